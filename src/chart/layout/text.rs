//! Text made to fit: cleaned, cut at a letter's boundary, wrapped by measured words.

use unicode_segmentation::UnicodeSegmentation;

use crate::chart::draw::font;

/// How a piece of text is set: size in tenths of a pixel, and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Face {
    /// Tenths of a pixel.
    pub size: i32,
    /// Bold or regular.
    pub bold: bool,
}

impl Face {
    /// Regular weight.
    pub(crate) const fn regular(size: i32) -> Self {
        Self { size, bold: false }
    }

    /// Bold weight.
    pub(crate) const fn bold(size: i32) -> Self {
        Self { size, bold: true }
    }

    /// Width of a line in tenths of a pixel.
    pub(crate) fn width(self, text: &str) -> i32 {
        font::width(text, self.size, self.bold)
    }

    /// The text, cut with an ellipsis where it is wider than `room`.
    pub(crate) fn cut(self, text: &str, room: i32) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let room = room - self.width("…");
        let mut kept = 0;
        let mut used = 0;
        for (start, letter) in text.grapheme_indices(true) {
            used += self.width(letter);
            if used > room {
                break;
            }
            kept = start + letter.len();
        }
        let kept = text.get(..kept).unwrap_or_default().trim_end_matches([' ', ',', ';', '–', '—']);
        if kept.is_empty() { String::new() } else { format!("{kept}…") }
    }

    /// Lines no wider than `room`, at most `most` of them; the last one is cut where more follows.
    pub(crate) fn wrap(self, text: &str, room: i32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let mut line = word.to_owned();
            while let Some(next) = words.peek() {
                let longer = format!("{line} {next}");
                if self.width(&longer) > room {
                    break;
                }
                line = longer;
                words.next();
            }
            if lines.len() + 1 == most && words.peek().is_some() {
                let rest: Vec<&str> = words.by_ref().take(40).collect();
                line = format!("{line} {}", rest.join(" "));
            }
            lines.push(self.cut(&line, room));
            if lines.len() == most {
                break;
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// Text that is harmless in a picture: without control characters, marks of direction and characters that XML
/// forbids; white space is one space.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() || letter.is_control() {
            gap = !out.is_empty();
        } else if !is_harmful(letter) {
            if std::mem::take(&mut gap) {
                out.push(' ');
            }
            out.push(letter);
        }
    }
    out
}

fn is_harmful(letter: char) -> bool {
    matches!(letter,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{FDD0}'..='\u{FDEF}' | '\u{E000}'..='\u{F8FF}')
        || (letter as u32) & 0xFFFE == 0xFFFE
}

/// Whether the first letter with a direction is written from right to left.
pub(crate) fn reads_leftwards(text: &str) -> bool {
    for letter in text.chars() {
        match letter {
            '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => return true,
            _ if letter.is_alphabetic() => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face::regular(110);

    #[test]
    fn what_is_cut_fits() {
        let text = "Russia declares a pause of thirty hours over the weekend";
        for room in [0, 50, 300, 1000, 5000] {
            assert!(FACE.width(&FACE.cut(text, room)) <= room.max(0), "{room}");
        }
        assert_eq!(FACE.cut(text, 50_000), text);
    }

    #[test]
    fn lines_fit_and_say_that_more_follows() {
        let lines = FACE.wrap("one two three four five six seven", 600, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| FACE.width(line) <= 600), "{lines:?}");
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn control_characters_and_marks_of_direction_go() {
        assert_eq!(clean(" a\u{0}b\n\t c\u{202E}d\u{FFFF} "), "a b cd");
        assert!(reads_leftwards("«بيروت»"));
        assert!(!reads_leftwards("Kyiv بيروت"));
    }
}
