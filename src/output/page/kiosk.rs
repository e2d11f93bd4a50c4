//! The start of a kiosk in the hall of an office. It runs from a folder, without a network.

use super::facts::entries::{most_asked, tile};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::KioskView;
use crate::site::Subject;
use crate::theme::Asset;

/// The start of a kiosk.
pub(super) fn kiosk(writer: &PageWriter<'_>) -> KioskView {
    let about = Head {
        subject: Subject::Kiosk,
        title: writer.word("say.kiosk").to_owned(),
        description: writer.word("say.kiosk-description").to_owned(),
        crumbs: Vec::new(),
    };
    KioskView {
        page: frame(writer, about),
        css: writer.style("kiosk"),
        mark: mark(writer),
        life_events: writer.catalog().life_events().map(|(id, _)| tile(writer, id)).collect(),
        most_asked: most_asked(writer),
        offices: writer.to(Subject::Offices),
    }
}

/// The hashes in the names of the kiosk's script and style sheet: `?kiosk=` with them keeps a page in kiosk mode.
fn mark(writer: &PageWriter<'_>) -> String {
    let theme = &writer.press.theme;
    let hash = |asset: Option<&Asset>| asset.and_then(|asset| asset.address.as_str().rsplit('.').nth(1)).unwrap_or_default().to_owned();
    format!("{}-{}", hash(theme.scripts.get("kiosk")), hash(theme.styles.get("kiosk")))
}
