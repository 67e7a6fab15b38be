//! What stands under a picture: older and later events in a line each, events without a day, the legend.

use std::collections::BTreeSet;

use super::Options;
use super::caption;
use super::draw::{Anchor, Fill, Ink, Node, Paint, Shape};
use super::frame::{DATE, Frame, LABEL, SMALL};
use super::glyph;
use super::item::{Extent, ExtentKind, Item, alike, rows_hash, weightiest};
use super::lane::ROW;
use super::layout::clean;
use super::story::Story;
use super::words;
use crate::model::Status;

/// Events that a line of background names at most.
const NAMED: usize = 12;

/// Earlier, later and longer events, the weightiest by name and the rest by number.
pub(crate) fn background(frame: &mut Frame, story: &Story<'_>) {
    let Some(period) = story.period else { return };
    let parts = [
        (&story.earlier, words::before(period.first)),
        (&story.later, words::after(period.last)),
        (&story.around, words::OVER_A_LONGER_TIME.to_owned()),
    ];
    let mut shapes = Vec::new();
    let width = frame.right - frame.left;
    for (items, head) in parts.into_iter().filter(|(items, _)| !items.is_empty()) {
        frame.y += 200;
        shapes.push(Shape::text((frame.left, frame.y), Anchor::Start, DATE, Ink::Muted, head.as_str()));
        let beside = DATE.width(&head) + 60;
        let (x, room) =
            if width > 8000 { (frame.left + beside, width - beside) } else { (frame.left, width) };
        if x == frame.left {
            frame.y += 160;
        }
        shapes.push(Shape::text((x, frame.y), Anchor::Start, LABEL, Ink::Text, background_line(items, room)));
    }
    if !shapes.is_empty() {
        frame.y += 60;
    }
    frame.plan.add("background", shapes);
}

/// As many of the weightiest events as have room, by day, and how many more there are.
fn background_line(items: &[&Item], room: i32) -> String {
    let line = |chosen: &[&Item]| {
        let mut chosen = chosen.to_vec();
        chosen.sort_by_key(|item| (item.days, &item.id));
        let mut parts: Vec<String> =
            chosen.iter().map(|item| format!("{} ({})", clean(&item.label), clean(&item.when))).collect();
        if items.len() > chosen.len() {
            parts.push(words::and_more(items.len() - chosen.len()));
        }
        parts.join(" · ")
    };
    let mut chosen: Vec<&Item> = Vec::new();
    for index in weightiest(items, NAMED) {
        chosen.push(items[index]);
        if LABEL.width(&line(&chosen)) > room && chosen.len() > 1 {
            chosen.pop();
            break;
        }
    }
    LABEL.cut(&line(&chosen), room)
}

/// Events without a day, in two columns where there is room; returns those that are listed.
pub(crate) fn undated<'a>(frame: &mut Frame, story: &Story<'a>, options: &Options) -> Vec<&'a Item> {
    let mut rows = alike(&story.undated);
    rows.truncate(options.undated);
    let listed = rows.concat();
    if rows.is_empty() {
        return listed;
    }
    frame.heading(&words::undated(listed.len(), story.undated.len()));
    let columns = if frame.right - frame.left > 8000 { 2 } else { 1 };
    let high = rows.len().div_ceil(columns);
    let width = (frame.right - frame.left) / columns as i32;
    let top = frame.y + 40;
    for (index, row) in rows.iter().enumerate() {
        let (across, down) = (index / high, index % high);
        let at = (frame.left + across as i32 * width, top + down as i32 * ROW + 90);
        frame.plan.nodes.push(undated_row(row[0], row.len(), at, width - 200));
    }
    frame.y = top + high as i32 * ROW;
    listed
}

fn undated_row(item: &Item, number: usize, (x, y): (i32, i32), width: i32) -> Node {
    let paint = glyph::paint(item.status(), Ink::Group(item.group_index));
    let mut shapes = vec![glyph::point((x + 50, y - 42), item.group_index, glyph::RADIUS, paint)];
    let told = item.first_reported.map(words::reported).unwrap_or_default();
    let times = words::times(number);
    let room = width - 190 - SMALL.width(&told) - LABEL.width(&times);
    let text = LABEL.cut(&clean(&item.label), room) + &times;
    let end = x + 140 + LABEL.width(&text) + 50;
    shapes.push(Shape::text((x + 140, y), Anchor::Start, LABEL, Ink::Text, text));
    shapes.push(Shape::text((end, y), Anchor::Start, SMALL, Ink::Muted, told));
    Node { class: "event", title: Some(item.told() + &times), link: item.link(), shapes }
}

/// The events that a picture shows: those of its days, and those that are listed without one.
pub(crate) fn visible<'a>(story: &Story<'a>, listed: &[&'a Item]) -> Vec<&'a Item> {
    story.shown.iter().chain(listed).copied().collect()
}

/// The small print at the foot of every picture; returns the hash of its rows.
pub(crate) fn foot(frame: &mut Frame, visible: &[&Item], account: String) -> String {
    let hash = rows_hash(visible.iter().copied());
    frame.small_print(&[account, caption::source_line(visible, &hash)]);
    hash
}

/// What shapes, fills and outlines mean, of those that are in the picture; the groups too where no lane names them.
pub(crate) fn legend(frame: &mut Frame, items: &[&Item], lanes_are_groups: bool) {
    if items.is_empty() {
        return;
    }
    let mut entries = Vec::new();
    if !lanes_are_groups {
        entries.extend(group_entries(items));
    }
    entries.extend(status_entries(items));
    let is = |test: fn(&Item) -> bool| items.iter().any(|item| item.days.is_some() && test(item));
    let sample = |kind, open_right, about| {
        let extent = Extent { left: 0, right: 340, kind, open_left: false, open_right, about };
        glyph::bar(extent, 0, glyph::HALF_BAR, Paint::solid(Ink::Muted))
    };
    if is(Item::is_span) {
        entries.push((sample(ExtentKind::Lasting, false, false), 340, words::LASTED.to_owned()));
    }
    if is(|item| !item.is_span() && item.days.is_some_and(|days| !days.is_one_day())) {
        let outline =
            Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke: Some((Ink::Muted, 10)), dash: None };
        let capsule = Shape::Rect { from: (8, -27), to: (332, 27), radius: 27, paint: outline };
        entries.push((vec![capsule], 340, words::ONE_OF.to_owned()));
    }
    if is(|item| item.edtf.as_deref().is_some_and(|edtf| edtf.contains("..") && !edtf.contains('['))) {
        entries.push((sample(ExtentKind::Lasting, true, false), 340, words::END_NOT_KNOWN.to_owned()));
    }
    if is(|item| item.edtf.as_deref().is_some_and(|edtf| edtf.contains('~'))) {
        let extent = Extent {
            left: 120,
            right: 120,
            kind: ExtentKind::Moment,
            open_left: false,
            open_right: false,
            about: true,
        };
        entries.push((glyph::mark(extent, 0, 1, Status::Happened), 240, words::ABOUT_THEN.to_owned()));
    }
    frame.y += 60;
    frame.legend(&entries);
}

/// Samples of the statuses that occur, on the point's mark of a neutral group.
pub(crate) fn status_entries(items: &[&Item]) -> Vec<(Vec<Shape>, i32, String)> {
    let seen: BTreeSet<Status> = items.iter().map(|item| item.status()).collect();
    let entry = |&status: &Status| {
        let paint = glyph::paint(status, Ink::Text);
        (vec![glyph::point((60, 0), 1, 46, paint)], 120, words::status(status).to_owned())
    };
    seen.iter().rev().map(entry).collect()
}

/// Samples of the groups that occur.
pub(crate) fn group_entries(items: &[&Item]) -> Vec<(Vec<Shape>, i32, String)> {
    let groups: BTreeSet<(usize, &str)> =
        items.iter().map(|item| (item.group_index, item.group.as_str())).collect();
    let entry = |(index, name): (usize, &str)| {
        let paint = glyph::paint(Status::Happened, Ink::Group(index));
        (vec![glyph::point((60, 0), index, 46, paint)], 120, words::heading(name))
    };
    groups.into_iter().map(entry).collect()
}
