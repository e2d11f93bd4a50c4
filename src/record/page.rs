//! Entries that are mostly text: notices, pages; and fields, which group procedures.

use super::{Allow, Date, Feedback, Flag, Id, Link, Name, Pairs, Recording, Text, Texts};

record! {
    /// A field of administration (lĩnh vực).
    pub struct Field by id {
        /// The id by which procedures name it; its address.
        pub id: Id,
        /// What it is called.
        pub name: Text,
        /// One plain sentence.
        pub summary: Option<Text>,
        /// The name of an icon of the theme.
        pub icon: Option<Name>,
        /// Where citizens say that something on its pages is wrong; by default the channel of the catalog.
        pub feedback: Feedback,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}

record! {
    /// An announcement (thông báo).
    pub struct Notice {
        /// What it says.
        pub title: Text,
        /// One plain sentence.
        pub summary: Option<Text>,
        /// Its day.
        pub date: Date,
        /// The last day on which it is shown.
        pub until: Option<Date>,
        /// Where it comes from.
        pub source_url: Option<Link>,
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
    /// A page, such as `gioi-thieu`.
    pub struct Page {
        /// Its title.
        pub title: Text,
        /// One plain sentence.
        pub summary: Option<Text>,
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
    /// The days of one year on which offices rest, or work although it is a Saturday.
    pub struct Holidays {
        /// Days off.
        pub days_off: Vec<DayOff>,
        /// Worked days, each for a day off.
        pub days_worked: Vec<DayWorked>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}

record! {
    /// A day off.
    pub struct DayOff {
        /// The day.
        pub date: Date,
        /// What is celebrated.
        pub name: Text,
        /// Whether it has been announced.
        pub confirmed: Option<Flag>,
        /// Where it was announced.
        pub source: Option<Text>,
    }
}

record! {
    /// A Saturday or Sunday that is worked for a day off.
    pub struct DayWorked {
        /// The day that is worked.
        pub date: Date,
        /// The day off it makes up for.
        pub instead_of as "for": Date,
        /// Whether it has been announced.
        pub confirmed: Option<Flag>,
        /// Where it was announced.
        pub source: Option<Text>,
    }
}

record! {
    /// The catalog's own words for its search.
    pub struct SearchWords {
        /// A word and what it may also mean.
        pub synonyms: Pairs<Texts>,
        /// An acronym and what it stands for.
        pub acronyms: Pairs<Texts>,
        /// Phrases that say nothing, such as "cho hỏi".
        pub stop_phrases: Texts,
        /// What is answered at once, above all results.
        pub answers: Vec<DirectAnswer>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
    }
}

record! {
    /// An answer that stands above the results of a search: what people ask for and no procedure has in its name.
    pub struct DirectAnswer by id {
        /// The id by which translations name it.
        pub id: Option<Id>,
        /// What people type for it; one word alone must be the whole question.
        pub words: Texts,
        /// The answer, in one or two plain sentences.
        pub text: Text,
        /// Where there is more to read, as a link in Markdown names it: `quyen-cua-ban`, `huong-dan#phi`.
        pub page: Option<Name>,
        /// The id of the hotline to call.
        pub hotline: Option<Id>,
    }
}
