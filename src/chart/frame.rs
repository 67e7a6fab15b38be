//! What surrounds every picture: title, axis, legend, small print. Planning goes from the top down.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::draw::{Anchor, Fill, Ink, Node, Paint, Plan, Shape};
use super::glyph;
use super::item::Item;
use super::layout::{DayAxis, Face, clean, ticks};
use super::story::Story;
use super::words;
use crate::model::{DayRange, Status};

pub(crate) const MARGIN: i32 = 320;
/// Room for the names of lanes.
pub(crate) const GUTTER: i32 = 1180;
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
    /// Left end of the drawing.
    pub left: i32,
    /// Right end of the drawing.
    pub right: i32,
    /// Where the next thing goes.
    pub y: i32,
}

impl Frame {
    /// Begins a picture with its title, its subtitle and a rule above them.
    pub(crate) fn new(options: &Options, title: &str, subtitle: &str) -> Self {
        let width = options.width.clamp(300, 10_000) * 10;
        let mut frame =
            Self { plan: Plan { width, ..Plan::default() }, left: MARGIN, right: width - MARGIN, y: 260 };
        let title = clean(options.title.as_deref().unwrap_or(title));
        let subtitle = clean(options.subtitle.as_deref().unwrap_or(subtitle));
        let room = frame.right - frame.left;
        let rule = Shape::Rect {
            from: (frame.left, frame.y),
            to: (frame.right, frame.y + 22),
            radius: 0,
            paint: Paint::solid(Ink::Text),
        };
        let mut shapes = vec![rule];
        frame.y += 340;
        for line in TITLE.wrap(&title, room, 2) {
            shapes.push(Shape::text((frame.left, frame.y), Anchor::Start, TITLE, Ink::Text, line));
            frame.y += 310;
        }
        frame.y -= 70;
        for line in SUBTITLE.wrap(&subtitle, room, 3) {
            shapes.push(Shape::text((frame.left, frame.y), Anchor::Start, SUBTITLE, Ink::Muted, line));
            frame.y += 185;
        }
        frame.y += 60;
        frame.plan.title = title;
        frame.plan.add("head", shapes);
        frame
    }

    /// The two lines of ticks above the lanes; returns the days on which grid lines stand.
    pub(crate) fn axis_above(&mut self, axis: &DayAxis) -> Vec<(i32, bool)> {
        let found = ticks(axis, AXIS);
        let (left, right) = axis.ends();
        let (upper, lower) = (self.y + 110, self.y + 280);
        let mut shapes = Vec::new();
        let bold = Face::bold(AXIS.size);
        for tick in found.large.iter().filter(|tick| !tick.label.is_empty()) {
            shapes.push(Shape::text((tick.x + 25, upper), Anchor::Start, bold, Ink::Text, &*tick.label));
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
        let (left, right) = axis.ends();
        let mut shapes = vec![Shape::line((left, self.y), (right, self.y), Paint::line(Ink::Text, 12))];
        self.small_ticks(axis, self.y + 150, &mut shapes);
        self.y += 230;
        self.plan.add("axis", shapes);
    }

    fn small_ticks(&self, axis: &DayAxis, base: i32, shapes: &mut Vec<Shape>) {
        let found = ticks(axis, AXIS);
        for tick in found.small.iter().filter(|tick| !tick.label.is_empty()) {
            let (x, anchor) =
                if found.centred { (tick.x, Anchor::Middle) } else { (tick.x + 25, Anchor::Start) };
            shapes.push(Shape::text((x, base), anchor, AXIS, Ink::Muted, &*tick.label));
        }
    }

    /// Grid lines and the signs of folded gaps, from `top` to where the frame has come.
    pub(crate) fn grid(&mut self, axis: &DayAxis, lines: &[(i32, bool)], top: i32, at: usize) {
        let mut shapes = Vec::new();
        for &(x, strong) in lines {
            let paint = Paint::line(Ink::Rule, if strong { 14 } else { 7 });
            shapes.push(Shape::line((x, top), (x, self.y), paint));
        }
        for (left, right, days) in axis.folds() {
            let middle = (left + right) / 2;
            shapes.push(Shape::Rect {
                from: (left + 60, top),
                to: (right - 60, self.y),
                radius: 0,
                paint: Paint { fill: Some(Fill::Hatch(Ink::Rule)), stroke: None, dash: None },
            });
            let words = words::count(usize::try_from(days).unwrap_or(0), "day", "days");
            let base = top - 70;
            shapes.push(Shape::text((middle, base), Anchor::Middle, SMALL, Ink::Muted, words));
        }
        if !shapes.is_empty() {
            self.plan.nodes.insert(at.min(self.plan.nodes.len()), Node::of("grid", shapes));
        }
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

/// Samples of the statuses that occur, on the point's mark of a neutral group.
pub(crate) fn status_entries(items: &[&Item]) -> Vec<(Vec<Shape>, i32, String)> {
    let seen: BTreeSet<Status> = items.iter().map(|item| item.status()).collect();
    let entry = |&status: &Status| {
        let paint = glyph::paint(status, Ink::Text);
        (vec![glyph::point((60, 0), 1, 46, paint)], 120, words::status(status).to_owned())
    };
    seen.iter().rev().map(entry).collect()
}

/// The title that says what and when: the countries that most events name, and the period.
pub(crate) fn title(items: &[&Item], period: Option<DayRange>) -> String {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        let once: BTreeSet<&str> = item.countries.iter().map(String::as_str).collect();
        for country in once {
            *named.entry(country).or_insert(0) += 1;
        }
    }
    let mut ranked: Vec<(&str, usize)> = named.into_iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let least = ranked.first().map_or(0, |first| first.1.div_ceil(3));
    let names: Vec<String> = ranked
        .iter()
        .take(3)
        .filter(|(_, count)| *count >= least)
        .map(|(name, _)| (*name).to_owned())
        .collect();
    let what = if names.is_empty() { "Timeline".to_owned() } else { words::list(&names) };
    period.map_or(what.clone(), |period| format!("{what}, {}", words::period(period.first, period.last)))
}

/// "24 events, as 5 publishers report them in 8 articles."
pub(crate) fn subtitle(items: &[&Item]) -> String {
    let (articles, publishers) = sources(items);
    let events = words::count(items.len(), "event", "events");
    match (articles, publishers.len()) {
        (0, _) => format!("{events}, entered by hand"),
        (articles, 0) => format!("{events} from {}", words::count(articles, "article", "articles")),
        (articles, publishers) => format!(
            "{events} from {} by {}",
            words::count(articles, "article", "articles"),
            words::count(publishers, "publisher", "publishers")
        ),
    }
}

fn sources<'a>(items: &[&'a Item]) -> (usize, BTreeSet<&'a str>) {
    let articles: BTreeSet<&str> = items.iter().flat_map(|item| &item.articles).map(String::as_str).collect();
    let publishers = items.iter().flat_map(|item| &item.publishers).map(String::as_str).collect();
    (articles.len(), publishers)
}

/// The line that says from whom it is.
pub(crate) fn source_line(items: &[&Item], hash: &str) -> String {
    let (articles, publishers) = sources(items);
    let named: Vec<String> = publishers.iter().take(6).map(|&name| name.to_owned()).collect();
    let more = publishers.len().saturating_sub(named.len());
    let who = match (named.is_empty(), more) {
        (true, _) if articles == 0 => "entries made by hand".to_owned(),
        (true, _) => words::count(articles, "article", "articles"),
        (false, 0) => words::list(&named),
        (false, more) => format!("{} and {more} more", named.join(", ")),
    };
    format!("Source: {who}. Drawn by truceline from rows {hash}.")
}

/// What is shown, what was checked, and what was left out, each with the option that shows it.
pub(crate) fn account(story: &Story<'_>, shown_undated: usize, unnamed: usize) -> String {
    let checked = story.shown.iter().chain(&story.undated).filter(|item| item.checked).count();
    let shown = story.shown.len() + shown_undated;
    let mut out = format!("Shown: {}", words::count(shown, "event", "events"));
    out.push_str(&match checked {
        0 => ", none checked by a person.".to_owned(),
        checked if checked == shown => ", all checked by a person.".to_owned(),
        checked => format!(", {} of them checked by a person.", words::thousands(checked)),
    });
    let mut left = Vec::new();
    if story.remarks > 0 {
        left.push(format!("{} (--remarks shows them)", words::count(story.remarks, "remark", "remarks")));
    }
    if let (Some(earliest), Some(_)) = (story.earlier.first().and_then(|item| item.days), story.period) {
        let number = words::thousands(story.earlier.len());
        left.push(format!("{number} outside the period, earlier (--from {})", earliest.first));
    }
    if let Some(latest) = story.later.iter().filter_map(|item| item.days).map(|days| days.last).max() {
        left.push(format!("{} later (--to {latest})", words::thousands(story.later.len())));
    }
    if story.undated.len() > shown_undated {
        let number = words::thousands(story.undated.len() - shown_undated);
        left.push(format!("{number} without a day (--undated {})", story.undated.len()));
    }
    if !left.is_empty() {
        out.push_str(&format!(" Left out: {}.", left.join("; ")));
    }
    if unnamed > 0 {
        let (verb, number) =
            (if unnamed == 1 { "is a mark" } else { "are marks" }, words::thousands(unnamed));
        out.push_str(&format!(" {number} {verb} without words, for want of room (--height, --from, --to)."));
    }
    out
}
