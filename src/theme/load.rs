//! From files to a theme: those of the binary, each replaced by the catalog's own where it has one.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use serde_yaml::Value;
use tera::Tera;

use super::asset::{hashed, style};
use super::engine::{engine, fault};
use super::inline::Components;
use super::known::write_in;
use super::lacking::{lacking_words, language_of, stand_in};
use super::meter::{Metered, can_grow, unbounded};
use super::own::{Own, ThemeFiles};
use super::script::scripts;
use super::stray::strays;
use super::word::unknown_words;
use super::{Asset, Messages, Theme, sheet};
use crate::error::{Error, Result, TemplateFault};
use crate::finding::{Finding, Spot};
use crate::jurisdiction::{Addresses, Jurisdiction};
use crate::search::LanguageWords;
use crate::site::Address;
use crate::source::{Content, Source};
use crate::yaml::quote;

/// The theme that every binary carries, each file made smaller by `build.rs`.
static CIVIC: Dir<'_> = include_dir!("$OUT_DIR/civic");

/// What a theme has besides text, by its path in it: pictures.
type ThemePictures<'a> = BTreeMap<&'a str, &'a [u8]>;

/// The bundles that speak, and the section of their words.
const BUNDLE_MESSAGES: [(&str, &str); 2] = [("search", "find"), ("results", "results")];

/// Loads the theme with the words of the jurisdiction and the catalog's own files over it. A faulty file of the catalog is reported, and ours stays in its place.
///
/// # Errors
/// When the theme of the binary itself does not load.
pub fn load(overrides: &[Source], languages: &[Arc<str>], here: &Jurisdiction) -> Result<(Theme, Vec<Finding>)> {
    let own = overrides.iter().filter_map(|source| match &source.content {
        Content::Text(text) => Some(Own { path: source.path.strip_prefix("theme/")?, text, file: &source.path }),
        Content::Bytes(_) | Content::Left(_) => None,
    });
    let (mut files, mut pictures) = (ThemeFiles::new(), ThemePictures::new());
    gather(&CIVIC, &mut files, &mut pictures);
    pictures.extend(overrides.iter().filter_map(|source| match &source.content {
        Content::Bytes(bytes) => Some((source.path.strip_prefix("theme/").filter(|path| path.starts_with("assets/"))?, &**bytes)),
        Content::Text(_) | Content::Left(_) => None,
    }));
    let mut findings = Vec::new();
    let mut good = Vec::new();
    for one in own {
        match safe(one.path, one.text) {
            Ok(()) => good.push(one),
            Err((bytes, cause)) => findings.push(faulty(one.file, bytes, &cause)),
        }
    }
    findings.extend(strays(&good, &files, languages));
    findings.extend(unknown_words(&good, &files));
    findings.extend(lacking_words(&good, &files, languages, here));
    let attempt = |files: &ThemeFiles<'_>| build(files, &pictures, languages, here);
    let own = lay(&mut files, good, &attempt, &mut findings);
    Ok((own.map_or_else(|| attempt(&files), Ok)?, findings))
}

/// Lays the catalog's own files over ours, all at once: a theme is compiled once however many files it has. Where that fails,
/// the file that is named is left out, or they are tried by halves.
fn lay<'a>(
    files: &mut ThemeFiles<'a>,
    mut own: Vec<Own<'a>>,
    attempt: &dyn Fn(&ThemeFiles<'a>) -> Result<Theme>,
    findings: &mut Vec<Finding>,
) -> Option<Theme> {
    while !own.is_empty() {
        let mut trial = files.clone();
        trial.extend(own.iter().map(|one| (one.path, (one.text, Some(one.file)))));
        let error = match attempt(&trial) {
            Ok(theme) => {
                *files = trial;
                return Some(theme);
            }
            Err(error) => error,
        };
        let fault = match &error {
            Error::Template(fault) => Some(fault),
            _ => None,
        };
        let named = fault.and_then(|fault| Some((own.iter().position(|one| one.path == fault.file)?, fault)));
        if let Some((at, fault)) = named {
            let one = own.remove(at);
            findings.push(faulty(one.file, fault.bytes.clone(), &fault.cause));
        } else if let [one] = own[..] {
            findings.push(faulty(one.file, 0..0, &error.to_string()));
            return None;
        } else {
            let rest = own.split_off(own.len() / 2);
            let first = lay(files, own, attempt, findings);
            return lay(files, rest, attempt, findings).or(first);
        }
    }
    None
}

fn gather<'a>(folder: &'a Dir<'a>, files: &mut ThemeFiles<'a>, pictures: &mut ThemePictures<'a>) {
    for file in folder.files() {
        let Some(path) = file.path().to_str() else { continue };
        match file.contents_utf8() {
            Some(text) => drop(files.insert(path, (text, None))),
            None => drop(pictures.insert(path, file.contents())),
        }
    }
    for folder in folder.dirs() {
        gather(folder, files, pictures);
    }
}

/// Content is never trusted, so a theme has no way to print it unescaped; nor to grow without end.
fn safe(path: &str, text: &str) -> std::result::Result<(), (Range<usize>, String)> {
    if path.starts_with("templates/") {
        if let Some(bytes) = unescaped(text) {
            return Err((bytes, "bộ lọc `safe` không được dùng trong giao diện (the filter `safe` is not for themes)".to_owned()));
        }
        if let Some((bytes, cause)) = unbounded(text) {
            return Err((bytes, cause.to_owned()));
        }
    }
    let whole = |cause: &str| Err((0..0, cause.to_owned()));
    if let Some(cause) = path.strip_suffix(".css").and_then(|_| sheet::fault(text)) {
        return whole(&cause);
    }
    // A page that no template made would have no policy against scripts.
    if path.starts_with("assets/") && matches!(path.rsplit_once('.'), Some((_, "html" | "htm" | "xhtml"))) {
        return whole("trang HTML không nằm trong assets/; mẫu trang nằm trong templates/");
    }
    if !matches!(path.split('/').next(), Some("templates" | "assets" | "i18n" | "search")) {
        return whole("giao diện chỉ gồm templates/, assets/, i18n/ và search/");
    }
    Ok(())
}

/// Where a template asks for the filter `safe`, whatever stands between it and its sign.
fn unescaped(text: &str) -> Option<Range<usize>> {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices("safe").map(|(at, word)| at..at + word.len()).find(|bytes| {
        let (mut before, after) = (text[..bytes.start].trim_end(), &text[bytes.end..]);
        while let Some((rest, _)) = before.strip_suffix("#}").and_then(|rest| rest.rsplit_once("{#")) {
            before = rest.trim_end();
        }
        let asks = before.ends_with('|') || before.strip_suffix("filter").is_some_and(|tag| tag.trim_end().ends_with(['%', '-']));
        asks && !is_part(after.chars().next())
    })
}

fn faulty(file: &Arc<str>, bytes: Range<usize>, cause: &str) -> Finding {
    Finding::new(
        "theme/faulty-file",
        file,
        if bytes.is_empty() { Spot::File } else { Spot::Bytes(bytes.into()) },
        words!("tệp giao diện này có lỗi: {cause}", "this file of the theme is faulty: {cause}"),
        words!("sửa tệp, hoặc xóa đi để dùng giao diện có sẵn", "fix it, or delete it to use the built-in one"),
    )
}

/// The finding for a template that does not render: of the catalog's own file where it has one, else of the words that it
/// gives to our templates. Nothing where the theme is ours alone.
#[must_use]
pub fn finding(fault: &TemplateFault, overrides: &[Source]) -> Option<Finding> {
    let own = |path: &str| overrides.iter().find(|source| source.path.strip_prefix("theme/") == Some(path));
    if let Some(source) = own(&fault.file) {
        return Some(faulty(&source.path, fault.bytes.clone(), &fault.cause));
    }
    let words = overrides.iter().find(|source| source.path.starts_with("theme/i18n/"));
    let source = words.or_else(|| overrides.iter().find(|source| source.path.starts_with("theme/templates/")))?;
    Some(faulty(&source.path, 0..0, &fault.to_string()))
}

fn build(files: &ThemeFiles<'_>, pictures: &ThemePictures<'_>, languages: &[Arc<str>], here: &Jurisdiction) -> Result<Theme> {
    let drawings: BTreeMap<_, _> = files.keys().filter_map(|path| drawing(files, path)).collect();
    // The two halves of the work that takes a while.
    let (said, rest) = rayon::join(
        || {
            messages(files, languages, here)
                .and_then(|messages| Ok((compile(files, &messages, &drawings, languages, &here.addresses)?, messages)))
        },
        || Ok((looks(files, &here.addresses), vocabulary(files)?, bundles(files, here))),
    );
    let ((templates, messages), ((everywhere, styles), search, scripts)) = (said?, rest?);
    let mut spoken = BTreeMap::new();
    for (bundle, section) in BUNDLE_MESSAGES {
        let script = scripts.get(bundle).map_or(&[][..], |script| &script.bytes);
        for (language, messages) in &messages {
            let whole = [messages.script(section).as_bytes(), script].concat();
            let asset = hashed(&format!("assets/{bundle}-{}", language.to_lowercase()), "js", whole);
            spoken.insert((bundle.to_owned(), language.clone()), asset);
        }
    }
    let texts = files.iter().map(|(path, (text, _))| (*path, text.as_bytes()));
    // Icons and pictures keep their name, for pages that others wrote.
    let assets = texts
        .chain(pictures.iter().map(|(path, bytes)| (*path, *bytes)))
        .filter(|(path, _)| path.starts_with("assets/") && !path.starts_with("assets/css/") && !path.starts_with("assets/js/"))
        .map(|(path, bytes)| Asset { address: Address::new(path), bytes: bytes.to_vec() })
        .collect();
    let is_own = |path: &str, own: &Option<_>| own.is_some() && (path.starts_with("templates/") || path.starts_with("i18n/"));
    let written = if files.iter().any(|(path, (_, own))| is_own(path, own)) {
        files.iter().filter_map(|(path, (text, _))| Some((path.strip_prefix("templates/")?.to_owned(), (*text).to_owned()))).collect()
    } else {
        Vec::new()
    };
    let is_metered = needs_meter(files);
    Ok(Theme { templates, written, is_metered, messages, spoken, style: everywhere, styles, scripts, search, drawings, assets })
}

/// Whether a template of the catalog's own can make more than it is given: then no template is left to itself.
fn needs_meter(files: &ThemeFiles<'_>) -> bool {
    files.iter().any(|(path, (text, own))| own.is_some() && path.starts_with("templates/") && can_grow(text))
}

/// The words of each language, `i18n/LANG/*.yaml` or `i18n/LANG.yaml`. Those of the jurisdiction stand over them, and the catalog's
/// own files replace single words. A language that we have no words of begins with those of another.
fn messages(files: &ThemeFiles<'_>, languages: &[Arc<str>], here: &Jurisdiction) -> Result<BTreeMap<String, Messages>> {
    let mut texts: BTreeMap<&str, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
    texts.extend(languages.iter().map(|tag| (&**tag, Default::default())));
    for (path, (text, own)) in files {
        let Some(language) = language_of(path) else { continue };
        let (built_in, over) = texts.entry(language).or_default();
        if own.is_some() {
            built_in.extend(CIVIC.get_file(path).and_then(include_dir::File::contents_utf8));
            over.push(text);
        } else {
            built_in.push(text);
        }
    }
    let (mut ours, mut none) = (ThemeFiles::new(), ThemePictures::new());
    gather(&CIVIC, &mut ours, &mut none);
    let spoken: Vec<&str> = ours.keys().filter_map(|path| language_of(path)).collect();
    let read = |(language, (built_in, over)): (&str, (Vec<&str>, Vec<&str>))| {
        let instead = stand_in(language, &spoken, languages, here);
        let other = ours.iter().filter(|(path, _)| instead.is_some() && language_of(path) == instead);
        let name = instead.map(|_| format!("say: {{language: {}}}", quote(language)));
        let built_in: Vec<&str> = other.map(|(_, (text, _))| *text).chain(built_in).chain(name.as_deref()).collect();
        let words: Vec<&Value> = instead.into_iter().chain([language]).filter_map(|language| here.words.get(language)).collect();
        Ok((language.to_owned(), Messages::read(language, &built_in, &words, &over)?))
    };
    texts.into_par_iter().map(read).collect::<std::result::Result<_, String>>().map_err(Error::Theme)
}

/// The scripts of `assets/js/`.
fn bundles(files: &ThemeFiles<'_>, here: &Jurisdiction) -> BTreeMap<String, Asset> {
    let texts =
        files.iter().filter_map(|(path, (text, _))| Some((path.strip_prefix("assets/js/")?, here.clock_in(&here.addresses.put_in(text)))));
    let texts: Vec<(&str, String)> = texts.collect();
    scripts(texts.iter().map(|(path, text)| (*path, text.as_str())))
}

/// The style sheet of all pages, and those of some by their bundles.
fn looks(files: &ThemeFiles<'_>, addresses: &Addresses) -> (Asset, BTreeMap<String, Asset>) {
    let everywhere = style("style", &sheets(files, "", addresses));
    let mut styles = BTreeMap::new();
    for bundle in files.keys().filter_map(|path| path.strip_prefix("assets/css/")?.split_once('/').map(|(bundle, _)| bundle)) {
        if !styles.contains_key(bundle) {
            styles.insert(bundle.to_owned(), style(bundle, &sheets(files, bundle, addresses)));
        }
    }
    (everywhere, styles)
}

/// What the search knows of each language.
fn vocabulary(files: &ThemeFiles<'_>) -> Result<BTreeMap<String, LanguageWords>> {
    let mut search = BTreeMap::new();
    for (path, (text, _)) in files {
        if let Some(language) = path.strip_prefix("search/").and_then(|name| name.strip_suffix(".yaml")) {
            search.insert(language.to_owned(), LanguageWords::read(text).map_err(Error::Theme)?);
        }
    }
    Ok(search)
}

/// A drawing for the pages: of the binary's own, the one that was made smaller; of another, without what only a file needs.
fn drawing(files: &ThemeFiles<'_>, path: &str) -> Option<(String, String)> {
    let name = path.strip_prefix("assets/icon/")?;
    let (text, own) = files.get(path)?;
    let small = files.get(format!("drawings/{name}").as_str()).filter(|_| own.is_none());
    let text = small.map_or_else(|| text.trim().replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1), |(small, _)| (*small).to_owned());
    Some((name.strip_suffix(".svg")?.to_owned(), text))
}

/// The templates of each language, their small parts written out and what is known written in. Where that cannot be compiled, as
/// they are: then a message tells what somebody wrote and not what we made of it.
fn compile(
    files: &ThemeFiles<'_>,
    messages: &BTreeMap<String, Messages>,
    drawings: &BTreeMap<String, String>,
    languages: &[Arc<str>],
    addresses: &Addresses,
) -> Result<BTreeMap<String, Tera>> {
    let named = |(path, (text, _)): (&&str, &(&str, _))| Some((path.strip_prefix("templates/")?.to_owned(), addresses.put_in(text)));
    let templates: Vec<(String, String)> = files.iter().filter_map(named).collect();
    let parts = Components::of(templates.iter().map(|(_, text)| text.as_str()));
    let is_metered = needs_meter(files);
    let add = |prepare: &dyn Fn(&str) -> String| {
        let metered = |text: String| if is_metered { Metered::of(&text).text } else { text };
        let prepared: Vec<_> = templates.iter().map(|(path, text)| (path.as_str(), metered(prepare(text)))).collect();
        let mut tera = engine();
        tera.add_raw_templates(prepared).map(|()| tera)
    };
    let text = |file: &str| templates.iter().find(|(path, _)| path == file).map(|(_, text)| text.as_str());
    let silent = Messages::default();
    let of = |language: &Arc<str>| {
        let words = messages.get(&**language).unwrap_or(&silent);
        // What cannot be compiled as it stands tells the place of its fault; a meter does not mend it.
        let plain = || engine().add_raw_templates(templates.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let tera = add(&|text| write_in(&parts.write_out(text), words, drawings)).or_else(|_| plain().and_then(|()| add(&str::to_owned)));
        tera.map(|tera| (language.to_string(), tera)).map_err(|error| Error::Template(Box::new(fault(&error, "", text))))
    };
    languages.par_iter().map(of).collect()
}

/// The style sheets of a bundle, `assets/css/BUNDLE/*.css`; those of all pages stand in `assets/css/` itself.
fn sheets<'a>(files: &ThemeFiles<'a>, bundle: &str, addresses: &Addresses) -> Vec<(&'a str, String)> {
    let folder =
        |path: &str| path.strip_prefix("assets/css/").map(|rest| rest.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned());
    files
        .iter()
        .filter(|(path, _)| folder(path).as_deref() == Some(bundle))
        .map(|(path, (text, _))| (*path, addresses.put_in(text)))
        .collect()
}
