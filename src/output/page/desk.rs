//! The desk at which a page's view is made: one language, one address, and the words for both.

use std::fmt::{Display, Write};

use serde::Serialize;
use tera::Context;

use super::super::Press;
use super::facts::InShort;
use super::view::{Entry, Html, Link, Phrase, Status};
use crate::catalog::{Catalog, Phase, ProcedureId};
use crate::markdown;
use crate::record::{Date, Localized, Text, Texts};
use crate::site::{Address, Site, Subject, relative_root};
use crate::theme::Messages;

/// Everything a view is made with.
pub(super) struct Desk<'a> {
    /// The press it belongs to.
    pub(super) press: &'a Press,
    /// The language of the page, as an index of the catalog's.
    pub(super) language: usize,
    /// Its tag.
    pub(super) tag: &'a str,
    /// The address of the page.
    pub(super) here: &'a Address,
    /// The way up to the root of the site.
    pub(super) root: String,
    /// The words of the interface.
    pub(super) words: &'a Messages,
}

impl<'a> Desk<'a> {
    pub(super) fn new(press: &'a Press, language: usize, here: &'a Address) -> Self {
        let tag = &press.site.catalog.languages[language];
        // Only the page for lost addresses is shown at any depth, so only its links begin at the host.
        let root = if here.as_str() == "404.html" { press.base_path() } else { relative_root(here) };
        Self { press, language, tag, here, root, words: press.theme.messages(tag) }
    }

    pub(super) fn site(&self) -> &'a Site {
        &self.press.site
    }

    pub(super) fn catalog(&self) -> &'a Catalog {
        &self.press.site.catalog
    }

    /// The link to the page about `subject`, in the language of this one.
    pub(super) fn to(&self, subject: Subject) -> String {
        self.to_address(&self.site().address(subject, self.language))
    }

    /// The link to an address of the site.
    pub(super) fn to_address(&self, address: &Address) -> String {
        format!("{}{}", self.root, address)
    }

    /// The link to a style sheet of the theme that only some pages use.
    pub(super) fn style(&self, bundle: &str) -> String {
        self.press.theme.styles.get(bundle).map(|sheet| self.to_address(&sheet.address)).unwrap_or_default()
    }

    /// A value in the page's language, or the original with its own.
    fn said<'t, T>(&self, value: &'t Localized<T>) -> (&'t T, Option<String>) {
        if self.language == 0 {
            return (&value.original, None);
        }
        match value.translated(self.tag) {
            Some(translated) => (translated, None),
            None => (&value.original, Some(self.catalog().language().to_owned())),
        }
    }

    /// A text, marked where it is not in the page's language.
    pub(super) fn phrase(&self, text: &Text) -> Phrase {
        let (text, lang) = self.said(text);
        Phrase { text: text.clone(), lang }
    }

    /// A text that may be missing.
    pub(super) fn maybe(&self, text: Option<&Text>) -> Option<Phrase> {
        text.filter(|text| !text.is_empty()).map(|text| self.phrase(text))
    }

    /// Each text of a list.
    pub(super) fn phrases(&self, texts: &Texts) -> Vec<Phrase> {
        let (texts, lang) = self.said(texts);
        texts.iter().map(|text| Phrase { text: text.clone(), lang: lang.clone() }).collect()
    }

    /// The texts of a list joined with `between`.
    pub(super) fn joined(&self, texts: &Texts, between: &str) -> Option<Phrase> {
        let (texts, lang) = self.said(texts);
        (!texts.is_empty()).then(|| Phrase { text: texts.join(between), lang })
    }

    /// Several phrases as one. It is marked only when all of them are.
    #[allow(clippy::unused_self, reason = "asked of the desk, like all that makes a phrase")]
    pub(super) fn join(&self, phrases: &[Phrase], between: &str) -> Option<Phrase> {
        let lang = phrases.first().and_then(|first| phrases.iter().all(|phrase| phrase.lang == first.lang).then(|| first.lang.clone()))?;
        Some(Phrase { text: phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(between), lang })
    }

    /// Our own words.
    pub(super) fn word(&self, key: &str) -> &'a str {
        self.words.get_static(key)
    }

    /// Our own words with their blanks filled in.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        let mut rest = self.word(key);
        let mut text = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let blank = after.split_once('}').and_then(|(name, rest)| Some((values.iter().find(|(known, _)| *known == name)?.1, rest)));
            rest = if let Some((value, rest)) = blank {
                // Writing into a text does not fail.
                let _ = write!(text, "{value}");
                rest
            } else {
                text.push('{');
                after
            };
        }
        text.push_str(rest);
        text
    }

    /// «23 thủ tục»; `key` names the words for one and for other numbers.
    pub(super) fn count(&self, key: &str, number: usize) -> String {
        let form = if number == 1 { "one" } else { "other" };
        let grouped = self.number(number as u64);
        self.fill(&format!("say.count.{key}.{form}"), &[("n", &grouped)])
    }

    /// A number with its thousands apart.
    pub(super) fn number(&self, number: u64) -> String {
        super::say::grouped(number, self.word("say.thousands"))
    }

    /// A phrase of our own words, always in the page's language.
    #[allow(clippy::unused_self, reason = "asked of the desk, like all that makes a phrase")]
    pub(super) fn own(&self, text: impl Into<String>) -> Phrase {
        Phrase { text: text.into(), lang: None }
    }

    /// Markdown as HTML, with links between entries resolved.
    pub(super) fn html(&self, text: &Text, first_level: u8) -> Option<Html> {
        let (text, lang) = self.said(text);
        if text.trim().is_empty() {
            return None;
        }
        let html = markdown::html(text, first_level, &|target| self.resolve(target));
        Some(Html::trusted(&match lang {
            Some(lang) => format!("<div lang=\"{}\">{html}</div>", markdown::escape(&lang)),
            None => html,
        }))
    }

    /// A part of the templates as HTML, for what many pages show alike. When the theme cannot draw it, [`Press::faulty`] says why.
    pub(super) fn draw(&self, part: &str, name: &'static str, view: &impl Serialize) -> Html {
        let mut given = Context::new();
        given.insert(name, view);
        let mut around = Context::new();
        super::put_words(self, &mut around);
        match self.press.theme.draw(part, self.tag, &given, &around) {
            Ok(html) => Html::trusted(&html),
            Err(error) => {
                let _ = self.press.faulty.set(error.to_string());
                Html::trusted("")
            }
        }
    }

    /// Where a relative link of Markdown leads: the file stem of an entry, with or without its folder and ending.
    fn resolve(&self, target: &str) -> Option<String> {
        let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
        if path.is_empty() {
            return Some(target.to_owned());
        }
        let href = self.site().follow(path).map(|subject| self.to(subject));
        let href = href.or_else(|| self.site().attachment(path).map(|address| self.to_address(&address)))?;
        Some(anchor.map_or(href.clone(), |anchor| format!("{href}#{anchor}")))
    }

    /// A link with its text.
    pub(super) fn link(&self, subject: Subject, text: Phrase) -> Link {
        Link { href: self.to(subject), text }
    }

    /// `20/07/2026`, as the language writes it.
    pub(super) fn date(&self, date: Date) -> String {
        super::say::date(self, date)
    }

    /// One line of a list: a procedure with what it costs and how long it takes.
    pub(super) fn procedure_entry(&self, id: ProcedureId) -> Entry {
        let procedure = self.catalog().procedure(id);
        let facts = &procedure.entry.facts;
        let mut notes = Vec::new();
        if procedure.shares_title {
            notes.extend(super::say::levels(self, &facts.levels));
        }
        let short = self.in_short(id);
        notes.extend(short.fee.clone());
        notes.extend(short.time.clone());
        Entry {
            href: self.to(Subject::Procedure(id)),
            title: self.phrase(&facts.title),
            note: (!notes.is_empty()).then(|| self.own(notes.join(" · "))),
            status: Some(self.status(procedure.phase(self.catalog().today), facts)).filter(|status| status.kind != "active"),
        }
    }

    /// What a procedure costs and how long it takes, in a line.
    pub(super) fn in_short(&self, id: ProcedureId) -> &'a InShort {
        self.press.shelf.in_short(self, id)
    }

    /// Whether a procedure applies, as a sign and a word.
    pub(super) fn status(&self, phase: Phase, facts: &crate::record::Procedure) -> Status {
        let (kind, icon) = match phase {
            Phase::InForce => ("active", "check"),
            Phase::Upcoming => ("upcoming", "clock"),
            Phase::Suspended => ("suspended", "pause"),
            Phase::Ended => ("repealed", "stop"),
        };
        let word = match (phase, facts.effective.from, facts.effective.to) {
            (Phase::Upcoming, Some(from), _) => self.fill("say.status.from", &[("date", &self.date(from))]),
            (Phase::Ended, _, Some(to)) if facts.status.is_none() => self.fill("say.status.until", &[("date", &self.date(to))]),
            _ => self.word(&format!("say.status.{kind}")).to_owned(),
        };
        Status { kind: kind.to_owned(), icon: icon.to_owned(), word }
    }
}
