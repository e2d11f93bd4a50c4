//! What all scalar types share: they are serialized as they are shown, and tested in one way.

/// A type is serialized as it is shown: its `Display` is the canonical spelling of the format.
macro_rules! written_as_shown {
    ($($type:ty),* $(,)?) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

#[cfg(test)]
pub(crate) mod testing {
    use crate::jurisdiction::Jurisdiction;
    use crate::yaml::{Fault, Scalar, Style};

    /// Reads a value written without quotes.
    pub(crate) fn plain<T: Scalar>(text: &str) -> Result<T, Fault> {
        T::scalar(text, Style::Plain, Jurisdiction::usual())
    }

    /// Reads a value written in quotes.
    pub(crate) fn quoted<T: Scalar>(text: &str) -> Result<T, Fault> {
        T::scalar(text, Style::Quoted, Jurisdiction::usual())
    }

    /// The rule and the Vietnamese remedy of a plain value that must be refused.
    pub(crate) fn refused<T: Scalar>(text: &str) -> (&'static str, String) {
        match plain::<T>(text) {
            Err(fault) => (fault.rule, fault.remedy.vi.into_owned()),
            Ok(_) => panic!("{text:?} was read"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::quoted;
    use crate::record::{Amount, ChannelType, Clock, Code, Count, Currency, Date, Duration, Flag, Percent, Phone, Weekdays};
    use crate::yaml::Scalar;

    fn json<T: Scalar + serde::Serialize>(text: &str) -> String {
        let value = quoted::<T>(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        serde_json::to_string(&value).unwrap_or_default()
    }

    #[test]
    fn values_are_serialized_in_the_canonical_spelling_of_the_format() {
        assert_eq!(json::<Amount>("50.000 đ"), "50000");
        assert_eq!(json::<Count>("02"), "2");
        assert_eq!(json::<Flag>("có"), "true");
        assert_eq!(json::<Code>("1.004220"), "\"1.004220\"");
        assert_eq!(json::<Currency>("đồng"), "\"VND\"");
        assert_eq!(json::<Date>("1/2/2026"), "\"2026-02-01\"");
        assert_eq!(json::<Clock>("7h30"), "\"07:30\"");
        assert_eq!(json::<Weekdays>("T2–T6"), "\"mon-fri\"");
        assert_eq!(json::<Duration>("7 ngày làm việc"), "\"7 working days\"");
        assert_eq!(json::<Percent>("0,5"), "\"0.5%\"");
        assert_eq!(json::<Phone>("0236.3822300 máy lẻ 12"), "\"0236 3822 300 ext 12\"");
        assert_eq!(json::<ChannelType>("trực tiếp"), "\"in-person\"");
    }
}
