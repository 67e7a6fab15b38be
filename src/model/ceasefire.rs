//! One truce through its stages.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::Status;
use super::closed_set::closed_set;

closed_set! {
    /// What an event is in the life of a truce, in the order in which a truce goes through them.
    pub enum Stage ("a stage of a ceasefire") {
        /// Someone asks for it.
        Appeal = "appeal",
        /// It is put on the table.
        Proposal = "proposal",
        /// One side declares it for itself.
        Declaration = "declaration",
        /// The sides agree on it.
        Agreement = "agreement",
        /// Someone says yes to it.
        Acceptance = "acceptance",
        /// Someone says no to it.
        Rejection = "rejection",
        /// It comes into force.
        Start = "start",
        /// It is watched.
        Monitoring = "monitoring",
        /// It is broken, or said to be.
        Violation = "violation",
        /// It is prolonged.
        Extension = "extension",
        /// It is over.
        End = "end",
    }
}

closed_set! {
    /// What a day of a ceasefire rests on.
    pub enum CeasefireBasis ("a basis of a day of a ceasefire") {
        /// A person set it.
        Decided = "decided",
        /// An absolute date stands in the text.
        Stated = "stated",
        /// Computed from the publication date or from another date of the text.
        Relative = "relative",
        /// The news of the day: nothing was said.
        Assumed = "assumed",
        /// The day of the first report: the text gives none, so it was then or before.
        Reported = "reported",
        /// Announced beforehand; nobody has reported it since.
        Planned = "planned",
        /// Computed from the start and the stated length.
        Computed = "computed",
        /// Follows from other stages; nobody says so.
        Inferred = "inferred",
    }
}

closed_set! {
    /// How many sides a truce binds.
    pub enum CeasefireSide ("a side of a ceasefire") {
        /// One.
        Unilateral = "unilateral",
        /// Two.
        Bilateral = "bilateral",
        /// More.
        Multilateral = "multilateral",
    }
}

/// A day of a ceasefire, what it rests on, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CeasefireDay {
    /// The day.
    pub day: NaiveDate,
    /// What it rests on.
    pub basis: CeasefireBasis,
    /// The event that it was taken from; `None` where a person set it.
    pub event: Option<String>,
    /// The sentence of that event.
    pub evidence: Option<String>,
}

/// One truce through its stages, made of the events that belong to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ceasefire {
    /// Id of its smallest event; the ids of its other events stand for it too.
    pub id: String,
    /// Composed from parties, term and day, or given by hand.
    pub name: String,
    /// How many sides it binds; `None` where nobody is bound yet.
    pub side: Option<CeasefireSide>,
    /// Names of the parties, sorted.
    pub parties: Vec<String>,
    /// Names of those who declared, signed, accepted or began it, sorted.
    pub bound: Vec<String>,
    /// Names of the mediators, sorted.
    pub mediators: Vec<String>,
    /// Names of those who put it forward or asked for it, sorted.
    pub proposers: Vec<String>,
    /// What is covered: all fire, energy sites, a corridor, a place.
    pub scope: Option<String>,
    /// Day it was proposed.
    pub proposed: Option<CeasefireDay>,
    /// The first day in force that those who proposed it asked for.
    pub wanted: Option<CeasefireDay>,
    /// What each party and each other answered, in order of day.
    pub answers: Vec<CeasefireAnswer>,
    /// Day it was declared by one side.
    pub declared: Option<CeasefireDay>,
    /// Day it was agreed by the sides.
    pub agreed: Option<CeasefireDay>,
    /// First day in force.
    pub effective: Option<CeasefireDay>,
    /// Clock time of the start, in its zone.
    pub start_time: Option<(NaiveTime, Option<String>)>,
    /// Last day in force by its term.
    pub scheduled_end: Option<CeasefireDay>,
    /// The day before another truce of the same parties about the same began.
    pub followed: Option<CeasefireDay>,
    /// Day it ended: the last day in force where it expired.
    pub ended: Option<CeasefireDay>,
    /// expired, collapsed, called off, replaced; `expired (inferred)` where only the term says so. The two `(inferred)`
    /// are not there before somebody asks about a day: see [`Ceasefire::known_up_to`].
    pub how_ended: Option<String>,
    /// Stated length in ISO 8601.
    pub duration: Option<String>,
    /// Violations by claimant and accused.
    pub violations: Vec<ViolationClaims>,
    /// First day on which a violation is alleged after the start.
    pub first_violation: Option<NaiveDate>,
    /// Its events, in order of stage and day, each with the reason for the link.
    pub links: Vec<CeasefireLink>,
}

/// What one side answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CeasefireAnswer {
    /// Who.
    pub by: String,
    /// Acceptance or rejection.
    pub stage: Stage,
    /// The condition in words, for a yes that hangs on one.
    pub condition: Option<String>,
    /// When; the day of the report where the text gives none.
    pub day: Option<NaiveDate>,
    /// The event.
    pub event: String,
}

/// What one claimant says of another's violations. Claims of two claimants are never summed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ViolationClaims {
    /// Who claims it; `None` where it is reported as a fact.
    pub claimant: Option<String>,
    /// Who is said to have broken the truce; `None` where nobody is named.
    pub accused: Option<String>,
    /// In how many events.
    pub reports: usize,
    /// The highest total that the claimant gives, a snapshot; `None` where it gives no number.
    pub total: Option<u64>,
}

/// One event of a ceasefire and why it belongs there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CeasefireLink {
    /// Id of the event.
    pub event: String,
    /// What it is in the life of this truce.
    pub stage: Stage,
    /// Its status.
    pub status: Status,
    /// Its first day, for what needs an order; the day of its first report where it has none.
    pub day: Option<NaiveDate>,
    /// Why it was linked, in words.
    pub reason: String,
}

/// What a truce is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CeasefireState {
    /// Nothing is known of it yet.
    Unknown,
    /// It is on the table.
    Proposed,
    /// It is declared or agreed, and begins later.
    Due,
    /// It is in force; days that are left after this one, where the end is known.
    InForce(Option<i64>),
    /// It is over.
    Over,
}

const EXPIRED: &str = "expired (inferred)";
const REPLACED: &str = "replaced (inferred)";

impl Ceasefire {
    /// What it is once the world is known up to a day: one whose term ran out by then has expired, though nobody says
    /// so; one without an end that another of the same parties followed was replaced by it.
    #[must_use]
    pub fn known_up_to(mut self, until: Option<NaiveDate>) -> Self {
        if self.ended.is_some() {
            return self;
        }
        let is_told =
            self.links.iter().any(|link| link.stage == Stage::End && link.status == Status::Happened);
        let ran_out = self.scheduled_end.as_ref().filter(|last| until.is_some_and(|until| last.day < until));
        if let Some(last) = ran_out.filter(|_| !is_told) {
            self.ended = Some(CeasefireDay { basis: CeasefireBasis::Inferred, ..last.clone() });
            self.how_ended.get_or_insert_with(|| EXPIRED.to_owned());
        } else if self.followed.is_some() {
            self.ended.clone_from(&self.followed);
            self.how_ended = Some(REPLACED.to_owned());
        }
        self
    }

    /// Its events, by id.
    pub fn events(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(|link| link.event.as_str())
    }

    /// The last day in force that is known or scheduled.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.ended.as_ref().or(self.scheduled_end.as_ref()).map(|last| last.day)
    }

    /// The first day that is known of it.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        [&self.proposed, &self.declared, &self.agreed, &self.effective, &self.ended]
            .into_iter()
            .flatten()
            .map(|known| known.day)
            .chain(self.links.iter().filter_map(|link| link.day))
            .min()
    }

    /// Its last news up to a day.
    #[must_use]
    pub fn last_news(&self, on: NaiveDate) -> Option<NaiveDate> {
        self.links.iter().filter_map(|link| link.day).filter(|day| *day <= on).max()
    }

    /// Days from the start to the first alleged violation.
    #[must_use]
    pub fn days_to_violation(&self) -> Option<i64> {
        Some((self.first_violation? - self.effective.as_ref()?.day).num_days())
    }

    /// What it is on a day. The last day in force counts as in force.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> CeasefireState {
        let known = |known: &Option<CeasefireDay>| known.as_ref().map(|known| known.day);
        if known(&self.ended).is_some_and(|ended| ended < day)
            || (self.ended.is_none() && known(&self.scheduled_end).is_some_and(|last| last < day))
        {
            return CeasefireState::Over;
        }
        let made = [known(&self.declared), known(&self.agreed)].into_iter().flatten().min();
        match known(&self.effective) {
            Some(effective) if effective <= day => {
                let left = known(&self.scheduled_end).map(|last| (last - day).num_days());
                CeasefireState::InForce(left.filter(|left| *left >= 0))
            }
            _ if made.is_some_and(|made| made <= day) => CeasefireState::Due,
            _ if self.links.iter().filter_map(|link| link.day).any(|link| link <= day) => {
                CeasefireState::Proposed
            }
            _ => CeasefireState::Unknown,
        }
    }
}
