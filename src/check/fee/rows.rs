//! Rows against each other: rows of one item are alternatives, of which the most specific wins.

use super::Report;
use super::amount_at;
use crate::letters::fold;
use crate::record::{ChannelName, Effective, Entry, Fee, Procedure, When};

/// Whether both can hold at once.
pub(in crate::check) fn meet(one: &When, other: &When) -> bool {
    fn any<T: PartialEq>(one: &[T], other: &[T]) -> bool {
        one.is_empty() || other.is_empty() || one.iter().any(|value| other.contains(value))
    }
    any(&one.cases, &other.cases)
        && any(&one.channels, &other.channels)
        && any(&one.levels, &other.levels)
        && any(&one.audience, &other.audience)
        && any(&one.outcomes, &other.outcomes)
        && any(&one.areas, &other.areas)
}

/// Whether both ask the same questions, so that neither is the more specific.
pub(in crate::check) fn same_questions(one: &When, other: &When) -> bool {
    let asked = |when: &When| {
        [
            when.cases.is_empty(),
            when.channels.is_empty(),
            when.levels.is_empty(),
            when.audience.is_empty(),
            when.outcomes.is_empty(),
            when.areas.is_empty(),
        ]
    };
    asked(one) == asked(other)
}

fn overlap(one: &Effective, other: &Effective) -> bool {
    let before = |end: Option<_>, start: Option<_>| end.zip(start).is_some_and(|(end, start)| end < start);
    !before(one.to, other.from) && !before(other.to, one.from)
}

fn alike(one: &Fee, other: &Fee) -> bool {
    let item = |fee: &Fee| fee.item.as_ref().map(|item| item.original.clone());
    item(one) == item(other) && one.from_unit == other.from_unit && overlap(&one.effective, &other.effective)
}

pub(super) fn tied(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let rows = entry.facts.fees.rows();
    for (index, row) in rows.iter().enumerate() {
        let Some(amount) = row.amount else { continue };
        let other = rows[..index].iter().enumerate().find(|(_, other)| {
            let differs = other.amount.is_some_and(|other| other != amount) && other.currency == row.currency;
            differs && alike(other, row) && same_questions(&other.when, &row.when) && meet(&other.when, &row.when)
        });
        if let Some((first, other)) = other.and_then(|(first, other)| Some((first, other.amount?))) {
            report.both(
                amount_at(index),
                amount_at(first),
                words!(
                    "mức {amount} và mức {other} ở trên cùng áp dụng một lúc; không biết phải trả mức nào",
                    "{amount} and {other} above apply at once; which one is paid?"
                ),
                words!(
                    "nếu mỗi mức một trường hợp, thêm `when:`; nếu là hai khoản cộng lại, đặt `item:` khác nhau",
                    "add `when:` if each has its case; give them different `item:` if both are paid"
                ),
            );
        }
    }
}

/// What a note says is paid for: its letters up to the first bracket, without amounts.
fn thing(fee: &Fee) -> String {
    let note = fee.note.as_ref().map_or("", |note| &note.original);
    fold(note.split('(').next().unwrap_or_default()).chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether two rows are prices of one thing: where there is one row for each way, unless their notes name two things; where
/// there are several, only if both notes name the same.
fn is_same_thing(one: &Fee, other: &Fee, is_alone: bool) -> bool {
    let (one, other) = (thing(one), thing(other));
    if one.is_empty() || other.is_empty() { is_alone } else { one == other }
}

pub(super) fn online_dearer(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let facts = &entry.facts;
    let is = |name: &ChannelName, kind: &str| {
        facts.channels.iter().find(|channel| channel.name() == name.0).map_or(name.0 == kind, |channel| channel.kind.as_str() == kind)
    };
    let only = |row: &Fee, kind: &str| !row.when.channels.is_empty() && row.when.channels.iter().all(|name| is(name, kind));
    let rest = |when: &When| When { channels: Vec::new(), ..when.clone() };
    for (index, row) in facts.fees.rows().iter().enumerate() {
        let Some(amount) = row.amount.filter(|_| only(row, "online")) else { continue };
        let same = |other: &Fee| alike(other, row) && other.currency == row.currency && rest(&other.when) == rest(&row.when);
        let all = facts.fees.rows().iter().enumerate();
        let of = |kind: &'static str| all.clone().filter(move |(_, other)| only(other, kind) && same(other));
        let is_alone = of("online").count() == 1 && of("in-person").count() == 1;
        let counter = of("in-person").filter(|(_, other)| is_same_thing(other, row, is_alone));
        let dearest = counter.filter_map(|(there, other)| Some((other.amount?, there))).max();
        if let Some((counter, there)) = dearest.filter(|(counter, _)| *counter < amount) {
            report.both(
                amount_at(index),
                amount_at(there),
                words!(
                    "nộp trực tuyến {amount}, đắt hơn nộp trực tiếp {counter}",
                    "{amount} online is dearer than {counter} at the counter"
                ),
                words!(
                    "kiểm tra hai mức có bị đổi chỗ không; nếu đúng, ghi lý do ở `allow`",
                    "see whether the two were exchanged; if not, say why under `allow`"
                ),
            );
        }
    }
}
