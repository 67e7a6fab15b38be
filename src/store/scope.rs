//! The scope of a tracker: events outside it are kept apart and counted, not mixed in.

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};

use super::Store;
use super::sources::{self, SettingRow, Source, from_json, json};
use super::step::Step;
use crate::error::Result;
use crate::model::Event;

/// What a tracker is about; without actors and countries it is about everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Names or ids of actors, in lower case, sorted.
    pub actors: Vec<String>,
    /// ISO 3166 alpha-3 codes, in lower case, sorted.
    pub countries: Vec<String>,
}

const SCOPE: &str = "scope";

impl Scope {
    /// Whether everything is inside.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.actors.is_empty() && self.countries.is_empty()
    }

    /// Whether an event is inside: one of its actors, or the country of its place or of an actor, is of the scope.
    #[must_use]
    pub fn holds(&self, event: &Event) -> bool {
        let actor = |name: &str| self.actors.contains(&name.to_lowercase());
        let country = |code: &Option<String>| {
            code.as_ref().is_some_and(|code| self.countries.contains(&code.to_lowercase()))
        };
        self.is_open()
            || event
                .actors
                .iter()
                .any(|who| actor(&who.name) || who.id.as_deref().is_some_and(actor) || country(&who.country))
            || event.place.as_ref().is_some_and(|place| country(&place.country))
    }
}

/// The scope that a tracker has.
pub(super) fn scope(connection: &Connection) -> rusqlite::Result<Scope> {
    connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [SCOPE], |row| {
            from_json(row.get_ref(0)?.as_str()?)
        })
        .optional()
        .map(Option::unwrap_or_default)
}

impl Store {
    /// The scope that the tracker has.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn scope(&self) -> Result<Scope> {
        scope(&self.connection).map_err(|error| self.fault(error))
    }

    /// How many events lie outside the scope.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn outside(&self) -> Result<u64> {
        self.connection
            .query_row("SELECT count(*) FROM event WHERE outside = 1", [], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
            .map_err(|error| self.fault(error))
    }
}

impl Step<'_> {
    /// Gives the tracker another scope.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn set_scope(&mut self, scope: &Scope) -> Result<()> {
        let before = sources::snapshot(&self.transaction, Source::Setting, SCOPE)
            .map_err(|error| self.fault(error))?;
        let after = json(&SettingRow { name: SCOPE.to_owned(), value: json(scope) });
        if before.as_ref() == Some(&after) || (before.is_none() && scope.is_open()) {
            return Ok(());
        }
        self.record(Source::Setting, SCOPE, "scope", before.as_deref(), Some(&after))?;
        if let Some(before) = &before {
            sources::remove(&self.transaction, Source::Setting, before).map_err(|error| self.fault(error))?;
        }
        sources::put(&self.transaction, Source::Setting, &after).map_err(|error| self.fault(error))?;
        self.touched.all = true;
        Ok(())
    }
}
