//! The present tense of what may be a noun: "attacks", "calls", "clash".

use crate::lexicon::inflect::{BASE, ING, PAST, S};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, BARRIER, BE, BEGIN, CLOSED, CONJUNCTION, DETERMINER, DO, HAVE, MAY, NOUN, OTHER_VERB,
    OWN_PRONOUN, PARTICLE, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, TO, TOPIC, URGE, WILL, WOULD,
};

use super::near::{Near, opens_object};
use crate::detect::reading::{Reading, Verb, Word};

impl Reading<'_> {
    /// A base form or a third person, which may be a noun as well.
    pub(super) fn present(&self, near: &Near<'_, '_>) -> Verb {
        let &Near { at, word, previous, adjacent, next } = near;
        // "cross-border": the first part of a compound.
        if next.is_some_and(|w| w.joined) {
            return Verb::No;
        }
        if self.is_invariant_past(near) {
            return Verb::Finite;
        }
        // "The military frees 230 prisoners": what describes others may act itself.
        let acts_itself = word.forms & S != 0
            && opens_object(next)
            && adjacent.is_some_and(|w| w.is(ADJECTIVE) && w.is(NOUN) && !w.is(DETERMINER | POSSESSIVE))
            && self.opens_sentence(at - 1);
        if near.is_determined() && !acts_itself || adjacent.is_some_and(|w| w.is(PREPOSITION) && !w.is(TO)) {
            return Verb::No;
        }
        // "a police post", "a complete and total halt": what one does ends in -s or is past.
        let base = word.forms & (S | PAST) == 0;
        if base && self.is_done_by_those_at_a_place(at) {
            return Verb::Finite;
        }
        if base && (self.words[self.phrase_start(at)].indefinite || self.goes_on_in_phrase(at)) {
            return Verb::No;
        }
        if !word.is(NOUN) || word.is(OTHER_VERB) && word.forms & PAST != 0 {
            return Verb::Finite;
        }
        let acts = self.follows_its_subject(at)
            || self.is_present(at, previous)
            || self.is_plural_present(at)
            || self.is_done_by_several(at)
            || self.goes_on_in_form(at)
            || self.is_done_by_one(at)
            // "We call on both sides", "I now call upon them"
            || previous.is(OWN_PRONOUN) && !previous.is(POSSESSIVE);
        if acts {
            return Verb::Finite;
        }
        let named = previous.capital && !previous.adjective_name && !self.is_common_opening(at);
        let subject = previous.is(PRONOUN | RELATIVE) || named;
        let goes_on = opens_object(next)
            || next.is_some_and(|w| w.capital && !w.adjective_name)
            || next.is_some_and(|w| w.is(TO | ADVERB));
        if subject && goes_on { Verb::Finite } else { Verb::No }
    }

    /// "set up", "hit", "put": past and base are one form, and an object or a particle follows.
    fn is_invariant_past(&self, near: &Near<'_, '_>) -> bool {
        let &Near { at, word, previous, next, .. } = near;
        let invariant =
            word.forms & BASE != 0 && word.forms & PAST != 0 && !near.is_determined() && !word.time;
        let acts =
            next.is_some_and(|w| w.is(DETERMINER | PREPOSITION) && !w.is(RELATIVE) || w.number || w.capital);
        // "withdrew its men and set a deadline": behind "and" it goes on with a past.
        let goes_on = || {
            next.is_some_and(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(RELATIVE) || w.number)
                && self.words[..at].iter().any(|w| w.verb == Verb::Finite && w.forms & PAST != 0)
        };
        invariant
            && acts
            && (!previous.is(CONJUNCTION) || goes_on())
            && !previous.is(PREPOSITION | BARRIER | BE)
            && previous.mark.is_none()
    }

    /// "the truce collapses.", "Sadr calls for a truce", "the group calls off its truce": the present tense of what
    /// may be a plural, told by what it cannot be a plural of.
    pub(super) fn is_present(&self, at: usize, previous: &Word<'_>) -> bool {
        let word = &self.words[at];
        if word.forms & S == 0 || word.forms & BASE != 0 || previous.mark.is_some() {
            return false;
        }
        let name = previous.capital
            && !previous.adjective_name
            && !previous.is(POSSESSIVE)
            && !self.is_common_opening(at);
        // "a truce between the army and the rebels breaks down": its subject stands before the preposition.
        let inner = self
            .phrase_start(at - 1)
            .checked_sub(1)
            .is_some_and(|i| self.words[i].is(PREPOSITION | CONJUNCTION) && !self.words[i].time);
        let singular = !previous.plural || inner;
        let noun = previous.is(NOUN) && singular && !previous.is(PREPOSITION | DETERMINER | ADJECTIVE);
        let next = self.words.get(at + 1);
        let particle = next.is_some_and(|w| w.is(PARTICLE))
            && self.words.get(at + 2).is_none_or(|w| {
                w.is(DETERMINER | POSSESSIVE | ADJECTIVE | PREPOSITION | BARRIER | CONJUNCTION)
                    || w.mark.is_some()
                    || w.time
                    || w.forms & ING != 0
            });
        let plain = word.classes == 0 && !word.is(TOPIC);
        let closes = plain_end(next) && word.classes == 0;
        // "Russia blocks agreement on a truce": a name opens the clause, and a plural goes before no other noun.
        let object = next.is_some_and(|w| w.is(NOUN) && w.mark.is_none() && !w.is(TOPIC | CLOSED));
        // "Government forces capture": what has "forces" behind it is no subject of it.
        let acts =
            name && object && !word.is(TOPIC | BEGIN) && self.opens_sentence(at - 1) && self.has_no_verb(at);
        acts || (name || noun || closes)
            && (plain || particle || word.is(URGE) && next.is_some_and(|w| w.is(PREPOSITION)))
    }

    /// "Peace talks end without a deal": a base form behind a plural that opens its clause, in a clause without
    /// another verb.
    pub(super) fn is_plural_present(&self, at: usize) -> bool {
        let word = &self.words[at];
        let follows = self.words.get(at + 1).is_none_or(|w| {
            w.mark.is_some() || w.time || w.is(PREPOSITION | ADVERB | BARRIER | PARTICLE) && !w.is(TO)
        });
        if word.forms & BASE == 0 || word.forms & PAST != 0 || !follows || at == 0 {
            return false;
        }
        let subject = &self.words[at - 1];
        if !subject.plural || !subject.is(NOUN) || subject.time || subject.verb.is_verb() {
            return false;
        }
        self.opens_sentence(at - 1) && self.has_no_verb(at)
    }

    /// "the complete and total halt": behind "and" a phrase goes on whose noun is yet to come.
    fn goes_on_in_phrase(&self, at: usize) -> bool {
        let Some(and) = at.checked_sub(1).filter(|and| *and >= 2 && self.words[*and].is(CONJUNCTION)) else {
            return false;
        };
        let (determiner, before) = (&self.words[and - 2], &self.words[and - 1]);
        let noun = self.words.get(at + 1).is_some_and(|next| next.is(NOUN) && next.mark.is_none());
        noun && determiner.is(DETERMINER)
            && !determiner.is(PRONOUN)
            && !before.is(NOUN)
            && !before.verb.is_verb()
    }

    /// Whether no word from `at` to the next mark, "which" or "and" can carry a tense.
    pub(super) fn has_no_verb(&self, at: usize) -> bool {
        let inside = |w: &&Word<'_>| w.mark.is_none() && !w.is(BARRIER | CONJUNCTION | RELATIVE);
        // "attack suspected militants": what opens the object describes it.
        let skipped = usize::from(self.opens_bare_object(at + 1));
        self.words[at + 1..].iter().take_while(inside).skip(skipped).all(|w| {
            !w.is(BE | HAVE | DO | WILL | WOULD | MAY)
                && (w.capital || w.forms & PAST == 0 || w.forms & BASE != 0)
        })
    }

    /// "The government signs a truce", "rebels sign the deal", "the front (LRA) signs a pact": a word that may be a
    /// noun stands in the number of the noun before it, and an article opens its object. "The army's attacks a year
    /// ago" and "ceasefire talks" are no such thing.
    pub(super) fn follows_its_subject(&self, at: usize) -> bool {
        let base = self.words[at].forms & BASE != 0;
        let opens = |w: &Word<'_>| {
            // "rivals cease fighting"
            let doing = w.forms & ING != 0 && w.is(NOUN);
            let named = base && (w.capital || w.adjective_name || w.number || doing);
            (w.is(DETERMINER | POSSESSIVE) && !w.is(RELATIVE) || named || w.number) && !w.time
        };
        if !self.words.get(at + 1).is_some_and(opens) && !self.opens_count(at + 1) {
            return false;
        }
        let Some(subject) = (0..at).rev().take(4).map(|i| &self.words[i]).find(|w| !w.is(ADVERB)) else {
            return false;
        };
        // "the front (LRA) signs a pact", "Sall, the president, offers a truce"
        if matches!(subject.mark, Some(')' | ',')) && self.words[at].forms & BASE == 0 {
            return true;
        }
        // "the military frees 230 prisoners": what describes others may act itself.
        let acts = subject.is(NOUN) && !base && self.opens_sentence(at - 1) && self.has_no_verb(at);
        let noun = subject.mark.is_none()
            && (acts || !subject.is(ADJECTIVE))
            && !subject.verb.is_verb()
            && !subject.number
            && !subject.time
            && !subject.is(DETERMINER | POSSESSIVE | PREPOSITION | CONJUNCTION | BARRIER | BE | HAVE);
        let plural = subject.plural;
        noun && if self.words[at].forms & BASE != 0 { plural } else { !plural }
    }
}

/// The end of a sentence.
fn plain_end(next: Option<&Word<'_>>) -> bool {
    next.is_none_or(|w| matches!(w.mark, Some('.' | '!')))
}
