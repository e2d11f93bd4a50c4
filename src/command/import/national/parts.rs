//! The parts of a record, before anything of it is read as a value of the format.

/// A record, before anything of it is read as a value of the format.
#[derive(Debug, Default)]
pub(super) struct NationalRecord {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) decisions: Vec<String>,
    pub(super) levels: Vec<String>,
    pub(super) field: String,
    pub(super) audience: Vec<String>,
    pub(super) steps: String,
    pub(super) channels: Vec<Way>,
    pub(super) is_full: bool,
    pub(super) groups: Vec<Group>,
    pub(super) laws: Vec<NationalLaw>,
    pub(super) conditions: String,
    pub(super) outcomes: Vec<NationalOutcome>,
    pub(super) source: String,
    pub(super) keywords: String,
    /// What has no key of its own in the format, by the name of what is said.
    pub(super) said: Vec<(String, String)>,
}

/// One row of the ways to hand in.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Way {
    pub(super) kind: String,
    pub(super) time: Option<String>,
    pub(super) fees: Vec<NationalFee>,
    pub(super) note: String,
}

/// What is paid for one way.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum NationalFee {
    /// Nothing, with what is said beside it.
    Free(String),
    /// So much.
    Amount { amount: String, currency: String, note: String },
    /// It is not said; some text may stand there.
    Unsaid(String),
}

/// The papers of one case.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Group {
    pub(super) case: String,
    pub(super) papers: Vec<NationalPaper>,
}

/// One paper.
#[derive(Debug, Default, PartialEq)]
pub(super) struct NationalPaper {
    pub(super) name: String,
    /// The names of the files of its forms.
    pub(super) forms: Vec<String>,
    /// Whether its name holds that of a file, too.
    pub(super) is_whole: bool,
    /// What is said of it beside.
    pub(super) note: String,
    pub(super) originals: Option<String>,
    pub(super) copies: Option<String>,
}

/// One result.
#[derive(Debug, Default)]
pub(super) struct NationalOutcome {
    pub(super) name: String,
    pub(super) note: String,
}

/// One law that a record rests on.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct NationalLaw {
    pub(super) number: String,
    pub(super) title: String,
}
