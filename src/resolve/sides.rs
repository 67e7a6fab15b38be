//! The two sides of the war that an article tells of: "the talks", "the truce" and "a strike, Kyiv said" are theirs,
//! where nobody is named.

use std::borrow::Cow;

use crate::lexicon::{ActorEntry, ContextWords, EventType, Lexicon};
use crate::model::{Actor, ActorKind, NamePhrase, Place, Referent, Role, Status};

/// "Between the two" tells that they stand against each other, "the two" alone less.
const BETWEEN: usize = 3;

/// A pair joined less often than this may be no sides at all.
const LEAST: usize = 2;

/// Where no land stands out as that of the war, a pair must be told of so often.
const SURE: usize = 6;

/// The two sides, each as the country or group that fights.
#[derive(Debug)]
pub(super) struct Sides {
    one: Actor,
    other: Actor,
}

impl Sides {
    /// The pair that the article joins most, of those that are at war where it tells of war.
    pub(super) fn of<'a>(
        text: &str,
        sentences: impl Iterator<Item = &'a [NamePhrase<'a>]> + Clone,
        theatre: Option<&Place>,
        lexicon: &'a Lexicon,
    ) -> Option<Self> {
        let mut pairs: Vec<([&Referent<'a>; 2], usize)> = Vec::new();
        for names in sentences.clone() {
            for (parties, weight) in joined(text, names) {
                let same = |known: &[&Referent<'_>; 2]| {
                    parties.iter().all(|one| known.iter().any(|two| one.name == two.name))
                };
                match pairs.iter_mut().find(|(known, _)| same(known)) {
                    Some((_, times)) => *times += weight,
                    None => pairs.push((parties, weight)),
                }
            }
        }
        pairs.retain(|(parties, times)| match theatre {
            Some(theatre) => *times >= LEAST && parties.iter().any(|party| is_at_home(party, theatre)),
            None => *times >= SURE,
        });
        let most = pairs.iter().rev().max_by_key(|(_, times)| *times);
        let most = most.map(|(pair, _)| pair.map(Referent::clone));
        let [one, other] = most.or_else(|| at_war_with_itself(sentences, theatre?, lexicon))?;
        let side = |referent: Referent<'_>| {
            let entry = referent.id.and_then(|id| lexicon.actors().get(id));
            Actor {
                name: entry.map_or(referent.name.into_owned(), |entry| entry.name.clone()),
                id: referent.id.map(str::to_owned),
                role: Role::Participant,
                kind: referent.kind,
                country: referent.country.map(str::to_owned),
            }
        };
        Some(Self { one: side(one), other: side(other) })
    }

    /// Both, in the role of those who do it together.
    pub(super) fn both(&self, event_type: &EventType) -> Vec<Actor> {
        let role = event_type.roles.subject;
        [&self.one, &self.other].map(|side| Actor { role, ..side.clone() }).to_vec()
    }

    /// "Kyiv said seven people were killed": who alleges force is one side, who used it is the other.
    pub(super) fn accused(
        &self,
        event_type: &EventType,
        status: Status,
        actors: &[Actor],
        lexicon: &Lexicon,
    ) -> Option<Actor> {
        let facts = &event_type.roles;
        let told = status == Status::Alleged && event_type.hostile;
        let done = actors.iter().any(|actor| actor.role == facts.subject);
        // "The breakaway region said": it is no side's voice, whosever land it is.
        let entry = |actor: &Actor| lexicon.actors().get(actor.id.as_deref()?);
        let third = |actor: &Actor| {
            actor.kind == Some(ActorKind::Body) && entry(actor).is_some_and(ActorEntry::is_land)
        };
        let third = |actor: &Actor| actor.role == Role::Accuser && third(actor);
        if !told
            || done
            || actors.iter().any(third)
                && !actors.iter().any(|actor| actor.name == self.one.name || actor.name == self.other.name)
        {
            return None;
        }
        let mut accusers =
            actors.iter().filter(|actor| actor.role == Role::Accuser).filter_map(|actor| self.side(actor));
        let accuser = accusers.next()?;
        if accusers.any(|another| another.name != accuser.name) {
            return None;
        }
        let other = if accuser.name == self.one.name { &self.other } else { &self.one };
        // "Kyiv said two Russian jets were shot down": what befell the other is one's own doing.
        let hit = actors.iter().any(|actor| {
            actor.role == facts.object && self.side(actor).is_some_and(|side| side.name == other.name)
        });
        let doer = if hit { accuser } else { other };
        Some(Actor { role: facts.subject, ..doer.clone() })
    }

    /// The side that an actor is or speaks for.
    fn side(&self, actor: &Actor) -> Option<&Actor> {
        [&self.one, &self.other].into_iter().find(|side| {
            let state = side.kind == Some(ActorKind::Country)
                && matches!(actor.kind, Some(ActorKind::Country | ActorKind::Body | ActorKind::Person));
            side.name == actor.name || state && side.country.is_some() && side.country == actor.country
        })
    }
}

/// "The rebels say the truce is over": an armed group that says so ends it; a mediator or a state may tell of others.
pub(super) fn enders(event_type: &EventType, actors: &[Actor]) -> Vec<Actor> {
    let role = event_type.roles.subject;
    if event_type.stage != "end" || !actors.iter().all(|actor| actor.role.tells()) {
        return Vec::new();
    }
    let armed = actors.iter().filter(|actor| actor.kind == Some(ActorKind::ArmedGroup));
    armed.map(|actor| Actor { role, ..actor.clone() }).collect()
}

/// The pairs that a sentence joins, and how much that says.
fn joined<'a>(text: &str, names: &'a [NamePhrase<'a>]) -> Vec<([&'a Referent<'a>; 2], usize)> {
    let groups = names.iter().filter_map(|name| name.coordination).max().map_or(0, |last| last + 1);
    let pair = |group: usize| {
        let mut members = names.iter().filter(|name| name.coordination == Some(group) && !name.anaphoric);
        let first = members.next()?;
        let second = members.next()?;
        let parties = [principal(first)?, principal(second)?];
        let apart = parties[0].name != parties[1].name
            && (parties[0].country != parties[1].country || parties.iter().any(|party| is_group(party)));
        let before = text.get(..first.span.start)?.trim_end();
        let before = before.strip_suffix(" the").unwrap_or(before);
        let between = before.ends_with("between") || before.ends_with("Between");
        (members.next().is_none() && apart).then_some((parties, if between { BETWEEN } else { 1 }))
    };
    (0..groups).filter_map(pair).collect()
}

/// The country or group that a name speaks for.
fn principal<'n, 'a>(name: &'n NamePhrase<'a>) -> Option<&'n Referent<'a>> {
    let party = name.referents.iter().rev().find(|referent| referent.kind != Some(ActorKind::Person))?;
    let known = party.id.is_some() || party.country.is_some();
    let fights = matches!(
        party.kind,
        Some(
            ActorKind::Country
                | ActorKind::ArmedGroup
                | ActorKind::Group
                | ActorKind::Organisation
                | ActorKind::Body
        )
    );
    (known && fights && !name.neutral).then_some(party)
}

fn is_group(referent: &Referent<'_>) -> bool {
    matches!(referent.kind, Some(ActorKind::ArmedGroup | ActorKind::Group | ActorKind::Organisation))
}

fn is_at_home(party: &Referent<'_>, theatre: &Place) -> bool {
    party.name == theatre.name || party.country.is_some() && party.country == theatre.country.as_deref()
}

/// A state, and those of its own land who fight it: the group that is named most, or "the rebels", "the opposition".
fn at_war_with_itself<'a>(
    sentences: impl Iterator<Item = &'a [NamePhrase<'a>]> + Clone,
    theatre: &Place,
    lexicon: &'a Lexicon,
) -> Option<[Referent<'a>; 2]> {
    let all = || sentences.clone().flatten().flat_map(|name| &name.referents);
    let of_kind = |kind| all().filter(move |one| one.kind == Some(kind));
    let state = of_kind(ActorKind::Country).find(|one| one.name == theatre.name)?;
    let plain = |one: &&Referent<'_>| {
        let group = one.kind == Some(ActorKind::Group);
        group
            && (one.country.is_none() || is_at_home(one, theatre))
            && rebels(&one.name, lexicon.context()).is_some()
    };
    let armed = most_named(of_kind(ActorKind::ArmedGroup).filter(|one| is_at_home(one, theatre)));
    let times_told = all().filter(plain).count();
    let group = match armed {
        Some((group, times)) if times >= LEAST && times >= times_told => group.clone(),
        _ => {
            let told = all().find(plain).filter(|_| times_told >= LEAST)?;
            let noun = rebels(&told.name, lexicon.context())?;
            let entry = state.id.and_then(|id| lexicon.actors().get(id))?;
            named(&format!("{} {noun}", entry.adjective.as_deref()?), state, lexicon)
        }
    };
    Some([state.clone(), group])
}

/// The noun of a name for those who fight their state: "rebels", the "opposition" in "opposition forces".
fn rebels<'n>(name: &'n str, known: &ContextWords) -> Option<&'n str> {
    let mut words = name.rsplit(' ');
    let last = words.next()?;
    let noun = if matches!(last, "forces" | "groups") { words.next()? } else { last };
    known.rebel.holds(noun).then_some(noun)
}

/// A group by its name, with its id where the lexicon knows it.
fn named<'a>(name: &str, state: &Referent<'a>, lexicon: &'a Lexicon) -> Referent<'a> {
    let actors = lexicon.actors();
    let entry = actors.names().find(name).find_map(|found| actors.entry(found.entry));
    Referent {
        id: entry.map(|entry| entry.id.as_str()),
        name: entry.map_or_else(|| Cow::Owned(name.to_owned()), |entry| Cow::Borrowed(entry.name.as_str())),
        kind: Some(entry.map_or(ActorKind::Group, |entry| entry.kind)),
        country: state.country,
    }
}

/// Who is named most, and how often.
fn most_named<'a>(named: impl Iterator<Item = &'a Referent<'a>>) -> Option<(&'a Referent<'a>, usize)> {
    let mut groups: Vec<(&Referent<'_>, usize)> = Vec::new();
    for group in named {
        match groups.iter_mut().find(|(known, _)| known.name == group.name) {
            Some((_, times)) => *times += 1,
            None => groups.push((group, 1)),
        }
    }
    groups.into_iter().rev().max_by_key(|(_, times)| *times)
}
