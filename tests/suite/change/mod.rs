//! What is other in one catalog than in another: told once, with what it means, and nothing told of what is only written otherwise.

mod edits;
mod kinds;
mod mirror;
mod real;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::date;
use motcua::parts::catalog::resolve;
use motcua::parts::change::{Change, changes};
use motcua::parts::finding::Tongue;
use motcua::parts::record::{Date, read};
use motcua::parts::source::Sources;

type Catalog = motcua::parts::catalog::Catalog;

/// The day on which all of these catalogs are looked at.
const DAY: Date = Date(date(2026, 9, 1));

const FRAME: &[(&str, &str)] = &[
    ("catalog.yaml", "format: 1\ntitle: Thủ tục\nlanguages: [vi]\n"),
    ("fields.yaml", "- {id: cu-tru, name: Cư trú}\n- {id: khac, name: Việc khác}\n"),
    (
        "forms.yaml",
        "- {id: ct01, title: Tờ khai cư trú, url: https://example.vn/ct01}\n- {id: tk01, title: Tờ khai hộ chiếu, url: https://example.vn/tk01}\n",
    ),
];

/// The catalog of these files and the frame.
fn catalog_of(files: &[(&str, &str)]) -> Catalog {
    catalog_alone(&FRAME.iter().chain(files).copied().collect::<Vec<_>>())
}

/// The catalog of these files alone.
fn catalog_alone(files: &[(&str, &str)]) -> Catalog {
    let all = files.iter().map(|(path, text)| (Arc::from(*path), text.as_bytes().to_vec()));
    let (sources, _) = Sources::default().amended(&all.collect::<BTreeMap<Arc<str>, Vec<u8>>>());
    resolve(read(&sources, None).0, DAY, false).0
}

/// The catalog of one procedure, `x`.
fn catalog(facts: &str) -> Catalog {
    let text = format!("---\ntitle: Đăng ký thường trú\nfield: cu-tru\n{facts}\n---\n");
    catalog_of(&[("procedures/x.md", &text)])
}

/// A change in a line: kind, direction, `minor` where it is, and the sentence.
fn line(change: &Change) -> String {
    let minor = if change.weight.as_str() == "minor" { " minor" } else { "" };
    format!("{} {}{minor}: {}", change.kind.id.trim_start_matches("change/"), change.direction.as_str(), change.sentence(Tongue::Vi))
}

fn told(before: &str, after: &str) -> Vec<String> {
    changes(&catalog(before), &catalog(after)).iter().map(line).collect()
}

fn nothing(before: &str, after: &str) {
    assert_eq!(told(before, after), [""; 0]);
}
