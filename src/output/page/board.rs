//! The posting board (niêm yết) of an office: its procedures by field, with their forms.

use super::facts::card::card;
use super::facts::share::drawn;
use super::facts::sheet::{group, sheet};
use super::frame::text::in_words;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{BoardView, LocalText, OfficeCard, Poster, TextLink};
use crate::catalog::{FieldId, OfficeId, ProcedureId};
use crate::site::Subject;

/// More rows than a wall holds; beyond them the sheets of each field are printed instead.
const ROWS: usize = 150;

/// The board of an office: its procedures by field, with their forms.
pub(super) fn board(writer: &PageWriter<'_>, id: OfficeId) -> BoardView {
    let catalog = writer.catalog();
    let OfficeCard { name, address, hours, phones, .. } = card(writer, id, None);
    let facts = &catalog.office(id).entry.facts;
    let taken = catalog.taken_by(id).iter().copied();
    let of = |field| taken.clone().filter(|id| catalog.procedure(*id).field == Some(field)).collect::<Vec<_>>();
    let lists: Vec<(FieldId, Vec<ProcedureId>)> =
        catalog.fields().map(|(field, _)| (field, of(field))).filter(|(_, list)| !list.is_empty()).collect();
    let fits = lists.iter().map(|(_, list)| list.len()).sum::<usize>() <= ROWS;
    let title = writer.fill("say.board", &[("office", &name.text)]);
    let description = writer.fill("say.board-description", &[("office", &name.text)]);
    let back = writer.link(Subject::Office(id), name.clone());
    BoardView {
        page: frame(writer, Head { subject: Subject::Board(id), title, description, crumbs: Vec::new() }),
        sheet: sheet(writer, Subject::Board(id), back),
        address: facts.address.is_some().then_some(address),
        groups: if fits { lists.iter().map(|(field, list)| group(writer, *field, list)).collect() } else { Vec::new() },
        more: if fits {
            Vec::new()
        } else {
            let link = |field| {
                let TextLink { href, text } = writer.link(Subject::Posters(field, 0), writer.phrase(&catalog.field(field).facts.name));
                TextLink { href: format!("{href}#{}", writer.part("posted")), text }
            };
            lists.iter().map(|(field, _)| link(*field)).collect()
        },
        rating: rating(writer, id, &name),
        name,
        hours,
        phones,
    }
}

/// Where one rates the service: the office's own address, or where the catalog wants to hear.
fn rating(writer: &PageWriter<'_>, id: OfficeId, name: &LocalText) -> Option<Poster> {
    let facts = &writer.catalog().office(id).entry.facts;
    let url = facts.feedback_url.as_ref().or(writer.catalog().records.catalog.facts.feedback.url.as_ref())?.to_string();
    Some(Poster {
        id: writer.part("rating").to_owned(),
        over: writer.word("say.poster-rate").to_owned(),
        title: name.clone(),
        qr: Some(drawn(&url)),
        picture: None,
        short: in_words(&url),
        lines: vec![writer.own(writer.word("say.poster-rate-lead"))],
        papers: Vec::new(),
        more_papers: false,
    })
}
