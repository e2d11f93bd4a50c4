//! Holds JSON against a JSON Schema, as far as the schemas here go: a keyword that is not known here is an error, so that
//! nothing is passed over in silence.

use serde_json::Value;

/// What does not hold, one line each, with the path to it.
pub(crate) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    hold(schema, schema, value, "$", &mut faults);
    faults
}

fn hold(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Value::Object(keywords) = schema else {
        assert!(schema.as_bool() == Some(true), "{at}: a schema of this kind is not known: {schema}");
        return;
    };
    for (keyword, wanted) in keywords {
        let holds = match keyword.as_str() {
            "$ref" => {
                let path = wanted.as_str().and_then(|path| path.strip_prefix('#')).expect("a reference leads into the same file");
                hold(root, root.pointer(path).unwrap_or_else(|| panic!("{path} is nowhere")), value, at, faults);
                true
            }
            "type" => wanted.as_str().map_or_else(
                || wanted.as_array().is_some_and(|list| list.iter().any(|name| is_of(name.as_str().unwrap(), value))),
                |name| is_of(name, value),
            ),
            "enum" => wanted.as_array().unwrap().contains(value),
            "required" => {
                let Value::Object(map) = value else { continue };
                wanted.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))
            }
            "properties" => {
                let Value::Object(map) = value else { continue };
                for (key, schema) in wanted.as_object().unwrap() {
                    if let Some(value) = map.get(key) {
                        hold(root, schema, value, &format!("{at}.{key}"), faults);
                    }
                }
                true
            }
            "additionalProperties" => {
                let Value::Object(map) = value else { continue };
                let known = keywords.get("properties").and_then(Value::as_object);
                for (key, value) in map.iter().filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key))) {
                    match wanted {
                        Value::Bool(true) => {}
                        Value::Bool(false) => faults.push(format!("{at}: {key} has no place here")),
                        schema => hold(root, schema, value, &format!("{at}.{key}"), faults),
                    }
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    hold(root, wanted, item, &format!("{at}[{index}]"), faults);
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= wanted.as_u64().unwrap()),
            "uniqueItems" => value.as_array().is_none_or(|list| list.iter().enumerate().all(|(i, item)| !list[..i].contains(item))),
            "minimum" => value.as_f64().is_none_or(|number| number >= wanted.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= wanted.as_f64().unwrap()),
            "allOf" => {
                wanted.as_array().unwrap().iter().for_each(|schema| hold(root, schema, value, at, faults));
                true
            }
            "anyOf" | "oneOf" => {
                let fine = |schema: &&Value| {
                    let mut inner = Vec::new();
                    hold(root, schema, value, at, &mut inner);
                    inner.is_empty()
                };
                let count = wanted.as_array().unwrap().iter().filter(fine).count();
                if keyword == "oneOf" { count == 1 } else { count > 0 }
            }
            "pattern" => value.as_str().is_none_or(|text| matches(wanted.as_str().unwrap(), text)),
            "$schema" | "$id" | "title" | "description" | "default" | "definitions" | "format" | "errorMessage" => true,
            other => panic!("{at}: the keyword {other} is not known"),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {wanted} does not hold for {value}"));
        }
    }
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("the type {other} is not known"),
    }
}

/// The few patterns that we use ourselves; those of the other schemas are for values that our reports do not have.
fn matches(pattern: &str, text: &str) -> bool {
    let lower = |part: &str, more: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || more.contains(c));
    match pattern {
        "^[0-9a-f]{32}$" => text.len() == 32 && text.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c)),
        "^[a-z]+/[a-z0-9-]+$" => text.split_once('/').is_some_and(|(family, name)| lower(family, "") && lower(name, "0123456789-")),
        "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$" => matches!(text, "vi" | "en"),
        other => regex_lite::Regex::new(other).unwrap_or_else(|error| panic!("{other}: {error}")).is_match(text),
    }
}

#[test]
fn what_does_not_hold_is_told_with_its_path() {
    let schema = serde_json::json!({
        "type": "object", "required": ["a"], "additionalProperties": false,
        "properties": { "a": { "items": { "$ref": "#/definitions/n" }, "minItems": 2 }, "b": { "enum": ["x"] } },
        "definitions": { "n": { "type": ["integer", "null"], "minimum": 1 } },
    });
    assert!(faults(&schema, &serde_json::json!({ "a": [1, null], "b": "x" })).is_empty());
    for wrong in [serde_json::json!({}), serde_json::json!({ "a": [1, 0] }), serde_json::json!({ "a": [1, "2"] }), serde_json::json!([])] {
        assert!(!faults(&schema, &wrong).is_empty(), "{wrong}");
    }
    let told = faults(&schema, &serde_json::json!({ "a": [1], "b": "y", "c": 1 }));
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().any(|fault| fault.starts_with("$.b: enum")), "{told:?}");
}
