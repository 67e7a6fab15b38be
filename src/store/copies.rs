//! Which article is a near copy of which, kept true as articles come, go and change.
//!
//! Each text stands in a table under hashes of parts of its fingerprint (`merge::Fingerprint`), so that what may be a
//! copy of it is found without looking at all. Articles that are new or may have lost their story are marked; before
//! events are derived the marked ones and all that hang together with them are settled anew. What comes out depends on
//! the texts and their days alone, not on the order in which they came.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::article_rows::published;
use super::step::Touched;
use crate::merge::{Fingerprint, Story, copies};

/// In `copy_of`: not settled yet.
pub(super) const UNSETTLED: &str = "?";

/// Articles under one hash that are looked at. Beyond that the hash tells nothing.
const MOST_ALIKE: i64 = 64;

/// Marks an article that is about to go, and those that were copies of the same story.
pub(super) fn leave(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE article SET copy_of = ?2 WHERE copy_of IN
                (SELECT id FROM article WHERE text_key = ?1 UNION SELECT copy_of FROM article WHERE text_key = ?1)",
        )?
        .execute([key, UNSETTLED])?;
    connection
        .prepare_cached(
            "DELETE FROM article_band WHERE article = (SELECT n FROM article WHERE text_key = ?1)",
        )?
        .execute([key])
        .map(|_| ())
}

/// An article that is looked at.
struct Looked {
    story: String,
    published: Option<chrono::NaiveDate>,
    held: Option<String>,
    fingerprint: Option<Fingerprint>,
}

/// Settles the marked articles, and touches the mentions of all whose story is another now.
pub(super) fn settle(connection: &Connection, touched: &mut Touched) -> rusqlite::Result<()> {
    let mut open: Vec<i64> = connection
        .prepare_cached("SELECT n FROM article WHERE copy_of = ?1 ORDER BY n")?
        .query_map([UNSETTLED], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut looked: BTreeMap<i64, Looked> = BTreeMap::new();
    // All stand in the table before any is compared.
    for n in &open {
        let article = look(connection, *n)?;
        for band in article.fingerprint.iter().flat_map(Fingerprint::bands) {
            connection
                .prepare_cached(
                    "INSERT INTO article_band (band, article) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                )?
                .execute(params![band, n])?;
        }
        looked.insert(*n, article);
    }
    while let Some(n) = open.pop() {
        let bands: Vec<i64> = looked[&n].fingerprint.iter().flat_map(Fingerprint::bands).collect();
        for other in alike(connection, &bands)? {
            if looked.contains_key(&other) {
                continue;
            }
            let article = look(connection, other)?;
            let own = &looked[&n];
            if let (Some(a), Some(b)) = (story(own), story(&article))
                && !copies(&[a, b]).is_empty()
            {
                looked.insert(other, article);
                open.push(other);
            }
        }
    }
    let stories: Vec<Story<'_>> = looked.values().filter_map(story).collect();
    let found = copies(&stories);
    for (n, article) in &looked {
        let copy_of = found.get(&article.story);
        if article.held.as_ref() == copy_of {
            continue;
        }
        connection
            .prepare_cached("UPDATE article SET copy_of = ?2 WHERE n = ?1")?
            .execute(params![n, copy_of])?;
        let mut mentions = connection.prepare_cached("SELECT id FROM mention WHERE article = ?1")?;
        for id in mentions.query_map([n], |row| row.get(0))? {
            touched.mentions.insert(id?);
        }
    }
    Ok(())
}

fn story(article: &Looked) -> Option<Story<'_>> {
    let fingerprint = article.fingerprint.as_ref()?;
    Some(Story { id: &article.story, published: article.published, fingerprint })
}

fn look(connection: &Connection, n: i64) -> rusqlite::Result<Looked> {
    connection.prepare_cached("SELECT id, published, copy_of, text FROM article WHERE n = ?1")?.query_row(
        [n],
        |row| {
            Ok(Looked {
                story: row.get(0)?,
                published: published(row, 1)?.map(|published| published.day),
                held: row.get(2)?,
                fingerprint: Fingerprint::of(row.get_ref(3)?.as_str()?),
            })
        },
    )
}

fn alike(connection: &Connection, bands: &[i64]) -> rusqlite::Result<BTreeSet<i64>> {
    let mut found = BTreeSet::new();
    let mut statement = connection
        .prepare_cached("SELECT article FROM article_band WHERE band = ?1 ORDER BY article LIMIT ?2")?;
    for band in bands {
        for article in statement.query_map(params![band, MOST_ALIKE], |row| row.get(0))? {
            found.insert(article?);
        }
    }
    Ok(found)
}
