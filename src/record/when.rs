//! The one way to say when something applies.

use super::{Audience, Level};
use super::{ChannelName, Name, date::Date};

record! {
    /// Conditions; all that are given must hold, and within one any value will do. Absent means always.
    pub struct When {
        /// Ids of the procedure's cases.
        pub cases: Vec<Name>,
        /// Ids of the procedure's channels, or how one hands in.
        pub channels: Vec<ChannelName>,
        /// Levels of government.
        pub levels: Vec<Level>,
        /// Who asks.
        pub audience: Vec<Audience>,
        /// Ids of the procedure's outcomes.
        pub outcomes: Vec<Name>,
        /// Areas, by the ids that offices cover.
        pub areas: Vec<Name>,
    }
}

impl When {
    /// Whether it always applies.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.cases.is_empty()
            && self.channels.is_empty()
            && self.levels.is_empty()
            && self.audience.is_empty()
            && self.outcomes.is_empty()
            && self.areas.is_empty()
    }

    /// How many conditions it has: of two rows that both apply, the one with more is meant.
    #[must_use]
    pub fn weight(&self) -> usize {
        [
            self.cases.is_empty(),
            self.channels.is_empty(),
            self.levels.is_empty(),
            self.audience.is_empty(),
            self.outcomes.is_empty(),
            self.areas.is_empty(),
        ]
        .iter()
        .filter(|empty| !**empty)
        .count()
    }
}

record! {
    /// From when to when, both days included.
    pub struct Effective {
        /// First day.
        pub from: Option<Date>,
        /// Last day.
        pub to: Option<Date>,
    }
}

impl Effective {
    /// Whether `day` lies inside.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
