//! A notice.

use super::facts::entries::{is_current, notice_entry};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{Html, NoticeView};
use crate::catalog::NoticeId;
use crate::site::Subject;

/// A notice.
pub(super) fn notice(writer: &PageWriter<'_>, id: NoticeId) -> NoticeView {
    let entry = writer.catalog().notice(id);
    let view = notice_entry(writer, id);
    let title = &view.title.text;
    let description = view.summary.as_ref().map_or_else(|| format!("{title} ({})", view.date), |summary| summary.text.clone());
    let crumbs = vec![writer.link(Subject::Notices, writer.own(writer.word("say.nav.notices")))];
    let about = Head { subject: Subject::Notice(id), title: title.clone(), description, crumbs };
    NoticeView {
        page: frame(writer, about),
        ended: entry
            .facts
            .until
            .filter(|_| !is_current(writer, entry))
            .map(|until| writer.fill("say.ended", &[("date", &writer.date(until))])),
        body: writer.html(&entry.body, 2).unwrap_or_else(|| Html::trusted("")),
        notice: view,
    }
}
