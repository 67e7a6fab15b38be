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
        let blocked = |hit: &Hit| {
            hits.iter().any(|blocker| {
                blocker.kind == FrameKind::Blocker
                    && blocker.event_type == hit.event_type
                    && ((blocker.first..=blocker.last).contains(&hit.anchor) && !self.is_beyond(blocker, hit)
                        || hit.other.is_some_and(|(first, last)| {
                            // "The peacekeeping operation was carried out": in the passive it stands before.
                            // So does a subject of which it says more: "The rescue operation began".
                            let of_kind = hit.kind == FrameKind::Subject
                                && !of_truce(hit)
                                && (blocker.first < first || blocker.last > last);
                            let turned = (hit.passive || of_kind)
                                && (self.phrase_start(first)..=first).contains(&blocker.first)
                                && last <= blocker.last;
                            let over = blocker.first <= last && first <= blocker.last;
                            over && (blocker.anchor > hit.anchor || turned)
                        }))
            })
        };
        let mut kept: Vec<Hit> =
            hits.iter().filter(|hit| hit.kind != FrameKind::Blocker && !blocked(hit)).copied().collect();
        // "cancelled the talks scheduled for Monday": nobody expects them any more.
        let called_off = |hit: &Hit| {
            let opposite = types.all()[hit.event_type].opposite.as_deref();
            let undone = |by: &&Hit| {
                by.kind != FrameKind::Blocker && Some(&*types.all()[by.event_type].id) == opposite
            };
            let same = |by: &Hit| by.other.zip(hit.other).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1);
            self.words[hit.anchor].is(EXPECT) && hits.iter().filter(undone).any(same)
        };
        kept.retain(|hit| !called_off(hit));
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
        // The strongest first; ties in the order of the text and of the lexicon.
        kept.sort_by_key(|hit| {
            let adjectival = self.words[hit.anchor].verb == Verb::Adjectival;
            (
                hit.is_nominal(),
                adjectival,
                // "refused to hold talks" is more than a refusal.
                types.all()[hit.event_type].remark,
                // "has not complied with the truce": a frame that asks for "not" knows what comes of it.
                !types.frames()[hit.frame].negated,
                // A mere hint gives way to whatever says that something was; "the talks, held in Oslo, resumed on Friday": the
                // main clause is the news.
                (hit.kind == FrameKind::Hint, hit.passive && self.is_in_aside(hit.anchor)),
                // "A truce ending the war took effect": what the clause tells is more than what the noun is for.
                hit.kind == FrameKind::Subject
                    && (self.words[hit.anchor].verb == Verb::Gerund || self.group(hit.anchor).to.is_some()),
                std::cmp::Reverse(hit.words),
                hit.kind,
                // "Talks, which began in May, resumed on Friday": the main clause is the news.
                hit.kind == FrameKind::Subject && self.is_in_aside(hit.anchor),
                hit.last - hit.first,
                hit.first,
                hit.frame,
            )
        });
        let mut chosen: Vec<Hit> = Vec::new();
        for hit in kept {
            let clashes = chosen.iter().any(|other| {
                let same_anchor = other.anchor == hit.anchor;
                let absorbed = |a: &Hit, b: &Hit| {
                    let same = a.event_type == b.event_type
                        || b.kind == FrameKind::Hint
                        || !self.is_indefinite(b.anchor);
                    b.is_nominal()
                        && (a.anchor == b.anchor
                            || same
                                && a.other.is_some_and(|(first, last)| {
                                    let whole = self.words[a.anchor].verb != Verb::Adjectival;
                                    let first = if whole { self.phrase_start(first) } else { first };
                                    (first..=last).contains(&b.anchor)
                                }))
                };
                // "agreed to halt attacks": the halt is what was agreed.
                let inside = |a: &Hit, b: &Hit| {
                    let aside = a.kind == FrameKind::Subject && self.is_in_aside(b.anchor);
                    !a.is_nominal()
                        && !b.is_nominal()
                        && a.words > b.words
                        && (a.first + 1..=a.last).contains(&b.anchor)
                        // "The truce announced by the rebels on Monday broke down", "the truce, which was announced on
                        // Monday, holds": two things.
                        && !self.is_done_by(b.anchor)
                        && !aside
                        && of_truce(a)
                        && of_truce(b)
                };
                // "a U.S.-brokered truce took effect": how it came about stands beside what is told.
                let beside = |a: &Hit, b: &Hit| {
                    let adjectival = self.words[b.anchor].verb == Verb::Adjectival;
                    adjectival && a.other.is_some() && a.other == b.other && of_truce(a) && of_truce(b)
                };
                same_anchor
                    || beside(other, &hit)
                    || inside(other, &hit)
                    || absorbed(other, &hit)
                    || absorbed(&hit, other)
                    || other.event_type == hit.event_type && other.other.is_some() && other.other == hit.other
            });
            if !clashes {
                chosen.push(hit);
            }
        }
        chosen.sort_by_key(|hit| (hit.anchor, hit.frame));
        chosen
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
