//! The revision of a row: a short hash of each cell that a person may edit, in the order of the columns. Layer 4.
//!
//! It depends on the cells only, so that it does not matter how often or in which order articles came. As it keeps the
//! cells apart, an import can tell which cells of a row were changed by the person and which changed meanwhile, without
//! remembering what was exported.

use super::schema::{ColumnFacts, Part};
use super::value::{Value, cell_words};

/// Letters a revision is made of; none of them means anything to a spreadsheet.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.";

/// The revision of a row, from its columns and cells: `r` and two letters a cell.
pub(super) fn revision<'v>(columns: &[ColumnFacts], value: impl Fn(usize) -> Value<'v>) -> String {
    let mut revision = String::from("r");
    let mut words = String::new();
    for (index, facts) in columns.iter().enumerate() {
        if facts.part == Part::Edited {
            words.clear();
            cell_words(&value(index), &mut words);
            revision.extend(cell_hash(&words));
        }
    }
    revision
}

/// The part of a revision that belongs to a column; `None` where it was not made for these columns.
#[must_use]
pub fn part<'a>(revision: &'a str, columns: &[ColumnFacts], column: usize) -> Option<&'a str> {
    let edited = |facts: &&ColumnFacts| facts.part == Part::Edited;
    let parts = revision.strip_prefix('r')?;
    if parts.len() != 2 * columns.iter().filter(edited).count() {
        return None;
    }
    let position = columns.iter().take(column).filter(edited).count();
    parts.get(2 * position..2 * position + 2)
}

/// Two letters for the words of a cell (FNV-1a, folded); carriage returns do not count, since spreadsheets drop them.
#[must_use]
pub fn cell_hash(words: &str) -> [char; 2] {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in words.bytes().filter(|byte| *byte != b'\r') {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let folded = hash ^ (hash >> 24) ^ (hash >> 48);
    [folded, folded >> 6].map(|bits| char::from(LETTERS[(bits & 63) as usize]))
}
