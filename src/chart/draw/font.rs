//! The two embedded fonts: what text is measured by, drawn with in PNG, and carried as a subset in SVG.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_width::UnicodeWidthChar;

/// DejaVu Sans Condensed; licence in `data/fonts/LICENSE-DejaVu.txt`.
pub(crate) const REGULAR: &[u8] = include_bytes!("../../../data/fonts/DejaVuSansCondensed.ttf");
/// Its bold weight.
pub(crate) const BOLD: &[u8] = include_bytes!("../../../data/fonts/DejaVuSansCondensed-Bold.ttf");
/// The name that SVG and PNG ask for. Fallbacks follow for letters that the fonts lack.
pub(crate) const FAMILY: &str = "DejaVu Sans Condensed";

/// Characters whose advances are looked up once, since nearly all text is made of them.
const TABLE: usize = 0x600;

static FONTS: LazyLock<[Measure; 2]> = LazyLock::new(|| [Measure::new(REGULAR), Measure::new(BOLD)]);

struct Measure {
    face: Face<'static>,
    units_per_em: i64,
    advances: Vec<u16>,
}

impl Measure {
    fn new(bytes: &'static [u8]) -> Self {
        let face = Face::parse(bytes, 0).expect("the embedded font is a font");
        let units_per_em = i64::from(face.units_per_em());
        let mut measure = Self { face, units_per_em, advances: Vec::new() };
        measure.advances = (0..TABLE as u32)
            .map(|code| char::from_u32(code).map_or(0, |letter| measure.look_up(letter)))
            .collect();
        measure
    }

    fn look_up(&self, letter: char) -> u16 {
        if let Some(glyph) = self.face.glyph_index(letter) {
            return self.face.glyph_hor_advance(glyph).unwrap_or(0);
        }
        // A letter of another font: as wide as a terminal would hold it, generously.
        let cells = letter.width().unwrap_or(0) as u16;
        cells.saturating_mul(self.face.units_per_em() / 5 * 3)
    }

    fn advance(&self, letter: char) -> i64 {
        let known = self.advances.get(letter as usize).copied();
        i64::from(known.unwrap_or_else(|| self.look_up(letter)))
    }
}

/// Width of `text` in tenths of a pixel at `size` (tenths of a pixel), rounded up, without kerning.
///
/// Arabic is measured by its isolated letters, which are wider than the joined ones that are drawn.
pub(crate) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let measure = &FONTS[usize::from(bold)];
    let units: i64 = text.chars().map(|letter| measure.advance(letter)).sum();
    let tenths = (units * i64::from(size) + measure.units_per_em - 1) / measure.units_per_em;
    i32::try_from(tenths).unwrap_or(i32::MAX / 4)
}

/// Whether the embedded font has the letter.
#[cfg(test)]
pub(crate) fn has(letter: char) -> bool {
    FONTS[0].face.glyph_index(letter).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_is_wider_and_width_grows_with_size() {
        let text = "Ceasefire declared, 19–20 April";
        assert!(width(text, 110, true) > width(text, 110, false));
        assert!(width(text, 220, false) >= 2 * width(text, 110, false) - 2);
        assert_eq!(width("", 110, false), 0);
    }

    #[test]
    fn scripts_of_the_news_are_there() {
        for letter in "Žžß Київ Москва Αθήνα بيروت ירושלים თბილისი Երևան “—…”".chars()
        {
            assert!(letter == ' ' || has(letter), "{letter}");
        }
    }
}
