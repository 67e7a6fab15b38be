//! Frames are laid over the words: verb and object in either voice, subject and verb, nouns.

use crate::lexicon::inflect::PARTICIPLE;
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BARRIER, BE, BEGIN, CLOSED, CONJUNCTION, DETERMINER, DO, HAVE, MAY, MOTION,
    MUST, NOUN, OF, OFFER, OWN_PRONOUN, PLAN, POSSESSIVE, PREPOSITION, REFUSE, RELATIVE, REPORTING, THREATEN,
    TO, TOPIC, URGE, WILL, WISH, WOULD,
};
use crate::lexicon::vocabulary::{ACTOR, PERSON, PLACE};
use crate::lexicon::{EventTypes, Frame, FrameKind, Slot};

use super::reading::{Reading, Verb, fits_word};

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
    pub(super) fn hits(&self, types: &EventTypes) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut frames: Vec<u32> = Vec::new();
        for at in 0..self.len() {
            let word = &self.words[at];
            let Some(facts) = word.facts else { continue };
            frames.clear();
            frames.extend_from_slice(&facts.frames);
            let extra = word.classes & !facts.classes;
            if extra != 0 {
                frames.extend(types.vocabulary().frames_of_classes(extra));
            }
            for number in &frames {
                let index = *number as usize;
                let frame = &types.frames()[index];
                if let Some(hit) = self.fit(frame, index, at) {
                    hits.push(hit);
                }
            }
        }
        self.settle(hits)
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
            return hit(at, end - 1, None, verb == Verb::Passive);
        };
        if verb == Verb::Adjectival {
            let (first, last) = self.find_right(object, end, 4)?;
            return hit(at, last, Some((first, last)), true);
        }
        if verb != Verb::Passive
            && let Some((first, mut last)) = self.find_right(object, end, REACH)
        {
            let found = (first, last);
            for part in &frame.parts[2..] {
                last = self.find_right(part, last + 1, REACH)?.1;
            }
            return hit(at, last, Some(found), false);
        }
        let turned = self.fit_turned(frame, object, at, end)?;
        hit(turned.0, turned.1, Some(turned.2), turned.3)
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
        let may_be_passive = self.words[at].forms & PARTICIPLE != 0 && start == at && verb == Verb::Finite;
        let passive = verb == Verb::Passive;
        let reach = if passive { REACH } else { 7 };
        let left =
            (passive || may_be_passive).then(|| self.find_left(object, start, reach, passive)).flatten();
        let Some((first, last)) = left else {
            let (first, last) = self.antecedent(object, at)?;
            return (frame.parts.len() == 2).then_some((first, end.max(last + 1) - 1, (first, last), false));
        };
        let mut end = end - 1;
        for part in &frame.parts[2..] {
            end = self.find_right(part, end + 1, REACH)?.1;
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
        let verb = self.words[at].verb;
        if matches!(verb, Verb::No | Verb::Adjectival)
            && !self.words[at].is(MUST)
            && !self.may_be_predicate(at)
        {
            return None;
        }
        let mut end = self.part_at(&frame.parts[1], at)? - 1;
        let start = self.group(at).start;
        let (first, last) = self.find_left(&frame.parts[0], start, REACH, true)?;
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
        for part in &frame.parts[1..] {
            let found = self.find_right(part, end, REACH)?;
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

    /// Whether the slots stand side by side from `at`; the end of the match. Adverbs and days may stand between.
    fn part_at(&self, slots: &[Slot], at: usize) -> Option<usize> {
        let mut next = at;
        let mut end = at;
        for (number, slot) in slots.iter().enumerate() {
            if number > 0 && !slot.optional {
                while self.words.get(next).is_some_and(|w| (w.time || w.is(ADVERB)) && !fits_word(slot, w)) {
                    next += 1;
                }
            }
            match self.words.get(next) {
                Some(word) if fits_word(slot, word) => {
                    next = if slot.classes & word.classes != 0 { word.end.max(next + 1) } else { next + 1 };
                    end = next;
                }
                _ if slot.optional => {}
                _ => return None,
            }
        }
        (end > at).then_some(end)
    }

    fn find_right(&self, slots: &[Slot], from: usize, reach: usize) -> Option<(usize, usize)> {
        let until = self.len().min(from + reach);
        let mut at = from;
        let mut object = false;
        let asks = self.words[..from].last().is_some_and(|word| {
            word.is(URGE | PLAN | OFFER | REFUSE | WISH | REPORTING | PREPOSITION | NOUN)
        });
        while at < until {
            if let Some(end) = self.part_at(slots, at)
                && !self.is_topic(end)
            {
                return Some((at, end - 1));
            }
            let word = &self.words[at];
            // "urged them to observe the truce", "a draft sent by mediators": these verbs open no clause.
            let inner = asks
                && word.verb == Verb::Bare
                && self.before(at).is_some_and(|before| before >= from && self.words[before].is(TO))
                || word.verb == Verb::Finite
                    && word.forms & PARTICIPLE != 0
                    && self.words.get(at + 1).is_some_and(|next| next.is(AGENT));
            let stop = word.is(BARRIER) && !word.time
                || word.is(RELATIVE)
                || word.verb.is_verb() && !inner
                || word.is(WILL | WOULD | MAY) && !word.capital
                || self.is_finite(at) && !inner
                || matches!(word.mark, Some(';' | ':' | '?'))
                || word.is_quote() && at > from && self.opens_speech(at);
            // "started negotiations towards a truce": behind its own object a verb has no second one.
            let other_phrase = object
                && word.is(PREPOSITION)
                && !word.is(OF | TO)
                && !word.time
                && self.words.get(at + 1).is_none_or(|next| next.classes & PLACE == 0);
            if stop || other_phrase {
                return None;
            }
            object |= word.is(NOUN)
                && !word.time
                && !word.is(CLOSED | ADJECTIVE | ADVERB)
                && word.classes & (ACTOR | PERSON) == 0;
            at += 1;
        }
        None
    }

    /// Looks left of a verb group that begins at `start` for its subject.
    fn find_left(&self, slots: &[Slot], start: usize, reach: usize, across: bool) -> Option<(usize, usize)> {
        let mut at = start;
        let mut crossed = 0;
        let lowest = start.saturating_sub(reach + 12);
        let mut left = reach;
        while at > lowest && left > 0 {
            at -= 1;
            left -= 1;
            if let Some(end) = self.part_at(slots, at)
                && end <= start
                && !self.words[at].verb.is_verb()
                && (!across && end == start || self.is_subject(at, end, start))
            {
                return Some((at, end - 1));
            }
            let word = &self.words[at];
            if !across && word.mark.is_some() {
                return None;
            }
            if word.mark == Some(',') {
                // ", which began on Sunday," is stepped over.
                if let Some(open) = self.aside_before(at) {
                    at = open;
                }
                continue;
            }
            if matches!(word.mark, Some(';' | ':')) || word.is_quote() {
                return None;
            }
            if word.is(BARRIER) && !word.time {
                return None;
            }
            let steps_over = word.is(PLAN | BEGIN | MOTION | REFUSE | THREATEN | WISH | OFFER)
                && self.words.get(at + 1).is_some_and(|next| next.is(TO | ADVERB) || next.verb.is_verb())
                || word.is(BE | HAVE | DO | WILL | WOULD | MAY | RELATIVE) && crossed == 0;
            if word.verb.is_verb() && !steps_over {
                let behind_noun = across
                    && word.forms & PARTICIPLE != 0
                    && !word.is(REPORTING)
                    && self.group(at).start == at;
                if !behind_noun || crossed > 0 {
                    return None;
                }
                crossed += 1;
            } else if self.is_finite(at) && !steps_over {
                return None;
            }
        }
        None
    }

    /// "ceasefire talks", "a sanctions threat": what stands before `at` is only what it is about.
    fn is_topic(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is(TOPIC) && !word.verb.is_verb())
            && self.words[at - 1].is(NOUN)
    }

    /// A quotation mark before a capital opens a sentence; "agreed to the “possibility” of a truce" goes on.
    fn opens_speech(&self, at: usize) -> bool {
        self.words.get(at + 1).is_none_or(|word| word.capital || word.mark.is_some())
    }

    /// Whether the words from `at` to `end` can be the subject of the group at `start`: not "truce" in "truce
    /// efforts failed", "attempts to reach a truce failed", "talks on a truce began".
    fn is_subject(&self, at: usize, end: usize, start: usize) -> bool {
        let next = &self.words[end.min(start)];
        let compound = end < start
            && next.facts.is_some_and(|facts| facts.senses & NOUN != 0)
            && !next.verb.is_verb()
            && next.mark.is_none()
            && !next.time
            && !next.is(PREPOSITION | BARRIER | RELATIVE | ADVERB | CONJUNCTION | BE | DETERMINER);
        if compound {
            return false;
        }
        let first = self.phrase_start(at);
        let Some(before) = first.checked_sub(1) else { return true };
        let word = &self.words[before];
        let reported = word.is(REPORTING) || self.words[first].is(RELATIVE);
        let object = !reported
            && (matches!(word.verb, Verb::Bare | Verb::Gerund) || word.verb == Verb::Finite && end < start);
        // "Despite the talks, troops went on": behind the comma of an opening a subject of its own begins.
        let opening = before == 0
            && word.is(PREPOSITION | BARRIER)
            && (end..start)
                .rev()
                .find(|i| self.words[*i].mark == Some(','))
                .is_some_and(|comma| comma + 1 < start && self.aside_before(comma).is_none());
        let inner = opening || word.is(PREPOSITION) && !word.is(OF | BARRIER) && !word.time && before > 0;
        // "signed off on a truce that takes effect today": a relative clause takes the nearest noun.
        let relative = (end..start).any(|i| self.words[i].is(RELATIVE) && !self.words[i].is_quote());
        // "a truce starting on Sunday": so does a participle behind it.
        let participle = end == start && self.words[start].verb == Verb::Gerund;
        relative || participle || !object && !inner
    }

    /// The comma that opens the aside which the comma at `close` ends.
    fn aside_before(&self, close: usize) -> Option<usize> {
        let open = (0..close).rev().take(16).find(|i| self.words[*i].mark == Some(','))?;
        let first = self.words.get(open + 1)?;
        (first.is(RELATIVE | BARRIER) || first.verb.is_verb() || first.time).then_some(open)
    }
}
