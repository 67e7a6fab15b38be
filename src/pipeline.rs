//! The order of the stages; the only file that knows it. Layer 4.

use crate::diagnostic::Diagnostic;
use crate::lexicon::Lexicon;
use crate::model::{Article, Mention, SentenceKind};
use crate::{detect, names, resolve, segment, times};

/// What one article says.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its mentions, in text order.
    pub mentions: Vec<Mention>,
    /// What was left open.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one article: sentences, times, names, triggers, mentions.
#[must_use]
pub fn read(article: &Article, lexicon: &Lexicon) -> Reading {
    let text = article.text.as_str();
    let sentences = segment::sentences(text);
    let times = times::read(text, article.published, lexicon.words());
    let mut memory = names::Memory::default();
    let mut readings = Vec::new();
    let mut phrases = times.phrases.as_slice();
    let (mut tokens, mut room) = (Vec::new(), detect::Room::default());
    for sentence in sentences.iter().filter(|sentence| sentence.kind == SentenceKind::Body) {
        let before = phrases.partition_point(|phrase| phrase.span.start < sentence.span.start);
        let until = phrases.partition_point(|phrase| phrase.span.start < sentence.span.end);
        let own_times = &phrases[before..until];
        phrases = &phrases[until..];
        segment::tokens_into(text, sentence.span, &mut tokens);
        let names = names::phrases(text, sentence, &tokens, article.published, lexicon, &mut memory);
        let triggers =
            detect::triggers(text, sentence, &tokens, &names, own_times, lexicon.types(), &mut room);
        readings.push(resolve::SentenceReading { sentence, names, times: own_times, triggers });
    }
    let diagnostics = times::left_open(&times, article).into_iter().collect();
    Reading { mentions: resolve::mentions(article, &readings, lexicon), diagnostics }
}
