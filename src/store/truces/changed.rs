//! What was changed since the truces were linked.

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::ceasefires;
use crate::lexicon::Lexicon;

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

/// Notes that all truces must be linked anew.
pub(in crate::store) fn mark_all(connection: &Connection) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM truce_basis")?.execute([]).map(|_| ())
}

/// Whether the kept truces are those of the present events.
pub(super) fn are_present(connection: &Connection, lexicon: &Lexicon) -> rusqlite::Result<bool> {
    let linked_by: Option<String> =
        connection.query_row("SELECT basis FROM truce_basis", [], |row| row.get(0)).optional()?;
    let is_changed = "SELECT EXISTS (SELECT 1 FROM truce_change)";
    Ok(linked_by.is_some_and(|linked_by| linked_by == basis(lexicon))
        && !connection.query_row(is_changed, [], |row| row.get::<_, bool>(0))?)
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
