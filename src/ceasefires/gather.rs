//! Items become chains: each joins the one it fits best, or begins one.

use std::collections::{BTreeMap, VecDeque};

use chrono::{NaiveDate, TimeDelta};

use super::Before;
use super::chain::Chain;
use super::decisions::Settled;
use super::foes::{Foes, told_by};
use super::item::{Item, Side};
use super::linking;
use super::symbols::Symbol;
use crate::model::{Stage, Status};

/// Chains with a side that an item is compared with: the latest of them. A side that is in more truces than this at
/// once is in a war of which no report can be placed by its sides alone.
const MOST_CANDIDATES: usize = 40;

/// Days without news after which nothing is compared with a truce any more. What was long forgotten is not what a report
/// means; and a tracker need not know more than this of the years before a day to go on from it.
pub(super) const LONGEST_SILENCE: i64 = 730;

/// Why an item belongs to a chain that it did not join by itself.
const FIRST: &str = "the first that is known of it";
const CALLED_FOR: &str = "called for it at that time";

/// Days within which a bare call is taken for one for a truce.
pub(super) const CALL: i64 = 14;

/// What was gathered before: where the items before a day stand, which do not depend on what comes on that day or later;
/// and those from another day on, where nothing that was changed bears on them any more.
#[derive(Debug)]
pub(super) struct Placed<'p> {
    pub(super) since: NaiveDate,
    pub(super) until: Option<NaiveDate>,
    /// The chain of each event, and the reason; those in none are not there.
    pub(super) homes: BTreeMap<&'p str, (usize, &'p str)>,
}

impl Default for Placed<'_> {
    fn default() -> Self {
        Self { since: NaiveDate::MIN, until: None, homes: BTreeMap::new() }
    }
}

impl<'p> Placed<'p> {
    /// Where the events of the truces that were linked before stand.
    pub(super) fn of(before: &Before<'p>) -> Self {
        let Some(since) = before.since else { return Self::default() };
        let links = before.truces.iter().enumerate().flat_map(|(at, truce)| {
            truce.links.iter().map(move |link| (link.event.as_str(), (at, link.reason.as_str())))
        });
        Self { since, until: before.until, homes: links.collect() }
    }

    /// Whether what hangs on the items up to some days after a day stands as it did.
    fn stands(&self, day: Option<NaiveDate>, days_later: i64) -> bool {
        let day =
            day.map(|day| day.checked_add_signed(TimeDelta::days(days_later)).unwrap_or(NaiveDate::MAX));
        day.is_some_and(|day| day < self.since)
            || self.until.is_some_and(|until| day.is_none_or(|day| day >= until))
    }

    /// The chain of an event that was gathered, but for those that were only called for.
    fn home(&self, event: &str) -> Option<(usize, &'p str)> {
        self.homes.get(event).copied().filter(|(_, reason)| *reason != CALLED_FOR)
    }
}

/// Gathers items, which come in their order, into chains; `end` is the last day on which anything is known of a truce.
pub(super) fn chains<'a>(
    items: Vec<Item<'a>>,
    settled: &Settled<'_>,
    foes: &'a Foes,
    placed: &Placed<'_>,
    end: Option<NaiveDate>,
) -> Vec<Chain<'a>> {
    let mut gathered = Gathered::new(foes, end.unwrap_or(NaiveDate::MAX));
    let (mut by_hand, mut calls) = (Vec::new(), VecDeque::new());
    let mut chain_of: BTreeMap<usize, usize> = BTreeMap::new();
    for item in items {
        let id = item.event.id.as_str();
        if settled.is_apart(id) {
            continue;
        }
        if settled.link(id).is_some() {
            by_hand.push(item);
            continue;
        }
        gathered.settle_calls(&mut calls, item.at, placed, &chain_of);
        let home = placed.home(id);
        if placed.stands(item.at, 0) {
            match home {
                Some((home, reason)) => match chain_of.get(&home) {
                    Some(at) => gathered.join(*at, item, reason.to_owned()),
                    None => {
                        chain_of.insert(home, gathered.begin(item));
                    }
                },
                None if item.stage == Stage::Appeal => calls.push_back(item),
                None => {}
            }
            continue;
        }
        let chain = match gathered.best(&item) {
            Some((at, reason)) => {
                gathered.join(at, item, reason);
                Some(at)
            }
            None if begins(&item) => Some(gathered.begin(item)),
            None => {
                if item.stage == Stage::Appeal {
                    calls.push_back(item);
                }
                None
            }
        };
        // What comes behind the days that are gathered anew finds its chain by those that stand before it.
        if let (Some(chain), Some((home, _)), Some(_)) = (chain, home, placed.until) {
            chain_of.entry(home).or_insert(chain);
        }
    }
    gathered.settle_calls(&mut calls, None, placed, &chain_of);
    gathered.link_by_hand(by_hand, settled);
    gathered.chains.retain(|chain| !chain.members.is_empty());
    gathered.chains
}

/// Whether an event says enough to stand for a truce by itself.
///
/// A bare call for a truce and a report of its breach do not; a call that names a term or a day from which it should
/// hold does, and a refusal of somebody's proposal.
fn begins(item: &Item<'_>) -> bool {
    match item.stage {
        Stage::Violation | Stage::Monitoring => false,
        Stage::Appeal => item.term.is_some() || item.wants_day(),
        Stage::Rejection => item.term.is_some() || !item.others.is_empty(),
        Stage::Acceptance => true,
        // "They will extend the truce": there is one.
        Stage::Extension => item.event.status != Status::Proposed && item.at.is_some(),
        Stage::End => item.is_done() && item.at.is_some(),
        Stage::Proposal | Stage::Declaration | Stage::Agreement | Stage::Start => true,
    }
}

/// Chains so far, found by what their events name.
struct Gathered<'a> {
    chains: Vec<Chain<'a>>,
    by_side: BTreeMap<Symbol, Vec<usize>>,
    by_place: BTreeMap<Symbol, Vec<usize>>,
    by_article: BTreeMap<&'a str, Vec<usize>>,
    /// By the days on which they begin and are to end.
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    foes: &'a Foes,
    end: NaiveDate,
    met: Met,
}

/// In which search each chain was met last: the sides of one war lead to the same chains again and again.
#[derive(Default)]
struct Met {
    round: u32,
    last: Vec<u32>,
}

impl<'a> Gathered<'a> {
    fn new(foes: &'a Foes, end: NaiveDate) -> Self {
        Self {
            chains: Vec::new(),
            by_side: BTreeMap::new(),
            by_place: BTreeMap::new(),
            by_article: BTreeMap::new(),
            by_day: BTreeMap::new(),
            foes,
            end,
            met: Met::default(),
        }
    }

    /// Puts bare calls into the truces that they led to, once what could follow from them is known: when the next item is
    /// of a later day, or there is none.
    fn settle_calls(
        &mut self,
        calls: &mut VecDeque<Item<'a>>,
        next: Option<NaiveDate>,
        placed: &Placed<'_>,
        chain_of: &BTreeMap<usize, usize>,
    ) {
        let is_due = |call: &Item<'_>| {
            let last = call.at.and_then(|at| at.checked_add_signed(TimeDelta::days(CALL)));
            next.zip(last).is_none_or(|(next, last)| next > last)
        };
        while let Some(call) = calls.pop_front_if(|call| is_due(call)) {
            if placed.stands(call.at, CALL) {
                let home = placed.homes.get(call.event.id.as_str()).and_then(|(home, _)| chain_of.get(home));
                if let Some(at) = home {
                    self.join(*at, call, CALLED_FOR.to_owned());
                }
            } else if let Some((at, reason)) = self.called_for(&call) {
                self.join(at, call, reason);
            }
        }
    }

    /// The chain that an item fits best, with the reason.
    fn best(&mut self, item: &Item<'a>) -> Option<(usize, String)> {
        let now = item.at.unwrap_or(self.end);
        let mut candidates = self.candidates(item);
        candidates.retain(|at| self.chains[*at].is_fresh(now, LONGEST_SILENCE));
        let is_later = |at: &usize| {
            let chain = &self.chains[*at];
            candidates.iter().any(|other| self.chains[*other].replaces(chain, now))
        };
        // What is told without a day of its own is told of the truce that is in the news.
        let made = matches!(item.stage, Stage::Declaration | Stage::Agreement) && item.days.is_none();
        let follows = made || item.follows_on();
        candidates
            .iter()
            .copied()
            .filter(|at| !(follows && is_later(at)))
            .filter_map(|at| linking::fit(item, &self.chains[at], self.foes).map(|fit| (fit, at)))
            .max_by_key(|(fit, at)| (fit.score, self.chains[*at].begin(), self.chains[*at].proposed, *at))
            .map(|(fit, at)| (at, fit.reasons.join(", ")))
    }

    /// The truce that a bare call led to: put forward, declared or agreed within two weeks, by or between those
    /// who called or were called on.
    fn called_for(&mut self, appeal: &Item<'a>) -> Option<(usize, String)> {
        let at = appeal.at?;
        self.candidates(appeal)
            .into_iter()
            .filter_map(|index| {
                let chain = &self.chains[index];
                let first = chain
                    .proposed
                    .into_iter()
                    .chain(chain.made)
                    .chain(chain.planned)
                    .chain(chain.started)
                    .min()?;
                let shared = appeal.sides.iter().filter(|side| chain.sides.contains(side)).count();
                let article = appeal.event.articles.iter().any(|id| chain.articles.contains(id.as_str()));
                let days = (first - at).num_days();
                let near = (-CALL..=CALL).contains(&days) && (shared >= 2 || (shared == 1 && article));
                let fits = appeal.scope == chain.scope;
                // "agreed to spare power plants, short of the full truce that Chad had sought": it was not this one.
                let beside = chain.members.iter().any(|(item, _)| {
                    item.event.evidence.is_some() && item.event.evidence == appeal.event.evidence
                });
                (near && fits && !beside).then_some((days.abs(), index))
            })
            .min()
            .map(|(_, index)| (index, CALLED_FOR.to_owned()))
    }

    /// The chains that an item is compared with, each once.
    fn candidates(&mut self, item: &Item<'a>) -> Vec<usize> {
        let Self { by_side, by_place, by_article, by_day, foes, met, .. } = self;
        let named = item.sides.iter().chain(&item.brokers).filter_map(|side| by_side.get(side));
        let placed = item.place.iter().chain(&item.country).chain(&item.sides);
        let placed = placed.filter_map(|name| by_place.get(name));
        let told = item.event.articles.iter().filter_map(|id| by_article.get(id.as_str()));
        let nation = item.country.and_then(|country| by_side.get(&country));
        let by = told_by(item);
        let on_day = linking::turning_day(item)
            .map(|day| by_day.range(day - TimeDelta::days(1)..=day + TimeDelta::days(1)));
        let on_day = on_day.into_iter().flatten().map(|(_, chains)| chains);
        let against = item.sides.iter().flat_map(|side| foes.opponents(*side, by));
        let against = against.filter_map(|side| by_side.get(&side));
        met.round += 1;
        let all =
            named.chain(against).chain(placed).chain(told).chain(nation).chain(on_day).flatten().copied();
        all.filter(|at| std::mem::replace(&mut met.last[*at], met.round) != met.round).collect()
    }

    fn begin(&mut self, mut item: Item<'a>) -> usize {
        // "The rebels and the government agree to a truce", with no proposal that is known: both agree. And a yes that
        // hangs on nothing is a truce of the one who says it: "the rebels agreed to a week's truce".
        let both = item.is_firm_yes && item.others.is_empty() && item.doers.len() >= 2;
        let own = item.makes_truce && !item.doers.is_empty();
        if item.stage == Stage::Acceptance && (both || own) {
            item.stage = Stage::Agreement;
        }
        let at = self.chains.len();
        self.chains.push(Chain::default());
        self.met.last.push(0);
        self.join(at, item, FIRST.to_owned());
        at
    }

    fn join(&mut self, at: usize, mut item: Item<'a>, reason: String) {
        fn note<K: Ord>(index: &mut BTreeMap<K, Vec<usize>>, key: K, at: usize) {
            let found = index.entry(key).or_default();
            // What was met last stands last; only the latest are compared.
            if found.last() != Some(&at) {
                found.retain(|other| *other != at);
                found.push(at);
                let older = found.len().saturating_sub(MOST_CANDIDATES);
                found.drain(..older);
            }
        }
        for side in &item.sides {
            note(&mut self.by_side, *side, at);
        }
        for place in item.place.into_iter().chain(item.country) {
            note(&mut self.by_place, place, at);
        }
        for article in &item.event.articles {
            note(&mut self.by_article, article, at);
        }
        let foes = self.foes;
        let chain = &mut self.chains[at];
        // "Russia agreed to the 30-day truce" of another's proposal is an answer; an agreement takes two.
        if item.stage == Stage::Agreement
            && item.doers.len() == 1
            && chain.is_open()
            && chain.proposed.is_some()
        {
            item.stage = Stage::Acceptance;
        }
        // A rival's offer that is accepted is a truce; a mediator's needs the other side's word, too.
        if item.is_firm_yes && chain.is_open() && chain.proposed.is_some() {
            let by = told_by(&item);
            let is_rival = |side: &Side| {
                item.rivals.contains(side)
                    || item.doers.iter().any(|doer| foes.are_opponents(*doer, *side, by))
            };
            let rivals: Vec<Side> = chain.proposers.iter().copied().filter(is_rival).collect();
            if !rivals.is_empty() {
                item.stage = Stage::Agreement;
                item.doers.extend(rivals);
            }
        }
        chain.take(item, reason);
        for day in [chain.started.or(chain.planned), chain.scheduled].into_iter().flatten() {
            note(&mut self.by_day, day, at);
        }
    }

    /// Puts events where a person put them: beside an event, or by themselves.
    fn link_by_hand(&mut self, mut items: Vec<Item<'a>>, settled: &Settled<'_>) {
        if items.is_empty() {
            return;
        }
        let members =
            self.chains.iter().enumerate().flat_map(|(at, chain)| {
                chain.members.iter().map(move |(item, _)| (item.event.id.as_str(), at))
            });
        let mut home: BTreeMap<&'a str, usize> = members.collect();
        // Those that stand for themselves first, so that others find them.
        items.sort_by_key(|item| settled.link(&item.event.id).is_none_or(|to| to.event != item.event.id));
        while !items.is_empty() {
            let before = items.len();
            let mut waiting = Vec::new();
            for item in items {
                let Some(link) = settled.link(&item.event.id) else { continue };
                let reason = format!("linked by {}", link.by);
                let id: &'a str = &item.event.id;
                if let Some(at) = home.get(link.event).copied() {
                    self.join(at, item, reason);
                    home.insert(id, at);
                } else if link.event == id {
                    let at = self.begin(item);
                    self.chains[at].members[0].1 = reason;
                    home.insert(id, at);
                } else {
                    waiting.push(item);
                }
            }
            if waiting.len() == before {
                // Each waits for another: the first of them stands for itself.
                let first = waiting.remove(0);
                let id: &'a str = &first.event.id;
                home.insert(id, self.begin(first));
            }
            items = waiting;
        }
    }
}
