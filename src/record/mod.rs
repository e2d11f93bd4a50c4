//! Each file as its author wrote it, typed.
//!
//! - [`kind`]: the table of the kinds of entries, from which everything that goes through all kinds derives.
//! - [`procedure`], [`office`], [`law`] and the other records: what an entry of a kind holds, declared by `record!`.
//! - [`date`], [`money`], [`phone`] and the other values: what is written as one scalar. They are forgiving at the keyboard and strict
//!   in the type: what can mean only one thing is read, what can mean two is refused with both readings.
//! - [`records`], [`entry`]: from the files of a catalog to [`Records`], with translations.
//! - [`schema`]: the format described for editors.

#[macro_use]
mod scalar;
#[macro_use]
mod vocabulary;

#[cfg(test)]
mod accounted;
mod allow;
mod calling_code;
mod case;
mod catalog_file;
mod change_note;
mod channel;
mod checked;
mod clock;
mod code;
mod coordinate;
mod count;
mod currency;
mod date;
mod deadline;
mod decision;
mod digest;
mod document;
mod draft;
mod duration;
mod email;
mod entry;
mod fee;
mod file_name;
mod flag;
mod id;
mod instead;
mod jurisdiction_id;
#[macro_use]
mod kind;
mod law;
mod life_event;
mod map_link;
mod meaning;
mod meant;
mod misplaced;
mod mistake;
mod money;
mod number;
mod office;
mod outcome;
mod outside;
mod page;
mod pairs;
mod percent;
mod phone;
mod procedure;
mod recording;
mod records;
mod schema;
mod stray;
mod text;
mod url;
mod weekdays;
mod when;
mod whereabouts;
mod words;
mod zone;

pub use allow::{Allow, Allowance, RowStart};
pub use calling_code::CallingCode;
pub use case::Case;
pub use catalog_file::{CatalogFile, Caution, FORMAT, Feedback, Hotline, MOST_LANGUAGES, OVERRIDES, is_language};
pub use change_note::ChangeNote;
pub use channel::{Channel, ChannelName, Return};
pub use checked::Checked;
pub use clock::Clock;
pub use code::Code;
pub use coordinate::Location;
pub use count::Count;
pub use currency::Currency;
pub use date::Date;
pub use deadline::{Deadline, Deadlines};
pub use decision::{Coded, Decision, Listed, TakesEffect};
pub use digest::Digest;
pub use document::Document;
pub(crate) use duration::lengths;
pub use duration::{Duration, Unit};
pub use email::Email;
pub(crate) use entry::part_of;
pub use entry::{Entry, digest, tree_of, whole_tree_of};
pub use fee::{Fee, Fees};
pub use flag::Flag;
pub use id::Id;
pub use jurisdiction_id::JurisdictionId;
pub use kind::{EntryKind, Facts, Shape};
pub use law::{Form, Law, Paper};
pub use life_event::{Elsewhere, EventStep, Joint, LifeEvent};
pub use meaning::digest_of;
pub use mistake::Mistakes;
pub use money::Amount;
pub use number::{law_key, law_shown, number_in, numbers_in};
pub use office::{Cover, Exception, HoursRow, NamedPhone, Office, Point, Session, SessionDay, Span};
pub use outcome::Outcome;
pub use outside::{Outside, outside};
pub use page::{DayOff, DayWorked, DirectAnswer, Field, Holidays, Notice, Page, SearchWords};
pub use pairs::{Name, Pairs};
pub use percent::Percent;
pub use phone::Phone;
pub use procedure::Procedure;
#[cfg(test)]
pub use procedure::{StatusMap, StatusNote};
pub use recording::Recording;
pub use records::{Records, Visit, read};
pub use schema::{Schema, schemas};
pub use text::{Localized, ORIGINAL, Text, Texts};
pub use url::Link;
pub use weekdays::{Weekday, Weekdays};
pub use when::{Effective, When};
pub use words::{
    Accepted, Audience, ChangedPart, ChannelType, DecisionLevel, FeeKind, HandIn, HotlineUse, Level, Logic, MapService, OnlineLevel,
    Payment, Presence, RuleLevel, Season, StatusWord,
};
pub use zone::TimeZoneName;

pub use crate::text::{LinkKind, clean_text, slug};
