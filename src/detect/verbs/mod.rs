//! Which words are verbs, and how each is used: by its form and by its neighbours.

use crate::lexicon::inflect::{BASE, ING, PARTICIPLE, PAST};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BE, BEGIN, CONJUNCTION, DETERMINER, DO, HAVE, MAY, MUST, NOUN, OFFER, PLAN,
    POSSESSIVE, PREPOSITION, REFUSE, RELATIVE, THREATEN, TO, TOPIC, URGE, WILL, WISH, WOULD,
};

mod gerund;
mod near;
mod past;
mod present;
mod several;

use super::reading::{Reading, Verb, Word};
use near::{Near, ends_phrase, opens_object};

impl Reading<'_> {
    /// Says of every word how it is used as a verb.
    pub(super) fn tag(&mut self) {
        for at in 0..self.words.len() {
            let verb = self.verb_at(at);
            self.words[at].verb = verb;
        }
    }

    /// Whether the "to" before a word hangs on a verb of beginning or going on; "agreed to exchange prisoners": before a
    /// plural, on one of agreeing, refusing or threatening too.
    fn opens_infinitive(&self, at: usize) -> bool {
        let Some(governor) = self.before(at).and_then(|to| self.before(to)).map(|i| &self.words[i]) else {
            return false;
        };
        let plural = self.words.get(at + 1).is_some_and(|w| w.plural && w.is(NOUN) && !w.is(TOPIC));
        let governs = if plural { BEGIN | PLAN | REFUSE | THREATEN | OFFER | WISH | URGE } else { BEGIN };
        governor.is(governs) && governor.verb.is_verb()
    }

    /// "face to face", "side by side": the same word on both sides of a preposition does nothing.
    fn is_doubled(&self, at: usize) -> bool {
        let same = |other: usize, between: usize| {
            let twin = self.words.get(other).and_then(|word| word.facts).zip(self.words[at].facts);
            twin.is_some_and(|(one, two)| std::ptr::eq(one, two)) && self.words[between].is(PREPOSITION)
        };
        same(at + 2, at + 1) || at > 1 && same(at - 2, at - 1)
    }

    fn verb_at(&self, at: usize) -> Verb {
        let word = &self.words[at];
        let next = self.words.get(at + 1);
        // "had a phone call", "have separate meetings"
        let has_object = word.is(HAVE)
            && next.is_some_and(|w| w.is(DETERMINER) && !w.is(RELATIVE) || w.is(ADJECTIVE) || w.number);
        if word.forms == 0 || word.mark.is_some() || word.is(BE | HAVE | DO) && !has_object {
            return Verb::No;
        }
        if self.is_doubled(at) {
            return Verb::No;
        }
        let Some(previous) = self.before(at).map(|i| &self.words[i]) else {
            return opening(word, next);
        };
        let adjacent = at.checked_sub(1 + usize::from(self.opens_quote(at))).map(|i| &self.words[i]);
        let near = Near { at, word, previous, adjacent, next };
        if let Some(verb) = self.behind_auxiliary(&near) {
            return verb;
        }
        if near.is_no_verb() {
            return Verb::No;
        }
        if word.joined && word.forms & PARTICIPLE != 0 {
            return Verb::Adjectival;
        }
        if word.time && word.forms & (PARTICIPLE | ING) == 0 {
            return Verb::No;
        }
        if self.shares_passive(&near) {
            return Verb::Passive;
        }
        if word.forms & ING != 0 {
            return self.gerund(&near);
        }
        if word.forms & (PAST | PARTICIPLE) != 0 && word.forms & BASE == 0 {
            return self.past(&near);
        }
        self.present(&near)
    }

    /// How a word is used behind a modal, "to", "be" or "have"; nothing where it stands behind none of them.
    fn behind_auxiliary(&self, near: &Near<'_, '_>) -> Option<Verb> {
        let &Near { at, word, previous, next, .. } = near;
        let forms = word.forms;
        // "from June to March": the name of a month does nothing.
        if forms & BASE != 0
            && !(word.time && word.capital)
            && previous.is(WILL | WOULD | MAY | MUST | DO | TO)
            && (!previous.is(NOUN) || previous.is(MUST))
        {
            // "continued to exchange fire": behind a verb of going on stands another verb.
            let to_noun = previous.is(TO)
                && word.is(NOUN)
                && !self.opens_infinitive(at)
                && !opens_object(next)
                && !ends_phrase(next)
                && !next.is_some_and(|next| next.is(PREPOSITION | ADVERB));
            return Some(if to_noun { Verb::No } else { Verb::Bare });
        }
        if previous.is(BE) && forms & ING != 0 {
            return Some(Verb::Progressive);
        }
        if previous.is(BE) {
            // "is open to talks": no verb follows "be" in its base form.
            return Some(if forms & PARTICIPLE != 0 { Verb::Passive } else { Verb::No });
        }
        (previous.is(HAVE) && forms & PARTICIPLE != 0).then_some(Verb::Perfect)
    }

    /// "were seized and burned", but not "is ready to be asked and stressed the need".
    fn shares_passive(&self, near: &Near<'_, '_>) -> bool {
        near.word.forms & PARTICIPLE != 0
            && near.adjacent.is_some_and(|w| w.is(CONJUNCTION))
            && !near.next.is_some_and(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(RELATIVE) && !w.time)
            && self.passive_before(near.at)
    }

    /// Whether the noun phrase that ends at `at` opens the sentence or what follows a mark.
    pub(in crate::detect) fn opens_sentence(&self, at: usize) -> bool {
        self.phrase_start(at)
            .checked_sub(1)
            .is_none_or(|i| self.words[i].mark.is_some_and(|mark| mark != '-'))
    }

    /// "was seized and burned": the passive goes on behind "and".
    fn passive_before(&self, at: usize) -> bool {
        // "passed by the council on Monday and approved by parliament"
        let by = self.words.get(at + 1).is_some_and(|next| next.is(AGENT));
        (0..at)
            .rev()
            .take(if by { 14 } else { 6 })
            .find(|i| self.words[*i].verb != Verb::No)
            .is_some_and(|i| self.words[i].verb == Verb::Passive)
    }
}

/// The first word of a sentence: "Fighting", "Shells", "Talks" name things; "Declaring …" acts.
fn opening(word: &Word<'_>, next: Option<&Word<'_>>) -> Verb {
    if word.forms & ING != 0 && (!word.is(NOUN) || opens_object(next)) {
        Verb::Gerund
    } else if word.forms & PARTICIPLE != 0 && word.forms & BASE == 0 {
        Verb::Adjectival
    } else {
        Verb::No
    }
}
