//! From the sources to the events: merges what was touched by the pure function `merge::events` and writes only the
//! difference.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::copies;
use super::events::rows as event_rows;
use super::material::{self, Material};
use super::scope::{self, Scope};
use super::sources::{Source, json};
use super::step::Step;
use super::truces;
use crate::error::Result;
use crate::lexicon::Lexicon;
use crate::merge;
use crate::model::{Event, when};

/// What a step changed among the events.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// Every event that is new, changed or gone, by id; of a step that was derived in parts, those of the last.
    pub changes: Vec<EventChange>,
    /// How many they are, of all parts.
    pub tally: Tally,
    /// The step's number; `None` where nothing at all was changed.
    pub step: Option<i64>,
}

/// How many events were changed in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// That were not there before.
    pub new: u64,
    /// That are there still.
    pub changed: u64,
    /// That became part of others.
    pub merged: u64,
    /// That are gone.
    pub withdrawn: u64,
}

impl Tally {
    fn count(&mut self, change: &EventChange) {
        *match (&change.before, &change.after, &change.merged_into) {
            (None, ..) => &mut self.new,
            (Some(_), Some(_), _) => &mut self.changed,
            (Some(_), None, Some(_)) => &mut self.merged,
            (Some(_), None, None) => &mut self.withdrawn,
        } += 1;
    }
}

/// One event that is new, changed or gone.
#[derive(Clone, Debug, PartialEq)]
pub struct EventChange {
    /// The event's id.
    pub id: String,
    /// What it was; `None` for a new one.
    pub before: Option<EventBrief>,
    /// What it is; `None` for one that is gone.
    pub after: Option<EventBrief>,
    /// The event that it became part of.
    pub merged_into: Option<String>,
}

/// What the record of changes keeps of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventBrief {
    /// Its label.
    pub label: String,
    /// Its days in words.
    pub when: String,
    /// Its status.
    pub status: String,
    /// What a person decided.
    pub review: String,
    /// The event that it became part of, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<String>,
}

impl EventBrief {
    /// The brief of an event.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        Self {
            label: event.label.clone(),
            when: when(event.days, event.precision, event.edtf.as_deref()),
            status: event.status.to_string(),
            review: event.review.to_string(),
            merged_into: None,
        }
    }
}

/// Derives what follows from what a step touched, and writes the difference.
pub(super) fn derive(step: &mut Step<'_>, lexicon: &Lexicon) -> Result<Derived> {
    let mut touched = std::mem::take(&mut step.touched);
    match take_unsettled(&step.transaction).map_err(|error| step.fault(error))? {
        Some(Unsettled::All) => touched.all = true,
        Some(Unsettled::New) => touched.fresh = true,
        None => {}
    }
    copies::settle(&step.transaction, &mut touched).map_err(|error| step.fault(error))?;
    if touched.is_empty() {
        return Ok(Derived { changes: Vec::new(), tally: step.tally, step: step.number() });
    }
    let found = material::of(&step.transaction, &touched, lexicon).map_err(|error| step.fault(error))?;
    let scope = scope::scope(&step.transaction).map_err(|error| step.fault(error))?;
    let new = merge::events(found.material.for_merge(), lexicon);
    write_difference(step, found.old, &new, &found.material, &scope)
}

/// What a step left to be derived by whoever comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unsettled {
    /// Mentions and entries that have no event yet.
    New,
    /// Everything.
    All,
}

/// Says in the tracker what must be derived, for whoever comes next.
pub(super) fn mark_unsettled(connection: &Connection, what: Unsettled) -> rusqlite::Result<()> {
    let value = match what {
        Unsettled::New => NEW,
        Unsettled::All => "",
    };
    connection
        .execute(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
                ON CONFLICT (name) DO UPDATE SET value = min(value, excluded.value)",
            [UNSETTLED, value],
        )
        .map(|_| ())
}

fn take_unsettled(connection: &Connection) -> rusqlite::Result<Option<Unsettled>> {
    let value: Option<String> = connection
        .prepare_cached("DELETE FROM setting WHERE name = ?1 RETURNING value")?
        .query_row([UNSETTLED], |row| row.get(0))
        .optional()?;
    Ok(value.map(|value| if value == NEW { Unsettled::New } else { Unsettled::All }))
}

/// Name of the mark.
pub(super) const UNSETTLED: &str = "unsettled";
/// Its value where only what is new is left; nothing where all is.
const NEW: &str = "new";

fn write_difference(
    step: &mut Step<'_>,
    mut old: BTreeMap<String, Event>,
    new: &[Event],
    material: &Material,
    scope: &Scope,
) -> Result<Derived> {
    let mut changes = Vec::new();
    for event in new {
        let before = old.remove(&event.id);
        let outside = !scope.holds(event);
        if before.as_ref() == Some(event) {
            place_outside(&step.transaction, event, outside).map_err(|error| step.fault(error))?;
            continue;
        }
        write_event(&step.transaction, before.as_ref(), event, material, outside)
            .map_err(|error| step.fault(error))?;
        changes.push(EventChange {
            id: event.id.clone(),
            before: before.as_ref().map(EventBrief::of),
            after: Some(EventBrief::of(event)),
            merged_into: None,
        });
    }
    for (id, gone) in old {
        let merged_into = take_out(&step.transaction, &gone).map_err(|error| step.fault(error))?;
        changes.push(EventChange { id, before: Some(EventBrief::of(&gone)), after: None, merged_into });
    }
    changes.sort_by(|a, b| a.id.cmp(&b.id));
    for change in &changes {
        step.tally.count(change);
        record(step, change)?;
    }
    Ok(Derived { changes, tally: step.tally, step: step.number() })
}

/// Puts an event outside the scope or inside, where it is not there yet.
fn place_outside(connection: &Connection, event: &Event, outside: bool) -> rusqlite::Result<()> {
    let placed: Option<i64> = connection
        .prepare_cached("UPDATE event SET outside = ?2 WHERE id = ?1 AND outside <> ?2 RETURNING n")?
        .query_row(params![event.id, outside], |row| row.get(0))
        .optional()?;
    placed.map_or(Ok(()), |n| truces::mark(connection, n, [&event.event_type; 2]))
}

fn record(step: &mut Step<'_>, change: &EventChange) -> Result<()> {
    let before = change.before.as_ref().map(json);
    let (what, after) = match (&change.before, &change.after) {
        // What a new event is stands in its own row.
        (None, _) => ("new", None),
        (Some(_), Some(after)) => ("changed", Some(json(after))),
        (Some(before), None) => match &change.merged_into {
            Some(into) => {
                ("merged", Some(json(&EventBrief { merged_into: Some(into.clone()), ..before.clone() })))
            }
            None => ("withdrawn", None),
        },
    };
    step.record(Source::Event, &change.id, what, before.as_deref(), after.as_deref())
}

fn write_event(
    connection: &Connection,
    before: Option<&Event>,
    event: &Event,
    material: &Material,
    outside: bool,
) -> rusqlite::Result<()> {
    let added = event.articles.iter().chain([&event.id]).chain(&event.mentions);
    let added = added.filter_map(|id| material.added.get(id)).max();
    let n = event_rows::write(connection, event, added.map(String::as_str), outside)?;
    truces::mark(connection, n, [&before.unwrap_or(event).event_type, &event.event_type])?;
    let (old, new) = (before.map(words).unwrap_or_default(), words(event));
    for word in old.difference(&new) {
        connection
            .prepare_cached(
                "DELETE FROM event_word WHERE event = ?2 AND word = (SELECT n FROM word WHERE word = ?1)",
            )?
            .execute(params![word, n])?;
    }
    for word in new.difference(&old) {
        let known: Option<i64> = connection
            .prepare_cached("SELECT n FROM word WHERE word = ?1")?
            .query_row([word], |row| row.get(0))
            .optional()?;
        let number = match known {
            Some(number) => number,
            None => {
                connection.prepare_cached("INSERT INTO word (word) VALUES (?1)")?.execute([word])?;
                connection.last_insert_rowid()
            }
        };
        connection
            .prepare_cached("INSERT INTO event_word (word, event) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![number, n])?;
    }
    for id in event.mentions.iter().chain([&event.id]) {
        connection
            .prepare_cached("UPDATE mention SET event = ?2 WHERE id = ?1 AND event IS NOT ?2")?
            .execute(params![id, n])?;
        connection
            .prepare_cached("UPDATE entry SET event = ?2 WHERE id = ?1 AND event IS NOT ?2")?
            .execute(params![id, n])?;
    }
    connection.prepare_cached("DELETE FROM former_id WHERE id = ?1")?.execute([&event.id])?;
    Ok(())
}

/// Takes an event out that is no longer derived; gives the event that it became part of.
fn take_out(connection: &Connection, gone: &Event) -> rusqlite::Result<Option<String>> {
    let n: i64 = connection.query_row("SELECT n FROM event WHERE id = ?1", [&gone.id], |row| row.get(0))?;
    truces::mark(connection, n, [&gone.event_type; 2])?;
    for word in words(gone) {
        connection.execute(
            "DELETE FROM event_word WHERE event = ?2 AND word = (SELECT n FROM word WHERE word = ?1)",
            params![word, n],
        )?;
    }
    connection.execute("DELETE FROM event WHERE n = ?1", [n])?;
    connection.execute("UPDATE mention SET event = NULL WHERE event = ?1", [n])?;
    connection.execute("UPDATE entry SET event = NULL WHERE event = ?1", [n])?;
    // Its id may still be that of a mention, which belongs to another event now; else one of its other mentions may
    // have outlived it.
    let successor = gone.mentions.iter().chain([&gone.id]).find_map(|id| {
        connection
            .query_row(
                "SELECT id FROM mention WHERE id = ?1 UNION SELECT id FROM entry WHERE id = ?1",
                [id],
                |row| row.get::<_, String>(0),
            )
            .ok()
    });
    let successor = successor.map_or_else(|| same_sentence(connection, gone), |id| Ok(Some(id)))?;
    connection.execute(
        "INSERT INTO former_id (id, successor, label) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET successor = excluded.successor, label = excluded.label",
        params![gone.id, successor, gone.label],
    )?;
    let Some(successor) = successor else { return Ok(None) };
    connection
        .query_row(
            "SELECT event.id FROM event WHERE n = (SELECT event FROM mention WHERE id = ?1
                UNION ALL SELECT event FROM entry WHERE id = ?1 LIMIT 1)",
            [successor],
            |row| row.get(0),
        )
        .optional()
}

/// A mention that a new reading found in the sentence of one that it no longer finds.
fn same_sentence(connection: &Connection, gone: &Event) -> rusqlite::Result<Option<String>> {
    let Some(evidence) = &gone.evidence else { return Ok(None) };
    for article in &gone.articles {
        let found: Option<String> = connection
            .query_row(
                "SELECT mention.id FROM mention JOIN article ON article.n = mention.article
                 WHERE article.id = ?1 AND json_extract(mention.body, '$.evidence') = ?2 ORDER BY mention.id LIMIT 1",
                [article, evidence],
                |row| row.get(0),
            )
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// The words by which an event is found, in lower case.
fn words(event: &Event) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for actor in &event.actors {
        words.extend(actor.id.iter().chain([&actor.name]).map(|name| word("actor", name)));
    }
    if let Some(place) = &event.place {
        words.extend(place.country.iter().chain([&place.name]).map(|name| word("place", name)));
    }
    words.extend(event.tags.iter().map(|tag| word("tag", tag)));
    words
}

/// A word of the index. Case is ignored in names, not in tags.
pub(super) fn word(kind: &str, name: &str) -> String {
    if kind == "tag" { format!("{kind}:{name}") } else { format!("{kind}:{}", name.to_lowercase()) }
}
