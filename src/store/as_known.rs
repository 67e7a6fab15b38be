//! What the tracker would have said on a day: its events derived from the articles published by then.

use chrono::NaiveDate;

use super::Store;
use super::material::everything;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::merge;
use crate::model::Event;

impl Store {
    /// The events that follow from the articles published up to a day, by day and id. Articles without a date are
    /// left out; of the entries by hand, those are kept whose day had come or that have none. What people
    /// decided since stands.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn events_as_known_on(&self, day: NaiveDate, lexicon: &Lexicon) -> Result<Vec<Event>> {
        let mut material = everything(&self.connection).map_err(|error| self.fault(error))?;
        material.articles.retain(|article| article.published.is_some_and(|published| published <= day));
        let known: std::collections::BTreeSet<&str> =
            material.articles.iter().map(|article| article.id.as_str()).collect();
        material.mentions.retain(|mention| known.contains(mention.article.as_str()));
        material.entries.retain(|entry| entry.mention.days.is_none_or(|days| days.first <= day));
        Ok(merge::events(material.for_merge(), lexicon))
    }
}
