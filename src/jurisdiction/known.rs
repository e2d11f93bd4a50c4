//! The jurisdictions that the binary carries, by their ids.
//!
//! One may extend another (`extends: vn`): what it says stands over what the other says, key by key; a list or a text takes the
//! place of the other's.

use std::sync::{Arc, LazyLock};

use serde_yaml::Value;

use super::Jurisdiction;

/// One file of `jurisdictions/`.
struct Known {
    id: &'static str,
    text: &'static str,
    /// What it says, once it was asked for.
    read: LazyLock<Arc<Jurisdiction>>,
}

macro_rules! known {
    ($($id:literal)*) => {
        /// All of them, the general before what extends it.
        static KNOWN: [Known; IDS.len()] = [$(Known {
            id: $id,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/jurisdictions/", $id, ".yaml")),
            read: LazyLock::new(|| Arc::new(whole($id).unwrap_or_default())),
        }),*];

        /// The ids of all jurisdictions.
        pub const IDS: &[&str] = &[$($id),*];
    };
}

known!("vn" "vn-police" "fr-commune" "gb-council");

/// The jurisdiction of a catalog that names none. Catalogs were there before they could name one, and each of them was of the
/// police: their pages stay as they are. What `new catalog` makes names its own.
pub const USUAL: &str = "vn-police";

impl Jurisdiction {
    /// The jurisdiction with this id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Arc<Self>> {
        KNOWN.iter().find(|known| known.id == id).map(|known| &*known.read)
    }

    /// The one that holds where a catalog names no other.
    #[must_use]
    pub fn usual() -> &'static Arc<Self> {
        static NONE: LazyLock<Arc<Jurisdiction>> = LazyLock::new(Arc::default);
        Self::named(USUAL).unwrap_or(&NONE)
    }
}

/// What a file says, over what the one says that it extends.
fn whole(id: &str) -> Result<Jurisdiction, String> {
    let mut kin = Vec::new();
    let value = laid_out(id, &mut kin)?;
    let read: Jurisdiction = serde_yaml::from_value(value).map_err(|error| format!("{id}: {error}"))?;
    Ok(Jurisdiction { kin, ..read })
}

fn laid_out(id: &str, kin: &mut Vec<String>) -> Result<Value, String> {
    kin.push(id.to_owned());
    let known = KNOWN.iter().find(|known| known.id == id).ok_or_else(|| format!("no jurisdiction {id}"))?;
    let mut value: Value = serde_yaml::from_str(known.text).map_err(|error| format!("{id}: {error}"))?;
    let Some(extended) = value.as_mapping_mut().and_then(|map| map.shift_remove("extends")) else { return Ok(value) };
    let mut base = laid_out(extended.as_str().unwrap_or_default(), kin)?;
    lay_over(&mut base, value);
    Ok(base)
}

/// Lays one tree over another, key by key.
pub fn lay_over(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Mapping(base), Value::Mapping(over)) => {
            for (key, value) in over {
                match base.get_mut(&key) {
                    Some(slot) => lay_over(slot, value),
                    None => {
                        base.insert(key, value);
                    }
                }
            }
        }
        (base, over) => *base = over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_whole_and_bears_its_own_name() {
        for id in IDS {
            let read = whole(id);
            assert!(read.is_ok(), "{read:?}");
            assert_eq!(Jurisdiction::named(id).map(|jurisdiction| jurisdiction.id.as_str()), Some(*id));
        }
        assert_eq!(Jurisdiction::usual().id, USUAL);
        assert_eq!(Jurisdiction::named("vn-polic"), None);
    }

    #[test]
    fn what_extends_another_says_what_that_says_unless_it_says_it_itself() {
        let (general, own) = (Jurisdiction::named("vn").unwrap(), Jurisdiction::named("vn-police").unwrap());
        assert_eq!(own.numerals, general.numerals);
        assert_eq!(own.time_zone, "Asia/Ho_Chi_Minh");
        assert_eq!((own.kin.join(" "), general.kin.join(" ")), ("vn-police vn".to_owned(), "vn".to_owned()));
        let mut base = serde_yaml::from_str("{a: {b: 1, c: 2}, d: [1, 2], e: x}").unwrap();
        lay_over(&mut base, serde_yaml::from_str("{a: {c: 3}, d: [4], f: y}").unwrap());
        assert_eq!(base, serde_yaml::from_str::<Value>("{a: {b: 1, c: 3}, d: [4], e: x, f: y}").unwrap());
    }
}
