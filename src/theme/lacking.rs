//! Words that a language of the catalog lacks, and the language whose words stand in for them: pages are built all the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::own::{Own, ThemeFiles};
use super::word::{is_form, words};
use crate::finding::{Finding, Severity, Spot};
use crate::jurisdiction::Jurisdiction;
use crate::yaml::{NodeKind, parse, quote};

/// The language of `i18n/LANG/…` or `i18n/LANG.yaml`.
pub(super) fn language_of(path: &str) -> Option<&str> {
    path.strip_prefix("i18n/")?.strip_suffix(".yaml")?.split(['/', '.']).next()
}

/// The language whose words stand in for those that `tag` lacks: the first of the catalog's, of the country's, English, whichever
/// is `spoken`, that is, has words in the theme of the binary. Nothing where `tag` itself is.
pub(super) fn stand_in<'a>(tag: &str, spoken: &[&str], languages: &'a [Arc<str>], here: &'a Jurisdiction) -> Option<&'a str> {
    let has = |tag: &str| spoken.contains(&tag);
    if has(tag) {
        return None;
    }
    languages.first().map(|first| &**first).into_iter().chain([here.language.as_str(), "en"]).find(|tag| has(tag))
}

/// Every word that a language lacks, at the file where it belongs; a language without any is told once, where it is declared.
pub(super) fn lacking_words(own: &[Own<'_>], ours: &ThemeFiles<'_>, languages: &[Arc<str>], here: &Jurisdiction) -> Vec<Finding> {
    let spoken: Vec<&str> = ours.keys().filter_map(|path| language_of(path)).collect();
    languages
        .iter()
        .filter_map(|tag| Some((tag, stand_in(tag, &spoken, languages, here)?)))
        .flat_map(|(tag, instead)| {
            let texts = ours.iter().filter(|(path, _)| language_of(path) == Some(instead)).map(|(_, (text, _))| *text);
            let wanted = said(texts);
            let files: Vec<&Own<'_>> = own.iter().filter(|one| language_of(one.path) == Some(&**tag)).collect();
            let Some(file) = files.last() else { return vec![none(tag, instead, wanted.len())] };
            let there = said(files.iter().map(|one| one.text));
            let is_there =
                |key: &str| there.contains_key(key) || is_form(key) && key.rsplit_once('.').is_none_or(|(_, form)| form != "other");
            wanted.iter().filter(|(key, _)| !is_there(key)).map(|(key, text)| one(file, tag, instead, key, text)).collect()
        })
        .collect()
}

/// All words of some texts by their dotted keys.
fn said<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for node in texts.filter_map(|text| parse(text, 0..text.len()).0) {
        words(&node, "", &mut |key, _, value| {
            if let NodeKind::Scalar(text, _) = &value.kind {
                all.insert(key.to_owned(), text.clone());
            }
        });
    }
    all
}

fn none(tag: &str, instead: &str, count: usize) -> Finding {
    let file = Arc::from("catalog.yaml");
    Finding::new(
        "theme/missing-words",
        &file,
        Spot::File,
        words!(
            "giao diện không có lời nào bằng «{tag}»: nút, tiêu đề và câu có sẵn của trang ({count} lời) hiện bằng «{instead}»",
            "the theme has no words in `{tag}`: buttons, headings and sentences of its pages ({count}) are in `{instead}`"
        ),
        words!(
            "viết lời trong `theme/i18n/{tag}.yaml`, bắt đầu bằng `say: {{language: …}}`; lời nào còn thiếu sẽ được kể từng dòng",
            "write them in `theme/i18n/{tag}.yaml`, beginning with `say: {{language: …}}`; what is missing is then told line by line"
        ),
    )
    .at(Severity::Warning)
}

fn one(file: &Own<'_>, tag: &str, instead: &str, key: &str, text: &str) -> Finding {
    let text = quote(text);
    Finding::new(
        "theme/missing-words",
        file.file,
        Spot::File,
        words!("thiếu lời «{key}» bằng «{tag}»: trang hiện bằng «{instead}»", "`{key}` is missing in `{tag}`: pages say it in `{instead}`"),
        words!("thêm `{key}`, dịch từ {text}", "add `{key}`, translated from {text}"),
    )
    .at(Severity::Warning)
}
