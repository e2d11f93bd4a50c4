//! Closed lists of words: one canonical English word each, and the Vietnamese that editors type for it.

use crate::finding::Fix;
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
        .flat_map(|(value, word, others)| std::iter::once(word).chain(*others).map(|spelling| (fold(spelling), *value, *word)))
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
    let near = if folded.len() <= MAX_COMPARED_LENGTH {
        let candidates: Vec<&str> = spellings.iter().map(|(spelling, ..)| spelling.as_str()).collect();
        nearest_word(&folded, &candidates).and_then(|near| spellings.iter().find(|(spelling, ..)| spelling == near))
    } else {
        None
    };
    let list = known.iter().map(|(_, word, _)| *word).collect::<Vec<_>>().join(", ");
    Err(match near {
        Some((_, _, near)) => Fault::new(
            "yaml/unknown-word",
            words!("không có từ «{typed}» ở đây; có phải bạn muốn viết «{near}»?", "`{typed}` is not a word here; did you mean `{near}`?"),
            words!("đổi «{typed}» thành «{near}»", "change `{typed}` to `{near}`"),
        )
        .with(Fix::offered(*near)),
        None => Fault::new(
            "yaml/unknown-word",
            words!("không có từ «{typed}» ở đây", "`{typed}` is not a word here"),
            words!("các từ dùng được ở đây: {list}", "the words that can stand here: {list}"),
        ),
    })
}
