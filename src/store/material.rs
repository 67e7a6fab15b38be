//! What must be merged anew because of what a step touched: everything, a few entries, or the mentions that can hang
//! together with those that were touched.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _};

use super::article_rows::published;
use super::events::rows as event_rows;
use super::neighbours;
use super::sources::from_json;
use super::step::Touched;
use crate::lexicon::Lexicon;
use crate::merge::{self, ArticleFacts};
use crate::model::{Decision, Entry, Event, Mention};

/// Everything that the merger takes.
#[derive(Default)]
pub(super) struct Material {
    pub(super) mentions: Vec<Mention>,
    /// All mentions of their articles.
    pub(super) beside: Vec<Mention>,
    pub(super) entries: Vec<Entry>,
    pub(super) articles: Vec<ArticleFacts>,
    pub(super) decisions: Vec<Decision>,
    /// When each article and each entry was added.
    pub(super) added: BTreeMap<String, String>,
}

impl Material {
    /// As the merger takes it.
    pub(super) fn for_merge(&self) -> merge::Material<'_> {
        merge::Material {
            mentions: &self.mentions,
            beside: &self.beside,
            entries: &self.entries,
            articles: &self.articles,
            decisions: &self.decisions,
        }
    }

    pub(super) fn add_article(&mut self, facts: ArticleFacts) {
        self.added.insert(facts.id.clone(), facts.added.clone());
        self.articles.push(facts);
    }
}

/// What is merged anew, and the events that it made before.
pub(super) struct Found {
    pub(super) material: Material,
    pub(super) old: BTreeMap<String, Event>,
}

/// Beyond so many touched mentions, and a third of all, everything is read at once.
const MANY: usize = 2_000;

/// Finds what must be merged anew.
pub(super) fn of(connection: &Connection, touched: &Touched, lexicon: &Lexicon) -> rusqlite::Result<Found> {
    let whole = || -> rusqlite::Result<Found> {
        Ok(Found { material: everything(connection)?, old: all_events(connection)? })
    };
    if touched.all || is_most(connection, touched)? {
        return whole();
    }
    if touched.is_entries_only() && stand_alone(connection, &touched.entries)? {
        let mut material = Material::default();
        add_entries(connection, touched.entries.iter(), &mut material)?;
        return Ok(Found { material, old: entry_events(connection, &touched.entries)? });
    }
    neighbours::of(connection, touched, lexicon)
}

fn is_most(connection: &Connection, touched: &Touched) -> rusqlite::Result<bool> {
    let mut count = touched.mentions.len().max(touched.versions.len());
    if touched.fresh {
        let fresh: i64 =
            connection.query_row("SELECT count(*) FROM mention WHERE event IS NULL", [], |row| row.get(0))?;
        count = count.max(usize::try_from(fresh).unwrap_or(0));
    }
    if count < MANY {
        return Ok(false);
    }
    let all: i64 = connection.query_row("SELECT count(*) FROM mention", [], |row| row.get(0))?;
    Ok(count * 3 > usize::try_from(all).unwrap_or(usize::MAX))
}

/// Whether no decision ties one of these entries to another event.
fn stand_alone(connection: &Connection, entries: &BTreeSet<String>) -> rusqlite::Result<bool> {
    let mut tied = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM decision WHERE id = ?1 AND field IN ('merge', 'split'))
            OR EXISTS (SELECT 1 FROM decision WHERE field IN ('merge', 'split') AND value = ?1)
            OR EXISTS (SELECT 1 FROM event JOIN entry ON entry.event = event.n WHERE entry.id = ?1 AND event.id <> ?1)",
    )?;
    for id in entries {
        if tied.query_row([id], |row| row.get::<_, bool>(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds the entries of some ids and the decisions on them.
pub(super) fn add_entries(
    connection: &Connection,
    ids: impl Iterator<Item = impl AsRef<str>>,
    material: &mut Material,
) -> rusqlite::Result<()> {
    let mut find = connection.prepare_cached("SELECT body, added FROM entry WHERE id = ?1")?;
    let mut decided = connection.prepare_cached(&format!("{DECISIONS} WHERE id = ?1 ORDER BY n"))?;
    for id in ids {
        let id = id.as_ref();
        let found = find
            .query_row([id], |row| {
                Ok((from_json::<Entry>(row.get_ref(0)?.as_str()?)?, row.get::<_, String>(1)?))
            })
            .optional()?;
        if let Some((entry, added)) = found {
            material.added.insert(id.to_owned(), added);
            material.entries.push(entry);
        }
        for decision in decided.query_map([id], decision)? {
            material.decisions.push(decision?);
        }
    }
    Ok(())
}

/// The articles, as [`facts`] takes them; their numbers stand last.
pub(super) const ARTICLES: &str = "SELECT id, published, publisher, url, copy_of, added, n FROM article";

/// What the merger needs to know of an article.
pub(super) fn facts(row: &rusqlite::Row<'_>) -> rusqlite::Result<ArticleFacts> {
    Ok(ArticleFacts {
        id: row.get(0)?,
        published: published(row, 1)?.map(|published| published.day),
        publisher: row.get(2)?,
        url: row.get(3)?,
        copy_of: row.get::<_, Option<String>>(4)?.filter(|id| id != super::copies::UNSETTLED),
        added: row.get(5)?,
    })
}

pub(super) fn everything(connection: &Connection) -> rusqlite::Result<Material> {
    let mut material = Material::default();
    let mut ids: BTreeMap<i64, String> = BTreeMap::new();
    let mut statement = connection.prepare(ARTICLES)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let facts = facts(row)?;
        ids.insert(row.get(6)?, facts.id.clone());
        material.add_article(facts);
    }
    let mut statement = connection.prepare("SELECT article, body FROM mention")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut mention: Mention = from_json(row.get_ref(1)?.as_str()?)?;
        if let Some(id) = ids.get(&row.get(0)?) {
            mention.article.clone_from(id);
        }
        material.mentions.push(mention);
    }
    let mut statement = connection.prepare("SELECT body, added FROM entry")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entry: Entry = from_json(row.get_ref(0)?.as_str()?)?;
        material.added.insert(entry.mention.id.clone(), row.get(1)?);
        material.entries.push(entry);
    }
    material.decisions = connection
        .prepare(&format!("{DECISIONS} ORDER BY n"))?
        .query_map([], decision)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(material)
}

/// The decisions on fields whose names begin so, oldest first.
pub(super) fn decisions_about(connection: &Connection, field: &str) -> rusqlite::Result<Vec<Decision>> {
    connection
        .prepare(&format!("{DECISIONS} WHERE substr(field, 1, length(?1)) = ?1 ORDER BY n"))?
        .query_map([field], decision)?
        .collect()
}

/// The decisions, as [`decision`] takes them.
pub(super) const DECISIONS: &str = "SELECT target, id, field, value, by, at FROM decision";

pub(super) fn decision(row: &rusqlite::Row<'_>) -> rusqlite::Result<Decision> {
    let target = row.get_ref(0)?.as_str()?.parse();
    Ok(Decision {
        target: target.map_err(|error: String| event_rows::odd(0, std::io::Error::other(error)))?,
        id: row.get(1)?,
        field: row.get(2)?,
        value: row.get(3)?,
        by: row.get(4)?,
        at: row.get(5)?,
    })
}

fn entry_events(
    connection: &Connection,
    ids: &BTreeSet<String>,
) -> rusqlite::Result<BTreeMap<String, Event>> {
    let sql = format!("SELECT {} FROM event WHERE id = ?1", event_rows::columns());
    let mut find = connection.prepare_cached(&sql)?;
    let mut events = BTreeMap::new();
    for id in ids {
        if let Some(event) = find.query_row([id], event_rows::read).optional()? {
            events.insert(event.id.clone(), event);
        }
    }
    Ok(events)
}

fn all_events(connection: &Connection) -> rusqlite::Result<BTreeMap<String, Event>> {
    let sql = format!("SELECT {} FROM event", event_rows::columns());
    let mut statement = connection.prepare(&sql)?;
    let events =
        statement.query_map([], |row| event_rows::read(row).map(|event| (event.id.clone(), event)))?;
    events.collect()
}
