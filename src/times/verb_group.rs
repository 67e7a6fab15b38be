//! Whether a verb group looks back or forward: "was killed", "will be held", "agreed to meet". Part of `direction`.

use super::direction::Direction;
use super::token::{Kind, Tokens};
use crate::lexicon::{Role, Roles};

/// How many tokens a verb group may have before its main verb: "would not yet have been".
const GROUP: usize = 5;

/// How many tokens a subject may have: "neither he nor any of his four deputies".
pub(super) const SUBJECT: usize = 12;

/// Where the verb at a token looks; `None` where there is none.
pub(super) fn verb(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
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
    // "Agreed to the deal in January", "agreed to a truce in May": the month of either.
    if token.is(Role::Plan) && tokens.is(at + 1, Role::To) {
        let forward = infinitive(tokens, at + 1);
        return Some(if forward { Direction::Future } else { Direction::Either });
    }
    if sets_out(tokens, at) || tokens.is_word(at, "ahead") && tokens.is(at + 1, Role::Of) {
        return Some(Direction::Either);
    }
    if is_past(tokens, at) {
        return Some(group(tokens, at).unwrap_or(Direction::Past));
    }
    let scheduling = token.is(Role::Scheduling) || token.is(Role::Enter) && tokens.is_word(at + 1, "into");
    if scheduling && (before.kind == Kind::Word && !noun_follows(before.roles) || before.is_mark(b',')) {
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
pub(super) fn is_past(tokens: &Tokens<'_>, at: usize) -> bool {
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
pub(super) fn group(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
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
        let adverb = words.ends_with("ly")
            || matches!(words, "not" | "also" | "then" | "never" | "still" | "again" | "soon" | "'t");
        if !adverb && !token.is(Role::Be) && !token.is(Role::Have) {
            return None;
        }
    }
    None
}

/// "could not be reached Wednesday", "neither could be reached", "gunfire could be heard on Friday".
fn could_not(tokens: &Tokens<'_>, at: usize) -> bool {
    let not = tokens.is_word(at + 1, "not") || tokens.is_word(at + 1, "'t") || denies(tokens, at);
    let sense = if tokens.is_word(at + 1, "be") { at + 2 } else { at + 1 };
    let sensed = matches!(tokens.words(sense), "heard" | "seen" | "hear" | "see" | "felt" | "feel");
    tokens.is_word(at, "could") && (not || sensed)
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
