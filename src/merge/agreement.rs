//! Whether two mentions can be one event, and what speaks for it.
//!
//! First everything that contradicts: family, days, sides, people, place, length. Then the points in which the two
//! agree are counted; how many are needed depends on how much the type alone says. A city is shelled many times
//! a day, but two truces of one term between the same sides do not begin on one day.

use chrono::{NaiveDate, TimeDelta};

use super::profile::{Grain, Key, PlaceProfile, Profile, shared};
use crate::model::{DayRange, Length, Status};

/// What speaks for two mentions being one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agreement {
    /// Higher is better.
    pub(super) score: u32,
    /// In words, in a fixed order.
    pub(super) reasons: Vec<&'static str>,
}

/// How the days of two mentions stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DayRelation {
    /// The same days.
    Same,
    /// The days of one lie in those of the other.
    Within,
    /// Spans that share days.
    Overlap,
    /// At least one of the two has no days.
    Open,
}

/// An undated mention is looked for among the events from so long before its article …
pub(super) const UNDATED_REACH_BACK: i64 = 90;
/// … to so long after it.
pub(super) const UNDATED_REACH_FORTH: i64 = 7;

/// A truce that is told of without a day, in one article and in another so many days later, is another: in a war of
/// short truces each is declared, accepted and broken anew.
const UNDATED_STAGES_APART: i64 = 7;

/// Whether `a` and `b` can be one event.
pub(super) fn agreement(a: &Profile<'_>, b: &Profile<'_>) -> Option<Agreement> {
    if contradict(a, b) { None } else { grounds(a, b) }
}

/// What speaks for two mentions that do not contradict each other being one event, where it is enough.
pub(super) fn grounds(a: &Profile<'_>, b: &Profile<'_>) -> Option<Agreement> {
    let same_article = a.article.is_some() && a.article == b.article;
    if same_article && a.mention.span == b.mention.span {
        // One sentence that names two events means two.
        return None;
    }
    if a.family() != b.family() || !a.reach.meets(&b.reach) {
        return None;
    }
    let days = day_relation(a, b, same_article)?;
    let place = place_relation(a, b)?;
    let mut points = Points::default();
    points.count(a, b, place);
    if points.same_words && days == DayRelation::Same && !same_article {
        // Two papers print one sentence of an agency.
    } else if days == DayRelation::Open {
        if !open_suffices(a, b, &points, same_article) {
            return None;
        }
    } else if !dated_suffices(a, b, &points, days) {
        return None;
    }
    Some(points.sum(days, a.mention.event_type == b.mention.event_type, same_article))
}

/// Whether something that the two say cannot both hold of one event.
pub(super) fn contradict(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    let days = match (a.days, b.days) {
        (Some(x), Some(y)) => !x.overlaps(y) && assumed_eve(a, b).is_none(),
        _ => false,
    };
    days || sides_contradict(a, b)
        || people_contradict(a, b)
        || lengths_contradict(a, b)
        || place_relation(a, b).is_none()
}

/// What stands without a day in the paper of the 20th happened on the 20th or the day before.
fn assumed_eve(a: &Profile<'_>, b: &Profile<'_>) -> Option<DayRelation> {
    let (sure, assumed) = match (a.grain, b.grain) {
        (Grain::Assumed, Grain::Day) => (b.days?, a.days?),
        (Grain::Day, Grain::Assumed) => (a.days?, b.days?),
        _ => return None,
    };
    (sure.first == assumed.first.pred_opt()?).then_some(DayRelation::Within)
}

fn day_relation(a: &Profile<'_>, b: &Profile<'_>, same_article: bool) -> Option<DayRelation> {
    let (Some(x), Some(y)) = (a.days, b.days) else {
        return (same_article || (reaches(a, b) && reaches(b, a))).then_some(DayRelation::Open);
    };
    if x == y {
        return Some(DayRelation::Same);
    }
    if a.grain == Grain::Assumed || b.grain == Grain::Assumed {
        return assumed_eve(a, b);
    }
    if x.contains(y) || y.contains(x) {
        return Some(DayRelation::Within);
    }
    (a.lasts() && b.lasts() && x.overlaps(y)).then_some(DayRelation::Overlap)
}

/// Whether what `a` tells without a day can be what `b` tells, by the day of its article.
fn reaches(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    let (None, Some(published)) = (a.days, a.published) else { return a.days.is_some() };
    let Some(told) = b.days.or_else(|| b.published.map(DayRange::day)) else { return false };
    if b.days.is_some() && !tense_fits(a.mention.status, published, told) {
        return false;
    }
    let back = published.checked_sub_signed(TimeDelta::days(UNDATED_REACH_BACK));
    let forth = published.checked_add_signed(TimeDelta::days(UNDATED_REACH_FORTH));
    if b.days.is_none() {
        // A truce of a month that is asked for is talked of for weeks.
        let long = |length: Length| length.months > 0 || length.days > UNDATED_STAGES_APART.unsigned_abs();
        let told_long = a.length.is_some_and(long) && b.length.is_some_and(long);
        let most = if a.is_stage() && !told_long { UNDATED_STAGES_APART } else { UNDATED_REACH_BACK };
        return (published - told.first).num_days().abs() <= most;
    }
    back.is_some_and(|back| told.last >= back) && forth.is_some_and(|forth| told.first <= forth)
}

/// What an article of the 23rd plans has not happened by the 13th, and what it tells has not happened on the 30th.
/// A day is left for the world's clocks.
fn tense_fits(status: Status, published: NaiveDate, told: DayRange) -> bool {
    let day = TimeDelta::days(1);
    match status {
        Status::Planned => told.last >= published - day,
        Status::Happened | Status::Alleged => told.first <= published + day,
        Status::Proposed => true,
    }
}

fn sides_contradict(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    let apart = |x: &[Key], y: &[Key]| !x.is_empty() && !y.is_empty() && shared(x, y) == 0;
    if apart(&a.sides, &b.sides) {
        return true;
    }
    let doers_apart = |x: &Profile<'_>, y: &Profile<'_>| {
        apart(&x.doers, &y.doers) || (x.is_hostile() && !x.doers.is_empty() && apart(&x.doers, &y.sides))
    };
    if doers_apart(a, b) || doers_apart(b, a) || apart(&a.targets, &b.targets) {
        return true;
    }
    if a.is_hostile() && !a.doers.is_empty() && !b.doers.is_empty() && a.doers != b.doers {
        return true;
    }
    let common = shared(&a.sides, &b.sides);
    let (small, large) = (a.sides.len().min(b.sides.len()), a.sides.len().max(b.sides.len()));
    // "the US met Ukraine" and "the US met Russia" share one side and are two meetings.
    small >= 2 && common < small && (common < 2 || large - common > 2)
}

fn people_contradict(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    if a.is_stage() || a.is_hostile() || a.people.is_empty() || b.people.is_empty() {
        return false;
    }
    if a.people.iter().any(|(_, person)| b.people.iter().any(|(_, other)| person == other)) {
        return false;
    }
    // Different people of one side, and nobody in common.
    a.people.iter().any(|(side, _)| b.people.iter().any(|(other, _)| side == other))
}

fn lengths_contradict(a: &Profile<'_>, b: &Profile<'_>) -> bool {
    matches!((a.length, b.length), (Some(x), Some(y)) if !x.agrees(y))
}

/// How two places stand to each other; `None` where they contradict each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PlaceRelation {
    /// The same town or site.
    Same,
    /// The same country, or a place in the country that the other names.
    Country,
    /// One of the two has none.
    Open,
}

fn place_relation(a: &Profile<'_>, b: &Profile<'_>) -> Option<PlaceRelation> {
    let (Some(x), Some(y)) = (&a.place, &b.place) else { return Some(PlaceRelation::Open) };
    if x.name == y.name {
        return Some(if x.wide || y.wide { PlaceRelation::Country } else { PlaceRelation::Same });
    }
    if names_nest(x, y) || distance_km(x, y).is_some_and(|km| km < 30.0) {
        return Some(PlaceRelation::Same);
    }
    let in_country =
        |wide: &PlaceProfile<'_>, other: &PlaceProfile<'_>| wide.wide && wide.country == other.country;
    if in_country(x, y) || in_country(y, x) {
        return Some(PlaceRelation::Country);
    }
    let strong = shared(&a.sides, &b.sides) >= 2 && shared(&a.others, &b.others) >= 2;
    strong.then_some(PlaceRelation::Open)
}

/// "Israel" and "southern Israel".
fn names_nest(x: &PlaceProfile<'_>, y: &PlaceProfile<'_>) -> bool {
    let (short, long) = if x.name.len() < y.name.len() { (x, y) } else { (y, x) };
    long.name.strip_suffix(short.name.as_str()).is_some_and(|rest| rest.ends_with(' '))
}

fn distance_km(x: &PlaceProfile<'_>, y: &PlaceProfile<'_>) -> Option<f64> {
    if x.wide || y.wide {
        return None;
    }
    let ((lat, lon), (other_lat, other_lon)) = (x.at?, y.at?);
    let north = (lat - other_lat) * 111.2;
    let east = (lon - other_lon) * 111.2 * lat.to_radians().cos();
    Some(north.hypot(east))
}

/// The points in which two mentions agree.
#[derive(Default)]
struct Points {
    sides: usize,
    doer_and_target: bool,
    others: usize,
    person: bool,
    same_place: bool,
    country: bool,
    length: bool,
    number: bool,
    words: bool,
    same_words: bool,
}

impl Points {
    fn count(&mut self, a: &Profile<'_>, b: &Profile<'_>, place: PlaceRelation) {
        self.sides = shared(&a.sides, &b.sides);
        self.doer_and_target = shared(&a.doers, &b.doers) > 0 && shared(&a.targets, &b.targets) > 0;
        self.others = shared(&a.others, &b.others);
        self.person = shared(&a.people, &b.people) > 0;
        self.same_place = place == PlaceRelation::Same;
        self.country = place == PlaceRelation::Country;
        self.length = a.length.is_some() && b.length.is_some();
        self.number = shared(&a.numbers, &b.numbers) > 0;
        let small = a.words.len().min(b.words.len());
        let common = shared(&a.words, &b.words);
        // A headline, a dateline and a lead in one hold some words of any sentence about the place.
        self.words = small >= 5 && common * 2 >= small && common * 5 >= a.words.len().max(b.words.len());
        self.same_words = small >= 6 && common * 10 >= a.words.len().max(b.words.len()) * 9;
    }

    /// Points beside the sides.
    fn marks(&self) -> usize {
        [self.same_place, self.length, self.number, self.words].into_iter().filter(|mark| *mark).count()
    }

    /// Points that tell one event of a kind from the next.
    fn telling(&self) -> usize {
        [self.length, self.number, self.words].into_iter().filter(|mark| *mark).count()
    }

    fn sum(&self, days: DayRelation, same_type: bool, same_article: bool) -> Agreement {
        let lines = [
            (days == DayRelation::Same, 6, "same days"),
            (days == DayRelation::Within, 3, "days that fit"),
            (days == DayRelation::Overlap, 1, "days that overlap"),
            (days == DayRelation::Open, 0, "no days of its own"),
            (same_type, 2, "same type"),
            (same_article, 1, "same article"),
            (self.sides == 1, 2, "one side in common"),
            (self.sides >= 2, 4, "sides in common"),
            (self.others > 0, 1, "mediator, host or speaker in common"),
            (self.person, 2, "person in common"),
            (self.same_place, 4, "same place"),
            (self.country, 1, "same country"),
            (self.length, 3, "same length"),
            (self.number, 3, "same numbers"),
            (self.words, 3, "like words"),
            (self.same_words, 3, "equal words"),
        ];
        let held = || lines.iter().filter(|(holds, _, _)| *holds);
        Agreement {
            score: held().map(|(_, points, _)| points).sum(),
            reasons: held().map(|(_, _, reason)| *reason).collect(),
        }
    }
}

/// Both have days that fit.
fn dated_suffices(a: &Profile<'_>, b: &Profile<'_>, points: &Points, days: DayRelation) -> bool {
    let marks = points.marks();
    // A month or a year that two have in common is no day in common.
    let fine = a.grain <= Grain::Week && b.grain <= Grain::Week;
    let same_days = days == DayRelation::Same && fine;
    let same_type = a.mention.event_type == b.mention.event_type;
    let telling = points.telling() > 0;
    if a.is_stage() && b.is_stage() && !a.is_hostile() {
        // Stages of a truce: the sides, or the country where no side is named, and the day are enough.
        let nameless = a.sides.is_empty() || b.sides.is_empty();
        return points.sides > 0
            || (nameless && (marks > 0 || points.country || (same_days && points.others > 0)));
    }
    if a.is_hostile() || b.is_hostile() {
        if !fine && !same_type {
            return false;
        }
        let sides = usize::from(points.doer_and_target || points.sides >= 2);
        let campaign = points.doer_and_target || (points.sides > 0 && points.words);
        // "The invasion of February" is the one that began on the 24th.
        let spans = a.lasts() && b.lasts() && campaign;
        let claim = a.is_stage() && b.is_stage() && same_days && points.sides > 0 && points.others > 0;
        // Fighting for a town goes on from day to day; the next day's is told by more than sides and place.
        let on_a_day = days == DayRelation::Same || telling;
        let alike = (points.sides > 0 && marks >= 2) || (sides + marks >= 2 && marks > 0);
        return spans || claim || (alike && on_a_day);
    }
    if points.sides == 0 || a.says_little() {
        return same_type && telling && (points.same_place || points.sides > 0) && same_days;
    }
    if a.is_said() || b.is_said() {
        // One speaker says many things in a day, and of the same others and places.
        return telling;
    }
    if a.sides.len().max(b.sides.len()) <= 1 {
        return telling || (points.same_place && same_days);
    }
    let company = points.sides >= 2 && points.others >= 2;
    let grounds = marks
        + usize::from(points.sides >= 2)
        + usize::from(company)
        + usize::from(points.person && (telling || (fine && a.is_mutual() && b.is_mutual())));
    grounds >= if same_days { 1 } else { 2 }
}

/// At least one has no days.
fn open_suffices(a: &Profile<'_>, b: &Profile<'_>, points: &Points, same_article: bool) -> bool {
    if a.mention.event_type != b.mention.event_type {
        return false;
    }
    let place = points.same_place || (points.country && a.is_stage());
    let telling = if a.says_little() { points.words } else { points.telling() > 0 };
    // Two sides that do a thing together are told apart from others who do; one alone does it again and again.
    let together = points.sides >= 2 && a.is_mutual() && b.is_mutual() && !a.says_little();
    if same_article {
        if a.is_hostile() {
            return points.sides > 0 && points.number && points.words;
        }
        return points.sides > 0 && (telling || together || (a.is_stage() && (place || points.sides >= 2)));
    }
    let all_sides = a.sides.len().min(b.sides.len());
    let parties_agree = all_sides > 0 && points.sides == all_sides;
    let met = points.person && points.same_place && a.is_mutual() && b.is_mutual() && !a.says_little();
    let known = a.is_stage() || telling || together || met;
    // An attack that is told without a day is one of many, unless its numbers or its very words are known.
    let told_again = points.others > 0 && (points.number || points.same_words);
    parties_agree && (points.length || place) && known && (!a.is_hostile() || told_again)
}
