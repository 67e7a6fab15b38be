//! Parties and places by the names that a label has room for.

use crate::lexicon::{ActorEntry, ContextWords, Lexicon};
use crate::model::{Actor, ActorKind, NamePhrase, Place, Role, Trigger, surname};

/// Parties by their short names.
pub(super) struct Names<'a> {
    pub(super) all: Vec<&'a str>,
    plural_one: bool,
}

impl<'a> Names<'a> {
    pub(super) fn plural(&self) -> bool {
        self.all.len() > 1 || self.plural_one
    }

    pub(super) fn without(mut self, taken: &[&str]) -> Self {
        self.all.retain(|name| !taken.contains(name));
        self
    }

    /// The two of them, each by itself.
    pub(super) fn pair(&self, lexicon: &Lexicon) -> Option<(Self, Self)> {
        let [first, other] = self.all.as_slice() else { return None };
        let one = |name: &'a str| Self { all: vec![name], plural_one: lexicon.nouns().is_plural(name) };
        Some((one(first), one(other)))
    }

    /// "Russia and Ukraine", "Russia, Ukraine and US", "Russia and others".
    pub(super) fn text(&self, most: usize) -> String {
        match self.all.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, ..] if most < self.all.len() && most == 1 => format!("{first} and others"),
            all if most < all.len() => format!("{} and others", all[..most].join(", ")),
            [before @ .., last] => format!("{} and {last}", before.join(", ")),
        }
    }
}

/// The parties in any of these roles: a person gives way to the country or group that it speaks for.
pub(super) fn names<'a>(actors: &'a [Actor], roles: &[Role], lexicon: &'a Lexicon) -> Option<Names<'a>> {
    let chosen: Vec<&Actor> = actors.iter().filter(|actor| roles.contains(&actor.role)).collect();
    let speaks = |number: usize| {
        let actor = chosen[number];
        let state = |other: &&Actor| {
            other.kind == Some(ActorKind::Country)
                && other.country == actor.country
                && actor.country.is_some()
        };
        // "The spokeswoman, the alliance": whom somebody speaks for follows.
        let follows = chosen.get(number + 1).is_some_and(|next| {
            let body =
                matches!(next.kind, Some(ActorKind::Body | ActorKind::Organisation | ActorKind::ArmedGroup));
            // "Rebel spokesman John Doe said".
            let group = next.kind == Some(ActorKind::Group);
            let body = body || group && actor.role.tells() && actor.country.is_none();
            let state = next.kind == Some(ActorKind::Country);
            body && (actor.country.is_none() || actor.country == next.country)
                || state && actor.country.is_none()
        });
        // "The RSF, led by Dagalo": the group whose head is named beside it.
        let heads = |other: &&Actor| {
            let entry = actor.id.as_deref().and_then(|id| lexicon.actors().get(id));
            let speaks =
                |id: &str| entry.is_some_and(|entry| entry.offices.iter().any(|one| one.speaks_for == id));
            other.id.as_deref().is_some_and(speaks)
        };
        match actor.kind {
            Some(ActorKind::Person) => chosen.iter().any(&state) || follows || chosen.iter().any(heads),
            // "The Gaza health ministry" speaks for Gaza, which is no state.
            Some(ActorKind::Body) => chosen.iter().any(|other| {
                let entry = other.id.as_deref().and_then(|id| lexicon.actors().get(id));
                state(other)
                    || other.name != actor.name
                        && other.country == actor.country
                        && entry.is_some_and(ActorEntry::is_land)
            }),
            _ => false,
        }
    };
    // "The World Food Programme of the UN": its part is named, and the whole by it.
    let whole = |actor: &Actor| {
        let part = |other: &&Actor| {
            let entry = other.id.as_deref().and_then(|id| lexicon.actors().get(id));
            entry.is_some_and(|entry| entry.speaks_for.is_some() && entry.speaks_for == actor.id)
        };
        actor.kind == Some(ActorKind::Body) && chosen.iter().any(part)
    };
    let mut all: Vec<&str> = Vec::new();
    let mut plural_one = false;
    for (_, actor) in chosen.iter().enumerate().filter(|(number, actor)| !speaks(*number) && !whole(actor)) {
        // "Turkey and Russia", not "Turkey and Putin", where only his land's part is told elsewhere.
        let beside_land = chosen.iter().any(|other| other.kind == Some(ActorKind::Country));
        let land = actor.country.as_deref().and_then(|country| lexicon.actors().get(country));
        let short = match land {
            Some(land) if beside_land && actor.kind == Some(ActorKind::Person) => &land.short,
            _ => short_name(actor, lexicon),
        };
        plural_one |= !matches!(actor.kind, Some(ActorKind::Person | ActorKind::Country))
            && lexicon.nouns().is_plural(short);
        if !all.contains(&short) {
            all.push(short);
        }
    }
    (!all.is_empty()).then_some(Names { all, plural_one })
}

/// "The rebels rejected talks with the army": whether the first actor of a role is named where the subject stands.
pub(super) fn is_led_by_its_subject(
    trigger: &Trigger,
    names: &[NamePhrase<'_>],
    actors: &[Actor],
    role: Role,
) -> bool {
    let Some(first) = actors.iter().find(|actor| actor.role == role) else { return false };
    let Some(subject) = trigger.subject else { return false };
    names
        .iter()
        .filter(|name| name.head.overlaps(subject) && !name.anaphoric)
        .any(|name| name.referents.iter().any(|referent| referent.name == first.name))
}

pub(super) fn short_name<'a>(actor: &'a Actor, lexicon: &'a Lexicon) -> &'a str {
    let entry = actor.id.as_deref().and_then(|id| lexicon.actors().get(id));
    match entry {
        Some(entry) => &entry.short,
        None if actor.kind == Some(ActorKind::Person) => surname(&actor.name),
        None => &actor.name,
    }
}

/// The people among those of some roles, and the countries, bodies and groups that nobody of them speaks for.
pub(super) fn persons<'a>(actors: &'a [Actor], roles: &[Role], lexicon: &'a Lexicon) -> Option<Names<'a>> {
    let chosen: Vec<&Actor> = actors.iter().filter(|actor| roles.contains(&actor.role)).collect();
    let is_person = |actor: &Actor| actor.kind == Some(ActorKind::Person);
    let mut all: Vec<&str> = Vec::new();
    for (number, actor) in chosen.iter().enumerate() {
        let person = number.checked_sub(1).map(|before| chosen[before]).filter(|before| is_person(before));
        // "UN envoy Hans Grundberg": whom somebody speaks for may stand before the name.
        let envoy =
            chosen.get(number + 1).is_some_and(|next| is_person(next) && next.country == actor.country);
        let spoken_for = person.is_some()
            || envoy
            || chosen
                .iter()
                .any(|other| is_person(other) && other.country.is_some() && other.country == actor.country);
        let short = short_name(actor, lexicon);
        if (is_person(actor) || !spoken_for) && !all.contains(&short) {
            all.push(short);
        }
    }
    chosen.iter().any(|actor| is_person(actor)).then_some(Names { all, plural_one: false })
}

/// The lands of those in some roles, by their short names.
pub(super) fn lands<'a>(
    actors: &'a [Actor],
    roles: &'a [Role],
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = &'a str> + 'a {
    let countries = actors
        .iter()
        .filter(|actor| roles.contains(&actor.role))
        .filter_map(|actor| actor.country.as_deref());
    countries.filter_map(|country| lexicon.actors().get(country)).map(|land| land.short.as_str())
}

pub(super) fn short_place<'a>(place: &'a Place, lexicon: &'a Lexicon) -> &'a str {
    let country = place.country.as_deref().and_then(|iso| lexicon.actors().get(iso));
    match country {
        Some(entry) if entry.name == place.name => &entry.short,
        _ => &place.name,
    }
}

/// "In Geneva", "at the Kremlin", "in the Black Sea", "on the Line of Control".
pub(super) fn located(place: &str, known: &ContextWords) -> String {
    let last = place.rsplit(' ').next().unwrap_or(place);
    if known.at_the.holds(last) {
        format!("at the {place}")
    } else if known.on_the.holds(last) || place.starts_with("Line of") {
        format!("on the {place}")
    } else if known.in_the.holds(last) || place.starts_with("Gulf of") || place.starts_with("Strait of") {
        format!("in the {place}")
    } else if place.starts_with("Camp ") {
        format!("at {place}")
    } else {
        format!("in {place}")
    }
}
