//! A chain becomes a ceasefire: its days, each with what it rests on, its answers, its name.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::chain::Chain;
use super::claims;
use super::decisions::Settled;
use super::item::Item;
use super::parties::{self, Names, World};
use crate::model::{
    Basis, Ceasefire, CeasefireAnswer, CeasefireBasis, CeasefireDay, CeasefireLink, Length, Stage, Status,
};

/// What is covered where nothing else is named.
const ALL_FIRE: &str = "all fire";
const EXPIRED: &str = "expired";
const COLLAPSED: &str = "collapsed";
const CALLED_OFF: &str = "called off";
const REPLACED: &str = "replaced";

/// How a truce can end, as [`Ceasefire::how_ended`] says it.
pub const HOW_ENDED: [&str; 4] = [EXPIRED, COLLAPSED, CALLED_OFF, REPLACED];

/// Composes the ceasefire of a chain.
pub(super) fn ceasefire<'a>(chain: &Chain<'a>, world: &World<'a>, settled: &Settled<'_>) -> Ceasefire {
    let names = &Names::of(chain, world);
    let mut members: Vec<&(Item<'_>, String)> = chain.members.iter().collect();
    members.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
    let items: Vec<&Item<'_>> = members.iter().map(|(item, _)| item).collect();
    let who = parties::of(chain, names);
    let ids = || items.iter().map(|item| item.event.id.as_str());
    let mut ceasefire = Ceasefire {
        id: ids().min().unwrap_or("").to_owned(),
        side: who.side,
        parties: who.parties,
        bound: who.bound,
        mediators: who.mediators,
        proposers: who.proposers,
        scope: Some(scope(&items, names)),
        answers: answers(&items, names),
        duration: duration(&items),
        violations: claims::of(chain, names),
        links: members.iter().map(|(item, reason)| link(item, reason)).collect(),
        ..Ceasefire::default()
    };
    days(&mut ceasefire, &items);
    ends(&mut ceasefire, &items);
    if let Some(how) = settled.how(ids()) {
        ceasefire.how_ended = Some(how.to_owned());
    }
    if let Some(day) = settled.ended(ids()) {
        ceasefire.ended =
            Some(CeasefireDay { day, basis: CeasefireBasis::Decided, event: None, evidence: None });
    }
    ceasefire.first_violation = first_violation(&ceasefire, &items);
    ceasefire.name = settled.name(ids()).map_or_else(|| name(&ceasefire, &items), str::to_owned);
    ceasefire
}

fn link(item: &Item<'_>, reason: &str) -> CeasefireLink {
    CeasefireLink {
        event: item.event.id.clone(),
        stage: item.stage,
        status: item.event.status,
        day: item.at,
        reason: reason.to_owned(),
    }
}

/// A part of the fighting that is named; else a town, where the truce begins in one; else all of it.
fn scope(items: &[&Item<'_>], names: &Names<'_, '_>) -> String {
    let named =
        items.iter().filter(|item| !matches!(item.stage, Stage::Violation | Stage::Monitoring | Stage::End));
    if let Some(scope) = named.clone().find_map(|item| item.scope) {
        return scope.to_owned();
    }
    let town = items
        .iter()
        .filter(|item| item.stage == Stage::Start)
        .filter_map(|item| item.event.place.as_ref())
        // A whole country is no part of it.
        .find(|place| {
            place.lat.is_some()
                && place.country.as_deref().is_some_and(|code| names.of_code(code) != place.name)
        });
    town.map_or_else(|| ALL_FIRE.to_owned(), |place| place.name.clone())
}

/// The length that the first of its firm stages gives, else of those that ask or answer, else its end; an extension's
/// is another.
fn duration(items: &[&Item<'_>]) -> Option<String> {
    let firm = |stage| matches!(stage, Stage::Declaration | Stage::Agreement | Stage::Start);
    let asked =
        |stage| matches!(stage, Stage::Appeal | Stage::Proposal | Stage::Acceptance | Stage::Rejection);
    let of = |wanted: &dyn Fn(Stage) -> bool| {
        items.iter().filter(|item| wanted(item.stage)).find_map(|item| item.event.duration.clone())
    };
    of(&firm).or_else(|| of(&asked)).or_else(|| of(&|stage| stage == Stage::End))
}

fn answers(items: &[&Item<'_>], names: &Names<'_, '_>) -> Vec<CeasefireAnswer> {
    let answers = items.iter().filter(|item| {
        matches!(item.stage, Stage::Acceptance | Stage::Rejection) && item.event.status != Status::Planned
    });
    answers
        .flat_map(|item| {
            item.doers.iter().map(|doer| CeasefireAnswer {
                by: names.name(*doer),
                stage: item.stage,
                condition: item.event.condition.clone(),
                day: item.at,
                event: item.event.id.clone(),
            })
        })
        .collect()
}

/// A day of an event with what it rests on.
fn known(item: &Item<'_>, day: NaiveDate) -> CeasefireDay {
    let basis = match item.event.basis {
        _ if item.event.status == Status::Planned => CeasefireBasis::Planned,
        Basis::Stated => CeasefireBasis::Stated,
        Basis::Relative => CeasefireBasis::Relative,
        Basis::Assumed => CeasefireBasis::Assumed,
        // Days with an open end stand in the EDTF form alone.
        Basis::None if item.days.is_some() => CeasefireBasis::Stated,
        Basis::None => CeasefireBasis::Inferred,
    };
    of_event(item, day, basis)
}

fn of_event(item: &Item<'_>, day: NaiveDate, basis: CeasefireBasis) -> CeasefireDay {
    CeasefireDay { day, basis, event: Some(item.event.id.clone()), evidence: item.event.evidence.clone() }
}

/// The earliest of the days that some stage gives; a day that the text gives before one that was assumed.
fn earliest(
    items: &[&Item<'_>],
    stages: &[Stage],
    day: impl Fn(&Item<'_>) -> Option<NaiveDate>,
) -> Option<CeasefireDay> {
    items
        .iter()
        .filter(|item| stages.contains(&item.stage))
        .filter_map(|item| day(item).map(|day| (item.is_assumed(), day, *item)))
        .min_by_key(|(assumed, day, item)| (*assumed, *day, &item.event.id))
        .map(|(_, day, item)| known(item, day))
}

/// The day of the first report of something that was done, where the text gives no day: it was then or before.
fn reported(items: &[&Item<'_>], stages: &[Stage]) -> Option<CeasefireDay> {
    items
        .iter()
        .filter(|item| stages.contains(&item.stage) && item.is_done() && item.is_dateless())
        .filter_map(|item| item.event.first_reported.map(|day| (day, *item)))
        .min_by_key(|(day, item)| (*day, &item.event.id))
        .map(|(day, item)| of_event(item, day, CeasefireBasis::Reported))
}

/// Proposed, declared, agreed, effective, scheduled end.
fn days(ceasefire: &mut Ceasefire, items: &[&Item<'_>]) {
    let said = |item: &Item<'_>| item.days.filter(|_| !item.is_span).map(|days| days.first);
    let done = |item: &Item<'_>| said(item).filter(|day| item.is_done() && item.at == Some(*day));
    let put = |item: &Item<'_>| said(item).filter(|day| item.at == Some(*day));
    ceasefire.proposed = earliest(items, &[Stage::Proposal, Stage::Appeal], put);
    ceasefire.wanted = earliest(items, &[Stage::Proposal, Stage::Appeal], |item| {
        item.days.filter(|_| item.wants_day()).map(|days| days.first)
    });
    ceasefire.declared = earliest(items, &[Stage::Declaration], done);
    ceasefire.agreed = earliest(items, &[Stage::Agreement], done);
    if ceasefire.declared.is_none() {
        // "Declared a truce for Easter": declared by the day on which it was told, for a later one.
        let ahead = items.iter().filter(|item| item.stage == Stage::Declaration && item.is_done());
        let ahead = ahead.filter(|item| item.days.is_some_and(|days| Some(days.first) > item.at));
        ceasefire.declared = ahead
            .filter_map(|item| Some(of_event(item, item.at?, CeasefireBasis::Reported)))
            .min_by_key(|told| told.day);
    }
    ceasefire.effective = effective(ceasefire, items);
    if ceasefire.effective.is_none() {
        ceasefire.declared = reported(items, &[Stage::Declaration]);
        ceasefire.agreed = reported(items, &[Stage::Agreement]);
        let made = [&ceasefire.declared, &ceasefire.agreed].into_iter().flatten().map(|made| made.day).min();
        let begun = reported(items, &[Stage::Start])
            .filter(|begun| made.is_none_or(|made| (0..=45).contains(&(begun.day - made).num_days())));
        ceasefire.effective =
            begun.or_else(|| reported(items, &[Stage::Start, Stage::Declaration, Stage::Agreement]));
    }
    // What is prolonged was in force before.
    if ceasefire.effective.is_none() {
        let prolonged = items.iter().filter(|item| item.stage == Stage::Extension);
        ceasefire.effective = prolonged
            .filter(|item| item.event.status != Status::Proposed)
            .filter_map(|item| Some(of_event(item, item.event.first_reported?, CeasefireBasis::Reported)))
            .min_by_key(|told| told.day);
    }
    ceasefire.start_time = items
        .iter()
        .filter(|item| {
            item.force().is_some() && item.force() == ceasefire.effective.as_ref().map(|first| first.day)
        })
        .find_map(|item| Some((item.event.start_time?, item.event.zone.clone())));
    ceasefire.scheduled_end = scheduled_end(ceasefire, items);
}

/// The first day in force: reported, stated as a span, announced, else the day on which it was made.
fn effective(ceasefire: &Ceasefire, items: &[&Item<'_>]) -> Option<CeasefireDay> {
    let begun = earliest(items, &[Stage::Start], |item| item.force().filter(|_| item.is_done()));
    let span = || {
        earliest(items, &[Stage::Declaration, Stage::Agreement], |item| {
            item.force().filter(|_| item.is_done())
        })
    };
    let announced = || {
        let stages = [Stage::Start, Stage::Declaration, Stage::Agreement];
        earliest(items, &stages, |item| item.force().filter(|_| item.event.status == Status::Planned))
    };
    let told = || {
        // The merger found the start told beside the declaration: the last day less the term is the first.
        items
            .iter()
            .filter(|item| matches!(item.stage, Stage::Declaration | Stage::Agreement) && item.is_done())
            .find_map(|item| {
                let (last, term) = (item.event.scheduled_end?, item.term?);
                let from = item.days?.first;
                let first = (0..60)
                    .map(|days| from + TimeDelta::days(days))
                    .find(|first| term.last_day(*first, None) == Some(last))?;
                (first > from).then(|| of_event(item, first, CeasefireBasis::Planned))
            })
    };
    let made = || {
        let made =
            [&ceasefire.declared, &ceasefire.agreed].into_iter().flatten().min_by_key(|made| made.day)?;
        Some(CeasefireDay { basis: CeasefireBasis::Inferred, ..made.clone() })
    };
    let reported = || {
        let made = made()?;
        reported(items, &[Stage::Start]).filter(|start| (0..=45).contains(&(start.day - made.day).num_days()))
    };
    begun.or_else(span).or_else(announced).or_else(told).or_else(reported).or_else(made)
}

/// The last day in force: by an extension, stated, else computed from start and length.
fn scheduled_end(ceasefire: &Ceasefire, items: &[&Item<'_>]) -> Option<CeasefireDay> {
    let own = stated_end(items).or_else(|| {
        let (first, term) = (ceasefire.effective.as_ref()?, ceasefire.duration.as_deref()?);
        let time = ceasefire.start_time.as_ref().map(|(time, _)| *time);
        let last = term.parse::<Length>().ok()?.last_day(first.day, time)?;
        Some(CeasefireDay { day: last, basis: CeasefireBasis::Computed, ..first.clone() })
    });
    let mut end = own;
    let mut last = None;
    for item in items.iter().filter(|item| item.stage == Stage::Extension && item.is_done()) {
        if item.repeats(last) {
            continue;
        }
        last = item.prolongs();
        let until = item
            .until
            .map(|last| of_event(item, last, CeasefireBasis::Planned))
            .or_else(|| item.days.filter(|_| item.is_span).map(|days| known(item, days.last)));
        let prolonged = || {
            let from = end.as_ref().map(|end| end.day).or(item.at)?;
            let last = item.term?.last_day(from.succ_opt()?, None)?;
            Some(of_event(item, last, CeasefireBasis::Computed))
        };
        let computed = || Some(of_event(item, item.event.scheduled_end?, CeasefireBasis::Computed));
        end = until.or_else(prolonged).or_else(computed).or(end);
    }
    end
}

/// The last day of a stated span, the day until which it is to hold, or that for which its end is announced.
fn stated_end(items: &[&Item<'_>]) -> Option<CeasefireDay> {
    let stages = [Stage::Start, Stage::Declaration, Stage::Agreement];
    let spans = items.iter().filter(|item| stages.contains(&item.stage) && item.is_span);
    let planned =
        items.iter().filter(|item| item.stage == Stage::End && item.event.status == Status::Planned);
    let span =
        spans.filter_map(|item| item.days.map(|days| known(item, days.last))).max_by_key(|end| end.day);
    let told = items.iter().filter(|item| stages.contains(&item.stage) && item.is_done());
    let told = told.filter_map(|item| Some(of_event(item, item.until?, CeasefireBasis::Planned)));
    let told = told.max_by_key(|end| end.day);
    span.or(told).or_else(|| planned.filter_map(|item| item.days.map(|days| known(item, days.last))).next())
}

/// When and how it is told to have ended.
fn ends(ceasefire: &mut Ceasefire, items: &[&Item<'_>]) {
    let told: Vec<&&Item<'_>> = items
        .iter()
        .filter(|item| item.stage == Stage::End && item.event.status == Status::Happened)
        .collect();
    let scheduled = ceasefire.scheduled_end.clone();
    if told.is_empty() {
        return;
    }
    let said = told.iter().find_map(|item| item.ending);
    let first = told
        .iter()
        .filter_map(|item| item.days.map(|days| (days.first, **item)))
        .min_by_key(|(day, item)| (*day, &item.event.id));
    // "The truce has expired" is said some days later.
    let late = |day: NaiveDate, last: NaiveDate| (day - last).num_days();
    let most = if said == Some(EXPIRED) { 3 } else { 1 };
    let on_time = scheduled
        .as_ref()
        .zip(first)
        .is_some_and(|(last, (day, _))| (-1..=most).contains(&late(day, last.day)));
    let how = said.unwrap_or(if on_time { EXPIRED } else { COLLAPSED });
    // A term that runs out at midnight ends on the day before the report; the last day in force is its end.
    ceasefire.ended = match (first, &scheduled) {
        (Some(_), Some(last)) if on_time && how != CALLED_OFF => Some(last.clone()),
        (Some((day, item)), _) => Some(known(item, day)),
        (None, Some(last)) if how == EXPIRED => Some(last.clone()),
        (None, _) => None,
    };
    ceasefire.how_ended = Some(if on_time && how == COLLAPSED { EXPIRED } else { how }.to_owned());
}

fn first_violation(ceasefire: &Ceasefire, items: &[&Item<'_>]) -> Option<NaiveDate> {
    let start = ceasefire.effective.as_ref()?.day;
    let broken = items.iter().filter(|item| item.stage == Stage::Violation && item.is_done());
    broken.filter_map(|item| item.days.map(|days| days.first)).filter(|day| *day >= start).min()
}

/// "Russia–Ukraine 30-hour Easter truce, 19 April 2025"; "30-day truce proposed by United States, 11 March 2025".
fn name(ceasefire: &Ceasefire, items: &[&Item<'_>]) -> String {
    let term = ceasefire.duration.as_deref().and_then(term_words);
    let occasion = items.iter().filter(|item| item.stage != Stage::Violation).find_map(|item| item.occasion);
    let covered = ceasefire.scope.as_deref().filter(|scope| *scope != ALL_FIRE);
    let mut words: Vec<String> = term.into_iter().chain(occasion.map(str::to_owned)).collect();
    words.push("truce".to_owned());
    if let Some(scope) = covered {
        words.push(format!("({scope})"));
    }
    let is_made =
        [&ceasefire.effective, &ceasefire.scheduled_end, &ceasefire.ended].iter().any(|day| day.is_some())
            || ceasefire.how_ended.is_some();
    let who = if is_made && !ceasefire.bound.is_empty() { &ceasefire.bound } else { &ceasefire.parties };
    let shown: Vec<&str> = who.iter().take(3).map(String::as_str).collect();
    let proposers: Vec<&str> = ceasefire.proposers.iter().take(3).map(String::as_str).collect();
    let mut name = if is_made {
        format!("{} {}", shown.join("–"), words.join(" "))
    } else if proposers.is_empty() {
        format!("{} answered by {}", words.join(" "), shown.join(", "))
    } else {
        format!("{} proposed by {}", words.join(" "), proposers.join(", "))
    };
    name = name.trim().trim_end_matches(" answered by").to_owned();
    let day = ceasefire.effective.as_ref().map(|first| first.day).or_else(|| ceasefire.first_day());
    if let Some(day) = day {
        name.push_str(&format!(", {} {}", day.day(), day.format("%B %Y")));
    }
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// `P30D` as "30-day".
fn term_words(duration: &str) -> Option<String> {
    let length: Length = duration.parse().ok()?;
    Some(match (length.months, length.days, length.seconds) {
        (months, 0, 0) if months % 12 == 0 => format!("{}-year", months / 12),
        (months, 0, 0) => format!("{months}-month"),
        (0, days, 0) if duration.ends_with('W') => format!("{}-week", days / 7),
        (0, days, 0) => format!("{days}-day"),
        (0, 0, seconds) if seconds % 3600 == 0 => format!("{}-hour", seconds / 3600),
        (0, 0, seconds) => format!("{}-minute", seconds / 60),
        _ => return None,
    })
}
