//! How the name of a country or of its capital is to be read: who acts, or where.

use super::assemble::{Found, Reader};
use super::pieces::{Kind, Piece};
use super::{place, referents};
use crate::lexicon::name_words::{LOCATIVE, OUTPOST, ROUTE};
use crate::lexicon::{NameForm, NounKind};
use crate::model::NameReading;

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
        let city = || place::best(self.pieces[at].places, self.lexicon, phrase.referents[0].country);
        phrase.place = match name.form {
            NameForm::Capital | NameForm::Seat => {
                let land = || Some(referents::country_place(phrase.referents.first()?, self.lexicon));
                city().or_else(land)
            }
            _ => Some(referents::country_place(&phrase.referents[0], self.lexicon)),
        };
        // "In London's Docklands".
        let part = name.form == NameForm::Capital
            && self.behind(at, LOCATIVE)
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

    /// "Pressure on Kyiv", "a message from Moscow", "according to Tehran": a capital is who is meant, not where.
    fn is_addressed(&self, at: usize) -> bool {
        let noun = at.checked_sub(2).map(|noun| self.pieces[noun].span.of(self.text));
        noun.is_some_and(|noun| self.lexicon.context().addressed.holds(noun))
    }
}
