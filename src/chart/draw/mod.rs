//! A plan becomes SVG, and SVG becomes PNG. Nothing here knows what an event is.

pub(crate) mod font;
mod plan;
mod png;
mod subset;
mod svg;
mod theme;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

pub use plan::{Anchor, Fill, Ink, Node, Paint, Plan, Shape};
pub use png::png;
use svg::SvgBackend;
pub use theme::Theme;

/// Number of the drawing's format, raised when the same rows give another picture.
const FORMAT: u32 = 1;

/// The SVG of a plan, with the letters it uses.
#[must_use]
pub fn svg(plan: &Plan, theme: Theme) -> String {
    write_svg(plan, theme, true)
}

/// The SVG without its letters, as PNG is made from: there the whole font is at hand.
pub(super) fn bare_svg(plan: &Plan, theme: Theme) -> String {
    write_svg(plan, theme, false)
}

fn write_svg(plan: &Plan, theme: Theme, with_letters: bool) -> String {
    let mut out = String::with_capacity(64 * 1024);
    head(&mut out, plan, theme, with_letters);
    let size = (plan.width.max(10).unsigned_abs(), plan.height.max(10).unsigned_abs());
    {
        let area: DrawingArea<SvgBackend<'_>, Shift> =
            SvgBackend::new(&mut out, size, theme).into_drawing_area();
        for node in &plan.nodes {
            area.draw(&Mark(node)).expect("writing into memory cannot fail");
        }
        area.present().expect("writing into memory cannot fail");
    }
    out.push_str("</svg>\n");
    out
}

fn head(out: &mut String, plan: &Plan, theme: Theme, with_letters: bool) {
    let mut size = [String::new(), String::new()];
    svg::tenths(&mut size[0], plan.width.max(10));
    svg::tenths(&mut size[1], plan.height.max(10));
    let [width, height] = size;
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"graphics-document document\" aria-roledescription=\"timeline\" \
         aria-labelledby=\"title desc\" lang=\"en\" xml:lang=\"en\" \
         font-family=\"'{}', 'DejaVu Sans', sans-serif\" font-kerning=\"none\">",
        font::FAMILY
    );
    for (tag, text) in [("title", &plan.title), ("desc", &plan.description)] {
        let _ = write!(out, "<{tag} id=\"{tag}\">");
        svg::escape(out, text);
        let _ = writeln!(out, "</{tag}>");
    }
    let _ = writeln!(out, "<metadata>truceline drawing {FORMAT}; rows {}</metadata>", plan.rows_hash);
    out.push_str("<style>");
    for (class, ground) in [("p", Ink::Paper), ("b", Ink::Band)] {
        let _ = write!(
            out,
            ".{class}{{paint-order:stroke;stroke:#{:06x};stroke-width:3px;stroke-linejoin:round}}",
            theme.colour(ground)
        );
    }
    if with_letters {
        for (bold, weight) in [(false, "normal"), (true, "bold")] {
            let letters = letters(plan, bold);
            if let Some(font) = subset::data_url(if bold { font::BOLD } else { font::REGULAR }, &letters) {
                let _ = write!(
                    out,
                    "@font-face{{font-family:'{}';font-weight:{weight};src:url({font}) format('truetype')}}",
                    font::FAMILY
                );
            }
        }
    }
    out.push_str("</style>\n");
    hatches(out, plan, theme);
    let _ = writeln!(
        out,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#{:06x}\"/>",
        theme.colour(Ink::Paper)
    );
}

/// The letters that one weight draws.
fn letters(plan: &Plan, bold: bool) -> BTreeSet<char> {
    let shapes = plan.nodes.iter().flat_map(|node| &node.shapes);
    shapes
        .filter_map(|shape| match shape {
            Shape::Text { face, text, .. } if face.bold == bold => Some(text.chars()),
            _ => None,
        })
        .flatten()
        .collect()
}

/// The patterns of the inks that hatch in this plan.
fn hatches(out: &mut String, plan: &Plan, theme: Theme) {
    let mut inks: Vec<Ink> = Vec::new();
    for shape in plan.nodes.iter().flat_map(|node| &node.shapes) {
        if let Shape::Rect { paint, .. } | Shape::Path { paint, .. } | Shape::Circle { paint, .. } = shape
            && let Some(Fill::Hatch(ink)) = paint.fill
            && !inks.contains(&ink)
        {
            inks.push(ink);
        }
    }
    if inks.is_empty() {
        return;
    }
    out.push_str("<defs>");
    for ink in inks {
        let _ = write!(
            out,
            "<pattern id=\"{}\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"4\" height=\"4\" fill=\"#{:06x}\"/>\
             <rect width=\"1.5\" height=\"4\" fill=\"#{:06x}\"/></pattern>",
            svg::hatch_id(ink),
            theme.colour(Ink::Paper),
            theme.colour(ink)
        );
    }
    out.push_str("</defs>\n");
}

/// A node of the plan as an element of plotters.
struct Mark<'a>(&'a Node);

impl<'a> PointCollection<'a, BackendCoord> for &'a Mark<'_> {
    type Point = BackendCoord;
    type IntoIter = Vec<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        let mut points = Vec::new();
        for shape in &self.0.shapes {
            match shape {
                Shape::Rect { from, to, .. } => points.extend([*from, *to]),
                Shape::Path { points: path, .. } => points.extend_from_slice(path),
                Shape::Circle { at, .. } | Shape::Text { at, .. } => points.push(*at),
            }
        }
        points
    }
}

impl Drawable<SvgBackend<'_>> for Mark<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        backend: &mut SvgBackend<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<std::convert::Infallible>> {
        let mut next = || at.next().unwrap_or_default();
        backend.open_group(self.0.class, self.0.title.as_deref(), self.0.link.as_deref());
        for shape in &self.0.shapes {
            match shape {
                Shape::Rect { radius, paint, .. } => backend.rect(next(), next(), *radius, paint),
                Shape::Path { points, closed, paint } => {
                    let path: Vec<_> = points.iter().map(|_| next()).collect();
                    backend.path(path, *closed, paint);
                }
                Shape::Circle { radius, paint, .. } => backend.circle(next(), *radius, paint),
                Shape::Text { anchor, face, ink, halo, text, .. } => {
                    backend.text(next(), *anchor, *face, *ink, *halo, text);
                }
            }
        }
        backend.close_group();
        Ok(())
    }
}
