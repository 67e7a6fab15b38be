//! The columns of the table of articles. Layer 4.

use chrono::NaiveDate;

use super::schema;
use crate::model::{Article, text_key};
use crate::table::value::{Value, day, made, maybe, size, text};

/// What a row of articles is made from.
#[derive(Clone, Copy, Debug)]
pub struct ArticleSource<'a> {
    /// The article.
    pub article: &'a Article,
    /// Day on which it was added to the tracker.
    pub added: Option<NaiveDate>,
    /// The article that it is a near copy of.
    pub copy_of: Option<&'a str>,
}

schema! {
/// The table of articles.
ARTICLES = "articles", ArticleColumn, |source: &'v ArticleSource<'v>| {
    Id = "id", Text, Fixed,
        "Names the article: the id it came with, else one made from its text.",
        "", text(&source.article.id);
    Path = "path", Text, Fixed,
        "The file it was read from.",
        "", maybe(source.article.path.as_deref());
    Published = "published", Text, Fixed,
        "When it was published: a day, perhaps with a time and an offset.",
        "", source.article.published.map_or(Value::Null, |published| made(published.to_string()));
    PublishedFrom = "published_from", Text, Fixed,
        "Where `published` was taken from.",
        "", maybe(source.article.published_from.as_deref());
    Title = "title", Text, Words,
        "Headline.",
        "", maybe(source.article.title.as_deref());
    Publisher = "publisher", Text, Fixed,
        "Who published it.",
        "ACLED source.", maybe(source.article.publisher.as_deref());
    Url = "url", Text, Fixed,
        "Its address.",
        "GDELT SOURCEURL.", maybe(source.article.url.as_deref());
    Language = "language", Text, Fixed,
        "ISO 639-1 code of its language.",
        "", maybe(source.article.language.as_deref());
    Words = "words", Integer, Fixed,
        "Number of words of its text.",
        "", size(source.article.text.split_whitespace().count());
    Hash = "hash", Text, Fixed,
        "Hash of its text, the same for two that differ in white space only.",
        "", made(text_key(&source.article.text));
    Added = "added", Day, Fixed,
        "Day on which it was added to the tracker.",
        "GDELT DATEADDED.", day(source.added);
    CopyOf = "copy_of", Text, Fixed,
        "The article that it is a near copy of.",
        "", maybe(source.copy_of);
}
}
