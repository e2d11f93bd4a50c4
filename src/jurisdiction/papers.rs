//! How names of papers are written: what begins one, and what stands among papers and is none.

use serde::Deserialize;

/// Words in names of papers, in lower case.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Papers {
    /// How papers begin.
    pub begin: Vec<String>,
    /// How those begin of which one may be asked for or another.
    pub choices: Vec<String>,
    /// What begins like a paper and is a heading where it ends in a colon.
    pub headings: Vec<String>,
    /// How a row begins that says how many sets are handed in.
    pub sets: Vec<String>,
    /// How a row begins that speaks of a circumstance.
    pub cases: Vec<String>,
    /// How a row begins that speaks of a condition.
    pub conditions: Vec<String>,
    /// Words by which a row that speaks of a circumstance asks for papers.
    pub brings: Vec<String>,
    /// What begins like these and asks for none.
    pub brings_not: Vec<String>,
    /// Words by which a row that speaks of a circumstance is a rule.
    pub obliges: Vec<String>,
    /// Words of a way in which nothing is handed in on paper.
    pub paperless: Vec<String>,
    /// How remarks begin.
    pub remarks: Vec<String>,
    /// How remarks begin that may ask for a paper.
    pub unless_asked: Vec<String>,
    /// Words behind which a paper is asked for.
    pub asks: Vec<String>,
    /// Words before these that turn them round.
    pub not_asked: Vec<String>,
    /// How a copy begins.
    pub copies: Vec<String>,
    /// What alone is no name of a paper.
    pub nameless: Vec<String>,
    /// How those begin that an office issues as such.
    pub issued_copies: Vec<String>,
    /// Words by which an original may take the place of a copy.
    pub or_original: Vec<String>,
    /// Words by which one of several is meant.
    pub one_of: Vec<String>,
}

impl Papers {
    /// Whether a name in lower case begins like one of a paper.
    #[must_use]
    pub fn begin(&self, name: &str) -> bool {
        starts(&self.begin, name)
    }

    /// Whether it begins like one of a paper that is none of the headings.
    #[must_use]
    pub fn begin_alone(&self, name: &str) -> bool {
        self.begin(name) && !starts(&self.headings, name)
    }

    /// Whether an item of a list in lower case is a paper.
    #[must_use]
    pub fn name(&self, item: &str) -> bool {
        let item = item.trim_end_matches(|c: char| !c.is_alphanumeric());
        self.begin(item) && item.starts_with(char::is_alphabetic) && !self.nameless.iter().any(|word| word == item)
    }

    /// Whether it begins like one of a copy that somebody makes of a paper.
    #[must_use]
    pub fn begin_as_copy(&self, name: &str) -> bool {
        starts(&self.copies, name) && !starts(&self.issued_copies, name)
    }

    /// Whether a row in lower case speaks of a circumstance first.
    #[must_use]
    pub fn speak_of_case(&self, row: &str) -> bool {
        starts(&self.cases, row) || starts(&self.conditions, row)
    }

    /// Whether a row in lower case asks for papers, whatever they are called: to take it for a remark would lose them.
    #[must_use]
    pub fn brought(&self, row: &str) -> bool {
        let is_asked = |at: usize| {
            let before = row[..at].trim_end();
            !self.not_asked.iter().any(|word| before.ends_with(word.as_str())) && !starts(&self.brings_not, &row[at..])
        };
        self.brings.iter().any(|word| row.match_indices(word.as_str()).any(|(at, _)| is_asked(at)))
    }

    /// Where the first paper begins that a name in lower case asks for: «… thì nộp thêm giấy …».
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<usize> {
        let ends = self.asks.iter().flat_map(|verb| {
            let is_asked = |at: &usize| !self.not_asked.iter().any(|word| name[..*at].trim_end().ends_with(word.as_str()));
            let at = name.match_indices(verb.as_str()).map(|(at, _)| at).filter(is_asked);
            at.map(move |at| at + verb.len()).filter(|end| name[*end..].starts_with(' ')).map(|end| end + 1)
        });
        ends.filter(|end| self.begin(&name[*end..])).min()
    }
}

/// Whether a text in lower case begins with one of these words.
pub fn starts(words: &[String], name: &str) -> bool {
    words.iter().any(|word| name.starts_with(word.as_str()))
}
