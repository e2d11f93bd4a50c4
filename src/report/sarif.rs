//! The report in SARIF 2.1.0, which code scanning and many editors read: rules with their help, regions and fixes.

use serde_json::{Value, json};

use super::options::pretty;
use super::{Placed, ReportOptions, fingerprints};
use crate::finding::{Place, Severity, Tongue};
use crate::text::percent::{PATH, encode};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The findings as one run of SARIF.
#[must_use]
pub fn sarif(placed: &[Placed], options: &ReportOptions<'_>) -> String {
    let rules: Vec<Value> = options.rules.iter().map(|rule| descriptor(rule, options.tongue)).collect();
    let results: Vec<Value> = placed.iter().zip(fingerprints(placed)).map(|(placed, print)| result(placed, &print, options)).collect();
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "motcua", "semanticVersion": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "language": match options.tongue { Tongue::Vi => "vi", Tongue::En => "en" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
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
    let artifact = json!({ "uri": encode(&options.path(&finding.file), PATH) });
    let mut physical = json!({ "artifactLocation": artifact });
    if let Some(place) = placed.place {
        physical["region"] = region(place);
    }
    let mut value = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": options.sentence(placed) },
        "locations": [{ "physicalLocation": physical }],
        "partialFingerprints": { "motcua/v1": fingerprint },
    });
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

fn region(place: Place) -> Value {
    json!({ "startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column })
}
