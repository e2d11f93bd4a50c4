//! # motcua
//!
//! From a folder of YAML and Markdown, one entry per public procedure, to a checked static site.
//!
//! One straight corridor: each room opens only onto rooms before it, and each stage is a pure function from one type to the next.
//!
//! ```text
//!  disk ─▶ source ─▶ record ─▶ catalog ─▶ site ─▶ check ─▶ │gate│ ─▶ output ─▶ write ─▶ disk
//!          Sources   Records   Catalog    Site    Findings          Bytes      Written
//! ```
//!
//! | stage | its type | what the type promises |
//! |---|---|---|
//! | [`source`] | [`source::Sources`] | files in path order, each read once, whole, regular and within its size limit, valid UTF-8, with a content hash |
//! | [`record`] | [`record::Records`] | each file as its author wrote it, typed; names of other entries are still text |
//! | [`catalog`] | [`catalog::Catalog`] | references are typed seats; immutable; in the reader's order |
//! | [`site`] | [`site::Site`] | every address, unique, known before any page is rendered |
//! | [`check`] | [`finding::Findings`] | each has a rule, a level, a place, a message and a remedy |
//! | [`output`] | `Vec<u8>`, by [`output::Press`] | the bytes of one address; the same site and theme give the same bytes |
//! | [`write`] | [`write::Written`] | what was written, kept and removed; never half a site |
//!
//! The code that takes these steps stands beneath: [`prepare`] goes up to the gate, which is [`edition::Edition::approved`], and
//! [`publish`] goes on behind it. `--skip-invalid` and the preview go some of the same stages more than once
//! ([`edition::skip_invalid`], [`edition::Edition::next`]).
//!
//! Two kinds of trouble, never mixed: a [`finding`] is about what the editors own and never stops a stage; an [`error`] is
//! about the tool and ends the command.
//!
//! What a program may use from outside are the names below; the rooms themselves are private, so that the compiler sees what nothing
//! uses. Tests look into them through [`parts`].
//!
//! The rooms above [`check`] are behind the feature `tool`, which is on by default. What is left without it reads and checks a
//! catalog, needs no network and no terminal, and compiles for a browser: `tests/run` holds it to that.

#![cfg_attr(not(feature = "tool"), allow(dead_code, unused_imports, reason = "what only the rooms above `check` use"))]

#[macro_use]
mod finding;
#[macro_use]
mod yaml;

mod catalog;
mod change;
mod check;
#[cfg(feature = "tool")]
mod command;
mod disk;
#[cfg(feature = "tool")]
mod edition;
mod error;
mod jurisdiction;
mod letters;
mod markdown;
#[cfg(feature = "tool")]
mod output;
mod record;
#[cfg(feature = "tool")]
mod report;
#[cfg(feature = "tool")]
mod search;
#[cfg(feature = "tool")]
mod serve;
#[cfg(feature = "tool")]
mod settings;
mod site;
mod source;
mod text;
#[cfg(feature = "tool")]
mod theme;
#[cfg(feature = "tool")]
mod write;

#[cfg(feature = "tool")]
pub mod parts;

#[cfg(feature = "tool")]
pub use {
    command::{fault, run},
    edition::Edition,
    error::Result,
    output::Press,
    settings::Settings,
    write::Written,
};

#[cfg(feature = "tool")]
use {std::path::Path, write::Claim};

/// From the catalog folder to what the rules say of the site.
///
/// # Errors
/// When the folder cannot be read or the tool itself fails; what editors own is in [`Edition::findings`].
#[cfg(feature = "tool")]
pub fn prepare(settings: &Settings) -> Result<Edition> {
    let files = edition::read(settings)?;
    let entries = edition::record(&files, None)?;
    let resolved = edition::resolve(&entries, settings)?;
    let planned = edition::plan(resolved, settings);
    let checked = edition::check(planned);
    Ok(Edition::of(files, entries, checked))
}

/// From the gate to the public site: renders every address, and puts the new site in the place of the old one when it is
/// whole. `waiting` is called if another build holds the folder, `done` after each address.
///
/// # Errors
/// When a page does not render, when the folder holds files that are not ours, or when the system refuses anything. The old
/// site is untouched then.
#[cfg(feature = "tool")]
pub fn publish(press: &Press, out: &Path, waiting: &dyn Fn(), done: &(dyn Fn() + Sync)) -> Result<Written> {
    let claim = Claim::take(out, waiting)?;
    claim.publish(&press.site.routes, |route| route.address.as_str(), |route| press.render(route), done)
}
