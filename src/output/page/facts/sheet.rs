//! What stands on every sheet of paper, and the list of a field to post.

use super::forms::form_title;
use super::say;
use crate::catalog::{FieldId, ProcedureId};
use crate::output::page::frame::text::in_words;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{BoardGroup, BoardRow, Drawn, LocalText, SheetFrame, TextLink};
use crate::output::sheets;
use crate::site::Subject;

pub(crate) fn sheet(writer: &PageWriter<'_>, subject: Subject, back: TextLink) -> SheetFrame {
    let catalog = writer.catalog();
    let facts = &catalog.records.catalog.facts;
    // The posters of a field are those of the unit that answers for it.
    let own = match &subject {
        Subject::Posters(field, _) => Some(&catalog.field(*field).facts.feedback),
        _ => None,
    };
    let feedback = own.filter(|own| own.is_known()).unwrap_or(&facts.feedback);
    let ways = [
        feedback.url.as_ref().map(|url| in_words(&url.to_string())),
        feedback.email.as_ref().map(|mail| mail.0.clone()),
        feedback.phone.as_ref().filter(|phone| phone.is_known()).map(|phone| phone.display().to_owned()),
    ];
    let ways: Vec<String> = ways.into_iter().flatten().collect();
    SheetFrame {
        publisher: facts.publisher.as_ref().map(|text| writer.phrase(text).text).unwrap_or_default(),
        feedback: (!ways.is_empty()).then(|| ways.join(" · ")),
        version: sheet_version(writer, subject),
        css: writer.style("paper"),
        back,
    }
}

/// «a1b2c3 · kiểm tra 20/07/2026»: what changes with the content alone, and the day since which all of it was checked.
pub(crate) fn sheet_version(writer: &PageWriter<'_>, subject: Subject) -> String {
    let version = sheets::version(writer.catalog(), subject);
    let said = match sheets::checked(writer.catalog(), subject) {
        Some(day) => writer.fill("say.sheet-version", &[("version", &version), ("date", &writer.date(day))]),
        None => version,
    };
    said.replace(' ', say::NO_BREAK_SPACE)
}

pub(crate) fn group(writer: &PageWriter<'_>, field: FieldId, list: &[ProcedureId]) -> BoardGroup {
    BoardGroup {
        title: writer.phrase(&writer.catalog().field(field).facts.name),
        rows: list.iter().map(|id| writer.press.cache.row(writer.language, &writer.root, *id, || drawn_row(writer, *id))).collect(),
    }
}

fn drawn_row(writer: &PageWriter<'_>, id: ProcedureId) -> Drawn<BoardRow> {
    let row = row(writer, id);
    let html = writer.draw("board_row", "r", &row);
    Drawn::new(row, html)
}

fn row(writer: &PageWriter<'_>, id: ProcedureId) -> BoardRow {
    let catalog = writer.catalog();
    let facts = &catalog.procedure(id).entry.facts;
    let mut forms: Vec<LocalText> = Vec::new();
    for name in
        facts.documents.iter().flat_map(|document| std::iter::once(document).chain(&document.one_of)).filter_map(|d| d.form.as_ref())
    {
        let Some(form) = catalog.form(name) else { continue };
        let title = form_title(writer, form, writer.phrase(&form.title));
        if !forms.iter().any(|known| known.text == title.text) {
            forms.push(title);
        }
    }
    let unknown = || writer.word("say.unknown").to_owned();
    let short = writer.in_short(id);
    BoardRow {
        title: writer.phrase(&facts.title),
        href: writer.to(Subject::Procedure(id)),
        code: facts.code.as_ref().map(|code| code.as_str().to_owned()),
        // The column is narrow: a tied text would break within a word.
        time: short.time.as_ref().map_or_else(unknown, |time| time.replace(say::NO_BREAK_SPACE, " ")),
        fee: short.fee.clone().unwrap_or_else(unknown),
        forms,
    }
}
