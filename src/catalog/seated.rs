//! The lists of the catalog: of every kind that has seats in the table of kinds.

use std::cmp::Reverse;
use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::{Catalog, seat};
use crate::finding::{Finding, Related, Spot, Trail};
use crate::kinds;
use crate::record::{self, Entry, EntryKind, Facts, Records, Visit};

/// The structs of this room under the names of the records that they hold: the table of kinds knows them by those.
mod resolved {
    pub(in crate::catalog) use crate::catalog::{
        ResolvedDecision as Decision, ResolvedLifeEvent as LifeEvent, ResolvedOffice as Office, ResolvedProcedure as Procedure,
        ResolvedSession as Session,
    };
}

/// What is kept of an entry: the entry, or a struct of this room with its references resolved.
macro_rules! kept {
    (plain $type:ident) => { Arc<Entry<record::$type>> };
    (resolved $type:ident) => { resolved::$type };
}

macro_rules! entry {
    (plain $item:expr) => {
        $item
    };
    (resolved $item:expr) => {
        &$item.entry
    };
}

macro_rules! replace {
    (plain $item:expr, $entry:expr) => {
        *$item = $entry
    };
    (resolved $item:expr, $entry:expr) => {
        $item.entry = $entry
    };
}

/// What needs no resolving is seated as it is, in the order of its days.
macro_rules! sit {
    (plain $entries:expr => $list:expr) => {
        $list = $entries
    };
    (resolved $entries:expr => $list:expr) => {};
}

macro_rules! sorted {
    (plain $entries:expr) => {
        newest_first($entries)
    };
    (resolved $entries:expr) => {
        $entries
    };
}

macro_rules! lists {
    ($($(#[$doc:meta])* $kind:ident $field:ident {
        $shape:ident $type:ident in $path:literal $ending:ident, $word:literal $title:literal, [$($flags:tt)*]
        $(seat($one:ident $id:ident $how:ident) $(at $address:literal)?)?
    })*) => {
        /// Everything with a seat, in the reader's order.
        #[derive(Debug, Clone, Default)]
        pub(super) struct Seated {
            $($(pub(super) $field: Vec<kept!($how $type)>,)?)*
        }

        /// The same before anything is resolved.
        #[derive(Default)]
        pub(super) struct Waiting {
            $($(#[doc = concat!("By `", stringify!($id), "`.")] pub(super) $field: Vec<Arc<Entry<record::$type>>>,)?)*
        }

        impl Waiting {
            /// Of every kind, the entries that have their stem to themselves.
            pub(super) fn of(records: &Records, findings: &mut Vec<Finding>) -> Self {
                Self {
                    $($($field: sorted!($how unique(&records.$field, findings)),)?)*
                }
            }

            /// The seat of each stem.
            pub(super) fn stems(&self) -> Stems {
                let mut stems = Stems::new();
                $($(
                    let seats = self.$field.iter().enumerate().map(|(seat, entry)| (Arc::clone(&entry.stem), seat::$id::at(seat).index()));
                    stems.insert(EntryKind::$kind, seats.collect());
                )?)*
                stems
            }

            /// Seats what needs no resolving.
            pub(super) fn sit(&mut self, seated: &mut Seated) {
                $($(sit!($how std::mem::take(&mut self.$field) => seated.$field);)?)*
            }
        }

        impl Catalog {
            $($(
                #[doc = concat!("The entry of `", $path, "/` in this seat.")]
                #[must_use]
                pub fn $one(&self, id: seat::$id) -> &kept!($how $type) {
                    &self.seated.$field[id.index()]
                }

                #[doc = concat!("All entries of `", $path, "/` with their seats, in the reader's order.")]
                pub fn $field(&self) -> impl ExactSizeIterator<Item = (seat::$id, &kept!($how $type))> {
                    self.seated.$field.iter().enumerate().map(|(index, item)| (seat::$id::at(index), item))
                }
            )?)*

            /// Does something with the entry in this seat, whatever its type.
            pub fn visit<V: Visit>(&self, kind: EntryKind, seat: usize, visit: V) -> Option<V::Out> {
                match kind {
                    $($(EntryKind::$kind => Some(visit.visit(std::slice::from_ref(entry!($how self.seated.$field.get(seat)?)))),)?)*
                    _ => None,
                }
            }

            /// Does something with all entries of a kind, in the reader's order where they have seats.
            pub fn visit_all<V: Visit>(&self, kind: EntryKind, visit: V) -> V::Out {
                match kind {
                    $($(EntryKind::$kind => {
                        let entries: Vec<_> = self.seated.$field.iter().map(|item| Arc::clone(entry!($how item))).collect();
                        visit.visit(&entries)
                    })?)*
                    _ => self.records.visit(kind, visit),
                }
            }

            /// The entry in this seat.
            #[must_use]
            pub fn entry(&self, kind: EntryKind, seat: usize) -> Option<&Entry<dyn Facts>> {
                match kind {
                    $($(EntryKind::$kind => Some(&**entry!($how self.seated.$field.get(seat)?)),)?)*
                    _ => None,
                }
            }

            /// Takes these values out of their entries, as if they were not written.
            pub fn forget(&mut self, values: &BTreeMap<Arc<str>, BTreeSet<Trail>>) {
                for (file, values) in values {
                    self.records.forget(file, values);
                    match EntryKind::of(file) {
                        $($(Some(EntryKind::$kind) => {
                            let Ok(at) = self.records.$field.binary_search_by(|entry| entry.file.cmp(file)) else { continue };
                            let changed = Arc::clone(&self.records.$field[at]);
                            let seat = self.names.seat(EntryKind::$kind, &changed.stem);
                            // The second of two entries of one name has no seat.
                            let seated = seat.and_then(|seat| self.seated.$field.get_mut(seat));
                            if let Some(item) = seated.filter(|item| entry!($how item).file == *file) {
                                replace!($how item, changed);
                            }
                        })?)*
                        _ => {}
                    }
                }
            }

            /// How many entries of this kind have a seat.
            #[must_use]
            pub fn seats(&self, kind: EntryKind) -> usize {
                match kind {
                    $($(EntryKind::$kind => <[kept!($how $type)]>::len(&self.seated.$field),)?)*
                    _ => 0,
                }
            }
        }
    };
}

kinds!(lists);

/// Of each kind, the seat of each file stem.
pub(super) type Stems = BTreeMap<EntryKind, HashMap<Arc<str>, usize>>;

/// Entries of one kind whose stem no other has; the second of two is reported and left out.
fn unique<T>(entries: &[Arc<Entry<T>>], findings: &mut Vec<Finding>) -> Vec<Arc<Entry<T>>> {
    let mut seen: HashMap<&str, &Arc<Entry<T>>> = HashMap::with_capacity(entries.len());
    let mut list = Vec::with_capacity(entries.len());
    for entry in entries {
        match seen.entry(&entry.stem) {
            Slot::Vacant(slot) => {
                slot.insert(entry);
                list.push(Arc::clone(entry));
            }
            Slot::Occupied(slot) => {
                let other = &slot.get().file;
                let finding = entry.finding(
                    "identity/duplicate-address",
                    Spot::File,
                    words!(
                        "tệp này và «{other}» cùng tên, nên hai trang có cùng địa chỉ",
                        "this file and `{other}` bear the same name, so two pages have one address"
                    ),
                    words!("đổi tên một trong hai tệp", "rename one of the two files"),
                );
                findings.push(finding.beside([Related::already(other, Spot::File)]));
            }
        }
    }
    list
}

/// What is dated, newest first; all else as it was.
fn newest_first<T: Facts>(mut entries: Vec<Arc<Entry<T>>>) -> Vec<Arc<Entry<T>>> {
    entries.sort_by_cached_key(|entry| entry.facts.day().map(|day| (Reverse(day), Arc::clone(&entry.stem))));
    entries
}
