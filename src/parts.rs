//! What the tests outside take to pieces, room by room, and no more than they need: whatever else nothing uses, the compiler sees
//! as dead.

/// Working days, questions and bills; from records to a catalog.
pub mod catalog {
    pub use crate::catalog::{Catalog, WorkingDays, circumstance, resolve};
}

/// What is other in one catalog than in another.
pub mod change {
    pub use crate::change::{Cause, Change, ChangeKind, Changed, Correction, Direction, KINDS, Shape, Weight, changes};
}

/// The rules and what is known of each.
pub mod check {
    pub use crate::check::{Example, RuleInfo, known, run};
}

/// What a finding is, and how fixes are applied.
pub mod finding {
    pub use crate::finding::{Finding, Replacement, Severity, Spot, Tongue, Words, apply, choose};
}

/// Tables that are brought in.
#[cfg(feature = "tool")]
pub mod import {
    pub use crate::command::import::cells;
}

/// What readers need of a country.
pub mod jurisdiction {
    pub use crate::jurisdiction::{IDS, Jurisdiction};
    pub use crate::record::OVERRIDES;
}

/// Bodies: what is judged in them and what is made of them.
pub mod markdown {
    pub use crate::markdown::{check, html, links, outline, plain};
}

/// The values that entries hold, and how files become records.
pub mod record {
    pub use crate::record::{
        Amount, Clock, Code, Count, Currency, Date, DayOff, DayWorked, Duration, Entry, EntryKind, Flag, Holidays, Link, Location, Percent,
        Phone, Procedure, Records, Schema, Shape, Unit, Weekdays, read, schemas,
    };
}

/// Each form in which findings are printed.
pub mod report {
    pub use crate::report::{COMMENT, Placed, ReportOptions, annotations, gitlab, markdown, place_all, rdjson, sarif, text};
}

/// How texts are made comparable for the search.
pub mod search {
    pub use crate::search::{fold, terms};
}

/// Addresses.
pub mod site {
    pub use crate::site::{Address, Site, relative_root};
}

/// Files as they were read.
pub mod source {
    pub use crate::source::{Content, Source, Sources};
}

/// Texts into addresses.
pub mod text {
    pub use crate::text::slug;
}

/// Trees with places.
pub mod yaml {
    pub use crate::yaml::{Node, NodeKind, Read, Reader, Scalar, Style, parse, quote, read_through, split};
}
