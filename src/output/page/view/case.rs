//! The reader's own case on the page of a procedure: what can be chosen, and what a script needs to follow the choice.

use serde::Serialize;

use super::LocalText;

/// The form «Trường hợp của bạn».
#[derive(Debug, Clone, Serialize)]
pub struct CaseForm {
    /// One fieldset each, in the order in which the options are numbered.
    pub questions: Vec<CaseQuestion>,
    /// What stands after an amount in the catalog's currency.
    pub money: String,
    /// How many decimals its amounts are counted in, where there are any.
    pub decimals: Option<String>,
    /// Whether it lies open at first: where it does not push the papers off the screen.
    pub open: bool,
}

/// One question.
#[derive(Debug, Clone, Serialize)]
pub struct CaseQuestion {
    /// The legend: «Bạn chuyển đến đâu?»
    pub legend: LocalText,
    /// The name of its controls, and of its part of the address: `truong-hop`.
    pub name: String,
    /// Whether it is one box to tick.
    pub tick: bool,
    /// `row` where two short options stand side by side: a class name.
    pub row: String,
    /// Its options; of many the first ones.
    pub options: Vec<CaseOption>,
    /// The other ones, folded.
    pub more: Vec<CaseOption>,
    /// «5 lựa chọn khác»
    pub others: String,
}

/// One option.
#[derive(Debug, Clone, Serialize)]
pub struct CaseOption {
    /// Its id.
    pub value: String,
    /// «Nhà của mình»
    pub text: LocalText,
}

/// «Dự kiến có kết quả»: the time limits and the day on which each ends.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimeTable {
    /// One row each.
    pub rows: Vec<TimeRow>,
    /// Whether a day can be worked out for some row.
    pub dated: bool,
    /// The working days, for the script.
    pub calendar: String,
}

/// One promised time.
#[derive(Debug, Clone, Serialize)]
pub struct TimeRow {
    /// The condition as numbers of options, for the script; none where it always applies.
    pub code: Option<String>,
    /// «Nộp trực tuyến»; none when there is one time for all.
    pub when: Vec<LocalText>,
    /// «7 ngày làm việc», «Trong ngày làm việc», «Không quy định».
    pub time: String,
    /// What the office promises, cut-off hours, notes.
    pub notes: Vec<LocalText>,
    /// The day on which it ends.
    pub due: Option<DueDay>,
}

/// A day that can be worked out.
#[derive(Debug, Clone, Serialize)]
pub struct DueDay {
    /// The length, for the script: `w14`.
    pub code: String,
    /// Minutes after midnight from which it counts from the next working day.
    pub cutoff: Option<u16>,
}
