//! "three days ago", "two weeks later", "a year earlier", "year-ago", "the day before", "six months from now".

use super::Recognizer;
use super::length::{alternative, and_half, loose_at, unit_behind};
use super::numbers::amount_at;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Amount, Anchor, Found, Length, Meaning, Shift};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: super::length::FIRST, digits: true, read };

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    if tokens.is(at, Role::The) {
        return day_before(tokens, at)
            .or_else(|| the_year_ago_quarter(tokens, at))
            .or_else(|| beside_what_happened(tokens, at));
    }
    let start = loose_at(tokens, at).unwrap_or(at);
    if let Some((unit, true)) = tokens
        .at(start)
        .unit()
        .map(|unit| (unit, tokens.at(start + 1).is_mark(b'-') && tokens.at(start + 1).glued))
    {
        let (anchor, next) = anchor_at(tokens, start + 2)?;
        let (end, quarter) = year_ago_noun(tokens, next);
        if quarter {
            return Some(found(at, end, Amount::Whole(1), unit, anchor));
        }
        let word_only = tokens.is(start + 2, Role::Ago) || tokens.is(start + 2, Role::Earlier);
        return word_only.then(|| found(at, next, Amount::Whole(1), unit, anchor));
    }
    let (amount, next) =
        amount_at(tokens, start).or_else(|| tokens.at(start).word.plural.then_some((Amount::Some, start)))?;
    // "two or three weeks ago".
    let next = alternative(tokens, next);
    let (unit, next) = unit_behind(tokens, tokens.past_hyphen(next))?;
    let (amount, next) = and_half(tokens, amount, or_so(tokens, next));
    let (anchor, end) = anchor_at(tokens, next)?;
    // "two hours later" says more as a length: the hour that it is counted from is hardly ever told.
    if anchor.0 == Anchor::Told && matches!(unit, Unit::Hour | Unit::Minute | Unit::Second) {
        return None;
    }
    Some(found(at, end, amount, unit, anchor))
}

/// "the year-ago quarter", "the comparable year-earlier period".
fn the_year_ago_quarter(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let comparable = tokens.is_word(at + 1, "comparable") || tokens.is_word(at + 1, "corresponding");
    let year = if comparable { at + 2 } else { at + 1 };
    let hyphened = tokens.at(year).unit() == Some(Unit::Year) && tokens.mark(year + 1, b'-');
    let (anchor, next) = hyphened.then(|| anchor_at(tokens, year + 2)).flatten()?;
    if let Some((amount, behind)) = amount_at(tokens, next)
        && tokens.at(behind).unit() == Some(Unit::Month)
    {
        let months = Length { amount, unit: Unit::Month, side: 0 };
        return Some(Found::new(at, behind + 1, Meaning::Length(months), "shift"));
    }
    let (end, noun) = year_ago_noun(tokens, next);
    noun.then(|| found(at, end, Amount::Whole(1), Unit::Year, anchor))
}

/// "quarter", "period", "third quarter" behind "year-ago".
fn year_ago_noun(tokens: &Tokens<'_>, at: usize) -> (usize, bool) {
    let ordinal = if tokens.is(at, Role::Ordinal) { tokens.past_hyphen(at + 1) } else { at };
    let noun = tokens.at(ordinal).unit() == Some(Unit::Quarter) || tokens.is_word(ordinal, "period");
    if noun { (ordinal + 1, true) } else { (at, false) }
}

/// "or so", "or more", "a year or two".
pub(super) fn or_so(tokens: &Tokens<'_>, next: usize) -> usize {
    let behind = tokens.at(next + 2);
    // "a year, or two cents a share" has a noun of its own.
    let noun = behind.kind == Kind::Word
        && !behind.opens_sentence
        && (behind.is_ordinary() || behind.is(Role::Unit));
    let few = matches!(tokens.at(next + 1).number, 2 | 3) && tokens.is(next + 1, Role::Cardinal) && !noun;
    let so = tokens.is_word(next + 1, "so") || tokens.is(next + 1, Role::More);
    if tokens.is(next, Role::Or) && (so || few) { next + 2 } else { next }
}

fn found(at: usize, end: usize, amount: Amount, unit: Unit, (anchor, direction): (Anchor, i32)) -> Found {
    Found::new(at, end, Meaning::Shift(Shift { amount, unit, direction, anchor }), "shift")
}

/// "ago", "earlier", "later", "from now", and "before", "after" where nothing follows that they could govern.
fn anchor_at(tokens: &Tokens<'_>, at: usize) -> Option<((Anchor, i32), usize)> {
    let token = tokens.at(at);
    let ends = ends_clause(tokens, at + 1);
    if token.is(Role::Ago) {
        Some(((Anchor::Speech, -1), at + 1))
    } else if token.is(Role::Earlier)
        || (token.is(Role::Before) && ends)
        || tokens.is_word(at, "previously")
        || (tokens.is_word(at, "prior") && ends)
    {
        Some(((Anchor::Told, -1), at + 1))
    } else if token.is(Role::Later) || token.is(Role::Afterward) || (token.is(Role::After) && ends) {
        Some(((Anchor::Told, 1), at + 1))
    } else if token.is(Role::From) && (tokens.is_word(at + 1, "now") || tokens.is(at + 1, Role::Today)) {
        Some(((Anchor::Speech, 1), at + 2))
    } else if tokens.is_word(at, "hence") {
        Some(((Anchor::Speech, 1), at + 1))
    } else {
        None
    }
}

/// Whether nothing stands there that a preposition could govern.
fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = tokens.at(at);
    matches!(token.kind, Kind::Mark(b',' | b'.' | b';' | b':' | b'?' | b'!' | b')' | b'"') | Kind::End)
        || token.opens_sentence
        || token.roles.any(Roles::of(&[Role::And, Role::Who]))
}

/// "the day before", "the year after", "the year previous", where nothing follows.
fn day_before(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit = tokens.at(at + 1).unit().filter(|_| !tokens.at(at + 1).word.plural)?;
    let direction = match tokens.at(at + 2) {
        token
            if (token.is(Role::Before) || token.is(Role::Previous) || token.is(Role::Earlier))
                && ends_clause(tokens, at + 3) =>
        {
            -1
        }
        token
            if (token.is(Role::After) || token.is(Role::Following) || token.is(Role::Later))
                && ends_clause(tokens, at + 3) =>
        {
            1
        }
        _ => return None,
    };
    Some(found(at, at + 3, Amount::Whole(1), unit, (Anchor::Told, direction)))
}

/// "The day after the attack", "the week before his death": counted from what is told, whose day no expression says.
fn beside_what_happened(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit = tokens.at(at + 1).unit().filter(|_| !tokens.at(at + 1).word.plural)?;
    let value = match unit {
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Year => "XXXX",
        _ => return None,
    };
    // "Late in the day after falling": of that day, and then.
    let beside =
        tokens.any(at + 2, Roles::of(&[Role::Before, Role::After])) && !tokens.before(at, 1).is(Role::In);
    let next = tokens.at(at + 3);
    let told = next.roles.any(Roles::of(&[Role::The, Role::A, Role::Possessive])) || next.is_ordinary();
    (beside && told && next.kind == Kind::Word)
        .then(|| Found::new(at, at + 2, Meaning::Vague(value), "beside what happened"))
}
