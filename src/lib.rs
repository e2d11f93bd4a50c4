//! # motcua
//!
//! From a folder of YAML and Markdown, one entry per public procedure, to a checked static site.
//!
//! One straight corridor: each room opens only onto rooms before it, and each stage is a pure function from one type to the next.
//!
//! ```text
//!  disk ─▶ source ─▶ record ─▶ catalog ─▶ site ─▶ check ─▶ │gate│ ─▶ output ─▶ write ─▶ disk
//!          Sources   Records   Catalog    Site    Findings          Artifact   Written
//! ```
//!
//! | stage | its type | what the type promises |
//! |---|---|---|
//! | [`source`] | [`source::Sources`] | files in path order, each read once, whole, regular and within its size limit, valid UTF-8, with a content hash |
//! | [`record`] | [`record::Records`] | each file as its author wrote it, typed; names of other entries are still text |
//! | [`catalog`] | [`catalog::Catalog`] | references are typed seats; immutable; in the reader's order |
//! | [`site`] | [`site::Site`] | every address, unique, known before any page is rendered |
//! | [`check`] | [`finding::Findings`] | each has a rule, a level, a place, a message and a remedy |
//! | [`output`] | [`write::Artifact`] | path and final bytes; the same site and theme give the same bytes |
//! | [`write`] | [`write::Written`] | what was written, kept and removed; never half a site |
//!
//! Two kinds of trouble, never mixed: a [`finding`] is about what the editors own and never stops a stage; an [`error`] is
//! about the tool and ends the command.

#[macro_use]
pub mod finding;
#[macro_use]
pub mod yaml;

pub mod catalog;
pub mod check;
pub mod command;
pub(crate) mod disk;
pub mod error;
pub mod markdown;
pub mod output;
pub mod record;
pub mod report;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
pub mod write;
