//! Places outside the catalog.

use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{ElsewhereView, PhoneLink, TextLink};
use crate::record::{Elsewhere, NamedPhone};

/// A place that the catalog has no office for. An embassy is called from abroad: a number that was written with the code of the
/// country is shown with it.
pub(crate) fn elsewhere(writer: &PageWriter<'_>, place: &Elsewhere) -> ElsewhereView {
    ElsewhereView {
        name: writer.phrase(&place.name),
        note: writer.maybe(place.note.as_ref()),
        phones: place.phones.iter().filter(|phone| phone.number.is_known()).map(|phone| called(writer, phone)).collect(),
        link: place.url.as_ref().map(|url| TextLink { href: url.to_string(), text: writer.own(url.host().unwrap_or(url.as_str())) }),
    }
}

fn called(writer: &PageWriter<'_>, phone: &NamedPhone) -> PhoneLink {
    let link = writer.phone(phone);
    if !phone.number.has_code() || phone.number.extension().is_some() {
        return link;
    }
    PhoneLink { text: phone.number.abroad(writer.phone_code()), ..link }
}
