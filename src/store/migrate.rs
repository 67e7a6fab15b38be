//! Bringing an older tracker to the present schema: after a copy beside it, in one transaction.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::article_rows::published;
use super::fault::fault;
use super::neighbours::put_reach;
use super::open::SCHEMA_VERSION;
use super::sources::from_json;
use super::{blocks as kept_blocks, truces as kept_truces, upkeep};
use crate::error::Result;
use crate::model::Mention;

/// From each version to the next, the first from version 1.
const STEPS: &[fn(&Connection) -> rusqlite::Result<()>] = &[reach, bands, truces, blocks];

/// Whether the tracker's schema is older than this program's.
pub(super) fn is_older(connection: &Connection) -> rusqlite::Result<bool> {
    version(connection).map(|version| version < SCHEMA_VERSION)
}

/// Whether a tracker can be read as it is: to version 4, only blocks were added.
pub(super) fn is_readable(connection: &Connection) -> rusqlite::Result<bool> {
    version(connection).map(|version| version >= 4)
}

/// Copies an older tracker to `NAME.v1` beside it and brings it to the present schema.
pub(super) fn to_present(path: &Path, connection: &mut Connection) -> Result<()> {
    let of = |error| fault(path, error);
    if !is_older(connection).map_err(of)? {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(of)?;
    // Another process may have been faster.
    let old = version(&transaction).map_err(of)?;
    if old >= SCHEMA_VERSION {
        return Ok(());
    }
    let copy = copy_name(path, old);
    if !copy.exists() {
        // Another connection reads what stands there: one that is about to write cannot be copied from.
        let reader = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(of)?;
        upkeep::copy(&reader, &copy)?;
    }
    for step in STEPS.iter().skip(usize::try_from(old - 1).unwrap_or(0)) {
        step(&transaction).map_err(of)?;
    }
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION).map_err(of)?;
    transaction.commit().map_err(of)
}

fn version(connection: &Connection) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// `tracker.db.v1`.
fn copy_name(path: &Path, version: i32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".v{version}"));
    PathBuf::from(name)
}

/// Version 2: stored mentions are found by their sides, places and days.
fn reach(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TABLE mention_reach (
            handle INTEGER NOT NULL,
            class INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            mention TEXT NOT NULL,
            PRIMARY KEY (handle, class, first, mention)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX decision_pair ON decision (value) WHERE field IN ('merge', 'split');",
    )?;
    let mut statement = connection.prepare(
        "SELECT mention.body, article.published FROM mention JOIN article ON article.n = mention.article",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mention: Mention = from_json(row.get_ref(0)?.as_str()?)?;
        put_reach(connection, &mention, published(row, 1)?)?;
    }
    Ok(())
}

/// Version 3: near copies of an article are found by parts of its fingerprint. The next step settles them.
fn bands(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TABLE article_band (
            band INTEGER NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (band, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX article_band_article ON article_band (article);
        CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;",
    )?;
    connection.execute("UPDATE article SET copy_of = ?1", [super::copies::UNSETTLED]).map(|_| ())
}

/// Version 4: truces are kept; whoever asks for them first links them. The event's own column was never filled. Events
/// are handed out in the order of the table without being sorted.
fn truces(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DROP INDEX event_ceasefire;
        ALTER TABLE event DROP COLUMN ceasefire;
        DROP INDEX event_first;
        CREATE INDEX event_order ON event (first, start_time, last, type, id);
        CREATE INDEX event_reported ON event (last_reported) WHERE last_reported IS NOT NULL;
        CREATE INDEX event_planned ON event (last) WHERE status = 'planned';",
    )?;
    connection.execute_batch(kept_truces::SCHEMA)
}

/// Version 5: the events are kept a second time, by field; whoever reads all of them first does it.
fn blocks(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(kept_blocks::SCHEMA)
}
