//! Articles and their mentions as rows of the tracker, there and back.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::articles::KeptArticle;
use super::copies;
use super::neighbours::{put_reach, remove_reach};
use super::sources::{ArticleRow, from_json, json};
use crate::model::{Article, Mention, Published};

/// The columns that [`kept`] takes, without the text behind them.
pub(super) const COLUMNS: &str = "id, text_key, given, path, published, published_from, title, publisher, url, language, words, \
     version, lexicon, added, copy_of";

pub(super) fn kept(row: &Row<'_>) -> rusqlite::Result<KeptArticle> {
    Ok(KeptArticle {
        article: Article {
            id: row.get(0)?,
            path: row.get(3)?,
            published: published(row, 4)?,
            published_from: row.get(5)?,
            title: row.get(6)?,
            publisher: row.get(7)?,
            url: row.get(8)?,
            language: row.get(9)?,
            text: row.get(15)?,
        },
        text_key: row.get(1)?,
        given: from_json(row.get_ref(2)?.as_str()?)?,
        words: row.get(10)?,
        version: row.get(11)?,
        lexicon: row.get(12)?,
        added: row.get(13)?,
        copy_of: row.get::<_, Option<String>>(14)?.filter(|id| id != copies::UNSETTLED),
    })
}

/// The publication in a column of a row.
pub(super) fn published(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Published>> {
    Ok(row.get::<_, Option<String>>(column)?.and_then(|words| words.parse().ok()))
}

pub(super) fn by_key(connection: &Connection, key: &str) -> rusqlite::Result<Option<KeptArticle>> {
    let sql = format!("SELECT {COLUMNS}, text FROM article WHERE text_key = ?1");
    connection.prepare_cached(&sql)?.query_row([key], kept).optional()
}

/// An article and its mentions, by the key of its text.
pub(super) fn row(connection: &Connection, key: &str) -> rusqlite::Result<Option<ArticleRow>> {
    let Some(kept) = by_key(connection, key)? else { return Ok(None) };
    let n = connection.query_row("SELECT n FROM article WHERE text_key = ?1", [key], |row| row.get(0))?;
    let mentions = mentions(connection, n, &kept.article.id)?;
    Ok(Some(ArticleRow { kept, mentions }))
}

pub(super) fn mentions(connection: &Connection, article: i64, id: &str) -> rusqlite::Result<Vec<Mention>> {
    connection
        .prepare_cached("SELECT body FROM mention WHERE article = ?1 ORDER BY position")?
        .query_map([article], |row| {
            let mut mention: Mention = from_json(row.get_ref(0)?.as_str()?)?;
            id.clone_into(&mut mention.article);
            Ok(mention)
        })?
        .collect()
}

/// Takes an article and its mentions out.
pub(super) fn remove_row(connection: &Connection, key: &str) -> rusqlite::Result<()> {
    let Some(row) = row(connection, key)? else { return Ok(()) };
    for mention in &row.mentions {
        remove_reach(connection, mention, row.kept.article.published)?;
    }
    copies::leave(connection, key)?;
    connection
        .execute("DELETE FROM mention WHERE article = (SELECT n FROM article WHERE text_key = ?1)", [key])?;
    connection.execute("DELETE FROM article WHERE text_key = ?1", [key]).map(|_| ())
}

/// Puts an article and its mentions in, and settles the ids of those that share its given id.
pub(super) fn put_row(connection: &Connection, row: &ArticleRow) -> rusqlite::Result<()> {
    let ArticleRow { kept, mentions } = row;
    let article = &kept.article;
    let given_id = kept.given.first().map_or(article.id.as_str(), |given| given.id.as_str());
    // Under a name of its own until the ids are settled, since the plain one may be taken.
    let provisional = format!("{given_id}~{}", kept.text_key);
    connection
        .prepare_cached(
            "INSERT INTO article (id, text_key, given_id, given, path, published, published_from, title, publisher, \
             url, language, words, version, lexicon, added, copy_of, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, \
             ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            provisional,
            kept.text_key,
            given_id,
            json(&kept.given),
            article.path,
            article.published.map(|published| published.to_string()),
            article.published_from,
            article.title,
            article.publisher,
            article.url,
            article.language,
            kept.words,
            kept.version,
            kept.lexicon,
            kept.added,
            copies::UNSETTLED,
            article.text,
        ])?;
    let n = connection.last_insert_rowid();
    for (position, mention) in (0_i64..).zip(mentions) {
        connection
            .prepare_cached(
                "INSERT INTO mention (id, article, position, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![mention.id, n, position, json(mention)])?;
        put_reach(connection, mention, article.published)?;
    }
    settle(connection, given_id)
}

pub(super) fn settle(connection: &Connection, given_id: &str) -> rusqlite::Result<()> {
    let texts: Vec<(i64, String, String)> = connection
        .prepare_cached("SELECT n, id, text_key FROM article WHERE given_id = ?1 ORDER BY text_key")?
        .query_map([given_id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    // The plain id is freed before it is given.
    for (place, (n, id, key)) in texts.iter().enumerate().rev() {
        let own = if place == 0 { given_id.to_owned() } else { format!("{given_id}~{}", &key[..8]) };
        if *id != own {
            connection.execute("UPDATE article SET id = ?1 WHERE n = ?2", params![own, n])?;
            connection
                .prepare_cached("UPDATE article SET copy_of = ?1 WHERE copy_of = ?2")?
                .execute([&own, id])?;
        }
    }
    Ok(())
}
