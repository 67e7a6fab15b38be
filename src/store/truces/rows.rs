//! Truces as rows of the tracker, there and back.

use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row, params};

use super::super::events::rows::odd;
use super::super::sources::{from_json, json};
use crate::ceasefires::{self, Foe};
use crate::model::Ceasefire;

/// Columns of a truce that [`read`] takes.
pub(super) const COLUMNS: &str = "body, followed, n";

/// Reads a truce from a row of [`COLUMNS`].
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Ceasefire> {
    let mut truce: Ceasefire = from_json(row.get_ref(0)?.as_str()?)?;
    truce.followed = row.get_ref(1)?.as_str_or_null()?.map(from_json).transpose()?;
    Ok(truce)
}

/// The truces of a condition with their numbers.
pub(super) fn numbered(
    connection: &Connection,
    condition: &str,
    values: impl Params,
) -> rusqlite::Result<Vec<(i64, Ceasefire)>> {
    connection
        .prepare(&format!("SELECT {COLUMNS} FROM truce WHERE {condition}"))?
        .query_map(values, |row| Ok((row.get(2)?, read(row)?)))?
        .collect()
}

/// Takes everything out that was linked.
pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM truce_event", [])?;
    connection.execute("DELETE FROM truce_foe", [])?;
    connection.execute("DELETE FROM truce", []).map(|_| ())
}

/// Takes a truce out; where its events belong is left as it is.
pub(super) fn remove(connection: &Connection, n: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM truce WHERE n = ?1")?.execute([n]).map(|_| ())
}

/// Keeps a truce, whoever follows it; `last_report` is the latest day on which one of its events was reported. Gives
/// its number.
pub(super) fn write(
    connection: &Connection,
    truce: &Ceasefire,
    last_report: Option<NaiveDate>,
) -> rusqlite::Result<i64> {
    let latest = truce.links.iter().filter_map(|link| link.day).chain(last_report).max();
    connection
        .prepare_cached(
            "INSERT INTO truce (id, first, latest, effective, ends, pair, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            truce.id,
            text(truce.first_day()),
            text(latest),
            text(truce.effective.as_ref().map(|first| first.day)),
            text(ends(truce)),
            ceasefires::pair(truce),
            json(truce)
        ])?;
    Ok(connection.last_insert_rowid())
}

/// The last day on which a truce can be in force, where it is known.
fn ends(truce: &Ceasefire) -> Option<NaiveDate> {
    let last = [&truce.scheduled_end, &truce.followed].into_iter().flatten().map(|last| last.day).max();
    truce.ended.as_ref().map(|ended| ended.day).or(last)
}

/// Says of the truces of a pair by which each was followed.
pub(super) fn follow(connection: &Connection, pair: &str) -> rusqlite::Result<()> {
    let truces = numbered(connection, "pair = ?1", [pair])?;
    let followed = ceasefires::followers(&truces.iter().map(|(_, truce)| truce).collect::<Vec<_>>());
    for ((n, mut truce), followed) in truces.into_iter().zip(followed) {
        if truce.followed != followed {
            truce.followed = followed;
            connection
                .prepare_cached("UPDATE truce SET followed = ?2, ends = ?3 WHERE n = ?1")?
                .execute(params![n, truce.followed.as_ref().map(json), text(ends(&truce))])?;
        }
    }
    Ok(())
}

/// Puts an event where it stands in time and in a truce.
pub(super) fn place(
    connection: &Connection,
    event: i64,
    truce: Option<i64>,
    at: Option<NaiveDate>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO truce_event (event, truce, at) VALUES (?1, ?2, ?3)
                ON CONFLICT (event) DO UPDATE SET truce = excluded.truce, at = excluded.at
                WHERE truce IS NOT excluded.truce OR at IS NOT excluded.at",
        )?
        .execute(params![event, truce, text(at)])
        .map(|_| ())
}

/// The enemies of whom it was told.
pub(super) fn foes(connection: &Connection) -> rusqlite::Result<Vec<Foe>> {
    connection
        .prepare("SELECT accuses, side, other, since FROM truce_foe")?
        .query_map([], |row| {
            let since = row.get_ref(3)?.as_str()?.parse().map_err(|error| odd(3, error))?;
            Ok(Foe { accuses: row.get(0)?, side: row.get(1)?, other: row.get(2)?, since })
        })?
        .collect()
}

/// Keeps the enemies of whom it is told since a day, in the place of those who were.
pub(super) fn write_foes(
    connection: &Connection,
    since: Option<NaiveDate>,
    foes: &[Foe],
) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM truce_foe WHERE since >= ?1", [text(since).unwrap_or_default()])?;
    let mut insert =
        connection.prepare("INSERT INTO truce_foe (accuses, side, other, since) VALUES (?1, ?2, ?3, ?4)")?;
    // Who is told of without any day is read with the undated events each time.
    for foe in foes.iter().filter(|foe| foe.since < NaiveDate::MAX) {
        insert.execute(params![foe.accuses, foe.side, foe.other, foe.since.to_string()])?;
    }
    Ok(())
}

pub(super) fn text(day: Option<NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}
