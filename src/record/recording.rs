//! Recordings: a page read aloud, for who does not read, or not this language.

use super::{Name, Text};

record! {
    /// A recording of what a page says.
    pub struct Recording {
        /// The tag of the language that is spoken, such as `hmn`; it need not be one of the catalog's.
        pub language: Name,
        /// What is read in it, in that language: «Hmoob».
        pub name: Text,
        /// The file in `files/`, such as `ho-chieu-hmn.mp3`.
        pub file: Name,
    }
}
