//! "BEIRUT (Reuters) - Syria's opposition …", "RIYADH: …", "GENEVA The United Nations …": where it was written.

use crate::model::Span;

/// A dateline is no longer than this, in bytes.
const LONGEST: usize = 80;

/// Where the dateline ends that opens a sentence; its start where there is none.
pub(super) fn end(text: &str, sentence: Span) -> usize {
    let words = sentence.of(text);
    // "The", "On": almost every sentence begins with a word that goes on in small letters.
    if words.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        return sentence.start + behind_date(words).unwrap_or(0);
    }
    let city: usize = words
        .split_inclusive(' ')
        .take_while(|word| is_capitals(word.trim_end_matches([' ', ',', ':', '.'])))
        .map(str::len)
        .sum();
    let letters = words.get(..city).unwrap_or("").bytes().filter(u8::is_ascii_alphabetic).count();
    if letters < 4 {
        return sentence.start;
    }
    let head: String = words.chars().take(LONGEST).collect();
    let marks = ["(Reuters)", "(AP)", "(AFP)", "(Xinhua)", " \u{2014} ", " \u{2013} ", " - ", " -- ", ": "];
    let closes = marks
        .iter()
        .filter_map(|mark| head.find(mark).map(|at| at + mark.len()))
        .filter(|at| *at >= city.saturating_sub(1))
        .max();
    // Without a mark the city alone: "MUNICH Major powers agreed".
    // A sentence of its own: "BEIRUT."
    let goes_on =
        words.get(city..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_uppercase));
    match closes {
        Some(at) => sentence.start + at,
        None if goes_on => sentence.start + city,
        None => sentence.start,
    }
}

/// "November 28, 2018 (KHARTOUM) - The movement …": a date before the town.
fn behind_date(words: &str) -> Option<usize> {
    let head = &words.as_bytes()[..words.len().min(LONGEST / 2)];
    let opens = memchr::memchr(b'(', head)?;
    let (date, town) = (words.get(..opens)?, words.get(opens + 1..)?);
    let (town, rest) = town.split_once(')')?;
    let is_date = date
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        && date.bytes().any(|byte| byte.is_ascii_digit());
    let dash = rest.trim_start().chars().next().filter(|c| matches!(c, '-' | '\u{2013}' | '\u{2014}'))?;
    let is_town = town.len() < LONGEST / 2 && town.split_whitespace().all(is_capitals);
    let behind = rest.find(dash)? + dash.len_utf8();
    (is_date && is_town).then_some(words.len() - rest.len() + behind)
}

/// "BEIRUT", "N'DJAMENA", "SANA'A".
fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_set_apart() {
        let rest = |text: &str| text[end(text, Span::new(0, text.len()))..].trim().to_owned();
        assert_eq!(rest("BEIRUT (Reuters) - Rebels said so."), "Rebels said so.");
        assert_eq!(rest("KYIV, Ukraine (AP) \u{2014} Forces withdrew."), "Forces withdrew.");
        assert_eq!(rest("GENEVA The envoy left."), "The envoy left.");
        assert_eq!(rest("GENEVA."), "");
        assert_eq!(rest("RIYADH: Mediators met."), "Mediators met.");
        assert_eq!(rest("May 3, 2018 (KHARTOUM) - The envoy left."), "The envoy left.");
        for plain in [
            "May (BBC) - but not a date.",
            "NATO struck again.",
            "The US - an ally - agreed.",
            "Talks ended.",
        ] {
            assert_eq!(rest(plain), plain);
        }
    }
}
