//! Articles in the tracker: what makes two of them one, which id names them, and the mentions read from them.

use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};

use super::Store;
use super::article_rows::{COLUMNS, by_key, kept, mentions, put_row, remove_row, row, settle};
use super::sources::{ArticleRow, Source, json};
use super::step::Step;
use crate::error::Result;
use crate::model::{Article, Decision, DecisionTarget, Mention, Published, text_key};

/// An article as the tracker keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptArticle {
    /// The article, with the id that names it in the tracker.
    pub article: Article,
    /// Hash of its normalised text.
    pub text_key: String,
    /// What each input said about it, sorted; the texts are left out.
    pub given: Vec<Article>,
    /// Number of words.
    pub words: u32,
    /// Version of the program that read it.
    pub version: String,
    /// Hash of the lexicon that read it.
    pub lexicon: String,
    /// When it was added, RFC 3339.
    pub added: String,
    /// The article that it is a near copy of.
    pub copy_of: Option<String>,
}

/// Who read an article.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Version of the program.
    pub version: &'a str,
    /// Hash of the lexicon.
    pub lexicon: &'a str,
}

/// What became of an article that was given to the tracker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is new; its id in the tracker.
    New(String),
    /// Its text was there already; nothing changed.
    Again(String),
    /// Its text was there already; this input said more about it.
    Completed(String),
}

impl Kept {
    /// The id that names the article in the tracker.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Again(id) | Self::Completed(id) => id,
        }
    }
}

impl Store {
    /// Whether the text of an article is in the tracker.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn holds(&self, article: &Article) -> Result<bool> {
        self.connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE text_key = ?1)")
            .and_then(|mut found| found.query_row([text_key(&article.text)], |row| row.get(0)))
            .map_err(|error| self.fault(error))
    }

    /// The last day on which an article of the tracker was published.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn last_published(&self) -> Result<Option<chrono::NaiveDate>> {
        let last: Option<String> = self
            .connection
            .query_row("SELECT max(substr(published, 1, 10)) FROM article", [], |row| row.get(0))
            .map_err(|error| self.fault(error))?;
        Ok(last.and_then(|day| day.parse().ok()))
    }

    /// All articles, by publication and id, without their texts.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn articles(&self) -> Result<Vec<KeptArticle>> {
        let sql = format!("SELECT {COLUMNS}, '' FROM article ORDER BY published, id");
        let read = || -> rusqlite::Result<Vec<KeptArticle>> {
            let mut statement = self.connection.prepare(&sql)?;
            statement.query_map([], kept)?.collect()
        };
        read().map_err(|error| self.fault(error))
    }

    /// The article of an id in the tracker, with its text.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn article(&self, id: &str) -> Result<Option<KeptArticle>> {
        let sql = format!("SELECT {COLUMNS}, text FROM article WHERE id = ?1");
        self.connection.query_row(&sql, [id], kept).optional().map_err(|error| self.fault(error))
    }

    /// The mentions of an article, in text order.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn mentions_of(&self, id: &str) -> Result<Vec<Mention>> {
        let read = || -> rusqlite::Result<Vec<Mention>> {
            let n: Option<i64> = self
                .connection
                .query_row("SELECT n FROM article WHERE id = ?1", [id], |row| row.get(0))
                .optional()?;
            n.map_or(Ok(Vec::new()), |n| mentions(&self.connection, n, id))
        };
        read().map_err(|error| self.fault(error))
    }
}

impl Step<'_> {
    /// Keeps an article with the mentions read from it. Where its text is there already, only what this input says
    /// about it is added: of several ids the smallest names it.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn keep(&mut self, article: &Article, mentions: &[Mention], reader: Reader<'_>) -> Result<Kept> {
        let key = text_key(&article.text);
        let known = by_key(&self.transaction, &key).map_err(|error| self.fault(error))?;
        let given = Article { text: String::new(), ..article.clone() };
        let Some(known) = known else {
            let mut row = ArticleRow {
                kept: KeptArticle {
                    article: article.clone(),
                    text_key: key.clone(),
                    given: vec![given],
                    words: u32::try_from(article.text.split_whitespace().count()).unwrap_or(u32::MAX),
                    version: reader.version.to_owned(),
                    lexicon: reader.lexicon.to_owned(),
                    added: self.author.at.to_owned(),
                    copy_of: None,
                },
                mentions: mentions.to_vec(),
            };
            row.kept.article.id = format!("{}~{key}", article.id);
            self.touch_article(&row)?;
            put_row(&self.transaction, &row).map_err(|error| self.fault(error))?;
            let id = self.settle(&article.id, &key)?;
            self.record(Source::Article, &key, "added", None, None)?;
            return Ok(Kept::New(id));
        };
        if known.given.contains(&given) {
            return Ok(Kept::Again(known.article.id));
        }
        let mut completed = known.clone();
        completed.given.push(given);
        completed.given.sort_by_cached_key(|given| (given.id.clone(), json(given)));
        effective(&mut completed);
        self.replace(&known, &completed, None, "completed")?;
        let id = self.settle(&completed.given[0].id.clone(), &key)?;
        Ok(Kept::Completed(id))
    }

    /// The article of an id, as this step has left it.
    ///
    /// # Errors
    /// The tracker cannot be read.
    pub fn article(&self, id: &str) -> Result<Option<KeptArticle>> {
        self.kept(id)
    }

    /// Puts the mentions of a new reading in the place of the old ones.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn read_anew(&mut self, id: &str, mentions: &[Mention], reader: Reader<'_>) -> Result<()> {
        let Some(known) = self.kept(id)? else { return Ok(()) };
        let old = row(&self.transaction, &known.text_key).map_err(|error| self.fault(error))?;
        let same = old.is_some_and(|old| {
            old.mentions.len() == mentions.len()
                && old
                    .mentions
                    .iter()
                    .zip(mentions)
                    .all(|(old, new)| *old == Mention { article: old.article.clone(), ..new.clone() })
        });
        if same {
            // Only who read it last is new; that is no change of what the tracker says.
            return self
                .transaction
                .execute(
                    "UPDATE article SET version = ?2, lexicon = ?3 WHERE id = ?1",
                    [id, reader.version, reader.lexicon],
                )
                .map(|_| ())
                .map_err(|error| self.fault(error));
        }
        let anew = KeptArticle {
            version: reader.version.to_owned(),
            lexicon: reader.lexicon.to_owned(),
            ..known.clone()
        };
        self.replace(&known, &anew, Some(mentions), "read anew")
    }

    /// Sets the publication of an article by hand; this stands whatever later inputs say.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn publish(&mut self, id: &str, published: Option<Published>) -> Result<()> {
        let Some(known) = self.kept(id)? else { return Ok(()) };
        self.decide(&Decision {
            target: DecisionTarget::Article,
            id: known.text_key.clone(),
            field: "published".to_owned(),
            value: published.map(|published| published.to_string()),
            by: self.author.by.to_owned(),
            at: self.author.at.to_owned(),
        })?;
        let mut edited = known.clone();
        edited.article.published = published;
        edited.article.published_from = Some(BY_HAND.to_owned());
        self.replace(&known, &edited, None, "published")
    }

    /// Takes an article and its mentions out.
    ///
    /// # Errors
    /// The tracker cannot be written.
    pub fn remove_article(&mut self, id: &str) -> Result<()> {
        let Some(known) = self.kept(id)? else { return Ok(()) };
        let row = row(&self.transaction, &known.text_key).map_err(|error| self.fault(error))?;
        let Some(row) = row.map(|row| json(&row)) else { return Ok(()) };
        self.touch(Source::Article, &row)?;
        self.record(Source::Article, &known.text_key, "removed", Some(&row), None)?;
        remove_row(&self.transaction, &known.text_key).map_err(|error| self.fault(error))?;
        self.settle(&known.given[0].id, &known.text_key).map(|_| ())
    }

    fn kept(&self, id: &str) -> Result<Option<KeptArticle>> {
        let sql = format!("SELECT {COLUMNS}, text FROM article WHERE id = ?1");
        self.transaction.query_row(&sql, [id], kept).optional().map_err(|error| self.fault(error))
    }

    /// Replaces the row of an article, and its mentions where new ones are given.
    fn replace(
        &mut self,
        before: &KeptArticle,
        after: &KeptArticle,
        new_mentions: Option<&[Mention]>,
        what: &str,
    ) -> Result<()> {
        let old = row(&self.transaction, &before.text_key).map_err(|error| self.fault(error))?;
        let Some(old) = old else { return Ok(()) };
        let mentions = new_mentions.map_or_else(|| old.mentions.clone(), <[Mention]>::to_vec);
        self.touch_article(&old)?;
        self.record(Source::Article, &before.text_key, what, Some(&json(&old)), None)?;
        let new = ArticleRow { kept: after.clone(), mentions };
        self.touched.mentions.extend(new.mentions.iter().map(|mention| mention.id.clone()));
        remove_row(&self.transaction, &before.text_key)
            .and_then(|()| put_row(&self.transaction, &new))
            .map_err(|error| self.fault(error))
    }

    /// Gives every text whose smallest given id is `given_id` its own id: the smallest key has the plain one. Returns
    /// the id of the text of `key`.
    fn settle(&mut self, given_id: &str, key: &str) -> Result<String> {
        settle(&self.transaction, given_id)
            .and_then(|()| {
                self.transaction
                    .query_row("SELECT id FROM article WHERE text_key = ?1", [key], |row| row.get(0))
                    .optional()
            })
            .map(Option::unwrap_or_default)
            .map_err(|error| self.fault(error))
    }
}

/// Says in `published_from` that a person set the publication.
const BY_HAND: &str = "by hand";

/// What holds of an article by all that the inputs said: of each field the first that any gives, in their order.
fn effective(kept: &mut KeptArticle) {
    let first = |field: fn(&Article) -> Option<&String>| kept.given.iter().find_map(field).cloned();
    let (path, title) = (first(|a| a.path.as_ref()), first(|a| a.title.as_ref()));
    let (publisher, url) = (first(|a| a.publisher.as_ref()), first(|a| a.url.as_ref()));
    let language = first(|a| a.language.as_ref());
    let dated = kept.given.iter().find(|given| given.published.is_some());
    let published = dated.map_or((None, None), |given| (given.published, given.published_from.clone()));
    let article = &mut kept.article;
    (article.path, article.title, article.publisher, article.url) = (path, title, publisher, url);
    article.language = language;
    if article.published_from.as_deref() != Some(BY_HAND) {
        (article.published, article.published_from) = published;
    }
}
