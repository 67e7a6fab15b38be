//! Things with a left and a right edge are laid into as few rows as possible, none overlapping another.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Row of each span (`left`, `right` exclusive), spans being sorted by `left`: interval partitioning, which
/// needs no more rows than there are spans on one spot. The lowest free row is taken.
pub(crate) fn partition(spans: &[(i32, i32)]) -> Vec<usize> {
    let mut busy: BinaryHeap<Reverse<(i32, usize)>> = BinaryHeap::new();
    let mut free: BinaryHeap<Reverse<usize>> = BinaryHeap::new();
    let mut rows = 0;
    spans
        .iter()
        .map(|&(left, right)| {
            while let Some(&Reverse((end, row))) = busy.peek() {
                if end > left {
                    break;
                }
                busy.pop();
                free.push(Reverse(row));
            }
            let row = free.pop().map_or_else(
                || {
                    rows += 1;
                    rows - 1
                },
                |Reverse(row)| row,
            );
            busy.push(Reverse((right.max(left + 1), row)));
            row
        })
        .collect()
}

/// Spans taken in one row; asks and takes in logarithmic time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    taken: BTreeMap<i32, i32>,
}

impl Row {
    /// Whether nothing taken overlaps `[left, right)`.
    pub(crate) fn is_free(&self, left: i32, right: i32) -> bool {
        let before = self.taken.range(..right).next_back();
        before.is_none_or(|(_, &end)| end <= left)
    }

    /// Takes `[left, right)`, which must be free.
    pub(crate) fn take(&mut self, left: i32, right: i32) {
        self.taken.insert(left, right.max(left + 1));
    }
}

/// Which of the spans find room in `rows` rows when they are asked in the given order (best first).
pub(crate) fn admit(spans: &[(i32, i32)], order: &[usize], rows: usize) -> Vec<bool> {
    let mut taken = vec![Row::default(); rows];
    let mut admitted = vec![false; spans.len()];
    for &index in order {
        let (left, right) = spans[index];
        if let Some(row) = taken.iter_mut().find(|row| row.is_free(left, right)) {
            row.take(left, right);
            admitted[index] = true;
        }
    }
    admitted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn as_few_rows_as_overlap() {
        assert_eq!(partition(&[(0, 10), (2, 5), (5, 8), (10, 12)]), [0, 1, 1, 0]);
    }

    #[test]
    fn the_best_are_admitted() {
        assert_eq!(admit(&[(0, 10), (5, 15), (10, 20)], &[1, 0, 2], 1), [false, true, false]);
    }

    proptest! {
        #[test]
        fn no_two_in_a_row_overlap(mut spans in prop::collection::vec((0..500_i32, 1..90_i32), 0..60)) {
            spans.sort_unstable();
            let spans: Vec<_> = spans.iter().map(|&(left, width)| (left, left + width)).collect();
            let rows = partition(&spans);
            for (i, a) in spans.iter().enumerate() {
                for (j, b) in spans.iter().enumerate().skip(i + 1) {
                    prop_assert!(rows[i] != rows[j] || a.1 <= b.0 || b.1 <= a.0);
                }
            }
            let most = spans.iter().map(|a| spans.iter().filter(|b| b.0 <= a.0 && a.0 < b.1).count()).max();
            prop_assert_eq!(rows.iter().max().map(|row| row + 1), most);
        }
    }
}
