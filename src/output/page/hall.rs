//! What stands in the hall of an office: the kiosk and the screen above the seats. Both run from a folder, without a network.

use super::desk::Desk;
use super::facts::accepted_in_words;
use super::frame::{About, frame};
use super::list::{most_asked, tile};
use super::paper::drawn;
use super::say;
use super::share::in_words;
use super::view::{KioskView, ScreenView, Slide};
use crate::catalog::{Phase, ProcedureId};
use crate::record::ChannelType;
use crate::site::Subject;
use crate::theme::Asset;

/// Slides of what can be handed in online; more than a person waits for.
const ONLINE: usize = 12;

/// The start of a kiosk.
pub(super) fn kiosk(desk: &Desk<'_>) -> KioskView {
    let about = About {
        subject: Subject::Kiosk,
        title: desk.word("say.kiosk").to_owned(),
        description: desk.word("say.kiosk-description").to_owned(),
        crumbs: Vec::new(),
    };
    KioskView {
        page: frame(desk, about),
        css: desk.style("kiosk"),
        mark: mark(desk),
        life_events: desk.catalog().life_events().map(|(id, _)| tile(desk, id)).collect(),
        most_asked: most_asked(desk),
        offices: desk.to(Subject::Offices),
    }
}

/// The hashes in the names of the kiosk's script and style sheet: `?kiosk=` with them keeps a page in kiosk mode.
fn mark(desk: &Desk<'_>) -> String {
    let theme = &desk.press.theme;
    let hash = |asset: Option<&Asset>| asset.and_then(|asset| asset.address.as_str().rsplit('.').nth(1)).unwrap_or_default().to_owned();
    format!("{}-{}", hash(theme.scripts.get("kiosk")), hash(theme.styles.get("kiosk")))
}

/// The screen of a waiting room: what is asked most, then what need not be waited for.
pub(super) fn screen(desk: &Desk<'_>) -> ScreenView {
    let catalog = desk.catalog();
    let about = About {
        subject: Subject::Screen,
        title: desk.word("say.screen").to_owned(),
        description: desk.word("say.screen-description").to_owned(),
        crumbs: Vec::new(),
    };
    let asked = &catalog.most_asked;
    let online = catalog.procedures().filter(|(id, procedure)| {
        let is_online = procedure.entry.facts.channels.iter().any(|channel| channel.kind == ChannelType::Online && channel.url.is_some());
        is_online && !asked.contains(id) && procedure.phase(catalog.today) == Phase::InForce
    });
    let asked = asked.iter().map(|id| slide(desk, *id, "say.slide-asked"));
    ScreenView {
        page: frame(desk, about),
        css: desk.style("screen"),
        script: desk.press.theme.scripts.get("screen").map(|script| desk.to_address(&script.address)).unwrap_or_default(),
        name: desk.phrase(&catalog.records.catalog.facts.title).text,
        slides: asked.chain(online.take(ONLINE).map(|(id, _)| slide(desk, id, "say.slide-online"))).collect(),
    }
}

fn slide(desk: &Desk<'_>, id: ProcedureId, over: &str) -> Slide {
    let facts = &desk.catalog().procedure(id).entry.facts;
    let sign = desk.site().sign(id);
    Slide {
        over: desk.word(over).to_owned(),
        title: desk.phrase(&facts.title),
        href: desk.to(Subject::Procedure(id)),
        fee: desk.in_short(id).fee.clone(),
        time: desk.in_short(id).time.clone(),
        place: facts.accepted.map(|accepted| desk.own(say::sentence(&accepted_in_words(desk, accepted)))),
        qr: sign.as_deref().map(drawn),
        short: sign.as_deref().map(in_words).unwrap_or_default(),
    }
}
