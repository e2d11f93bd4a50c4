//! A site that loses more than half of its procedures at one build: most likely a folder was moved or misnamed.

use crate::finding::{Finding, Spot};
use crate::site::{Site, is_of_procedure};

/// The finding for a site that would lose more than half of the procedures on these paths of the one before.
pub(super) fn loss<'a>(before: impl Iterator<Item = &'a str>, site: &Site) -> Option<Finding> {
    let folder = &site.words().procedures;
    let before = before.filter(|path| is_of_procedure(path, folder)).count();
    let now = site.routes.iter().filter(|route| is_of_procedure(route.address.as_str(), folder)).count();
    (now * 2 < before).then(|| {
        Finding::new(
            "source/shrunk",
            &"catalog.yaml".into(),
            Spot::File,
            words!(
                "trang đang có {before} thủ tục, bản này chỉ còn {now}: hơn một nửa sẽ biến mất",
                "the site has {before} procedures, this edition only {now}: more than half would vanish"
            ),
            words!(
                "xem thư mục `procedures` có bị đổi tên hay dời đi không; nếu đúng là muốn bỏ, chạy lại với `--allow-shrink`",
                "see whether the folder `procedures` was renamed or moved; if they are meant to go, run again with `--allow-shrink`"
            ),
        )
    })
}
