//! Mentions of one thing become one event, by a pure function of mentions and decisions. Layer 3.

use crate::lexicon::EventTypes;
use crate::model::{Decision, Entry, Event, Mention};

/// What the merger needs to know of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleFacts {
    /// Its id.
    pub id: String,
    /// Day of publication.
    pub published: Option<chrono::NaiveDate>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// The article that it is a near copy of.
    pub copy_of: Option<String>,
}

/// Merges mentions into events; the order of the input does not matter.
#[must_use]
pub fn events(
    mentions: &[Mention],
    entries: &[Entry],
    articles: &[ArticleFacts],
    decisions: &[Decision],
    types: &EventTypes,
) -> Vec<Event> {
    let _ = (mentions, entries, articles, decisions, types);
    Vec::new()
}
