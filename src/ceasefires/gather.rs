//! Items become chains: each joins the one it fits best, or begins one.

use std::collections::BTreeMap;

use super::chain::Chain;
use super::decisions::Settled;
use super::item::Item;
use super::linking;
use super::parties::Opponents;
use super::symbols::Symbol;
use crate::model::Stage;

/// Chains with a side that an item is compared with: the latest of them. A side that is in more truces than this at
/// once is in a war of which no report can be placed by its sides alone.
const MOST_CANDIDATES: usize = 40;

/// Gathers items, which come in their order, into chains.
pub(super) fn chains<'a>(items: Vec<Item<'a>>, settled: &Settled<'_>) -> Vec<Chain<'a>> {
    let mut gathered = Gathered { opponents: Opponents::of(&items), ..Gathered::default() };
    let (mut by_hand, mut appeals) = (Vec::new(), Vec::new());
    for item in items {
        let id = item.event.id.as_str();
        if settled.is_apart(id) {
            continue;
        }
        if settled.link(id).is_some() {
            by_hand.push(item);
        } else if let Some((at, reason)) = gathered.best(&item) {
            gathered.join(at, item, reason);
        } else if begins(&item) {
            gathered.begin(item);
        } else if item.stage == Stage::Appeal {
            appeals.push(item);
        }
    }
    for appeal in appeals {
        if let Some((at, reason)) = gathered.called_for(&appeal) {
            gathered.join(at, appeal, reason);
        }
    }
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
        Stage::Extension | Stage::End => item.is_done() && item.at.is_some(),
        Stage::Proposal | Stage::Declaration | Stage::Agreement | Stage::Start => true,
    }
}

/// Chains so far, found by what their events name.
#[derive(Default)]
struct Gathered<'a> {
    chains: Vec<Chain<'a>>,
    by_side: BTreeMap<Symbol, Vec<usize>>,
    by_place: BTreeMap<Symbol, Vec<usize>>,
    by_article: BTreeMap<&'a str, Vec<usize>>,
    home: BTreeMap<String, usize>,
    opponents: Opponents,
    met: Met,
}

/// In which search each chain was met last: the sides of one war lead to the same chains again and again.
#[derive(Default)]
struct Met {
    round: u32,
    last: Vec<u32>,
}

impl<'a> Gathered<'a> {
    /// The chain that an item fits best, with the reason.
    fn best(&mut self, item: &Item<'a>) -> Option<(usize, String)> {
        self.candidates(item)
            .into_iter()
            .filter_map(|at| linking::fit(item, &self.chains[at], &self.opponents).map(|fit| (fit, at)))
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
                let near = (-14..=14).contains(&days) && (shared >= 2 || (shared == 1 && article));
                let fits = appeal.scope == chain.scope;
                // "agreed to spare power plants, short of the full truce that Chad had sought": it was not this one.
                let beside = chain.members.iter().any(|(item, _)| {
                    item.event.evidence.is_some() && item.event.evidence == appeal.event.evidence
                });
                (near && fits && !beside).then_some((days.abs(), index))
            })
            .min()
            .map(|(_, index)| (index, "called for it at that time".to_owned()))
    }

    /// The chains that an item is compared with, each once.
    fn candidates(&mut self, item: &Item<'a>) -> Vec<usize> {
        let Self { by_side, by_place, by_article, opponents, met, .. } = self;
        let named = item.sides.iter().filter_map(|side| by_side.get(side));
        let placed = item.place.iter().chain(&item.country).chain(&item.sides);
        let placed = placed.filter_map(|name| by_place.get(name));
        let told = item.event.articles.iter().filter_map(|id| by_article.get(id.as_str()));
        let nation = item.country.and_then(|country| by_side.get(&country));
        let against = item.sides.iter().flat_map(|side| opponents.against(*side));
        let against = against.filter_map(|side| by_side.get(side));
        met.round += 1;
        let all = named.chain(against).chain(placed).chain(told).chain(nation).flatten().copied();
        all.filter(|at| std::mem::replace(&mut met.last[*at], met.round) != met.round).collect()
    }

    fn begin(&mut self, mut item: Item<'a>) -> usize {
        // "The rebels agree to a truce with the government", with no proposal that is known: both agree.
        if item.stage == Stage::Acceptance
            && item.is_done()
            && item.others.is_empty()
            && item.doers.len() >= 2
        {
            item.stage = Stage::Agreement;
        }
        let at = self.chains.len();
        self.chains.push(Chain::default());
        self.met.last.push(0);
        self.join(at, item, "the first that is known of it".to_owned());
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
        self.home.insert(item.event.id.clone(), at);
        let chain = &mut self.chains[at];
        // "Russia agreed to the 30-day truce" of another's proposal is an answer; an agreement takes two.
        if item.stage == Stage::Agreement
            && item.doers.len() == 1
            && chain.is_open()
            && chain.proposed.is_some()
        {
            item.stage = Stage::Acceptance;
        }
        chain.take(item, reason);
    }

    /// Puts events where a person put them: beside an event, or by themselves.
    fn link_by_hand(&mut self, mut items: Vec<Item<'a>>, settled: &Settled<'_>) {
        // Those that stand for themselves first, so that others find them.
        items.sort_by_key(|item| settled.link(&item.event.id).is_none_or(|to| to.event != item.event.id));
        while !items.is_empty() {
            let before = items.len();
            let mut waiting = Vec::new();
            for item in items {
                let Some(link) = settled.link(&item.event.id) else { continue };
                let reason = format!("linked by {}", link.by);
                if let Some(at) = self.home.get(link.event).copied() {
                    self.join(at, item, reason);
                } else if link.event == item.event.id {
                    let at = self.begin(item);
                    self.chains[at].members[0].1 = reason;
                } else {
                    waiting.push(item);
                }
            }
            if waiting.len() == before {
                // Each waits for another: the first of them stands for itself.
                let first = waiting.remove(0);
                self.begin(first);
            }
            items = waiting;
        }
    }
}
