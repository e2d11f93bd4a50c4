//! Answers that stand above all results: what people ask for and no name of an entry says.

use serde::Serialize;

use super::entry::{all, line, said};
use super::page::Words;
use crate::record::{DirectAnswer, Id};
use crate::site::{Site, Subject};

/// One answer, as the engine takes it.
#[derive(Debug, Serialize)]
pub(super) struct PackedAnswer {
    /// What people type for it.
    words: Vec<String>,
    text: String,
    /// The page that says more, from the root of the site, and what it is called.
    #[serde(skip_serializing_if = "String::is_empty")]
    href: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    /// The number to call, as it is dialled and as it is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    call: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    number: String,
}

/// The answers of one language. One that is not translated is none: it would answer in words that the reader did not choose.
pub(super) fn answers(site: &Site, language: usize, words: Words<'_>) -> Vec<PackedAnswer> {
    let tag = &*site.catalog.languages[language];
    let facts = &site.catalog.records.catalog.facts;
    let country = site.catalog.records.phone_code();
    let is_said = |answer: &&DirectAnswer| language == 0 || answer.text.translated(tag).is_some() && answer.words.translated(tag).is_some();
    let packed = |answer: &DirectAnswer| {
        let (href, title) = answer.page.as_ref().and_then(|page| more(site, language, page, words)).unwrap_or_default();
        let called = |name: &Id| facts.hotlines.iter().find(|hotline| hotline.id.as_ref() == Some(name) && hotline.number.is_known());
        let hotline = answer.hotline.as_ref().and_then(called);
        PackedAnswer {
            words: all(&answer.words, tag).iter().map(|text| line(text)).collect(),
            text: line(said(&answer.text, tag)),
            href,
            title,
            call: hotline.map_or_else(String::new, |hotline| hotline.number.tel(country)),
            number: hotline.map_or_else(String::new, |hotline| hotline.number.display().to_owned()),
        }
    };
    site.catalog.records.search.facts.answers.iter().filter(is_said).map(packed).collect()
}

/// The address and the title of a page.
fn more(site: &Site, language: usize, page: &str, words: Words<'_>) -> Option<(String, String)> {
    let tag = &*site.catalog.languages[language];
    let (path, part) = page.split_once('#').map_or((page, None), |(path, part)| (path, Some(part)));
    let subject = site.follow(path)?;
    let title = match subject {
        Subject::Offices => words("office.title"),
        Subject::Rights => words("rights.title"),
        Subject::Sessions => words("home.sessions"),
        Subject::Notices => words("home.notices"),
        Subject::Fields => words("home.fields"),
        Subject::LifeEvents => words("home.life_events"),
        Subject::Search => words("search.all"),
        Subject::Field(id, _) => said(&site.catalog.field(id).facts.name, tag).to_owned(),
        subject => said(site.entry(subject)?.facts.title()?, tag).to_owned(),
    };
    let address = site.address(subject, language);
    let href = part.map_or_else(|| address.as_str().to_owned(), |part| format!("{}#{part}", address.as_str()));
    Some((href, line(&title)))
}
