//! Did it happen? What the words around a noun say of its being real.

use crate::lexicon::EventType;
use crate::lexicon::inflect::PARTICIPLE;
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BARRIER, BE, COMPLEMENT, CONJUNCTION, DETERMINER, DO, EXPECT, HAVE,
    HYPOTHETICAL, MAY, MOTION, NAMING, NEGATION, OF, OFFER, PAST_NOUN, PLAN, PLANNED, POSSESSIVE, PREDICATE,
    PREPOSITION, PRONOUN, REFUSE, RELATIVE, REPORTING, TO, TOPIC, UNREAL, URGE, WILL, WISH, WOULD,
};

use super::matching::Hit;
use super::modality::{DEPTH, Modality};
use super::reading::{Reading, Verb};

impl Reading<'_> {
    /// What is said of the noun at `at`, with the verb that it hangs on.
    pub(super) fn noun_modality(&self, at: usize) -> (Modality, Option<usize>) {
        self.noun_modality_within(at, DEPTH)
    }

    fn noun_modality_within(&self, at: usize, depth: usize) -> (Modality, Option<usize>) {
        let Some(depth) = depth.checked_sub(1) else { return (Modality::Real, None) };
        let start = self.phrase_start(at);
        // "he was ready for a truce": the predicate's own "be" decides.
        if let Some(be) = self.be_of_predicate(at) {
            let modality = if self.words[be..at].iter().any(|w| w.is(NEGATION)) {
                Modality::Negated
            } else {
                self.predicate_modality(at)
            };
            return (modality, None);
        }
        let denied = self.words[start..at].iter().any(|w| w.is(NEGATION) && w.is(DETERMINER));
        let hypothetical = self.words[start..at]
            .iter()
            .any(|w| w.is(HYPOTHETICAL) || w.is(UNREAL) && w.verb == Verb::Adjectival);
        let (modality, verb) = self.noun_governed(start, at, depth);
        if denied {
            return (Modality::Negated, verb);
        }
        if hypothetical {
            return (Modality::Unreal, verb);
        }
        (modality, verb)
    }

    /// The "be" of "he was ready".
    pub(super) fn be_of_predicate(&self, at: usize) -> Option<usize> {
        self.before(at).filter(|be| self.words[*be].is(BE) && self.words[at].is(PREDICATE))
    }

    fn noun_governed(&self, start: usize, at: usize, depth: usize) -> (Modality, Option<usize>) {
        let Some(before) = start.checked_sub(1) else { return self.subject_modality(at, depth) };
        let word = &self.words[before];
        if self.is_so_called(start) {
            return (Modality::Real, None);
        }
        if word.verb.is_verb() && word.verb != Verb::Passive {
            return self.object_modality(before, depth);
        }
        // "there would be a truce from midnight"
        let to_be = word.is(BE)
            && !word.joined
            && self.before(before).is_some_and(|i| self.words[i].is(WILL | WOULD));
        if to_be {
            return (Modality::Planned, None);
        }
        if word.opens_condition() {
            return (Modality::Unreal, None);
        }
        if word.is(BARRIER) {
            // "ahead of talks" is handled below; "before the talks", "until a truce".
            return (Modality::Real, None);
        }
        if word.is(CONJUNCTION) || word.mark == Some(',') {
            if let Some(first) = self.noun_in_front(before) {
                return self.noun_modality_within(first, depth);
            }
            return self.subject_modality(at, depth);
        }
        if word.is(PREPOSITION) && before > 0 {
            let head = before - 1;
            let governor = &self.words[head];
            // "Ahead of talks", but not "after 13 hours of talks".
            if governor.is(BARRIER) && !governor.time {
                return (Modality::Planned, None);
            }
            // "due to heavy shelling": a cause is there, whatever "due to begin" says.
            if word.is(TO) && governor.is(EXPECT) {
                return (Modality::Real, None);
            }
            if governor.verb.is_verb() {
                // "agreed at talks in Geneva": an adjunct is as real as the verb.
                return if word.is(COMPLEMENT) {
                    self.object_modality(head, depth)
                } else {
                    (self.verb_modality_within(head, depth), Some(head))
                };
            }
            if governor.is(OFFER | WISH | URGE | REFUSE)
                && let Some(modality) = self.governed(head, depth)
            {
                return (modality, Some(head));
            }
            // "Talks about the release of the hostages": what is only talked of.
            let said_of = (0..=head).rev().map(|i| &self.words[i]).find(|word| !word.time);
            let topic = said_of.is_some_and(|noun| noun.is(TOPIC) && !noun.is(PLANNED));
            let discussed = topic && word.is(COMPLEMENT) && !word.is(OF | TO | AGENT);
            if governor.is(UNREAL) && !governor.is(PLANNED) || discussed {
                return (Modality::Unreal, None);
            }
            if governor.is(PLANNED) && !governor.is(PAST_NOUN) {
                let (outer, verb) = self.noun_modality_within(head, depth);
                return (if outer == Modality::Negated { outer } else { Modality::Planned }, verb);
            }
            if head > 1 && self.words[head - 1].is(BE) {
                // "preparations are under way for an offensive"
                return (self.predicate_of(head - 2), None);
            }
            // "agreed in a phone call", "died after an attack": an adjunct is as real as it stands there.
            // So it is to come where the verb before it is: "will meet at a summit in Geneva".
            if !word.is(COMPLEMENT) {
                let verb = (0..head).rev().take(10).find(|i| self.words[*i].verb.is_verb());
                let verb = verb.filter(|verb| self.group(*verb).will);
                let ahead =
                    verb.is_some_and(|verb| self.verb_modality_within(verb, depth) == Modality::Planned);
                return (if ahead { Modality::Planned } else { Modality::Real }, None);
            }
            // "ahead of the anniversary of the invasion": the invasion was.
            if governor.is(PAST_NOUN) && word.is(OF) {
                let (outer, verb) = self.noun_modality_within(head, depth);
                return (if outer == Modality::Planned { Modality::Real } else { outer }, verb);
            }
            if governor.mark.is_none() {
                return self.noun_modality_within(head, depth);
            }
        }
        self.subject_modality(at, depth)
    }

    /// The verb in whose "in …" or "at …" the noun at `at` stands: "agreed on a plan in talks in Geneva".
    fn adjunct_verb(&self, at: usize) -> Option<usize> {
        let preposition = self.phrase_start(at).checked_sub(1)?;
        let word = &self.words[preposition];
        let adjunct = word.is(PREPOSITION) && !word.is(COMPLEMENT | BARRIER) && !word.time;
        if !adjunct || preposition == 0 {
            return None;
        }
        let head = preposition - 1;
        if self.words[head].verb.is_verb() { Some(head) } else { self.verb_before_phrase(head) }
    }

    /// The verb of those who take part in what a noun says, or do it, where it stands beside that verb.
    pub(super) fn adjunct_of(&self, hit: &Hit, told: &EventType) -> Option<usize> {
        match (hit.is_nominal(), told.hostile) {
            (true, false) => self.adjunct_verb(hit.anchor).or_else(|| self.travelled_for(hit.anchor)),
            (true, true) if told.stage == "violation" => self.broken_by(hit.anchor),
            _ => None,
        }
    }

    /// "travelled to Cairo on Monday for talks": the verb of those who travel for what the noun at `at` says.
    fn travelled_for(&self, at: usize) -> Option<usize> {
        let preposition = self.phrase_start(at).checked_sub(1)?;
        let word = &self.words[preposition];
        if !word.is(PREPOSITION) || !word.is(COMPLEMENT) || word.is(OF | TO | AGENT) {
            return None;
        }
        let before = (0..preposition).rev().take(12).take_while(|i| self.words[*i].mark.is_none());
        let verb = before.into_iter().find(|i| self.words[*i].verb.is_verb());
        verb.filter(|verb| self.words[*verb].is(MOTION))
    }

    /// "bombed the airport, in breach of the truce": the verb of those who break it so, where the noun at `at` says that
    /// it is broken.
    fn broken_by(&self, at: usize) -> Option<usize> {
        let start = self.phrase_start(at);
        let within =
            |i: usize| self.words[i].is(PREPOSITION) && !self.words[i].is(COMPLEMENT | BARRIER | AGENT);
        let preposition = if within(start) { start } else { start.checked_sub(1).filter(|i| within(*i))? };
        let verb =
            (0..preposition).rev().take(24).find(|i| self.is_finite(*i) && self.words[*i].verb.is_verb())?;
        (!self.words[verb].is(REPORTING) && self.words[verb].verb != Verb::Passive).then_some(verb)
    }

    /// "what it calls a breach", "what officials described as shelling": whether the phrase from `start` on is what
    /// something is called.
    pub(super) fn is_so_called(&self, start: usize) -> bool {
        let verb = (0..start).rev().take(2).find(|i| self.words[*i].verb.is_verb());
        verb.is_some_and(|verb| (0..verb).rev().take(5).any(|i| self.words[i].is(NAMING)))
    }

    /// What a verb makes of its object: what its class says, else what is said of the verb itself.
    fn object_modality(&self, verb: usize, depth: usize) -> (Modality, Option<usize>) {
        let of_class = self.governed(verb, depth);
        (of_class.unwrap_or_else(|| self.verb_modality_within(verb, depth)), Some(verb))
    }

    /// What a noun before "be" makes of what is said to be for it.
    fn predicate_of(&self, subject: usize) -> Modality {
        let word = &self.words[subject];
        if word.is(PLANNED) {
            Modality::Planned
        } else if word.is(UNREAL) {
            Modality::Unreal
        } else {
            Modality::Real
        }
    }

    /// The noun that is joined to what follows `at` by a comma or "and".
    fn noun_in_front(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let word = &self.words[before];
        (word.mark.is_none() && !word.verb.is_verb() && !word.is(PREPOSITION | BARRIER | ADVERB | PRONOUN))
            .then_some(before)
    }

    /// The noun is a subject: its verb decides.
    fn subject_modality(&self, at: usize, depth: usize) -> (Modality, Option<usize>) {
        for i in at + 1..self.len().min(at + 16) {
            let word = &self.words[i];
            if word.is(BARRIER) || word.is_quote() || matches!(word.mark, Some(';' | ':')) {
                break;
            }
            if !word.verb.is_verb() {
                continue;
            }
            if word.verb == Verb::Finite && self.words[i - 1].is(RELATIVE) {
                continue;
            }
            // "the hostages believed to be alive are expected": a participle behind its noun.
            let behind_noun = word.verb == Verb::Finite
                && word.forms & PARTICIPLE != 0
                && self.words.get(i + 1).is_some_and(|next| next.is(TO | AGENT));
            if behind_noun && (i + 1..self.len().min(i + 10)).any(|k| self.words[k].verb == Verb::Passive) {
                continue;
            }
            if word.verb == Verb::Bare && self.words[i - 1].is(TO) {
                // "monitors are to return"
                if self.before(i - 1).is_some_and(|be| self.words[be].is(BE)) {
                    return (self.verb_modality_within(i, depth), Some(i));
                }
                // "a call to discuss the truce": what it is for says nothing of its being real.
                break;
            }
            let own = self.verb_modality_within(i, depth);
            if word.verb == Verb::Passive {
                let of_class =
                    if word.is(REFUSE | WISH | URGE | OFFER | PLAN) { self.governed(i, depth) } else { None };
                return (of_class.unwrap_or(own), Some(i));
            }
            let fails_to_do = self.words.get(i + 1).is_some_and(|next| next.is(TO));
            if word.is(REFUSE) && matches!(word.verb, Verb::Finite | Verb::Perfect) && !fails_to_do {
                return (if own == Modality::Real { Modality::Negated } else { Modality::Real }, Some(i));
            }
            return (own, Some(i));
        }
        (Modality::Real, None)
    }

    /// First word of the noun phrase that ends at `at`.
    pub(super) fn phrase_start(&self, at: usize) -> usize {
        let mut start = at;
        while start > 0 && at - start < 12 {
            let word = &self.words[start - 1];
            let inside = word.mark.is_none()
                && !word.verb.is_verb()
                && !word.is(PREPOSITION | BARRIER | CONJUNCTION | TO | BE | HAVE | DO | WILL | WOULD | MAY)
                && (!word.is(RELATIVE | PRONOUN) || word.is(DETERMINER | POSSESSIVE));
            // "Face-to-face talks": what a hyphen joins is one word.
            let hyphen = self.words[start].joined && word.mark.is_none();
            let joined = word.mark == Some('’') || word.is(ADJECTIVE | POSSESSIVE) || hyphen;
            if !inside && !joined {
                break;
            }
            start -= 1;
            // "said in Juba that a truce": "that" opens a phrase or a clause, and goes on with none.
            if word.is(RELATIVE) {
                break;
            }
        }
        start
    }
}
