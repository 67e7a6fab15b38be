//! A record of named fields (a JSON object, a row of a table) becomes an article.
//!
//! `text`, `published`, … are the contract; other usual names are understood after them, and `--map` before.

use super::options::Options;
use super::{dates, language, published};
use crate::diagnostic::{Diagnostic, Level};
use crate::ingest::Document;
use crate::model::{Article, Published, article_id};

/// The fields of an article with the names that they go by, the contract's own name first.
const NAMES: &[(&str, &[&str])] = &[
    (
        "id",
        &[
            "id",
            "doc_id",
            "docid",
            "article_id",
            "_id",
            "guid",
            "uid",
            "uuid",
            "message_id",
            "an",
            "accession number",
        ],
    ),
    (
        "published",
        &[
            "published",
            "published_at",
            "publishedat",
            "date_published",
            "datepublished",
            "publish_date",
            "publication_date",
            "publication date",
            "published_date",
            "pub_date",
            "pubdate",
            "date",
            "datetime",
            "pd",
            "article_date",
            "load_date",
            "load-date",
            "created_at",
            "date_unixtime",
            "timestamp",
            "day",
        ],
    ),
    ("title", &["title", "headline", "hd", "hlead", "head", "subject", "name"]),
    (
        "publisher",
        &[
            "publisher",
            "source",
            "source_name",
            "outlet",
            "sn",
            "newspaper",
            "publication",
            "site_name",
            "sitename",
            "site",
            "channel",
            "domain",
            "media",
        ],
    ),
    ("url", &["url", "link", "canonical_url", "permalink", "href", "source_url", "web_url", "webpage"]),
    (
        "text",
        &[
            "text",
            "body",
            "content",
            "full_text",
            "fulltext",
            "article_text",
            "maintext",
            "content_text",
            "article",
            "article_body",
            "articlebody",
            "body_text",
            "story",
            "td",
            "message",
            "plain_text",
        ],
    ),
];

/// Reads a record: `value` gives the words that stand under a name, names compared in lower case.
pub fn article<'a>(
    place: String,
    path: Option<&str>,
    options: &Options,
    names: &[impl AsRef<str>],
    value: impl Fn(usize) -> Field<'a>,
) -> Document {
    // Nearly every name that a field goes by begins otherwise than all that are there, or is of another length.
    let bit = |name: &str| {
        let first = name.bytes().next().map_or(0, |first| first.to_ascii_lowercase());
        1_u64 << ((usize::from(first) * 8 + name.len()) % 64)
    };
    let bits = names.iter().fold(0, |bits, name| bits | bit(name.as_ref()));
    let find = |field: &str| -> Option<usize> {
        if let Some(mapped) = options.map.get(field) {
            return names.iter().position(|name| name.as_ref().eq_ignore_ascii_case(mapped));
        }
        let aliases = NAMES.iter().find(|(known, _)| *known == field).map(|(_, aliases)| *aliases)?;
        aliases.iter().filter(|alias| bits & bit(alias) != 0).find_map(|alias| {
            let of_alias = names.iter().position(|name| name.as_ref().eq_ignore_ascii_case(alias));
            of_alias.filter(|at| !value(*at).is_empty())
        })
    };
    let mut document = Document { place, ..Document::default() };
    let mut field = |name: &str| -> Option<(&str, String)> {
        let at = find(name)?;
        match value(at) {
            Field::Words(words) => Some((names[at].as_ref(), words.into_owned())),
            Field::Absent => None,
            Field::Other(found) => {
                document.diagnostics.push(
                    Diagnostic::new(
                        Level::Warning,
                        format!("`{}`: expected words, found {found}", names[at].as_ref()),
                    )
                    .at(&document.place)
                    .hint("the field is passed over"),
                );
                None
            }
        }
    };
    let (id, date) = (field("id"), field("published"));
    let (title, publisher, url) = (field("title"), field("publisher"), field("url"));
    let text = field("text").map(|(_, words)| words).filter(|words| !words.trim().is_empty());
    let Some(text) = text else {
        document.failure = Some(no_text(names).at(&document.place));
        return document;
    };
    let mut article = Article {
        id: id.map_or_else(|| article_id(&text), |(_, id)| id),
        path: path.map(str::to_owned),
        title: title.map(|(_, words)| words),
        publisher: publisher.map(|(_, words)| words),
        url: url.map(|(_, words)| words),
        language: language::code(&text),
        text,
        ..Article::default()
    };
    if let Some((name, words)) = date {
        match read_date(name, &words, options) {
            Ok(date) => {
                article.published = Some(date);
                article.published_from = Some(["metadata:", name].concat());
            }
            Err(fault) => {
                document.date_refused = true;
                document.diagnostics.push(published::refused(&document.place, name, &fault));
            }
        }
    }
    document.article = Some(article);
    document
}

/// `published` is as the contract has it; other names and mapped ones may hold dates as people write them.
fn read_date(name: &str, words: &str, options: &Options) -> Result<Published, dates::Fault> {
    if name == "published" && !options.map.contains_key("published") && options.date_order.is_none() {
        return words.parse().map_err(dates::Fault::Other);
    }
    dates::whole(words, options.date_order)
}

fn no_text(names: &[impl AsRef<str>]) -> Diagnostic {
    let mut found: Vec<String> = names
        .iter()
        .take(8)
        .map(|name| format!("`{}`", name.as_ref().chars().take(30).collect::<String>()))
        .collect();
    if names.len() > found.len() {
        found.push(format!("{} more", names.len() - found.len()));
    }
    let found = if found.is_empty() { "no fields".to_owned() } else { found.join(", ") };
    Diagnostic::new(Level::Refused, format!("expected a field `text` with words in it, found {found}"))
        .hint("name the field that holds the text: --map text=FIELD")
}

/// What stands under a name.
pub enum Field<'a> {
    /// Words.
    Words(std::borrow::Cow<'a, str>),
    /// Nothing: null, or empty.
    Absent,
    /// Something that words cannot be made of.
    Other(&'static str),
}

impl Field<'_> {
    fn is_empty(&self) -> bool {
        matches!(self, Field::Absent)
    }
}
