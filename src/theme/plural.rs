//! Which form of a word goes with a number: «1 copy», «2 copies», as Unicode CLDR has it for each language.

use std::fmt;

use fixed_decimal::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};

/// The plural forms of one language. Where CLDR does not know it, all numbers go with `other`.
#[derive(Default)]
pub(super) struct Plural {
    rules: Option<PluralRules>,
    /// The forms of the numbers that pages count to, by the number.
    small: Vec<&'static str>,
}

impl Plural {
    /// The forms of a language by its tag.
    pub(super) fn of(language: &str) -> Self {
        let locale = Locale::try_from_str(language).ok();
        let rules = locale.and_then(|locale| PluralRules::try_new_cardinal(locale.into()).ok());
        let small = (0..100_u64).map(|number| form(rules.as_ref(), number.into())).collect();
        Self { rules, small }
    }

    /// The name of the form for a number, such as `Intl.PluralRules` of a browser gives it; editions of CLDR differ where a language
    /// has the same word in both forms.
    pub(super) fn form(&self, number: u64) -> &'static str {
        let small = usize::try_from(number).ok().and_then(|number| self.small.get(number).copied());
        small.unwrap_or_else(|| form(self.rules.as_ref(), number.into()))
    }

    /// The same for a number with a fraction.
    pub(super) fn form_of(&self, number: &Decimal) -> &'static str {
        form(self.rules.as_ref(), number.into())
    }
}

fn form(rules: Option<&PluralRules>, number: PluralOperands) -> &'static str {
    match rules.map(|rules| rules.category_for(number)) {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        Some(PluralCategory::Other) | None => "other",
    }
}

impl fmt::Debug for Plural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Plural").field(&self.rules.is_some()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_language() {
        for (language, forms) in [
            ("ja", [(0_u64, "other"), (1, "other"), (2, "other")]),
            ("en", [(0, "other"), (1, "one"), (2, "other")]),
            ("fr", [(0, "one"), (1, "one"), (2, "other")]),
            ("cy", [(0, "zero"), (2, "two"), (6, "many")]),
            ("pl", [(1, "one"), (3, "few"), (5, "many")]),
            ("hmn", [(0, "other"), (1, "other"), (2, "other")]),
        ] {
            let plural = Plural::of(language);
            for (number, form) in forms {
                assert_eq!(plural.form(number), form, "{language} {number}");
            }
        }
        let half: Decimal = "1.5".parse().unwrap();
        assert_eq!((Plural::of("fr").form_of(&half), Plural::of("en").form_of(&half)), ("one", "other"));
    }
}
