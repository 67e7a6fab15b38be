//! Bodies, fronts and parties that the lexicon does not know, by the last word of their names: "the National Salvation
//! Front", "the Revolutionary Command Council", "the International Organization for Migration".

use super::assemble::{Found, Reader};
use super::memory::Memory;
use super::pieces::{Kind, Piece};
use super::referents;
use crate::lexicon::name_words::{DEFINITE, JOINS, LOCATIVE, OF, PURPOSE};
use crate::lexicon::{NameForm, NounKind};
use crate::model::{ActorKind, Referent, Span};

/// So many pieces of a name are looked at behind its first, and behind the noun of the body.
const MOST: usize = 5;

impl<'a> Reader<'_, 'a> {
    /// The body whose name begins at a piece: capitalised words side by side up to the noun of an organisation, and what
    /// it is for.
    pub(super) fn body(&self, at: usize, memory: &Memory<'a>) -> Option<Found<'a>> {
        let noun = self.noun_of_body(at)?;
        Some(self.found_body(self.pieces[at].span.start, (at, self.purpose(noun)), memory))
    }

    fn found_body(&self, start: usize, (at, last): (usize, usize), memory: &Memory<'a>) -> Found<'a> {
        let owner = self.land_of_body(last, memory);
        let body = Referent {
            id: None,
            name: Span::new(start, self.pieces[last].span.end).of(self.text).into(),
            kind: Some(ActorKind::Organisation),
            country: owner.as_ref().and_then(|land| land.country),
        };
        let next = last + if owner.is_some() { 3 } else { 1 };
        let all = [body].into_iter().chain(owner).collect();
        self.found(at, next, last, all, false)
    }

    /// The same where the name begins with a noun that qualifies others: "National", "Foreign".
    pub(super) fn qualified_body(&self, at: usize, memory: &Memory<'a>) -> Option<Found<'a>> {
        let first = &self.pieces[at];
        // "Opposition Awami League": a word that opens its sentence need not belong to the name.
        let opens = at == 0 && first.noun(NounKind::People).or_else(|| first.noun(NounKind::State)).is_some();
        // "Israeli Defence Force" is the land's, "Miami-Dade Police Department" begins before; "on the Eastern Front" is
        // where.
        let before = at.checked_sub(1).map(|before| &self.pieces[before]);
        let goes_on = before.is_some_and(|before| {
            let hyphen = self.text.get(before.span.end..first.span.start) == Some("-");
            hyphen || matches!(before.kind, Kind::Nation(_) | Kind::Place(_)) && !before.possessive
        });
        if opens || goes_on || self.behind(at, LOCATIVE) || !self.opens_body(at) {
            return None;
        }
        self.body(at, memory)
    }

    /// Whether a noun that qualifies others opens the name of a body.
    pub(super) fn opens_body(&self, at: usize) -> bool {
        let qualifies =
            |first: &Piece<'_>| first.noun(NounKind::Modifier).is_some() && self.is_capital(first);
        self.pieces.get(at).is_some_and(qualifies) && self.noun_of_body(at).is_some()
    }

    /// The same where the noun opens the name: "the Movement for Democratic Change".
    pub(super) fn body_by_purpose(&self, at: usize, memory: &Memory<'a>) -> Option<Found<'a>> {
        let piece = &self.pieces[at];
        let article = piece.span.of(self.text).rsplit_once(' ').map_or(0, |(before, _)| before.len() + 1);
        let start = piece.span.start + article;
        let again = [NounKind::Organisation, NounKind::GroupAgain, NounKind::BodyAgain];
        let named = self.text[start..].starts_with(char::is_uppercase)
            && again.into_iter().any(|kind| piece.noun(kind).is_some());
        let last = self.purpose(at);
        (named && last > at).then(|| self.found_body(start, (at, last), memory))
    }

    fn is_capital(&self, piece: &Piece<'_>) -> bool {
        piece.span.of(self.text).starts_with(char::is_uppercase)
    }

    /// Whether a piece may be a word of a name.
    fn is_part(&self, piece: &Piece<'_>) -> bool {
        matches!(piece.kind, Kind::Noun(_) | Kind::Capitals)
            && piece.noun(NounKind::Title).is_none()
            && self.is_capital(piece)
    }

    /// The last noun of an organisation in a run of capitalised words.
    fn noun_of_body(&self, at: usize) -> Option<usize> {
        let mut last = None;
        for (number, pair) in self.pieces[at..].windows(2).enumerate().take(MOST) {
            let [before, piece] = pair else { break };
            let between = self.text.get(before.span.end..piece.span.start);
            if before.possessive || !matches!(between, Some(" " | ". ")) || !self.is_part(piece) {
                break;
            }
            if piece.noun(NounKind::Organisation).is_some() {
                last = Some(at + number + 1);
            }
        }
        last
    }

    /// The last word of "for Migration", "for the Restoration of Peace and Justice" behind the noun of a body; the noun
    /// itself where nothing of the kind follows.
    fn purpose(&self, noun: usize) -> usize {
        let is = |at: usize, role| self.pieces.get(at).is_some_and(|piece| piece.is(role));
        let mut last = noun;
        while last < noun + 2 * MOST && !self.pieces[last].possessive {
            let mut at = last + 1;
            // A land behind "of" is whose it is.
            let mut named = last > noun && !is(at, PURPOSE | JOINS);
            if !named {
                let links = if last > noun { PURPOSE | JOINS } else { PURPOSE };
                if !is(at, links) {
                    break;
                }
                at += 1;
                at += usize::from(is(at, DEFINITE));
            }
            // "The Party of Unity and the Islamic Court Union", "and Jane Stone": another name.
            let another =
                |piece: &Piece<'_>| piece.atoms.1 - piece.atoms.0 > 1 || self.noun_of_body(at).is_some();
            let joined = is(last + 1, JOINS);
            let part = |piece: &Piece<'_>| {
                named &= matches!(piece.kind, Kind::Nation(_) | Kind::Place(_));
                (named && self.is_capital(piece) || self.is_part(piece)) && !(joined && another(piece))
            };
            if !self.pieces.get(at).is_some_and(part) {
                break;
            }
            last = self.hyphened(at);
        }
        last
    }

    /// The end of "Co-operation", "Counter-Terrorism".
    fn hyphened(&self, at: usize) -> usize {
        let next = self.pieces.get(at + 1);
        let joined =
            next.is_some_and(|next| self.text.get(self.pieces[at].span.end..next.span.start) == Some("-"));
        if joined { at + 1 } else { at }
    }

    /// "The National Assembly of France": whose it is.
    fn land_of_body(&self, last: usize, memory: &Memory<'a>) -> Option<Referent<'a>> {
        let land = self.pieces.get(last + 2).filter(|_| self.pieces[last + 1].is(OF))?;
        let Kind::Nation(name) = &land.kind else { return None };
        let named = name.form == NameForm::Name && !self.pieces[last].possessive;
        let all = referents::of_piece(land, self.day, self.lexicon, memory);
        all.into_iter().next().filter(|land| named && land.kind == Some(ActorKind::Country))
    }
}
