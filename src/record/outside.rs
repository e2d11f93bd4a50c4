//! Every address of another site that the catalog leads to, with its place: what somebody else has to keep alive.

use std::ops::Range;
use std::sync::Arc;

use super::entry::tree_of;
use crate::finding::Place;
use crate::markdown;
use crate::source::{Sources, text::place};
use crate::yaml::{Node, NodeKind, split};

/// An address and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// The address, `http` or `https`.
    pub url: String,
    /// The file inside the catalog.
    pub file: Arc<str>,
    /// Where it begins and ends.
    pub place: Place,
}

/// Every link to another site, by file and place: in facts, in texts and in Markdown. Nothing is asked of the network.
#[must_use]
pub fn outside(sources: &Sources) -> Vec<Outside> {
    let mut links = Vec::new();
    for source in &sources.files {
        let is_entry = matches!(source.path.rsplit_once('.'), Some((_, "md" | "yaml"))) && !source.path.starts_with("theme/");
        let Some(text) = source.content.text().filter(|_| is_entry) else { continue };
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        if let Some(top) = tree_of(&source.path, text) {
            within(&top, "", text, &mut found);
        }
        if source.path.ends_with(".md")
            && let Ok(front) = split(text)
        {
            let body = markdown::links(&text[front.body.clone()]).into_iter();
            found.extend(body.map(|(bytes, url)| (front.body.start + bytes.start..front.body.start + bytes.end, url)));
        }
        found.retain(|(_, url)| is_outside(url));
        found.sort_by_key(|(bytes, _)| bytes.start);
        links.extend(found.into_iter().map(|(bytes, url)| Outside { url, file: Arc::clone(&source.path), place: place(text, bytes) }));
    }
    links
}

fn is_outside(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

/// The addresses in the values at and below this node. `base_url` is the site itself.
fn within(node: &Node, key: &str, text: &str, found: &mut Vec<(Range<usize>, String)>) {
    match &node.kind {
        NodeKind::Scalar(..) if key == "base_url" => {}
        NodeKind::Scalar(..) => {
            let written = text.get(node.span.clone()).unwrap_or_default();
            for (at, _) in written.match_indices("http") {
                if at > 0 && written[..at].ends_with(|c: char| c.is_alphanumeric()) || !is_outside(&written[at..]) {
                    continue;
                }
                let end = written[at..].find(is_end).map_or(written.len(), |length| at + length);
                // A sentence may end with the address.
                let url = written[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}']);
                found.push((node.span.start + at..node.span.start + at + url.len(), url.to_owned()));
            }
        }
        NodeKind::List { items, .. } => items.iter().for_each(|item| within(item, key, text, found)),
        NodeKind::Map(map) => map.pairs.iter().for_each(|pair| within(&pair.value, &pair.key, text, found)),
    }
}

fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '«' | '»' | '“' | '”' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Content, Source};

    #[test]
    fn every_address_of_another_site_is_listed_where_it_stands() {
        let text = "---\nsource_url: https://a.vn/x?y=1#z\nsteps:\n  - Nộp tại \"https://b.vn/nộp\" (hoặc http://c.vn).\n  - xhttp://no.vn\nbase_url: https://self.vn/\n---\nXem [đây](https://d.vn/e) và [kia](khac), <mailto:a@b.vn>.\n";
        let hash = blake3::hash(text.as_bytes());
        let sources = Sources::of(vec![Source { path: "pages/a.md".into(), content: Content::Text(text.into()), hash }]);
        let links = outside(&sources);
        let shown: Vec<String> = links.iter().map(|link| format!("{}:{} {}", link.place.line, link.place.column, link.url)).collect();
        assert_eq!(shown, ["2:13 https://a.vn/x?y=1#z", "4:14 https://b.vn/nộp", "4:38 http://c.vn", "8:5 https://d.vn/e"]);
    }
}
