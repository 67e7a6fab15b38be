//! People by title and office: "Foreign Minister Wang Yi", "Dave Pares, spokesman for …", and unknown names.

use super::assemble::{Found, Reader};
use super::memory::Memory;
use super::pieces::{Kind, Piece};
use super::{referents, town};
use crate::lexicon::NounKind;
use crate::lexicon::name_words::{DEFINITE, DIRECTION, INDEFINITE, JOINS, LOCATIVE, OF, OF_WHOM};
use crate::model::{ActorKind, NameReading, Place, Referent, surname};

impl<'a> Reader<'_, 'a> {
    /// The name behind a title, perhaps with "of Iran" or a comma between.
    pub(super) fn titled(
        &self,
        first: usize,
        title: usize,
        owner: &[Referent<'a>],
        memory: &mut Memory<'a>,
    ) -> Option<Found<'a>> {
        let mut owner = owner.to_vec();
        let mut name = title + 1;
        if owner.is_empty()
            && let Some((after, principal)) = self.of_whom(name, memory)
        {
            owner.push(principal);
            name = after;
        } else if let Some((after, _)) =
            self.of_whom(name, memory).filter(|(after, _)| self.names_holder(*after))
        {
            // "The UN special envoy to Yemen, Hans Grundberg": whose envoy it is stands before.
            name = after;
        } else if let Some(after) = self.of_place(name).filter(|after| self.names_holder(*after)) {
            // "The mayor of Bishkek, Daniar Usenov", "the envoy in the Balkans Pieter Feith".
            name = after;
        }
        // "The movement's leader and founder Jan Kowalski": two offices of one.
        let joins = |at: usize| {
            let title = self.pieces.get(at + 1).and_then(|piece| piece.noun(NounKind::Title));
            self.pieces[at].is(JOINS) && title.is_some_and(|noun| !noun.plural)
        };
        while self.pieces.get(name).is_some_and(|piece| {
            joins(name)
                || piece.is_mark(',')
                || piece.is_mark('.')
                || piece.noun(NounKind::Honorific).is_some()
                || piece.noun(NounKind::Title).is_some_and(|noun| !noun.plural)
        }) && name < title + 4 + 2
        {
            name += 1;
        }
        let piece = self.pieces.get(name)?;
        let mut all = match &piece.kind {
            Kind::Actor(_) | Kind::Known(_) => {
                let mut all = referents::of_piece(piece, self.day, self.lexicon, memory);
                if all.first()?.kind != Some(ActorKind::Person) {
                    return None;
                }
                if all.len() == 1 {
                    all.extend(referents::principal(&owner).cloned());
                }
                all
            }
            Kind::Capitals if has_small_letters(piece.span.of(self.text)) => {
                referents::person(piece.span.of(self.text), &owner)
            }
            _ => return None,
        };
        let mut next = name + 1;
        if all.len() == 1
            && let Some((after, principal)) = self.of_whom(next, memory)
        {
            all[0].country = principal.country;
            all.push(principal);
            next = after;
        }
        // "Interior Minister Alfonso Prada", in a text about one land.
        let of_state = self.pieces[title].noun(NounKind::Title).is_some_and(|noun| {
            !self.lexicon.nouns().offices(noun).is_empty()
                || noun_ends_with_minister(self.text, &self.pieces[title])
        });
        if all.len() == 1
            && all[0].id.is_none()
            && owner.is_empty()
            && of_state
            && let Some(home) = memory.home()
        {
            all[0].country = home.country;
            all.push(home.clone());
        }
        memory.learn(surname(&all[0].name), &all);
        memory.learn(&all[0].name.clone(), &all);
        Some(self.found(first, next, name, all, false))
    }

    /// The piece behind "of" or "in" and a place, where they stand at a piece.
    fn of_place(&self, at: usize) -> Option<usize> {
        self.pieces.get(at).filter(|piece| piece.is(OF) || piece.is(OF_WHOM) && piece.is(LOCATIVE))?;
        let place = at + 1 + usize::from(self.pieces.get(at + 1)?.is(DEFINITE));
        matches!(self.pieces.get(place)?.kind, Kind::Place(_)).then_some(place + 1)
    }

    /// Whether a name of a person may stand at a piece, perhaps behind a comma.
    pub(super) fn names_holder(&self, at: usize) -> bool {
        let name = at + usize::from(self.pieces.get(at).is_some_and(|piece| piece.is_mark(',')));
        self.pieces
            .get(name)
            .is_some_and(|piece| matches!(piece.kind, Kind::Actor(_) | Kind::Known(_) | Kind::Capitals))
    }

    /// ", spokesman for the Houthis,": whom somebody just named speaks for, and the piece behind.
    pub(super) fn apposition(&self, at: usize, memory: &mut Memory<'a>) -> Option<(usize, Referent<'a>)> {
        if !self.pieces.get(at)?.is_mark(',') {
            return None;
        }
        let mut place = at + 1;
        if self.pieces.get(place).is_some_and(|piece| piece.is(DEFINITE | INDEFINITE)) {
            place += 1;
        }
        let mut owner = None;
        for piece in self.pieces.get(place..)?.iter().take(6) {
            match &piece.kind {
                Kind::Nation(_) | Kind::Actor(_) | Kind::Known(_) => {
                    let found = referents::of_piece(piece, self.day, self.lexicon, memory);
                    owner = owner.or_else(|| referents::principal(&found).cloned());
                }
                _ if piece.noun(NounKind::Title).is_some() => {
                    let (after, principal) = match (self.of_whom(place + 1, memory), owner) {
                        // "The United Nations chief in Bosnia" speaks for the United Nations.
                        (Some((after, _)), Some(owner)) => (after, owner),
                        (Some(found), None) => found,
                        (None, owner) => (place + 1, owner?),
                    };
                    return Some((after, principal));
                }
                Kind::Mark(_) => return None,
                _ => {}
            }
            place += 1;
        }
        None
    }

    /// "the guerrilla group, the National Liberation Army": who it is, where the name follows its noun.
    pub(super) fn named_behind(&self, noun: usize, memory: &Memory<'a>) -> Option<Vec<Referent<'a>>> {
        let one = [NounKind::People, NounKind::GroupAgain]
            .iter()
            .any(|kind| self.pieces[noun].noun(*kind).is_some_and(|noun| !noun.plural));
        let mut name = noun + 2;
        if !one || !self.pieces.get(noun + 1)?.is_mark(',') {
            return None;
        }
        if self.pieces.get(name)?.is(DEFINITE) {
            name += 1;
        }
        let all = referents::of_piece(self.pieces.get(name)?, self.day, self.lexicon, memory);
        let is_group = matches!(all.first()?.kind, Some(ActorKind::ArmedGroup | ActorKind::Organisation));
        is_group.then_some(all)
    }

    /// "of Iran", "for UK Prime Minister Keir Starmer", "to the United Nations".
    pub(super) fn of_whom(&self, at: usize, memory: &mut Memory<'a>) -> Option<(usize, Referent<'a>)> {
        if !self.pieces.get(at)?.is(OF_WHOM) {
            return None;
        }
        let mut place = at + 1;
        if self.pieces.get(place)?.is(DEFINITE) {
            place += 1;
        }
        let piece = self.pieces.get(place)?;
        if !matches!(piece.kind, Kind::Nation(_) | Kind::Actor(_) | Kind::Known(_) | Kind::Noun(_)) {
            return None;
        }
        let Some(found) = self.phrase(place, memory) else {
            // "ambassador to Malaysia Ouyang Yujing"
            let land = referents::of_piece(piece, self.day, self.lexicon, memory);
            return Some((place + 1, referents::principal(&land)?.clone()));
        };
        let principal = referents::principal(&found.phrase.referents)?.clone();
        Some((found.next, principal))
    }

    /// The person named right behind a piece.
    pub(super) fn person_behind(&self, at: usize, memory: &Memory<'a>) -> Option<Vec<Referent<'a>>> {
        let next =
            self.pieces.get(at + 1).filter(|next| matches!(next.kind, Kind::Actor(_) | Kind::Known(_)))?;
        let all = referents::of_piece(next, self.day, self.lexicon, memory);
        (all.first()?.kind == Some(ActorKind::Person)).then_some(all)
    }

    /// A name that nothing is known of: a person by its apposition, an organisation by its last word.
    pub(super) fn capitals(&self, at: usize, memory: &mut Memory<'a>) -> Option<Found<'a>> {
        if let Some(found) = town::of_capitals(self, at, memory) {
            return Some(found);
        }
        let piece = &self.pieces[at];
        let name = piece.span.of(self.text);
        let goes_on_as = |kind| {
            self.pieces.get(at + 1).and_then(|next| next.noun(kind)).is_some()
                && !piece.possessive
                && self.pieces[at + 1].span.of(self.text).starts_with(char::is_uppercase)
        };
        // "the Second World War" acts in nothing.
        if goes_on_as(NounKind::Thing) {
            return Some(self.found(at, at + 2, at + 1, Vec::new(), false));
        }
        if let Some(found) = self.body(at, memory) {
            return Some(found);
        }
        let region =
            self.pieces.get(at + 1).filter(|next| next.noun(NounKind::Region).is_some() && !piece.possessive);
        // "captured Dinsoor district": the word behind says that it is a place.
        let of = self.pieces.get(at + 2).is_some_and(|next| next.is(OF));
        let unit =
            |region: &&Piece<'_>| !of && self.lexicon.context().district.holds(region.span.of(self.text));
        if let Some(region) = region.filter(|region| self.behind(at, LOCATIVE | DIRECTION) || unit(region)) {
            let mut found = self.found(at, at + 2, at, Vec::new(), false);
            let name = format!("{name} {}", region.span.of(self.text).to_lowercase());
            let before = at.checked_sub(1).map(|before| &self.pieces[before]);
            let owner = before.filter(|owner| matches!(owner.kind, Kind::Nation(_)));
            let owner = owner.map(|owner| referents::of_piece(owner, self.day, self.lexicon, memory));
            let country = owner.as_ref().and_then(|owner| owner.first()).or_else(|| memory.home_or_only());
            let country = country.and_then(|land| land.country).map(str::to_owned);
            found.phrase.place = Some(Place { name, country, lat: None, lon: None });
            found.phrase.reading = NameReading::Place;
            return Some(found);
        }
        // "Sanaa International Airport" is nobody.
        if goes_on_as(NounKind::Region) {
            return Some(self.found(at, at + 2, at + 1, Vec::new(), false));
        }
        // "A police post at Chaman Chowk" is no person's.
        if !self.is_full_name(at) || self.writes_news(at) || self.behind(at, LOCATIVE) {
            return None;
        }
        let (next, owner) = match self.apposition(at + 1, memory) {
            Some((next, principal)) if !piece.possessive => (next, vec![principal]),
            _ => (at + 1, Vec::new()),
        };
        let all = referents::person(name, &owner);
        memory.learn(surname(name), &all);
        memory.learn(name, &all);
        Some(self.found(at, next, at, all, false))
    }

    /// Whether a run of unknown capitalised words is as long as a person's name and stands alone.
    fn is_full_name(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let joined = self.text.get(..piece.span.start).is_some_and(|before| before.ends_with('-'));
        let words = piece.atoms.1 - piece.atoms.0;
        !joined && (2..=4).contains(&words) && has_small_letters(piece.span.of(self.text))
    }

    /// "CNN's Jane Doe": whoever writes the news takes no part in it.
    fn writes_news(&self, at: usize) -> bool {
        let owner = at.checked_sub(1).map(|before| &self.pieces[before]);
        owner.is_some_and(|owner| owner.possessive && owner.noun(NounKind::Outlet).is_some())
    }
}

/// "interior minister", "minister of energy"
fn noun_ends_with_minister(text: &str, title: &super::pieces::Piece<'_>) -> bool {
    title.span.of(text).split(' ').any(|word| word.eq_ignore_ascii_case("minister"))
}

/// A line in capitals throughout names nobody: "10:29 pm IST BENGHAZI".
fn has_small_letters(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
}
