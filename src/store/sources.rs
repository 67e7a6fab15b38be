//! The rows that everything else follows from, as JSON that can be taken out and put back: this is what undo, history
//! and dump speak of.

use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::articles::KeptArticle;
use super::events::rows::odd;
use super::step::{Touched, Version};
use super::truces;
use crate::model::{Decision, DecisionTarget, Entry, Mention, entry_id};

/// A table of sources, or `Event` for what follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Article,
    Entry,
    Decision,
    Setting,
    Event,
}

impl Source {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Entry => "entry",
            Self::Decision => "decision",
            Self::Setting => "setting",
            Self::Event => "event",
        }
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        [Self::Article, Self::Entry, Self::Decision, Self::Setting, Self::Event]
            .into_iter()
            .find(|source| source.as_str() == word)
    }
}

/// An article with its mentions.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ArticleRow {
    pub(super) kept: KeptArticle,
    pub(super) mentions: Vec<Mention>,
}

/// A decision with its number, which is its place among the others.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DecisionRow {
    pub(super) n: i64,
    pub(super) decision: Decision,
}

/// An entry with the day it was added.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EntryRow {
    pub(super) entry: Entry,
    pub(super) added: String,
}

/// A setting.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SettingRow {
    pub(super) name: String,
    pub(super) value: String,
}

pub(super) fn json<T: Serialize>(row: &T) -> String {
    serde_json::to_string(row).expect("plain data always has a JSON form")
}

pub(super) fn from_json<'a, T: Deserialize<'a>>(text: &'a str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| odd(0, error))
}

/// Keeps a decision; gives its row.
pub(super) fn insert_decision(connection: &Connection, decision: &Decision) -> rusqlite::Result<String> {
    put_decision(connection, None, decision)?;
    let n = connection.last_insert_rowid();
    Ok(json(&DecisionRow { n, decision: decision.clone() }))
}

fn put_decision(connection: &Connection, n: Option<i64>, decision: &Decision) -> rusqlite::Result<()> {
    truces::mark_decision(connection, decision)?;
    connection
        .prepare_cached(
            "INSERT INTO decision (n, target, id, field, value, by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            n,
            decision.target.as_str(),
            decision.id,
            decision.field,
            decision.value,
            decision.by,
            decision.at
        ])?;
    Ok(())
}

/// The id that the first of several equal entries has.
pub(super) fn equal_entry_id(entry: &mut Entry) -> String {
    entry.mention.id.clear();
    entry_id(&[&json(entry)], 1)
}

/// Keeps an entry under an id made from its fields and a counter.
pub(super) fn insert_entry(
    connection: &Connection,
    entry: &mut Entry,
    added: &str,
) -> rusqlite::Result<String> {
    entry.mention.id.clear();
    let fields = json(entry);
    let mut counter = 0;
    loop {
        counter += 1;
        let id = entry_id(&[&fields], counter);
        let taken = connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1) OR EXISTS (SELECT 1 FROM former_id WHERE id = ?1)",
            )?
            .query_row([&id], |row| row.get::<_, bool>(0))?;
        if !taken {
            entry.mention.id.clone_from(&id);
            put_entry(connection, entry, added)?;
            return Ok(id);
        }
    }
}

fn put_entry(connection: &Connection, entry: &Entry, added: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO entry (id, added, body) VALUES (?1, ?2, ?3)")?
        .execute(params![entry.mention.id, added, json(entry)])?;
    Ok(())
}

/// The row as it stands now; `None` where there is none. `key` is an id, or a whole row of a decision.
pub(super) fn snapshot(
    connection: &Connection,
    source: Source,
    key: &str,
) -> rusqlite::Result<Option<String>> {
    match source {
        Source::Article => super::article_rows::row(connection, key).map(|row| row.map(|row| json(&row))),
        Source::Entry => connection
            .query_row("SELECT added, body FROM entry WHERE id = ?1", [key], |row| {
                let entry: Entry = from_json(row.get_ref(1)?.as_str()?)?;
                Ok(json(&EntryRow { entry, added: row.get(0)? }))
            })
            .optional(),
        Source::Setting => connection
            .query_row("SELECT value FROM setting WHERE name = ?1", [key], |row| {
                Ok(json(&SettingRow { name: key.to_owned(), value: row.get(0)? }))
            })
            .optional(),
        Source::Decision | Source::Event => Ok(None),
    }
}

/// Takes the row of an id out.
pub(super) fn remove(connection: &Connection, source: Source, row: &str) -> rusqlite::Result<()> {
    match source {
        Source::Article => {
            let row: ArticleRow = from_json(row)?;
            super::article_rows::remove_row(connection, &row.kept.text_key)
        }
        Source::Entry => {
            let row: EntryRow = from_json(row)?;
            connection.execute("DELETE FROM entry WHERE id = ?1", [row.entry.mention.id]).map(|_| ())
        }
        Source::Decision => {
            let row: DecisionRow = from_json(row)?;
            truces::mark_decision(connection, &row.decision)?;
            connection.execute("DELETE FROM decision WHERE n = ?1", [row.n]).map(|_| ())
        }
        Source::Setting => {
            let row: SettingRow = from_json(row)?;
            connection.execute("DELETE FROM setting WHERE name = ?1", [row.name]).map(|_| ())
        }
        Source::Event => Ok(()),
    }
}

/// Puts a row back that was taken out.
pub(super) fn put(connection: &Connection, source: Source, row: &str) -> rusqlite::Result<()> {
    match source {
        Source::Article => super::article_rows::put_row(connection, &from_json::<ArticleRow>(row)?),
        Source::Entry => {
            let row: EntryRow = from_json(row)?;
            put_entry(connection, &row.entry, &row.added)
        }
        Source::Decision => {
            let row: DecisionRow = from_json(row)?;
            put_decision(connection, Some(row.n), &row.decision)
        }
        Source::Setting => {
            let row: SettingRow = from_json(row)?;
            connection
                .execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", [row.name, row.value])
                .map(|_| ())
        }
        Source::Event => Ok(()),
    }
}

/// Marks what must be derived anew because a row was put or taken.
pub(super) fn touch(
    connection: &Connection,
    source: Source,
    row: &str,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    match source {
        Source::Article => touch_article(connection, &from_json::<ArticleRow>(row)?, touched)?,
        Source::Entry => {
            touched.entries.insert(from_json::<EntryRow>(row)?.entry.mention.id);
        }
        Source::Decision => {
            let decision = from_json::<DecisionRow>(row)?.decision;
            match decision.target {
                DecisionTarget::Mention => touched.mentions.insert(decision.id),
                DecisionTarget::Entry => touched.entries.insert(decision.id),
                // The row of the article says it.
                DecisionTarget::Article => false,
            };
        }
        Source::Setting => touched.all = true,
        Source::Event => {}
    }
    Ok(())
}

/// Marks what must be derived anew because an article is put in or taken out: its mentions, the events they are in,
/// whatever they could have been one event with, and the articles whose ids hang on it.
pub(super) fn touch_article(
    connection: &Connection,
    row: &ArticleRow,
    touched: &mut Touched,
) -> rusqlite::Result<()> {
    let article = &row.kept.article;
    touched.mentions.extend(row.mentions.iter().map(|mention| mention.id.clone()));
    let known: Option<i64> = connection
        .prepare_cached("SELECT n FROM article WHERE text_key = ?1")?
        .query_row([&row.kept.text_key], |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        touched.versions.extend(
            row.mentions
                .iter()
                .map(|mention| Version { mention: mention.clone(), published: article.published }),
        );
        let mut events = connection
            .prepare_cached("SELECT event FROM mention WHERE article = ?1 AND event IS NOT NULL")?;
        for event in events.query_map([known], |row| row.get(0))? {
            touched.events.insert(event?);
        }
    }
    let given = row.kept.given.first().map_or(article.id.as_str(), |given| given.id.as_str());
    let mut siblings = connection.prepare_cached(
        "SELECT mention.id FROM mention JOIN article ON article.n = mention.article
         WHERE article.given_id = ?1 AND article.text_key <> ?2",
    )?;
    for id in siblings.query_map([given, row.kept.text_key.as_str()], |row| row.get(0))? {
        touched.mentions.insert(id?);
    }
    Ok(())
}
