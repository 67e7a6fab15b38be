//! Days in EDTF: ranges, sets, open ends, approximation.

use chrono::Datelike;

use crate::model::{DayRange, Precision, Shape};

/// The days in EDTF.
pub(super) fn edtf(
    days: DayRange,
    precision: Precision,
    shape: Shape,
    approximate: bool,
    lasts: bool,
) -> String {
    let tilde = if approximate { "~" } else { "" };
    let (first, last) = (days.first, days.last);
    match shape {
        Shape::OpenEnd if days.is_one_day() => format!("{first}{tilde}/.."),
        Shape::OpenStart => format!("../{last}{tilde}"),
        _ if days.is_one_day() => format!("{first}{tilde}"),
        _ if precision == Precision::Month && DayRange::month(first.year(), first.month()) == Some(days) => {
            format!("{}{tilde}", first.format("%Y-%m"))
        }
        _ if precision == Precision::Year && DayRange::year(first.year()) == Some(days) => {
            format!("{}{tilde}", first.format("%Y"))
        }
        Shape::Interval | Shape::OpenEnd => format!("{first}{tilde}/{last}{tilde}"),
        Shape::Single if lasts || precision == Precision::Day => format!("{first}{tilde}/{last}{tilde}"),
        _ => format!("[{first}..{last}]"),
    }
}
