//! The macro by which a record of the format is declared: its fields are read, translated and written by their names.
//!
//! A contact with a name, a telephone number and a type:
//!
//! ```ignore
//! record! {
//!     /// Whom one asks.
//!     pub struct Contact by name instead plain_name {
//!         /// Who it is.
//!         pub name: Option<Text>,
//!         /// The number.
//!         pub phone: Option<Phone>,
//!         /// In which cases.
//!         pub kind as "type": Option<ContactType>,
//!     }
//! }
//! ```
//!
//! This makes the struct with `Debug`, `Clone`, `Default` and `PartialEq`, and:
//!
//! - `Contact::KEYS`, `["name", "phone", "type"]`: another key in the file is a finding, with the nearest of these as the fix;
//! - `Read`: every field by its key, so that a faulty number hides neither the name nor the type. A field that may be absent is an
//!   `Option`, a `Vec` or a record; of which types a key must be there is `Read::REQUIRED`;
//! - the translation of a list of contacts, which finds each by its `name`;
//! - `Describe`: the JSON Schema, with the comments as its words;
//! - `Serialize` and `Write`: the same keys out again, without those that say nothing;
//! - `visit`, by which a rule about telephone numbers finds this one without knowing contacts;
//! - `forget`, by which `phone` is as if it were not written.
//!
//! `contact: Đội 1` where a map belongs is handed to `plain_name`, which says what to write instead.

/// A record of the format: plain fields, read by their names. `by id` names the field by which a translation finds it in a list;
/// `field as "key"` is for keys that are words of Rust; `instead` names a function that writes a bare text out as it should be.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident $(by $id:ident)? $(instead $instead:path)? { $($(#[doc = $note:literal])* pub $field:ident $(as $key:literal)? : $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct $name { $($(#[doc = $note])* pub $field: $type,)* }

        impl $name {
            /// The keys of the format, in the order of the documentation.
            pub const KEYS: &'static [&'static str] = &[$($crate::record!(@key $field $($key)?)),*];
        }

        impl $crate::yaml::Read for $name {
            const REQUIRED: bool = false;

            fn read(node: &$crate::yaml::Node, reader: &mut $crate::yaml::Reader<'_>) -> Self {
                #[allow(unused_mut, unused_assignments, reason = "only some records have such a function")]
                let mut instead: Option<$crate::yaml::Instead> = None;
                $(instead = Some($instead);)?
                if !reader.expect_map(node, Self::KEYS, instead) {
                    return Self::default();
                }
                Self { $($field: reader.field(node, $crate::record!(@key $field $($key)?)),)* }
            }

            fn translate(&mut self, node: &$crate::yaml::Node, language: &std::sync::Arc<str>, reader: &mut $crate::yaml::Reader<'_>) {
                if !reader.expect_map(node, Self::KEYS, None) {
                    return;
                }
                $($crate::record!(@translate self node language reader $field $crate::record!(@key $field $($key)?));)*
            }

            fn visit<'t>(&'t self, trail: &mut $crate::finding::Trail, show: &mut dyn FnMut(&$crate::finding::Trail, &'t dyn std::any::Any)) {
                show(trail, self);
                $(if !$crate::yaml::Write::is_blank(&self.$field) {
                    trail.within($crate::record!(@key $field $($key)?), |trail| $crate::yaml::Read::visit(&self.$field, trail, show));
                })*
            }

            fn forget(&mut self, way: &[$crate::finding::TrailStep]) {
                let Some(($crate::finding::TrailStep::Key(key), rest)) = way.split_first() else { return };
                $(if key == $crate::record!(@key $field $($key)?) {
                    $crate::yaml::Read::forget(&mut self.$field, rest);
                })*
            }

            $(fn id(&self) -> Option<&str> {
                $crate::yaml::Identify::identify(&self.$id)
            })?
        }

        impl $crate::yaml::Describe for $name {
            fn describe(book: &mut $crate::yaml::Book) -> serde_json::Value {
                book.record(stringify!($name), &[$($crate::yaml::Key {
                    name: $crate::record!(@key $field $($key)?),
                    words: concat!($($note),*),
                    required: <$type as $crate::yaml::Read>::REQUIRED,
                    describe: <$type as $crate::yaml::Describe>::describe,
                }),*])
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $(if !$crate::yaml::Write::is_blank(&self.$field) {
                    serde::ser::SerializeMap::serialize_entry(&mut map, $crate::record!(@key $field $($key)?), &self.$field)?;
                })*
                serde::ser::SerializeMap::end(map)
            }
        }

        impl $crate::yaml::Write for $name {
            fn is_blank(&self) -> bool {
                $($crate::yaml::Write::is_blank(&self.$field))&&*
            }

            fn speaks(&self, language: &str) -> bool {
                $($crate::yaml::Write::speaks(&self.$field, language))||*
            }

            fn write_in<S: serde::Serializer>(&self, language: &str, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                let mut named = false;
                $(
                    let key = $crate::record!(@key $field $($key)?);
                    if !named && $crate::yaml::is_id(key) && !$crate::yaml::Write::is_blank(&self.$field) {
                        named = true;
                        serde::ser::SerializeMap::serialize_entry(&mut map, key, &self.$field)?;
                    } else if $crate::yaml::Write::speaks(&self.$field, language) {
                        serde::ser::SerializeMap::serialize_entry(&mut map, key, &$crate::yaml::In(&self.$field, language))?;
                    }
                )*
                let _ = named;
                serde::ser::SerializeMap::end(map)
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
    (@translate $self:ident $node:ident $language:ident $reader:ident $field:ident $key:expr) => {
        if !matches!($key, "id" | "type" | "number" | "source" | "allow") {
            $reader.translate_field($node, $key, $language, &mut $self.$field);
        }
    };
}
