//! How the name of a country or of its capital is to be read: who acts, or where.

use super::assemble::{Found, Reader};
use super::memory::Memory;
use super::pieces::{Kind, Piece};
use super::{place, referents};
use crate::lexicon::name_words::{
    BETWEEN, DEFINITE, GOVERNS, INDEFINITE, JOINS, LOCATIVE, NO_LINK, OF_WHOM, OUTPOST, ROUTE,
};
use crate::lexicon::{NameForm, NounKind};
use crate::model::{ActorKind, NameReading, Referent};

impl<'a> Reader<'_, 'a> {
    /// "A Baghdad drone strike", "the Doha talks": the capital is where, and not who.
    pub(super) fn is_held_there(&self, at: usize) -> bool {
        let Kind::Nation(name) = &self.pieces[at].kind else { return false };
        let behind = |piece: &Piece<'_>| self.lexicon.context().held.holds(piece.span.of(self.text));
        let next = self.pieces.get(at + 1..).unwrap_or(&[]);
        let by_force = next.first().is_some_and(|noun| noun.noun(NounKind::State).is_some());
        name.form == NameForm::Capital
            && !self.pieces[at].possessive
            && next.get(usize::from(by_force)).is_some_and(behind)
    }

    /// "Iraq" in "the Iraq War", "Moscow" in "Moscow Metro".
    pub(super) fn is_part_of_a_name(&self, at: usize) -> bool {
        let Kind::Nation(name) = &self.pieces[at].kind else { return false };
        let Some(next) = self.pieces.get(at + 1) else { return false };
        let goes_on = matches!(next.kind, Kind::Capitals)
            || next.noun(NounKind::Organisation).or_else(|| next.noun(NounKind::Thing)).is_some();
        name.form != NameForm::Adjective
            && goes_on
            && next.span.start <= self.pieces[at].span.end + 1
            && next.span.of(self.text).starts_with(char::is_uppercase)
            && !self.pieces[at].span.of(self.text).chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    }

    /// How a country or capital standing alone may be read.
    pub(super) fn read_nation(&self, found: &mut Found<'a>, at: usize) {
        let Kind::Nation(name) = &self.pieces[at].kind else { return };
        let phrase = &mut found.phrase;
        phrase.adjective = matches!(name.form, NameForm::Adjective) && !phrase.possessive;
        // "The Turkish camps", "the Egyptian capital".
        if phrase.adjective {
            // "The Russian base" lies elsewhere.
            let place = self
                .pieces
                .get(at + 1)
                .is_some_and(|next| next.noun(NounKind::PlaceNoun).is_some() && !next.is(OUTPOST));
            phrase.place = place.then(|| referents::country_place(&phrase.referents[0], self.lexicon));
            return;
        }
        let is_place =
            matches!(name.form, NameForm::Name | NameForm::Acronym | NameForm::Capital | NameForm::Seat);
        if !is_place {
            return;
        }
        let city = || {
            let country = phrase.referents[0].country;
            let small = || {
                let name = self.pieces[at].span.of(self.text);
                let mut towns = self.lexicon.places().named(name);
                towns.find(|town| town.country == country).map(|town| town.place())
            };
            place::best(self.pieces[at].places, self.lexicon, country).or_else(small)
        };
        phrase.place = match name.form {
            NameForm::Capital | NameForm::Seat => {
                let land = || Some(referents::country_place(phrase.referents.first()?, self.lexicon));
                city().or_else(land)
            }
            _ => Some(referents::country_place(&phrase.referents[0], self.lexicon)),
        };
        // "In London's Docklands", "back to Monrovia's port".
        let part = name.form == NameForm::Capital
            && self.behind(at, LOCATIVE | ROUTE)
            && self.pieces.get(at + 1).is_some_and(|next| {
                matches!(next.kind, Kind::Capitals | Kind::Place(_))
                    || next.noun(NounKind::PlaceNoun).or_else(|| next.noun(NounKind::Region)).is_some()
            });
        phrase.reading = if phrase.possessive && part {
            NameReading::Place
        } else if phrase.possessive {
            NameReading::Actor
        } else if phrase.place.is_some()
            && (self.behind(at, LOCATIVE)
                || self.behind_place_noun(at)
                || matches!(name.form, NameForm::Capital | NameForm::Seat)
                    && self.behind(at, ROUTE)
                    && !self.is_addressed(at))
        {
            NameReading::Place
        } else {
            NameReading::Either
        };
    }

    /// "Police in Haiti", "the government in Kabul": whose a noun is, where the land stands behind it.
    pub(super) fn land_behind(&self, noun: usize, memory: &Memory<'a>) -> Option<Referent<'a>> {
        let land = self.pieces.get(noun + 2)?;
        let Kind::Nation(name) = &land.kind else { return None };
        let whose = self.pieces[noun + 1].is(LOCATIVE | OF_WHOM)
            && self.pieces[noun + 1].span.of(self.text) == "in"
            && matches!(name.form, NameForm::Name | NameForm::Acronym | NameForm::Capital)
            && !land.possessive;
        let land = referents::of_piece(land, self.day, self.lexicon, memory);
        whose.then(|| land.first().cloned())?.filter(|land| land.kind == Some(ActorKind::Country))
    }

    /// "The army", "government and rebels", "army envoys": a noun that says what somebody is and not whose, and is no
    /// part of "a military operation" or "his army".
    pub(super) fn stands_alone(&self, noun: usize) -> bool {
        let piece = &self.pieces[noun];
        let before = |far: usize| noun.checked_sub(far).map(|before| &self.pieces[before]);
        let next = self.pieces.get(noun + 1);
        // "A military convoy".
        if before(1).is_some_and(|whose| whose.is(BETWEEN | INDEFINITE)) {
            return false;
        }
        if next
            .is_some_and(|next| next.noun(NounKind::State).or_else(|| next.noun(NounKind::Title)).is_some())
        {
            return true;
        }
        let heads = next.is_none_or(|next| !matches!(next.kind, Kind::Noun(_) | Kind::Capitals));
        // "The internationally recognised government".
        let plain = |piece: &&Piece<'_>| matches!(piece.kind, Kind::Word) && !piece.is(NO_LINK);
        let article = (1..4)
            .map_while(before)
            .find(|word| word.is(DEFINITE) || !plain(word) && word.noun(NounKind::Modifier).is_none())
            .is_some_and(|word| word.is(DEFINITE));
        let listed = || {
            let opens = before(1)
                .is_none_or(|piece| matches!(piece.kind, Kind::Mark(_)) || piece.is(JOINS | GOVERNS));
            opens && next.is_some_and(|next| next.is(JOINS)) || before(1).is_some_and(|piece| piece.is(JOINS))
        };
        let several = piece.atoms.1 - piece.atoms.0 > 1;
        heads && (article || several || listed())
    }

    /// "Pressure on Kyiv", "a message from Moscow", "according to Tehran": a capital is who is meant, not where.
    fn is_addressed(&self, at: usize) -> bool {
        let noun = at.checked_sub(2).map(|noun| self.pieces[noun].span.of(self.text));
        noun.is_some_and(|noun| self.lexicon.context().addressed.holds(noun))
    }
}
