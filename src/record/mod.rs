//! Each file as its author wrote it, typed: one file per word of the field.
//!
//! Here are the words that are written as one scalar. They are forgiving at the keyboard and strict in the type: what can
//! mean only one thing is read, what can mean two is refused with both readings.

pub use crate::text::{clean_text, judge, slug};
