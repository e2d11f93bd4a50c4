//! What no comparison can say of a change: why it was made, and that it only puts right what was written wrong.

use super::{Date, Flag, Text};

record! {
    /// A note on what was changed, for readers; or, with `correction`, that what stood there before was wrong.
    pub struct ChangeNote {
        /// The day on which it was changed.
        pub date: Date,
        /// What was changed and why, in one sentence.
        pub text: Text,
        /// The law did not change: what was written was wrong.
        pub correction: Option<Flag>,
        /// With `correction`: the day since which the wrong text stood there.
        pub since: Option<Date>,
        /// Nobody need be told.
        pub minor: Option<Flag>,
    }
}
