//! Small records that several entries share.

use super::{Date, Link, Name, Text};

record! {
    /// Who checked an entry, and when.
    pub struct Checked {
        /// When.
        pub date: Date,
        /// Who.
        pub by: Option<Text>,
        /// When it is due again.
        pub next: Option<Date>,
        /// What was found, such as a contradiction in the record.
        pub note: Option<Text>,
    }
}

record! {
    /// Which offices take a procedure.
    pub struct OfficeChoice {
        /// These and no others, by file stem.
        pub only: Vec<Name>,
        /// These as well.
        pub add: Vec<Name>,
        /// All but these.
        pub except: Vec<Name>,
    }
}

record! {
    /// Other procedures, by file stem or code.
    pub struct Related {
        /// To be done before.
        pub before: Vec<Name>,
        /// To be done after.
        pub after: Vec<Name>,
        /// To be handed in together, at one desk (một cửa liên thông).
        pub together: Vec<Name>,
        /// Worth a look.
        pub see: Vec<Name>,
    }
}

record! {
    /// Where citizens say that something is wrong.
    pub struct Feedback {
        /// A form.
        pub url: Option<Link>,
        /// A mailbox.
        pub email: Option<Name>,
        /// A telephone.
        pub phone: Option<super::Phone>,
    }
}

record! {
    /// A warning about fraud.
    pub struct Caution by id {
        /// The id by which translations name it.
        pub id: Option<super::Id>,
        /// What it is about.
        pub title: Option<Text>,
        /// What to know.
        pub text: Text,
        /// Where it was said.
        pub source: Option<Text>,
        /// When the numbers in it were checked.
        pub checked: Option<Date>,
    }
}
