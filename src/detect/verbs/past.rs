//! Pasts and participles: "attacked", "taken", "a mutually agreed truce".

use super::near::Near;
use crate::detect::reading::{Reading, Verb, Word};
use crate::lexicon::inflect::{PARTICIPLE, PAST};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, BARRIER, BE, CONJUNCTION, DETERMINER, HAVE, NOUN, OF, POSSESSIVE, PREPOSITION,
    PRONOUN, RELATIVE, REPORTING, TO, URGE,
};

impl Reading<'_> {
    /// A past or a participle that is no base form too: told, suffered, or what describes the noun behind it.
    pub(super) fn past(&self, near: &Near<'_, '_>) -> Verb {
        let &Near { at, word, previous, adjacent, next } = near;
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
            // "the release of arbitrarily detained persons"
            .filter(|w| w.is(DETERMINER | POSSESSIVE | PREPOSITION) && !w.is(PRONOUN) && !w.time)
            .or(adjacent)
            .is_some_and(|w| {
                (w.is(DETERMINER | POSSESSIVE) || w.number && !w.time) && !w.is(PRONOUN)
                    || w.is(ADJECTIVE) && !self.closes_phrase(at - 1)
                    // "due to repeated violations": what has no base form is no infinitive.
                    || w.is(PREPOSITION)
                    || w.adjective_name && !w.capital
                    || w.is(CONJUNCTION) && !word.is(URGE | REPORTING) && self.joins_modifier(at - 1)
            });
        // "allowing continued attacks": no verb has its tense behind one that has none.
        // "saw destroyed tanks": a plural behind it is what was seen.
        let seen = |w: &Word<'_>| {
            matches!(w.verb, Verb::Finite | Verb::Perfect)
                && !w.is(REPORTING)
                && next.is_some_and(|next| next.plural && next.is(NOUN))
        };
        let behind_object_verb =
            adjacent.is_some_and(|w| matches!(w.verb, Verb::Gerund | Verb::Bare) || seen(w));
        if modifier && (before_noun || word.is(NOUN)) || behind_object_verb && before_noun {
            return Verb::Adjectival;
        }
        // "taken", "broken" without an auxiliary stands behind its noun.
        if word.forms & PAST == 0 { Verb::Passive } else { Verb::Finite }
    }

    /// "the isolated and besieged city": the "and" at `and` joins a participle to an adjective behind an article.
    fn joins_modifier(&self, and: usize) -> bool {
        let Some((outer, inner)) =
            and.checked_sub(2).map(|outer| (&self.words[outer], &self.words[outer + 1]))
        else {
            return false;
        };
        let describes =
            inner.is(ADJECTIVE) || inner.verb == Verb::Adjectival || inner.forms & PARTICIPLE != 0;
        describes && !inner.is(NOUN) && outer.is(DETERMINER | POSSESSIVE) && !outer.is(PRONOUN)
    }
}
