//! The values of an entry that rules look at wherever they occur: each of a type, at every place that has one.

use std::any::{Any, TypeId};

use super::said::Said;
use crate::finding::Trail;
use crate::record::{
    Case, Caution, Channel, Checked, Cover, Deadline, DirectAnswer, Document, Effective, Elsewhere, Entry, EventStep, Exception, Fee,
    Holidays, Hotline, HoursRow, Link, Location, Notice, Outcome, Point, SessionDay, Span, Text, Texts, When,
};
use crate::yaml::Read;

/// One value, and where it stands.
#[derive(Debug)]
pub struct PlacedValue<'a> {
    /// The way to it.
    pub trail: Trail,
    /// What it is.
    pub value: Value<'a>,
}

/// What a value is. A rule about one of these holds in every entry that has one.
#[derive(Debug)]
pub enum Value<'a> {
    /// Opening hours by days of the week.
    Hours(&'a [HoursRow]),
    /// Hours of one day.
    Spans(&'a [Span]),
    /// Days that differ.
    Exceptions(&'a [Exception]),
    /// Days of a mobile session.
    SessionDays(&'a [SessionDay]),
    /// Days off and worked days of a year.
    Holidays(&'a Holidays),
    /// When something applies, unless it always does.
    When(&'a When),
    /// An address that it leads to.
    Link(&'a Link),
    /// A place on the earth.
    Location(&'a Location),
    /// From when to when something holds.
    Effective(&'a Effective),
    /// Who checked something, and when again.
    Checked(&'a Checked),
    /// An announcement, shown until a day.
    Notice(&'a Notice),
    /// The ids of a list whose items have some, and the key under which an item has its own.
    Ids(Vec<Option<&'a str>>, &'static str),
}

impl<'a> Value<'a> {
    fn of(any: &'a dyn Any) -> Option<Self> {
        // Asked once, for all types.
        let id = any.type_id();
        macro_rules! get {
            ($type:ty) => {
                (id == TypeId::of::<$type>()).then(|| any.downcast_ref::<$type>()).flatten()
            };
        }
        macro_rules! lists {
            ($($item:ty),*) => {
                $(if let Some(list) = get!(Vec<$item>) {
                    // One alone is no other's twin.
                    return (list.len() > 1).then(|| Self::Ids(list.iter().map(Read::id).collect(), "id"));
                })*
            };
        }
        if let Some(rows) = get!(Vec<HoursRow>) {
            return Some(Self::Hours(rows));
        }
        if let Some(spans) = get!(Vec<Span>) {
            return Some(Self::Spans(spans));
        }
        if let Some(days) = get!(Vec<Exception>) {
            return Some(Self::Exceptions(days));
        }
        if let Some(days) = get!(Vec<SessionDay>) {
            return Some(Self::SessionDays(days));
        }
        if let Some(channels) = get!(Vec<Channel>) {
            return Some(Self::Ids(channels.iter().map(|channel| Some(channel.name())).collect(), "type"));
        }
        lists!(Document, Case, Fee, Deadline, Outcome, Point, Cover, Hotline, Caution, EventStep, Elsewhere, DirectAnswer);
        if let Some(when) = get!(When) {
            return (!when.is_always()).then_some(Self::When(when));
        }
        get!(Location)
            .map(Self::Location)
            .or_else(|| get!(Link).map(Self::Link))
            .or_else(|| get!(Effective).map(Self::Effective))
            .or_else(|| get!(Checked).map(Self::Checked))
            .or_else(|| get!(Notice).map(Self::Notice))
            .or_else(|| get!(Holidays).map(Self::Holidays))
    }
}

/// Everything in an entry that some rule looks at: what it says, and its values.
pub(super) fn look<T: Read>(entry: &Entry<T>) -> (Vec<Said<'_>>, Vec<PlacedValue<'_>>) {
    let (mut said, mut values) = (Vec::new(), Vec::new());
    entry.facts.visit(&mut Trail::default(), &mut |trail, any| {
        if let Some(text) = any.downcast_ref::<Text>() {
            said.extend(Said::of(&text.original, trail));
        } else if let Some(texts) = any.downcast_ref::<Texts>() {
            said.extend(texts.original.iter().enumerate().filter_map(|(index, text)| Said::of(text, &trail.then(index))));
        } else if let Some(value) = Value::of(any) {
            values.push(PlacedValue { trail: trail.clone(), value });
        }
    });
    said.extend(Said::body(entry));
    (said, values)
}
