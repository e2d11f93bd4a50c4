//! Pages: from the catalog to a view, from the view through its template to HTML.
//!
//! [`view`] is the contract with themes: what a template sees, and all that it sees.

mod answers;
mod case;
mod desk;
mod event;
mod facts;
mod fees;
mod finder;
mod frame;
mod hall;
mod list;
mod office;
mod opening;
mod paper;
mod papers;
mod procedure;
mod say;
mod session;
mod share;
mod shelf;
mod times;
mod trust;
pub mod view;

use serde::Serialize;
use tera::Context;

use super::Press;
use crate::catalog::ProcedureId;
use crate::error::{Error, Result};
use crate::site::{Address, Subject};
pub(super) use answers::answers;
use desk::Desk;
pub(super) use frame::shared;
pub(super) use shelf::Shelf;

/// Renders the page about `subject`.
pub(super) fn render(press: &Press, subject: Subject, language: usize, here: &Address) -> Result<Vec<u8>> {
    let desk = Desk::new(press, language, here);
    match subject {
        Subject::Home => fill(&desk, "home.html", &list::home(&desk)),
        Subject::Fields => fill(&desk, "field.html", &list::fields(&desk)),
        Subject::Field(id, number) => fill(&desk, "field.html", &list::field(&desk, id, number)),
        Subject::LifeEvents => fill(&desk, "field.html", &list::life_events(&desk)),
        Subject::LifeEvent(id) => fill(&desk, "life-event.html", &event::life_event(&desk, id)),
        Subject::Procedure(id) => fill(&desk, "procedure.html", &procedure::procedure(&desk, id)),
        Subject::Offices => fill(&desk, "offices.html", &finder::offices(&desk)),
        Subject::Office(id) => fill(&desk, "office.html", &office::office(&desk, id)),
        Subject::Search => fill(&desk, "search.html", &list::search(&desk)),
        Subject::Letter(letter, number) => fill(&desk, "letter.html", &list::letter(&desk, letter, number)),
        Subject::Notices => fill(&desk, "notices.html", &list::notices(&desk)),
        Subject::Sessions => fill(&desk, "sessions.html", &session::all(&desk)),
        Subject::Notice(id) => fill(&desk, "notice.html", &list::notice(&desk, id)),
        Subject::Page(id) => fill(&desk, "page.html", &list::text_page(&desk, id)),
        Subject::Rights => fill(&desk, "rights.html", &trust::rights(&desk)),
        Subject::Prints => fill(&desk, "prints.html", &paper::prints(&desk)),
        Subject::Board(id) => fill(&desk, "board.html", &paper::board(&desk, id)),
        Subject::Posters(id, number) => fill(&desk, "posters.html", &paper::posters(&desk, id, number)),
        Subject::Kiosk => fill(&desk, "kiosk.html", &hall::kiosk(&desk)),
        Subject::Screen => fill(&desk, "screen.html", &hall::screen(&desk)),
        Subject::NotFound => fill(&desk, "not-found.html", &list::not_found(&desk)),
    }
}

/// Renders the page that leads on from a former address.
pub(super) fn render_moved(press: &Press, to: &Address, subject: Subject, here: &Address) -> Result<Vec<u8>> {
    let desk = Desk::new(press, 0, here);
    fill(&desk, "moved.html", &list::moved(&desk, to, subject))
}

/// Renders the page that leads from a short address to the procedure.
pub(super) fn render_short(press: &Press, id: ProcedureId, here: &Address) -> Result<Vec<u8>> {
    let desk = Desk::new(press, 0, here);
    fill(&desk, "short.html", &share::short(&desk, id))
}

/// A procedure in short for the search results: what it costs, how long it takes, and the levels that take it.
pub(super) fn in_short(press: &Press, language: usize, id: ProcedureId) -> [String; 3] {
    let here = press.site.address(Subject::Home, language);
    let desk = Desk::new(press, language, &here);
    let facts = &press.site.catalog.procedure(id).entry.facts;
    let facts::InShort { fee, time } = desk.in_short(id);
    [fee.clone().unwrap_or_default(), time.clone().unwrap_or_default(), say::levels(&desk, &facts.levels).unwrap_or_default()]
}

/// Fills a template with its view; beside it stand only the words and the drawings.
fn fill<V: Serialize>(desk: &Desk<'_>, template: &str, view: &V) -> Result<Vec<u8>> {
    if let Some(cause) = desk.press.faulty.get() {
        return Err(Error::Theme(cause.clone()));
    }
    let mut context = Context::from_serialize(view).map_err(|error| Error::Theme(error.to_string()))?;
    put_words(desk, &mut context);
    desk.press.theme.render(template, desk.tag, &context)
}

/// What every template may ask for besides its view.
fn put_words(desk: &Desk<'_>, context: &mut Context) {
    context.insert_value("t", desk.words.tree());
    context.insert_value("icon", desk.press.icons.clone());
}
