//! Dates as people write them on the command line: the EDTF forms of the program, or words.

use chrono::NaiveTime;

use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Words;
use crate::model::{Basis, DayRange, Precision, Published, Shape, TimePhrase, edtf_days};
use crate::times;

/// What a date says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DateRead {
    pub(super) days: Option<DayRange>,
    pub(super) precision: Precision,
    pub(super) basis: Basis,
    pub(super) edtf: String,
    pub(super) start_time: Option<NaiveTime>,
    pub(super) zone: Option<String>,
}

/// What is taken, for every refusal.
pub(super) const TAKEN: &str = "takes 2025, 2025-04, 2025-04-23, 2025-04-19/2025-04-20 (lasts), [2025-05-03..2025-05-05] \
     (one of), 2025-05-03/.. (open), 2025-05-03~ (about), or words such as \"19 April 2025\" and, with --published, \
     \"last Tuesday\"";

/// Behind words that name no day.
pub(super) const NO_DAY: &str = ", a day that its month does not have";

/// Where no date is given.
pub(super) fn none() -> Error {
    Error::new(ErrorKind::Usage, "expected a date, found none")
        .hint(format!("--undated says that it has none; --date {TAKEN}"))
}

/// Reads a date.
///
/// # Errors
/// It is none, or it needs a publication date that was not given.
pub(super) fn read(text: &str, published: Option<Published>, words: &Words) -> Result<DateRead> {
    let text = text.trim();
    if let Some((days, precision)) = edtf_days(text) {
        return Ok(DateRead {
            days,
            precision,
            basis: if days.is_some() { Basis::Stated } else { Basis::None },
            edtf: text.to_owned(),
            start_time: None,
            zone: None,
        });
    }
    let refuse = |found: &str| {
        Error::new(ErrorKind::Usage, format!("expected a date, found `{text}`{found}"))
            .hint(format!("--date {TAKEN}"))
    };
    // Digits and hyphens alone are no words: "2025-02-30" is no February.
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return Err(refuse(""));
    }
    let times = times::read(text, published, words);
    let covered = |phrase: &&TimePhrase| {
        let letters = |words: &str| words.chars().filter(|letter| letter.is_alphanumeric()).count();
        let beside = [&text[..phrase.span.start], &text[phrase.span.end..]];
        // A preposition before it is no other matter; a number is: "2025-13-45" is no year.
        let number = beside.iter().any(|words| words.contains(|letter: char| letter.is_numeric()));
        !number && letters(phrase.span.of(text)) + 8 >= letters(text)
    };
    match times.phrases.as_slice() {
        [] => Err(refuse("")),
        phrases => {
            let phrase = phrases.iter().filter(covered).find(|phrase| phrase.days.is_some());
            match phrase {
                Some(phrase) if names_no_day(phrase.days, phrase.span.of(text)) => Err(refuse(NO_DAY)),
                Some(phrase) => of_phrase(phrase).ok_or_else(|| refuse("")),
                None if published.is_none() => {
                    Err(refuse(", whose day hangs on a publication date: give it with --published"))
                }
                None => Err(refuse("")),
            }
        }
    }
}

/// Whether a month stands for a day that is none: "31 February 2025" in an article is February, but a person who gives a
/// date has mistaken it.
pub(super) fn names_no_day(days: Option<DayRange>, words: &str) -> bool {
    use chrono::Datelike as _;
    let Some(first) = days.map(|days| days.first) else { return false };
    let is_month = days == DayRange::month(first.year(), first.month());
    let numbers = words.split(|letter: char| !letter.is_ascii_digit());
    let mut numbers = numbers.filter_map(|digits| digits.parse::<i32>().ok());
    let month = i32::try_from(first.month()).unwrap_or(0);
    is_month && numbers.any(|number| ![first.year(), first.year() % 100, month].contains(&number))
}

fn of_phrase(phrase: &TimePhrase) -> Option<DateRead> {
    let days = phrase.days?;
    Some(DateRead {
        days: Some(days),
        precision: phrase.precision,
        basis: phrase.basis,
        edtf: edtf(days, phrase.precision, phrase.shape, phrase.approximate),
        start_time: phrase.start_time,
        zone: phrase.zone.clone(),
    })
}

fn edtf(days: DayRange, precision: Precision, shape: Shape, approximate: bool) -> String {
    use chrono::Datelike as _;
    let DayRange { first, last } = days;
    let mut words = match shape {
        Shape::OpenEnd => format!("{first}/.."),
        Shape::OpenStart => format!("../{last}"),
        _ if days.is_one_day() => first.to_string(),
        _ if DayRange::year(first.year()) == Some(days) => format!("{:04}", first.year()),
        _ if DayRange::month(first.year(), first.month()) == Some(days) => first.format("%Y-%m").to_string(),
        Shape::Interval => format!("{first}/{last}"),
        Shape::OneOf => format!("[{first}..{last}]"),
        _ if precision == Precision::Day => format!("{first}/{last}"),
        _ => format!("[{first}..{last}]"),
    };
    if approximate {
        words.push('~');
    }
    words
}
