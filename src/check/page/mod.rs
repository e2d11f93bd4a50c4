//! The pages of the handbook: one beside the code for each name that a finding can bear, in the binary as it stands.
//!
//! A page says what is wrong, why it matters, what it looks like wrong and right, how to fix it and where we have it from.
//! Its examples are tests: the wrong one reports exactly what it marks with `⟦…⟧`, the right one nothing.

use super::doubt::Fact;
use crate::finding::{Severity, Tongue};
use crate::jurisdiction::Jurisdiction;

/// A name that findings can bear, with its level and its page.
#[derive(Debug, Clone, Copy)]
pub struct RuleInfo {
    /// The name.
    pub id: &'static str,
    /// How grave it is, unless the catalog says otherwise.
    pub level: Severity,
    /// The jurisdiction in which it holds, with all that extend it; nothing for one that holds everywhere.
    pub within: Option<&'static str>,
    /// The fact that no page asserts while a finding of this name stands.
    pub doubts: Option<Fact>,
    /// Its page of the handbook, as Markdown.
    pub page: &'static str,
    /// The version of motcua with which it came.
    pub since: &'static str,
    /// What it was called before.
    pub formerly: &'static [&'static str],
}

/// The text of the page of this name.
macro_rules! page {
    ($id:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/page/", $id, ".md"))
    };
}

/// Rules of one family, each with its page: name, level, the version of motcua with which it came, and how it looks.
/// `in "vn"` before that says in which jurisdiction it holds: what rests on a law, a list or a habit of one country.
/// `doubts Fact` before `since` names the fact that no page asserts while the rule finds it.
/// `formerly "family/old-name"` before `since` is what it was called once: who has the old name in `allow:` or `rules:`
/// keeps what it does, and is told the new one.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal $level:ident $(in $where:literal)? $(doubts $fact:ident)? $(formerly $($old:literal),+)? since $since:literal $check:expr;)*) => {
        $(
            $(#[$doc])*
            static $name: $crate::check::Rule = $crate::check::Rule {
                about: $crate::check::RuleInfo {
                    id: $id,
                    level: $crate::finding::Severity::$level,
                    within: within!($($where)?),
                    doubts: fact!($($fact)?),
                    page: page!($id),
                    since: $since,
                    formerly: &[$($($old),+)?],
                },
                check: $check,
            };
        )*

        /// The rules of this family.
        pub(in crate::check) static RULES: &[&$crate::check::Rule] = &[$(&$name),*];
    };
}

/// The jurisdiction in which a rule holds, if it names one.
macro_rules! within {
    () => {
        None
    };
    ($where:literal) => {
        Some($where)
    };
}

/// The fact that a rule doubts, if it names one.
macro_rules! fact {
    () => {
        None
    };
    ($fact:ident) => {
        Some($crate::check::Fact::$fact)
    };
}

/// A page, taken apart.
#[derive(Debug, Clone, Copy)]
pub struct RulePage {
    text: &'static str,
}

/// One example: the file of the small catalog that it changes, and what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Whether this is the right way to write it.
    pub right: bool,
    /// The words after the language: the file it changes, and a day such as `today=2026-11-02`.
    pub about: &'static str,
    /// The text, with `⟦…⟧` around what is found.
    pub text: &'static str,
}

impl RuleInfo {
    /// Whether it holds in this jurisdiction.
    #[must_use]
    pub fn holds_in(self, here: &Jurisdiction) -> bool {
        self.within.is_none_or(|within| here.kin.iter().any(|id| id == within))
    }

    /// Its page.
    #[must_use]
    pub fn page(self) -> RulePage {
        RulePage { text: self.page }
    }
}

impl RulePage {
    /// What it is, in one sentence.
    #[must_use]
    pub fn summary(self, tongue: Tongue) -> &'static str {
        match tongue {
            Tongue::Vi => self.text.split("\n\n").nth(1).unwrap_or_default().trim(),
            Tongue::En => {
                let english = self.part("English");
                english.find(". ").map_or(english, |end| &english[..=end])
            }
        }
    }

    /// What stands under this bold word: «Vì sao», «Cách sửa», «Nguồn», `English`.
    #[must_use]
    pub fn part(self, name: &str) -> &'static str {
        let start = self.text.match_indices("**").map(|(at, _)| &self.text[at + 2..]);
        let mut parts = start.filter_map(|rest| rest.strip_prefix(name)?.strip_prefix(".** "));
        parts.next().map_or("", |part| part.split("\n\n").next().unwrap_or_default().trim())
    }

    /// The examples, the wrong ones first.
    #[must_use]
    pub fn examples(self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut right = false;
        for part in self.text.split("\n\n**") {
            right |= part.starts_with("Đúng");
            let mut rest = part;
            while let Some(start) = rest.find("```") {
                let fence = &rest[start + 3..];
                let Some((info, text)) = fence.split_once('\n') else { break };
                let Some((text, after)) = text.split_once("\n```") else { break };
                let about = info.split_once(' ').map_or("", |(_, about)| about);
                examples.push(Example { right, about, text });
                rest = after;
            }
        }
        examples
    }
}

impl Example {
    /// The text as people read it: carets under what is marked, on the first line of each mark.
    #[must_use]
    pub fn drawn(&self) -> String {
        let mut out = String::new();
        let mut open = 0;
        for line in self.text.lines() {
            let (mut plain, mut carets) = (String::new(), String::new());
            for c in line.chars() {
                match c {
                    '⟦' => {
                        open += 1;
                        // A mark around nothing points at where something is missing.
                        if line.contains("⟦⟧") {
                            carets.push('^');
                        }
                    }
                    '⟧' => open -= 1,
                    c => {
                        plain.push(c);
                        carets.push(if open > 0 { '^' } else { ' ' });
                    }
                }
            }
            out.push_str(plain.trim_end());
            out.push('\n');
            if carets.contains('^') {
                out.push_str(carets.trim_end());
                out.push('\n');
            }
        }
        out
    }

    /// The file of the small catalog that it changes.
    #[must_use]
    pub fn file(&self) -> &'static str {
        self.about.split(' ').find(|word| !word.is_empty() && !word.contains('=')).unwrap_or("procedures/mau.md")
    }
}
