//! What procedures rest on: laws, shared papers, forms.

use super::{Allow, Date, Id, Link, Name, Text};

record! {
    /// A law, decree or circular (căn cứ pháp lý).
    pub struct Law by number {
        /// Its number, such as `154/2024/NĐ-CP`.
        pub number: Name,
        /// Its title.
        pub title: Option<Text>,
        /// When it was signed.
        pub date: Option<Date>,
        /// Who issued it.
        pub issuer: Option<Text>,
        /// Where to read it.
        pub url: Option<Link>,
        /// The number of the law that repealed it.
        pub repealed_by: Option<Name>,
        /// The numbers of laws that amended it.
        pub amended_by: Vec<Name>,
        /// From when it is in force.
        pub effective: Option<Date>,
        /// More to know.
        pub note: Option<Text>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}

record! {
    /// A paper that many procedures ask for (giấy tờ).
    pub struct Paper by id {
        /// The id by which documents name it.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// Since when it is no longer valid or asked for.
        pub abolished: Option<Date>,
        /// The paper that takes its place.
        pub replaced_by: Option<Name>,
        /// More to know.
        pub note: Option<Text>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}

record! {
    /// A form to fill in (mẫu đơn).
    pub struct Form by id {
        /// The id by which documents name it, such as `ct01`.
        pub id: Id,
        /// Its title.
        pub title: Text,
        /// Its number, as printed on it.
        pub number: Option<Name>,
        /// The file in `forms/`.
        pub file: Option<Name>,
        /// Where to get it, when it is not ours.
        pub url: Option<Link>,
        /// A filled-in example: a file in `forms/` or an address.
        pub sample: Option<Name>,
        /// More to know.
        pub note: Option<Text>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}
