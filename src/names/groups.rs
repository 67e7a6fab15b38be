//! Armed groups by what stands beside their names: the land they are of, their acronym, the noun that says what they
//! are.

use super::assemble::{Found, Reader};
use super::memory::Memory;
use super::pieces::{Kind, Piece};
use super::referents;
use crate::lexicon::name_words::{DEFINITE, GOVERNS, INDEFINITE, JOINS};
use crate::lexicon::{NameForm, NounKind};
use crate::model::{ActorKind, Referent};

impl<'a> Reader<'_, 'a> {
    /// "Sudan's Rapid Support Forces", "Lebanese Hezbollah": the group acts, and not the land it is of.
    pub(super) fn group_of_a_land(&self, at: usize, memory: &mut Memory<'a>) -> Option<Found<'a>> {
        let Kind::Nation(name) = &self.pieces[at].kind else { return None };
        let owns = self.pieces[at].possessive || name.form == NameForm::Adjective;
        let next = self.pieces.get(at + 1).filter(|_| owns)?;
        let group = referents::of_piece(next, self.day, self.lexicon, memory);
        let land = referents::of_piece(&self.pieces[at], self.day, self.lexicon, memory);
        if !is_group(&group) || land.first()?.country != group.first()?.country {
            return None;
        }
        memory.saw_land(&land[0]);
        let found = self.owned(at, self.behind_acronym(at + 1), &group, memory);
        Some(found.unwrap_or_else(|| self.found(at, at + 2, at + 1, group, false)))
    }

    /// "The militant group Hamas", "the rebel Kosovo Liberation Army": what a group is, and behind it its name.
    pub(super) fn group_with_its_noun(
        &self,
        first: usize,
        noun: usize,
        memory: &Memory<'a>,
    ) -> Option<Found<'a>> {
        let (piece, next) = (&self.pieces[noun], self.pieces.get(noun + 1)?);
        let one = [NounKind::People, NounKind::GroupAgain]
            .iter()
            .any(|kind| piece.noun(*kind).is_some_and(|noun| !noun.plural));
        let touches = self.text.get(piece.span.end..next.span.start) == Some(" ");
        let group = referents::of_piece(next, self.day, self.lexicon, memory);
        let named = one && touches && !piece.possessive && is_group(&group);
        named.then(|| self.found(first, self.behind_acronym(noun + 1), noun + 1, group, false))
    }

    /// "South Sudan's rebel chief", "the Sudanese rebel leader": he speaks for the rebels, and not for the land.
    pub(super) fn rebels_of(
        &self,
        at: usize,
        head: usize,
        owner: &[Referent<'a>],
    ) -> Option<Vec<Referent<'a>>> {
        self.pieces[head].noun(NounKind::Title)?;
        let word = |piece: &Piece<'_>| piece.span.of(self.text).split(' ').next().map(str::to_lowercase);
        let rebel =
            self.pieces[at..=head].iter().filter_map(word).find(|word| self.lexicon.nouns().opposes(word))?;
        let state = owner.iter().any(|owner| owner.kind == Some(ActorKind::Country));
        state.then(|| referents::rebels(&rebel, owner, self.lexicon)).flatten()
    }

    /// The piece behind a name, or behind its acronym: "the National Liberation Army (ELN) | guerrillas".
    pub(super) fn behind_acronym(&self, at: usize) -> usize {
        let mark = |place: usize, mark: char| self.pieces.get(place).is_some_and(|piece| piece.is_mark(mark));
        let short = |place: usize| {
            self.pieces.get(place).is_some_and(|piece| {
                piece.span.of(self.text).chars().all(|c| !c.is_lowercase()) && piece.span.len() > 1
            })
        };
        let closes = mark(at + 1, '(') && short(at + 2) && mark(at + 3, ')');
        let goes_on = self.pieces.get(at + 4).is_some_and(|next| next.noun(NounKind::People).is_some());
        if closes && goes_on { at + 4 } else { at + 1 }
    }

    /// "The Moro Islamic Liberation Front, a former rebel group": the noun behind the comma is the group before it.
    pub(super) fn named_before(&self, at: usize, memory: &Memory<'a>) -> Option<Vec<Referent<'a>>> {
        let mut place = at.checked_sub(1)?;
        let skipped = |place: usize| {
            let piece = &self.pieces[place];
            matches!(piece.kind, Kind::Word) && !piece.is(DEFINITE | INDEFINITE | JOINS | GOVERNS)
                || piece.noun(NounKind::Modifier).is_some()
                || piece.noun(NounKind::Honorific).is_some()
        };
        for _ in 0..2 {
            if skipped(place) {
                place = place.checked_sub(1)?;
            }
        }
        let article = self.pieces[place].is(INDEFINITE);
        let comma = place.checked_sub(1).filter(|comma| article && self.pieces[*comma].is_mark(','))?;
        let mut name = comma.checked_sub(1)?;
        if self.pieces[name].is_mark(')') {
            name = name.checked_sub(3)?;
        }
        Some(referents::of_piece(&self.pieces[name], self.day, self.lexicon, memory))
            .filter(|all| is_group(all))
    }
}

fn is_group(all: &[Referent<'_>]) -> bool {
    all.first().is_some_and(|one| matches!(one.kind, Some(ActorKind::ArmedGroup | ActorKind::Organisation)))
}
