//! PNG from the same plan as the SVG, drawn with the embedded font and no other.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::{Plan, Theme, bare_svg, font};
use crate::error::{Error, ErrorKind, Result};

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(font::REGULAR.to_vec());
    fonts.load_font_data(font::BOLD.to_vec());
    fonts.set_sans_serif_family(font::FAMILY);
    Arc::new(fonts)
});

/// Largest picture that is painted, in dots: above it a PNG would need more than a gigabyte.
const MOST_DOTS: f64 = 250_000_000.0;

/// The PNG of a plan, `scale` dots to a pixel.
///
/// # Errors
/// Where the picture would be larger than memory should hold.
pub fn png(plan: &Plan, theme: Theme, scale: f32) -> Result<Vec<u8>> {
    let options = usvg::Options {
        fontdb: FONTS.clone(),
        font_family: font::FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    let fail = |what: &str| Error::new(ErrorKind::Chart, format!("the picture could not be painted: {what}"));
    let tree =
        usvg::Tree::from_str(&bare_svg(plan, theme), &options).map_err(|error| fail(&error.to_string()))?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    if f64::from(width) * f64::from(height) > MOST_DOTS {
        let found = format!("expected at most {MOST_DOTS} dots in a PNG, found {width} by {height}");
        return Err(Error::new(ErrorKind::Usage, found).hint("give a smaller --width, or write .svg"));
    }
    let mut dots = Pixmap::new((width.ceil() as u32).max(1), (height.ceil() as u32).max(1))
        .ok_or_else(|| fail("no room"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
    dots.encode_png().map_err(|error| fail(&error.to_string()))
}
