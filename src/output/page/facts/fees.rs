//! «Trả bao nhiêu, trả cách nào».

use super::laws::law_link;
use super::say;
use crate::catalog::circumstance;
use crate::catalog::circumstance::Questions;
use crate::output::page::frame::text::parted;
use crate::output::page::frame::writer::PageWriter;
use crate::output::page::view::{FeeRow, FeeTable, LocalText};
use crate::record;
use crate::record::{Currency, Date, Procedure};

/// So many rows are shown; the others are folded.
const SHOWN: usize = 5;

/// Of longer notes the rest is folded, in characters.
const NOTE: usize = 120;

/// What one may have to pay on the day of publication.
pub(crate) struct Range {
    /// The least, over all cases.
    pub(crate) least: u64,
    /// The most.
    pub(crate) most: u64,
    /// In this currency.
    pub(crate) currency: Currency,
    /// There is more to it: other currencies, shares of what is not known, cases for which nothing is written.
    pub(crate) more: bool,
}

/// What one may have to pay today whatever the case, in the catalog's currency if any of it is. Nothing where that is not known: what
/// is free for some and unknown for others is not free.
pub(crate) fn range(writer: &PageWriter<'_>, facts: &Procedure) -> Option<Range> {
    let (today, usual) = (writer.catalog().today, writer.currency());
    let questions = Questions::of(facts);
    let bill = circumstance::bill(facts, &questions, &questions.unanswered(), today, usual);
    let paid = || bill.sums.iter().filter(|sum| sum.most > 0);
    let nothing = || bill.sums.first().filter(|_| !bill.uncounted);
    let sum = paid().find(|sum| sum.currency == usual).or_else(|| paid().next()).or_else(nothing)?;
    let more = bill.sums.len() > 1 || bill.uncounted || bill.unlisted || facts.fees.rows().iter().any(|row| row.from_unit.is_some());
    Some(Range { least: sum.least, most: sum.most, currency: sum.currency, more })
}

/// The table of fees.
pub(crate) fn fees(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>) -> FeeTable {
    let state = match &facts.fees {
        record::Fees::Unknown => "unknown",
        record::Fees::None(_) => "none",
        record::Fees::Rows(rows) if rows.is_empty() => "unknown",
        record::Fees::Rows(_) => "listed",
    };
    let today = writer.catalog().today;
    let mut rows: Vec<FeeRow> =
        facts.fees.rows().iter().filter(|row| !is_past(row, today)).map(|row| fee(writer, facts, questions, row)).collect();
    let more = if rows.len() > SHOWN + 1 { rows.split_off(SHOWN) } else { Vec::new() };
    let mut payment: Vec<&str> = Vec::new();
    for way in facts.channels.iter().flat_map(|channel| &channel.payment) {
        let name = writer.word(&format!("say.payment.{}", way.as_str()));
        if !payment.contains(&name) {
            payment.push(name);
        }
    }
    FeeTable {
        state: state.to_owned(),
        rows,
        more_text: writer.count("more-fees", more.len()),
        more,
        payment: (!payment.is_empty()).then(|| say::sentence(&payment.join(", "))),
        exempt: facts.fees.rows().iter().flat_map(|row| writer.phrases(&row.exempt)).fold(
            Vec::new(),
            |mut list: Vec<LocalText>, phrase| {
                if !list.iter().any(|other| other.text == phrase.text) {
                    list.push(phrase);
                }
                list
            },
        ),
    }
}

fn is_past(row: &record::Fee, today: Date) -> bool {
    row.effective.to.is_some_and(|to| to < today)
}

fn fee(writer: &PageWriter<'_>, facts: &Procedure, questions: &Questions<'_>, row: &record::Fee) -> FeeRow {
    let today = writer.catalog().today;
    let kind = row.kind.unwrap_or_default();
    let item = writer.maybe(row.item.as_ref()).unwrap_or_else(|| writer.own(writer.word(&format!("say.fee-kind.{}", kind.as_str()))));
    let currency = row.currency.unwrap_or_else(|| writer.currency());
    let amount = match (row.amount, row.percent) {
        (Some(amount), _) if amount.0 == 0 => writer.word("say.free").to_owned(),
        (Some(amount), _) => say::money(writer, amount.0, currency),
        (None, Some(percent)) => {
            let percent = percent.spoken(writer.tag);
            match row.of.as_ref().and_then(|of| named(writer, facts, &of.0)) {
                Some(of) => writer.fill("say.percent-of", &[("percent", &percent), ("of", &of)]),
                None => percent,
            }
        }
        (None, None) => writer.word("say.unknown").to_owned(),
    };
    let mut notes = Vec::new();
    if let Some(from) = row.effective.from.filter(|from| *from > today) {
        notes.push(writer.own(writer.fill("say.from-date", &[("date", &writer.date(from))])));
    }
    if let Some(to) = row.effective.to {
        notes.push(writer.own(writer.fill("say.to-date", &[("date", &writer.date(to))])));
    }
    if let Some(unit) = &row.from_unit {
        notes.push(writer.own(writer.fill("say.from-unit", &[("n", unit)])));
    }
    let (note, rest) = match writer.maybe(row.note.as_ref()) {
        Some(note) => {
            let (note, rest) = parted(note, NOTE);
            (Some(note), rest)
        }
        None => (None, None),
    };
    notes.extend(note);
    FeeRow {
        item,
        when: say::condition(writer, facts, &row.when, true),
        amount,
        code: say::code(questions, &row.when),
        sum: sum(writer, facts, row),
        until: row.effective.to.map(|day| day.to_string()),
        exempt: !row.exempt.is_empty(),
        per: writer.maybe(row.per.as_ref()),
        notes,
        rest,
        law: row.law.as_ref().map(|number| law_link(writer, &number.0)),
    }
}

/// A row for the script: item, amount, currency, first and last day, with `-` for what it does not say. A row that counts
/// from the second unit on has none, for the total is for one.
fn sum(writer: &PageWriter<'_>, facts: &Procedure, row: &record::Fee) -> Option<String> {
    let item = facts.fees.rows().iter().map(circumstance::item).position(|item| item == circumstance::item(row))?;
    let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let parts = [
        item.to_string(),
        or(circumstance::amount(facts, row).map(|amount| amount.to_string())),
        or(row.currency.filter(|own| *own != writer.currency()).map(|own| own.to_string())),
        or(row.effective.from.map(|day| day.to_string())),
        or(row.effective.to.map(|day| day.to_string())),
    ];
    row.from_unit.is_none_or(|unit| unit.0 < 2).then(|| parts.join(" ").trim_end_matches([' ', '-']).to_owned())
}

/// What the row of this id is called.
fn named(writer: &PageWriter<'_>, facts: &Procedure, id: &str) -> Option<String> {
    let row = facts.fees.rows().iter().find(|row| row.id.as_ref().is_some_and(|own| own.as_str() == id))?;
    row.item.as_ref().map(|item| writer.phrase(item).text)
}

impl PageWriter<'_> {
    /// How many decimals amounts are counted in.
    pub(crate) fn decimals(&self) -> u8 {
        self.catalog().records.jurisdiction.money.decimals
    }

    /// The currency of amounts that name none.
    pub(crate) fn currency(&self) -> Currency {
        self.catalog().records.currency()
    }
}
