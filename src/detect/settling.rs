//! Of the frames that fit, those that stay: blockers keep their words from being a trigger, and of two frames over
//! the same words the one that says more wins.

use crate::lexicon::inflect::PARTICIPLE;
use crate::lexicon::sense::{BARRIER, DETERMINER, EXPECT, PREDICATE, PREPOSITION, RELATIVE};
use crate::lexicon::{EventTypes, FrameKind};

use super::matching::Hit;
use super::reading::{Reading, Verb};

impl Reading<'_> {
    /// Drops what a blocker covers, and of overlapping hits all but the one that says most.
    pub(super) fn settle(&self, hits: Vec<Hit>, types: &EventTypes) -> Vec<Hit> {
        let of_truce = |hit: &Hit| types.all()[hit.event_type].stage != "none";
        let stays =
            |hit: &&Hit| hit.kind != FrameKind::Blocker && !self.is_blocked(hit, &hits, of_truce(hit));
        let mut kept: Vec<Hit> = hits.iter().filter(stays).copied().collect();
        kept.retain(|hit| !self.is_called_off(hit, &hits, types));
        // "is willing to reach a truce": that one is ready for it says what comes of it.
        let ready: Vec<(usize, usize)> = kept
            .iter()
            .filter(|hit| hit.is_nominal() && of_truce(hit) && self.words[hit.anchor].is(PREDICATE))
            .map(|hit| (hit.anchor, hit.last))
            .collect();
        kept.retain(|hit| {
            let (nominal, at) = (hit.is_nominal(), hit.anchor);
            nominal || !of_truce(hit) || !ready.iter().any(|(first, last)| *first < at && at <= *last)
        });
        kept.sort_by_key(|hit| self.rank(hit, types));
        let mut chosen: Vec<Hit> = Vec::new();
        for hit in kept {
            if !chosen.iter().any(|other| self.tells_the_same(other, &hit, of_truce)) {
                chosen.push(hit);
            }
        }
        chosen.sort_by_key(|hit| (hit.anchor, hit.frame));
        chosen
    }

    /// Whether a blocker of its type covers a hit.
    fn is_blocked(&self, hit: &Hit, hits: &[Hit], of_truce: bool) -> bool {
        let covers = |blocker: &Hit, (first, last): (usize, usize)| {
            // "The rescue operation began": a subject of which the blocker says more.
            let of_kind =
                hit.kind == FrameKind::Subject && !of_truce && (blocker.first < first || blocker.last > last);
            // "The peacekeeping operation was carried out": in the passive it stands before.
            let turned = (hit.passive || of_kind)
                && (self.phrase_start(first)..=first).contains(&blocker.first)
                && last <= blocker.last;
            let over = blocker.first <= last && first <= blocker.last;
            over && (blocker.anchor > hit.anchor || turned)
        };
        hits.iter().any(|blocker| {
            blocker.kind == FrameKind::Blocker
                && blocker.event_type == hit.event_type
                && ((blocker.first..=blocker.last).contains(&hit.anchor) && !self.is_beyond(blocker, hit)
                    || hit.other.is_some_and(|other| covers(blocker, other)))
        })
    }

    /// "cancelled the talks scheduled for Monday": nobody expects them any more.
    fn is_called_off(&self, hit: &Hit, hits: &[Hit], types: &EventTypes) -> bool {
        let opposite = types.all()[hit.event_type].opposite.as_deref();
        let undone =
            |by: &&Hit| by.kind != FrameKind::Blocker && Some(&*types.all()[by.event_type].id) == opposite;
        let same = |by: &Hit| by.other.zip(hit.other).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
        self.words[hit.anchor].is(EXPECT) && hits.iter().filter(undone).any(same)
    }

    /// The strongest first; ties in the order of the text and of the lexicon.
    fn rank(&self, hit: &Hit, types: &EventTypes) -> impl Ord + use<> {
        let verb = self.words[hit.anchor].verb;
        let aside = || self.is_in_aside(hit.anchor);
        (
            hit.is_nominal(),
            verb == Verb::Adjectival,
            // "refused to hold talks" is more than a refusal.
            types.all()[hit.event_type].remark,
            // "has not complied with the truce": a frame that asks for "not" knows what comes of it.
            !types.frames()[hit.frame].negated,
            // A mere hint gives way to whatever says that something was; "the talks, held in Oslo, resumed on Friday": the
            // main clause is the news.
            (hit.kind == FrameKind::Hint, hit.passive && aside()),
            // "A truce ending the war took effect": what the clause tells is more than what the noun is for.
            hit.kind == FrameKind::Subject && (verb == Verb::Gerund || self.group(hit.anchor).to.is_some()),
            std::cmp::Reverse(hit.words),
            hit.kind,
            // "Talks, which began in May, resumed on Friday": the main clause is the news.
            hit.kind == FrameKind::Subject && aside(),
            hit.last - hit.first,
            hit.first,
            hit.frame,
        )
    }

    /// Whether two hits tell one thing, so that only the stronger stays.
    fn tells_the_same(&self, one: &Hit, other: &Hit, of_truce: impl Fn(&Hit) -> bool) -> bool {
        let truces = of_truce(one) && of_truce(other);
        // "a U.S.-brokered truce took effect": how it came about stands beside what is told.
        let beside = self.words[other.anchor].verb == Verb::Adjectival
            && one.other.is_some()
            && one.other == other.other
            && truces;
        one.anchor == other.anchor
            || beside
            || truces && self.holds(one, other)
            || self.absorbs(one, other)
            || self.absorbs(other, one)
            || one.event_type == other.event_type && one.other.is_some() && one.other == other.other
    }

    /// Whether a noun is the object of what another hit tells, and is no news of its own.
    fn absorbs(&self, hit: &Hit, noun: &Hit) -> bool {
        let same = hit.event_type == noun.event_type
            || noun.kind == FrameKind::Hint
            || !self.is_indefinite(noun.anchor);
        let inside = |(first, last): (usize, usize)| {
            let whole = self.words[hit.anchor].verb != Verb::Adjectival;
            let first = if whole { self.phrase_start(first) } else { first };
            (first..=last).contains(&noun.anchor)
        };
        noun.is_nominal() && (hit.anchor == noun.anchor || same && hit.other.is_some_and(inside))
    }

    /// "agreed to halt attacks": the halt is what was agreed.
    fn holds(&self, hit: &Hit, inner: &Hit) -> bool {
        let aside = hit.kind == FrameKind::Subject && self.is_in_aside(inner.anchor);
        !hit.is_nominal()
            && !inner.is_nominal()
            && hit.words > inner.words
            && (hit.first + 1..=hit.last).contains(&inner.anchor)
            // "The truce announced by the rebels on Monday broke down", "the truce, which was announced on Monday, holds":
            // two things.
            && !self.is_done_by(inner.anchor)
            && !aside
    }

    /// "end the truce after years of war": what a blocker finds behind the object of its verb is no object of it.
    fn is_beyond(&self, blocker: &Hit, hit: &Hit) -> bool {
        let behind = |(first, last): (usize, usize)| {
            // "fired into the air" tells how, and is no object.
            let named = |other: &(usize, usize)| !self.words[other.0].is(PREPOSITION | BARRIER);
            let other = blocker.other.filter(named).map(|(other, _)| self.phrase_start(other));
            first > hit.anchor && other.is_some_and(|other| other > last + 1)
        };
        blocker.anchor == hit.anchor && !hit.is_nominal() && hit.other.is_some_and(behind)
    }

    /// "which began in May", ", mediated by Qatar,": the verb at `at` is that of a relative clause, or a participle behind
    /// a comma.
    fn is_in_aside(&self, at: usize) -> bool {
        let start = self.group(at).start;
        let opens = start.checked_sub(1).map(|opens| &self.words[opens]);
        let comma = start.checked_sub(1).filter(|comma| self.words[*comma].mark == Some(','));
        let participle = start == at
            && self.words[at].forms & PARTICIPLE != 0
            && comma.is_some_and(|comma| self.aside_before(comma).is_none());
        opens.is_some_and(|word| word.is(RELATIVE) && !word.is(DETERMINER) || participle)
    }

    /// "rejected a proposal for a truce": the proposal is news as well.
    pub(super) fn is_indefinite(&self, anchor: usize) -> bool {
        let start = self.phrase_start(anchor);
        self.words[start..anchor].iter().any(|word| word.indefinite)
    }
}
