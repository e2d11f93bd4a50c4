//! The page of a procedure: the one citizens come for.

use super::case::case_form;
use super::desk::Desk;
use super::facts::{facts, nearest_level};
use super::fees::{fees, law_link};
use super::frame::{About, frame, shorten_phrase};
use super::office::{checked_view, shared_card};
use super::opening;
use super::papers::{form_name, form_number, papers};
use super::say;
use super::session::{Of, sessions};
use super::share::share;
use super::times::times;
use super::trust::{apply_then, overdue, standings};
use super::view::{
    Apply, Bar, Channel, Dated, Entry, Form, FormLink, Law, Offices, Outcome, Outcomes, Phrase, ProcedureView, Related, Title, Who,
};
use crate::catalog::circumstance::Questions;
use crate::catalog::{Procedure, ProcedureId};
use crate::record::{self, Name};
use crate::record::{ChannelType, OnlineLevel};
use crate::site::Subject;

/// Offices shown on the page; the finder has the others.
const CARDS: usize = 5;
/// A longer title is cut at a word and given whole beneath, in characters.
const TITLE: usize = 120;

/// The view of a procedure's page.
pub(super) fn procedure(desk: &Desk<'_>, id: ProcedureId) -> ProcedureView {
    let catalog = desk.catalog();
    let procedure = catalog.procedure(id);
    let facts_of = &procedure.entry.facts;
    let code = facts_of.code.as_ref().map(|code| code.as_str().to_owned());
    let title = desk.phrase(&facts_of.title);
    let (overdue, overdue_dated) = overdue(desk, facts_of).unzip();
    let overdue_dated = overdue_dated.unwrap_or_default();
    let page = frame(
        desk,
        About {
            subject: Subject::Procedure(id),
            title: head_title(desk, procedure, &title.text),
            description: description(desk, id),
            crumbs: crumbs(desk, procedure),
        },
    );
    let offices = offices(desk, id, procedure);
    let questions = Questions::of(facts_of);
    ProcedureView {
        page,
        standings: standings(desk, procedure),
        replaced_by: procedure
            .replaced_by
            .iter()
            .map(|id| desk.link(Subject::Procedure(*id), desk.phrase(&catalog.procedure(*id).entry.facts.title)))
            .collect(),
        summary: desk.maybe(facts_of.summary.as_ref()),
        aliases: desk.joined(&facts_of.aliases, ", "),
        overdue,
        overdue_dated,
        facts: facts(desk, procedure),
        apply: apply_then(desk, procedure),
        who: who(desk, facts_of),
        case: case_form(desk, facts_of, &questions),
        papers: papers(desk, facts_of, &questions),
        channels: facts_of.channels.iter().map(|channel| channel_view(desk, facts_of, channel)).collect(),
        fees: fees(desk, facts_of, &questions),
        times: times(desk, facts_of, &questions),
        steps: desk.phrases(&facts_of.steps),
        outcomes: outcomes(desk, facts_of),
        forms: forms(desk, facts_of),
        mistakes: desk.phrases(&facts_of.mistakes),
        rights: desk.to(Subject::Rights),
        warnings: warnings(desk),
        laws: facts_of.laws.iter().map(|number| law(desk, number)).collect(),
        laws_count: desk.count("laws", facts_of.laws.len()),
        decisions: facts_of.decisions.iter().map(|number| decision(desk, number)).collect(),
        body: body(desk, procedure),
        related: related(desk, procedure),
        checked: facts_of.checked.as_ref().map(|checked| checked_view(desk, checked)),
        source: facts_of.source_url.as_ref().map(ToString::to_string),
        share: share(desk, id, &title.text, code.as_deref()),
        bar: bar(desk, procedure, &offices),
        offices,
        title: heading(title),
        code,
    }
}

/// The title in the head of the page: with level or code where the title alone names several.
fn head_title(desk: &Desk<'_>, procedure: &Procedure, title: &str) -> String {
    let facts = &procedure.entry.facts;
    let short = super::frame::shorten(title, 80);
    if !procedure.shares_title && short == title {
        return short;
    }
    match &facts.code {
        Some(code) => format!("{short} ({code})"),
        None => say::levels(desk, &facts.levels).map_or(short.clone(), |levels| format!("{short} ({levels})")),
    }
}

fn description(desk: &Desk<'_>, id: ProcedureId) -> String {
    let facts = &desk.catalog().procedure(id).entry.facts;
    let mut parts = vec![match &facts.summary {
        Some(summary) => desk.phrase(summary).text,
        None => format!("{}.", super::frame::shorten(&desk.phrase(&facts.title).text, 90)),
    }];
    let label = |key: &str, value: &str| format!("{}: {value}.", desk.word(key));
    let short = desk.in_short(id);
    parts.extend(short.fee.as_ref().map(|fee| label("say.fee", fee)));
    parts.extend(short.time.as_ref().map(|time| label("say.time", time)));
    parts.extend(facts.code.as_ref().map(|code| label("say.code", code.as_str())));
    parts.join(" ")
}

fn crumbs(desk: &Desk<'_>, procedure: &Procedure) -> Vec<super::view::Link> {
    procedure
        .field
        .map(|field| desk.link(Subject::Field(field, 0), desk.phrase(&desk.catalog().field(field).facts.name)))
        .into_iter()
        .collect()
}

fn heading(title: Phrase) -> Title {
    let length = title.text.chars().count();
    let size = match length {
        0..=75 => "",
        76..=105 => "long",
        _ => "longer",
    };
    let text = shorten_phrase(&title, TITLE);
    Title { full: (text.text != title.text).then_some(title), text, size: size.to_owned() }
}

/// What the catalog warns of: the title of each warning, or its beginning.
fn warnings(desk: &Desk<'_>) -> Vec<Phrase> {
    let list = desk.catalog().records.catalog.facts.warnings.iter();
    list.map(|caution| desk.maybe(caution.title.as_ref()).unwrap_or_else(|| shorten_phrase(&desk.phrase(&caution.text), 90))).collect()
}

/// The red button: only where one can hand in online.
pub(super) fn apply(desk: &Desk<'_>, facts: &record::Procedure, dated: Dated) -> Option<Apply> {
    let channel = facts.channels.iter().filter(|channel| channel.kind == ChannelType::Online).find(|channel| channel.url.is_some())?;
    let href = channel.url.as_ref()?.to_string();
    let host = href.split("://").nth(1).unwrap_or(&href).split(['/', '?', '#']).next().unwrap_or_default().to_owned();
    let national = host == "dichvucong.gov.vn" || host.ends_with(".dichvucong.gov.vn");
    let text = if national { desk.word("say.apply.national").to_owned() } else { desk.fill("say.apply.at", &[("host", &host)]) };
    Some(Apply { dated, href, text, note: national.then(|| desk.word("say.apply.login").to_owned()) })
}

fn who(desk: &Desk<'_>, facts: &record::Procedure) -> Option<Who> {
    let proxy = facts.proxy.as_ref().and_then(|proxy| {
        desk.maybe(proxy.note.as_ref()).or_else(|| {
            let allowed = proxy.allowed.as_ref()?.0;
            Some(desk.own(desk.word(if allowed { "say.proxy.yes" } else { "say.proxy.no" })))
        })
    });
    let who = Who { audience: say::audience(desk, &facts.audience), proxy, requirements: desk.phrases(&facts.requirements) };
    (who.audience.is_some() || who.proxy.is_some() || !who.requirements.is_empty()).then_some(who)
}

fn offices(desk: &Desk<'_>, id: ProcedureId, procedure: &Procedure) -> Offices {
    let catalog = desk.catalog();
    let all = &procedure.offices;
    let nearest = nearest_level(&procedure.entry.facts.levels);
    let mut chosen: Vec<_> = all.iter().copied().filter(|id| Some(catalog.office(*id).entry.facts.level) == nearest).collect();
    chosen.extend(all.iter().copied().filter(|id| Some(catalog.office(*id).entry.facts.level) != nearest));
    let cards: Vec<_> =
        if chosen.len() <= CARDS { chosen.into_iter().map(|id| shared_card(desk, id, procedure.field)).collect() } else { Vec::new() };
    let more = (!all.is_empty() && all.len() > CARDS)
        .then(|| desk.link(Subject::Offices, desk.own(desk.fill("say.all-offices", &[("count", &desk.count("offices", all.len()))]))));
    let accepted = procedure.entry.facts.accepted.map_or("unknown", record::Accepted::as_str);
    Offices {
        accepted: (!all.is_empty()).then(|| desk.own(desk.word(&format!("say.may.{accepted}")))),
        open: (!cards.is_empty()).then(|| opening::days(desk)),
        sessions: sessions(desk, Of::Procedure(id)).into_iter().take(3).collect(),
        all_sessions: desk.to(Subject::Sessions),
        field: procedure.field.map(|id| catalog.field(id).facts.id.to_string()),
        level: nearest.filter(|_| all.len() > CARDS).map(|level| level.as_str().to_owned()),
        cards,
        more,
        finder: desk.to(Subject::Offices),
    }
}

fn channel_view(desk: &Desk<'_>, facts: &record::Procedure, channel: &record::Channel) -> Channel {
    let mut notes = Vec::new();
    if channel.online_level == Some(OnlineLevel::Partial) {
        notes.push(desk.own(desk.word("say.partial")));
    }
    notes.extend(desk.maybe(channel.note.as_ref()));
    notes.extend(desk.maybe(channel.downtime.as_ref()));
    Channel { name: say::channel(desk, facts, channel.name()), href: channel.url.as_ref().map(ToString::to_string), notes }
}

fn outcomes(desk: &Desk<'_>, facts: &record::Procedure) -> Outcomes {
    let one = |outcome: &record::Outcome| {
        let validity = desk
            .maybe(outcome.validity.as_ref())
            .map(|text| Phrase { text: desk.fill("say.validity", &[("time", &text.text)]), lang: text.lang });
        let parts: Vec<Phrase> = validity.into_iter().chain(desk.maybe(outcome.note.as_ref())).collect();
        Outcome { name: desk.phrase(&outcome.name), note: desk.join(&parts, "; ").or_else(|| parts.first().cloned()) }
    };
    let back = |row: &record::Return| {
        let name = desk.own(desk.word(&format!("say.return.{}", row.kind.as_str())));
        match desk.maybe(row.note.as_ref()) {
            Some(note) => Phrase { text: format!("{}: {}", name.text, note.text), lang: note.lang },
            None => name,
        }
    };
    Outcomes { items: facts.outcomes.iter().map(one).collect(), returns: facts.returns.iter().map(back).collect() }
}

/// Every form that a paper of the procedure asks for, once.
fn forms(desk: &Desk<'_>, facts: &record::Procedure) -> Vec<Form> {
    let mut seen: Vec<&str> = Vec::new();
    let mut list = Vec::new();
    let all = facts.documents.iter().flat_map(|document| std::iter::once(document).chain(&document.one_of));
    for name in all.filter_map(|document| document.form.as_ref()) {
        let Some(form) = desk.catalog().form(name).filter(|_| !seen.contains(&name.0.as_str())) else { continue };
        seen.push(&name.0);
        let title = desk.phrase(&form.title);
        let ours = |path: &str| desk.site().attachment(path).map(|address| desk.to_address(&address));
        let file = form.file.as_ref().and_then(|path| ours(path)).or_else(|| form.url.as_ref().map(ToString::to_string));
        let sample = form.sample.as_ref().and_then(|path| if path.starts_with("https://") { Some(path.0.clone()) } else { ours(path) });
        let link = |key: &str, href: String| FormLink {
            text: desk.fill(key, &[("form", &form_name(desk, form)), ("kind", &file_kind(&href))]),
            href,
        };
        list.push(Form {
            id: format!("mau-{}", form.id),
            title: form_title(desk, form, title),
            file: file.map(|href| link("say.form-file", href)),
            sample: sample.map(|href| link("say.form-sample", href)),
        });
    }
    list
}

/// «Mẫu CT01: Tờ khai …»; a title that begins with the number does not say it twice.
pub(super) fn form_title(desk: &Desk<'_>, form: &record::Form, title: Phrase) -> Phrase {
    match form_number(form).filter(|number| !title.text.to_uppercase().contains(&number.to_uppercase())) {
        Some(number) => Phrase { text: desk.fill("say.form-title", &[("number", &number), ("title", &title.text)]), lang: title.lang },
        None => title,
    }
}

/// « (PDF)», or nothing for a page.
fn file_kind(href: &str) -> String {
    let extension = href.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension).unwrap_or_default();
    if matches!(extension, "pdf" | "doc" | "docx" | "odt" | "xlsx") { format!(" ({})", extension.to_uppercase()) } else { String::new() }
}

fn law(desk: &Desk<'_>, number: &Name) -> Law {
    let link = law_link(desk, number);
    let Some(law) = desk.catalog().law(number) else { return Law { number: link.number, href: None, title: None, note: None } };
    let mut parts: Vec<Phrase> = desk.maybe(law.title.as_ref()).into_iter().collect();
    parts.extend(law.date.map(|date| desk.own(desk.date(date))));
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(", ");
    let note = match (&law.repealed_by, law.amended_by.as_slice()) {
        (Some(by), _) => Some(desk.fill("say.repealed-by", &[("number", &by.0)])),
        (None, []) => None,
        (None, by) => {
            Some(desk.fill("say.amended-by", &[("numbers", &by.iter().map(|name| name.0.as_str()).collect::<Vec<_>>().join(", "))]))
        }
    };
    Law {
        number: link.number,
        href: link.href,
        title: (!text.is_empty()).then(|| Phrase { text, lang: parts[0].lang.clone() }),
        note: note.map(|note| desk.own(note)),
    }
}

fn decision(desk: &Desk<'_>, number: &Name) -> Law {
    let known = desk.catalog().decision(number);
    let date = known.and_then(|decision| decision.date).map(|date| desk.date(date));
    let title = known.and_then(|decision| desk.maybe(decision.title.as_ref()));
    let title = match (title, date) {
        (Some(title), Some(date)) => Some(Phrase { text: format!("{}, {date}", title.text), lang: title.lang }),
        (title, date) => title.or(date.map(|date| desk.own(date))),
    };
    Law { number: number.0.clone(), href: known.and_then(|decision| decision.url.as_ref()).map(ToString::to_string), title, note: None }
}

fn body(desk: &Desk<'_>, procedure: &Procedure) -> Option<super::view::Html> {
    let entry = &procedure.entry;
    entry.facts.body.as_ref().and_then(|text| desk.html(text, 3)).or_else(|| desk.html(&entry.body, 3))
}

fn related(desk: &Desk<'_>, procedure: &Procedure) -> Vec<Related> {
    [("before", &procedure.before), ("together", &procedure.together), ("after", &procedure.after), ("see", &procedure.see)]
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(key, list)| Related {
            title: desk.word(&format!("say.related.{key}")).to_owned(),
            entries: list.iter().map(|id| desk.procedure_entry(*id)).collect::<Vec<Entry>>(),
        })
        .collect()
}

fn bar(desk: &Desk<'_>, procedure: &Procedure, offices: &Offices) -> Bar {
    let one = offices.cards.first().filter(|_| procedure.offices.len() == 1);
    let hotline = desk.catalog().records.catalog.facts.hotlines.first().map(|line| line.number.tel(desk.phone_code()));
    Bar {
        call: one.and_then(|card| card.phones.first()).map(|phone| phone.href.clone()).or(hotline),
        directions: one
            .and_then(|card| card.directions.clone())
            .or_else(|| (!procedure.offices.is_empty()).then(|| offices.finder.clone())),
    }
}
