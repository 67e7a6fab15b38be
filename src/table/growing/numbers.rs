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

    /// Writes the numbers of rows from one on: of each that which stands among `numbers` at its place.
    pub(super) fn put_rows(&mut self, height: usize, row: usize, places: &[u16], numbers: &[u32]) {
        let largest = numbers.iter().copied().max().unwrap_or(0);
        match self {
            Self::Small(few) if u16::try_from(largest).is_err() => *self = Self::Large(wider(few, height)),
            Self::Small(few) if u8::try_from(largest).is_err() => *self = Self::Middle(wider(few, height)),
            Self::Middle(few) if u16::try_from(largest).is_err() => *self = Self::Large(wider(few, height)),
            _ => {}
        }
        match self {
            Self::Small(all) => add_rows(all, height, row, 0, places, &narrow(numbers)),
            Self::Middle(all) => add_rows(all, height, row, 0, places, &narrow(numbers)),
            Self::Large(all) => add_rows(all, height, row, 0, places, numbers),
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

/// Adds the cells of rows from one on behind cells without a value: of each that which stands among `cells` at its place.
pub(super) fn add_rows<T: Copy>(
    all: &mut Vec<T>,
    height: usize,
    row: usize,
    none: T,
    places: &[u16],
    cells: &[T],
) {
    if all.is_empty() {
        all.reserve(height.max(row + places.len()));
    }
    if all.len() < row {
        all.resize(row, none);
    }
    all.extend(places.iter().map(|place| cells.get(usize::from(*place)).copied().unwrap_or(none)));
}

/// Numbers that are known to fit.
fn narrow<Narrow: TryFrom<u32> + Default>(numbers: &[u32]) -> Vec<Narrow> {
    numbers.iter().map(|number| Narrow::try_from(*number).unwrap_or_default()).collect()
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
    fn many_numbers_make_room_for_the_largest() {
        for largest in [3, 256, 65_536] {
            let mut numbers = Numbers::default();
            numbers.put(4, 0, 7);
            numbers.put_rows(4, 2, &[1, 2], &[0, 5, largest]);
            let all: Vec<Option<u32>> = (0..4).map(|row| numbers.get(row)).collect();
            assert_eq!(all, [Some(6), None, Some(4), Some(largest - 1)]);
        }
    }

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
        numbers.put_rows(4, 20, &[1, 0, 2, 9], &[0, 70_000, 3]);
        let many: Vec<Option<u32>> = (19..25).map(|row| numbers.get(row)).collect();
        assert_eq!(many, [None, Some(69_999), None, Some(2), None, None]);
        assert!(!numbers.is_empty());
        numbers.clear();
        assert!(numbers.is_empty() && numbers.get(0).is_none());
    }
}
