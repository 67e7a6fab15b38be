//! Part of the lexicon: the groups of event types in the order of lanes and legends. Layer 2.

use serde::Deserialize;

use super::LexiconFile;
use crate::error::{Error, ErrorKind, Result};

/// The file of the groups.
const FILE: &str = "groups.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    order: Vec<String>,
}

/// Reads the order of the groups; empty where there is no such file.
///
/// # Errors
/// A file that is not what it should be, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<Vec<String>> {
    let Some(file) = files.iter().find(|file| file.name == FILE) else { return Ok(Vec::new()) };
    let facts: Facts = toml::from_str(&file.text).map_err(|error| {
        Error::new(ErrorKind::Lexicon, error.message().to_owned())
            .at(FILE)
            .hint("write `order = [\"group\", …]`")
    })?;
    Ok(facts.order)
}
