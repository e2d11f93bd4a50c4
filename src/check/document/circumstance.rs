//! Names that begin with a circumstance: «Đối với …: giấy …».

use super::super::alphabet::lower;
use super::super::report::shorten;
use super::Report;
use super::kind::{kind, named};
use super::paper::{after_colon, after_verb};
use crate::finding::Spot;
use crate::jurisdiction::starts;
use crate::record::{Entry, Procedure};

pub(super) fn case_in_name(entry: &Entry<Procedure>, report: &mut Report<'_>) {
    let papers = &report.habits().papers;
    named(entry, &mut |document, name, trail| {
        let low = lower(name);
        let text = low.trim_start_matches(|c: char| !c.is_alphanumeric());
        if !papers.speak_of_case(text) || kind(name, papers).is_some() || !document.when.cases.is_empty() {
            return;
        }
        if let Some(paper) = after_colon(text, papers).filter(|_| !starts(&papers.conditions, text)).or_else(|| after_verb(text, papers)) {
            let start = low.len() - text.len();
            let case = name[start..start + paper].trim_end_matches([' ', ':', '-', '+']);
            let rest = shorten(name[start + paper..].trim());
            report.add(
                Spot::Within(trail.then("name"), (start..start + case.len()).into()),
                words!("tên giấy tờ bắt đầu bằng một trường hợp", "the name begins with a circumstance"),
                words!(
                    "thêm trường hợp này vào `cases`, ghi `when: {{cases: […]}}`, và để tên là «{rest}»",
                    "add it to `cases`, write `when: {{cases: […]}}`, and leave «{rest}» as the name"
                ),
            );
        }
    });
}
