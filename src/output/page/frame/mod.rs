//! The frame of a page: its head, its way home, its languages.

pub(super) mod cache;
pub(super) mod text;
pub(super) mod writer;

use tera::Value;
use text::shorten;
use writer::PageWriter;

use crate::catalog::{Catalog, FieldId};
use crate::output::page::view::{
    Alternate, FeedLink, Foot, Html, LanguageLink, LocalText, NavLink, PageFrame, PhoneLink, SiteView, TextLink,
};
use crate::output::{api, opensearch, register, search};
use crate::record::{Date, Feedback, Hotline, HotlineUse};
use crate::site::Subject;
use crate::text::percent::{MAILBOX, encode};

/// The policy of every page: nothing from elsewhere, no inline script or style, and no text that becomes markup or the address of a
/// script but by the one policy of `assets/js/page/1-start.js`.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types motcua";

/// How long a description may be before a search engine cuts it, in characters.
const DESCRIPTION: usize = 160;

/// When nothing was checked for this many days, and some pages are overdue, the site says of itself that it is old.
const OLD_DAYS: i64 = 30;

/// The same where nothing says when it is due.
const VERY_OLD_DAYS: i64 = 180;

/// What one page says of itself.
pub(crate) struct Head {
    /// What it is about.
    pub(crate) subject: Subject,
    /// Its title, without the name of the site.
    pub(crate) title: String,
    /// One sentence.
    pub(crate) description: String,
    /// The way from home to its parent.
    pub(crate) crumbs: Vec<TextLink>,
}

/// The frame of the page about something.
pub(crate) fn frame(writer: &PageWriter<'_>, about: Head) -> PageFrame {
    let site = writer.site();
    let indexed = about.subject.is_indexed();
    let name = writer.phrase(&writer.catalog().records.catalog.facts.title).text;
    let title = if about.subject == Subject::Home { name } else { format!("{} – {name}", shorten(&about.title, 110)) };
    let mut crumbs = about.crumbs;
    if about.subject != Subject::Home {
        crumbs.insert(0, writer.link(Subject::Home, writer.own(writer.word("say.home"))));
    }
    let (nav, foot) = navigation(writer, about.subject);
    PageFrame {
        lang: writer.tag.to_owned(),
        home_lang: writer.catalog().records.jurisdiction.language.clone(),
        title,
        description: shorten(&about.description, DESCRIPTION),
        canonical: site.absolute(writer.here).filter(|_| indexed),
        alternates: if indexed { alternates(writer, about.subject) } else { Vec::new() },
        feeds: feeds(writer, about.subject),
        indexed,
        csp: Html::trusted(CSP),
        css: writer.to_address(&writer.press.theme.style.address),
        print: writer.style("print"),
        favicon: format!("{}assets/icon/mark.svg", writer.root),
        scripts: writer.press.theme.scripts.get("page").map(|script| writer.to_address(&script.address)).into_iter().collect(),
        image: picture(writer),
        crumbs,
        home: writer.to(Subject::Home),
        search: writer.to(Subject::Search),
        search_script: writer.press.theme.spoken("search", writer.tag).map(|script| writer.to_address(&script.address)).unwrap_or_default(),
        search_index: writer.to_address(&search::first(writer.tag)),
        opensearch: (matches!(about.subject, Subject::Home | Subject::Search) && !site.base_url.is_empty())
            .then(|| writer.to_address(&opensearch::address(writer.tag))),
        nav,
        foot,
        languages: languages(writer, about.subject),
        site: shared(writer),
    }
}

/// The picture that goes with a shared link; a catalog puts its own at `theme/assets/share.png`.
fn picture(writer: &PageWriter<'_>) -> Option<String> {
    let mut assets = writer.press.theme.assets.iter();
    assets.find(|asset| asset.address.as_str() == "assets/share.png").and_then(|asset| writer.site().absolute(&asset.address))
}

/// Other outputs about the same.
fn feeds(writer: &PageWriter<'_>, subject: Subject) -> Vec<FeedLink> {
    let json = api::address(writer.catalog(), subject);
    let json = json.map(|address| FeedLink {
        kind: "application/json".to_owned(),
        title: writer.word("say.json").to_owned(),
        href: writer.to_address(&address),
    });
    // A calendar is offered where all of it is listed.
    let calendar = matches!(subject, Subject::Decisions(_)).then(|| FeedLink {
        kind: "text/calendar".to_owned(),
        title: writer.word("decision.all").to_owned(),
        href: writer.to_address(&register::address(writer.catalog())),
    });
    json.into_iter().chain(calendar).collect()
}

/// Pages of the foot: about, help, and the mobile sessions and decisions where there are any.
fn about_links(writer: &PageWriter<'_>) -> Vec<TextLink> {
    let catalog = writer.catalog();
    let zalo = &catalog.records.catalog.facts.zalo;
    let pages = catalog.pages().map(|(id, page)| writer.link(Subject::Page(id), writer.phrase(&page.facts.title)));
    let sessions = (catalog.sessions().len() > 0).then(|| writer.link(Subject::Sessions, writer.own(writer.word("say.nav.sessions"))));
    let decisions = (catalog.decisions().len() > 0).then(|| writer.link(Subject::Decisions(0), writer.own(writer.word("decision.all"))));
    let rights = writer.link(Subject::Rights, writer.own(writer.word("rights.title")));
    let prints = std::iter::once(writer.link(Subject::Prints, writer.own(writer.word("say.prints"))));
    let zalo = zalo.as_ref().map(|url| TextLink { href: url.to_string(), text: writer.own(writer.word("say.zalo")) });
    pages.chain([rights]).chain(sessions).chain(decisions).chain(prints).chain(zalo).collect()
}

/// What is the same on every page of a language, made once.
fn shared(writer: &PageWriter<'_>) -> Value {
    writer.press.cache.site(writer.language, || {
        let catalog = writer.catalog();
        let facts = &catalog.records.catalog.facts;
        Value::from_serializable(&SiteView {
            name: writer.phrase(&facts.title).text,
            publisher: facts.publisher.as_ref().map(|text| writer.phrase(text).text).unwrap_or_default(),
            responsible: facts.responsible.as_ref().map(|text| writer.phrase(text).text),
            emergency: hotlines(writer, Some(HotlineUse::Emergency)),
            questions: hotlines(writer, Some(HotlineUse::Questions)),
            numbers: hotlines(writer, None),
            ask: ask_first(writer),
            feedback: feedback(writer),
            old_since: old_since(catalog).map(|day| day.to_string()),
            checked: catalog.last_check().map(|day| writer.date(day)),
        })
    })
}

/// The numbers that the catalog gives for this, or for what it does not say.
pub(crate) fn hotlines(writer: &PageWriter<'_>, wanted: Option<HotlineUse>) -> Vec<PhoneLink> {
    let lines = writer.catalog().records.catalog.facts.hotlines.iter().filter(|line| line.answers == wanted && line.number.is_known());
    let link = |line: &Hotline| PhoneLink {
        name: Some(without(writer.phrase(&line.name), line.number.display())),
        text: writer.number_of(&line.number),
        href: line.number.tel(writer.phone_code()),
    };
    lines.map(link).collect()
}

/// A name that stands beside its number does not say it again: «Tổng đài 1022» is «Tổng đài».
fn without(mut name: LocalText, number: &str) -> LocalText {
    let words: Vec<&str> = name.text.split_whitespace().filter(|word| *word != number).collect();
    if !words.is_empty() {
        name.text = words.join(" ");
    }
    name
}

/// The number that answers questions, where an office has none of its own.
pub(crate) fn question_line(writer: &PageWriter<'_>) -> Option<PhoneLink> {
    hotlines(writer, Some(HotlineUse::Questions)).into_iter().next()
}

/// «Hãy hỏi 1022 trước khi đi.»: nobody is told to call without being told whom.
pub(crate) fn ask_first(writer: &PageWriter<'_>) -> String {
    match question_line(writer) {
        Some(line) => writer.fill("say.ask-first", &[("number", &line.text)]),
        None => writer.word("say.ask-there").to_owned(),
    }
}

/// Where citizens say that something on this site is wrong.
pub(crate) fn feedback(writer: &PageWriter<'_>) -> Option<String> {
    way_to(writer, &writer.catalog().records.catalog.facts.feedback)
}

/// Where they say it of what one unit answers for: the channel of its field, else that of the site.
pub(crate) fn feedback_on(writer: &PageWriter<'_>, field: Option<FieldId>) -> Option<String> {
    field.and_then(|id| way_to(writer, &writer.catalog().field(id).facts.feedback)).or_else(|| feedback(writer))
}

/// The form before the mailbox before the telephone: the first can carry what is reported.
fn way_to(writer: &PageWriter<'_>, feedback: &Feedback) -> Option<String> {
    let url = feedback.url.as_ref().map(ToString::to_string);
    let mail = || feedback.email.as_ref().map(|mail| format!("mailto:{}", encode(&mail.0, MAILBOX)));
    let phone = || feedback.phone.as_ref().filter(|phone| phone.is_known()).map(|phone| phone.tel(writer.phone_code()));
    url.or_else(mail).or_else(phone)
}

/// The same page in every language, and the one for all others.
fn alternates(writer: &PageWriter<'_>, subject: Subject) -> Vec<Alternate> {
    let languages = &writer.catalog().languages;
    if languages.len() < 2 || writer.site().base_url.is_empty() {
        return Vec::new();
    }
    let href = |language| writer.site().absolute(&writer.site().address(subject, language)).unwrap_or_default();
    let mut list: Vec<Alternate> =
        languages.iter().enumerate().map(|(index, tag)| Alternate { lang: tag.to_string(), href: href(index) }).collect();
    list.push(Alternate { lang: "x-default".to_owned(), href: href(0) });
    list
}

/// The main navigation, and the foot in which it stands once more.
fn navigation(writer: &PageWriter<'_>, here: Subject) -> (Html, Html) {
    let within = |place: Subject| match place {
        Subject::Fields => matches!(here, Subject::Fields | Subject::Field(..) | Subject::Procedure(_)),
        Subject::LifeEvents => matches!(here, Subject::LifeEvents | Subject::LifeEvent(_)),
        Subject::Offices => matches!(here, Subject::Offices | Subject::Office(_)),
        Subject::Notices => matches!(here, Subject::Notices | Subject::Notice(_) | Subject::Sessions),
        _ => false,
    };
    let places =
        [(Subject::Fields, "fields"), (Subject::LifeEvents, "life-events"), (Subject::Offices, "offices"), (Subject::Notices, "notices")];
    let link = |(place, key): (Subject, &str)| NavLink {
        href: writer.to(place),
        text: writer.word(&format!("say.nav.{key}")).to_owned(),
        current: within(place),
    };
    let mark = places.iter().position(|(place, _)| within(*place));
    writer.press.cache.navigation(writer.language, &writer.root, mark, || {
        let nav = writer.draw("nav_links", "links", &places.map(link));
        let foot = Foot { nav: nav.clone(), about: about_links(writer), site: shared(writer) };
        (nav, writer.draw("site_foot", "f", &foot))
    })
}

/// The way to every other language: this page there.
fn languages(writer: &PageWriter<'_>, subject: Subject) -> Vec<LanguageLink> {
    let subject = if subject == Subject::NotFound { Subject::Home } else { subject };
    let all = writer.catalog().languages.iter().enumerate();
    all.filter(|(index, _)| *index != writer.language)
        .map(|(index, tag)| {
            let name = writer.press.theme.messages(tag).get_static("say.language");
            let there = writer.site().address(subject, index);
            // What there is in one language only leads to the home page of the other.
            let there = if there == *writer.here { writer.site().address(Subject::Home, index) } else { there };
            LanguageLink {
                code: tag.to_string(),
                name: if name.is_empty() { tag.to_string() } else { name.to_owned() },
                href: writer.to_address(&there),
            }
        })
        .collect()
}
/// From which day on the whole site says that it is old.
fn old_since(catalog: &Catalog) -> Option<Date> {
    let checked = catalog.last_check()?;
    let due = catalog.procedures().filter_map(|(_, procedure)| procedure.entry.facts.checked.as_ref()?.next).min();
    match due.and_then(|due| due.after(1)) {
        Some(due) => Some(checked.after(OLD_DAYS)?.max(due)),
        None => checked.after(VERY_OLD_DAYS),
    }
}
