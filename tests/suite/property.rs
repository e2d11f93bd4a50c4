//! Whatever is typed, nothing panics and every place lies inside the text.

use std::ops::Range;
use std::sync::OnceLock;

use motcua::parts::site::{Address, relative_root};
use motcua::parts::text::slug;
use motcua::parts::yaml::{Node, NodeKind, parse, split};
use proptest::prelude::*;

use super::world::{repository, tree};

/// A range lies inside the text and begins and ends between characters.
fn inside(text: &str, range: &Range<usize>) -> bool {
    range.start <= range.end && range.end <= text.len() && text.is_char_boundary(range.start) && text.is_char_boundary(range.end)
}

fn each_span(node: &Node, see: &mut impl FnMut(&Range<usize>)) {
    see(&node.span);
    match &node.kind {
        NodeKind::Scalar(..) => {}
        NodeKind::List { items, .. } => items.iter().for_each(|item| each_span(item, see)),
        NodeKind::Map(map) => {
            for pair in &map.pairs {
                see(&pair.span);
                each_span(&pair.value, see);
            }
        }
    }
}

/// Reads `text[range]` and says whether every place is inside it.
fn holds(text: &str, range: Range<usize>) -> Result<(), TestCaseError> {
    let (node, faults) = parse(text, range.clone());
    let mut spans: Vec<Range<usize>> = faults.iter().map(|(span, _)| span.clone()).collect();
    if let Some(node) = &node {
        each_span(node, &mut |span| spans.push(span.clone()));
    } else {
        prop_assert!(!faults.is_empty(), "nothing was read and nothing told: {text:?}");
    }
    for span in spans {
        prop_assert!(inside(text, &span) && span.start >= range.start, "{span:?} of {range:?} in {text:?}");
    }
    Ok(())
}

/// The real entries, whole.
fn entries() -> &'static [String] {
    static ENTRIES: OnceLock<Vec<String>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut texts: Vec<String> = tree(&repository("content"))
            .into_iter()
            .filter(|(path, _)| path.ends_with(".md") || path.ends_with(".yaml"))
            .filter_map(|(_, bytes)| String::from_utf8(bytes).ok())
            .collect();
        texts.sort_by_key(String::len);
        texts.truncate(120);
        texts
    })
}

/// Characters that mean something to YAML, and some that are long.
fn sign() -> impl Strategy<Value = String> {
    let signs = [
        ":", ": ", "- ", "\n", "\n  ", "\t", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "&a ", "*a", "!t ", "#", "%", "@", "---\n",
        "...\n", "? ", "<<: ", "\\", "đ", "ệ", "😀", "\u{feff}", "\u{a0}", "\0", "\r",
    ];
    prop::sample::select(signs.to_vec()).prop_map(str::to_owned)
}

/// A text of what YAML is made of.
fn yaml_like() -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![3 => sign(), 2 => "[a-zđệ0-9]{1,4}"], 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_given_to_the_yaml_room(text in any::<String>()) {
        holds(&text, 0..text.len())?;
    }

    #[test]
    fn anything_made_of_the_signs_of_yaml_can_be_given_to_it(before in "[a-zđ\n]{0,6}", text in yaml_like(), after in "[a-zđ\n]{0,6}") {
        let whole = format!("{before}{text}{after}");
        holds(&whole, before.len()..before.len() + text.len())?;
    }

    #[test]
    fn a_real_entry_with_a_slip_in_it_can_be_given_to_it(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), length in 0_usize..8, new in prop_oneof![sign(), any::<String>()]) {
        let text = which.get(entries());
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let start = at.index(places.len());
        let end = (start + length).min(places.len() - 1);
        let text = format!("{}{new}{}", &text[..places[start]], &text[places[end]..]);
        match split(&text) {
            Ok(front) => {
                prop_assert!(inside(&text, &front.facts) && inside(&text, &front.body));
                holds(&text, front.facts)?;
            }
            Err((span, _)) => {
                prop_assert!(inside(&text, &span));
                holds(&text, 0..text.len())?;
            }
        }
    }

    #[test]
    fn front_matter_is_found_or_refused_inside_the_text(text in "(---)?[ \r\n]{0,3}[a-zđ:\n -]{0,40}(---)?\n?[a-zđ\n]{0,9}") {
        match split(&text) {
            Ok(front) => {
                prop_assert!(inside(&text, &front.facts) && inside(&text, &front.body));
                prop_assert!(front.facts.end <= front.body.start && front.body.end == text.len());
            }
            Err((span, _)) => prop_assert!(inside(&text, &span)),
        }
    }

    #[test]
    fn a_slug_is_always_an_address_and_making_it_again_changes_nothing(text in any::<String>()) {
        let once = slug(&text);
        prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{once:?}");
        prop_assert!(!once.starts_with('-') && !once.ends_with('-') && !once.contains("--"), "{once:?}");
        prop_assert_eq!(slug(&once), once);
    }

    #[test]
    fn an_address_never_leads_out_of_the_folder(text in prop_oneof![any::<String>(), "[./%a-zA-Z\\\\\u{ff0e} ]{0,30}"]) {
        let address = Address::new(&text);
        let path = address.as_str();
        prop_assert!(path.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/' | b'_')), "{path:?}");
        prop_assert!(!path.starts_with('/') && !path.ends_with('/'), "{path:?}");
        prop_assert!(path.is_empty() || path.split('/').all(|part| !part.is_empty() && part != "." && part != ".."), "{path:?}");
        let again = Address::new(path);
        prop_assert_eq!(again.as_str(), path);
        let now = Address::new("thu-tuc/x/index.html");
        if let Some(former) = Address::former(&text, &now) {
            let path = former.as_str();
            prop_assert!(!path.is_empty() && path.split('/').all(|part| !part.is_empty() && part != "." && part != ".."), "{path:?}");
        }
    }

    #[test]
    fn a_link_between_two_pages_arrives(from in "([a-z]{1,3}/){0,3}index\\.html", to in "([a-z]{1,3}/){0,3}index\\.html") {
        let (from, to) = (Address::new(&from), Address::new(&to));
        let mut path: Vec<&str> = from.as_str().split('/').collect();
        path.pop();
        let link = format!("{}{to}", relative_root(&from));
        for part in link.split('/') {
            if part == ".." { path.pop(); } else { path.push(part); }
        }
        prop_assert_eq!(path.join("/"), to.as_str());
    }
}
