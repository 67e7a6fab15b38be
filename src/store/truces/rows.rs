//! A truce as a row of the tracker, there and back.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::super::sources::{from_json, json};
use crate::model::Ceasefire;

/// Columns of a truce that [`read`] takes.
pub(super) const COLUMNS: &str = "body";

/// Reads a truce from a row of [`COLUMNS`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Ceasefire> {
    from_json(row.get_ref(0)?.as_str()?)
}

/// Takes every truce out.
pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM truce_event", [])?;
    connection.execute("DELETE FROM truce", []).map(|_| ())
}

/// Keeps a truce; `last_report` is the latest day on which one of its events was reported.
pub(super) fn write(
    connection: &Connection,
    truce: &Ceasefire,
    last_report: Option<NaiveDate>,
) -> rusqlite::Result<()> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let latest = truce.links.iter().filter_map(|link| link.day).chain(last_report).max();
    let ends = [&truce.scheduled_end, &truce.followed].into_iter().flatten().map(|last| last.day).max();
    let ends = truce.ended.as_ref().map(|ended| ended.day).or(ends);
    connection
        .prepare_cached(
            "INSERT INTO truce (id, first, latest, effective, ends, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            truce.id,
            day(truce.first_day()),
            day(latest),
            day(truce.effective.as_ref().map(|first| first.day)),
            day(ends),
            json(truce)
        ])?;
    let n = connection.last_insert_rowid();
    let mut link = connection
        .prepare_cached("INSERT INTO truce_event (event, truce) SELECT n, ?2 FROM event WHERE id = ?1")?;
    for event in truce.events() {
        link.execute(params![event, n])?;
    }
    Ok(())
}

/// The number of the truce of an event.
pub(super) fn of_event(connection: &Connection, event: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(
            "SELECT truce FROM truce_event JOIN event ON event.n = truce_event.event WHERE event.id = ?1",
        )?
        .query_row([event], |row| row.get(0))
        .optional()
}
