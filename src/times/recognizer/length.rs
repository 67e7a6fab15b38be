//! "30 days", "30-hour", "two and a half years", "the past three months", "several weeks", "days", "week-long".

use super::Recognizer;
use super::numbers::amount_at;
use super::shift::or_so;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Amount, Found, Length, Meaning};
use crate::times::resolve::length_value;
use crate::times::token::{Kind, Tokens};

/// What an amount of time can begin with.
pub(super) const FIRST: Roles = Roles::of(&[
    Role::A,
    Role::The,
    Role::Cardinal,
    Role::Few,
    Role::Several,
    Role::Couple,
    Role::Dozens,
    Role::Another,
    Role::Unit,
    Role::About,
    Role::More,
    Role::Less,
    Role::At,
    Role::Up,
    Role::Nearly,
    Role::Over,
    Role::Under,
    Role::Just,
    Role::No,
    Role::Within,
    Role::Last,
    Role::Past,
    Role::Next,
    Role::Coming,
    Role::Recent,
    Role::Previous,
    Role::Following,
    Role::Half,
    Role::These,
    Role::Intervening,
    Role::Ordinal,
]);

pub(super) const RECOGNIZER: Recognizer = Recognizer { first: FIRST, digits: true, read };

/// "nearly", "more than", "at least", "up to", "about": what loosens an amount; the token behind.
pub(super) fn loose_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.at(at);
    let next = tokens.at(at + 1);
    let no = usize::from(token.is(Role::No));
    let word = tokens.at(at + no);
    if (word.is(Role::More) || word.is(Role::Less)) && tokens.is(at + no + 1, Role::Than) {
        return Some(at + no + 2);
    }
    if token.is(Role::At) && next.is(Role::Least) || token.is(Role::Up) && next.is(Role::To) {
        return Some(at + 2);
    }
    let one =
        token.is(Role::Nearly) || token.is(Role::About) || token.is(Role::Over) || token.is(Role::Under);
    one.then_some(at + 1)
}

/// A unit behind an amount, past a word between them: "full years", "trading days", "more years".
pub(super) fn unit_behind(tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    let at = if tokens.is(at, Role::Consecutive) || tokens.is(at, Role::More) || tokens.is(at, Role::Another)
    {
        at + 1
    } else {
        at
    };
    let token = tokens.at(at);
    let unit = token.unit().filter(|unit| *unit != Unit::Weekend)?;
    Some((unit, at + 1))
}

/// "the past", "the last", "the next", "recent", "the first": on which side of the anchor a length lies; the token behind.
fn side_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let the = if tokens.is(at, Role::The) || tokens.is(at, Role::These) { at + 1 } else { at };
    let token = tokens.at(the);
    // "will last 60 days" has a verb.
    let verb = the == at
        && token.is(Role::Last)
        && (tokens.at(at + 1).kind == Kind::Number || tokens.is(at + 1, Role::Cardinal))
        && !tokens.any(
            at.wrapping_sub(1),
            Roles::of(&[Role::In, Role::Over, Role::For, Role::During, Role::Within]),
        );
    if verb {
        return None;
    }
    let side = if token.roles.any(Roles::of(&[
        Role::Past,
        Role::Last,
        Role::Recent,
        Role::Previous,
        Role::Latest,
    ])) {
        -1
    } else if token.roles.any(Roles::of(&[Role::Next, Role::Coming, Role::Following])) {
        1
    } else {
        let first = token.is(Role::Ordinal) && tokens.is_word(the, "first") && the > at
            || token.is(Role::Final)
            || token.is(Role::Intervening)
            || (token.is(Role::Early) && the > at);
        return if first { Some((0, the + 1)) } else { (the > at).then_some((0, the)) };
    };
    Some((side, the + 1))
}

fn read(tokens: &Tokens<'_>, at: usize, _: &Words) -> Option<Found> {
    let start = loose_at(tokens, at).unwrap_or(at);
    let (side, next) = side_at(tokens, start).unwrap_or((0, start));
    // "over the past two years": the preposition stays outside.
    if start == at + 1 && tokens.is(at, Role::Over) && (next > start || !compares(tokens, at)) {
        return None;
    }
    let framed = next > start;
    let amount = amount_at(tokens, next).filter(|_| !(framed && tokens.is(next, Role::A)));
    let (amount, unit_at) = match amount {
        Some((amount, next)) => (amount, next),
        None => (Amount::Some, next),
    };
    let counted = unit_at > next;
    // "a three-year period" keeps its article, "a three-year truce" does not.
    let article = tokens.is(next, Role::A)
        && (tokens.at(next + 1).kind == Kind::Number || tokens.is(next + 1, Role::Cardinal))
        && !(counted && tokens.at(unit_at).word.plural);
    if article && !framed {
        return with_article(tokens, at);
    }
    let unit_at = if counted { alternative(tokens, unit_at) } else { unit_at };
    let hyphen = tokens.past_hyphen(unit_at);
    let hyphen = if hyphen == unit_at && counted && tokens.mark(unit_at, b'-') && tokens.at(unit_at).glued {
        unit_at + 1
    } else {
        hyphen
    };
    let (unit, end) = unit_behind(tokens, hyphen)?;
    let plural = tokens.at(end - 1).word.plural;
    if !counted {
        return bare(tokens, at, next, framed, side, unit, end);
    }
    let counted = Counted { at, amount_at: next, amount, unit, plural, hyphen: hyphen > unit_at, end };
    // "a night-club" is one word, "a month-long siege" has a length.
    let compound = tokens.is(next, Role::A)
        && tokens.past_hyphen(end) > end
        && !tokens.any(end + 1, Roles::of(&[Role::Long, Role::Old]));
    if compound || !counted.fits(tokens) || is_title(tokens, at, end) {
        return None;
    }
    // "The Hundred Years' War", "the Six-Day War" are names.
    let named = tokens.at(end - 1).capital && {
        let behind = if tokens.mark(end, b'\'') { end + 1 } else { end };
        tokens.is(behind, Role::War) && tokens.at(behind).capital
    };
    if named {
        return None;
    }
    // "a year-earlier loss" is a date without its article.
    if tokens.past_hyphen(end) > end && tokens.any(end + 1, Roles::of(&[Role::Earlier, Role::Ago])) {
        return None;
    }
    if tokens.is_word(end, "period") && framed && counted.is_attributive() {
        return Some(Found::new(at, end + 1, Meaning::Length(Length { amount, unit, side }), "length"));
    }
    // Ages of people are no times: "a 44-year-old man", "52 years old"; "a two-week-old truce", "a two-year-old war"
    // have a length.
    let old = tokens.is(end, Role::Old) || (tokens.mark(end, b'-') && tokens.is(end + 1, Role::Old));
    let lasting = Roles::of(&[Role::War, Role::Harm]);
    let truce = matches!(tokens.words(end + 2), "truce" | "ceasefire" | "armistice" | "blockade");
    let war = tokens.any(end + 2, lasting) || tokens.any(end + 3, lasting) || truce;
    let age = old && (unit == Unit::Year && !war || tokens.is(end + 2, Role::Young));
    if age || framed && side == 0 && counted.is_attributive() {
        return None;
    }
    if let Some(end) = rate_behind(tokens, end).filter(|_| plural && !framed) {
        let value = length_value(Length { amount, unit, side: 0 });
        return Some(Found::new(at, end, Meaning::Repeat(value), "rate"));
    }
    // "in each of the past three years": a set of years.
    let each = tokens.before(at, 1).is(Role::Of) && tokens.before(at, 2).is(Role::Every);
    if each && framed && plural {
        let value = length_value(Length { amount: Amount::Whole(1), unit, side: 0 });
        return Some(Found::new(at, end, Meaning::Repeat(value), "each of"));
    }
    let (amount, end) = and_half(tokens, amount, end);
    let mut end = or_so(tokens, end);
    if tokens.mark(end, b'-')
        && tokens.at(end).glued
        && (tokens.is(end + 1, Role::Old) || tokens.is(end + 1, Role::Long))
    {
        end += 2;
    }
    Some(Found::new(at, end, Meaning::Length(Length { amount, unit, side }), "length"))
}

/// Past "a day" in "24 hours a day", but not in "two days a week later".
fn rate_behind(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let each = tokens.is(at, Role::A) || tokens.is(at, Role::Per) || tokens.is(at, Role::Every);
    let unit = tokens.at(at + 1).unit().is_some() && !tokens.at(at + 1).word.plural;
    let counted =
        Roles::of(&[Role::Ago, Role::Earlier, Role::Later, Role::Before, Role::After, Role::Afterward]);
    (each && unit && !tokens.any(at + 2, counted)).then_some(at + 2)
}

/// "60 Minutes" on television.
fn is_title(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    tokens.at(end - 1).capital
        && tokens.at(at).kind == Kind::Number
        && matches!(tokens.before(at, 1).kind, Kind::Mark(b'"' | b'\'' | b'`'))
}

/// "in over six years", "more than"-like; "evolved over several years" has a preposition.
fn compares(tokens: &Tokens<'_>, over: usize) -> bool {
    tokens.before(over, 1).roles.any(Roles::of(&[
        Role::In,
        Role::For,
        Role::After,
        Role::Of,
        Role::Just,
        Role::Within,
        Role::Lasting,
    ]))
}

/// A unit without an amount: "weeks", "recent months", "week-long", "the years".
fn bare(
    tokens: &Tokens<'_>,
    at: usize,
    next: usize,
    framed: bool,
    side: i32,
    unit: Unit,
    end: usize,
) -> Option<Found> {
    let plural = tokens.at(end - 1).word.plural;
    let long = tokens.mark(end, b'-')
        && tokens.at(end).glued
        && (tokens.is(end + 1, Role::Long) || tokens.is(end + 1, Role::Old));
    let age = !plural && unit == Unit::Year || tokens.is(end + 2, Role::Young);
    if long && tokens.is(end + 1, Role::Old) && age || tokens.is(end, Role::Old) {
        return None;
    }
    // "it is a matter of days", "on days when prices fall".
    let idiom = tokens.before(at, 1).is(Role::Of) && tokens.is_word(at.saturating_sub(2), "matter")
        || tokens.before(at, 1).is(Role::On)
        || tokens.before(at, 1).is_mark(b'-') && tokens.at(at).glued
        || unit == Unit::Hour && is_of_work(tokens, at);
    if idiom && !framed {
        return None;
    }
    if long {
        let amount = if plural { Amount::Some } else { Amount::Whole(1) };
        // "the months-old truce" keeps its article.
        let at = if framed && side == 0 { next } else { at };
        return Some(Found::new(at, end + 2, Meaning::Length(Length { amount, unit, side }), "length"));
    }
    let quarters = unit == Unit::Quarter && !(framed && side != 0);
    let longer_than_hours = !matches!(unit, Unit::Second | Unit::Night) && !quarters;
    // "the weeks ahead", "the years to come".
    let ahead = if tokens.is(end, Role::Ahead) && !tokens.is(end + 1, Role::Of) {
        end + 1
    } else if tokens.is(end, Role::To) && tokens.is_word(end + 1, "come") {
        end + 2
    } else {
        end
    };
    let plain_article = framed && side == 0 && next == at + 1 && tokens.is(at, Role::The) && ahead == end;
    let title = tokens.at(end - 1).capital && !tokens.at(end - 1).opens_sentence;
    let these_days = title || unit == Unit::Day && tokens.is_word(at, "these");
    if these_days || !plural || !longer_than_hours || (next > at && !framed) || plain_article {
        return None;
    }
    let end = if ahead > end { ahead } else { second_unit(tokens, end) };
    // "recent years", "past years": TimeBank has no length there.
    let vague = unit == Unit::Year && side < 0 && next > at && !tokens.is(at, Role::The);
    if vague {
        return Some(Found::new(at, end, Meaning::Vague("PAST_REF"), "length"));
    }
    Some(Found::new(at, end, Meaning::Length(Length { amount: Amount::Some, unit, side }), "length"))
}

/// Whether the hours behind a word are those of work or traffic: "shorter hours", "working hours", "rush hours".
fn is_of_work(tokens: &Tokens<'_>, at: usize) -> bool {
    let (token, word) = (tokens.before(at, 1), tokens.words(at.wrapping_sub(1)));
    let kind = token.is_ordinary() && (word.ends_with("er") || word.ends_with("ing") || word.ends_with("sh"));
    token.kind == Kind::Word
        && !token.opens_sentence
        && (kind || token.roles.any(Roles::of(&[Role::Long, Role::Early, Role::Late, Role::Consecutive])))
        && !token.roles.any(Roles::of(&[Role::Lasting, Role::After, Role::Over, Role::Under]))
        || token.is(Role::PartOfDay)
        || matches!(word, "small" | "wee")
}

/// Past a second bare unit: "weeks or months", "recent weeks and months".
fn second_unit(tokens: &Tokens<'_>, end: usize) -> usize {
    let joined = tokens.is(end, Role::Or) || tokens.is(end, Role::And);
    let second = tokens.at(end + 1);
    if joined && second.unit().is_some() && second.word.plural { end + 2 } else { end }
}

/// "a three-year period".
fn with_article(tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let (amount, next) = amount_at(tokens, at + 1)?;
    let hyphen = tokens.past_hyphen(next);
    let (unit, end) = unit_behind(tokens, hyphen)?;
    let plural = tokens.at(end - 1).word.plural;
    let counted = Counted { at, amount_at: at + 1, amount, unit, plural, hyphen: hyphen > next, end };
    let period = tokens.is_word(end, "period") && counted.is_attributive();
    period.then(|| Found::new(at, end + 1, Meaning::Length(Length { amount, unit, side: 0 }), "length"))
}

/// Past a second amount: "two to three weeks", "12 or 18 months", "a two- to three-week pause", "a two-to-three-week one".
pub(super) fn alternative(tokens: &Tokens<'_>, at: usize) -> usize {
    let hyphen = tokens.mark(at, b'-') && tokens.at(at).glued;
    let word = if hyphen { at + 1 } else { at };
    let joined = tokens.is(word, Role::To) || tokens.is(word, Role::Or);
    if !joined && !hyphen {
        return at;
    }
    let second = if joined { tokens.past_hyphen(word + 1) } else { word };
    match amount_at(tokens, second) {
        Some((_, next)) if tokens.at(tokens.past_hyphen(next)).unit().is_some() => next,
        _ => at,
    }
}

/// "a minute and a half", "a year-and-a-half".
pub(super) fn and_half(tokens: &Tokens<'_>, amount: Amount, end: usize) -> (Amount, usize) {
    let and = tokens.past_hyphen(end);
    let a = tokens.past_hyphen(and + 1);
    let half = tokens.past_hyphen(a + 1);
    let whole = tokens.is(and, Role::And) && tokens.is(a, Role::A) && tokens.is(half, Role::Half);
    match amount {
        Amount::Whole(number) if whole => (Amount::AndHalf(number), half + 1),
        _ => (amount, end),
    }
}

/// An amount with its unit, as it stands in the text.
struct Counted {
    /// First token of the whole expression.
    at: usize,
    /// First token of the amount.
    amount_at: usize,
    /// How many.
    amount: Amount,
    /// Of what.
    unit: Unit,
    /// The unit stands in the plural.
    plural: bool,
    /// A hyphen joins them.
    hyphen: bool,
    /// One past the unit.
    end: usize,
}

/// Whether something stands there of which quarters are parts: "of the troops", "of its output", "of 1.6 million".
fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = tokens.at(at);
    token.roles.any(Roles::of(&[Role::The, Role::Possessive, Role::A, Role::These, Role::Cardinal]))
        || token.kind == Kind::Number
        || token.capital
}

impl Counted {
    /// "the two-day", "the 28 day": the determiner belongs to the noun behind.
    fn is_attributive(&self) -> bool {
        self.hyphen || !self.plural && !matches!(self.amount, Amount::Whole(1))
    }

    /// Whether amount and unit belong together: "30 days", "30-day", "a week", but not "a second", "one quarter",
    /// "three quarters of the troops".
    fn fits(&self, tokens: &Tokens<'_>) -> bool {
        let number = tokens.at(self.amount_at);
        let before = tokens.before(self.at, 1);
        let money = before.is_mark(b'$') || before.is_mark(b'#');
        let many = !matches!(self.amount, Amount::Whole(1));
        // "a three-quarter majority", "three quarters of the troops".
        if self.unit == Unit::Quarter
            && (self.hyphen
                || self.plural && tokens.is(self.end, Role::Of) && is_counted(tokens, self.end + 1))
        {
            return false;
        }
        let doubtful = matches!(self.unit, Unit::Second | Unit::Quarter) && !self.plural && !self.hyphen;
        // "a 20 year low".
        let behind = tokens.at(self.end);
        let noun_next = behind.kind == Kind::Word && !behind.opens_sentence && !behind.is(Role::Old);
        let year_number = number.kind == Kind::Number && number.digits == 4 && !self.plural;
        !money
            && !(doubtful && (number.is(Role::A) || many))
            && !year_number
            && (self.plural || self.hyphen || !many || number.kind == Kind::Word || noun_next)
    }
}
