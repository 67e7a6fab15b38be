//! What the database says, in the words of the tracker's user.

use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_WRITE;

use crate::error::{Error, ErrorKind};

/// Turns a fault of the database into an error with its file and what to do.
pub(super) fn fault(path: &Path, error: rusqlite::Error) -> Error {
    let code = error.sqlite_error_code();
    let (message, hint) = match code {
        Some(ErrorCode::DiskFull) => (
            "the disk is full; this step was not written".to_owned(),
            "make room and run the command again; what was stored before is untouched",
        ),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => (
            "expected a tracker that may be written, found one that is read-only".to_owned(),
            "change the permissions of the file and its folder, or name another with --tracker",
        ),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            "another process is writing to the tracker and did not finish in 30 seconds".to_owned(),
            "wait for it and run the command again; this step was not written",
        ),
        // What is plainly of another kind was refused before the database touched it.
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => (
            format!("the file is damaged: {error}"),
            "`truceline check` says how far; put a copy that `truceline backup` made in its place, or `truceline \
             restore` a dump into a new tracker",
        ),
        Some(ErrorCode::CannotOpen) => (
            "the tracker cannot be opened".to_owned(),
            "the folder must exist and the file must be yours to read; --tracker names another",
        ),
        Some(ErrorCode::SystemIoFailure) if could_not_write(&error) => (
            "the disk took no more of it; this step was not written".to_owned(),
            "make room, or raise the quota or the limit of a file's size, and run the command again; what was stored \
             before is untouched",
        ),
        Some(ErrorCode::SystemIoFailure) => (
            format!("the disk failed: {error}"),
            "check the disk; what was stored before this step is untouched",
        ),
        _ => (error.to_string(), "`truceline check` looks the tracker over"),
    };
    Error::new(ErrorKind::Store, message).at(path).hint(hint).caused_by(error)
}

/// Whether a write was refused, as by a quota or by a limit of a file's size.
fn could_not_write(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == SQLITE_IOERR_WRITE)
}

/// What to do about a file that is no tracker.
pub(super) const NOT_A_TRACKER: &str = "name the tracker's own file with --tracker or TRUCELINE_TRACKER; articles are read with `truceline track FILE`";
