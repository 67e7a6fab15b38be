//! Names joined by commas and "and" share a number: "the United Kingdom, the United States and Ukraine".

use super::assemble::Found;
use super::memory::Memory;
use super::pieces::{Kind, Piece};
use crate::lexicon::NameRoles;
use crate::lexicon::name_words::{AS_WELL, BETWEEN, DEFINITE, GO_BETWEEN, GOVERNS, JOINS, OPENS};
use crate::model::{ActorKind, NameReading, Referent};

/// Numbers the coordinated phrases, and keeps the last pair of parties.
pub(super) fn number<'a>(
    pieces: &[Piece<'_>],
    found: &mut [Found<'a>],
    dateline: usize,
    memory: &mut Memory<'a>,
) {
    let mut groups = 0;
    for second in 1..found.len() {
        let (before, rest) = found.split_at_mut(second);
        let (Some(one), Some(other)) = (before.last_mut(), rest.first_mut()) else { continue };
        let Some(between) = pieces.get(one.next..other.first) else { continue };
        let alike =
            one.phrase.referents.is_empty() == other.phrase.referents.is_empty() && !one.phrase.possessive;
        // "In Doha, Kigali insisted", "In Goma, the rebels said": a comma alone joins no place with who acts.
        let apart = one.phrase.reading == NameReading::Place && other.phrase.reading != NameReading::Place;
        let plain = |piece: &Piece<'_>| piece.is_mark(',') || piece.is(DEFINITE);
        let alike = alike && !(apart && between.iter().all(plain));
        if alike && is_joint(between) {
            if one.phrase.coordination.is_none() {
                one.phrase.coordination = Some(groups);
                groups += 1;
            }
            other.phrase.coordination = one.phrase.coordination;
        }
    }
    let opening =
        pieces.iter().find(|piece| piece.span.start >= dateline && !matches!(piece.kind, Kind::Mark(_)));
    if opening.is_some_and(|opening| opening.is(OPENS)) {
        part_from_opening(pieces, found);
    }
    for group in 0..groups {
        let mut members = found.iter().enumerate().filter(|(_, one)| one.phrase.coordination == Some(group));
        let (first, last) = (members.next(), members.next_back());
        // "IGAD, the regional bloc, said": a comma alone adds a description, no second party.
        if let (Some((first, one)), Some((last, other))) = (first, last) {
            let act = found[first..=last].iter().all(|one| one.phrase.reading != NameReading::Place);
            let between = pieces.get(one.next..other.first).unwrap_or(&[]);
            let has = |roles: NameRoles| between.iter().any(|piece| piece.is(roles));
            let listed = has(JOINS | AS_WELL) || between.iter().any(|piece| piece.is_mark('&'));
            // "brokered by the United States, Israeli forces will withdraw": nor does it list two that are known.
            let known = |found: &Found<'_>| {
                found.phrase.reading == NameReading::Actor
                    && found.phrase.referents.first().is_some_and(|one| {
                        one.kind != Some(ActorKind::Person) && (one.id.is_some() || one.country.is_some())
                    })
            };
            // "Despite its truce with Israel, Hamas fires": nor does it go on with what a preposition governs.
            let before = pieces[..one.first].iter().rev().find(|piece| !piece.is(DEFINITE));
            let governed = before.is_some_and(|piece| piece.is(GOVERNS));
            let pair = last == first + 1 && (governed || known(one) && known(other));
            let described = (has(DEFINITE) || pair) && !listed;
            if act && described {
                found[first..=last].iter_mut().for_each(|one| one.phrase.coordination = None);
            }
        }
        let members = || found.iter().filter(|found| found.phrase.coordination == Some(group));
        let (Some(first), Some(last)) = (members().next(), members().next_back()) else { continue };
        if stand_between(pieces, first.first, last.next) {
            continue;
        }
        let members = members();
        let parties: Vec<_> = members.filter_map(|found| found.phrase.referents.last().cloned()).collect();
        if parties.len() == 2 && parties[0].name != parties[1].name {
            memory.saw_pair(parties);
        }
    }
}

/// "Under pressure by monitors, Egypt and Sudan agreed": the comma ends the words that a preposition opens, and they
/// hold the first name alone; "in talks with Egypt, Sudan and Chad, …" goes on with another comma.
fn part_from_opening(pieces: &[Piece<'_>], found: &mut [Found<'_>]) {
    let Some(comma) = pieces.iter().position(|piece| piece.is_mark(',')) else { return };
    let Some(last) = found.iter().rposition(|one| one.next == comma) else { return };
    let Some(group) = found[last].phrase.coordination else { return };
    let members: Vec<usize> =
        (0..found.len()).filter(|&one| found[one].phrase.coordination == Some(group)).collect();
    let closed =
        members.last().is_some_and(|&one| pieces.get(found[one].next).is_some_and(|next| next.is_mark(',')));
    if members.first() == Some(&last) && members.len() > 2 && !closed {
        found[last].phrase.coordination = None;
    }
}

/// Whom the next sentence may call "they": those named first, where they are several or a group.
pub(super) fn several<'a>(found: &[Found<'a>]) -> Vec<Referent<'a>> {
    let acts = |found: &&Found<'_>| {
        let phrase = &found.phrase;
        phrase.reading != NameReading::Place && !phrase.referents.is_empty() && !phrase.possessive
    };
    let Some(first) = found.iter().find(acts) else { return Vec::new() };
    match first.phrase.coordination {
        Some(group) => {
            let members = found.iter().filter(|one| one.phrase.coordination == Some(group));
            members.flat_map(|one| one.phrase.referents.iter().cloned()).collect()
        }
        None if first.phrase.anaphoric && first.phrase.referents.len() > 1
            || first.phrase.referents.len() == 1
                && first.phrase.referents[0].kind.is_some_and(ActorKind::may_be_fighters) =>
        {
            first.phrase.referents.clone()
        }
        None => Vec::new(),
    }
}

/// "Egypt and Qatar mediated the talks", "brokered by the two": who stands between the sides is none of them.
fn stand_between(pieces: &[Piece<'_>], first: usize, next: usize) -> bool {
    let is_mark = |piece: &&Piece<'_>| matches!(piece.kind, Kind::Mark(',' | '.' | ';'));
    let mut before = pieces[..first].iter().rev().take(3).take_while(|piece| !is_mark(piece));
    let mut behind = pieces.get(next..).unwrap_or(&[]).iter().take(2);
    before.any(|piece| piece.is(GO_BETWEEN)) || behind.any(|piece| piece.is(GO_BETWEEN))
}

/// Commas, "and", "or", "as well as", with articles.
fn is_joint(between: &[Piece<'_>]) -> bool {
    let joins = |piece: &Piece<'_>| piece.is_mark(',') || piece.is_mark('&') || piece.is(JOINS);
    let passes = |piece: &Piece<'_>| {
        joins(piece) || matches!(piece.kind, Kind::Word) && piece.is(DEFINITE | AS_WELL | BETWEEN)
    };
    !between.is_empty() && between.len() <= 5 && between.iter().all(passes) && between.iter().any(joins)
}
