//! Names of papers: what was abolished, what is two papers, what is only shown, what stands there twice.

use super::super::alphabet::lower;
use super::super::fee::meet;
use super::super::lexicon::find;
use super::super::text::is_told;
use super::{Report, each, in_name};
use crate::finding::{Spot, Trail};
use crate::jurisdiction::TermKind;
use crate::letters::fold;
use crate::record::{Document, Entry, Procedure};
use crate::site::Site;

pub(super) fn abolished(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    each(entry, &mut |document, trail| {
        let Some(name) = document.name.as_ref().map(|name| name.original.as_str()) else { return };
        let low = lower(name);
        for (bytes, term) in find(&low).into_iter().filter(|(_, term)| term.kind == TermKind::Paper) {
            if is_told(&low, bytes.start, bytes.end) {
                continue;
            }
            let (word, instead) = (&name[bytes.clone()], term.instead());
            report.add(
                in_name(trail, bytes),
                words!(
                    "còn nhắc «{word}», giấy tờ không còn được cấp, không còn giá trị",
                    "`{word}` is named, which is no longer issued or valid"
                ),
                words!("viết «{instead}», hoặc bỏ đi", "write «{instead}», or leave it out"),
            );
        }
    });
}

pub(super) fn abolished_shared(site: &Site, report: &mut Report<'_>) {
    let catalog = &site.catalog;
    for (_, procedure) in catalog.procedures() {
        let mut report = report.on(&procedure.entry);
        each(&procedure.entry, &mut |document, trail| {
            let Some(paper) = document.paper.as_ref().and_then(|id| catalog.paper(id)) else { return };
            let Some(day) = paper.abolished.filter(|day| *day <= catalog.today) else { return };
            // A paper that one may bring where one still has it harms nobody.
            let told = document.name.as_ref().is_some_and(|name| ["cũ", "nếu còn"].iter().any(|word| name.original.contains(word)));
            if told || document.optional.is_some_and(|optional| optional.0) {
                return;
            }
            let (id, day, name) = (&paper.id, day.spoken("vi"), &paper.name.original);
            let remedy = match &paper.replaced_by {
                Some(other) => words!("viết `paper: {other}`", "write `paper: {other}`", other = other.0),
                None => words!("xóa giấy tờ này", "delete this paper"),
            };
            report.add(
                Spot::Value(trail.then("paper")),
                words!("«{name}» (`{id}`) không còn giá trị từ ngày {day}", "`{id}` is not valid since {day}"),
                remedy,
            );
        });
    }
}

/// Whether the second is only a kind of the first: «thẻ căn cước hoặc căn cước công dân», «hộ chiếu hoặc giấy tờ đi lại».
fn is_kin(before: &str, after: &str) -> bool {
    let card = |text: &str| text.contains("căn cước");
    before.contains(" ghi ")
        || after.starts_with("giấy tờ")
        || (card(before) && card(&after[..after.find(" hoặc ").unwrap_or(after.len())]))
        || (before.contains("khai sinh") && after.starts_with("trích lục"))
}

pub(super) fn choice(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let papers = &report.habits().papers;
    each(entry, &mut |document, trail| {
        let Some(name) = document.name.as_ref().map(|name| name.original.as_str()).filter(|_| document.one_of.is_empty()) else { return };
        let low = lower(name);
        let begins = |text: &str| papers.choices.iter().any(|paper| text.starts_with(paper.as_str()));
        if !begins(low.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_start_matches("bản sao ").trim_start_matches("bản chính "))
        {
            return;
        }
        // Within parentheses it is a remark.
        let found = low.match_indices(" hoặc ").find(|(at, word)| {
            let before = &low[..*at];
            before.matches('(').count() == before.matches(')').count()
                && begins(&low[at + word.len()..])
                && !is_kin(before, &low[at + word.len()..])
        });
        if let Some((at, word)) = found {
            let second = &name[at + word.len()..];
            let short: String = second.chars().take(50).collect();
            report.add(
                in_name(trail, at + 1..at + word.len() - 1),
                words!(
                    "hai giấy tờ trong một tên; người đọc không rõ cần cả hai hay một",
                    "two papers in one name: are both needed, or one?"
                ),
                words!(
                    "viết `one_of:` với mỗi giấy tờ một dòng; dòng thứ hai bắt đầu bằng «{short}»",
                    "write `one_of:` with each paper on a line of its own, the second from «{short}»"
                ),
            );
        }
    });
}

pub(super) fn shown(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    each(entry, &mut |document, trail| {
        let Some(name) = document.name.as_ref().map(|name| name.original.as_str()).filter(|_| document.hand_in.is_none()) else { return };
        let low = lower(name);
        // «Xuất trình hoặc nộp» leaves the choice.
        let may_stay =
            |at: usize| [" hoặc gửi", " hoặc nộp", "/nộp", ", nộp"].iter().any(|word| low[at + "xuất trình".len()..].starts_with(word));
        if let Some(at) = low.find("xuất trình").filter(|at| low[..*at].chars().count() < 12 && !may_stay(*at)) {
            report.add(
                in_name(trail, at..at + "xuất trình".len()),
                words!("giấy tờ này chỉ đưa ra xem, không phải nộp", "this is shown, not handed in"),
                words!("thêm `hand_in: show`, và bỏ «xuất trình» khỏi tên", "add `hand_in: show`, and take «xuất trình» out of the name"),
            );
        }
    });
}

pub(super) fn twice(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    fn of(list: &[Document], trail: &Trail, report: &mut Report<'_>) {
        let mut seen: Vec<(String, &Document, Trail)> = Vec::new();
        for (index, document) in list.iter().enumerate() {
            let name = match (&document.name, &document.paper) {
                (Some(name), _) => fold(&name.original),
                (None, Some(paper)) => paper.0.clone(),
                (None, None) => continue,
            };
            let again = seen.iter().find(|(other, before, _)| *other == name && meet(&before.when, &document.when));
            let here = trail.then(index).then(if document.name.is_some() { "name" } else { "paper" });
            if let Some((_, _, there)) = again.filter(|_| !name.is_empty()) {
                report.both(
                    Spot::Value(here),
                    Spot::Value(there.clone()),
                    words!("giấy tờ này đã có ở trên, cho cùng trường hợp", "this paper is already there above, for the same case"),
                    words!(
                        "xóa dòng này; nếu là hai trường hợp khác nhau, thêm `when: {{cases: […]}}`",
                        "delete this row, or add `when: {{cases: […]}}` if the cases differ"
                    ),
                );
            } else {
                seen.push((name, document, here));
            }
        }
    }
    of(&entry.facts.documents, &crate::trail!["documents"], report);
}
