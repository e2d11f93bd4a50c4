//! Short names for the variables of functions, the same for the same wherever it can be, so that they compress well.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::syntax::Names;
use super::value::is_free;

/// The letters, those first that are frequent in all else.
const LETTERS: &[u8; 52] = b"entaosirlcdhufmpgwbkxyvjqzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A variable of a function or block.
struct Variable<'a> {
    name: &'a str,
    owner: usize,
    uses: Vec<usize>,
    /// The scopes in which it is used, or inside of which it is, up to its own.
    present: BTreeSet<usize>,
}

/// What each use of a name is called: what belongs to the page keeps its name, all else has the shortest that means nothing yet.
pub(super) fn short(names: &Names<'_>) -> Vec<String> {
    let mut variables: BTreeMap<(usize, &str), Variable<'_>> = BTreeMap::new();
    for (number, (scope, name)) in names.uses.iter().enumerate() {
        let owner = names.owner(number);
        let variable =
            variables.entry((owner, name)).or_insert_with(|| Variable { name, owner, uses: Vec::new(), present: BTreeSet::from([owner]) });
        variable.uses.push(number);
        let mut inside = *scope;
        while inside != owner && variable.present.insert(inside) {
            inside = names.scopes[inside].outer;
        }
    }
    let (kept, mut own): (Vec<_>, Vec<_>) = variables.into_values().partition(|variable| variable.owner == 0);
    // Inner functions first, and in each what comes first: so all small functions look alike.
    own.sort_by_key(|variable| (Reverse(variable.owner), variable.uses[0]));
    let mut called: Vec<String> = names.uses.iter().map(|(_, name)| (*name).to_owned()).collect();
    let mut taken: BTreeMap<String, Vec<&Variable<'_>>> = BTreeMap::new();
    for variable in &kept {
        taken.entry(variable.name.to_owned()).or_default().push(variable);
    }
    for variable in &own {
        let is_open = |name: &String| {
            let others = taken.get(name).map_or(&[][..], Vec::as_slice);
            !others.iter().any(|other| variable.present.contains(&other.owner) || other.present.contains(&variable.owner))
        };
        // One capital letter was chosen to be short, and is the same in all files.
        let is_capital = variable.name.len() == 1 && variable.name.starts_with(|c: char| c.is_ascii_uppercase());
        let chosen = is_capital.then(|| variable.name.to_owned());
        let candidates = (0..).map(letters).filter(|name| is_free(name));
        let Some(name) = chosen.into_iter().chain(candidates).find(is_open) else { continue };
        for number in &variable.uses {
            called[*number].clone_from(&name);
        }
        taken.entry(name).or_default().push(variable);
    }
    called
}

/// The short names, one after the other.
fn letters(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(LETTERS[number % LETTERS.len()]));
        if number < LETTERS.len() {
            return name;
        }
        number = number / LETTERS.len() - 1;
    }
}
