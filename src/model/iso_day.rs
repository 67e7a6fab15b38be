//! A day in ISO 8601, as it stands in every line of output.

use chrono::{Datelike, NaiveDate};

/// A day as `2025-04-23`; years before 0 and behind 9999 have a sign, as ISO 8601 wants it.
///
/// ```
/// use chrono::NaiveDate;
/// use truceline::model::iso_day;
/// let day = NaiveDate::from_ymd_opt(2025, 4, 3).expect("a day");
/// assert_eq!(iso_day(day), "2025-04-03");
/// assert_eq!(iso_day(day), day.to_string());
/// ```
#[must_use]
pub fn iso_day(day: NaiveDate) -> String {
    // Digit by digit: formatting in general costs more than finding the day did.
    let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year <= 9999) else {
        return day.to_string();
    };
    let digits = |number: u32, places: &'static [u32]| {
        places.iter().map(move |place| char::from(b'0' + (number / place % 10) as u8))
    };
    let mut text = String::with_capacity(10);
    text.extend(digits(year, &[1000, 100, 10, 1]));
    text.push('-');
    text.extend(digits(day.month(), &[10, 1]));
    text.push('-');
    text.extend(digits(day.day(), &[10, 1]));
    text
}
