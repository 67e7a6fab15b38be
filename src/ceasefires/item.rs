//! What is compared of an event: its stage in the life of a truce, its sides, days, term, scope and place.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::symbols::{Symbol, Symbols};
use crate::lexicon::{EventTypes, Folded, Lexicon};
use crate::model::{Actor, ActorKind, Basis, DayRange, Event, Length, Precision, Role, Stage, Status};

/// A side as chains compare it: a country's code, else an actor's id, else its name in lower case.
pub(super) type Side = Symbol;

/// What keeps a yes from being one, in the vocabulary of truces (`truces.toml`).
const DOUBT: &str = "doubt";

/// What is compared of one event.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    pub(super) event: &'a Event,
    /// What it is in the life of a truce: its type's stage, seen through its status.
    pub(super) stage: Stage,
    /// Its days, where the text gives the day and not a week or a month.
    pub(super) days: Option<DayRange>,
    /// Whether the days are a span in force rather than the day on which something was said or done.
    pub(super) is_span: bool,
    /// Its place in time: its first day, else the day of its first report.
    pub(super) at: Option<NaiveDate>,
    /// Who declares, signs, accepts, begins, breaks.
    pub(super) doers: BTreeSet<Side>,
    /// Who is said to have been addressed or hit, or whose proposal is answered.
    pub(super) others: BTreeSet<Side>,
    /// Who says so.
    pub(super) speakers: BTreeSet<Side>,
    /// Who brokers or hosts.
    pub(super) brokers: BTreeSet<Side>,
    pub(super) term: Option<Length>,
    /// The last day in force, where it is told and not counted from the term.
    pub(super) until: Option<NaiveDate>,
    /// Part of the fighting that is named as covered.
    pub(super) scope: Option<&'a str>,
    pub(super) occasion: Option<&'a str>,
    /// How the sentence says that it ended.
    pub(super) ending: Option<&'a str>,
    /// Whether it is a yes that hangs on nothing: no condition, no doubt, no mere readiness.
    pub(super) is_firm_yes: bool,
    /// Whether such a yes is a truce by itself: nobody is said to have put one forward.
    pub(super) makes_truce: bool,
    /// Whether it is for good, or for as long as it holds.
    pub(super) is_lasting: bool,
    /// Its place.
    pub(super) place: Option<Symbol>,
    /// Its place, where that is no whole country.
    pub(super) town: Option<Symbol>,
    /// Country of its place.
    pub(super) country: Option<Symbol>,
    /// Every side that it names but brokers, in order.
    pub(super) sides: Vec<Side>,
    /// Whom, by what they are, those who act fight: the country that an armed group is of, or in which it acts.
    pub(super) rivals: BTreeSet<Side>,
}

impl<'a> Item<'a> {
    /// What is compared of an event; `None` for events that are no stage of a truce.
    pub(super) fn of(event: &'a Event, lexicon: &'a Lexicon, symbols: &Symbols) -> Option<Self> {
        let (types, words) = (lexicon.types(), lexicon.truces());
        let stage = stage(event, types)?;
        let event_type = types.get(&event.event_type)?;
        let days = event.days.filter(|_| event.precision <= Precision::Day).or_else(|| open_begin(event));
        let edtf = event.edtf.as_deref().unwrap_or("");
        let is_span =
            event_type.lasts && days.is_some_and(|days| !days.is_one_day()) && !edtf.starts_with('[');
        // A day that may be one of several is no day, nor is that of the news for a truce that was made before it:
        // "the truce that Russia had declared".
        let made = matches!(stage, Stage::Declaration | Stage::Agreement);
        let days = days.filter(|days| days.is_one_day() || is_span);
        let days = days.filter(|_| !(event.basis == Basis::Assumed && (made || is_of_report(event, stage))));
        let at = at(event, stage);
        let sentence = Folded::new(event.evidence.as_deref().unwrap_or(&event.label));
        let label = Folded::new(&event.label);
        let named = |find: &dyn Fn(&Folded) -> Option<&'a str>| find(&sentence).or_else(|| find(&label));
        let is_yes =
            stage == Stage::Acceptance && event.status == Status::Happened && event.condition.is_none();
        let reserve = words.reserve(&sentence);
        let mut item = Self {
            event,
            stage,
            days,
            is_span,
            at,
            doers: BTreeSet::new(),
            others: BTreeSet::new(),
            speakers: BTreeSet::new(),
            brokers: BTreeSet::new(),
            term: event.duration.as_deref().and_then(|length| length.parse().ok()),
            until: until(event, stage),
            // What a report of shelling names is what was hit, not what the truce covers.
            scope: if event_type.hostile { None } else { named(&|sentence| words.scope(sentence)) },
            ending: if stage == Stage::End { named(&|sentence| words.ending(sentence)) } else { None },
            is_firm_yes: is_yes && reserve != Some(DOUBT),
            makes_truce: is_yes && reserve.is_none(),
            occasion: named(&|sentence| words.occasion(sentence)),
            is_lasting: event.duration.is_none() && words.is_lasting(&sentence),
            town: event
                .place
                .as_ref()
                .filter(|place| !lexicon.actors().is_whole_land(place))
                .and_then(|place| symbols.get(&place.name)),
            place: event.place.as_ref().and_then(|place| symbols.get(&place.name)),
            country: event.place.as_ref().and_then(|place| symbols.get(place.country.as_deref()?)),
            sides: Vec::new(),
            rivals: BTreeSet::new(),
        };
        item.seat(&event.actors, symbols);
        item.sides = item.named_sides();
        item.rivals = item.told_rivals(&event.actors, symbols);
        Some(item)
    }

    fn seat(&mut self, actors: &[Actor], symbols: &Symbols) {
        let mut by_role: BTreeMap<Role, Vec<&Actor>> = BTreeMap::new();
        for actor in actors {
            by_role.entry(actor.role).or_default().push(actor);
        }
        let of = |role: Role| by_role.get(&role).map(|actors| sides(actors, symbols)).unwrap_or_default();
        let (declarers, participants) = (of(Role::Declarer), of(Role::Participant));
        let by_fighters = by_role.get(&Role::Declarer).is_some_and(|actors| actors.iter().any(is_group));
        let answers_alone =
            matches!(self.stage, Stage::Acceptance | Stage::Rejection) && !declarers.is_empty();
        for (role, actors) in by_role {
            let sides = sides(&actors, symbols);
            match role {
                Role::Mediator | Role::Host => self.brokers.extend(sides),
                Role::Speaker | Role::Accuser => self.speakers.extend(sides),
                Role::Target | Role::Recipient | Role::Absentee | Role::Released => self.others.extend(sides),
                // In an answer the proposer is who is answered; the doer is who answers.
                Role::Proposer if matches!(self.stage, Stage::Acceptance | Stage::Rejection) => {
                    self.others.extend(sides);
                }
                // "Ukraine accepted a truce with Russia": one of them answers.
                Role::Participant | Role::Signatory if answers_alone => self.others.extend(sides),
                // Who should take part in what is put forward does not put it forward.
                Role::Participant | Role::Signatory | Role::Violator if self.is_asked_for() => {
                    self.others.extend(sides);
                }
                _ => self.doers.extend(sides),
            }
        }
        if self.doers.is_empty() && self.is_asked_for() {
            self.doers = std::mem::take(&mut self.speakers);
        }
        // "The US and Russia announced a truce between the government and the rebels": for others.
        let between =
            participants.difference(&declarers).count() >= 2 && participants.is_disjoint(&declarers);
        if self.stage == Stage::Declaration && !declarers.is_empty() {
            if between && !by_fighters {
                self.doers = participants;
                self.brokers.extend(declarers);
            } else {
                // "The army declared a truce with the rebels": its own.
                let addressed = participants.difference(&declarers).copied().collect::<Vec<_>>();
                self.doers.retain(|side| !addressed.contains(side));
                self.others.extend(addressed);
            }
        }
        // "Ukraine and Russia accused each other of breaking the truce": who is both, breaks it.
        let doers = self.doers.clone();
        self.brokers.retain(|side| !doers.contains(side));
    }

    fn named_sides(&self) -> Vec<Side> {
        let mut sides: BTreeSet<Side> = self.doers.union(&self.others).copied().collect();
        if sides.len() < 2 || self.stage == Stage::Violation {
            sides.extend(&self.speakers);
        }
        // Who watches a truce is watching others, too; what it puts forward is its own.
        let answered = matches!(self.stage, Stage::Acceptance | Stage::Rejection) || self.is_asked_for();
        sides.into_iter().filter(|side| answered || !side.is_neutral()).collect()
    }

    fn told_rivals(&self, actors: &[Actor], symbols: &Symbols) -> BTreeSet<Side> {
        let symbol = |actor: &Actor| symbols.get(&side(actor));
        let groups: Vec<&Actor> = actors.iter().filter(is_group).collect();
        let acting = |actor: &&&Actor| symbol(actor).is_some_and(|side| self.doers.contains(&side));
        let home = |actor: &Actor| symbols.get(actor.country.as_deref()?);
        let mut rivals: BTreeSet<Side> =
            groups.iter().filter(acting).filter_map(|group| home(group).or(self.country)).collect();
        let against = groups.iter().filter(|group| !acting(group));
        let against = against.filter(|group| home(group).is_some_and(|home| self.doers.contains(&home)));
        rivals.extend(against.filter_map(|group| symbol(group)));
        rivals
    }

    /// First day in force that it gives, for a truce that is announced or begins.
    pub(super) fn force(&self) -> Option<NaiveDate> {
        let starts = self.is_span || self.stage == Stage::Start;
        self.days.filter(|_| starts).map(|days| days.first)
    }

    /// Whether its days say from when a truce that is asked for should hold: days behind the first report.
    pub(super) fn wants_day(&self) -> bool {
        let open = self.event.edtf.as_deref().is_some_and(|edtf| edtf.ends_with("/.."));
        let later = self.days.zip(self.event.first_reported).is_some_and(|(days, told)| days.first > told);
        self.is_asked_for() && (open || later || self.is_span)
    }

    /// When it prolongs a truce, and by how much.
    pub(super) fn prolongs(&self) -> Option<(NaiveDate, Option<Length>)> {
        self.at.map(|at| (at, self.term))
    }

    /// Whether it tells again of what prolonged a truce some days before, and of no other last day.
    pub(super) fn repeats(&self, prolonged: Option<(NaiveDate, Option<Length>)>) -> bool {
        let Some(((before, term), at)) = prolonged.zip(self.at) else { return false };
        let same = term.zip(self.term).is_none_or(|(one, other)| one.agrees(other));
        same && !self.is_span && self.until.is_none() && (at - before).num_days().abs() <= 3
    }

    /// Whether it is put forward or asked for.
    pub(super) fn is_asked_for(&self) -> bool {
        matches!(self.stage, Stage::Appeal | Stage::Proposal)
    }

    /// By place in time, then in the order of the stages, then by id; those without any day last.
    pub(super) fn order(&self) -> (bool, Option<NaiveDate>, Stage, &str) {
        (self.at.is_none(), self.at, self.stage, &self.event.id)
    }

    /// Its days where the text gives only a week, a month or a year.
    pub(super) fn rough_days(&self) -> Option<DayRange> {
        self.event.days.filter(|_| self.event.precision > Precision::Day && !self.is_assumed())
    }

    /// Whether it gives the day of what is only told to have been in a week, a month or a year.
    pub(super) fn tells_day_in(&self, rough: Option<DayRange>) -> bool {
        let within = rough.zip(self.at).is_some_and(|(rough, at)| rough.contains(DayRange::day(at)));
        within && self.rough_days().is_none()
    }

    /// Whether it tells what becomes of a truce.
    pub(super) const fn follows_on(&self) -> bool {
        matches!(self.stage, Stage::Violation | Stage::Monitoring | Stage::Extension | Stage::End)
    }

    /// Whether something was done, not planned, proposed or asked for.
    pub(super) fn is_done(&self) -> bool {
        matches!(self.event.status, Status::Happened | Status::Alleged)
    }

    /// Whether the text says nothing of when it was, not even the month: then it is news.
    pub(super) fn is_dateless(&self) -> bool {
        self.days.is_none() && (self.event.days.is_none() || self.event.basis == Basis::Assumed)
    }

    /// Whether its day is that of the passage for want of another.
    pub(super) fn is_assumed(&self) -> bool {
        self.event.basis == Basis::Assumed && !is_of_report(self.event, self.stage)
    }
}

/// Whether it has the day of its first report for want of another: it was then or before. A breach is told when it was.
fn is_of_report(event: &Event, stage: Stage) -> bool {
    stage != Stage::Violation
        && event.basis == Basis::Assumed
        && event.days == event.first_reported.map(DayRange::day)
}

/// "They prolonged the truce by 180 days from Monday": from then the same truce goes on, and none begins; "which took
/// effect in April and was extended in June" tells of both.
pub(super) fn join_prolonging(items: &mut [Item<'_>]) {
    let told: BTreeMap<&str, NaiveDate> = items
        .iter()
        .filter(|item| item.stage == Stage::Extension)
        .filter_map(|item| Some((item.event.evidence.as_deref()?, item.at?)))
        .collect();
    for item in items.iter_mut().filter(|item| item.stage == Stage::Start) {
        let prolonged = item.event.evidence.as_deref().and_then(|evidence| told.get(evidence));
        if prolonged.zip(item.at).is_some_and(|(prolonged, at)| (at - *prolonged).num_days() >= -1) {
            item.stage = Stage::Extension;
        }
    }
}

/// Whether an actor is an armed group, or people who are told by what they are.
fn is_group(actor: &&Actor) -> bool {
    actor.kind.is_some_and(ActorKind::may_be_fighters)
}

/// The place in time of an event. What is asked for, put forward, declared
/// or prolonged for a later day was so when it was told.
pub(super) fn at(event: &Event, stage: Stage) -> Option<NaiveDate> {
    let first = event.days.or_else(|| open_begin(event)).map(|days| days.first);
    match (stage, first, event.first_reported) {
        (
            Stage::Appeal | Stage::Proposal | Stage::Declaration | Stage::Agreement | Stage::Extension,
            Some(first),
            Some(told),
        ) if first > told => Some(told),
        // "They will end their truce on the 10th": told before.
        (Stage::End, Some(first), Some(told)) if first > told && event.status == Status::Planned => {
            Some(told)
        }
        _ => first.or(event.first_reported),
    }
}

/// The day of "from Monday, 12 May", whose other end is open.
fn open_begin(event: &Event) -> Option<DayRange> {
    let begin = event.edtf.as_deref()?.strip_suffix("/..")?;
    begin.trim_end_matches('~').parse().ok().map(DayRange::day)
}

/// The last day that an event tells. One that its term gives is counted, and for an extension not from its own day.
fn until(event: &Event, stage: Stage) -> Option<NaiveDate> {
    let counted = stage != Stage::Extension || event.counted_end() == event.scheduled_end;
    event.scheduled_end.filter(|_| event.duration.is_none() || !counted)
}

/// The stage of an event: what its type says, seen through its status.
pub(super) fn stage(event: &Event, types: &EventTypes) -> Option<Stage> {
    let stage: Stage = types.get(&event.event_type)?.stage.parse().ok()?;
    Some(match (stage, event.status) {
        (Stage::Declaration | Stage::Agreement | Stage::Start, Status::Proposed) => Stage::Proposal,
        // Where both sides say yes, to each other or to a mediator's plan, they agree.
        (Stage::Acceptance, Status::Happened) if is_mutual(event) => Stage::Agreement,
        (stage, _) => stage,
    })
}

fn is_mutual(event: &Event) -> bool {
    let of = |role: Role| {
        let actors: Vec<&Actor> = event.actors.iter().filter(|actor| actor.role == role).collect();
        side_names(&actors).len()
    };
    event.condition.is_none() && of(Role::Declarer) >= 2
}

fn sides(actors: &[&Actor], symbols: &Symbols) -> BTreeSet<Side> {
    side_names(actors).iter().filter_map(|name| symbols.get(name)).collect()
}

/// The sides of some actors of one role: a person counts as the country or body it speaks for.
fn side_names(actors: &[&Actor]) -> BTreeSet<String> {
    let is_person = |actor: &&&Actor| actor.kind == Some(ActorKind::Person);
    let mut sides: BTreeSet<String> =
        actors.iter().filter(|actor| !is_person(actor)).map(|actor| side(actor)).collect();
    for person in actors.iter().filter(is_person) {
        match &person.country {
            Some(country) => {
                sides.insert(country.clone());
            }
            None if sides.is_empty() => {
                sides.insert(side(person));
            }
            None => {}
        }
    }
    sides
}

/// The side that an actor is or belongs to.
pub(super) fn side(actor: &Actor) -> String {
    match (actor.kind, &actor.country, &actor.id) {
        (Some(ActorKind::Country | ActorKind::Body | ActorKind::Person), Some(country), _) => country.clone(),
        (_, _, Some(id)) => id.clone(),
        (_, None, None) if !actor.name.contains(char::is_uppercase) => format!("{ANY}{}", actor.name),
        _ => actor.name.to_lowercase(),
    }
}

/// Before a side that only says what kind it is: "rebels" of one war are not those of another.
const ANY: char = '~';

/// Whether a side is a kind of people rather than a party with a name.
pub(super) fn is_any(side: &str) -> bool {
    side.starts_with(ANY)
}
