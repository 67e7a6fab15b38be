//! A stretch of text becomes words, numbers and marks.

use crate::model::{LetterRun, Span, Token, TokenShape, WordHash};

/// Adds the tokens of a span, in order.
pub(super) fn read(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let whole = span.of(text);
    let bytes = whole.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if matches!(byte, b' ' | b'\n') {
            at += 1;
            continue;
        }
        if let Some((run, shape)) = plain_word(bytes, at) {
            let span = Span::new(span.start + at, span.start + at + run.length);
            tokens.push(Token { span, shape, hash: Some(run.hash) });
            at += run.length;
            // Nearly always a space, and behind it the next word.
            at += usize::from(bytes.get(at) == Some(&b' '));
            continue;
        }
        // All but an apostrophe stand by themselves, as most marks are these.
        if byte.is_ascii_punctuation() && *byte != b'\'' {
            let span = Span::new(span.start + at, span.start + at + 1);
            tokens.push(Token { span, shape: TokenShape::Mark, hash: None });
            at += 1;
            continue;
        }
        let rest = &whole[at..];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let length = if is_letter(first) {
            word_length(rest)
        } else {
            possessive_length(rest).unwrap_or(first.len_utf8())
        };
        let start = span.start + at;
        let word = &rest[..length];
        let hash = if is_letter(first) { WordHash::of_plain(word) } else { None };
        tokens.push(Token { span: Span::new(start, start + length), shape: shape(word), hash });
        at += length;
    }
}

/// A word of ASCII letters and digits, where what follows cannot go on with it: almost every word of a text ends here,
/// without its characters being decoded. `None` where one has to look closer.
fn plain_word(bytes: &[u8], start: usize) -> Option<(LetterRun, TokenShape)> {
    let run = LetterRun::at(bytes, start);
    let end = start + run.length;
    // "U.S.", "1,155" and "18:00" go on behind their marks.
    let closed = match bytes.get(end) {
        None | Some(b' ' | b'\n') => true,
        Some(b',' | b'.') => matches!(bytes.get(end + 1), None | Some(b' ' | b'\n')),
        _ => false,
    };
    if run.length == 0 || !closed {
        return None;
    }
    let shape = match (run.capital, run.inner_capital, run.inner_small) {
        (false, false, _) if !run.digit => TokenShape::Lower,
        (true, false, true) => TokenShape::Capital,
        (true, _, false) => TokenShape::Upper,
        (false, false, false) => TokenShape::Number,
        _ => TokenShape::Mixed,
    };
    Some((run, shape))
}

/// Length of the word at the start: letters and digits, with single marks between them that join.
fn word_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    loop {
        // ASCII letters and digits are almost everything.
        while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
            end += 1;
        }
        if bytes.get(end) == Some(&b' ') {
            return end;
        }
        let mut tail = rest[end..].chars();
        let Some(mark) = tail.next() else { return end };
        if is_letter(mark) || is_combining(mark) {
            end += mark.len_utf8();
            continue;
        }
        let next = tail.next();
        let before_digit = end > 0 && bytes[end - 1].is_ascii_digit();
        let joined = match (mark, next) {
            ('-' | '‑' | '&' | '/', Some(next)) => is_letter(next),
            ('\'' | '’', Some(_)) => {
                possessive_length(&rest[end..]).is_none() && next.is_some_and(is_letter)
            }
            (',' | ':', Some(next)) => before_digit && next.is_ascii_digit(),
            ('.', Some(next)) if before_digit && next.is_ascii_digit() => true,
            ('.', Some(next)) => next.is_alphabetic() && is_dotted(&rest[..end]),
            _ => false,
        };
        if !joined {
            // "U.S." keeps its last dot.
            return if mark == '.' && is_dotted(&rest[..end]) && rest[..end].contains('.') {
                end + 1
            } else {
                end
            };
        }
        end += mark.len_utf8();
    }
}

/// Whether a word so far is single letters between dots: `U`, `U.S`, `a.m`.
fn is_dotted(word: &str) -> bool {
    word.split('.').all(|part| part.len() == 1 && part.as_bytes()[0].is_ascii_alphabetic())
}

/// Whether a character is a letter or a digit. Quotation marks and dashes, the commonest of the others, are told by
/// their block and not looked up.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric()
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Length of "'s" at the start, where it ends a word.
fn possessive_length(rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|c| matches!(c, '\'' | '’'))?;
    let tail = rest[mark.len_utf8()..].strip_prefix(['s', 'S'])?;
    let closed = tail.chars().next().is_none_or(|c| !is_letter(c));
    closed.then_some(mark.len_utf8() + 1)
}

fn shape(word: &str) -> TokenShape {
    // Small letters are almost everything.
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return TokenShape::Lower;
    }
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    if first.is_ascii_digit()
        && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b':'))
    {
        return TokenShape::Number;
    }
    if !is_letter(first) {
        return TokenShape::Mark;
    }
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in chars {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, 0) | (true, 1.., 0) => TokenShape::Upper,
        (true, 0, _) => TokenShape::Capital,
        (false, 0, _) if !first.is_ascii_digit() => TokenShape::Lower,
        _ => TokenShape::Mixed,
    }
}
