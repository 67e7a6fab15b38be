//! A plotters backend that writes SVG by hand: groups with titles and links, tenths of a pixel, dashes and
//! hatching, and no character that XML forbids. plotters' own SVG backend has none of these.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::font;
use super::plan::{Anchor, Fill, Ink, Paint};
use super::theme::Theme;
use crate::chart::layout::{Face, reads_leftwards};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Writes the body of an SVG into a string. Coordinates are tenths of a pixel.
pub(crate) struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    theme: Theme,
    link_open: bool,
}

impl<'a> SvgBackend<'a> {
    pub(crate) fn new(out: &'a mut String, size: (u32, u32), theme: Theme) -> Self {
        Self { out, size, theme, link_open: false }
    }

    /// Opens a group; its title is what a pointer or a screen reader is told.
    pub(crate) fn open_group(&mut self, class: &str, title: Option<&str>, link: Option<&str>) {
        if let Some(link) = link {
            self.out.push_str("<a href=\"");
            escape(self.out, link);
            self.out.push_str("\" target=\"_blank\" rel=\"noopener noreferrer\">");
            self.link_open = true;
        }
        let role = if title.is_some() { " role=\"graphics-symbol img\"" } else { "" };
        let _ = write!(self.out, "<g class=\"{class}\"{role}>");
        if let Some(title) = title {
            self.out.push_str("<title>");
            escape(self.out, title);
            self.out.push_str("</title>");
        }
    }

    /// Closes the group.
    pub(crate) fn close_group(&mut self) {
        self.out.push_str("</g>");
        if std::mem::take(&mut self.link_open) {
            self.out.push_str("</a>");
        }
        self.out.push('\n');
    }

    fn paint(&mut self, paint: &Paint) {
        match paint.fill {
            Some(Fill::Solid(ink)) => {
                let _ = write!(self.out, " fill=\"#{:06x}\"", self.theme.colour(ink));
            }
            Some(Fill::Hatch(ink)) => {
                let _ = write!(self.out, " fill=\"url(#{})\"", hatch_id(ink));
            }
            None => self.out.push_str(" fill=\"none\""),
        }
        if let Some((ink, width)) = paint.stroke {
            let _ = write!(self.out, " stroke=\"#{:06x}\" stroke-width=\"", self.theme.colour(ink));
            tenths(self.out, width);
            self.out.push('"');
            if let Some(dash) = paint.dash {
                self.out.push_str(" stroke-dasharray=\"");
                tenths(self.out, dash);
                self.out.push('"');
            }
        }
        self.out.push_str("/>");
    }

    fn attribute(&mut self, name: &str, value: i32) {
        let _ = write!(self.out, " {name}=\"");
        tenths(self.out, value);
        self.out.push('"');
    }

    /// A rectangle.
    pub(crate) fn rect(&mut self, from: BackendCoord, to: BackendCoord, radius: i32, paint: &Paint) {
        self.out.push_str("<rect");
        self.attribute("x", from.0.min(to.0));
        self.attribute("y", from.1.min(to.1));
        self.attribute("width", (to.0 - from.0).abs());
        self.attribute("height", (to.1 - from.1).abs());
        if radius > 0 {
            self.attribute("rx", radius);
        }
        self.paint(paint);
    }

    /// A circle.
    pub(crate) fn circle(&mut self, at: BackendCoord, radius: i32, paint: &Paint) {
        self.out.push_str("<circle");
        self.attribute("cx", at.0);
        self.attribute("cy", at.1);
        self.attribute("r", radius);
        self.paint(paint);
    }

    /// A line through points.
    pub(crate) fn path(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        closed: bool,
        paint: &Paint,
    ) {
        self.out.push_str("<path d=\"");
        for (index, (x, y)) in points.into_iter().enumerate() {
            self.out.push(if index == 0 { 'M' } else { 'L' });
            tenths(self.out, x);
            self.out.push(' ');
            tenths(self.out, y);
        }
        self.out.push_str(if closed { "Z\"" } else { "\"" });
        self.paint(paint);
    }

    /// One line of text on its baseline. Text that reads leftwards keeps the place it was planned on.
    pub(crate) fn text(
        &mut self,
        at: BackendCoord,
        anchor: Anchor,
        face: Face,
        ink: Ink,
        halo: Option<Ink>,
        text: &str,
    ) {
        self.out.push_str(match halo {
            None => "<text",
            Some(Ink::Band) => "<text class=\"b\"",
            Some(_) => "<text class=\"p\"",
        });
        self.attribute("x", at.0);
        self.attribute("y", at.1);
        self.attribute("font-size", face.size);
        if face.bold {
            self.out.push_str(" font-weight=\"bold\"");
        }
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        let _ = write!(self.out, " fill=\"#{:06x}\"", self.theme.colour(ink));
        if reads_leftwards(text) {
            // The base direction stays that of the picture, so that the anchor means the same side in every
            // viewer; the letters themselves run leftwards by the bidirectional algorithm.
            self.out.push_str(" unicode-bidi=\"embed\"");
        }
        self.out.push('>');
        escape(self.out, text);
        self.out.push_str("</text>");
    }

    fn bare(&mut self, color: BackendColor) {
        let (red, green, blue) = color.rgb;
        let _ = write!(self.out, "#{red:02x}{green:02x}{blue:02x}");
    }
}

/// The methods that plotters' own elements call; ours go through the richer ones above.
impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.out.push_str("<rect");
        self.attribute("x", point.0);
        self.attribute("y", point.1);
        self.out.push_str(" width=\"0.1\" height=\"0.1\" fill=\"");
        self.bare(color);
        self.out.push_str("\"/>");
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.out.push_str("<polyline points=\"");
        for (x, y) in path {
            tenths(self.out, x);
            self.out.push(',');
            tenths(self.out, y);
            self.out.push(' ');
        }
        self.out.push_str("\" fill=\"none\" stroke=\"");
        self.bare(style.color());
        self.out.push('"');
        self.attribute("stroke-width", i32::try_from(style.stroke_width()).unwrap_or(1));
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        let face = Face::regular(style.size() as i32);
        self.text(pos, Anchor::Start, face, Ink::Text, None, text);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() as i32;
        Ok((font::width(text, size, false).unsigned_abs(), size.unsigned_abs()))
    }
}

/// The id of the pattern that hatches with an ink.
pub(crate) fn hatch_id(ink: Ink) -> String {
    match ink {
        Ink::Group(group) => format!("h{group}"),
        Ink::Tint(group, step) => format!("h{group}t{step}"),
        Ink::Paper => "hp".to_owned(),
        Ink::Band => "hb".to_owned(),
        Ink::Text => "ht".to_owned(),
        Ink::Muted => "hm".to_owned(),
        Ink::Rule => "hr".to_owned(),
    }
}

/// Writes tenths of a pixel as pixels: `123` is `12.3`, `120` is `12`.
pub(crate) fn tenths(out: &mut String, value: i32) {
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    let _ = match size % 10 {
        0 => write!(out, "{sign}{}", size / 10),
        tenth => write!(out, "{sign}{}.{tenth}", size / 10),
    };
}

/// Writes text so that XML reads it back; characters that XML forbids are left out.
pub(crate) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_written_in_tenths() {
        let mut out = String::new();
        for value in [0, 5, 10, -5, -123] {
            tenths(&mut out, value);
            out.push(' ');
        }
        assert_eq!(out, "0 0.5 1 -0.5 -12.3 ");
    }

    #[test]
    fn markup_in_headlines_is_harmless() {
        let mut out = String::new();
        escape(&mut out, "<script>\"a\" & b\u{0}\u{B}\n");
        assert_eq!(out, "&lt;script&gt;&quot;a&quot; &amp; b ");
    }
}
