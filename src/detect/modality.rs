//! Did it happen? What the words around a verb or a noun say of its being real.

use crate::lexicon::inflect::{BASE, PARTICIPLE, PAST};
use crate::lexicon::sense::{
    ADVERB, BARRIER, BE, BE_PRESENT, CONDITIONAL, CONJUNCTION, DETERMINER, DO, FORE, HABIT, HAVE, HEARSAY,
    MAY, MUST, NEGATION, OF, OFFER, PLAN, PREPOSITION, REFUSE, RELATIVE, REPORTING, TO, UNREAL, URGE, WILL,
    WOULD,
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
    /// "be" itself: "that a truce be declared".
    pub(super) be_bare: bool,
    pub(super) have: bool,
    pub(super) had: bool,
    pub(super) will: bool,
    pub(super) would: bool,
    pub(super) may: bool,
    pub(super) must: bool,
    pub(super) negated: bool,
    pub(super) hearsay: bool,
    /// "is said to have attacked".
    pub(super) said: bool,
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
            // "agreed to “halt all attacks”": what is quoted goes on with the words before.
            let goes_on = |before: usize| {
                let before = &self.words[before];
                before.is(TO | WILL | WOULD | MAY | MUST) && before.mark.is_none()
            };
            if word.is_quote() && i.checked_sub(1).is_some_and(goes_on) {
                continue;
            }
            if word.mark.is_some() {
                break;
            }
            if word.is(TO) {
                group.to = Some(i);
                group.start = i;
                group.said = group.have && self.is_said_to(i);
                group.hearsay |= group.said;
                break;
            }
            // "on 10 May expired" is no "may".
            let auxiliary =
                word.is(BE | HAVE | DO | WILL | WOULD | MAY | MUST) && word.verb == Verb::No && !word.time;
            if !auxiliary && !word.is(ADVERB | NEGATION | HEARSAY) {
                break;
            }
            group.be |= word.is(BE);
            group.be_present |= word.is(BE_PRESENT);
            group.be_bare |= word.is(BE) && word.forms & BASE != 0;
            group.have |= word.is(HAVE);
            group.had |= word.is_had();
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

    /// Whether the verb of what stands at `at` is in the present: "declares a truce", "are killed or wounded", "an attack by
    /// rebels kills six".
    pub(super) fn is_told_in_present(&self, at: usize, governor: Option<usize>, nominal: bool) -> bool {
        let behind = |at: usize| {
            let (_, last) = self.clause(at);
            (at + 1..=last).find(|i| self.words[*i].is(RELATIVE) || self.is_finite(*i))
        };
        let verb = governor.or_else(|| Some(at).filter(|_| nominal).and_then(behind)).unwrap_or(at);
        let verb = self.passive_joined_to(verb).unwrap_or(verb);
        let (word, group) = (&self.words[verb], self.group(verb));
        let in_present = match word.verb {
            Verb::Finite => word.forms & PAST == 0,
            Verb::Passive | Verb::Progressive => group.be_present,
            _ => false,
        };
        in_present && !group.have
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
        if let Some(to) = group.to.filter(|_| !group.said) {
            return self.infinitive_modality(at, to, depth);
        }
        if self.in_condition(at) || self.is_asked_about(at) || self.is_denied_noun(group.start) || group.habit
        {
            return Modality::Unreal;
        }
        if (group.will || group.would) && self.is_wished(group.start) {
            return Modality::Unreal;
        }
        if group.will {
            return Modality::Planned;
        }
        // "a halt that would have stopped the attacks"
        if group.would && group.have {
            return Modality::Unreal;
        }
        if group.would {
            return if self.has_condition() { Modality::Proposed } else { Modality::Planned };
        }
        // "the truce should have begun": it did not.
        if group.must && group.have {
            return Modality::Unreal;
        }
        if group.must && !group.negated {
            // "proposed that the truce should be extended"
            let proposed = (0..group.start).rev().take(16).find(|i| self.words[*i].is(OFFER | REPORTING));
            if proposed.is_some_and(|i| self.words[i].is(OFFER) && self.words[i].verb.is_verb()) {
                return Modality::Proposed;
            }
            return Modality::Demanded;
        }
        if group.may && group.negated {
            // "cannot accept a truce"
            return Modality::Negated;
        }
        if group.may || group.must {
            return Modality::Unreal;
        }
        // "hopes that a truce be declared", but "ordered that martial law be imposed"
        let ordered = || (0..group.start).rev().take(16).any(|i| self.words[i].is(PLAN));
        if group.be_bare && !ordered() {
            return Modality::Demanded;
        }
        if let Some(asked) = self.asked_for(at, group) {
            return asked;
        }
        if let Some(modality) =
            self.joined_to_modal(at, group).or_else(|| self.calls_in_refused(at, group, depth))
        {
            return modality;
        }
        if let Some(first) = self.joined_to(at, group) {
            return self.verb_modality_within(first, depth);
        }
        if word.verb == Verb::Gerund {
            return self.gerund_modality(at, depth);
        }
        // "in danger of being overrun"
        let of = group.start.checked_sub(1).filter(|of| *of > 0 && self.words[*of].is(OF));
        if word.verb == Verb::Passive
            && of.is_some_and(|of| self.words[of - 1].is(UNREAL) && !self.words[of - 1].verb.is_verb())
        {
            return Modality::Unreal;
        }
        if self.no_subject(group.start) {
            return Modality::Negated;
        }
        // "before a truce takes effect"
        let present = word.verb == Verb::Finite && word.forms & PAST == 0 && group.start == at;
        if present && self.is_needed_first(at) {
            return Modality::Unreal;
        }
        if present && self.is_of_time_to_come(at) || self.is_shifted_ahead(at) {
            return Modality::Planned;
        }
        Modality::Real
    }

    /// "before a truce takes effect", "will take charge when the army leaves": the clause says when what is to come is.
    fn is_of_time_to_come(&self, at: usize) -> bool {
        let (first, last) = self.clause(at);
        let opens = &self.words[first];
        let ahead = |word: &Word<'_>| word.is(WILL | WOULD) && !word.time;
        let outside = || self.words[..first].iter().chain(&self.words[last + 1..]).any(ahead);
        opens.is(FORE) || opens.is(BARRIER) && !opens.is(PREPOSITION) && outside()
    }

    /// "talks should start only after he steps down", "aid can go in when the army leaves": what is asked to come first.
    fn is_needed_first(&self, at: usize) -> bool {
        let (first, last) = self.clause(at);
        let opens = &self.words[first];
        let own = self.words[first..=last].iter().take_while(|word| word.mark.is_none());
        let dated = own.into_iter().any(|word| word.time);
        let asks =
            |word: &Word<'_>| word.is(MUST | MAY) && word.verb == Verb::No && !word.time && !word.capital;
        let after = opens.is(BARRIER) && !opens.is(FORE | CONDITIONAL) && !opens.time;
        after
            && !dated
            && self.words[..first].iter().any(asks)
            && !self.words[..first].iter().any(|word| word.is(WILL))
    }

    /// "said there would be talks before the truce was signed": a past that is told from before.
    fn is_shifted_ahead(&self, at: usize) -> bool {
        let (first, _) = self.clause(at);
        self.words[first].is(FORE) && self.words[..first].iter().any(|word| word.is(WOULD))
    }

    /// "hoped that Russia would do the right thing and agree": a base form goes with the modal before it, where no
    /// verb stands between that is known.
    fn joined_to_modal(&self, at: usize, group: Group) -> Option<Modality> {
        let word = &self.words[at];
        let bare = word.forms & BASE != 0 && word.forms & PAST == 0 && group.start == at;
        if !bare || !self.words[at.checked_sub(1)?].is(CONJUNCTION) {
            return None;
        }
        let modal = |i: &usize| self.words[*i].is(WILL | WOULD | MAY | MUST) && !self.words[*i].time;
        // "should do its duty and open corridors"
        let passes = |i: &usize| {
            let word = &self.words[*i];
            word.verb == Verb::Bare && self.group(*i).must
        };
        let first =
            (0..at).rev().take(14).find(|i| modal(i) || self.words[*i].verb.is_verb() && !passes(i))?;
        let real = self.words[first].is(WILL | WOULD) && !self.is_wished(first);
        let demanded = self.words[first].is(MUST);
        modal(&first).then_some(match (real, demanded) {
            (true, _) => Modality::Planned,
            (_, true) => Modality::Demanded,
            _ => Modality::Unreal,
        })
    }

    /// "vetoed a resolution that calls for a truce": what is refused calls for nothing.
    fn calls_in_refused(&self, at: usize, group: Group, depth: usize) -> Option<Modality> {
        if !self.words[at].is(URGE) {
            return None;
        }
        let that = self.relative_of(at).filter(|that| that + 1 == group.start)?;
        let verb = self.verb_before_phrase(that - 1).filter(|verb| self.words[*verb].is(REFUSE))?;
        self.governed(verb, depth)
    }

    /// "will meet and discuss", "has not given arms or sent troops", "aims at killing or toppling": the second
    /// verb goes with the first of the same form.
    fn joined_to(&self, at: usize, group: Group) -> Option<usize> {
        let before = &self.words[at.checked_sub(1)?];
        if group.start != at || !(before.is(CONJUNCTION) || before.mark == Some(',')) {
            return None;
        }
        let modal = |i: &usize| self.words[*i].is(WILL | WOULD | MAY) && !self.words[*i].time;
        let first = (0..at).rev().take(14).find(|i| self.words[*i].verb.is_verb() || modal(i))?;
        let (word, other) = (&self.words[at], &self.words[first]);
        let bare = word.forms & BASE != 0 && word.forms & PAST == 0;
        let with_have = matches!(other.verb, Verb::Perfect) && word.forms & PARTICIPLE != 0;
        let with_ing = before.is(CONJUNCTION)
            && word.verb == Verb::Gerund
            && matches!(other.verb, Verb::Gerund | Verb::Progressive);
        // "should be charged or released"
        let with_be = before.is(CONJUNCTION) && word.verb == Verb::Passive && other.verb == Verb::Passive;
        // "would declare a truce and lay down its arms": past and base may be one form.
        let with_bare =
            before.is(CONJUNCTION) && word.forms & BASE != 0 && other.verb == Verb::Bare && !modal(&first);
        (bare || with_have || with_ing || with_be || with_bare).then_some(first)
    }
}
