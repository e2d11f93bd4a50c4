//! Translations that no longer say what their original says.

use super::{Check, Report};
use crate::finding::Spot;
use crate::record::{Entry, Facts, Shape};
use crate::site::Site;
use crate::trail;

rules! {
    /// Made from another text.
    STALE "translation/stale" Warning since "0.1.0" Check::Site(|site, report| each(site, report, true));
    /// Nobody knows from which text.
    NO_DIGEST "translation/no-digest" Notice since "0.1.0" Check::Site(|site, report| each(site, report, false));
}

fn each(site: &Site, report: &mut Report<'_>, stale: bool) {
    // Lists that many entries share have no place of their own for a digest.
    let entries = site.catalog.entries().filter(|(kind, _)| kind.is_translated() && kind.shape() != Shape::List);
    for (_, entry) in entries {
        each_of(entry, report, stale);
    }
}

fn each_of(entry: &Entry<dyn Facts>, report: &mut Report<'_>, stale: bool) {
    for translation in &entry.translations {
        let is_unknown = translation.source.is_none() || translation.is_unknown;
        if (stale && !translation.is_stale) || (!stale && !is_unknown) {
            continue;
        }
        let (now, original) = (&translation.digest, &entry.file);
        let value = Spot::Value(trail!["source"]);
        let (spot, message) = if translation.is_unknown {
            let message = words!(
                "«{original}» đã sửa từ khi dịch, nhưng mã viết theo cách cũ nên không biết có đổi chữ không",
                "`{original}` was edited since, and this digest of the old kind does not tell whether its texts changed"
            );
            (value, message)
        } else if stale {
            (value, words!("bản gốc «{original}» đã đổi chữ từ khi dịch", "the original `{original}` has changed since it was translated"))
        } else {
            (
                Spot::File,
                words!("không ghi dịch từ bản nào của «{original}»", "it does not say from which text of `{original}` it was made"),
            )
        };
        let remedy = words!(
            "đối chiếu với bản gốc, sửa chỗ đã đổi, rồi viết `source: \"{now}\"`",
            "compare it with the original, fix what changed, then write `source: \"{now}\"`"
        );
        report.at(&translation.file, spot, message, remedy);
    }
}
