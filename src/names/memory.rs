//! What earlier sentences of the article named.

use std::collections::BTreeMap;

use super::assemble::Found;
use super::atoms::Atom;
use super::pieces::Piece;
use crate::lexicon::NameIndex;
use crate::model::{ActorKind, Place, Referent};

/// What earlier sentences of the article named: full names behind surnames, groups behind "the group".
#[derive(Debug, Default)]
pub struct Memory<'a> {
    people: Vec<Vec<Referent<'a>>>,
    names: NameIndex<usize>,
    countries: BTreeMap<&'a str, Land<'a>>,
    /// Parties named side by side, and how often.
    pairs: Vec<(Vec<Referent<'a>>, usize)>,
    last_group: Option<Vec<Referent<'a>>>,
    /// Bodies and organisations, in the order in which they were named.
    bodies: Vec<Referent<'a>>,
    /// People named in the sentence before, and so far in this one.
    persons_before: Vec<Vec<Referent<'a>>>,
    persons_here: Vec<Vec<Referent<'a>>>,
    /// People named in the quotation that is read, and whether one is.
    persons_quoted: Vec<Vec<Referent<'a>>>,
    quoted: bool,
    /// Room for the atoms, the pieces and the phrases of a sentence, kept from one to the next.
    atoms: Vec<Atom>,
    pieces: Vec<Piece<'a>>,
    found: Vec<Found<'a>>,
    /// The country, body or group named first in the sentence before, and so far in this one.
    party_before: Option<Referent<'a>>,
    party_here: Option<Referent<'a>>,
    /// Where the article was written, by its dateline.
    written_at: Option<Place>,
    /// Whom "they" means: those that the sentence before told of first, side by side or as a group.
    several: Vec<Referent<'a>>,
}

/// A land that the article names.
#[derive(Debug)]
struct Land<'a> {
    /// How often.
    times: usize,
    /// Whether it was ever more than where something happened.
    acts: bool,
    referent: Referent<'a>,
}

/// An empty list in the memory of another: it lends from no article any more and may lend from the next.
pub(crate) fn emptied<A, B>(mut list: Vec<A>) -> Vec<B> {
    list.clear();
    list.into_iter().map(|_| unreachable!("it was emptied")).collect()
}

impl<'a> Memory<'a> {
    /// An empty memory for another article, in the room of this one.
    #[must_use]
    pub fn emptied<'b>(mut self) -> Memory<'b> {
        self.names.clear();
        self.atoms.clear();
        let (pieces, found) = (emptied(self.pieces), emptied(self.found));
        Memory { names: self.names, atoms: self.atoms, pieces, found, ..Memory::default() }
    }

    /// Room for the atoms, the pieces and the phrases of a sentence, empty.
    pub(super) fn take_room(&mut self) -> (Vec<Atom>, Vec<Piece<'a>>, Vec<Found<'a>>) {
        (std::mem::take(&mut self.atoms), std::mem::take(&mut self.pieces), std::mem::take(&mut self.found))
    }

    /// Takes the room back for the next sentence.
    pub(super) fn give_room(
        &mut self,
        mut atoms: Vec<Atom>,
        mut pieces: Vec<Piece<'a>>,
        mut found: Vec<Found<'a>>,
    ) {
        atoms.clear();
        pieces.clear();
        found.clear();
        (self.atoms, self.pieces, self.found) = (atoms, pieces, found);
    }

    /// A new sentence begins.
    pub(super) fn turn(&mut self) {
        self.quote(false);
        let here = std::mem::take(&mut self.persons_here);
        if !here.is_empty() {
            self.persons_before = here;
        }
        if let Some(party) = self.party_here.take() {
            self.party_before = Some(party);
        }
    }

    /// Direct speech begins or ends.
    pub(super) fn quote(&mut self, quoted: bool) {
        if quoted != self.quoted {
            self.persons_quoted.clear();
        }
        self.quoted = quoted;
    }

    /// Keeps where the article was written.
    pub(super) fn keep_written_at(&mut self, place: Option<&Place>) {
        self.written_at = self.written_at.take().or_else(|| place.cloned());
    }

    /// Where the article was written, outside direct speech.
    pub(super) fn written_at(&self) -> Option<&Place> {
        self.written_at.as_ref().filter(|_| !self.quoted)
    }

    /// The names of this article, for lookup.
    pub(super) const fn names(&self) -> &NameIndex<usize> {
        &self.names
    }

    /// Who a name of this article stands for.
    pub(super) fn referents(&self, number: usize) -> &[Referent<'a>] {
        self.people.get(number).map_or(&[], Vec::as_slice)
    }

    /// Keeps a short form of a name.
    pub(super) fn learn(&mut self, short: &str, referents: &[Referent<'a>]) {
        if short.chars().count() > 1 && self.names.find(short).next().is_none() {
            self.names.insert(short, self.people.len());
            self.people.push(referents.to_vec());
        }
    }

    /// A phrase was read: counts its country, keeps its person or its group. "The minister will come," he said: who is
    /// named in a quotation is not who speaks.
    pub(super) fn saw(&mut self, referents: &[Referent<'a>]) {
        let party = referents.iter().rev().find(|referent| referent.kind != Some(ActorKind::Person));
        if self.party_here.is_none() {
            self.party_here = party.cloned();
        }
        for referent in referents {
            match (referent.kind, referent.country) {
                (Some(ActorKind::Country), Some(_)) => self.count(referent, true),
                (Some(ActorKind::ArmedGroup | ActorKind::Organisation), _) => {
                    self.last_group = Some(referents.to_vec());
                }
                _ => {}
            }
            if matches!(referent.kind, Some(ActorKind::Body | ActorKind::Organisation)) {
                self.bodies.retain(|known| known.name != referent.name);
                self.bodies.push(referent.clone());
            }
        }
        if referents.first().is_some_and(|first| first.kind == Some(ActorKind::Person)) {
            let name = &referents[0].name;
            let persons = if self.quoted { &mut self.persons_quoted } else { &mut self.persons_here };
            if !persons.iter().any(|known| known[0].name == *name) {
                persons.push(referents.to_vec());
            }
        }
    }

    /// A land was named as that of a group.
    pub(super) fn saw_land(&mut self, land: &Referent<'a>) {
        self.count(land, true);
    }

    /// A land was named as where something is: "in Pretoria".
    pub(super) fn saw_where(&mut self, referents: &[Referent<'a>]) {
        referents.iter().for_each(|referent| self.count(referent, false));
    }

    fn count(&mut self, referent: &Referent<'a>, acts: bool) {
        if let (Some(ActorKind::Country), Some(country)) = (referent.kind, referent.country) {
            let new = || Land { times: 0, acts: false, referent: referent.clone() };
            let land = self.countries.entry(country).or_insert_with(new);
            land.times += 1;
            land.acts |= acts;
        }
    }

    /// A place in a country was named.
    pub(super) fn saw_country(&mut self, country: &str) {
        if let Some(entry) = self.countries.get_mut(country) {
            entry.times += 1;
        }
    }

    /// Two or more parties were named side by side.
    pub(super) fn saw_pair(&mut self, parties: Vec<Referent<'a>>) {
        let same = |known: &[Referent<'a>]| {
            known.iter().all(|one| parties.iter().any(|other| one.name == other.name))
        };
        match self.pairs.iter().position(|(known, _)| same(known)) {
            Some(place) => {
                let (known, times) = self.pairs.remove(place);
                self.pairs.push((known, times + 1));
            }
            None => self.pairs.push((parties, 1)),
        }
    }

    /// How often a country was named.
    pub(super) fn times_named(&self, country: &str) -> usize {
        self.countries.get(country).map_or(0, |land| land.times)
    }

    /// The parties that "both sides" means: those named most side by side, else the two most named
    /// countries that are more than where something happened.
    pub(super) fn pair(&self) -> Vec<Referent<'a>> {
        // Of pairs named equally often the last.
        if let Some((pair, _)) = self.pairs.iter().max_by_key(|(_, times)| *times) {
            return pair.clone();
        }
        let mut by_times: Vec<_> = self.countries.values().filter(|land| land.acts).collect();
        by_times.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.referent.name.cmp(&b.referent.name)));
        match by_times.as_slice() {
            [first, second, ..] => vec![first.referent.clone(), second.referent.clone()],
            [only] => vec![only.referent.clone()],
            [] => Vec::new(),
        }
    }

    /// The body named last whose name ends with a noun: "the Human Rights Council" for "the council".
    pub(super) fn body(&self, noun: &str) -> Option<&Referent<'a>> {
        let ends = |body: &&Referent<'a>| {
            let last = body.name.rsplit(' ').next();
            last.is_some_and(|last| last.eq_ignore_ascii_case(noun))
        };
        self.bodies.iter().rev().find(ends)
    }

    /// The group that "the group" means.
    pub(super) fn group(&self) -> Option<&[Referent<'a>]> {
        self.last_group.as_deref()
    }

    /// The person that "he" or "she" means, where only one can be meant.
    pub(super) fn person(&self) -> Option<&[Referent<'a>]> {
        if let [only] = self.persons_quoted.as_slice() {
            return Some(only);
        }
        match (self.persons_here.as_slice(), self.persons_before.as_slice()) {
            ([only], _) | ([], [only]) => Some(only),
            _ => None,
        }
    }

    /// The party that "it" means at the start of a sentence: the one named first in the sentence before.
    pub(super) const fn party(&self) -> Option<&Referent<'a>> {
        self.party_before.as_ref()
    }

    /// Those that "they" means at the start of a sentence.
    pub(super) fn several(&self) -> Option<&[Referent<'a>]> {
        (!self.several.is_empty()).then_some(&*self.several)
    }

    /// Keeps whom the next sentence may call "they".
    pub(super) fn keep_several(&mut self, several: Vec<Referent<'a>>) {
        self.several = several;
    }

    /// The country that "the government" means: the one that most of the text is about.
    pub(super) fn home(&self) -> Option<&Referent<'a>> {
        let total: usize = self.countries.values().map(|land| land.times).sum();
        let most = self.countries.values().max_by_key(|land| land.times)?;
        (most.times * 2 > total && most.times >= 2).then_some(&most.referent)
    }

    /// … or the only one that it named so far.
    pub(super) fn home_or_only(&self) -> Option<&Referent<'a>> {
        let only = || self.countries.values().next().filter(|_| self.countries.len() == 1);
        self.home().or_else(|| only().map(|land| &land.referent))
    }
}
