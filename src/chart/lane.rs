//! One lane of a timeline: marks on their days, each with its words beside it, in as few rows as there need be.

use super::draw::{Anchor, Ink, Node, Shape};
use super::frame::{DATE, LABEL};
use super::glyph;
use super::item::{Extent, Item, alike, weightiest};
use super::layout::{DayAxis, admit, clean, partition};
use super::words;

/// Height of a row with its words beside the mark.
pub(crate) const ROW: i32 = 190;
/// Height of a row with its words above a long bar.
pub(crate) const TALL_ROW: i32 = 295;
/// A bar longer than this has its words above it.
const LONG: i32 = 900;
const GAP: i32 = 55;
/// Events of a lane that are tried for words, the weightiest first.
const CANDIDATES: usize = 1_500;

/// Where the words of an event stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Right,
    Left,
    Above,
    /// It has no words.
    None,
}

/// An event with the place of its mark and of its words.
#[derive(Clone, Debug)]
pub(crate) struct Label<'a> {
    /// The event.
    pub item: &'a Item,
    /// Events of the same days and words, which share the mark.
    pub alike: Vec<&'a Item>,
    /// Where its mark lies.
    pub extent: Extent,
    date: String,
    words: String,
    side: Side,
    /// Left edge of the words.
    text_left: i32,
    /// Left and right edge of mark and words, with the gap to the next.
    span: (i32, i32),
}

impl<'a> Label<'a> {
    /// Places an event's words beside its mark; `None` where it lies outside the axis.
    pub(crate) fn new(item: &'a Item, alike: Vec<&'a Item>, axis: &DayAxis, years: &[i32]) -> Option<Self> {
        let extent = item.extent(axis)?;
        let (left, right) = axis.ends();
        let room = right - left;
        let date = DATE.cut(&words::short_when(&clean(&item.when), years), room / 2);
        let date_width = DATE.width(&date) + 45;
        let times = words::times(alike.len() + 1);
        let text =
            LABEL.cut(&clean(&item.label), (room - date_width - LABEL.width(&times)).max(300)) + &times;
        let width = date_width + LABEL.width(&text);
        let pad = if extent.kind == super::item::ExtentKind::Moment { glyph::RADIUS + 12 } else { 12 };
        let (mark_left, mark_right) = (extent.left - pad, extent.right.max(extent.left + 60) + pad);
        let long = extent.right - extent.left > LONG;
        let (side, text_left) = if long {
            (Side::Above, extent.left.min(right - width).max(left))
        } else if mark_right + GAP + width <= right {
            (Side::Right, mark_right + GAP)
        } else if mark_left - GAP - width >= left {
            (Side::Left, mark_left - GAP - width)
        } else {
            (Side::Above, extent.left.min(right - width).max(left))
        };
        let span = (mark_left.min(text_left), mark_right.max(text_left + width) + 110);
        Some(Self { item, alike, extent, date, words: text, side, text_left, span })
    }

    /// A mark without words; it goes to the crowd.
    fn bare(item: &'a Item, alike: Vec<&'a Item>, axis: &DayAxis) -> Option<Self> {
        let extent = item.extent(axis)?;
        let span = (extent.left, extent.right.max(extent.left + 60));
        let (date, words) = (String::new(), String::new());
        Some(Self { item, alike, extent, date, words, side: Side::None, text_left: extent.left, span })
    }

    /// Whether its words stand above its mark.
    pub(crate) fn is_tall(&self) -> bool {
        self.side == Side::Above
    }

    /// Its mark and words, the row beginning at `top`.
    fn node(&self, top: i32, ground: Ink) -> Node {
        let (mark, base) = match self.side {
            Side::Above => (top + 215, top + 130),
            _ => (top + ROW / 2, top + ROW / 2 + 42),
        };
        let mut shapes = glyph::mark(self.extent, mark, self.item.group_index, self.item.status());
        let ink = Ink::Group(self.item.group_index);
        shapes.push(
            Shape::text((self.text_left, base), Anchor::Start, DATE, ink, self.date.as_str()).over(ground),
        );
        let at = (self.text_left + DATE.width(&self.date) + 45, base);
        shapes.push(Shape::text(at, Anchor::Start, LABEL, Ink::Text, self.words.as_str()).over(ground));
        let told = self.item.told() + &words::times(self.alike.len() + 1);
        Node { class: "event", title: Some(told), link: self.item.link(), shapes }
    }
}

/// The labels of a lane in rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows<'a> {
    /// Labels with their row; rows with words above come first.
    placed: Vec<(Label<'a>, usize)>,
    tall: usize,
    low: usize,
    /// Events that found no room.
    pub crowd: Vec<Label<'a>>,
}

impl<'a> Rows<'a> {
    /// Lays labels into at most `most` rows, the weightiest first; what finds no room is the crowd.
    pub(crate) fn new(labels: Vec<Label<'a>>, most: usize) -> Self {
        let (bare, labels): (Vec<_>, Vec<_>) = labels.into_iter().partition(|label| label.side == Side::None);
        let (for_tall, for_low) = needed(&labels);
        let (tall, low): (Vec<_>, Vec<_>) = labels.into_iter().partition(Label::is_tall);
        let tall_rows = for_tall.min(most.saturating_sub(for_low).max(most.div_ceil(3)));
        let mut out = Self { crowd: bare, ..Self::default() };
        out.tall = out.fill(tall, tall_rows, 0);
        let tall_rows = out.tall;
        out.low = out.fill(low, most.saturating_sub(tall_rows), tall_rows);
        out.crowd.sort_by_key(|label| (label.extent.left, label.extent.right));
        out
    }

    fn fill(&mut self, labels: Vec<Label<'a>>, rows: usize, above: usize) -> usize {
        let spans: Vec<_> = labels.iter().map(|label| label.span).collect();
        let items: Vec<&Item> = labels.iter().map(|label| label.item).collect();
        let best = weightiest(&items, items.len());
        let admitted = admit(&spans, &best, rows);
        let mut named = Vec::new();
        for (label, admitted) in labels.into_iter().zip(admitted) {
            if admitted { named.push(label) } else { self.crowd.push(label) }
        }
        // Who is named was decided by weight; where they stand is decided by day, which takes no more rows.
        named.sort_by_key(|label| label.span);
        let spans: Vec<_> = named.iter().map(|label| label.span).collect();
        let places = partition(&spans);
        let used = places.iter().max().map_or(0, |row| row + 1);
        self.placed.extend(named.into_iter().zip(places.into_iter().map(|row| row + above)));
        used
    }

    /// Height of all rows.
    pub(crate) fn height(&self) -> i32 {
        self.tall as i32 * TALL_ROW + self.low as i32 * ROW
    }

    /// Marks and words, beginning at `top`.
    pub(crate) fn nodes(&self, top: i32, ground: Ink) -> Vec<Node> {
        let at = |row: usize| {
            let tall = row.min(self.tall) as i32;
            top + tall * TALL_ROW + (row as i32 - tall) * ROW
        };
        let mut placed: Vec<_> = self.placed.iter().collect();
        placed.sort_by_key(|(label, row)| (label.extent.left, *row));
        placed.into_iter().map(|(label, row)| label.node(at(*row), ground)).collect()
    }
}

/// The labels of events by day; events of the same days, words and status share one.
pub(crate) fn labels<'a>(items: &[&'a Item], axis: &DayAxis, years: &[i32]) -> Vec<Label<'a>> {
    let groups = alike(items);
    let firsts: Vec<&Item> = groups.iter().map(|group| group[0]).collect();
    let worded = worded(&firsts);
    let label = |(mut group, worded): (Vec<&'a Item>, bool)| {
        let item = group.remove(0);
        if worded { Label::new(item, group, axis, years) } else { Label::bare(item, group, axis) }
    };
    groups.into_iter().zip(worded).filter_map(label).collect()
}

/// Which events may have words: the weightiest, where there are far more than could ever find room.
fn worded(items: &[&Item]) -> Vec<bool> {
    if items.len() <= CANDIDATES {
        return vec![true; items.len()];
    }
    let mut out = vec![false; items.len()];
    for index in weightiest(items, CANDIDATES) {
        out[index] = true;
    }
    out
}

/// How many events some labels stand for.
pub(crate) fn events(labels: &[Label<'_>]) -> usize {
    labels.iter().map(|label| 1 + label.alike.len()).sum()
}

/// Rows that the labels need when none is left out: those with words above their marks, and the others.
pub(crate) fn needed(labels: &[Label<'_>]) -> (usize, usize) {
    let rows = |side: fn(&Label<'_>) -> bool| {
        let mut spans: Vec<_> = labels.iter().filter(|label| side(label)).map(|label| label.span).collect();
        spans.sort_unstable();
        partition(&spans).iter().max().map_or(0, |row| row + 1)
    };
    (rows(|label| label.is_tall()), rows(|label| !label.is_tall() && label.side != Side::None))
}
