//! Runs the examples and counterexamples in the files of event types through the whole pipeline.

use crate::lexicon::{EventType, Lexicon};
use crate::model::{Article, Mention, Status};
use crate::pipeline;

/// An example that does not give what its file says.
#[derive(Debug)]
pub(super) struct Failure {
    /// The file, by its name in the lexicon.
    pub(super) file: String,
    /// Line of the example, from 1.
    pub(super) line: usize,
    /// Column of the example, from 1.
    pub(super) column: usize,
    /// What the sentence should give.
    pub(super) expected: String,
    /// What it gives.
    pub(super) found: String,
    /// The sentence.
    pub(super) sentence: String,
}

/// The examples of a type that do not hold.
pub(super) fn failures(event_type: &EventType, lexicon: &Lexicon) -> Vec<Failure> {
    let positive = event_type
        .examples
        .iter()
        .flat_map(|(status, sentences)| sentences.iter().map(move |sentence| (Some(*status), sentence)));
    let negative = event_type.counterexamples.iter().map(|sentence| (None, sentence));
    positive
        .chain(negative)
        .filter_map(|(status, sentence)| failure(event_type, status, sentence, lexicon))
        .collect()
}

fn failure(
    event_type: &EventType,
    status: Option<Status>,
    sentence: &str,
    lexicon: &Lexicon,
) -> Option<Failure> {
    // A Wednesday in spring: examples may say "on Monday" and "next week".
    let article =
        Article { text: sentence.to_owned(), published: "2025-04-23".parse().ok(), ..Article::default() };
    let mentions = pipeline::read(&article, lexicon).mentions;
    let of_type = |mention: &&Mention| mention.event_type == event_type.id;
    let holds = match status {
        Some(status) => mentions.iter().filter(of_type).any(|mention| mention.status == status),
        None => !mentions.iter().any(|mention| of_type(&mention)),
    };
    if holds {
        return None;
    }
    let name = format!("events/{}.toml", event_type.id);
    let (line, column) = lexicon.file(&name).map_or((0, 0), |file| place(&file.text, sentence));
    let found: Vec<String> =
        mentions.iter().map(|mention| format!("{} ({})", mention.event_type, mention.status)).collect();
    Some(Failure {
        file: name,
        line,
        column,
        expected: match status {
            Some(status) => format!("{} ({status})", event_type.id),
            None => format!("no {}", event_type.id),
        },
        found: if found.is_empty() { "nothing".to_owned() } else { found.join(", ") },
        sentence: sentence.to_owned(),
    })
}

/// Line and column where a sentence stands in a file, both from 1; 0 where it is written in another way.
fn place(text: &str, sentence: &str) -> (usize, usize) {
    let escaped = sentence.replace('\\', "\\\\").replace('"', "\\\"");
    let Some(at) = text.find(sentence).or_else(|| text.find(&escaped)) else { return (0, 0) };
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1)
}
