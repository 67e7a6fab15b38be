//! `histogram`: events per day, week, month or year, stacked; those whose days are not known so finely hang below
//! the line, hatched, so that nothing looks more certain than it is.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::below;
use super::caption;
use super::crowd::{self, Bins, Unit, bins, by_status};
use super::draw::{Anchor, Fill, Ink, Node, Paint, Plan, Shape};
use super::facts::Facts;
use super::frame::{AXIS, Frame, SMALL};
use super::glyph;
use super::item::Item;
use super::layout::{DayAxis, clean};
use super::story::{Story, story};
use super::words;
use super::{LaneBy, Options};
use crate::model::{DayRange, Status};

/// Height of the highest bar where no height was asked for.
const HEIGHT: i32 = 3200;
/// Room for the numbers of the scale.
const GUTTER: i32 = 480;
/// Series that have a colour of their own; the others share one.
const SERIES: usize = 5;

/// Plans the picture.
pub(crate) fn plan(facts: &Facts, options: &Options) -> Plan {
    let story = story(&facts.items, options.choice());
    let shown: Vec<&Item> = story.shown.iter().chain(&story.undated).copied().collect();
    let mut frame =
        Frame::new(options, caption::title(&shown, story.period), &caption::subtitle(&shown, options));
    let unit = match story.period.filter(|_| !story.shown.is_empty()) {
        Some(period) => Some(draw(&mut frame, &story, period, options)),
        None => {
            frame.say(if story.undated.is_empty() { words::NOTHING } else { words::NO_DAY });
            None
        }
    };
    below::background(&mut frame, &story);
    let listed = below::undated(&mut frame, &story, options);
    let visible = below::visible(&story, &listed);
    let account = caption::account(&story, &visible, 0) + unit.map_or("", |_| words::COUNTED_ONCE);
    let hash = below::foot(&mut frame, &visible, account);
    let mut description = words::described(words::HISTOGRAM, &frame.plan.title, &frame.subtitle);
    if let Some((unit, most, day)) = unit {
        description.push_str(&words::fullest(unit, most, day));
    }
    frame.finish(options, hash, clean(&description))
}

/// Events of one colour.
struct Series<'a> {
    name: String,
    ink: Ink,
    items: Vec<&'a Item>,
}

/// Events by group, type or whatever was asked for, in the order of the stack.
fn series<'a>(story: &Story<'a>, by: LaneBy) -> Vec<Series<'a>> {
    let mut all: Vec<Series<'a>> = by
        .lanes(&story.shown)
        .into_iter()
        .map(|(index, name, items)| Series { name: clean(&name), ink: Ink::Group(index), items })
        .collect();
    if by == LaneBy::Group {
        return all;
    }
    all.sort_by(|a, b| b.items.len().cmp(&a.items.len()).then_with(|| a.name.cmp(&b.name)));
    if all.len() > SERIES + 1 {
        let rest = all.split_off(SERIES);
        let name = words::others(rest.len());
        let items = rest.into_iter().flat_map(|series| series.items).collect();
        all.push(Series { name, ink: Ink::Muted, items });
    }
    for (index, series) in all.iter_mut().enumerate().take(SERIES) {
        series.ink = Ink::Group(index);
    }
    all
}

/// Whether an event's days are known as finely as a unit, or lasted.
fn is_fine(item: &Item, unit: Unit) -> bool {
    item.is_span() || item.days.is_some_and(|days| unit.first(days.first) == unit.first(days.last))
}

/// The bars of every series, of what is known as finely as the unit or of what is not.
fn stacks<'s, 'a>(
    all: &'s [Series<'a>],
    unit: Unit,
    axis: &DayAxis,
    fine: bool,
) -> Vec<(&'s Series<'a>, Bins<'a>)> {
    let stack = |series: &'s Series<'a>| {
        let items: Vec<&Item> =
            series.items.iter().copied().filter(|item| is_fine(item, unit) == fine).collect();
        (series, bins(&items, unit, axis))
    };
    all.iter().map(stack).collect()
}

/// How high the bars of all series stand together.
fn sums(stacks: &[(&Series<'_>, Bins<'_>)]) -> BTreeMap<NaiveDate, usize> {
    let mut sums = BTreeMap::new();
    for (&first, items) in stacks.iter().flat_map(|(_, bins)| bins) {
        *sums.entry(first).or_insert(0) += items.len();
    }
    sums
}

/// Draws scale, bars and legend; returns the unit, the highest number and its first day.
fn draw(
    frame: &mut Frame,
    story: &Story<'_>,
    period: DayRange,
    options: &Options,
) -> (Unit, usize, NaiveDate) {
    frame.gutter = GUTTER;
    let axis = frame.day_axis(&story.shown, period, options);
    let unit = options.unit.unwrap_or_else(|| Unit::fitting(&axis, 70));
    let all = series(story, options.lane);
    let (fine, coarse) = (stacks(&all, unit, &axis, true), stacks(&all, unit, &axis, false));
    let above = sums(&fine);
    let most = above.values().copied().max().unwrap_or(0);
    let deepest = sums(&coarse).into_values().max().unwrap_or(0);
    let room = options.height.map_or(HEIGHT, |height| (height * 10 - 3600).max(1200));
    let scale = Scale::new(most, deepest, room);
    let caption = frame.y + 20;
    // The lengths of folded gaps stand in a line of their own below it.
    let top = caption + if axis.folds().next().is_some() { 210 } else { 100 };
    let base = top + scale.height(scale.most);
    frame.y = base + scale.height(deepest) + if deepest > 0 { 60 } else { 0 };
    let at = frame.plan.nodes.len();
    frame.grid(&axis, &[], top, at);
    scale.draw(frame, base, caption, words::per_unit_of_events(unit));
    for (stacks, way) in [(&fine, -1), (&coarse, 1)] {
        let mut heights: BTreeMap<NaiveDate, i32> = BTreeMap::new();
        for (series, bins) in stacks {
            for (&first, items) in bins {
                let from = heights.entry(first).or_insert(0);
                bar(frame, &axis, (unit, first), series, items, (base, way, from), &scale);
            }
        }
    }
    let (left, right) = (frame.left + frame.gutter, frame.right);
    frame.plan.add("axis", vec![Shape::line((left, base), (right, base), Paint::line(Ink::Text, 12))]);
    frame.axis_alone(&axis);
    legend(frame, &all, story, unit, deepest > 0);
    let fullest = above.iter().max_by_key(|(first, number)| (**number, std::cmp::Reverse(**first)));
    (unit, most, fullest.map_or(period.first, |(first, _)| *first))
}

/// Events to tenths of a pixel.
struct Scale {
    most: usize,
    per_event: f64,
    step: usize,
}

impl Scale {
    fn new(most: usize, deepest: usize, room: i32) -> Self {
        let rough = (most.max(1) as f64 / 5.0).max(1.0);
        let magnitude = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * magnitude).find(|step| *step >= rough);
        let step = step.unwrap_or(rough).max(1.0) as usize;
        let most = most.max(1).div_ceil(step) * step;
        Self { most, per_event: f64::from(room) / (most + deepest) as f64, step }
    }

    fn height(&self, number: usize) -> i32 {
        (number as f64 * self.per_event).round() as i32
    }

    fn draw(&self, frame: &mut Frame, base: i32, caption: i32, unit: String) {
        let (left, right) = (frame.left + frame.gutter, frame.right);
        let mut shapes = Vec::new();
        for number in (0..=self.most).step_by(self.step) {
            let y = base - self.height(number);
            if number > 0 {
                shapes.push(Shape::line((left, y), (right, y), Paint::line(Ink::Rule, 7)));
            }
            let words = words::thousands(number);
            shapes.push(Shape::text((left - 70, y + 40), Anchor::End, AXIS, Ink::Muted, words));
        }
        shapes.push(Shape::text((frame.left, caption), Anchor::Start, SMALL, Ink::Muted, unit));
        frame.plan.add("scale", shapes);
    }
}

/// A piece of a bar, above the line or hatched below it.
fn bar(
    frame: &mut Frame,
    axis: &DayAxis,
    (unit, first): (Unit, NaiveDate),
    series: &Series<'_>,
    items: &[&Item],
    (base, way, from): (i32, i32, &mut i32),
    scale: &Scale,
) {
    let last = unit.last(first);
    let (left, right) = crowd::edges(axis, first, last);
    let mut shapes = Vec::new();
    for (mut paint, number) in by_status(items, series.ink) {
        let to = *from + scale.height(number).max(3);
        if way > 0 {
            paint.fill = Some(Fill::Hatch(series.ink));
        }
        let corners = (base + way * *from, base + way * to);
        shapes.push(Shape::Rect { from: (left, corners.0), to: (right, corners.1), radius: 0, paint });
        *from = to;
    }
    let told = format!("{}: {}", series.name, crowd::told(items, first, last));
    frame.plan.nodes.push(Node { class: "events", title: Some(told), link: None, shapes });
}

fn legend(frame: &mut Frame, all: &[Series<'_>], story: &Story<'_>, unit: Unit, apart: bool) {
    let square = |paint| vec![Shape::Rect { from: (10, -50), to: (110, 50), radius: 0, paint }];
    let mut entries: Vec<(Vec<Shape>, i32, String)> =
        all.iter().map(|series| (square(Paint::solid(series.ink)), 120, series.name.clone())).collect();
    let seen: std::collections::BTreeSet<Status> = story.shown.iter().map(|item| item.status()).collect();
    for status in seen.iter().rev() {
        entries.push((square(glyph::paint(*status, Ink::Text)), 120, words::status(*status).to_owned()));
    }
    if apart {
        let hatch = Paint { fill: Some(Fill::Hatch(Ink::Text)), stroke: Some((Ink::Text, 8)), dash: None };
        entries.push((square(hatch), 120, words::below_the_line(unit)));
    }
    frame.y += 60;
    frame.legend(&entries);
}
