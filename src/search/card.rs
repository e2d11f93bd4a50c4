//! Cards: what a result shows, of every entry that can be found.

use serde::Serialize;

use crate::catalog::ProcedureId;
use crate::record::Localized;
use crate::site::{Site, Subject};

/// What the page says in short of a procedure: its fee, its time, its levels.
pub type Shown<'a> = &'a dyn Fn(ProcedureId) -> [String; 3];

/// The cards of one language, by kind, one text a line.
#[derive(Debug, Default, Serialize)]
pub struct Cards {
    /// How many of each kind follow each other: procedures, offices, forms, life events, pages.
    counts: Vec<usize>,
    titles: String,
    hrefs: String,
    codes: String,
    fields: String,
    fees: String,
    times: String,
    levels: String,
}

impl Cards {
    /// The cards of all entries in the language of this index.
    #[must_use]
    pub fn of(site: &Site, language: usize, shown: Shown<'_>) -> Self {
        let catalog = &site.catalog;
        let mut cards = Self::default();
        let tag = &catalog.languages[language];
        for (id, procedure) in catalog.procedures() {
            let facts = &procedure.entry.facts;
            let [fee, time, level] = shown(id);
            push(&mut cards.titles, said(&facts.title, tag));
            push(&mut cards.hrefs, site.address(Subject::Procedure(id), language).as_str());
            push(&mut cards.codes, facts.code.as_ref().map_or("", |code| code.as_str()));
            push(&mut cards.fields, procedure.field.map_or("", |field| said(&catalog.field(field).facts.name, tag)));
            push(&mut cards.fees, &fee);
            push(&mut cards.times, &time);
            push(&mut cards.levels, &level);
        }
        for (id, office) in catalog.offices() {
            push(&mut cards.titles, said(&office.entry.facts.name, tag));
            push(&mut cards.hrefs, site.address(Subject::Office(id), language).as_str());
        }
        for (id, event) in catalog.life_events() {
            push(&mut cards.titles, said(&event.entry.facts.title, tag));
            push(&mut cards.hrefs, site.address(Subject::LifeEvent(id), language).as_str());
        }
        for (id, page) in catalog.pages() {
            push(&mut cards.titles, said(&page.facts.title, tag));
            push(&mut cards.hrefs, site.address(Subject::Page(id), language).as_str());
        }
        cards.counts = vec![catalog.procedures().len(), catalog.offices().len(), 0, catalog.life_events().len(), catalog.pages().len()];
        cards
    }
}

/// The text in this language, or the original.
fn said<'a>(text: &'a Localized<String>, tag: &str) -> &'a str {
    text.translated(tag).unwrap_or(&text.original)
}

fn push(list: &mut String, text: &str) {
    list.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
    list.push('\n');
}
