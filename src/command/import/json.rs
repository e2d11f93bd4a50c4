//! JSON in the forms in which records come: one object, pretty-printed or not, one a line, a list, or any of these inside of an
//! answer such as `{"data": {"items": […]}}`. What is broken is told with its line, and the rest is read.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::national::{Found, is_record};
use super::problem::ImportProblem;
use super::summary::Summary;
use crate::error::{Error, Result};
use crate::finding::Words;
use crate::jurisdiction::National;

/// How many braces, brackets and commas a file may have: each may become a value in memory.
const MARKS: usize = 8 << 20;
/// Something and the line on which it begins.
type Lined<T> = (usize, T);

/// Why a value is not taken.
const STRANGE: Words = Words {
    vi: Cow::Borrowed("không giống bản ghi thủ tục: cần có mã và tên"),
    en: Cow::Borrowed("not a procedure: a code and a title are wanted"),
};
/// How deep a record may lie in an answer.
const DEPTH: usize = 6;

/// Every record in a text of JSON.
pub(super) fn records(text: &str, name: &str, words: &National, summary: &mut Summary) -> Result<Vec<Found>> {
    let marks = text.bytes().filter(|byte| matches!(byte, b'{' | b'[' | b',')).count();
    if marks > MARKS {
        return Err(Error::Usage(words!(
            "{name}: quá nhiều giá trị ({marks}); hãy chia thành nhiều tệp",
            "{name} has too many values ({marks}); split it"
        )));
    }
    let mut found = Vec::new();
    let (values, broken) = values(text);
    for (line, why) in broken {
        summary.lost(ImportProblem::new(
            &format!("{name}:{line}"),
            "",
            &why,
            words!("không đọc được bản ghi này", "this record cannot be read"),
        ));
    }
    for (line, value) in values {
        let before = found.len();
        let origin = format!("{name}:{line}");
        gather(&value, &origin, name, (words, 0), &mut found, summary);
        if found.len() == before {
            summary.lost(ImportProblem::new(&origin, "", &keys(&value), STRANGE));
        }
    }
    Ok(found)
}

/// The values in a text, each with its line; and the lines that are broken.
fn values(text: &str) -> (Vec<Lined<Value>>, Vec<Lined<String>>) {
    let (mut found, mut broken, mut at) = (Vec::new(), Vec::new(), 0);
    let (mut line, mut counted) = (1, 0);
    let mut is_loose = false;
    let mut cut: Option<Lined<String>> = None;
    loop {
        let rest =
            text[at..].trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || (is_loose && matches!(c, ',' | '[' | ']')));
        at = text.len() - rest.len();
        if rest.is_empty() {
            break;
        }
        line += text[counted..at].bytes().filter(|byte| *byte == b'\n').count();
        counted = at;
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match stream.next() {
            Some(Ok(value)) => {
                found.push((line, value));
                at += stream.byte_offset().max(1);
            }
            Some(Err(why)) => {
                let place = (line + why.line().saturating_sub(1), why.to_string());
                // A list that is cut still has its items.
                if rest.starts_with('[') && !is_loose {
                    is_loose = true;
                    cut = Some(place);
                    at += 1;
                    continue;
                }
                broken.push(place);
                let next = rest[1..].match_indices('\n').map(|(end, _)| end + 2).find(|start| rest[*start..].trim_start().starts_with('{'));
                match next {
                    Some(start) => at += start,
                    None => break,
                }
            }
            None => break,
        }
    }
    if broken.is_empty() {
        broken.extend(cut);
    }
    (found, broken)
}

/// The records in a value, however deep they lie.
fn gather(value: &Value, origin: &str, name: &str, at: (&National, usize), found: &mut Vec<Found>, summary: &mut Summary) {
    let (words, depth) = at;
    match value {
        Value::Object(object) if is_record(object, words) => found.push((origin.to_owned(), object.clone())),
        Value::Object(object) if depth < DEPTH => {
            if let Some(whole) = spread_out(object, words) {
                found.push((origin.to_owned(), whole));
                return;
            }
            for value in object.values() {
                gather(value, origin, name, (words, depth + 1), found, summary);
            }
        }
        Value::Array(items) if depth < DEPTH => {
            let (first, mut strange) = (found.len(), Vec::new());
            for (index, item) in items.iter().enumerate() {
                let (origin, before) = (format!("{name}:{}", index + 1), found.len());
                gather(item, &origin, name, (words, depth + 1), found, summary);
                if found.len() == before {
                    strange.push(ImportProblem::new(&origin, "", &keys(item), STRANGE));
                }
            }
            // Beside records a stranger is told; a list of other things belongs to the answer.
            if found.len() > first {
                for problem in strange {
                    summary.lost(problem);
                }
            }
        }
        _ => {}
    }
}

/// A record whose parts lie in several objects beside one another, such as `{"metadata": {…}, "content": {…}}`, as one. A key that
/// two of them have keeps the name of its object, so that it is told.
fn spread_out(object: &Map<String, Value>, words: &National) -> Option<Map<String, Value>> {
    let parts: Vec<(&String, &Map<String, Value>)> = object.iter().filter_map(|(key, value)| Some((key, value.as_object()?))).collect();
    let has_parts =
        |map: &Map<String, Value>| map.keys().any(|key| words.shapes.get("record").is_some_and(|shape| shape.part(key).is_some()));
    let records = parts.iter().filter(|(_, map)| is_record(map, words)).count();
    if records != 1 || parts.iter().filter(|(_, map)| has_parts(map)).count() < 2 {
        return None;
    }
    let mut whole = Map::new();
    for (name, map) in parts {
        for (key, value) in map {
            let key = if whole.contains_key(key) { format!("{name}.{key}") } else { key.clone() };
            whole.insert(key, value.clone());
        }
    }
    let beside = object.iter().filter(|(_, value)| !value.is_object());
    for (key, value) in beside {
        whole.entry(key.clone()).or_insert_with(|| value.clone());
    }
    Some(whole)
}

/// The keys of an object, for a message.
fn keys(value: &Value) -> String {
    let of = |object: &Map<String, Value>| object.keys().take(8).cloned().collect::<Vec<_>>().join(", ");
    match value {
        Value::Object(object) => of(object),
        Value::Array(items) => items.iter().find_map(Value::as_object).map(of).unwrap_or_default(),
        value => value.to_string().chars().take(40).collect(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::jurisdiction::Jurisdiction;

    const ONE: &str = "{\n  \"ma_thu_tuc\": \"1.000001\",\n  \"ten_thu_tuc\": \"Một\"\n}";

    fn count(text: &str) -> (usize, bool) {
        let mut summary = Summary::default();
        let found = records(text, "a.json", &Jurisdiction::usual().national, &mut summary).unwrap();
        (found.len(), summary.is_clean())
    }

    #[test]
    fn records_are_found_in_every_form() {
        let flat = ONE.replace('\n', "");
        assert_eq!(count(ONE), (1, true));
        assert_eq!(count(&format!("\u{feff}{ONE}\n\n{ONE}\n")), (2, true));
        assert_eq!(count(&format!("{flat}\n{flat}\n")), (2, true));
        assert_eq!(count(&format!("[{ONE}, {ONE}]")), (2, true));
        assert_eq!(count(&format!("{{\"data\": [{ONE}], \"total\": 1}}")), (1, true));
        assert_eq!(count(&format!("{{\"result\": {{\"items\": [{{\"procedure\": {ONE}}}]}}}}")), (1, true));
    }

    #[test]
    fn a_record_in_several_objects_is_one() {
        let text = "{\"ten_tep\": \"a.doc\", \"chung\": {\"ma_thu_tuc\": \"1.000001\", \"ten_thu_tuc\": \"Một\", \"ghi\": 1}, \"rieng\": {\"co_quan_thuc_hien\": \"Sở\", \"ghi\": 2}}";
        let found = records(text, "a.json", &Jurisdiction::usual().national, &mut Summary::default()).unwrap();
        let mut keys: Vec<&str> = found[0].1.keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(found.len(), 1);
        assert_eq!(keys, ["co_quan_thuc_hien", "ghi", "ma_thu_tuc", "rieng.ghi", "ten_tep", "ten_thu_tuc"]);
    }

    #[test]
    fn what_is_broken_is_told_and_the_rest_is_read() {
        let flat = ONE.replace('\n', "");
        assert_eq!(count(&format!("{flat}\n{{\"ma_thu_tuc\": \n{flat}\n")), (2, false));
        assert_eq!(count(&format!("[{flat},\n{flat},\n{{\"ma")), (2, false));
        assert_eq!(count(&format!("[{flat},\n{flat}")), (2, false));
        assert_eq!(count(&"[".repeat(1_000)), (0, false));
        assert_eq!(count("{\"a\": 1}"), (0, false));
        assert_eq!(count("[1, 2]"), (0, false));
        assert_eq!(count(""), (0, true));
    }
}
