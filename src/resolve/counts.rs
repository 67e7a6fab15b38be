//! The numbers that a sentence gives: killed, wounded, prisoners, violations, with lowest and highest.

use crate::lexicon::CountWords;
use crate::model::{Count, LetterRun, Span, TimePhrase, WordHash};

/// A word of the sentence.
#[derive(Clone, Copy)]
struct Word<'a> {
    span: Span,
    text: &'a str,
    /// What it is looked up by, where it is made of ASCII letters and digits alone.
    hash: Option<WordHash>,
}

impl Word<'_> {
    /// Lowest and highest value, where it is a number.
    fn number(&self, lexicon: &CountWords) -> Option<[u64; 2]> {
        match self.hash {
            Some(hash) => lexicon.number_at(hash),
            None => lexicon.number_of(self.text),
        }
    }
}

/// The counts in a stretch of text, in its order; `said_by` is who tells them.
#[must_use]
pub fn counts(
    text: &str,
    within: Span,
    times: &[TimePhrase],
    said_by: Option<&str>,
    lexicon: &CountWords,
) -> Vec<Count> {
    let words = words(text, within);
    let mut found: Vec<Count> = Vec::new();
    let mut last_what: Option<String> = None;
    let mut at = 0;
    while at < words.len() {
        // "Injuring no one".
        let none = || at > 0 && ["no", "not"].iter().any(|no| words[at - 1].text.eq_ignore_ascii_case(no));
        // "The 2016 agreement", "four months of air strikes" count nothing.
        let of_time = || times.iter().any(|phrase| phrase.span.overlaps(words[at].span));
        let found_here = number(&words[at..], lexicon).filter(|_| !none() && !of_time());
        let Some((low, high, length)) = found_here else {
            at += 1;
            continue;
        };
        if let Some((what, of)) = counted(text, &words, at, length, last_what.as_deref(), lexicon) {
            let (low, high, first) = bounded(text, &words, at, low, high, lexicon);
            let span = Span::new(words[first].span.start, words[at + length - 1].span.end);
            let count = Count {
                what: what.clone(),
                low,
                high,
                of,
                said_by: said_by.map(str::to_owned),
                words: span.of(text).to_owned(),
            };
            if !found.iter().any(|known| known.what == count.what && known.low == count.low) {
                found.push(count);
            }
            last_what = Some(what);
        }
        at += length;
    }
    found
}

fn words(text: &str, within: Span) -> Vec<Word<'_>> {
    let stretch = within.of(text);
    let bytes = stretch.as_bytes();
    let mut words = Vec::with_capacity(stretch.len() / 5 + 2);
    let mut at = 0;
    let word = |from: usize, to: usize, hash| Word {
        span: Span::new(within.start + from, within.start + to),
        text: &stretch[from..to],
        hash,
    };
    while let Some(byte) = bytes.get(at) {
        if *byte == b' ' {
            at += 1;
            continue;
        }
        // Almost every word ends here, without its characters being decoded.
        let run = LetterRun::at(bytes, at);
        let end = at + run.length;
        if run.length > 0 && matches!(bytes.get(end), None | Some(b' ' | b'.' | b';' | b':')) {
            words.push(word(at, end, Some(run.hash)));
            at = end;
            continue;
        }
        let rest = &stretch[at..];
        let inner = |(i, c): &(usize, char)| {
            c.is_alphanumeric() || matches!(c, '\'' | '’') || *c == ',' && in_number(stretch, at + i)
        };
        let length = rest.char_indices().find(|place| !inner(place)).map_or(rest.len(), |(end, _)| end);
        if length > 0 {
            words.push(word(at, at + length, None));
            at += length;
            continue;
        }
        if matches!(byte, b'.' | b',' | b';' | b':') {
            words.push(word(at, at + 1, None));
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    words
}

/// Whether a comma stands between digits: "2,935".
fn in_number(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// A number at the start of some words: its lowest and highest value, and how many words it takes.
fn number(words: &[Word<'_>], lexicon: &CountWords) -> Option<(u64, Option<u64>, usize)> {
    let (first, next) = (words.first()?, words.get(1));
    let times = |known: &[(&str, u64)]| {
        let next = next.map_or("", |next| next.text);
        known.iter().find(|(word, _)| word.eq_ignore_ascii_case(next)).map(|(_, times)| *times)
    };
    if first.text.starts_with(|c: char| c.is_ascii_digit())
        && first.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    {
        let value: u64 = first.text.replace(',', "").parse().ok()?;
        return Some(match times(&[("thousand", 1000), ("million", 1_000_000)]) {
            Some(times) => (value.checked_mul(times)?, Some(value.checked_mul(times)?), 2),
            None => (value, Some(value), 1),
        });
    }
    let [low, high] = first.number(lexicon)?;
    if (20..100).contains(&low)
        && low == high
        && let Some([ones, _]) = next.and_then(|next| next.number(lexicon)).filter(|[ones, _]| *ones < 10)
    {
        return Some((low + ones, Some(low + ones), 2));
    }
    let Some(times) = times(&[("hundred", 100), ("thousand", 1000), ("dozen", 12)]) else {
        return Some((low, (high > 0).then_some(high), 1));
    };
    Some((low.checked_mul(times)?, high.checked_mul(times).filter(|high| *high > 0), 2))
}

/// What the number counts, and of whom.
fn counted(
    text: &str,
    words: &[Word<'_>],
    at: usize,
    length: usize,
    last: Option<&str>,
    lexicon: &CountWords,
) -> Option<(String, Option<String>)> {
    let behind = &words[at + length..];
    let reach =
        behind.iter().take(9).position(|word| matches!(word.text, "." | ";")).unwrap_or(9).min(behind.len());
    for (distance, word) in behind[..reach].iter().enumerate() {
        // "killed 34 civilians and wounded dozens": the verb behind "and" has its own number.
        let next_verb = distance > 0
            && behind[distance - 1].text == "and"
            && lexicon.counted_by(word.text, false).is_some();
        if next_verb {
            break;
        }
        let noun = distance < 4 && !behind[..distance].iter().any(|word| word.text == ",");
        if let Some(thing) = lexicon.counted_by(word.text, noun) {
            return Some((thing.what.clone(), of_whom(text, &behind[..distance], lexicon)));
        }
        if distance > 0 && number(&behind[distance..], lexicon).is_some() {
            break;
        }
    }
    let before = &words[..at];
    for word in before.iter().rev().take(5) {
        if matches!(word.text, "." | ";") {
            break;
        }
        if let Some(thing) = lexicon.counted_by(word.text, false) {
            return Some((thing.what.clone(), of_whom(text, behind, lexicon)));
        }
    }
    // "killed 12 soldiers and 30 civilians": the second number goes on with the first's verb.
    let goes_on = before.last().is_some_and(|word| matches!(word.text, "and" | ","));
    last.filter(|what| goes_on && matches!(*what, "killed" | "wounded"))
        .map(|what| (what.to_owned(), of_whom(text, behind, lexicon)))
}

/// The words behind the number up to a verb or a preposition: "(34) Ukrainian soldiers".
fn of_whom(text: &str, behind: &[Word<'_>], lexicon: &CountWords) -> Option<String> {
    let end = behind
        .iter()
        .take(4)
        .position(|word| lexicon.ends_before(word.text) || !word.text.starts_with(char::is_alphabetic));
    let taken = &behind[..end.unwrap_or(behind.len().min(3))];
    let (first, last) = (taken.first()?, taken.last()?);
    Some(first.span.join(last.span).of(text).to_owned())
}

/// The words before a number that open or close it: "at least", "up to".
fn bounded(
    text: &str,
    words: &[Word<'_>],
    at: usize,
    low: u64,
    high: Option<u64>,
    lexicon: &CountWords,
) -> (u64, Option<u64>, usize) {
    let ends_with = |list: &[String]| {
        list.iter().find_map(|bound| {
            let length = bound.split(' ').count();
            let first = at.checked_sub(length)?;
            let span = words[first].span.join(words[at - 1].span);
            span.of(text).eq_ignore_ascii_case(bound).then_some(first)
        })
    };
    let of_verb = |first: usize| {
        let verb = first.checked_sub(1).filter(|_| words[first].text == "over").map(|verb| words[verb].text);
        verb.is_some_and(|verb| lexicon.bounds.over_of_verb.iter().any(|known| known == verb))
    };
    if let Some(first) = ends_with(&lexicon.bounds.at_least).filter(|first| !of_verb(*first)) {
        return (low, None, first);
    }
    if let Some(first) = ends_with(&lexicon.bounds.at_most) {
        return (0, high, first);
    }
    (low, high, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn read(text: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded();
        counts(text, Span::new(0, text.len()), &[], None, lexicon.counts())
            .into_iter()
            .map(|count| {
                let high = count.high.map_or("…".to_owned(), |high| high.to_string());
                format!("{} {}-{} {}", count.what, count.low, high, count.of.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn digits_words_and_bounds() {
        assert_eq!(
            read("The blast killed at least 34 civilians and wounded dozens."),
            ["killed 34-… civilians", "wounded 24-… "]
        );
        assert_eq!(read("The army counted 2,935 violations."), ["violations 2935-2935 "]);
        assert_eq!(read("Twenty-five prisoners were freed."), ["prisoners 25-25 "]);
        assert_eq!(read("Three civilians also died."), ["killed 3-3 civilians"]);
        assert_eq!(read("They have talked for 3 hours."), [""; 0]);
    }
}
