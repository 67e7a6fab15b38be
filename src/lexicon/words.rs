//! Part of the lexicon: words of time.

use super::LexiconFile;
use crate::error::Result;

/// words of time.
#[derive(Debug, Default)]
pub struct Words {}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(_files: &[LexiconFile]) -> Result<Words> {
    Ok(Words::default())
}
