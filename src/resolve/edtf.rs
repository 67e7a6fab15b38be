//! Days in EDTF: ranges, sets, open ends, approximation.

use chrono::Datelike;

use crate::model::{DayRange, Precision, Shape, iso_day};

/// The days in EDTF.
pub(super) fn edtf(
    days: DayRange,
    precision: Precision,
    shape: Shape,
    approximate: bool,
    lasts: bool,
) -> String {
    let tilde = if approximate { "~" } else { "" };
    let (first, last) = (iso_day(days.first), iso_day(days.last));
    match shape {
        Shape::OpenEnd if days.is_one_day() => format!("{first}{tilde}/.."),
        Shape::OpenStart => format!("../{last}{tilde}"),
        _ if days.is_one_day() => format!("{first}{tilde}"),
        _ if precision == Precision::Month
            && DayRange::month(days.first.year(), days.first.month()) == Some(days) =>
        {
            format!("{}{tilde}", days.first.format("%Y-%m"))
        }
        _ if precision == Precision::Year && DayRange::year(days.first.year()) == Some(days) => {
            format!("{}{tilde}", days.first.format("%Y"))
        }
        Shape::Interval | Shape::OpenEnd => format!("{first}{tilde}/{last}{tilde}"),
        Shape::Single if lasts || precision == Precision::Day => format!("{first}{tilde}/{last}{tilde}"),
        _ => format!("[{first}..{last}]"),
    }
}
