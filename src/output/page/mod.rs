//! Pages: from the catalog to a view, from the view through its template to HTML.
//!
//! Three floors, each built on those before it: `frame`, what stands around every page and what a page is written with; `facts`,
//! what is said of fees, times, papers and offices; and here one file for each page. [`view`], below all of them, is the contract
//! with themes: what a template sees, and all that it sees.

mod board;
mod decision;
mod decisions;
mod facts;
mod field;
mod fields;
mod frame;
mod home;
mod kiosk;
mod letter;
mod life_event;
mod life_events;
mod moved;
mod not_found;
mod notice;
mod notices;
mod office;
mod offices;
mod posters;
mod prints;
mod procedure;
mod rights;
mod screen;
mod search;
mod sessions;
mod short;
mod text_page;
pub mod view;

use serde::Serialize;
use tera::Context;

use super::Press;
use crate::catalog::ProcedureId;
use crate::error::{Error, Result};
use crate::site::{Address, Subject};
pub(super) use facts::answers::{ChatAnswers, answers};
pub(super) use facts::key::in_short;
pub(super) use frame::cache::RenderCache;
use frame::writer::PageWriter;

/// Renders the page about `subject`.
pub(super) fn render(press: &Press, subject: Subject, language: usize, here: &Address) -> Result<Vec<u8>> {
    let writer = PageWriter::new(press, language, here);
    match subject {
        Subject::Home => fill(&writer, "home.html", &home::home(&writer)),
        Subject::Fields => fill(&writer, "field.html", &fields::fields(&writer)),
        Subject::Field(id, number) => fill(&writer, "field.html", &field::field(&writer, id, number)),
        Subject::LifeEvents => fill(&writer, "field.html", &life_events::life_events(&writer)),
        Subject::LifeEvent(id) => fill(&writer, "life-event.html", &life_event::life_event(&writer, id)),
        Subject::Procedure(id) => fill(&writer, "procedure.html", &procedure::procedure(&writer, id)),
        Subject::Offices => fill(&writer, "offices.html", &offices::offices(&writer, None)),
        Subject::OfficesUnder(letter) => fill(&writer, "offices.html", &offices::offices(&writer, Some(letter))),
        Subject::Office(id) => fill(&writer, "office.html", &office::office(&writer, id)),
        Subject::Search => fill(&writer, "search.html", &search::search(&writer)),
        Subject::Letter(letter, number) => fill(&writer, "letter.html", &letter::letter(&writer, letter, number)),
        Subject::Notices => fill(&writer, "notices.html", &notices::notices(&writer)),
        Subject::Decisions(number) => fill(&writer, "decisions.html", &decisions::decisions(&writer, number)),
        Subject::Decision(id) => fill(&writer, "decision.html", &decision::decision(&writer, id)),
        Subject::Sessions => fill(&writer, "sessions.html", &sessions::all(&writer)),
        Subject::Notice(id) => fill(&writer, "notice.html", &notice::notice(&writer, id)),
        Subject::Page(id) => fill(&writer, "page.html", &text_page::text_page(&writer, id)),
        Subject::Rights => fill(&writer, "rights.html", &rights::rights(&writer)),
        Subject::Prints => fill(&writer, "prints.html", &prints::prints(&writer)),
        Subject::Board(id) => fill(&writer, "board.html", &board::board(&writer, id)),
        Subject::Posters(id, number) => fill(&writer, "posters.html", &posters::posters(&writer, id, number)),
        Subject::Kiosk => fill(&writer, "kiosk.html", &kiosk::kiosk(&writer)),
        Subject::Screen => fill(&writer, "screen.html", &screen::screen(&writer)),
        Subject::NotFound => fill(&writer, "not-found.html", &not_found::not_found(&writer)),
    }
}

/// Renders the page that leads on from a former address.
pub(super) fn render_moved(press: &Press, subject: Subject, here: &Address) -> Result<Vec<u8>> {
    let writer = PageWriter::new(press, 0, here);
    fill(&writer, "moved.html", &moved::moved(&writer, subject))
}

/// Renders the page that leads from a short address to the procedure.
pub(super) fn render_short(press: &Press, id: ProcedureId, here: &Address) -> Result<Vec<u8>> {
    let writer = PageWriter::new(press, 0, here);
    fill(&writer, "short.html", &short::short(&writer, id))
}

/// Fills a template with its view; beside it stand only the words and the drawings.
fn fill<V: Serialize>(writer: &PageWriter<'_>, template: &str, view: &V) -> Result<Vec<u8>> {
    if let Some(fault) = writer.press.faulty.get() {
        return Err(Error::Template(fault.clone()));
    }
    let mut context = Context::from_serialize(view).map_err(|error| Error::Theme(error.to_string()))?;
    writer.put_words(&mut context);
    writer.press.theme.render(template, writer.tag, &context)
}
