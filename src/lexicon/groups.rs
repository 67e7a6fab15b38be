//! Part of the lexicon: the groups of event types in the order of lanes and legends. Layer 2.

use serde::Deserialize;

use super::LexiconFile;
use super::source::toml_table::parse_named;
use crate::error::Result;

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
    let facts: Option<Facts> =
        parse_named(files, FILE).map_err(|fault| fault.hint("write `order = [\"group\", …]`"))?;
    Ok(facts.map_or_else(Vec::new, |facts| facts.order))
}
