//! Whether the verb group that governs an expression looks back or forward, within the clause. Part of recognition.
//!
//! In news 94 of 100 weekdays without a word of the future near them lie in the past, and even with one somewhere in
//! the sentence 81 of 100 do: only the verb that governs the expression counts.

use super::token::{Kind, Tokens};
use super::verb_group::{SUBJECT, group, is_past, verb};
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
    /// The verb governs something else, or is in the present: "effective 1 June", "a March accord", "is heard in May".
    Either,
}

/// How many tokens a verb group is looked for.
const REACH: usize = 24;

/// Where the verb that governs the tokens `from..to` looks; `dated` where they hold a month.
pub(super) fn of(tokens: &Tokens<'_>, from: usize, to: usize, dated: bool) -> Direction {
    if dated && describes(tokens, from, to) {
        return if tokens.is(to, Role::Harm) { Direction::Past } else { Direction::Either };
    }
    let owns = is_possessive(tokens, to);
    if let Some(direction) = by_preposition(tokens, from, to, owns, dated) {
        return direction;
    }
    // "Wednesday's ruling" is known, "Friday's vote will decide" is not; the verb before them governs neither.
    if owns {
        let arranged = (to + 1..to + 4).any(|at| tokens.is(at, Role::Arranged));
        return if arranged || forward_soon(tokens, to + 1) { Direction::Future } else { Direction::Past };
    }
    if dated && is_of_harm(tokens, from) {
        return Direction::Past;
    }
    let direction = match behind(tokens, from) {
        Direction::Unknown if is_of_speech(tokens, from) => Direction::Past,
        Direction::Unknown => ahead(tokens, to),
        direction => direction,
    };
    // "shares bought through Friday" look back, "a credit prolonged through January" does not.
    let through = dated && tokens.is_word(from.wrapping_sub(1), "through");
    let inside = tokens.before(from, 1).roles.any(Roles::of(&[Role::In, Role::On]));
    let loose = through || tokens.before(from, 1 + usize::from(inside)).is(Role::Payable);
    if loose && direction != Direction::Future
        || direction == Direction::Future && is_overtaken(tokens, from, to)
    {
        return Direction::Either;
    }
    direction
}

/// Whether a plan is told from behind: "the service planned for Saturday was cancelled".
fn is_overtaken(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let plan = Roles::of(&[Role::Due, Role::Plan]);
    let planned = (2..=SUBJECT.min(from))
        .map(|back| from - back)
        .take_while(|at| !tokens.at(at + 1).opens_sentence && tokens.at(at + 1).kind == Kind::Word)
        .find(|at| tokens.any(*at, plan))
        .is_some_and(|at| {
            !tokens.before(at, 1).is(Role::Be)
                && (tokens.words(at).ends_with("ed") || tokens.is(at, Role::Due))
        });
    planned && (tokens.is_word(to, "was") || tokens.is_word(to, "were"))
}

/// Whether an expression only describes the noun behind it: "a June agreement", "the March accession".
fn describes(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let determiner = Roles::of(&[Role::The, Role::A, Role::Possessive]);
    let token = tokens.before(from, 1);
    let determined = token.roles.any(determiner) || token.glued && token.kind == Kind::Word;
    let noun = tokens.at(to);
    determined && noun.kind == Kind::Word && !noun.glued && !noun.opens_sentence && noun.is_ordinary()
}

/// Whether a verb of the past stands right before "on 9 May", "in May": "was killed on 9 May", "fell in May", also with
/// a place between them, or opens the clause behind: "on 9 May, a truce took effect"; so does a noun of harm: "the
/// October 12 bombing".
pub(super) fn is_told_there(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if tokens.is(to, Role::Harm) && describes(tokens, from, to) {
        return true;
    }
    if !tokens.before(from, 1).is(Role::On) && !tokens.before(from, 1).is(Role::In) {
        return false;
    }
    // "On 27 November, a truce took effect".
    if tokens.before(from, 1).opens_sentence {
        let first = (to..to + REACH)
            .take_while(|at| !tokens.at(*at).opens_sentence)
            .find_map(|at| verb(tokens, at).map(|direction| (at, direction)));
        return first
            .is_some_and(|(at, direction)| direction == Direction::Past && !tokens.is(at, Role::Said));
    }
    let mut at = from.saturating_sub(2);
    while tokens.at(at).capital && !tokens.at(at).opens_sentence && at > 0 {
        at -= 1;
    }
    if at + 2 < from && (tokens.is(at, Role::In) || tokens.is(at, Role::At) || tokens.is_word(at, "near")) {
        at = at.saturating_sub(1);
    } else if at + 2 < from {
        return false;
    }
    let planned = tokens.any(at, Roles::of(&[Role::Plan, Role::Due, Role::Scheduling]));
    !planned && is_past(tokens, at) && group(tokens, at).is_none_or(|direction| direction == Direction::Past)
}

/// Whether what stands before a length is the first or the worst of it, which counts back whatever the verb says:
/// "agreed to the first such swap in five months".
pub(super) fn is_ranked(tokens: &Tokens<'_>, from: usize) -> bool {
    const REACH: usize = 7;
    (2..=REACH.min(from))
        .map(|back| from - back)
        .take_while(|at| tokens.at(*at).kind == Kind::Word && !tokens.at(at + 1).opens_sentence)
        .any(|at| {
            let word = tokens.words(at);
            tokens.any(at, Roles::of(&[Role::Ordinal, Role::Last]))
                || word.len() > 4 && word.ends_with("est")
                || matches!(word, "worst" | "most" | "only" | "best")
        })
}

/// Whether "'s" follows.
fn is_possessive(tokens: &Tokens<'_>, to: usize) -> bool {
    tokens.at(to).glued && (tokens.is_word(to, "'s") || tokens.is_word(to, "\u{2019}s"))
}

/// Whether "will" or "is to" follows the noun that an expression owns.
fn forward_soon(tokens: &Tokens<'_>, from: usize) -> bool {
    (from..from + 5)
        .take_while(|at| tokens.at(*at).kind == Kind::Word && !tokens.at(*at).opens_sentence)
        .take_while(|at| *at == from || !opens_clause(tokens, *at))
        .any(|at| tokens.is(at, Role::ModalFuture) && !tokens.at(at).capital)
}

/// Whether a subject begins behind a verb: "Tuesday's filing means the airline will go on".
fn opens_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    let subject = tokens.any(at, Roles::of(&[Role::The, Role::A, Role::Possessive])) || tokens.at(at).capital;
    let verb = tokens.before(at, 1);
    subject && verb.is_ordinary() && !verb.capital && tokens.words(at - 1).ends_with('s')
}

/// Whether harm that was done stands before a date with its preposition: "jailed for the murder of a priest in January".
fn is_of_harm(tokens: &Tokens<'_>, from: usize) -> bool {
    let prepared = tokens.before(from, 1).roles.any(Roles::of(&[Role::In, Role::On]));
    let noun = (2..=SUBJECT.min(from))
        .map(|back| from - back)
        .take_while(|at| {
            let token = tokens.at(*at);
            let phrase = Roles::of(&[Role::Of, Role::In, Role::The, Role::A, Role::Possessive, Role::And]);
            token.kind == Kind::Word
                && !tokens.at(at + 1).opens_sentence
                && (token.is_ordinary() || token.capital || token.roles.any(phrase))
                && !is_past(tokens, *at)
        })
        .find(|at| tokens.is(*at, Role::Harm));
    // "a cease-fire in May", "a planned raid in May".
    prepared
        && noun.is_some_and(|at| {
            let before = tokens.before(at, 1);
            before.kind == Kind::Word
                && !before.roles.any(Roles::of(&[Role::To, Role::Arranged, Role::Modal]))
        })
}

/// Whether what is said or written stands before a day: "in an interview on Sunday, she would not rule it out".
fn is_of_speech(tokens: &Tokens<'_>, from: usize) -> bool {
    let noun = if tokens.before(from, 1).is(Role::On) { from.wrapping_sub(2) } else { from.wrapping_sub(1) };
    matches!(
        tokens.words(noun),
        "interview" | "statement" | "speech" | "briefing" | "conference" | "remarks" | "address" | "letter"
    )
}

/// What "until", "by", "before", "ahead of" say by themselves.
fn by_preposition(tokens: &Tokens<'_>, from: usize, to: usize, owns: bool, dated: bool) -> Option<Direction> {
    if tokens.at(from).opens_sentence {
        return None;
    }
    // "until at least Friday".
    let least = tokens.before(from, 1).is(Role::Least) && tokens.before(from, 2).is(Role::At);
    let from = if least { from - 2 } else { from };
    let before = tokens.before(from, 1);
    let wider = tokens.before(from, 2);
    if before.is(Role::Of) && tokens.is_word(from.saturating_sub(2), "deadline") {
        return Some(Direction::Future);
    }
    if before.is(Role::Since) {
        return Some(Direction::Past);
    }
    if before.is(Role::As) && tokens.is_word(from.saturating_sub(2), "soon") {
        return Some(Direction::Future);
    }
    if before.is(Role::Of) && wider.is(Role::Ahead) {
        return Some(Direction::Future);
    }
    // "bought shares through Friday" looks back: the verb decides.
    let until = before.is(Role::Until) && !tokens.is_word(from - 1, "through");
    // "Judging by Thursday's meetings", but "by Friday's deadline".
    let by = before.is(Role::By)
        && !is_past(tokens, from.saturating_sub(2))
        && (!owns || tokens.is(to + 1, Role::Plan));
    let earlier = before.is(Role::Before) && !owns && !wider.is(Role::Unit);
    if !until && !by && !earlier {
        return None;
    }
    // "Shells fell shortly before midnight Thursday": the verb says when.
    if earlier && (wider.is(Role::Just) || tokens.words(from.saturating_sub(2)).ends_with("ly")) {
        return None;
    }
    // "Shells fell before dawn on Friday"": so it does before any part of a day.
    let part = Roles::of(&[Role::PartOfDay, Role::Noon, Role::Midnight]);
    if earlier && (from..to).any(|at| tokens.any(at, part)) && behind(tokens, from) == Direction::Past {
        return None;
    }
    // "By Friday, the rebels held the town."
    if by && before.opens_sentence && ahead(tokens, to) == Direction::Past {
        return Some(Direction::Past);
    }
    // "The town was held until late September", "trade was good before February".
    if dated && !by && behind(tokens, from) == Direction::Past {
        return Some(Direction::Either);
    }
    // "had filed by Wednesday" looks back, "extended until Wednesday" forward.
    let had = (1..=REACH.min(from))
        .map(|back| from - back)
        .take_while(|at| !tokens.at(*at).opens_sentence)
        .any(|at| tokens.is_word(at, "had") || until && tokens.is_word(at, "lasted"));
    let had = had || (to..to + 6).any(|at| tokens.is_word(at, "had"));
    Some(if had { Direction::Past } else { Direction::Future })
}

/// The nearest verb before the expression, in its clause.
fn behind(tokens: &Tokens<'_>, from: usize) -> Direction {
    if tokens.at(from).opens_sentence {
        return Direction::Unknown;
    }
    for back in 1..=REACH.min(from) {
        let at = from - back;
        if let Some(direction) = verb(tokens, at) {
            return direction;
        }
        let token = tokens.at(at);
        let opens = token.opens_sentence || matches!(token.kind, Kind::Mark(b';' | b':'));
        if opens || (token.is(Role::Who) && back > 1) {
            break;
        }
    }
    Direction::Unknown
}

/// The first verb behind the expression, where it stands before its clause.
fn ahead(tokens: &Tokens<'_>, to: usize) -> Direction {
    for at in to..to + REACH {
        let token = tokens.at(at);
        // "his announcement on Tuesday that he will go" tells of Tuesday.
        let told = at == to && token.is(Role::That);
        if told || token.opens_sentence || matches!(token.kind, Kind::Mark(b';') | Kind::End) {
            break;
        }
        // "On Friday, the government planned to pay": the planning lies there.
        if token.is(Role::Plan) && tokens.words(at).ends_with("ed") && !tokens.before(at, 1).is(Role::Be) {
            return Direction::Past;
        }
        if let Some(direction) = verb(tokens, at) {
            return direction;
        }
    }
    Direction::Unknown
}
