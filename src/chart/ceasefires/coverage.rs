//! How many articles each day has: where there are none, the picture shows that nobody reported, not that nothing
//! happened.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{lane_head, rule};
use crate::chart::crowd::{self, Unit};
use crate::chart::draw::{Fill, Ink, Node, Paint, Shape};
use crate::chart::frame::Frame;
use crate::chart::layout::{DayAxis, day};
use crate::chart::words;

/// Height of the highest bar.
const BAR: i32 = 260;

/// The strip of articles.
pub(super) fn draw(frame: &mut Frame, articles: &BTreeMap<NaiveDate, usize>, axis: &DayAxis) {
    if articles.is_empty() {
        return;
    }
    let top = frame.y;
    let unit = Unit::fitting(axis, 40);
    let mut bins: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let (first, end) = axis.days();
    for (&on, &number) in articles.range(day(first)..day(end)) {
        *bins.entry(unit.first(on)).or_insert(0) += number;
    }
    let most = bins.values().copied().max().unwrap_or(0);
    let lines = [words::per_unit(unit), words::at_most(most)];
    let (mut shapes, bottom) = lane_head(frame, top, words::ARTICLES, &lines);
    let height = (BAR + 90).max(bottom - top);
    let base = top + height;
    let (left, right) = axis.ends();
    // The ground says that nobody reported; paper and a bar stand where somebody did.
    let hatch = Paint { fill: Some(Fill::Hatch(Ink::Rule)), stroke: None, dash: None };
    shapes.push(Shape::Rect { from: (left, base - BAR), to: (right, base), radius: 0, paint: hatch });
    shapes.push(rule(frame));
    frame.plan.nodes.push(Node::of("lane", shapes));
    for (first, number) in bins {
        let last = unit.last(first);
        let (from, to) = (axis.start_of(first), axis.end_of(last).max(axis.start_of(first) + 10));
        let (bar_left, bar_right) = crowd::edges(axis, first, last);
        let height = ((number as i64 * i64::from(BAR)) / most.max(1) as i64).max(12) as i32;
        let shapes = vec![
            Shape::Rect {
                from: (from, base - BAR),
                to: (to, base),
                radius: 0,
                paint: Paint::solid(Ink::Paper),
            },
            Shape::Rect {
                from: (bar_left, base - height),
                to: (bar_right, base),
                radius: 0,
                paint: Paint::solid(Ink::Muted),
            },
        ];
        let told = format!("{}: {}", words::period(first, last), words::articles(number));
        frame.plan.nodes.push(Node { class: "coverage", title: Some(told), link: None, shapes });
    }
    frame.y = base;
}
