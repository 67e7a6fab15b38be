//! What was changed since the truces were linked.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::ceasefires::{self, field};
use crate::lexicon::Lexicon;
use crate::model::Decision;

/// Stands for a decision that places no event: what a truce is called, how it ended.
const NO_EVENT: i64 = 0;

/// Notes that an event of some types is another than it was. The types that can be a stage of a truce are those with
/// which the kept truces were linked, whatever the writer's vocabulary holds.
pub(in crate::store) fn mark(connection: &Connection, event: i64, types: [&str; 2]) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO truce_change (event)
             SELECT ?1 WHERE EXISTS (SELECT 1 FROM truce_type WHERE type IN (?2, ?3)) ON CONFLICT DO NOTHING",
        )?
        .execute(params![event, types[0], types[1]])
        .map(|_| ())
}

/// Notes that a decision about a truce came or went. The event that it places may be derived only after it; then it is
/// new, and noted as such.
pub(in crate::store) fn mark_decision(connection: &Connection, decision: &Decision) -> rusqlite::Result<()> {
    if !decision.field.starts_with(field::LINK) {
        return Ok(());
    }
    let mut event = None;
    if decision.field == field::LINK {
        event = connection
            .prepare_cached(
                "SELECT event FROM mention WHERE id = ?1 UNION ALL SELECT event FROM entry WHERE id = ?1 LIMIT 1",
            )?
            .query_row([&decision.id], |row| row.get::<_, Option<i64>>(0))
            .optional()?
            .flatten();
    }
    connection
        .prepare_cached("INSERT INTO truce_change (event) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([event.unwrap_or(NO_EVENT)])
        .map(|_| ())
}

/// How far the kept truces are those of the present events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Wholly.
    Present,
    /// But for what follows from events and decisions that were changed.
    Changed,
    /// Not at all: they were linked by other rules or another vocabulary, or never.
    Other,
}

pub(super) fn state(connection: &Connection, lexicon: &Lexicon) -> rusqlite::Result<State> {
    let linked_by: Option<String> =
        connection.query_row("SELECT basis FROM truce_basis", [], |row| row.get(0)).optional()?;
    if linked_by.is_none_or(|linked_by| linked_by != basis(lexicon)) {
        return Ok(State::Other);
    }
    let is_changed = "SELECT EXISTS (SELECT 1 FROM truce_change)";
    let is_changed = connection.query_row(is_changed, [], |row| row.get::<_, bool>(0))?;
    Ok(if is_changed { State::Changed } else { State::Present })
}

/// Says that the truces are linked from all that is there.
pub(super) fn settle(connection: &Connection, lexicon: &Lexicon) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM truce_change", [])?;
    connection.execute("DELETE FROM truce_type", [])?;
    let mut insert = connection.prepare("INSERT INTO truce_type (type) VALUES (?1)")?;
    for id in ceasefires::types_with_a_stage(lexicon.types()) {
        insert.execute([id])?;
    }
    connection.execute("DELETE FROM truce_basis", [])?;
    connection.execute("INSERT INTO truce_basis (basis) VALUES (?1)", [basis(lexicon)]).map(|_| ())
}

/// What truces are linked by, besides events and decisions: the rules, and the vocabulary.
fn basis(lexicon: &Lexicon) -> String {
    format!("{} {}", ceasefires::rules(), lexicon.hash())
}
