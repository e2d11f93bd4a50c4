//! What changed, for people at a terminal, for programs, for tables and for a browser.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use super::compared::{Compared, remark};
use crate::change::Change;
use crate::error::{Error, Result};
use crate::finding::{Tongue, Words};

/// The report for a terminal: procedure by procedure, in the order of the worst that happened to each.
#[must_use]
pub fn changes_text(compared: &Compared, tongue: Tongue, colour: bool) -> String {
    let strong = |text: &str| if colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() };
    let mut out = String::new();
    let mut rows: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    compared.changes.iter().for_each(|change| rows.entry(&change.procedure.stem).or_default().push(change));
    for first in &compared.changes {
        let procedure = &first.procedure;
        let Some(changes) = rows.remove(&*procedure.stem) else { continue };
        let code = procedure.code.as_deref().map(|code| format!(" ({code})")).unwrap_or_default();
        let _ = writeln!(out, "{}{code}\n  {}", strong(&visible(&procedure.title)), visible(&procedure.file));
        for change in changes {
            let said = remark(change, tongue);
            let said = if said.is_empty() { String::new() } else { format!(" [{}]", visible(&said)) };
            let minor = match (change.weight.as_str(), tongue) {
                ("minor", Tongue::Vi) => " (nhỏ)",
                ("minor", Tongue::En) => " (minor)",
                _ => "",
            };
            let (direction, sentence) = (change.direction.words(), visible(&change.sentence(tongue)));
            let _ = writeln!(out, "  - {sentence}\n    {}{minor}{said}", direction.in_tongue(tongue));
        }
        out.push('\n');
    }
    for note in &compared.notes {
        let _ = writeln!(out, "{}", visible(note.in_tongue(tongue)));
    }
    let _ = writeln!(out, "{}", compared.summary(tongue));
    out
}

/// Text that moves no cursor.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn both(words: &Words) -> Value {
    json!({ "vi": words.vi, "en": words.en })
}

/// One change for programs.
fn change_json(change: &Change) -> Value {
    let (procedure, cause) = (&change.procedure, &change.procedure.cause);
    let optional = |words: &Option<Words>| words.as_ref().map(both);
    let correction = change.correction();
    json!({
        "procedure": { "id": &*procedure.stem, "file": &*procedure.file, "code": procedure.code, "title": procedure.title },
        "kind": change.kind.id,
        "subject": optional(&change.subject),
        "before": optional(&change.before),
        "after": optional(&change.after),
        "from": change.from,
        "direction": change.direction.as_str(),
        "weight": change.weight.as_str(),
        "cause": { "decisions": cause.decisions, "laws": cause.laws },
        "correction": correction.map(|correction| json!({ "date": correction.date, "since": correction.since, "text": correction.text })),
        "unannounced": change.is_unannounced(),
        "sentence": { "vi": change.sentence(Tongue::Vi), "en": change.sentence(Tongue::En) },
    })
}

/// The report for programs.
#[must_use]
pub fn changes_json(compared: &Compared) -> String {
    let value = json!({
        "version": 1,
        "since": compared.since,
        "until": compared.until,
        "notes": compared.notes.iter().map(both).collect::<Vec<_>>(),
        "changes": compared.changes.iter().map(change_json).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    text
}

/// The columns of the table.
const COLUMNS: [&str; 15] = [
    "procedure",
    "code",
    "title",
    "kind",
    "direction",
    "weight",
    "subject",
    "before",
    "after",
    "from",
    "decisions",
    "laws",
    "correction",
    "unannounced",
    "file",
];

/// One row a change, with the mark by which spreadsheets know UTF-8, and no cell that one of them takes for a formula.
///
/// # Errors
/// When a row cannot be written.
pub fn changes_csv(compared: &Compared, tongue: Tongue) -> Result<String> {
    let refused = |cause: csv::Error| Error::system("ghi", "csv")(std::io::Error::other(cause));
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    table.write_record(COLUMNS).map_err(refused)?;
    for change in &compared.changes {
        let (procedure, cause) = (&change.procedure, &change.procedure.cause);
        let said = |words: &Option<Words>| words.as_ref().map(|words| words.in_tongue(tongue).to_owned()).unwrap_or_default();
        let row = [
            procedure.stem.to_string(),
            procedure.code.clone().unwrap_or_default(),
            procedure.title.clone(),
            change.kind.id.to_owned(),
            change.direction.as_str().to_owned(),
            change.weight.as_str().to_owned(),
            said(&change.subject),
            said(&change.before),
            said(&change.after),
            change.from.map(|day| day.to_string()).unwrap_or_default(),
            cause.decisions.join("; "),
            cause.laws.join("; "),
            change.correction().map(|correction| correction.text.clone()).unwrap_or_default(),
            if change.is_unannounced() { "true" } else { "" }.to_owned(),
            procedure.file.to_string(),
        ];
        table.write_record(row.map(|cell| guarded(&cell))).map_err(refused)?;
    }
    let bytes = table.into_inner().map_err(|cause| Error::system("ghi", "csv")(std::io::Error::other(cause.to_string())))?;
    Ok(format!("\u{feff}{}", String::from_utf8_lossy(&bytes)))
}

/// A text that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// A page that stands alone, without scripts.
#[must_use]
pub fn changes_html(compared: &Compared, tongue: Tongue) -> String {
    let is_vi = tongue == Tongue::Vi;
    let (title, heads) = if is_vi {
        ("Thay đổi", ["Thủ tục", "Khác trước", "Nghĩa là", "Căn cứ"])
    } else {
        ("Changes", ["Procedure", "What changed", "Means", "Because"])
    };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>body{{font:1rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}}table{{border-collapse:collapse;width:100%}}\
         th,td{{border-bottom:1px solid #ccc;padding:.5rem;text-align:left;vertical-align:top}}</style>\n<h1>{title}</h1>\n<p>{} → {}</p>\n<p>{}</p>\n",
        if is_vi { "vi" } else { "en" },
        html(&compared.since),
        html(&compared.until),
        html(&compared.summary(tongue)),
    );
    for note in &compared.notes {
        let _ = writeln!(out, "<p><strong>{}</strong></p>", html(note.in_tongue(tongue)));
    }
    let heads = heads.map(|head| format!("<th scope=\"col\">{head}</th>")).concat();
    let _ = writeln!(out, "<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>");
    for change in &compared.changes {
        let procedure = &change.procedure;
        let code = procedure.code.as_deref().map(|code| format!("<br>{}", html(code))).unwrap_or_default();
        let (sentence, means) = (html(&change.sentence(tongue)), change.direction.words());
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}{code}</th><td>{sentence}</td><td>{}</td><td>{}</td></tr>",
            html(&procedure.title),
            means.in_tongue(tongue),
            html(&remark(change, tongue))
        );
    }
    out.push_str("</tbody>\n</table>\n</html>\n");
    out
}

/// Text in a page.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
