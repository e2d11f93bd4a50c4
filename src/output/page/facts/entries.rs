//! Lines and tiles of lists: procedures, fields, life events, notices; and the pages of a long list.

use super::say;
use crate::catalog::{FieldId, LifeEventId, NoticeId, ProcedureId};
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{FieldEntry, LetterLink, ListEntry, NavLink, NoticeEntry, Tile};
use crate::record::{Entry as Record, Notice};
use crate::site::{PER_PAGE, Subject};

impl PageWriter<'_> {
    /// One line of a list: a procedure with what it costs and how long it takes.
    pub(crate) fn procedure_entry(&self, id: ProcedureId) -> ListEntry {
        let procedure = self.catalog().procedure(id);
        let facts = &procedure.entry.facts;
        let mut notes = Vec::new();
        // What the title says of the level at its end, the quiet line says in a word.
        let mut title = self.phrase(&facts.title);
        let short = self.catalog().records.jurisdiction.national.without_level(&title.text).map(str::to_owned);
        if procedure.shares_title || short.is_some() {
            notes.extend(say::levels(self, &facts.levels));
        }
        if let Some(short) = short {
            title.text = short;
        }
        let short = self.in_short(id);
        notes.extend(short.fee.clone());
        notes.extend(short.time.clone());
        ListEntry {
            href: self.to(Subject::Procedure(id)),
            title,
            note: (!notes.is_empty()).then(|| self.own(notes.join(" · "))),
            status: Some(self.status(procedure.phase(self.catalog().today), facts)).filter(|status| status.kind != "active"),
        }
    }
}

/// Tiles on the home page.
pub(crate) const MAX_TILES: usize = 8;

/// Lines of what is asked most.
const MOST_ASKED: usize = 10;

/// A life event as one plain tile.
pub(crate) fn tile(writer: &PageWriter<'_>, id: LifeEventId) -> Tile {
    let facts = &writer.catalog().life_event(id).entry.facts;
    Tile { href: writer.to(Subject::LifeEvent(id)), title: writer.phrase(&facts.title), icon: writer.icon(facts.icon.as_ref()) }
}

/// A field with what it holds.
pub(crate) fn field_entry(writer: &PageWriter<'_>, id: FieldId) -> FieldEntry {
    let field = writer.catalog().field(id);
    FieldEntry {
        href: writer.to(Subject::Field(id, 0)),
        title: writer.phrase(&field.facts.name),
        summary: writer.maybe(field.facts.summary.as_ref()),
        icon: writer.icon(field.facts.icon.as_ref()),
        count: writer.count("procedures", field.procedures.len()),
    }
}

pub(crate) fn most_asked(writer: &PageWriter<'_>) -> Vec<ListEntry> {
    writer.catalog().front(writer.language).most_asked.iter().take(MOST_ASKED).map(|id| writer.procedure_entry(*id)).collect()
}

pub(crate) fn is_current(writer: &PageWriter<'_>, notice: &Record<Notice>) -> bool {
    notice.facts.until.is_none_or(|until| writer.catalog().today <= until)
}

/// One notice in a list.
pub(crate) fn notice_entry(writer: &PageWriter<'_>, id: NoticeId) -> NoticeEntry {
    let facts = &writer.catalog().notice(id).facts;
    NoticeEntry {
        href: writer.to(Subject::Notice(id)),
        title: writer.phrase(&facts.title),
        date: writer.date(facts.date),
        iso: facts.date.to_string(),
        until: facts.until.map(|until| writer.fill("say.until", &[("date", &writer.date(until))])),
        last: facts.until.map(|until| until.to_string()),
        summary: writer.maybe(facts.summary.as_ref()),
    }
}

pub(crate) fn site_name(writer: &PageWriter<'_>) -> String {
    writer.phrase(&writer.catalog().records.catalog.facts.title).text
}

/// The part of a list that stands on page `number`.
pub(crate) fn page_of(list: &[ProcedureId], number: u16) -> &[ProcedureId] {
    list.chunks(PER_PAGE).nth(usize::from(number)).unwrap_or_default()
}

pub(crate) fn numbered(writer: &PageWriter<'_>, title: &str, number: u16) -> String {
    if number == 0 { title.to_owned() } else { format!("{title} – {}", writer.fill("say.page", &[("n", &(number + 1))])) }
}

pub(crate) fn pages(writer: &PageWriter<'_>, length: usize, number: u16, subject: impl Fn(u16) -> Subject) -> Vec<NavLink> {
    pages_of(writer, length.div_ceil(PER_PAGE), number, subject)
}

/// The ways to so many pages.
pub(crate) fn pages_of(writer: &PageWriter<'_>, count: usize, number: u16, subject: impl Fn(u16) -> Subject) -> Vec<NavLink> {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    if count < 2 {
        return Vec::new();
    }
    (0..count).map(|page| NavLink { href: writer.to(subject(page)), text: (page + 1).to_string(), current: page == number }).collect()
}

pub(crate) fn letters(writer: &PageWriter<'_>, current: Option<char>) -> Vec<LetterLink> {
    let one = |(letter, list): &(char, Vec<ProcedureId>)| LetterLink {
        letter: letter.to_string(),
        href: writer.to(Subject::Letter(*letter, 0)),
        name: writer.labelled(letter, writer.count("procedures", list.len())),
        current: current == Some(*letter),
    };
    writer.site().letters.iter().map(one).collect()
}
