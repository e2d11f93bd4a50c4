//! Names that lead nowhere.

mod answer;
mod circle;
mod ended;
mod entry;
mod near;
mod shared;

pub(super) use shared::all_recordings;
mod within;

use super::{Check, Report};
use crate::record::{Channel, Entry, Id};
use crate::site::Site;
use crate::trail;
use circle::circular;
use ended::{to_itself, to_repealed};
use entry::{fields, life_events, offices, procedures};
use shared::{decisions, documents, files, laws};
use within::{areas, conditions, mistakes, percentages};

rules! {
    UNKNOWN_FIELD "reference/unknown-field" Error since "0.1.0"
        Check::Site(fields);
    UNKNOWN_CASE "reference/unknown-case" Error since "0.1.0"
        Check::Conditions(|entry, values, report| conditions(entry, values, report, |when| (when.cases.iter().map(|name| &**name).collect(), "cases"), |facts| facts.cases.iter().map(|case| case.id.as_str()).collect()));
    UNKNOWN_CHANNEL "reference/unknown-channel" Error since "0.1.0"
        Check::Conditions(|entry, values, report| conditions(entry, values, report, |when| (when.channels.iter().map(|name| &**name).collect(), "channels"), |facts| facts.channels.iter().map(Channel::name).collect()));
    UNKNOWN_OUTCOME "reference/unknown-outcome" Error since "0.1.0"
        Check::Conditions(|entry, values, report| conditions(entry, values, report, |when| (when.outcomes.iter().map(|name| &**name).collect(), "outcomes"), |facts| facts.outcome_ids().map(Id::as_str).collect()));
    UNKNOWN_ROW "reference/unknown-fee" Error since "0.1.0"
        Check::Procedure(percentages);
    UNKNOWN_DOCUMENT "reference/unknown-document" Error since "0.1.0"
        Check::Procedure(mistakes);
    UNKNOWN_AREA "reference/unknown-area" Error since "0.1.0"
        Check::Site(areas);
    UNKNOWN_FORM "reference/unknown-form" Error since "0.1.0"
        Check::Site(|site, report| documents(site, report, "form"));
    UNKNOWN_PAPER "reference/unknown-paper" Error since "0.1.0"
        Check::Site(|site, report| documents(site, report, "paper"));
    UNKNOWN_OFFICE "reference/unknown-office" Error since "0.1.0"
        Check::Site(offices);
    UNKNOWN_PAGE "reference/unknown-page" Error since "0.1.0"
        Check::Site(answer::pages);
    UNKNOWN_HOTLINE "reference/unknown-hotline" Error since "0.1.0"
        Check::Site(answer::hotlines);
    UNKNOWN_LIFE_EVENT "reference/unknown-life-event" Error since "0.1.0"
        Check::Site(life_events);
    UNKNOWN_PROCEDURE "reference/unknown-procedure" Error since "0.1.0"
        Check::Site(procedures);
    TO_REPEALED "reference/to-repealed" Warning since "0.1.0"
        Check::Site(to_repealed);
    TO_ITSELF "reference/to-itself" Warning since "0.1.0"
        Check::Procedure(to_itself);
    CIRCULAR "reference/circular" Warning since "0.1.0"
        Check::Site(circular);
    MISSING_FILE "reference/missing-file" Error since "0.1.0"
        Check::Site(files);
    UNREGISTERED_LAW "law/unregistered" Notice since "0.1.0"
        Check::Site(laws);
    UNREGISTERED_DECISION "decision/unregistered" Notice since "0.1.0"
        Check::Site(decisions);
}

/// Whether nobody knows all that is named in this shared file by this key: it could not be used, or a row not be read.
fn is_lost<T>(site: &Site, entry: &Entry<T>, stem: &str, key: &str) -> bool {
    entry.lacks_rows(&trail![], &[key]) || site.catalog.is_lost(stem)
}
