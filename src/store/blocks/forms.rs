//! The forms in which the cells of one field come, each once, and which of them each row has.

use std::collections::HashMap;

/// The forms of a field in rows that come one after the other.
#[derive(Default)]
pub(in crate::store) struct Forms {
    bytes: Vec<u8>,
    /// Where each form ends.
    ends: Vec<usize>,
    known: HashMap<Vec<u8>, u16>,
    numbers: Vec<u16>,
}

impl Forms {
    /// Adds the form of the next row; `None` where there is nothing.
    pub(in crate::store) fn put(&mut self, form: Option<&[u8]>) {
        let number = match (form, self.numbers.last()) {
            (None, _) => 0,
            // Most fields say the same from row to row.
            (Some(form), Some(number @ 1..)) if self.form(*number) == form => *number,
            (Some(form), _) => self.number(form),
        };
        self.numbers.push(number);
    }

    /// The forms, by number from 1.
    pub(in crate::store) fn forms(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.ends.len()).map(|index| self.at(index))
    }

    /// For each row the number of its form from 1, or 0 for none.
    pub(in crate::store) fn numbers(&self) -> &[u16] {
        &self.numbers
    }

    fn form(&self, number: u16) -> &[u8] {
        self.at(usize::from(number) - 1)
    }

    fn at(&self, index: usize) -> &[u8] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bytes[start..self.ends[index]]
    }

    fn number(&mut self, form: &[u8]) -> u16 {
        if let Some(number) = self.known.get(form) {
            return *number;
        }
        self.bytes.extend_from_slice(form);
        self.ends.push(self.bytes.len());
        let number = u16::try_from(self.ends.len()).expect("a block has fewer rows than that");
        self.known.insert(form.to_vec(), number);
        number
    }
}
