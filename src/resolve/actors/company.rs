//! Who stands farther off and takes part even so: the subject of the verb before an infinitive, who is named after
//! "including", who speaks before a comma.

use crate::lexicon::{ContextWords, EventType};
use crate::model::{ActorKind, NamePhrase, NameReading, Role, Span, Trigger};
use crate::resolve::preposition;

/// A subject opens its sentence, or stands behind so much.
const OPENING: usize = 40;

/// "The envoy travelled to Moscow to meet the president": who travels meets.
pub(super) fn subject_of_infinitive(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    event_type: &EventType,
) {
    let before = text.get(..trigger.span.start).unwrap_or("").trim_end();
    let subject = event_type.roles.subject;
    let has_subject = |subject: Role| {
        (0..names.len())
            .any(|number| roles[number] == Some(subject) && names[number].span.end <= trigger.span.start)
    };
    // "To Moscow" stands where the subject of "to meet" would.
    let acts_there = |span: Span| {
        let acts = |name: &NamePhrase| name.reading != NameReading::Place && name.head.overlaps(span);
        names.iter().any(acts) || !names.iter().any(|name| name.head.overlaps(span))
    };
    let has_none = trigger
        .subject
        .is_none_or(|span| span.is_empty() || span.of(text).starts_with("to ") || !acts_there(span));
    if !before.ends_with(" to") || trigger.passive || !has_none || has_subject(subject) {
        return;
    }
    let Some(first) = (0..names.len()).find(|number| acts_first(text, names, *number)) else { return };
    if names[first].span.end >= trigger.span.start || roles[first].is_some() {
        return;
    }
    let before = names.iter().take_while(|name| name.span.end < trigger.span.start).count();
    give_list(&names[..before], roles, first, subject);
}

/// Gives a role to a name and to those that "and" joins to it, where they have none.
fn give_list(names: &[NamePhrase], roles: &mut [Option<Role>], one: usize, role: Role) {
    let list = names[one].coordination;
    for (number, (name, given)) in names.iter().zip(roles).enumerate() {
        let mate = number == one || list.is_some() && name.coordination == list;
        if mate && given.is_none() {
            *given = Some(role);
        }
    }
}

/// "The minister, on a trip to China, said …": the name before the comma speaks.
pub(super) fn speaker(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    (event_type, known): (&EventType, &ContextWords),
) {
    let Some(told) = trigger.reported_by else { return };
    let inside = |number: usize| names[number].head.overlaps(told) && names[number].span.start < told.end;
    let named = |number: usize| inside(number) && !is_told_of_first(text, told, &names[number], known);
    let told_of_first = (0..names.len()).any(|number| inside(number) && !named(number));
    let before = text.get(..told.start).unwrap_or("").trim_end();
    let opener = told.of(text).split_whitespace().next().unwrap_or("");
    if known.pronoun.holds(opener) || !told_of_first && is_by_another(told.of(text), known) {
        return;
    }
    if (0..names.len()).any(|number| named(number) && !names[number].referents.is_empty())
        || !before.ends_with(',') && !told_of_first
    {
        return;
    }
    let first = (0..names.len()).find(|number| acts_first(text, names, *number));
    let Some(first) = first.filter(|first| names[*first].span.end < told.start) else { return };
    let role = if trigger.status == crate::model::Status::Alleged {
        event_type.roles.speaker
    } else {
        Role::Speaker
    };
    if roles[first].is_none() || event_type.remark && roles[first] == Some(Role::Participant) {
        roles[first] = Some(role);
    }
}

/// "Rebels will sign the truce, mediators said", "…, according to diplomats": a subject of its own says it.
fn is_by_another(told: &str, known: &ContextWords) -> bool {
    let mut words = told.split_whitespace();
    let opener = words.next().unwrap_or("");
    known.sourcing.holds(opener) || !known.saying.holds(opener) && words.any(|word| known.saying.holds(word))
}

/// "The committee said government forces had broken the truce, and accused …": who is told of first is not who accuses.
pub(super) fn is_told_of_first(text: &str, told: Span, name: &NamePhrase, known: &ContextWords) -> bool {
    let goes_on = text.get(name.span.end..told.end).is_some_and(|behind| behind.contains(", and "));
    let before = text.get(..name.span.start).unwrap_or("").split_whitespace().next_back();
    goes_on && name.coordination.is_none() && before.is_some_and(|word| known.said.holds(word))
}

/// "Delegations from both, including the foreign ministers", "a group led by the president": these take part as those do.
pub(super) fn with_them(text: &str, names: &[NamePhrase], roles: &mut [Option<Role>], known: &ContextWords) {
    for number in 0..names.len() {
        let name = &names[number];
        if roles[number].is_some() || name.referents.is_empty() || name.reading == NameReading::Place {
            continue;
        }
        let first = preposition::first_of_list(name, names);
        let before = text.get(..first.span.start).unwrap_or("").trim_end();
        let before = before.strip_suffix(" the").unwrap_or(before);
        if !known.along.ends(before) {
            continue;
        }
        let they = (0..number).rev().find(|other| names[*other].span.end <= first.span.start);
        let they = they.and_then(|they| roles[they]);
        roles[number] = they.filter(|role| !role.tells());
    }
}

/// "Clashes between security forces and protesters in the capital": the other side has the role of the first, however
/// long its name.
pub(super) fn other_side(text: &str, trigger: &Trigger, names: &[NamePhrase], roles: &mut [Option<Role>]) {
    /// No second side is named farther behind the first.
    const FAR: usize = 60;
    for number in 1..names.len() {
        let (one, other) = (&names[number - 1], &names[number]);
        let between = text.get(one.span.end..other.span.start).unwrap_or("");
        let joined = between.len() < FAR && between.contains(" and ") && !between.contains([',', ';', '.']);
        if !joined || roles[number - 1].is_none() || other.referents.is_empty() {
            continue;
        }
        let start = trigger.clause.start.min(one.span.start);
        let between = preposition::preposition(text, start, one.span.start) == Some("between");
        if between && other.reading != NameReading::Place && one.coordination.is_none() {
            roles[number] = roles[number - 1];
        }
    }
}

/// "Scouts acting for the peacekeepers have fired", "rebels who had fought with the army signed": what stands between the
/// subject and its verb may hold names of its own, each behind a preposition, and none of them acts.
pub(super) fn before_aside(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    (event_type, known): (&EventType, &ContextWords),
) {
    let Some(subject) = trigger.subject.filter(|_| !trigger.passive && !trigger.is_noun) else { return };
    let acts = |name: &NamePhrase| !name.referents.is_empty() && name.reading != NameReading::Place;
    let governed = |name: &NamePhrase| {
        let first = preposition::first_of_list(name, names).span.start;
        preposition::preposition(text, subject.start, first).is_some()
    };
    let inside: Vec<usize> =
        (0..names.len()).filter(|number| names[*number].head.overlaps(subject)).collect();
    if inside.is_empty() || !inside.iter().all(|number| governed(&names[*number])) {
        return;
    }
    let opens_aside = |name: &NamePhrase| {
        let behind = text.get(name.span.end..subject.start).unwrap_or("").trim_end();
        let next = behind.trim_start_matches(',').split_whitespace().next().unwrap_or("");
        let listed = known.along.holds(next);
        let participle = behind.starts_with(',') && next.len() > 5 && next.ends_with("ing") && !listed;
        matches!(next, "who" | "which") || participle
    };
    let before = names.iter().rposition(|name| name.span.end <= subject.start);
    let Some(before) = before.filter(|number| acts(&names[*number]) && opens_aside(&names[*number])) else {
        return;
    };
    if roles[before].is_none() && !names[before].possessive {
        inside.iter().for_each(|number| roles[*number] = None);
        roles[before] = Some(event_type.roles.subject);
    }
}

/// "The boats that the rebels took when they raided the port": those that a clause speaks of again were named last, and
/// are several.
pub(super) fn they(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    event_type: &EventType,
) {
    let Some(subject) = trigger.subject.filter(|subject| subject.of(text).trim() == "they") else { return };
    let several = |number: &usize| {
        let name = &names[*number];
        let head = name.head.of(text);
        let plural = name.coordination.is_some() || head.ends_with('s') || head.ends_with("men");
        name.span.end <= subject.start
            && plural
            && !(name.referents.is_empty() || name.neutral || name.possessive || name.adjective)
            && name.reading != NameReading::Place
    };
    let Some(last) = (0..names.len()).rev().find(several) else { return };
    let role = if trigger.passive { event_type.roles.object } else { event_type.roles.subject };
    give_list(&names[..=last], roles, last, role);
}

/// "Announced by the envoy after a meeting with the general": who did the one thing took part in the other.
pub(super) fn before_it(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    (event_type, known): (&EventType, &ContextWords),
) {
    let takes_part = event_type.roles.subject;
    let alone = roles.iter().flatten().filter(|role| **role == takes_part).count() == 1;
    if !trigger.is_noun || takes_part != event_type.roles.with || !alone {
        return;
    }
    let near = |number: &usize| names[*number].span.end <= trigger.span.start;
    let Some(last) = (0..names.len()).rev().find(near) else { return };
    let name = &names[last];
    let between = text.get(name.span.end..trigger.span.start).unwrap_or("");
    let mut words = between.split_whitespace().filter(|word| *word != ",");
    let then = words.next().is_some_and(|word| known.while_there.holds(word));
    let told = name.neutral || known.press.holds(name.head.of(text));
    let acts = !name.referents.is_empty() && name.reading != NameReading::Place && !name.possessive && !told;
    if then && words.count() <= 4 && acts && roles[last].is_none() {
        roles[last] = Some(takes_part);
    }
}

/// The subject that opens the sentence: "(On Monday,) the president …".
fn acts_first(text: &str, names: &[NamePhrase], number: usize) -> bool {
    let name = &names[number];
    let acts = !name.referents.is_empty()
        && name.reading != NameReading::Place
        && !name.possessive
        && !name.adjective;
    let start = preposition::sentence_start(text, names[0].span.start);
    let opening = text.get(start..name.span.start).unwrap_or("");
    // "Representatives of the army have returned to …"
    let preposition = preposition::preposition(text, start, name.span.start);
    let bare = preposition.is_none() || preposition == Some("of") && opening.split_whitespace().count() <= 4;
    acts && bare && opening.len() <= OPENING && number <= 1
}

/// "In the presence of the Ugandan president", "a ceremony attended by": who looks on signs nothing.
pub(super) fn looks_on(text: &str, name: &NamePhrase, known: &ContextWords) -> bool {
    const FARTHEST: usize = 4;
    let mut before = text.get(..name.span.start).unwrap_or("").trim_end();
    for _ in 0..=FARTHEST {
        if known.looking_on.ends(before) {
            return true;
        }
        let Some((rest, word)) = before.rsplit_once(' ') else { return false };
        if !word.ends_with(char::is_alphanumeric) {
            return false;
        }
        before = rest.trim_end();
    }
    false
}

/// "Killed in clashes with rebels": whom those who died fought; `name` is governed by "with".
pub(super) fn fought(text: &str, name: &NamePhrase, known: &ContextWords) -> bool {
    let before = text.get(..name.span.start).and_then(|before| before.rsplit_once(" with"));
    before.is_some_and(|(before, _)| known.combat.ends(before))
}

/// "The largest rebel group, the LTTE, signed": what stands between commas behind the subject names it.
pub(super) fn is_apposed(text: &str, trigger: &Trigger, name: &NamePhrase) -> bool {
    let Some(subject) = trigger.subject.filter(|subject| subject.end <= name.span.start) else {
        return false;
    };
    let before = text.get(subject.end..name.span.start).unwrap_or("").trim();
    let behind = text.get(name.span.end..trigger.span.start).unwrap_or("").trim_start();
    let behind =
        behind.strip_prefix('(').and_then(|acronym| acronym.split_once(')')).map_or(behind, |(_, rest)| rest);
    matches!(before, "," | ", the")
        && behind.trim_start().starts_with(',')
        && name.place.is_none()
        && !name.adjective
        && !name.possessive
}

/// "with rebels killing": a participle follows the name.
pub(super) fn acts_behind_with(text: &str, name: &NamePhrase) -> bool {
    let behind = text.get(name.span.end..).unwrap_or("");
    let next = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    next.len() > 5 && next.ends_with("ing")
}

/// "The country's main rebel group, the LTTE, declared": who is named behind the comma acts; the country and the group
/// before it are no others.
pub(super) fn named_anew(text: &str, trigger: &Trigger, names: &[NamePhrase], roles: &mut [Option<Role>]) {
    let armed = |name: &NamePhrase| {
        name.referents.iter().any(|one| one.id.is_some() && one.kind == Some(ActorKind::ArmedGroup))
    };
    let apposed =
        (0..names.len()).find(|number| armed(&names[*number]) && is_apposed(text, trigger, &names[*number]));
    let (Some(apposed), Some(subject)) = (apposed, trigger.subject) else { return };
    let list = names[apposed].coordination;
    for (number, role) in roles.iter_mut().enumerate() {
        let name = &names[number];
        let nameless = name.referents.iter().all(|one| one.id.is_none());
        let before = name.head.overlaps(subject) && (list.is_none() || name.coordination != list);
        if before && (nameless || name.possessive || name.adjective) {
            *role = None;
        }
    }
}

/// "Despite a truce, ETA shot a French policeman": of two who are not joined the second is hit, where who breaks a truce
/// is asked of the subject and of the object.
pub(super) fn broken_against(
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    event_type: &EventType,
) {
    let facts = &event_type.roles;
    if !event_type.hostile
        || facts.subject != facts.object
        || trigger.passive
        || trigger.reported_by.is_some()
    {
        return;
    }
    let object = |number: &usize| {
        let name = &names[*number];
        roles[*number] == Some(facts.subject)
            && name.span.start
                >= trigger.span.end.min(trigger.object.map_or(usize::MAX, |object| object.start))
    };
    let acts = (0..names.len()).find(|number| roles[*number] == Some(facts.subject));
    let Some(acts) = acts else { return };
    let joined = |number: &usize| {
        names[acts].coordination.is_some() && names[*number].coordination == names[acts].coordination
    };
    let hit: Vec<usize> = (acts + 1..names.len()).filter(object).filter(|number| !joined(number)).collect();
    for number in hit {
        roles[number] = Some(facts.against);
    }
}

/// "The president announced a deal between the army and the rebels": who is no side of what is between two mediates.
pub(super) fn for_others(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    roles: &mut [Option<Role>],
    event_type: &EventType,
) {
    let signs = event_type.roles.subject;
    let Some(subject) = trigger.subject.filter(|_| signs == Role::Signatory && !trigger.passive) else {
        return;
    };
    let between = |number: &usize| {
        let first = preposition::first_of_list(&names[*number], names);
        let start = trigger.span.end.min(first.span.start);
        roles[*number] == Some(signs)
            && first.span.start >= trigger.span.end
            && preposition::preposition(text, start, first.span.start) == Some("between")
    };
    if (0..names.len()).filter(between).count() < 2 {
        return;
    }
    for (number, role) in roles.iter_mut().enumerate() {
        if *role == Some(signs) && names[number].head.overlaps(subject) {
            *role = Some(Role::Mediator);
        }
    }
}
