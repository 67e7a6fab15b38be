//! Walks over the text: tokens, findings, refiners, and for each finding what its surroundings say of it.

use super::direction::{self, Direction};
use super::item::{Item, Joint};
use super::lexer::Lexer;
use super::meaning::{Field, Found, Meaning};
use super::token::{Kind, Token, Tokens};
use super::{recognizer, refiner};
use crate::lexicon::{Role, Roles, Words};
use crate::model::{Preposition, Span};

/// Every expression of the text with its surroundings, and the war whose places the text names most.
pub(super) fn items<'w>(text: &str, words: &'w Words, list: &mut Vec<Token<'w>>) -> (Vec<Item>, Option<u16>) {
    let mut lexer = Lexer::new(text, words);
    let beginnings = recognizer::beginnings();
    let mut items = Vec::new();
    let mut founds = Vec::new();
    let mut wars: Vec<(u16, usize)> = Vec::new();
    let (mut paragraph, mut sentence) = (0, 0);
    while lexer.next_block(list) {
        let tokens = Tokens { text, list };
        founds.clear();
        find(&tokens, beginnings, words, &mut founds);
        refiner::refine(&tokens, &mut founds, words);
        count_wars(list, &mut wars);
        let mut from = 0;
        let mut before = None;
        for found in founds.drain(..) {
            sentence += list[from..=found.from].iter().filter(|token| token.opens_sentence).count();
            from = found.from + 1;
            let end = found.to;
            items.push(item(&tokens, found, before, paragraph, sentence));
            before = Some(end);
        }
        sentence += list[from..].iter().filter(|token| token.opens_sentence).count() + 1;
        paragraph += 1;
    }
    let war = wars.into_iter().max_by_key(|(war, count)| (*count, u16::MAX - war)).map(|(war, _)| war);
    (items, war)
}

/// The findings of a block, from left to right, the longest first.
fn find(tokens: &Tokens<'_>, beginnings: Roles, words: &Words, founds: &mut Vec<Found>) {
    let mut at = 0;
    while at < tokens.list.len() {
        let token = &tokens.list[at];
        let could = match token.kind {
            Kind::Word if token.roles.any(beginnings) && introduces_nothing(tokens, at) => {
                debug_assert!(
                    recognizer::read(tokens, at, words).is_none(),
                    "a word that a recognizer knows"
                );
                false
            }
            Kind::Word => token.roles.any(beginnings),
            Kind::Number => true,
            Kind::Mark(mark) => mark == b'\'',
            Kind::HalfDay | Kind::End => false,
        };
        if could && let Some(found) = recognizer::read(tokens, at, words) {
            at = found.to.max(at + 1);
            founds.push(found);
            continue;
        }
        at += 1;
    }
}

/// What opens an expression only before another word of time: "the third week", "a year ago", "that Monday".
const INTRODUCING: Roles = Roles::of(&[
    Role::The,
    Role::A,
    Role::This,
    Role::That,
    Role::These,
    Role::Possessive,
    Role::At,
    Role::No,
    Role::More,
    Role::Less,
    Role::Over,
    Role::Under,
    Role::Up,
    Role::About,
    Role::Near,
    Role::Nearly,
    Role::Just,
]);

/// Words that recognizers know by their letters alone: "the very beginning of May", "the latter half of 2022".
const KNOWN_BY_LETTERS: &[&str] = &[
    "academic", "better", "dawn", "dozen", "future", "latter", "long", "opening", "school", "short", "small",
    "very", "wee",
];

/// Whether a word only opens expressions, and no word of the grammar of time follows: "the rebels", as most are.
fn introduces_nothing(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.at(at + 1);
    next.kind == Kind::Word
        && next.roles.is_empty()
        && tokens.at(at).roles.without(INTRODUCING).is_empty()
        && !is_known_by_letters(tokens.words(at + 1))
}

fn is_known_by_letters(word: &str) -> bool {
    KNOWN_BY_LETTERS.iter().any(|known| known.len() == word.len() && known.eq_ignore_ascii_case(word))
}

fn count_wars(list: &[Token<'_>], wars: &mut Vec<(u16, usize)>) {
    for token in list.iter().filter(|token| token.is(Role::WarPlace)) {
        match wars.iter_mut().find(|(war, _)| *war == token.word.war) {
            Some((_, count)) => *count += 1,
            None => wars.push((token.word.war, 1)),
        }
    }
}

fn item(tokens: &Tokens<'_>, found: Found, before: Option<usize>, paragraph: usize, sentence: usize) -> Item {
    let span = Span::new(tokens.at(found.from).start, tokens.at(found.to - 1).end);
    let about = usize::from(
        tokens.before(found.from, 1).is(Role::About) && !tokens.before(found.from, 1).is(Role::From),
    );
    let length = matches!(found.meaning, Meaning::Length(_));
    let behind = tokens.at(found.to);
    let clause =
        (behind.is(Role::After) || behind.is(Role::Before)) && tokens.at(found.to + 1).kind == Kind::Word;
    Item {
        span,
        paragraph,
        sentence,
        heading: before.is_none() && found.from == 0 && is_heading(tokens),
        ends_span: ends_span(tokens, found.from),
        opens_paragraph: before.is_none(),
        leads: (found.from.saturating_sub(3)..=found.from).any(|at| tokens.at(at).opens_sentence),
        direction: direction_of(tokens, &found),
        told_there: direction::is_told_there(tokens, found.from, found.to),
        preposition: preposition(tokens, found.from - about),
        approximate: about > 0,
        joint: before.map_or(Joint::None, |before| joint(tokens, before, found.from)),
        anchored_by_clause: clause && length,
        found,
    }
}

/// Where the verb that governs a finding looks.
fn direction_of(tokens: &Tokens<'_>, found: &Found) -> Direction {
    let dated = matches!(&found.meaning, Meaning::Calendar(calendar)
        if matches!(calendar.field, Field::Month(_) | Field::Day(..)));
    if matches!(found.meaning, Meaning::Length(_)) && direction::is_ranked(tokens, found.from) {
        return Direction::Past;
    }
    direction::of(tokens, found.from, found.to, dated)
}

/// A heading has at most so many tokens.
const HEADING: usize = 14;

/// Whether a block is a heading: short, and no sentence.
fn is_heading(tokens: &Tokens<'_>) -> bool {
    let ends = tokens.list.last().is_some_and(|last| matches!(last.kind, Kind::Mark(b'.' | b'!' | b'?')));
    tokens.list.len() <= HEADING && !ends
}

/// Whether "until" governs the noun that the expression belongs to.
fn ends_span(tokens: &Tokens<'_>, from: usize) -> bool {
    (1..=8.min(from))
        .map(|back| tokens.at(from - back))
        .take_while(|token| token.kind == Kind::Word && !token.opens_sentence)
        .any(|token| token.is(Role::Until))
}

/// The preposition that stands right before a token.
fn preposition(tokens: &Tokens<'_>, from: usize) -> Option<Preposition> {
    let token = tokens.before(from, 1);
    if token.kind != Kind::Word {
        return None;
    }
    const TABLE: &[(Role, Preposition)] = &[
        (Role::On, Preposition::On),
        (Role::In, Preposition::In),
        (Role::At, Preposition::At),
        (Role::From, Preposition::From),
        (Role::Since, Preposition::Since),
        (Role::Until, Preposition::Until),
        (Role::By, Preposition::By),
        (Role::For, Preposition::For),
        (Role::During, Preposition::During),
        (Role::Before, Preposition::Before),
        (Role::After, Preposition::After),
        (Role::Between, Preposition::Between),
        (Role::Over, Preposition::Over),
        (Role::Within, Preposition::Within),
    ];
    let found = TABLE.iter().find(|(role, _)| token.is(*role)).map(|(_, preposition)| *preposition);
    // "starting on Monday", "effective from midnight", "ahead of Friday", "no later than Friday".
    let wider = tokens.before(from, 2);
    match found {
        Some(Preposition::On | Preposition::In | Preposition::At | Preposition::From)
            if wider.is(Role::From) =>
        {
            Some(Preposition::From)
        }
        Some(_) => found,
        None if token.is(Role::Of) && wider.is(Role::Ahead) => Some(Preposition::Before),
        None if token.is(Role::Than) && wider.is(Role::Later) => Some(Preposition::By),
        None => None,
    }
}

/// What joins the tokens that end at `before` to those that begin at `from`.
fn joint(tokens: &Tokens<'_>, before: usize, from: usize) -> Joint {
    let gap = from.saturating_sub(before);
    let word = tokens.at(before);
    let the = gap == 2 && tokens.is(from - 1, Role::The);
    match gap {
        0 => Joint::Beside,
        1 | 2 if gap == 1 || the => match word {
            token if token.is(Role::To) || token.is(Role::Until) || token.is_mark(b'-') => Joint::To,
            token if token.is(Role::And) => Joint::And,
            token if token.is(Role::Or) => Joint::Or,
            token
                if token.is_mark(b',')
                    || token.is_mark(b'(')
                    || token.is(Role::On)
                    || token.is(Role::At)
                    || token.is(Role::Of) =>
            {
                Joint::Beside
            }
            _ => Joint::None,
        },
        2 if word.is_mark(b',') && tokens.is(before + 1, Role::And) => Joint::And,
        2 if word.is_mark(b',') && tokens.is(before + 1, Role::Or) => Joint::Or,
        2 if word.is(Role::Until) || word.is_mark(b',') && tokens.is(before + 1, Role::Until) => Joint::To,
        _ => Joint::None,
    }
}
