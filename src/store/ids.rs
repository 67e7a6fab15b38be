//! From any id, or the beginning of one, that was ever shown to the event it stands for now.

use rusqlite::OptionalExtension as _;

use super::Store;
use crate::error::{Error, ErrorKind, Result};

/// What an id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// An event that is there.
    Event(String),
    /// An event that was withdrawn; its label.
    Withdrawn(String),
}

impl Store {
    /// The event that an id, a former id, the id of one of its mentions, or any unique beginning of these stands for.
    ///
    /// # Errors
    /// No event or several have an id that begins so.
    pub fn event_id(&self, prefix: &str) -> Result<String> {
        match self.resolve(prefix)? {
            Resolved::Event(id) => Ok(id),
            Resolved::Withdrawn(label) => Err(Error::new(
                ErrorKind::Usage,
                format!(
                    "the event `{prefix}` ({label}) was withdrawn: nothing in the tracker reports it any more"
                ),
            )
            .hint(format!("`truceline history {prefix}` says when and why"))),
        }
    }

    /// As [`Store::event_id`], and also says what an id stood for that stands for nothing now.
    ///
    /// # Errors
    /// No event or several have an id that begins so.
    pub fn resolve(&self, prefix: &str) -> Result<Resolved> {
        let prefix = prefix.trim().to_ascii_lowercase();
        if prefix.is_empty() || !prefix.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Error::new(
                ErrorKind::Usage,
                format!("expected the id of an event, found `{prefix}`"),
            )
            .hint("`truceline list` shows the ids; any unique beginning will do"));
        }
        let read = || self.candidates(&prefix);
        let (events, withdrawn) = read().map_err(|error| self.fault(error))?;
        match (events.as_slice(), withdrawn.as_slice()) {
            ([(id, _)], _) => Ok(Resolved::Event(id.clone())),
            ([], [label]) => Ok(Resolved::Withdrawn(label.clone())),
            ([], []) => {
                Err(Error::new(ErrorKind::Usage, format!("no event has an id that begins with `{prefix}`"))
                    .hint("`truceline list` shows the ids"))
            }
            ([], labels) => Err(several(&prefix, labels)),
            (events, _) => {
                let names: Vec<String> = events
                    .iter()
                    .map(|(id, label)| format!("{} ({label})", &id[..id.len().min(12)]))
                    .collect();
                Err(several(&prefix, &names))
            }
        }
    }

    /// Events whose ids, mentions or former ids begin so, and labels of those that were withdrawn.
    fn candidates(&self, prefix: &str) -> rusqlite::Result<(Vec<(String, String)>, Vec<String>)> {
        let after = format!("{prefix}~");
        let mut events: Vec<(String, String)> = self
            .connection
            .prepare_cached(
                "SELECT id, label FROM event WHERE n IN (
                    SELECT n FROM event WHERE id >= ?1 AND id < ?2
                    UNION SELECT event FROM mention WHERE id >= ?1 AND id < ?2
                    UNION SELECT event FROM entry WHERE id >= ?1 AND id < ?2
                    UNION SELECT mention.event FROM former_id JOIN mention ON mention.id = former_id.successor
                        WHERE former_id.id >= ?1 AND former_id.id < ?2
                    UNION SELECT entry.event FROM former_id JOIN entry ON entry.id = former_id.successor
                        WHERE former_id.id >= ?1 AND former_id.id < ?2
                 ) ORDER BY id LIMIT 5",
            )?
            .query_map([prefix, &after], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        // A whole id is meant even where it begins another.
        let whole: Option<(String, String)> = self
            .connection
            .query_row("SELECT id, label FROM event WHERE id = ?1", [prefix], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        if let Some(whole) = whole {
            events = vec![whole];
        }
        let withdrawn = self
            .connection
            .prepare_cached(
                "SELECT label FROM former_id WHERE id >= ?1 AND id < ?2
                    AND (successor IS NULL OR (successor NOT IN (SELECT id FROM mention)
                    AND successor NOT IN (SELECT id FROM entry))) ORDER BY id LIMIT 5",
            )?
            .query_map([prefix, &after], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok((events, withdrawn))
    }

    /// The article that an id or any unique beginning of one stands for.
    ///
    /// # Errors
    /// No article or several have an id that begins so.
    pub fn article_id(&self, prefix: &str) -> Result<String> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let whole: Option<String> = self
                .connection
                .query_row("SELECT id FROM article WHERE id = ?1", [prefix], |row| row.get(0))
                .optional()?;
            if let Some(whole) = whole {
                return Ok(vec![whole]);
            }
            self.connection
                .prepare("SELECT id FROM article WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 5")?
                .query_map([prefix], |row| row.get(0))?
                .collect()
        };
        let ids = read().map_err(|error| self.fault(error))?;
        match ids.as_slice() {
            [id] => Ok(id.clone()),
            [] => {
                Err(Error::new(ErrorKind::Usage, format!("no article has an id that begins with `{prefix}`"))
                    .hint("`truceline articles` shows the ids"))
            }
            several_ids => Err(several(prefix, several_ids)),
        }
    }
}

fn several(prefix: &str, names: &[String]) -> Error {
    Error::new(ErrorKind::Usage, format!("`{prefix}` is the beginning of several ids: {}", names.join(", ")))
        .hint("give more of the id")
}
