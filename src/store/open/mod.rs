//! Opening a tracker: what the file is, whether this program may use it, and making a new one.
#![expect(clippy::disallowed_methods, reason = "the store opens its own file")]

mod journal;

use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::fault::{NOT_A_TRACKER, fault};
use super::{blocks, migrate, truces};
use crate::error::{Error, ErrorKind, Result};

/// "TRLN": marks an SQLite file as a tracker.
const APPLICATION_ID: i32 = 0x5452_4C4E;
/// Version of the schema in `schema.sql`, `truces/schema.sql` and `blocks/schema.sql`.
pub(super) const SCHEMA_VERSION: i32 = 5;
const SCHEMA: &str = include_str!("../schema.sql");
/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was found on opening.
pub(super) struct Opened {
    pub(super) connection: Connection,
    pub(super) is_new: bool,
    /// Write-ahead logging was refused, as on network folders; the safe journal is used.
    pub(super) without_wal: bool,
}

/// Opens a tracker for writing; makes it where there is none.
pub(super) fn for_writing(path: &Path) -> Result<Opened> {
    look_at(path)?;
    if let Some(folder) = path.parent()
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder).map_err(|error| {
            Error::io(folder, error).hint("name a tracker in a folder that you may write to with --tracker")
        })?;
    }
    let of = |error| fault(path, error);
    let mut connection = connect(path).map_err(of)?;
    let without_wal = !carries_log(path, &connection)?;
    if without_wal {
        drop(connection);
        connection = connect(path).map_err(of)?;
        journal::leave(&connection).map_err(of)?;
    }
    connection.pragma_update(None, "synchronous", "FULL").map_err(of)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(of)?;
    connection.pragma_update(None, "cache_size", -65_536).map_err(of)?;
    let is_new = make_schema(path, &mut connection)?;
    migrate::to_present(path, &mut connection)?;
    Ok(Opened { connection, is_new, without_wal })
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// Makes a connection use the write-ahead log; false where the folder does not carry it. What is no tracker is refused
/// before and left as it is.
fn carries_log(path: &Path, connection: &Connection) -> Result<bool> {
    let of = |error| fault(path, error);
    if !journal::is_read(connection).map_err(of)? {
        return Ok(false);
    }
    known_version(path, connection)?;
    journal::write_ahead(connection).map_err(of)
}

/// Opens a tracker that must be there, for reading only.
pub(super) fn for_reading(path: &Path) -> Result<Connection> {
    look_at(path)?;
    if !path.exists() {
        return Err(Error::new(ErrorKind::Store, "expected a tracker, found no file").at(path).hint(
            "`truceline track FILE…` makes one; another is named with --tracker or TRUCELINE_TRACKER",
        ));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let of = |error| fault(path, error);
    let open = |address: &str, flags| -> std::result::Result<Connection, rusqlite::Error> {
        let connection = Connection::open_with_flags(address, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    };
    let connection = match open(&path.to_string_lossy(), flags) {
        Ok(connection) => connection,
        // Steps that stand in the log alone are brought in by a writer, who also leaves a log that the folder does not
        // carry.
        Err(error) if journal::needs_log(&error) && journal::has_steps(path) => {
            return for_writing(path).map(|opened| opened.connection);
        }
        // In a folder that may not be written, the log beside the file cannot be made: nobody writes there.
        Err(error) if journal::needs_log(&error) => {
            let address = format!("file:{}?immutable=1", escaped(&path.to_string_lossy()));
            open(&address, flags | OpenFlags::SQLITE_OPEN_URI).map_err(of)?
        }
        // A run that was killed left something half written, which only a writer takes back.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ReadOnly) => {
            let writer = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            open(&path.to_string_lossy(), writer).map(drop).map_err(of)?;
            open(&path.to_string_lossy(), flags).map_err(of)?
        }
        Err(error) => return Err(of(error)),
    };
    connection.pragma_update(None, "cache_size", -65_536).map_err(of)?;
    connection.pragma_update(None, "mmap_size", 1_i64 << 31).map_err(of)?;
    if !known_version(path, &connection)? {
        return Err(Error::new(ErrorKind::Store, "expected a tracker, found an empty file")
            .at(path)
            .hint("`truceline track FILE…` fills it; another is named with --tracker or TRUCELINE_TRACKER"));
    }
    // Bringing it to the present schema needs a writer; what it says stays the same.
    if !migrate::is_readable(&connection).map_err(of)? {
        drop(connection);
        return for_writing(path).map(|opened| opened.connection);
    }
    if migrate::is_older(&connection).map_err(of)?
        && let Ok(opened) = for_writing(path)
    {
        return Ok(opened.connection);
    }
    Ok(connection)
}

/// Characters that mean something in an SQLite address.
fn escaped(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// Refuses what is plainly no tracker before the database touches it.
fn look_at(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Err(Error::new(ErrorKind::Store, "expected a tracker's file, found a folder")
            .at(path)
            .hint(format!("name a file in it: --tracker {}", path.join("tracker.db").display())));
    }
    let Ok(mut file) = std::fs::File::open(path) else { return Ok(()) };
    let mut start = Vec::new();
    file.by_ref().take(16).read_to_end(&mut start).map_err(|error| Error::io(path, error))?;
    if start.is_empty() || start == b"SQLite format 3\0" {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Store, "expected a tracker, found a file of another kind")
        .at(path)
        .hint(NOT_A_TRACKER))
}

/// Whether the file is a tracker of this version or older; false where it is still empty. All that is asked is asked of
/// one state of the file, since another process may be making the tracker at this moment.
fn known_version(path: &Path, connection: &Connection) -> Result<bool> {
    let (application, version, tables) = connection
        .query_row(
            "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
             FROM pragma_application_id, pragma_user_version",
            [],
            |row| Ok((row.get::<_, i32>(0)?, row.get::<_, i32>(1)?, row.get::<_, i64>(2)?)),
        )
        .map_err(|error| fault(path, error))?;
    match application {
        APPLICATION_ID if version > SCHEMA_VERSION => Err(Error::new(
            ErrorKind::Store,
            format!("expected a tracker of version {SCHEMA_VERSION} or older, found version {version}"),
        )
        .at(path)
        .hint("it was written by a newer truceline; use that one. Nothing was changed")),
        APPLICATION_ID => Ok(true),
        0 if tables == 0 => Ok(false),
        _ => Err(Error::new(ErrorKind::Store, "expected a tracker, found an SQLite file of another program")
            .at(path)
            .hint(NOT_A_TRACKER)),
    }
}

/// Writes the schema into an empty file, in one transaction; false where it was there already.
fn make_schema(path: &Path, connection: &mut Connection) -> Result<bool> {
    if known_version(path, connection)? {
        return Ok(false);
    }
    let of = |error| fault(path, error);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of)?;
    // Another process may have been faster.
    if known_version(path, &transaction)? {
        return Ok(false);
    }
    transaction.execute_batch(SCHEMA).map_err(of)?;
    transaction.execute_batch(truces::SCHEMA).map_err(of)?;
    transaction.execute_batch(blocks::SCHEMA).map_err(of)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(of)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION).map_err(of)?;
    transaction.commit().map_err(of)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::{connect, for_writing, known_version};

    #[test]
    fn a_tracker_that_another_makes_at_this_moment_is_empty_or_a_tracker() {
        let folder = tempfile::tempdir().expect("a folder");
        for number in 0..40 {
            let path = folder.path().join(format!("{number}.db"));
            std::thread::scope(|scope| {
                scope.spawn(|| for_writing(&path).expect("a new tracker"));
                let connection = connect(&path).expect("a file");
                while !known_version(&path, &connection).expect("empty or a tracker") {}
            });
        }
    }
}
