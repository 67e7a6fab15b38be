//! What counts from the first day of a war: "day 1,155 of the war", "in its fourth year", "the third anniversary of
//! the invasion".

use super::Recognizer;
use super::numbers::{cardinal_at, ordinal_at};
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Found, Meaning};
use crate::times::token::{Kind, Suffix, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::Unit, Role::Possessive, Role::The, Role::Ordinal]),
    digits: true,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    if tokens.at(at).unit() == Some(Unit::Day) && !tokens.at(at).word.plural {
        let number = tokens.at(at + 1);
        let (days, next) = if number.kind == Kind::Number && number.suffix == Suffix::None {
            (number.number, at + 2)
        } else {
            cardinal_at(tokens, at + 1)?
        };
        let end = of_war(tokens, next)?;
        return Some(Found::new(at, end, Meaning::WarDay(days), "war day"));
    }
    let its = tokens.is(at, Role::Possessive);
    let the = if its || tokens.is(at, Role::The) { at + 1 } else { at };
    let (number, next) = ordinal_at(tokens, the)?;
    if tokens.at(next).unit() == Some(Unit::Year) && !tokens.at(next).word.plural {
        let war = of_war(tokens, next + 1);
        let entered = its && tokens.before(at, 1).roles.any(Roles::of(&[Role::In, Role::Enter]));
        return match war {
            Some(end) => Some(Found::new(at, end, Meaning::WarYear(number), "war year")),
            None => entered.then(|| Found::new(at, next + 1, Meaning::WarYear(number), "war year")),
        };
    }
    if tokens.is(next, Role::Anniversary) {
        let end = of_war(tokens, next + 1)?;
        return Some(Found::new(at, end, Meaning::WarAnniversary(number), "war anniversary"));
    }
    None
}

/// "of the war", "of Russia's full-scale invasion": the token behind.
pub(super) fn of_war(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.is(at, Role::Of) {
        return None;
    }
    let war = (at + 1..at + 9).find(|i| {
        tokens.is(*i, Role::War) || !matches!(tokens.at(*i).kind, Kind::Word | Kind::Mark(b'-' | b'\''))
    })?;
    // "the end of the Second World War" is not the war that the text is about.
    let name =
        tokens.at(war).capital && tokens.before(war, 1).capital && !tokens.before(war, 1).is(Role::WarPlace);
    let ended = (at + 1..war).any(|i| tokens.is(i, Role::End));
    (tokens.is(war, Role::War) && !name && !ended).then_some(war + 1)
}
