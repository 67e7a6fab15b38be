//! Whether an event belongs to a chain, and what speaks for it.
//!
//! First what contradicts: terms, what is covered, parties. Then the time in which an event of that stage can follow
//! (`follows`). What is left is weighed: sides, term, scope, place, article. The best chain takes the event; where two
//! weigh the same, the one that began last.

use chrono::{NaiveDate, TimeDelta};

use super::chain::Chain;
use super::foes::{Foes, told_by};
use super::item::Item;
use crate::model::Stage;

/// What speaks for an event's belonging to a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// Higher is better.
    pub(super) score: i32,
    /// In words.
    pub(super) reasons: Vec<&'static str>,
}

/// Points that an event needs to join a chain; one side in common gives as many.
const LEAST: i32 = 3;

/// What becomes of a truce is told of the one that is in the news.
fn recency(item: &Item<'_>, chain: &Chain<'_>, shared: usize) -> i32 {
    let follows = item.follows_on();
    match item.at {
        // Where it has a party that the truce has not, it is hardly one that was not heard of for half a year.
        Some(at) if follows && !chain.is_fresh(at, 180) && shared == 1 && item.sides.len() >= 2 => -6,
        Some(at) if follows && chain.is_fresh(at, 30) => 1,
        Some(at) if follows && !chain.is_fresh(at, 180) => -2,
        _ => 0,
    }
}

/// How an event and a chain compare, whatever the stage.
struct Relation {
    shared: usize,
    /// Each has a side that the other does not name.
    strangers: bool,
    same_term: bool,
    same_scope: bool,
    same_article: bool,
    same_place: bool,
    /// Points for all of this together.
    points: i32,
    reasons: Vec<&'static str>,
}

/// Whether an event fits a chain.
pub(super) fn fit(item: &Item<'_>, chain: &Chain<'_>, foes: &Foes) -> Option<Fit> {
    if !may_follow(item, chain) {
        return None;
    }
    let mut relation = relation(item, chain, foes)?;
    let (points, reason) = follows(item, chain, &relation)?;
    let score = relation.points + points + recency(item, chain, relation.shared);
    if score < LEAST {
        return None;
    }
    relation.reasons.push(reason);
    Some(Fit { score, reasons: relation.reasons })
}

/// What time alone rules out, asked before sides are compared: most truces of a war are long over.
fn may_follow(item: &Item<'_>, chain: &Chain<'_>) -> bool {
    let Some(at) = item.at else { return true };
    match item.stage {
        Stage::Appeal | Stage::Proposal => chain.is_fresh(at, 60),
        Stage::Acceptance | Stage::Rejection => answer(item, chain, at).is_some(),
        Stage::Violation => chain.covers(at, 7),
        Stage::Extension => chain.covers(at, 5),
        Stage::Monitoring => chain.is_fresh(at, 730),
        Stage::Declaration | Stage::Agreement | Stage::Start | Stage::End => true,
    }
}

fn relation(item: &Item<'_>, chain: &Chain<'_>, foes: &Foes) -> Option<Relation> {
    let sides = &item.sides;
    let by = told_by(item);
    let same_article = item.event.articles.iter().any(|article| chain.articles.contains(article.as_str()));
    let same_town = item.town.is_some_and(|town| chain.places.contains(&town));
    let same_place = item.place.is_some_and(|place| chain.places.contains(&place))
        || item
            .country
            .is_some_and(|country| chain.places.contains(&country) || chain.sides.contains(&country))
        || sides.iter().any(|side| chain.places.contains(side));
    let both = || sides.iter().filter(|side| chain.sides.contains(side));
    let named = both().filter(|side| !side.is_any()).count();
    // "Rebels" are those of last month's truce, hardly those of last year's.
    let same_people =
        same_article || same_town || same_place && item.at.is_none_or(|at| chain.is_fresh(at, 60));
    let shared = if named > 0 || same_people { both().count() } else { 0 };
    let is_term_said = !matches!(item.stage, Stage::Extension);
    // Only what ends may be told by how long it ran: "a six-month truce expired", twice prolonged by two.
    let ran_until = item.at.filter(|_| item.stage == Stage::End && !sides.is_empty());
    let same_term = item.term.is_some_and(|term| is_term_said && chain.has_term(term, ran_until));
    // "A permanent truce" is not the ten-day one before it.
    let lasting_apart = item.is_lasting && is_making(item.stage) && !chain.terms.is_empty()
        || chain.lasting && item.term.is_some() && is_making(item.stage);
    let terms_apart = item.term.is_some() && is_term_said && !chain.terms.is_empty() && !same_term;
    let same_scope = item.scope.is_some() && item.scope == chain.scope;
    let scopes_apart = match (item.scope, chain.scope) {
        (Some(own), Some(other)) => own != other,
        // Who proposes or makes a truce and names no part of the fighting means all of it.
        (None, Some(_)) => is_making(item.stage) && !same_article,
        (Some(_), None) => is_making(item.stage) || matches!(item.stage, Stage::Start | Stage::End),
        (None, None) => false,
    };
    if terms_apart || lasting_apart || scopes_apart {
        return None;
    }
    let unnamed = sides.iter().all(|side| side.is_any()) || chain.sides.iter().all(|side| side.is_any());
    let nameless = sides.is_empty() || chain.sides.is_empty();
    let elsewhere = item.country.is_some() && !same_place && !chain.places.is_empty();
    let brokered = item.brokers.iter().any(|side| chain.sides.contains(side) && !side.is_neutral())
        || sides.iter().any(|side| chain.brokers.contains(side));
    let strangers = shared == 1 && !brokered && sides.len() >= 2 && chain.sides.len() >= 2;
    let (points, reason) = match shared {
        0 if nameless && same_people => (1, "no side named"),
        0 if nameless && !elsewhere && (same_term || same_day(item, chain)) => (1, "no side named"),
        0 if sides
            .iter()
            .any(|side| chain.sides.iter().any(|other| foes.are_opponents(*side, *other, by))) =>
        {
            (2, "the other side of the war")
        }
        // "The president announced the truce that his country had brokered."
        0 if brokered && !elsewhere => (1, "made by who brokers it"),
        // A round-up tells of two wars; only who breaks a truce need not be who made it.
        0 if sides.len().min(chain.sides.len()) >= 2 && item.stage != Stage::Violation => return None,
        0 if same_article => (0, "other sides"),
        // "The rebels" may be who signed it; those who have other names are others.
        0 if same_place && item.stage != Stage::Proposal && (unnamed || same_town) => (0, "other sides"),
        0 => return None,
        1 if strangers => (1, "one side in common"),
        1 => (3, "side in common"),
        _ => (5, "sides in common"),
    };
    let mut relation = Relation {
        shared,
        strangers,
        same_term,
        same_scope,
        same_article,
        same_place,
        points,
        reasons: vec![reason],
    };
    for (holds, points, reason) in [
        (same_term, 4, "same length"),
        (same_scope, 3, "same scope"),
        (same_place && (!strangers || same_town), 2, "same place"),
        (same_article, 2, "same article"),
    ] {
        if holds {
            relation.points += points;
            relation.reasons.push(reason);
        }
    }
    Some(relation)
}

/// Whether it begins, is prolonged or ends on the day on which a truce is to.
fn same_day(item: &Item<'_>, chain: &Chain<'_>) -> bool {
    let told = if item.stage == Stage::Start { chain.started.or(chain.planned) } else { chain.scheduled };
    turning_day(item).zip(told).is_some_and(|(day, told)| (told - day).num_days().abs() <= 1)
}

/// The day on which it begins, is prolonged or ends.
pub(super) fn turning_day(item: &Item<'_>) -> Option<NaiveDate> {
    match item.stage {
        Stage::Start => item.days.map(|days| days.first),
        Stage::Extension | Stage::End => item.at,
        _ => None,
    }
}

const fn is_making(stage: Stage) -> bool {
    matches!(stage, Stage::Appeal | Stage::Proposal | Stage::Declaration | Stage::Agreement)
}

/// Points, and what they are for.
type Points = (i32, &'static str);

/// An event that may follow what a chain has.
struct Following<'f, 'a> {
    item: &'f Item<'a>,
    chain: &'f Chain<'a>,
    relation: &'f Relation,
    at: NaiveDate,
}

/// Points for the time in which an event follows what a chain has, by its stage; `None` where it cannot follow.
fn follows(item: &Item<'_>, chain: &Chain<'_>, relation: &Relation) -> Option<Points> {
    let Some(at) = item.at else {
        let any_time = matches!(item.stage, Stage::Acceptance | Stage::Rejection | Stage::Monitoring);
        return any_time.then_some((0, "no day of its own"));
    };
    let following = Following { item, chain, relation, at };
    match item.stage {
        Stage::Appeal | Stage::Proposal => proposal(following),
        Stage::Acceptance | Stage::Rejection => answer(item, chain, at),
        Stage::Declaration | Stage::Agreement => making(following),
        Stage::Start => start(following),
        Stage::Violation => {
            let late = if item.days.is_some() { 1 } else { 4 };
            chain.covers(at, late).then_some((2, "in force then"))
        }
        Stage::Monitoring => (chain.covers(at, 1) || (chain.made.is_some() && chain.is_fresh(at, 60)))
            .then_some((1, "in force or agreed then")),
        // No other may follow at all.
        // What is prolonged began before.
        Stage::Extension if chain.begin().is_some_and(|begin| begin >= at) => {
            Some((0, "in force or just over"))
        }
        Stage::Extension => Some((3, "in force or just over")),
        Stage::End => end(following),
    }
}

fn proposal(Following { item, chain, relation, at }: Following<'_, '_>) -> Option<Points> {
    if !chain.is_open() {
        // An article on a truce that was made looks back on the proposal.
        let looks_back = item.days.is_none() && relation.same_article && chain.is_fresh(at, 60);
        return looks_back.then_some((0, "told beside it"));
    }
    let own = item.doers.iter().any(|doer| chain.proposers.contains(doer));
    let days = (at - chain.proposed.or(chain.news)?).num_days();
    // Who put it forward or said yes to it asks for it again; with another day to begin it is another.
    let again = !item.doers.is_empty() && item.doers.is_subset(&chain.supporters) && !item.wants_day();
    let fresh = match (item.stage, relation.same_term) {
        // "They demanded a truce. It should begin on Monday."
        _ if relation.same_article && days <= 2 => true,
        (_, true) if days <= 7 => true,
        (Stage::Appeal, true) => again && chain.is_fresh(at, 60),
        (Stage::Appeal, false) => own && days <= 7,
        (_, true) => chain.is_fresh(at, 45),
        (_, false) => chain.is_fresh(at, 14) && (own || relation.shared >= 2 || relation.same_article),
    };
    fresh.then_some(if days == 0 { (2, "put forward on the same day") } else { (1, "on the table then") })
}

fn answer(item: &Item<'_>, chain: &Chain<'_>, at: NaiveDate) -> Option<Points> {
    let asked = chain.proposed.into_iter().chain(chain.made).chain(chain.planned).min();
    // Nobody asked: others only said no before. And a truce that is over is not agreed to, but the next one.
    let over =
        item.stage == Stage::Acceptance && chain.last().is_some_and(|last| at > last + TimeDelta::days(1));
    // Who made it does not agree to it again some days later, but to another.
    let again = || {
        let own = !item.doers.is_empty() && item.doers.iter().all(|doer| chain.makers.contains(doer));
        own && chain.made.is_some_and(|made| (at - made).num_days() > 2)
    };
    if over || item.makes_truce && (asked.is_none() || again()) {
        return None;
    }
    let days = (at - asked.or(chain.news)?).num_days();
    // "Will not extend the truce" is said while it runs or soon after, by one whose it is.
    let refuses_more = || {
        let own = || item.doers.iter().any(|doer| chain.makers.contains(doer));
        let near_end = || chain.scheduled.is_some_and(|last| (-14..=21).contains(&(at - last).num_days()));
        let other_term = item.term.is_some_and(|term| !chain.has_term(term, item.at));
        item.stage == Stage::Rejection
            && !other_term
            && chain.covers(at, 21)
            && (days <= 30 || own() && near_end())
    };
    let in_time = if chain.is_open() {
        days >= -1 && chain.is_fresh(at, 60)
    } else {
        days >= -1 && (days <= 7 || chain.begin().is_some_and(|begin| (at - begin).num_days() <= 7))
            || chain.scheduled.is_some_and(|last| (at - last).num_days().abs() <= 2)
            || refuses_more()
    };
    if !in_time {
        return None;
    }
    let answers_proposer = item.others.iter().any(|other| chain.proposers.contains(other));
    let answers_itself =
        !item.doers.is_empty() && item.doers.iter().all(|doer| chain.proposers.contains(doer));
    let recency = if days <= 7 { 2 } else { i32::from(days <= 30) };
    match (answers_proposer, answers_itself) {
        (_, true) => Some((recency - 4, "an answer of its own proposer")),
        (true, false) => Some((recency + 3, "an answer to its proposer")),
        (false, false) => Some((recency, "on the table then")),
    }
}

fn making(Following { item, chain, relation, at }: Following<'_, '_>) -> Option<Points> {
    if chain.is_open() {
        let own = item.doers.iter().any(|doer| chain.proposers.contains(doer));
        let both = relation.shared >= 2 && item.stage == Stage::Agreement;
        // An article looks back on other truces, too.
        let beside = relation.same_article && item.days.is_some();
        let meant = relation.same_term || relation.same_scope || own || both || beside;
        // What was asked for Easter is not what is declared in June.
        let over = chain.asked_until.is_some_and(|until| at > until + TimeDelta::days(1));
        return (meant && !over && chain.is_fresh(at, 60)).then_some((1, "proposed before"));
    }
    if item.tells_day_in(chain.made_in) {
        return Some((2, "made in that time"));
    }
    let begin = chain.begin();
    let near = |day: Option<NaiveDate>, most: i64| day.is_some_and(|day| (at - day).num_days().abs() <= most);
    let same_begin = item
        .force()
        .or(item.days.map(|days| days.first))
        .zip(begin)
        .is_some_and(|(own, begin)| (own - begin).num_days().abs() <= 1);
    let over = chain.ended.is_some_and(|ended| ended < at);
    if same_begin {
        return Some((4, "in force from the same day"));
    }
    let others = item.stage == Stage::Declaration
        && !chain.makers.is_empty()
        && !item.doers.is_empty()
        && item.doers.is_disjoint(&chain.makers);
    if !over && near(chain.made, 2) && !(relation.strangers && item.stage == Stage::Agreement) {
        return Some((2, "made on the same days"));
    }
    // Another side's declaration, or an agreement of others, is news; a report of the same people's is not.
    let named = !item.doers.is_empty() || relation.same_article;
    let same_makers = named && item.doers.iter().all(|doer| chain.makers.contains(doer));
    let recent = begin.is_some_and(|begin| (at - begin).num_days() <= 21);
    let other_term = item.term.is_some() && !relation.same_term;
    // "The truce that they had declared ran out" looks back; "they declare a truce" is news once it has run out.
    let grace = if item.is_assumed() { 14 } else { -1 };
    if item.days.is_none() && same_makers && recent && !other_term && chain.covers(at, grace) {
        return Some((1, "a later report of it"));
    }
    // Powers agree on a truce in steps: on its principle, on its terms, on its hour.
    let passed = item.days.is_none() && chain.last().is_some_and(|last| at >= last);
    let in_steps = !over
        && !passed
        && !chain.lived
        && chain.started.is_none()
        && chain.planned.is_none_or(|day| at <= day);
    let own = relation.same_term && item.doers.iter().any(|doer| chain.proposers.contains(doer));
    (in_steps && !others && chain.is_fresh(at, 14) && (relation.shared >= 2 || relation.same_place || own))
        .then_some((1, "not yet in force"))
}

fn start(Following { item, chain, relation, at }: Following<'_, '_>) -> Option<Points> {
    if chain.ended.is_some_and(|ended| ended < at) {
        return None;
    }
    let days_from = |day: Option<NaiveDate>| day.map(|day| (at - day).num_days());
    if let Some(days) = days_from(chain.started) {
        return match days {
            -1..=1 => Some((4, "it began on that day")),
            _ if item.days.is_none() && days <= 30 && chain.covers(at, 7) => {
                Some((1, "a later report of its start"))
            }
            _ => None,
        };
    }
    if days_from(chain.planned).is_some_and(|days| (-1..=1).contains(&days)) {
        return Some((5, "announced for that day"));
    }
    if let Some(days) = days_from(chain.made) {
        return match days {
            -1..=7 => Some((3, "agreed shortly before")),
            8..=45 => Some((2, "agreed before")),
            _ => None,
        };
    }
    let meant = relation.same_term || relation.same_scope || relation.shared >= 2 || relation.same_article;
    (chain.is_open() && meant && chain.is_fresh(at, 45)).then_some((1, "proposed before"))
}

fn end(Following { item, chain, relation, at }: Following<'_, '_>) -> Option<Points> {
    let Some(begin) = chain.begin().or(chain.ended) else {
        // "They refused to prolong the truce, and fighting resumed."
        return (relation.same_article && relation.same_term).then_some((1, "told beside it"));
    };
    if at < begin - TimeDelta::days(1) && chain.made.is_none_or(|made| made > at) {
        return None;
    }
    let near = |day: NaiveDate, most: i64| (at - day).num_days().abs() <= most;
    match (chain.ended, chain.scheduled) {
        (Some(ended), _) => near(ended, 3).then_some((2, "its end is told again")),
        (None, Some(last)) if near(last, 3) => Some((4, "its term ends then")),
        (None, Some(last)) if at > last => {
            // An undated report of an end lies behind the end itself.
            let late = (at - last).num_days();
            match item.days {
                None => (late <= 21).then_some((1, "its term had ended")),
                // It was prolonged, and nobody told.
                Some(_) => (late <= 120 || relation.same_term).then_some((0, "it ended later than its term")),
            }
        }
        (None, _) => chain.is_fresh(at, 730).then_some((2, "in force then")),
    }
}
