//! A date with what narrows it: "early March", "mid-1942", "the end of the month", "late last week", "earlier this
//! year", "later that day", "early in 1862".

use super::{Recognizer, date_at};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Field, Found, Meaning, Modifier};
use crate::times::token::Tokens;

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[
        Role::The,
        Role::Early,
        Role::Mid,
        Role::Late,
        Role::Earlier,
        Role::Later,
        Role::About,
    ]),
    digits: false,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let (modifier, core) = modifier_at(tokens, at)?;
    let core = if tokens.is(core, Role::About) && modifier != Modifier::About { core + 1 } else { core };
    let mut found = date_at(tokens, core, words)?;
    // "the late-November trip", "the early 2022 offensive": the article belongs to the noun behind.
    let article = tokens.is(at, Role::The) && !tokens.any(core - 1, OPENS_DATE);
    if !can_be_narrowed(&found.meaning, modifier) || article && is_attributive(&found.meaning) {
        return None;
    }
    found.from = at;
    found.modifier = modifier;
    Some(found)
}

/// "early", "mid", "late", and two of them in a row: "early to mid-March"; the token behind.
fn part_at(tokens: &Tokens<'_>, at: usize) -> Option<(Modifier, usize)> {
    let part = |at: usize| {
        let word = tokens.at(at);
        [(Role::Early, Modifier::Start), (Role::Late, Modifier::Late), (Role::Mid, Modifier::Mid)]
            .into_iter()
            .find(|(role, _)| word.is(*role))
            .map(|(_, modifier)| modifier)
    };
    let first = part(at)?;
    let hyphen = if tokens.mark(at + 1, b'-') { at + 2 } else { at + 1 };
    let joined = tokens.is(hyphen, Role::To) || tokens.is(hyphen, Role::And) || tokens.is(hyphen, Role::Or);
    let second_at = if joined { tokens.past_hyphen(hyphen + 1) } else { hyphen };
    let both = match (first, part(second_at).filter(|_| joined || hyphen > at + 1)) {
        (Modifier::Start, Some(Modifier::Mid)) => Some(Modifier::StartToMid),
        (Modifier::Mid, Some(Modifier::Late)) => Some(Modifier::MidToLate),
        _ => None,
    };
    Some(both.map_or((first, at + 1), |both| (both, second_at + 1)))
}

/// What stands between a modifier with an article and its date: "the end of March", "the late in 1942".
const OPENS_DATE: Roles = Roles::of(&[Role::Of, Role::In, Role::On]);

/// Whether a date stands without an article, as months and years do.
fn is_attributive(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Calendar(calendar)
        if matches!(calendar.field, Field::Month(_) | Field::Day(..) | Field::Year))
}

fn can_be_narrowed(meaning: &Meaning, modifier: Modifier) -> bool {
    match meaning {
        Meaning::Calendar(calendar) if modifier == Modifier::About => {
            !matches!(calendar.field, Field::Weekday(_) | Field::Told)
        }
        Meaning::Calendar(_) => true,
        Meaning::Named(named) => named.unit != Unit::Weekend || modifier != Modifier::About,
        _ => false,
    }
}

/// The modifier, and where the date begins.
fn modifier_at(tokens: &Tokens<'_>, at: usize) -> Option<(Modifier, usize)> {
    let token = tokens.at(at);
    if token.is(Role::About) {
        let date = tokens.is(at + 1, Role::Month) || tokens.at(at + 1).is_plain(4);
        return date.then_some((Modifier::About, at + 1));
    }
    if token.is(Role::Earlier) || token.is(Role::Later) {
        let modifier = if token.is(Role::Earlier) { Modifier::UpToNow } else { Modifier::FromNow };
        let the = if tokens.is(at + 1, Role::In) && tokens.is(at + 2, Role::The) { at + 2 } else { at + 1 };
        let date = tokens.any(
            the,
            Roles::of(&[
                Role::This,
                Role::That,
                Role::The,
                Role::Today,
                Role::Yesterday,
                Role::Last,
                Role::Next,
                Role::In,
            ]),
        );
        return date.then(|| (modifier, if tokens.is(the, Role::In) { the + 1 } else { the }));
    }
    let the = if token.is(Role::The) { at + 1 } else { at };
    let very = if tokens.is_word(the, "very") { the + 1 } else { the };
    let word = tokens.at(very);
    if the > at
        && (word.is(Role::Begin) || word.is(Role::End) || word.is(Role::Mid) || tokens.is_word(very, "dawn"))
        && tokens.is(very + 1, Role::Of)
    {
        let modifier = if word.is(Role::End) {
            Modifier::End
        } else if word.is(Role::Mid) {
            Modifier::Mid
        } else {
            Modifier::Start
        };
        return Some((modifier, very + 2));
    }
    let half = tokens.is(very + 1, Role::Half);
    if the > at && (half || tokens.is(very + 1, Role::Part)) && tokens.is(very + 2, Role::Of) {
        let number = if word.is(Role::Ordinal) { word.number } else { 0 };
        let late = word.is(Role::Late) || word.is(Role::Later) || word.is(Role::Last) || number == 2;
        let early = word.is(Role::Early) || word.is(Role::Earlier) || number == 1;
        let modifier = match (half, late || tokens.is_word(very, "latter")) {
            (true, true) => Modifier::SecondHalf,
            (false, true) => Modifier::Late,
            (true, false) if early => Modifier::FirstHalf,
            (false, false) if early || tokens.is_word(very, "better") => Modifier::Start,
            _ => return None,
        };
        return Some((modifier, very + 3));
    }
    let (modifier, next) = part_at(tokens, very)?;
    let hyphen = tokens.past_hyphen(next);
    let on_day =
        tokens.is(hyphen, Role::On) && tokens.any(hyphen + 1, Roles::of(&[Role::Weekday, Role::Month]));
    let inside = if tokens.is(hyphen, Role::In) || on_day { hyphen + 1 } else { hyphen };
    Some((modifier, inside))
}
