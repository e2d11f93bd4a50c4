//! From our types back to the keys of the format: what JSON publishes and what an import compares and writes.
//!
//! Nothing is written of what an entry does not say, so that what is written reads back as the same value.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::read::Read;

/// A value that can be written as it is read.
pub trait Write: Read + Serialize {
    /// Whether there is nothing to write.
    fn is_blank(&self) -> bool {
        false
    }

    /// Whether anything in it is translated into this language.
    fn speaks(&self, language: &str) -> bool {
        let _ = language;
        false
    }

    /// Writes what is translated into this language, as a translation has it: texts only, items of lists by their ids.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let _ = language;
        serializer.serialize_none()
    }
}

/// What is translated of a value, to be serialized.
#[derive(Debug)]
pub struct In<'a, T>(pub &'a T, pub &'a str);

impl<T: Write> Serialize for In<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_in(self.1, serializer)
    }
}

impl<T: Write> Write for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }

    fn speaks(&self, language: &str) -> bool {
        self.as_ref().is_some_and(|value| value.speaks(language))
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write_in(language, serializer),
            None => serializer.serialize_none(),
        }
    }
}

impl<T: Write> Write for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn speaks(&self, language: &str) -> bool {
        self.iter().any(|value| value.id().is_some() && value.speaks(language))
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for value in self.iter().filter(|value| value.id().is_some() && value.speaks(language)) {
            list.serialize_element(&In(value, language))?;
        }
        list.end()
    }
}

impl<T: Write> Write for Box<T> {
    fn is_blank(&self) -> bool {
        (**self).is_blank()
    }

    fn speaks(&self, language: &str) -> bool {
        (**self).speaks(language)
    }

    fn write_in<S: Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write_in(language, serializer)
    }
}

/// A type that holds a record, and is written as it is.
#[macro_export]
macro_rules! written_as_inner {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::yaml::Write for $type {
            fn is_blank(&self) -> bool {
                self.0.is_blank()
            }

            fn speaks(&self, language: &str) -> bool {
                self.0.speaks(language)
            }

            fn write_in<S: serde::Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.write_in(language, serializer)
            }
        }
    )*};
}

/// A type that is a record, or one bare value that stands for it.
#[macro_export]
macro_rules! described_as {
    ($($type:ty = $record:ty | $bare:ty;)*) => {$(
        impl $crate::yaml::Describe for $type {
            fn describe(book: &mut $crate::yaml::Book) -> serde_json::Value {
                $crate::yaml::any_of([<$record as $crate::yaml::Describe>::describe(book), <$bare as $crate::yaml::Describe>::describe(book)])
            }
        }
    )*};
}
