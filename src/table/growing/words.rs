//! The words of a column while it grows. Layer 4.
//!
//! They stand in buffers of polars from the beginning, so that a finished column refers to them and nothing is copied,
//! however often it says the same.

use polars_arrow::array::{MutableBinaryViewArray, Utf8ViewArray};

/// Many words, each by its number.
#[derive(Default)]
pub(super) struct Words(MutableBinaryViewArray<str>);

impl Words {
    /// Adds words; gives their number. Room is made at once for as many as may come: what is not used costs nothing, and
    /// what grows is moved.
    pub(super) fn push(&mut self, words: &str, expected: usize) -> u32 {
        if self.len() == 0 {
            self.0.reserve(expected);
        }
        let number = u32::try_from(self.len()).expect("a table has less cells than that");
        self.0.push_value(words);
        number
    }

    /// The words of a number; none for one that was not given.
    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        if number < self.len() { self.0.value(number) } else { "" }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.0 = MutableBinaryViewArray::default();
    }

    /// The words of so many numbers, one behind the other.
    pub(super) fn of(&mut self, count: usize, numbers: impl Iterator<Item = Option<u32>>) -> Utf8ViewArray {
        self.0.finish_in_progress();
        let (views, buffers) = (self.0.views(), self.0.completed_buffers());
        let mut array = MutableBinaryViewArray::<str>::with_capacity(count);
        array.extend_views(numbers.map(|number| number.map(|number| views[number as usize])), buffers);
        array.into()
    }
}
