//! What surrounds every picture: title, axis, legend, small print. Planning goes from the top down.

use chrono::NaiveDate;

use super::Options;
use super::draw::{Anchor, Fill, Ink, Node, Paint, Plan, Shape};
use super::item::Item;
use super::layout::{DayAxis, Face, Tick, clean, ticks};
use super::words;
use crate::model::DayRange;

pub(crate) const MARGIN: i32 = 320;
/// Room for the names of lanes.
pub(crate) const GUTTER: i32 = 1180;
/// Room for half a mark at the ends of the days.
const EDGE: i32 = 60;
/// Days that a gap must have to be folded unasked.
const LONG_GAP: i32 = 60;
pub(crate) const TITLE: Face = Face::bold(250);
pub(crate) const SUBTITLE: Face = Face::regular(135);
pub(crate) const LABEL: Face = Face::regular(118);
pub(crate) const DATE: Face = Face::bold(118);
pub(crate) const HEADING: Face = Face::bold(125);
pub(crate) const SMALL: Face = Face::regular(105);
pub(crate) const SMALL_BOLD: Face = Face::bold(105);
pub(crate) const AXIS: Face = Face::regular(110);

/// A plan in the making.
pub(crate) struct Frame {
    /// What is planned so far.
    pub plan: Plan,
    /// The line under the title.
    pub subtitle: String,
    /// Left end of the drawing.
    pub left: i32,
    /// Right end of the drawing.
    pub right: i32,
    /// Room left of the days, for the names of lanes.
    pub gutter: i32,
    /// Where the line of the day that was asked about begins.
    on_top: i32,
    /// Where the next thing goes.
    pub y: i32,
}

impl Frame {
    /// Begins a picture with its title (what, and when), its subtitle and a rule above them.
    pub(crate) fn new(options: &Options, (what, when): (String, String), subtitle: &str) -> Self {
        let width = options.width.clamp(300, 10_000) * 10;
        let subtitle = clean(options.subtitle.as_deref().unwrap_or(subtitle));
        let mut frame = Self {
            plan: Plan { width, ..Plan::default() },
            subtitle,
            left: MARGIN,
            right: width - MARGIN,
            gutter: GUTTER,
            on_top: 0,
            y: 260,
        };
        let title =
            clean(&options.title.clone().unwrap_or_else(|| match (what.is_empty(), when.is_empty()) {
                (false, false) => format!("{what}, {when}"),
                _ => format!("{what}{when}"),
            }));
        let room = frame.right - frame.left;
        let rule = Shape::Rect {
            from: (frame.left, frame.y),
            to: (frame.right, frame.y + 22),
            radius: 0,
            paint: Paint::solid(Ink::Text),
        };
        let mut shapes = vec![rule];
        frame.y += 340;
        // A date is not torn apart where it can stand on a line of its own.
        let torn = options.title.is_none() && TITLE.width(&title) > room && !when.is_empty();
        let lines = if torn {
            let mut lines = TITLE.wrap(&clean(&what), room, 2);
            lines.push(TITLE.cut(&clean(&when), room));
            lines
        } else {
            TITLE.wrap(&title, room, 3)
        };
        for line in lines {
            shapes.push(Shape::text((frame.left, frame.y), Anchor::Start, TITLE, Ink::Text, line));
            frame.y += 310;
        }
        frame.y -= 70;
        for line in SUBTITLE.wrap(&frame.subtitle, room, 3) {
            shapes.push(Shape::text((frame.left, frame.y), Anchor::Start, SUBTITLE, Ink::Muted, line));
            frame.y += 185;
        }
        frame.y += 60;
        frame.plan.title = title;
        frame.plan.add("head", shapes);
        frame
    }

    /// The days of a period along the picture, right of the names of lanes; long gaps are folded where that was asked
    /// for, or where a gap would take more than half of the picture.
    pub(crate) fn day_axis(&self, items: &[&Item], period: DayRange, options: &Options) -> DayAxis {
        let (left, right) = (self.left + self.gutter + EDGE, self.right - EDGE);
        let ends = |item: &&Item| item.days.map(|days| [days.first, days.last]);
        let busy: Vec<_> = items.iter().filter_map(ends).flatten().collect();
        let half = i32::try_from(period.days() / 2).unwrap_or(i32::MAX).max(LONG_GAP);
        DayAxis::new(period.first, period.last, left, right)
            .folded(&busy, options.collapse_gaps.unwrap_or(half))
    }

    /// The two lines of ticks above the lanes; returns the days on which grid lines stand.
    pub(crate) fn axis_above(&mut self, axis: &DayAxis) -> Vec<(i32, bool)> {
        let found = ticks(axis, AXIS);
        let (left, right) = (self.left + self.gutter, self.right);
        let (upper, lower) = (self.y + 110, self.y + 280);
        let mut shapes = Vec::new();
        let bold = Face::bold(AXIS.size);
        for tick in found.large.iter().filter(|tick| !tick.label.is_empty()) {
            shapes.push(Shape::text(
                (tick.x + 25, upper),
                Anchor::Start,
                bold,
                Ink::Text,
                tick.label.as_str(),
            ));
        }
        let base = if found.large.is_empty() { upper } else { lower };
        self.small_ticks(axis, base, &mut shapes);
        self.y = base + 70;
        shapes.push(Shape::line((left, self.y), (right, self.y), Paint::line(Ink::Text, 12)));
        self.plan.add("axis", shapes);
        let mut grid: Vec<(i32, bool)> = Vec::new();
        for tick in &found.small {
            let x = if found.centred { axis.x(f64::from(tick.day)) } else { tick.x };
            grid.push((x, false));
        }
        grid.extend(found.large.iter().skip(1).map(|tick| (tick.x, true)));
        grid.retain(|&(x, _)| x > left && x < right);
        grid
    }

    /// The finer ticks once more, below tall lanes.
    pub(crate) fn axis_below(&mut self, axis: &DayAxis) {
        let (left, right) = (self.left + self.gutter, self.right);
        let mut shapes = vec![Shape::line((left, self.y), (right, self.y), Paint::line(Ink::Text, 12))];
        self.small_ticks(axis, self.y + 150, &mut shapes);
        self.y += 230;
        self.plan.add("axis", shapes);
    }

    /// Both lines of ticks, below a picture that has none above.
    pub(crate) fn axis_alone(&mut self, axis: &DayAxis) {
        self.axis_below(axis);
        let found = ticks(axis, AXIS);
        let bold = Face::bold(AXIS.size);
        let named = found.large.iter().filter(|tick| !tick.label.is_empty());
        let text = |tick: &Tick| {
            Shape::text((tick.x + 25, self.y + 70), Anchor::Start, bold, Ink::Text, tick.label.as_str())
        };
        let shapes: Vec<Shape> = named.map(text).collect();
        if !shapes.is_empty() {
            self.y += 130;
        }
        self.plan.add("axis", shapes);
    }

    fn small_ticks(&self, axis: &DayAxis, base: i32, shapes: &mut Vec<Shape>) {
        let found = ticks(axis, AXIS);
        let folds = folds(axis);
        for tick in found.small.iter().filter(|tick| !tick.label.is_empty()) {
            let (x, anchor) =
                if found.centred { (tick.x, Anchor::Middle) } else { (tick.x + 25, Anchor::Start) };
            let text = Shape::text((x, base), anchor, AXIS, Ink::Muted, tick.label.as_str());
            let free = |(left, _, right, _): (i32, i32, i32, i32)| {
                folds.iter().all(|(_, _, (from, to), _)| right <= *from || *to <= left)
            };
            if text.text_box().is_none_or(free) {
                shapes.push(text);
            }
        }
    }

    /// Grid lines and the signs of folded gaps, from `top` to where the frame has come.
    pub(crate) fn grid(&mut self, axis: &DayAxis, lines: &[(i32, bool)], top: i32, at: usize) {
        let mut shapes = Vec::new();
        for &(x, strong) in lines {
            let paint = Paint::line(Ink::Rule, if strong { 14 } else { 7 });
            shapes.push(Shape::line((x, top), (x, self.y), paint));
        }
        let mut free = i32::MIN;
        for (left, right, words_at, words) in folds(axis) {
            shapes.push(Shape::Rect {
                from: (left + 60, top),
                to: (right - 60, self.y),
                radius: 0,
                paint: Paint { fill: Some(Fill::Hatch(Ink::Rule)), stroke: None, dash: None },
            });
            if words_at.0 >= free {
                let at = ((left + right) / 2, top - 70);
                shapes.push(Shape::text(at, Anchor::Middle, SMALL, Ink::Muted, words));
                free = words_at.1;
            }
        }
        if !shapes.is_empty() {
            self.plan.nodes.insert(at.min(self.plan.nodes.len()), Node::of("grid", shapes));
        }
    }

    /// The words of the day that was asked about, above the axis; `on_line` draws its line.
    pub(crate) fn on_words(&mut self, axis: &DayAxis, on: Option<NaiveDate>) {
        let Some(on) = on.filter(|on| axis.holds(*on)) else { return };
        let words = words::on(on);
        let half = SMALL_BOLD.width(&words) / 2;
        let x = axis.end_of(on).clamp(self.left + half, (self.right - half).max(self.left + half));
        self.y += 110;
        self.on_top = self.y + 30;
        self.plan.add("on", vec![Shape::text((x, self.y), Anchor::Middle, SMALL_BOLD, Ink::Text, words)]);
        self.y += 60;
    }

    /// The line of the day that was asked about, to where the frame has come.
    pub(crate) fn on_line(&mut self, axis: &DayAxis, on: Option<NaiveDate>, at: usize) {
        let Some(on) = on.filter(|on| axis.holds(*on)) else { return };
        let x = axis.end_of(on);
        let line = Shape::line((x, self.on_top), (x, self.y), Paint::line(Ink::Text, 14).dashed(40));
        self.plan.nodes.insert(at.min(self.plan.nodes.len()), Node::of("on", vec![line]));
    }

    /// A sentence in the place of a picture.
    pub(crate) fn say(&mut self, sentence: &str) {
        self.y += 200;
        let mut shapes = Vec::new();
        for line in SUBTITLE.wrap(sentence, self.right - self.left, 4) {
            shapes.push(Shape::text((self.left, self.y), Anchor::Start, SUBTITLE, Ink::Text, line));
            self.y += 185;
        }
        self.plan.add("empty", shapes);
    }

    /// A heading with a hairline above.
    pub(crate) fn heading(&mut self, words: &str) {
        self.y += 180;
        let line =
            Shape::line((self.left, self.y - 150), (self.right, self.y - 150), Paint::line(Ink::Rule, 8));
        let text = Shape::text((self.left, self.y + 20), Anchor::Start, HEADING, Ink::Text, words);
        self.plan.add("heading", vec![line, text]);
        self.y += 90;
    }

    /// Paragraphs of small print.
    pub(crate) fn small_print(&mut self, lines: &[String]) {
        let mut shapes = Vec::new();
        self.y += 150;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            for line in SMALL.wrap(&clean(line), self.right - self.left, 4) {
                shapes.push(Shape::text((self.left, self.y), Anchor::Start, SMALL, Ink::Muted, line));
                self.y += 150;
            }
        }
        self.plan.add("small-print", shapes);
    }

    /// The legend: what shapes, fills and outlines mean, of those that are in the picture.
    pub(crate) fn legend(&mut self, entries: &[(Vec<Shape>, i32, String)]) {
        let mut x = self.left;
        let mut shapes = Vec::new();
        self.y += 130;
        for (sample, width, words) in entries {
            let length = width + 60 + SMALL.width(words) + 230;
            if x > self.left && x + length - 200 > self.right {
                x = self.left;
                self.y += 180;
            }
            let (dx, dy) = (x, self.y - 38);
            shapes.extend(sample.iter().map(|shape| moved(shape, dx, dy)));
            shapes.push(Shape::text(
                (x + width + 60, self.y),
                Anchor::Start,
                SMALL,
                Ink::Text,
                words.as_str(),
            ));
            x += length;
        }
        self.y += 60;
        self.plan.add("legend", shapes);
    }

    /// Closes the picture.
    pub(crate) fn finish(mut self, options: &Options, hash: String, description: String) -> Plan {
        self.y += 120;
        self.plan.height = options.height.map_or(0, |height| height.clamp(100, 20_000) * 10).max(self.y);
        self.plan.rows_hash = hash;
        self.plan.description = description;
        self.plan
    }
}

/// Folded gaps: left, right, the room that their words take (with as much around them that no day is read with them),
/// and the words.
fn folds(axis: &DayAxis) -> Vec<(i32, i32, (i32, i32), String)> {
    axis.folds()
        .map(|(left, right, days)| {
            let words = words::days(days);
            let (middle, half) = ((left + right) / 2, SMALL.width(&words) / 2 + 110);
            (left, right, (middle - half, middle + half), words)
        })
        .collect()
}

fn moved(shape: &Shape, dx: i32, dy: i32) -> Shape {
    let at = |(x, y): (i32, i32)| (x + dx, y + dy);
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Rect { from, to, .. } => (*from, *to) = (at(*from), at(*to)),
        Shape::Path { points, .. } => points.iter_mut().for_each(|point| *point = at(*point)),
        Shape::Circle { at: middle, .. } | Shape::Text { at: middle, .. } => *middle = at(*middle),
    }
    shape
}
