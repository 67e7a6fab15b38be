//! "now", "recently", "the future", "recent", "the near future", "at this time": times without a date.

use super::Recognizer;
use crate::lexicon::{Role, Roles, Words};
use crate::times::meaning::{Found, Meaning};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::Reference,
        Role::The,
        Role::This,
        Role::That,
        Role::Near,
        Role::These,
        Role::More,
    ]),
    digits: false,
    read,
};

/// "former", "future losses": times in the older TIMEX2 of histories, none in the TIMEX3 of news.
pub(in crate::times) const OF_HISTORIES: &str = "adjective";

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let the = if tokens.is(at, Role::The) { at + 1 } else { at };
    let near = if tokens.is(the, Role::Near) || tokens.is_word(the, "long") || tokens.is_word(the, "short") {
        the + 1
    } else {
        the
    };
    let token = tokens.at(near);
    if the > at && near > the && (tokens.is_word(near, "future") || tokens.is(near, Role::RefNoun)) {
        return Some(found(at, near + 1, "FUTURE_REF"));
    }
    if the > at && near == the && tokens.is(the, Role::Past) && tokens.is_word(the, "past") {
        // "in the past" stands alone, or a clause goes on; "the past half-century", "the past two years" do not.
        let next = tokens.at(the + 1);
        let counted = next.roles.any(Roles::of(&[
            Role::Unit,
            Role::Cardinal,
            Role::Few,
            Role::Several,
            Role::Couple,
            Role::Fiscal,
            Role::Half,
            Role::PartOfDay,
            Role::Season,
            Role::Month,
            Role::Weekday,
        ])) || next.kind == Kind::Number;
        let in_the = tokens.before(at, 1).is(Role::In) && !(2..4).any(|i| tokens.is(the + i, Role::Unit));
        let alone = !counted && (in_the || next.kind != Kind::Word);
        return alone.then(|| found(at, the + 1, "PAST_REF"));
    }
    if tokens.is(at, Role::These) && tokens.is_word(at, "these") && tokens.is_word(at + 1, "days") {
        return Some(found(at, at + 2, "PRESENT_REF"));
    }
    if (tokens.is_word(at, "right") || tokens.is_word(at, "more"))
        && (tokens.is_word(at + 1, "now") || tokens.is_word(at + 1, "recently"))
    {
        return Some(found(at, at + 2, tokens.at(at + 1).word.value));
    }
    if token.is(Role::Reference)
        && tokens.is_word(near, "future")
        && the == at
        && !tokens.before(at, 1).is(Role::In)
    {
        return Some(Found::new(at, at + 1, Meaning::Vague("FUTURE_REF"), OF_HISTORIES));
    }
    if tokens.is_word(at, "soon") {
        return is_yet_to_come(tokens, at).then(|| found(at, at + 1, "FUTURE_REF"));
    }
    // "during this period", "at that time": the time told; "at the same time" mostly means "also".
    let told = (tokens.is(at, Role::This) || tokens.is(at, Role::That)) && tokens.is(at + 1, Role::Span);
    if told
        && tokens.before(at, 1).roles.any(Roles::of(&[
            Role::During,
            Role::At,
            Role::By,
            Role::Since,
            Role::Until,
        ]))
    {
        return Some(found(at, at + 2, "PRESENT_REF"));
    }
    if tokens.is_word(at, "former") {
        return Some(Found::new(at, at + 1, Meaning::Vague("PAST_REF"), OF_HISTORIES));
    }
    if !token.is(Role::Reference) || near > the || (the > at && !tokens.is_word(near, "future")) {
        return None;
    }
    Some(found(at, near + 1, token.word.value))
}

/// Whether "soon" lies ahead of the day of speech: "will soon begin", "may return soon", not "was soon abandoned", "soon
/// after", "as soon as".
fn is_yet_to_come(tokens: &Tokens<'_>, at: usize) -> bool {
    let other = tokens.any(at + 1, Roles::of(&[Role::As, Role::After, Role::Afterward]))
        || tokens.before(at, 1).is(Role::As)
        || tokens.mark(at + 1, b'-');
    let forward = |at: usize| tokens.is(at, Role::ModalFuture) || tokens.is_word(at, "may");
    let looks = forward(at + 1)
        || tokens.before(at, 1).is(Role::To)
        || (1..=10.min(at))
            .map(|back| at - back)
            .take_while(|at| tokens.at(at + 1).kind == Kind::Word && !tokens.at(at + 1).opens_sentence)
            .take_while(|at| !tokens.any(*at, Roles::of(&[Role::Modal, Role::PastVerb, Role::Said])))
            .any(forward);
    looks && !other
}

fn found(at: usize, end: usize, value: &'static str) -> Found {
    Found::new(at, end, Meaning::Vague(value), "reference")
}
