//! The ways to hand in (cách thức thực hiện) and to get the result.

use super::vocabulary::{ChannelType, OnlineLevel, Payment};
use super::{HoursRow, Id, Link, Text};
use crate::record;

record! {
    /// One way to hand in the papers.
    pub struct Channel by id {
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

impl Channel {
    /// The id by which rows name it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.id.as_ref().map_or(self.kind.as_str(), |id| id.as_str())
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
