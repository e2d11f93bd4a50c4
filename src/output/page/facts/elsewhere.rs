//! Places outside the catalog.

use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{ElsewhereView, TextLink};
use crate::record::Elsewhere;

/// A place that the catalog has no office for.
pub(crate) fn elsewhere(writer: &PageWriter<'_>, place: &Elsewhere) -> ElsewhereView {
    ElsewhereView {
        name: writer.phrase(&place.name),
        note: writer.maybe(place.note.as_ref()),
        phones: writer.phones(&place.phones),
        link: place.url.as_ref().map(|url| TextLink { href: url.to_string(), text: writer.own(url.host().unwrap_or(url.as_str())) }),
    }
}
