//! What the merger compares of a mention: sides, people, place, length, numbers and words, as small sorted sets.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::reach::Reach;
use crate::lexicon::{EventType, Lexicon};
use crate::model::{Actor, ActorKind, Basis, DayRange, Length, Mention, Role, Status};

/// A name as a number; equal names have equal numbers on every machine.
pub(super) type Key = u64;

/// How coarsely the days of a mention are known. Finer mentions are placed first, coarser ones join them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    /// One day that the text gives.
    Day,
    /// The day of publication, for want of another.
    Assumed,
    /// Up to ten days: a weekend, a week, a short span.
    Week,
    /// Up to a month.
    Month,
    /// Longer.
    Long,
    /// No days.
    Undated,
}

/// What is compared of one mention.
#[derive(Clone, Debug)]
pub(super) struct Profile<'a> {
    pub(super) mention: &'a Mention,
    /// Position of its article in the sorted articles; mentions of unknown articles have none.
    pub(super) article: Option<usize>,
    pub(super) published: Option<NaiveDate>,
    pub(super) event_type: Option<&'a EventType>,
    pub(super) grain: Grain,
    pub(super) days: Option<DayRange>,
    /// Sides that act: attackers, declarers, proposers.
    pub(super) doers: Vec<Key>,
    /// Sides that are acted upon.
    pub(super) targets: Vec<Key>,
    /// All sides: doers, targets and participants; where there are none, who speaks.
    pub(super) sides: Vec<Key>,
    /// Mediators, hosts, accusers and speakers who are no side.
    pub(super) others: Vec<Key>,
    /// People, by the side they belong to.
    pub(super) people: Vec<(Key, Key)>,
    pub(super) place: Option<PlaceProfile<'a>>,
    pub(super) length: Option<Length>,
    /// Numbers of the sentence that are neither years nor days of a month.
    pub(super) numbers: Vec<u64>,
    /// Words of the sentence, as numbers.
    pub(super) words: Vec<Key>,
    /// Where and when it is looked for.
    pub(super) reach: Reach,
}

/// What is compared of a place.
#[derive(Clone, Debug)]
pub(super) struct PlaceProfile<'a> {
    /// Its name in lower case.
    pub(super) name: String,
    pub(super) written: &'a str,
    pub(super) country: Option<&'a str>,
    pub(super) at: Option<(f64, f64)>,
    /// A whole country, or a name without a position in it.
    pub(super) wide: bool,
}

impl<'a> Profile<'a> {
    pub(super) fn of(
        mention: &'a Mention,
        article: Option<(usize, Option<NaiveDate>)>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut profile = Self::bare(mention, article);
        profile.event_type = lexicon.types().get(&mention.event_type);
        if let Some(place) = &mut profile.place {
            place.wide = place.country.is_some_and(|iso| is_country(place.written, iso, lexicon));
        }
        profile.numbers = numbers(&mention.evidence);
        profile.words = words(&mention.evidence);
        profile
    }

    /// What a mention says without any help of the lexicon; numbers and words are left out.
    pub(super) fn bare(mention: &'a Mention, article: Option<(usize, Option<NaiveDate>)>) -> Self {
        let mut profile = Self {
            mention,
            article: article.map(|(index, _)| index),
            published: article.and_then(|(_, published)| published),
            event_type: None,
            grain: grain(mention),
            days: mention.days,
            doers: Vec::new(),
            targets: Vec::new(),
            sides: Vec::new(),
            others: Vec::new(),
            people: Vec::new(),
            place: place(mention),
            length: mention.duration.as_deref().and_then(|words| words.parse().ok()),
            numbers: Vec::new(),
            words: Vec::new(),
            reach: Reach::default(),
        };
        profile.seat_actors(&mention.actors);
        profile.reach = Reach::of_profile(&profile);
        profile
    }

    /// Types that can be one event share a family; an unknown type is its own.
    pub(super) fn family(&self) -> &'a str {
        match self.event_type {
            Some(event_type) if !event_type.family.is_empty() => &event_type.family,
            _ => &self.mention.event_type,
        }
    }

    /// Whether the type is a stage of a ceasefire.
    pub(super) fn is_stage(&self) -> bool {
        self.event_type.is_some_and(EventType::is_stage)
    }

    pub(super) fn is_hostile(&self) -> bool {
        self.event_type.is_some_and(|event_type| event_type.hostile)
    }

    pub(super) fn lasts(&self) -> bool {
        self.event_type.is_some_and(|event_type| event_type.lasts)
    }

    /// Whether its sides do a thing together, such as meeting, and not one to the other.
    pub(super) fn is_mutual(&self) -> bool {
        self.doers.is_empty() && self.targets.is_empty()
    }

    /// Whether it is done by speaking alone.
    pub(super) fn is_said(&self) -> bool {
        let roles = || self.mention.actors.iter().map(|actor| actor.role);
        roles().any(|role| role == Role::Speaker)
            && !roles().any(|role| matches!(seat(role), Seat::Doer | Seat::Side))
    }

    /// Whether the type alone tells next to nothing: no coding scheme has a code for it.
    pub(super) fn says_little(&self) -> bool {
        self.event_type.is_none_or(|event_type| event_type.plover.is_none())
    }

    /// How much is known; fuller mentions are placed first.
    pub(super) fn fullness(&self) -> usize {
        self.sides.len()
            + self.others.len().min(2)
            + usize::from(self.place.as_ref().is_some_and(|place| !place.wide)) * 2
            + usize::from(self.length.is_some())
            + usize::from(self.mention.status == Status::Happened)
    }

    fn seat_actors(&mut self, actors: &[Actor]) {
        let mut by_role: BTreeMap<Role, (Vec<Key>, Vec<(Key, Key)>)> = BTreeMap::new();
        for actor in actors {
            let entry = by_role.entry(actor.role).or_default();
            if actor.kind == Some(ActorKind::Person) {
                let side = actor.country.as_deref().map_or(0, key);
                entry.1.push((side, key(last_name(&actor.name))));
                if side != 0 {
                    entry.0.push(side);
                }
            } else {
                entry.0.push(side_key(actor));
            }
        }
        // Whoever speaks is the doer of what is done by speaking.
        let speaks = !by_role.keys().any(|role| matches!(seat(*role), Seat::Doer | Seat::Side));
        for (role, (mut sides, people)) in by_role {
            if sides.is_empty() {
                sides.extend(people.iter().map(|(_, person)| *person));
            }
            let seat = if speaks && role == Role::Speaker { Seat::Doer } else { seat(role) };
            match seat {
                Seat::Doer => {
                    self.doers.extend(&sides);
                    self.sides.extend(&sides);
                }
                Seat::Target => {
                    self.targets.extend(&sides);
                    self.sides.extend(&sides);
                    // Whom something is said about tells little of what is said.
                    continue;
                }
                Seat::Side => self.sides.extend(&sides),
                Seat::Other => self.others.extend(&sides),
            }
            self.people.extend(people);
        }
        if self.sides.is_empty() {
            self.sides = std::mem::take(&mut self.others);
        }
        for set in [&mut self.doers, &mut self.targets, &mut self.sides, &mut self.others] {
            set.sort_unstable();
            set.dedup();
        }
        self.people.sort_unstable();
        self.people.dedup();
        let sides = &self.sides;
        self.others.retain(|other| sides.binary_search(other).is_err());
    }
}

/// Where a role stands in an event.
enum Seat {
    Doer,
    Target,
    Side,
    Other,
}

const fn seat(role: Role) -> Seat {
    match role {
        Role::Proposer
        | Role::Declarer
        | Role::Violator
        | Role::Attacker
        | Role::Releaser
        | Role::Appointee => Seat::Doer,
        Role::Target | Role::Recipient | Role::Released | Role::Absentee => Seat::Target,
        Role::Participant | Role::Signatory => Seat::Side,
        Role::Host | Role::Mediator | Role::Accuser | Role::Speaker => Seat::Other,
    }
}

fn side_key(actor: &Actor) -> Key {
    match (actor.kind, actor.country.as_deref(), actor.id.as_deref()) {
        (Some(ActorKind::Country | ActorKind::Body), Some(country), _) => key(country),
        (_, _, Some(id)) => key(id),
        _ => key(&actor.name),
    }
}

fn last_name(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

fn grain(mention: &Mention) -> Grain {
    match mention.days {
        None => Grain::Undated,
        Some(days) if days.is_one_day() && mention.basis == Basis::Assumed => Grain::Assumed,
        Some(days) => match days.days() {
            1 => Grain::Day,
            2..=10 => Grain::Week,
            11..=31 => Grain::Month,
            _ => Grain::Long,
        },
    }
}

fn place(mention: &Mention) -> Option<PlaceProfile<'_>> {
    let place = mention.place.as_ref()?;
    let at = place.lat.zip(place.lon);
    Some(PlaceProfile {
        name: place.name.to_lowercase(),
        country: place.country.as_deref(),
        at,
        wide: false,
        written: &place.name,
    })
}

/// Whether a name is that of a country as a whole. Its place has a position too, the middle of its cities.
fn is_country(name: &str, iso: &str, lexicon: &Lexicon) -> bool {
    let actors = lexicon.actors();
    actors.names().find(name).filter_map(|found| actors.entry(found.entry)).any(|entry| {
        entry.kind == ActorKind::Country && entry.country.as_deref() == Some(iso) && entry.name == name
    })
}

/// FNV-1a over the lower-cased letters.
pub(super) fn key(name: &str) -> Key {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for letter in name.chars() {
        for lower in letter.to_lowercase() {
            let mut bytes = [0; 4];
            lower.encode_utf8(&mut bytes).bytes().for_each(&mut add);
        }
    }
    hash
}

/// Numbers that can tell one event from another: not years, not days of a month.
fn numbers(evidence: &str) -> Vec<u64> {
    let mut numbers = Vec::new();
    let mut digits = String::new();
    for letter in evidence.chars().chain([' ']) {
        match letter {
            '0'..='9' => digits.push(letter),
            ',' if !digits.is_empty() => {}
            _ if digits.is_empty() => {}
            _ => {
                if let Ok(number) = digits.parse::<u64>()
                    && number > 31
                    && !(1900..=2100).contains(&number)
                {
                    numbers.push(number);
                }
                digits.clear();
            }
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Words of four letters and more.
pub(super) fn words(evidence: &str) -> Vec<Key> {
    let mut words: Vec<Key> = evidence
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().nth(3).is_some())
        .map(key)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// How many members two sorted sets share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}
