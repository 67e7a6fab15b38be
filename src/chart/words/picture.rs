//! What every kind of picture says on its own.

use chrono::NaiveDate;

use super::period as days_of;
use super::{count, heading, list, thousands};
use crate::chart::crowd::Unit;
use crate::model::DayRange;

/// `ceasefire` or `humanitarian aid`, as within a sentence.
pub(crate) fn plain(id: &str) -> String {
    id.replace('_', " ")
}

pub(crate) fn events(number: usize) -> String {
    count(number, "event", "events")
}

pub(crate) fn articles(number: usize) -> String {
    count(number, "article", "articles")
}

pub(crate) fn more(number: usize) -> String {
    format!("+ {} more", thousands(number))
}

pub(crate) fn and_more(number: usize) -> String {
    format!("and {} more", thousands(number))
}

pub(crate) fn others(number: usize) -> String {
    format!("{} others", thousands(number))
}

pub(crate) fn days(number: i32) -> String {
    count(usize::try_from(number).unwrap_or(0), "day", "days")
}

/// What a picture is about: "Russia and Ukraine: ceasefire and talks, 14–23 April 2025".
pub(crate) fn title(countries: &[String], groups: &[String], period: Option<DayRange>) -> (String, String) {
    let what = match (countries.is_empty(), groups.is_empty()) {
        (false, false) => format!("{}: {}", list(countries), list(groups)),
        (false, true) => list(countries),
        (true, false) => heading(&list(groups)),
        (true, true) => "Timeline".to_owned(),
    };
    (what, period.map(|period| days_of(period.first, period.last)).unwrap_or_default())
}

/// "24 events from 8 articles by 5 publishers".
pub(crate) fn subtitle(number: usize, from: usize, publishers: usize) -> String {
    let events = events(number);
    match (from, publishers) {
        _ if number == 0 => events,
        (0, _) => format!("{events}, entered by hand"),
        (_, 0) => format!("{events} from {}", articles(from)),
        (_, publishers) => {
            format!("{events} from {} by {}", articles(from), count(publishers, "publisher", "publishers"))
        }
    }
}

pub(crate) fn as_known_on(day: NaiveDate) -> String {
    format!(", as known on {}", days_of(day, day))
}

/// From whom the events are.
pub(crate) fn source(publishers: &[String], more: usize, from: usize, hash: &str) -> String {
    let who = match (publishers.is_empty(), more) {
        (true, _) if from == 0 => "entries made by hand".to_owned(),
        (true, _) => articles(from),
        (false, 0) => list(publishers),
        (false, more) => format!("{} {}", publishers.join(", "), and_more(more)),
    };
    format!("Source: {who}. {}", drawn(hash))
}

pub(crate) fn drawn(hash: &str) -> String {
    format!("Drawn by truceline from rows {hash}.")
}

/// How many are shown, how many of them a person has checked, and how many stand on a day that is assumed.
pub(crate) fn shown(number: usize, checked: usize, assumed: usize) -> String {
    let events = events(number);
    let mut out = match checked {
        _ if number == 0 => format!("Shown: {events}"),
        0 => format!("Shown: {events}, none checked by a person"),
        checked if checked == number => format!("Shown: {events}, all checked by a person"),
        checked => format!("Shown: {events}, {} of them checked by a person", thousands(checked)),
    };
    if assumed > 0 {
        out.push_str(&format!("; {} on a day that is assumed, since no words tell it", thousands(assumed)));
    }
    out.push('.');
    out
}

/// Behind the status of an event whose days no words tell.
pub(crate) const ASSUMED: &str = ", day assumed";

pub(crate) fn left_out(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!(" Left out: {}.", parts.join("; ")) }
}

pub(crate) fn left_remarks(number: usize) -> String {
    format!("{} (--remarks shows them)", count(number, "remark", "remarks"))
}

pub(crate) fn left_earlier(number: usize, from: NaiveDate) -> String {
    format!("{} before the period (--from {from}, or --whole)", thousands(number))
}

pub(crate) fn left_later(number: usize, to: NaiveDate) -> String {
    format!("{} after it (--to {to}, or --whole)", thousands(number))
}

pub(crate) fn left_around(number: usize) -> String {
    format!("{} of a longer time (--whole)", thousands(number))
}

pub(crate) fn left_undated(number: usize, option: usize) -> String {
    format!("{} without a day (--undated {option})", thousands(number))
}

pub(crate) fn without_words(number: usize) -> String {
    let verb = if number == 1 { "is a mark" } else { "are marks" };
    format!(" {} {verb} without words, for want of room (--height, --from, --to).", thousands(number))
}

pub(crate) fn before(day: NaiveDate) -> String {
    format!("Before {}:", days_of(day, day))
}

pub(crate) fn after(day: NaiveDate) -> String {
    format!("After {}:", days_of(day, day))
}

pub(crate) const OVER_A_LONGER_TIME: &str = "Over a longer time:";
pub(crate) const NOT_NAMED: &str = "not named";
pub(crate) const LASTED: &str = "lasted these days";
pub(crate) const ONE_OF: &str = "on one of these days";
pub(crate) const END_NOT_KNOWN: &str = "end not known";
pub(crate) const ABOUT_THEN: &str = "about then";
pub(crate) const NOTHING: &str = "No events to show: nothing was found, or the filters leave nothing over.";
pub(crate) const NO_DAY: &str = "None of these events has a day; they are listed below.";

/// The heading of the events without a day.
pub(crate) fn undated(listed: usize, all: usize) -> String {
    let all_words = events(all);
    if listed == all {
        format!("Reported without a day: {all_words}")
    } else {
        format!("Reported without a day: {} of {all_words}", thousands(listed))
    }
}

pub(crate) fn reported(day: NaiveDate) -> String {
    format!("reported {}", days_of(day, day))
}

/// What a screen reader is told first: the kind of picture, its title and its subtitle.
pub(crate) fn described(kind: &str, title: &str, subtitle: &str) -> String {
    format!("{kind}. {title}. {subtitle}.")
}

pub(crate) fn darkest(unit: Unit, number: usize) -> String {
    format!("the darkest {} has {}", super::unit_word(unit), events(number))
}

pub(crate) fn on(day: NaiveDate) -> String {
    format!("on {}", days_of(day, day))
}
