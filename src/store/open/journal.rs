//! The write-ahead log, and the safe journal where a folder does not carry one: network folders have no memory that
//! processes share.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

/// Whether a tracker could not be read for want of the memory that its log needs.
pub(super) fn needs_log(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed)
    )
}

/// Brings what stands in the log into the file and leaves the log: one process alone needs no shared memory for it.
/// Nothing may have been read through the connection before.
pub(super) fn leave(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "locking_mode", "NORMAL", |_| Ok(()))?;
    // The lock is let go with the next read.
    is_read(connection).map(|_| ())
}

/// Whether a tracker can be read as far as its log is concerned.
pub(super) fn is_read(connection: &Connection) -> rusqlite::Result<bool> {
    match connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Ok(()) => Ok(true),
        Err(error) if needs_log(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Switches to write-ahead logging; false where the file system does not carry it.
pub(super) fn write_ahead(connection: &Connection) -> rusqlite::Result<bool> {
    let mut attempts = 0;
    loop {
        let asked =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
        match asked {
            // Some folders take the word and fail at the first read.
            Ok(mode) if mode.eq_ignore_ascii_case("wal") => return is_read(connection),
            Err(error) if attempts < 600 && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                // Another process is making the same change; the database does not wait here by itself.
                attempts += 1;
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(error)
                if matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::DiskFull)) =>
            {
                return Err(error);
            }
            Ok(_) => return Ok(false),
            Err(error) if needs_log(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}

/// Whether a log lies beside a tracker in which steps stand that the file itself does not have yet.
pub(super) fn has_steps(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}
