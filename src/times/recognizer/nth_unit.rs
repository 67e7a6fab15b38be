//! "the second day of the talks", "the last day of April", "the third evening", "the final week of the campaign": one of
//! several, counted from a beginning that only the story knows.

use super::Recognizer;
use super::month::month_word;
use super::numbers::{ordinal_at, year_behind};
use super::war_day::of_war;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Field, Found, Meaning};
use crate::times::token::{Kind, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::The, Role::Possessive, Role::A, Role::Ordinal]),
    digits: true,
    read,
};

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let determined = tokens.any(at, Roles::of(&[Role::The, Role::Possessive, Role::A]));
    let first = if determined { at + 1 } else { at };
    // "the last day" alone is yesterday.
    let last = determined && (tokens.is(first, Role::Final) || tokens.is(first, Role::Last));
    let (number, next) = if last {
        (0, first + 1)
    } else if determined && tokens.is_word(first, "opening") {
        (1, first + 1)
    } else {
        ordinal_at(tokens, first)?
    };
    let in_a_row = tokens.is(next, Role::Consecutive);
    let unit = if in_a_row { next + 1 } else { next };
    let behind = tokens.at(unit + 1);
    if tokens.at(unit).word.plural || behind.is_mark(b'-') && behind.glued || number < 0 {
        return None;
    }
    let of = behind.is(Role::Of);
    let token = tokens.at(unit);
    let part = token.is(Role::PartOfDay);
    let day = token.unit() == Some(Unit::Day);
    if day
        && of
        && !in_a_row
        && let Some((month, next)) = month_word(tokens, unit + 2)
    {
        let (year, end) = year_behind(tokens, next);
        let field = if last { Field::LastDay(month) } else { Field::Day(month, u8::try_from(number).ok()?) };
        return (number < 32).then(|| Found::date(at, end, year, field, "day of month"));
    }
    // An offensive or a campaign is one of several in a war.
    if day
        && !last
        && let Some(end) = of_war(tokens, unit + 1).filter(|end| is_the_war(tokens, *end - 1))
    {
        return Some(Found::new(at, end, Meaning::WarDay(number), "war day"));
    }
    // "entered its third week", "is in its third month".
    let before = tokens.before(at, 1);
    let entered = before.is(Role::Enter) || before.is(Role::In) && tokens.is(at, Role::Possessive);
    let value = match token.unit() {
        _ if part && determined => "XXXX-XX-XX",
        Some(Unit::Day) if !last || of => "XXXX-XX-XX",
        Some(Unit::Week) if of || entered => "XXXX-WXX",
        Some(Unit::Month) if of || entered => "XXXX-XX",
        _ => return None,
    };
    let noun = part && tokens.at(unit + 1).kind == Kind::Word && tokens.at(unit + 1).is_ordinary();
    let counted = of || in_a_row || entered || before.roles.any(Roles::of(&[Role::On, Role::For, Role::By]));
    let told = determined && !tokens.is(at, Role::A) || counted;
    let part = if part { Some(token.word.part_of_day) } else { None };
    (told && !noun).then(|| Found::new(at, unit + 1, Meaning::Unplaced(value, part), "nth"))
}

fn is_the_war(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at, "war") || tokens.is_word(at, "invasion")
}
