//! The revision of a row: a short hash of each cell that a person may edit, in the order of the columns. Layer 4.
//!
//! It depends on the cells only, so that it does not matter how often or in which order articles came. As it keeps the
//! cells apart, an import can tell which cells of a row were changed by the person and which changed meanwhile, without
//! remembering what was exported.

use chrono::NaiveDate;

use super::schema::{ColumnFacts, Part};
use super::value::{Value, cell_words, join_into};

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
    let mut hash = Hash::default();
    hash.add(words);
    hash.letters().map(char::from)
}

struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, words: &str) {
        for byte in words.bytes().filter(|byte| *byte != b'\r') {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn letters(&self) -> [u8; 2] {
        let folded = self.0 ^ (self.0 >> 24) ^ (self.0 >> 48);
        [folded, folded >> 6].map(|bits| LETTERS[(bits & 63) as usize])
    }
}

/// What a cell is in the revision of its row, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    at: u16,
    letters: [u8; 2],
}

impl Letters {
    #[inline]
    fn put(self, row: &mut [u8]) {
        let at = usize::from(self.at);
        if let Some(place) = row.get_mut(at..at + 2) {
            place.copy_from_slice(&self.letters);
        }
    }
}

/// The revisions of some rows while their cells are written, in any order; those that are not written have no value.
pub(super) struct RevisionBuilder {
    /// Where the letters of each column stand.
    places: Vec<Option<u16>>,
    /// The letters of a row without values.
    empty: Vec<u8>,
    /// The letters of one row after the other.
    letters: Vec<u8>,
    words: String,
}

impl RevisionBuilder {
    /// For rows of some columns, of which one comes next.
    pub(super) fn new(columns: &[ColumnFacts]) -> Self {
        let empty = revision(columns, |_| Value::Null).into_bytes();
        let mut places = (1..).step_by(2);
        let places =
            columns.iter().map(|facts| if facts.part == Part::Edited { places.next() } else { None });
        Self { places: places.collect(), letters: empty.clone(), empty, words: String::new() }
    }

    /// The letters of a column's words, if they are part of a revision.
    pub(super) fn text(&self, column: usize, words: &str) -> Option<Letters> {
        let at = self.places.get(column).copied().flatten()?;
        let mut hash = Hash::default();
        hash.add(words);
        Some(Letters { at, letters: hash.letters() })
    }

    pub(super) fn number(&mut self, column: usize, number: f64) -> Option<Letters> {
        self.value(column, &Value::Number(number))
    }

    pub(super) fn day(&mut self, column: usize, day: NaiveDate) -> Option<Letters> {
        self.value(column, &Value::Day(day))
    }

    pub(super) fn list<'v>(
        &mut self,
        column: usize,
        list: impl Iterator<Item = Option<&'v str>>,
    ) -> Option<Letters> {
        self.of_words(column, |words| join_into(list, words))
    }

    fn value(&mut self, column: usize, value: &Value<'_>) -> Option<Letters> {
        self.of_words(column, |words| cell_words(value, words))
    }

    fn of_words(&mut self, column: usize, write: impl FnOnce(&mut String)) -> Option<Letters> {
        self.places.get(column).copied().flatten()?;
        self.words.clear();
        write(&mut self.words);
        self.text(column, &self.words)
    }

    /// Writes the letters of a cell of the first row.
    #[inline]
    pub(super) fn put(&mut self, letters: Letters) {
        letters.put(&mut self.letters);
    }

    /// Writes the letters of a cell of every row: of each those that stand among `letters` at its number.
    pub(super) fn put_rows(&mut self, numbers: &[u16], letters: &[Option<Letters>]) {
        for (row, number) in self.letters.chunks_exact_mut(self.empty.len()).zip(numbers) {
            if let Some(Some(letters)) = letters.get(usize::from(*number)) {
                letters.put(row);
            }
        }
    }

    /// The revisions of the rows.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let rows = self.letters.chunks_exact(self.empty.len());
        rows.map(|letters| std::str::from_utf8(letters).expect("letters are ASCII"))
    }

    /// Begins the next rows.
    pub(super) fn next(&mut self, rows: usize) {
        self.letters.clear();
        for _ in 0..rows {
            self.letters.extend_from_slice(&self.empty);
        }
    }
}
