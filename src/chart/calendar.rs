//! `calendar`: the days of a year, shaded by their number of events; days in which a truce held are outlined, days
//! of which no article was read are hatched.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use super::Options;
use super::below;
use super::caption;
use super::crowd;
use super::draw::{Anchor, Fill, Ink, Node, Paint, Plan, Shape};
use super::facts::Facts;
use super::frame::{Frame, HEADING, SMALL};
use super::item::Item;
use super::layout::clean;
use super::story::{Choice, story};
use super::truce::Truce;
use super::words;
use crate::model::DayRange;

/// Years that a picture holds.
const YEARS: usize = 5;
/// Width of the largest cell.
const CELL: i32 = 195;
/// Room for the names of weekdays, and for the year before its January.
const WEEKDAYS: i32 = 400;

/// What lies on the days.
struct Contents<'a> {
    events: BTreeMap<NaiveDate, Vec<&'a Item>>,
    articles: &'a BTreeMap<NaiveDate, usize>,
    truces: BTreeSet<NaiveDate>,
    most: usize,
}

/// Plans the picture.
pub(crate) fn plan(facts: &Facts, options: &Options) -> Plan {
    // A day that is drawn without colour must be one without events.
    let story = story(&facts.items, Choice { years: true, ..options.choice() });
    let shown: Vec<&Item> = story.shown.iter().chain(&story.undated).copied().collect();
    let mut frame =
        Frame::new(options, caption::title(&shown, story.period), &caption::subtitle(&shown, options));
    let mut events: BTreeMap<NaiveDate, Vec<&Item>> = BTreeMap::new();
    let mut coarse = 0;
    for &item in &story.shown {
        match item.days {
            Some(days) if days.is_one_day() || item.is_span() => {
                events.entry(days.first).or_default().push(item);
            }
            _ => coarse += 1,
        }
    }
    let most = events.values().map(Vec::len).max().unwrap_or(0);
    let years = years(&events, story.period);
    let within = DayRange::new(
        NaiveDate::from_ymd_opt(years.first().copied().unwrap_or(1), 1, 1).unwrap_or(NaiveDate::MIN),
        NaiveDate::from_ymd_opt(years.last().copied().unwrap_or(1), 12, 31).unwrap_or(NaiveDate::MAX),
    );
    let days =
        Contents { events, articles: &facts.articles, truces: truce_days(&facts.truces, within), most };
    if years.is_empty() {
        frame.say(if story.undated.is_empty() { words::NOTHING } else { words::NO_DAY });
    }
    for &year in &years {
        draw_year(&mut frame, year, &days);
    }
    below::background(&mut frame, &story);
    let listed = below::undated(&mut frame, &story, options);
    legend(&mut frame, &days, &listed);
    let left: usize = days
        .events
        .iter()
        .filter(|(day, _)| !years.contains(&day.year()))
        .map(|(_, items)| items.len())
        .sum();
    let visible = below::visible(&story, &listed);
    let account = caption::account(&story, &visible, 0) + &words::calendar_left(coarse, left);
    let hash = below::foot(&mut frame, &visible, account);
    let mut description = words::described(words::CALENDAR, &frame.plan.title, &frame.subtitle);
    if let Some((day, items)) =
        days.events.iter().max_by_key(|(day, items)| (items.len(), std::cmp::Reverse(**day)))
    {
        description.push_str(&words::fullest(crowd::Unit::Day, items.len(), *day));
    }
    frame.finish(options, hash, clean(&description))
}

/// The years of the picture: those of the period that hold events, the fullest where there are too many.
fn years(events: &BTreeMap<NaiveDate, Vec<&Item>>, period: Option<DayRange>) -> Vec<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for (day, items) in events {
        *counts.entry(day.year()).or_insert(0) += items.len();
    }
    counts.retain(|year, _| {
        period.is_none_or(|period| (period.first.year()..=period.last.year()).contains(year))
    });
    let mut ranked: Vec<(i32, usize)> = counts.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut years: Vec<i32> = ranked.into_iter().take(YEARS).map(|(year, _)| year).collect();
    years.sort_unstable();
    years
}

/// Days on which a truce held, within a stretch.
fn truce_days(truces: &[Truce], within: DayRange) -> BTreeSet<NaiveDate> {
    let mut out = BTreeSet::new();
    for (first, last) in truces.iter().filter_map(Truce::in_force) {
        let last = last.map_or(first.day, |last| last.day).min(within.last);
        let mut day = first.day.max(within.first);
        while day <= last {
            out.insert(day);
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
    }
    out
}

/// A year: a column for each week, a row for each weekday.
fn draw_year(frame: &mut Frame, year: i32, days: &Contents<'_>) {
    let cell = ((frame.right - frame.left - WEEKDAYS) / 54).clamp(40, CELL);
    frame.y += 190;
    let mut shapes =
        vec![Shape::text((frame.left, frame.y), Anchor::Start, HEADING, Ink::Text, year.to_string())];
    let (left, top) = (frame.left + WEEKDAYS, frame.y + 70);
    for (row, name) in words::WEEKDAYS.iter().enumerate().step_by(2) {
        let y = top + row as i32 * cell + cell / 2 + 38;
        shapes.push(Shape::text((left - 60, y), Anchor::End, SMALL, Ink::Muted, *name));
    }
    let Some(new_year) = NaiveDate::from_ymd_opt(year, 1, 1) else { return };
    let offset = new_year.weekday().num_days_from_monday();
    let at = |day: NaiveDate| {
        let place = day.ordinal0() + offset;
        (left + (place / 7) as i32 * cell, top + (place % 7) as i32 * cell)
    };
    let all: Vec<NaiveDate> = (0..366)
        .filter_map(|n| new_year.checked_add_days(Days::new(n)))
        .filter(|day| day.year() == year)
        .collect();
    for &day in all.iter().filter(|day| day.day() == 1) {
        let (x, y) = at(day);
        let x = if y > top { x + cell } else { x };
        shapes.push(Shape::text(
            (x, frame.y),
            Anchor::Start,
            SMALL,
            Ink::Muted,
            words::month_short(day.month()),
        ));
    }
    frame.plan.add("year", shapes);
    let mut quiet = Vec::new();
    for &day in &all {
        let (x, y) = at(day);
        let events = days.events.get(&day).map(Vec::as_slice).unwrap_or_default();
        let paint = days.paint(day, events.len());
        let square =
            Shape::Rect { from: (x + 8, y + 8), to: (x + cell - 8, y + cell - 8), radius: 14, paint };
        if events.is_empty() {
            quiet.push(square);
        } else {
            let told = crowd::told(events, day, day);
            frame.plan.nodes.push(Node { class: "day", title: Some(told), link: None, shapes: vec![square] });
        }
    }
    frame.plan.add("days", quiet);
    let edges = outline(&all, cell, &at, |day| days.truces.contains(&day));
    frame.plan.add("truces", edges);
    frame.y = top + 7 * cell;
}

impl Contents<'_> {
    fn paint(&self, day: NaiveDate, events: usize) -> Paint {
        let silent = !self.articles.is_empty() && !self.articles.contains_key(&day);
        let fill = match events {
            0 if silent => Fill::Hatch(Ink::Rule),
            0 => Fill::Solid(Ink::Band),
            events => Fill::Solid(Ink::Tint(0, crowd::shade(events, self.most))),
        };
        Paint { fill: Some(fill), stroke: Some((Ink::Rule, 6)), dash: None }
    }
}

/// The outline of days for which something holds: the sides on which it does not hold for the neighbour.
fn outline(
    all: &[NaiveDate],
    cell: i32,
    at: &impl Fn(NaiveDate) -> (i32, i32),
    holds: impl Fn(NaiveDate) -> bool,
) -> Vec<Shape> {
    let line = Paint::line(Ink::Text, 20);
    let year = all.first().map_or(0, Datelike::year);
    let other = |day: Option<NaiveDate>| day.is_some_and(|day| day.year() == year && holds(day));
    let mut out = Vec::new();
    for &day in all.iter().filter(|day| holds(**day)) {
        let (x, y) = at(day);
        let (right, low) = (x + cell, y + cell);
        let weekday = day.weekday().num_days_from_monday();
        if !other(day.checked_sub_days(Days::new(7))) {
            out.push(Shape::line((x, y), (x, low), line));
        }
        if !other(day.checked_add_days(Days::new(7))) {
            out.push(Shape::line((right, y), (right, low), line));
        }
        if weekday == 0 || !other(day.pred_opt()) {
            out.push(Shape::line((x, y), (right, y), line));
        }
        if weekday == 6 || !other(day.succ_opt()) {
            out.push(Shape::line((x, low), (right, low), line));
        }
    }
    out
}

/// What shades and outlines mean, then the marks of what is listed without a day.
fn legend(frame: &mut Frame, days: &Contents<'_>, listed: &[&Item]) {
    let square = |paint| vec![Shape::Rect { from: (10, -55), to: (120, 55), radius: 12, paint }];
    let mut entries: Vec<(Vec<Shape>, i32, String)> = Vec::new();
    let mut lowest = 1;
    for step in 1..=4_u8 {
        let highest = days.most * usize::from(step) / 4;
        if highest >= lowest {
            let paint = Paint {
                fill: Some(Fill::Solid(Ink::Tint(0, step))),
                stroke: Some((Ink::Rule, 6)),
                dash: None,
            };
            entries.push((square(paint), 130, words::from_to(lowest, highest)));
            lowest = highest + 1;
        }
    }
    if !days.events.is_empty() && !days.truces.is_empty() {
        entries.push((square(Paint::line(Ink::Text, 20)), 130, words::TRUCE_HELD.to_owned()));
    }
    if !days.events.is_empty() && !days.articles.is_empty() {
        let hatch = Paint { fill: Some(Fill::Hatch(Ink::Rule)), stroke: Some((Ink::Rule, 6)), dash: None };
        entries.push((square(hatch), 130, words::NO_ARTICLE.to_owned()));
    }
    for entries in [entries, [below::group_entries(listed), below::status_entries(listed)].concat()] {
        if !entries.is_empty() {
            frame.y += 60;
            frame.legend(&entries);
        }
    }
}
