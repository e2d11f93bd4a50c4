//! The ways to hand in (cách thức thực hiện) and to get the result.

use std::sync::Arc;

use super::{ChannelType, OnlineLevel, Payment};
use super::{HoursRow, Id, Link, Text};
use crate::finding::Trail;
use crate::yaml::{Kind, Node, Read, Reader, Scalar, Style};

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
            Kind::Scalar(..) => ChannelMap { kind: ChannelType::read(node, reader), ..ChannelMap::default() },
            _ => ChannelMap::read(node, reader),
        };
        if map.id.is_none() {
            map.id = Id::scalar(map.kind.as_str(), Style::Plain).ok();
        }
        Self(map)
    }

    fn translate(&mut self, node: &Node, language: &Arc<str>, reader: &mut Reader<'_>) {
        self.0.translate(node, language, reader);
    }

    fn texts<'t>(&'t self, trail: &mut Trail, show: &mut dyn FnMut(&Trail, &'t str)) {
        self.0.texts(trail, show);
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
