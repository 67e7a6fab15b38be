//! Who took part, in which role: by where a name stands, and by the preposition before it.

mod broker;
mod company;
mod role;

use crate::lexicon::{ActorEntry, ContextWords, EventType, Lexicon};
use crate::model::{Actor, ActorKind, NamePhrase, NameReading, Place, Referent, Role, Trigger};

use super::preposition::is_told;
use role::{follows_place, role};

/// The actors of an event, each in its role, in the order of the sentence.
#[must_use]
pub fn actors(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    event_type: &EventType,
    words: &ContextWords,
) -> Vec<Actor> {
    let mut roles: Vec<Option<Role>> =
        names.iter().map(|name| role(text, trigger, name, names, event_type, words)).collect();
    share_among_coordinated(text, trigger, names, &mut roles, words);
    company::speaker(text, trigger, names, &mut roles, (event_type, words));
    company::subject_of_infinitive(text, trigger, names, &mut roles, event_type);
    company::with_them(text, names, &mut roles, words);
    company::other_side(text, trigger, names, &mut roles);
    company::before_aside(text, trigger, names, &mut roles, (event_type, words));
    company::they(text, trigger, names, &mut roles, event_type);
    company::before_it(text, trigger, names, &mut roles, (event_type, words));
    company::for_others(text, trigger, names, &mut roles, event_type);
    company::named_anew(text, trigger, names, &mut roles);
    company::broken_against(trigger, names, &mut roles, event_type);
    // "The command said it had counted 12 breaches": who is not told, and not who tells.
    let untold = trigger.subject.is_none() && trigger.reported_by.is_some();
    // "NATO raises concerns about attacks": who stands before the noun suffers them or speaks of them.
    let nobody = event_type.hostile && (untold || trigger.is_noun);
    // Who appeals for a truce speaks, and does what is told.
    let does = |role: Role| role == event_type.roles.subject || !role.tells();
    if !nobody && !roles.iter().flatten().any(|role| does(*role)) {
        nearest_before(text, trigger, names, &mut roles, (event_type, words));
    }
    let mut actors: Vec<Actor> = Vec::new();
    for (name, role) in names.iter().zip(roles) {
        let Some(role) = role else { continue };
        // Medics and monitors tell; they are no party.
        let nameless =
            name.referents.iter().all(|referent| referent.id.is_none() && referent.country.is_none());
        // "The latest UN truce has been broken": nor do the United Nations or the Red Cross use force.
        let used_force = event_type.hostile && role == event_type.roles.subject;
        if name.neutral && (nameless || used_force) && !role.tells() {
            continue;
        }
        for referent in &name.referents {
            // "Russia said it had struck": who tells did it.
            let did_it = trigger.of_oneself && !name.neutral && role.tells();
            for role in [Some(role), did_it.then_some(event_type.roles.subject)].into_iter().flatten() {
                if !actors.iter().any(|actor| actor.name == referent.name && actor.role == role) {
                    actors.push(actor(referent, role));
                }
            }
        }
    }
    // "The minister, on a visit to China, said …": who speaks visits.
    let visitor = event_type.roles.subject;
    if event_type.roles.object == Role::Host && !actors.iter().any(|actor| actor.role == visitor) {
        let speaks = |actor: &&Actor| actor.role == Role::Speaker;
        let person =
            actors.iter().filter(speaks).find(|actor| actor.kind == Some(ActorKind::Person)).cloned();
        if let Some(person) = person {
            let with_land = actors.iter().filter(speaks).filter(|actor| actor.country == person.country);
            let visitors: Vec<Actor> =
                with_land.map(|actor| Actor { role: visitor, ..actor.clone() }).collect();
            actors.extend(visitors);
        }
    }
    drop_participants_with_a_role(&mut actors);
    actors
}

/// Joins whom other words for the same event name: "people were killed after fighting erupted between the two" tells
/// it twice, and once who; "fighters were killed in an Israeli raid" tells of each side once.
pub(super) fn join(actors: &mut Vec<Actor>, event_type: &EventType, told: impl FnOnce() -> Vec<Actor>) {
    let nobody = actors.iter().all(|actor| actor.role.tells());
    let does = |actor: &Actor| actor.role == event_type.roles.subject;
    let no_doer = event_type.hostile && !actors.iter().any(does);
    if !nobody && !no_doer {
        return;
    }
    let mut told = told();
    told.retain(|actor| {
        let other = || does(actor) && !actors.iter().any(|one| one.name == actor.name);
        !actor.role.tells() && (nobody || other())
    });
    actors.extend(told);
}

fn actor(referent: &Referent<'_>, role: Role) -> Actor {
    Actor {
        id: referent.id.map(str::to_owned),
        name: referent.name.clone().into_owned(),
        role,
        kind: referent.kind,
        country: referent.country.map(str::to_owned),
    }
}

/// An actor of the lexicon.
pub(super) fn of_entry(entry: &ActorEntry, role: Role) -> Actor {
    Actor {
        id: Some(entry.id.clone()),
        name: entry.name.clone(),
        role,
        kind: Some(entry.kind),
        country: entry.country.clone(),
    }
}

/// Gives the country of the place its part: the host of talks, the target of an attack from outside.
pub(super) fn of_place(
    actors: &mut Vec<Actor>,
    place: Option<&Place>,
    event_type: &EventType,
    lexicon: &Lexicon,
) {
    let Some(role) = event_type.roles.place else { return };
    let Some(country) = place.and_then(|place| land(place, lexicon)) else { return };
    let is_state = |actor: &Actor| actor.country.is_some() && actor.kind != Some(ActorKind::Group);
    // "Israel and Hezbollah clash in Lebanon": a state that fights another there attacks that one.
    let from_outside = || {
        let attacks = |actor: &&Actor| actor.role == event_type.roles.subject;
        let attackers = || actors.iter().filter(attacks);
        attackers().any(is_state) && attackers().all(|actor| actor.country != country.country)
    };
    let taken = actors.iter().any(|actor| actor.role == role);
    if taken || event_type.hostile && !from_outside() {
        return;
    }
    actors.push(of_entry(country, role));
    drop_participants_with_a_role(actors);
}

/// The land of a place: itself where it is one that acts ("Gaza"), else its country.
fn land<'l>(place: &Place, lexicon: &'l Lexicon) -> Option<&'l ActorEntry> {
    let actors = lexicon.actors();
    let named = actors.names().find(&place.name).filter_map(|name| actors.entry(name.entry));
    let itself = named.into_iter().find(|entry| entry.is_land());
    itself.or_else(|| actors.get(place.country.as_deref()?))
}

/// Names joined by "and" share a role, but "struck the port and the rebels fired" joins two clauses.
fn share_among_coordinated(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    known: &ContextWords,
) {
    for place in 0..names.len() {
        // "The minister told journalists, and the rebels asked": whom he told asks nothing.
        let told = names[place].neutral && is_told(text, &names[place], known);
        if roles[place].is_some() || told || names[place].reading == NameReading::Place {
            continue;
        }
        let group = names[place].coordination;
        let mate = (0..names.len()).find(|&other| {
            let joined = group.is_some() && names[other].coordination == group;
            joined
                && roles[other].is_some()
                && !in_another_clause(trigger, &names[place], &names[other], names)
        });
        roles[place] = mate.and_then(|mate| roles[mate]);
    }
}

/// "Struck the port and the rebels fired": the "and" before the second of two names opens another clause.
fn in_another_clause(trigger: &Trigger, name: &NamePhrase, mate: &NamePhrase, names: &[NamePhrase]) -> bool {
    let object = mate.span.start >= trigger.span.end && trigger.clause.overlaps(mate.head);
    let two = names.iter().filter(|other| other.coordination == name.coordination).count() == 2;
    two && object && name.span.start >= trigger.clause.end
}

/// Where nobody was found by position, the last actor before the trigger in its clause did it.
fn nearest_before(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    (event_type, known): (&EventType, &ContextWords),
) {
    let facts = &event_type.roles;
    let fits = |place: &usize| {
        let name = &names[*place];
        !name.referents.is_empty()
            && name.reading != NameReading::Place
            && roles[*place].is_none()
            && name.span.end <= trigger.span.start
            && trigger.clause.overlaps(name.head)
            && !follows_place(text, name, names)
    };
    let last = (0..names.len()).rev().find(fits);
    if let Some(place) = last {
        roles[place] = Some(if trigger.passive { facts.object } else { facts.subject });
        share_among_coordinated(text, trigger, names, roles, known);
    }
}

/// Who has a telling role is not a mere participant as well.
fn drop_participants_with_a_role(actors: &mut Vec<Actor>) {
    let telling: Vec<String> = actors
        .iter()
        .filter(|actor| !matches!(actor.role, Role::Participant | Role::Speaker))
        .map(|actor| actor.name.clone())
        .collect();
    actors.retain(|actor| actor.role != Role::Participant || !telling.contains(&actor.name));
}
