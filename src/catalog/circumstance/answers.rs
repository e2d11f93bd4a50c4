//! A question, and what was answered.

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionTopic<'a> {
    /// Circumstances of one group, by the group as its editor named it.
    Cases(Option<&'a str>),
    /// How it is handed in.
    Channel,
    /// At which level.
    Level,
    /// Who asks.
    Audience,
    /// What one wants to get.
    Outcome,
    /// Where one lives.
    Area,
}

/// One question. Its options are numbered through all questions of the procedure, from `first` on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<'a> {
    /// What it is about.
    pub about: QuestionTopic<'a>,
    /// The number of its first option.
    pub first: usize,
    /// The ids by which `when` names the options.
    pub options: Vec<&'a str>,
    /// Whether "none of these" is an answer too: the options are not all there is, or there is only one.
    pub open: bool,
}

impl Question<'_> {
    /// Whether it is asked with one box to tick.
    #[must_use]
    pub fn is_tick(&self) -> bool {
        self.options.len() == 1
    }

    /// How many numbers it takes: "none of these" beside several options has one too.
    #[must_use]
    pub fn numbers(&self) -> usize {
        self.options.len() + usize::from(self.open && !self.is_tick())
    }

    /// In how many ways it can be answered.
    #[must_use]
    pub fn ways(&self) -> usize {
        self.options.len() + usize::from(self.open)
    }
}

/// What was chosen: for each numbered option whether it holds; nothing while its question is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers(pub(super) Vec<Option<bool>>);

impl Answers {
    /// Answers a question: with the option of this place, or with none of these.
    pub fn choose(&mut self, question: &Question<'_>, chosen: Option<usize>) {
        for place in 0..question.numbers() {
            let none = chosen.is_none() && !question.is_tick() && place == question.options.len();
            if let Some(slot) = self.0.get_mut(question.first + place) {
                *slot = Some(none || chosen == Some(place));
            }
        }
    }
}
