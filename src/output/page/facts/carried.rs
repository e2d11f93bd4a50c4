//! «Gửi câu trả lời»: the answer of a page as a plain text to carry away, from the words that a chat desk sends. Scripts put the
//! reader's own case in its place.

use super::answers::{fee_lines, paper_lines, place_lines, time_lines};
use super::papers::name;
use crate::catalog::ProcedureId;
use crate::letters::unmarked;
use crate::output::page::frame::question_line;
use crate::output::page::frame::text::{in_words, shorten};
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{CarriedAnswer, FeeTable, Offices, Papers, TimeTable};
use crate::text::percent::{VALUE, encode};

/// So much of a list of papers, of fees or of times is said, in characters: a message is read in a bubble.
const PART: usize = 900;

/// Two messages of 153 characters (GSM 03.38, joined).
const SMS: usize = 306;

/// What of a page its answer repeats.
pub(crate) struct Repeated<'a> {
    pub(crate) papers: &'a Papers,
    pub(crate) fees: &'a FeeTable,
    pub(crate) times: &'a TimeTable,
    pub(crate) offices: &'a Offices,
}

/// The answer about a procedure, for who has not chosen a case.
pub(crate) fn carried(writer: &PageWriter<'_>, id: ProcedureId, of: &Repeated<'_>) -> CarriedAnswer {
    let offices = of.offices;
    let facts = &writer.catalog().procedure(id).entry.facts;
    let one = match &offices.cards[..] {
        [card] if offices.more.is_none() => Some(format!("{}, {}", card.name.text, card.address.text)),
        _ => None,
    };
    let title = writer.phrase(&facts.title);
    let papers = facts.documents.iter().flat_map(|paper| std::iter::once(paper).chain(&paper.one_of));
    let mut said = papers.map(|paper| name(writer, paper)).chain(facts.cases.iter().map(|case| writer.phrase(&case.title)));
    let mut answer = CarriedAnswer {
        lang: title.lang.or_else(|| said.find_map(|phrase| phrase.lang)).or_else(|| offices.cards.first()?.address.lang.clone()),
        title: title.text,
        papers: some(paper_lines(writer, of.papers)),
        fee: alone(some(fee_lines(writer, of.fees))),
        time: alone(some(time_lines(writer, of.times))),
        place: one.unwrap_or_else(|| {
            // The ways to hand in have a button of their own.
            let lines = place_lines(writer, facts).into_iter().filter(|line| !line.starts_with('•'));
            lines.collect::<Vec<_>>().join(". ")
        }),
        ask: question_line(writer).map(|line| line.text),
        checked: facts.checked.as_ref().map(|checked| writer.date(checked.date)),
        link: writer.site().sign(id).map(|sign| in_words(&sign)).unwrap_or_default(),
        sms: String::new(),
    };
    answer.sms = format!("sms:?&body={}", encode(&sms(writer, id, &answer), VALUE));
    answer
}

/// Whole lines, so many that they can be read in a message.
fn some(lines: Vec<String>) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() && text.chars().count() + line.chars().count() > PART {
            text.push_str("\n…");
            break;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
    }
    text
}

/// A list of one needs no bullet, one of several begins on a line of its own.
fn alone(text: String) -> String {
    match text.strip_prefix("• ") {
        Some(one) if !one.contains('\n') => one.to_owned(),
        Some(_) => format!("\n{text}"),
        None => text,
    }
}

/// The shortest answer, without marks: what it is, what it costs, how long it takes, whom to ask, where all of it stands.
fn sms(writer: &PageWriter<'_>, id: ProcedureId, answer: &CarriedAnswer) -> String {
    let short = writer.in_short(id);
    let facts: Vec<&str> = [&short.fee, &short.time].into_iter().flatten().map(String::as_str).collect();
    let ask = answer.ask.as_ref().map(|number| format!("{} {number}", writer.word("share.ask")));
    let tail: Vec<&str> = facts.into_iter().chain(ask.as_deref()).chain([answer.link.as_str()]).collect();
    let tail = bare(&tail.join(". "));
    let room = SMS.saturating_sub(tail.len() + 2);
    format!("{}. {tail}", bare(&shorten(&answer.title, room)).trim_end_matches('.'))
}

/// Letters that every telephone has: those of GSM 03.38 that are one character each, so the euro goes by its code.
fn bare(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{a0}' | '\u{202f}' => bare.push(' '),
            '–' => bare.push('-'),
            '’' | '‘' => bare.push('\''),
            '€' => bare.push_str("EUR"),
            '£' => bare.push(c),
            _ if c.is_ascii() => bare.push(c),
            _ => bare.extend(
                unmarked(c.encode_utf8(&mut [0; 4]))
                    .filter(char::is_ascii)
                    .map(|plain| if c.is_uppercase() { plain.to_ascii_uppercase() } else { plain }),
            ),
        }
    }
    bare
}
