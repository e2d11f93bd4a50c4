//! «Giấy tờ cần chuẩn bị»: what is asked of everyone, and what each circumstance adds.

use super::case::need;
use super::forms::{form_address, form_name};
use super::say;
use crate::catalog::circumstance::Questions;
use crate::output::page::frame::text::parted;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{CasePapers, FormLink, LocalText, PaperGroup, PaperRow, Papers};
use crate::record::{Case, Document, HandIn, Id, Name, Procedure, When};

/// Of a longer text the rest is folded, in characters: records put whole lists of conditions into the name of a paper.
const NAME: usize = 120;

/// Unfolded at first only when all cases together are short.
const OPEN_CASES: usize = 3;

/// The papers of a short case.
const SHORT_CASE: usize = 3;

/// So many papers that everyone needs are shown, so many of a case; the others are folded.
const SHOWN: usize = 7;

/// So many cases are named; the others are folded.
const SHOWN_CASES: usize = 5;

/// The papers, by how they are treated: handed in, one of several, shown, not needed when already on `VNeID`.
pub(crate) fn papers(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>) -> Papers {
    if facts.documents.is_empty() {
        return Papers { state: "unknown".to_owned(), ..Papers::default() };
    }
    let lists = PaperLists { writer, facts, questions };
    let all = || facts.documents.iter().enumerate();
    let open = facts.cases.len() <= OPEN_CASES;
    let common: Vec<(usize, &Document)> = all().filter(|(_, document)| document.when.cases.is_empty()).collect();
    let cases = facts.cases.iter().filter_map(|case| {
        let own: Vec<(usize, &Document)> =
            all().filter(|(_, document)| document.when.cases.iter().any(|id| id.0 == case.id.as_str())).collect();
        (!own.is_empty()).then(|| CasePapers {
            id: format!("{}-{}", writer.part("case-of"), case.id),
            title: writer.phrase(&case.title),
            code: say::code(questions, &When { cases: vec![Name(case.id.to_string())], ..When::default() }),
            count: writer.count("papers", own.len()),
            open: open && own.len() <= SHORT_CASE && common.len() <= SHORT_CASE,
            groups: lists.groups(&own, Some(case)),
        })
    });
    let mut cases: Vec<CasePapers> = cases.collect();
    let more_cases = if cases.len() > SHOWN_CASES + 1 { cases.split_off(SHOWN_CASES) } else { Vec::new() };
    Papers {
        state: "listed".to_owned(),
        need: need(writer, facts, questions),
        common: lists.groups(&common, None),
        cases,
        more_cases_text: writer.count("more-cases", more_cases.len()),
        more_cases,
    }
}

/// How a paper is treated: a class name, and the end of a key of our words.
fn kind(document: &Document) -> &'static str {
    match document.hand_in {
        _ if document.unless.is_some() => "spared",
        Some(HandIn::Show) => "show",
        _ => "submit",
    }
}

/// The papers of one procedure in one language.
struct PaperLists<'a> {
    writer: &'a PageWriter<'a>,
    facts: &'a Procedure,
    questions: &'a Questions<'a>,
}

impl PaperLists<'_> {
    /// Papers that are treated alike stand together; `case` is the one under which they stand.
    fn groups(&self, documents: &[(usize, &Document)], case: Option<&Case>) -> Vec<PaperGroup> {
        let writer = self.writer;
        let mut groups: Vec<PaperGroup> = Vec::new();
        let mut shown = SHOWN;
        for wanted in ["submit", "show", "spared"] {
            let alike = || documents.iter().filter(|(_, document)| kind(document) == wanted);
            let mut papers: Vec<PaperRow> =
                alike().filter(|(_, one)| one.one_of.is_empty()).map(|(place, one)| self.paper(one, Some(*place), case)).collect();
            if !papers.is_empty() {
                let title = writer.own(writer.word(&format!("say.papers.{wanted}")));
                // One more paper takes no more room than the words that would fold it.
                let tail = if papers.len() > shown + 1 { papers.split_off(shown.max(1)) } else { Vec::new() };
                shown = shown.saturating_sub(papers.len());
                groups.push(PaperGroup {
                    kind: wanted.to_owned(),
                    // What is handed in needs no heading where nothing else is asked for.
                    title: (wanted != "submit" || documents.iter().any(|(_, other)| kind(other) != wanted)).then_some(title),
                    tail_text: writer.count("more-papers", tail.len()),
                    tail,
                    code: None,
                    optional: false,
                    form: None,
                    notes: Vec::new(),
                    slips: Vec::new(),
                    papers,
                });
            }
            for (place, choice) in alike().filter(|(_, one)| !one.one_of.is_empty()) {
                groups.push(self.choice(choice, *place, case));
            }
        }
        groups
    }

    /// «Chỉ cần một trong các giấy tờ sau».
    fn choice(&self, choice: &Document, place: usize, case: Option<&Case>) -> PaperGroup {
        let writer = self.writer;
        let title = match &choice.name {
            Some(name) => {
                let name = writer.phrase(name);
                LocalText { text: writer.fill("say.papers.one-of-named", &[("name", &name.text)]), lang: name.lang }
            }
            None => writer.own(writer.word("say.papers.one-of")),
        };
        let mut papers: Vec<PaperRow> = choice.one_of.iter().map(|document| self.paper(document, None, None)).collect();
        let number = self.paper(choice, Some(place), case).number;
        for paper in &mut papers {
            paper.number = number;
        }
        PaperGroup {
            kind: format!("{} one-of", kind(choice)),
            title: Some(title),
            code: say::code(self.questions, &choice.when),
            optional: choice.optional.is_some_and(|flag| flag.0),
            form: form(writer, choice),
            notes: self.notes(choice, case),
            slips: self.slips(choice),
            papers,
            tail: Vec::new(),
            tail_text: String::new(),
        }
    }

    fn paper(&self, document: &Document, place: Option<usize>, case: Option<&Case>) -> PaperRow {
        let writer = self.writer;
        let (name, rest) = parted(name(writer, document), NAME);
        PaperRow {
            count: count(writer, document),
            name,
            rest,
            code: say::code(self.questions, &document.when),
            number: place.filter(|_| case.is_some() && document.when.cases.len() > 1).map(|place| place + 1),
            optional: document.optional.is_some_and(|flag| flag.0),
            form: form(writer, document),
            notes: self.notes(document, case),
            slips: self.slips(document),
        }
    }

    /// What people get wrong with it.
    fn slips(&self, document: &Document) -> Vec<LocalText> {
        let id = document.id.as_ref().map(Id::as_str).filter(|id| !id.is_empty());
        let slips = id.into_iter().flat_map(|id| self.facts.mistakes.with(Some(id)));
        slips.map(|mistake| self.writer.phrase(&mistake.text)).collect()
    }

    /// On which terms: what the heading above it does not say.
    fn notes(&self, document: &Document, case: Option<&Case>) -> Vec<LocalText> {
        let writer = self.writer;
        let mut notes: Vec<LocalText> = Vec::new();
        notes.extend(document.unless.as_ref().map(|text| {
            let phrase = writer.phrase(text);
            LocalText { text: writer.fill("say.unless", &[("what", &phrase.text)]), lang: phrase.lang }
        }));
        notes.extend(say::cases_in_words(writer, self.facts, &document.when, case));
        notes.extend(say::condition(writer, self.facts, &document.when, false));
        if document.certified.is_some_and(|flag| flag.0) {
            notes.push(writer.own(writer.word("say.certified")));
        }
        if document.optional.is_some_and(|flag| flag.0) {
            notes.push(writer.own(writer.word("say.optional")));
        }
        notes.extend(writer.maybe(document.note.as_ref()));
        // What is to be known of a shared paper, wherever it is asked for.
        let shared = document.paper.as_ref().and_then(|id| writer.catalog().paper(id));
        notes.extend(shared.and_then(|paper| writer.maybe(paper.note.as_ref())));
        notes
    }
}

/// Its own name, or that of the shared paper.
pub(crate) fn name(writer: &PageWriter<'_>, document: &Document) -> LocalText {
    let paper = || document.paper.as_ref().and_then(|id| writer.catalog().paper(id)).map(|paper| writer.phrase(&paper.name));
    writer.maybe(document.name.as_ref()).or_else(paper).unwrap_or_default()
}

/// «1 bản chính, 2 bản sao».
fn count(writer: &PageWriter<'_>, document: &Document) -> Option<String> {
    let number = |count: Option<crate::record::Count>| count.map(|count| count.0).filter(|count| *count > 0);
    let parts: Vec<String> = [(number(document.originals), "originals"), (number(document.copies), "copies")]
        .into_iter()
        .filter_map(|(count, key)| count.map(|count| writer.count(key, count as usize).replace(' ', say::NO_BREAK_SPACE)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The form of a paper, with the way to it where there is a file or a page.
pub(crate) fn form(writer: &PageWriter<'_>, document: &Document) -> Option<FormLink> {
    let form = writer.catalog().form(document.form.as_ref()?)?;
    Some(FormLink { href: form_address(writer, form), text: form_name(writer, form) })
}
