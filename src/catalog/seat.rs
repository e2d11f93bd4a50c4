//! Typed seats: the place of an entry in its list of the [`Catalog`](super::Catalog).

use crate::kinds;

/// A seat in one list of the catalog; only the catalog hands them out.
macro_rules! seats {
    ($($(#[$note:meta])* $name:ident),* $(,)?) => {$(
        $(#[$note])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(super) u32);

        impl $name {
            /// The seat at this index.
            pub(crate) fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Its index in the list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

macro_rules! seats_of_kinds {
    ($($(#[$doc:meta])* $kind:ident $field:ident {
        $shape:ident $type:ident in $path:literal $ending:ident, $word:literal $title:literal, [$($flags:tt)*]
        $(seat($one:ident $id:ident $how:ident) $(at $address:literal)?)?
    })*) => {
        seats! {
            $($(#[doc = concat!("An entry of `", $path, "/`.")] $id,)?)*
            /// A field (lĩnh vực), which is an item of a list.
            FieldId,
        }
    };
}

kinds!(seats_of_kinds);
