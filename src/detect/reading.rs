//! A sentence as detection reads it: its words with what the lexicon knows of them, and which of them are verbs.

use crate::lexicon::inflect::{ING, PARTICIPLE, PAST};
use crate::lexicon::sense::{
    ADVERB, BE, BE_PAST, BE_PRESENT, CONDITIONAL, DETERMINER, DO, HAVE, MAY, MUST, NOUN, POSSESSIVE, PRONOUN,
    RELATIVE, Senses, WILL, WOULD,
};
use crate::lexicon::vocabulary::ACTOR;
use crate::lexicon::{Classes, EventTypes, FrameKind, Held, Slot, Vocabulary, WordFacts};
use crate::model::{NamePhrase, Sentence, Span, TimePhrase, Token, TokenShape};

use super::gate::{self, Opened};
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
    /// "the", "these": what follows is taken to be known.
    pub(super) definite: bool,
    /// "a", "an": what follows is new.
    pub(super) indefinite: bool,
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

    /// "had", of a perfect tense or by itself.
    pub(super) fn is_had(&self) -> bool {
        self.is(HAVE) && self.forms & PAST != 0
    }

    /// "if", "unless", but not "should", which demands as well.
    pub(super) fn opens_condition(&self) -> bool {
        self.is(CONDITIONAL) && !self.is(MUST)
    }

    /// Whether a name of who acts begins here and ends before another word.
    pub(super) fn is_actor_until(&self, end: usize) -> bool {
        self.classes & ACTOR != 0 && self.end == end
    }

    /// Whether it may stand at a place of a pattern.
    pub(super) fn fits(&self, slot: &Slot) -> bool {
        slot.fits(self.classes, self.facts)
    }

    pub(super) fn is_quote(&self) -> bool {
        self.mark.is_some_and(|mark| matches!(mark, '"' | '“' | '”' | '«' | '»'))
    }
}

/// The words of a sentence; none where nothing can be told in it.
#[derive(Debug)]
pub(super) struct Reading<'l> {
    pub(super) words: Vec<Word<'l>>,
    /// The frames that its words can open.
    pub(super) opened: Vec<Opened>,
    /// Whether a clause begins at a word: known once every word is read.
    pub(super) openings: Vec<bool>,
    /// The classes of its words together.
    classes: Classes,
}

/// The words of a sentence, and room for its reading, kept from one to the next.
#[derive(Debug, Default)]
pub struct Room<'l> {
    words: Vec<Word<'l>>,
    opened: Vec<Opened>,
    openings: Vec<bool>,
    held: Held,
}

impl<'l> Room<'l> {
    /// Reads the words of a sentence, which stay until those of the next are read.
    pub(super) fn read(&mut self, text: &str, tokens: &[Token], types: &'l EventTypes) {
        split(text, tokens, types.vocabulary(), &mut self.words);
        marking::phrases(&mut self.words);
    }

    /// Whether an event may be told by the words, whatever names and times stand among them.
    pub(super) fn may_tell(&mut self, types: &EventTypes) -> bool {
        // Marks that are read away later may bring words of one class together.
        gate::may_open(&self.words, types, &mut self.held) || self.words.iter().any(Word::is_quote)
    }

    /// Takes back what a reading took.
    pub(super) fn take_back(&mut self, reading: Reading<'l>) {
        (self.words, self.opened, self.openings) = (reading.words, reading.opened, reading.openings);
    }
}

impl<'l> Reading<'l> {
    /// Reads the sentence whose words are in the room.
    pub(super) fn new(
        text: &str,
        sentence: &Sentence,
        names: &[NamePhrase],
        times: &[TimePhrase],
        types: &'l EventTypes,
        room: &mut Room<'l>,
    ) -> Self {
        let mut reading = Self {
            words: std::mem::take(&mut room.words),
            opened: std::mem::take(&mut room.opened),
            openings: std::mem::take(&mut room.openings),
            classes: 0,
        };
        reading.openings.clear();
        marking::names(&mut reading.words, names);
        marking::times(&mut reading.words, times);
        reading.open(types, &mut room.held);
        let tells = |opened: &Opened| types.frames()[opened.frame].kind != FrameKind::Blocker;
        // Marks that are read away later may bring words of one class together.
        if !reading.opened.iter().any(tells) && !reading.words.iter().any(Word::is_quote) {
            reading.words.clear();
            reading.opened.clear();
            return reading;
        }
        marking::speech(&mut reading.words, marking::opens_in_speech(text, sentence.span));
        reading.tag();
        if reading.unquote() {
            marking::phrases(&mut reading.words);
            marking::names(&mut reading.words, names);
            reading.open(types, &mut room.held);
            reading.tag();
        }
        let mut openings = std::mem::take(&mut reading.openings);
        openings.extend((0..reading.len()).map(|at| reading.begins_clause(at)));
        Self { openings, ..reading }
    }

    /// Finds the frames that its words can open.
    fn open(&mut self, types: &EventTypes, held: &mut Held) {
        self.classes = gate::open(&self.words, types, held, &mut self.opened);
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a word of any of these classes stands in it.
    pub(super) const fn names_one_of(&self, classes: Classes) -> bool {
        self.classes & classes != 0
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
            // "the truce is “largely holding”"
            let goes_on = opens > 0
                && self.words[opens - 1].is(BE | HAVE)
                && inner.len() <= 4
                && !inner.clone().any(|i| self.is_finite(i));
            // "accused them of “repeated violations”": a participle before its noun.
            let named = inner.len() <= 3
                && self.words[inner.start].forms & PARTICIPLE != 0
                && self.words.get(inner.start + 1).is_some_and(|next| next.is(NOUN))
                && !self.ends_quote_of_speech(closes);
            if goes_on
                || named
                || inner.len() <= 12 && !inner.clone().any(splits) && !self.ends_quote_of_speech(closes)
            {
                dropped.extend([opens, closes]);
            }
        }
        drop(quotes);
        if dropped.is_empty() {
            return false;
        }
        let mut number = 0;
        self.words.retain(|_| {
            number += 1;
            !dropped.contains(&(number - 1))
        });
        true
    }

    /// "No truce," he said: a comma inside the closing mark.
    fn ends_quote_of_speech(&self, closes: usize) -> bool {
        closes > 0 && self.words[closes - 1].mark == Some(',')
    }
}

/// Tokens become words: small letters, parts of "cease-fire" and "US-brokered" by themselves.
fn split<'l>(text: &str, tokens: &[Token], vocabulary: &'l Vocabulary, words: &mut Vec<Word<'l>>) {
    words.clear();
    words.reserve(tokens.len() + 4);
    let mut lower = String::new();
    let mut hyphen = None;
    for token in tokens {
        let written = token.span.of(text);
        // Almost every word ends here.
        if let Some(hash) = token.hash {
            let mut word = spelt(token.span, written, vocabulary.at(hash));
            word.capital = written.as_bytes()[0].is_ascii_uppercase();
            word.senses |= if word.facts.is_none() && !word.capital { adverb(written) } else { 0 };
            word.number = token.shape == TokenShape::Number;
            word.joined = hyphen == Some(token.span.start);
            words.push(word);
            continue;
        }
        if token.shape == TokenShape::Mark && !written.starts_with(['\'', '’']) {
            let mut mark = word(token.span, None);
            mark.mark = written.chars().next();
            words.push(mark);
            // "U.S.-backed": the hyphen stands by itself behind a full stop.
            hyphen = (written == "-" && words.len() > 1).then_some(token.span.end);
            continue;
        }
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
            let small = in_small_letters(part, &mut lower);
            let mut word = spelt(span, small, vocabulary.get(small));
            word.capital = part.starts_with(char::is_uppercase);
            word.senses |= if word.facts.is_none() && !word.capital { adverb(small) } else { 0 };
            word.number = token.shape == TokenShape::Number;
            word.joined = start_of_token != span.start || hyphen == Some(span.start);
            if small.starts_with('\'') && word.is(POSSESSIVE) {
                // "Russia's" possesses, "it's" is.
                let is = words.last().is_some_and(|before: &Word<'_>| before.is(PRONOUN | RELATIVE));
                word.senses &= if is { !POSSESSIVE } else { !(BE | BE_PRESENT) };
            }
            words.push(word);
        }
    }
}

/// A word in small letters, with a straight apostrophe.
fn in_small_letters<'a>(word: &str, lower: &'a mut String) -> &'a str {
    lower.clear();
    lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    lower
}

/// A word that is not known and ends in "ly" says how.
fn adverb(spelt: &str) -> Senses {
    let ends = spelt.len() > 4
        && spelt.as_bytes().last_chunk::<2>().is_some_and(|end| end.eq_ignore_ascii_case(b"ly"));
    if ends { ADVERB } else { 0 }
}

/// A word with what its letters say, in any case.
#[inline]
fn spelt<'l>(span: Span, spelt: &str, facts: Option<&'l WordFacts>) -> Word<'l> {
    let mut word = word(span, facts);
    if word.is(DETERMINER) {
        let is_one_of = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(spelt));
        word.definite = is_one_of(&["the", "these", "those"]);
        word.indefinite = is_one_of(&["a", "an"]);
    }
    word.plural = is_plural(spelt.as_bytes());
    word
}

/// Whether a word ends as plurals do.
fn is_plural(letters: &[u8]) -> bool {
    let Some((last, before)) = letters.split_last() else { return false };
    match last.to_ascii_lowercase() {
        b's' => before.last().is_none_or(|before| !before.eq_ignore_ascii_case(&b's')),
        // "Gunmen", but not "Yemen".
        b'n' => {
            let own = || [&b"women"[..], b"children"].iter().any(|own| own.eq_ignore_ascii_case(letters));
            letters.len() > 5 && letters.ends_with(b"men") || own()
        }
        b'e' => [&b"people"[..], b"police"].iter().any(|own| own.eq_ignore_ascii_case(letters)),
        _ => false,
    }
}

#[inline]
fn word(span: Span, facts: Option<&WordFacts>) -> Word<'_> {
    Word {
        span,
        facts,
        senses: facts.map_or(0, |facts| facts.senses),
        forms: facts.map_or(0, |facts| facts.forms),
        classes: facts.map_or(0, |facts| facts.classes),
        end: 0,
        capital: false,
        mark: None,
        number: false,
        plural: false,
        adjective_name: false,
        definite: false,
        indefinite: false,
        joined: false,
        time: false,
        speech: false,
        verb: Verb::No,
    }
}
