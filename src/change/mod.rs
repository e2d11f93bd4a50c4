//! What changed between two states of a catalog, as it is meant: what one pays, brings and waits for, not which lines were edited.
//!
//! [`changes`] is the one place where two catalogs are compared; a comment, a feed, a report are renderings of what it says. Rows are
//! found again by what they are ([`document`], [`circumstance`]), never by their order, and what could be either is told, never guessed.
//! The [kinds](kind) of changes are a closed list.

mod charge;
mod circumstance;
mod compare;
mod deadline;
mod difference;
mod document;
mod facts;
mod fee;
mod kind;
mod name;
mod pairing;
mod paper;
mod period;
mod text;
mod told;

pub use compare::changes;
pub use kind::{ChangeKind, KINDS, Shape};
pub use told::{Cause, Change, Changed, Correction, Direction, Weight};
