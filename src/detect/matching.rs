//! Frames are laid over the words: verb and object in either voice, subject and verb, nouns.

use crate::lexicon::inflect::{PARTICIPLE, S};
use crate::lexicon::sense::{
    ADVERB, AGENT, BARRIER, COMPANY, CONJUNCTION, DETERMINER, MUST, NOUN, OF, OWN_PRONOUN, POSSESSIVE,
    PREPOSITION, RELATIVE, REPORTING, TO,
};
use crate::lexicon::{Classes, EventTypes, Frame, FrameKind, Slot};

use super::context;
use super::modality::Modality;
use super::reading::{Reading, Verb};

/// A frame that fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) frame: usize,
    pub(super) event_type: usize,
    pub(super) kind: FrameKind,
    pub(super) words: usize,
    /// The verb or the noun that was looked up.
    pub(super) anchor: usize,
    /// First and last word of all parts.
    pub(super) first: usize,
    pub(super) last: usize,
    /// First and last word of the part behind `>`, or of the subject.
    pub(super) other: Option<(usize, usize)>,
    pub(super) passive: bool,
}

impl Hit {
    /// Whether a noun was looked up rather than a verb.
    pub(super) fn is_nominal(&self) -> bool {
        matches!(self.kind, FrameKind::Noun | FrameKind::Hint)
    }
}

/// How far an object may stand from its verb.
const REACH: usize = 16;

impl Reading<'_> {
    /// All frames that fit, blockers applied, overlaps settled, in text order.
    pub(super) fn hits(&self, text: &str, types: &EventTypes) -> Vec<Hit> {
        let mut hits = Vec::new();
        for opened in &self.opened {
            let frame = &types.frames()[opened.frame];
            // "will negotiate a truce": what a frame says of "not" is said of nothing else.
            if let Some(hit) = self.fit(frame, opened.frame, opened.at)
                && (!frame.negated || self.verb_modality(hit.anchor) == Modality::Negated)
                && self.has_context(text, frame, &hit, types)
            {
                hits.push(hit);
            }
        }
        self.settle(hits, types)
    }

    /// Whether what the frame takes to be known was named: elsewhere in the sentence, or in the article before.
    fn has_context(&self, text: &str, frame: &Frame, hit: &Hit, types: &EventTypes) -> bool {
        let classes = frame.context;
        let named = |classes: Classes| {
            let outside = self.words[..hit.first].iter().chain(&self.words[hit.last + 1..]);
            classes == 0 || outside.into_iter().any(|word| word.classes & classes != 0)
        };
        named(frame.beside)
            && (named(classes)
                || self
                    .words
                    .first()
                    .is_some_and(|word| context::names(text, word.span.start, classes, types.vocabulary())))
    }

    fn fit(&self, frame: &Frame, index: usize, at: usize) -> Option<Hit> {
        match frame.kind {
            FrameKind::Verb => self.fit_verb(frame, index, at),
            FrameKind::Subject => self.fit_subject(frame, index, at),
            FrameKind::Noun | FrameKind::Hint => {
                if self.words[at].verb.is_verb() {
                    return None;
                }
                self.fit_sequence(frame, index, at)
            }
            FrameKind::Blocker => self.fit_sequence(frame, index, at),
        }
    }

    fn fit_verb(&self, frame: &Frame, index: usize, at: usize) -> Option<Hit> {
        let verb = self.words[at].verb;
        if verb == Verb::No {
            return None;
        }
        let end = self.part_at(&frame.parts[0], at)?;
        let hit = |first: usize, last: usize, other, passive| {
            Some(Hit {
                frame: index,
                event_type: frame.event_type,
                kind: frame.kind,
                words: frame.words,
                anchor: at,
                first,
                last,
                other,
                passive,
            })
        };
        let Some(object) = frame.parts.get(1) else {
            if verb == Verb::Adjectival {
                return None;
            }
            let noun = self.is_done_to_noun_before(at).then(|| (self.phrase_start(at - 2), at - 2));
            return hit(at, end - 1, noun, verb == Verb::Passive || noun.is_some());
        };
        if verb == Verb::Adjectival {
            // "the continued shelling": a phrase of its own has no room for what a third part asks for.
            let (first, last) = self.find_right(object, end, 4).filter(|_| frame.parts.len() == 2)?;
            return hit(at, last, Some((first, last)), true);
        }
        if verb != Verb::Passive
            && let Some(found) = self.find_right(object, end, REACH)
        {
            return hit(at, self.fit_rest(frame, found.1)?, Some(found), false);
        }
        if let Some(turned) = self.fit_turned(frame, object, at, end) {
            return hit(turned.0, turned.1, Some(turned.2), turned.3);
        }
        // "was involved in talks": what the preposition of a passive governs.
        if verb != Verb::Passive || end <= at + 1 || !self.words[end - 1].is(PREPOSITION) {
            return None;
        }
        let found = self.find_right(object, end, REACH)?;
        hit(at, self.fit_rest(frame, found.1)?, Some(found), false)
    }

    /// The last word of what a frame asks for behind an object that ends at `last`.
    fn fit_rest(&self, frame: &Frame, last: usize) -> Option<usize> {
        frame.parts[2..]
            .iter()
            .try_fold(last, |last, part| self.find_right(part, last + 1, REACH).map(|found| found.1))
    }

    /// "schoolgirls, kidnapped in Chibok": behind a comma and a noun, a participle without an object has it done to it.
    fn is_done_to_noun_before(&self, at: usize) -> bool {
        let word = &self.words[at];
        let noun = at > 1
            && self.words[at - 1].mark == Some(',')
            && (self.words[at - 2].is(NOUN) || self.words[at - 2].capital && !self.is_after_aside(at - 1))
            && !self.words[at - 2].verb.is_verb();
        let participle = word.verb == Verb::Finite && word.forms & PARTICIPLE != 0 && !word.is(REPORTING);
        let behind = &self.words[at + 1..self.len().min(at + 12)];
        let adjunct = behind.first().is_some_and(|next| next.time || next.is(PREPOSITION) && !next.is(TO));
        // "killed at least ten", "shelled the town, attacked from the east and stormed it"
        let counted = behind.iter().take(3).any(|word| word.number && !word.time);
        let goes_on = (at + 1..self.len())
            .take_while(|i| self.words[*i].mark.is_none())
            .any(|i| self.words[i].is(CONJUNCTION) && i + 1 < self.len() && self.is_finite(i + 1));
        noun && participle && adjunct && !counted && !goes_on
    }

    /// "Russia, which borders it, attacked": whether the comma at `comma` may close what an earlier one opened.
    fn is_after_aside(&self, comma: usize) -> bool {
        let before = (0..comma).rev().take_while(|i| !self.is_finite(*i));
        before.into_iter().any(|i| self.words[i].mark.is_some())
    }

    /// A verb whose object stands left of it: in the passive, as a participle behind its noun, before "which". First
    /// and last word of all, the object, and whether it is passive.
    fn fit_turned(
        &self,
        frame: &Frame,
        object: &[Slot],
        at: usize,
        end: usize,
    ) -> Option<(usize, usize, (usize, usize), bool)> {
        let verb = self.words[at].verb;
        let start = self.group(at).start;
        let own_subject = self.relative_of(at).is_some_and(|opens| opens + 1 < start);
        // "The country sanctioned the firm": with an object of its own it is no participle.
        let has_object = self.words.get(end).is_some_and(|next| {
            let named = next.is(NOUN) && !next.is(PREPOSITION | ADVERB | BARRIER | CONJUNCTION | TO);
            let opens = next.is(DETERMINER | POSSESSIVE) && !next.is(RELATIVE) || named || next.number;
            // "The prisoners exchanged fire".
            opens && !next.time && next.mark.is_none()
        });
        let may_be_passive = self.words[at].forms & PARTICIPLE != 0
            && start == at
            && verb == Verb::Finite
            && !own_subject
            && !has_object;
        let passive = verb == Verb::Passive;
        let reach = if passive { REACH } else { 7 };
        let left =
            (passive || may_be_passive).then(|| self.find_left(object, start, reach, passive)).flatten();
        // "was accepted by one side but rejected by the other"
        let left = left.or_else(|| {
            let main =
                self.passive_joined_to(at).or_else(|| self.shares_subject_of(at)).filter(|_| passive)?;
            self.find_left(object, self.group(main).start, REACH, true)
        });
        // "The truce, signed in Doha on Monday, holds"
        let aside = || {
            let comma = start.checked_sub(1).filter(|comma| self.words[*comma].mark == Some(','))?;
            let adjunct = self.words.get(end)?;
            let told = adjunct.time || adjunct.is(PREPOSITION | AGENT) && !adjunct.is(TO | COMPANY);
            self.find_left(object, comma, 7, false).filter(|_| may_be_passive && told)
        };
        let Some((first, last)) = left.or_else(aside) else {
            let (first, last) = self.antecedent(object, at)?;
            return (frame.parts.len() == 2).then_some((first, end.max(last + 1) - 1, (first, last), false));
        };
        let mut end = end - 1;
        let mut inner = last;
        for part in &frame.parts[2..] {
            // "a call for a truce was blocked": what goes on with the object may stand beside it.
            if let Some((_, found)) = self.find_right(part, end + 1, REACH) {
                end = found;
            } else {
                inner = self.find_right(part, inner + 1, start.saturating_sub(inner + 1))?.1;
            }
        }
        Some((first, end.max(last), (first, last), true))
    }

    /// What stands before "which" or "that" as the object of the verb at `at`: "a truce, which Ukraine agreed to",
    /// "a truce they agreed on".
    fn antecedent(&self, slots: &[Slot], at: usize) -> Option<(usize, usize)> {
        let start = self.group(at).start;
        let opener = (0..start).rev().take(8).find(|i| {
            let word = &self.words[*i];
            word.verb.is_verb() || word.is(RELATIVE | BARRIER) || word.is(OWN_PRONOUN) && !word.is(POSSESSIVE)
        })?;
        let word = &self.words[opener];
        if word.verb.is_verb() || word.is(BARRIER) || word.is(RELATIVE) && opener + 1 == start {
            return None;
        }
        let mut before = opener;
        while before > 0 && (self.words[before - 1].mark.is_some()) {
            before -= 1;
        }
        (before.saturating_sub(6)..before).rev().find_map(|i| {
            let end = self.part_at(slots, i).filter(|end| *end == before)?;
            Some((i, end - 1))
        })
    }

    fn fit_subject(&self, frame: &Frame, index: usize, at: usize) -> Option<Hit> {
        let word = &self.words[at];
        let verb = word.verb;
        let unmarked =
            matches!(verb, Verb::No | Verb::Adjectival) && !word.is(MUST) && !self.is_predicate(at);
        if unmarked && !self.may_be_predicate(at) {
            return None;
        }
        let mut end = self.part_at(&frame.parts[1], at)? - 1;
        let start = self.group(at).start;
        let shared = || {
            // "was agreed on and came into force": the second verb shares the first one's subject.
            let main = self.shares_subject_of(at)?;
            self.find_left(&frame.parts[0], self.group(main).start, REACH, true)
        };
        let (first, last) = self.find_left(&frame.parts[0], start, REACH, true).or_else(shared)?;
        // "Talks between the two sides end on Monday"
        if unmarked && word.forms & S == 0 && !(self.words[last].plural && self.opens_sentence(last)) {
            return None;
        }
        for part in &frame.parts[2..] {
            end = self.find_right(part, end + 1, REACH)?.1;
        }
        Some(Hit {
            frame: index,
            event_type: frame.event_type,
            kind: frame.kind,
            words: frame.words,
            anchor: at,
            first,
            last: end,
            other: Some((first, last)),
            passive: verb == Verb::Passive,
        })
    }

    fn fit_sequence(&self, frame: &Frame, index: usize, at: usize) -> Option<Hit> {
        let mut end = self.part_at(&frame.parts[0], at)?;
        let mut other = None;
        // "Despite the shelling, the truce": what a preposition or "after" governs ends at the comma.
        let governs = self.words[at].is(PREPOSITION | BARRIER);
        let ends_with_of = self.words[end - 1].is(OF);
        for part in &frame.parts[1..] {
            let found = self.find_right(part, end, REACH)?;
            let between = &self.words[end..found.0];
            let comma = governs && other.is_none() && between.iter().any(|word| word.mark == Some(','));
            // "a breakdown of the key elements of the truce": the elements are broken down.
            let turned = ends_with_of
                && other.is_none()
                && between.windows(2).any(|pair| pair[0].is(NOUN) && pair[1].is(OF));
            if comma || turned {
                return None;
            }
            other.get_or_insert(found);
            end = found.1 + 1;
        }
        Some(Hit {
            frame: index,
            event_type: frame.event_type,
            kind: frame.kind,
            words: frame.words,
            anchor: at,
            first: at,
            last: end - 1,
            other,
            passive: false,
        })
    }

    /// Whether the slots stand side by side from `at`; the end of the match. Adverbs, days and "Russian" in
    /// "the Russian offer" may stand between.
    pub(super) fn part_at(&self, slots: &[Slot], at: usize) -> Option<usize> {
        let mut next = at;
        let mut end = at;
        for (number, slot) in slots.iter().enumerate() {
            if number > 0 && !slot.optional {
                while self
                    .words
                    .get(next)
                    .is_some_and(|w| (w.time || w.is(ADVERB) || w.adjective_name) && !w.fits(slot))
                {
                    next += 1;
                }
            }
            match self.words.get(next) {
                Some(word) if word.fits(slot) => {
                    next = if slot.classes & word.classes != 0 { word.end.max(next + 1) } else { next + 1 };
                    end = next;
                }
                _ if slot.optional => {}
                _ => return None,
            }
        }
        (end > at).then_some(end)
    }
}
