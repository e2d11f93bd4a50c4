//! Translations that no longer say what their original says.

use super::{Check, Report};
use crate::finding::Spot;
use crate::record::{Entry, Facts, Shape};
use crate::site::Site;
use crate::trail;

rules! {
    /// Made from another text.
    STALE "translation/stale" Warning Check::Site(|site, report| each(site, report, true));
    /// Nobody knows from which text.
    NO_DIGEST "translation/no-digest" Notice Check::Site(|site, report| each(site, report, false));
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
        if stale == translation.source.is_none() || (stale && !translation.is_stale) {
            continue;
        }
        let (now, original) = (&translation.digest, &entry.file);
        let (spot, message) = if stale {
            let spot = Spot::Value(trail!["source"]);
            (spot, words!("bản gốc «{original}» đã đổi chữ từ khi dịch", "the original `{original}` has changed since it was translated"))
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
