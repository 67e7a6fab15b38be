//! What pictures of truces say on their own.

use chrono::NaiveTime;

use super::{count, list, thousands};
use crate::chart::crowd::Unit;
use crate::chart::truce::{State, Truce};

pub(crate) const NO_TRUCES: &str =
    "No ceasefire to show: no event of one was found, or the filters leave nothing over.";
pub(crate) const TRUCES_SHOWN: &str = "Ceasefires through their stages, with who claims violations of them";
pub(crate) const DIPLOMACY: &str = "Diplomacy";
pub(crate) const OTHER_STAGES: &str = "Calls, offers and truces besides";
pub(crate) const ARTICLES: &str = "Articles";
pub(crate) const CLAIMED_BY_OTHERS: &str = "Claimed by others";
pub(crate) const VIOLATIONS_REPORTED: &str = "Violations, claimant not named";
pub(crate) const PROPOSED: &str = "proposed";
pub(crate) const MADE: &str = "declared or agreed";
pub(crate) const IN_FORCE: &str = "in force";
pub(crate) const TERM: &str = "last day by its term";
pub(crate) const INFERRED: &str = "not reported, only inferred";
pub(crate) const END_NOT_REPORTED: &str = "latest news; end not reported";
pub(crate) const SPOKEN_OF: &str = "spoken of, or ended; beginning not reported";
pub(crate) const REJECTED: &str = "rejected";
pub(crate) const NO_ARTICLE: &str = "no article of these days: nobody reported";

/// A stage of a truce that has one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StageWord {
    Proposed,
    Declared,
    Agreed,
    ScheduledEnd,
}

/// A stage in a word.
pub(crate) fn stage(stage: StageWord, sure: bool) -> String {
    let word = match stage {
        StageWord::Proposed => "proposed",
        StageWord::Declared => "declared",
        StageWord::Agreed => "agreed",
        StageWord::ScheduledEnd => "last day by its term",
    };
    perhaps(word, sure)
}

fn perhaps(word: &str, sure: bool) -> String {
    if sure { word.to_owned() } else { format!("{word} (inferred)") }
}

pub(crate) fn answer(accepted: bool, by: &str) -> String {
    format!("{} by {by}", if accepted { "accepted" } else { "rejected" })
}

pub(crate) fn in_force_from(sure: bool, time: Option<NaiveTime>) -> String {
    let time = time.map(|time| format!(" at {}", time.format("%H:%M"))).unwrap_or_default();
    perhaps(&format!("in force{time}"), sure)
}

pub(crate) fn ended(how: Option<&str>, sure: bool) -> String {
    match how {
        Some(how) if how.contains("inferred") => how.to_owned(),
        Some(how) => perhaps(how, sure),
        None => perhaps("ended", sure),
    }
}

pub(crate) const fn state(state: State) -> &'static str {
    match state {
        State::Unknown => "not yet known",
        State::Proposed => "proposed",
        State::Rejected => "rejected",
        State::Due => "not yet in force",
        State::InForce => "in force",
        State::Over => "over",
    }
}

/// What a truce is on a day, how it ended where it is over, and that it held when last heard of where no end is known.
pub(crate) fn state_of(state: State, truce: &Truce) -> String {
    match (state, &truce.how_ended) {
        (State::Over, Some(how)) => how.clone(),
        (State::InForce, _) if truce.in_force().is_some_and(|(_, last)| last.is_none()) => {
            "in force, end open".to_owned()
        }
        _ => self::state(state).to_owned(),
    }
}

/// "unilateral · Russia and Ukraine · energy sites".
pub(crate) fn truce_details(side: &str, parties: &[String], scope: Option<&str>) -> String {
    let parts = [side.to_owned(), list(parties), scope.unwrap_or_default().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

pub(crate) fn truces(number: usize) -> String {
    count(number, "ceasefire", "ceasefires")
}

/// What a pointer or a screen reader is told of a truce.
pub(crate) fn truce_told(truce: &Truce, stages: &[(chrono::NaiveDate, String)], state: State) -> String {
    let mut parts: Vec<String> = stages.iter().map(|(_, words)| words.clone()).collect();
    let state = state_of(state, truce);
    if !parts.last().is_some_and(|last| last.ends_with(&state)) {
        parts.push(state);
    }
    format!("{}: {}", truce.name, parts.join("; "))
}

pub(crate) fn violations_claimed(claimants: &[String]) -> String {
    format!(" Violations are claimed by {}; the claims stand apart and are not summed.", list(claimants))
}

pub(crate) fn claimed_by(name: &str) -> String {
    format!("Violations claimed by {name}")
}

pub(crate) fn reports(number: usize) -> String {
    count(number, "report", "reports")
}

/// A total that one side claims: "claims 2,935 by 20 Apr".
pub(crate) fn claimed_total(total: u64, by: Option<String>) -> String {
    let by = by.map(|day| format!(" by {day}")).unwrap_or_default();
    format!("claims {}{by}", thousands(usize::try_from(total).unwrap_or(usize::MAX)))
}

pub(crate) fn per_unit(unit: Unit) -> String {
    format!("a {}", unit_word(unit))
}

pub(crate) const fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    }
}

pub(crate) fn at_most(number: usize) -> String {
    format!("at most {}", thousands(number))
}

/// Truces that the picture has no room or no day for.
pub(crate) fn truces_left(outside: usize, dayless: usize) -> String {
    let mut out = String::new();
    if outside > 0 {
        out.push_str(&format!(" {} not drawn (--from, --to, --whole).", truces(outside)));
    }
    if dayless > 0 {
        out.push_str(&format!(" {} without a day.", truces(dayless)));
    }
    out
}
