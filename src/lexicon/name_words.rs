//! Part of the lexicon: `names.toml`, the small words inside and around names, and what every word of a text is asked
//! for as names are looked for. Layer 2.

use std::collections::BTreeMap;

use super::LexiconFile;
use super::actors::Actors;
use super::lookup::hash_table::HashTable;
use super::lookup::name_index::{NameHash, folded_hash};
use super::nouns::Nouns;
use super::source::lists::{lists, no_list};
use super::source::toml_table::{fault_at, parse};
use crate::error::Result;
use crate::model::WordHash;

/// A set of parts that a word plays beside names, one bit per list.
pub type NameRoles = u32;

lists! {
    NameRoles, &str;
    /// however, several: a capital at the beginning of a sentence makes it no name
    GRAMMAR = 0, "grammar";
    /// the
    DEFINITE = 1, "definite";
    /// a, an
    INDEFINITE = 2, "indefinite";
    /// he, she
    PERSON_AGAIN = 3, "person_again";
    /// they
    SEVERAL_AGAIN = 4, "several_again";
    /// it
    PARTY_AGAIN = 5, "party_again";
    /// and, or
    JOINS = 6, "joins";
    /// as well
    AS_WELL = 7, "as_well";
    /// its, other: between names that are joined
    BETWEEN = 8, "between";
    /// van, bin
    PARTICLE = 9, "particle";
    /// as: part of a name behind or before a hyphen only
    JOINED_PARTICLE = 10, "joined_particle";
    /// Ahmed
    GIVEN_NAME = 11, "given_name";
    /// in, near
    LOCATIVE = 12, "locative";
    /// to, of
    DIRECTION = 13, "direction";
    /// to, from
    ROUTE = 14, "route";
    /// of, for: whose a title is
    OF_WHOM = 15, "of_whom";
    /// with, by
    GOVERNS = 16, "governs";
    /// was, that: never between an owner and what it owns
    NO_LINK = 17, "no_link";
    /// base
    OUTPOST = 18, "outpost";
    /// mediated, host
    GO_BETWEEN = 19, "go_between";
    /// of
    OF = 20, "of";
    /// near, outside: only a place follows
    BESIDE = 21, "beside";
    /// here: where the article was written
    HERE = 22, "here";
    /// under, despite: words before the subject that a comma ends
    OPENS = 23, "opens";
    /// of, for: behind the noun of a body stands what it is for
    PURPOSE = 24, "purpose";
}

/// The small words inside and around names.
#[derive(Debug, Default)]
pub struct NameWords {
    roles: HashTable<NameRoles>,
}

impl NameWords {
    /// What a word does beside names, by the hash of its folded letters.
    ///
    /// ```
    /// use truceline::lexicon::{Lexicon, folded_hash, name_words};
    /// let lexicon = Lexicon::embedded();
    /// let roles = |word| lexicon.name_words().roles(folded_hash(word));
    /// assert_ne!(roles("The") & name_words::DEFINITE, 0);
    /// assert_eq!(roles("truce"), 0);
    /// ```
    #[inline]
    #[must_use]
    pub fn roles(&self, word: WordHash) -> NameRoles {
        self.roles.get(word.value()).unwrap_or(0)
    }

    /// Every word with what it does.
    pub(super) fn all(&self) -> impl Iterator<Item = (WordHash, NameRoles)> {
        self.roles.entries().map(|(word, roles)| (WordHash::of_value(word), roles))
    }
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<NameWords> {
    let mut words = NameWords::default();
    let Some(file) = files.iter().find(|file| file.name == "names.toml") else { return Ok(words) };
    let lists: BTreeMap<String, Vec<String>> = parse(file)?;
    for (key, list) in &lists {
        let Some((_, role)) = LISTS.iter().find(|(known, _)| known == key) else {
            return Err(fault_at(file, key, no_list(LISTS.iter().map(|(known, _)| *known), key)));
        };
        for word in list {
            *words.roles.or_insert(folded_hash(word).value(), 0) |= role;
        }
    }
    Ok(words)
}

/// What a word is to names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameStart {
    /// What it does beside names.
    pub roles: NameRoles,
    /// Whether a noun for an actor, or the name of one that is made of common words, begins with it.
    pub begins: bool,
}

/// What words are to names, by the hash of their folded letters: one table of what several parts know, since nearly every
/// word of a text is nothing to names.
#[derive(Debug, Default)]
pub struct NameStarts {
    words: HashTable<NameStart>,
}

impl NameStarts {
    /// Gathers it from the parts that know.
    pub(super) fn of(words: &NameWords, nouns: &Nouns, actors: &Actors) -> Self {
        let mut starts = Self::default();
        for (word, roles) in words.all() {
            starts.words.or_insert(NameHash::from(word).value(), NameStart::default()).roles = roles;
        }
        for first in nouns.names().first_words().chain(actors.common_names().first_words()) {
            starts.words.or_insert(first.value(), NameStart::default()).begins = true;
        }
        starts
    }

    /// What a word is to names.
    ///
    /// ```
    /// use truceline::lexicon::{Lexicon, folded_hash};
    /// let lexicon = Lexicon::embedded();
    /// let start = |word| lexicon.name_starts().get(folded_hash(word));
    /// assert!(start("rebels").begins && !start("quickly").begins);
    /// assert_eq!(start("the").roles, lexicon.name_words().roles(folded_hash("the")));
    /// ```
    #[inline]
    #[must_use]
    pub fn get(&self, word: WordHash) -> NameStart {
        self.words.get(NameHash::from(word).value()).unwrap_or_default()
    }
}
