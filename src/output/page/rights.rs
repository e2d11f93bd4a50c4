//! What to do when a result is late or refused, about scams, and whom to call.

use super::frame::writer::PageWriter;
use super::frame::{Head, feedback, frame};
use super::view::{CautionView, HotlineView, RightsView};
use crate::record::Date;
use crate::site::Subject;

/// The page «Trễ hẹn, bị từ chối, gặp lừa đảo».
pub(super) fn rights(writer: &PageWriter<'_>) -> RightsView {
    let facts = &writer.catalog().records.catalog.facts;
    let checked = |day: Option<Date>| day.map(|day| writer.fill("say.checked-on", &[("date", &writer.date(day))]));
    let title = writer.word("rights.title").to_owned();
    let description = writer.word("rights.lead").to_owned();
    RightsView {
        page: frame(writer, Head { subject: Subject::Rights, title, description, crumbs: Vec::new() }),
        late: facts.rights.as_ref().and_then(|text| writer.html(text, 3)),
        warnings: facts
            .warnings
            .iter()
            .map(|caution| CautionView {
                title: writer.maybe(caution.title.as_ref()),
                text: writer.phrase(&caution.text),
                source: writer.maybe(caution.source.as_ref()),
                checked: checked(caution.checked),
            })
            .collect(),
        hotlines: facts
            .hotlines
            .iter()
            .filter(|line| line.number.is_known())
            .map(|line| HotlineView {
                name: writer.phrase(&line.name),
                text: writer.number_of(&line.number),
                href: line.number.tel(writer.phone_code()),
                note: writer.maybe(line.note.as_ref()),
                checked: checked(line.checked),
            })
            .collect(),
        feedback: feedback(writer),
    }
}
