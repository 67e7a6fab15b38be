//! Where it was: the place that the trigger's own clause names, else where the target is, else where the article
//! tells of.

mod capital;
pub(super) mod home;
mod theatre;
mod venue;

use crate::lexicon::{ContextWords, EventType, Lexicon, PlaceEntry, PlaceKind};
use crate::model::{Actor, ActorKind, NamePhrase, NameReading, Place, Role, Trigger};

use super::preposition::{first_of_list, preposition, touches};
pub(super) use capital::with_capitals;
pub(super) use theatre::theatre;
use venue::{at_home, is_matter, opens_speech, points_at_land, points_back, seat};
pub(super) use venue::{is_part_of, words};

/// The place of what no sentence places: the land that the article tells of.
pub(super) const OF_THE_ARTICLE: &str = "where the article tells of";

/// A place that the sentence names.
pub(super) const NAMED: &str = "named";

/// The group of the types that are force.
const FIGHTING: &str = "fighting";

/// A place in another clause is farther by this, in bytes.
const OTHER_CLAUSE: usize = 200;

/// "Strikes on Israel", but not "an offensive … to maximise pressure on Kyiv": so near stands what is hit.
const FAR_OBJECT: usize = 40;

/// A place beside who tells it is farther by this: "told reporters in Tripoli".
const SPEAKER: usize = 100;

/// A place that something said speaks of is farther by this than the one where it is said.
const SPOKEN_OF: usize = 150;

/// Beyond this a place belongs to something else.
const FARTHEST: usize = 600;

/// The place of an event, and what it was read from.
#[must_use]
pub fn place(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    actors: &[Actor],
    event_type: &EventType,
    article: &Lands<'_>,
) -> Option<(Place, &'static str)> {
    let (theatre, known) = (article.theatre, article.lexicon.context());
    let priced = (0..names.len()).filter_map(|name| {
        cost(text, trigger, names, name, event_type, article.lexicon).map(|cost| (cost, name))
    });
    let priced: Vec<(usize, usize)> = priced.filter(|(cost, _)| *cost <= FARTHEST).collect();
    let nearest = priced
        .iter()
        .copied()
        .min()
        .map(|(cost, name)| (cost, within_land(names, name, &priced, article.lexicon)))
        .filter(|(cost, _)| *cost < OTHER_CLAUSE || event_type.stage == "none" || theatre.is_none());
    let host = host(names, actors);
    // "On a visit to China the minister spoke of peace in Syria": the host's land, or what is named in it.
    let elsewhere = |name: usize| {
        host.is_some_and(|host| names[name].place.as_ref().is_none_or(|place| place.country != host.country))
    };
    if event_type.roles.seat
        && let Some(seat) = seat(actors, event_type, article.lexicon)
    {
        return Some((seat, "where it sits"));
    }
    if let Some((_, name)) = nearest.filter(|(cost, name)| *cost < FAR_OBJECT || !elsewhere(*name)) {
        return names[finer(text, names, name)].place.as_ref().map(|place| (place.clone(), NAMED));
    }
    if let Some(place) = host {
        return Some((place.clone(), "of the host"));
    }
    let clause = trigger.clause.of(text);
    if let Some(told) = article.told.filter(|_| points_back(clause, known)) {
        return Some((told.clone(), "told before"));
    }
    if points_at_land(clause, event_type.hostile, known)
        && let Some(home) = at_home(actors, event_type, article.lexicon)
    {
        return Some((home, "in the land of who does it"));
    }
    if !is_where_the_fighting_is(event_type) {
        return None;
    }
    let target = names.iter().find(|name| {
        let is_target = |actor: &Actor| {
            actor.role == Role::Target
                && actor.kind == Some(ActorKind::Country)
                && name.referents.iter().any(|referent| referent.name == actor.name)
        };
        let tells = trigger.reported_by.is_some_and(|span| span.overlaps(name.head));
        let lies = name.place.is_some() || name.adjective && owns_site(text, name, known);
        event_type.hostile && !tells && lies && actors.iter().any(is_target)
    });
    match target {
        Some(name) => target_land(name, article.lexicon).map(|place| (place, "of the target")),
        None => match article.truce.filter(|_| !matches!(&*event_type.stage, "none" | "agreement")) {
            Some(truce) => Some((truce.clone(), "of the truce told before")),
            None => theatre.cloned().map(|place| (place, OF_THE_ARTICLE)),
        },
    }
}

/// "Pressure on Kyiv", a "strike on Tehran's allies": a capital that acts stands for its land, and so does "Iranian" in
/// "an Iranian air base".
fn target_land(name: &NamePhrase<'_>, lexicon: &Lexicon) -> Option<Place> {
    let land = name.referents.iter().find(|referent| referent.kind == Some(ActorKind::Country));
    match &name.place {
        Some(place) => {
            let called = land.map_or_else(|| place.name.clone(), |land| land.name.clone().into_owned());
            Some(Place { name: called, ..place.clone() })
        }
        None => land.map(|land| lexicon.places().land(&land.name, land.country)),
    }
}

/// "An Iranian (air base)", "Syrian oil (fields)": what lies in the land that owns it, as soldiers need not.
fn owns_site(text: &str, name: &NamePhrase<'_>, known: &ContextWords) -> bool {
    let mut words = text.get(name.head.end..).unwrap_or("").split_whitespace().take(3);
    let mut ended = false;
    words.any(|word| {
        let last = word.trim_end_matches([',', '.', ';']);
        let goes_on = !ended;
        ended |= last.len() < word.len();
        goes_on && known.site.holds(last)
    })
}

/// What is known of places before a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Lands<'a> {
    /// Where lands and seats are looked up.
    pub lexicon: &'a Lexicon,
    /// The land that the article tells of.
    pub theatre: Option<&'a Place>,
    /// The place named last.
    pub told: Option<&'a Place>,
    /// Where the truce holds that was told of last: "a truce in Idlib".
    pub truce: Option<&'a Place>,
}

/// Whether a place stands behind the truce that a trigger speaks of, as where it holds: "declared a truce in Idlib".
pub(super) fn is_where_truce_holds(text: &str, trigger: &Trigger, place: &Place) -> bool {
    let behind = text.get(trigger.span.end..trigger.clause.end.max(trigger.span.end)).unwrap_or("");
    let word = behind.split_whitespace().next().unwrap_or("");
    let near = behind.find(place.name.as_str()).is_some_and(|at| at < FAR_OBJECT);
    near && behind.starts_with(' ') && matches!(word, "in" | "across" | "around" | "throughout" | "for")
}

/// "Luanda prepared to host a meeting", "Saudi Arabia hosted the talks": who receives the others is where they meet.
fn host<'a>(names: &'a [NamePhrase<'_>], actors: &[Actor]) -> Option<&'a Place> {
    let is_host = |name: &&NamePhrase<'_>| {
        let host = |actor: &Actor| {
            actor.role == Role::Host && name.referents.iter().any(|referent| referent.name == actor.name)
        };
        name.place.is_some() && actors.iter().any(host)
    };
    names.iter().find(is_host).and_then(|name| name.place.as_ref())
}

/// Force, and what becomes of a truce, is where the fighting is; what is only said or offered is not.
fn is_where_the_fighting_is(event_type: &EventType) -> bool {
    let is_said = matches!(event_type.roles.subject, Role::Speaker | Role::Proposer);
    match event_type.stage.as_str() {
        "none" => !is_said && (event_type.hostile || event_type.group == FIGHTING),
        "appeal" | "proposal" | "rejection" => false,
        _ => true,
    }
}

/// Whether a place is a continent or a part of the world.
fn is_continent(place: &Place, lexicon: &Lexicon) -> bool {
    let kind = |entry: PlaceEntry<'_>| entry.kind == PlaceKind::Continent;
    place.country.is_none() && lexicon.places().named(&place.name).any(kind)
}

/// How far a place stands from a trigger; `None` where it is none of it.
fn cost(
    text: &str,
    trigger: &Trigger,
    names: &[NamePhrase],
    number: usize,
    event_type: &EventType,
    lexicon: &Lexicon,
) -> Option<usize> {
    let (name, known) = (&names[number], lexicon.context());
    let place = name.place.as_ref()?;
    // "For the anniversary of the end of the war in Europe": a truce has a narrower place, or none.
    if is_where_the_fighting_is(event_type) && is_continent(place, lexicon) {
        return None;
    }
    let reported = trigger.reported_by.is_some_and(|span| span.overlaps(name.head));
    let first = first_of_list(name, names);
    let from = trigger.clause.start.min(first.span.start);
    let preposition = preposition(text, from, first.span.start);
    let preposition = match preposition {
        Some("of") if is_part_of(text, first.span.start, known) => Some("in"),
        preposition => preposition,
    };
    let beside = name.span.end <= trigger.span.start && touches(text, name.span.end, trigger.span.start);
    let near = name.span.start >= trigger.span.end && name.span.start - trigger.span.end < 16;
    let force = event_type.hostile || event_type.group == FIGHTING;
    if name.reading != NameReading::Place {
        // "In a Baghdad drone strike", "attacks on Israel": an actor's name as a place. "The Turkish camps".
        let names_another = names.get(number + 1).is_some_and(|next| {
            next.reading == NameReading::Place && next.span.start < name.span.end + FAR_OBJECT
        });
        // "In Lebanon's bloody civil war".
        let war_there = name.possessive
            && matches!(preposition, Some("in" | "across" | "throughout"))
            && has_war(text, name.span.end, known);
        let is_place = name.adjective && !names_another
            || war_there
            || name.reading == NameReading::Either
                && !name.possessive
                // "On a US base in Qatar": whose base it is, and not where.
                && !matches!(word_before(text, name.span.start), "a" | "an")
                && (matches!(preposition, Some("in" | "across" | "over"))
                    || preposition == Some("on") && name.span.start < trigger.span.end + FAR_OBJECT
                    || event_type.roles.object == Role::Host && near && follows(text, trigger, name)
                    || matches!(preposition, Some("to" | "into")) && near
                    || force && known.taken.holds(word_before(text, name.span.start)));
        if !is_place {
            return None;
        }
    }
    // "The government in Juba": who, and not where.
    if preposition == Some("in") && rules_there(text, first.span.start, known) {
        return None;
    }
    let said = matches!(event_type.roles.subject, Role::Speaker | Role::Proposer);
    // "The truce will hold, the minister said in Moscow": where it is said.
    let where_said = || {
        // "Said that 20 were killed in Goma": what is told stands between.
        let told = trigger
            .reported_by
            .filter(|told| !(told.end <= trigger.span.start && trigger.span.end <= first.span.start));
        let behind = told.and_then(|told| text.get(told.end..first.span.start));
        behind.is_some_and(is_beside_telling)
    };
    if !said && (force || event_type.stage != "none") && where_said() {
        return None;
    }
    // "Talks on Lebanon", "a summit focused on Syria": a whole land behind "on" is what is talked of.
    let hosted = event_type.roles.place == Some(Role::Host);
    let talked_of =
        hosted && !name.adjective && preposition == Some("on") && lexicon.actors().is_whole_land(place);
    if event_type.stage == "none" && !force && (talked_of || is_matter(text, first.span.start, known)) {
        return None;
    }
    if said && opens_speech(text, trigger.clause.start.min(first.span.start), first.span.start, known) {
        return Some(0);
    }
    let inside = trigger.clause.overlaps(name.head);
    // "The heaviest shelling in Agdam since the truce was agreed": no place of the truce.
    if !inside && is_where_the_fighting_is(event_type) && is_told_since(text, trigger) {
        return None;
    }
    let behind = name.span.start >= trigger.span.end;
    let bytes = match behind {
        true => name.span.start - trigger.span.end,
        false => trigger.span.start.saturating_sub(name.span.end),
    };
    let opens = text.get(trigger.clause.start..name.span.start).is_some_and(|before| before.len() < 25);
    let side = if behind || opens || beside { 0 } else { 40 };
    let tie = match preposition {
        _ if name.adjective => 60,
        Some("in" | "at" | "near" | "inside" | "across" | "over") => 0,
        // "Advanced into the valley from Abkhazia": where they came from.
        Some("from") if force && event_type.hostile => 60,
        Some("on" | "to" | "from" | "toward" | "towards") => 20,
        Some("of") if bytes > 40 => 60,
        Some("of") => 10,
        Some("with" | "between" | "among" | "against" | "by" | "for") => 120,
        // "Shelled the capital".
        _ if beside || force && follows(text, trigger, name) => 0,
        _ => 30,
    };
    let spoken_of = if said && behind && tie > 0 { SPOKEN_OF } else { 0 };
    let clause = if inside { 0 } else { OTHER_CLAUSE };
    let measured = if is_measured_from(text, name.span.start, known) || has_capital(text, name.span.end) {
        SPEAKER
    } else {
        0
    };
    Some(bytes + side + tie + spoken_of + clause + measured + if reported { SPEAKER } else { 0 })
}

/// "Since the truce was agreed": told to date something else.
fn is_told_since(text: &str, trigger: &Trigger) -> bool {
    let opener = text.get(trigger.clause.start..).and_then(|clause| clause.split_whitespace().next());
    opener == Some("since") || word_before(text, trigger.clause.start) == "since"
}

/// "Lebanon's (bloody civil war)": a war stands behind who has it.
fn has_war(text: &str, from: usize, known: &ContextWords) -> bool {
    let behind = text.get(from..).unwrap_or("").trim_start_matches(['\'', '’', 's']);
    let mut words = behind.split_whitespace().take(4).map(|word| word.trim_end_matches([',', '.']));
    words.any(|word| known.war_of.holds(word))
}

/// "The (Moxico) provincial capital of Luena": the town is meant that follows.
fn has_capital(text: &str, from: usize) -> bool {
    let mut words = text.get(from..).unwrap_or("").split_whitespace().map(|word| word.trim_end_matches(','));
    let at = words.by_ref().take(3).position(|word| word == "capital");
    let next = at.and_then(|_| words.find(|word| *word != "of" && *word != "city"));
    text.get(from..).is_some_and(|behind| behind.starts_with(' '))
        && next.is_some_and(|next| next.starts_with(char::is_uppercase))
}

/// "Captured Dinsoor, 120 km south west of (Baidoa)": a place from which the way to another is measured.
fn is_measured_from(text: &str, place: usize, known: &ContextWords) -> bool {
    // "About 500 km west of the capital, (Kathmandu)".
    let before = text.get(..place).unwrap_or("").trim_end();
    let before = before.strip_suffix("the capital,").unwrap_or(before);
    let inside = before.rsplit([',', ';', '.']).next().unwrap_or("");
    inside.split_whitespace().rev().take(7).any(|word| {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit()).trim_end_matches(')');
        known.distance.holds(unit)
    })
}

/// "The government in (Juba)": it is named by where it sits.
fn rules_there(text: &str, place: usize, known: &ContextWords) -> bool {
    let mut before = text.get(..place).unwrap_or("").split_whitespace().rev();
    before.next() == Some("in") && before.next().is_some_and(|word| known.ruling.holds(word))
}

/// " in ", " reporters in ", " on Monday in ": nothing but where stands between who tells and a place.
fn is_beside_telling(between: &str) -> bool {
    let located =
        between.trim_end().rsplit(' ').next().is_some_and(|word| matches!(word, "in" | "at" | "from"));
    located
        && between.len() < FAR_OBJECT
        && !between.contains([',', ';', '"', '“'])
        && !between.contains(" that ")
}

/// The word that ends before a name, without its marks.
fn word_before(text: &str, start: usize) -> &str {
    let before = text.get(..start).unwrap_or("").trim_end();
    before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("")
}

/// "Visited (the) Kremlin": nothing stands between.
fn follows(text: &str, trigger: &Trigger, name: &NamePhrase) -> bool {
    let between = text.get(trigger.span.end..name.span.start).unwrap_or("?").trim();
    between.is_empty() || between == "the"
}

/// "Rebels in Chad shelled the capital": of a land and a town of its own in one clause, the town.
fn within_land(names: &[NamePhrase], number: usize, priced: &[(usize, usize)], lexicon: &Lexicon) -> usize {
    let place = |name: usize| names[name].place.as_ref();
    let Some(wide) = place(number).filter(|place| lexicon.actors().is_whole_land(place)) else {
        return number;
    };
    let inside = |(cost, name): &&(usize, usize)| {
        let town = place(*name)
            .is_some_and(|place| place.country == wide.country && !lexicon.actors().is_whole_land(place));
        let apart = names[*name].coordination.is_none_or(|list| names[number].coordination != Some(list));
        town && apart && *cost < FAR_OBJECT && names[*name].reading == NameReading::Place
    };
    priced.iter().filter(inside).min().map_or(number, |(_, name)| *name)
}

/// "in Kharkiv, Ukraine", "in Goma in eastern Congo": the finer of two that follow each other.
fn finer(text: &str, names: &[NamePhrase], number: usize) -> usize {
    let Some(before) = number.checked_sub(1) else { return number };
    let (one, other) = (&names[before], &names[number]);
    let (Some(small), Some(large)) = (&one.place, &other.place) else { return number };
    let between = text.get(one.span.end..other.span.start).unwrap_or("");
    // "At the Antalya Diplomacy Forum in Turkey".
    let named = between.strip_suffix(" in ").is_some_and(|words| {
        words.len() < 32 && words.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    });
    let joined = between.trim() == "," || between.starts_with(" in ") && between.len() < 16 || named;
    let inside = one.reading == NameReading::Place
        && one.coordination.is_none()
        && small.name != large.name
        && small.country == large.country;
    if joined && inside { finer(text, names, before) } else { number }
}
