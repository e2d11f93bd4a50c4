//! What a page's view is written with: one language, one address, and the words for both.

use std::fmt::{Display, Write};

use serde::Serialize;
use tera::Context;

use crate::catalog::Catalog;
use crate::error::{Error, TemplateFault};
use crate::markdown;
use crate::output::Press;
use crate::output::page::view::{Html, LocalText, PhoneLink, RecordingView, TextLink};
use crate::record::{Date, Localized, NamedPhone, Recording, Text, Texts};
use crate::site::{Address, Site, Subject, relative_root};
use crate::text::grouped;
use crate::theme::Messages;

/// Everything a view is made with.
pub(crate) struct PageWriter<'a> {
    /// The press it belongs to.
    pub(crate) press: &'a Press,
    /// The language of the page, as an index of the catalog's.
    pub(crate) language: usize,
    /// Its tag.
    pub(crate) tag: &'a str,
    /// The address of the page.
    pub(crate) here: &'a Address,
    /// The way up to the root of the site.
    pub(crate) root: String,
    /// The words of the interface.
    pub(crate) words: &'a Messages,
}

impl<'a> PageWriter<'a> {
    pub(crate) fn new(press: &'a Press, language: usize, here: &'a Address) -> Self {
        let tag = &press.site.catalog.languages[language];
        // Only the page for lost addresses is shown at any depth, so only its links begin at the host.
        let root = if here.as_str() == "404.html" { press.base_path() } else { relative_root(here) };
        Self { press, language, tag, here, root, words: press.theme.messages(tag) }
    }

    pub(crate) fn site(&self) -> &'a Site {
        &self.press.site
    }

    pub(crate) fn catalog(&self) -> &'a Catalog {
        &self.press.site.catalog
    }

    /// What a part of a page is called in addresses.
    pub(crate) fn part(&self, key: &'static str) -> &'a str {
        self.press.site.words().part(key)
    }

    /// The link to the page about `subject`, in the language of this one.
    pub(crate) fn to(&self, subject: Subject) -> String {
        self.to_address(&self.site().address(subject, self.language))
    }

    /// The link to an address of the site.
    pub(crate) fn to_address(&self, address: &Address) -> String {
        format!("{}{}", self.root, address)
    }

    /// The link to a style sheet of the theme that only some pages use.
    pub(crate) fn style(&self, bundle: &str) -> String {
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
    pub(crate) fn phrase(&self, text: &Text) -> LocalText {
        let (text, lang) = self.said(text);
        LocalText { text: text.clone(), lang }
    }

    /// A text that may be missing.
    pub(crate) fn maybe(&self, text: Option<&Text>) -> Option<LocalText> {
        text.filter(|text| !text.is_empty()).map(|text| self.phrase(text))
    }

    /// Each text of a list.
    pub(crate) fn phrases(&self, texts: &Texts) -> Vec<LocalText> {
        let (texts, lang) = self.said(texts);
        texts.iter().map(|text| LocalText { text: text.clone(), lang: lang.clone() }).collect()
    }

    /// The texts of a list joined with `between`.
    pub(crate) fn joined(&self, texts: &Texts, between: &str) -> Option<LocalText> {
        let (texts, lang) = self.said(texts);
        (!texts.is_empty()).then(|| LocalText { text: texts.join(between), lang })
    }

    /// Several phrases as one. It is marked only when all of them are.
    #[allow(clippy::unused_self, reason = "asked of the writer, like all that makes a phrase")]
    pub(crate) fn join(&self, phrases: &[LocalText], between: &str) -> Option<LocalText> {
        let lang = phrases.first().and_then(|first| phrases.iter().all(|phrase| phrase.lang == first.lang).then(|| first.lang.clone()))?;
        Some(LocalText { text: phrases.iter().map(|phrase| phrase.text.as_str()).collect::<Vec<_>>().join(between), lang })
    }

    /// Our own words.
    pub(crate) fn word(&self, key: &str) -> &'a str {
        self.words.get_static(key)
    }

    /// Our own words with their blanks filled in.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        fill(self.word(key), values)
    }

    /// Our own words in the form that goes with a number, with their blanks filled in.
    pub(crate) fn form(&self, key: &str, number: u64, values: &[(&str, &dyn Display)]) -> String {
        fill(self.words.form(key, number), values)
    }

    /// «Cơ quan: 12»: a name and what it is, with the colon of the language.
    pub(crate) fn labelled(&self, name: impl Display, value: impl Display) -> String {
        format!("{name}{} {value}", self.word("say.colon"))
    }

    /// «23 thủ tục»; `key` names the words for one and for other numbers.
    pub(crate) fn count(&self, key: &str, number: usize) -> String {
        self.form(&format!("say.count.{key}"), number as u64, &[("n", &self.number(number as u64))])
    }

    /// A number with its thousands apart.
    pub(crate) fn number(&self, number: u64) -> String {
        grouped(number, self.word("say.thousands"))
    }

    /// A phrase of our own words, always in the page's language.
    #[allow(clippy::unused_self, reason = "asked of the writer, like all that makes a phrase")]
    pub(crate) fn own(&self, text: impl Into<String>) -> LocalText {
        LocalText { text: text.into(), lang: None }
    }

    /// Markdown as HTML, with links between entries resolved.
    pub(crate) fn html(&self, text: &Text, first_level: u8) -> Option<Html> {
        let (text, lang) = self.said(text);
        if text.trim().is_empty() {
            return None;
        }
        let html = markdown::html(text, first_level, self.site().words(), &|target| self.resolve(target));
        Some(Html::trusted(&match lang {
            Some(lang) => format!("<div lang=\"{}\">{html}</div>", markdown::escape(&lang)),
            None => html,
        }))
    }

    /// A part of the templates as HTML, for what many pages show alike. When the theme cannot draw it, [`Press::faulty`] says why.
    pub(crate) fn draw(&self, part: &str, name: &'static str, view: &impl Serialize) -> Html {
        let mut given = Context::new();
        given.insert(name, view);
        let mut around = Context::new();
        self.put_words(&mut around);
        match self.press.theme.draw(part, self.tag, &given, &around) {
            Ok(html) => Html::trusted(&html),
            Err(error) => {
                let _ = self.press.faulty.set(match error {
                    Error::Template(fault) => fault,
                    error => Box::new(TemplateFault { file: String::new(), bytes: 0..0, cause: error.to_string() }),
                });
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
    pub(crate) fn link(&self, subject: Subject, text: LocalText) -> TextLink {
        TextLink { href: self.to(subject), text }
    }

    /// `20/07/2026`, or as the words of the language order it.
    pub(crate) fn date(&self, date: Date) -> String {
        let date = date.0;
        let month = self.word(&format!("say.month.{}", date.month()));
        self.fill(
            "say.date",
            &[
                ("dd", &format_args!("{:02}", date.day())),
                ("mm", &format_args!("{:02}", date.month())),
                ("d", &date.day()),
                ("month", &month),
                ("yyyy", &date.year()),
            ],
        )
    }

    /// The country's telephone code.
    pub(crate) fn phone_code(&self) -> &str {
        self.catalog().records.phone_code()
    }

    /// A number as one reads it, with its extension: on pages in other languages than the country's as one dials it from abroad.
    pub(crate) fn number_of(&self, number: &crate::record::Phone) -> String {
        let is_home = self.tag == self.catalog().records.jurisdiction.language;
        let shown = if is_home { number.display().to_owned() } else { number.abroad(self.phone_code()) };
        match number.extension() {
            Some(extension) => self.fill("say.extension", &[("number", &shown), ("extension", &extension)]),
            None => shown,
        }
    }

    /// Telephones as one reads and dials them.
    pub(crate) fn phones(&self, phones: &[NamedPhone]) -> Vec<PhoneLink> {
        phones.iter().filter(|phone| phone.number.is_known()).map(|phone| self.phone(phone)).collect()
    }

    /// One of them.
    pub(crate) fn phone(&self, phone: &NamedPhone) -> PhoneLink {
        PhoneLink { name: self.maybe(phone.name.as_ref()), text: self.number_of(&phone.number), href: phone.number.tel(self.phone_code()) }
    }

    /// A page read aloud, as far as the files are there.
    pub(crate) fn audio(&self, recordings: &[Recording]) -> Vec<RecordingView> {
        let one = |recording: &Recording| {
            let address = self.site().attachment(&recording.file)?;
            Some(RecordingView {
                href: self.to_address(&address),
                name: recording.name.original.clone(),
                lang: recording.language.to_lowercase(),
            })
        };
        recordings.iter().filter_map(one).collect()
    }

    /// A drawing of the theme; the plainest where none is named or the theme has none of that name.
    pub(crate) fn icon(&self, name: Option<&crate::record::Name>) -> String {
        let wanted = name.map_or("document", |name| &name.0);
        let file = format!("assets/icon/{wanted}.svg");
        if self.press.theme.assets.iter().any(|asset| asset.address.as_str() == file) { wanted.to_owned() } else { "document".to_owned() }
    }

    /// What every template may ask for besides its view.
    pub(crate) fn put_words(&self, context: &mut Context) {
        context.insert_value("t", self.words.tree());
        context.insert_value("icon", self.press.icons.clone());
    }
}

/// A text with its `{name}`s filled in; a blank that nobody fills stays.
fn fill(text: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut rest = text;
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
