//! How far the time phrases of a sentence stand from a trigger, and which of them tell the day of speech.

use crate::lexicon::inflect::PARTICIPLE;
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, AGENT, BARRIER, BEGIN, CONJUNCTION, DETERMINER, NOUN, POSSESSIVE, PREPOSITION,
    PRONOUN, RELATIVE, REPORTING, SINCE, TO,
};
use crate::model::{Precision, TimeLink, TimePhrase};

use super::marking::covered;
use super::reading::{Reading, Verb};

/// A phrase that tells the day of speech is farther by this.
const SPEECH: u32 = 40;

/// A phrase in a relative clause between subject and verb is farther by this.
const RELATIVE_CLAUSE: u32 = SPEECH;

impl Reading<'_> {
    /// How far each time phrase stands from a trigger.
    pub(super) fn links(
        &self,
        text: &str,
        (first, last): (usize, usize),
        anchor: usize,
        times: &[TimePhrase],
    ) -> Vec<TimeLink> {
        times
            .iter()
            .enumerate()
            .filter_map(|(phrase, time)| {
                let covered = covered(&self.words, time.span);
                let until = covered.clone().last()?;
                let from = self.with_preposition(covered.start);
                let of_speech = self.of_speech(from, until, first, last, anchor);
                let cost = if until < first {
                    let far = matches!(time.precision, Precision::Year | Precision::Month);
                    let set_apart = if far && self.closes_before_clause(from, until, first) {
                        SPEECH
                    } else if far {
                        self.cost_of_insertion(from, until, first)
                    } else {
                        0
                    };
                    self.distance(until, first, from) + set_apart
                } else if from > last {
                    self.distance(last, from, from) + self.cost_of_aside((anchor, last), from)
                } else {
                    self.cost_inside(first, from, anchor)
                };
                let cost = if from > last
                    && (self.opens_next_verb(from, until)
                        || self.is_between_noun_and_verb(last, from, until, anchor))
                    || self.is_behind_main_verb(from, anchor, last)
                {
                    cost + SPEECH
                } else {
                    cost
                };
                let closed = until < first && self.closes_before_speech(until, first);
                let cost = if self.names_the_day_of(text, until, first) { 1 } else { cost };
                let cost = cost
                    + if self.is_anothers(time, from, until, (first, last), anchor)
                        || self.names_the_matter(time, until, first)
                    {
                        SPEECH
                    } else {
                        0
                    };
                let far = if of_speech || closed { SPEECH } else { 0 };
                Some(TimeLink { phrase, cost: cost + far, of_speech })
            })
            .collect()
    }

    /// "which", "who", "since", "after", where they open a clause of their own.
    fn opens_aside(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.is(RELATIVE) && !word.is(DETERMINER) || word.is(BARRIER) && !word.time
    }

    /// "Talks, which began in May, resumed on Friday", "the first talks since he took office in May ended on Friday": the
    /// day between a noun and its verb is that of the clause between.
    fn is_between_noun_and_verb(&self, last: usize, from: usize, until: usize, anchor: usize) -> bool {
        let opens = (last + 1..from).rev().find(|i| self.opens_aside(*i));
        let closes = (until + 1..self.len()).take(12).find(|i| self.words[*i].mark == Some(','));
        let (Some(opens), Some(closes)) = (opens, closes) else { return false };
        let verb = (closes + 1..self.len()).find(|i| !self.words[*i].is(ADVERB));
        !self.words[anchor].verb.is_verb()
            && (opens..from).any(|i| self.is_finite(i))
            && verb.is_some_and(|verb| self.is_finite(verb))
            && !(last + 1..opens).any(|i| self.is_finite(i))
    }

    /// "a truce which took effect on 19 January ended": the day between is that of the relative clause.
    fn cost_inside(&self, first: usize, from: usize, anchor: usize) -> u32 {
        let aside = |i: usize| self.opens_aside(i) || i != anchor && self.is_told_of_noun(i);
        // "talks began on Monday but were put off": the day is that of the first verb.
        let start = self.group(anchor).start;
        let anothers = |i: usize| i < start && self.is_finite(i) && from < start;
        let own = from > anchor || !(first..from).any(|i| aside(i) || anothers(i));
        if own { 0 } else { RELATIVE_CLAUSE }
    }

    /// "A truce announced by the rebels on Monday broke down", "the truce, signed on Tuesday, took effect": a participle
    /// behind a noun or a comma, and its day behind it.
    fn is_told_of_noun(&self, at: usize) -> bool {
        let word = &self.words[at];
        let next = self.words.get(at + 1);
        word.forms & PARTICIPLE != 0
            && self.group(at).start == at
            && next.is_some_and(|next| next.mark.is_none() && (next.time || next.is(PREPOSITION | AGENT)))
    }

    /// "announced a truce, which took effect on Sunday": the day is that of what the comma sets apart.
    fn cost_of_aside(&self, (anchor, last): (usize, usize), from: usize) -> u32 {
        let comma = (last + 1..from).rev().find(|i| self.words[*i].mark == Some(','));
        let relative = comma
            .and_then(|comma| self.words.get(comma + 1))
            .is_some_and(|word| word.is(RELATIVE) && !word.is(DETERMINER | POSSESSIVE));
        if relative || self.dates_what_came_before((anchor, last), from) { RELATIVE_CLAUSE } else { 0 }
    }

    /// "announced a truce in a war that began three years ago", "has grown since he took office in May": the day is that of
    /// what began, or of what it has been so since.
    fn dates_what_came_before(&self, (anchor, last): (usize, usize), from: usize) -> bool {
        let tensed = |i: usize| (i + 1..from).find(|verb| self.is_finite(*verb));
        let opens = (last + 1..from).rev().find(|i| {
            let word = &self.words[*i];
            word.mark.is_some() || word.is(RELATIVE | SINCE)
        });
        let Some(opens) = opens.filter(|opens| self.words[*opens].mark.is_none()) else { return false };
        let word = &self.words[opens];
        let began = |verb: usize| self.words[verb].is(BEGIN) && self.words[opens - 1].is(NOUN);
        // "the unrest that began in May" has its own day, "the end of the truce that began in May" has not.
        let others = opens > last + 1 || anchor < last && !self.words[anchor].verb.is_verb();
        tensed(opens).is_some_and(|verb| word.is(SINCE) || others && verb == opens + 1 && began(verb))
    }

    /// "The front, which signed a deal in 2014, agreed to a truce": the year is that of what the commas set apart.
    fn cost_of_insertion(&self, from: usize, until: usize, first: usize) -> u32 {
        let comma = |i: &usize| matches!(self.words[*i].mark, Some(',' | '-' | '–' | '—'));
        let opens = (0..from).rev().find(comma);
        let relative = |i: usize| self.words[i].is(RELATIVE) && !self.words[i].is(DETERMINER);
        let opened = opens.is_some_and(|opens| (opens..from).any(relative) && opens > 0);
        let closed = (until + 1..first).find(comma).is_some_and(|comma| comma <= until + 6);
        if opened && closed { RELATIVE_CLAUSE } else { 0 }
    }

    /// "was signed in 2015, but the rebels quit": a year or a month behind a verb is not that of the clause to come.
    fn closes_before_clause(&self, from: usize, until: usize, first: usize) -> bool {
        let comma = self.words.get(until + 1).is_some_and(|word| word.mark == Some(','));
        let joins = self.words.get(until + 2).is_some_and(|word| word.is(CONJUNCTION) && word.mark.is_none());
        let (opens, _) = self.clause(from);
        let told = (opens..from).any(|i| self.words[i].verb.is_verb());
        let subject = until + 3 < first && !self.is_finite(until + 3);
        comma && joins && told && subject
    }

    /// "broke it on Saturday, and accused them of shelling": what is said next is of no day yet.
    fn closes_before_speech(&self, until: usize, first: usize) -> bool {
        let mut next = until + 1;
        if self.words.get(next).is_some_and(|word| word.mark == Some(',')) {
            next += 1;
        }
        let joins = self.words.get(next).is_some_and(|word| word.is(CONJUNCTION) && word.mark.is_none());
        let says =
            self.words.get(next + 1).is_some_and(|word| word.is(REPORTING) && self.is_finite(next + 1));
        joins && says && next < first
    }

    /// "accused him of lying and on 18 March resumed the strikes": a day between "and" and a verb is that verb's.
    fn opens_next_verb(&self, from: usize, until: usize) -> bool {
        let joins = from.checked_sub(1).is_some_and(|before| self.words[before].is(CONJUNCTION));
        joins && until + 1 < self.len() && self.is_finite(until + 1)
    }

    /// "The truce that Russia had declared expired at midnight": what stands behind the main verb is not of the clause
    /// before it.
    fn is_behind_main_verb(&self, from: usize, anchor: usize, last: usize) -> bool {
        if !self.words[anchor].verb.is_verb() || from <= anchor {
            return false;
        }
        let next = (anchor.max(last) + 1..from).find(|i| {
            let word = &self.words[*i];
            word.mark.is_some()
                || word.is(CONJUNCTION | BARRIER | RELATIVE) && !word.time
                || self.is_finite(*i)
        });
        next.is_some_and(|main| self.is_finite(main))
    }

    /// "the 18 March strikes", "a 1994 ceasefire": a date before a noun is that noun's.
    fn is_anothers(
        &self,
        time: &TimePhrase,
        from: usize,
        until: usize,
        (first, last): (usize, usize),
        anchor: usize,
    ) -> bool {
        let closed = PREPOSITION | TO | CONJUNCTION | BARRIER | RELATIVE | ADVERB | DETERMINER | PRONOUN;
        // "the 2002 Bali bombings", "restored the 2002 Parliament": a name behind a year goes on with its phrase.
        let named = time.precision == Precision::Year;
        let in_phrase = |i: usize| {
            self.words.get(i).is_some_and(|next| {
                let plain = !next.capital || named;
                next.mark.is_none() && !next.is(closed) && plain && !next.time && !next.verb.is_verb()
            })
        };
        let nouns = (until + 1..self.len()).take_while(|i| in_phrase(*i)).count();
        // "a 30-hour Easter truce"
        let modifies =
            |i: &usize| self.words[*i].time || self.words[*i].is(ADJECTIVE) || self.words[*i].number;
        let before = (0..from).rev().find(|i| !modifies(i)).map(|before| &self.words[before]);
        let determined =
            before.is_some_and(|before| before.is(DETERMINER | POSSESSIVE) && !before.is(PRONOUN));
        if nouns == 0 || !determined || time.duration.is_some() {
            return false;
        }
        let own = (until + 1..=until + nouns).contains(&anchor);
        let fine =
            matches!(time.precision, Precision::Day | Precision::Hour | Precision::Week | Precision::Season);
        !(own || fine && (first..=last).contains(&until))
    }

    /// "2006 Lebanon war: Israel bombs Beirut": the year belongs to the name of the matter, which a colon ends.
    fn names_the_matter(&self, time: &TimePhrase, until: usize, first: usize) -> bool {
        let colon = (until + 1..first).find(|i| self.words[*i].mark == Some(':'));
        time.precision == Precision::Year
            && colon.is_some_and(|colon| colon > until + 1 && !(0..colon).any(|i| self.is_finite(i)))
    }

    /// "since 18 March, when the two agreed": the clause behind a date says what was on that date.
    fn names_the_day_of(&self, text: &str, until: usize, first: usize) -> bool {
        let mut opens = until + 1;
        if self.words.get(opens).is_some_and(|word| word.mark == Some(',')) {
            opens += 1;
        }
        self.words
            .get(opens)
            .is_some_and(|word| word.is(BARRIER) && word.span.of(text).eq_ignore_ascii_case("when"))
            && first > opens
            && !(opens + 1..first).any(|i| self.words[i].is(BARRIER) || self.words[i].is_quote())
    }

    fn with_preposition(&self, from: usize) -> usize {
        match from.checked_sub(1) {
            Some(before) if self.words[before].time || self.words[before].is(BARRIER | PREPOSITION) => before,
            _ => from,
        }
    }

    /// Words between two places, and more for verbs, clauses and commas.
    fn distance(&self, left: usize, right: usize, phrase_start: usize) -> u32 {
        let mut cost = 0;
        let opens = (0..left)
            .all(|i| self.words[i].time || self.words[i].is(PREPOSITION) || self.words[i].is_quote())
            && left < right
            && self.words.get(left + 1).is_some_and(|w| w.mark == Some(',') || w.mark.is_none());
        for i in left + 1..right {
            let word = &self.words[i];
            cost += 1;
            if i == phrase_start {
                continue;
            }
            if word.mark == Some(',') {
                cost += 2;
            } else if word.is(RELATIVE) && !word.is(DETERMINER) || word.is(BARRIER) && !word.time {
                cost += 10;
            } else if word.is(RELATIVE) && i > 0 && self.words[i - 1].is(REPORTING) {
                cost += 4;
            } else if matches!(word.mark, Some(';')) || word.is_quote() {
                cost += 10;
            } else if word.mark.is_some() {
                cost += 3;
            }
            if self.is_finite(i) {
                cost += if word.is(REPORTING) { 8 } else { 6 };
            } else if word.verb.is_verb() {
                cost += 3;
            }
        }
        if opens { cost / 2 } else { cost }
    }

    /// "said on Monday": the day stands beside a verb of saying that is not the trigger's own.
    fn of_speech(&self, from: usize, until: usize, first: usize, last: usize, anchor: usize) -> bool {
        let says = |i: usize| {
            let word = &self.words[i];
            word.is(REPORTING)
                && matches!(word.verb, Verb::Finite | Verb::Perfect)
                && i != anchor
                && !(first..=last).contains(&i)
        };
        let before =
            (0..from).rev().take(3).find(|i| self.words[*i].mark.is_some() || self.words[*i].verb.is_verb());
        if before.is_some_and(says) {
            // "said the strikes on 18 March": a noun between takes the day.
            let verb = before.unwrap_or(0);
            return self.words[verb + 1..from].iter().all(|w| {
                let plain = w.is(PRONOUN | ADVERB | PREPOSITION | TO | DETERMINER);
                // "Said on Sunday that over the past week …": behind "that" stands what was said.
                (w.time || w.capital || plain) && !w.is(RELATIVE)
            });
        }
        // "officials on Monday said"; not "began on Monday and said", whose day is that of the first verb.
        let after = (until + 1..self.len())
            .take(2)
            .find(|i| self.words[*i].mark.is_some() || self.words[*i].verb.is_verb());
        after.is_some_and(|i| says(i) && !(until + 1..i).any(|k| self.words[k].is(CONJUNCTION)))
    }
}
