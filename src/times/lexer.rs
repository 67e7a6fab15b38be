//! Text becomes typed tokens, block by block, in one pass over the bytes.
//!
//! A block is a paragraph, or as much of one as is worth holding at once, so that memory stays small for a text of
//! any length.

use super::token::{Kind, Suffix, Token, UNKNOWN};
use crate::lexicon::{Role, Word, Words};
use crate::model::LetterRun;

/// A block ends at the first sentence behind so many tokens …
const LONG_BLOCK: usize = 4_096;
/// … and anywhere behind so many.
const LONGEST_BLOCK: usize = 8_192;

/// Reads a text block by block.
pub(super) struct Lexer<'t, 'w> {
    text: &'t str,
    bytes: &'t [u8],
    words: &'w Words,
    at: usize,
}

impl<'t, 'w> Lexer<'t, 'w> {
    /// Begins at the start of the text.
    pub(super) fn new(text: &'t str, words: &'w Words) -> Self {
        Self { text, bytes: text.as_bytes(), words, at: 0 }
    }

    /// Fills `tokens` with the next block; false at the end of the text.
    pub(super) fn next_block(&mut self, tokens: &mut Vec<Token<'w>>) -> bool {
        tokens.clear();
        loop {
            let spaces_from = self.at;
            let newlines = self.skip_spaces();
            let Some(&byte) = self.bytes.get(self.at) else { return !tokens.is_empty() };
            let ends_line = newlines > 0
                && tokens
                    .last()
                    .is_some_and(|last| matches!(last.kind, Kind::Mark(b'.' | b'!' | b'?' | b'"' | b':')));
            if !tokens.is_empty() && (newlines > 1 || ends_line || tokens.len() >= LONGEST_BLOCK) {
                return true;
            }
            let glued = spaces_from == self.at && !tokens.is_empty();
            let mut token = self.token(byte);
            token.glued = glued;
            token.opens_sentence = tokens.is_empty() || opens_sentence(tokens, &token);
            if token.opens_sentence && tokens.len() >= LONG_BLOCK {
                self.at = token.start;
                return true;
            }
            tokens.push(token);
        }
    }

    /// Past white space; how many line feeds there were.
    fn skip_spaces(&mut self) -> usize {
        let mut newlines = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'!'..=b'~' => break,
                b'\n' => newlines += 1,
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => {}
                0xc2 if self.bytes.get(self.at + 1) == Some(&0xa0) => self.at += 1,
                _ => break,
            }
            self.at += 1;
        }
        newlines
    }

    fn token(&mut self, byte: u8) -> Token<'w> {
        match byte {
            b'0'..=b'9' => self.number(),
            b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            0x80.. => match self.folded_mark(self.at) {
                Some((mark, length)) => self.mark(mark, length),
                None => self.word(),
            },
            _ => self.mark(byte, 1),
        }
    }

    fn plain(&self, start: usize, kind: Kind) -> Token<'w> {
        Token {
            start,
            end: self.at,
            roles: UNKNOWN.roles,
            word: &UNKNOWN,
            number: 0,
            digits: 0,
            grouped: false,
            suffix: Suffix::None,
            kind,
            glued: false,
            capital: false,
            opens_sentence: false,
        }
    }

    fn mark(&mut self, mark: u8, length: usize) -> Token<'w> {
        let start = self.at;
        self.at += length;
        if matches!(mark, b'\'' | b'`') && start > 0 && self.bytes[start - 1].is_ascii_alphabetic() {
            return self.clitic(start);
        }
        self.plain(start, Kind::Mark(mark))
    }

    /// "'s", "'ll", "'clock" behind a word; else an apostrophe.
    fn clitic(&mut self, start: usize) -> Token<'w> {
        let from = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        let mut token = self.plain(start, if self.at == from { Kind::Mark(b'\'') } else { Kind::Word });
        if self.at - from == 2
            && self.at - start == 3
            && let Some(word) = self.text.get(start..self.at).and_then(|clitic| self.words.get(clitic))
        {
            token.word = word;
            token.roles = word.roles;
        }
        token
    }

    /// Dashes, quotation marks and their like, as ASCII; how many bytes they take.
    fn folded_mark(&self, at: usize) -> Option<(u8, usize)> {
        match (self.bytes[at], self.bytes.get(at + 1)?, self.bytes.get(at + 2)) {
            (0xe2, 0x80, Some(third)) => match third {
                0x90..=0x95 => Some((b'-', 3)),
                0x98 | 0x99 | 0x9b => Some((b'\'', 3)),
                0x9c..=0x9f => Some((b'"', 3)),
                0xa6 => Some((b'.', 3)),
                _ => Some((b' ', 3)),
            },
            (0xc2, 0xab | 0xbb, _) => Some((b'"', 2)),
            (0xc2, 0xa3 | 0xa5, _) => Some((b'$', 2)),
            (0xc2, _, _) => Some((b'~', 2)),
            _ => None,
        }
    }

    fn word(&mut self) -> Token<'w> {
        let start = self.at;
        let first = self.bytes[start];
        let run = LetterRun::at(self.bytes, start);
        self.at += run.length;
        let plain = run.length > 0 && self.bytes.get(self.at).is_none_or(u8::is_ascii);
        // Almost every word ends here.
        if plain && run.length > 1 {
            let mut known = self.words.at(run.hash);
            if known.is_none() && self.bytes[self.at - 1].is_ascii_digit() {
                known = self.before_its_year(start);
            }
            return self.known_word(start, run.capital, known);
        }
        self.letters();
        // A broken mark at the very end is stepped over whole.
        if self.at == start {
            self.at += self.text[start..].chars().next().map_or(1, char::len_utf8);
        }
        let rest = &self.bytes[self.at..];
        if self.at - start == 1
            && matches!(first | 0x20, b'a' | b'p')
            && rest.len() >= 2
            && rest[0] == b'.'
            && rest[1] | 0x20 == b'm'
            && !rest.get(2).is_some_and(u8::is_ascii_alphanumeric)
        {
            self.at += if rest.get(2) == Some(&b'.') { 3 } else { 2 };
            let mut token = self.plain(start, Kind::HalfDay);
            token.number = if first | 0x20 == b'p' { 12 } else { 0 };
            return token;
        }
        if self.at - start == 1
            && first | 0x20 == b'o'
            && let Some(clock) =
                ["'clock", "\u{2019}clock"].into_iter().find(|clock| rest.starts_with(clock.as_bytes()))
        {
            self.at += clock.len();
            return self.known_word(start, false, self.words.get("o'clock"));
        }
        let word = if plain {
            self.words.at(run.hash)
        } else {
            self.text.get(start..self.at).and_then(|word| self.words.get(word))
        };
        self.known_word(start, run.capital, word)
    }

    /// "FY" in "FY2025": steps back to before the year that is written behind it without a space.
    fn before_its_year(&mut self, start: usize) -> Option<&'w Word> {
        let letters = self.text.get(start..self.at)?.trim_end_matches(|c: char| c.is_ascii_digit());
        let year = self.at - start - letters.len();
        let word = self.words.get(letters).filter(|word| year == 4 && word.roles.any(Role::Fiscal.bit()))?;
        self.at = start + letters.len();
        Some(word)
    }

    /// Past letters of every script.
    fn letters(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            if !byte.is_ascii_alphanumeric() && (byte < 0x80 || self.folded_mark(self.at).is_some()) {
                break;
            }
            self.at += 1;
        }
    }

    /// A word that ends here, with what the lexicon knows of it.
    fn known_word(&self, start: usize, capital: bool, word: Option<&'w Word>) -> Token<'w> {
        let word = word.unwrap_or(&UNKNOWN);
        Token { capital, word, roles: word.roles, number: word.number, ..self.plain(start, Kind::Word) }
    }

    fn number(&mut self) -> Token<'w> {
        let start = self.at;
        let mut number: i32 = 0;
        let mut digits: u8 = 0;
        let mut grouped = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            let next_is_digit = || self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
            match byte {
                b'0'..=b'9' => {
                    number = number
                        .checked_mul(10)
                        .and_then(|n| n.checked_add(i32::from(byte - b'0')))
                        .unwrap_or(i32::MAX);
                    digits = digits.saturating_add(1);
                }
                b',' if next_is_digit() && self.thousands() => grouped = true,
                b'.' if next_is_digit()
                    && !grouped
                    && digits <= 4
                    && !self.follows_dot(start)
                    && self.decimal() =>
                {
                    return self.fraction(start, number, digits);
                }
                _ => break,
            }
            self.at += 1;
        }
        let rest = &self.bytes[self.at..];
        let ends = |length: usize| !rest.get(length).is_some_and(|byte| byte.is_ascii_alphanumeric());
        let suffix = if rest.len() >= 2
            && ends(2)
            && matches!(
                [rest[0] | 0x20, rest[1] | 0x20],
                [b's', b't'] | [b'n', b'd'] | [b'r', b'd'] | [b't', b'h']
            ) {
            self.at += 2;
            Suffix::Ordinal
        } else if rest.first() == Some(&b's') && ends(1) {
            self.at += 1;
            Suffix::Plural
        } else if rest.len() >= 2
            && matches!(rest[0], b'\'')
            && rest[1] == b's'
            && ends(2)
            && digits >= 2
            && number % 10 == 0
        {
            self.at += 2;
            Suffix::Plural
        } else {
            Suffix::None
        };
        let mut token = self.plain(start, Kind::Number);
        (token.number, token.digits, token.grouped, token.suffix) = (number, digits, grouped, suffix);
        token
    }

    /// "1,155": a comma with exactly three digits behind it.
    fn thousands(&self) -> bool {
        let after = &self.bytes[self.at + 1..];
        after.len() >= 3
            && after[..3].iter().all(u8::is_ascii_digit)
            && !after.get(3).is_some_and(u8::is_ascii_digit)
    }

    /// Whether a number stands right behind another and its dot: the month of "13.02.1998".
    fn follows_dot(&self, start: usize) -> bool {
        start >= 2 && self.bytes[start - 1] == b'.' && self.bytes[start - 2].is_ascii_digit()
    }

    /// "2.5", but not "13.02.1998" and not "10.30".
    fn decimal(&self) -> bool {
        let after = &self.bytes[self.at + 1..];
        let digits = after.iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
        after.get(digits) != Some(&b'.') || !after.get(digits + 1).is_some_and(u8::is_ascii_digit)
    }

    /// A number with a fraction; `number` keeps the whole part.
    fn fraction(&mut self, start: usize, number: i32, digits: u8) -> Token<'w> {
        self.at += 1;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        let mut token = self.plain(start, Kind::Number);
        (token.number, token.digits, token.grouped) = (number, digits, true);
        token
    }
}

/// Whether a token begins a sentence, by what stands before it.
fn opens_sentence(before: &[Token<'_>], token: &Token<'_>) -> bool {
    // Almost every token stands behind a word.
    if token.glued || before.last().is_some_and(|last| matches!(last.kind, Kind::Word | Kind::Number)) {
        return false;
    }
    let mut at = before.len();
    while at > 0 && matches!(before[at - 1].kind, Kind::Mark(b'"' | b'\'' | b')')) && before[at - 1].glued {
        at -= 1;
    }
    let Some(last) = at.checked_sub(1).map(|at| &before[at]) else { return false };
    match last.kind {
        Kind::Mark(b'!' | b'?') => true,
        Kind::HalfDay => {
            token.capital
                && !token.is(Role::Weekday)
                && !token.is(Role::Month)
                && !token.is(Role::Zone)
                && !token.is(Role::ZonePlace)
        }
        Kind::Mark(b'.') => {
            let Some(word) = at.checked_sub(2).map(|at| &before[at]) else { return true };
            let abbreviates = last.glued
                && word.kind == Kind::Word
                && (word.end - word.start == 1
                    || word.is(Role::Abbreviation)
                    || (word.end - word.start <= 4
                        && (word.is(Role::Month) || word.is(Role::Weekday))
                        && word.end - word.start == 3
                        && (token.kind == Kind::Number || token.is(Role::Month)))
                    || (word.is(Role::Month) && token.kind == Kind::Number));
            !abbreviates
                && (token.capital || token.kind == Kind::Number || matches!(token.kind, Kind::Mark(_)))
        }
        // "KYIV, Ukraine (AP) — Shells fell".
        Kind::Mark(b'-') => {
            let dateline = before.iter().rev().find(|token| !token.is_mark(b'-'));
            token.capital && dateline.is_some_and(|token| token.is_mark(b')'))
        }
        _ => false,
    }
}
