//! TOML files of a lexicon, and their faults by line and column. Layer 2.

use serde::de::DeserializeOwned;

use super::file::LexiconFile;
use crate::error::{Error, ErrorKind, Result};

/// What a file says.
///
/// # Errors
/// What the reader of TOML found wrong, with its place.
pub(in crate::lexicon) fn parse<T: DeserializeOwned>(file: &LexiconFile) -> Result<T> {
    toml::from_str(&file.text).map_err(|error| {
        let fault = Error::new(ErrorKind::Lexicon, error.message().to_owned());
        match error.span() {
            Some(span) => at(fault, file, span.start),
            None => fault.at(file.name.as_ref()),
        }
    })
}

/// What the file of a name says; nothing where there is none.
///
/// # Errors
/// As [`parse`].
pub(in crate::lexicon) fn parse_named<T: DeserializeOwned>(
    files: &[LexiconFile],
    name: &str,
) -> Result<Option<T>> {
    files.iter().find(|file| file.name == name).map(parse).transpose()
}

/// A fault at the first place where `source` stands in a file.
pub(in crate::lexicon) fn fault_at(file: &LexiconFile, source: &str, fault: String) -> Error {
    let fault = Error::new(ErrorKind::Lexicon, fault);
    match file.text.find(source) {
        Some(found) => at(fault, file, found),
        None => fault.at(file.name.as_ref()),
    }
}

/// A fault with the line and column of a byte, both from 1.
fn at(fault: Error, file: &LexiconFile, byte: usize) -> Error {
    let before = file.text.get(..byte).unwrap_or(&file.text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    fault.at_line(file.name.as_ref(), line, column)
}
