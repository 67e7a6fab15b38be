//! One ceasefire as the charts need it: its days with how sure they are, who answered, who claims violations.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::model::DayRange;

/// One ceasefire as the charts need it. Filled from the table of ceasefires.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Truce {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many sides it binds, in a word; empty where nobody is bound.
    pub side: String,
    /// Names of the parties.
    pub parties: Vec<String>,
    /// What is covered.
    pub scope: Option<String>,
    /// Day it was proposed.
    pub proposed: Option<TruceDay>,
    /// Day one side declared it.
    pub declared: Option<TruceDay>,
    /// Day the sides agreed on it.
    pub agreed: Option<TruceDay>,
    /// First day in force.
    pub effective: Option<TruceDay>,
    /// Clock time of the start.
    pub start_time: Option<NaiveTime>,
    /// Last day in force by its term.
    pub scheduled_end: Option<TruceDay>,
    /// Day it ended.
    pub ended: Option<TruceDay>,
    /// How it ended, in words.
    pub how_ended: Option<String>,
    /// Who answered what.
    pub answers: Vec<TruceAnswer>,
    /// What each claimant says of violations; claims of two are never summed.
    pub claims: Vec<TruceClaims>,
    /// Ids of its events.
    pub events: Vec<String>,
    /// Day of the latest news of it.
    pub last_news: Option<NaiveDate>,
}

/// A day of a ceasefire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TruceDay {
    /// The day.
    pub day: NaiveDate,
    /// A text says so; otherwise it was computed, inferred or only announced.
    pub sure: bool,
}

/// An answer to a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TruceAnswer {
    /// Who.
    pub by: String,
    /// When.
    pub day: Option<NaiveDate>,
    /// Yes or no.
    pub accepted: bool,
}

/// What one claimant says of another's violations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TruceClaims {
    /// Who claims it; `None` where it is reported as a fact.
    pub claimant: Option<String>,
    /// In how many events.
    pub reports: usize,
    /// The highest total that the claimant gives.
    pub total: Option<u64>,
}

/// What a truce is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    Unknown,
    Proposed,
    Rejected,
    Due,
    InForce,
    Over,
}

impl Truce {
    /// First and last day that is known of it, its scheduled end among them.
    pub(crate) fn days(&self) -> Option<DayRange> {
        let known =
            [self.proposed, self.declared, self.agreed, self.effective, self.scheduled_end, self.ended];
        let days: Vec<NaiveDate> = known
            .into_iter()
            .flatten()
            .map(|known| known.day)
            .chain(self.answers.iter().filter_map(|answer| answer.day))
            .chain(self.last_news)
            .collect();
        Some(DayRange::new(*days.iter().min()?, *days.iter().max()?))
    }

    /// First and last day in force, as far as is known; the end is the scheduled one where no other is told.
    pub(crate) fn in_force(&self) -> Option<(TruceDay, Option<TruceDay>)> {
        Some((self.effective?, self.ended.or(self.scheduled_end)))
    }

    /// The day it was declared or agreed.
    pub(crate) fn made(&self) -> Option<TruceDay> {
        [self.declared, self.agreed].into_iter().flatten().min_by_key(|made| made.day)
    }

    /// The day of a rejection that nothing followed.
    pub(crate) fn rejected(&self) -> Option<NaiveDate> {
        let open = self.made().is_none() && self.effective.is_none();
        let last =
            self.answers.iter().filter(|answer| answer.day.is_some()).max_by_key(|answer| answer.day)?;
        if open && !last.accepted { last.day } else { None }
    }

    /// What it is on a day; the last day in force counts as in force.
    pub(crate) fn state(&self, on: NaiveDate) -> State {
        let over = self.ended.or(self.scheduled_end).is_some_and(|last| last.day < on);
        if over && self.effective.or(self.ended).is_some() {
            State::Over
        } else if self.effective.is_some_and(|first| first.day <= on) {
            State::InForce
        } else if self.made().is_some_and(|made| made.day <= on) {
            State::Due
        } else if self.rejected().is_some_and(|day| day <= on) {
            State::Rejected
        } else if self.days().is_some_and(|days| days.first <= on) {
            State::Proposed
        } else {
            State::Unknown
        }
    }
}
