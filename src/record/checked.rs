//! When an entry was last checked, by whom, and when it is due again.

use super::{Date, Text};

record! {
    /// Who checked an entry, and when.
    pub struct Checked instead super::instead::checked {
        /// When.
        pub date: Date,
        /// Who.
        pub by: Option<Text>,
        /// When it is due again.
        pub next: Option<Date>,
        /// What was found, such as a contradiction in the record.
        pub note: Option<Text>,
    }
}
