//! The mark of one event: its group by shape and colour, its status by fill and outline, its days by extent.

use super::draw::{Fill, Ink, Paint, Shape};
use super::item::{Extent, ExtentKind};
use crate::model::Status;

/// Half the size of a point's mark, in tenths of a pixel.
pub(crate) const RADIUS: i32 = 46;
/// Half the height of a bar.
pub(crate) const HALF_BAR: i32 = 38;

/// How a status paints an ink.
pub(crate) fn paint(status: Status, ink: Ink) -> Paint {
    let stroke = Some((ink, 14));
    match status {
        Status::Happened => Paint { fill: Some(Fill::Solid(ink)), stroke, dash: None },
        Status::Alleged => Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke: Some((ink, 17)), dash: None },
        Status::Planned => Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke, dash: Some(24) },
        Status::Proposed => Paint { fill: Some(Fill::Hatch(ink)), stroke, dash: None },
    }
}

/// The mark of a point.
pub(crate) fn point(at: (i32, i32), group: usize, radius: i32, paint: Paint) -> Shape {
    let (x, y) = at;
    let polygon = |corners: &[(i32, i32)]| Shape::Path {
        points: corners.iter().map(|&(dx, dy)| (x + dx * radius / 100, y + dy * radius / 100)).collect(),
        closed: true,
        paint,
    };
    match group % 8 {
        0 => polygon(&[(0, -125), (125, 0), (0, 125), (-125, 0)]),
        1 => Shape::Circle { at, radius, paint },
        2 => polygon(&[(-92, -92), (92, -92), (92, 92), (-92, 92)]),
        3 => polygon(&[(0, -118), (115, 88), (-115, 88)]),
        4 => polygon(&[(0, 118), (115, -88), (-115, -88)]),
        5 => polygon(&[(-55, -100), (55, -100), (110, 0), (55, 100), (-55, 100), (-110, 0)]),
        6 => polygon(&[
            (-40, -115),
            (40, -115),
            (40, -40),
            (115, -40),
            (115, 40),
            (40, 40),
            (40, 115),
            (-40, 115),
            (-40, 40),
            (-115, 40),
            (-115, -40),
            (-40, -40),
        ]),
        _ => polygon(&[(-60, -60), (0, -125), (60, -60), (125, 0), (60, 60), (0, 125), (-60, 60), (-125, 0)]),
    }
}

/// The mark of an event at height `y`.
pub(crate) fn mark(extent: Extent, y: i32, group: usize, status: Status) -> Vec<Shape> {
    let ink = Ink::Group(group);
    match extent.kind {
        ExtentKind::Moment => {
            let mut out = Vec::new();
            if extent.about {
                // An approximate day has whiskers.
                let line = Paint::line(ink, 12);
                out.push(Shape::line((extent.left - 110, y), (extent.left + 110, y), line));
                out.extend(
                    [-110, 110]
                        .map(|dx| Shape::line((extent.left + dx, y - 30), (extent.left + dx, y + 30), line)),
                );
            }
            out.push(point((extent.left, y), group, RADIUS, paint(status, ink)));
            out
        }
        ExtentKind::OneOf => capsule(extent, y, group, status),
        ExtentKind::Lasting => bar(extent, y, HALF_BAR, paint(status, ink)),
    }
}

/// On one of several days: a thin open capsule over them, the group's mark in its middle.
fn capsule(extent: Extent, y: i32, group: usize, status: Status) -> Vec<Shape> {
    let ink = Ink::Group(group);
    let (left, right) = (extent.left + 8, (extent.right - 8).max(extent.left + 16));
    let outline = Paint { fill: Some(Fill::Solid(Ink::Paper)), stroke: Some((ink, 10)), dash: None };
    let half = 27.min((right - left) / 2).max(8);
    let mut out =
        vec![Shape::Rect { from: (left, y - half), to: (right, y + half), radius: half, paint: outline }];
    if extent.open_left {
        out.push(arrow(left, y, -1, ink));
    }
    if extent.open_right {
        out.push(arrow(right, y, 1, ink));
    }
    let small = RADIUS * 3 / 4;
    out.push(point(((left + right) / 2, y), group, small, paint(status, ink)));
    out
}

/// It lasted: a bar over its days, with an arrow where an end is open and steps where it is approximate.
pub(crate) fn bar(extent: Extent, y: i32, half: i32, paint: Paint) -> Vec<Shape> {
    let ink = paint.stroke.map_or(Ink::Text, |(ink, _)| ink);
    let (left, right) = (extent.left + 6, (extent.right - 6).max(extent.left + 60));
    let mut out = Vec::new();
    let tip = half + 24;
    let mut points = vec![(left, y - half)];
    if extent.open_right {
        points.extend([(right - tip, y - half), (right - tip, y - half - 22), (right, y)]);
        points.extend([(right - tip, y + half + 22), (right - tip, y + half)]);
    } else {
        points.extend([(right, y - half), (right, y + half)]);
    }
    points.push((left, y + half));
    if extent.open_left {
        // A notch, as of a ribbon that comes from further left.
        points.push((left + half, y));
    }
    if right - left < tip * 2 && extent.open_right {
        points = vec![(left, y - half - 22), (right, y), (left, y + half + 22)];
    }
    out.push(Shape::Path { points, closed: true, paint });
    if extent.about {
        for (step, dx) in [(0, 30), (1, 55)] {
            let height = half - 8 - 12 * step;
            out.push(Shape::line((right + dx, y - height), (right + dx, y + height), Paint::line(ink, 14)));
            out.push(Shape::line((left - dx, y - height), (left - dx, y + height), Paint::line(ink, 14)));
        }
    }
    out
}

fn arrow(x: i32, y: i32, way: i32, ink: Ink) -> Shape {
    let points = vec![(x - 10 * way, y - 48), (x + 50 * way, y), (x - 10 * way, y + 48)];
    Shape::Path { points, closed: true, paint: Paint::solid(ink) }
}
