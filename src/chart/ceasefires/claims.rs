//! Who claims that the truce was broken: the two sides that claim most, mirrored about one line on one scale;
//! others in lanes of their own. Reports are marks, claimed totals are figures beside them, and nothing is summed.

use std::collections::BTreeMap;

use super::{lane_head, rule};
use crate::chart::crowd::{self, Unit};
use crate::chart::draw::{Anchor, Ink, Node, Paint, Shape};
use crate::chart::frame::{Frame, SMALL};
use crate::chart::glyph;
use crate::chart::item::{Extent, ExtentKind, Item};
use crate::chart::layout::{DayAxis, partition};
use crate::chart::truce::Truce;
use crate::chart::words;

/// Height of a stacked mark.
const STEP: i32 = 95;
/// Marks that may stand over one another; more become bars of the calendar.
const STACK: usize = 7;
/// Height of the highest bar.
const BAR: i32 = 420;
/// Claimants with a lane of their own; more share one.
const LANES: usize = 4;

/// The lanes of the claimants.
pub(super) fn draw(
    frame: &mut Frame,
    violations: &[&Item],
    truces: &[&Truce],
    axis: &DayAxis,
    years: &[i32],
) {
    let mut sides: BTreeMap<Option<&str>, Vec<&Item>> = BTreeMap::new();
    for &item in violations {
        sides.entry(item.claimant()).or_default().push(item);
    }
    let unnamed = sides.remove(&None).unwrap_or_default();
    let mut sides: Vec<(&str, Vec<&Item>)> =
        sides.into_iter().filter_map(|(name, items)| Some((name?, items))).collect();
    sides.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    let rest: Vec<&Item> =
        sides.split_off(sides.len().min(LANES)).into_iter().flat_map(|(_, items)| items).collect();
    let mut lanes: Vec<(String, Vec<&Item>, Vec<String>)> = Vec::new();
    for (name, items) in sides {
        lanes.push((words::claimed_by(name), items, totals(name, truces, years)));
    }
    if !rest.is_empty() {
        lanes.push((words::CLAIMED_BY_OTHERS.to_owned(), rest, Vec::new()));
    }
    if !unnamed.is_empty() {
        lanes.push((words::VIOLATIONS_REPORTED.to_owned(), unnamed, Vec::new()));
    }
    let unit = Unit::fitting(axis, 60);
    // The first two are mirrored and share their scale, so that neither side looks the larger by its place.
    let most = lanes.iter().map(|lane| crowd::highest(&lane.1, unit, axis)).max().unwrap_or(1);
    let mut lanes: Vec<Lane<'_>> =
        lanes.into_iter().map(|(name, items, totals)| Lane::new(name, items, totals, axis)).collect();
    let heights: Vec<i32> = lanes.iter().map(|lane| lane.height(frame)).collect();
    let mirrored = heights.iter().take(2).copied().max().unwrap_or(0);
    for (index, lane) in lanes.drain(..).enumerate() {
        let height = if index < 2 { mirrored } else { heights[index] };
        lane.draw(frame, axis, Scale { unit, most, down: index == 1 }, height);
    }
}

#[derive(Clone, Copy)]
struct Scale {
    unit: Unit,
    most: usize,
    down: bool,
}

/// The totals that a claimant gives for the truces shown, each with its truce where there are several.
fn totals(name: &str, truces: &[&Truce], years: &[i32]) -> Vec<String> {
    truces
        .iter()
        .flat_map(|truce| truce.claims.iter().map(move |claims| (truce, claims)))
        .filter(|(_, claims)| claims.claimant.as_deref() == Some(name))
        .filter_map(|(truce, claims)| Some((claims.total?, truce)))
        .take(3)
        .map(|(total, truce)| {
            words::claimed_total(total, truce.last_news.map(|day| words::short_day(day, years)))
        })
        .collect()
}

/// What one claimant reports.
struct Lane<'a> {
    name: String,
    lines: Vec<String>,
    items: Vec<&'a Item>,
    marks: Vec<(Extent, &'a Item)>,
    levels: Vec<usize>,
}

impl<'a> Lane<'a> {
    fn new(name: String, items: Vec<&'a Item>, totals: Vec<String>, axis: &DayAxis) -> Self {
        let marks: Vec<(Extent, &Item)> =
            items.iter().filter_map(|item| Some((item.extent(axis)?, *item))).collect();
        let spans: Vec<(i32, i32)> = marks.iter().map(|(extent, _)| span(*extent)).collect();
        let lines = std::iter::once(words::reports(items.len())).chain(totals).collect();
        Self { name, lines, items, levels: partition(&spans), marks }
    }

    fn stacked(&self) -> usize {
        self.levels.iter().max().map_or(0, |level| level + 1)
    }

    fn height(&self, frame: &Frame) -> i32 {
        let high = self.stacked();
        let marks = if high <= STACK { high as i32 * STEP + 90 } else { BAR + 150 };
        marks.max(lane_head(frame, 0, &self.name, &self.lines).1)
    }

    fn draw(self, frame: &mut Frame, axis: &DayAxis, scale: Scale, height: i32) {
        let top = frame.y;
        let (mut shapes, _) = lane_head(frame, top, &self.name, &self.lines);
        let line = if scale.down { top } else { top + height };
        let way = if scale.down { 1 } else { -1 };
        let (left, right) = axis.ends();
        shapes.push(Shape::line((left, line), (right, line), Paint::line(Ink::Muted, 8)));
        if !scale.down {
            shapes.push(rule(frame));
        }
        frame.plan.nodes.push(Node::of("lane", shapes));
        if self.stacked() > STACK {
            frame.plan.nodes.extend(bars(&self.items, axis, line, scale));
        } else {
            for ((extent, item), level) in self.marks.iter().zip(&self.levels) {
                let y = line + way * (78 + *level as i32 * STEP);
                let shapes = glyph::mark(*extent, y, item.group_index, item.status());
                frame.plan.nodes.push(Node {
                    class: "event",
                    title: Some(item.told()),
                    link: item.link(),
                    shapes,
                });
            }
        }
        frame.y = top + height + if scale.down { 40 } else { 0 };
    }
}

fn span(extent: Extent) -> (i32, i32) {
    match extent.kind {
        ExtentKind::Moment => (extent.left - 62, extent.left + 62),
        _ => (extent.left, extent.right.max(extent.left + 124)),
    }
}

fn bars(items: &[&Item], axis: &DayAxis, line: i32, scale: Scale) -> Vec<Node> {
    let way = if scale.down { 1 } else { -1 };
    let mut out = Vec::new();
    let mut marked = false;
    for (first, items) in crowd::bins(items, scale.unit, axis) {
        let last = scale.unit.last(first);
        let (left, right) = crowd::edges(axis, first, last);
        let height = ((items.len() as i64 * i64::from(BAR)) / scale.most.max(1) as i64).max(10) as i32;
        let group = items.first().map_or(0, |item| item.group_index);
        let status = items.first().map(|item| item.status()).unwrap_or(crate::model::Status::Alleged);
        let paint = glyph::paint(status, Ink::Group(group));
        let mut shapes =
            vec![Shape::Rect { from: (left, line), to: (right, line + way * height), radius: 0, paint }];
        if items.len() == scale.most && !std::mem::replace(&mut marked, true) {
            let y = line + way * height + if scale.down { 120 } else { -35 };
            let at = ((left + right) / 2, y);
            shapes.push(Shape::text(at, Anchor::Middle, SMALL, Ink::Muted, words::thousands(scale.most)));
        }
        out.push(Node { class: "events", title: Some(crowd::told(&items, first, last)), link: None, shapes });
    }
    out
}
