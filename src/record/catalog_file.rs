//! `catalog.yaml`: what holds for the whole catalog.

use std::sync::Arc;

use super::{Allow, CallingCode, Count, Currency, Date, Email, Id, JurisdictionId, Link, Name, Pairs, Phone, Text, Texts};
use super::{HotlineUse, MapService, RuleLevel, TimeZoneName};
use crate::jurisdiction::Jurisdiction;

/// The version of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

record! {
    /// What holds for the whole catalog.
    pub struct CatalogFile {
        /// The version of the format: 1.
        pub format: Count,
        /// Whose words and rules hold here: the name of a file of `jurisdictions/`, such as `vn`.
        pub jurisdiction: Option<JurisdictionId>,
        /// The name of the site.
        pub title: Text,
        /// One plain sentence about it.
        pub summary: Option<Text>,
        /// Who publishes it.
        pub publisher: Option<Text>,
        /// Who answers for what it says.
        pub responsible: Option<Text>,
        /// Where it will be published, with a `/` at the end.
        pub base_url: Option<Link>,
        /// Its languages; the first is that of the originals. By default that of its jurisdiction.
        pub languages: Vec<Name>,
        /// The time zone of "today", by its IANA name.
        pub time_zone: Option<TimeZoneName>,
        /// The currency of amounts that name none.
        pub currency: Option<Currency>,
        /// The country's telephone code, such as `+84`.
        pub phone_code: Option<CallingCode>,
        /// Numbers to call.
        pub hotlines: Vec<Hotline>,
        /// The Zalo page.
        pub zalo: Option<Link>,
        /// Where citizens say that something is wrong.
        pub feedback: Feedback,
        /// What to do when the result is late or refused; Markdown.
        pub rights: Option<Text>,
        /// Warnings about fraud.
        pub warnings: Vec<Caution>,
        /// Levels of rules, other than their own.
        pub rules: Pairs<RuleLevel>,
        /// File stems of what is asked most; a translation may name what its readers ask.
        pub most_asked: Texts,
        /// File stems of the life events on the home page, in order, likewise; by default all.
        pub life_events: Texts,
        /// The map services to link to; by default Google.
        pub maps: Vec<MapService>,
        /// Where the facts come from.
        pub source: Option<Text>,
        /// Files and folders beside the entries that are not for us, such as `docs/` or `*.bak.md`.
        pub ignore: Vec<Name>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}

/// The keys by which a catalog says otherwise than its jurisdiction; all else that a jurisdiction says, it says for every catalog.
pub const OVERRIDES: &[&str] = &["languages", "time_zone", "currency", "phone_code", "rights", "warnings", "source"];

/// How many languages a site may have: each has its pages, its words and its templates.
pub const MOST_LANGUAGES: usize = 20;

/// Whether this is the tag of a language, such as `vi`, `en` or `zh-hans`: it becomes a part of addresses.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_part = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase()))
        && tag.len() <= 20
        && parts.all(is_part)
}

impl CatalogFile {
    /// The jurisdiction that the catalog names.
    fn named_jurisdiction(&self) -> &'static Arc<Jurisdiction> {
        Jurisdiction::named(self.jurisdiction.unwrap_or_default().as_str()).unwrap_or(Jurisdiction::usual())
    }

    /// The jurisdiction that the catalog names, with what the catalog says otherwise.
    #[must_use]
    pub fn jurisdiction(&self) -> Arc<Jurisdiction> {
        let named = self.named_jurisdiction();
        match &self.time_zone {
            Some(zone) if zone.0 != named.time_zone => Arc::new(named.in_zone(&zone.0)),
            _ => Arc::clone(named),
        }
    }

    /// The languages of the site, at least one.
    #[must_use]
    pub fn languages(&self) -> Vec<Arc<str>> {
        let mut tags: Vec<Arc<str>> = Vec::new();
        for name in self.languages.iter().filter(|name| is_language(&name.0)) {
            if !tags.iter().any(|tag| **tag == *name.0) {
                tags.push(Arc::from(name.0.as_str()));
            }
        }
        tags.truncate(MOST_LANGUAGES);
        if tags.is_empty() { vec![Arc::from(self.named_jurisdiction().language.as_str())] } else { tags }
    }

    /// Whether a language is written that is none: nobody knows which one is meant.
    #[must_use]
    pub fn has_unknown_language(&self) -> bool {
        self.languages.iter().any(|name| !is_language(&name.0))
    }
}

record! {
    /// A number to call.
    pub struct Hotline by id {
        /// The id by which translations name it.
        pub id: Option<Id>,
        /// For what.
        pub name: Text,
        /// The number.
        pub number: Phone,
        /// Whether it answers questions about procedures or is for emergencies.
        pub answers as "for": Option<HotlineUse>,
        /// More to know.
        pub note: Option<Text>,
        /// When it was checked.
        pub checked: Option<Date>,
    }
}

record! {
    /// Where citizens say that something is wrong.
    pub struct Feedback {
        /// A form.
        pub url: Option<Link>,
        /// A mailbox.
        pub email: Option<Email>,
        /// A telephone.
        pub phone: Option<Phone>,
    }
}

impl Feedback {
    /// Whether it names any way at all.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.url.is_some() || self.email.is_some() || self.phone.as_ref().is_some_and(Phone::is_known)
    }
}

record! {
    /// A warning about fraud.
    pub struct Caution by id {
        /// The id by which translations name it.
        pub id: Option<Id>,
        /// What it is about.
        pub title: Option<Text>,
        /// What to know.
        pub text: Text,
        /// Where it was said.
        pub source: Option<Text>,
        /// When the numbers in it were checked.
        pub checked: Option<Date>,
    }
}
