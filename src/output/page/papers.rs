//! «Giấy tờ cần chuẩn bị»: what is asked of everyone, and what each circumstance adds.

use super::desk::Desk;
use super::say;
use super::view::{CasePapers, FormLink, Paper, PaperGroup, Papers, Phrase};
use crate::record::HandIn;
use crate::record::{Case, Document, Form, Procedure};

/// Unfolded at first only when all cases together are short.
const OPEN_CASES: usize = 3;

/// The papers, by how they are treated: handed in, one of several, shown, not needed when already on `VNeID`.
pub(super) fn papers(desk: &Desk<'_>, facts: &Procedure) -> Papers {
    if facts.documents.is_empty() {
        return Papers { state: "unknown".to_owned(), ..Papers::default() };
    }
    let always: Vec<&Document> = facts.documents.iter().filter(|document| document.when.cases.is_empty()).collect();
    let open = facts.cases.len() <= OPEN_CASES;
    let cases = facts.cases.iter().filter_map(|case| case_papers(desk, facts, case, open)).collect();
    Papers { state: "listed".to_owned(), common: groups(desk, facts, &always), cases }
}

fn case_papers(desk: &Desk<'_>, facts: &Procedure, case: &Case, open: bool) -> Option<CasePapers> {
    let own: Vec<&Document> =
        facts.documents.iter().filter(|document| document.when.cases.iter().any(|id| id.0 == case.id.as_str())).collect();
    if own.is_empty() {
        return None;
    }
    Some(CasePapers {
        id: format!("th-{}", case.id),
        title: desk.phrase(&case.title),
        count: desk.count("papers", own.len()),
        open: open && own.len() <= 6,
        groups: groups(desk, facts, &own),
    })
}

fn groups(desk: &Desk<'_>, facts: &Procedure, documents: &[&Document]) -> Vec<PaperGroup> {
    let mut groups: Vec<PaperGroup> = Vec::new();
    let mut put = |group: PaperGroup| {
        if !group.papers.is_empty() {
            groups.push(group);
        }
    };
    let paper = |document: &Document| paper(desk, facts, document);
    let kind = |document: &Document| match document.hand_in {
        _ if document.unless.is_some() => "vneid",
        Some(HandIn::Show) => "show",
        _ => "submit",
    };
    for wanted in ["submit", "show", "vneid"] {
        let list = documents.iter().filter(|document| document.one_of.is_empty() && kind(document) == wanted);
        let title = Some(desk.word(&format!("say.papers.{wanted}")).to_owned());
        put(PaperGroup {
            kind: wanted.to_owned(),
            title,
            form: None,
            notes: Vec::new(),
            papers: list.map(|document| paper(document)).collect(),
        });
        if wanted == "submit" {
            for choice in documents.iter().filter(|document| !document.one_of.is_empty()) {
                let title = match &choice.name {
                    Some(name) => desk.fill("say.papers.one-of-named", &[("name", &desk.phrase(name).text)]),
                    None => desk.word("say.papers.one-of").to_owned(),
                };
                put(PaperGroup {
                    kind: "one-of".to_owned(),
                    title: Some(title),
                    form: form(desk, choice),
                    notes: notes(desk, facts, choice),
                    papers: choice.one_of.iter().map(paper).collect(),
                });
            }
        }
    }
    groups
}

fn paper(desk: &Desk<'_>, facts: &Procedure, document: &Document) -> Paper {
    Paper { count: count(desk, document), name: name(desk, document), form: form(desk, document), notes: notes(desk, facts, document) }
}

/// On which terms it is asked for, and what else there is to know of it, also where others ask for it.
fn notes(desk: &Desk<'_>, facts: &Procedure, document: &Document) -> Vec<Phrase> {
    let mut notes: Vec<Phrase> = Vec::new();
    notes.extend(document.unless.as_ref().map(|text| {
        let phrase = desk.phrase(text);
        Phrase { text: desk.fill("say.unless", &[("what", &phrase.text)]), lang: phrase.lang }
    }));
    notes.extend(say::condition(desk, facts, &document.when, false));
    if document.certified.is_some_and(|flag| flag.0) {
        notes.push(desk.own(desk.word("say.certified")));
    }
    if document.optional.is_some_and(|flag| flag.0) {
        notes.push(desk.own(desk.word("say.optional")));
    }
    notes.extend(desk.maybe(document.note.as_ref()));
    let shared = document.paper.as_ref().and_then(|id| desk.catalog().paper(id));
    notes.extend(shared.and_then(|paper| desk.maybe(paper.note.as_ref())));
    notes
}

/// Its own name, or that of the shared paper.
fn name(desk: &Desk<'_>, document: &Document) -> Phrase {
    let paper = || document.paper.as_ref().and_then(|id| desk.catalog().paper(id)).map(|paper| desk.phrase(&paper.name));
    desk.maybe(document.name.as_ref()).or_else(paper).unwrap_or_default()
}

/// «1 bản chính, 2 bản sao».
fn count(desk: &Desk<'_>, document: &Document) -> Option<String> {
    let number = |count: Option<crate::record::Count>| count.map(|count| count.0).filter(|count| *count > 0);
    let parts: Vec<String> = [(number(document.originals), "originals"), (number(document.copies), "copies")]
        .into_iter()
        .filter_map(|(count, key)| count.map(|count| desk.count(key, count as usize)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", ").replace(' ', say::TIE).replace(&format!(",{}", say::TIE), ", "))
}

/// The way to the form of a paper: the part of the page where it is.
fn form(desk: &Desk<'_>, document: &Document) -> Option<FormLink> {
    let form = desk.catalog().form(document.form.as_ref()?)?;
    Some(FormLink { href: format!("#mau-{}", form.id), text: form_name(desk, form) })
}

/// «Mẫu CT01» by the number printed on it, or by an id that is one; «Mẫu đơn» where there is none.
pub(super) fn form_name(desk: &Desk<'_>, form: &Form) -> String {
    match form_number(form) {
        Some(number) => desk.fill("say.form", &[("number", &number)]),
        None => desk.word("say.form-plain").to_owned(),
    }
}

/// The number of a form: as written, or an id such as `ct01` in capitals.
pub(super) fn form_number(form: &Form) -> Option<String> {
    let id = form.id.as_str();
    let letters = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_number = letters.len() < id.len() && (1..=4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    form.number.as_ref().map(|number| number.0.clone()).or_else(|| is_number.then(|| id.to_uppercase()))
}
