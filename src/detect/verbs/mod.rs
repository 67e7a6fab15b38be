//! Which words are verbs, and how each is used: by its form and by its neighbours.

use crate::lexicon::inflect::{BASE, ING, PARTICIPLE, PAST, S};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BARRIER, BE, BEGIN, COMPANY, CONJUNCTION, DETERMINER, DO, HAVE, MAY, MUST,
    NOUN, OF, OFFER, OTHER_VERB, OWN_PRONOUN, PLAN, POSSESSIVE, PREPOSITION, PRONOUN, REFUSE, RELATIVE,
    THREATEN, TO, TOPIC, URGE, WILL, WISH, WOULD,
};

mod present;

use super::reading::{Reading, Verb, Word};

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
        let previous = self.before(at).map(|i| &self.words[i]);
        let adjacent = at.checked_sub(1 + usize::from(self.opens_quote(at))).map(|i| &self.words[i]);
        let forms = word.forms;
        let Some(previous) = previous else {
            // The first word of a sentence: "Fighting", "Shells", "Talks" name things; "Declaring …" acts.
            return if forms & ING != 0 && (!word.is(NOUN) || opens_object(next)) {
                Verb::Gerund
            } else if forms & PARTICIPLE != 0 && forms & BASE == 0 {
                Verb::Adjectival
            } else {
                Verb::No
            };
        };
        if forms & BASE != 0
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
            return if to_noun { Verb::No } else { Verb::Bare };
        }
        if previous.is(BE) {
            if forms & ING != 0 {
                return Verb::Progressive;
            }
            if forms & PARTICIPLE != 0 {
                return Verb::Passive;
            }
            // "is open to talks": no verb follows "be" in its base form.
            return Verb::No;
        }
        if previous.is(HAVE) && forms & PARTICIPLE != 0 {
            return Verb::Perfect;
        }
        // "about 26 sites": a preposition acts only behind a modal.
        if word.is(PREPOSITION)
            || word.is(ADJECTIVE)
                && forms & (BASE | ING) != 0
                && next.is_some_and(|w| w.plural || w.is(NOUN | ADJECTIVE) || w.adjective_name)
        {
            return Verb::No;
        }
        // "the Armed Forces": part of a name.
        if word.capital && next.is_some_and(|w| w.capital) && forms & (BASE | ING) == 0 {
            return Verb::No;
        }
        if word.joined && forms & PARTICIPLE != 0 {
            return Verb::Adjectival;
        }
        if word.time && forms & (PARTICIPLE | ING) == 0 {
            return Verb::No;
        }
        // "were seized and burned", but not "is ready to be asked and stressed the need".
        let has_object = next.is_some_and(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(RELATIVE) && !w.time);
        if forms & PARTICIPLE != 0
            && adjacent.is_some_and(|w| w.is(CONJUNCTION))
            && !has_object
            && self.passive_before(at)
        {
            return Verb::Passive;
        }
        let determined = adjacent.is_some_and(|w| {
            w.is(DETERMINER | POSSESSIVE | ADJECTIVE) && !w.is(PRONOUN) || w.adjective_name || w.number
        });
        if forms & ING != 0 {
            let article = adjacent.is_some_and(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(PRONOUN));
            // "its devastating assault"
            let before_noun = next.is_some_and(|w| w.mark.is_none() && w.is(NOUN));
            let named =
                adjacent.is_some_and(|w| w.adjective_name) && next.is_some_and(|w| w.plural && w.is(NOUN));
            if (article && before_noun || named) && !word.is(NOUN) {
                // "the existing ceasefire", "ten Houthi training camps"
                return Verb::Adjectival;
            }
            // "has started negotiating with the rebels"
            let begun = adjacent.is_some_and(|w| w.is(BEGIN) && w.verb.is_verb())
                && next.is_some_and(|w| w.is(COMPANY));
            // "kept the two sides from meeting"
            let kept = adjacent.is_some_and(|w| w.is(PREPOSITION) && !w.is(OF | COMPANY) && !w.time)
                && at.checked_sub(2).and_then(|head| self.verb_before_phrase(head)).is_some_and(|verb| {
                    self.words[verb].is(REFUSE)
                        && matches!(self.words[verb].verb, Verb::Finite | Verb::Perfect)
                });
            let named = determined || !opens_object(next) && !begun && !kept;
            if word.is(NOUN) && named && !self.goes_on_to_plural(at) {
                return Verb::No;
            }
            // "Black Sea shipping and fishing": named, not done.
            let behind_name = adjacent.is_some_and(|w| w.capital || w.is(NOUN));
            if behind_name && next.is_none_or(|w| w.is(CONJUNCTION) || matches!(w.mark, Some('.' | ','))) {
                return Verb::No;
            }
            return Verb::Gerund;
        }
        if forms & (PAST | PARTICIPLE) != 0 && forms & BASE == 0 {
            // "dozens of wounded were", "a dozen wounded had been evacuated": who they are.
            let counted =
                adjacent.is_some_and(|w| w.number || w.is(DETERMINER | OF) && !w.is(PRONOUN | RELATIVE));
            if counted && next.is_some_and(|w| w.is(BE | HAVE)) {
                return Verb::Adjectival;
            }
            let before_noun = next.is_some_and(|w| {
                // "the truce that began Thursday"
                w.mark.is_none()
                    && !w.time
                    && !w.is(DETERMINER
                        | PREPOSITION
                        | TO
                        | PRONOUN
                        | POSSESSIVE
                        | CONJUNCTION
                        | BARRIER
                        | RELATIVE)
                    && (!w.is(ADVERB) || w.is(ADJECTIVE))
                    && !w.number
            });
            // "a mutually agreed truce"
            let outer = if adjacent.is_some_and(|w| w.is(ADVERB) && !w.time) && at > 1 {
                &self.words[at - 2]
            } else {
                previous
            };
            let modifier = Some(outer)
                .filter(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(PRONOUN))
                .or(adjacent)
                .is_some_and(|w| {
                    (w.is(DETERMINER | POSSESSIVE) || w.number && !w.time) && !w.is(PRONOUN)
                        || w.is(ADJECTIVE) && !self.closes_phrase(at - 1)
                        // "due to repeated violations": what has no base form is no infinitive.
                        || w.is(PREPOSITION)
                        || w.adjective_name && !w.capital
                });
            // "allowing continued attacks": no verb has its tense behind one that has none.
            let behind_object_verb = adjacent.is_some_and(|w| matches!(w.verb, Verb::Gerund | Verb::Bare));
            if modifier && (before_noun || word.is(NOUN)) || behind_object_verb && before_noun {
                return Verb::Adjectival;
            }
            if forms & PAST == 0 {
                // "taken", "broken" without an auxiliary stands behind its noun.
                return Verb::Passive;
            }
            return Verb::Finite;
        }
        // "cross-border": the first part of a compound.
        if next.is_some_and(|w| w.joined) {
            return Verb::No;
        }
        // "set up", "hit", "put": past and base are one form, and an object or a particle follows.
        let invariant = forms & BASE != 0 && forms & PAST != 0 && !determined && !word.time;
        let acts =
            next.is_some_and(|w| w.is(DETERMINER | PREPOSITION) && !w.is(RELATIVE) || w.number || w.capital);
        // "withdrew its men and set a deadline": behind "and" it goes on with a past.
        let goes_on = previous.is(CONJUNCTION)
            && next.is_some_and(|w| w.is(DETERMINER | POSSESSIVE) && !w.is(RELATIVE) || w.number)
            && self.words[..at].iter().any(|w| w.verb == Verb::Finite && w.forms & PAST != 0);
        if invariant
            && acts
            && (goes_on || !previous.is(CONJUNCTION))
            && !previous.is(PREPOSITION | BARRIER | BE)
            && previous.mark.is_none()
        {
            return Verb::Finite;
        }
        // Base, or third person.
        if determined || adjacent.is_some_and(|w| w.is(PREPOSITION) && !w.is(TO)) {
            return Verb::No;
        }
        // "a police post", "a complete and total halt": what one does ends in -s or is past.
        let base = forms & (S | PAST) == 0;
        if base && self.is_done_by_those_at_a_place(at) {
            return Verb::Finite;
        }
        if base && (self.words[self.phrase_start(at)].indefinite || self.goes_on_in_phrase(at)) {
            return Verb::No;
        }
        if word.is(NOUN) && (!word.is(OTHER_VERB) || forms & PAST == 0) {
            if self.follows_its_subject(at)
                || self.is_present(at, previous)
                || self.is_plural_present(at)
                || self.is_done_by_several(at)
            {
                return Verb::Finite;
            }
            let named = previous.capital && !previous.adjective_name && !self.is_common_opening(at);
            // "We call on both sides", "I now call upon them"
            if previous.is(OWN_PRONOUN) && !previous.is(POSSESSIVE) {
                return Verb::Finite;
            }
            let subject = previous.is(PRONOUN | RELATIVE) || named;
            let acts = opens_object(next)
                || next.is_some_and(|w| w.capital && !w.adjective_name)
                || next.is_some_and(|w| w.is(TO | ADVERB));
            return if subject && acts { Verb::Finite } else { Verb::No };
        }
        Verb::Finite
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

/// What follows a verb that has an object.
fn opens_object(next: Option<&Word<'_>>) -> bool {
    next.is_some_and(|w| {
        w.is(DETERMINER | POSSESSIVE)
            || w.number
            || w.capital
            || w.adjective_name
            || w.is(PRONOUN) && !w.is(RELATIVE)
    })
}

fn ends_phrase(next: Option<&Word<'_>>) -> bool {
    next.is_none_or(|w| w.mark.is_some())
}
