//! Life events: a way through procedures, of which some exclude each other and some are not for everybody.

use super::{Allow, Duration, Flag, Id, Link, Logic, Name, NamedPhone, Recording, Text, Texts};

record! {
    /// A life event (sự kiện) and the procedures it asks for, in order.
    pub struct LifeEvent {
        /// What happens, in the citizen's words.
        pub title: Text,
        /// What people call it.
        pub aliases: Texts,
        /// One plain sentence.
        pub summary: Option<Text>,
        /// The name of an icon of the theme.
        pub icon: Option<Name>,
        /// File stems of procedures, in the order in which one does them: the short form of `steps`.
        pub procedures: Vec<Name>,
        /// The steps, where some exclude each other, are not for everybody, or are done elsewhere.
        pub steps: Vec<EventStep>,
        /// The page read aloud.
        pub audio: Vec<Recording>,
        /// Former addresses; they become redirects.
        pub moved_from: Vec<Name>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
        /// Not published yet.
        pub draft: Option<Flag>,
        /// In a translation: the digest of what was translated.
        pub source: Option<Name>,
    }
}

record! {
    /// A step of a life event.
    pub struct EventStep by id {
        /// The id by which translations and ticked steps name it.
        pub id: Option<Id>,
        /// Whom or what it is for, in the citizen's words; without it the title of its one procedure.
        pub title: Option<Text>,
        /// How it goes with the step before: `and` at the same time, `or` in its place. Not written: after it.
        pub logic: Option<Logic>,
        /// Not everybody needs it.
        pub optional: Option<Flag>,
        /// File stems of the procedures that are done in it.
        pub procedures: Vec<Name>,
        /// One dossier with several results and one date (một cửa liên thông).
        pub joint: Option<Joint>,
        /// Where it is done, outside this catalog.
        pub elsewhere: Option<Elsewhere>,
        /// More to know.
        pub note: Option<Text>,
    }
}

record! {
    /// One dossier for which several offices work, and which brings several results on one date (một cửa liên thông).
    pub struct Joint {
        /// What one gets.
        pub results: Texts,
        /// When all of it is ready.
        pub time: Option<Duration>,
        /// Where it is handed in online.
        pub url: Option<Link>,
    }
}

record! {
    /// A place that this catalog has no office for: an embassy, a bank, another authority.
    pub struct Elsewhere by id {
        /// The id by which translations name it.
        pub id: Option<Id>,
        /// What it is called.
        pub name: Text,
        /// Whom it is for, and when.
        pub note: Option<Text>,
        /// Its telephones.
        pub phones: Vec<NamedPhone>,
        /// Where to read on, or to find the nearest.
        pub url: Option<Link>,
    }
}
