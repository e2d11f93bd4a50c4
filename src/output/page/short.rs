//! The page that leads from a short address to the procedure.

use super::frame::text::shorten;
use super::frame::writer::PageWriter;
use super::view::{ShortView, TextLink};
use crate::catalog::ProcedureId;
use crate::site::Subject;

/// The page at a short address.
pub(super) fn short(writer: &PageWriter<'_>, id: ProcedureId) -> ShortView {
    let address = writer.site().address(Subject::Procedure(id), 0);
    let title = writer.phrase(&writer.catalog().procedure(id).entry.facts.title);
    ShortView {
        lang: writer.tag.to_owned(),
        title: shorten(&title.text, 110),
        description: shorten(&writer.fill("say.short-description", &[("title", &title.text)]), 160),
        canonical: writer.site().absolute(&address),
        css: writer.to_address(&writer.press.theme.style.address),
        script: writer.press.theme.scripts.get("short").map(|script| writer.to_address(&script.address)),
        target: TextLink { href: writer.to_address(&address), text: title },
    }
}
