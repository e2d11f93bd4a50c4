//! Decisions that announce procedures (quyết định công bố): what is new, what changed, what ended.

use std::any::Any;
use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::vocabulary::{self, WordEntry};
use super::{Allow, ChangedPart, Date, DecisionLevel, Flag, Level, Link, Name, Text};
use crate::finding::{Severity, Trail, TrailStep};
use crate::jurisdiction::Jurisdiction;
use crate::yaml::{Book, Describe, Fault, Node, NodeKind, Read, Reader, Scalar, Style, Write, any_of};

record! {
    /// A decision that announces procedures (quyết định công bố).
    pub struct Decision {
        /// Its number, such as `1523/QĐ-BCA-C06`.
        pub number: Name,
        /// Its title.
        pub title: Option<Text>,
        /// Who issued it.
        pub issuer: Option<Text>,
        /// The level of who issued it: `ministry`, `province` or `unit`. It is never guessed from the number.
        pub level: Option<DecisionLevel>,
        /// When it was signed.
        pub date: Option<Date>,
        /// From when it applies: a day, or `on-signing`.
        pub effective: Option<TakesEffect>,
        /// Numbers of the laws whose procedures it announces. What the law gives for announcing them ends with the day on which
        /// they come into force.
        pub basis: Vec<Name>,
        /// Numbers of decisions of a higher level that it follows.
        pub follows: Vec<Name>,
        /// Numbers of decisions that it ends.
        pub replaces: Vec<Name>,
        /// Where it was made public, and when.
        pub published: Published,
        /// The decision itself: a file in `files/`.
        pub attachment: Option<Name>,
        /// Where to read it.
        pub url: Option<Link>,
        /// The levels for which its annex lists procedures.
        pub annex: Vec<Level>,
        /// It announces internal procedures: it is in reports, and never on a page, in a list or in a search.
        pub internal: Option<Flag>,
        /// What it announces.
        pub procedures: Announced,
        /// More to know.
        pub note: Option<Text>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
        /// In a translation: the digest of what was translated.
        pub source: Option<Name>,
    }
}

record! {
    /// Where a decision was made public, and when.
    pub struct Published {
        /// In the national database of procedures.
        pub national: Option<Date>,
        /// On the issuer's own portal.
        pub portal: Option<Date>,
        /// On paper, where people hand in.
        pub posted: Option<Date>,
    }
}

record! {
    /// The procedures a decision announces.
    pub struct Announced {
        /// New ones, by code or file stem.
        pub new: Vec<Listed<NewMap>>,
        /// Changed ones, by code or file stem; with `parts`, what of them changed.
        pub changed: Vec<Listed<ChangedMap>>,
        /// Repealed ones, by code or file stem; with `title`, what one was called that has no page any more.
        pub repealed: Vec<Listed<RepealedMap>>,
    }
}

record! {
    /// The long form of a new procedure.
    pub struct NewMap {
        /// Its code or file stem.
        pub code: Name,
        /// What it is called, where this catalog has no page of it.
        pub title: Option<Text>,
    }
}

record! {
    /// The long form of a changed procedure.
    pub struct ChangedMap {
        /// Its code or file stem.
        pub code: Name,
        /// What it is called, where this catalog has no page of it.
        pub title: Option<Text>,
        /// What of it changed.
        pub parts: Vec<ChangedPart>,
    }
}

record! {
    /// The long form of a repealed procedure.
    pub struct RepealedMap {
        /// Its code or file stem.
        pub code: Name,
        /// What it was called: it stays when the entry is gone.
        pub title: Option<Text>,
        /// The number of the law that ended it.
        pub by: Option<Name>,
    }
}

impl Decision {
    /// The first day on which it applies, as far as it is known.
    #[must_use]
    pub fn takes_effect(&self) -> Option<Date> {
        match self.effective? {
            TakesEffect::Day(day) => Some(day),
            TakesEffect::OnSigning => self.date,
        }
    }

    /// Whether it is kept for reports alone.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.internal.is_some_and(|internal| internal.0)
    }
}

impl Announced {
    /// Whether nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.repealed.is_empty()
    }

    /// The key of each list, with the code of each of its rows.
    #[must_use]
    pub fn codes(&self) -> [(&'static str, Vec<&Name>); 3] {
        [
            ("new", self.new.iter().map(|row| &row.code).collect()),
            ("changed", self.changed.iter().map(|row| &row.code).collect()),
            ("repealed", self.repealed.iter().map(|row| &row.code).collect()),
        ]
    }
}

/// When a decision takes effect. Most say «kể từ ngày ký».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakesEffect {
    /// On a day of its own.
    Day(Date),
    /// On the day on which it is signed.
    OnSigning,
}

/// How the second is written.
const ON_SIGNING: WordEntry<TakesEffect> =
    (TakesEffect::OnSigning, "on-signing", &["từ ngày ký", "kể từ ngày ký", "có hiệu lực kể từ ngày ký", "ngày ký"]);

impl Default for TakesEffect {
    /// Stands only for what could not be read.
    fn default() -> Self {
        Self::Day(Date::default())
    }
}

impl fmt::Display for TakesEffect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::OnSigning => f.write_str(ON_SIGNING.1),
        }
    }
}

impl Scalar for TakesEffect {
    const WHAT: (&'static str, &'static str) =
        ("một ngày như 01/02/2026, hoặc on-signing (kể từ ngày ký)", "a date such as 2026-02-01, or on-signing");

    fn schema() -> serde_json::Value {
        let spellings: Vec<&str> = std::iter::once(ON_SIGNING.1).chain(ON_SIGNING.2.iter().copied()).collect();
        any_of([Date::schema(), serde_json::json!({ "enum": spellings })])
    }

    fn tidier(&self, text: &str) -> Option<Fault> {
        match self {
            Self::Day(day) => day.tidier(text),
            Self::OnSigning => None,
        }
    }

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let day = Date::scalar(text, style, habits);
        // A day is told wrong as a day; only what has no figure can be meant for a word.
        if day.is_ok() || text.contains(|c: char| c.is_ascii_digit()) {
            return day.map(Self::Day);
        }
        vocabulary::read(text, style, &[ON_SIGNING], None)
    }
}

read_scalar!(TakesEffect);
written_as_shown!(TakesEffect);

/// A record that names a procedure by its code.
pub trait Coded: Read + Write + Describe {
    /// The record of a bare code.
    fn of(code: Name) -> Self;

    /// The code.
    fn code(&self) -> &Name;

    /// Whether it says nothing else.
    fn is_bare(&self) -> bool;
}

macro_rules! coded {
    ($($type:ident with $($other:ident)+;)*) => {$(
        impl Coded for $type {
            fn of(code: Name) -> Self {
                Self { code, ..Self::default() }
            }

            fn code(&self) -> &Name {
                &self.code
            }

            fn is_bare(&self) -> bool {
                $(Write::is_blank(&self.$other))&&+
            }
        }
    )*};
}

coded! {
    NewMap with title;
    ChangedMap with title parts;
    RepealedMap with title by;
}

/// A row of a list of procedures: a bare code, or a record with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed<T>(pub T);

impl<T> Deref for Listed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Coded> Read for Listed<T> {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        if matches!(node.kind, NodeKind::Scalar(..)) {
            return Self(T::of(Name::read(node, reader)));
        }
        Self(T::read(node, reader))
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        if self.0.is_bare() {
            // Its code stands where it stands itself.
            self.0.code().visit(trail, show);
        } else {
            self.0.visit(trail, show);
        }
    }

    fn forget(&mut self, way: &[TrailStep]) {
        if way.is_empty() {
            *self = Self::default();
        } else {
            self.0.forget(way);
        }
    }

    fn seems_several(text: &str) -> Option<Severity> {
        Name::seems_several(text)
    }
}

/// As short as it is read: only a row that says more than a code is a map.
impl<T: Coded> Serialize for Listed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_bare() { self.0.code().serialize(serializer) } else { self.0.serialize(serializer) }
    }
}

impl<T: Coded> Write for Listed<T> {
    fn is_blank(&self) -> bool {
        self.0.is_blank()
    }
}

impl<T: Coded> Describe for Listed<T> {
    fn describe(book: &mut Book) -> serde_json::Value {
        any_of([T::describe(book), Name::describe(book)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::scalar::testing::{plain, refused};
    use super::*;

    #[test]
    fn a_decision_takes_effect_on_a_day_or_when_it_is_signed() {
        for text in ["on-signing", "kể từ ngày ký", "Từ ngày ký"] {
            assert_eq!(plain::<TakesEffect>(text), Ok(TakesEffect::OnSigning), "{text}");
        }
        assert_eq!(plain::<TakesEffect>("1/7/2026").map(|day| day.to_string()).as_deref(), Ok("2026-07-01"));
        assert_eq!(refused::<TakesEffect>("31/02/2026").0, "date/no-such-day");
        assert_eq!(refused::<TakesEffect>("ngay ki").0, "yaml/unknown-word");
        let signed = Decision { date: plain("2026-07-01").ok(), effective: Some(TakesEffect::OnSigning), ..Decision::default() };
        assert_eq!(signed.takes_effect(), signed.date);
        assert_eq!(Decision { date: None, ..signed }.takes_effect(), None);
    }

    #[test]
    fn a_row_is_written_as_short_as_it_is_read() {
        let name = |text: &str| Name(text.to_owned());
        let long = RepealedMap { code: name("1.000001"), title: Some(Text::new("Cũ".to_owned())), by: Some(name("118/2025/QH15")) };
        let list = Announced {
            new: vec![Listed(NewMap::of(name("1.000002")))],
            changed: vec![Listed(ChangedMap { parts: vec![ChangedPart::Documents], ..ChangedMap::of(name("1.000003")) })],
            repealed: vec![Listed(long)],
        };
        let json = serde_json::json!({
            "new": ["1.000002"],
            "changed": [{ "code": "1.000003", "parts": ["documents"] }],
            "repealed": [{ "code": "1.000001", "title": "Cũ", "by": "118/2025/QH15" }]
        });
        assert_eq!(serde_json::to_value(&list).unwrap(), json);
        assert_eq!(list.codes().map(|(key, codes)| (key, codes.len())), [("new", 1), ("changed", 1), ("repealed", 1)]);
    }
}
