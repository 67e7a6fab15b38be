//! Part of the lexicon: countries, people, bodies, armed groups.

use super::LexiconFile;
use crate::error::Result;

/// countries, people, bodies, armed groups.
#[derive(Debug, Default)]
pub struct Actors {}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(_files: &[LexiconFile]) -> Result<Actors> {
    Ok(Actors::default())
}
