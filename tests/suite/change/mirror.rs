//! Nothing is told of a catalog against itself, nothing of another order, and the way back is the way there turned round.

use motcua::parts::change::{Change, changes};
use serde_yaml::Value;

use super::super::world::repository;
use super::line;
use super::written::{Dice, Written, permute};

const CATALOGS: [&str; 4] = ["content", "tests/golden/justice/content", "tests/golden/council/content", "tests/golden/hard/content"];

#[test]
fn a_catalog_is_as_it_is_and_order_says_nothing() {
    for (seed, name) in CATALOGS.iter().enumerate() {
        let written = Written::of(&repository(name));
        assert!(!written.procedures.is_empty(), "{name}");
        let before = written.catalog(&written.procedures);
        let mut dice = Dice(seed as u64 + 7);
        let mut shuffled = written.procedures.clone();
        for (_, facts, _) in &mut shuffled {
            let mut value = Value::Mapping(std::mem::take(facts));
            permute(&mut value, false, &mut dice);
            *facts = value.as_mapping().unwrap().clone();
        }
        let after = written.catalog(&shuffled);
        assert_eq!(changes(&before, &before).len(), 0, "{name}");
        let told: Vec<String> =
            changes(&before, &after).iter().map(|change| format!("{}: {}", change.procedure.file, line(change))).collect();
        assert_eq!(told, [""; 0], "{name}");
    }
}

/// A change as it is told on the way back.
fn turned(kind: &str) -> String {
    match kind.rsplit_once('-') {
        Some((start, "added")) => format!("{start}-ended"),
        Some((start, "ended")) => format!("{start}-added"),
        _ => kind.to_owned(),
    }
}

fn signs(found: &[Change], turn: bool) -> Vec<String> {
    let sign = |change: &Change| {
        let (kind, direction) =
            if turn { (turned(change.kind.id), change.direction.mirrored()) } else { (change.kind.id.to_owned(), change.direction) };
        let (before, after) = if turn { (&change.after, &change.before) } else { (&change.before, &change.after) };
        // Why a unit is longer is said only of what it became.
        let said = |words: &Option<motcua::parts::finding::Words>| {
            words.as_ref().map(|words| {
                words.vi.split(" (lâu hơn").next().unwrap_or_default().split(" (nhanh hơn").next().unwrap_or_default().to_owned()
            })
        };
        // A case that got another title is called by the later one both ways.
        let said = |words| {
            said(words).map(|text| text.split(" – khi: ").next().unwrap_or_default().to_owned()).filter(|_| kind != "change/document-when")
        };
        format!("{} {kind} {} {} {:?} {:?}", change.procedure.stem, direction.as_str(), change.weight.as_str(), said(before), said(after))
    };
    let is_turned_alone =
        |change: &&Change| !matches!(change.kind.id, "change/note" | "change/suspended" | "change/returned" | "change/form-replaced");
    let mut signs: Vec<String> = found.iter().filter(is_turned_alone).map(sign).collect();
    signs.sort();
    signs
}

#[test]
fn the_way_back_is_the_way_there_turned_round() {
    for name in CATALOGS {
        let written = Written::of(&repository(name));
        // Each procedure becomes the next one: everything changes.
        let mut after = written.procedures.clone();
        let bodies: Vec<_> = written.procedures.iter().map(|(_, facts, body)| (facts.clone(), body.clone())).collect();
        for (at, (_, facts, body)) in after.iter_mut().enumerate() {
            let (mut other, text) = bodies[(at + 1) % bodies.len()].clone();
            for key in ["code", "moved_from", "changes"] {
                other.shift_remove(key);
                facts.get(key).cloned().map(|own| other.insert(key.into(), own));
            }
            (*facts, *body) = (other, text);
        }
        let (before, after) = (written.catalog(&written.procedures), written.catalog(&after));
        let (there, back) = (changes(&before, &after), changes(&after, &before));
        assert!(written.procedures.len() < 2 || there.len() > 3 * written.procedures.len(), "{name}: {}", there.len());
        let (there, back) = (signs(&there, false), signs(&back, true));
        let only = |a: &[String], b: &[String]| a.iter().filter(|sign| !b.contains(sign)).cloned().collect::<Vec<_>>();
        assert_eq!((only(&there, &back), only(&back, &there), there.len()), (vec![], vec![], back.len()), "{name}");
    }
}
