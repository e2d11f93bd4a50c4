//! What is printed and posted in an office: boards (niêm yết), posters with QR codes, and the list of both.

use super::super::{qr, sheets};
use super::desk::Desk;
use super::frame::{About, frame};
use super::office::card;
use super::procedure::form_title;
use super::say;
use super::share::in_words;
use super::view::{BoardGroup, BoardRow, BoardView, Drawn, Entry, Html, Link, OfficeCard, Phrase, Poster, PostersView, PrintsView, Sheet};
use crate::catalog::{FieldId, OfficeId, ProcedureId};
use crate::site::{PER_PAGE, Subject};

/// More rows than a wall holds; beyond them the sheets of each field are printed instead.
const ROWS: usize = 150;

/// All that can be printed.
pub(super) fn prints(desk: &Desk<'_>) -> PrintsView {
    let catalog = desk.catalog();
    let entry = |subject, title: Phrase, note: Option<String>| Entry {
        href: desk.to(subject),
        title,
        note: note.map(|note| desk.own(note)),
        status: None,
    };
    let title = desk.word("say.prints").to_owned();
    let about = About { subject: Subject::Prints, description: desk.word("say.prints-description").to_owned(), title, crumbs: Vec::new() };
    PrintsView {
        page: frame(desk, about),
        boards: catalog.offices().map(|(id, office)| entry(Subject::Board(id), desk.phrase(&office.entry.facts.name), None)).collect(),
        posters: catalog
            .fields()
            .filter(|(_, field)| !field.procedures.is_empty())
            .map(|(id, field)| {
                let count = desk.count("procedures", field.procedures.len());
                entry(Subject::Posters(id, 0), desk.phrase(&field.facts.name), Some(count))
            })
            .collect(),
        hall: [(Subject::Kiosk, "say.kiosk"), (Subject::Screen, "say.screen")]
            .into_iter()
            .map(|(subject, key)| desk.link(subject, desk.own(desk.word(key))))
            .collect(),
    }
}

/// The board of an office: its procedures by field, with their forms.
pub(super) fn board(desk: &Desk<'_>, id: OfficeId) -> BoardView {
    let catalog = desk.catalog();
    let OfficeCard { name, address, hours, phones, .. } = card(desk, id, None);
    let facts = &catalog.office(id).entry.facts;
    let taken = catalog.taken_by(id).iter().copied();
    let of = |field| taken.clone().filter(|id| catalog.procedure(*id).field == Some(field)).collect::<Vec<_>>();
    let lists: Vec<(FieldId, Vec<ProcedureId>)> =
        catalog.fields().map(|(field, _)| (field, of(field))).filter(|(_, list)| !list.is_empty()).collect();
    let fits = lists.iter().map(|(_, list)| list.len()).sum::<usize>() <= ROWS;
    let title = desk.fill("say.board", &[("office", &name.text)]);
    let description = desk.fill("say.board-description", &[("office", &name.text)]);
    let back = desk.link(Subject::Office(id), name.clone());
    BoardView {
        page: frame(desk, About { subject: Subject::Board(id), title, description, crumbs: Vec::new() }),
        sheet: sheet(desk, Subject::Board(id), back),
        address: facts.address.is_some().then_some(address),
        groups: if fits { lists.iter().map(|(field, list)| group(desk, *field, list)).collect() } else { Vec::new() },
        more: if fits {
            Vec::new()
        } else {
            let link = |field| {
                let Link { href, text } = desk.link(Subject::Posters(field, 0), desk.phrase(&catalog.field(field).facts.name));
                Link { href: format!("{href}#niem-yet"), text }
            };
            lists.iter().map(|(field, _)| link(*field)).collect()
        },
        rating: rating(desk, id, &name),
        name,
        hours,
        phones,
    }
}

/// The posters of one page of a field, and its list.
pub(super) fn posters(desk: &Desk<'_>, id: FieldId, number: u16) -> PostersView {
    let catalog = desk.catalog();
    let field = catalog.field(id);
    let name = desk.phrase(&field.facts.name);
    let list: Vec<ProcedureId> = field.procedures.iter().copied().skip(usize::from(number) * PER_PAGE).take(PER_PAGE).collect();
    let subject = Subject::Posters(id, number);
    let title = desk.fill("say.posters", &[("field", &name.text)]);
    let description = desk.fill("say.posters-description", &[("field", &name.text)]);
    let address = desk.site().absolute(&desk.site().address(Subject::Field(id, 0), 0));
    let of_field = Poster {
        id: "linh-vuc".to_owned(),
        over: desk.word("say.poster-field").to_owned(),
        title: name.clone(),
        qr: address.as_deref().map(drawn),
        picture: None,
        short: address.as_deref().map(in_words).unwrap_or_default(),
        lines: vec![desk.own(desk.count("procedures", field.procedures.len()))],
    };
    PostersView {
        page: frame(desk, About { subject, title, description, crumbs: Vec::new() }),
        sheet: sheet(desk, subject, desk.link(Subject::Field(id, number), name)),
        group: group(desk, id, &list),
        posters: std::iter::once(of_field).chain(list.iter().map(|id| poster(desk, *id))).collect(),
    }
}

fn poster(desk: &Desk<'_>, id: ProcedureId) -> Poster {
    let procedure = desk.catalog().procedure(id);
    let facts = &procedure.entry.facts;
    let sign = desk.site().sign(id);
    let short = desk.in_short(id);
    let labelled = |key: &str, value: Option<&str>| value.map(|value| desk.own(format!("{}: {value}", desk.word(key))));
    Poster {
        id: procedure.entry.stem.to_string(),
        over: facts.code.as_ref().map_or_else(String::new, |code| desk.fill("say.poster-code", &[("code", &code.as_str())])),
        title: desk.phrase(&facts.title),
        qr: None,
        picture: sign.is_some().then(|| desk.to_address(&desk.site().qr(id))),
        short: sign.as_deref().map(in_words).unwrap_or_default(),
        lines: labelled("say.fee", short.fee.as_deref()).into_iter().chain(labelled("say.time", short.time.as_deref())).collect(),
    }
}

/// Where one rates the service: the office's own address, or where the catalog wants to hear.
fn rating(desk: &Desk<'_>, id: OfficeId, name: &Phrase) -> Option<Poster> {
    let facts = &desk.catalog().office(id).entry.facts;
    let url = facts.feedback_url.as_ref().or(desk.catalog().records.catalog.facts.feedback.url.as_ref())?.to_string();
    Some(Poster {
        id: "danh-gia".to_owned(),
        over: desk.word("say.poster-rate").to_owned(),
        title: name.clone(),
        qr: Some(drawn(&url)),
        picture: None,
        short: in_words(&url),
        lines: vec![desk.own(desk.word("say.poster-rate-lead"))],
    })
}

/// A QR code as part of a page.
pub(super) fn drawn(text: &str) -> Html {
    Html::trusted(&qr::draw(text))
}

fn group(desk: &Desk<'_>, field: FieldId, list: &[ProcedureId]) -> BoardGroup {
    BoardGroup {
        title: desk.phrase(&desk.catalog().field(field).facts.name),
        rows: list.iter().map(|id| desk.press.shelf.row(desk, *id, || drawn_row(desk, *id))).collect(),
    }
}

fn drawn_row(desk: &Desk<'_>, id: ProcedureId) -> Drawn<BoardRow> {
    let row = row(desk, id);
    let html = desk.draw("board_row", "r", &row);
    Drawn::new(row, html)
}

fn row(desk: &Desk<'_>, id: ProcedureId) -> BoardRow {
    let catalog = desk.catalog();
    let facts = &catalog.procedure(id).entry.facts;
    let mut forms: Vec<Phrase> = Vec::new();
    for name in
        facts.documents.iter().flat_map(|document| std::iter::once(document).chain(&document.one_of)).filter_map(|d| d.form.as_ref())
    {
        let Some(form) = catalog.form(name) else { continue };
        let title = form_title(desk, form, desk.phrase(&form.title));
        if !forms.iter().any(|known| known.text == title.text) {
            forms.push(title);
        }
    }
    let unknown = || desk.word("say.unknown").to_owned();
    let short = desk.in_short(id);
    BoardRow {
        title: desk.phrase(&facts.title),
        href: desk.to(Subject::Procedure(id)),
        code: facts.code.as_ref().map(|code| code.as_str().to_owned()),
        // The column is narrow: a tied text would break within a word.
        time: short.time.as_ref().map_or_else(unknown, |time| time.replace(say::TIE, " ")),
        fee: short.fee.clone().unwrap_or_else(unknown),
        forms,
    }
}

fn sheet(desk: &Desk<'_>, subject: Subject, back: Link) -> Sheet {
    let catalog = desk.catalog();
    let facts = &catalog.records.catalog.facts;
    let feedback = &facts.feedback;
    let ways = [
        feedback.url.as_ref().map(|url| in_words(&url.to_string())),
        feedback.email.as_ref().map(|mail| mail.0.clone()),
        feedback.phone.as_ref().map(crate::record::Phone::display),
    ];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    Sheet {
        publisher: facts.publisher.as_ref().map(|text| desk.phrase(text).text).unwrap_or_default(),
        feedback: (!ways.is_empty()).then(|| ways.join(" · ")),
        version: sheet_version(desk, subject),
        css: desk.style("paper"),
        back,
    }
}

/// «22/11/2026 · a1b2c3»: the day of the build, and what changes with the content alone.
pub(super) fn sheet_version(desk: &Desk<'_>, subject: Subject) -> String {
    format!("{} · {}", say::date(desk, desk.catalog().today), sheets::version(desk.catalog(), subject)).replace(' ', say::TIE)
}
