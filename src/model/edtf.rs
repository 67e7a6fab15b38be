//! The forms of EDTF that truceline speaks, read back into days.

use chrono::NaiveDate;

use super::{DayRange, Precision};

/// The days that an EDTF form names, and how finely.
///
/// Forms: `Y`, `Y-M`, `Y-M-D`, `A/B`, `A/..`, `../B`, `[A..B]`, `[A,B]`, each with `~`. Open ends and years before
/// 1 give no days. `None` where the words are none of these.
///
/// ```
/// use truceline::model::{Precision, edtf_days};
/// let (days, precision) = edtf_days("2025-05-08/2025-05-10").unwrap();
/// assert_eq!(days.unwrap().days(), 3);
/// assert_eq!(precision, Precision::Day);
/// assert_eq!(edtf_days("2025-05/.."), Some((None, Precision::Unknown)));
/// assert_eq!(edtf_days("next week"), None);
/// ```
#[must_use]
pub fn edtf_days(words: &str) -> Option<(Option<DayRange>, Precision)> {
    let words = words.trim();
    if let Some(inside) = words.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let (a, b) =
            inside.split_once("..").or_else(|| inside.rsplit_once(',').map(|(a, b)| (first_of(a), b)))?;
        return span(a, b);
    }
    match words.split_once('/') {
        Some(("..", b)) => one(b).map(|_| (None, Precision::Unknown)),
        Some((a, "..")) => one(a).map(|_| (None, Precision::Unknown)),
        Some((a, b)) => span(a, b),
        None => one(words).map(|(days, precision)| match days {
            Some(_) => (days, precision),
            None => (None, Precision::Unknown),
        }),
    }
}

fn first_of(list: &str) -> &str {
    list.split(',').next().unwrap_or(list)
}

fn span(a: &str, b: &str) -> Option<(Option<DayRange>, Precision)> {
    let ((a, precision), (b, _)) = (one(a)?, one(b)?);
    match (a, b) {
        (Some(a), Some(b)) if a.first <= b.last => {
            let days = DayRange::new(a.first, b.last);
            let week = precision == Precision::Day && DayRange::week_of(a.first) == Some(days);
            Some((Some(days), if week { Precision::Week } else { precision }))
        }
        (Some(_), Some(_)) => None,
        _ => Some((None, Precision::Unknown)),
    }
}

fn one(words: &str) -> Option<(Option<DayRange>, Precision)> {
    let words = words.trim().trim_end_matches('~');
    let (sign, digits) = words.strip_prefix('-').map_or((1, words), |rest| (-1, rest));
    let mut parts = digits.split('-');
    let number = |part: &str, width: usize| -> Option<i32> {
        (part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let year = number(parts.next()?, 4)? * sign;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let named = match (month, day) {
        (None, _) => (DayRange::year(year)?, Precision::Year),
        (Some(month), None) => (DayRange::month(year, number(month, 2)?.try_into().ok()?)?, Precision::Month),
        (Some(month), Some(day)) => {
            let (month, day) = (number(month, 2)?.try_into().ok()?, number(day, 2)?.try_into().ok()?);
            (DayRange::day(NaiveDate::from_ymd_opt(year, month, day)?), Precision::Day)
        }
    };
    Some(if year < 1 { (None, Precision::Unknown) } else { (Some(named.0), named.1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        let read = |words: &str| {
            let (days, precision) = edtf_days(words).unwrap_or_else(|| panic!("{words} is a form"));
            format!(
                "{} {precision}",
                days.map_or("open".to_owned(), |days| format!("{}..{}", days.first, days.last))
            )
        };
        assert_eq!(read("2025"), "2025-01-01..2025-12-31 year");
        assert_eq!(read("2025-05~"), "2025-05-01..2025-05-31 month");
        assert_eq!(read("2025-05-08"), "2025-05-08..2025-05-08 day");
        assert_eq!(read("[2025-05-03..2025-05-05]"), "2025-05-03..2025-05-05 day");
        assert_eq!(read("[2025-05-03,2025-05-09]"), "2025-05-03..2025-05-09 day");
        assert_eq!(read("2025-04-14/2025-04-20"), "2025-04-14..2025-04-20 week");
        assert_eq!(read("../2025-04-20"), "open unknown");
        assert_eq!(read("-0044-03-15"), "open unknown");
    }

    #[test]
    fn what_is_no_form_is_refused() {
        for words in [
            "",
            "..",
            "2025-13",
            "2025-02-30",
            "25",
            "2025-5-8",
            "2025-05-09/2025-05-08",
            "[2025",
            "2025-05-08x",
        ] {
            assert_eq!(edtf_days(words), None, "{words}");
        }
    }
}
