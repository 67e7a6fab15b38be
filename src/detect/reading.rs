//! A sentence as detection reads it: its words with what the lexicon knows of them, and which of them are verbs.

use crate::lexicon::inflect::{BASE, ING, PARTICIPLE, PAST};
use crate::lexicon::sense::{
    ADJECTIVE, ADVERB, BARRIER, BE, BE_PAST, BE_PRESENT, CONJUNCTION, DETERMINER, DO, HAVE, MAY, MUST, NOUN,
    OTHER_VERB, POSSESSIVE, PREPOSITION, PRONOUN, RELATIVE, Senses, TO, WILL, WOULD,
};
use crate::lexicon::{Classes, Vocabulary, WordFacts};
use crate::model::{NamePhrase, Span, TimePhrase, Token, TokenShape};

use super::marking;

/// How a word is used as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// It is none.
    No,
    /// "declared", "declares"; also a participle behind its noun, which cannot be told from it by form.
    Finite,
    /// Behind "to" or a modal.
    Bare,
    /// Behind a form of "be": passive.
    Passive,
    /// Behind a form of "be": "is shelling".
    Progressive,
    /// Behind "have".
    Perfect,
    /// "shelling the town" without a form of "be".
    Gerund,
    /// Before its noun: "the agreed truce".
    Adjectival,
}

impl Verb {
    /// Whether it is a verb with or without a subject of its own.
    pub(super) fn is_verb(self) -> bool {
        !matches!(self, Self::No | Self::Adjectival)
    }
}

/// One word of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Word<'l> {
    pub(super) span: Span,
    pub(super) facts: Option<&'l WordFacts>,
    pub(super) senses: Senses,
    pub(super) forms: u8,
    /// Classes that begin here, with members of several words.
    pub(super) classes: Classes,
    /// One past the last word of the longest member of a class that begins here.
    pub(super) end: usize,
    pub(super) capital: bool,
    pub(super) mark: Option<char>,
    pub(super) number: bool,
    /// Ends as plurals do.
    pub(super) plural: bool,
    pub(super) adjective_name: bool,
    /// "the": what follows is taken to be known.
    pub(super) definite: bool,
    /// Hangs on the word before by a hyphen: "brokered" in "US-brokered".
    pub(super) joined: bool,
    /// Part of a time phrase, or the preposition that governs one.
    pub(super) time: bool,
    /// Stands in direct speech, not in a quoted word or two.
    pub(super) speech: bool,
    pub(super) verb: Verb,
}

impl Word<'_> {
    pub(super) fn is(&self, senses: Senses) -> bool {
        self.senses & senses != 0
    }

    pub(super) fn is_quote(&self) -> bool {
        matches!(self.mark, Some('"' | '“' | '”' | '«' | '»'))
    }
}

/// The words of a sentence.
#[derive(Debug)]
pub(super) struct Reading<'l> {
    pub(super) words: Vec<Word<'l>>,
}

impl<'l> Reading<'l> {
    pub(super) fn new(
        text: &str,
        tokens: &[Token],
        names: &[NamePhrase],
        times: &[TimePhrase],
        opens_in_speech: bool,
        vocabulary: &'l Vocabulary,
    ) -> Self {
        let mut words = split(text, tokens, vocabulary);
        marking::phrases(&mut words);
        marking::names(&mut words, names);
        marking::times(&mut words, times);
        marking::speech(&mut words, opens_in_speech);
        let mut reading = Self { words };
        if !reading.may_tell(vocabulary) {
            reading.words.clear();
            return reading;
        }
        reading.tag();
        if reading.unquote() {
            marking::phrases(&mut reading.words);
            marking::names(&mut reading.words, names);
            reading.tag();
        }
        reading
    }

    /// The gate: whether a word can open a frame. A sentence without one is read no further.
    fn may_tell(&self, vocabulary: &Vocabulary) -> bool {
        self.words.iter().any(|word| {
            let more = word.classes & !word.facts.map_or(0, |facts| facts.classes);
            word.facts.is_some_and(|facts| !facts.frames.is_empty())
                || more != 0 && vocabulary.frames_of_classes(more).next().is_some()
        })
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The nearest word left of `at` that is no adverb, as number.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().take(5).find(|i| {
            let word = &self.words[*i];
            word.mark.is_none() && !word.is(ADVERB)
        })
    }

    /// Whether the word at `at` carries the tense of its clause.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.verb == Verb::Finite
            || word.is(WILL | WOULD | MAY | BE_PRESENT | BE_PAST) && !word.time
            || word.is(HAVE | DO) && word.forms & ING == 0
    }

    /// A short quotation without a verb of its own reads as if it were not quoted: the "heaviest attack" yet.
    fn unquote(&mut self) -> bool {
        let mut quotes = (0..self.words.len()).filter(|i| self.words[*i].is_quote());
        let mut dropped = Vec::new();
        while let Some(opens) = quotes.next() {
            let Some(closes) = quotes.next() else { break };
            let inner = opens + 1..closes;
            let splits = |i: usize| {
                self.is_finite(i)
                    || self.words[i].verb.is_verb()
                    || matches!(self.words[i].mark, Some('.' | ';'))
            };
            if inner.len() <= 12 && !inner.clone().any(splits) && !self.ends_quote_of_speech(closes) {
                dropped.extend([opens, closes]);
            }
        }
        drop(quotes);
        let mut number = 0;
        self.words.retain(|_| {
            number += 1;
            !dropped.contains(&(number - 1))
        });
        !dropped.is_empty()
    }

    /// "No truce," he said: a comma inside the closing mark.
    fn ends_quote_of_speech(&self, closes: usize) -> bool {
        closes > 0 && self.words[closes - 1].mark == Some(',')
    }

    fn tag(&mut self) {
        for at in 0..self.words.len() {
            let verb = self.verb_at(at);
            self.words[at].verb = verb;
        }
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
        let previous = self.before(at).map(|i| &self.words[i]);
        let adjacent = at.checked_sub(1).map(|i| &self.words[i]);
        let is_noun = word.is(NOUN)
            && (!word.is(OTHER_VERB) || word.forms & (PAST | ING) == 0 || word.forms & ING != 0);
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
        if forms & BASE != 0 && previous.is(WILL | WOULD | MAY | MUST | DO | TO) && !previous.is(NOUN) {
            let to_noun = previous.is(TO)
                && word.is(NOUN)
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
        if word.joined && forms & PARTICIPLE != 0 {
            return Verb::Adjectival;
        }
        if word.time && forms & (PARTICIPLE | ING) == 0 {
            return Verb::No;
        }
        if forms & PARTICIPLE != 0 && adjacent.is_some_and(|w| w.is(CONJUNCTION)) && self.passive_before(at) {
            return Verb::Passive;
        }
        let determined = adjacent.is_some_and(|w| {
            w.is(DETERMINER | POSSESSIVE | ADJECTIVE) && !w.is(PRONOUN) || w.adjective_name || w.number
        });
        if forms & ING != 0 {
            if word.is(NOUN) && (determined || !opens_object(next)) {
                return Verb::No;
            }
            return Verb::Gerund;
        }
        if forms & (PAST | PARTICIPLE) != 0 && forms & BASE == 0 {
            let before_noun = next.is_some_and(|w| {
                w.mark.is_none()
                    && !w.is(DETERMINER
                        | PREPOSITION
                        | TO
                        | PRONOUN
                        | POSSESSIVE
                        | CONJUNCTION
                        | BARRIER
                        | RELATIVE
                        | ADVERB)
                    && !w.number
            });
            let modifier = adjacent.is_some_and(|w| {
                w.is(DETERMINER | POSSESSIVE | ADJECTIVE) && !w.is(PRONOUN)
                    || w.is(PREPOSITION) && !w.is(TO)
                    || w.adjective_name && !w.capital
            });
            if modifier && (before_noun || word.is(NOUN)) {
                return Verb::Adjectival;
            }
            if forms & PAST == 0 {
                // "taken", "broken" without an auxiliary stands behind its noun.
                return Verb::Passive;
            }
            return Verb::Finite;
        }
        // Base, or third person.
        if determined || adjacent.is_some_and(|w| w.is(PREPOSITION) && !w.is(TO)) {
            return Verb::No;
        }
        if is_noun {
            if self.follows_its_subject(at) {
                return Verb::Finite;
            }
            let subject = previous.is(PRONOUN | RELATIVE) || previous.capital && !previous.adjective_name;
            let acts = opens_object(next)
                || next.is_some_and(|w| w.capital && !w.adjective_name)
                || next.is_some_and(|w| w.is(TO | ADVERB));
            return if subject && acts { Verb::Finite } else { Verb::No };
        }
        Verb::Finite
    }

    /// "The government signs a truce", "rebels sign the deal", "the front (LRA) signs a pact": a word that may be a
    /// noun stands in the number of the noun before it, and an article opens its object. "The army's attacks a year
    /// ago" and "ceasefire talks" are no such thing.
    fn follows_its_subject(&self, at: usize) -> bool {
        let opens = |w: &Word<'_>| w.is(DETERMINER | POSSESSIVE) && !w.is(RELATIVE) && !w.time;
        if !self.words.get(at + 1).is_some_and(opens) {
            return false;
        }
        let Some(subject) = (0..at).rev().take(4).map(|i| &self.words[i]).find(|w| !w.is(ADVERB)) else {
            return false;
        };
        if subject.mark == Some(')') {
            return true;
        }
        let noun = subject.mark.is_none()
            && !subject.verb.is_verb()
            && !subject.number
            && !subject.time
            && !subject.is(DETERMINER
                | POSSESSIVE
                | PREPOSITION
                | CONJUNCTION
                | BARRIER
                | ADJECTIVE
                | BE
                | HAVE);
        let plural = subject.plural;
        noun && if self.words[at].forms & BASE != 0 { plural } else { !plural }
    }

    /// "was seized and burned": the passive goes on behind "and".
    fn passive_before(&self, at: usize) -> bool {
        (0..at)
            .rev()
            .take(6)
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

/// Tokens become words: small letters, parts of "cease-fire" and "US-brokered" by themselves.
fn split<'l>(text: &str, tokens: &[Token], vocabulary: &'l Vocabulary) -> Vec<Word<'l>> {
    let mut words = Vec::with_capacity(tokens.len() + 4);
    let mut lower = String::with_capacity(24);
    for token in tokens {
        let written = token.span.of(text);
        if token.shape == TokenShape::Mark && !written.starts_with(['\'', '’']) {
            words.push(word(token.span, None, written.chars().next(), false, false));
            if let Some(last) = words.last_mut()
                && last.mark == Some('?')
            {
                last.senses = crate::lexicon::sense::QUESTION;
            }
            continue;
        }
        let number = token.shape == TokenShape::Number;
        let start_of_token = token.span.start;
        let mut start = start_of_token;
        let whole = !written.bytes().any(|byte| matches!(byte, b'-' | 0xe2));
        for part in written.split(move |c| !whole && matches!(c, '-' | '‑')) {
            let width = part.len();
            let span = Span::new(start, start + width);
            // The hyphen itself: one byte, or three for the one that does not break.
            start += width
                + text.get(start + width..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            if width == 0 {
                continue;
            }
            lower.clear();
            if part.is_ascii() {
                lower.push_str(part);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(
                    part.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }),
                );
            }
            let capital = part.starts_with(char::is_uppercase);
            let mut word = word(span, vocabulary.get(&lower), None, capital, number);
            if word.facts.is_none() && lower.len() > 4 && lower.ends_with("ly") && !capital {
                word.senses |= ADVERB;
            }
            if lower.starts_with('\'') && word.is(POSSESSIVE) {
                // "Russia's" possesses, "it's" is.
                let is = words.last().is_some_and(|before: &Word<'_>| before.is(PRONOUN | RELATIVE));
                word.senses &= if is { !POSSESSIVE } else { !(BE | BE_PRESENT) };
            }
            word.plural = lower.ends_with('s') && !lower.ends_with("ss")
                || matches!(&*lower, "people" | "police" | "troops");
            word.definite = lower == "the";
            word.joined = start_of_token != span.start;
            words.push(word);
        }
    }
    words
}

fn word(span: Span, facts: Option<&WordFacts>, mark: Option<char>, capital: bool, number: bool) -> Word<'_> {
    Word {
        span,
        facts,
        senses: facts.map_or(0, |facts| facts.senses),
        forms: facts.map_or(0, |facts| facts.forms),
        classes: facts.map_or(0, |facts| facts.classes),
        end: 0,
        capital,
        mark,
        number,
        plural: false,
        adjective_name: false,
        definite: false,
        joined: false,
        time: false,
        speech: false,
        verb: Verb::No,
    }
}

/// Whether a word by itself fits a place of a pattern.
pub(super) fn fits_word(slot: &crate::lexicon::Slot, word: &Word<'_>) -> bool {
    slot.classes & word.classes != 0
        || word.facts.is_some_and(|facts| slot.lemmas.iter().any(|lemma| facts.lemmas.contains(lemma)))
}
