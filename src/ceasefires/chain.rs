//! A chain while it grows: its events so far, and what the next one is compared with.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::item::{Item, Side};
use super::symbols::Symbol;
use crate::model::{DayRange, Length, Stage, Status};

/// One truce while its events are gathered.
#[derive(Debug, Default)]
pub(super) struct Chain<'a> {
    /// Its events, each with the reason why it belongs here.
    pub(super) members: Vec<(Item<'a>, String)>,
    /// Every side that its events name.
    pub(super) sides: BTreeSet<Side>,
    /// Who put it forward or declared it.
    pub(super) proposers: BTreeSet<Side>,
    /// Who put it forward or said yes to it.
    pub(super) supporters: BTreeSet<Side>,
    /// Who is said to broker it.
    pub(super) brokers: BTreeSet<Side>,
    /// Who declared, agreed on or began it.
    pub(super) makers: BTreeSet<Side>,
    pub(super) terms: Vec<Length>,
    /// Whether it was made for good.
    pub(super) lasting: bool,
    pub(super) scope: Option<&'a str>,
    /// Countries and names of its places.
    pub(super) places: BTreeSet<Symbol>,
    pub(super) articles: BTreeSet<&'a str>,
    /// First day on which it was on the table.
    pub(super) proposed: Option<NaiveDate>,
    /// Last of the days for which it was asked.
    pub(super) asked_until: Option<NaiveDate>,
    /// Day on which it was declared or agreed.
    pub(super) made: Option<NaiveDate>,
    /// The week, month or year in which it was, where no day is told.
    pub(super) made_in: Option<DayRange>,
    /// First day in force that a report of its start, or its stated span, gives.
    pub(super) started: Option<NaiveDate>,
    /// First day in force that was announced.
    pub(super) planned: Option<NaiveDate>,
    /// Last day in force by its term.
    pub(super) scheduled: Option<NaiveDate>,
    /// When it was last prolonged, and by how much.
    pub(super) prolonged: Option<(NaiveDate, Option<Length>)>,
    /// Day on which it ended.
    pub(super) ended: Option<NaiveDate>,
    /// Latest of its days.
    pub(super) news: Option<NaiveDate>,
    /// Whether it was broken, watched or prolonged.
    pub(super) lived: bool,
}

impl<'a> Chain<'a> {
    /// Takes an event in.
    pub(super) fn take(&mut self, item: Item<'a>, reason: String) {
        self.sides.extend(&item.sides);
        self.brokers.extend(&item.brokers);
        if matches!(item.stage, Stage::Appeal | Stage::Proposal | Stage::Declaration) {
            self.proposers.extend(&item.doers);
        }
        if matches!(item.stage, Stage::Appeal | Stage::Proposal | Stage::Acceptance) {
            self.supporters.extend(&item.doers);
        }
        if matches!(item.stage, Stage::Declaration | Stage::Agreement | Stage::Start) && item.is_done() {
            self.makers.extend(&item.doers);
        }
        self.places.extend(item.place);
        self.places.extend(item.country);
        self.articles.extend(item.event.articles.iter().map(String::as_str));
        if !matches!(item.stage, Stage::Violation | Stage::Monitoring | Stage::End) {
            self.terms.extend(item.term);
            self.scope = self.scope.or(item.scope);
        }
        if matches!(item.stage, Stage::Declaration | Stage::Agreement | Stage::Start) {
            self.lasting |= item.is_lasting;
        }
        self.date(&item);
        self.news = self.news.max(item.at);
        self.members.push((item, reason));
    }

    fn date(&mut self, item: &Item<'a>) {
        let earlier = |held: Option<NaiveDate>, day: Option<NaiveDate>| held.into_iter().chain(day).min();
        let force = item.force();
        match item.stage {
            Stage::Appeal | Stage::Proposal => {
                self.proposed = earlier(self.proposed, item.at);
                let until = item
                    .event
                    .days
                    .filter(|days| !item.is_assumed() && !days.is_one_day())
                    .map(|days| days.last);
                self.asked_until = self.asked_until.max(until);
            }
            Stage::Declaration | Stage::Agreement if item.is_done() => {
                // "A truce that they declared in March": on the 22nd, as another tells.
                if item.tells_day_in(self.made_in) {
                    (self.made, self.made_in) = (item.at, None);
                } else {
                    self.made = earlier(self.made, item.at);
                }
                if self.members.is_empty() {
                    self.made_in = item.rough_days();
                }
                self.started = earlier(self.started, force);
            }
            Stage::Start if item.is_done() => self.started = earlier(self.started, force.or(item.at)),
            Stage::Start | Stage::Declaration | Stage::Agreement => {
                self.planned = earlier(self.planned, force.or(item.at));
            }
            Stage::End if item.event.status == Status::Planned => {
                let day = item.days.map(|days| days.first).or(item.at);
                self.scheduled = day.or(self.scheduled);
            }
            Stage::End => self.ended = self.ended.max(item.at),
            Stage::Violation | Stage::Monitoring => self.lived = true,
            Stage::Extension if item.is_done() && item.repeats(self.prolonged) => self.lived = true,
            Stage::Extension if item.is_done() => {
                self.lived = true;
                self.prolonged = item.prolongs();
                let until = item.days.filter(|_| item.is_span).map(|days| days.last);
                let prolonged = self.scheduled.or(item.at).zip(item.term);
                let prolonged = prolonged.and_then(|(from, term)| term.last_day(from.succ_opt()?, None));
                self.scheduled = until.or(prolonged).or(item.event.scheduled_end);
            }
            _ => {}
        }
        let until = item.days.filter(|_| item.is_span && item.is_done()).map(|days| days.last);
        let is_term = matches!(item.stage, Stage::Declaration | Stage::Agreement | Stage::Start);
        if is_term && item.event.status >= Status::Planned {
            let computed = self.begin().zip(item.term.or(self.terms.first().copied()));
            let computed = computed.and_then(|(first, term)| term.last_day(first, item.event.start_time));
            self.scheduled = until.or(computed).or(self.scheduled);
        }
    }

    /// The first day in force, as far as it is known: begun, announced, or the day it was made.
    pub(super) fn begin(&self) -> Option<NaiveDate> {
        self.started.or(self.planned).or(self.made)
    }

    /// Whether it is on the table only: nobody has declared, agreed or begun it.
    pub(super) fn is_open(&self) -> bool {
        self.begin().is_none() && self.ended.is_none()
    }

    /// Whether it has a length, or ran for that long on a day: "a six-month truce expired", twice prolonged by two.
    pub(super) fn has_term(&self, term: Length, at: Option<NaiveDate>) -> bool {
        let ran = || {
            let last = self.begin().zip(at).and_then(|(begin, at)| Some((term.last_day(begin, None)?, at)));
            last.is_some_and(|(last, at)| (at - last).num_days().abs() <= 3)
        };
        self.terms.iter().any(|own| own.agrees(term)) || ran()
    }

    /// The last day on which it is in force, where that is known.
    pub(super) fn last(&self) -> Option<NaiveDate> {
        self.ended.or(self.scheduled)
    }

    /// Whether a day lies between its first day in force and some days behind its last.
    pub(super) fn covers(&self, day: NaiveDate, after: i64) -> bool {
        let begins = self.begin().is_some_and(|begin| begin <= day + TimeDelta::days(1));
        begins
            && self.last().is_none_or(|last| day <= last + TimeDelta::days(after))
            && self.is_fresh(day, 730)
    }

    /// Whether it took the place of another: of the same parties and about the same, it began when of the other nothing
    /// was heard any more.
    pub(super) fn replaces(&self, other: &Self, by: NaiveDate) -> bool {
        let begins = self.begin().filter(|begin| *begin <= by);
        let later = begins.zip(other.news).is_some_and(|(begin, news)| begin > news);
        let named = || other.sides.iter().filter(|side| !side.is_any());
        later && self.scope == other.scope && named().filter(|side| self.sides.contains(side)).count() >= 2
    }

    /// Whether its last news is at most so many days old.
    pub(super) fn is_fresh(&self, day: NaiveDate, days: i64) -> bool {
        self.news.is_none_or(|news| (day - news).num_days() <= days)
    }
}
