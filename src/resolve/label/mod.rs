//! The event in at most 60 characters of newspaper English, from its type's forms, its parties, place and term.

mod words;

use super::naming::{Names, lands, located, names, persons, short_place};
use crate::lexicon::{ContextWords, EventType, Lexicon, Wording};
use crate::model::{Actor, ActorKind, Count, Place, Role, Status};

use words::{capitalised, counted, harms, term, third_person, toll, uncapitalised, worst};

/// No label is longer, in characters.
const LIMIT: usize = 60;

/// What a label is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// Whether it happened; a claim keeps its speaker.
    pub status: Status,
    /// Who took part.
    pub actors: &'a [Actor],
    /// Where.
    pub place: Option<&'a Place>,
    /// Stated length in ISO 8601.
    pub duration: Option<&'a str>,
    /// Numbers.
    pub counts: &'a [Count],
    /// The words that gave the event away.
    pub words: &'a str,
    /// What stands behind them.
    pub behind: &'a str,
    /// The same, where they are a verb that somebody does.
    pub acts: Option<&'a str>,
    /// Whether the first of those who did it is named as the subject of that verb.
    pub led: bool,
}

/// Composes the label of an event.
#[must_use]
pub fn label(event_type: &EventType, parts: Parts<'_>, lexicon: &Lexicon) -> String {
    let tells = |role| names(parts.actors, &[role], lexicon);
    let claimant = (parts.status == Status::Alleged)
        .then(|| tells(Role::Accuser).or_else(|| tells(Role::Speaker)))
        .flatten()
        .map(|claimants| without_doers(claimants, event_type, parts, lexicon));
    let slots = Slots::new(event_type, parts, claimant.as_ref(), lexicon);
    for (most, optional) in [(3, true), (2, true), (3, false), (1, true), (1, false)] {
        for form in slots.other.iter().flat_map(|other| &other.forms).chain(&event_type.phrase.forms) {
            let Some(line) = slots.fill(form, most, optional) else { continue };
            let Some(line) = said(form, &line, claimant.as_ref(), parts.status, most) else { continue };
            if line.chars().count() <= LIMIT {
                return capitalised(&line);
            }
        }
    }
    shortened(event_type, &slots, parts.status)
}

/// "Ukraine rejected Moscow's accusations and blamed Russia": who did it is not who says so, where another does.
fn without_doers<'a>(
    claimants: Names<'a>,
    event_type: &EventType,
    parts: Parts<'a>,
    lexicon: &'a Lexicon,
) -> Names<'a> {
    let doers =
        names(parts.actors, &[event_type.roles.subject], lexicon).map_or_else(Vec::new, |doers| doers.all);
    let others = claimants.all.iter().any(|name| !doers.contains(name));
    if others { claimants.without(&doers) } else { claimants }
}

/// A line with who says so and whether it happened: "Ukraine says Russia broke truce", "Ukraine alleges attack in
/// Kharkiv", "Planned attack"; `None` where the form has no place for that.
fn said(form: &str, line: &str, claimant: Option<&Names<'_>>, status: Status, most: usize) -> Option<String> {
    let verbal = || ["{verb", "{acts}", "{does}", "{done}", "{toll}"].iter().any(|slot| form.contains(slot));
    if claimant.is_none() && status == Status::Happened {
        return Some(line.to_owned());
    }
    let verbal = verbal();
    if !verbal && status != Status::Happened && form.contains("{who}") {
        return None;
    }
    let open = form.starts_with('{');
    let inner = if open { line.to_owned() } else { uncapitalised(line) };
    let Some(names) = claimant else {
        return Some(match status {
            _ if verbal => line.to_owned(),
            Status::Happened => line.to_owned(),
            Status::Alleged => format!("alleged {inner}"),
            Status::Planned => format!("planned {inner}"),
            Status::Proposed => format!("proposed {inner}"),
        });
    };
    let says = match (verbal, names.plural()) {
        (true, true) => "say",
        (true, false) => "says",
        (false, true) => "allege",
        (false, false) => "alleges",
    };
    Some(format!("{} {says} {inner}", names.text(most)))
}

/// "Attack in Kharkiv", "Planned: meeting": the type's own label, where no form fits.
fn shortened(event_type: &EventType, slots: &Slots<'_>, status: Status) -> String {
    let name = event_type.label.as_str();
    let name = match status {
        Status::Alleged => format!("{name} alleged"),
        Status::Planned => format!("{name} planned"),
        Status::Proposed => format!("{name} proposed"),
        Status::Happened => name.to_owned(),
    };
    let with_place = slots.place.as_ref().map(|place| format!("{name} {place}"));
    let line = with_place.filter(|line| line.chars().count() <= LIMIT).unwrap_or(name);
    capitalised(&line.chars().take(LIMIT).collect::<String>())
}

struct Slots<'a> {
    status: Status,
    who: Option<Names<'a>>,
    /// The one that did it and the other that it was done with, where the text has them in that order.
    pair: Option<(Names<'a>, Names<'a>)>,
    whom: Option<Names<'a>>,
    persons: Option<Names<'a>>,
    them: Option<Names<'a>>,
    place: Option<String>,
    /// The town that the trigger itself names.
    town: Option<&'a str>,
    term: Option<String>,
    count: Option<String>,
    toll: Option<String>,
    /// What those who acted are told to have done to others: "kills 12".
    harms: Option<String>,
    /// The words of the text that gave the event away.
    words: Option<String>,
    claimed: bool,
    /// The verb in its three forms; none where the type's is not what the trigger says.
    verb: &'a [String],
    /// How this trigger is put, where it is not put as others of its type.
    other: Option<&'a Wording>,
    /// The trigger says that the parties did it to each other.
    mutual: bool,
}

impl<'a> Slots<'a> {
    fn new(
        event_type: &'a EventType,
        parts: Parts<'a>,
        claimant: Option<&Names<'_>>,
        lexicon: &'a Lexicon,
    ) -> Self {
        let (facts, known) = (&event_type.roles, lexicon.context());
        let others = [Role::Declarer, Role::Signatory, Role::Participant, Role::Releaser];
        let acts: &[Role] = if parts.actors.iter().any(|actor| actor.role == facts.subject) {
            &[facts.subject]
        } else {
            &others
        };
        // "Trump hosted Zelenskyy": who receives the others meets them.
        let receives = parts
            .actors
            .iter()
            .any(|actor| actor.role == Role::Host && actor.kind == Some(ActorKind::Person));
        let with_host = [facts.subject, Role::Host];
        let acts = if receives && acts == [Role::Participant] && facts.object != Role::Host {
            &with_host
        } else {
            acts
        };
        let who = names(parts.actors, acts, lexicon);
        // "Putin visits Kursk": nobody does anything to a land of his own.
        let own = lands(parts.actors, acts, lexicon);
        let taken: Vec<&str> = who.iter().flat_map(|who| who.all.clone()).chain(own).collect();
        let mut targets = vec![facts.object, facts.against, facts.to, Role::Target, Role::Recipient];
        targets.retain(|role| *role != facts.subject && !matches!(role, Role::Participant));
        let whom = names(parts.actors, &targets, lexicon)
            .map(|names| names.without(&taken))
            .filter(|n| !n.all.is_empty());
        // "Each accused the other": who says so and who did it are the same, in whatever order.
        let same = |claimant: &Names<'_>, who: &Names<'_>| {
            claimant.all.len() == who.all.len() && claimant.all.iter().all(|name| who.all.contains(name))
        };
        let who = who.filter(|who| {
            claimant.is_none_or(|claimant| !same(claimant, who)) || parts.status != Status::Alleged
        });
        let place = parts.place.map(|place| short_place(place, lexicon));
        // "Attack in Kharkiv", not "Ukraine attacked in Kharkiv", where only the place says who was hit.
        let land = parts
            .place
            .and_then(|place| lexicon.actors().get(place.country.as_deref()?))
            .map(|land| land.short.as_str());
        let whom = whom.filter(|whom| {
            let finer = land != place && whom.all.len() == 1 && whom.all.first().copied() == land;
            who.is_some() || claimant.is_some() || !finer
        });
        let town = place.filter(|town| land != Some(town) && names_town(parts, town, known));
        let place = place.filter(|place| {
            let named =
                |names: &Option<Names<'_>>| names.as_ref().is_some_and(|names| names.all.contains(place));
            !named(&who) && !named(&whom)
        });
        // "Protesters march", not "Protesters: protesters march".
        let named = |words: &String| {
            who.iter().flat_map(|who| &who.all).any(|name| words.contains(&name.to_lowercase()))
        };
        let words =
            parts.acts.filter(|_| parts.status == Status::Happened).and_then(|words| told(words, known));
        let words = words.filter(|words| !named(words));
        let phrase = &event_type.phrase;
        let trigger = parts.words.to_lowercase();
        let other = phrase.other(&trigger);
        let begins = |word: &String| trigger.starts_with(word.as_str());
        let alone = who.as_ref().filter(|_| whom.is_none() && claimant.is_none());
        let harms = alone.and_then(|who| done_to_others(who, acts, parts));
        Self {
            status: parts.status,
            pair: who
                .as_ref()
                .filter(|_| parts.led && parts.acts.is_some())
                .and_then(|who| who.pair(lexicon)),
            who,
            whom,
            persons: persons(parts.actors, acts, lexicon),
            them: persons(parts.actors, &targets, lexicon),
            toll: worst(parts.counts).and_then(|count| toll(count, parts.status, claimant.is_some())),
            harms,
            place: place.map(|place| located(place, known)),
            town,
            term: parts.duration.and_then(term),
            count: counted(parts.counts, &event_type.phrase.counts),
            words,
            claimed: parts.status == Status::Alleged && claimant.is_some(),
            mutual: mutual(event_type, parts.words),
            verb: match other {
                Some(other) => &other.verb,
                None if phrase.words.is_empty() || phrase.words.iter().any(begins) => &phrase.verb,
                None => &[],
            },
            other,
        }
    }

    /// A form with its slots filled; `None` where a needed slot is empty.
    fn fill(&self, form: &str, most: usize, optional: bool) -> Option<String> {
        let mut line = String::with_capacity(LIMIT + 20);
        let mut rest = form;
        while let Some(start) = rest.find('{') {
            let end = rest[start..].find('}')? + start;
            line.push_str(&rest[..start]);
            let slot = &rest[start + 1..end];
            let (slot, may_miss) = slot.strip_suffix('?').map_or((slot, false), |slot| (slot, true));
            match self.slot(slot, most, self.opens_plural(form)) {
                Some(words) if !may_miss || optional => line.push_str(&words),
                None if !may_miss => return None,
                _ => {}
            }
            rest = &rest[end + 1..];
        }
        line.push_str(rest);
        let mut squeezed = String::with_capacity(line.len());
        for word in line.split_whitespace() {
            if !squeezed.is_empty() {
                squeezed.push(' ');
            }
            squeezed.push_str(word);
        }
        Some(squeezed)
    }

    /// Whether what a form opens with is many: "troops were deployed".
    fn opens_plural(&self, form: &str) -> bool {
        let plural = |names: &Option<Names<'_>>| names.as_ref().is_some_and(Names::plural);
        match form.split_whitespace().next() {
            Some("{whom}") => plural(&self.whom),
            Some("{them}") => plural(&self.them),
            first => first.is_some_and(|first| first.ends_with('s')),
        }
    }

    fn slot(&self, slot: &str, most: usize, plural: bool) -> Option<String> {
        match slot {
            "who" => self.who.as_ref().map(|names| names.text(most)),
            "sides" => {
                self.who.as_ref().filter(|names| names.all.len() > 1).map(|names| names.text(most.max(2)))
            }
            "foes" => self
                .who
                .as_ref()
                .filter(|who| self.mutual && who.all.len() > 1)
                .filter(|_| self.whom.is_none() && self.status == Status::Happened)
                .map(|names| names.text(most.max(2))),
            "verbs" => self.verb(false),
            "first" => self.pair.as_ref().map(|(first, _)| first.text(1)),
            "other" => self.pair.as_ref().map(|(_, other)| other.text(1)),
            "does" => self.pair.as_ref().and_then(|(first, _)| self.verb(first.plural())),
            "whom" => self.whom.as_ref().map(|names| names.text(most)),
            "place" => self.place.clone(),
            "where" => {
                self.place.as_ref().and_then(|place| place.split_once(' ')).map(|(_, place)| place.to_owned())
            }
            "town" => self.town.map(str::to_owned),
            "term" => self.term.clone(),
            "count" => self.count.clone(),
            "verb" => self.verb(self.who.as_ref().is_some_and(Names::plural)),
            "acts" => self.verb(self.persons.as_ref().is_some_and(Names::plural)),
            "done" => self.done(plural),
            "persons" => self.persons.as_ref().map(|names| names.text(most)),
            "them" => self.them.as_ref().map(|names| names.text(most)),
            "toll" => self.toll.clone(),
            "harms" => self.harms.clone(),
            "words" => self.words.clone(),
            _ => None,
        }
    }

    /// The verb in the tense of the status: headline present for what happened, past in a claim.
    fn verb(&self, plural: bool) -> Option<String> {
        let verb = self.verb;
        let base = verb.first()?;
        Some(match self.status {
            Status::Happened => {
                if plural {
                    base.clone()
                } else {
                    third_person(base)
                }
            }
            Status::Alleged if self.claimed => verb.get(1)?.clone(),
            Status::Alleged => format!("reportedly {}", verb.get(1)?),
            Status::Planned => format!("to {base}"),
            Status::Proposed => format!("may {base}"),
        })
    }

    fn done(&self, plural: bool) -> Option<String> {
        let participle = self.verb.get(2)?;
        Some(match self.status {
            Status::Happened => participle.clone(),
            Status::Alleged if self.claimed && plural => format!("were {participle}"),
            Status::Alleged if self.claimed => format!("was {participle}"),
            Status::Alleged => format!("reportedly {participle}"),
            Status::Planned => format!("to be {participle}"),
            Status::Proposed => format!("may be {participle}"),
        })
    }
}

/// "Kills at least 34", where the text tells that those who acted did, or they have no name: "a suicide bomber blew himself
/// up, killing 12".
fn done_to_others(who: &Names<'_>, acts: &[Role], parts: Parts<'_>) -> Option<String> {
    let count = worst(parts.counts).filter(|_| parts.status == Status::Happened)?;
    let base = count.what.strip_suffix("ed")?;
    let doers = || parts.actors.iter().filter(|actor| acts.contains(&actor.role));
    let own = count.of.as_deref().is_some_and(|of| who.all.iter().any(|name| name.contains(of)));
    let told = parts.acts.is_some_and(|words| words.to_lowercase().contains(base));
    let nameless = doers().all(|actor| actor.id.is_none() && actor.country.is_none());
    // A land is too often only where it was to be said to kill.
    let lands = doers().any(|actor| actor.kind == Some(ActorKind::Country));
    ((told || nameless) && !own && !lands).then(|| harms(base, count, who.plural()))
}

/// "Captured Shire", "captured the town | of Shire", and not "a village near Shire".
fn names_town(parts: Parts<'_>, town: &str, known: &ContextWords) -> bool {
    let unit = || parts.words.split_whitespace().last().is_some_and(|last| known.town_unit.holds(last));
    let behind = |of| parts.behind.strip_prefix(of).is_some_and(|behind| behind.starts_with(town));
    parts.words.contains(town) || (behind(" of ") || behind(" ")) && unit()
}

/// "Fighting between the two", "they exchanged fire".
fn mutual(event_type: &EventType, words: &str) -> bool {
    let says = |word: &str| event_type.phrase.mutual.iter().any(|known| known.eq_ignore_ascii_case(word));
    words.split(|c: char| !c.is_alphabetic()).any(says)
}

/// "Declared independence", "stepped down as": words that say by themselves what was done; `None` where they are many.
fn told(words: &str, known: &ContextWords) -> Option<String> {
    const MOST: usize = 4;
    if words.split_whitespace().next()?.ends_with("ing") {
        return None;
    }
    let mut words: Vec<&str> = words.split_whitespace().collect();
    while words.last().is_some_and(|last| known.unfinished.holds(last)) {
        words.pop();
    }
    let plain = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    let few = (2..=MOST).contains(&words.len()) && words.iter().all(plain);
    few.then(|| uncapitalised(&words.join(" ")))
}
