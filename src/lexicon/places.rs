//! Part of the lexicon: the gazetteer.

use super::LexiconFile;
use crate::error::Result;

/// the gazetteer.
#[derive(Debug, Default)]
pub struct Places {}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(_files: &[LexiconFile]) -> Result<Places> {
    Ok(Places::default())
}
