//! Posters with QR codes: of a field and of its procedures, and its list to post.

use super::facts::papers;
use super::facts::share::drawn;
use super::facts::sheet::{group, sheet};
use super::frame::text::in_words;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{Poster, PostersView};
use crate::catalog::{FieldId, ProcedureId};
use crate::site::{PER_PAGE, Subject};

/// So many papers stand on a poster.
const PAPERS: usize = 3;

/// The posters of one page of a field, and its list.
pub(super) fn posters(writer: &PageWriter<'_>, id: FieldId, number: u16) -> PostersView {
    let catalog = writer.catalog();
    let field = catalog.field(id);
    let name = writer.phrase(&field.facts.name);
    let list: Vec<ProcedureId> = field.procedures.iter().copied().skip(usize::from(number) * PER_PAGE).take(PER_PAGE).collect();
    let subject = Subject::Posters(id, number);
    let title = writer.fill("say.posters", &[("field", &name.text)]);
    let description = writer.fill("say.posters-description", &[("field", &name.text)]);
    let address = writer.site().absolute(&writer.site().address(Subject::Field(id, 0), 0));
    let of_field = Poster {
        id: writer.part("field").to_owned(),
        over: writer.word("say.poster-field").to_owned(),
        title: name.clone(),
        qr: address.as_deref().map(drawn),
        picture: None,
        short: address.as_deref().map(in_words).unwrap_or_default(),
        lines: vec![writer.own(writer.count("procedures", field.procedures.len()))],
        papers: Vec::new(),
        more_papers: false,
    };
    PostersView {
        page: frame(writer, Head { subject, title, description, crumbs: Vec::new() }),
        sheet: sheet(writer, subject, writer.link(Subject::Field(id, number), name)),
        group: group(writer, id, &list),
        posters: std::iter::once(of_field).chain(list.iter().map(|id| poster(writer, *id))).collect(),
    }
}

fn poster(writer: &PageWriter<'_>, id: ProcedureId) -> Poster {
    let procedure = writer.catalog().procedure(id);
    let facts = &procedure.entry.facts;
    let sign = writer.site().sign(id);
    let short = writer.in_short(id);
    let labelled = |key: &str, value: Option<&str>| value.map(|value| writer.own(writer.labelled(writer.word(key), value)));
    let (always, others): (Vec<_>, Vec<_>) = facts.documents.iter().partition(|document| {
        document.when.is_always()
            && document.unless.is_none()
            && !document.optional.is_some_and(|flag| flag.0)
            && document.one_of.is_empty()
    });
    Poster {
        id: procedure.entry.stem.to_string(),
        over: facts.code.as_ref().map_or_else(String::new, |code| writer.fill("say.poster-code", &[("code", &code.as_str())])),
        title: writer.phrase(&facts.title),
        qr: None,
        picture: sign.is_some().then(|| writer.to_address(&writer.site().qr(id))),
        short: sign.as_deref().map(in_words).unwrap_or_default(),
        lines: labelled("say.fee", short.fee.as_deref()).into_iter().chain(labelled("say.time", short.time.as_deref())).collect(),
        papers: always.iter().take(PAPERS).map(|document| papers::name(writer, document)).collect(),
        more_papers: always.len() > PAPERS || !others.is_empty(),
    }
}
