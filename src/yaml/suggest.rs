//! "Did you mean": the key an editor most likely wanted, also when it was written in Vietnamese.

use super::fault::{Fault, Located};
use super::node::{Map, Node, NodeKind, Pair, Style};
use crate::finding::{Fix, Words};
use crate::jurisdiction::Jurisdiction;
use crate::letters::fold;

/// English words that editors type as keys, and the key they mean.
const ENGLISH: &[(&str, &str)] = &[
    ("title", "name"),
    ("name", "title"),
    ("description", "summary"),
    ("category", "field"),
    ("phone", "phones"),
    ("phone", "number"),
    ("tel", "phones"),
    ("tel", "number"),
    ("telephone", "phones"),
    ("hotline", "hotlines"),
    ("map", "location"),
    ("gps", "location"),
    ("coordinates", "location"),
    ("lat", "lat"),
    ("lon", "lng"),
    ("long", "lng"),
    ("opening", "hours"),
    ("openinghours", "hours"),
    ("holidays", "days_off"),
    ("link", "url"),
    ("price", "amount"),
    ("cost", "fees"),
    ("papers", "documents"),
    ("conditions", "requirements"),
    ("results", "outcomes"),
    ("since", "from"),
    ("until", "to"),
    ("end", "to"),
    ("end", "until"),
    ("start", "from"),
    ("author", "by"),
    ("web", "website"),
    ("url", "website"),
    ("link", "website"),
    ("url", "source_url"),
];

/// The fault of a key that is not in the format. `near` is the one that was meant, where it is known; `elsewhere` says where the
/// fact is written, where it does not belong here.
pub(super) fn unknown_key(
    map: &Map,
    index: usize,
    known: &[&'static str],
    near: Option<&'static str>,
    elsewhere: impl FnOnce() -> Option<Words>,
) -> Fault {
    let Pair { key, value, .. } = &map.pairs[index];
    let flow = map.flow;
    let digits = key.len() == 3 && key.bytes().all(|byte| byte.is_ascii_digit());
    if flow && digits && value.is_empty() {
        return Fault::new(
            "fee/thousands-separator",
            words!(
                "dấu phẩy trong số tiền chia nó thành hai mục trong ngoặc nhọn",
                "the comma in the amount splits it in two inside braces"
            ),
            words!("viết số liền: 20000, hoặc trong dấu nháy: \"20.000\"", "write it without a separator, 20000, or in quotes, \"20.000\""),
        )
        .with(joined(map, index));
    }
    let prose = flow && value.is_empty() && (key.contains(' ') || !key.is_ascii());
    if prose {
        return Fault::new(
            "yaml/prose-in-flow",
            words!("dấu phẩy trong câu chia câu thành nhiều mục trong ngoặc", "a comma inside braces splits this text"),
            words!("đặt câu trong dấu nháy, hoặc viết mỗi mục một dòng", "put the text in quotes, or write one key a line"),
        );
    }
    if key.chars().any(|c| matches!(c, '“' | '”' | '‘' | '’')) {
        let bare = key.trim_matches(['“', '”', '‘', '’', ' ']);
        return Fault::new(
            "yaml/curly-quote",
            words!("tên mục có dấu nháy cong của Word", "the key is written in curly quotes"),
            words!("bỏ dấu nháy quanh tên mục", "delete the quotes around the key"),
        )
        .with(known.contains(&bare).then(|| Fix::safe(bare)));
    }
    let list = known.join(", ");
    match near {
        Some(near) if map.pairs.iter().any(|pair| pair.key == near) => Fault::new(
            "yaml/unknown-key",
            words!("không có mục «{key}»; «{near}» thì đã có ở đây", "there is no key `{key}`; `{near}` is here already"),
            words!("chuyển nội dung vào «{near}», rồi xóa dòng này", "move what it says into `{near}`, and delete this"),
        ),
        Some(near) => Fault::new(
            "yaml/unknown-key",
            words!("không có mục «{key}»; có phải bạn muốn viết «{near}»?", "there is no key `{key}`; did you mean `{near}`?"),
            words!("đổi «{key}» thành «{near}»", "change `{key}` to `{near}`"),
        )
        .with(Fix::offered(near)),
        None => Fault::new(
            "yaml/unknown-key",
            words!("không có mục «{key}» ở đây", "there is no key `{key}` here"),
            elsewhere().unwrap_or_else(|| words!("các mục dùng được ở đây: {list}", "the keys that can stand here: {list}")),
        ),
    }
}

/// The known key that a word of the country's own language stands for.
#[must_use]
pub fn local_key<'a>(word: &str, known: &[&'a str], habits: &Jurisdiction) -> Option<&'a str> {
    habits.keys.meant_by(&fold(word)).iter().find_map(|meant| known.iter().copied().find(|key| key == meant))
}

/// The key that was meant by one that is not in the format, if any is near.
pub(super) fn meant<'a>(key: &str, known: &[&'a str], habits: &Jurisdiction) -> Option<&'a str> {
    if known.contains(&key) {
        return None;
    }
    let key = key.trim_matches(['“', '”', '‘', '’', ' ']);
    let meant = meanings(key, habits).into_iter().find_map(|meant| known.iter().copied().find(|key| *key == meant));
    meant.or_else(|| nearest_word(&plain(key), known))
}

/// Gives the keys at the top of a file that are none of `known` the names that were meant, where they are plain, so that their
/// values are read and judged too; and tells of each.
pub fn rename(node: &mut Node, known: &[&'static str], habits: &Jurisdiction) -> Vec<Located> {
    let mut faults = Vec::new();
    match &mut node.kind {
        NodeKind::List { items, .. } => items.iter_mut().for_each(|item| faults.append(&mut rename(item, known, habits))),
        NodeKind::Map(map) => {
            for index in 0..map.pairs.len() {
                let Some(meant) = meant(&map.pairs[index].key, known, habits) else { continue };
                if map.pairs.iter().all(|pair| pair.key != meant) {
                    faults.push((map.pairs[index].span.clone(), unknown_key(map, index, known, Some(meant), || None)));
                    meant.clone_into(&mut map.pairs[index].key);
                }
            }
        }
        NodeKind::Scalar(..) => {}
    }
    faults
}

/// The amount that a comma split, in one piece: `amount: 20,000` reads as `amount: 20` and a key `000`.
fn joined(map: &Map, index: usize) -> Option<Fix> {
    let (before, pair) = (map.pairs.get(index.checked_sub(1)?)?, &map.pairs[index]);
    let NodeKind::Scalar(start, Style::Plain) = &before.value.kind else { return None };
    let is_number = !start.starts_with('0') && !start.is_empty() && start.bytes().all(|byte| byte.is_ascii_digit());
    // With a space after the comma it may be two things.
    let touches = before.value.span.end + 1 == pair.span.start;
    let whole = before.value.span.start..pair.span.end;
    (before.key == "amount" && is_number && touches)
        .then(|| Fix::safe(format!("{start}{}", pair.key)).at(crate::finding::Spot::Bytes(whole.into())))
}

/// The keys that a word may mean, the word itself first.
pub(super) fn meanings<'a>(key: &'a str, habits: &'a Jurisdiction) -> Vec<&'a str> {
    let folded = fold(key);
    let english = ENGLISH.iter().filter(|(word, _)| *word == folded).map(|(_, key)| *key);
    let own = habits.keys.meant_by(&folded).iter().map(String::as_str);
    std::iter::once(key).chain(own).chain(english).collect()
}

/// The word of `known` nearest to `word`, if any is near enough to be a slip of the keyboard. Another number is another thing.
#[must_use]
pub fn nearest_word<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let length = word.chars().count();
    let near = |candidate: &&'a str| {
        let own = candidate.chars().count();
        let most = (1 + own / 8).min(own.saturating_sub(1));
        // Words of very different lengths need not be compared: a hostile file has many thousands.
        let distance = (own.abs_diff(length) <= most).then(|| strsim::osa_distance(word, candidate))?;
        (distance <= most && figures(word).eq(figures(candidate))).then_some((distance, *candidate))
    };
    known.iter().filter_map(near).min().map(|(_, candidate)| candidate)
}

fn figures(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(char::is_ascii_digit)
}

/// Lower case, without diacritics, words joined with `_`.
fn plain(key: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    key.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' => 'd',
            ' ' | '-' => '_',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(key: &str) -> Map {
        let value = Node { kind: NodeKind::Scalar("x".into(), Style::Plain), span: 0..1 };
        Map { pairs: vec![Pair { key: key.to_owned(), span: 0..1, value }], flow: false }
    }

    #[test]
    fn a_vietnamese_word_leads_to_its_key() {
        let known = &["fees", "title"];
        let fault = unknown_key(&map("lệ_phí"), 0, known, meant("lệ_phí", known, Jurisdiction::usual()), || None);
        assert!(fault.message.vi.contains("«fees»"), "{fault:?}");
    }

    #[test]
    fn a_slip_leads_to_the_key_and_a_stranger_to_the_list() {
        assert_eq!(nearest_word("tilte", &["title", "fees"]), Some("title"));
        assert_eq!(nearest_word("abcdef", &["title", "fees"]), None);
        assert_eq!(nearest_word("xatinh", &["captinh", "xa"]), None, "a word with others before it is no slip");
        assert_eq!(nearest_word("ct02", &["ct01"]), None, "another number is another thing");
    }
}
