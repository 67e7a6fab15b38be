//! The order of the stages; the only file that knows it. Layer 4.

use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::model::{Article, Mention, NamePhrase, Sentence, SentenceKind, TimePhrase, Token};
use crate::{detect, names, resolve, segment, times};

/// What one article says.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its mentions, in text order.
    pub mentions: Vec<Mention>,
    /// What was left open.
    pub diagnostics: Vec<Diagnostic>,
}

/// Room for what the stages hold of a text, kept from one article to the next: of short ones asking for memory would be
/// a fifth of all work.
#[derive(Debug, Default)]
pub struct Room<'l> {
    tokens: Vec<Token>,
    times: times::Room<'l>,
    names: names::Memory<'static>,
    phrases: Vec<NamePhrase<'static>>,
    detect: detect::Room<'l>,
}

/// Reads one article: sentences, times, names, triggers, mentions.
#[must_use]
pub fn read(article: &Article, lexicon: &Lexicon) -> Reading {
    read_in(article, lexicon, &mut Room::default())
}

/// The same in the room that another article had: whoever reads many needs no more.
#[must_use]
pub fn read_in<'l>(article: &Article, lexicon: &'l Lexicon, room: &mut Room<'l>) -> Reading {
    let text = article.text.as_str();
    let all = segment::sentences(text);
    let sentences: Vec<&Sentence> = all.iter().filter(|one| one.kind == SentenceKind::Body).collect();
    let first = sentences.iter().position(|sentence| room.passes_gate(text, sentence, lexicon));
    // Without a day of publication the dates that stay open are counted, whatever is told.
    if first.is_none() && article.published.is_some() {
        return Reading::default();
    }
    let times = times::read_in(text, article.published, lexicon.words(), &mut room.times);
    let mut memory = std::mem::take(&mut room.names).emptied();
    let mut told = Vec::with_capacity(sentences.len());
    // The names of all sentences one behind the other: a list for each would be a piece of memory for each.
    let mut names = names::emptied(std::mem::take(&mut room.phrases));
    let mut phrases = times.phrases.as_slice();
    for (number, sentence) in sentences.into_iter().enumerate() {
        let before = phrases.partition_point(|phrase| phrase.span.start < sentence.span.start);
        let until = phrases.partition_point(|phrase| phrase.span.start < sentence.span.end);
        let own_times = &phrases[before..until];
        phrases = &phrases[until..];
        // The words of the first sentence are still there if it passed the gate, as those of most articles do.
        if number > 0 || first != Some(0) {
            room.read_words(text, sentence, lexicon);
        }
        let begun = names.len();
        names::phrases(text, sentence, &room.tokens, article.published, lexicon, &mut memory, &mut names);
        drop_feasts(&mut names, begun, own_times);
        let own = &names[begun..];
        let triggers = detect::triggers(text, sentence, own, own_times, lexicon.types(), &mut room.detect);
        told.push((sentence, names.len(), own_times, triggers));
    }
    let mut rest = names.as_slice();
    let mut before = 0;
    let readings = told.into_iter().map(|(sentence, until, times, triggers)| {
        let (names, behind) = rest.split_at(until - before);
        (rest, before) = (behind, until);
        resolve::SentenceReading { sentence, names, times, triggers }
    });
    let readings: Vec<_> = readings.collect();
    let diagnostics = times::left_open(&times, article).into_iter().collect();
    let mentions = resolve::mentions(article, &readings, lexicon);
    drop(readings);
    (room.names, room.phrases) = (memory.emptied(), names::emptied(names));
    Reading { mentions, diagnostics }
}

/// "A truce for Eid al-Adha": a feast takes no part. Drops those among the names from one on.
fn drop_feasts(names: &mut Vec<NamePhrase<'_>>, from: usize, times: &[TimePhrase]) {
    let feast = |name: &NamePhrase<'_>| {
        times.iter().any(|time| time.names_a_feast() && time.span.contains(name.span))
    };
    if names[from..].iter().any(feast) {
        let own = names.split_off(from);
        names.extend(own.into_iter().filter(|name| !feast(name)));
    }
}

impl<'l> Room<'l> {
    /// Reads the tokens of a sentence and its words.
    fn read_words(&mut self, text: &str, sentence: &Sentence, lexicon: &'l Lexicon) {
        segment::tokens_into(text, sentence.span, &mut self.tokens);
        detect::words(text, &self.tokens, lexicon.types(), &mut self.detect);
    }

    /// Whether a sentence may tell an event.
    fn passes_gate(&mut self, text: &str, sentence: &Sentence, lexicon: &'l Lexicon) -> bool {
        self.read_words(text, sentence, lexicon);
        detect::passes_gate(lexicon.types(), &mut self.detect)
    }
}
