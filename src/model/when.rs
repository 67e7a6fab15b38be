//! The days of an event in words, as every view prints them.

use chrono::{Datelike, NaiveDate};

use super::{DayRange, Precision};

/// The days in words: `19–20 April 2025`, `week of 14 April 2025`, `no date`.
///
/// What the days alone cannot say comes from the EDTF form: alternatives (`3 or 5 May 2025`), a set (`between 3 and
/// 5 May 2025`), open ends (`from 3 May 2025`) and approximation (`about 3 May 2025`).
///
/// ```
/// use truceline::model::{DayRange, Precision, when};
/// let days = DayRange::week_of("2025-04-17".parse().unwrap()).unwrap();
/// assert_eq!(when(Some(days), Precision::Week, None), "week of 14 April 2025");
/// assert_eq!(when(None, Precision::Unknown, None), "no date");
/// ```
#[must_use]
pub fn when(days: Option<DayRange>, precision: Precision, edtf: Option<&str>) -> String {
    let edtf = edtf.unwrap_or("");
    let words = match days {
        None => return open_words(edtf).unwrap_or_else(|| "no date".to_owned()),
        Some(days) => dated_words(days, precision, edtf),
    };
    if edtf.contains('~') { format!("about {words}") } else { words }
}

fn dated_words(days: DayRange, precision: Precision, edtf: &str) -> String {
    if edtf.ends_with("/..") {
        return format!("from {}", day(days.first));
    }
    if edtf.starts_with("../") {
        return format!("until {}", day(days.last));
    }
    if edtf.starts_with('[') && !days.is_one_day() && matches!(precision, Precision::Day | Precision::Hour) {
        return match edtf.contains("..") {
            true => format!("between {}", range(days, " and ", " and ")),
            false => range(days, " or ", " or "),
        };
    }
    let whole = Some(days);
    if whole == DayRange::year(days.first.year()) {
        return days.first.year().to_string();
    }
    if whole == DayRange::month(days.first.year(), days.first.month()) {
        return month(days.first);
    }
    if precision == Precision::Week && whole == DayRange::week_of(days.first) {
        return format!("week of {}", day(days.first));
    }
    let ends_month =
        DayRange::month(days.last.year(), days.last.month()).is_some_and(|month| month.last == days.last);
    if days.first.day() == 1 && ends_month && precision > Precision::Week {
        if days.first.month() == 1 && days.last.month() == 12 {
            return format!("{}–{}", days.first.year(), days.last.year());
        }
        if days.first.year() == days.last.year() {
            return format!("{}–{}", MONTHS[days.first.month0() as usize], month(days.last));
        }
        return format!("{} – {}", month(days.first), month(days.last));
    }
    range(days, "–", " – ")
}

/// Open ends stand in the EDTF form only, where no day of the other end is known.
fn open_words(edtf: &str) -> Option<String> {
    let known = edtf.trim_end_matches("/..").trim_start_matches("../").trim_end_matches('~');
    let known: NaiveDate = known.parse().ok()?;
    if edtf.ends_with("/..") {
        Some(format!("from {}", day(known)))
    } else if edtf.starts_with("../") {
        Some(format!("until {}", day(known)))
    } else {
        None
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a word is the name of a month, whole or cut: "April", "Apr", "Sept".
pub(crate) fn is_month_name(word: &str) -> bool {
    MONTHS.iter().any(|month| *month == word || word == "Sept" || word.len() == 3 && month.starts_with(word))
}

fn month(day: NaiveDate) -> String {
    [MONTHS[day.month0() as usize], " ", &day.year().to_string()].concat()
}

fn day(day: NaiveDate) -> String {
    [&day.day().to_string(), " ", &month(day)].concat()
}

/// Two days without saying month and year twice; `tight` joins numbers, `wide` joins words.
fn range(days: DayRange, tight: &str, wide: &str) -> String {
    let DayRange { first, last } = days;
    if first == last {
        day(first)
    } else if first.year() != last.year() {
        format!("{}{wide}{}", day(first), day(last))
    } else if first.month() != last.month() {
        format!("{} {}{wide}{}", first.day(), MONTHS[first.month0() as usize], day(last))
    } else {
        format!("{}{tight}{}", first.day(), day(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(first: &str, last: &str, precision: Precision, edtf: &str) -> String {
        let days = DayRange { first: first.parse().unwrap(), last: last.parse().unwrap() };
        when(Some(days), precision, Some(edtf))
    }

    #[test]
    fn days_are_said_as_a_newspaper_says_them() {
        let table = [
            ("2025-04-23", "2025-04-23", Precision::Day, "2025-04-23", "23 April 2025"),
            ("2025-04-19", "2025-04-20", Precision::Day, "2025-04-19/2025-04-20", "19–20 April 2025"),
            ("2025-04-28", "2025-05-03", Precision::Day, "2025-04-28/2025-05-03", "28 April – 3 May 2025"),
            (
                "2024-12-30",
                "2025-01-02",
                Precision::Day,
                "2024-12-30/2025-01-02",
                "30 December 2024 – 2 January 2025",
            ),
            (
                "2025-05-03",
                "2025-05-05",
                Precision::Day,
                "[2025-05-03..2025-05-05]",
                "between 3 and 5 May 2025",
            ),
            ("2025-05-03", "2025-05-05", Precision::Day, "[2025-05-03,2025-05-05]", "3 or 5 May 2025"),
            (
                "2025-04-14",
                "2025-04-20",
                Precision::Week,
                "[2025-04-14..2025-04-20]",
                "week of 14 April 2025",
            ),
            ("2025-04-01", "2025-04-30", Precision::Month, "2025-04", "April 2025"),
            ("2025-03-01", "2025-08-31", Precision::Season, "2025-03/2025-08", "March–August 2025"),
            ("2025-01-01", "2025-12-31", Precision::Year, "2025", "2025"),
            ("2022-01-01", "2024-12-31", Precision::Year, "2022/2024", "2022–2024"),
            ("2025-05-03", "2025-05-03", Precision::Day, "2025-05-03~", "about 3 May 2025"),
            ("2025-05-03", "2025-05-03", Precision::Day, "2025-05-03/..", "from 3 May 2025"),
            ("2025-05-08", "2025-05-08", Precision::Day, "../2025-05-08", "until 8 May 2025"),
        ];
        for (first, last, precision, edtf, expected) in table {
            assert_eq!(words(first, last, precision, edtf), expected);
        }
        assert_eq!(when(None, Precision::Unknown, Some("../2025-05-08")), "until 8 May 2025");
    }
}
