//! `timeline`: lanes by group, marks on their days with their words beside them, undated events listed below.

use std::collections::BTreeMap;

use super::below;
use super::caption;
use super::crowd;
use super::draw::{Anchor, Ink, Node, Paint, Plan, Shape};
use super::facts::Facts;
use super::frame::{Frame, GUTTER, HEADING, SMALL};
use super::glyph;
use super::item::{Item, weightiest};
use super::lane::{Label, ROW, Rows, events, labels, needed};
use super::layout::{DayAxis, clean};
use super::story::{Story, story};
use super::words;
use super::{LaneBy, Options};
use crate::model::Status;

/// Rows of words in the whole picture where no height was asked for.
const ROWS: usize = 40;

/// Plans the picture.
pub(crate) fn plan(facts: &Facts, options: &Options) -> Plan {
    let story = story(&facts.items, options.choice());
    let shown: Vec<&Item> = story.shown.iter().chain(&story.undated).copied().collect();
    let mut frame =
        Frame::new(options, caption::title(&shown, story.period), &caption::subtitle(&shown, options));
    let unnamed = lanes(&mut frame, &story, options);
    below::background(&mut frame, &story);
    let listed = below::undated(&mut frame, &story, options);
    let visible = below::visible(&story, &listed);
    below::legend(&mut frame, &visible, options.lane == LaneBy::Group);
    let hash = below::foot(&mut frame, &visible, caption::account(&story, &visible, unnamed));
    let description = describe(&frame, &story);
    frame.finish(options, hash, description)
}

/// What a reader would say it shows.
fn describe(frame: &Frame, story: &Story<'_>) -> String {
    let mut groups: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for item in &story.shown {
        *groups.entry((item.group_index, item.group.as_str())).or_insert(0) += 1;
    }
    let parts: Vec<String> =
        groups.iter().map(|((_, group), count)| format!("{count} {}", group.replace('_', " "))).collect();
    let mut out = format!("Timeline. {}. {}", frame.plan.title, frame.subtitle);
    if !parts.is_empty() {
        out.push_str(&format!(": {}", words::list(&parts)));
    }
    let mut best: Vec<&Item> =
        weightiest(&story.shown, 5).into_iter().map(|index| story.shown[index]).collect();
    best.sort_by_key(|item| item.days);
    let named: Vec<String> = best.iter().map(|item| format!("{}, {}", item.when, item.label)).collect();
    if !named.is_empty() {
        out.push_str(&format!(". Among them: {}", named.join("; ")));
    }
    if !story.undated.is_empty() {
        out.push_str(&format!(". {} without a day", words::count(story.undated.len(), "event", "events")));
    }
    out.push('.');
    clean(&out)
}

struct Lane<'a> {
    name: String,
    group: Option<usize>,
    labels: Vec<Label<'a>>,
    rows: usize,
}

/// Draws the axis and the lanes; returns how many events are marks without words.
fn lanes(frame: &mut Frame, story: &Story<'_>, options: &Options) -> usize {
    let Some(period) = story.period.filter(|_| !story.shown.is_empty()) else {
        frame.say(if story.undated.is_empty() { words::NOTHING } else { words::NO_DAY });
        return 0;
    };
    let axis = frame.day_axis(&story.shown, period, options);
    let mut lanes = gather(story, options.lane, &axis, &words::plain_years(period));
    share(&mut lanes, options);
    frame.on_words(&axis, options.on);
    let grid = frame.axis_above(&axis);
    let (top, at) = (frame.y, frame.plan.nodes.len());
    let mut unnamed = 0;
    for (index, lane) in lanes.into_iter().enumerate() {
        unnamed += draw(frame, lane, &axis, index);
    }
    let tall = frame.y - top > 4500;
    frame.grid(&axis, &grid, top, at);
    frame.on_line(&axis, options.on, at);
    if tall {
        frame.axis_below(&axis);
    } else {
        let (left, right) = (frame.left, frame.right);
        frame
            .plan
            .add("axis", vec![Shape::line((left, frame.y), (right, frame.y), Paint::line(Ink::Text, 8))]);
    }
    unnamed
}

/// Lanes in their order, each with its labels by day.
fn gather<'a>(story: &Story<'a>, by: LaneBy, axis: &DayAxis, years: &[i32]) -> Vec<Lane<'a>> {
    let lane = |(_, name, items): (usize, String, Vec<&'a Item>)| Lane {
        name,
        group: (by == LaneBy::Group).then(|| items.first().map_or(0, |item| item.group_index)),
        labels: labels(&items, axis, years),
        rows: 0,
    };
    let mut lanes: Vec<Lane<'a>> = by.lanes(&story.shown).into_iter().map(lane).collect();
    if !matches!(by, LaneBy::Group | LaneBy::Type) {
        lanes.sort_by(|a, b| b.labels.len().cmp(&a.labels.len()).then_with(|| a.name.cmp(&b.name)));
        if lanes.len() > 12 {
            let rest = lanes.split_off(11);
            let name = words::others(rest.len());
            let mut labels: Vec<_> = rest.into_iter().flat_map(|lane| lane.labels).collect();
            labels.sort_by_key(|label| label.extent.left);
            lanes.push(Lane { name, group: None, labels, rows: 0 });
        }
    }
    lanes
}

/// Shares the rows among the lanes: each has what it needs, or an even part of what is left.
fn share(lanes: &mut [Lane<'_>], options: &Options) {
    let room = options
        .height
        .map_or(ROWS, |height| usize::try_from((height - 330) / 19).unwrap_or(0).max(lanes.len()));
    let needs: Vec<usize> = lanes
        .iter()
        .map(|lane| {
            let (tall, low) = needed(&lane.labels);
            tall + low
        })
        .collect();
    let mut order: Vec<usize> = (0..lanes.len()).collect();
    order.sort_by_key(|&index| needs[index]);
    let mut left = room;
    for (done, index) in order.iter().copied().enumerate() {
        let part = left / (needs.len() - done);
        lanes[index].rows = needs[index].min(part.max(2));
        left = left.saturating_sub(lanes[index].rows);
    }
}

fn draw(frame: &mut Frame, lane: Lane<'_>, axis: &DayAxis, index: usize) -> usize {
    let top = frame.y;
    let count = events(&lane.labels);
    let ground = if index.is_multiple_of(2) { Ink::Band } else { Ink::Paper };
    let ink = lane.group.map_or(Ink::Text, Ink::Group);
    let rows = Rows::new(lane.labels, lane.rows);
    let mut nodes = rows.nodes(top + 45, ground);
    let mut height = rows.height() + 90;
    let unnamed = events(&rows.crowd);
    if unnamed > 0 {
        let (strip, strip_height) = crowd::nodes(&rows.crowd, axis, top + height - 20);
        nodes.extend(strip);
        height += strip_height;
    }
    let mut y = top + 45 + ROW / 2 + 42;
    let mut shapes = Vec::new();
    if let Some(group) = lane.group {
        let sample = glyph::paint(Status::Happened, Ink::Group(group));
        shapes.push(glyph::point((frame.left + 50, y - 42), group, 46, sample));
    }
    let indent = if lane.group.is_some() { 140 } else { 0 };
    for line in HEADING.wrap(&clean(&lane.name), GUTTER - indent - 80, 3) {
        shapes.push(Shape::text((frame.left + indent, y), Anchor::Start, HEADING, ink, line));
        y += 155;
    }
    shapes.push(Shape::text(
        (frame.left + indent, y),
        Anchor::Start,
        SMALL,
        Ink::Muted,
        words::events(count),
    ));
    if unnamed > 0 {
        y += 140;
        let more = words::more(unnamed);
        shapes.push(Shape::text((frame.left + indent, y), Anchor::Start, SMALL, Ink::Muted, more));
    }
    height = height.max(y - top + 80);
    if index.is_multiple_of(2) {
        let band = Shape::Rect {
            from: (frame.left, top),
            to: (frame.right, top + height),
            radius: 0,
            paint: Paint::solid(Ink::Band),
        };
        // Bands lie under the grid, which is put in front of the first lane's node.
        let at = frame.plan.nodes.iter().position(|node| node.class == "axis").unwrap_or(0);
        frame.plan.nodes.insert(at, Node::of("band", vec![band]));
    }
    frame.plan.add("lane", shapes);
    frame.plan.nodes.extend(nodes);
    frame.y = top + height;
    unnamed
}
