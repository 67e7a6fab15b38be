//! What is new since a day: each event's state then beside its state now.

use std::collections::BTreeMap;

use super::Store;
use super::derive::{EventBrief, EventChange};
use super::sources::from_json;
use crate::error::Result;

impl Store {
    /// Events that are not what they were at a moment (RFC 3339, or the beginning of it), by id.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn changes_since(&self, moment: &str) -> Result<Vec<EventChange>> {
        let read = || -> rusqlite::Result<BTreeMap<String, Option<EventBrief>>> {
            let mut first: BTreeMap<String, Option<EventBrief>> = BTreeMap::new();
            let mut statement = self.connection.prepare(
                "SELECT change.id, change.before FROM change JOIN step ON step.n = change.step
                 WHERE change.source = 'event' AND step.at >= ?1 ORDER BY change.n",
            )?;
            let mut rows = statement.query([moment])?;
            while let Some(row) = rows.next()? {
                let id: String = row.get(0)?;
                if let std::collections::btree_map::Entry::Vacant(e) = first.entry(id) {
                    let before = row.get_ref(1)?.as_str_or_null()?.map(from_json).transpose()?;
                    e.insert(before);
                }
            }
            Ok(first)
        };
        let mut since = Vec::new();
        for (id, before) in read().map_err(|error| self.fault(error))? {
            let after = self.event(&id)?.as_ref().map(EventBrief::of);
            let merged_into = match &after {
                None => self.event_id(&id).ok().filter(|into| *into != id),
                Some(_) => None,
            };
            if before != after {
                since.push(EventChange { id, before, after, merged_into });
            }
        }
        Ok(since)
    }
}
