//! Atoms become pieces: known names, nouns, places, runs of capitalised words, and what lies between.

use super::atoms::Atom;
use super::grammar_words::is_grammar;
use super::memory::Memory;
use crate::lexicon::{ActorName, Lexicon, NameForm, NameHash, NameIndex, Noun, NounKind, Values};
use crate::model::{ActorKind, Published, Span};

/// What a piece is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A country, by entry and form.
    Nation(ActorName),
    /// Another actor of the lexicon.
    Actor(ActorName),
    /// A name that this article explained before.
    Known(usize),
    /// A noun that stands for an actor or shows what its neighbour is.
    Noun(Vec<Noun>),
    /// Places of that name.
    Place(Vec<u32>),
    /// Capitalised words that nothing is known of.
    Capitals,
    /// A lower-case word.
    Word,
    /// A mark.
    Mark(char),
}

/// A stretch of atoms.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) span: Span,
    pub(super) atoms: (usize, usize),
    pub(super) possessive: bool,
    /// Places of the same name, for capitals and countries.
    pub(super) places: Vec<u32>,
}

/// Cuts a sentence into pieces.
pub(super) fn read(
    text: &str,
    atoms: &[Atom],
    day: Option<Published>,
    lexicon: &Lexicon,
    memory: &Memory,
) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(atoms.len());
    let mut at = 0;
    while at < atoms.len() {
        let (kind, length, places) = piece_at(text, atoms, at, day, lexicon, memory);
        if matches!(kind, Kind::Word)
            && let Some(before) =
                pieces.last_mut().filter(|before| matches!(before.kind, Kind::Capitals) && !before.possessive)
            && is_particle(text, atoms, at)
        {
            before.span.end = atoms[at].span.end;
            before.atoms.1 = at + 1;
            at += 1;
            continue;
        }
        let last = &atoms[at + length - 1];
        let span = Span::new(atoms[at].span.start, last.span.end);
        let piece = Piece { kind, span, atoms: (at, at + length), possessive: last.possessive, places };
        at += length;
        match pieces.last_mut() {
            Some(before) if runs_on(before, &piece) || is_a_namesake(text, before, &piece, lexicon) => {
                before.span = before.span.join(piece.span);
                before.atoms.1 = piece.atoms.1;
                before.possessive = piece.possessive;
                before.kind = Kind::Capitals;
                before.places.clear();
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

/// "Dave" + "Pares", and "Paris" + "Hilton": capitalised words side by side are one name.
fn runs_on(before: &Piece, next: &Piece) -> bool {
    let open = |kind: &Kind| matches!(kind, Kind::Capitals | Kind::Place(_));
    !before.possessive
        && open(&before.kind)
        && open(&next.kind)
        && (matches!(before.kind, Kind::Capitals) || matches!(next.kind, Kind::Capitals))
}

/// First names that end as participles do.
const NAMES_IN_ED: &[&str] = &[
    "Mohammed", "Mohamed", "Muhammed", "Mohamad", "Ahmed", "Hamed", "Khaled", "Saeed", "Sayed", "Majed",
    "Rashed", "Waleed", "Fred", "Alfred", "Ted", "Ned", "Jared", "Abed", "Javed", "Naveed", "Wahed",
];

/// "Jay" + "Carney": a surname that the lexicon knows, behind another first name, is somebody else's.
fn is_a_namesake(text: &str, before: &Piece, next: &Piece, lexicon: &Lexicon) -> bool {
    let Kind::Actor(name) = &next.kind else { return false };
    let entry = lexicon.actors().entry(name.entry);
    let first = before.span.of(text);
    let known = entry.is_some_and(|entry| entry.kind == ActorKind::Person && !entry.name.starts_with(first));
    let touches = text.get(before.span.end..next.span.start) == Some(" ");
    let is_name = first.chars().skip(1).all(char::is_lowercase)
        && (!["ed", "ing", "ly", "ish", "ian", "ese"].iter().any(|end| first.ends_with(end))
            || first.split(' ').all(|name| NAMES_IN_ED.contains(&name)));
    matches!(before.kind, Kind::Capitals)
        && !before.possessive
        && name.form == NameForm::Short
        && known
        && touches
        && is_name
}

/// "al" in "Haider al-Abadi", "van" in "Mark van Baarle": goes on to a capital.
fn is_particle(text: &str, atoms: &[Atom], at: usize) -> bool {
    const PARTICLES: &[&str] = &[
        "al", "el", "ul", "ud", "ad", "ed", "as", "ash", "az", "an", "at", "ibn", "bin", "bint", "ben", "de",
        "del", "dela", "di", "da", "dos", "der", "den", "van", "von", "la", "le", "ag",
    ];
    let next = atoms.get(at + 1);
    let joined = next.is_some_and(|next| next.joined);
    PARTICLES.contains(&atoms[at].span.of(text))
        && next.is_some_and(|next| next.capital)
        && (joined || !matches!(atoms[at].span.of(text), "as" | "at" | "an" | "ad"))
}

fn piece_at(
    text: &str,
    atoms: &[Atom],
    at: usize,
    day: Option<Published>,
    lexicon: &Lexicon,
    memory: &Memory,
) -> (Kind, usize, Vec<u32>) {
    let atom = &atoms[at];
    if let Some(mark) = atom.mark {
        return (Kind::Mark(mark), 1, Vec::new());
    }
    let (actors, nouns) = (lexicon.actors().names(), lexicon.nouns().names());
    let first = NameHash::from(atom.hash);
    if !atom.capital && actors.longest_from(first) == 0 && nouns.longest_from(first) == 0 {
        return (Kind::Word, 1, Vec::new());
    }
    let actor = longest(atoms, at, actors, |found, length| {
        choose_actor(found, &atoms[at..at + length], day, lexicon)
    });
    let noun = longest(atoms, at, nouns, |found, _| Some(by_rank(found)));
    let known =
        if atom.capital { longest(atoms, at, memory.names(), |mut found, _| found.next()) } else { None };
    let places = if atom.capital {
        longest(atoms, at, lexicon.places().names(), |found, length| {
            (atoms[at + length - 1].capital).then(|| found.collect::<Vec<_>>())
        })
    } else {
        None
    };
    let lengths = [
        known.as_ref().map_or(0, |found| found.1),
        actor.as_ref().map_or(0, |found| found.1),
        noun.as_ref().map_or(0, |found| found.1),
        places.as_ref().map_or(0, |found| found.1),
    ];
    let most = lengths.into_iter().max().unwrap_or(0);
    let same =
        places.as_ref().filter(|found| found.1 == most).map(|found| found.0.clone()).unwrap_or_default();
    if most == 0 {
        let unknown = atom.capital && !is_grammar(text, atom);
        return (if unknown { Kind::Capitals } else { Kind::Word }, 1, Vec::new());
    }
    match (known, actor, noun, places) {
        (_, Some((name, length)), _, _) if length == most => {
            let entry = lexicon.actors().entry(name.entry);
            let is_nation = entry.is_some_and(|entry| {
                entry.kind == ActorKind::Country || name.form > NameForm::Short || entry.adjective.is_some()
            });
            (if is_nation { Kind::Nation(name) } else { Kind::Actor(name) }, length, same)
        }
        (Some((number, length)), _, _, _) if length == most => (Kind::Known(number), length, same),
        (_, _, Some((noun, length)), _) if length == most => (Kind::Noun(noun), length, same),
        (_, _, _, Some((found, length))) => (Kind::Place(found), length, same),
        _ => (Kind::Capitals, 1, Vec::new()),
    }
}

/// The longest name that begins at an atom and that `choose` accepts.
fn longest<'a, V: Copy, T>(
    atoms: &[Atom],
    at: usize,
    index: &'a NameIndex<V>,
    choose: impl Fn(Values<'a, V>, usize) -> Option<T>,
) -> Option<(T, usize)> {
    let mut hash = NameHash::from(atoms[at].hash);
    let most = usize::from(index.longest_from(hash)).min(atoms.len() - at);
    let mut best = None;
    for length in 1..=most {
        let atom = &atoms[at + length - 1];
        if atom.mark.is_some() {
            break;
        }
        if length > 1 {
            hash.add(atom.hash);
        }
        let found = index.get(hash);
        if !found.is_empty()
            && let Some(value) = choose(found, length)
        {
            best = Some((value, length));
        }
    }
    best
}

/// The reading of a name that its letters and the day allow.
fn choose_actor(
    found: Values<'_, ActorName>,
    atoms: &[Atom],
    day: Option<Published>,
    lexicon: &Lexicon,
) -> Option<ActorName> {
    let day = day.map(|published| published.day);
    let capital = atoms[0].capital;
    let allowed = |name: &ActorName| match name.form {
        NameForm::Acronym => atoms.iter().all(|atom| atom.upper),
        NameForm::Common => true,
        _ => capital,
    };
    let in_office = |name: &ActorName| {
        lexicon
            .actors()
            .entry(name.entry)
            .is_some_and(|entry| entry.offices.iter().any(|office| office.held_on(day)))
    };
    let mut allowed = found.filter(allowed);
    let first = allowed.next()?;
    if in_office(&first) {
        return Some(first);
    }
    Some(allowed.find(in_office).unwrap_or(first))
}

/// What a noun may be, the most telling first: an "official" is a person before it stands for its country.
fn by_rank(found: Values<'_, Noun>) -> Vec<Noun> {
    let mut nouns: Vec<Noun> = found.collect();
    nouns.sort_by_key(|noun| match noun.kind {
        NounKind::Both => 0,
        NounKind::GroupAgain => 1,
        NounKind::Title => 2,
        NounKind::Organ => 3,
        NounKind::Observer => 4,
        NounKind::Outlet => 5,
        NounKind::People => 6,
        NounKind::State => 7,
        NounKind::PlaceNoun => 8,
        NounKind::Region => 9,
        NounKind::Modifier => 10,
        NounKind::Honorific => 11,
        NounKind::Organisation => 12,
        NounKind::Thing => 13,
    });
    nouns
}

impl Piece {
    /// The noun of a kind that it may be.
    pub(super) fn noun(&self, kind: NounKind) -> Option<Noun> {
        match &self.kind {
            Kind::Noun(nouns) => nouns.iter().copied().find(|noun| noun.kind == kind),
            _ => None,
        }
    }

    /// Whether it is a mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, Kind::Mark(found) if found == mark)
    }
}

/// Whether a word is one of several, case ignored.
pub(super) fn is_one_of(text: &str, span: Span, words: &[&str]) -> bool {
    let word = span.of(text);
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}
