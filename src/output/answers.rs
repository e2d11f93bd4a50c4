//! `api/answers.json`: short answers about every procedure, for a chat desk such as Zalo's: choose the procedure, choose what
//! you want to know, and the desk sends the text as it stands.

use rayon::prelude::*;
use serde::Serialize;

use super::page::{ChatAnswers, answers};
use super::{Output, Press};
use crate::error::{Error, Result};
use crate::site::{Address, Site};
use crate::theme::Theme;

/// The feed of answers.
pub(super) struct ChatDesk;

#[derive(Serialize)]
struct ChatFeed {
    /// The version of this format.
    format: u8,
    /// The day for which it was made.
    date: String,
    procedures: Vec<ChatAnswers>,
}

impl Output for ChatDesk {
    type Artifact = ();

    fn artifacts(&self, _: &Site, _: &Theme) -> Vec<(Address, ())> {
        vec![(Address::new("api/answers.json"), ())]
    }

    fn render(&self, (): &(), press: &Press) -> Result<Vec<u8>> {
        let ids: Vec<_> = press.site.catalog.procedures().map(|(id, _)| id).collect();
        let procedures = ids.par_iter().map(|id| answers(press, *id)).collect();
        let feed = ChatFeed { format: 1, date: press.site.catalog.today.to_string(), procedures };
        serde_json::to_vec(&feed).map_err(|error| Error::Theme(error.to_string()))
    }
}
