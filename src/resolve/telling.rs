//! What the triggers of a sentence tell together: one event twice or two, and whether it is still to come.

use chrono::{Days, Months, NaiveDate};

use crate::lexicon::{ContextWords, EventType};
use crate::model::{
    Actor, Basis, DayRange, NamePhrase, Place, Precision, Preposition, Role, Status, TimePhrase, Trigger,
};

use super::actors;
use super::place::{self, Lands, NAMED};
use super::preposition::sentence_start;
use super::when::When;

/// A phrase nearer than this stands beside the verb.
const BESIDE: u32 = 8;

/// Whether nothing of the days of two triggers of one type keeps them from telling the same thing twice.
pub(super) fn same_days((when, trigger): (&When, &Trigger), (other_when, other): (&When, &Trigger)) -> bool {
    // "Shelled the town, a day after it bombed the port": what is counted from the other is not the other.
    let counted = |when: &When| when.phrase.is_none() && when.basis == Basis::Relative;
    let open = when.phrase.is_none() || other_when.phrase.is_none();
    trigger.event_type == other.event_type
        && (when.days == other_when.days || open && !counted(when) && !counted(other_when))
}

/// "The army shelled one town and the rebels attacked another": two that others did, that others tell of, or that were
/// elsewhere are two.
pub(super) fn are_apart(
    text: &str,
    one: &Trigger,
    other: &Trigger,
    names: &[NamePhrase],
    event_type: &EventType,
    lands: &Lands<'_>,
) -> bool {
    let known = lands.lexicon.context();
    if !event_type.hostile || shares_clause(text, one, other, known) {
        return false;
    }
    let [one_actors, other_actors] =
        [one, other].map(|trigger| actors::actors(text, trigger, names, event_type, known));
    let doers = |trigger: &Trigger, actors: &[Actor]| -> Vec<String> {
        let stands = |name: &&NamePhrase| {
            [trigger.subject, trigger.agent].iter().flatten().any(|span| span.overlaps(name.head))
        };
        let named = |actor: &Actor| {
            names.iter().filter(stands).flat_map(|name| &name.referents).any(|one| one.name == actor.name)
        };
        let acts = actors.iter().filter(|actor| actor.role == event_type.roles.subject && named(actor));
        acts.map(|actor| actor.country.clone().unwrap_or_else(|| actor.name.clone())).collect()
    };
    // "Jets bombed a village while troops shelled two towns": two that each have their own object are two.
    if is_beside(text, one, other) {
        return true;
    }
    let tellers = |actors: &[Actor]| -> Vec<String> {
        actors.iter().filter(|actor| actor.role.tells()).map(|actor| actor.name.clone()).collect()
    };
    let differ = |one: Vec<String>, other: Vec<String>| {
        !one.is_empty() && !other.is_empty() && !one.iter().any(|name| other.contains(name))
    };
    if differ(doers(one, &one_actors), doers(other, &other_actors))
        || differ(tellers(&one_actors), tellers(&other_actors))
    {
        return true;
    }
    let named = |trigger: &Trigger, actors: &[Actor]| -> Option<Place> {
        let (place, rule) = place::place(text, trigger, names, actors, event_type, lands)?;
        (rule == NAMED).then_some(place)
    };
    let places = named(one, &one_actors).zip(named(other, &other_actors));
    places.is_some_and(|(one, other)| {
        one.name != other.name
            && !lands.lexicon.actors().is_whole_land(&one)
            && !lands.lexicon.actors().is_whole_land(&other)
    })
}

/// "Jets bombed a village, while troops shelled two towns": "while" sets two acts with their own subjects beside each
/// other.
fn is_beside(text: &str, one: &Trigger, other: &Trigger) -> bool {
    let (first, second) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
    let acts = |trigger: &Trigger| {
        let subject = trigger.subject.filter(|span| !span.is_empty() && span.end <= trigger.span.start);
        subject.filter(|_| !trigger.is_noun && !trigger.passive && trigger.object.is_some())
    };
    let Some((whose, others)) = acts(first).zip(acts(second)) else { return false };
    let between = text.get(first.span.end..others.start).unwrap_or("").trim_end();
    !whose.overlaps(others) && between.ends_with(" while")
}

/// "Rockets hit the town, killing two", "were killed when shells hit": what is done by it, or how, is of the same event;
/// a clause of its own begins with "and", "while" or "but".
fn shares_clause(text: &str, one: &Trigger, other: &Trigger, known: &ContextWords) -> bool {
    let second = if one.span.start < other.span.start { other } else { one };
    let first_word = second.clause.of(text).split_whitespace().next().unwrap_or("");
    // "said that the army attacked, and that the rebels did"
    let before = text.get(..second.clause.start).unwrap_or("").trim_end();
    !(known.own_clause.holds(first_word) || first_word == "that" && before.ends_with(" and"))
}

/// "Broke the truce by shelling the town", "derailed it with attacks": how a truce was broken is no event of its own.
pub(super) fn is_means(text: &str, trigger: &Trigger, violation: &Trigger, known: &ContextWords) -> bool {
    let between = text.get(violation.span.end..trigger.span.start).unwrap_or("");
    let words: Vec<&str> = between.split_whitespace().collect();
    let near = violation.span.end <= trigger.span.start && words.len() <= 4;
    let opens = words.iter().any(|word| known.means.holds(word));
    near && opens && !between.contains([',', ';'])
}

/// "Flew to Cairo to meet the envoy", "sat down to hold talks": a way and its purpose of one family are one event.
pub(super) fn is_way_to(text: &str, way: &Trigger, purpose: &Trigger) -> bool {
    let between = text.get(way.span.end..purpose.span.start).unwrap_or("").trim_end();
    let to = between.ends_with(" to") || between == "to";
    way.span.end <= purpose.span.start
        && to
        && !between.contains([';', '.'])
        && !way.is_noun
        && !purpose.is_noun
}

/// "Talks in Geneva on Monday", "called an election for 13 April": what has its day ahead of the news did not happen yet.
pub(super) fn is_ahead(
    trigger: &Trigger,
    event_type: &EventType,
    when: &When,
    published: Option<NaiveDate>,
) -> bool {
    let told = matches!(trigger.status, Status::Happened | Status::Alleged) && when.basis != Basis::Assumed;
    told && !asks(event_type)
        && when.days.zip(published).is_some_and(|(days, published)| days.first > published)
}

/// "The truce should begin on 12 May": what is asked for has its day ahead, and is asked for now.
fn asks(event_type: &EventType) -> bool {
    matches!(event_type.stage.as_str(), "appeal" | "proposal")
}

/// Days within which a day ahead of the news is that of the coming weeks.
const NEAR_AHEAD: i64 = 31;

/// "Hamas agreed to a truce on Monday", "Saturday's attack", "swapped prisoners on 1 August": what is told as done, and
/// force that was used, was on the day before that bears the name.
pub(super) fn told_behind(
    text: &str,
    days: DayRange,
    phrase: &TimePhrase,
    (trigger, event_type): (&Trigger, &EventType),
    published: Option<NaiveDate>,
) -> Option<DayRange> {
    let told = matches!(trigger.status, Status::Happened | Status::Alleged);
    let done = trigger.is_past && !trigger.is_noun;
    if !told || !days.is_one_day() || published.is_none_or(|published| days.first <= published) {
        return None;
    }
    let on = matches!(phrase.preposition, None | Some(Preposition::On));
    // "Signed a truce that takes effect on Monday at noon": a day of the next weeks is to come, and not of last year.
    let near = published.is_some_and(|published| (days.first - published).num_days() <= NEAR_AHEAD);
    let states_year =
        phrase.span.of(text).split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let day = if phrase.rule == "weekday" && on && (done || event_type.hostile) {
        days.first.checked_sub_days(Days::new(7))
    } else if !states_year
        && !near
        && (done && phrase.preposition == Some(Preposition::On)
            || !trigger.is_noun && phrase.precision == Precision::Day && is_entry(text, phrase))
    {
        days.first.checked_sub_months(Months::new(12))
    } else {
        None
    };
    day.map(DayRange::day)
}

/// "November 3 - Rebels take the port": the day opens an entry of a chronicle.
fn is_entry(text: &str, phrase: &TimePhrase) -> bool {
    let start = sentence_start(text, phrase.span.start);
    let opens = text.get(start..phrase.span.start).is_some_and(|before| before.trim().len() < 3);
    let behind = text.get(phrase.span.end..).unwrap_or("").trim_start_matches([' ', '.']);
    opens && behind.starts_with(['-', '–', '—', ':'])
}

/// "Meets the president, and speaks of the 2020 election": a day ahead is none of what is told as done, but "they hold a
/// summit next month" tells of that day.
pub(super) fn is_ahead_of_told(
    text: &str,
    phrase: &TimePhrase,
    told: (&Trigger, &EventType),
    cost: u32,
    published: Option<NaiveDate>,
) -> bool {
    let (trigger, event_type) = told;
    let as_real = matches!(trigger.status, Status::Happened | Status::Alleged) && !asks(event_type);
    let says = event_type.roles.subject != Role::Participant && event_type.stage != "none";
    let acts = !says && !event_type.remark && !event_type.hostile;
    // "Has called off a visit in May": what has been done is done.
    let present = acts
        && !trigger.is_past
        && !trigger.is_perfect
        && cost <= BESIDE
        && phrase.precision != Precision::Year;
    let scheduled = !says && event_type.gist.is_none() && phrase.preposition == Some(Preposition::For);
    // "Signed a truce starting on 20 May": the start is to come.
    let begins = event_type.stage == "start" && !trigger.is_past && cost <= BESIDE;
    let done = event_type.hostile || !trigger.is_noun && !present && !scheduled && !begins;
    let ahead = |days: DayRange| published.is_some_and(|published| days.first > published);
    as_real
        && done
        && phrase
            .days
            .is_some_and(|days| ahead(days) && told_behind(text, days, phrase, told, published).is_none())
}
