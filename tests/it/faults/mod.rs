//! What the tracker survives: sudden ends, many at once, full disks, damage, files that are none.

mod damage;
mod kills;
mod limits;
mod many;

use std::path::Path;

/// How often a thing is done: as often as the tests have time for, or as a variable of the environment says.
fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |times| times.parse().expect("a number of times"))
}

/// A table of so many events.
fn table(rows: usize) -> String {
    let rows = (0..rows).map(|row| format!("2025-01-{:02},attack,Event number {row}\n", 1 + row % 28));
    std::iter::once("date,type,label\n".to_owned()).chain(rows).collect()
}

/// So many articles, as JSON lines.
fn news(articles: usize) -> String {
    let line = |n| {
        format!(
            "{{\"id\": \"a{n}\", \"published\": \"2025-05-{:02}\", \"text\": \"Russia and Ukraine agreed on Monday in Oslo \
             to a truce of {n} days.\"}}\n",
            1 + n % 28
        )
    };
    (0..articles).map(line).collect()
}

/// Makes a tracker of the first version of its schema out of one of today.
pub(crate) fn make_older(tracker: &Path) {
    let older = rusqlite::Connection::open(tracker).unwrap();
    older
        .execute_batch(
            "DROP TABLE truce; DROP TABLE truce_event; DROP TABLE truce_change; DROP TABLE truce_type;
             DROP TABLE truce_basis; DROP TABLE truce_foe; DROP TABLE event_block; DROP TRIGGER event_block_insert;
             DROP TRIGGER event_block_update; DROP TRIGGER event_block_delete; DROP INDEX event_planned; DROP INDEX event_reported; DROP INDEX event_order;
             CREATE INDEX event_first ON event (first, last); ALTER TABLE event ADD COLUMN ceasefire TEXT;
             CREATE INDEX event_ceasefire ON event (ceasefire) WHERE ceasefire IS NOT NULL;
             DROP TABLE mention_reach; DROP INDEX decision_pair; DROP TABLE article_band; DROP INDEX article_copy;
             PRAGMA user_version = 1;",
        )
        .unwrap();
}
