//! The best shift of labels in a row: they keep their order, do not overlap, and stay as near as possible.
//!
//! The constraints `x[i+1] - x[i] >= gap[i]` become an isotonic regression once the cumulative gaps are
//! subtracted; pooling adjacent violators solves it exactly in linear time.

/// One thing in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Wish {
    /// Where its left edge would like to be.
    pub at: i32,
    /// Its width, with the gap to the next.
    pub width: i32,
    /// How much it matters that it stays; at least 1.
    pub weight: i32,
}

/// Left edges, in the given order (which is that of the wishes), within `[low, high]` where they fit.
pub(crate) fn shift(wishes: &[Wish], low: i32, high: i32) -> Vec<i32> {
    // Blocks of pooled wishes: weighted sum, weight, number.
    let mut blocks: Vec<(i64, i64, usize)> = Vec::with_capacity(wishes.len());
    let mut before = 0_i64;
    let mut starts = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let weight = i64::from(wish.weight.max(1));
        starts.push(before);
        blocks.push(((i64::from(wish.at) - before) * weight, weight, 1));
        before += i64::from(wish.width);
        while let [.., (sum_a, weight_a, _), (sum_b, weight_b, _)] = blocks[..] {
            if i128::from(sum_a) * i128::from(weight_b) <= i128::from(sum_b) * i128::from(weight_a) {
                break;
            }
            let (sum, weight, number) = blocks.pop().expect("two were matched");
            let last = blocks.last_mut().expect("two were matched");
            *last = (last.0 + sum, last.1 + weight, last.2 + number);
        }
    }
    let highest = i64::from(high) - before;
    let mut out = Vec::with_capacity(wishes.len());
    for (sum, weight, number) in blocks {
        let at = sum.div_euclid(weight).min(highest).max(i64::from(low));
        for _ in 0..number {
            out.push(i32::try_from(at + starts[out.len()]).unwrap_or(i32::MAX));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(at: i32, width: i32) -> Wish {
        Wish { at, width, weight: 1 }
    }

    #[test]
    fn two_on_one_spot_share_the_shift() {
        assert_eq!(shift(&[wish(100, 50), wish(100, 50)], 0, 1000), [75, 125]);
    }

    #[test]
    fn the_heavier_one_stays() {
        let heavy = Wish { at: 100, width: 50, weight: 1_000_000 };
        assert_eq!(shift(&[heavy, wish(100, 50)], 0, 1000)[0], 99);
    }

    #[test]
    fn walls_hold() {
        assert_eq!(shift(&[wish(990, 50)], 0, 1000), [950]);
        assert_eq!(shift(&[wish(-30, 50), wish(-30, 50)], 0, 1000), [0, 50]);
    }

    proptest! {
        #[test]
        fn never_an_overlap(mut ats in prop::collection::vec((-500..1500_i32, 1..90_i32), 0..12)) {
            ats.sort_unstable();
            let wishes: Vec<_> = ats.iter().map(|&(at, width)| wish(at, width)).collect();
            let placed = shift(&wishes, 0, 100_000);
            for (pair, wish) in placed.windows(2).zip(&wishes) {
                prop_assert!(pair[1] - pair[0] >= wish.width);
            }
        }
    }
}
