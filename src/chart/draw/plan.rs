//! A picture as data: shapes and words in tenths of a pixel, with roles instead of colours.
//!
//! Planning (which knows events) ends here; drawing (which knows none) starts here.

use crate::chart::layout::Face;

/// A whole picture, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Width in tenths of a pixel.
    pub width: i32,
    /// Height in tenths of a pixel.
    pub height: i32,
    /// What a reader would call the picture.
    pub title: String,
    /// What a reader would say it shows; the alt text.
    pub description: String,
    /// Hash of the shown rows as sorted JSON lines.
    pub rows_hash: String,
    /// What is drawn, in order.
    pub nodes: Vec<Node>,
}

/// Shapes that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// What it is, for whoever styles or reads the SVG.
    pub class: &'static str,
    /// What a pointer or a screen reader is told.
    pub title: Option<String>,
    /// Where a click leads.
    pub link: Option<String>,
    /// Its shapes, in order.
    pub shapes: Vec<Shape>,
}

/// What a colour is for; the theme says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The ground.
    Paper,
    /// A lane's ground.
    Band,
    /// Words and lines that matter most.
    Text,
    /// Words of second rank.
    Muted,
    /// Hairlines.
    Rule,
    /// The colour of the n-th group.
    Group(usize),
    /// A tint of the n-th group, four steps from 1 to 4.
    Tint(usize, u8),
}

/// How the inside is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Evenly.
    Solid(Ink),
    /// With slanted lines over the paper, which a grey print keeps.
    Hatch(Ink),
}

/// How a shape is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// The inside.
    pub fill: Option<Fill>,
    /// The outline: ink and width in tenths of a pixel.
    pub stroke: Option<(Ink, i32)>,
    /// Dashes and gaps of the outline, both so long.
    pub dash: Option<i32>,
}

impl Paint {
    /// Filled evenly, no outline.
    pub(crate) const fn solid(ink: Ink) -> Self {
        Self { fill: Some(Fill::Solid(ink)), stroke: None, dash: None }
    }

    /// A line.
    pub(crate) const fn line(ink: Ink, width: i32) -> Self {
        Self { fill: None, stroke: Some((ink, width)), dash: None }
    }

    /// The same with a dashed outline.
    pub(crate) const fn dashed(mut self, dash: i32) -> Self {
        self.dash = Some(dash);
        self
    }
}

/// Where a text stands on its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// One shape.
#[expect(missing_docs, reason = "each field says what it is by its name")]
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle by two corners, with rounded corners.
    Rect { from: (i32, i32), to: (i32, i32), radius: i32, paint: Paint },
    /// A line through points, closed or open.
    Path { points: Vec<(i32, i32)>, closed: bool, paint: Paint },
    /// A circle.
    Circle { at: (i32, i32), radius: i32, paint: Paint },
    /// One line of text on its baseline. With a halo, lines behind it do not run through its letters.
    Text { at: (i32, i32), anchor: Anchor, face: Face, ink: Ink, halo: Option<Ink>, text: String },
}

impl Shape {
    /// A straight line.
    pub(crate) fn line(from: (i32, i32), to: (i32, i32), paint: Paint) -> Self {
        Self::Path { points: vec![from, to], closed: false, paint }
    }

    /// A text.
    pub(crate) fn text(
        at: (i32, i32),
        anchor: Anchor,
        face: Face,
        ink: Ink,
        text: impl Into<String>,
    ) -> Self {
        Self::Text { at, anchor, face, ink, halo: None, text: text.into() }
    }

    /// The same text with a halo in the colour of its ground; other shapes as they are.
    pub(crate) fn over(mut self, ground: Ink) -> Self {
        if let Self::Text { halo, .. } = &mut self {
            *halo = Some(ground);
        }
        self
    }

    /// Left, top, right and bottom of a text, as measured; `None` for other shapes.
    #[must_use]
    pub fn text_box(&self) -> Option<(i32, i32, i32, i32)> {
        let Self::Text { at: (x, y), anchor, face, text, .. } = self else { return None };
        let width = face.width(text);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        Some((left, y - face.size * 3 / 4, left + width, y + face.size / 5))
    }
}

impl Node {
    /// Shapes without a name of their own.
    pub(crate) fn of(class: &'static str, shapes: Vec<Shape>) -> Self {
        Self { class, shapes, ..Self::default() }
    }
}

impl Plan {
    /// Adds shapes without a name of their own.
    pub(crate) fn add(&mut self, class: &'static str, shapes: Vec<Shape>) {
        if !shapes.is_empty() {
            self.nodes.push(Node::of(class, shapes));
        }
    }

    /// All texts with their boxes.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<(String, (i32, i32, i32, i32))> {
        let shapes = self.nodes.iter().flat_map(|node| &node.shapes);
        shapes
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some((text.clone(), shape.text_box()?)),
                _ => None,
            })
            .collect()
    }
}
