//! Names joined by commas and "and" share a number: "the United Kingdom, the United States and Ukraine".

use super::assemble::Found;
use super::memory::Memory;
use super::pieces::{Kind, Piece, is_one_of};
use crate::model::{ActorKind, NameReading, Referent, Span};

/// Numbers the coordinated phrases, and keeps the last pair of parties.
pub(super) fn number<'a>(text: &str, pieces: &[Piece<'_>], found: &mut [Found<'a>], memory: &mut Memory<'a>) {
    let mut groups = 0;
    for second in 1..found.len() {
        let (before, rest) = found.split_at_mut(second);
        let (Some(one), Some(other)) = (before.last_mut(), rest.first_mut()) else { continue };
        let Some(between) = pieces.get(one.next..other.first) else { continue };
        let alike =
            one.phrase.referents.is_empty() == other.phrase.referents.is_empty() && !one.phrase.possessive;
        // "In Doha, Kigali insisted", "In Goma, the rebels said": a comma alone joins no place with who acts.
        let apart = one.phrase.reading == NameReading::Place && other.phrase.reading != NameReading::Place;
        let plain = |piece: &Piece<'_>| piece.is_mark(',') || is_one_of(text, piece.span, &["the"]);
        let alike = alike && !(apart && between.iter().all(plain));
        if alike && is_joint(text, between) {
            if one.phrase.coordination.is_none() {
                one.phrase.coordination = Some(groups);
                groups += 1;
            }
            other.phrase.coordination = one.phrase.coordination;
        }
    }
    for group in 0..groups {
        let mut members = found.iter().enumerate().filter(|(_, one)| one.phrase.coordination == Some(group));
        let (first, last) = (members.next(), members.next_back());
        // "IGAD, the regional bloc, said": a comma alone adds a description, no second party.
        if let (Some((first, one)), Some((last, other))) = (first, last) {
            let act = found[first..=last].iter().all(|one| one.phrase.reading != NameReading::Place);
            let between = pieces.get(one.next..other.first).unwrap_or(&[]);
            let has = |words: &[&str]| between.iter().any(|piece| is_one_of(text, piece.span, words));
            let listed =
                has(&["and", "or", "both", "plus", "as"]) || between.iter().any(|piece| piece.is_mark('&'));
            // "brokered by the United States, Israeli forces will withdraw": nor does it list two that are known.
            let known = |found: &Found<'_>| {
                found.phrase.reading == NameReading::Actor
                    && found.phrase.referents.first().is_some_and(|one| {
                        one.kind != Some(ActorKind::Person) && (one.id.is_some() || one.country.is_some())
                    })
            };
            // "Despite its truce with Israel, Hamas fires": nor does it go on with what a preposition governs.
            let before =
                pieces[..one.first].iter().rev().find(|piece| !is_one_of(text, piece.span, &["the"]));
            let governed = before.is_some_and(|piece| is_one_of(text, piece.span, GOVERNS));
            let pair = last == first + 1 && (governed || known(one) && known(other));
            let described = (has(&["the"]) || pair) && !listed;
            if act && described {
                found[first..=last].iter_mut().for_each(|one| one.phrase.coordination = None);
            }
        }
        let members = || found.iter().filter(|found| found.phrase.coordination == Some(group));
        let span = members().map(|found| found.phrase.span).reduce(|one, other| one.join(other));
        if span.is_some_and(|span| stand_between(text, span)) {
            continue;
        }
        let members = members();
        let parties: Vec<_> = members.filter_map(|found| found.phrase.referents.last().cloned()).collect();
        if parties.len() == 2 && parties[0].name != parties[1].name {
            memory.saw_pair(parties);
        }
    }
}

/// Prepositions that govern one name, where a comma alone follows it.
const GOVERNS: &[&str] = &["with", "against", "by", "of", "from", "for", "to", "on", "in", "over", "at"];

/// Whom the next sentence may call "they": those named first, where they are several or a group.
pub(super) fn several<'a>(found: &[Found<'a>]) -> Vec<Referent<'a>> {
    let acts = |found: &&Found<'_>| {
        let phrase = &found.phrase;
        phrase.reading != NameReading::Place && !phrase.referents.is_empty() && !phrase.possessive
    };
    let Some(first) = found.iter().find(acts) else { return Vec::new() };
    let fights = |kind| matches!(kind, Some(ActorKind::ArmedGroup | ActorKind::Group));
    match first.phrase.coordination {
        Some(group) => {
            let members = found.iter().filter(|one| one.phrase.coordination == Some(group));
            members.flat_map(|one| one.phrase.referents.iter().cloned()).collect()
        }
        None if first.phrase.anaphoric && first.phrase.referents.len() > 1
            || first.phrase.referents.len() == 1 && fights(first.phrase.referents[0].kind) =>
        {
            first.phrase.referents.clone()
        }
        None => Vec::new(),
    }
}

/// "Egypt and Qatar mediated the talks", "brokered by the two": who stands between the sides is none of them.
fn stand_between(text: &str, span: Span) -> bool {
    const MEDIATES: &[&str] = &["mediat", "broker", "facilitat", "host", "sponsor"];
    let mediates = |word: &str| MEDIATES.iter().any(|known| word.starts_with(known));
    let before = text.get(..span.start).unwrap_or("").split_whitespace().rev();
    let mut before = before.take(3).take_while(|word| !word.ends_with([',', '.', ';']));
    let behind = text.get(span.end..).unwrap_or("").split_whitespace();
    before.any(mediates) || behind.take(2).any(mediates)
}

/// Commas, "and", "or", "as well as", with articles.
fn is_joint(text: &str, between: &[Piece<'_>]) -> bool {
    let joins = |piece: &Piece<'_>| {
        piece.is_mark(',')
            || piece.is_mark('&')
            || is_one_of(text, piece.span, &["and", "or", "both", "plus"])
    };
    let passes = |piece: &Piece<'_>| {
        joins(piece)
            || matches!(piece.kind, Kind::Word)
                && is_one_of(text, piece.span, &["the", "other", "as", "well", "his", "her", "its", "their"])
    };
    !between.is_empty() && between.len() <= 5 && between.iter().all(passes) && between.iter().any(joins)
}
