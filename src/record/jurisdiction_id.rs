//! The name of a jurisdiction, as `catalog.yaml` chooses one.

use std::fmt;

use super::vocabulary::{self, WordEntry};
use crate::jurisdiction::{IDS, Jurisdiction, USUAL};
use crate::yaml::{Fault, Scalar, Style};

/// The name of a jurisdiction that the program carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JurisdictionId(&'static str);

impl JurisdictionId {
    /// The name, such as `vn`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Default for JurisdictionId {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl fmt::Display for JurisdictionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Scalar for JurisdictionId {
    const WHAT: (&'static str, &'static str) = ("tên một bộ quy định như `vn`", "the name of a jurisdiction such as `vn`");

    fn schema() -> serde_json::Value {
        serde_json::json!({ "enum": IDS })
    }

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let known: Vec<WordEntry<Self>> = IDS.iter().map(|id| (Self(id), *id, &[][..])).collect();
        vocabulary::read(text, style, &known, None)
    }
}

read_scalar!(JurisdictionId);
written_as_shown!(JurisdictionId);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, refused};

    #[test]
    fn every_jurisdiction_is_named_by_its_id() {
        for id in IDS {
            assert_eq!(plain::<JurisdictionId>(id).map(JurisdictionId::as_str), Ok(*id));
        }
    }

    #[test]
    fn a_slip_is_refused_with_the_name_that_is_near() {
        assert_eq!(refused::<JurisdictionId>("vn-polise"), ("yaml/unknown-word", "đổi «vn-polise» thành «vn-police»".into()));
        assert!(refused::<JurisdictionId>("atlantis").1.contains("vn, vn-police"));
    }
}
