//! Whether the verb group that governs an expression looks back or forward, within the clause. Part of recognition.
//!
//! In news 94 of 100 weekdays without a word of the future near them lie in the past, and even with one somewhere in
//! the sentence 81 of 100 do: only the verb that governs the expression counts.

use super::token::{Kind, Tokens};
use crate::lexicon::{Role, Roles};

/// Where a verb group looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// No verb says.
    Unknown,
    /// The past tense.
    Past,
    /// "will", "is to", "is due", "expected to", "until".
    Future,
}

/// How many tokens a verb group is looked for.
const REACH: usize = 24;

/// Where the verb that governs the tokens `from..to` looks.
pub(super) fn of(tokens: &Tokens<'_>, from: usize, to: usize) -> Direction {
    let before = tokens.before(from, 1);
    if before.is(Role::Until) || before.is(Role::By) {
        // "had filed by Wednesday" looks back, "extended until Wednesday" forward.
        let had = (1..=REACH.min(from))
            .map(|back| from - back)
            .take_while(|at| !tokens.at(*at).opens_sentence)
            .any(|at| tokens.is_word(at, "had"));
        let had = had || (to..to + 6).any(|at| tokens.is_word(at, "had"));
        return if had { Direction::Past } else { Direction::Future };
    }
    if before.is(Role::As) && tokens.is_word(from.saturating_sub(2), "soon") {
        return Direction::Future;
    }
    let mut found = Direction::Unknown;
    for back in 1..=REACH.min(from) {
        let at = from - back;
        if let Some(direction) = verb(tokens, at) {
            // "expected to meet": the infinitive is not yet the verb that it hangs on.
            let had_been = direction == Direction::Future
                && tokens.is(at, Role::To)
                && (2..5).any(|back| tokens.is_word(at.saturating_sub(back), "had"));
            found = if had_been { Direction::Past } else { direction };
            break;
        }
        let token = tokens.at(at);
        let opens = token.opens_sentence || matches!(token.kind, Kind::Mark(b';' | b':'));
        if opens || (token.is(Role::Who) && back > 1) {
            break;
        }
    }
    if found == Direction::Unknown {
        found = ahead(tokens, to);
    }
    found
}

/// The first verb behind the expression, where it stands before its clause.
fn ahead(tokens: &Tokens<'_>, to: usize) -> Direction {
    for at in to..to + REACH {
        let token = tokens.at(at);
        if token.opens_sentence || matches!(token.kind, Kind::Mark(b';') | Kind::End) {
            break;
        }
        if let Some(direction) = verb(tokens, at) {
            return direction;
        }
    }
    Direction::Unknown
}

/// Where the verb at a token looks; `None` where there is none.
fn verb(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
    let token = tokens.at(at);
    if token.kind != Kind::Word {
        return None;
    }
    if token.is(Role::ModalFuture) && !token.capital {
        return Some(Direction::Future);
    }
    if token.is(Role::Modal) && !token.capital {
        // "may" and "would have" say nothing sure; "would", "could" look forward.
        let perfect = tokens.is(at + 1, Role::Have);
        return Some(if perfect { Direction::Past } else { Direction::Future });
    }
    let before = tokens.before(at, 1);
    if token.is(Role::Due)
        && (before.is(Role::Be) || tokens.is(at + 1, Role::To) || tokens.is(at + 1, Role::For))
    {
        let had_been = before.is(Role::Be) && tokens.is_word(at.saturating_sub(2), "had");
        return Some(if had_been { Direction::Past } else { Direction::Future });
    }
    if tokens.is_word(at, "planned") || tokens.is_word(at, "scheduled") || tokens.is_word(at, "postponed") {
        return Some(Direction::Future);
    }
    if token.is(Role::To)
        && tokens.at(at + 1).kind == Kind::Word
        && !tokens.at(at + 1).capital
        && infinitive(tokens, at)
    {
        return Some(Direction::Future);
    }
    if token.is(Role::Plan) && !token.capital && tokens.is(at + 1, Role::To) {
        return Some(Direction::Future);
    }
    if token.is(Role::Said) || token.is(Role::PastVerb) || token.is(Role::DoneTo) {
        return Some(Direction::Past);
    }
    let words = tokens.words(at);
    // "a still unspecified date": a participle behind an article is no verb.
    let article = Roles::of(&[Role::The, Role::A, Role::Possessive]);
    if before.roles.any(article)
        || tokens.before(at, 2).roles.any(article)
            && tokens.at(at + 1).kind == Kind::Word
            && tokens.at(at + 1).roles.is_empty()
    {
        return None;
    }
    let past = words.len() > 4 && words.ends_with("ed") && !token.capital && token.roles.is_empty();
    past.then_some(Direction::Past)
}

/// Whether "to" opens an infinitive that looks forward: "agreed to meet", not "managed to flee", "close to the town".
fn infinitive(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.at(at + 1);
    let no_verb = next.roles.any(Roles::of(&[
        Role::The,
        Role::A,
        Role::This,
        Role::That,
        Role::These,
        Role::Those,
        Role::Possessive,
        Role::Last,
        Role::Next,
        Role::Cardinal,
        Role::Ordinal,
        Role::Few,
        Role::Several,
        Role::Today,
        Role::More,
        Role::Recent,
        Role::Month,
        Role::At,
    ]));
    let after_be = tokens.before(at, 1).is(Role::Be);
    let done = tokens.before(at, 1).is(Role::DoneTo);
    !no_verb && !done && (after_be || tokens.before(at, 1).kind == Kind::Word)
}
