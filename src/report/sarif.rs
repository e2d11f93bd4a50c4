//! The report in SARIF 2.1.0, which code scanning and many editors read: rules with their help, regions and fixes.

use std::borrow::Borrow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::options::{Each, pretty};
use super::{Placed, ReportOptions};
use crate::finding::{Place, Severity, Tongue};
use crate::text::percent::{PATH, encode};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log, its keys in the order in which they are written.
#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<R>; 1],
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    column_kind: &'static str,
    language: &'static str,
    results: R,
    tool: Value,
}

/// Writes the findings as one run of SARIF, with a line break at its end.
///
/// # Errors
/// When it cannot be written.
pub fn sarif<P: Borrow<Placed>>(placed: impl IntoIterator<Item = P>, options: &ReportOptions<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut prints = Fingerprints::default();
    let rules: Vec<Value> = options.rules.iter().map(|rule| descriptor(rule, options.tongue)).collect();
    let run = Run {
        column_kind: "unicodeCodePoints",
        language: match options.tongue {
            Tongue::Vi => "vi",
            Tongue::En => "en",
        },
        results: Each::of(placed.into_iter().map(|placed| result(placed.borrow(), &prints.next(placed.borrow()), options))),
        tool: json!({ "driver": { "name": "motcua", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } }),
    };
    pretty(&Log { schema: SCHEMA, runs: [run], version: "2.1.0" }, out)
}

fn descriptor(rule: &super::RuleSummary, tongue: Tongue) -> Value {
    let doc = rule.doc.in_tongue(tongue);
    json!({
        "id": rule.id,
        "shortDescription": { "text": doc },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.level) },
    })
}

fn level(level: Severity) -> &'static str {
    match level {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "note",
    }
}

fn result(placed: &Placed, fingerprint: &str, options: &ReportOptions<'_>) -> Value {
    let finding = &placed.finding;
    let artifact = artifact(&finding.file, options);
    let physical = physical_of(&finding.file, placed.place, options);
    let mut value = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": options.sentence(placed) },
        "locations": [{ "physicalLocation": physical }],
        "partialFingerprints": { "motcua/v1": fingerprint },
    });
    if !placed.related.is_empty() {
        let related = placed.related.iter().map(|placed| {
            json!({
                "physicalLocation": physical_of(&placed.related.file, placed.place, options),
                "message": { "text": placed.related.words.in_tongue(options.tongue) },
            })
        });
        value["relatedLocations"] = related.collect();
    }
    if let Some(index) = options.rules.iter().position(|rule| rule.id == finding.rule) {
        value["ruleIndex"] = index.into();
    }
    if let Some(change) = placed.change.as_ref().filter(|change| change.is_verbatim) {
        value["fixes"] = json!([{
            "description": { "text": finding.remedy.in_tongue(options.tongue) },
            "artifactChanges": [{
                "artifactLocation": artifact,
                "replacements": [{ "deletedRegion": region(change.place), "insertedContent": { "text": change.text } }],
            }],
        }]);
    }
    value
}

fn artifact(file: &str, options: &ReportOptions<'_>) -> Value {
    json!({ "uri": encode(&options.path(file), PATH) })
}

fn physical_of(file: &str, place: Option<Place>, options: &ReportOptions<'_>) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(file, options) });
    if let Some(place) = place {
        physical["region"] = region(place);
    }
    physical
}

fn region(place: Place) -> Value {
    json!({ "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column })
}
