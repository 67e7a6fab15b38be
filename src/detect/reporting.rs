//! Who tells of what a hit says: "officials said", "according to", "accusations that …", and whether of oneself.

use crate::lexicon::inflect::PARTICIPLE;
use crate::lexicon::sense::{
    AGENT, ATTRIBUTION, BARRIER, CLAIM, CLAIM_NOUN, CONJUNCTION, DETERMINER, OF, OWN_PRONOUN, PLANNED,
    POSSESSIVE, PREPOSITION, RAISE, RELATIVE, REPORTING, TRADE,
};

use super::matching::Hit;
use super::reading::{Reading, Verb, Word};

/// Who tells: first and last word of the reporting words, and the verb or noun of saying.
pub(super) type Report = (usize, usize, usize);

/// A hit by what is said of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Told {
    pub(super) report: Option<Report>,
    /// Who is said to have done it, where that is not the hit's own subject.
    pub(super) subject: Option<(usize, usize)>,
}

impl Reading<'_> {
    /// "accused the army of breaking the truce", "accusations that …", "officials said that …".
    pub(super) fn told(&self, hit: &Hit, hostile: bool) -> Told {
        if hostile && let Some(told) = self.accusation(hit) {
            return told;
        }
        if let Some(told) = self.claim_of(hit) {
            return told;
        }
        Told { report: self.report_of(hit.anchor, hit.first), subject: None }
    }

    /// "accused the army of breaking the truce": who accuses tells it, and who is accused did it.
    fn accusation(&self, hit: &Hit) -> Option<Told> {
        let (anchor, (other, _)) = (hit.anchor, hit.other?);
        if hit.is_nominal() || hit.passive || !self.words[anchor].is(CLAIM) || other <= anchor {
            return None;
        }
        // "a general accused of the attacks"
        if self.words[anchor + 1].is(OF) {
            return Some(Told {
                report: Some((anchor, anchor, anchor)),
                subject: self.phrase_before(anchor),
            });
        }
        let first = self.subject_of(anchor).map_or(anchor, |(first, _)| first);
        // "accused the other of breaking the truce": each is who the other accuses.
        let mutual = self.words[anchor + 1..other].iter().all(|word| word.is(DETERMINER | OF));
        let accused = if mutual { (first, anchor - 1) } else { (anchor + 1, other - 1) };
        let subject = (accused.0 <= accused.1 && anchor > first && anchor + 1 < other).then_some(accused);
        Some(Told { report: Some((first, anchor, anchor)), subject })
    }

    /// "accusations of shelling", "claims by the army that the rebels attacked": a noun tells of it.
    pub(super) fn claim_of(&self, hit: &Hit) -> Option<Told> {
        let start = if hit.is_nominal() { hit.first } else { self.group(hit.anchor).start.min(hit.first) };
        let noun = self.claim_noun_before(start)?;
        let opens = self.phrase_start(noun);
        let verb = self.verb_before_phrase(noun);
        let subject = verb.and_then(|verb| self.subject_of(verb));
        let by = (noun + 1..start)
            .find(|i| self.words[*i].is(AGENT) || self.words[*i].is(OF))
            .filter(|i| self.words[*i].is(AGENT));
        let until = |from: usize| (from..start).find(|i| self.words[*i].is(OF | RELATIVE)).unwrap_or(start);
        let raises = verb.is_some_and(|verb| self.words[verb].is(RAISE | TRADE));
        let trades = verb.is_some_and(|verb| self.words[verb].is(TRADE));
        let owner = |word: &Word<'_>| word.capital || word.adjective_name;
        let report = if let Some(by) = by {
            (by + 1, until(by + 1).max(by + 2) - 1, noun)
        } else if self.words[opens..noun].iter().any(owner) {
            (opens, noun, noun)
        } else if let Some((first, last)) = subject.filter(|_| raises) {
            (first, last, noun)
        } else {
            // "France said there were reports of attacks"
            let outer = self.report_of(hit.anchor, hit.first).filter(|(.., says)| verb != Some(*says));
            outer.map_or((noun, noun, noun), |(first, last, _)| (first, last, noun))
        };
        // "rejected accusations that it had broken the truce": who rejects them is accused.
        let own = self.subject_of(hit.anchor).is_some_and(|(first, last)| {
            last < first + 3 && (self.words[first].is(OWN_PRONOUN) || self.words[last].is(OWN_PRONOUN))
        });
        let doer = subject.filter(|_| trades || own && !raises);
        Some(Told { report: Some(report), subject: doer })
    }

    /// "accusations", "claims", "reports" before "of" or "that", which open what stands from `start` on.
    fn claim_noun_before(&self, start: usize) -> Option<usize> {
        for opens in (0..start).rev().take(14) {
            let word = &self.words[opens];
            if self.is_finite(opens) || word.is_quote() || matches!(word.mark, Some(';' | ':' | ',')) {
                return None;
            }
            let that = word.is(RELATIVE) && word.is(DETERMINER);
            if !that && !word.is(OF) {
                continue;
            }
            // "accusations by both sides that …"
            let noun = (0..opens).rev().take(7).find(|i| {
                let word = &self.words[*i];
                word.is(CLAIM_NOUN) || word.verb.is_verb() || word.mark.is_some()
            })?;
            let beside =
                noun + 1 == opens || self.words[noun + 1].is(PREPOSITION) && !self.words[noun + 1].is(OF);
            // "claims of responsibility for the attack" are about who did it.
            let direct =
                that || !self.words[opens + 1..start].iter().any(|word| word.is(PREPOSITION) && !word.is(OF));
            let claims =
                self.words[noun].is(CLAIM_NOUN) && !self.words[noun].verb.is_verb() && beside && direct;
            if claims || that {
                return claims.then_some(noun);
            }
        }
        None
    }

    /// "it had struck", "its troops attacked", "reported striking": the subject points back at who tells.
    pub(super) fn is_of_oneself(&self, hit: &Hit, told: Told, subject: Option<(usize, usize)>) -> bool {
        let Some((first_told, last_told, tells)) = told.report else { return false };
        // "traded accusations of attacks"
        if told.subject.is_some_and(|(first, _)| first == first_told) {
            return true;
        }
        if self.words[tells].is(CLAIM_NOUN) && !self.words[tells].verb.is_verb() {
            return false;
        }
        // "claimed to have struck"
        let same = self.group(hit.anchor).said && subject.is_some_and(|(first, _)| first == first_told);
        let doing = self.words[hit.anchor].verb == Verb::Gerund && last_told + 1 == hit.first;
        let own = subject.is_some_and(|(first, last)| {
            last < first + 3 && (self.words[first].is(OWN_PRONOUN) || self.words[last].is(OWN_PRONOUN))
        });
        doing && !hit.is_nominal() || own || same
    }

    /// "reports of violations", "claims of an attack", "what it calls a breach"
    pub(super) fn is_hearsay_noun(&self, hit: &Hit) -> bool {
        let start = self.phrase_start(hit.first);
        let told = |i: usize| self.words[i].is(REPORTING) && !self.words[i].verb.is_verb();
        let of = start > 1 && self.words[start - 1].is(OF);
        // "reported violations"
        let reported = |word: &Word<'_>| word.is(REPORTING) && word.verb == Verb::Adjectival;
        hit.is_nominal()
            && (of && told(start - 2)
                || self.words[start..hit.anchor].iter().any(reported)
                || self.is_so_called(self.outer_start(start)))
    }

    /// "announced plans to withdraw", "vowed to strike": who says so will do so.
    fn is_own_plan(&self, verb: usize, at: usize) -> bool {
        let group = self.group(at);
        let to = group.to.filter(|to| *to > verb && !group.have);
        to.is_some_and(|to| {
            to == verb + 1 || self.words[to - 1].is(PLANNED) && self.verb_before_phrase(to - 1) == Some(verb)
        })
    }

    /// "a series of violations": where the phrase begins of which another is a part.
    fn outer_start(&self, start: usize) -> usize {
        if start > 1 && self.words[start - 1].is(OF) { self.phrase_start(start - 2) } else { start }
    }

    /// "The truce announced by the rebels": a participle behind its noun tells of nothing.
    pub(super) fn is_done_by(&self, verb: usize) -> bool {
        let next = self.words[verb + 1..].iter().find(|word| !word.time);
        next.is_some_and(|next| next.is(AGENT))
            && self.words[verb].forms & PARTICIPLE != 0
            && self.group(verb).start == verb
    }

    /// Who reports what stands at `at`: first and last word of the reporting clause, and its verb.
    fn report_of(&self, at: usize, first: usize) -> Option<Report> {
        // "officials said that …"
        for verb in (0..first).rev() {
            let word = &self.words[verb];
            if matches!(word.mark, Some(';')) {
                break;
            }
            // "accused the rebels and resumed its strikes": what the speaker does besides is not what is said.
            let besides = || self.main_verb_of(at) == Some(verb) || self.is_own_plan(verb, at);
            // "accused the rebels of lying as troops took up position": what goes on beside is not charged.
            if word.is(CLAIM) && self.goes_on_apart(verb, at) {
                continue;
            }
            if word.is(REPORTING)
                && word.verb.is_verb()
                && word.verb != Verb::Passive
                && verb != at
                && !self.is_done_by(verb)
                && !besides()
                && !self.is_over_before(verb, first)
                && !self.is_purpose_before(verb, first)
            {
                if let Some((subject, _)) = self.subject_of(verb) {
                    return Some((subject, verb, verb));
                }
                return Some((verb, verb, verb));
            }
            if word.is(ATTRIBUTION) {
                let last = (verb + 1..first)
                    .find(|i| self.words[*i].mark.is_some())
                    .unwrap_or(first)
                    .saturating_sub(1);
                return Some((verb, last.max(verb), verb));
            }
        }
        // "After Tehran fired missiles, Washington announced a truce": what the first clause dates is not its word.
        let (clause, _) = self.clause(at);
        let opens = self.words[clause].is(BARRIER) && !self.words[clause].time && clause <= 1;
        let has_object = |verb: usize| {
            self.words
                .get(verb + 1)
                .is_some_and(|next| next.is(DETERMINER | POSSESSIVE) && !next.is(RELATIVE))
        };
        // "…, officials said" and "…, said the ministry"
        for verb in at + 1..self.len() {
            let word = &self.words[verb];
            if word.is(ATTRIBUTION) {
                let last =
                    (verb + 1..self.len()).find(|i| self.words[*i].mark.is_some()).unwrap_or(self.len()) - 1;
                return Some((verb, last, verb));
            }
            if !(word.is(REPORTING) && matches!(word.verb, Verb::Finite | Verb::Perfect))
                || opens && has_object(verb)
            {
                continue;
            }
            let comma = (at..verb)
                .rev()
                .take(14)
                .find(|i| self.words[*i].mark == Some(',') || self.words[*i].is_quote());
            let Some(comma) = comma else { continue };
            let between = comma + 1..verb;
            // ", mediators Saudi Arabia and the United States said", but not ", and Ukraine said": that opens anew.
            // Nor ", with dozens of deaths reported": no speaker stands behind a preposition.
            let opens_anew = self.words.get(comma + 1).is_some_and(|word| word.is(CONJUNCTION | PREPOSITION));
            let splits = |i: usize| self.words[i].verb.is_verb() || self.words[i].is(BARRIER | RELATIVE);
            if opens_anew || between.clone().any(splits) {
                continue;
            }
            if between.is_empty() {
                let last =
                    (verb + 1..self.len()).find(|i| self.words[*i].mark.is_some()).unwrap_or(self.len()) - 1;
                return Some((verb, last, verb));
            }
            return Some((comma + 1, verb, verb));
        }
        None
    }

    /// "accused the rebels of lying as troops took up position": whether the clause of the word at `at` stands behind "as"
    /// and behind what the verb at `verb` charges.
    fn goes_on_apart(&self, verb: usize, at: usize) -> bool {
        let (clause, _) = self.clause(at);
        let opens = &self.words[clause];
        let apart = opens.is(BARRIER) && opens.is(PREPOSITION) && clause > verb;
        apart && (verb..clause).any(|i| self.words[i].is(OF)) && (clause..=at).any(|i| self.is_finite(i))
    }

    /// "To underline how grave it is, warships blockaded the port": what an opening is for, which ends at a comma, reports
    /// nothing of what comes then.
    fn is_purpose_before(&self, verb: usize, until: usize) -> bool {
        let group = self.group(verb);
        let opens = |to: usize| to < 3 && !self.words[..to].iter().any(|word| word.verb.is_verb());
        self.words[verb].verb == Verb::Bare
            && group.to.is_some_and(opens)
            && self.words[verb..until].iter().any(|word| word.mark == Some(','))
    }

    /// "The truce that Russia had declared expired, and shells hit …": a relative clause whose noun has its own verb
    /// before `until` reports nothing of what comes then.
    fn is_over_before(&self, verb: usize, until: usize) -> bool {
        let next = || {
            (verb + 1..until).find(|i| {
                let word = &self.words[*i];
                self.is_finite(*i) || word.is_quote() || word.is(RELATIVE)
            })
        };
        self.relative_of(verb).is_some() && next().is_some_and(|next| self.is_finite(next))
    }
}
