//! The ways to hand in (cách thức thực hiện) and to get the result.

use std::any::Any;
use std::sync::Arc;

use super::{ChannelType, OnlineLevel, Payment};
use super::{HoursRow, Id, Link, Name, Text};
use crate::finding::{Trail, TrailStep};
use crate::jurisdiction::Jurisdiction;
use crate::yaml::{Fault, Node, NodeKind, Read, Reader, Scalar, Style};

record! {
    /// The written form of a [`Channel`].
    pub struct ChannelMap by id {
        /// By default its type.
        pub id: Option<Id>,
        /// In person, online or by post.
        pub kind as "type": ChannelType,
        /// Whether all of it can be done online.
        pub online_level: Option<OnlineLevel>,
        /// Where it is done online.
        pub url: Option<Link>,
        /// More to know.
        pub note: Option<Text>,
        /// When, where that differs from the office's hours.
        pub hours: Vec<HoursRow>,
        /// How one can pay.
        pub payment: Vec<Payment>,
        /// When it is out of service, in words.
        pub downtime: Option<Text>,
    }
}

/// One way to hand in the papers. Its id is by default its type.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Channel(pub ChannelMap);

impl std::ops::Deref for Channel {
    type Target = ChannelMap;

    fn deref(&self) -> &ChannelMap {
        &self.0
    }
}

impl Read for Channel {
    /// A bare word is the type.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Self {
        let mut map = match node.kind {
            NodeKind::Scalar(..) => ChannelMap { kind: ChannelType::read(node, reader), ..ChannelMap::default() },
            _ => ChannelMap::read(node, reader),
        };
        if map.id.is_none() {
            map.id = Id::scalar(map.kind.as_str(), Style::Plain, reader.habits).ok();
        }
        Self(map)
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        self.0.translate(node, language, reader);
    }

    fn visit<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t dyn Any)) {
        show(trail, self);
        self.0.visit(trail, show);
    }

    fn forget(&mut self, way: &[TrailStep]) {
        self.0.forget(way);
    }

    fn id(&self) -> Option<&str> {
        self.0.id()
    }
}

impl Channel {
    /// The id by which rows name it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.as_ref().map_or(self.kind.as_str(), Id::as_str)
    }
}

/// The id of a channel, as rows name it. What is typed for its type, such as «trực tiếp», is the id that it has by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct ChannelName(pub String);

impl Scalar for ChannelName {
    const WHAT: (&'static str, &'static str) = Name::WHAT;

    fn schema() -> serde_json::Value {
        Name::schema()
    }

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let name = Name::scalar(text, style, habits)?.0;
        // What is an id already may be one of the editor's own.
        if Id::scalar(&name, style, habits).is_ok() {
            return Ok(Self(name));
        }
        Ok(Self(ChannelType::scalar(&name, style, habits).map_or(name, |kind| kind.as_str().to_owned())))
    }
}

impl std::ops::Deref for ChannelName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

read_scalar!(ChannelName);

record! {
    /// One way in which the result comes back.
    pub struct Return by kind {
        /// In person, online or by post.
        pub kind as "type": ChannelType,
        /// More to know.
        pub note: Option<Text>,
    }
}

impl crate::yaml::Identify for ChannelType {
    fn identify(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

written_as_inner!(Channel);

described_as! {
    Channel = ChannelMap | ChannelType;
}
