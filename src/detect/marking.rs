//! What is marked on the words of a sentence before it is read: names, times, members of classes, direct speech.

use std::ops::Range;

use crate::lexicon::Slot;
use crate::lexicon::inflect::{ING, PARTICIPLE};
use crate::lexicon::sense::{BARRIER, BE, DETERMINER, HAVE, MAY, PREPOSITION, RELATIVE, REPORTING, TO, WILL};
use crate::lexicon::vocabulary::{ACTOR, PERSON, PLACE, TIME};
use crate::model::{ActorKind, NamePhrase, Span, TimePhrase, TimexType};

use super::reading::Word;

/// A quotation of fewer words than this is a term ("cessation of hostilities"), no speech.
const SPEECH: usize = 6;

/// How far back in a paragraph an open quotation mark is looked for.
const LOOK_BACK: usize = 1_500;

/// The words that a stretch of the text covers.
pub(super) fn covered(words: &[Word<'_>], span: Span) -> Range<usize> {
    let first = words.partition_point(|word| word.span.end <= span.start);
    first..words.partition_point(|word| word.span.start < span.end).max(first)
}

/// Adjectives made of names, and the classes of names: who, which person, where.
pub(super) fn names(words: &mut [Word<'_>], names: &[NamePhrase]) {
    for name in names {
        let covered = covered(words, name.span);
        let last = covered.end;
        let Some((head, inner)) = words[covered].split_first_mut() else { continue };
        if !name.adjective && !name.possessive {
            head.end = head.end.max(last);
            if !name.referents.is_empty() {
                head.classes |= ACTOR;
            }
            if name.referents.iter().any(|referent| referent.kind == Some(ActorKind::Person)) {
                head.classes |= PERSON;
            }
            if name.place.is_some() {
                head.classes |= PLACE;
            }
        }
        head.adjective_name |= name.adjective;
        head.senses &= if head.capital { !(MAY | WILL) } else { !0 };
        for word in inner {
            word.adjective_name |= name.adjective;
            // "Theresa May has met the envoy": no name says that something may be.
            word.senses &= if word.capital { !(MAY | WILL) } else { !0 };
            // "The United States proposed": no word of a known name is its sentence's verb.
            if word.capital && !name.referents.is_empty() {
                word.forms = 0;
                word.senses &= !REPORTING;
            }
        }
    }
}

/// Words of time, and the prepositions that govern them.
pub(super) fn times(words: &mut [Word<'_>], times: &[TimePhrase]) {
    for phrase in times {
        let covered = covered(words, phrase.span);
        let (first_word, before) = (covered.start, covered.start.checked_sub(1));
        let last = covered.end.saturating_sub(1);
        for (at, word) in covered.clone().zip(&mut words[covered]) {
            // "four hours after the truce began": what the last word opens is no time.
            word.time = at < last || !word.is(BARRIER) || word.plural;
        }
        if matches!(phrase.kind, TimexType::Date | TimexType::Time)
            && let Some(first) = words.get_mut(first_word)
            && first_word <= last
        {
            first.classes |= TIME;
            first.end = first.end.max(last + 1);
        }
        if let Some(before) = before.map(|before| &mut words[before])
            && before.is(PREPOSITION)
            && !before.is(TO)
        {
            before.time = true;
        }
    }
}

/// Members of classes that have several words.
pub(super) fn phrases(words: &mut [Word<'_>]) {
    for at in 0..words.len() {
        words[at].end = at + 1;
        let Some(facts) = words[at].facts else { continue };
        for (class, rest) in &facts.phrases {
            let fits = |slot: &Slot, at: usize| words.get(at).is_some_and(|word| word.fits(slot));
            if let Some(end) = Slot::filled(rest, at + 1, fits) {
                words[at].classes |= class;
                words[at].end = words[at].end.max(end);
            }
        }
    }
}

/// Words between quotation marks, where they are speech.
pub(super) fn speech(words: &mut [Word<'_>], opens_in_speech: bool) {
    let mut open = opens_in_speech.then_some(0);
    for at in 0..words.len() {
        if !words[at].is_quote() {
            continue;
        }
        let opens = match words[at].mark {
            Some('“' | '«') => true,
            Some('”' | '»') => false,
            _ => open.is_none(),
        };
        if let Some(from) = open.take()
            && !goes_on(words, from)
        {
            mark_speech(&mut words[from..at], from == 0);
        }
        if opens {
            open = Some(at + 1);
        }
    }
    if let Some(from) = open {
        let to = words.len();
        mark_speech(&mut words[from..to], true);
    }
}

/// "the jet was “shot down by …”", "he said that “Israel is not …”": the quotation goes on with the sentence, which
/// tells it.
fn goes_on(words: &[Word<'_>], from: usize) -> bool {
    let Some(before) = from.checked_sub(2).map(|before| &words[before]) else { return false };
    let that = before.is(RELATIVE) && before.is(DETERMINER);
    let reported = that && from > 2 && words[from - 3].is(REPORTING);
    reported
        || before.is(BE | HAVE)
            && words.get(from).is_some_and(|word| !word.capital && word.forms & (PARTICIPLE | ING) != 0)
}

fn mark_speech(words: &mut [Word<'_>], goes_over: bool) {
    let long = words.iter().filter(|word| word.mark.is_none()).count() >= SPEECH;
    if long || goes_over {
        for word in words {
            word.speech = true;
        }
    }
}

/// Whether a sentence begins inside a quotation that an earlier sentence of its paragraph opened.
pub(super) fn opens_in_speech(text: &str, sentence: Span) -> bool {
    let mut from = sentence.start.saturating_sub(LOOK_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..sentence.start).unwrap_or("");
    let paragraph = memchr::memrchr(b'\n', before.as_bytes()).map_or(before, |line| &before[line + 1..]);
    let mut open = false;
    // The first bytes of the marks that open and close speech.
    for at in memchr::memchr3_iter(b'"', 0xe2, 0xc2, paragraph.as_bytes()) {
        match paragraph.get(at..).and_then(|rest| rest.chars().next()) {
            Some('“' | '«') => open = true,
            Some('”' | '»') => open = false,
            Some('"') => open = !open,
            _ => {}
        }
    }
    open
}
