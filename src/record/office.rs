//! Where one goes: offices, the points they take papers at, and their hours.

use super::{Allow, Checked, Clock, Date, Flag, Id, Link, Location, Name, Phone, Text, Texts, Weekdays};
use super::{Level, Season};
use crate::yaml::{Node, NodeKind, Read, Reader};

record! {
    /// An office (nơi tiếp nhận).
    pub struct Office {
        /// Its official name.
        pub name: Text,
        /// Its level of government.
        pub level: Level,
        /// Where it is.
        pub address: Option<Text>,
        /// What to know about the address, such as whose it is.
        pub address_note: Option<Text>,
        /// Where it is, in degrees.
        pub location: Option<Location>,
        /// Its telephones.
        pub phones: Vec<NamedPhone>,
        /// Its electronic mail.
        pub email: Option<super::Email>,
        /// Its Zalo page.
        pub zalo: Option<Link>,
        /// Its own site.
        pub website: Option<Link>,
        /// The fields it serves; empty means all.
        pub fields: Vec<Name>,
        /// The communes it is responsible for, with the old ones in them.
        pub covers: Vec<Cover>,
        /// Other places where it takes papers.
        pub points: Vec<Point>,
        /// When it is open.
        pub hours: Vec<HoursRow>,
        /// Days that differ.
        pub exceptions: Vec<Exception>,
        /// For people who do not walk well.
        pub access: Option<Text>,
        /// Where to leave the motorbike.
        pub parking: Option<Text>,
        /// Where to complain or to praise.
        pub feedback_url: Option<Link>,
        /// Who checked this, and when.
        pub checked: Option<Checked>,
        /// More to know.
        pub note: Option<Text>,
        /// Former addresses; they become redirects.
        pub moved_from: Vec<Name>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
        /// Not published yet.
        pub draft: Option<Flag>,
        /// In a translation: the digest of what was translated.
        pub source: Option<Name>,
    }
}

record! {
    /// A telephone and whose it is.
    pub struct NamedPhone instead super::instead::phone {
        /// Whose it is.
        pub name: Option<Text>,
        /// The number.
        pub number: Phone,
        /// More to know.
        pub note: Option<Text>,
    }
}

record! {
    /// A commune that an office is responsible for.
    pub struct Cover by id {
        /// The id by which `when: {areas}` names it.
        pub id: Id,
        /// Its name since 1 July 2025.
        pub name: Text,
        /// The communes that were joined in it.
        pub formerly: Texts,
    }
}

record! {
    /// Another place where an office takes papers (điểm tiếp nhận).
    pub struct Point by id {
        /// The id by which translations name it.
        pub id: Option<Id>,
        /// Its name.
        pub name: Text,
        /// Where it is.
        pub address: Option<Text>,
        /// Where it is, in degrees.
        pub location: Option<Location>,
        /// When it is open.
        pub hours: Vec<HoursRow>,
        /// The fields it serves; empty means all.
        pub fields: Vec<Name>,
        /// More to know.
        pub note: Option<Text>,
    }
}

record! {
    /// A span of opening hours, on each of some days of the week.
    pub struct HoursRow instead super::instead::hours {
        /// On which days.
        pub days: Weekdays,
        /// It opens.
        pub from: Clock,
        /// It closes.
        pub to: Clock,
        /// Only in this half of the year.
        pub season: Option<Season>,
        /// Only for these fields.
        pub fields: Vec<Name>,
        /// More to know.
        pub note: Option<Text>,
    }
}

impl HoursRow {
    /// Whether it counts for this field; every row does where none is asked for.
    #[must_use]
    pub fn is_for(&self, field: Option<&str>) -> bool {
        self.fields.is_empty() || field.is_none_or(|field| self.fields.iter().any(|name| name.0 == field))
    }
}

record! {
    /// A day on which the hours differ.
    pub struct Exception {
        /// The day.
        pub date: Date,
        /// Closed all day.
        pub closed: Option<Flag>,
        /// Open at these hours.
        pub hours: Vec<Span>,
        /// Why.
        pub reason: Option<Text>,
    }
}

impl Exception {
    /// Whether it is said that it is closed all day.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed.is_some_and(|flag| flag.0)
    }

    /// Whether it says that the day differs.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.is_closed() || !self.hours.is_empty()
    }
}

record! {
    /// From one hour to another.
    pub struct Span instead super::instead::span {
        /// It opens.
        pub from: Clock,
        /// It closes.
        pub to: Clock,
    }
}

record! {
    /// A visit of a mobile team (đợt lưu động).
    pub struct Session {
        /// What it is called.
        pub title: Option<Text>,
        /// File stem of the office that comes.
        pub office: Option<Name>,
        /// Where it sits.
        pub place: Text,
        /// Where that is.
        pub address: Option<Text>,
        /// Where that is, in degrees.
        pub location: Option<Location>,
        /// The days, each with its hours where they differ.
        pub dates: Vec<SessionDay>,
        /// The hours of every day that has none of its own.
        pub hours: Vec<Span>,
        /// File stems of the procedures done there.
        pub procedures: Vec<Name>,
        /// What else is done there, and what to bring.
        pub services: Texts,
        /// More to know.
        pub note: Option<Text>,
        /// Findings that are meant, with a reason.
        pub allow: Vec<Allow>,
        /// Not published yet.
        pub draft: Option<Flag>,
        /// In a translation: the digest of what was translated.
        pub source: Option<Name>,
    }
}

record! {
    /// The written form of a [`SessionDay`].
    pub struct SessionDayMap {
        /// The day.
        pub date: Date,
        /// The hours.
        pub hours: Vec<Span>,
        /// More to know.
        pub note: Option<Text>,
    }
}

/// One day of a mobile session; a bare date has the hours of the session.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct SessionDay(pub SessionDayMap);

impl std::ops::Deref for SessionDay {
    type Target = SessionDayMap;

    fn deref(&self) -> &SessionDayMap {
        &self.0
    }
}

impl Read for SessionDay {
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        Self(match node.kind {
            NodeKind::Scalar(..) => SessionDayMap { date: Date::read(node, reader), ..SessionDayMap::default() },
            _ => SessionDayMap::read(node, reader),
        })
    }

    fn visit<'t>(&'t self, trail: &mut crate::finding::Trail, show: &mut dyn FnMut(&crate::finding::Trail, &'t dyn std::any::Any)) {
        show(trail, self);
        self.0.visit(trail, show);
    }

    fn forget(&mut self, way: &[crate::finding::TrailStep]) {
        self.0.forget(way);
    }
}

written_as_inner!(SessionDay);

described_as! {
    SessionDay = SessionDayMap | Date;
}
