//! Translations that no longer say what their original says.

use super::{Check, Report};
use crate::finding::{Spot, Trail};
use crate::record::Entry;
use crate::site::Site;
use crate::trail;
use crate::yaml::Read;

rules! {
    /// Made from another text.
    STALE "translation/stale" Warning Check::Site(|site, report| each(site, report, true));
    /// Nobody knows from which text.
    NO_DIGEST "translation/no-digest" Notice Check::Site(|site, report| each(site, report, false));
}

/// What a translation is made from: every text of the original with its place, and nothing else; 16 hexadecimal digits.
/// `source:` of the translation keeps it, so that a change of the original shows, and a change of a fee does not.
#[must_use]
pub fn digest<T: Read>(entry: &Entry<T>) -> String {
    let mut hasher = blake3::Hasher::new();
    entry.facts.texts(&mut Trail::default(), &mut |trail, text| {
        // Reasons and remarks for editors are not translated.
        if !matches!(trail.0.first(), Some(crate::finding::Step::Key(key)) if matches!(&**key, "allow" | "checked" | "most_asked" | "life_events")) {
            hasher.update(trail.to_string().as_bytes());
            hasher.update(&[0]);
            hasher.update(text.as_bytes());
            hasher.update(&[0]);
        }
    });
    hasher.update(entry.body.original.trim().as_bytes());
    let mut digest = hasher.finalize().to_hex().to_string();
    digest.truncate(16);
    digest
}

fn each(site: &Site, report: &mut Report<'_>, stale: bool) {
    fn of<T: Read>(entry: &Entry<T>, report: &mut Report<'_>, stale: bool) {
        for translation in &entry.translations {
            let written = translation.source.as_deref().unwrap_or_default();
            if stale == written.is_empty() || (stale && digest(entry).starts_with(written)) {
                continue;
            }
            let (now, original) = (digest(entry), &entry.file);
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
