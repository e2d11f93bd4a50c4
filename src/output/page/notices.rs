//! All notices.

use super::facts::entries::{is_current, notice_entry, site_name};
use super::facts::visits::{Of, sessions};
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::NoticesView;
use crate::site::Subject;

/// All notices.
pub(super) fn notices(writer: &PageWriter<'_>) -> NoticesView {
    let catalog = writer.catalog();
    let about = Head {
        subject: Subject::Notices,
        description: writer.fill("say.notices-description", &[("site", &site_name(writer))]),
        title: writer.word("say.nav.notices").to_owned(),
        crumbs: Vec::new(),
    };
    let list = |current: bool| {
        let all = catalog.notices().filter(|(_, notice)| is_current(writer, notice) == current);
        all.map(|(id, _)| notice_entry(writer, id)).collect()
    };
    NoticesView {
        page: frame(writer, about),
        current: list(true),
        past: list(false),
        sessions: sessions(writer, Of::All).into_iter().take(3).collect(),
        all_sessions: (catalog.sessions().len() > 0).then(|| writer.to(Subject::Sessions)),
    }
}
