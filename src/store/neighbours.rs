//! The mentions that hang together with those that a step touched: by what they may be one event with, by the event
//! they were in, and by what people joined. Nothing outside such a circle bears on what is inside, so a step costs
//! what it touches, however much is stored.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _};

use super::article_rows::published;
use super::events::rows as event_rows;
use super::material::{ARTICLES, DECISIONS, Found, Material, add_entries, decision, facts};
use super::sources::from_json;
use super::step::Touched;
use crate::lexicon::Lexicon;
use crate::merge::{Candidate, Reach};
use crate::model::{Mention, Published};

/// A stored mention with what the comparison needs of its article.
struct Stored {
    mention: Mention,
    article: i64,
    published: Option<Published>,
    event: Option<i64>,
}

/// The circle while it grows.
struct Circle<'c> {
    connection: &'c Connection,
    lexicon: &'c Lexicon,
    inside: BTreeMap<String, Stored>,
    entries: BTreeSet<String>,
    events: BTreeSet<i64>,
    /// Every id that was taken in, also those that name nothing any more.
    taken: BTreeSet<String>,
    /// Those of them of which it is still to be looked for what they bring with them.
    fringe: Vec<String>,
}

/// What must be merged anew, and the events that it made before.
pub(super) fn of(connection: &Connection, touched: &Touched, lexicon: &Lexicon) -> rusqlite::Result<Found> {
    let mut circle = Circle {
        connection,
        lexicon,
        inside: BTreeMap::new(),
        entries: BTreeSet::new(),
        events: BTreeSet::new(),
        taken: BTreeSet::new(),
        fringe: Vec::new(),
    };
    circle.take_all(touched.mentions.iter().chain(&touched.entries).cloned());
    if touched.fresh {
        let fresh =
            "SELECT id FROM mention WHERE event IS NULL UNION ALL SELECT id FROM entry WHERE event IS NULL";
        circle.take_all(ids(connection, fresh, [])?);
    }
    for event in &touched.events {
        circle.take_event(*event)?;
    }
    for version in &touched.versions {
        circle.take_neighbours(&version.mention, i64::MIN, version.published)?;
    }
    while let Some(id) = circle.fringe.pop() {
        circle.grow(id)?;
    }
    circle.found()
}

impl Circle<'_> {
    fn take_all(&mut self, ids: impl IntoIterator<Item = String>) {
        for id in ids {
            if self.taken.insert(id.clone()) {
                self.fringe.push(id);
            }
        }
    }

    fn take_event(&mut self, event: i64) -> rusqlite::Result<()> {
        if self.events.insert(event) {
            let members =
                "SELECT id FROM mention WHERE event = ?1 UNION ALL SELECT id FROM entry WHERE event = ?1";
            self.take_all(ids(self.connection, members, [event])?);
        }
        Ok(())
    }

    /// Takes in what a mention or an entry brings with it: what people tied it to, the event it is in, and of a
    /// mention its neighbours.
    fn grow(&mut self, id: String) -> rusqlite::Result<()> {
        let tied =
            "SELECT value FROM decision WHERE id = ?1 AND field IN ('merge', 'split') AND value IS NOT NULL
            UNION SELECT id FROM decision WHERE value = ?1 AND field IN ('merge', 'split')";
        self.take_all(ids(self.connection, tied, [&id])?);
        let event = if let Some(stored) = stored(self.connection, &id)? {
            self.take_neighbours(&stored.mention, stored.article, stored.published)?;
            let event = stored.event;
            self.inside.insert(id, stored);
            event
        } else if let Some(event) = self.number("SELECT event FROM entry WHERE id = ?1", &id)? {
            self.entries.insert(id);
            event
        } else {
            // It is gone; the event that was named after it may be there still.
            self.number("SELECT n FROM event WHERE id = ?1", &id)?.flatten()
        };
        event.map_or(Ok(()), |event| self.take_event(event))
    }

    /// The number in the row of an id, if there is such a row.
    fn number(&self, sql: &str, id: &str) -> rusqlite::Result<Option<Option<i64>>> {
        self.connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
    }

    fn take_neighbours(
        &mut self,
        mention: &Mention,
        article: i64,
        published: Option<Published>,
    ) -> rusqlite::Result<()> {
        let day = |published: Option<Published>| published.map(|published| published.day);
        let own = Candidate::of(mention, number(article), day(published), self.lexicon);
        for id in within_reach(self.connection, &Reach::of(mention, day(published)))? {
            if id == mention.id || self.taken.contains(&id) {
                continue;
            }
            let Some(other) = stored(self.connection, &id)? else { continue };
            let joins =
                Candidate::of(&other.mention, number(other.article), day(other.published), self.lexicon)
                    .may_join(&own);
            if joins {
                self.take_all([id]);
            }
        }
        Ok(())
    }

    /// Everything that the merger needs of what is inside.
    fn found(self) -> rusqlite::Result<Found> {
        let connection = self.connection;
        let mut material = Material::default();
        let mut articles: BTreeSet<i64> = BTreeSet::new();
        let mut decided = connection.prepare_cached(&format!("{DECISIONS} WHERE id = ?1 ORDER BY n"))?;
        for (id, stored) in self.inside {
            articles.insert(stored.article);
            for decision in decided.query_map([&id], decision)? {
                material.decisions.push(decision?);
            }
            material.mentions.push(stored.mention);
        }
        for article in articles {
            add_article(connection, article, &mut material)?;
        }
        add_entries(connection, self.entries.iter(), &mut material)?;
        let sql = format!("SELECT {} FROM event WHERE n = ?1", event_rows::columns());
        let mut find = connection.prepare_cached(&sql)?;
        let mut old = BTreeMap::new();
        for event in self.events {
            if let Some(event) = find.query_row([event], event_rows::read).optional()? {
                old.insert(event.id.clone(), event);
            }
        }
        Ok(Found { material, old })
    }
}

/// Any number that is the article's own.
fn number(article: i64) -> usize {
    usize::try_from(article).unwrap_or(usize::MAX)
}

fn ids(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<String>> {
    connection.prepare_cached(sql)?.query_map(values, |row| row.get(0))?.collect()
}

fn stored(connection: &Connection, id: &str) -> rusqlite::Result<Option<Stored>> {
    connection
        .prepare_cached(
            "SELECT mention.body, article.id, article.n, article.published, mention.event
             FROM mention JOIN article ON article.n = mention.article WHERE mention.id = ?1",
        )?
        .query_row([id], |row| {
            let mut mention: Mention = from_json(row.get_ref(0)?.as_str()?)?;
            mention.article = row.get(1)?;
            Ok(Stored { mention, article: row.get(2)?, published: published(row, 3)?, event: row.get(4)? })
        })
        .optional()
}

/// Ids of the stored mentions that share a handle and a day with a reach.
fn within_reach(connection: &Connection, reach: &Reach) -> rusqlite::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    // The longest span of each class bounds how far before its first day a span must be looked for.
    let mut find = connection.prepare_cached(
        "SELECT mention FROM mention_reach WHERE handle = ?1 AND class = ?2 AND first BETWEEN ?3 AND ?4 AND last >= ?5",
    )?;
    for handle in &reach.handles {
        for (class, longest) in CLASSES {
            let values = (handle, class, reach.first.saturating_sub(longest), reach.last, reach.first);
            for id in find.query_map(values, |row| row.get(0))? {
                found.insert(id?);
            }
        }
    }
    Ok(found)
}

/// The classes of spans, each with the days that one has beside its first, at most: a day or two, a month, what an
/// undated mention reaches over, three years.
const CLASSES: [(i64, i32); 4] = [(0, 1), (1, 31), (2, 100), (3, 1_200)];

fn class(reach: &Reach) -> i64 {
    let span = reach.last.saturating_sub(reach.first);
    CLASSES.into_iter().find(|(_, longest)| span <= *longest).unwrap_or(CLASSES[3]).0
}

/// Keeps where and when a mention is looked for.
pub(super) fn put_reach(
    connection: &Connection,
    mention: &Mention,
    published: Option<Published>,
) -> rusqlite::Result<()> {
    let reach = Reach::of(mention, published.map(|published| published.day));
    let class = class(&reach);
    let mut insert = connection.prepare_cached(
        "INSERT INTO mention_reach (handle, class, first, last, mention) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO NOTHING",
    )?;
    for handle in &reach.handles {
        insert.execute((handle, class, reach.first, reach.last, &mention.id))?;
    }
    Ok(())
}

/// Takes out where and when a mention is looked for.
pub(super) fn remove_reach(
    connection: &Connection,
    mention: &Mention,
    published: Option<Published>,
) -> rusqlite::Result<()> {
    let reach = Reach::of(mention, published.map(|published| published.day));
    let mut delete = connection.prepare_cached(
        "DELETE FROM mention_reach WHERE handle = ?1 AND class = ?2 AND first = ?3 AND mention = ?4",
    )?;
    for handle in &reach.handles {
        delete.execute((handle, class(&reach), reach.first, &mention.id))?;
    }
    Ok(())
}

/// Adds the facts of an article and those of its mentions that are not merged now.
fn add_article(connection: &Connection, article: i64, material: &mut Material) -> rusqlite::Result<()> {
    let facts =
        connection.prepare_cached(&format!("{ARTICLES} WHERE n = ?1"))?.query_row([article], facts)?;
    let mut bodies = connection.prepare_cached("SELECT body FROM mention WHERE article = ?1")?;
    let mut rows = bodies.query([article])?;
    while let Some(row) = rows.next()? {
        let mut mention: Mention = from_json(row.get_ref(0)?.as_str()?)?;
        mention.article.clone_from(&facts.id);
        material.beside.push(mention);
    }
    material.add_article(facts);
    Ok(())
}
