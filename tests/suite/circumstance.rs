//! What a procedure asks of one citizen: papers counted, fees added, times chosen. The script of the page is held to the same
//! answers over many generated procedures (`tests/vectors/case.json`).

use std::fmt::Write;
use std::sync::Arc;

use jiff::civil::date;
use motcua::parts::catalog::circumstance::{Answers, QuestionTopic, Questions, Sum, Tally, amount, bill, item, tally, times};
use motcua::parts::record::{Currency, Date, Procedure};
use motcua::parts::yaml::{self, Read, Reader};
use serde_json::{Value, json};

use super::world::vectors;

fn procedure(text: &str) -> Procedure {
    let (node, faults) = yaml::parse(text, 0..text.len());
    assert!(faults.is_empty(), "{text}");
    let file: Arc<str> = Arc::from("mau.yaml");
    let mut reader = Reader::new(&file, motcua::parts::jurisdiction::Jurisdiction::usual());
    Procedure::read(&node.unwrap(), &mut reader)
}

fn day() -> Date {
    Date(date(2026, 9, 1))
}

/// The answers that choose these options by id, leaving all else open; `!id` answers the question of `id` with no.
fn chosen(questions: &Questions<'_>, ids: &[&str]) -> Answers {
    let mut answers = questions.unanswered();
    for id in ids {
        let (id, yes) = id.strip_prefix('!').map_or((*id, true), |id| (id, false));
        let question = questions.list.iter().find(|question| question.options.contains(&id)).unwrap_or_else(|| panic!("{id} is not asked"));
        answers.choose(question, question.options.iter().position(|option| yes && *option == id));
    }
    answers
}

fn sums(facts: &Procedure, ids: &[&str]) -> Vec<(&'static str, u64, u64)> {
    let questions = Questions::of(facts);
    let bill = bill(facts, &questions, &chosen(&questions, ids), day(), Currency::default());
    bill.sums.iter().map(|Sum { currency, least, most }| (currency.as_str(), *least, *most)).collect()
}

const HOUSE: &str = "
title: Nhập hộ khẩu
audience: [citizen, foreigner]
cases:
  - {id: cua-minh, title: Nhà của mình, group: Bạn chuyển đến đâu?}
  - {id: thue, title: Nhà thuê, group: Bạn chuyển đến đâu?}
  - {id: nuoc-ngoai, title: Từ nước ngoài về, group: nguoi}
channels: [in-person, online]
documents:
  - Tờ khai
  - {name: Giấy tờ nhà, unless: Đã có trên VNeID, when: {cases: [cua-minh]}}
  - {name: Hợp đồng thuê, when: {cases: [thue]}}
  - {name: Xác nhận, when: {cases: [thue, nuoc-ngoai]}}
  - {name: Thẻ căn cước, hand_in: show}
  - {when: {cases: [nuoc-ngoai]}, one_of: [Hộ chiếu, Giấy quốc tịch]}
  - {name: Ảnh, optional: true}
fees:
  - {item: Lệ phí, amount: 20000, when: {channels: [in-person]}}
  - {item: Lệ phí, amount: 10000, when: {channels: [online]}}
  - {item: Phí gửi, amount: 5000, when: {cases: [thue]}, exempt: [Người cao tuổi]}
  - {item: Thị thực, amount: 25, currency: USD, when: {audience: [foreigner]}}
deadline:
  - {time: 7 working days}
  - {time: 3 working days, when: {channels: [online]}}
";

#[test]
fn only_what_matters_is_asked() {
    let facts = procedure(HOUSE);
    let asked: Vec<QuestionTopic<'_>> = Questions::of(&facts).list.iter().map(|question| question.about).collect();
    assert_eq!(
        asked,
        [
            QuestionTopic::Cases(Some("Bạn chuyển đến đâu?")),
            QuestionTopic::Cases(Some("nguoi")),
            QuestionTopic::Channel,
            QuestionTopic::Audience
        ]
    );
    let alike = procedure(
        "channels: [in-person, online]\nfees:\n  - {amount: 5, when: {channels: [in-person]}}\n  - {amount: 5, when: {channels: [online]}}\n",
    );
    assert!(Questions::of(&alike).is_empty(), "the same fee whatever is chosen is no question");
}

#[test]
fn papers_are_counted_as_what_they_are() {
    let facts = procedure(HOUSE);
    let questions = Questions::of(&facts);
    let of = |ids: &[&str]| tally(&facts, &questions, &chosen(&questions, ids));
    assert_eq!(of(&[]), Tally { submit: 1, show: 1, unless: 0, optional: 1, more: true });
    assert_eq!(of(&["cua-minh", "!nuoc-ngoai"]), Tally { submit: 1, show: 1, unless: 1, optional: 1, more: false });
    assert_eq!(of(&["thue", "!nuoc-ngoai"]), Tally { submit: 2, show: 1, unless: 0, optional: 1, more: false });
    assert_eq!(of(&["thue", "nuoc-ngoai"]), Tally { submit: 4, show: 1, unless: 0, optional: 1, more: false }, "a choice counts once");
}

#[test]
fn items_add_up_alternatives_do_not_and_currencies_never_meet() {
    let facts = procedure(HOUSE);
    assert_eq!(sums(&facts, &["cua-minh", "in-person", "citizen"]), [("VND", 20000, 20000)]);
    assert_eq!(sums(&facts, &["thue", "online", "citizen"]), [("VND", 15000, 15000)]);
    assert_eq!(sums(&facts, &["thue", "online", "foreigner"]), [("USD", 25, 25), ("VND", 15000, 15000)]);
    assert_eq!(sums(&facts, &[]), [("USD", 0, 25), ("VND", 10000, 25000)]);
}

#[test]
fn the_more_specific_row_wins_and_a_reduction_ends_with_its_day() {
    let facts = procedure(
        "channels: [in-person, online]\ncases: [{id: mat, title: Mất, group: a}, {id: moi, title: Mới, group: a}]\nfees:\n  \
         - {id: goc, item: L, amount: 200000}\n  - {item: L, amount: 400000, when: {cases: [mat]}}\n  \
         - {item: L, percent: 50%, of: goc, when: {cases: [moi], channels: [online]}, effective: {to: 2026-12-31}}\n",
    );
    assert_eq!(sums(&facts, &["mat", "online"]), [("VND", 400_000, 400_000)]);
    assert_eq!(sums(&facts, &["moi", "online"]), [("VND", 100_000, 100_000)]);
    assert_eq!(sums(&facts, &["moi"]), [("VND", 100_000, 200_000)]);
    let questions = Questions::of(&facts);
    let later = bill(&facts, &questions, &chosen(&questions, &["moi", "online"]), Date(date(2027, 1, 1)), Currency::default());
    assert_eq!(later.sums[0].most, 200_000);
}

#[test]
fn what_no_row_names_is_unknown_and_never_free() {
    let facts = procedure(
        "channels: [in-person, post]\nfees:\n  - {item: a, amount: 5000, when: {channels: [in-person]}}\n  - {item: b, amount: 7, from_unit: 2}\n",
    );
    let questions = Questions::of(&facts);
    let of = |ids: &[&str]| bill(&facts, &questions, &chosen(&questions, ids), day(), Currency::default());
    assert!(of(&["post"]).unlisted && of(&["post"]).sums.is_empty());
    assert!(of(&[]).unlisted);
    assert_eq!(of(&["in-person"]).sums[0].most, 5000, "the second unit is not in the total of one");
    assert!(!of(&["in-person"]).unlisted);
}

#[test]
fn a_percentage_of_nothing_known_is_said_not_to_be_counted() {
    let facts = procedure("fees:\n  - {item: a, amount: 5000}\n  - {item: b, percent: 0.019%}\n");
    let questions = Questions::of(&facts);
    let bill = bill(&facts, &questions, &questions.unanswered(), day(), Currency::default());
    assert!(bill.uncounted);
    assert_eq!(bill.sums[0].most, 5000);
}

#[test]
fn the_time_of_the_channel_wins_over_that_for_all() {
    let facts = procedure(HOUSE);
    let questions = Questions::of(&facts);
    let of = |ids: &[&str]| times(&facts, &questions, &chosen(&questions, ids)).into_iter().collect::<Vec<_>>();
    assert_eq!(of(&["online"]), [1]);
    assert_eq!(of(&["in-person"]), [0]);
    assert_eq!(of(&[]), [0, 1]);
}

#[test]
fn very_many_ways_are_not_gone_through() {
    let mut text = String::from("cases:\n");
    for n in 0..20 {
        let _ = writeln!(text, "  - {{id: c{n}, title: C, group: g{n}}}");
    }
    text.push_str("fees:\n");
    for n in 0..20 {
        let _ = writeln!(text, "  - {{item: i{n}, amount: {n}, when: {{cases: [c{n}]}}}}");
    }
    let facts = procedure(&text);
    let questions = Questions::of(&facts);
    let bill = bill(&facts, &questions, &questions.unanswered(), day(), Currency::default());
    assert!(bill.unsure && bill.sums.is_empty());
    assert_eq!(bill.rows.len(), 20);
}

/// Numbers that look thrown and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    fn when(&mut self, cases: &[String]) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !cases.is_empty() && self.below(2) == 0 {
            let own: Vec<&str> = cases.iter().filter(|_| self.below(3) == 0).map(String::as_str).collect();
            parts.extend((!own.is_empty()).then(|| format!("cases: [{}]", own.join(", "))));
        }
        if self.below(3) == 0 {
            parts.push(format!("channels: [{}]", ["in-person", "online", "post"][self.below(3)]));
        }
        if self.below(4) == 0 {
            parts.push(format!("audience: [{}]", ["citizen", "foreigner", "business"][self.below(3)]));
        }
        if self.below(6) == 0 {
            parts.push("areas: [hai-chau, an-khe]".to_owned());
        }
        format!("{{{}}}", parts.join(", "))
    }
}

fn generated(dice: &mut Dice) -> String {
    let mut cases: Vec<String> = Vec::new();
    let mut text = String::from("channels: [in-person, online, post]\naudience: [citizen, foreigner]\ncases:\n");
    for group in 0..=dice.below(3) {
        for n in 0..=dice.below(3) {
            let id = format!("g{group}c{n}");
            let _ = writeln!(text, "  - {{id: {id}, title: T, group: g{group}}}");
            cases.push(id);
        }
    }
    text.push_str("documents:\n");
    for n in 0..=dice.below(4) {
        let _ = writeln!(text, "  - {{name: Giấy {n}, when: {}}}", dice.when(&cases));
    }
    text.push_str("fees:\n");
    for n in 0..=dice.below(7) {
        let amount = ["amount: 20000", "amount: 5000", "amount: 0", "amount: 25, currency: USD", "percent: 50%, of: r0"][dice.below(5)];
        let effective = ["", ", effective: {to: 2026-08-31}", ", effective: {from: 2026-09-01}", "", ""][dice.below(5)];
        let item = ["a", "b", "c"][dice.below(3)];
        let _ = writeln!(text, "  - {{id: r{n}, item: {item}, {amount}, when: {}{effective}}}", dice.when(&cases));
    }
    text.push_str("deadline:\n");
    for n in 0..=dice.below(4) {
        let _ = writeln!(text, "  - {{time: {} working days, when: {}}}", n + 1, dice.when(&cases));
    }
    text
}

/// What the script of the page must answer too, for many procedures and many choices.
#[test]
fn the_vectors_of_cases_are_those_that_the_script_is_held_to() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut list: Vec<Value> = Vec::new();
    for _ in 0..120 {
        let facts = procedure(&generated(&mut dice));
        let questions = Questions::of(&facts);
        let numbers: Vec<Value> =
            questions.list.iter().map(|question| json!([question.first, question.numbers(), question.ways()])).collect();
        let fees: Vec<Value> = facts
            .fees
            .rows()
            .iter()
            .map(|row| {
                let day = |day: Option<Date>| day.map(|day| day.to_string());
                let currency = row.currency.unwrap_or_default().to_string();
                let code = questions.condition(&row.when).to_string();
                json!([code, item(row), amount(&facts, row), currency, day(row.effective.from), day(row.effective.to)])
            })
            .collect();
        let limits: Vec<String> = facts.deadline.0.iter().map(|row| questions.condition(&row.when).to_string()).collect();
        let papers: Vec<String> = facts.documents.iter().map(|one| questions.condition(&one.when).to_string()).collect();
        let mut asks: Vec<Value> = Vec::new();
        for turn in 0..6 {
            let mut answers = questions.unanswered();
            let mut said: Vec<Option<usize>> = Vec::new();
            for question in &questions.list {
                // The first turn leaves all open, the last answers everything.
                let way = dice.below(question.ways());
                let is_answered = turn == 5 || turn > 0 && dice.below(2) == 0;
                if is_answered {
                    answers.choose(question, (way < question.options.len()).then_some(way));
                }
                said.push(is_answered.then_some(way));
            }
            let today = if turn % 2 == 0 { Date(date(2026, 8, 31)) } else { day() };
            let bill = bill(&facts, &questions, &answers, today, Currency::default());
            let sums: Vec<Value> = bill.sums.iter().map(|sum| json!([sum.currency.as_str(), sum.least, sum.most])).collect();
            let tally = tally(&facts, &questions, &answers);
            asks.push(json!({
                "said": said, "day": today.to_string(), "sums": sums, "rows": bill.rows, "unlisted": bill.unlisted,
                "uncounted": bill.uncounted, "times": times(&facts, &questions, &answers), "papers": tally.submit, "more": tally.more,
            }));
        }
        list.push(json!({ "questions": numbers, "fees": fees, "limits": limits, "papers": papers, "asks": asks }));
    }
    vectors("case", &json!(list));
}
