//! Numbers of words, row by row, in as few bytes as they need: a million rows are read in the order of the table, which
//! is not that in which they came, so they should lie close together. Layer 4.

/// A number for each row from 1, or 0 for none; rows at the end without a number are left out.
pub(super) enum Numbers {
    Small(Vec<u8>),
    Middle(Vec<u16>),
    Large(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Small(Vec::new())
    }
}

impl Numbers {
    /// Writes the number of a row behind rows without one; `height` is how many rows are expected.
    #[inline]
    pub(super) fn put(&mut self, height: usize, row: usize, number: u32) {
        match self {
            Self::Small(numbers) => match u8::try_from(number) {
                Ok(number) => add(numbers, height, row, 0, number),
                Err(_) => {
                    *self = Self::Middle(wider(numbers, height));
                    self.put(height, row, number);
                }
            },
            Self::Middle(numbers) => match u16::try_from(number) {
                Ok(number) => add(numbers, height, row, 0, number),
                Err(_) => {
                    *self = Self::Large(wider(numbers, height));
                    self.put(height, row, number);
                }
            },
            Self::Large(numbers) => add(numbers, height, row, 0, number),
        }
    }

    /// The number of a row.
    #[inline]
    pub(super) fn get(&self, row: usize) -> Option<u32> {
        match self {
            Self::Small(numbers) => at(numbers, row),
            Self::Middle(numbers) => at(numbers, row),
            Self::Large(numbers) => at(numbers, row),
        }
    }

    /// Whether no row has a number.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Small(numbers) => numbers.is_empty(),
            Self::Middle(numbers) => numbers.is_empty(),
            Self::Large(numbers) => numbers.is_empty(),
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        match self {
            Self::Small(numbers) => numbers.clear(),
            Self::Middle(numbers) => numbers.clear(),
            Self::Large(numbers) => numbers.clear(),
        }
    }
}

/// Adds the cell of a row behind cells without a value; `height` is how many are expected.
#[inline]
pub(super) fn add<T: Copy>(cells: &mut Vec<T>, height: usize, row: usize, none: T, cell: T) {
    if cells.is_empty() {
        cells.reserve(height.max(row + 1));
    }
    if cells.len() < row {
        cells.resize(row, none);
    }
    cells.push(cell);
}

fn wider<Narrow: Copy, Wide: From<Narrow>>(numbers: &[Narrow], height: usize) -> Vec<Wide> {
    let mut wide = Vec::with_capacity(height.max(numbers.len() + 1));
    wide.extend(numbers.iter().map(|number| Wide::from(*number)));
    wide
}

fn at<T: Copy + Into<u32>>(numbers: &[T], row: usize) -> Option<u32> {
    numbers.get(row).and_then(|number| (*number).into().checked_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_comes_back() {
        let mut numbers = Numbers::default();
        let put = [(1, 1), (2, 255), (5, 256), (6, 3), (7, 65_535), (9, 65_536), (10, 2), (11, u32::MAX)];
        for (row, number) in put {
            numbers.put(4, row, number);
        }
        for row in 0..20 {
            let expected = put.iter().find(|(other, _)| *other == row).map(|(_, number)| number - 1);
            assert_eq!(numbers.get(row), expected, "{row}");
        }
        assert!(!numbers.is_empty());
        numbers.clear();
        assert!(numbers.is_empty() && numbers.get(0).is_none());
    }
}
