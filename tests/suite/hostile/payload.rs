//! Texts and addresses that look like programs.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::{count, entry, harmless, survive};
use crate::suite::world::{base, build, put, tree};

/// What is put behind every text of the small catalog: markup, templates and what other formats take for a command.
const PAYLOAD: &str = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\" onmouseover=\\\"alert(1) {{ 7*7 }}{% include 'x' %}{{ __tera_context }} ]]> --> &lt;b&gt; =HYPERLINK(1) \\u2028";

#[test]
fn what_looks_like_a_program_in_a_text_is_text_on_every_page() {
    let folder = base();
    let catalog = folder.path().join("content");
    for (path, bytes) in tree(&catalog) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let texts = [
            "title:", "name:", "summary:", "note:", "address:", "unless:", "by:", "reason:", "issuer:", "access:", "parking:", "item:",
            "per:",
        ];
        let poisoned: String = text
            .lines()
            .map(|line| {
                let bare = line.trim_start().trim_start_matches("- ");
                match texts.iter().find(|key| bare.starts_with(**key) && !bare.ends_with(['>', '|']) && !bare.contains(['{', '"', '\''])) {
                    Some(key) => {
                        let at = line.find(key).unwrap() + key.len();
                        format!("{} \"{} {PAYLOAD}\"\n", &line[..at], line[at..].trim())
                    }
                    None => format!("{line}\n"),
                }
            })
            .collect();
        put(&catalog, &path, poisoned);
    }
    let found = survive("payload", &folder);
    assert_eq!(count(&found, |rule| rule.starts_with("yaml/")), 0, "{found:?}");
    let out = folder.path().join("out");
    let built = build(&catalog, &out);
    assert_eq!(built.code, 0, "{built:?}");
    harmless("payload", &out);
    let (mut pages, mut documents) = (0, 0);
    for (path, bytes) in tree(&out) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if path.ends_with(".html") {
            assert!(!text.contains("<img src=x") && !text.contains("alert(1) 49"), "{path}");
            // What came through stands there as text, the template unread.
            pages += usize::from(text.contains("&lt;img src=x onerror=alert(1)&gt;") && text.contains("{{ 7*7 }}{% include"));
        }
        if path.ends_with(".xml") || path.ends_with(".svg") {
            well_formed(&path, &text);
            documents += usize::from(text.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
        }
    }
    assert!(pages > 8, "the texts are on {pages} pages");
    assert!(documents > 0, "no XML holds the texts");
}

/// Reads the whole of an XML document: its elements close in order, and nothing in it is other than it should be.
fn well_formed(path: &str, text: &str) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut depth = 0_i32;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                tag.attributes().for_each(|attribute| drop(attribute.unwrap_or_else(|error| panic!("{path}: {error}"))));
            }
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{path} ends inside an element");
}

#[test]
fn addresses_that_run_read_or_mislead_are_refused_wherever_they_stand() {
    for url in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "java\\tscript:alert(1)",
        "//evil.example",
    ] {
        let folder = base();
        let catalog = folder.path().join("content");
        put(
            &catalog,
            "procedures/x.md",
            format!(
                "{}[a]({url}) ![b]({url}) <{url}>\n\n[c]: {url}\n[c]\n",
                entry(&format!("source_url: \"{url}\"\nchannels: [{{type: online, url: \"{url}\"}}]"))
            ),
        );
        put(&catalog, "offices/x.yaml", format!("name: X\nlevel: commune\nwebsite: \"{url}\"\nzalo: \"{url}\"\nfeedback_url: \"{url}\"\n"));
        put(&catalog, "laws.yaml", format!("- {{number: 75/2022/TT-BTC, url: \"{url}\"}}\n"));
        put(&catalog, "forms.yaml", format!("- {{id: ct01, title: A, url: \"{url}\"}}\n"));
        let found = survive(url, &folder);
        assert!(count(&found, |rule| rule.starts_with("link/")) >= 6, "{url}: {found:?}");
    }
}
