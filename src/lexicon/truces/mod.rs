//! Part of the lexicon: `truces.toml`, what reports of a truce say beside who and when. Layer 2.

mod folded;

use serde::Deserialize;

pub use folded::Folded;

use super::LexiconFile;
use super::source::toml_table::parse_named;
use crate::error::Result;

/// A name and the phrases that give it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// What they stand for: "energy sites", "expired", "Easter".
    #[serde(alias = "how")]
    pub name: String,
    /// Phrases; `*` at the end of a word takes any ending.
    pub words: Vec<String>,
}

/// What is covered, how it ended, on what occasion.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TruceWords {
    /// What is covered, where it is not all of the fighting.
    #[serde(default)]
    scope: Vec<Phrases>,
    /// How a truce ended.
    #[serde(default)]
    ending: Vec<Phrases>,
    /// The occasion that gives it its name.
    #[serde(default)]
    occasion: Vec<Phrases>,
    /// What keeps a yes from being a truce: doubt, or that it was asked for.
    #[serde(default)]
    reserve: Vec<Phrases>,
    /// What says that it is to hold for good, or for as long as it holds.
    #[serde(default)]
    lasting: Vec<Phrases>,
}

impl TruceWords {
    /// What some sentence says is covered; `None` where it names no part of the fighting.
    #[must_use]
    pub fn scope(&self, sentence: &Folded) -> Option<&str> {
        first(&self.scope, sentence)
    }

    /// How some sentence says that a truce ended.
    #[must_use]
    pub fn ending(&self, sentence: &Folded) -> Option<&str> {
        first(&self.ending, sentence)
    }

    /// The occasion that some sentence names.
    #[must_use]
    pub fn occasion(&self, sentence: &Folded) -> Option<&str> {
        first(&self.occasion, sentence)
    }

    /// What keeps a party's yes in some sentence from being a truce: "doubt" ("ready to accept", "in principle"), or that
    /// it was "asked" for; `None` for a plain yes.
    #[must_use]
    pub fn reserve(&self, sentence: &Folded) -> Option<&str> {
        first(&self.reserve, sentence)
    }

    /// Whether some sentence says that the truce is to hold for good, or for as long as it holds.
    #[must_use]
    pub fn is_lasting(&self, sentence: &Folded) -> bool {
        first(&self.lasting, sentence).is_some()
    }
}

fn first<'a>(list: &'a [Phrases], sentence: &Folded) -> Option<&'a str> {
    list.iter()
        .find(|phrases| phrases.words.iter().any(|phrase| sentence.holds(phrase)))
        .map(|phrases| phrases.name.as_str())
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<TruceWords> {
    Ok(parse_named(files, "truces.toml")?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_what_is_covered_how_it_ended_and_on_what_occasion() {
        let lexicon = crate::lexicon::Lexicon::embedded();
        let words = lexicon.truces();
        let folded = Folded::new;
        assert_eq!(words.scope(&folded("to halt strikes on energy infrastructure")), Some("energy sites"));
        assert_eq!(words.scope(&folded("a truce in the Black Sea")), Some("ports and shipping"));
        assert_eq!(words.scope(&folded("a full ceasefire")), None);
        assert_eq!(words.ending(&folded("The truce expired on Sunday")), Some("expired"));
        assert_eq!(words.ending(&folded("The rebels called off their cease-fire")), Some("called off"));
        assert_eq!(words.ending(&folded("Fighting resumed after the truce collapsed")), Some("collapsed"));
        assert_eq!(words.reserve(&folded("the rebels are ready to accept a truce plan")), Some("doubt"));
        assert_eq!(words.reserve(&folded("the rebels accepted the truce plan")), Some("asked"));
        assert_eq!(words.reserve(&folded("the rebels agreed to a one-week truce with the army")), None);
        assert!(words.is_lasting(&folded("signed a permanent cease-fire")));
        assert!(!words.is_lasting(&folded("a truce that may lead to a permanent peace")));
        assert_eq!(words.occasion(&folded("a 30-hour Easter truce")), Some("Easter"));
    }
}
