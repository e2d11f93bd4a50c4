//! What a procedure must say by law: Nghị định 63/2010/NĐ-CP, Điều 8, as amended by 48/2013/NĐ-CP and 92/2017/NĐ-CP.
//! What does not apply is said with `allow` and a reason.

use std::sync::Arc;

use super::{Check, Report};
use crate::finding::{Spot, Words};
use crate::record::{Document, Entry, Fees, Level, Office, Procedure, StatusWord};
use crate::site::Site;
use crate::trail;

rules! {
    /// trình tự thực hiện
    NO_STEPS "completeness/no-steps" Warning since "0.1.0" Check::Procedure(|entry, report| part(entry, "steps", entry.facts.steps.is_empty(), words!("chưa ghi các bước làm (`steps`)", "no `steps`"), report));
    /// cách thức thực hiện
    NO_CHANNELS "completeness/no-channels" Warning since "0.1.0" Check::Procedure(|entry, report| part(entry, "channels", entry.facts.channels.is_empty(), words!("chưa ghi cách nộp (`channels`)", "no `channels`"), report));
    /// thành phần hồ sơ
    NO_DOCUMENTS "completeness/no-documents" Warning since "0.1.0" Check::Procedure(|entry, report| part(entry, "documents", entry.facts.documents.is_empty(), words!("chưa ghi giấy tờ cần chuẩn bị (`documents`)", "no `documents`"), report));
    /// số lượng hồ sơ
    NO_COUNT "completeness/no-count" Notice in "vn" since "0.1.0" Check::Procedure(counts);
    /// thời hạn giải quyết
    NO_DEADLINE "completeness/no-deadline" Warning since "0.1.0" Check::Procedure(|entry, report| part(entry, "deadline", is_without_time(entry, report), words!("chưa ghi bao lâu có kết quả (`deadline`)", "no `deadline`"), report));
    /// đối tượng thực hiện
    NO_AUDIENCE "completeness/no-audience" Notice since "0.1.0" Check::Procedure(|entry, report| part(entry, "audience", entry.facts.audience.is_empty(), words!("chưa ghi ai làm được (`audience`)", "no `audience`"), report));
    /// kết quả thực hiện
    NO_OUTCOME "completeness/no-outcome" Notice since "0.1.0" Check::Procedure(|entry, report| part(entry, "outcomes", entry.facts.outcomes.is_empty(), words!("chưa ghi nhận được gì (`outcomes`)", "no `outcomes`"), report));
    /// phí, lệ phí
    NO_FEES "completeness/no-fees" Notice since "0.1.0" Check::Procedure(|entry, report| part(entry, "fees", entry.facts.fees == Fees::Unknown, words!("chưa ghi phí, lệ phí; trang sẽ nói «chưa rõ»", "no `fees`: the page says they are unknown"), report));
    /// căn cứ pháp lý
    NO_LAWS "completeness/no-laws" Notice in "vn" since "0.1.0" Check::Procedure(|entry, report| part(entry, "laws", entry.facts.laws.is_empty(), words!("chưa ghi căn cứ pháp lý (`laws`)", "no `laws`"), report));
    /// cơ quan thực hiện
    NO_OFFICE "completeness/no-office" Notice since "0.1.0" Check::Site(office);
}

/// Whether nothing is said of how long it takes; what a text tells is another finding.
fn is_without_time(entry: &Entry<Procedure>, report: &Report<'_>) -> bool {
    let rows = &entry.facts.deadline.0;
    rows.iter().all(|row| row.time.is_none() && row.otherwise.is_none())
        && super::told_time::the_only(&entry.facts, report.habits()).is_none()
}

/// What ended need not be complete, nor what is not published yet.
pub(super) fn is_exempt(entry: &Entry<Procedure>) -> bool {
    let is_draft = entry.facts.draft.is_some_and(|draft| draft.0);
    let is_unknown = ["draft", "status"].into_iter().any(|key| entry.is_unread(&trail![key]));
    // Of an empty file that is told.
    let is_empty = entry.facts == Procedure::default();
    is_draft || is_unknown || is_empty || entry.facts.status.as_ref().is_some_and(|status| status.state == StatusWord::Repealed)
}

/// The keys of offices and of procedures that say who takes what.
const OF_OFFICES: [&str; 3] = ["level", "fields", "draft"];
const OF_PROCEDURES: [&str; 4] = ["levels", "field", "offices", "channels"];

/// What to write for a part that is missing.
fn example(key: &str) -> (&'static str, &'static str) {
    match key {
        "steps" => ("`steps:` rồi mỗi bước một dòng `- …`", "`steps:` and one `- …` a line"),
        "channels" => ("`channels: [in-person]`, hoặc `online`, `post`", "`channels: [in-person]`, or `online`, `post`"),
        "documents" => {
            ("`documents:` rồi mỗi giấy tờ một dòng `- {name: …, originals: 1}`", "`documents:` and one `- {name: …, originals: 1}` a line")
        }
        "deadline" => ("`deadline: 7 ngày làm việc`, đúng theo luật", "`deadline: 7 working days`, as the law has it"),
        "audience" => ("`audience: [citizen]`", "`audience: [citizen]`"),
        "outcomes" => ("`outcomes:` rồi mỗi kết quả một dòng `- …`", "`outcomes:` and one `- …` a line"),
        "fees" => ("`fees: none` nếu không thu, hoặc `fees:` với từng mức", "`fees: none` if nothing is paid, or `fees:` with the amounts"),
        // A number given as an example would be followed to the word.
        _ => (
            "`laws:` rồi số hiệu của mỗi văn bản làm căn cứ một dòng `- …`",
            "`laws:` and the number of each law that it rests on a line, `- …`",
        ),
    }
}

fn part(entry: &Entry<Procedure>, key: &'static str, is_missing: bool, message: Words, report: &mut Report<'_>) {
    if is_missing && !is_exempt(entry) {
        let (vi, en) = example(key);
        report.add(
            Spot::Value(trail![key]),
            message,
            words!("thêm {vi}; nếu không áp dụng, ghi lý do ở `allow`", "add {en}; if it does not apply, say why under `allow`"),
        );
    }
}

fn counts(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let lacks = |document: &Document| document.originals.is_none() && document.copies.is_none() && document.one_of.is_empty();
    let is_shown = |document: &Document| document.hand_in == Some(crate::record::HandIn::Show);
    let is_unknown = |at: usize| {
        let row = trail!["documents", at];
        ["originals", "copies", "one_of", "hand_in"].into_iter().any(|key| entry.is_unread(&row.then(key)))
    };
    let lacking: Vec<usize> = (0..entry.facts.documents.len())
        .filter(|at| lacks(&entry.facts.documents[*at]) && !is_shown(&entry.facts.documents[*at]) && !is_unknown(*at))
        .collect();
    if let Some(first) = lacking.first().copied().filter(|_| !is_exempt(entry)) {
        let count = lacking.len();
        report.add(
            Spot::Value(trail!["documents", first]),
            words!("chưa ghi nộp mấy bản ({count} giấy tờ)", "how many are handed in? ({count} papers)"),
            words!("thêm `originals: 1` hoặc `copies: 1`", "add `originals: 1` or `copies: 1`"),
        );
    }
}

fn office(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    // By these it is found out who takes what.
    let unknown = |office: &Arc<Entry<Office>>| OF_OFFICES.into_iter().any(|key| office.is_unread(&trail![key]));
    if catalog.offices().len() == 0 || catalog.records.offices.iter().any(unknown) {
        return;
    }
    for (_, procedure) in catalog.procedures() {
        let entry = &procedure.entry;
        let is_local = entry.facts.levels.iter().any(|level| matches!(level, Level::Commune | Level::Province));
        if procedure.offices.is_empty()
            && is_local
            && !is_exempt(entry)
            && !OF_PROCEDURES.into_iter().any(|key| entry.is_unread(&trail![key]))
            && !entry.facts.channels.iter().all(|channel| channel.kind.as_str() == "online")
        {
            report.on(entry).add(
                Spot::Value(trail!["levels"]),
                words!("không cơ quan nào trong offices/ nhận thủ tục này", "no office of offices/ takes this procedure"),
                words!(
                    "thêm lĩnh vực của thủ tục vào `fields` của cơ quan nhận, hoặc ghi `offices: {{add: […]}}`",
                    "add its field to `fields` of the office, or write `offices: {{add: […]}}`"
                ),
            );
        }
    }
}
