//! Typed tokens: what the recognizers look at. First step of `times`.

use crate::lexicon::{Role, Roles, Unit, Word};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits; the number is in `Token::number`.
    Number,
    /// "a.m." (0) and "p.m." (12), with their dots.
    HalfDay,
    /// One mark; dashes and quotation marks of every sort are folded to ASCII.
    Mark(u8),
    /// What stands behind the last token.
    End,
}

/// What follows the digits of a number without a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Suffix {
    /// Nothing.
    None,
    /// "3rd".
    Ordinal,
    /// "1980s".
    Plural,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'w> {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Parts in the grammar of time; none for most words.
    pub(super) roles: Roles,
    /// What the lexicon knows of it.
    pub(super) word: &'w Word,
    /// The number of digits read as one; too long numbers are `i32::MAX`.
    pub(super) number: i32,
    /// How many digits.
    pub(super) digits: u8,
    /// "1,155" or "2.5": not a year, not a day.
    pub(super) grouped: bool,
    /// What follows the digits.
    pub(super) suffix: Suffix,
    /// What it is made of.
    pub(super) kind: Kind,
    /// No white space before it.
    pub(super) glued: bool,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// First of a sentence.
    pub(super) opens_sentence: bool,
}

/// A word without a part in the grammar.
pub(super) static UNKNOWN: Word = Word {
    roles: Roles::NONE,
    month: 0,
    weekday: 0,
    season: [0; 2],
    part_of_day: [0; 2],
    unit: None,
    plural: false,
    number: 0,
    value: "",
    zone: 0,
    war: 0,
};

static END: Token<'static> = Token {
    start: 0,
    end: 0,
    roles: Roles::NONE,
    word: &UNKNOWN,
    number: 0,
    digits: 0,
    grouped: false,
    suffix: Suffix::None,
    kind: Kind::End,
    glued: false,
    capital: false,
    opens_sentence: true,
};

/// Parts that ordinary nouns and verbs play.
const ORDINARY: Roles = Roles::of(&[Role::Plan, Role::Scheduling, Role::Harm]);

impl Token<'_> {
    /// Whether it plays the part.
    #[inline]
    pub(super) const fn is(&self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// Whether it is that mark.
    #[inline]
    pub(super) fn is_mark(&self, mark: u8) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is a plain whole number of at most so many digits.
    pub(super) fn is_plain(&self, digits: u8) -> bool {
        self.kind == Kind::Number && self.digits <= digits && !self.grouped && self.suffix == Suffix::None
    }

    /// Whether its only part in the grammar is that of the words of planning, if any: a noun or verb as others.
    pub(super) fn is_ordinary(&self) -> bool {
        self.roles.without(ORDINARY).is_empty()
    }

    /// Its unit of time.
    pub(super) fn unit(&self) -> Option<Unit> {
        if self.is(Role::Unit) { self.word.unit } else { None }
    }
}

/// A stretch of tokens with the text that they stand in. Reading behind the ends is safe.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The tokens.
    pub(super) list: &'a [Token<'a>],
}

impl<'a> Tokens<'a> {
    /// The token at a place, or one that is nothing.
    #[inline]
    pub(super) fn at(&self, index: usize) -> &Token<'a> {
        self.list.get(index).unwrap_or(&END)
    }

    /// The token so many places before, or one that is nothing.
    #[inline]
    pub(super) fn before(&self, index: usize, back: usize) -> &Token<'a> {
        index.checked_sub(back).map_or(&END, |at| self.at(at))
    }

    /// Whether the token there plays the part.
    #[inline]
    pub(super) fn is(&self, index: usize, role: Role) -> bool {
        self.at(index).is(role)
    }

    /// Whether the token there plays one of the parts.
    #[inline]
    pub(super) fn any(&self, index: usize, roles: Roles) -> bool {
        self.at(index).roles.any(roles)
    }

    /// Whether that mark stands there.
    #[inline]
    pub(super) fn mark(&self, index: usize, mark: u8) -> bool {
        self.at(index).is_mark(mark)
    }

    /// The words of the token there.
    pub(super) fn words(&self, index: usize) -> &'a str {
        let token = self.at(index);
        self.text.get(token.start..token.end).unwrap_or("")
    }

    /// Whether the token there is that word, in any case.
    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.words(index).eq_ignore_ascii_case(word)
    }

    /// Past one hyphen without spaces ("third-quarter"), or the place itself.
    pub(super) fn past_hyphen(&self, index: usize) -> usize {
        if self.mark(index, b'-') && self.at(index).glued && self.at(index + 1).glued {
            index + 1
        } else {
            index
        }
    }

    /// Past the full stop of an abbreviation ("Sept."), or the place itself.
    pub(super) fn past_dot(&self, index: usize) -> usize {
        let follows = self.at(index + 1);
        let dot = self.mark(index, b'.') && self.at(index).glued;
        if dot && !follows.opens_sentence && follows.kind != Kind::End { index + 1 } else { index }
    }
}
