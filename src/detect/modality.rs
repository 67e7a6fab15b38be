//! Did it happen? What the words around a verb or a noun say of its being real.

use crate::lexicon::inflect::{BASE, PARTICIPLE, PAST};
use crate::lexicon::sense::{
    ADVERB, AGENT, BARRIER, BE, BE_PRESENT, BEGIN, COMPLEMENT, CONDITIONAL, CONJUNCTION, DETERMINER, DO,
    HABIT, HAD, HAVE, HEARSAY, MAY, MOTION, MUST, NEGATION, OF, OFFER, PENDING, PLAN, PLANNED, PREPOSITION,
    REFUSE, RELATIVE, REPORTING, RESOLVED, THREATEN, TO, UNREAL, URGE, WILL, WISH, WOULD,
};

use super::reading::{Reading, Verb, Word};

/// Whether something is told as real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Modality {
    /// It is told as done.
    Real,
    /// It is to come.
    Planned,
    /// It is put forward.
    Proposed,
    /// Nobody says that it is.
    Unreal,
    /// It is said not to be.
    Negated,
    /// It is said that it must be.
    Demanded,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// First word of the group.
    pub(super) start: usize,
    /// A "to" before the verb, by number.
    pub(super) to: Option<usize>,
    pub(super) be: bool,
    pub(super) be_present: bool,
    pub(super) have: bool,
    pub(super) had: bool,
    pub(super) will: bool,
    pub(super) would: bool,
    pub(super) may: bool,
    pub(super) must: bool,
    pub(super) negated: bool,
    pub(super) hearsay: bool,
    /// "frequently attacks".
    pub(super) habit: bool,
}

/// How far a chain of governors is followed: "was expected to agree to begin …".
pub(super) const DEPTH: usize = 4;

impl Reading<'_> {
    /// The group of the verb at `at`.
    pub(super) fn group(&self, at: usize) -> Group {
        let mut group = Group { start: at, ..Group::default() };
        let word = &self.words[at];
        if matches!(word.verb, Verb::Adjectival | Verb::No) {
            return group;
        }
        for i in (0..at).rev().take(7) {
            let word = &self.words[i];
            if word.mark.is_some() {
                break;
            }
            if word.is(TO) {
                group.to = Some(i);
                group.start = i;
                break;
            }
            let auxiliary = word.is(BE | HAVE | DO | WILL | WOULD | MAY | MUST) && word.verb == Verb::No;
            if !auxiliary && !word.is(ADVERB | NEGATION | HEARSAY) {
                break;
            }
            group.be |= word.is(BE);
            group.be_present |= word.is(BE_PRESENT);
            group.have |= word.is(HAVE);
            group.had |= word.is(HAD);
            group.will |= word.is(WILL);
            group.would |= word.is(WOULD);
            group.may |= word.is(MAY);
            group.must |= word.is(MUST);
            group.negated |= word.is(NEGATION) && !word.is(DETERMINER);
            group.hearsay |= word.is(HEARSAY);
            group.habit |= word.is(HABIT);
            group.start = i;
        }
        group
    }

    /// What is said of the verb at `at`.
    pub(super) fn verb_modality(&self, at: usize) -> Modality {
        self.verb_modality_within(at, DEPTH)
    }

    pub(super) fn verb_modality_within(&self, at: usize, depth: usize) -> Modality {
        let Some(depth) = depth.checked_sub(1) else { return Modality::Real };
        let word = &self.words[at];
        if word.verb == Verb::Adjectival {
            return Modality::Real;
        }
        let group = self.group(at);
        match self.group_modality(at, group, depth) {
            Modality::Real | Modality::Planned if group.negated => Modality::Negated,
            other => other,
        }
    }

    fn group_modality(&self, at: usize, group: Group, depth: usize) -> Modality {
        let word = &self.words[at];
        if let Some(to) = group.to {
            return self.infinitive_modality(to, depth);
        }
        if self.in_condition(at) || group.habit {
            return Modality::Unreal;
        }
        if (group.will || group.would) && self.is_wished(group.start) {
            return Modality::Unreal;
        }
        if group.will {
            return Modality::Planned;
        }
        if group.would {
            return if self.has_condition() { Modality::Proposed } else { Modality::Planned };
        }
        if group.must && !group.negated {
            return Modality::Demanded;
        }
        if group.may && group.negated {
            // "cannot accept a truce"
            return Modality::Negated;
        }
        if group.may || group.must {
            return Modality::Unreal;
        }
        if let Some(first) = self.joined_to(at, group) {
            return self.verb_modality_within(first, depth);
        }
        if word.verb == Verb::Gerund {
            return self.gerund_modality(at, depth);
        }
        if self.no_subject(group.start) {
            return Modality::Negated;
        }
        Modality::Real
    }

    /// "hopes that Russia will accept": what is hoped for, feared or asked is not told.
    fn is_wished(&self, start: usize) -> bool {
        for i in (0..start).rev().take(12) {
            let word = &self.words[i];
            if word.mark.is_some() || word.is(BARRIER) {
                return false;
            }
            if word.is(WISH | URGE | UNREAL) && !word.is(REPORTING) {
                return true;
            }
            if word.verb.is_verb() {
                return false;
            }
        }
        false
    }

    /// "will meet and discuss", "has not given arms or sent troops", "aims at killing or toppling": the second
    /// verb goes with the first of the same form.
    fn joined_to(&self, at: usize, group: Group) -> Option<usize> {
        let before = &self.words[at.checked_sub(1)?];
        if group.start != at || !(before.is(CONJUNCTION) || before.mark == Some(',')) {
            return None;
        }
        let first = (0..at).rev().take(14).find(|i| self.words[*i].verb.is_verb())?;
        let (word, other) = (&self.words[at], &self.words[first]);
        let bare = word.forms & BASE != 0 && word.forms & PAST == 0;
        let with_have = matches!(other.verb, Verb::Perfect) && word.forms & PARTICIPLE != 0;
        let with_ing = before.is(CONJUNCTION) && word.verb == Verb::Gerund && other.verb == Verb::Gerund;
        (bare || with_have || with_ing).then_some(first)
    }

    /// "no agreement was reached", "neither side attended".
    fn no_subject(&self, start: usize) -> bool {
        for i in (0..start).rev().take(8) {
            let word = &self.words[i];
            if word.mark.is_some()
                || word.is(BARRIER | RELATIVE) && !word.is(DETERMINER)
                || word.verb.is_verb()
            {
                return false;
            }
            if word.is(NEGATION) {
                return true;
            }
        }
        false
    }

    fn infinitive_modality(&self, to: usize, depth: usize) -> Modality {
        let Some(before) = self.before(to) else { return Modality::Unreal };
        let word = &self.words[before];
        if word.is(BE) && word.verb == Verb::No {
            let negated = self.words[before..to].iter().any(|w| w.is(NEGATION));
            return if negated { Modality::Negated } else { Modality::Planned };
        }
        if word.is(WILL | WOULD) {
            return Modality::Planned;
        }
        if word.is(HAVE) {
            return Modality::Unreal;
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
            return Modality::Unreal;
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
        if word.is(PLAN) {
            return Some(match own() {
                Modality::Negated => Modality::Negated,
                Modality::Unreal => Modality::Unreal,
                Modality::Proposed => Modality::Proposed,
                _ => Modality::Planned,
            });
        }
        if word.is(WISH) {
            return Some(Modality::Unreal);
        }
        if word.is(BEGIN | MOTION) {
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

    fn gerund_modality(&self, at: usize, depth: usize) -> Modality {
        let Some(before) = at.checked_sub(1) else { return Modality::Real };
        let word = &self.words[before];
        if word.is(NEGATION) {
            return Modality::Negated;
        }
        // "depends on the army lifting the siege": with a subject of its own behind a preposition.
        let subject = self.phrase_start(before);
        let named =
            word.mark.is_none() && !word.verb.is_verb() && !word.is(PREPOSITION | CONJUNCTION | BARRIER);
        if named
            && subject
                .checked_sub(1)
                .is_some_and(|i| self.words[i].is(COMPLEMENT) && !self.words[i].is(AGENT))
        {
            return Modality::Unreal;
        }
        if word.verb.is_verb() {
            return self.governed(before, depth).unwrap_or(Modality::Real);
        }
        if word.is(PREPOSITION) && before > 0 {
            let head = &self.words[before - 1];
            // "focused on halting strikes" names a thing; "accused of shelling", "by shelling" tell one.
            let names = word.is(COMPLEMENT) && !word.is(AGENT) && !head.is(REPORTING | BEGIN);
            if names && head.verb.is_verb() && self.governed(before - 1, depth).is_none() {
                return Modality::Unreal;
            }
            if head.verb.is_verb() || head.is(REFUSE | OFFER | WISH | URGE | PLAN | THREATEN) {
                return self.governed(before - 1, depth).unwrap_or(Modality::Real);
            }
            if head.is(UNREAL) {
                return Modality::Unreal;
            }
            if head.is(PLANNED) {
                return Modality::Planned;
            }
            // "the idea of taking control", "the start time of halting strikes": a thing is named, not told.
            let names = word.is(OF) && head.mark.is_none() && !head.is(BARRIER | REPORTING);
            if names {
                return Modality::Unreal;
            }
        }
        Modality::Real
    }

    /// Whether the clause of `at` is opened by "if".
    pub(super) fn in_condition(&self, at: usize) -> bool {
        for i in (0..at).rev().take(20) {
            let word = &self.words[i];
            if word.is(CONDITIONAL | PENDING) && !word.is(MUST) {
                return true;
            }
            // "whether that meeting took place": the demonstrative opens no clause.
            let demonstrative = word.is(DETERMINER) && i > 0 && self.words[i - 1].is(CONDITIONAL | PENDING);
            if word.is(RELATIVE | BARRIER) && !demonstrative
                || word.mark == Some(',')
                || word.is_quote()
                || word.mark == Some(';')
            {
                return false;
            }
        }
        false
    }

    /// Whether the sentence states a condition.
    fn has_condition(&self) -> bool {
        self.words.iter().any(Word::opens_condition)
    }
}
