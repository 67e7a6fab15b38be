//! How far from a verb its object and its subject are looked for, and what ends the search.

use crate::lexicon::Slot;
use crate::lexicon::inflect::{BASE, PARTICIPLE, PAST, S};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BARRIER, BE, BEGIN, CLOSED, CONJUNCTION, DETERMINER, DO, HAVE, LIGHT, MAY,
    MOTION, NOUN, OF, OFFER, PARTICLE, PLAN, POSSESSIVE, PREPOSITION, REFUSE, RELATIVE, REPORTING, REVERSAL,
    THREATEN, TO, TOPIC, URGE, WILL, WISH, WOULD,
};
use crate::lexicon::vocabulary::{ACTOR, PERSON, PLACE};

use super::reading::{Reading, Verb, Word};

impl Reading<'_> {
    pub(super) fn find_right(&self, slots: &[Slot], from: usize, reach: usize) -> Option<(usize, usize)> {
        let until = self.len().min(from + reach);
        let mut at = from;
        let mut object = false;
        let mut infinitive_only = false;
        let mut purpose = false;
        let asks = self.words[..from].last().is_some_and(|word| {
            word.is(URGE | PLAN | OFFER | REFUSE | WISH | REPORTING | PREPOSITION)
                || word.is(NOUN) && !word.verb.is_verb()
        });
        // "outrage mounted against the assault": what is carried out or mounted is no object of a preposition.
        let carried = from.checked_sub(1).is_some_and(|verb| {
            let word = &self.words[verb];
            word.is(LIGHT) && word.verb.is_verb() && word.verb != Verb::Passive
        });
        let adjunct = self
            .words
            .get(from)
            .is_some_and(|word| word.is(PREPOSITION) && !word.is(OF | TO | PARTICLE | AGENT) && !word.time);
        if carried && adjunct && self.part_at(slots, from).is_none() {
            return None;
        }
        while at < until {
            let behind_to = self.before(at).is_some_and(|before| before >= from && self.words[before].is(TO));
            if (!infinitive_only || behind_to && self.words[at].forms & BASE != 0)
                && let Some(end) = self.part_at(slots, at)
                && !self.is_topic(end)
            {
                return Some((at, end - 1));
            }
            let word = &self.words[at];
            // "called on him to resign to end the war", "announced its rejection of a truce": another's object.
            let purpose_of =
                purpose && word.is(TO) && self.words.get(at + 1).is_some_and(|w| w.verb == Verb::Bare);
            let undone = at > from && word.is(OF) && self.words[at - 1].is(REVERSAL);
            if purpose_of || undone {
                return None;
            }
            // "urged them to observe the truce", "a draft sent by mediators": these verbs open no clause.
            // "called on them to abandon the truce" asks for none.
            let inner = asks && word.verb == Verb::Bare && behind_to && !(word.is(REFUSE) && at > from)
                || word.verb == Verb::Finite
                    && word.forms & PARTICIPLE != 0
                    && self.words.get(at + 1).is_some_and(|next| next.is(AGENT));
            // "the truce begins, and talks"
            let opens_anew = word.mark == Some(',')
                && self.words.get(at + 1).is_some_and(|next| next.is(CONJUNCTION))
                && at == from;
            // "rejects resuming talks", "denied breaking the truce"
            let inner = inner || at == from && word.verb == Verb::Gerund && !self.words[at - 1].is(OFFER);
            let stop = opens_anew
                || word.mark == Some(',') && from.checked_sub(1).is_some_and(|verb| self.ends_with_comma(verb))
                || word.is(BARRIER) && !word.time
                || word.is(RELATIVE)
                // "The truce ended at midnight, and fighting resumed."
                || word.is(CONJUNCTION) && self.opens_clause(at) && !self.joins_infinitives(from, at)
                || word.verb.is_verb() && !inner
                || word.is(WILL | WOULD | MAY) && !word.capital
                || self.is_finite(at) && !inner
                || matches!(word.mark, Some(';' | ':' | '?'))
                || word.is_quote() && at > from && self.opens_speech(at);
            // "started negotiations towards a truce": behind its own object a verb has no second one.
            let other_phrase = object
                && word.is(PREPOSITION)
                && !word.is(OF | TO)
                && !word.time
                && self.words.get(at + 1).is_none_or(|next| next.classes & PLACE == 0);
            // "agreed in a phone call with the president to halt …": the infinitive is still the verb's.
            infinitive_only |= other_phrase;
            if stop || other_phrase && !asks {
                return None;
            }
            purpose |= inner
                && (word.verb == Verb::Gerund
                    || word.verb == Verb::Bare && !word.is(PLAN | WISH | URGE | OFFER | BEGIN | MOTION));
            object |= word.is(NOUN)
                && !word.time
                && !word.is(CLOSED | ADJECTIVE | ADVERB)
                && word.classes & (ACTOR | PERSON) == 0;
            at += 1;
        }
        None
    }

    /// "In a statement sent to reporters, the army …": whether a verb describes a noun of the phrase that opens a
    /// sentence, so that what stands behind the comma is none of its own.
    fn is_in_opening(&self, verb: usize) -> bool {
        let first = (0..verb).rev().find(|i| self.words[*i].mark.is_some()).map_or(0, |mark| mark + 1);
        self.words[verb].forms & PARTICIPLE != 0
            && first < verb
            && self.words[first].is(PREPOSITION)
            && self.words.get(verb + 1).is_some_and(|next| next.is(PREPOSITION))
            && !self.words[first..verb].iter().any(|word| word.verb.is_verb() || word.is(BE | HAVE))
    }

    /// Whether the comma behind a verb ends the phrase or the clause that it stands in, which opens its sentence.
    fn ends_with_comma(&self, verb: usize) -> bool {
        self.is_in_opening(verb) || self.words[verb].verb.is_verb() && self.is_in_first_clause(verb)
    }

    /// "Hours before the envoys met, rebels shelled the town": whether a verb stands in a clause that opens its sentence.
    fn is_in_first_clause(&self, verb: usize) -> bool {
        let opener = (0..verb).find(|i| self.words[*i].is(BARRIER) && !self.words[*i].time);
        opener.is_some_and(|opener| {
            let bare = |word: &Word<'_>| word.time || word.number || word.is(ADVERB | DETERMINER);
            self.words[..opener].iter().all(bare)
                && !self.words[opener..verb].iter().any(|word| word.mark.is_some())
        })
    }

    /// "ready to hold talks and reach a truce": behind "and" the infinitive goes on.
    fn joins_infinitives(&self, from: usize, and: usize) -> bool {
        let next =
            self.words.get(and + 1).is_some_and(|word| word.forms & BASE != 0 && word.forms & PAST == 0);
        next && (from..and)
            .rev()
            .find(|i| self.words[*i].verb.is_verb())
            .is_some_and(|i| self.words[i].verb == Verb::Bare)
    }

    /// Looks left of a verb group that begins at `start` for its subject.
    pub(super) fn find_left(
        &self,
        slots: &[Slot],
        start: usize,
        reach: usize,
        across: bool,
    ) -> Option<(usize, usize)> {
        let mut at = start;
        let mut crossed = 0;
        let lowest = start.saturating_sub(reach + 12);
        let mut left = reach;
        while at > lowest && left > 0 {
            at -= 1;
            left -= 1;
            if let Some(end) = self.part_at(slots, at)
                && end <= start
                && !self.words[at].verb.is_verb()
                && !self.disagrees(end - 1, start)
                && (!across && end == start || self.is_subject(at, end, start))
            {
                return Some((at, end - 1));
            }
            let word = &self.words[at];
            if !across && word.mark.is_some() {
                return None;
            }
            if word.mark == Some(',') {
                // ", which began on Sunday," is stepped over.
                if let Some(open) = self.aside_before(at) {
                    at = open;
                }
                continue;
            }
            // "The text - which called for a halt - was passed": so is what stands between dashes.
            if is_dash(word)
                && let Some(open) = (lowest..at).rev().find(|i| is_dash(&self.words[*i]))
            {
                at = open;
                continue;
            }
            // "Talks with the army (SAF) collapsed": so is what stands in brackets.
            if word.mark == Some(')')
                && self.words.get(at + 1).is_none_or(|next| next.mark.is_none())
                && let Some(open) = (lowest..at).rev().find(|i| self.words[*i].mark == Some('('))
            {
                at = open;
                continue;
            }
            if matches!(word.mark, Some(';' | ':')) || word.is_quote() {
                return None;
            }
            // "A truce to hold during the feast begins": inside what a noun is for.
            let of_purpose = at > 0 && self.words[at - 1].verb == Verb::Bare;
            if word.is(BARRIER) && !word.time && !of_purpose {
                return None;
            }
            let steps_over = word.is(PLAN | BEGIN | MOTION | REFUSE | THREATEN | WISH | OFFER)
                && self.words.get(at + 1).is_some_and(|next| next.is(TO | ADVERB) || next.verb.is_verb())
                || word.is(BE | HAVE | DO | WILL | WOULD | MAY | RELATIVE) && crossed == 0;
            // "the truce which had come into force ended", "the truce that Russia had declared expired".
            if across
                && (word.verb.is_verb() || self.is_finite(at))
                && let Some(opens) = self.relative_of(at)
                && opens > lowest
            {
                at = opens;
                continue;
            }
            // "Talks to end the war began", "a truce aimed at ending it took effect": what a noun is for stands behind it.
            if across && let Some(opens) = self.purpose_before(at) {
                (at, left) = (opens, reach);
                continue;
            }
            if word.verb.is_verb() && !steps_over {
                let behind_noun = across
                    && word.forms & PARTICIPLE != 0
                    && (!word.is(REPORTING) || self.is_done_by(at))
                    && self.group(at).start == at;
                if !behind_noun || crossed > 0 {
                    return None;
                }
                crossed += 1;
            } else if self.is_finite(at) && !steps_over {
                return None;
            }
        }
        None
    }

    /// Where the words begin that say what the noun before them is for, and that end with the verb at `at`: the "to" of "to
    /// end", the "at" of "at ending".
    fn purpose_before(&self, at: usize) -> Option<usize> {
        let opens = match self.words[at].verb {
            Verb::Bare => self.group(at).to?,
            Verb::Gerund => at.checked_sub(1).filter(|before| self.words[*before].is(PREPOSITION))?,
            _ => return None,
        };
        let head = &self.words[opens.checked_sub(1)?];
        let noun = head.is(NOUN) && !head.verb.is_verb() && !head.time;
        let meant = head.verb == Verb::Finite && head.forms & PARTICIPLE != 0 && !head.is(REPORTING);
        let beside = opens > 1 && self.words[opens - 2].is(NOUN) && !self.words[opens - 2].verb.is_verb();
        let aside = opens > 1 && self.words[opens - 2].mark == Some(',');
        // "a truce brokered by Egypt to end the war"
        let done_by = self
            .phrase_start(opens - 1)
            .checked_sub(1)
            .is_some_and(|by| self.words[by].is(AGENT) && !self.words[by].time);
        (noun || done_by || meant && (beside || aside)).then_some(opens)
    }

    /// "a truce with the rebels enters into force": a plural has no verb in the singular.
    fn disagrees(&self, noun: usize, verb: usize) -> bool {
        let (noun, verb) = (&self.words[noun], &self.words[verb]);
        let singular = verb.forms & S != 0 && verb.forms & (BASE | PAST) == 0 && verb.verb == Verb::Finite;
        singular && noun.plural && noun.is(NOUN) && !noun.capital
    }

    /// "ceasefire talks", "a sanctions threat": what stands before `at` is only what it is about.
    fn is_topic(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is(TOPIC) && !word.verb.is_verb())
            && self.words[at - 1].is(NOUN)
    }

    /// A quotation mark before a capital opens a sentence; "agreed to the “possibility” of a truce" goes on.
    fn opens_speech(&self, at: usize) -> bool {
        self.words.get(at + 1).is_none_or(|word| word.capital || word.mark.is_some())
    }

    /// Whether the words from `at` to `end` can be the subject of the group at `start`: not "truce" in "truce
    /// efforts failed", "attempts to reach a truce failed", "talks on a truce began".
    fn is_subject(&self, at: usize, end: usize, start: usize) -> bool {
        let next = &self.words[end.min(start)];
        let compound = end < start
            && next.facts.is_some_and(|facts| facts.senses & NOUN != 0)
            && !next.verb.is_verb()
            && next.mark.is_none()
            && !next.time
            && !next.is(PREPOSITION | BARRIER | RELATIVE | ADVERB | CONJUNCTION | BE | DETERMINER);
        if compound {
            return false;
        }
        // "agreed on a truce to begin on Thursday", "declared a truce, to last from 8 to 10 May"
        let splits =
            |i: usize| self.words[i].verb.is_verb() || self.is_finite(i) || self.words[i].is(CONJUNCTION);
        let beside = !(end..start).any(splits);
        if beside && self.words[start].is(TO) && self.is_dated_infinitive(start) {
            return true;
        }
        let first = self.phrase_start(at);
        let Some(before) = first.checked_sub(1) else { return true };
        // "the second year of a truce begins"
        if self.words[before].is(OF) && before > 0 && self.words[before - 1].time {
            return false;
        }
        let word = &self.words[before];
        let reported = word.is(REPORTING) || self.words[first].is(RELATIVE);
        let object = !reported
            && (matches!(word.verb, Verb::Bare | Verb::Gerund) || word.verb == Verb::Finite && end < start);
        // "Despite the talks, troops went on": behind the comma of an opening a subject of its own begins.
        let opening = before == 0
            && word.is(PREPOSITION | BARRIER)
            && (end..start)
                .rev()
                .find(|i| self.words[*i].mark == Some(','))
                .is_some_and(|comma| comma + 1 < start && self.aside_before(comma).is_none());
        let inner = opening || word.is(PREPOSITION) && !word.is(OF | BARRIER) && !word.time && before > 0;
        // "signed off on a truce that takes effect today": a relative clause takes the nearest noun.
        let opens = (end..start).find(|i| self.words[*i].is(RELATIVE) && !self.words[*i].is_quote());
        // "called for a truce and threatened any side that failed": it goes with the noun before it.
        let is_another_s = opens.is_some_and(|opens| {
            let splits = |i: usize| self.words[i].verb.is_verb() || self.words[i].is(CONJUNCTION);
            (end..opens).any(|i| splits(i) && self.words[i].mark.is_none())
        });
        if is_another_s {
            return false;
        }
        let relative = match opens.map(|i| &self.words[i - 1]) {
            // "a truce for the month of Ramadan, which begins", "a truce with rebels who hold the east"
            Some(before)
                if before.time || end < start && self.is_of_nearer(opens.unwrap_or(end), end, start) =>
            {
                return false;
            }
            // "called for a truce and threatened any side that failed"
            Some(_) if (end..opens.unwrap_or(end)).any(|i| self.is_finite(i)) => return false,
            found => found.is_some(),
        };
        // "a truce starting on Sunday": so does a participle behind it.
        let participle = end == start && self.words[start].verb == Verb::Gerund;
        relative || participle || !object && !inner
    }

    /// Whether the relative pronoun at `opens` goes with a plural noun nearer than `end`: the verb behind it is none
    /// of a singular.
    fn is_of_nearer(&self, opens: usize, end: usize, start: usize) -> bool {
        let before = &self.words[opens - 1];
        let verb = &self.words[start];
        opens > end && before.plural && before.is(NOUN) && verb.forms & BASE != 0 && verb.forms & PAST == 0
    }

    /// Whether the infinitive behind the "to" at `to` says when, not what for: "to begin on Thursday", not "to end a war".
    pub(super) fn is_dated_infinitive(&self, to: usize) -> bool {
        // "fighting to end Mubarak's 30-year rule"
        let opens_object = |word: &Word<'_>| (word.is(DETERMINER | POSSESSIVE) || word.capital) && !word.time;
        let time = (to + 2..self.len().min(to + 6)).find(|i| self.words[*i].time);
        // "to end nearly two years of war": how long the object took.
        let behind = |time: usize| self.words[time..].iter().find(|word| !word.time);
        !self.words.get(to + 2).is_some_and(opens_object)
            && time.is_some_and(|time| behind(time).is_none_or(|word| !word.is(OF)))
    }

    /// The comma that opens the aside which the comma at `close` ends.
    pub(super) fn aside_before(&self, close: usize) -> Option<usize> {
        let open = (0..close).rev().take(16).find(|i| self.words[*i].mark == Some(','))?;
        let first = self.words.get(open + 1)?;
        // ", India said,"
        let said = close - open <= 5 && self.words[close - 1].is(REPORTING) && self.is_finite(close - 1);
        (first.is(RELATIVE | BARRIER) || first.verb.is_verb() || first.time || said).then_some(open)
    }
}

/// A dash that sets words apart.
const fn is_dash(word: &Word<'_>) -> bool {
    matches!(word.mark, Some('-' | '–' | '—'))
}
