//! Circumstances (trường hợp) that change papers, fees or time.

use super::{Id, Text};

record! {
    /// One circumstance. Cases of one `group` exclude each other; different groups combine.
    pub struct Case by id {
        /// The id by which `when` names it.
        pub id: Id,
        /// In the citizen's words.
        pub title: Text,
        /// The question it answers, such as «Bạn chuyển đến đâu?». Cases of one group have the same text here; a bare name
        /// without spaces only groups, and the page asks in its own words. Where the cases are not all there is, add one for
        /// the rest.
        pub group: Option<Text>,
        /// More to know.
        pub note: Option<Text>,
    }
}
