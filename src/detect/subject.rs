//! What stands left of a verb: its subject, which it may share with another verb.

use crate::lexicon::inflect::PARTICIPLE;
use crate::lexicon::sense::{
    ADVERB, AGENT, BARRIER, BE_PAST, BE_PRESENT, BEGIN, CLAIM, COMPANY, CONJUNCTION, DETERMINER, LIGHT, MAY,
    NOUN, OF, OWN_PRONOUN, PLANNED, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, REPORTING, TO, URGE, WILL,
    WOULD,
};
use crate::lexicon::vocabulary::{ACTOR, PERSON};

use super::matching::Hit;
use super::reading::{Reading, Verb, Word};

impl Reading<'_> {
    /// What stands left of a verb, up to the start of its clause.
    pub(super) fn subject_of(&self, verb: usize) -> Option<(usize, usize)> {
        if let Some(main) = self.main_verb_of(verb) {
            return self.subject_of(main);
        }
        let group = self.group(verb);
        let mut end = group.start;
        if self.words[verb].verb == Verb::Gerund
            && let Some(last) = end.checked_sub(1)
        {
            if let Some(own) = self.subject_behind_with(verb, last) {
                return Some(own);
            }
            if let Some(main) = self.adopts_what_says(verb, last) {
                return self.subject_of(main);
            }
        }
        // "agreed to hold": the subject of the infinitive is that of its governor, or what stands between.
        if let Some(to) = group.to
            && let Some(governor) =
                (0..to).rev().take(8).find(|i| self.words[*i].verb.is_verb() || self.words[*i].mark.is_some())
            && self.words[governor].mark.is_none()
        {
            // "notified Norway of its decision to end it": who notifies ends it, where nobody else decided.
            let noun = &self.words[to - 1];
            let decides = noun.is(PLANNED) && !noun.verb.is_verb();
            let owner = (self.phrase_start(to - 1)..to)
                .any(|i| self.words[i].is(POSSESSIVE) && !self.words[i].is(OWN_PRONOUN));
            let decides = decides && !owner;
            if governor + 2 < to && !self.words[governor + 1].time && !decides {
                return Some((governor + 1, to - 1));
            }
            end = self.group(governor).start;
            if self.words[governor].verb == Verb::Gerund && end == governor {
                return self.subject_before(governor);
            }
        }
        self.subject_before(end)
    }

    /// "The week was bloody, with rebels attacking the post": what "with" gives a participle behind `last` for its subject.
    fn subject_behind_with(&self, verb: usize, last: usize) -> Option<(usize, usize)> {
        let noun = &self.words[last];
        // "talks with rebels following the raid", "a truce with rebels starting on Monday": nobody acts.
        let acts = !self.words[verb].is(PREPOSITION | BARRIER)
            && self.words.get(verb + 1).is_some_and(|next| !next.time);
        if !acts || noun.mark.is_some() || noun.is(PREPOSITION | BARRIER | CONJUNCTION) {
            return None;
        }
        let first = self.phrase_start(last);
        first.checked_sub(1).filter(|with| self.words[*with].is(COMPANY)).map(|_| (first, last))
    }

    /// "The council adopted a resolution calling for": who adopts or issues what says something, which ends at `last`, says
    /// it.
    fn adopts_what_says(&self, verb: usize, last: usize) -> Option<usize> {
        let noun = &self.words[last];
        let says = self.words[verb].is(URGE | REPORTING);
        let thing = noun.is(NOUN) && noun.mark.is_none() && noun.classes & ACTOR == 0 && !noun.plural;
        if !says || !thing {
            return None;
        }
        self.verb_before_phrase(last).filter(|main| self.words[*main].verb != Verb::Passive)
    }

    /// "“…,” warned the speaker of parliament on Friday": behind a quotation who speaks follows the verb.
    pub(super) fn speaker_behind(&self, verb: usize) -> Option<(usize, usize)> {
        let comma = usize::from(verb > 0 && self.words[verb - 1].mark == Some(','));
        let quote = verb.checked_sub(1 + comma).is_some_and(|i| self.words[i].is_quote());
        // "The attack was a crime, said a spokesman for the army.": so does it where what is said is not quoted.
        let inverted = comma == 1 && self.words[verb].is(REPORTING) && self.is_told_before(verb - 1);
        let quote = quote || inverted;
        let plain =
            self.words[verb].verb == Verb::Finite && self.words.get(verb + 1).is_some_and(|next| !next.time);
        if !quote || !plain {
            return None;
        }
        let ends = |i: &usize| {
            let word = &self.words[*i];
            word.mark.is_some() || word.time || word.is(BARRIER | RELATIVE) || self.is_finite(*i)
        };
        let last = (verb + 1..self.len().min(verb + 16)).find(ends).unwrap_or(self.len().min(verb + 16));
        // "The minister, a former judge, said Russia must wait."
        let goes_on = self.words.get(last).is_some_and(|word| {
            word.is(WILL | WOULD | MAY) && !word.time || self.is_finite(last) || word.is(RELATIVE)
        });
        (last > verb + 1 && !(inverted && goes_on)).then(|| (verb + 1, last - 1))
    }

    /// Whether a clause of its own ends at the comma at `comma`: "He was hurt, …", not "Russia, a member, …".
    fn is_told_before(&self, comma: usize) -> bool {
        let opens = |i: &usize| {
            let word = &self.words[*i];
            word.mark.is_some() || word.is(RELATIVE) && !word.is(DETERMINER) || word.is(BARRIER) && !word.time
        };
        let from = (0..comma).rev().find(opens).map_or(0, |i| i + 1);
        from == 0 && (from..comma).any(|i| self.is_finite(i))
    }

    /// "the army said it had struck", "India reported striking": one's own act is told, not another's.
    pub(super) fn tells_own_act(&self, hit: &Hit) -> bool {
        if hit.is_nominal() || hit.passive || self.group(hit.anchor).be {
            return false;
        }
        let start = self.group(hit.anchor).start;
        let Some(before) = self.before(start).map(|before| &self.words[before]) else { return false };
        before.is(OWN_PRONOUN) || self.words[hit.anchor].verb == Verb::Gerund && before.is(REPORTING)
    }

    /// ", calling for …", "after shelling …", "X did this and that": the verb whose subject a verb shares.
    pub(super) fn main_verb_of(&self, verb: usize) -> Option<usize> {
        let group = self.group(verb);
        let before = (0..group.start).rev().find(|i| !(self.words[*i].is(ADVERB) || self.words[*i].time))?;
        let finite = |i: &usize| {
            matches!(self.words[*i].verb, Verb::Finite | Verb::Perfect | Verb::Passive | Verb::Progressive)
        };
        let word = &self.words[before];
        if word.is(CONJUNCTION) && word.mark.is_none() {
            let nearest = (0..before).rev().find(finite)?;
            // "said the truce had begun and accused the rebels": no thing accuses.
            let says = self.words[verb].is(REPORTING) && !self.words[nearest].is(REPORTING);
            let acts = || {
                let subject = self.subject_of(nearest);
                subject.is_none_or(|(first, last)| {
                    self.words[first..=last].iter().any(|word| word.classes & ACTOR != 0 || word.is(PRONOUN))
                })
            };
            let speaks = |i: &usize| finite(i) && self.words[*i].is(REPORTING);
            return if says && !acts() {
                (0..nearest).rev().find(speaks).or(Some(nearest))
            } else {
                Some(nearest)
            };
        }
        // "began the process of releasing them": who begins it releases them.
        if self.words[verb].verb == Verb::Gerund
            && word.is(OF)
            && let Some(main) = before.checked_sub(1).and_then(|noun| self.verb_before_phrase(noun))
            && self.words[main].is(BEGIN | LIGHT)
        {
            return Some(main);
        }
        // "responded by shelling": who responds shells.
        if self.words[verb].verb == Verb::Gerund && word.is(AGENT) {
            return (0..before)
                .rev()
                .take(6)
                .find(finite)
                .filter(|main| self.words[*main].verb != Verb::Passive);
        }
        let hangs = word.mark == Some(',') || word.is(BARRIER);
        if self.words[verb].verb == Verb::Gerund && hangs {
            return self.verb_of_who_speaks(verb, before).or_else(|| (0..before).rev().find(finite));
        }
        None
    }

    /// "has condemned the raids since the truce began, accusing …": no truce accuses; who does is the subject of the
    /// nearest verb before that somebody does.
    fn verb_of_who_speaks(&self, verb: usize, before: usize) -> Option<usize> {
        let acts = |i: &usize| {
            let subject = self.is_finite(*i) && !self.words[*i].is(BARRIER);
            let subject = subject.then(|| self.subject_of(*i)).flatten();
            subject.is_some_and(|(first, last)| {
                self.words[first..=last]
                    .iter()
                    .any(|word| word.classes & (ACTOR | PERSON) != 0 || word.is(PRONOUN))
            })
        };
        let speaks = self.words[verb].is(REPORTING | CLAIM | URGE);
        speaks.then(|| (0..before).rev().find(acts)).flatten()
    }

    /// "Erdogan, on a trip to China, said": what stands before an insertion between commas.
    fn before_insertion(&self, end: usize) -> Option<(usize, usize)> {
        let closes = (0..end).rev().find(|i| !(self.words[*i].is(ADVERB) || self.words[*i].time))?;
        if self.words[closes].mark != Some(',') {
            return None;
        }
        let splits = |i: usize| self.words[i].is_quote() || matches!(self.words[i].mark, Some(';' | ':'));
        let mut start = (0..closes).rev().find(|i| splits(*i)).map_or(0, |i| i + 1);
        if self.words[start].is(PREPOSITION | BARRIER) || self.words[start].time {
            start = (start..closes).find(|i| self.words[*i].mark == Some(','))? + 1;
        }
        let opens = (start..closes).find(|i| self.words[*i].mark == Some(','))?;
        let plain = opens > start && !(start..opens).any(|i| self.is_finite(i) || self.words[i].is(RELATIVE));
        // "The Irish prime minister, Albert Reynolds, called": the name is of the subject too.
        let named = closes <= opens + 5 && self.words[opens + 1..closes].iter().all(|word| word.capital);
        plain.then(|| (start, if named { closes - 1 } else { opens - 1 }))
    }

    /// "In Doha, Kigali insisted": the subject stands behind what opens the sentence.
    fn behind_opening(&self, first: usize, end: usize) -> usize {
        // "Despite the talks, troops …": the word that opens the sentence stands before the subject's first.
        let opening = if first == 1 && self.words[0].is(PREPOSITION | BARRIER) { 0 } else { first };
        let opens = self.words[opening].is(PREPOSITION | BARRIER) || self.words[opening].time;
        let comma = (first..end).rev().find(|i| self.words[*i].mark == Some(','));
        match comma {
            Some(comma) if opens && comma + 1 < end => comma + 1,
            _ => first,
        }
    }

    /// Whether the verb at `verb` has no tense, describes the noun before it, and no other verb stands before it whose
    /// clause it could be of.
    fn is_of_subject(&self, verb: usize, end: usize) -> bool {
        let word = &self.words[verb];
        let start = self.group(verb).start;
        let bare = word.verb == Verb::Bare && self.words[start].is(TO);
        // "Rebels based in the west have signed", "forces led by the general seized": so does a participle.
        let reduced = start == verb
            && (word.verb == Verb::Finite && word.forms & PARTICIPLE != 0 || word.verb == Verb::Passive)
            && self.words.get(verb + 1).is_some_and(|next| next.is(PREPOSITION) && !next.is(TO))
            && verb.checked_sub(1).is_some_and(|noun| {
                let noun = &self.words[noun];
                noun.mark.is_none() && !noun.verb.is_verb() && (noun.is(NOUN) || noun.plural || noun.capital)
            })
            && !self.words[verb..end].iter().any(|word| word.is(CONJUNCTION));
        let plain = (bare || reduced || word.verb == Verb::Gerund) && !word.is(REPORTING) && start > 0;
        // "Forces backed by the mission (AMISOM) took": a short form in brackets parts nothing.
        let bracket = |word: &Word<'_>| matches!(word.mark, Some('(' | ')'));
        let mark = self.words[start..end].iter().any(|word| word.mark.is_some() && !bracket(word));
        let (first, _) = self.clause(start);
        let tensed = (first..start).any(|i| {
            self.is_finite(i)
                || matches!(self.words[i].verb, Verb::Perfect | Verb::Passive | Verb::Progressive)
        });
        plain && !mark && !tensed && first < start && self.is_finite(end)
    }

    /// The words of the subject that end before `end`.
    fn subject_before(&self, end: usize) -> Option<(usize, usize)> {
        if let Some(subject) = self.before_insertion(end) {
            return Some(subject);
        }
        // "The two leaders “have agreed to a truce”": the quotation begins with the verb.
        let end = if end > 1 && self.words[end - 1].is_quote() { end - 1 } else { end };
        let mut first = end;
        for i in (0..end).rev().take(30) {
            let word = &self.words[i];
            if word.is(RELATIVE) && !word.is(DETERMINER) || word.is(RELATIVE) && i + 1 == end {
                // "the rebels, who attacked": what stands before the pronoun.
                if i + 1 == end {
                    return self.phrase_before(i);
                }
                break;
            }
            if word.is(BARRIER) && !word.time
                || word.is(RELATIVE)
                || word.is_quote()
                || matches!(word.mark, Some(';' | ':'))
            {
                break;
            }
            // "Mali is weaker, and Niger has called": "is" without another verb is the verb of a clause.
            let copula = word.is(BE_PRESENT | BE_PAST)
                && self.is_finite(i)
                && self.words[i + 1..end].iter().any(|next| next.mark.is_none())
                && !self.words[i + 1..end].iter().any(|next| next.verb.is_verb());
            if word.verb.is_verb() || word.is(WILL | WOULD | MAY) || copula {
                // "said it had struck": behind the verb of saying a new subject begins; "struck and killed" shares one.
                if i + 1 == end
                    || self.words[i + 1..end]
                        .iter()
                        .all(|w| w.is(CONJUNCTION | ADVERB) || w.time || w.mark == Some(','))
                {
                    return self.subject_of(i);
                }
                // "said Russia and Ukraine will meet": what is said has both for its subject.
                let joined = self.words[i + 1..end].iter().any(|w| w.is(CONJUNCTION)) && !word.is(REPORTING);
                if joined && first == i + 1 {
                    let and = (i + 1..end).find(|k| self.words[*k].is(CONJUNCTION)).unwrap_or(i);
                    return (and + 1 < end).then(|| (and + 1, end - 1)).or_else(|| self.subject_of(i));
                }
                // "rebels fighting to end his rule have seized": a verb without a tense belongs to the subject.
                if self.is_of_subject(i, end) {
                    let noun = self.subject_before(self.group(i).start);
                    // "A missile fired by rebels hit": behind a participle stands who acts.
                    let acts = self.words[i].forms & PARTICIPLE != 0;
                    return noun.map(|(first, last)| (first, if acts { end - 1 } else { last }));
                }
                break;
            }
            first = i;
        }
        while first < end && (self.words[first].mark.is_some() || self.words[first].is(CONJUNCTION)) {
            first += 1;
        }
        if first < end {
            first = self.behind_opening(first, end);
        }
        (first < end).then(|| (first, end - 1))
    }
}
