//! What it costs (phí, lệ phí; Cost in CPSV-AP).

use std::any::Any;
use std::sync::Arc;

use super::FeeKind;
use super::{Amount, Count, Currency, Effective, Id, Name, Percent, Text, Texts, When};
use crate::finding::{Trail, TrailStep};
use crate::jurisdiction::{Jurisdiction, tokens};
use crate::yaml::{In, Node, NodeKind, Read, Reader, Write};

record! {
    /// One row of what is charged. Rows of one `item` are alternatives, of which the most specific wins; different items add up.
    pub struct Fee by id {
        /// The id by which other rows and translations name it.
        pub id: Option<Id>,
        /// What is charged for, when a procedure charges for several things.
        pub item: Option<Text>,
        /// How much, in units of the currency.
        pub amount: Option<Amount>,
        /// The currency; by default the catalog's.
        pub currency: Option<Currency>,
        /// Instead of an amount: so many percent of the row `of`.
        pub percent: Option<Percent>,
        /// The row that `percent` is taken of.
        pub of: Option<Name>,
        /// From which unit on it is charged: 2 means the first is not.
        pub from_unit: Option<Count>,
        /// Whether it is a phí or a lệ phí.
        pub kind: Option<FeeKind>,
        /// Per what it is charged.
        pub per: Option<Text>,
        /// The number of the law that sets it.
        pub law: Option<Name>,
        /// When it applies.
        pub when: When,
        /// From when to when.
        pub effective: Effective,
        /// Who need not pay.
        pub exempt: Texts,
        /// More to know.
        pub note: Option<Text>,
    }
}

/// What is known of the fees.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Fees {
    /// Nothing was written: the page says so, and never "free".
    #[default]
    Unknown,
    /// `fees: none`: it is said to be free.
    None(NoFee),
    /// The rows.
    Rows(Vec<Fee>),
}

/// The word `none`.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
#[serde(rename = "none", rename_all = "lowercase")]
pub enum NoFee {
    /// «Không thu».
    #[default]
    None,
}

impl Fees {
    /// The rows, if there are any.
    #[must_use]
    pub fn rows(&self) -> &[Fee] {
        match self {
            Self::Rows(rows) => rows,
            Self::Unknown | Self::None(_) => &[],
        }
    }
}

/// Whether any row is, or may be, in another currency than the country's.
fn has_other_currency(node: &Node, rows: &[Fee], habits: &Jurisdiction) -> bool {
    let single = std::slice::from_ref(node);
    let items = if let NodeKind::List { items, .. } = &node.kind { items } else { single };
    items.iter().zip(rows).any(|(item, row)| item.get("currency").is_some() && row.currency != Some(Currency::of(habits)))
}

/// Whether a text says that nothing is paid, and nothing else.
fn is_free(text: &str, habits: &Jurisdiction) -> bool {
    let pieces = tokens(text);
    let is_known = habits.money.free.iter().any(|phrase| phrase.is(&pieces));
    is_known || matches!(&pieces[..], [one] if matches!(one.folded.as_str(), "none" | "free"))
}

impl Read for Fees {
    const REQUIRED: bool = false;

    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        match &node.kind {
            NodeKind::Scalar(text, _) if is_free(text, reader.habits) => Self::None(NoFee::None),
            NodeKind::Scalar(..) => Option::<Amount>::read(node, reader)
                .map_or(Self::Unknown, |amount| Self::Rows(vec![Fee { amount: Some(amount), ..Fee::default() }])),
            _ => {
                let before = reader.findings.len();
                let rows: Vec<Fee> = Vec::read(node, reader);
                // Some money has three decimals, and where it is not the country's own nobody can tell 1.250 from 1250 for sure.
                if has_other_currency(node, &rows, reader.habits) {
                    for finding in &mut reader.findings[before..] {
                        if let Some(fix) = finding.fix.as_deref_mut() {
                            fix.is_safe &= finding.rule != "fee/thousands-separator";
                        }
                    }
                }
                Self::Rows(rows)
            }
        }
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        if let Self::Rows(rows) = self {
            rows.translate(node, language, reader);
        }
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        show(trail, self);
        if let Self::Rows(rows) = self {
            rows.visit(trail, show);
        }
    }

    fn forget(&mut self, way: &[TrailStep]) {
        if way.is_empty() {
            *self = Self::Unknown;
        } else if let Self::Rows(rows) = self {
            rows.forget(way);
            if rows.iter().all(Write::is_blank) {
                *self = Self::Unknown;
            }
        }
    }
}

impl Write for Fees {
    fn is_blank(&self) -> bool {
        *self == Self::Unknown
    }

    fn speaks(&self, language: &str) -> bool {
        matches!(self, Self::Rows(rows) if rows.speaks(language))
    }

    fn write_in<S: serde::Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rows(rows) => serde::Serialize::serialize(&In(rows, language), serializer),
            Self::Unknown | Self::None(_) => serializer.serialize_none(),
        }
    }
}

impl crate::yaml::Describe for Fees {
    fn describe(book: &mut crate::yaml::Book) -> serde_json::Value {
        let none = serde_json::json!({ "enum": ["none", "không", "không thu", "miễn phí"] });
        crate::yaml::any_of([none, Amount::describe(book), Vec::<Fee>::describe(book)])
    }
}
