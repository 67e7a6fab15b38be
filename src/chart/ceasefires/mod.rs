//! `ceasefires`: each truce a bar through its stages, below it who claims that it was broken, the diplomacy
//! around it, and how many articles there are of each day, so that silence is not read as peace.

mod bars;
mod claims;
mod coverage;

use std::collections::BTreeSet;

use super::Options;
use super::below;
use super::caption;
use super::crowd;
use super::draw::{Anchor, Ink, Node, Paint, Plan, Shape};
use super::facts::Facts;
use super::frame::{Frame, GUTTER, HEADING, SMALL};
use super::item::Item;
use super::lane::{Rows, events, labels, needed};
use super::layout::{DayAxis, clean};
use super::story::{Story, story};
use super::truce::{State, Truce};
use super::words;
use crate::model::DayRange;

/// Truces that a picture holds; more are counted.
const MOST: usize = 12;
/// Rows of words in a lane.
const LANE_ROWS: usize = 6;
/// Room for the names of lanes where the picture is wide.
const WIDE_GUTTER: i32 = 1600;

/// Plans the picture.
pub(crate) fn plan(facts: &Facts, options: &Options) -> Plan {
    let mut story = story(facts.items.iter().filter(|item| is_about(item)), options.choice());
    let chosen = Chosen::new(&facts.truces, &mut story, options);
    let shown: Vec<&Item> = story.shown.iter().chain(&story.undated).copied().collect();
    let (what, when) = caption::title(&shown, story.period);
    let subtitle = subtitle(&chosen, &shown, options);
    let mut frame = Frame::new(options, (what, when), &subtitle);
    let unnamed = match story.period.filter(|_| !story.shown.is_empty() || !chosen.shown.is_empty()) {
        Some(period) => draw(&mut frame, facts, &story, &chosen, period, options),
        None => {
            frame.say(if story.undated.is_empty() { words::NO_TRUCES } else { words::NO_DAY });
            0
        }
    };
    below::background(&mut frame, &story);
    let listed = below::undated(&mut frame, &story, options);
    bars::legend(&mut frame, &chosen.shown, !facts.articles.is_empty());
    let visible = below::visible(&story, &listed);
    below::legend(&mut frame, &visible, false);
    let account =
        caption::account(&story, &visible, unnamed) + &words::truces_left(chosen.left, chosen.dayless);
    let hash = below::foot(&mut frame, &visible, account);
    let description = describe(&frame, &chosen, &story, options);
    frame.finish(options, hash, description)
}

/// Stages of truces, violations among them, and the diplomacy around them.
fn is_about(item: &Item) -> bool {
    !item.stage.is_empty() || item.is_diplomacy() || item.ceasefire.is_some()
}

/// The truces of the picture.
struct Chosen<'a> {
    shown: Vec<&'a Truce>,
    left: usize,
    dayless: usize,
}

impl<'a> Chosen<'a> {
    /// Truces of the period, the ones with most events where there are too many; the period grows to hold their
    /// scheduled ends where these are near.
    fn new(truces: &'a [Truce], story: &mut Story<'_>, options: &Options) -> Self {
        let dayless = truces.iter().filter(|truce| truce.days().is_none()).count();
        let mut shown: Vec<&Truce> = truces
            .iter()
            .filter(|truce| {
                truce.days().is_some_and(|days| story.period.is_none_or(|period| days.overlaps(period)))
            })
            .collect();
        shown.sort_by(|a, b| b.events.len().cmp(&a.events.len()).then_with(|| a.id.cmp(&b.id)));
        shown.truncate(MOST);
        shown.sort_by(|a, b| {
            (a.days().map(|days| days.first), &a.id).cmp(&(b.days().map(|days| days.first), &b.id))
        });
        let left = truces.len() - dayless - shown.len();
        if let (Some(period), None) = (story.period.as_mut(), options.to) {
            let near = period.last + chrono::TimeDelta::days((period.days() / 3).clamp(14, 100));
            let ends = shown.iter().filter_map(|truce| truce.days()).map(|days| days.last);
            period.last = ends.filter(|last| *last <= near).max().unwrap_or(period.last).max(period.last);
        }
        if story.period.is_none() {
            let days = shown.iter().filter_map(|truce| truce.days());
            story.period =
                days.reduce(|a, b| DayRange { first: a.first.min(b.first), last: a.last.max(b.last) });
        }
        Self { shown, left, dayless }
    }
}

fn subtitle(chosen: &Chosen<'_>, shown: &[&Item], options: &Options) -> String {
    let events = caption::subtitle(shown, options);
    if chosen.shown.is_empty() { events } else { format!("{}; {events}", words::truces(chosen.shown.len())) }
}

/// Draws all that lies on the line of days; returns how many events are marks without words.
fn draw(
    frame: &mut Frame,
    facts: &Facts,
    story: &Story<'_>,
    chosen: &Chosen<'_>,
    period: DayRange,
    options: &Options,
) -> usize {
    frame.gutter = if frame.right - frame.left > 8000 { WIDE_GUTTER } else { GUTTER };
    let axis = frame.day_axis(&story.shown, period, options);
    frame.on_words(&axis, options.on);
    let grid = frame.axis_above(&axis);
    let (top, at) = (frame.y, frame.plan.nodes.len());
    let on = options.on.unwrap_or(period.last);
    bars::draw(frame, &chosen.shown, &axis, on, &words::plain_years(period));
    let violations: Vec<&Item> = story.shown.iter().copied().filter(|item| item.is_violation()).collect();
    claims::draw(frame, &violations, &chosen.shown, &axis, &words::plain_years(period));
    // Stages of a truce that is drawn are in its bar; those that belong to none stand for themselves.
    let in_bars: BTreeSet<&str> =
        chosen.shown.iter().flat_map(|truce| &truce.events).map(String::as_str).collect();
    let alone =
        |item: &&Item| !item.is_violation() && !item.is_diplomacy() && !in_bars.contains(item.id.as_str());
    let alone: Vec<&Item> = story.shown.iter().copied().filter(alone).collect();
    let diplomacy: Vec<&Item> = story.shown.iter().copied().filter(|item| item.is_diplomacy()).collect();
    let mut unnamed = 0;
    for (name, items) in [(words::OTHER_STAGES, alone), (words::DIPLOMACY, diplomacy)] {
        unnamed += event_lane(frame, name, &items, &axis, period);
    }
    coverage::draw(frame, &facts.articles, &axis);
    frame.grid(&axis, &grid, top, at);
    frame.on_line(&axis, options.on, at);
    frame.axis_below(&axis);
    unnamed
}

/// The name of a lane in the gutter, with a line below it.
fn lane_head(frame: &Frame, top: i32, name: &str, below: &[String]) -> (Vec<Shape>, i32) {
    let mut y = top + 135;
    let mut shapes = Vec::new();
    for line in HEADING.wrap(&clean(name), frame.gutter - 80, 3) {
        shapes.push(Shape::text((frame.left, y), Anchor::Start, HEADING, Ink::Text, line));
        y += 155;
    }
    for line in below.iter().flat_map(|line| SMALL.wrap(&clean(line), frame.gutter - 80, 3)) {
        shapes.push(Shape::text((frame.left, y), Anchor::Start, SMALL, Ink::Muted, line));
        y += 140;
    }
    (shapes, y - 60)
}

/// A hairline over the whole width, between lanes.
fn rule(frame: &Frame) -> Shape {
    Shape::line((frame.left, frame.y), (frame.right, frame.y), Paint::line(Ink::Rule, 10))
}

/// A lane of events with their words.
fn event_lane(frame: &mut Frame, name: &str, items: &[&Item], axis: &DayAxis, period: DayRange) -> usize {
    if items.is_empty() {
        return 0;
    }
    let top = frame.y;
    let labels = labels(items, axis, &words::plain_years(period));
    let (tall, low) = needed(&labels);
    let rows = Rows::new(labels, (tall + low).min(LANE_ROWS));
    let unnamed = events(&rows.crowd);
    let mut nodes = rows.nodes(top + 40, Ink::Paper);
    let mut height = rows.height() + 80;
    if unnamed > 0 {
        let (strip, strip_height) = crowd::nodes(&rows.crowd, axis, top + height - 20);
        nodes.extend(strip);
        height += strip_height;
    }
    let mut lines = vec![words::events(items.len())];
    if unnamed > 0 {
        lines.push(words::more(unnamed));
    }
    let (mut shapes, bottom) = lane_head(frame, top, name, &lines);
    shapes.push(rule(frame));
    frame.plan.nodes.push(Node::of("lane", shapes));
    frame.plan.nodes.extend(nodes);
    frame.y = (top + height).max(bottom);
    unnamed
}

/// What a reader would say it shows.
fn describe(frame: &Frame, chosen: &Chosen<'_>, story: &Story<'_>, options: &Options) -> String {
    let mut out = words::described(words::TRUCES_SHOWN, &frame.plan.title, &frame.subtitle);
    let on = options.on.or(story.period.map(|period| period.last));
    for truce in &chosen.shown {
        let state = on.map_or(State::Unknown, |on| truce.state(on));
        out.push_str(&format!(" {}.", words::truce_told(truce, &bars::stages(truce, &[]), state)));
    }
    let claimants: BTreeSet<&str> =
        story.shown.iter().filter(|item| item.is_violation()).filter_map(|item| item.claimant()).collect();
    if !claimants.is_empty() {
        let names: Vec<String> = claimants.into_iter().map(str::to_owned).collect();
        out.push_str(&words::violations_claimed(&names));
    }
    clean(&out)
}
