//! Days along a line: linear, or with long gaps folded. A coordinate in the sense of plotters.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::Face;
use super::ticks::ticks;

/// A day as a number, counted from the first day of year 1.
pub(crate) fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The day of a number; the nearest one that the calendar has.
pub(crate) fn day(number: i32) -> NaiveDate {
    let fallback = if number < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or(fallback)
}

/// A stretch of days and where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    /// First day, and the day after the last.
    days: (i32, i32),
    /// Left and right, in tenths of a pixel.
    at: (i32, i32),
    folded: bool,
}

/// Days along a line from `left` to `right`, in tenths of a pixel.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DayAxis {
    pieces: Vec<Piece>,
}

/// Width of a folded gap in tenths of a pixel.
const FOLD: i32 = 340;

impl DayAxis {
    /// From the first to the last day, both whole, evenly.
    pub(crate) fn new(first: NaiveDate, last: NaiveDate, left: i32, right: i32) -> Self {
        let days = (number(first.min(last)), number(first.max(last)).saturating_add(1));
        Self { pieces: vec![Piece { days, at: (left, right.max(left + 10)), folded: false }] }
    }

    /// The same, with every stretch of more than `most` days without any of the `busy` days folded.
    pub(crate) fn folded(self, busy: &[NaiveDate], most: i32) -> Self {
        let [whole] = self.pieces[..] else { return self };
        let mut numbers: Vec<i32> = busy.iter().map(|&day| number(day)).collect();
        numbers.extend([whole.days.0, whole.days.1 - 1]);
        numbers.retain(|number| (whole.days.0..whole.days.1).contains(number));
        numbers.sort_unstable();
        let pad = (most / 6).clamp(1, 5);
        let mut cuts: Vec<(i32, i32)> = numbers
            .windows(2)
            .filter(|pair| pair[1] - pair[0] - 1 > most)
            .map(|pair| (pair[0] + 1 + pad, pair[1] - pad))
            .filter(|(from, to)| from < to)
            .collect();
        let width = whole.at.1 - whole.at.0;
        cuts.truncate(usize::try_from(width / FOLD / 2).unwrap_or(0));
        if cuts.is_empty() {
            return self;
        }
        let folded_days: i64 = cuts.iter().map(|cut| i64::from(cut.1 - cut.0)).sum();
        let open_days = (i64::from(whole.days.1) - i64::from(whole.days.0) - folded_days).max(1);
        let open_width = i64::from(width - FOLD * cuts.len() as i32);
        let mut pieces = Vec::new();
        let (mut from, mut left, mut seen) = (whole.days.0, whole.at.0, 0_i64);
        for (index, &(cut_from, cut_to)) in cuts.iter().enumerate() {
            seen += i64::from(cut_from - from);
            let right = whole.at.0 + (open_width * seen / open_days) as i32 + FOLD * index as i32;
            pieces.push(Piece { days: (from, cut_from), at: (left, right), folded: false });
            pieces.push(Piece { days: (cut_from, cut_to), at: (right, right + FOLD), folded: true });
            (from, left) = (cut_to, right + FOLD);
        }
        pieces.push(Piece { days: (from, whole.days.1), at: (left, whole.at.1), folded: false });
        Self { pieces }
    }

    /// First day, and the day after the last.
    pub(crate) fn days(&self) -> (i32, i32) {
        (self.pieces[0].days.0, self.pieces[self.pieces.len() - 1].days.1)
    }

    /// Left and right end.
    pub(crate) fn ends(&self) -> (i32, i32) {
        (self.pieces[0].at.0, self.pieces[self.pieces.len() - 1].at.1)
    }

    /// Whether the day lies on the line.
    pub(crate) fn holds(&self, day: NaiveDate) -> bool {
        let (first, end) = self.days();
        (first..end).contains(&number(day))
    }

    /// Where a moment lies, in days (a day's noon is its number and a half); beyond the ends, the end.
    pub(crate) fn x(&self, moment: f64) -> i32 {
        let last = &self.pieces[self.pieces.len() - 1];
        let piece = self.pieces.iter().find(|piece| moment < f64::from(piece.days.1)).unwrap_or(last);
        let length = (f64::from(piece.days.1) - f64::from(piece.days.0)).max(1.0);
        let share = ((moment - f64::from(piece.days.0)) / length).clamp(0.0, 1.0);
        piece.at.0 + (share * f64::from(piece.at.1 - piece.at.0)).round() as i32
    }

    /// Where a day begins.
    pub(crate) fn start_of(&self, day: NaiveDate) -> i32 {
        self.x(f64::from(number(day)))
    }

    /// Where a day ends.
    pub(crate) fn end_of(&self, day: NaiveDate) -> i32 {
        self.x(f64::from(number(day)) + 1.0)
    }

    /// A day's noon, where what happened on it stands.
    pub(crate) fn noon_of(&self, day: NaiveDate) -> i32 {
        self.x(f64::from(number(day)) + 0.5)
    }

    /// Folded gaps: left, right, number of days.
    pub(crate) fn folds(&self) -> impl Iterator<Item = (i32, i32, i32)> + '_ {
        let folded = self.pieces.iter().filter(|piece| piece.folded);
        folded.map(|piece| (piece.at.0, piece.at.1, piece.days.1 - piece.days.0))
    }

    /// The first day after the folded gap in which the start of a day lies.
    pub(crate) fn unfolds(&self, number: i32) -> Option<i32> {
        let holds = |piece: &&Piece| piece.folded && (piece.days.0..piece.days.1).contains(&number);
        self.pieces.iter().find(holds).map(|piece| piece.days.1)
    }

    /// Width of a day where nothing is folded, in tenths of a pixel.
    pub(crate) fn day_width(&self) -> f64 {
        let piece = self.pieces.iter().find(|piece| !piece.folded).unwrap_or(&self.pieces[0]);
        f64::from(piece.at.1 - piece.at.0) / (f64::from(piece.days.1) - f64::from(piece.days.0)).max(1.0)
    }
}

/// plotters asks a coordinate for pixels and key points; ours are days and the ticks of the calendar.
impl Ranged for DayAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = NaiveDate;

    fn map(&self, value: &NaiveDate, (low, high): (i32, i32)) -> i32 {
        self.noon_of(*value).clamp(low.min(high), high.max(low))
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<NaiveDate> {
        let mut days: Vec<_> =
            ticks(self, Face::regular(110)).small.into_iter().map(|tick| day(tick.day)).collect();
        days.truncate(hint.max_num_points());
        days
    }

    fn range(&self) -> Range<NaiveDate> {
        let (first, end) = self.days();
        day(first)..day(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn april(of: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 4, of).unwrap()
    }

    #[test]
    fn whole_days_fill_the_line() {
        let axis = DayAxis::new(april(1), april(10), 0, 1000);
        assert_eq!((axis.start_of(april(1)), axis.end_of(april(10))), (0, 1000));
        assert_eq!(axis.noon_of(april(1)), 50);
    }

    #[test]
    fn a_long_gap_is_folded_and_order_kept() {
        let last = NaiveDate::from_ymd_opt(2026, 4, 10).unwrap();
        let axis = DayAxis::new(april(1), last, 0, 10_000).folded(&[april(3), last], 30);
        let (left, right, days) = axis.folds().next().unwrap();
        assert_eq!(right - left, 340);
        assert!(days > 300);
        assert!(axis.noon_of(april(3)) < left && axis.noon_of(last) > right);
        let xs: Vec<_> = (0..375).map(|step| axis.x(f64::from(number(april(1)) + step))).collect();
        assert!(xs.is_sorted());
    }

    #[test]
    fn the_ends_of_the_calendar_survive() {
        let axis = DayAxis::new(NaiveDate::MIN, NaiveDate::MAX, 0, 1000);
        assert_eq!(axis.end_of(NaiveDate::MAX), 1000);
    }
}
