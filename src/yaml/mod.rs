//! Content YAML, with the place of every value.
//!
//! [`node`] turns text into a tree that keeps the author's own spelling and where it stands; [`read`] turns the tree into
//! our types in one pass that reports everything it meets, so that one bad value hides nothing else.

mod collection;
mod comment;
mod describe;
mod edit;
mod emit;
mod empty;
mod fault;
mod front;
mod hash;
mod id;
mod key_line;
mod listing;
mod mark;
mod mistake;
mod node;
mod quote;
#[macro_use]
mod read;
mod recover;
#[macro_use]
mod record;
mod suggest;
mod syntax;
mod twin;
#[macro_use]
mod write;

pub use comment::cuts_words;
pub use describe::{Book, Describe, Key, any_of, describe_scalar};
pub use edit::{Edit, apply, edits, pair_up};
pub use emit::{emit, quoted};
pub use fault::Fault;
pub use front::{FrontMatter, guess, rejoined, split};
pub use id::{id_of, is_id};
pub use listing::{parts, seem_several};
pub use mark::{Mark, in_one_line, marked};
pub use node::{Map, Node, NodeKind, Pair, Style, parse};
pub use quote::quote;
pub use read::{Identify, Instead, Read, Reader, Scalar};
pub use recover::read_through;
pub use suggest::{local_key, nearest_word, rename};
pub use twin::{forget, written_before};
pub use write::{In, Write};
