//! Circumstances (trường hợp) that change papers, fees or time.

use super::{Id, Name, Text};

record! {
    /// One circumstance. Cases of one `group` exclude each other; different groups combine.
    pub struct Case by id {
        /// The id by which `when` names it.
        pub id: Id,
        /// In the citizen's words.
        pub title: Text,
        /// The question it answers, when a procedure has several.
        pub group: Option<Name>,
        /// More to know.
        pub note: Option<Text>,
    }
}
