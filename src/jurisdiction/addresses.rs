//! Words of addresses: folders of the site, parts of its pages, keys behind `#` and `?`.
//!
//! They are those of the jurisdiction, whatever language a page or a command speaks: an address that people have keeps what it
//! says. A theme writes each part of a page as `at-KEY`; when it is loaded, the word stands in its place.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How the parts of a page are marked in a theme: `at-papers`.
const MARK: &str = "at-";

/// The words of a catalog's addresses, of `a–z`, `0–9` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Addresses {
    /// Pages of procedures.
    pub procedures: String,
    /// Pages of fields.
    pub fields: String,
    /// Pages of life events.
    pub life_events: String,
    /// The finder, and pages of offices.
    pub offices: String,
    /// The page of results.
    pub search: String,
    /// Notices.
    pub notices: String,
    /// The register of decisions.
    pub decisions: String,
    /// Mobile sessions.
    pub sessions: String,
    /// What to do when a result is late or refused.
    pub rights: String,
    /// What is printed and posted.
    pub prints: String,
    /// The start of a kiosk.
    pub kiosk: String,
    /// The screen of a waiting room.
    pub screen: String,
    /// The file of a calendar, without its ending.
    pub calendar: String,
    /// Parts of pages by their keys; a part that is not named is called by its key.
    pub parts: BTreeMap<String, String>,
}

impl Default for Addresses {
    fn default() -> Self {
        let word = str::to_owned;
        Self {
            procedures: word("services"),
            fields: word("topics"),
            life_events: word("life-events"),
            offices: word("offices"),
            search: word("search"),
            notices: word("notices"),
            decisions: word("decisions"),
            sessions: word("visits"),
            rights: word("your-rights"),
            prints: word("print"),
            kiosk: word("kiosk"),
            screen: word("screen"),
            calendar: word("calendar"),
            parts: BTreeMap::new(),
        }
    }
}

impl Addresses {
    /// The folder of the pages of a kind of entries, by the kind's own key; pages stand at the root.
    #[must_use]
    pub fn folder(&self, key: &str) -> &str {
        match key {
            "procedures" => &self.procedures,
            "offices" => &self.offices,
            "life-events" => &self.life_events,
            "notices" => &self.notices,
            "decisions" => &self.decisions,
            _ => "",
        }
    }

    /// Whether a part of an address is the folder of entries that have pages.
    #[must_use]
    pub fn is_folder(&self, name: &str) -> bool {
        [&self.procedures, &self.offices, &self.life_events, &self.notices, &self.decisions].into_iter().any(|folder| folder == name)
    }

    /// What a part of a page is called.
    #[must_use]
    pub fn part<'a>(&'a self, key: &'a str) -> &'a str {
        if key == "kiosk" { &self.kiosk } else { self.parts.get(key).map_or(key, String::as_str) }
    }

    /// Whether a page gives this id to a part of its own, or to one of the things that it lists.
    #[must_use]
    pub fn is_taken(&self, id: &str) -> bool {
        RESERVED.contains(&id)
            || PARTS.iter().any(|key| self.part(key) == id)
            || id.starts_with("q-")
            || LISTED.iter().any(|key| id.strip_prefix(self.part(key)).is_some_and(|rest| rest.starts_with('-')))
    }

    /// A text of a theme with the words in the places of their marks.
    #[must_use]
    pub fn put_in(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(MARK) {
            let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
            let before = rest[..at].bytes().next_back().or_else(|| out.bytes().next_back());
            let key = &rest[at + MARK.len()..];
            let key = &key[..key.bytes().position(|byte| !(byte.is_ascii_lowercase() || byte == b'-')).unwrap_or(key.len())];
            let known = PARTS.contains(&key) || LISTED.contains(&key) || KEYS.contains(&key);
            out.push_str(&rest[..at]);
            if known && !before.as_ref().is_some_and(is_word) {
                out.push_str(self.part(key));
            } else {
                out.push_str(MARK);
                out.push_str(key);
            }
            rest = &rest[at + MARK.len() + key.len()..];
        }
        out.push_str(rest);
        out
    }
}

/// Ids that are the same everywhere.
const RESERVED: [&str; 7] = ["a-z", "main", "q", "search-note", "search-others", "search-results", "search-status"];

/// Parts of pages. A text of an editor never bears their names.
const PARTS: [&str; 33] = [
    "all",
    "bill",
    "call",
    "case",
    "content",
    "exempt",
    "fees",
    "field",
    "formerly",
    "forms",
    "index",
    "late",
    "laws",
    "level",
    "mistakes",
    "more",
    "open",
    "opening",
    "outcomes",
    "papers",
    "place",
    "posted",
    "procedures",
    "reply",
    "rest",
    "sessions",
    "share",
    "steps",
    "times",
    "totals",
    "warnings",
    "where",
    "who",
];

/// What pages list under ids of their own: letters, forms, cases, communes.
const LISTED: [&str; 5] = ["letter", "form", "case-of", "commune", "answer"];

/// Keys of what readers chose, behind `#` and `?`.
const KEYS: [&str; 3] = ["day", "mine", "kiosk"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{IDS, Jurisdiction};

    fn here() -> Addresses {
        let parts = [("papers", "giay-to"), ("case", "truong-hop"), ("case-of", "th"), ("letter", "chu")];
        Addresses { parts: parts.map(|(key, word)| (key.to_owned(), word.to_owned())).into(), ..Addresses::default() }
    }

    #[test]
    fn marks_become_words_in_templates_styles_and_scripts() {
        let text = "<a href=\"#at-papers\">#at-case h3{} ['at-papers'] at-case-of at-fees";
        assert_eq!(here().put_in(text), "<a href=\"#giay-to\">#truong-hop h3{} ['giay-to'] th fees");
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for text in ["flat-papers", "data-at-papers", "data-at=\"x\"", "at-papery", "at-", "mat-case"] {
            assert_eq!(here().put_in(text), text);
        }
    }

    #[test]
    fn ids_of_pages_are_taken() {
        for id in ["giay-to", "truong-hop", "chu-a", "th-1", "q-x", "main", "fees"] {
            assert!(here().is_taken(id), "{id}");
        }
        for id in ["papers", "chu", "thi", "theme"] {
            assert!(!here().is_taken(id), "{id}");
        }
    }

    #[test]
    fn every_address_can_be_written_and_none_is_said_twice() {
        for id in IDS {
            let words = &Jurisdiction::named(id).unwrap().addresses;
            let Addresses {
                procedures,
                fields,
                life_events,
                offices,
                search,
                notices,
                decisions,
                sessions,
                rights,
                prints,
                kiosk,
                screen,
                ..
            } = words;
            let mut folders =
                vec![procedures, fields, life_events, offices, search, notices, decisions, sessions, rights, prints, kiosk, screen];
            let plain = |word: &&String| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'0'..=b'9'))
            };
            assert!(folders.iter().chain([&&words.calendar]).copied().chain(words.parts.values()).all(|word| plain(&word)), "{id}");
            let known = |key: &&String| PARTS.contains(&key.as_str()) || LISTED.contains(&key.as_str()) || ROWS.contains(&key.as_str());
            assert_eq!(words.parts.keys().find(|key| !known(key)), None, "{id}");
            folders.sort_unstable();
            folders.dedup();
            assert_eq!(folders.len(), 12, "{id}");
            let mut parts = PARTS.map(|key| words.part(key));
            parts.sort_unstable();
            assert!(parts.windows(2).all(|pair| pair[0] != pair[1]), "{id}: {parts:?}");
        }
    }

    /// Keys that only the program asks for.
    const ROWS: [&str; 10] = ["day", "mine", "section", "digits", "way", "audience", "outcome", "area", "other", "rating"];
}
