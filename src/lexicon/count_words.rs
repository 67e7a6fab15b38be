//! Part of the lexicon: `counts.toml`, what a number in a sentence counts. Layer 2.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::LexiconFile;
use super::context::WordList;
use super::lookup::hash_table::HashTable;
use super::source::toml_table::{fault_at, parse_named};
use crate::error::Result;
use crate::model::WordHash;

/// One thing that is counted, and the words that say so.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// `killed`, `prisoners`, `violations`.
    pub what: String,
    /// Words before or behind the number: "killing".
    pub verbs: Vec<String>,
    /// Words behind the number: "violations".
    pub nouns: Vec<String>,
}

/// Words before a number that say on which side it is open.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// "at least".
    pub at_least: Vec<String>,
    /// "up to".
    pub at_most: Vec<String>,
    /// "handed over": behind these verbs "over" bounds no number.
    pub over_of_verb: Vec<String>,
}

/// What a number in a sentence counts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountWords {
    /// Where the words for who is counted end.
    #[serde(default)]
    until: WordList,
    /// Things that are counted; the first that fits holds.
    pub counted: Vec<Counted>,
    /// Words that are numbers, with lowest and highest; 0 leaves the highest open.
    pub number: BTreeMap<String, [u64; 2]>,
    /// The same by hash: every word of a sentence that counts something is asked for.
    #[serde(skip)]
    by_hash: HashTable<[u64; 2]>,
    /// Words before a number.
    pub bounds: Bounds,
    /// What words say is counted, in the order of the things, and which of these a word says, by its hash.
    #[serde(skip)]
    said: Vec<Vec<Said>>,
    #[serde(skip)]
    said_by: HashTable<usize>,
}

/// That a word says that a thing is counted.
#[derive(Clone, Copy, Debug)]
struct Said {
    /// Number of the thing.
    thing: usize,
    /// As a verb: before or behind the number.
    verb: bool,
}

impl CountWords {
    /// Whether the words for who is counted end before a word: "34 soldiers were".
    #[must_use]
    pub fn ends_before(&self, word: &str) -> bool {
        self.until.holds(word)
    }

    /// Lowest and highest value of a word of ASCII letters and digits by the hash of its small letters.
    #[must_use]
    pub fn number_at(&self, word: WordHash) -> Option<[u64; 2]> {
        self.by_hash.get(word.value())
    }

    /// Lowest and highest value of a word that is a number, in any case.
    #[must_use]
    pub fn number_of(&self, word: &str) -> Option<[u64; 2]> {
        match WordHash::of_plain(word) {
            Some(hash) => self.number_at(hash),
            None => self.number.get(&word.to_ascii_lowercase()).copied(),
        }
    }

    /// The first thing that a word, in any case, says is counted: as a verb, and where `noun` as a noun too.
    #[must_use]
    pub fn counted_by(&self, word: &str, noun: bool) -> Option<&Counted> {
        let all = self.said.get(self.said_by.get(key(word))?)?;
        let said = all.iter().find(|said| said.verb || noun)?;
        self.counted.get(said.thing)
    }
}

/// What a word is looked up by, in any case.
fn key(word: &str) -> u64 {
    WordHash::of_plain(word).unwrap_or_else(|| WordHash::of_spelling(&word.to_ascii_lowercase())).value()
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<CountWords> {
    let Some(mut words) = parse_named::<CountWords>(files, "counts.toml")? else {
        return Ok(CountWords::default());
    };
    for (word, values) in &words.number {
        if let Some(hash) = WordHash::of_plain(word) {
            words.by_hash.or_insert(hash.value(), *values);
        }
    }
    let file = files.iter().find(|file| file.name == "counts.toml");
    for (thing, counted) in words.counted.iter().enumerate() {
        for (list, verb) in [(&counted.verbs, true), (&counted.nouns, false)] {
            for word in list {
                if let Some(file) = file.filter(|_| word.contains(' ')) {
                    return Err(fault_at(file, word, format!("expected one word, found `{word}`")));
                }
                let number = *words.said_by.or_insert(key(word), words.said.len());
                match words.said.get_mut(number) {
                    Some(said) => said.push(Said { thing, verb }),
                    None => words.said.push(vec![Said { thing, verb }]),
                }
            }
        }
    }
    Ok(words)
}
