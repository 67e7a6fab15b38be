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
    /// The verb governs something else, or is in the present: "effective 1 June", "a March accord", "is heard in May".
    Either,
}

/// How many tokens a verb group is looked for.
const REACH: usize = 24;

/// How many tokens a verb group may have before its main verb: "would not yet have been".
const GROUP: usize = 5;

/// How many tokens a subject may have: "neither he nor any of his four deputies".
const SUBJECT: usize = 12;

/// Where the verb that governs the tokens `from..to` looks; `dated` where they hold a month.
pub(super) fn of(tokens: &Tokens<'_>, from: usize, to: usize, dated: bool) -> Direction {
    if dated && describes(tokens, from, to) {
        return if tokens.is(to, Role::Harm) { Direction::Past } else { Direction::Either };
    }
    let owns = is_possessive(tokens, to);
    if let Some(direction) = by_preposition(tokens, from, to, owns) {
        return direction;
    }
    // "Wednesday's ruling" is known, "Friday's vote will decide" is not; the verb before them governs neither.
    if owns {
        return if forward_soon(tokens, to + 1) { Direction::Future } else { Direction::Past };
    }
    let direction = match behind(tokens, from) {
        Direction::Unknown => ahead(tokens, to),
        direction => direction,
    };
    // "shares bought through Friday" look back, "a credit prolonged through January" does not.
    let through = dated && tokens.is_word(from.wrapping_sub(1), "through");
    let loose = through || tokens.before(from, 1).is(Role::Payable);
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
/// a place between them; so does a noun of harm behind: "the October 12 bombing".
pub(super) fn is_told_there(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if tokens.is(to, Role::Harm) && describes(tokens, from, to) {
        return true;
    }
    if !tokens.before(from, 1).is(Role::On) && !tokens.before(from, 1).is(Role::In) {
        return false;
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
        .any(|at| tokens.is(at, Role::ModalFuture) && !tokens.at(at).capital)
}

/// What "until", "by", "before", "ahead of" say by themselves.
fn by_preposition(tokens: &Tokens<'_>, from: usize, to: usize, owns: bool) -> Option<Direction> {
    let before = tokens.before(from, 1);
    let wider = tokens.before(from, 2);
    if before.is(Role::As) && tokens.is_word(from.saturating_sub(2), "soon") {
        return Some(Direction::Future);
    }
    if before.is(Role::Of) && wider.is(Role::Ahead) {
        return Some(Direction::Future);
    }
    // "bought shares through Friday" looks back: the verb decides.
    let until = before.is(Role::Until) && !tokens.is_word(from - 1, "through");
    let by = before.is(Role::By) && !is_past(tokens, from.saturating_sub(2));
    let earlier = before.is(Role::Before) && !owns && !wider.is(Role::Unit);
    if !until && !by && !earlier {
        return None;
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

/// Where the verb at a token looks; `None` where there is none.
fn verb(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
    let token = tokens.at(at);
    if token.kind != Kind::Word || token.capital && !token.opens_sentence {
        return None;
    }
    if token.is(Role::ModalFuture) || tokens.is_word(at, "won") && tokens.is_word(at + 1, "'t") {
        return Some(Direction::Future);
    }
    if token.is(Role::Modal) {
        // "would have" looks back; "would", "could" look forward.
        let perfect = tokens.is(at + 1, Role::Have);
        return Some(if perfect || could_not(tokens, at) { Direction::Past } else { Direction::Future });
    }
    let before = tokens.before(at, 1);
    if token.is(Role::Due)
        && (before.is(Role::Be) || tokens.is(at + 1, Role::To) || tokens.is(at + 1, Role::For))
    {
        let had_been = before.is(Role::Be) && tokens.is_word(at.saturating_sub(2), "had");
        if matches!(tokens.words(at.saturating_sub(1)), "was" | "were") {
            return Some(Direction::Either);
        }
        return Some(if had_been { Direction::Past } else { Direction::Future });
    }
    if token.is(Role::Arranged) {
        // "Were originally scheduled for Thursday": another day came of it.
        let given_up =
            matches!(tokens.words(at.saturating_sub(1)), "originally" | "initially" | "previously");
        return Some(if given_up { Direction::Past } else { Direction::Future });
    }
    if token.is(Role::To) {
        return infinitive(tokens, at).then(|| looks_on(tokens, at));
    }
    if token.is(Role::Plan) && tokens.is(at + 1, Role::To) {
        return Some(Direction::Future);
    }
    if sets_out(tokens, at) || tokens.is_word(at, "ahead") && tokens.is(at + 1, Role::Of) {
        return Some(Direction::Either);
    }
    if is_past(tokens, at) {
        return Some(group(tokens, at).unwrap_or(Direction::Past));
    }
    let scheduling = token.is(Role::Scheduling) || token.is(Role::Enter) && tokens.is_word(at + 1, "into");
    if scheduling && (before.kind == Kind::Word && !noun_follows(before.roles)) {
        return Some(group(tokens, at).unwrap_or(Direction::Future));
    }
    None
}

/// "Moscow confirmed it was sending a team to talks on Monday": what is being set about lies ahead of it.
fn sets_out(tokens: &Tokens<'_>, at: usize) -> bool {
    const SETS_OUT: &[&str] = &[
        "sending",
        "travelling",
        "traveling",
        "heading",
        "flying",
        "planning",
        "preparing",
        "dispatching",
        "convening",
        "returning",
        "hoping",
        "aiming",
        "seeking",
    ];
    let was = matches!(tokens.words(at.saturating_sub(1)), "was" | "were");
    was && SETS_OUT.contains(&tokens.words(at))
}

/// What stands before a noun, not before a verb.
fn noun_follows(roles: Roles) -> bool {
    roles.any(Roles::of(&[Role::The, Role::A, Role::Possessive, Role::Of, Role::In, Role::Ordinal]))
}

/// Whether a token is a verb in the past tense or a participle.
fn is_past(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = tokens.at(at);
    if token.is(Role::Said) || token.is(Role::PastVerb) {
        return true;
    }
    // "a still unspecified date": a participle behind an article is no verb.
    let article = Roles::of(&[Role::The, Role::A, Role::Possessive]);
    let noun_next = tokens.at(at + 1).kind == Kind::Word && tokens.at(at + 1).is_ordinary();
    if tokens.before(at, 1).roles.any(article) || tokens.before(at, 2).roles.any(article) && noun_next {
        return false;
    }
    let words = tokens.words(at);
    words.len() > 4 && words.ends_with("ed") && token.is_ordinary()
}

/// What the auxiliaries before a participle or a verb say: "will be held", "to be published", "would have met".
fn group(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
    let mut have = false;
    for back in 1..=GROUP.min(at) {
        let i = at - back;
        let token = tokens.at(i);
        if token.kind != Kind::Word {
            return None;
        }
        if token.is(Role::ModalFuture) || tokens.is_word(i, "won") && tokens.is_word(i + 1, "'t") {
            return Some(Direction::Future);
        }
        // "when the case is heard in May".
        if !have && (tokens.is_word(i, "is") || tokens.is_word(i, "are")) {
            return Some(Direction::Either);
        }
        if token.is(Role::Modal) {
            let past = have || could_not(tokens, i);
            return Some(if past { Direction::Past } else { Direction::Future });
        }
        if token.is(Role::To) {
            // "a decree to be published in May", but not "is believed to have been killed in May".
            let forward = !have && (back > 1 || infinitive(tokens, i));
            return Some(if forward { looks_on(tokens, i) } else { Direction::Past });
        }
        have |= token.is(Role::Have);
        if tokens.is_word(i, "did") || tokens.is_word(i, "had") {
            return Some(Direction::Past);
        }
        let words = tokens.words(i);
        let adverb = words.ends_with("ly") || matches!(words, "not" | "also" | "then" | "never" | "'t");
        if !adverb && !token.is(Role::Be) && !token.is(Role::Have) {
            return None;
        }
    }
    None
}

/// "could not be reached Wednesday", "neither could be reached".
fn could_not(tokens: &Tokens<'_>, at: usize) -> bool {
    let not = tokens.is_word(at + 1, "not") || tokens.is_word(at + 1, "'t") || denies(tokens, at);
    tokens.is_word(at, "could") && not
}

/// Whether "neither" or "none" opens the clause: "neither could be reached".
fn denies(tokens: &Tokens<'_>, at: usize) -> bool {
    (1..=SUBJECT.min(at))
        .take_while(|back| !tokens.at(at - back + 1).opens_sentence)
        .any(|back| matches!(tokens.words(at - back), "neither" | "Neither" | "none" | "None"))
}

/// Forward, unless the plan itself was given up ("had been due to expire", "had agreed to meet") or done ("was able to
/// flee").
fn looks_on(tokens: &Tokens<'_>, to: usize) -> Direction {
    let had = (2..5).any(|back| tokens.is_word(to.saturating_sub(back), "had"));
    let done = tokens.is_word(to.saturating_sub(1), "able")
        && (2..4).any(|back| matches!(tokens.words(to.saturating_sub(back)), "was" | "were"));
    // "Officials said he was expected to speak on Thursday": yesterday as well as in six days.
    let expected = matches!(
        tokens.words(to.saturating_sub(1)),
        "expected" | "due" | "scheduled" | "set" | "supposed" | "planned" | "slated"
    ) && matches!(tokens.words(to.saturating_sub(2)), "was" | "were");
    match (had || done, expected) {
        (true, _) => Direction::Past,
        (false, true) => Direction::Either,
        (false, false) => Direction::Future,
    }
}

/// Whether "to" opens an infinitive that looks forward: "agreed to meet", "is to meet", not "managed to flee", "close
/// to the town", nor a purpose: "gathered to mark the day".
fn infinitive(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.at(at + 1);
    if next.kind != Kind::Word || next.capital || noun_behind(next.roles) {
        return false;
    }
    let head = tokens.before(at, 1);
    let forward = Roles::of(&[Role::Be, Role::Plan, Role::Due]);
    // "was shot to death", "was forced to leave".
    let done = at > 0 && is_past(tokens, at - 1) && tokens.before(at, 2).is(Role::Be);
    head.roles.any(forward) || head.kind == Kind::Word && !done && tokens.before(at, 2).roles.any(forward)
}

/// What shows that "to" is a preposition.
fn noun_behind(roles: Roles) -> bool {
    roles.any(Roles::of(&[
        Role::The,
        Role::A,
        Role::This,
        Role::That,
        Role::These,
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
    ]))
}
