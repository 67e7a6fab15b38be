//! An event that a person or a table gave: it stands beside the mentions that were read from articles.

use serde::{Deserialize, Serialize};

use super::{Mention, Origin};

/// An event entered by hand or imported. It is an event of its own until a person merges it with another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its fields, as a mention without an article: `id` is the entry's, `article` is empty, the span is empty,
    /// `evidence` holds the quoted words (empty where none was given).
    pub mention: Mention,
    /// `Manual` or `Imported`.
    pub origin: Origin,
    /// Addresses of its sources, sorted.
    pub urls: Vec<String>,
    /// Publishers of its sources, sorted.
    pub publishers: Vec<String>,
    /// Tags it came with, sorted.
    pub tags: Vec<String>,
    /// Note it came with.
    pub note: Option<String>,
}
