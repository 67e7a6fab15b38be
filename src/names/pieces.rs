//! Atoms become pieces: known names, nouns, places, runs of capitalised words, and what lies between.

use chrono::{Datelike, NaiveDate};

use super::atoms::Atom;
use super::memory::Memory;
use crate::lexicon::name_words::{
    GIVEN_NAME, GRAMMAR, HERE, JOINED_PARTICLE, PARTICLE, PARTY_AGAIN, PERSON_AGAIN, SEVERAL_AGAIN,
};
use crate::lexicon::{
    ActorEntry, ActorName, Lexicon, NameForm, NameHash, NameIndex, NameRoles, NameStart, Noun, NounKind,
    Values, folded_hash,
};
use crate::model::{ActorKind, Published, Span};

/// What a piece is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind<'l> {
    /// A country, by entry and form.
    Nation(ActorName),
    /// Another actor of the lexicon.
    Actor(ActorName),
    /// A name that this article explained before.
    Known(usize),
    /// A noun that stands for an actor or shows what its neighbour is.
    Noun(Nouns<'l>),
    /// Places of that name.
    Place(Values<'l, u32>),
    /// Capitalised words that nothing is known of.
    Capitals,
    /// A lower-case word.
    Word,
    /// A mark.
    Mark(char),
}

/// What a noun may be, and which kinds are among that, one bit each: most questions are about kinds that it is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nouns<'l> {
    all: Values<'l, Noun>,
    kinds: u16,
}

impl<'l> Nouns<'l> {
    fn of(all: Values<'l, Noun>) -> Self {
        Self { all, kinds: all.fold(0, |kinds, noun| kinds | 1 << noun.kind as u16) }
    }
}

/// A stretch of atoms. It is made for every word of a text, so that it holds no memory of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'l> {
    pub(super) kind: Kind<'l>,
    pub(super) span: Span,
    pub(super) atoms: (usize, usize),
    pub(super) possessive: bool,
    /// What it does beside names, where it is one word.
    pub(super) roles: NameRoles,
    /// Places of the same name, for capitals and countries.
    pub(super) places: Option<Values<'l, u32>>,
}

/// Cuts a sentence into pieces, and adds them.
pub(super) fn read<'l>(
    text: &str,
    atoms: &[Atom],
    day: Option<Published>,
    lexicon: &'l Lexicon,
    memory: &Memory<'_>,
    pieces: &mut Vec<Piece<'l>>,
) {
    let names = Names { actors: lexicon.actors().names(), nouns: lexicon.nouns().names() };
    let starts = lexicon.name_starts();
    pieces.reserve(atoms.len());
    let mut at = 0;
    while at < atoms.len() {
        let atom = &atoms[at];
        let start = if atom.mark.is_none() { starts.get(atom.hash) } else { NameStart::default() };
        let roles = start.roles;
        let plain = match atom.mark {
            Some(mark) => Some(Kind::Mark(mark)),
            None => (!atom.capital && !start.begins).then_some(Kind::Word),
        };
        // Almost every atom ends here: a mark, or a plain word that is no part of a name before it.
        if let Some(kind) = plain
            && (roles & (PARTICLE | JOINED_PARTICLE) == 0 || atom.mark.is_some())
        {
            let (span, possessive) = (atom.span, atom.possessive);
            pieces.push(Piece { kind, span, atoms: (at, at + 1), possessive, roles, places: None });
            at += 1;
            continue;
        }
        let (kind, length, places) = match plain {
            Some(kind) => (kind, 1, None),
            None => {
                let named = |land: &str| {
                    let here = pieces.iter().filter(|piece| piece.names_land(land, lexicon)).count();
                    memory.times_named(land) + here
                };
                piece_at(atoms, at, roles, (day, &named), lexicon, names, memory)
            }
        };
        let last = &atoms[at + length - 1];
        let span = Span::new(atom.span.start, last.span.end);
        let roles = if length == 1 { roles } else { 0 };
        let piece =
            Piece { kind, span, atoms: (at, at + length), possessive: last.possessive, roles, places };
        at += length;
        match pieces.last_mut() {
            Some(before) => match before.with(&piece, text, atoms, lexicon) {
                Some(kind) => before.take(&piece, kind),
                None => pieces.push(piece),
            },
            None => pieces.push(piece),
        }
    }
}

/// The names that may begin at a word that is no place.
#[derive(Clone, Copy)]
struct Names<'l> {
    actors: &'l NameIndex<ActorName>,
    nouns: &'l NameIndex<Noun>,
}

impl<'l> Piece<'l> {
    /// What a name is together with what stands behind it, where that is a part of it.
    fn with(&self, next: &Self, text: &str, atoms: &[Atom], lexicon: &Lexicon) -> Option<Kind<'l>> {
        let open = matches!(self.kind, Kind::Capitals | Kind::Place(_)) && !self.possessive;
        if self.is_given_name_before(next, text, lexicon) {
            return Some(Kind::Capitals);
        }
        let is_name = open
            && match next.kind {
                // "Dave" + "Pares", and "Paris" + "Hilton": capitalised words side by side are one name.
                Kind::Capitals => true,
                _ if !matches!(self.kind, Kind::Capitals) => false,
                Kind::Actor(name) => {
                    // "John F." + "Kerry"
                    let touches = matches!(text.get(self.span.end..next.span.start), Some(" " | ". "));
                    let surname = touches && name.form == NameForm::Short;
                    let person = lexicon.actors().entry(name.entry).filter(|_| surname);
                    return person
                        .filter(|entry| entry.kind == ActorKind::Person)
                        .and_then(|person| with_surname(self.span.of(text), &person.name, lexicon))
                        .map(|is_known| if is_known { next.kind } else { Kind::Capitals });
                }
                Kind::Word => next.is_particle(atoms),
                Kind::Place(_) => true,
                _ => false,
            };
        is_name.then_some(Kind::Capitals)
    }

    /// "Moussa" in "Moussa Mara": the surname of one is the given name of another, whom nothing is known of.
    fn is_given_name_before(&self, next: &Self, text: &str, lexicon: &Lexicon) -> bool {
        let Kind::Actor(name) = self.kind else { return false };
        let touches = text.get(self.span.end..next.span.start) == Some(" ");
        let given = lexicon.name_words().roles(folded_hash(self.span.of(text))) & GIVEN_NAME != 0;
        let unknown = matches!(next.kind, Kind::Capitals) && next.roles & GRAMMAR == 0;
        given && touches && unknown && name.form == NameForm::Short && !self.possessive
    }

    /// Takes what stands behind into the name, which is of a kind then.
    fn take(&mut self, next: &Self, kind: Kind<'l>) {
        self.span = self.span.join(next.span);
        self.atoms.1 = next.atoms.1;
        self.possessive = next.possessive && !matches!(next.kind, Kind::Word);
        (self.kind, self.places, self.roles) = (kind, None, 0);
    }

    /// "al" in "Haider al-Abadi", "van" in "Mark van Baarle": goes on to a capital.
    fn is_particle(&self, atoms: &[Atom]) -> bool {
        let next = atoms.get(self.atoms.1).filter(|next| next.capital);
        next.is_some_and(|next| {
            self.is(PARTICLE | if next.joined { JOINED_PARTICLE } else { 0 }) && !atoms[self.atoms.0].capital
        })
    }
}

/// Capitalised words before the surname of a person that the lexicon knows: whether they name that person ("Benjamin
/// Ben" + "Netanyahu"), or somebody else of the surname ("Jay" + "Carney"); `None` where they are no name at all.
fn with_surname(before: &str, known: &str, lexicon: &Lexicon) -> Option<bool> {
    let first = |name: &str| name.split(' ').next().map(str::to_owned);
    if first(before) == first(known) {
        return Some(true);
    }
    let given = |name: &str| lexicon.name_words().roles(folded_hash(name)) & GIVEN_NAME != 0;
    let is_name = before.chars().skip(1).all(char::is_lowercase)
        && (!["ed", "ing", "ly", "ish", "ian", "ese"].iter().any(|end| before.ends_with(end))
            || before.split(' ').all(given));
    (is_name && !known.starts_with(before)).then_some(false)
}

fn piece_at<'l>(
    atoms: &[Atom],
    at: usize,
    roles: NameRoles,
    told: Told<'_>,
    lexicon: &'l Lexicon,
    names: Names<'l>,
    memory: &Memory,
) -> (Kind<'l>, usize, Option<Values<'l, u32>>) {
    let atom = &atoms[at];
    let actor = longest(atoms, at, names.actors, |found, length| {
        choose_actor(found, &atoms[at..at + length], told, lexicon)
    });
    let noun = longest(atoms, at, names.nouns, |found, _| Some(found));
    let known =
        if atom.capital { longest(atoms, at, memory.names(), |mut found, _| found.next()) } else { None };
    let places = if atom.capital {
        longest(atoms, at, lexicon.places().names(), |found, length| {
            let large = || found.into_iter().any(|place| !lexicon.places().is_small(place));
            (atoms[at + length - 1].capital && large()).then_some(found)
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
    let same = places.filter(|found| found.1 == most).map(|found| found.0);
    // "Armenia's Security Council" is not that of the United Nations.
    let organ = noun.filter(|(noun, length)| {
        *length == most && noun.into_iter().any(|noun| noun.kind == NounKind::Organ)
    });
    if let Some((noun, length)) = organ
        && let Some((name, _)) = actor.filter(|(_, length)| *length == most)
        && let Some(nation) = nation_before(atoms, at, lexicon, names)
        && lexicon.actors().entry(name.entry).is_some_and(|body| body.country != nation.country)
    {
        return (Kind::Noun(Nouns::of(noun)), length, same);
    }
    if most == 0 {
        let is_grammar = !atom.is_acronym(atoms.get(at + 1)) && roles & GRAMMAR != 0;
        let unknown = atom.capital && !is_grammar;
        return (if unknown { Kind::Capitals } else { Kind::Word }, 1, None);
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
        // "The Organisation of African Unity" is no "the organisation" of before.
        (_, _, Some((_, length)), _) if length == most && goes_further(atoms, at + 1, length, names) => {
            (Kind::Word, 1, None)
        }
        (_, _, Some((noun, length)), _) if length == most => (Kind::Noun(Nouns::of(noun)), length, same),
        (_, _, _, Some((found, length))) => (Kind::Place(found), length, same),
        _ => (Kind::Capitals, 1, None),
    }
}

/// The country whose adjective stands before an atom, or whose name in the possessive.
fn nation_before<'l>(
    atoms: &[Atom],
    at: usize,
    lexicon: &'l Lexicon,
    names: Names<'l>,
) -> Option<&'l ActorEntry> {
    let before = at.checked_sub(1)?;
    let adjective = |name: &ActorName| name.form == NameForm::Adjective || atoms[before].possessive;
    let found = names.actors.get(NameHash::from(atoms[before].hash));
    let entry = lexicon.actors().entry(found.into_iter().find(adjective)?.entry)?;
    (entry.kind == ActorKind::Country).then_some(entry)
}

/// Whether the name of an actor begins at `at`, behind the first word of a noun of `length` words, and ends behind it.
fn goes_further(atoms: &[Atom], at: usize, length: usize, names: Names<'_>) -> bool {
    length > 1
        && atoms[at].capital
        && longest(atoms, at, names.actors, |_, _| Some(())).is_some_and(|(_, further)| further >= length)
}

/// The longest name that begins at an atom and that `choose` accepts.
fn longest<'a, V: Copy, T>(
    atoms: &[Atom],
    at: usize,
    index: &'a NameIndex<V>,
    choose: impl Fn(Values<'a, V>, usize) -> Option<T>,
) -> Option<(T, usize)> {
    let mut hash = NameHash::from(atoms[at].hash);
    let (most, alone) = index.begun_by(hash).filter(|_| atoms[at].mark.is_none())?;
    let most = usize::from(most).min(atoms.len() - at);
    let chosen = |found: Values<'a, V>, length| {
        let value = if found.is_empty() { None } else { choose(found, length) };
        value.map(|value| (value, length))
    };
    let mut best = chosen(alone, 1);
    for length in 2..=most {
        let atom = &atoms[at + length - 1];
        if atom.mark.is_some() {
            break;
        }
        hash.add(atom.hash);
        best = chosen(index.get(hash), length).or(best);
    }
    best
}

/// The day, and how often a land was named before.
type Told<'t> = (Option<Published>, &'t dyn Fn(&str) -> usize);

/// The reading of a name that its letters and the day allow; of groups of one name that of a land named before.
fn choose_actor(
    found: Values<'_, ActorName>,
    atoms: &[Atom],
    (day, named): Told<'_>,
    lexicon: &Lexicon,
) -> Option<ActorName> {
    let day = day.map(|published| published.day);
    let capital = atoms[0].capital;
    let allowed = |name: &ActorName| match name.form {
        NameForm::Short if is_of_later(name, day, lexicon) => false,
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
    let at_home = |name: &ActorName| {
        let group = lexicon.actors().entry(name.entry).filter(|entry| entry.kind != ActorKind::Person);
        group.and_then(|group| group.country.as_deref()).map_or(0, named)
    };
    let mut best = first;
    for other in allowed.clone() {
        if at_home(&other) > at_home(&best) {
            best = other;
        }
    }
    if best != first { Some(best) } else { Some(allowed.find(in_office).unwrap_or(first)) }
}

/// So many years before the first office of its holder a surname means somebody else: "Vance" of 1993.
const LONG_BEFORE: i32 = 15;

/// Whether whoever a surname stands for held the first office long after the day.
fn is_of_later(name: &ActorName, day: Option<NaiveDate>, lexicon: &Lexicon) -> bool {
    let person = lexicon.actors().entry(name.entry).filter(|entry| entry.kind == ActorKind::Person);
    let Some((person, day)) = person.zip(day) else { return false };
    let later = |from: NaiveDate| from.year() - day.year() > LONG_BEFORE;
    !person.offices.is_empty() && person.offices.iter().all(|office| office.from.is_some_and(later))
}

impl Piece<'_> {
    /// Whether a phrase may begin here at all: most pieces are words of their sentence that name nobody.
    pub(super) fn may_begin(&self) -> bool {
        match self.kind {
            Kind::Mark(_) => false,
            Kind::Word => self.is(PERSON_AGAIN | SEVERAL_AGAIN | PARTY_AGAIN | HERE),
            _ => true,
        }
    }

    /// Whether it is the name of a land.
    fn names_land(&self, land: &str, lexicon: &Lexicon) -> bool {
        let Kind::Nation(name) = &self.kind else { return false };
        lexicon.actors().entry(name.entry).is_some_and(|entry| entry.country.as_deref() == Some(land))
    }

    /// Whether it is a word that does any of these beside names.
    pub(super) const fn is(&self, roles: NameRoles) -> bool {
        self.roles & roles != 0
    }

    /// The noun of a kind that it may be. Of each piece that begins a name a dozen kinds are asked for.
    #[inline]
    pub(super) fn noun(&self, kind: NounKind) -> Option<Noun> {
        match &self.kind {
            Kind::Noun(nouns) if nouns.kinds >> kind as u16 & 1 == 1 => {
                nouns.all.into_iter().find(|noun| noun.kind == kind)
            }
            _ => None,
        }
    }

    /// Whether it is a mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, Kind::Mark(found) if found == mark)
    }
}
