//! # motcua
//!
//! From a folder of YAML and Markdown, one entry per public procedure, to a checked, searchable static site.
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
pub mod error;
pub mod markdown;
pub mod output;
pub mod record;
pub mod serve;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
pub mod write;
