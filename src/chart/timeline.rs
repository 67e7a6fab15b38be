//! `timeline`: lanes by group, marks on their days with their words beside them, undated events listed below.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::crowd;
use super::draw::{Anchor, Ink, Node, Paint, Plan, Shape};
use super::frame::{self, DATE, Frame, GUTTER, HEADING, LABEL, SMALL};
use super::glyph;
use super::item::{Extent, ExtentKind, Item, rows_hash};
use super::lane::{Label, ROW, Rows, needed};
use super::layout::{DayAxis, clean};
use super::story::{Story, story};
use super::words;
use super::{LaneBy, Options};
use crate::model::Status;

/// Rows of words in the whole picture where no height was asked for.
const ROWS: usize = 40;

/// Plans the picture.
pub(crate) fn plan(items: &[Item], options: &Options) -> Plan {
    let story = story(items, options.choice());
    let title = frame::title(&story.shown, story.period);
    let shown: Vec<&Item> = story.shown.iter().chain(story.undated.iter()).copied().collect();
    let subtitle = frame::subtitle(&shown);
    let mut frame = Frame::new(options, &title, &subtitle);
    let unnamed = lanes(&mut frame, &story, options);
    background(&mut frame, &story);
    let listed = undated(&mut frame, &story, options);
    legend(&mut frame, &story);
    let visible = story.shown.iter().chain(story.undated.iter().take(listed)).copied();
    let hash = rows_hash(visible.clone());
    let visible: Vec<&Item> = visible.collect();
    frame.small_print(&[frame::account(&story, listed, unnamed), frame::source_line(&visible, &hash)]);
    let description = describe(&title, &subtitle, &story);
    frame.finish(options, hash, description)
}

/// What a reader would say it shows.
fn describe(title: &str, subtitle: &str, story: &Story<'_>) -> String {
    let mut groups: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for item in &story.shown {
        *groups.entry((item.group_index, item.group.as_str())).or_insert(0) += 1;
    }
    let parts: Vec<String> =
        groups.iter().map(|((_, group), count)| format!("{count} {}", group.replace('_', " "))).collect();
    let mut out = format!("Timeline. {title}. {subtitle}");
    if !parts.is_empty() {
        out.push_str(&format!(": {}", words::list(&parts)));
    }
    let mut best: Vec<&&Item> = story.shown.iter().collect();
    let rare = super::item::rarity(&story.shown);
    best.sort_by(|a, b| a.rank(&rare).cmp(&b.rank(&rare)));
    best.truncate(5);
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
        empty(frame, story);
        return 0;
    };
    let left = frame.left + GUTTER;
    let mut axis = DayAxis::new(period.first, period.last, left, frame.right);
    if let Some(most) = options.collapse_gaps {
        let busy: Vec<_> = story
            .shown
            .iter()
            .filter_map(|item| item.days)
            .flat_map(|days| [days.first, days.last])
            .collect();
        axis = axis.folded(&busy, most);
    }
    let year = period.first.year();
    let only_year = (year == period.last.year()).then_some(year);
    let mut lanes = gather(story, options.lane, &axis, only_year);
    share(&mut lanes, options);
    let grid = frame.axis_above(&axis);
    let (top, at) = (frame.y, frame.plan.nodes.len());
    let mut unnamed = 0;
    for (index, lane) in lanes.into_iter().enumerate() {
        unnamed += draw(frame, lane, &axis, index, options);
    }
    let tall = frame.y - top > 4500;
    frame.grid(&axis, &grid, top, at);
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

fn empty(frame: &mut Frame, story: &Story<'_>) {
    let words = if story.undated.is_empty() {
        "No events to show: nothing was found, or the filters leave nothing over."
    } else {
        "None of these events has a day; they are listed below."
    };
    frame.y += 200;
    let text = Shape::text((frame.left, frame.y), Anchor::Start, frame::SUBTITLE, Ink::Text, words);
    frame.plan.add("empty", vec![text]);
    frame.y += 150;
}

/// Lanes in their order, each with its labels by day.
fn gather<'a>(story: &Story<'a>, by: LaneBy, axis: &DayAxis, only_year: Option<i32>) -> Vec<Lane<'a>> {
    let mut lanes: BTreeMap<(usize, String), Lane<'a>> = BTreeMap::new();
    for &item in &story.shown {
        let Some(label) = Label::new(item, axis, only_year) else { continue };
        let (place, name) = by.of(item);
        let group = (by == LaneBy::Group).then_some(item.group_index);
        let lane = lanes.entry((place, name.clone())).or_insert_with(|| Lane {
            name,
            group,
            labels: Vec::new(),
            rows: 0,
        });
        lane.labels.push(label);
    }
    let mut lanes: Vec<Lane<'a>> = lanes.into_values().collect();
    if !matches!(by, LaneBy::Group | LaneBy::Type) {
        lanes.sort_by(|a, b| b.labels.len().cmp(&a.labels.len()).then_with(|| a.name.cmp(&b.name)));
        if lanes.len() > 12 {
            let rest = lanes.split_off(11);
            let name = format!("{} others", rest.len());
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
            let (tall, low): (Vec<_>, Vec<_>) = lane.labels.iter().cloned().partition(Label::is_tall);
            needed(&tall) + needed(&low)
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

fn draw(frame: &mut Frame, lane: Lane<'_>, axis: &DayAxis, index: usize, options: &Options) -> usize {
    let top = frame.y;
    let count = lane.labels.len();
    let ink = lane.group.map_or(Ink::Text, Ink::Group);
    let rows = Rows::new(lane.labels, lane.rows);
    let mut nodes = rows.nodes(top + 45);
    let mut height = rows.height() + 90;
    let unnamed = rows.crowd.len();
    if unnamed > 0 {
        let (strip, strip_height) = crowd::nodes(&rows.crowd, axis, top + height - 20, options);
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
        words::count(count, "event", "events"),
    ));
    if unnamed > 0 {
        y += 140;
        let more = format!("+ {} more", words::thousands(unnamed));
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

/// Older and later events in one line each.
fn background(frame: &mut Frame, story: &Story<'_>) {
    let Some(period) = story.period else { return };
    let lines = [
        (&story.earlier, format!("Before {}:", words::period(period.first, period.first))),
        (&story.later, format!("After {}:", words::period(period.last, period.last))),
    ];
    let mut shapes = Vec::new();
    for (items, head) in lines.into_iter().filter(|(items, _)| !items.is_empty()) {
        frame.y += 190;
        let room = frame.right - frame.left - DATE.width(&head) - 60;
        let rare = super::item::rarity(items);
        let mut best: Vec<&&Item> = items.iter().collect();
        best.sort_by(|a, b| a.rank(&rare).cmp(&b.rank(&rare)));
        let mut chosen: Vec<&&Item> = Vec::new();
        let line = |chosen: &[&&Item]| {
            let mut chosen = chosen.to_vec();
            chosen.sort_by_key(|item| (item.days, &item.id));
            let mut parts: Vec<String> =
                chosen.iter().map(|item| format!("{} ({})", clean(&item.label), clean(&item.when))).collect();
            if items.len() > chosen.len() {
                parts.push(format!("and {} more", words::thousands(items.len() - chosen.len())));
            }
            parts.join(" · ")
        };
        for item in best.into_iter().take(12) {
            chosen.push(item);
            if LABEL.width(&line(&chosen)) > room && chosen.len() > 1 {
                chosen.pop();
                break;
            }
        }
        shapes.push(Shape::text((frame.left, frame.y), Anchor::Start, DATE, Ink::Muted, head.as_str()));
        let text = LABEL.cut(&line(&chosen), room);
        let at = (frame.left + DATE.width(&head) + 60, frame.y);
        shapes.push(Shape::text(at, Anchor::Start, LABEL, Ink::Text, text));
    }
    frame.plan.add("background", shapes);
}

/// Events without a day in two columns; returns how many are listed.
fn undated(frame: &mut Frame, story: &Story<'_>, options: &Options) -> usize {
    let listed = story.undated.len().min(options.undated);
    if story.undated.is_empty() {
        return 0;
    }
    let all = words::count(story.undated.len(), "event", "events");
    frame.heading(&match story.undated.len() - listed {
        0 => format!("Reported without a day: {all}"),
        _ => format!("Reported without a day: {listed} of {all}"),
    });
    let columns = if frame.right - frame.left > 8000 { 2 } else { 1 };
    let rows = listed.div_ceil(columns);
    let width = (frame.right - frame.left) / columns as i32;
    let top = frame.y + 40;
    for (index, item) in story.undated.iter().take(listed).enumerate() {
        let (column, row) = (index / rows.max(1), index % rows.max(1));
        let (x, y) = (frame.left + column as i32 * width, top + row as i32 * ROW + 90);
        let paint = glyph::paint(item.status(), Ink::Group(item.group_index));
        let mut shapes = vec![glyph::point((x + 50, y - 42), item.group_index, glyph::RADIUS, paint)];
        let told = item.first_reported.map(|day| format!("  reported {}", words::period(day, day)));
        let told = told.unwrap_or_default();
        let room = width - 140 - 200 - SMALL.width(&told);
        let text = LABEL.cut(&clean(&item.label), room);
        let end = x + 140 + LABEL.width(&text) + 50;
        shapes.push(Shape::text((x + 140, y), Anchor::Start, LABEL, Ink::Text, text));
        shapes.push(Shape::text((end, y), Anchor::Start, SMALL, Ink::Muted, told.trim()));
        frame.plan.nodes.push(Node { class: "event", title: Some(item.told()), link: item.link(), shapes });
    }
    frame.y = top + rows as i32 * ROW;
    listed
}

fn legend(frame: &mut Frame, story: &Story<'_>) {
    let items: Vec<&Item> = story.shown.iter().chain(&story.undated).copied().collect();
    if items.is_empty() {
        return;
    }
    let mut entries = frame::status_entries(&items);
    let sample =
        |kind, open_right| Extent { left: 0, right: 340, kind, open_left: false, open_right, about: false };
    let is = |test: fn(&Item) -> bool| story.shown.iter().any(|item| test(item));
    if is(Item::is_span) {
        let bar =
            glyph::bar(sample(ExtentKind::Lasting, false), 0, glyph::HALF_BAR, Paint::solid(Ink::Muted));
        entries.push((bar, 340, "lasted these days".to_owned()));
    }
    if is(|item| !item.is_span() && item.days.is_some_and(|days| !days.is_one_day())) {
        let paint = Paint {
            fill: Some(super::draw::Fill::Solid(Ink::Paper)),
            stroke: Some((Ink::Muted, 10)),
            dash: None,
        };
        let capsule = Shape::Rect { from: (8, -27), to: (332, 27), radius: 27, paint };
        entries.push((vec![capsule], 340, "on one of these days".to_owned()));
    }
    if is(|item| item.edtf.as_deref().is_some_and(|edtf| edtf.contains("..") && !edtf.contains('['))) {
        let bar = glyph::bar(sample(ExtentKind::Lasting, true), 0, glyph::HALF_BAR, Paint::solid(Ink::Muted));
        entries.push((bar, 340, "end not known".to_owned()));
    }
    frame.y += 60;
    frame.legend(&entries);
}
