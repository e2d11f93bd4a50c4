//! The procedures under a letter.

use super::facts::entries::{letters, numbered, page_of, pages, site_name};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::LetterView;
use crate::site::Subject;

/// The procedures under a letter.
pub(super) fn letter(writer: &PageWriter<'_>, letter: char, number: u16) -> LetterView {
    let list = writer.site().letters.iter().find(|(other, _)| *other == letter).map_or(&[][..], |(_, list)| list);
    let count = writer.count("procedures", list.len());
    let title = writer.fill("say.letter-title", &[("letter", &letter)]);
    let description = writer.fill("say.letter-description", &[("letter", &letter), ("count", &count), ("site", &site_name(writer))]);
    let crumbs = vec![writer.link(Subject::Search, writer.own(writer.word("say.search-title")))];
    let about = Head {
        subject: Subject::Letter(letter, number),
        title: numbered(writer, &title, number),
        description: numbered(writer, &description, number),
        crumbs,
    };
    LetterView {
        page: frame(writer, about),
        title,
        count,
        letters: letters(writer, Some(letter)),
        entries: page_of(list, number).iter().map(|id| writer.procedure_entry(*id)).collect(),
        pages: pages(writer, list.len(), number, |page| Subject::Letter(letter, page)),
    }
}
