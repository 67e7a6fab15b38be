//! "2025-04-19", "2025-04-19T18:00Z", "2025/04/19".

use chrono::NaiveTime;

use super::Recognizer;
use super::clock::{clock_at, valid_day, with_zone};
use crate::lexicon::{Roles, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, TimeOfDay, Year};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: Roles::NONE, digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let (year, month, day) = (tokens.at(at), tokens.at(at + 2), tokens.at(at + 4));
    let Kind::Mark(mark @ (b'-' | b'/')) = tokens.at(at + 1).kind else { return None };
    let written = year.is_plain(4)
        && year.digits == 4
        && month.is_plain(2)
        && month.digits == 2
        && day.kind == Kind::Number
        && day.digits == 2;
    // A part of an address: "example.org/2025/04/19/".
    let address = mark == b'/' && (tokens.before(at, 1).is_mark(b'/') || tokens.mark(at + 5, b'/'));
    if address || !written || !tokens.mark(at + 3, mark) || !(at + 1..at + 5).all(|i| tokens.at(i).glued) {
        return None;
    }
    let (month, day) = valid_day(month.number, day.number)?;
    let mut calendar = Calendar::new(Year::Stated(year.number), Field::Day(month, day));
    let mut end = at + 5;
    if let Some((time, next)) = glued_time(tokens, end) {
        (calendar.time, end) = (time, next);
        return Some(Found::new(at, end, Meaning::Calendar(calendar), "iso date"));
    }
    let behind = if tokens.is_word(end, "t") { end + 1 } else { end };
    if let Some((time, next)) =
        clock_at(tokens, behind, words).filter(|_| tokens.at(behind).kind == Kind::Number)
    {
        (calendar.time, end) = (time, next);
    }
    Some(Found::new(at, end, Meaning::Calendar(calendar), "iso date"))
}

/// "T18:00Z" glued to its date: the letter and the hour are one word.
fn glued_time(tokens: &Tokens<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let hour =
        tokens.words(at).strip_prefix(['T', 't']).filter(|hour| hour.len() == 2)?.parse::<u32>().ok()?;
    let minute = tokens.at(at + 2);
    let written = tokens.at(at).glued && tokens.mark(at + 1, b':') && minute.digits == 2 && minute.glued;
    let clock = NaiveTime::from_hms_opt(hour, u32::try_from(minute.number).ok()?, 0).filter(|_| written)?;
    let time = TimeOfDay { clock: Some(clock), ..TimeOfDay::default() };
    let seconds =
        tokens.mark(at + 3, b':') && tokens.at(at + 4).kind == Kind::Number && tokens.at(at + 4).glued;
    let end = if seconds { at + 5 } else { at + 3 };
    let (time, zoned) = with_zone(tokens, time, end);
    Some((time, if zoned > end { zoned } else { past_offset(tokens, end) }))
}

/// Past "+03:00" or "+0300": the day is the one written.
fn past_offset(tokens: &Tokens<'_>, at: usize) -> usize {
    let sign = (tokens.mark(at, b'+') || tokens.mark(at, b'-')) && tokens.at(at).glued;
    let hours = tokens.at(at + 1);
    if !sign || hours.kind != Kind::Number || !hours.glued {
        return at;
    }
    let minutes = tokens.at(at + 3);
    let colon = hours.digits == 2 && tokens.mark(at + 2, b':') && minutes.digits == 2 && minutes.glued;
    match (colon, hours.digits) {
        (true, _) => at + 4,
        (false, 2 | 4) => at + 2,
        _ => at,
    }
}
