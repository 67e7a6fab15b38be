//! Who took part, in which role: by where a name stands, and by the preposition before it.

use crate::lexicon::{ActorEntry, ContextWords, EventType, Lexicon};
use crate::model::{Actor, ActorKind, NamePhrase, NameReading, Place, Referent, Role, Span, Status, Trigger};

use super::broker::{brokered, brokers, hosts, leads, leads_force, makes_own};
use super::company;
use super::place::is_part_of;
use super::preposition::{first_of_list, is_matter, is_told, preposition, touches};

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
    let from_outside = || {
        let attacks = |actor: &&Actor| actor.role == event_type.roles.subject && is_state(actor);
        let mut attackers = actors.iter().filter(attacks).peekable();
        attackers.peek().is_some() && attackers.all(|actor| actor.country != country.country)
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

/// The role of one name, by the part of the sentence that it stands in.
fn role(
    text: &str,
    trigger: &Trigger,
    name: &NamePhrase,
    names: &[NamePhrase],
    event_type: &EventType,
    words: &ContextWords,
) -> Option<Role> {
    if name.referents.is_empty() || name.reading == NameReading::Place {
        return None;
    }
    let facts = &event_type.roles;
    let within = |span: Option<Span>| span.is_some_and(|span| span.overlaps(name.head));
    // "told journalists": they take no part in what they are told.
    if name.neutral && is_told(text, name, words) {
        return None;
    }
    // "a Ukrainian drone attacked", "a suicide bomber struck": the trigger's own first noun is or belongs to who did it.
    if trigger.span.overlaps(name.head) && name.span.start <= trigger.span.start {
        return Some(if trigger.passive { facts.object } else { facts.subject });
    }
    let first = first_of_list(name, names);
    if let Some(role) = brokered(text, first, words) {
        // Who brokered the truce that is spoken of besides has no part in an attack.
        let apart = event_type.hostile && event_type.stage == "none";
        return Some(role).filter(|_| !apart);
    }
    if facts.subject == Role::Signatory && company::looks_on(text, first, words) {
        return None;
    }
    let tells = |told: Span| told.overlaps(name.head) && !company::is_told_of_first(text, told, name, words);
    if trigger.reported_by.is_some_and(tells) {
        // "Complained to the council, accusing …": whom somebody turns to accuses nobody.
        let told = trigger.reported_by.map_or(first.span.start, |told| told.start);
        let opener = text.get(told..).unwrap_or("").split_whitespace().next().unwrap_or("");
        let turned_to =
            super::preposition::preposition(text, told.min(first.span.start), first.span.start) == Some("to");
        if is_told(text, name, words) || turned_to && !words.sourcing.holds(opener) {
            return None;
        }
        return Some(if trigger.status == Status::Alleged { facts.speaker } else { Role::Speaker });
    }
    let hyphened = text.get(name.span.end..).is_some_and(|behind| behind.starts_with(['-', '\u{2011}']));
    if hyphened && !leads_force(text, name, words) {
        return None;
    }
    let preposition = preposition(text, trigger.clause.start.min(first.span.start), first.span.start);
    let by_preposition = |preposition: &str| match preposition {
        // "Clashes between the two": both fight.
        "between" | "among" if event_type.hostile => Some(facts.subject),
        "with" if trigger.passive && company::fought(text, first, words) => Some(facts.subject),
        "with" | "between" | "among" | "alongside" => Some(facts.with),
        // "Signed at the castle".
        "at" if matches!(facts.subject, Role::Signatory | Role::Participant) => None,
        aimed if is_aimed(aimed) => Some(facts.against),
        // "The town fell to the rebels".
        "to" if event_type.hostile && trigger.passive => Some(facts.subject),
        "to" | "for" => Some(facts.to),
        // "Broke the truce, delaying the evacuation of rebels": only what is told by a noun is somebody's.
        "of" if event_type.hostile && !trigger.is_noun && facts.subject == facts.of => None,
        "of" => Some(facts.of),
        "from" => Some(facts.from),
        "by" => Some(facts.subject),
        "in" | "near" | "inside" | "across" | "under" | "after" | "before" | "despite" | "since" => None,
        _ => Some(facts.object),
    };
    if within(trigger.agent) {
        // "By rebels on an army post": whom they attack stands behind them.
        let attacked = event_type.hostile && preposition.is_some_and(is_aimed);
        return Some(if attacked { facts.against } else { facts.subject });
    }
    // "Met … for peace between the two", "discussed the war with a third": what the talks are about.
    if matches!(preposition, Some("between" | "with" | "among"))
        && is_matter(text, trigger, first, event_type, words)
    {
        return None;
    }
    // "Talks on a land": no side of them; "under the leader's plan": the plan's.
    let shared = facts.against == Role::Participant;
    if shared && preposition == Some("on")
        || name.possessive && !event_type.hostile && preposition == Some("of")
    {
        return None;
    }
    if within(trigger.subject) || company::is_apposed(text, trigger, name) {
        // "A day after the president and his guest held talks": "after" opens the clause, not the name.
        let start = trigger.subject.map_or(first.span.start, |subject| subject.start.min(first.span.start));
        let preposition = super::preposition::preposition(text, start, first.span.start);
        if hosts(text, name, trigger, words) {
            return Some(Role::Host);
        }
        // "An attack by rebels on an army post killed": behind the noun a name is what its preposition says; "forces loyal
        // to the president" act.
        let behind_noun = event_type.hostile
            && !trigger.is_noun
            && !trigger.passive
            && first.span.start > trigger.span.start;
        let tells = |word: &&str| behind_noun && (matches!(*word, "by" | "outside") || is_aimed(word));
        if let Some(word) = preposition.filter(tells) {
            return by_preposition(word);
        }
        return match preposition {
            // "A truce organised by a front was broken": who made it need not have broken it.
            Some("by") if event_type.stage != "none" && event_type.hostile => None,
            // "A truce declared by the rebels broke down": theirs.
            Some("by") if event_type.stage != "none" && !trigger.passive && makes_own(text, first, words) => {
                Some(facts.subject)
            }
            // "A truce drawn up this month by two neighbours fell through", but "rebels led by a general signed it".
            Some("by") if event_type.stage != "none" && !trigger.passive && !leads(text, first, words) => {
                Some(Role::Mediator)
            }
            Some(word @ ("between" | "with" | "among" | "by" | "against")) => by_preposition(word),
            Some("in" | "near" | "inside" | "across" | "after" | "before" | "despite" | "since") => None,
            // "A bomb in the north of the country", "in Gao, Mali, killed two": where it was.
            Some("of") if first.place.is_some() && is_part_of(text, first.span.start, words) => None,
            None if follows_place(text, first, names) => None,
            _ if trigger.passive => Some(facts.object),
            _ if brokers(text, trigger, words) => Some(Role::Mediator),
            _ => Some(facts.subject),
        };
    }
    // "Russian drone attacks", "the army's attack", but not "those who fight his rule attacked".
    let owns = (name.adjective || name.possessive) && (trigger.is_noun || trigger.subject.is_none());
    if owns && touches(text, name.span.end, trigger.span.start) {
        return Some(facts.subject);
    }
    // "People died when rebels struck": the words of the trigger may themselves open another clause.
    let acted = if trigger.passive { trigger.span.start } else { trigger.span.end };
    let of_truce = event_type.stage != "none";
    let near = || !another_acts(text, acted, first.span.start, words);
    if within(trigger.object) || name.span.start >= trigger.span.end && trigger.clause.overlaps(name.head) {
        return match preposition {
            // "Fighting flared, with rebels killing nine".
            Some("with") if event_type.hostile && company::acts_behind_with(text, name) => {
                Some(facts.subject)
            }
            // "Called off the truce, with monitors counting": who is told of besides.
            Some("with") if name.neutral && company::acts_behind_with(text, name) => None,
            // "freed them in answer to a truce by the rebels": who acts is named before.
            Some("by") if !trigger.passive && !trigger.is_noun && trigger.subject.is_some() => None,
            Some(preposition) => by_preposition(preposition),
            None if within(trigger.object) && near() && !(of_truce && follows_place(text, first, names)) => {
                Some(facts.object)
            }
            None => None,
        };
    }
    let before = trigger.clause.overlaps(name.head) && name.span.end <= trigger.span.start;
    // "Held talks with the neighbour following a raid": who is talked with is not raided.
    let company = |word: &str| word == "with" && !event_type.hostile;
    preposition
        .filter(|word| before && (matches!(*word, "between" | "by" | "against") || company(word)))
        .and_then(by_preposition)
}

/// Whether what stands behind a preposition is what something is directed at.
fn is_aimed(preposition: &str) -> bool {
    matches!(preposition, "against" | "on" | "at" | "targeting" | "towards" | "toward")
}

/// "In Gao, Mali": a land behind a comma and a place in it.
fn follows_place(text: &str, name: &NamePhrase, names: &[NamePhrase]) -> bool {
    let before = names.iter().rfind(|other| other.span.end <= name.span.start);
    before.is_some_and(|before| {
        let comma = text.get(before.span.end..name.span.start).is_some_and(|between| between.trim() == ",");
        // "In Doha, Kigali insisted": no land of that place.
        let land = before.place.as_ref().and_then(|place| place.country.as_deref());
        let comma =
            comma && land.is_none_or(|land| name.referents.iter().all(|one| one.country == Some(land)));
        comma && before.reading == NameReading::Place && name.reading == NameReading::Either
    })
}

/// "took the town, handing the president …": another verb stands between.
fn another_acts(text: &str, from: usize, to: usize, known: &ContextWords) -> bool {
    let between = text.get(from..to).unwrap_or("");
    let opens = between.split_whitespace().any(|word| known.other_subject.holds(word));
    opens
        || between.rsplit_once(',').is_some_and(|(_, behind)| {
            behind.split_whitespace().any(|word| word.ends_with("ing") && word.len() > 5)
        })
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
