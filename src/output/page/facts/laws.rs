//! Laws, as a page cites them.

use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{LawLink, LawRow, LocalText};
use crate::record;
use crate::record::Name;

/// A law as the entry cites it, with its address where it is registered.
pub(crate) fn law_link(writer: &PageWriter<'_>, citation: &str) -> LawLink {
    let law = writer.catalog().law(citation);
    LawLink { number: record::law_shown(citation).to_owned(), href: law.and_then(|law| law.url.as_ref()).map(ToString::to_string) }
}

pub(crate) fn law(writer: &PageWriter<'_>, number: &Name) -> LawRow {
    let link = law_link(writer, number);
    let Some(law) = writer.catalog().law(number) else { return LawRow { number: link.number, href: None, title: None, note: None } };
    // Who writes more than the number says the title, and often the day, in words of their own.
    let is_bare = link.number == record::number_in(&number.0);
    let mut parts: Vec<LocalText> = writer.maybe(law.title.as_ref().filter(|_| is_bare)).into_iter().collect();
    parts.extend(law.date.filter(|_| is_bare).map(|date| writer.own(writer.date(date))));
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(", ");
    let note = match (&law.repealed_by, law.amended_by.as_slice()) {
        (Some(by), _) => Some(writer.fill("say.repealed-by", &[("number", &by.0)])),
        (None, []) => None,
        (None, by) => {
            Some(writer.fill("say.amended-by", &[("numbers", &by.iter().map(|name| name.0.as_str()).collect::<Vec<_>>().join(", "))]))
        }
    };
    LawRow {
        number: link.number,
        href: link.href,
        title: (!text.is_empty()).then(|| LocalText { text, lang: parts[0].lang.clone() }),
        note: note.map(|note| writer.own(note)),
    }
}
