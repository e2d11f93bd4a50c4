//! Home, fields, life events, letters, notices and pages of text.

use super::desk::Desk;
use super::frame::{About, frame};
use super::say;
use super::session::{Of, sessions};
use super::view::{
    Entry, FieldEntry, FieldView, Group, HomeView, Html, Letter, LetterView, Link, MovedView, NavLink, NotFoundView, NoticeEntry,
    NoticeView, NoticesView, PageView, Phrase, SearchView, Tile,
};
use crate::catalog::{FieldId, LifeEventId, NoticeId, PageId, ProcedureId};
use crate::markdown;
use crate::record::{Entry as Record, Notice};
use crate::site::{Address, PER_PAGE, Subject};

/// Tiles on the home page.
pub(super) const TILES: usize = 8;
/// Lines of what is asked most.
const MOST_ASKED: usize = 10;

/// The home page.
pub(super) fn home(desk: &Desk<'_>) -> HomeView {
    let catalog = desk.catalog();
    let facts = &catalog.records.catalog.facts;
    let count = desk.count("procedures", catalog.procedures().len());
    let description = match &facts.summary {
        Some(summary) => desk.phrase(summary).text,
        None => desk.fill("say.home-description", &[("count", &count)]),
    };
    let title = desk.phrase(&facts.title).text;
    let about = About { subject: Subject::Home, title, description, crumbs: Vec::new() };
    HomeView {
        page: frame(desk, about),
        examples: examples(desk),
        life_events: catalog.front(desk.language).life_events.iter().take(TILES).map(|id| tile(desk, *id)).collect(),
        fields: catalog.fields().filter(|(_, field)| !field.procedures.is_empty()).map(|(id, _)| field_entry(desk, id)).collect(),
        most_asked: most_asked(desk),
        notices: catalog.notices().filter(|(_, notice)| is_current(desk, notice)).take(3).map(|(id, _)| notice_entry(desk, id)).collect(),
        notices_href: desk.to(Subject::Notices),
        sessions: sessions(desk, Of::All).into_iter().take(3).collect(),
        all_sessions: (catalog.sessions().len() > 0).then(|| desk.to(Subject::Sessions)),
        offices: desk.to(Subject::Offices),
        count: desk.fill("say.count-and-date", &[("count", &count), ("date", &desk.date(catalog.today))]),
    }
}

/// What people type, from the other names of what is asked most.
fn examples(desk: &Desk<'_>) -> Vec<Link> {
    let catalog = desk.catalog();
    let search = desk.to(Subject::Search);
    let words = catalog
        .front(desk.language)
        .most_asked
        .iter()
        .filter_map(|id| desk.phrases(&catalog.procedure(*id).entry.facts.aliases).into_iter().next());
    words.take(4).map(|word| Link { href: format!("{search}?q={}", super::frame::encode(&word.text, b"-_.~")), text: word }).collect()
}

/// A life event as one plain tile.
pub(super) fn tile(desk: &Desk<'_>, id: LifeEventId) -> Tile {
    let facts = &desk.catalog().life_event(id).entry.facts;
    Tile { href: desk.to(Subject::LifeEvent(id)), title: desk.phrase(&facts.title), icon: desk.icon(facts.icon.as_ref()) }
}

/// A field with what it holds.
pub(super) fn field_entry(desk: &Desk<'_>, id: FieldId) -> FieldEntry {
    let field = desk.catalog().field(id);
    FieldEntry {
        href: desk.to(Subject::Field(id, 0)),
        title: desk.phrase(&field.facts.name),
        summary: desk.maybe(field.facts.summary.as_ref()),
        icon: desk.icon(field.facts.icon.as_ref()),
        count: desk.count("procedures", field.procedures.len()),
    }
}

pub(super) fn most_asked(desk: &Desk<'_>) -> Vec<Entry> {
    desk.catalog().front(desk.language).most_asked.iter().take(MOST_ASKED).map(|id| desk.procedure_entry(*id)).collect()
}

/// All fields.
pub(super) fn fields(desk: &Desk<'_>) -> FieldView {
    let title = desk.word("say.nav.fields").to_owned();
    let catalog = desk.catalog();
    let about = About {
        subject: Subject::Fields,
        description: desk.fill("say.fields-description", &[("site", &site_name(desk))]),
        title: title.clone(),
        crumbs: Vec::new(),
    };
    let entries = catalog
        .fields()
        .map(|(id, field)| Entry {
            href: desk.to(Subject::Field(id, 0)),
            title: desk.phrase(&field.facts.name),
            note: Some(desk.own(desk.count("procedures", field.procedures.len()))),
            status: None,
        })
        .collect();
    FieldView {
        page: frame(desk, about),
        title: desk.own(title),
        drawing: "document".to_owned(),
        summary: None,
        count: desk.count("fields", catalog.fields().len()),
        groups: vec![Group { id: "tat-ca".to_owned(), title: None, entries }],
        pages: Vec::new(),
    }
}

fn site_name(desk: &Desk<'_>) -> String {
    desk.phrase(&desk.catalog().records.catalog.facts.title).text
}

/// One page of a field.
pub(super) fn field(desk: &Desk<'_>, id: FieldId, number: u16) -> FieldView {
    let catalog = desk.catalog();
    let field = catalog.field(id);
    let title = desk.phrase(&field.facts.name);
    let count = desk.count("procedures", field.procedures.len());
    let list = page_of(&field.procedures, number);
    let crumbs = vec![desk.link(Subject::Fields, desk.own(desk.word("say.nav.fields")))];
    let summary = desk.maybe(field.facts.summary.as_ref());
    let description = desk.fill(
        "say.field-description",
        &[("field", &title.text), ("count", &count), ("summary", &summary.as_ref().map_or("", |text| &text.text))],
    );
    let about = About {
        subject: Subject::Field(id, number),
        title: numbered(desk, &desk.fill("say.field-title", &[("field", &title.text)]), number),
        description: numbered(desk, &description, number),
        crumbs,
    };
    FieldView {
        page: frame(desk, about),
        drawing: desk.icon(field.facts.icon.as_ref()),
        summary,
        count,
        groups: vec![Group { id: "thu-tuc".to_owned(), title: None, entries: list.iter().map(|id| desk.procedure_entry(*id)).collect() }],
        pages: pages(desk, field.procedures.len(), number, |page| Subject::Field(id, page)),
        title,
    }
}

/// The part of a list that stands on page `number`.
fn page_of(list: &[ProcedureId], number: u16) -> &[ProcedureId] {
    list.chunks(PER_PAGE).nth(usize::from(number)).unwrap_or_default()
}

fn numbered(desk: &Desk<'_>, title: &str, number: u16) -> String {
    if number == 0 { title.to_owned() } else { format!("{title} – {}", desk.fill("say.page", &[("n", &(number + 1))])) }
}

fn pages(desk: &Desk<'_>, length: usize, number: u16, subject: impl Fn(u16) -> Subject) -> Vec<NavLink> {
    let count = u16::try_from(length.div_ceil(PER_PAGE)).unwrap_or(u16::MAX);
    if count < 2 {
        return Vec::new();
    }
    (0..count).map(|page| NavLink { href: desk.to(subject(page)), text: (page + 1).to_string(), current: page == number }).collect()
}

/// All life events.
pub(super) fn life_events(desk: &Desk<'_>) -> FieldView {
    let catalog = desk.catalog();
    let title = desk.word("say.nav.life-events").to_owned();
    let about = About {
        subject: Subject::LifeEvents,
        description: desk.fill("say.life-events-description", &[("site", &site_name(desk))]),
        title: title.clone(),
        crumbs: Vec::new(),
    };
    let entries = catalog
        .life_events()
        .map(|(id, event)| Entry {
            href: desk.to(Subject::LifeEvent(id)),
            title: desk.phrase(&event.entry.facts.title),
            note: desk.maybe(event.entry.facts.summary.as_ref()),
            status: None,
        })
        .collect();
    FieldView {
        page: frame(desk, about),
        title: desk.own(title),
        drawing: "people".to_owned(),
        summary: None,
        count: desk.count("life-events", catalog.life_events().len()),
        groups: vec![Group { id: "tat-ca".to_owned(), title: None, entries }],
        pages: Vec::new(),
    }
}

/// The search page.
pub(super) fn search(desk: &Desk<'_>) -> SearchView {
    let catalog = desk.catalog();
    let count = desk.count("procedures", catalog.procedures().len());
    let title = desk.word("say.search-title").to_owned();
    let about = About {
        subject: Subject::Search,
        description: desk.fill("say.search-description", &[("count", &count), ("site", &site_name(desk))]),
        title,
        crumbs: Vec::new(),
    };
    let mut page = frame(desk, about);
    // Before the script of all pages, which may begin to search at once.
    page.scripts.splice(0..0, desk.press.theme.spoken("results", desk.tag).map(|script| desk.to_address(&script.address)));
    SearchView {
        page,
        letters: letters(desk, None),
        count,
        most_asked: most_asked(desk),
        fields: catalog.fields().filter(|(_, field)| !field.procedures.is_empty()).map(|(id, _)| field_entry(desk, id)).collect(),
        offices: desk.to(Subject::Offices),
    }
}

fn letters(desk: &Desk<'_>, current: Option<char>) -> Vec<Letter> {
    let one = |(letter, list): &(char, Vec<ProcedureId>)| Letter {
        letter: letter.to_string(),
        href: Some(desk.to(Subject::Letter(*letter, 0))),
        name: format!("{letter}: {}", desk.count("procedures", list.len())),
        current: current == Some(*letter),
    };
    desk.site().letters.iter().map(one).collect()
}

/// The procedures under a letter.
pub(super) fn letter(desk: &Desk<'_>, letter: char, number: u16) -> LetterView {
    let list = desk.site().letters.iter().find(|(other, _)| *other == letter).map_or(&[][..], |(_, list)| list);
    let count = desk.count("procedures", list.len());
    let title = desk.fill("say.letter-title", &[("letter", &letter)]);
    let description = desk.fill("say.letter-description", &[("letter", &letter), ("count", &count), ("site", &site_name(desk))]);
    let crumbs = vec![desk.link(Subject::Search, desk.own(desk.word("say.search-title")))];
    let about = About {
        subject: Subject::Letter(letter, number),
        title: numbered(desk, &title, number),
        description: numbered(desk, &description, number),
        crumbs,
    };
    LetterView {
        page: frame(desk, about),
        title,
        count,
        letters: letters(desk, Some(letter)),
        entries: page_of(list, number).iter().map(|id| desk.procedure_entry(*id)).collect(),
        pages: pages(desk, list.len(), number, |page| Subject::Letter(letter, page)),
    }
}

fn is_current(desk: &Desk<'_>, notice: &Record<Notice>) -> bool {
    notice.facts.until.is_none_or(|until| desk.catalog().today <= until)
}

/// One notice in a list.
fn notice_entry(desk: &Desk<'_>, id: NoticeId) -> NoticeEntry {
    let facts = &desk.catalog().notice(id).facts;
    NoticeEntry {
        href: desk.to(Subject::Notice(id)),
        title: desk.phrase(&facts.title),
        date: desk.date(facts.date),
        iso: facts.date.to_string(),
        until: facts.until.map(|until| desk.fill("say.until", &[("date", &desk.date(until))])),
        last: facts.until.map(|until| until.to_string()),
        summary: desk.maybe(facts.summary.as_ref()),
    }
}

/// All notices.
pub(super) fn notices(desk: &Desk<'_>) -> NoticesView {
    let catalog = desk.catalog();
    let about = About {
        subject: Subject::Notices,
        description: desk.fill("say.notices-description", &[("site", &site_name(desk))]),
        title: desk.word("say.nav.notices").to_owned(),
        crumbs: Vec::new(),
    };
    let list = |current: bool| {
        let all = catalog.notices().filter(|(_, notice)| is_current(desk, notice) == current);
        all.map(|(id, _)| notice_entry(desk, id)).collect()
    };
    NoticesView {
        page: frame(desk, about),
        current: list(true),
        past: list(false),
        sessions: sessions(desk, Of::All).into_iter().take(3).collect(),
        all_sessions: (catalog.sessions().len() > 0).then(|| desk.to(Subject::Sessions)),
    }
}

/// A notice.
pub(super) fn notice(desk: &Desk<'_>, id: NoticeId) -> NoticeView {
    let entry = desk.catalog().notice(id);
    let view = notice_entry(desk, id);
    let title = &view.title.text;
    let description = view.summary.as_ref().map_or_else(|| format!("{title} ({})", view.date), |summary| summary.text.clone());
    let crumbs = vec![desk.link(Subject::Notices, desk.own(desk.word("say.nav.notices")))];
    let about = About { subject: Subject::Notice(id), title: title.clone(), description, crumbs };
    NoticeView {
        page: frame(desk, about),
        ended: entry.facts.until.filter(|_| !is_current(desk, entry)).map(|until| desk.fill("say.ended", &[("date", &desk.date(until))])),
        body: desk.html(&entry.body, 2).unwrap_or_else(|| Html::trusted("")),
        procedures: Vec::new(),
        notice: view,
    }
}

/// A page of text.
pub(super) fn text_page(desk: &Desk<'_>, id: PageId) -> PageView {
    let entry = desk.catalog().page(id);
    let title = desk.phrase(&entry.facts.title);
    let description = match &entry.facts.summary {
        Some(summary) => desk.phrase(summary).text,
        None => format!("{}: {}", title.text, super::frame::shorten(&markdown::plain(&entry.body.original), 120)),
    };
    let about = About { subject: Subject::Page(id), title: title.text.clone(), description, crumbs: Vec::new() };
    PageView {
        page: frame(desk, about),
        body: desk.html(&entry.body, 2).unwrap_or_else(|| Html::trusted("")),
        headings: Vec::new(),
        checked: None,
        title,
    }
}

/// The page for addresses that lead nowhere.
pub(super) fn not_found(desk: &Desk<'_>) -> NotFoundView {
    let title = desk.word("say.not-found").to_owned();
    let about = About { subject: Subject::NotFound, description: title.clone(), title, crumbs: Vec::new() };
    NotFoundView { page: frame(desk, about), most_asked: most_asked(desk) }
}

/// A former address.
pub(super) fn moved(desk: &Desk<'_>, to: &Address, subject: Subject) -> MovedView {
    let title = subject_title(desk, subject);
    let about = About {
        subject,
        title: desk.fill("say.moved", &[("title", &title.text), ("from", &desk.here.short())]),
        description: desk.fill("say.moved-description", &[("title", &title.text)]),
        crumbs: Vec::new(),
    };
    let mut page = frame(desk, about);
    page.canonical = desk.site().absolute(to);
    page.indexed = false;
    page.alternates = Vec::new();
    MovedView { page, target: Link { href: desk.to_address(to), text: title } }
}

fn subject_title(desk: &Desk<'_>, subject: Subject) -> Phrase {
    let catalog = desk.catalog();
    match subject {
        Subject::Procedure(id) => desk.phrase(&catalog.procedure(id).entry.facts.title),
        Subject::Office(id) => desk.phrase(&catalog.office(id).entry.facts.name),
        Subject::LifeEvent(id) => desk.phrase(&catalog.life_event(id).entry.facts.title),
        Subject::Notice(id) => desk.phrase(&catalog.notice(id).facts.title),
        Subject::Page(id) => desk.phrase(&catalog.page(id).facts.title),
        _ => desk.own(say::sentence(&site_name(desk))),
    }
}

impl Desk<'_> {
    /// A drawing of the theme; the plainest where none is named or the theme has none of that name.
    pub(super) fn icon(&self, name: Option<&crate::record::Name>) -> String {
        let wanted = name.map_or("document", |name| &name.0);
        let file = format!("assets/icon/{wanted}.svg");
        if self.press.theme.assets.iter().any(|asset| asset.address.as_str() == file) { wanted.to_owned() } else { "document".to_owned() }
    }
}
