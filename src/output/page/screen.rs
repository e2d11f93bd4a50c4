//! The screen above the seats of a waiting room. It runs from a folder, without a network.

use super::facts::key::accepted_in_words;
use super::facts::say;
use super::facts::share::drawn;
use super::frame::text::in_words;
use super::frame::writer::PageWriter;
use super::frame::{Head, frame};
use super::view::{ScreenView, Slide};
use crate::catalog::{Phase, ProcedureId};
use crate::record::ChannelType;
use crate::site::Subject;

/// Slides of what can be handed in online; more than a person waits for.
const ONLINE: usize = 12;

/// The screen of a waiting room: what is asked most, then what need not be waited for.
pub(super) fn screen(writer: &PageWriter<'_>) -> ScreenView {
    let catalog = writer.catalog();
    let about = Head {
        subject: Subject::Screen,
        title: writer.word("say.screen").to_owned(),
        description: writer.word("say.screen-description").to_owned(),
        crumbs: Vec::new(),
    };
    let asked = &catalog.most_asked;
    let online = catalog.procedures().filter(|(id, procedure)| {
        let is_online = procedure.entry.facts.channels.iter().any(|channel| channel.kind == ChannelType::Online && channel.url.is_some());
        is_online && !asked.contains(id) && procedure.phase(catalog.today) == Phase::InForce
    });
    let asked = asked.iter().map(|id| slide(writer, *id, "say.slide-asked"));
    ScreenView {
        page: frame(writer, about),
        css: writer.style("screen"),
        script: writer.press.theme.scripts.get("screen").map(|script| writer.to_address(&script.address)).unwrap_or_default(),
        name: writer.phrase(&catalog.records.catalog.facts.title).text,
        slides: asked.chain(online.take(ONLINE).map(|(id, _)| slide(writer, id, "say.slide-online"))).collect(),
    }
}

fn slide(writer: &PageWriter<'_>, id: ProcedureId, over: &str) -> Slide {
    let facts = &writer.catalog().procedure(id).entry.facts;
    let sign = writer.site().sign(id);
    Slide {
        over: writer.word(over).to_owned(),
        title: writer.phrase(&facts.title),
        href: writer.to(Subject::Procedure(id)),
        fee: writer.in_short(id).fee.clone(),
        time: writer.in_short(id).time.clone(),
        place: facts.accepted.map(|accepted| writer.own(say::sentence(&accepted_in_words(writer, accepted)))),
        qr: sign.as_deref().map(drawn),
        short: sign.as_deref().map(in_words).unwrap_or_default(),
    }
}
