//! Names in a sentence: who and where.

use std::borrow::Cow;

use super::{ActorKind, Place, Span};

/// How a name may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameReading {
    /// An actor only: a person, a body, an armed group.
    Actor,
    /// A place only: "in Moscow", a town that nobody speaks for.
    Place,
    /// A country, capital or seat of power whose position decides.
    Either,
}

/// One name or noun phrase that stands for actors or a place. What it is called is borrowed from the text and from
/// the lexicon: names are read in every sentence, and few of them come to be told.
#[derive(Clone, Debug, PartialEq)]
pub struct NamePhrase<'a> {
    /// The words, with office and apposition.
    pub span: Span,
    /// The head: the surname, the group's name, the noun ("forces" in "Ukrainian forces").
    pub head: Span,
    /// How it may be read.
    pub reading: NameReading,
    /// Who it stands for, most specific first: the person, then the country or body it speaks for.
    pub referents: Vec<Referent<'a>>,
    /// The place it names, where it may be one.
    pub place: Option<Place>,
    /// "Russia's", "its".
    pub possessive: bool,
    /// "Russian", "Israeli": an adjective before a noun.
    pub adjective: bool,
    /// Names joined by commas and "and" share a number; `None` stands alone.
    pub coordination: Option<usize>,
    /// A pronoun or a short form ("the group", "he") that was resolved to an earlier name.
    pub anaphoric: bool,
    /// An official or an observer without a side ("medics", "the UN"): what it reports happened.
    pub neutral: bool,
}

/// One actor that a name stands for, before it has a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent<'a> {
    /// Id in the lexicon.
    pub id: Option<&'a str>,
    /// Standard name.
    pub name: Cow<'a, str>,
    /// What sort of actor it is.
    pub kind: Option<ActorKind>,
    /// ISO 3166 alpha-3.
    pub country: Option<&'a str>,
}
