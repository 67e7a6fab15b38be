//! What is the state of each truce on a day: on the table, in force, due, over; which plans nobody has reported on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};

use crate::lexicon::EventTypes;
use crate::model::{Ceasefire, CeasefireBasis, CeasefireState, Event, Review, Stage, Status};

/// Days without news after which a proposal or a plan is folded away.
pub const FOLDED_AFTER: i64 = 60;
/// Days without news after which a truce in force whose end nobody knows is folded away.
pub const TRUCE_FOLDED_AFTER: i64 = 365;
/// Days for which a truce that is over is still told.
pub const OVER_FOR: i64 = 30;

/// What a line of the status is about, in the order of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Proposals, and who has answered how.
    OnTheTable,
    /// Truces in force, with the days that are left.
    InForce,
    /// What begins, expires or is planned next.
    DueNext,
    /// Plans whose day has passed and of which nobody has said what became.
    OutcomeUnknown,
    /// Truces that ended in the last thirty days.
    Over,
}

impl Section {
    /// Every section, in order.
    pub const ALL: &'static [Self] =
        &[Self::OnTheTable, Self::InForce, Self::DueNext, Self::OutcomeUnknown, Self::Over];

    /// Its heading.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnTheTable => "on the table",
            Self::InForce => "in force",
            Self::DueNext => "due next",
            Self::OutcomeUnknown => "outcome unknown",
            Self::Over => "over",
        }
    }
}

/// One line of the status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusLine {
    /// What it is about.
    pub section: Section,
    /// Id of the ceasefire or the event.
    pub id: String,
    /// Its name or label.
    pub what: String,
    /// The day that counts: proposed, in force since, due on, ended.
    pub day: Option<NaiveDate>,
    /// Last day in force, where it is known.
    pub until: Option<NaiveDate>,
    /// Days left after this one; negative for a plan whose day has passed.
    pub left: Option<i64>,
    /// Who answered how, who claims violations, how it ended: one element for each.
    pub notes: Vec<String>,
    /// Independent publishers, sorted.
    pub publishers: Vec<String>,
    /// Latest day of publication up to this day.
    pub last_report: Option<NaiveDate>,
    /// How many of its events a person has checked, and of how many.
    pub checked: (usize, usize),
}

/// The state of the truces on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusReport {
    /// Its lines, by section and day.
    pub lines: Vec<StatusLine>,
    /// Proposals without news for sixty days, and truces without an end and without news for a year.
    pub folded: Vec<StatusLine>,
    /// How many more of a section would be folded: whoever asked left them out because nothing was heard of them.
    pub unread: Vec<(Section, u64)>,
}

impl StatusReport {
    /// How many of a section are folded.
    #[must_use]
    pub fn folded(&self, section: Section) -> u64 {
        let lines = self.folded.iter().filter(|line| line.section == section).count() as u64;
        let unread = self.unread.iter().filter(|(of, _)| *of == section).map(|(_, count)| count);
        lines + unread.sum::<u64>()
    }
}

/// The events that can be known on a day: those of that day or before, and those told by then.
#[must_use]
pub fn known_on(events: Vec<Event>, day: NaiveDate) -> Vec<Event> {
    let is_known = |event: &Event| {
        event.days.is_some_and(|days| days.first <= day) || event.first_reported.is_some_and(|told| told <= day)
            // An entry by hand that is planned is known, whenever its day is.
            || (event.first_reported.is_none() && event.status == Status::Planned)
    };
    events.into_iter().filter(is_known).collect()
}

/// The state on a day. `ceasefires` are those of the events [`known_on`] that day, linked up to it; `events` holds
/// these events and the planned ones.
#[must_use]
pub fn status(ceasefires: &[Ceasefire], events: &[Event], on: NaiveDate, types: &EventTypes) -> StatusReport {
    let by_id: BTreeMap<&str, &Event> = events.iter().map(|event| (event.id.as_str(), event)).collect();
    let mut report = StatusReport::default();
    for truce in ceasefires {
        let members: Vec<&Event> = truce.events().filter_map(|id| by_id.get(id).copied()).collect();
        truce_lines(truce, &members, on, &mut report);
    }
    let is_other_plan =
        |event: &&Event| event.status == Status::Planned && !types.is_stage(&event.event_type);
    for event in events.iter().filter(is_other_plan) {
        report.lines.extend(plan(event, on));
    }
    let order = |line: &StatusLine| {
        // The latest first, but what comes next by its day.
        let day = line.day.unwrap_or(NaiveDate::MIN);
        let days =
            if line.section == Section::DueNext { (day - on).num_days() } else { (on - day).num_days() };
        (line.section, line.day.is_none(), days, line.id.clone())
    };
    report.lines.sort_by_key(order);
    report.folded.sort_by_key(order);
    report
}

fn truce_lines(truce: &Ceasefire, members: &[&Event], on: NaiveDate, report: &mut StatusReport) {
    let day = |known: &Option<crate::model::CeasefireDay>| known.as_ref().map(|known| known.day);
    let line = |section, at: Option<NaiveDate>, notes| line(truce, members, on, section, at, notes);
    match truce.on(on) {
        CeasefireState::Proposed => {
            let line =
                line(Section::OnTheTable, day(&truce.proposed).or(truce.first_day()), answers(truce, on));
            let news = truce.last_news(on).max(line.last_report);
            if news.is_some_and(|news| (on - news).num_days() > FOLDED_AFTER) {
                report.folded.push(line);
            } else {
                report.lines.push(line);
            }
        }
        CeasefireState::Due => {
            let mut notes = answers(truce, on);
            notes.insert(0, "begins".to_owned());
            report.lines.push(line(Section::DueNext, day(&truce.effective), notes));
        }
        CeasefireState::InForce(left) => {
            let mut notes = answers(truce, on);
            notes.extend(claims(truce));
            notes.extend(
                truce.effective.as_ref().and_then(|first| begin_note(first.basis)).map(str::to_owned),
            );
            let line_of = line(Section::InForce, day(&truce.effective), notes);
            let news = truce.last_news(on).max(line_of.last_report);
            if left.is_none() && news.is_some_and(|news| (on - news).num_days() > TRUCE_FOLDED_AFTER) {
                report.folded.push(line_of);
                return;
            }
            report.lines.push(line_of);
            if left.is_some() {
                let last = day(&truce.scheduled_end);
                report.lines.push(line(
                    Section::DueNext,
                    last,
                    vec!["expires at the end of this day".to_owned()],
                ));
            }
        }
        CeasefireState::Over => {
            let ended = truce.last_day();
            if ended.is_some_and(|ended| (on - ended).num_days() <= OVER_FOR) {
                let mut notes: Vec<String> = truce.how_ended.iter().cloned().collect();
                notes.extend(claims(truce));
                report.lines.push(line(Section::Over, ended, notes));
            }
        }
        CeasefireState::Unknown => {}
    }
}

/// What is to be known of a first day in force that nobody reports.
const fn begin_note(basis: CeasefireBasis) -> Option<&'static str> {
    match basis {
        CeasefireBasis::Planned => Some("announced; nobody reports that it began"),
        CeasefireBasis::Inferred => Some("start inferred from its declaration"),
        CeasefireBasis::Reported => Some("began on or before this day"),
        _ => None,
    }
}

fn line(
    truce: &Ceasefire,
    members: &[&Event],
    on: NaiveDate,
    section: Section,
    at: Option<NaiveDate>,
    notes: Vec<String>,
) -> StatusLine {
    let until = truce.scheduled_end.as_ref().map(|last| last.day).filter(|_| section != Section::OnTheTable);
    let publishers: BTreeSet<&String> = members.iter().flat_map(|event| &event.publishers).collect();
    StatusLine {
        section,
        id: truce.id.clone(),
        what: truce.name.clone(),
        day: at,
        until,
        left: match section {
            Section::InForce => until.map(|last| (last - on).num_days()),
            Section::DueNext => at.map(|at| (at - on).num_days()),
            _ => None,
        },
        notes,
        publishers: publishers.into_iter().cloned().collect(),
        last_report: last_report(members, on),
        checked: (members.iter().filter(|event| event.review == Review::Accepted).count(), members.len()),
    }
}

fn last_report(members: &[&Event], on: NaiveDate) -> Option<NaiveDate> {
    let reports = members.iter().flat_map(|event| [event.first_reported, event.last_reported]).flatten();
    reports.filter(|day| *day <= on).max()
}

/// The last answer of each, as it stood on the day.
fn answers(truce: &Ceasefire, on: NaiveDate) -> Vec<String> {
    let mut last: BTreeMap<&str, String> = BTreeMap::new();
    for answer in truce.answers.iter().filter(|answer| answer.day.is_none_or(|day| day <= on)) {
        let word = match (answer.stage, &answer.condition) {
            (Stage::Rejection, _) => "no".to_owned(),
            (_, Some(condition)) => format!("yes, {condition}"),
            _ => "yes".to_owned(),
        };
        let when = answer.day.map(|day| format!(" ({day})")).unwrap_or_default();
        last.insert(&answer.by, format!("{}: {word}{when}", answer.by));
    }
    let silent = truce.parties.iter().filter(|party| {
        !last.contains_key(party.as_str()) && !truce.proposers.contains(party) && !truce.bound.contains(party)
    });
    let silent: Vec<String> = silent.map(|party| format!("{party}: no answer known")).collect();
    last.into_values().chain(silent.into_iter().filter(|_| truce.effective.is_none())).collect()
}

/// Violations by each side's claim.
fn claims(truce: &Ceasefire) -> Vec<String> {
    truce
        .violations
        .iter()
        .map(|claim| {
            let who = claim.claimant.as_deref().unwrap_or("reported");
            let whom = claim.accused.as_ref().map(|accused| format!(" by {accused}")).unwrap_or_default();
            match claim.total {
                Some(total) => format!("{who}: {total} violations{whom}"),
                None => format!("{who}: violations{whom} in {}", claim.reports),
            }
        })
        .collect()
}

/// A plan: due, or its day has passed without news.
fn plan(event: &Event, on: NaiveDate) -> Option<StatusLine> {
    let days = event.days?;
    let left = (days.last - on).num_days();
    if left < -FOLDED_AFTER
        || event.review == Review::Rejected
        || on.checked_add_signed(TimeDelta::days(400))? < days.first
    {
        return None;
    }
    let section = if left < 0 { Section::OutcomeUnknown } else { Section::DueNext };
    let notes =
        if left < 0 { vec![format!("planned; {} days ago", -left)] } else { vec!["planned".to_owned()] };
    Some(StatusLine {
        section,
        id: event.id.clone(),
        what: event.label.clone(),
        day: Some(if left < 0 { days.last } else { days.first }),
        until: None,
        left: Some((days.first - on).num_days()),
        notes,
        publishers: event.publishers.clone(),
        last_report: last_report(&[event], on),
        checked: (usize::from(event.review == Review::Accepted), 1),
    })
}
