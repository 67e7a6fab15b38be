//! One document, as every input becomes it.

use serde::{Deserialize, Serialize};

use super::Published;

/// One document: where it came from, when it was published, and its text, taken verbatim.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The id that the input gave, or one made from the text.
    pub id: String,
    /// The file it was read from, with its whole name; `None` for standard input.
    pub path: Option<String>,
    /// When it was published; `None` leaves relative dates open.
    pub published: Option<Published>,
    /// Where `published` was taken from: `option`, `metadata:…`, `file name`, `dateline`.
    pub published_from: Option<String>,
    /// Headline. Gives context, yields no mentions.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its canonical address.
    pub url: Option<String>,
    /// ISO 639-1 code of its language, where it could be told.
    pub language: Option<String>,
    /// The text that every span counts in; empty where no main text was found.
    pub text: String,
}
