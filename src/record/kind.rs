//! The kinds of entries: one table, from which everything derives that is done with entries of every kind.
//!
//! A new kind is a row here, its record in a file of its own, and a page if it has one. What derives from a row: its list
//! in [`Records`](super::Records), reading, drafts, `--skip-invalid`, translations, its schema, its list or file in `api/v1` and
//! what `import` makes of it; with a seat, its list in the catalog; with an address, its pages, their redirects, their lines
//! in the site map and in the preview.

use std::fmt::Debug;

use serde_json::Value;

use super::{Allow, Date, Name, Text};
use crate::yaml::{Book, Describe, In, Read};

/// The table. `kinds!(callback)` hands all its rows to the macro `callback!`.
///
/// A row says: how the kind and its list in [`Records`](super::Records) are called; whether it is `one` file, a `list` in one file
/// or `many` files of a folder, and of which record; where it lies, and the ending of a new file; its name in the API and of its
/// schema, and the title of that; then, in brackets:
///
/// | word | what follows from it |
/// |---|---|
/// | `title(key)` | the key under which its title stands |
/// | `skippable` | `--skip-invalid` may leave an entry out; what the whole site rests on never is |
/// | `translated` | `new translation` makes the file of a translation |
/// | `judged` | rules about words, Markdown and single entries look at it; lists are mostly official names |
/// | `draft` | `draft: true` hides an entry. Decisions are named by a number that they have or have not, and a holiday says `confirmed` |
/// | `moved` | `moved_from` lists former addresses |
/// | `checked`, `dated`, `signed` | its day is that of `checked`, or its own `date`, which of a decision may be missing; the newest comes first |
/// | `listed` | all entries of the kind are one list of the API, though each has a page |
/// | `markdown(key)` | Markdown may stand under this key, too |
///
/// Each record has a key `allow`, so that every finding can be allowed where it is found.
///
/// `seat(one Id how)` gives it a list in the catalog: `plain` as it is read, `resolved` in a struct of its own. `at` is the folder
/// of its pages.
#[macro_export]
#[doc(hidden)]
macro_rules! kinds {
    ($callback:ident) => {
        $callback! {
            /// `catalog.yaml`.
            Catalog catalog { one CatalogFile in "catalog" yaml, "catalog" "catalog.yaml", [translated judged markdown(rights)] }
            /// `fields.yaml`.
            Fields fields { list Field in "fields" yaml, "fields" "Lĩnh vực", [translated] }
            /// `papers.yaml`.
            Papers papers { list Paper in "papers" yaml, "papers" "Giấy tờ dùng chung", [translated] }
            /// `forms.yaml`.
            Forms forms { list Form in "forms" yaml, "forms" "Mẫu đơn", [translated] }
            /// `laws.yaml`.
            Laws laws { list Law in "laws" yaml, "laws" "Văn bản pháp luật", [translated] }
            /// `search.yaml`.
            Search search { one SearchWords in "search" yaml, "search" "Từ ngữ tìm kiếm", [] }
            /// `procedures/**/*.md`.
            Procedures procedures {
                many Procedure in "procedures" md, "procedure" "Thủ tục hành chính",
                [title(title) skippable translated judged draft moved checked markdown(body)] seat(procedure ProcedureId resolved) at "procedures"
            }
            /// `offices/*.yaml`.
            Offices offices {
                many Office in "offices" yaml, "office" "Cơ quan",
                [title(name) skippable translated judged draft moved checked] seat(office OfficeId resolved) at "offices"
            }
            /// `life-events/*.md`.
            LifeEvents life_events {
                many LifeEvent in "life-events" md, "life-event" "Sự kiện",
                [title(title) skippable translated judged draft moved] seat(life_event LifeEventId resolved) at "life-events"
            }
            /// `notices/*.md`.
            Notices notices {
                many Notice in "notices" md, "notice" "Thông báo",
                [title(title) skippable translated judged draft moved dated] seat(notice NoticeId plain) at "notices"
            }
            /// `pages/*.md`.
            Pages pages {
                many Page in "pages" md, "page" "Trang",
                [title(title) skippable translated judged draft moved] seat(page PageId plain) at ""
            }
            /// `sessions/*.yaml`.
            Sessions sessions {
                many Session in "sessions" yaml, "session" "Đợt lưu động",
                [skippable translated judged draft] seat(session SessionId resolved)
            }
            /// `decisions/*.yaml`.
            Decisions decisions {
                many Decision in "decisions" yaml, "decision" "Quyết định công bố",
                [skippable translated signed listed] seat(decision DecisionId resolved) at "decisions"
            }
            /// `holidays/*.yaml`.
            Holidays holidays { many Holidays in "holidays" yaml, "holidays" "Ngày nghỉ", [] }
        }
    };
}

/// What the facts of every kind can be asked.
pub trait Facts: Debug + Send + Sync + 'static {
    /// What it is called, if it has a title.
    fn title(&self) -> Option<&Text> {
        None
    }

    /// Whether it is not to be published yet.
    fn is_draft(&self) -> bool {
        false
    }

    /// Its former addresses.
    fn moved_from(&self) -> &[Name] {
        &[]
    }

    /// The day for which it stands: that on which it was checked, or its own.
    fn day(&self) -> Option<Date> {
        None
    }

    /// The Markdown that it has under a key.
    fn markdown(&self) -> Option<(&'static str, &Text)> {
        None
    }

    /// What it allows; in a list, what each row does.
    fn allowed(&self) -> Vec<(Option<usize>, &[Allow])>;

    /// In a list: the row of this id.
    fn row(&self, id: &str) -> Option<usize> {
        let _ = id;
        None
    }

    /// Its texts in a language, in the shape of a translation.
    fn texts_in(&self, language: &str) -> serde_yaml::Value;
}

/// A file of one kind or a folder of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One file.
    One,
    /// One file with a list of records.
    List,
    /// A folder with a file for each.
    Many,
}

/// The type of one entry: the record, or the list of records that stands in one file.
macro_rules! record_of {
    (list $type:ident) => { Vec<super::$type> };
    ($shape:ident $type:ident) => { super::$type };
}

macro_rules! shape {
    (one) => {
        Shape::One
    };
    (list) => {
        Shape::List
    };
    (many) => {
        Shape::Many
    };
}

/// What a word in the brackets of a row means for the facts.
macro_rules! facts_by {
    (title $key:ident) => {
        fn title(&self) -> Option<&Text> {
            Some(&self.$key)
        }
    };
    (draft) => {
        fn is_draft(&self) -> bool {
            self.draft.is_some_and(|draft| draft.0)
        }
    };
    (moved) => {
        fn moved_from(&self) -> &[Name] {
            &self.moved_from
        }
    };
    (checked) => {
        fn day(&self) -> Option<Date> {
            self.checked.as_ref().map(|checked| checked.date)
        }
    };
    (dated) => {
        fn day(&self) -> Option<Date> {
            Some(self.date)
        }
    };
    (markdown $key:ident) => {
        fn markdown(&self) -> Option<(&'static str, &Text)> {
            self.$key.as_ref().map(|text| (stringify!($key), text))
        }
    };
    (signed) => {
        fn day(&self) -> Option<Date> {
            self.date
        }
    };
    (listed) => {};
    (skippable) => {};
    (translated) => {};
    (judged) => {};
}

/// What an entry allows, or each row of a list.
macro_rules! allowed_by {
    (list) => {
        fn allowed(&self) -> Vec<(Option<usize>, &[Allow])> {
            self.iter().enumerate().map(|(row, record)| (Some(row), record.allow.as_slice())).collect()
        }

        fn row(&self, id: &str) -> Option<usize> {
            self.iter().position(|record| record.id() == Some(id))
        }
    };
    ($shape:ident) => {
        fn allowed(&self) -> Vec<(Option<usize>, &[Allow])> {
            vec![(None, self.allow.as_slice())]
        }
    };
}

macro_rules! table {
    ($(
        $(#[$doc:meta])* $kind:ident $field:ident {
            $shape:ident $type:ident in $path:literal $ending:ident, $word:literal $title:literal,
            [$($flag:ident $(($key:ident))?)*] $(seat($one:ident $id:ident $how:ident) $(at $address:literal)?)?
        }
    )*) => {
        /// A kind of entry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EntryKind {
            $($(#[$doc])* $kind,)*
        }

        impl EntryKind {
            /// All kinds, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Whether it is one file or a folder.
            #[must_use]
            pub const fn shape(self) -> Shape {
                match self { $(Self::$kind => shape!($shape),)* }
            }

            /// Its folder, or its file without the ending.
            #[must_use]
            pub const fn path(self) -> &'static str {
                match self { $(Self::$kind => $path,)* }
            }

            /// The ending of a new file.
            #[must_use]
            pub const fn ending(self) -> &'static str {
                match self { $(Self::$kind => stringify!($ending),)* }
            }

            /// What one is called, in the API and as the name of its schema.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// The keys of its record, in the order of the documentation.
            #[must_use]
            pub const fn keys(self) -> &'static [&'static str] {
                match self { $(Self::$kind => super::$type::KEYS,)* }
            }

            /// The title of its schema.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$kind => concat!($title, " – motcua"),)* }
            }

            /// The key of the folder of its pages among the words of addresses, for a kind whose entries have one each.
            #[must_use]
            pub const fn address(self) -> Option<&'static str> {
                $($($(
                    if matches!(self, Self::$kind) {
                        return Some($address);
                    }
                )?)?)*
                None
            }

            /// Whether its row in the table has this word.
            fn has(self, word: &str) -> bool {
                let words: &[&str] = match self { $(Self::$kind => &[$(stringify!($flag)),*],)* };
                words.contains(&word)
            }

            /// The schema of its files.
            #[must_use]
            pub fn schema(self, book: &mut Book) -> Value {
                let describe: fn(&mut Book) -> Value = match self {
                    $(Self::$kind => <record_of!($shape $type) as Describe>::describe,)*
                };
                book.schema(describe, &format!("{}.schema.json", self.word()), self.title())
            }
        }

        $(
            impl Facts for record_of!($shape $type) {
                $(facts_by!($flag $($key)?);)*
                allowed_by!($shape);

                fn texts_in(&self, language: &str) -> serde_yaml::Value {
                    serde_yaml::to_value(In(self, language)).unwrap_or_default()
                }
            }
        )*
    };
}

kinds!(table);

impl EntryKind {
    /// The kind of the entry at this path of the catalog, by its folder or its name.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let (is_folder, name) = match path.split_once('/') {
            Some((folder, _)) => (true, folder),
            None => (false, path.split('.').next()?),
        };
        Self::ALL.iter().copied().find(|kind| kind.path() == name && (kind.shape() == Shape::Many) == is_folder)
    }

    /// The kinds whose entries have a page each.
    pub fn with_pages() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.address().is_some())
    }

    /// The kinds that are one list of the API each; the entries of all others have a file each.
    pub fn lists() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kind| kind.is_listed())
    }

    /// Whether all its entries are one list of the API.
    #[must_use]
    pub fn is_listed(self) -> bool {
        self.address().is_none() || self.has("listed")
    }

    /// Whether the site can do without an entry of this kind.
    #[must_use]
    pub fn is_skippable(self) -> bool {
        self.has("skippable")
    }

    /// Whether `new translation` knows it.
    #[must_use]
    pub fn is_translated(self) -> bool {
        self.has("translated")
    }

    /// Whether the rules that look at single entries are asked about it.
    #[must_use]
    pub fn is_judged(self) -> bool {
        self.has("judged")
    }

    /// The files of this kind, as a pattern of Visual Studio Code.
    #[must_use]
    pub fn files(self) -> String {
        match self.shape() {
            Shape::Many => format!("{}/**/*.yaml", self.path()),
            Shape::One | Shape::List => format!("{}.yaml", self.path()),
        }
    }
}
