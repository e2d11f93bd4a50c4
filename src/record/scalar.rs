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
    use crate::yaml::{Fault, Scalar, Style};

    /// Reads a value written without quotes.
    pub(crate) fn plain<T: Scalar>(text: &str) -> Result<T, Fault> {
        T::scalar(text, Style::Plain)
    }

    /// Reads a value written in quotes.
    pub(crate) fn quoted<T: Scalar>(text: &str) -> Result<T, Fault> {
        T::scalar(text, Style::Quoted)
    }

    /// The rule and the Vietnamese remedy of a plain value that must be refused.
    pub(crate) fn refused<T: Scalar>(text: &str) -> (&'static str, String) {
        match plain::<T>(text) {
            Err(fault) => (fault.rule, fault.remedy.vi),
            Ok(_) => panic!("{text:?} was read"),
        }
    }
}
