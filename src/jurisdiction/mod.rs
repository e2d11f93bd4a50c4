//! What holds in one country: how its editors write numbers, times and days, and what its law ended.
//!
//! A jurisdiction is a file of data, `jurisdictions/ID.yaml`, chosen by `jurisdiction:` in `catalog.yaml` and read before any entry;
//! the readers of values are handed it. What stands in code is the format's own: its English words, which are the same everywhere.
//! A catalog may say otherwise with keys of its own: [`OVERRIDES`].

mod addresses;
mod codes;
mod key_words;
mod known;
mod laws;
mod national;
mod numeral;
mod old_fonts;
mod papers;
mod phones;
mod phrase;
mod sites;
mod term;
mod token;
mod zone;

pub use addresses::Addresses;
pub use codes::{CodeReading, Codes};
pub use key_words::KeyWords;
pub use known::{IDS, USUAL, lay_over};
pub use laws::{LawKind, Laws};
pub use national::{National, Syllables, Tables};
pub use numeral::Numerals;
pub use old_fonts::OldFont;
pub use papers::{Papers, starts};
pub use phones::Phones;
pub use phrase::{Pattern, Phrase};
pub use sites::{SiteDoubt, Sites};
pub use term::{Term, TermKind, Terms};
pub use token::{Sort, Token, tokens, tokens_from};

use std::collections::BTreeMap;

use serde::Deserialize;

/// One country, or one authority of it, as its file tells. What a file leaves out, its editors have no words for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Jurisdiction {
    /// Its name: `vn`.
    pub id: String,
    /// Its own name and those of all that it extends.
    #[serde(skip)]
    pub kin: Vec<String>,
    /// The language of its originals, by its tag.
    pub language: String,
    /// Where its days begin, by the IANA name, unless a catalog names another.
    pub time_zone: String,
    /// Words of its addresses.
    pub addresses: Addresses,
    /// What pages say otherwise here than the theme does, by language: `words.en.say.place` stands over `say.place` of `i18n/en/`.
    pub words: BTreeMap<String, serde_yaml::Value>,
    /// How codes of procedures look.
    pub codes: Codes,
    /// Numbers in words.
    pub numerals: Numerals,
    /// How long something takes.
    pub durations: Durations,
    /// Amounts.
    pub money: Money,
    /// Days of the calendar.
    pub dates: Dates,
    /// What editors call the keys of the format.
    pub keys: KeyWords,
    /// Words of templates.
    pub template: Template,
    /// Letters as old fonts kept them.
    pub old_fonts: Vec<OldFont>,
    /// Times of the day.
    pub clock: ClockWords,
    /// Days of the week.
    pub weekdays: WeekdayWords,
    /// Where it lies.
    pub place: Place,
    /// Sites of the state on which people hand in, by the ends of their hosts: pages call them by their name.
    pub portals: Vec<String>,
    /// How names of offices and places begin that one looks up by what follows.
    pub name_beginnings: Vec<String>,
    /// Pages that its law asks of every public site.
    pub duties: Vec<Duty>,
    /// Telephone numbers.
    pub phones: Phones,
    /// Numbers of things.
    pub counts: Counts,
    /// How the items of a list are counted.
    pub lists: Lists,
    /// What ended.
    pub former: Former,
    /// How titles begin.
    pub titles: Titles,
    /// Words with which a remark begins and the name of nobody.
    pub no_name: Vec<Phrase>,
    /// Texts that say nothing.
    pub nothing: Vec<Phrase>,
    /// Texts that say nothing, unless they stand at a fee.
    pub nothing_but_of_fees: Vec<Phrase>,
    /// Words with which no text ends.
    pub unfinished: Vec<Unfinished>,
    /// How names of papers are written.
    pub papers: Papers,
    /// How texts of law are named.
    pub laws: Laws,
    /// Words that rules know.
    pub terms: Terms,
    /// Official sites.
    pub sites: Sites,
    /// Records of the national database.
    pub national: National,
    /// Tables as offices keep them.
    pub tables: Tables,
}

/// Words of a template that were never replaced.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Template {
    /// Whole texts, in lower case.
    pub texts: Vec<String>,
    /// Marks of what is to be done, as they are typed.
    pub marks: Vec<String>,
}

/// How a length of time is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Durations {
    /// The spellings of each unit, by its name in the format.
    pub units: BTreeMap<String, Vec<Phrase>>,
    /// What is said before a limit and means nothing by itself.
    pub before: Vec<Pattern>,
    /// What is said behind it, likewise.
    pub after: Vec<Pattern>,
    /// Done on the day on which it was received.
    pub same_day: Vec<Pattern>,
    /// Words by which a limit holds in a case only, in lower case.
    pub by_case: Vec<String>,
    /// What begins like a case and is a turn of the work.
    pub no_case: Vec<String>,
    /// Words near before a length of time that make it a limit, in lower case.
    pub limits: Vec<String>,
    /// Words near before it by which it is none.
    pub no_limits: Vec<String>,
    /// Words by which a limit is made longer, or is no part of it.
    pub longer: Vec<String>,
    /// Words of a remark that say which days are counted.
    pub counts_days: Vec<Phrase>,
    /// What may follow a length of time directly and leaves it as it is: «nếu», «kể từ», «đối với».
    pub goes_on: Vec<Phrase>,
    /// Words by which a length of time is a part of another or a lower bound: «cộng», «ít nhất».
    pub alters: Vec<Phrase>,
}

/// How an amount is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Money {
    /// The country's currency, by its three letters of ISO 4217.
    pub code: String,
    /// How many decimals of its unit are paid in coins: 2 for cents, 0 where nothing is smaller than the unit.
    pub decimals: u8,
    /// What sets the decimals apart where people type them.
    pub decimal: String,
    /// What may set thousands apart.
    pub thousands: Vec<String>,
    /// The spellings of the country's currency.
    pub currency: Vec<Phrase>,
    /// How a sum of it is written, with `{n}` where the number goes.
    pub written: String,
    /// Words that multiply the number before them.
    pub times: BTreeMap<Phrase, u64>,
    /// What may follow an amount in words.
    pub after_words: Vec<Pattern>,
    /// Nothing is paid.
    pub free: Vec<Phrase>,
    /// Nobody has said yet what is paid.
    pub unknown: Vec<Phrase>,
    /// What stands before the thing that is paid for.
    pub per: Vec<Phrase>,
    /// What makes the amount behind it a bound or a difference, and no amount of its own: «đến», «giảm».
    pub relative: Vec<Phrase>,
    /// What may stand beside a channel without saying more: «nộp», «còn».
    pub at_channel: Vec<Phrase>,
    /// What fees are called, in lower case: an amount behind it is one.
    pub named: Vec<String>,
    /// Who or what sets a fee, in lower case.
    pub set_by: Vec<String>,
    /// Words of a note which say that nothing is paid, in lower case.
    pub said_free: Vec<String>,
    /// Words behind them which say that this holds for some only.
    pub for_some: Vec<String>,
}

/// How a day of the calendar is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dates {
    /// What may stand before the day.
    pub day: Vec<Phrase>,
    /// Between day and month, where no sign stands.
    pub month: Vec<Phrase>,
    /// Between month and year.
    pub year: Vec<Phrase>,
    /// What stands before the first day of something.
    pub since: Vec<Phrase>,
    /// What may stand behind the day: «1er».
    pub ordinal: Vec<Phrase>,
    /// The names of months, by their numbers.
    pub months: BTreeMap<u8, Vec<Phrase>>,
}

/// How a time of the day is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClockWords {
    /// What stands between hours and minutes.
    pub hours: Vec<Phrase>,
    /// What may stand behind the minutes.
    pub minutes: Vec<Phrase>,
    /// Parts of the day, and how many hours they add to a time of the first half.
    pub halves: BTreeMap<Phrase, u16>,
}

/// How days of the week are written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WeekdayWords {
    /// The spellings of each day, by its name in the format.
    pub days: BTreeMap<String, Vec<Phrase>>,
    /// All seven.
    pub all: Vec<Phrase>,
    /// Between the first and the last day of a span.
    pub to: Vec<Phrase>,
    /// Between two days.
    pub and: Vec<Phrase>,
    /// What means nothing by itself.
    pub filler: Vec<Phrase>,
    /// Before days that are taken away: «trừ».
    pub except: Vec<Phrase>,
    /// Words by which a day is not that of every week: «tuần», «đầu tháng».
    pub some_weeks: Vec<Phrase>,
}

/// A page that the law asks of a public site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Duty {
    /// Its file stem in `pages/`.
    pub page: String,
    /// Its title.
    pub title: String,
    /// The law that asks for it.
    pub law: String,
}

/// A box on the map, in whole degrees north and east.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// Its southern side.
    pub south: i32,
    /// Its northern side.
    pub north: i32,
    /// Its western side.
    pub west: i32,
    /// Its eastern side.
    pub east: i32,
}

/// How many there are of something.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Counts {
    /// The words for things that are counted, which say nothing that the key does not say.
    pub of: Vec<Phrase>,
}

/// How the items of a list are counted.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lists {
    /// Words that stand before a number, in lower case: «Bước 1».
    pub numbered: Vec<String>,
}

/// What its law ended.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Former {
    /// Kinds of territory that are no more, as they stand before their names.
    pub units: Vec<String>,
    /// The same as they are shortened in addresses.
    pub short: Vec<String>,
    /// Words before which make them a part of another name, such as that of a street.
    pub not_after: Vec<String>,
    /// Words before which say that it is past.
    pub past: Vec<String>,
    /// Words behind an authority which say that it did something when it was there.
    pub acted: Vec<String>,
}

/// How titles begin.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Titles {
    /// Words that say nothing before what is done, in lower case.
    pub before: Vec<String>,
    /// Words before which they do say something.
    pub not_before: Vec<String>,
}

/// A word with which no text ends.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unfinished {
    /// The word.
    pub word: String,
    /// Words behind which it may stand last.
    #[serde(default)]
    pub not_after: Vec<String>,
}
