//! What the build makes of the built-in theme: the same pages in fewer bytes, for browsers of 2020.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{build, copy, put, repository, tree};

/// Elements beside which whitespace does not show.
const BLOCKS: [&str; 42] = [
    "!doctype",
    "html",
    "head",
    "meta",
    "link",
    "title",
    "body",
    "header",
    "nav",
    "main",
    "footer",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "form",
    "fieldset",
    "legend",
    "details",
    "summary",
    "noscript",
    "hr",
    "blockquote",
    "pre",
    "template",
];

/// A page as a browser reads it: tags with their attributes in order, and texts without the whitespace that does not show.
fn read(page: &str) -> Vec<String> {
    let page = page.replace("&nbsp;", "\u{a0}");
    let (mut pieces, mut rest) = (Vec::new(), page.as_str());
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            pieces.push(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
            let ends = |at: Option<char>| at.is_some_and(|c| c.is_ascii_whitespace());
            if let Some(piece) = pieces.last_mut() {
                *piece = format!(
                    "{}{piece}{}",
                    if ends(text.chars().next()) { " " } else { "" },
                    if ends(text.chars().last()) { " " } else { "" }
                );
            }
            rest = after;
            continue;
        };
        let end = inside.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap();
        let (name, mut tag) = inside.split_at(end);
        let mut attributes = BTreeSet::new();
        while !tag.starts_with('>') {
            tag = tag.trim_start();
            let (key, after) = tag.split_at(tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>')).unwrap());
            let (value, after) = match after.strip_prefix('=') {
                None => ("", after),
                Some(after) => match after.strip_prefix('"') {
                    Some(quoted) => quoted.split_once('"').unwrap(),
                    None => after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap()),
                },
            };
            if !key.is_empty() {
                assert!(attributes.insert(format!(" {key}={value:?}")), "{key} twice in {name}");
            }
            tag = after;
        }
        pieces.push(format!("<{}{}>", name.to_lowercase(), attributes.into_iter().collect::<String>()));
        rest = &tag[1..];
    }
    shown(&pieces)
}

/// Without whitespace beside blocks, of which all are closed or stand alone.
fn shown(pieces: &[String]) -> Vec<String> {
    let is_block = |piece: Option<&String>| {
        piece.is_none_or(|piece| {
            let name = piece.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
            piece.starts_with('<') && BLOCKS.contains(&name)
        })
    };
    let text = |at: usize| {
        let piece = &pieces[at];
        if piece.starts_with('<') {
            return piece.clone();
        }
        let piece = if is_block(at.checked_sub(1).and_then(|at| pieces.get(at))) { piece.trim_start() } else { piece };
        if is_block(pieces.get(at + 1)) { piece.trim_end() } else { piece }.to_owned()
    };
    (0..pieces.len()).map(text).filter(|piece| !piece.is_empty()).collect()
}

/// The pages of a golden site, also with these files of a theme over it.
fn pages(name: &str, theme: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copy(&repository("tests/golden").join(name).join("content"), &content);
    for (path, bytes) in theme {
        put(&content.join("theme"), path, bytes);
    }
    let out = folder.path().join("out");
    let ended = build(&content, &out);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(!ended.err.contains("theme/"), "{ended:?}");
    tree(&out)
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The templates as they are written, as a catalog would bring them along.
#[test]
fn templates_as_they_are_written_give_the_same_pages() {
    let written: BTreeMap<String, Vec<u8>> =
        tree(&repository("themes/civic")).into_iter().filter(|(path, _)| path.starts_with("templates/")).collect();
    for name in ["minimal", "two-languages", "hard"] {
        let (small, large) = (pages(name, &BTreeMap::new()), pages(name, &written));
        assert_eq!(small.keys().collect::<Vec<_>>(), large.keys().collect::<Vec<_>>());
        for (path, page) in &small {
            let (page, written) = (read(page), read(&large[path]));
            if let Some(at) = (0..page.len().max(written.len())).find(|at| page.get(*at) != written.get(*at)) {
                let around = at.saturating_sub(3)..at + 2;
                panic!("{name}: {path}: {:?}\nis written {:?}", page.get(around.clone()), written.get(around));
            }
        }
        assert!(small.values().map(String::len).sum::<usize>() < large.values().map(String::len).sum::<usize>(), "{name}");
    }
}

/// What Chrome 80, Safari 13 and Samsung Internet 13 do not read, in what is published.
#[test]
fn nothing_that_is_published_is_newer_than_the_oldest_browsers() {
    const SCRIPT: [&str; 34] = [
        ".replaceChildren",
        ".replaceAll(",
        "structuredClone",
        ".hasOwn(",
        ".at(",
        ".findLast",
        ".toSorted",
        ".toReversed",
        ".toSpliced",
        ".flatMap(async",
        "Promise.any",
        "WeakRef",
        "BigInt",
        "Intl.Segmenter",
        "Intl.ListFormat",
        "requestSubmit",
        ".checkVisibility",
        "ResizeObserver",
        "requestIdleCallback",
        ".inert",
        "AbortSignal.",
        ".canParse",
        "??",
        "?.",
        "||=",
        "&&=",
        "(?<=",
        "(?<!",
        "import(",
        "await ",
        ".animate(",
        "static{",
        ".scheduler",
        "CompressionStream",
    ];
    const STYLE: [&str; 14] = [
        "inset:",
        "@layer",
        "@container",
        "@scope",
        "color-mix(",
        "oklch(",
        "oklab(",
        "light-dark(",
        "dvh",
        "svh",
        "&",
        ":where(",
        "aspect-ratio:",
        "@property",
    ];
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    assert_eq!(build(&repository("tests/golden/two-languages/content"), &out).code, 0);
    let (mut scripts, mut sheets) = (0, 0);
    for (path, bytes) in tree(&out) {
        let is = |ending: &str| path.strip_suffix(ending).is_some();
        let text = String::from_utf8_lossy(&bytes);
        if path.starts_with("assets/") && is(".js") {
            scripts += 1;
            // A condition followed by a fraction, `a?.5:b`, is as old as the language.
            let plain = regex_lite::Regex::new(r"\?\.\d").unwrap().replace_all(&text, "?0.");
            let newer = SCRIPT.iter().find(|newer| plain.contains(**newer));
            assert_eq!(newer, None, "{path}");
        } else if is(".css") {
            sheets += 1;
            assert_eq!(STYLE.iter().find(|newer| text.contains(**newer)), None, "{path}");
            for query in text.split("@media").skip(1).filter_map(|rest| rest.split('{').next()) {
                assert!(!query.contains(['<', '>', '=']), "{path}: @media{query}");
            }
            one_selector_takes_no_other_along(&path, &text);
        }
    }
    assert!(scripts >= 8 && sheets >= 4, "{scripts} {sheets}");
}

/// A browser drops a whole rule for one selector that it does not know: such a selector has to have the rule for itself.
fn one_selector_takes_no_other_along(path: &str, sheet: &str) {
    const NEWER: [&str; 5] = [":has(", ":focus-visible", ":is(", "::details-content", ":user-invalid"];
    for rule in sheet.split('}') {
        let selectors = rule.rsplit_once('{').map_or("", |(selectors, _)| selectors.rsplit('{').next().unwrap_or(selectors));
        let (mut depth, mut list) = (0_i32, vec![String::new()]);
        for c in selectors.chars() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if c == ',' && depth == 0 { list.push(String::new()) } else { list.last_mut().unwrap().push(c) }
        }
        let newer = list.iter().filter(|one| NEWER.iter().any(|newer| one.contains(newer))).count();
        assert!(newer == 0 || newer == list.len(), "{path}: {selectors}");
    }
}
