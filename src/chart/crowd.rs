//! Events of a lane that found no room for words: stacked marks, then bars of the calendar, then a strip of
//! shades, as they grow denser. Each can still be counted, by eye or by its title.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::draw::{Anchor, Fill, Ink, Node, Paint, Shape};
use super::frame::SMALL;
use super::glyph;
use super::item::Item;
use super::lane::Label;
use super::layout::{DayAxis, day, number};
use super::words;
use crate::model::Status;

/// Width of a stacked mark with its gap.
const DOT: i32 = 80;
/// Marks on one spot that may be stacked; more become bars.
const STACK: usize = 6;
/// Marks that a lane may stack; more become bars.
const DOTS: usize = 120;
/// Events above which bars become shades.
const BARS: usize = 5_000;
/// Width of the widest bar.
const WIDEST: i32 = 1_000;
/// Height of the highest bar.
const BAR: i32 = 420;

/// A unit of the calendar that events are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks from Monday.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl Unit {
    /// Every unit and its word.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("day", Self::Day), ("week", Self::Week), ("month", Self::Month), ("year", Self::Year)];

    /// The finest unit that is at least `least` tenths of a pixel wide.
    pub(crate) fn fitting(axis: &DayAxis, least: i32) -> Self {
        let width = axis.day_width();
        let units = [(Self::Day, 1.0), (Self::Week, 7.0), (Self::Month, 30.0)];
        let fits = units.into_iter().find(|(_, days)| width * days >= f64::from(least));
        fits.map_or(Self::Year, |(unit, _)| unit)
    }

    /// First day of the unit that holds `day`.
    pub(crate) fn first(self, day: NaiveDate) -> NaiveDate {
        let back = |days: u32| day.checked_sub_days(Days::new(days.into()));
        match self {
            Self::Day => Some(day),
            Self::Week => back(day.weekday().num_days_from_monday()),
            Self::Month => back(day.day0()),
            Self::Year => back(day.ordinal0()),
        }
        .unwrap_or(day)
    }

    /// Last day of the unit that begins on `first`.
    pub(crate) fn last(self, first: NaiveDate) -> NaiveDate {
        let end = match self {
            Self::Day => Some(first),
            Self::Week => first.checked_add_days(Days::new(6)),
            Self::Month => first.checked_add_months(chrono::Months::new(1)).and_then(|next| next.pred_opt()),
            Self::Year => first.checked_add_months(chrono::Months::new(12)).and_then(|next| next.pred_opt()),
        };
        end.unwrap_or(NaiveDate::MAX)
    }
}

/// The crowd's marks, beginning at `top`, and their height.
pub(crate) fn nodes(crowd: &[Label<'_>], axis: &DayAxis, top: i32) -> (Vec<Node>, i32) {
    let mut stacks: BTreeMap<i32, Vec<&Label<'_>>> = BTreeMap::new();
    for label in crowd {
        stacks.entry((label.extent.left + label.extent.right) / 2 / DOT).or_default().push(label);
    }
    let highest = stacks.values().map(Vec::len).max().unwrap_or(0);
    if highest <= STACK && crowd.len() <= DOTS {
        let height = highest as i32 * DOT + 60;
        let mut out = Vec::new();
        for (bucket, labels) in &stacks {
            for (level, label) in labels.iter().enumerate() {
                let at = (bucket * DOT + DOT / 2, top + height - 60 - level as i32 * DOT);
                let item = label.item;
                let paint = glyph::paint(item.status(), Ink::Group(item.group_index));
                let shapes = vec![glyph::point(at, item.group_index, 30, paint)];
                out.push(Node { class: "event", title: Some(item.told()), link: item.link(), shapes });
            }
        }
        return (out, height);
    }
    let unit = Unit::fitting(axis, 60);
    let items: Vec<&Item> = crowd
        .iter()
        .flat_map(|label| std::iter::once(label.item).chain(label.alike.iter().copied()))
        .collect();
    let bins = bins(&items, unit, axis);
    if crowd.len() > BARS { shades(&bins, unit, axis, top) } else { bars(&bins, unit, axis, top) }
}

/// Events by the first day of a unit of the calendar.
pub(crate) type Bins<'a> = BTreeMap<NaiveDate, Vec<&'a Item>>;

/// Events by the unit in which each counts: what lasted by its first day, the others by the middle of their days.
pub(crate) fn bins<'a>(items: &[&'a Item], unit: Unit, axis: &DayAxis) -> Bins<'a> {
    let mut bins = Bins::new();
    let (first, end) = axis.days();
    for &item in items {
        let Some(days) = item.days else { continue };
        let last = if item.is_span() { days.first } else { days.last };
        let middle = (number(days.first) + number(last)).div_euclid(2);
        bins.entry(unit.first(day(middle.clamp(first, end - 1)))).or_default().push(item);
    }
    bins
}

/// How many of some events there are of each status, with its paint: what happened first, then what is claimed or
/// meant.
pub(crate) fn by_status(items: &[&Item], ink: Ink) -> Vec<(Paint, usize)> {
    let count = |status: &Status| items.iter().filter(|item| item.status() == *status).count();
    let painted = |status: &Status| {
        let paint = glyph::paint(*status, ink);
        Paint { stroke: paint.stroke.map(|(ink, _)| (ink, 8)), ..paint }
    };
    let counted = Status::ALL.iter().rev().map(|status| (painted(status), count(status)));
    counted.filter(|(_, number)| *number > 0).collect()
}

/// One of four shades, the darkest for the fullest.
pub(crate) fn shade(events: usize, most: usize) -> u8 {
    (events * 4).div_ceil(most.max(1)).clamp(1, 4) as u8
}

/// How many events the fullest unit holds.
pub(crate) fn highest(items: &[&Item], unit: Unit, axis: &DayAxis) -> usize {
    bins(items, unit, axis).values().map(Vec::len).max().unwrap_or(0)
}

/// What a pointer is told of a bar: its days, how many events, and the first of them.
pub(crate) fn told(items: &[&Item], first: NaiveDate, last: NaiveDate) -> String {
    let mut out = format!("{}: {}", words::period(first, last), words::events(items.len()));
    for item in items.iter().take(10) {
        out.push_str(&format!("; {}", item.label));
    }
    if items.len() > 10 {
        out.push_str("; …");
    }
    out
}

/// Left and right edge of a bar over some days; where they have much room, it stands in their middle.
pub(crate) fn edges(axis: &DayAxis, first: NaiveDate, last: NaiveDate) -> (i32, i32) {
    let (left, right) = (axis.start_of(first) + 5, axis.end_of(last) - 5);
    if right - left > WIDEST {
        let middle = (left + right) / 2;
        return (middle - WIDEST / 2, middle + WIDEST / 2);
    }
    (left, right.max(left + 12))
}

fn bars(bins: &Bins<'_>, unit: Unit, axis: &DayAxis, top: i32) -> (Vec<Node>, i32) {
    let most = bins.values().map(Vec::len).max().unwrap_or(1).max(1);
    let base = top + BAR + 150;
    let mut out = Vec::new();
    let mut marked = false;
    for (&first, items) in bins {
        let last = unit.last(first);
        let (left, right) = edges(axis, first, last);
        let group = items.first().map_or(0, |item| item.group_index);
        let mut y = base;
        let mut shapes = Vec::new();
        for (paint, number) in by_status(items, Ink::Group(group)) {
            let height = ((number as i64 * i64::from(BAR)) / most as i64).max(8) as i32;
            shapes.push(Shape::Rect { from: (left, y - height), to: (right, y), radius: 0, paint });
            y -= height;
        }
        if items.len() == most && !std::mem::replace(&mut marked, true) {
            let at = ((left + right) / 2, y - 35);
            shapes.push(Shape::text(at, Anchor::Middle, SMALL, Ink::Muted, words::thousands(most)));
        }
        out.push(Node { class: "events", title: Some(told(items, first, last)), link: None, shapes });
    }
    (out, BAR + 230)
}

fn shades(bins: &Bins<'_>, unit: Unit, axis: &DayAxis, top: i32) -> (Vec<Node>, i32) {
    let most = bins.values().map(Vec::len).max().unwrap_or(1).max(1);
    let (from, to) = (top + 60, top + 260);
    let mut out = Vec::new();
    for (&first, items) in bins {
        let last = unit.last(first);
        let (left, right) = (axis.start_of(first), axis.end_of(last).max(axis.start_of(first) + 10));
        let group = items.first().map_or(0, |item| item.group_index);
        let shade = shade(items.len(), most);
        let paint = Paint { fill: Some(Fill::Solid(Ink::Tint(group, shade))), stroke: None, dash: None };
        let shapes = vec![Shape::Rect { from: (left, from), to: (right, to), radius: 0, paint }];
        out.push(Node { class: "events", title: Some(told(items, first, last)), link: None, shapes });
    }
    let (left, _) = axis.ends();
    let words = words::darkest(unit, most);
    out.push(Node::of("key", vec![Shape::text((left, to + 140), Anchor::Start, SMALL, Ink::Muted, words)]));
    (out, 470)
}
