//! The git-friendly twin of a tracker: sorted JSON lines that come back as they went, byte for byte. What happened to
//! the tracker step by step is not in it; what it says is.

use std::io::{self, Write};

use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};

use super::Store;
use super::article_rows;
use super::articles::{self, Kept};
use super::material::decision;
use super::sources::{self, ArticleRow, EntryRow, SettingRow, Source, from_json, json};
use super::step::Step;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Decision;

/// One file of a dump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DumpPart {
    /// Articles with their mentions.
    Articles,
    /// Entries made by hand or imported.
    Entries,
    /// What people settled.
    Decisions,
    /// Ids that no mention or entry carries any more.
    FormerIds,
    /// The scope.
    Settings,
}

impl DumpPart {
    /// Every part, in the order in which they are restored.
    pub const ALL: &'static [Self] =
        &[Self::Articles, Self::Entries, Self::Decisions, Self::FormerIds, Self::Settings];

    /// Its file.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Articles => "articles.jsonl",
            Self::Entries => "entries.jsonl",
            Self::Decisions => "decisions.jsonl",
            Self::FormerIds => "former_ids.jsonl",
            Self::Settings => "settings.jsonl",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct FormerId {
    id: String,
    successor: Option<String>,
    label: String,
}

/// What a restore did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// New articles.
    pub articles: usize,
    /// New entries.
    pub entries: usize,
    /// New decisions.
    pub decisions: usize,
    /// Decisions of both sides on one field that say different things, in words.
    pub conflicts: Vec<String>,
}

impl Store {
    /// Writes one part of the dump, sorted.
    ///
    /// # Errors
    /// The tracker cannot be read, or what the writer said.
    pub fn dump(&self, part: DumpPart, out: &mut dyn Write) -> Result<()> {
        let sql = match part {
            DumpPart::Articles => "SELECT text_key FROM article ORDER BY text_key",
            DumpPart::Entries => "SELECT id FROM entry ORDER BY id",
            DumpPart::Decisions => {
                "SELECT target, id, field, value, by, at FROM decision ORDER BY at, id, field, value, by, target"
            }
            DumpPart::FormerIds => "SELECT id, successor, label FROM former_id ORDER BY id",
            DumpPart::Settings => "SELECT name, value FROM setting WHERE name <> 'unsettled' ORDER BY name",
        };
        let mut statement = self.connection.prepare(sql).map_err(|error| self.fault(error))?;
        let mut rows = statement.query([]).map_err(|error| self.fault(error))?;
        while let Some(row) = rows.next().map_err(|error| self.fault(error))? {
            let line = || -> rusqlite::Result<Option<String>> {
                Ok(match part {
                    DumpPart::Articles => {
                        article_rows::row(&self.connection, row.get_ref(0)?.as_str()?)?.map(|row| json(&row))
                    }
                    DumpPart::Entries => {
                        sources::snapshot(&self.connection, Source::Entry, row.get_ref(0)?.as_str()?)?
                    }
                    DumpPart::Decisions => Some(json(&decision(row)?)),
                    DumpPart::FormerIds => {
                        Some(json(&FormerId { id: row.get(0)?, successor: row.get(1)?, label: row.get(2)? }))
                    }
                    DumpPart::Settings => Some(json(&SettingRow { name: row.get(0)?, value: row.get(1)? })),
                })
            };
            if let Some(line) = line().map_err(|error| self.fault(error))? {
                writeln!(out, "{line}").map_err(not_written)?;
            }
        }
        Ok(())
    }
}

fn not_written(error: io::Error) -> Error {
    Error::new(ErrorKind::Io, error.to_string()).caused_by(error)
}

impl Step<'_> {
    /// Joins a line of a dump to the tracker.
    ///
    /// # Errors
    /// The line is none of this part, or the tracker cannot be written.
    pub fn restore(&mut self, part: DumpPart, line: &str, done: &mut Restored) -> Result<()> {
        let refuse = |error: rusqlite::Error| {
            Error::new(
                ErrorKind::Format,
                format!("expected a line of {}, found another: {error}", part.file()),
            )
        };
        match part {
            DumpPart::Articles => {
                let row: ArticleRow = from_json(line).map_err(refuse)?;
                done.articles += usize::from(self.restore_article(&row)?);
            }
            DumpPart::Entries => {
                let row: EntryRow = from_json(line).map_err(refuse)?;
                let id = row.entry.mention.id;
                let there = sources::snapshot(&self.transaction, Source::Entry, &id);
                if there.map_err(|error| self.fault(error))?.is_none() {
                    sources::put(&self.transaction, Source::Entry, line)
                        .map_err(|error| self.fault(error))?;
                    self.record(Source::Entry, &id, "restored", None, None)?;
                    self.touch(Source::Entry, line)?;
                    done.entries += 1;
                }
            }
            DumpPart::Decisions => {
                let decision: Decision = from_json(line).map_err(refuse)?;
                self.restore_decision(&decision, done)?;
            }
            DumpPart::FormerIds => {
                let former: FormerId = from_json(line).map_err(refuse)?;
                self.transaction
                    .execute(
                        "INSERT INTO former_id (id, successor, label) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                        rusqlite::params![former.id, former.successor, former.label],
                    )
                    .map_err(|error| self.fault(error))?;
            }
            DumpPart::Settings => {
                let row: SettingRow = from_json(line).map_err(refuse)?;
                let there = sources::snapshot(&self.transaction, Source::Setting, &row.name);
                match there.map_err(|error| self.fault(error))? {
                    None => {
                        sources::put(&self.transaction, Source::Setting, line)
                            .map_err(|error| self.fault(error))?;
                        self.record(Source::Setting, &row.name, "restored", None, Some(line))?;
                        self.touched.all = true;
                    }
                    Some(own) if own != line => {
                        done.conflicts.push(format!("the {} differs; this tracker's stays", row.name));
                    }
                    Some(_) => {}
                }
            }
        }
        Ok(())
    }

    /// True where the article is new.
    fn restore_article(&mut self, row: &ArticleRow) -> Result<bool> {
        let key = &row.kept.text_key;
        let there = article_rows::row(&self.transaction, key).map_err(|error| self.fault(error))?;
        if there.is_none() {
            self.touch_article(row)?;
            article_rows::put_row(&self.transaction, row).map_err(|error| self.fault(error))?;
            self.record(Source::Article, key, "restored", None, None)?;
            return Ok(true);
        }
        let reader = articles::Reader { version: &row.kept.version, lexicon: &row.kept.lexicon };
        for given in &row.kept.given {
            let article = crate::model::Article { text: row.kept.article.text.clone(), ..given.clone() };
            let _: Kept = self.keep(&article, &row.mentions, reader)?;
        }
        Ok(false)
    }

    fn restore_decision(&mut self, decision: &Decision, done: &mut Restored) -> Result<()> {
        let Decision { id, field, value, by, at, .. } = decision;
        let there: bool = self
            .transaction
            .query_row(
                "SELECT EXISTS (SELECT 1 FROM decision WHERE id = ?1 AND field = ?2 AND value IS ?3 AND by = ?4
                    AND at = ?5)",
                rusqlite::params![id, field, value, by, at],
                |row| row.get(0),
            )
            .map_err(|error| self.fault(error))?;
        if there {
            return Ok(());
        }
        let other: Option<(Option<String>, String)> = self
            .transaction
            .query_row(
                "SELECT value, by FROM decision WHERE id = ?1 AND field = ?2 AND field NOT IN ('merge', 'split')
                 ORDER BY at DESC LIMIT 1",
                [id, field],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .map_err(|error| self.fault(error))?;
        if let Some((own, own_by)) = other
            && own != *value
        {
            let words = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
            done.conflicts.push(format!(
                "{field} of {id}: {own_by} set {}, {by} set {}; the later one holds",
                words(&own),
                words(value)
            ));
        }
        self.decide(decision)?;
        done.decisions += 1;
        Ok(())
    }
}
