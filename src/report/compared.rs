//! What a comparison came to, for all of its reports.

use crate::change::{Change, Direction, Weight};
use crate::finding::{Tongue, Words};

/// Two states of a catalog held against each other.
#[derive(Debug, Clone, Default)]
pub struct Compared {
    /// What changed, the worst first.
    pub changes: Vec<Change>,
    /// What the earlier state is called.
    pub since: String,
    /// What the later state is called.
    pub until: String,
    /// What could not be read, and what else there is to say of the two sides.
    pub notes: Vec<Words>,
    /// Sheets of paper that are no longer what the catalog says.
    pub sheets: Option<Vec<SheetToPrint>>,
}

/// A sheet to print again, to print for the first time, or to take down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetToPrint {
    /// What is to be done.
    pub what: SheetTask,
    /// What it is about.
    pub title: String,
    /// Its page.
    pub address: String,
}

/// What is to be done with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetTask {
    /// It says something else.
    Again,
    /// There was none.
    New,
    /// There is none any more.
    Down,
}

impl Compared {
    /// A comparison, with what matters most first: what cannot be compared, what is worse, what nobody announced.
    #[must_use]
    pub fn of(mut changes: Vec<Change>, since: String, until: String, notes: Vec<Words>) -> Self {
        let rank = |change: &Change| {
            let is_known = change.kind.id != "change/not-comparable";
            let worst = match change.direction {
                Direction::Worse => 0,
                Direction::Unclear => 1,
                Direction::Better => 2,
                Direction::Neutral => 3,
            };
            (change.weight == Weight::Minor, is_known, worst, !change.is_unannounced())
        };
        changes.sort_by_key(rank);
        Self { changes, since, until, notes, sheets: None }
    }

    /// How many changes are of this direction, minor ones apart.
    #[must_use]
    pub fn count(&self, direction: Direction) -> usize {
        self.changes.iter().filter(|change| change.weight == Weight::Material && change.direction == direction).count()
    }

    /// How many changes needed a decision and name none.
    #[must_use]
    pub fn unannounced(&self) -> usize {
        self.changes.iter().filter(|change| change.is_unannounced()).count()
    }

    /// How many places could not be compared.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.changes.iter().filter(|change| change.kind.id == "change/not-comparable").count()
    }

    /// All of it in one line.
    #[must_use]
    pub fn summary(&self, tongue: Tongue) -> String {
        let minor = self.changes.iter().filter(|change| change.weight == Weight::Minor).count();
        let (all, unknown) = (self.changes.len() - minor, self.unknown());
        let mut procedures: Vec<&str> = self.changes.iter().map(|change| &*change.procedure.stem).collect();
        procedures.sort_unstable();
        procedures.dedup();
        if self.changes.is_empty() {
            return match tongue {
                Tongue::Vi => "Không có thay đổi nào.".to_owned(),
                Tongue::En => "No changes.".to_owned(),
            };
        }
        let parts = [
            (self.count(Direction::Worse), words!("thiệt hơn", "worse")),
            (self.count(Direction::Unclear) - unknown.min(self.count(Direction::Unclear)), words!("chưa rõ", "unclear")),
            (self.count(Direction::Better), words!("lợi hơn", "better")),
            (self.count(Direction::Neutral), words!("không lợi không thiệt", "neutral")),
            (unknown, words!("không so được", "not comparable")),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {}", words.in_tongue(tongue))).collect();
        let (count, unannounced, is_vi) = (procedures.len(), self.unannounced(), tongue == Tongue::Vi);
        let of = |number: usize, vi: String, en: String| {
            if number == 0 {
                String::new()
            } else if is_vi {
                vi
            } else {
                en
            }
        };
        let list = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        [
            if is_vi {
                format!("{all} thay đổi ở {count} thủ tục{list}")
            } else {
                format!("{all} changes in {count} procedures{list}")
            },
            of(minor, format!("; thêm {minor} chỗ nhỏ"), format!("; {minor} minor ones besides")),
            of(unannounced, format!("; {unannounced} không nêu quyết định"), format!("; {unannounced} without a decision")),
            ".".to_owned(),
        ]
        .concat()
    }
}

/// What is said beside a change: what it means, what it rests on.
#[must_use]
pub fn remark(change: &Change, tongue: Tongue) -> String {
    let cause = &change.procedure.cause;
    let is_vi = tongue == Tongue::Vi;
    if let Some(correction) = change.correction() {
        let day = |day: crate::record::Date| day.spoken(if is_vi { "vi" } else { "en" });
        let stood = match correction.since {
            Some(since) if is_vi => format!(" (ghi sai từ {} đến {})", day(since), day(correction.date)),
            Some(since) => format!(" (wrong from {} until {})", day(since), day(correction.date)),
            None => String::new(),
        };
        return if is_vi {
            format!("đã sửa lại cho đúng{stood}: {}", correction.text)
        } else {
            format!("put right{stood}: {}", correction.text)
        };
    }
    if change.is_unannounced() {
        return if is_vi { "không nêu quyết định".to_owned() } else { "no decision named".to_owned() };
    }
    if !change.kind.is_of_content() {
        return String::new();
    }
    let named = if cause.decisions.is_empty() { &cause.laws } else { &cause.decisions };
    match (named.is_empty(), is_vi) {
        (true, _) => String::new(),
        (false, true) => format!("theo {}", named.join(", ")),
        (false, false) => format!("by {}", named.join(", ")),
    }
}
