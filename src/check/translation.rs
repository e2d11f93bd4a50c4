//! Translations that no longer say what their original says.

use super::{Check, Report};
use crate::finding::Spot;
use crate::record::Entry;
use crate::site::Site;
use crate::trail;

rules! {
    /// Made from another text.
    STALE "translation/stale" Warning Check::Site(|site, report| each(site, report, true));
    /// Nobody knows from which text.
    NO_DIGEST "translation/no-digest" Notice Check::Site(|site, report| each(site, report, false));
}

fn each(site: &Site, report: &mut Report<'_>, stale: bool) {
    fn of<T>(entry: &Entry<T>, report: &mut Report<'_>, stale: bool) {
        for translation in &entry.translations {
            if stale == translation.source.is_none() || (stale && !translation.is_stale) {
                continue;
            }
            let (now, original) = (&translation.digest, &entry.file);
            let (spot, message) = if stale {
                let spot = Spot::Value(trail!["source"]);
                (
                    spot,
                    words!("bản gốc «{original}» đã đổi chữ từ khi dịch", "the original `{original}` has changed since it was translated"),
                )
            } else {
                (
                    Spot::File,
                    words!("không ghi dịch từ bản nào của «{original}»", "it does not say from which text of `{original}` it was made"),
                )
            };
            let remedy = words!(
                "đối chiếu với bản gốc, sửa chỗ đã đổi, rồi viết `source: \"{now}\"`",
                "compare it with the original, mend what changed, then write `source: \"{now}\"`"
            );
            report.at(&translation.file, spot, message, remedy);
        }
    }
    let catalog = &site.catalog;
    let records = &catalog.records;
    for (_, procedure) in catalog.procedures() {
        of(&procedure.entry, report, stale);
    }
    for (_, office) in catalog.offices() {
        of(&office.entry, report, stale);
    }
    for (_, event) in catalog.life_events() {
        of(&event.entry, report, stale);
    }
    for (_, entry) in catalog.notices() {
        of(entry, report, stale);
    }
    for (_, entry) in catalog.pages() {
        of(entry, report, stale);
    }
    for (_, session) in catalog.sessions() {
        of(&session.entry, report, stale);
    }
    // Lists that many entries share have no place of their own for a digest.
    of(&records.catalog, report, stale);
}
