//! Each file as its author wrote it, typed: one file per word of the field.
//!
//! Here are the words that are written as one scalar. They are forgiving at the keyboard and strict in the type: what can
//! mean only one thing is read, what can mean two is refused with both readings.

#[macro_use]
mod scalar;
#[macro_use]
mod vocabulary;

mod clock;
mod code;
mod coordinate;
mod count;
mod currency;
mod date;
mod digest;
mod duration;
mod flag;
mod id;
mod money;
mod number;
mod percent;
mod phone;
mod url;
mod weekdays;
mod words;

pub use clock::Clock;
pub use code::Code;
pub use coordinate::{Latitude, Location, Longitude};
pub use count::Count;
pub use currency::Currency;
pub use date::Date;
pub use digest::Digest;
pub use duration::{Duration, Unit};
pub use flag::Flag;
pub use id::Id;
pub use money::Amount;
pub use number::LawNumber;
pub use percent::Percent;
pub use phone::Phone;
pub use url::Link;
pub use weekdays::{Weekday, Weekdays};
pub use words::{Accepted, Audience, ChannelType, FeeKind, HandIn, Level, OnlineLevel, Payment, Presence, StatusWord};

pub use crate::text::{Kind as LinkKind, clean_text, judge, slug};
