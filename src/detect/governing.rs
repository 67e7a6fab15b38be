//! What a word makes of the verb that it governs: "refused to", "plans to", "accused of".

use crate::lexicon::inflect::ING;
use crate::lexicon::sense::{
    ADVERB, AGENT, BARRIER, BE, BEGIN, CLAIM, CLAIM_NOUN, COMPLEMENT, CONJUNCTION, CONTAIN, DETERMINER, HAVE,
    MAY, MOTION, NEGATION, OF, OFFER, PARTICLE, PLAN, PLANNED, PREPOSITION, REFUSE, RELATIVE, REPORTING,
    RESOLVED, THREATEN, TOPIC, UNREAL, URGE, WILL, WISH, WOULD,
};

use super::modality::Modality;
use super::reading::{Reading, Verb};

impl Reading<'_> {
    /// What is made of the verb at `at` behind a "to".
    pub(super) fn infinitive_modality(&self, at: usize, to: usize, depth: usize) -> Modality {
        let Some(before) = self.before(to) else { return Modality::Unreal };
        let verb = &self.words[at];
        let word = &self.words[before];
        if word.is(BE) && word.verb == Verb::No {
            if self.words[before..to].iter().any(|w| w.is(NEGATION)) {
                return Modality::Negated;
            }
            // "the goal was to secure a truce"
            let set = self.before(before).is_some_and(|subject| self.words[subject].is(UNREAL));
            return if set { Modality::Unreal } else { Modality::Planned };
        }
        if word.is(WILL | WOULD) {
            return Modality::Planned;
        }
        // "the meeting had to be postponed": what came to nothing came to nothing.
        if word.is(HAVE) {
            let undone = word.is_had() && verb.is(REFUSE) && verb.verb == Verb::Passive;
            return if undone { Modality::Real } else { Modality::Unreal };
        }
        let not_to = self.words[before + 1..to].iter().any(|w| w.is(NEGATION));
        if not_to {
            return Modality::Negated;
        }
        let verbal = word.verb != Verb::No || !word.is(UNREAL | PLANNED);
        if verbal && let Some(modality) = self.governed(before, depth) {
            return modality;
        }
        if word.is(UNREAL) {
            return Modality::Unreal;
        }
        if word.is(RESOLVED) {
            return Modality::Planned;
        }
        if word.is(PLANNED) {
            // "announced plans to negotiate"
            let told = self.verb_before_phrase(before).is_some_and(|verb| {
                self.words[verb].is(REPORTING) && self.verb_modality_within(verb, depth) == Modality::Real
            });
            return if told && !self.is_definite(before) { Modality::Planned } else { Modality::Unreal };
        }
        // "urged both sides to", "ordered the army to": back over the noun to its verb.
        for i in (0..=before).rev().take(10) {
            let word = &self.words[i];
            if word.is(BARRIER | RELATIVE) || word.is_quote() {
                break;
            }
            if word.verb.is_verb() || word.verb == Verb::Adjectival && word.is(PLAN | URGE) {
                if word.is(WISH) && !word.is(URGE) {
                    return Modality::Unreal;
                }
                return self.governed(i, depth).unwrap_or(Modality::Unreal);
            }
            if word.is(UNREAL) {
                return Modality::Unreal;
            }
        }
        Modality::Unreal
    }

    /// "is said to", "claimed to", "appears to": somebody tells of it.
    pub(super) fn is_said_to(&self, to: usize) -> bool {
        self.before(to)
            .map(|before| &self.words[before])
            .is_some_and(|word| word.is(REPORTING | BEGIN) && word.verb.is_verb())
    }

    /// What a governing verb or adjective makes of what it governs; `None` where it is no such word.
    pub(super) fn governed(&self, at: usize, depth: usize) -> Option<Modality> {
        let word = &self.words[at];
        let own = || {
            if word.verb.is_verb() {
                self.verb_modality_within(at, depth)
            } else {
                self.predicate_modality(at)
            }
        };
        if word.is(REFUSE) {
            return Some(match own() {
                Modality::Negated => Modality::Real,
                Modality::Real => Modality::Negated,
                _ => Modality::Unreal,
            });
        }
        if word.is(URGE) {
            return Some(if own() == Modality::Real { Modality::Demanded } else { Modality::Unreal });
        }
        if word.is(THREATEN) {
            return Some(Modality::Unreal);
        }
        if word.is(OFFER) {
            return Some(if own() == Modality::Real { Modality::Proposed } else { Modality::Unreal });
        }
        // "set to agree", but not "set up a commission"
        if word.is(PLAN) && !self.words.get(at + 1).is_some_and(|next| next.is(PARTICLE)) {
            return Some(match own() {
                Modality::Negated => Modality::Negated,
                Modality::Unreal => Modality::Unreal,
                Modality::Proposed => Modality::Proposed,
                // "must first agree to withdraw"
                Modality::Demanded => Modality::Demanded,
                _ => Modality::Planned,
            });
        }
        // "the proposal includes a truce", "the deal provides for the release of prisoners"
        if word.is(CONTAIN)
            && let Some((_, head)) = self.subject_of(at)
            && self.words[head].is(UNREAL | PLANNED)
        {
            let agreed = self.words[head].is(PLANNED) && matches!(own(), Modality::Real | Modality::Planned);
            return Some(if agreed { Modality::Planned } else { Modality::Unreal });
        }
        if word.is(WISH) {
            return Some(Modality::Unreal);
        }
        // "forced them to withdraw", but not "sent a force to".
        if word.is(MOTION) || word.is(BEGIN) && word.verb.is_verb() {
            return Some(own());
        }
        None
    }

    /// "was not ready to": the adjective's negation stands beside its "be".
    pub(super) fn predicate_modality(&self, at: usize) -> Modality {
        for i in (0..at).rev().take(4) {
            let word = &self.words[i];
            if word.is(NEGATION) {
                return Modality::Negated;
            }
            if word.is(BE) || word.mark.is_some() {
                break;
            }
        }
        Modality::Real
    }

    pub(super) fn gerund_modality(&self, at: usize, depth: usize) -> Modality {
        if self.is_deed_named(at) {
            return Modality::Unreal;
        }
        let Some(before) = at.checked_sub(1) else { return Modality::Real };
        let word = &self.words[before];
        if word.is(NEGATION) {
            return Modality::Negated;
        }
        // "aims at killing or toppling him": the second goes with the first.
        if word.is(CONJUNCTION) && before > 0 && self.words[before - 1].forms & ING != 0 {
            return self.gerund_modality(before - 1, depth.saturating_sub(1));
        }
        // "focus on delivering aid, reaching a truce and freeing captives": so does what stands behind a comma.
        if word.mark == Some(',')
            && let Some(first) = (0..before).rev().take(14).find(|i| self.words[*i].verb.is_verb())
            && self.words[first].verb == Verb::Gerund
            && self.words[at + 1..].iter().take(16).any(|word| word.is(CONJUNCTION))
            && !(first..before).any(|i| self.is_finite(i))
        {
            return self.gerund_modality(first, depth.saturating_sub(1));
        }
        // "depends on the army lifting the siege": with a subject of its own behind a preposition.
        let subject = self.phrase_start(before);
        let named =
            word.mark.is_none() && !word.verb.is_verb() && !word.is(PREPOSITION | CONJUNCTION | BARRIER);
        // "agreed to a truce starting on Monday": when it is, not what is to be.
        let dated =
            self.words[at + 1..].iter().take(4).find(|word| !word.is(PREPOSITION | ADVERB) || word.time);
        if named
            && !dated.is_some_and(|word| word.time)
            && subject
                .checked_sub(1)
                .is_some_and(|i| self.words[i].is(COMPLEMENT) && !self.words[i].is(AGENT))
        {
            return Modality::Unreal;
        }
        if word.verb.is_verb() {
            return self.governed(before, depth).unwrap_or(Modality::Real);
        }
        // "violated the agreement by deploying troops": what is done by it is done.
        if word.is(AGENT)
            && let Some(verb) = (0..before).rev().take(12).find(|i| self.words[*i].verb.is_verb())
        {
            return self.verb_modality_within(verb, depth);
        }
        if word.is(PREPOSITION) && before > 0 {
            let before = self.before_brackets(before);
            let head = &self.words[before - 1];
            // "focused on halting strikes" names a thing; "accused of shelling", "by shelling" tell one.
            let names = word.is(COMPLEMENT) && !word.is(AGENT) && !head.is(REPORTING | BEGIN | CLAIM_NOUN);
            // "talks on withdrawing the army and on sending relief": what is only talked of.
            let topic = names && head.is(TOPIC) && !head.is(PLANNED) && !head.verb.is_verb();
            if topic && !word.is(OF) {
                return Modality::Unreal;
            }
            if names
                && head.is(CONJUNCTION)
                && let Some(first) = (0..before - 1).rev().take(14).find(|i| self.words[*i].verb.is_verb())
                && self.words[first].verb == Verb::Gerund
            {
                return self.gerund_modality(first, depth.saturating_sub(1));
            }
            if names && head.verb.is_verb() && self.governed(before - 1, depth).is_none() {
                return Modality::Unreal;
            }
            if head.verb.is_verb() || head.is(REFUSE | OFFER | WISH | URGE | PLAN | THREATEN) {
                return self.governed(before - 1, depth).unwrap_or(Modality::Real);
            }
            if head.is(UNREAL) || self.is_pointless(before - 1) {
                return Modality::Unreal;
            }
            if head.is(PLANNED) {
                return Modality::Planned;
            }
            // "traded accusations of breaking the truce"
            if head.is(CLAIM_NOUN) && !head.verb.is_verb() {
                return Modality::Real;
            }
            // "accused the army of attacking", "began the process of removing": the verb before the noun decides.
            if head.mark.is_none()
                && let Some(verb) = self.verb_before_phrase(before - 1)
                && self.words[verb].is(CLAIM | REFUSE | BEGIN)
            {
                return self.governed(verb, depth).unwrap_or(Modality::Real);
            }
            // "the idea of taking control", "the start time of halting strikes": a thing is named, not told.
            let names = word.is(OF) && head.mark.is_none() && !head.is(BARRIER | REPORTING);
            if names {
                return Modality::Unreal;
            }
        }
        // "vetoed a resolution calling for a truce"
        if word.mark.is_none()
            && let Some(verb) = self.verb_before_phrase(before)
            && self.words[verb].is(REFUSE)
        {
            return self.governed(verb, depth).unwrap_or(Modality::Real);
        }
        Modality::Real
    }

    /// "Extending the truce will only prolong the war", "holding talks is a mistake": a deed that is spoken of, as the
    /// subject of its sentence. Behind a comma another subject would stand.
    fn is_deed_named(&self, at: usize) -> bool {
        let opens = at.checked_sub(1).is_none_or(|before| self.words[before].is_quote());
        let ends =
            |i: &usize| self.is_finite(*i) || self.words[*i].mark.is_some() || self.words[*i].is(RELATIVE);
        let verb = (at + 1..self.len()).find(ends).filter(|verb| self.is_finite(*verb));
        opens && verb.is_some_and(|verb| self.words[verb].is(WILL | WOULD | MAY | BE | HAVE))
    }

    /// "there is no point in accepting", "saw no sense in talking": what is denied is a ground for doing it. But who "had
    /// no qualms about bombing" did bomb.
    fn is_pointless(&self, head: usize) -> bool {
        let start = self.phrase_start(head);
        let denied = self.words[start..head].iter().any(|word| word.is(NEGATION) && word.is(DETERMINER));
        let verb = start.checked_sub(1).map(|verb| &self.words[verb]);
        denied && verb.is_some_and(|verb| verb.is(BE) || verb.verb.is_verb() && !verb.is(HAVE))
    }

    /// "the front (MILF) from attacking": past a short form in brackets that ends before `at`.
    fn before_brackets(&self, at: usize) -> usize {
        let closes = self.words[at - 1].mark == Some(')');
        let opens = (1..at).rev().take(5).find(|i| closes && self.words[*i].mark == Some('('));
        opens.unwrap_or(at)
    }

    /// The verb whose object ends at `at`.
    pub(super) fn verb_before_phrase(&self, at: usize) -> Option<usize> {
        let mut first = self.phrase_start(at);
        while first > 1 && self.words[first - 1].is(OF) {
            first = self.phrase_start(first - 2);
        }
        first.checked_sub(1).filter(|verb| self.words[*verb].verb.is_verb())
    }
}
