//! The tracker's health: faults of the file and of what it says, copies, size.

use std::path::Path;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, Row};

use super::events::rows as event_rows;
use super::fault::fault;
use super::sources::from_json;
use super::{Store, blocks};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Ceasefire, Entry, Mention, text_key};

/// What must not be found, as a query that gives one row for each fault.
const FAULTS: &[(&str, &str)] = &[
    ("a mention without an article", "SELECT id FROM mention WHERE article NOT IN (SELECT n FROM article)"),
    (
        "a mention of an event that is not there",
        "SELECT id FROM mention WHERE event IS NOT NULL AND event NOT IN (SELECT n FROM event)",
    ),
    (
        "an entry of an event that is not there",
        "SELECT id FROM entry WHERE event IS NOT NULL AND event NOT IN (SELECT n FROM event)",
    ),
    (
        "an event without a mention or an entry",
        "SELECT id FROM event WHERE n NOT IN (SELECT event FROM mention WHERE event IS NOT NULL)
            AND n NOT IN (SELECT event FROM entry WHERE event IS NOT NULL)",
    ),
    (
        "an event whose first day lies behind its last, or that has one of them only",
        "SELECT id FROM event WHERE first > last OR (first IS NULL) <> (last IS NULL)",
    ),
    (
        "an event with an impossible day",
        "SELECT id FROM event WHERE (first IS NOT NULL AND date(first) IS NOT first)
            OR (last IS NOT NULL AND date(last) IS NOT last)",
    ),
    ("a change without its step", "SELECT n FROM change WHERE step NOT IN (SELECT n FROM step)"),
    (
        "an event of a truce that is not there",
        "SELECT event FROM truce_event WHERE truce IS NOT NULL AND truce NOT IN (SELECT n FROM truce) LIMIT 20",
    ),
    (
        "a word of an event that is not there",
        "SELECT event FROM event_word WHERE event NOT IN (SELECT n FROM event) LIMIT 20",
    ),
];

impl Store {
    /// The faults of the tracker, in words; none where all is well.
    ///
    /// # Errors
    /// The file is damaged so far that it cannot be looked over.
    pub fn check(&self) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        let found = |sql: &str| -> rusqlite::Result<Vec<String>> {
            self.connection
                .prepare(sql)?
                .query_map([], |row| {
                    row.get::<_, String>(0).or_else(|_| row.get::<_, i64>(0).map(|n| n.to_string()))
                })?
                .collect()
        };
        let told = found("PRAGMA integrity_check(20)").map_err(|error| self.fault(error))?;
        faults.extend(
            told.into_iter().filter(|line| line != "ok").map(|line| format!("the file is damaged: {line}")),
        );
        if !faults.is_empty() {
            return Ok(faults);
        }
        let unsettled = self.is_unsettled()?;
        for (what, sql) in FAULTS {
            for id in found(sql).map_err(|error| self.fault(error))? {
                faults.push(format!("{what}: {id}"));
            }
        }
        if !unsettled {
            let left = "SELECT id FROM mention WHERE event IS NULL UNION ALL SELECT id FROM entry WHERE event IS NULL";
            for id in found(left).map_err(|error| self.fault(error))? {
                faults.push(format!("a mention or entry without an event: {id}"));
            }
        }
        self.not_as_kept(&mut faults).map_err(|error| self.fault(error))?;
        Ok(faults)
    }

    /// What the database hands out unharmed as far as it knows, and which is not what was kept: no text is hashed by
    /// the database, and any letter may have changed on the disk.
    fn not_as_kept(&self, faults: &mut Vec<String>) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare("SELECT id, text_key, text FROM article")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if text_key(row.get_ref(2)?.as_str()?) != row.get_ref(1)?.as_str()? {
                faults.push(format!(
                    "the text of the article {} is not what was kept",
                    row.get_ref(0)?.as_str()?
                ));
            }
        }
        let mut read =
            |what: &str, sql: &str, is_readable: &dyn Fn(&Row<'_>) -> bool| -> rusqlite::Result<()> {
                let mut statement = self.connection.prepare(sql)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    if !is_readable(row) {
                        let id = row.get_ref(0)?.as_str().unwrap_or("?");
                        faults.push(format!("the {what} {id} is not what was kept: it cannot be read"));
                    }
                }
                Ok(())
            };
        let body = |row: &Row<'_>| -> rusqlite::Result<String> { row.get(1) };
        read("mention", "SELECT id, body FROM mention", &|row| {
            body(row).and_then(|body| from_json::<Mention>(&body)).is_ok()
        })?;
        read("entry", "SELECT id, body FROM entry", &|row| {
            body(row).and_then(|body| from_json::<Entry>(&body)).is_ok()
        })?;
        read("truce", "SELECT id, body FROM truce", &|row| {
            body(row).and_then(|body| from_json::<Ceasefire>(&body)).is_ok()
        })?;
        let events = format!("SELECT {} FROM event", event_rows::columns());
        read("event", &events, &|row| event_rows::read(row).is_ok())?;
        let odd = blocks::odd_blocks(&self.connection)?.into_iter();
        faults.extend(odd.map(|events| {
            format!(
                "the second copy of {events} is not what was kept; `truceline vacuum` makes room for another"
            )
        }));
        Ok(())
    }

    /// Copies the tracker to a file that is not there yet; others may go on working with it.
    ///
    /// # Errors
    /// The file is there, or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(Error::new(
                ErrorKind::Store,
                "expected the name of a new file, found one that is there",
            )
            .at(to)
            .hint("name another file, or move this one away"));
        }
        copy(&self.connection, to)
    }

    /// Makes the file as small as it can be. What whoever reads all events keeps of them is made anew then.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn vacuum(&self) -> Result<()> {
        self.connection
            .execute_batch(
                "DELETE FROM event_block; PRAGMA optimize; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);",
            )
            .map_err(|error| self.fault(error))
    }
}

/// Copies a database, as it was when its transaction began, to a file that is not there yet.
pub(super) fn copy(from: &Connection, to: &Path) -> Result<()> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let of = |error| fault(to, error);
    let beside = tempfile::Builder::new()
        .prefix(".truceline-")
        .tempfile_in(folder)
        .map_err(|error| Error::io(to, error))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(beside.path(), flags).map_err(of)?;
    Backup::new(from, &mut copy)
        .and_then(|backup| backup.run_to_completion(4096, std::time::Duration::ZERO, None))
        .map_err(of)?;
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(())).map_err(of)?;
    drop(copy);
    beside.as_file().sync_all().map_err(|error| Error::io(to, error))?;
    beside.persist_noclobber(to).map_err(|error| Error::io(to, error.error))?;
    Ok(())
}
