//! Pieces become noun phrases: "Ukrainian forces", "spokesman for the foreign minister of Iran, …".

use super::memory::Memory;
use super::pieces::{Kind, Piece};
use super::{place, referents};
use crate::lexicon::name_words::{
    DEFINITE, DIRECTION, HERE, LOCATIVE, NO_LINK, OF, PARTY_AGAIN, PERSON_AGAIN, SEVERAL_AGAIN,
};
use crate::lexicon::{Lexicon, NameForm, NameRoles, NounKind};
use crate::model::{ActorKind, NamePhrase, NameReading, Published, Referent, Span, surname};

/// What the assembly of one sentence leans on.
pub(super) struct Reader<'s, 'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'s [Piece<'a>],
    pub(super) day: Option<Published>,
    pub(super) lexicon: &'a Lexicon,
}

/// A phrase, and the piece behind it.
#[derive(Debug)]
pub(super) struct Found<'a> {
    pub(super) phrase: NamePhrase<'a>,
    pub(super) first: usize,
    pub(super) next: usize,
}

impl<'a> Reader<'_, 'a> {
    /// The phrase that begins at a piece.
    pub(super) fn phrase(&self, at: usize, memory: &mut Memory<'a>) -> Option<Found<'a>> {
        let piece = &self.pieces[at];
        match &piece.kind {
            Kind::Nation(_) | Kind::Actor(_) | Kind::Known(_) => self.named(at, memory),
            Kind::Noun(_) => self.noun(at, memory),
            Kind::Capitals => self.capitals(at, memory),
            Kind::Place(_) => place::phrase(self, at, memory),
            Kind::Word if piece.is(HERE) => place::here(self, at, memory),
            Kind::Word if piece.is(PERSON_AGAIN) => {
                let person = memory.person()?.to_vec();
                Some(self.found(at, at + 1, at, person, true))
            }
            Kind::Word if at == 0 && piece.is(SEVERAL_AGAIN) => {
                let several = memory.several()?.to_vec();
                Some(self.found(at, at + 1, at, several, true))
            }
            Kind::Word if at == 0 && piece.is(PARTY_AGAIN) => {
                let party = vec![memory.party()?.clone()];
                Some(self.found(at, at + 1, at, party, true))
            }
            Kind::Word | Kind::Mark(_) => None,
        }
    }

    /// A known name, and what follows it: "Russian Foreign Minister Sergei Lavrov", "Israel's military".
    fn named(&self, at: usize, memory: &mut Memory<'a>) -> Option<Found<'a>> {
        let piece = &self.pieces[at];
        let owner = referents::of_piece(piece, self.day, self.lexicon, memory);
        if owner.is_empty() {
            return None;
        }
        let is_person = owner[0].kind == Some(crate::model::ActorKind::Person);
        let held_there = self.is_held_there(at);
        if let Some(found) = self.group_of_a_land(at, memory) {
            return Some(found);
        }
        if (!is_person || piece.possessive)
            && !held_there
            && let Some(found) = self.owned(at, self.behind_acronym(at), &owner, memory)
        {
            return Some(found);
        }
        // "Trump envoy Steve Witkoff": whose envoy it is stands before.
        if is_person
            && !piece.possessive
            && self.pieces.get(at + 1).is_some_and(|next| next.noun(NounKind::Title).is_some())
            && let Some(found) = self.titled(at, at + 1, &owner, memory)
        {
            return Some(found);
        }
        if !piece.possessive && self.is_part_of_a_name(at) {
            return None;
        }
        let mut all = owner;
        let mut next = at + 1;
        if !is_person
            && !piece.possessive
            && let Some(person) = self.person_behind(at, memory)
        {
            // "UN Secretary-General Antonio Guterres": the office is known by name, and its holder is named.
            let principal = referents::principal(&all).cloned();
            all = person;
            if all.len() == 1 {
                all.extend(principal);
            }
            return Some(self.found(at, at + 2, at + 1, all, false));
        }
        if is_person && !piece.possessive {
            if let Some((after, principal)) = self.apposition(next, memory) {
                if all.len() == 1 {
                    all[0].country = all[0].country.or(principal.country);
                    all.push(principal);
                }
                next = after;
            }
            memory.learn(surname(&all[0].name), &all);
        }
        let mut found = self.found(at, next, at, all, false);
        self.read_nation(&mut found, at);
        if held_there && found.phrase.place.is_some() {
            found.phrase.reading = NameReading::Place;
        }
        Some(found)
    }

    /// What an owner and a noun name: "(Ukrainian) officials", "(Putin's) adviser, Yuri Ushakov".
    pub(super) fn owned(
        &self,
        first: usize,
        at: usize,
        owner: &[Referent<'a>],
        memory: &mut Memory<'a>,
    ) -> Option<Found<'a>> {
        // "Libya's National Oil Corporation" has a name of its own.
        if self.pieces[first].possessive && self.opens_body(at) {
            return None;
        }
        let mut head = at;
        // "Ukraine's exhausted troops", but "Hamas freed captives": a bare name does, an owner has.
        let owns = self.pieces[first].possessive
            || matches!(&self.pieces[first].kind, Kind::Nation(name) if name.form == NameForm::Adjective);
        // "Germany's new chancellor", "Iran's top military commanders": words between.
        while head < at + 4 && !self.pieces.get(head)?.possessive {
            let piece = &self.pieces[head];
            let telling = |kind| piece.noun(kind).is_some();
            let tells = telling(NounKind::Title)
                || telling(NounKind::State)
                || telling(NounKind::Organ)
                || telling(NounKind::People)
                || telling(NounKind::Observer);
            let goes_on = telling(NounKind::Modifier) || telling(NounKind::Honorific);
            let next_tells = self.pieces.get(head + 1).is_some_and(|next| {
                [NounKind::Title, NounKind::State, NounKind::Organ, NounKind::People]
                    .iter()
                    .any(|kind| next.noun(*kind).is_some())
            });
            if tells && !(goes_on && next_tells) {
                break;
            }
            let participle = piece.span.of(self.text).ends_with("ed");
            let plain_word = owns && matches!(piece.kind, Kind::Word) && !piece.is(NO_LINK);
            let between = goes_on && (owns || !participle) || (next_tells && plain_word);
            if !between {
                return None;
            }
            head += 1;
        }
        let noun = self.pieces.get(head)?;
        if let Some(found) = self.group_with_its_noun(first, head, memory) {
            return Some(found);
        }
        if let Some(rebels) = self.rebels_of(at, head, owner) {
            owner.first().iter().for_each(|land| memory.saw_land(land));
            let found = self.titled(first, head, &rebels, memory);
            return Some(found.unwrap_or_else(|| self.found(first, head + 1, head, rebels, false)));
        }
        let all = referents::composed(
            noun,
            self.pieces[at..=head].last()?.span.of(self.text),
            owner,
            self.day,
            self.lexicon,
        )?;
        if noun.noun(NounKind::Title).is_some()
            && let Some(found) = self.titled(first, head, owner, memory)
        {
            return Some(found);
        }
        if all.is_empty() {
            return None;
        }
        // "The Iraqi ambassador to Venezuela said": whose ambassador it is stands before.
        let one = noun.noun(NounKind::Title).is_some_and(|noun| !noun.plural) && !noun.possessive;
        if one
            && !self.pieces.get(head + 1).is_some_and(|next| next.is(LOCATIVE))
            && let Some((after, _)) = self.of_whom(head + 1, memory)
            && !self.names_holder(after)
        {
            return Some(self.found(first, after, head, all, false));
        }
        // "South Sudanese rebels": whose land it is told of.
        if let (Some(ActorKind::Group), Some(land)) = (all[0].kind, owner.first()) {
            memory.saw_land(land);
        }
        Some(self.found(first, head + 1, head, all, false))
    }

    /// A noun without an owner: a title before a name, "both sides", "the group", "medics", "rebels".
    fn noun(&self, at: usize, memory: &mut Memory<'a>) -> Option<Found<'a>> {
        let piece = &self.pieces[at];
        let words = piece.span.of(self.text);
        if piece.noun(NounKind::Both).is_some() {
            let pair = memory.pair();
            return (!pair.is_empty()).then(|| self.found(at, at + 1, at, pair, true));
        }
        if let Some(found) = self.group_with_its_noun(at, at, memory) {
            return Some(found);
        }
        if let Some(found) = self.qualified_body(at, memory).or_else(|| self.body_by_purpose(at, memory)) {
            return Some(found);
        }
        if piece.noun(NounKind::BodyAgain).is_some() {
            let noun = words.split_once(' ').map_or(words, |(_, noun)| noun);
            let body = memory.body(noun).cloned();
            let all = body.unwrap_or_else(|| referents::plain_group(noun, self.lexicon));
            return Some(self.found(at, at + 1, at, vec![all], true));
        }
        if piece.noun(NounKind::GroupAgain).is_some() {
            let named = self.named_behind(at, memory);
            let group = named.or_else(|| memory.group().map(<[Referent<'_>]>::to_vec));
            let noun = words.split_once(' ').map_or(words, |(_, noun)| noun);
            let all = group.unwrap_or_else(|| vec![referents::plain_group(noun, self.lexicon)]);
            return Some(self.found(at, at + 1, at, all, true));
        }
        if piece.noun(NounKind::Title).is_some()
            && let Some(found) = self.titled(at, at, &[], memory)
        {
            return Some(found);
        }
        let organ = piece.noun(NounKind::Organ).is_some();
        if organ || piece.noun(NounKind::Home).is_some() {
            // "A military convoy", "army bases" say less than "the army".
            let known = !organ && self.behind(at, DEFINITE);
            let home = if known { memory.home_or_only() } else { memory.home() };
            let Some(home) = self.land_behind(at, memory).or_else(|| home.cloned()) else {
                let open = !organ && self.stands_alone(at);
                return open.then(|| self.found(at, at + 1, at, vec![referents::of_some_land(words)], true));
            };
            let all = referents::composed(piece, words, &[home], self.day, self.lexicon)?;
            return Some(self.found(at, at + 1, at, all, true));
        }
        let behind = self.text.get(piece.span.end..).unwrap_or("");
        if behind.starts_with('-') {
            return None;
        }
        // "Police in Haiti clashed", but not "Japan sends troops to those in Haiti", "a rebel delegation in Tokyo".
        if piece.noun(NounKind::State).is_some()
            && at.checked_sub(1).is_none_or(|before| matches!(self.pieces[before].kind, Kind::Mark(_)))
            && let Some(land) = self.land_behind(at, memory)
        {
            return Some(self.found(at, at + 1, at, vec![land], false));
        }
        // "Rebel spokesman John Doe" speaks for the rebels.
        let one = piece.noun(NounKind::People).is_some_and(|noun| !noun.plural);
        if one
            && self.pieces.get(at + 1).is_some_and(|next| next.noun(NounKind::Title).is_some())
            && let Some(found) =
                self.titled(at, at + 1, &[referents::plain_group(words, self.lexicon)], memory)
        {
            return Some(found);
        }
        let is_people = piece.noun(NounKind::People).is_some() || piece.noun(NounKind::Observer).is_some();
        if is_people && let Some(group) = self.named_before(at, memory) {
            return Some(self.found(at, at + 1, at, group, true));
        }
        let all = || {
            self.named_behind(at, memory).unwrap_or_else(|| vec![referents::plain_group(words, self.lexicon)])
        };
        is_people.then(|| self.found(at, at + 1, at, all(), false))
    }

    /// Whether one of these words stands before a piece, articles and points of the compass aside.
    pub(super) fn behind(&self, at: usize, roles: NameRoles) -> bool {
        let mut before = at;
        for _ in 0..3 {
            let Some(piece) = before.checked_sub(1).and_then(|before| self.pieces.get(before)) else {
                return false;
            };
            if piece.is(roles) {
                return true;
            }
            if !self.lexicon.context().place_side.holds(piece.span.of(self.text)) {
                return false;
            }
            before -= 1;
        }
        false
    }

    /// Whether a noun of place stands before a piece: "the port city of Jeddah", "the capital, Khartoum".
    pub(super) fn behind_place_noun(&self, at: usize) -> bool {
        let is_noun = |place: usize| {
            self.pieces.get(place).is_some_and(|piece| piece.noun(NounKind::PlaceNoun).is_some())
        };
        let Some(before) = at.checked_sub(1) else { return false };
        if is_noun(before) {
            return true;
        }
        // "in the town, Ali said": only a name known as a place may stand behind a comma.
        let known = !matches!(self.pieces[at].kind, Kind::Capitals);
        let links = self.pieces[before].is(OF) || known && self.pieces[before].is_mark(',');
        links && before.checked_sub(1).is_some_and(is_noun)
    }

    /// Whether a preposition of place or direction stands before a piece.
    pub(super) fn behind_place_word(&self, at: usize) -> (bool, bool) {
        (self.behind(at, LOCATIVE), self.behind(at, DIRECTION))
    }

    pub(super) fn found(
        &self,
        first: usize,
        next: usize,
        head: usize,
        all: Vec<Referent<'a>>,
        anaphoric: bool,
    ) -> Found<'a> {
        let last = &self.pieces[next.max(first + 1) - 1];
        let span = Span::new(self.pieces[first].span.start, last.span.end.max(self.pieces[first].span.end));
        let neutral = self.pieces[head].noun(NounKind::Observer).is_some()
            || all
                .last()
                .and_then(|last| last.id)
                .and_then(|id| self.lexicon.actors().get(id))
                .is_some_and(|entry| entry.neutral);
        Found {
            phrase: NamePhrase {
                span,
                head: self.pieces[head].span,
                reading: NameReading::Actor,
                referents: all,
                place: None,
                possessive: last.possessive,
                adjective: false,
                coordination: None,
                anaphoric,
                neutral,
            },
            first,
            next: next.max(first + 1),
        }
    }
}
