//! The frame of a page: its head, its way home, its languages.

use std::borrow::Cow;

use tera::Value;

use super::super::{Press, api, opensearch, search};
use super::desk::Desk;
use super::view::{Alternate, Banner, Feed, Foot, Html, Language, Link, NavLink, Page, Phone, Phrase, Site};
use crate::record::NamedPhone;
use crate::site::Subject;

/// The policy of every page: nothing from elsewhere, no inline script or style.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'";

/// How long a description may be before a search engine cuts it, in characters.
const DESCRIPTION: usize = 160;

/// What one page says of itself.
pub(super) struct About {
    /// What it is about.
    pub(super) subject: Subject,
    /// Its title, without the name of the site.
    pub(super) title: String,
    /// One sentence.
    pub(super) description: String,
    /// The way from home to its parent.
    pub(super) crumbs: Vec<Link>,
}

/// The frame of the page about something.
pub(super) fn frame(desk: &Desk<'_>, about: About) -> Page {
    let site = desk.site();
    let indexed = about.subject.is_indexed();
    let name = desk.phrase(&desk.catalog().records.catalog.facts.title).text;
    let title = if about.subject == Subject::Home { name } else { format!("{} – {name}", shorten(&about.title, 110)) };
    let mut crumbs = about.crumbs;
    if about.subject != Subject::Home {
        crumbs.insert(0, desk.link(Subject::Home, desk.own(desk.word("say.home"))));
    }
    let (nav, foot) = navigation(desk, about.subject);
    Page {
        lang: desk.tag.to_owned(),
        title,
        description: shorten(&about.description, DESCRIPTION),
        canonical: site.absolute(desk.here).filter(|_| indexed),
        alternates: if indexed { alternates(desk, about.subject) } else { Vec::new() },
        feeds: feeds(desk, about.subject),
        indexed,
        csp: Html::trusted(CSP),
        css: desk.to_address(&desk.press.theme.style.address),
        favicon: format!("{}assets/icon/mark.svg", desk.root),
        scripts: desk.press.theme.scripts.get("page").map(|script| desk.to_address(&script.address)).into_iter().collect(),
        image: picture(desk),
        data: None,
        crumbs,
        home: desk.to(Subject::Home),
        search: desk.to(Subject::Search),
        search_script: desk.press.theme.spoken("search", desk.tag).map(|script| desk.to_address(&script.address)).unwrap_or_default(),
        search_index: desk.to_address(&search::first(desk.tag)),
        opensearch: (matches!(about.subject, Subject::Home | Subject::Search) && !site.base_url.is_empty())
            .then(|| desk.to_address(&opensearch::address(desk.tag))),
        nav,
        foot,
        languages: languages(desk, about.subject),
        banner: None::<Banner>,
        site: desk.press.shared[desk.language].site.clone(),
    }
}

/// The picture that goes with a shared link; a catalog puts its own at `theme/assets/share.png`.
fn picture(desk: &Desk<'_>) -> Option<String> {
    let mut assets = desk.press.theme.assets.iter();
    assets.find(|asset| asset.address.as_str() == "assets/share.png").and_then(|asset| desk.site().absolute(&asset.address))
}

/// Other outputs about the same.
fn feeds(desk: &Desk<'_>, subject: Subject) -> Vec<Feed> {
    let json = api::address(desk.catalog(), subject);
    let json = json.map(|address| Feed {
        kind: "application/json".to_owned(),
        title: desk.word("say.json").to_owned(),
        href: desk.to_address(&address),
    });
    json.into_iter().collect()
}

/// Pages of the foot: about, help, and the mobile sessions where there are any.
fn about_links(desk: &Desk<'_>) -> Vec<Link> {
    let catalog = desk.catalog();
    let zalo = &catalog.records.catalog.facts.zalo;
    let pages = catalog.pages().map(|(id, page)| desk.link(Subject::Page(id), desk.phrase(&page.facts.title)));
    let sessions = (catalog.sessions().len() > 0).then(|| desk.link(Subject::Sessions, desk.own(desk.word("say.nav.sessions"))));
    let rights = desk.link(Subject::Rights, desk.own(desk.word("rights.title")));
    let prints = std::iter::once(desk.link(Subject::Prints, desk.own(desk.word("say.prints"))));
    let zalo = zalo.as_ref().map(|url| Link { href: url.to_string(), text: desk.own(desk.word("say.zalo")) });
    pages.chain([rights]).chain(sessions).chain(prints).chain(zalo).collect()
}

/// What is the same on every page of a language, made once.
pub(in crate::output) fn shared(press: &Press, language: usize) -> Value {
    let here = press.site.address(Subject::Home, language);
    let desk = Desk::new(press, language, &here);
    let catalog = desk.catalog();
    let facts = &catalog.records.catalog.facts;
    let version = catalog.today.to_string();
    Value::from_serializable(&Site {
        name: desk.phrase(&facts.title).text,
        publisher: facts.publisher.as_ref().map(|text| desk.phrase(text).text).unwrap_or_default(),
        responsible: facts.responsible.as_ref().map(|text| desk.phrase(text).text),
        mark: None,
        hotlines: facts
            .hotlines
            .iter()
            .map(|line| Phone {
                name: Some(desk.phrase(&line.name)),
                text: desk.number_of(&line.number),
                href: line.number.tel(desk.phone_code()),
            })
            .collect(),
        feedback: feedback(&desk),
        old_since: super::trust::old_since(&desk),
        rights: None,
        date: desk.date(catalog.today),
        version,
    })
}

/// Where citizens say that something is wrong.
pub(super) fn feedback(desk: &Desk<'_>) -> Option<String> {
    let feedback = &desk.catalog().records.catalog.facts.feedback;
    let url = feedback.url.as_ref().map(ToString::to_string);
    let mail = || feedback.email.as_ref().map(|mail| format!("mailto:{}", encode(&mail.0, b"@.-_+")));
    let phone = || feedback.phone.as_ref().map(|phone| phone.tel(desk.phone_code()));
    url.or_else(mail).or_else(phone)
}

/// The same page in every language, and the one for all others.
fn alternates(desk: &Desk<'_>, subject: Subject) -> Vec<Alternate> {
    let languages = &desk.catalog().languages;
    if languages.len() < 2 || desk.site().base_url.is_empty() {
        return Vec::new();
    }
    let href = |language| desk.site().absolute(&desk.site().address(subject, language)).unwrap_or_default();
    let mut list: Vec<Alternate> =
        languages.iter().enumerate().map(|(index, tag)| Alternate { lang: tag.to_string(), href: href(index) }).collect();
    list.push(Alternate { lang: "x-default".to_owned(), href: href(0) });
    list
}

/// The main navigation, and the foot in which it stands once more.
fn navigation(desk: &Desk<'_>, here: Subject) -> (Html, Html) {
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
        href: desk.to(place),
        text: desk.word(&format!("say.nav.{key}")).to_owned(),
        current: within(place),
    };
    let mark = places.iter().position(|(place, _)| within(*place));
    desk.press.shelf.navigation(desk, mark, || {
        let nav = desk.draw("nav_links", "links", &places.map(link));
        let foot = Foot { nav: nav.clone(), about: about_links(desk), site: desk.press.shared[desk.language].site.clone() };
        (nav, desk.draw("site_foot", "f", &foot))
    })
}

/// The way to every other language: this page there.
fn languages(desk: &Desk<'_>, subject: Subject) -> Vec<Language> {
    let subject = if subject == Subject::NotFound { Subject::Home } else { subject };
    let all = desk.catalog().languages.iter().enumerate();
    all.filter(|(index, _)| *index != desk.language)
        .map(|(index, tag)| {
            let name = desk.press.theme.messages(tag).get_static("say.language");
            let there = desk.site().address(subject, index);
            // What there is in one language only leads to the home page of the other.
            let there = if there == *desk.here { desk.site().address(Subject::Home, index) } else { there };
            Language {
                code: tag.to_string(),
                name: if name.is_empty() { tag.to_string() } else { name.to_owned() },
                href: desk.to_address(&there),
            }
        })
        .collect()
}

impl Desk<'_> {
    /// The country's telephone code.
    pub(super) fn phone_code(&self) -> &str {
        self.catalog().records.catalog.facts.phone_code.as_ref().map_or("+84", |code| &code.0)
    }

    /// A number as one reads it, with its extension: on pages in other languages than Vietnamese as one dials it from abroad.
    pub(super) fn number_of(&self, number: &crate::record::Phone) -> String {
        let shown = if self.tag == "vi" { number.display() } else { number.abroad(self.phone_code()) };
        match number.extension() {
            Some(extension) => self.fill("say.extension", &[("number", &shown), ("extension", &extension)]),
            None => shown,
        }
    }

    /// Telephones as one reads and dials them.
    pub(super) fn phones(&self, phones: &[NamedPhone]) -> Vec<Phone> {
        let one = |phone: &NamedPhone| Phone {
            name: self.maybe(phone.name.as_ref()),
            text: self.number_of(&phone.number),
            href: phone.number.tel(self.phone_code()),
        };
        phones.iter().map(one).collect()
    }
}

/// Percent-encodes all but letters, figures and `keep`.
pub(super) fn encode(text: &str, keep: &[u8]) -> String {
    let figure = |four: u8| char::from(b"0123456789ABCDEF"[usize::from(four)]);
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || keep.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', figure(byte >> 4), figure(byte & 15)]);
        }
    }
    out
}

/// At most so many characters, cut at a word, with «…».
pub(super) fn shorten(text: &str, most: usize) -> String {
    let whole = if is_even(text) { Cow::Borrowed(text) } else { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) };
    if whole.len() <= most {
        return whole.into_owned();
    }
    let Some((end, _)) = whole.char_indices().nth(most) else { return whole.into_owned() };
    let cut = whole[..end].rfind(' ').unwrap_or(end);
    format!("{}…", whole[..cut].trim_end_matches([',', ';', ':', '.', ' ', '(']))
}

/// Whether words are parted by single spaces, as in almost every text; false also where only a closer look would tell.
fn is_even(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        // Spaces other than the plain one begin with these in UTF-8, some signs and letters as well.
        if matches!(byte, 0x09..=0x0d | 0xc2 | 0xe2 | 0xe3) || matches!((before, byte), (b' ', b' ') | (0xe1, 0x9a)) {
            return false;
        }
        before = byte;
    }
    before != b' '
}

/// A phrase cut at a word.
pub(super) fn shorten_phrase(phrase: &Phrase, most: usize) -> Phrase {
    Phrase { text: shorten(&phrase.text, most), lang: phrase.lang.clone() }
}
