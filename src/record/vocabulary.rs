//! Closed lists of words: one canonical English word each, and the Vietnamese that editors type for it.

use crate::finding::{Fix, Words};
use crate::jurisdiction::tokens;
use crate::letters::{fold, spelled};
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Style, nearest_word};

/// The longest word that is compared letter by letter with the known ones.
const MAX_COMPARED_LENGTH: usize = 60;

/// One word of a vocabulary: what it means, its canonical spelling, and other spellings.
pub(crate) type WordEntry<T> = (T, &'static str, &'static [&'static str]);

/// Declares an enum that is written as one of a few words.
///
/// Each variant has its canonical word, then `|` and the others that are read. `refuse path` names a function that has its
/// own words for a spelling, given folded and as typed, before it is called unknown.
macro_rules! vocabulary {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident ($vi:literal, $en:literal) $(refuse $refuse:path)? {
            $($(#[$note:meta])* $variant:ident = $word:literal $(| $other:literal)*,)+
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$note])* $variant,)+ }

        impl $name {
            /// All of them, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const WORDS: &'static [crate::record::vocabulary::WordEntry<Self>] = &[$((Self::$variant, $word, &[$($other),*])),+];

            /// The canonical word of the format.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The word that a Vietnamese editor writes.
            #[must_use]
            pub fn typed(self) -> &'static str {
                let word = Self::WORDS.iter().find(|(value, ..)| *value == self);
                word.map_or(self.as_str(), crate::record::vocabulary::vietnamese)
            }

            /// The words that editors know, in each tongue.
            #[must_use]
            pub fn words(self) -> $crate::finding::Words {
                $crate::finding::Words { vi: self.typed().into(), en: self.as_str().into() }
            }
        }

        impl Default for $name {
            /// The first; it stands only where none could be read.
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl crate::yaml::Scalar for $name {
            const WHAT: (&'static str, &'static str) = ($vi, $en);

            fn schema() -> serde_json::Value {
                let spellings = Self::WORDS.iter().flat_map(|(_, word, others)| std::iter::once(word).chain(*others));
                // What other programs write as `false` is no text to them.
                let value = |word: &&str| if *word == "false" { false.into() } else { serde_json::Value::from(*word) };
                serde_json::json!({ "enum": spellings.map(value).collect::<Vec<_>>() })
            }

            fn scalar(text: &str, style: crate::yaml::Style, _: &crate::jurisdiction::Jurisdiction) -> Result<Self, crate::yaml::Fault> {
                #[allow(unused_mut, unused_assignments, reason = "only some vocabularies refuse a word in words of their own")]
                let mut refuse: Option<fn(&str, &str) -> Option<crate::yaml::Fault>> = None;
                $(refuse = Some($refuse);)?
                crate::record::vocabulary::read(text, style, Self::WORDS, refuse)
            }
        }

        $crate::read_scalar!($name);
        written_as_shown!($name);
    )+};
}

/// Reads one of these words, compared without diacritics, case, spaces and hyphens.
pub(crate) fn read<T: Copy>(
    text: &str,
    style: Style,
    known: &[WordEntry<T>],
    refuse: Option<fn(&str, &str) -> Option<Fault>>,
) -> Result<T, Fault> {
    // Nearly always it is typed as we write it, and nothing need be folded.
    if let Some((value, ..)) = known.iter().find(|(_, word, others)| *word == text || others.contains(&text)) {
        return Ok(*value);
    }
    let text = clean_text(text, style)?;
    let folded = fold(&text);
    let spellings: Vec<(String, T, &str)> = known
        .iter()
        .flat_map(|(value, word, others)| std::iter::once(word).chain(*others).map(|spelling| (fold(spelling), *value, *spelling)))
        .collect();
    if spelled(&text).is_some()
        && let Some((_, value, _)) = spellings.iter().find(|(spelling, ..)| *spelling == folded)
    {
        return Ok(*value);
    }
    let typed = shown(&text);
    if let Some(fault) = refuse.and_then(|refuse| refuse(&folded, &typed)) {
        return Err(fault);
    }
    let (vi, en): (Vec<&str>, Vec<&str>) = known.iter().map(|entry| (vietnamese(entry), entry.1)).unzip();
    let (vi, en) = (vi.join(", "), en.join(", "));
    if folded.len() > MAX_COMPARED_LENGTH {
        return Err(unknown(&typed, words!("các từ dùng được ở đây: {vi}", "the words that can stand here: {en}")));
    }
    let forms: Vec<&str> = spellings.iter().map(|(form, ..)| form.as_str()).collect();
    if let Some(each) = several(&text, &forms) {
        let list = listed(&each);
        let remedy = words!("viết mỗi từ thành một mục riêng: {list}", "write each word as an item of its own: {list}");
        return Err(unknown(&typed, remedy));
    }
    // What is offered is spelled in the language in which it was typed.
    let near = nearest_word(&folded, &forms).and_then(|near| spellings.iter().find(|(form, ..)| form == near));
    Err(match near {
        Some((.., near)) => Fault::new(
            "yaml/unknown-word",
            words!("không có từ «{typed}» ở đây; có phải bạn muốn viết «{near}»?", "`{typed}` is not a word here; did you mean `{near}`?"),
            words!("đổi «{typed}» thành «{near}»", "change `{typed}` to `{near}`"),
        )
        .with(Fix::offered(*near)),
        None => unknown(&typed, words!("các từ dùng được ở đây: {vi}", "the words that can stand here: {en}")),
    })
}

fn unknown(typed: &str, remedy: Words) -> Fault {
    Fault::new("yaml/unknown-word", words!("không có từ «{typed}» ở đây", "`{typed}` is not a word here"), remedy)
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The word of an entry that a Vietnamese editor writes.
pub(crate) fn vietnamese<T>((_, word, others): &WordEntry<T>) -> &'static str {
    others.iter().find(|other| !other.is_ascii()).unwrap_or(word)
}

/// Several words in one text, as they are typed: «xã tỉnh», «cấp xã và cấp tỉnh». Nothing where it does not wholly consist of
/// known ones.
fn several<'t>(text: &'t str, forms: &[&str]) -> Option<Vec<&'t str>> {
    let pieces = tokens(text);
    let joins = |at: usize| {
        let piece = text[pieces[at].at.clone()].to_lowercase();
        matches!(piece.as_str(), "và" | "hoặc" | "and" | "or") || !piece.contains(char::is_alphanumeric)
    };
    let mut each = Vec::new();
    let mut from = 0;
    while from < pieces.len() {
        if joins(from) {
            from += 1;
            continue;
        }
        // The longest first: «công dân Việt Nam» is one.
        let word = |to: usize| &text[pieces[from].at.start..pieces[to - 1].at.end];
        let to = (from + 1..=pieces.len()).rev().find(|to| forms.contains(&fold(word(*to)).as_str()))?;
        each.push(word(to));
        from = to;
    }
    (each.len() > 1).then_some(each)
}
