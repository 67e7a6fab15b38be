//! "10:35 a.m.", "6 p.m. Moscow time on Saturday", "18:00 GMT", "noon Friday", "midnight", "5 in the morning",
//! "half past nine".

use chrono::NaiveTime;

use super::Recognizer;
use super::date_at;
use super::numbers::cardinal_at;
use crate::lexicon::{Role, Roles, Unit, Words};
use crate::times::meaning::{Calendar, Field, Found, Meaning, TimeOfDay, Year};
use crate::times::token::{Kind, Suffix, Tokens};

pub(super) const RECOGNIZER: Recognizer = Recognizer {
    first: Roles::of(&[Role::Noon, Role::Midnight, Role::About, Role::Cardinal, Role::Half]),
    digits: true,
    read,
};

/// A month and a day that the calendar could hold.
pub(super) fn valid_day(month: i32, day: i32) -> Option<(u8, u8)> {
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some(())?;
    Some((u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

fn read(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<Found> {
    let start = if tokens.is(at, Role::About) { at + 1 } else { at };
    let (time, end) = clock_at(tokens, start, words)?;
    let mut calendar = Calendar::new(Year::Missing, Field::Told);
    calendar.time = time;
    let end = past_restated(tokens, end, words, false);
    let comma = if tokens.mark(end, b',') { end + 1 } else { end };
    let on = if tokens.is(comma, Role::On) || tokens.is(comma, Role::Of) { comma + 1 } else { comma };
    if let Some(Found { to, meaning: Meaning::Calendar(date), .. }) = date_at(tokens, on, words) {
        let day = date.field.is_day() && (comma == end || !matches!(date.field, Field::Today(_)));
        if day && date.time.clock.is_none() {
            let part = date.time.part;
            calendar = date;
            calendar.time = time;
            calendar.time.part = calendar.time.part.or(part);
            // "10 p.m. Wednesday ET".
            let (timed, to) =
                if time.zone.is_none() { with_zone(tokens, calendar.time, to) } else { (calendar.time, to) };
            calendar.time = timed;
            let to = past_restated(tokens, to, words, true);
            return Some(Found::new(at, to, Meaning::Calendar(calendar), "clock and date"));
        }
    }
    Some(Found::new(at, end, Meaning::Calendar(calendar), "clock"))
}

/// Past the same moment in another zone: "midnight Sunday (0500 GMT Monday)", "10:35 a.m. (0735 GMT) Friday"; a day in the
/// bracket belongs to it only where one stands before it.
fn past_restated(tokens: &Tokens<'_>, end: usize, words: &Words, dated: bool) -> usize {
    let close = if tokens.mark(end, b'[') { b']' } else { b')' };
    let restated =
        (tokens.mark(end, b'(') || close == b']').then(|| clock_at(tokens, end + 1, words)).flatten();
    let Some((time, next)) = restated.filter(|(time, _)| time.zone.is_some() || time.utc) else { return end };
    let on = if tokens.is(next, Role::On) || tokens.mark(next, b',') { next + 1 } else { next };
    let next = date_at(tokens, on, words).filter(|_| dated).map_or(next, |date| date.to);
    if time.clock.is_some() && tokens.mark(next, close) { next + 1 } else { end }
}

/// A clock time with its zone, and the token behind.
pub(super) fn clock_at(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<(TimeOfDay, usize)> {
    let token = tokens.at(at);
    let twelve = token.number == 12 && (token.is_plain(2) || token.is(Role::Cardinal));
    if twelve && tokens.any(at + 1, Roles::of(&[Role::Noon, Role::Midnight])) {
        return clock_at(tokens, at + 1, words);
    }
    if let Some(found) = minutes_from(tokens, at, words).or_else(|| half_past(tokens, at)) {
        return Some(found);
    }
    if token.is(Role::Noon) || token.is(Role::Midnight) {
        if tokens.is_word(at.wrapping_sub(1), "high") {
            return None;
        }
        let hour = if token.is(Role::Noon) { 12 } else { 0 };
        let time = TimeOfDay {
            clock: NaiveTime::from_hms_opt(hour, 0, 0),
            end_of_day: hour == 0,
            ..TimeOfDay::default()
        };
        return Some(with_zone(tokens, time, at + 1));
    }
    if token.is(Role::Cardinal) && (1..=12).contains(&token.number) {
        return half_day(tokens, at, token.number, 0, at + 1)
            .map(|(time, next)| with_zone(tokens, time, next));
    }
    if token.kind != Kind::Number || token.suffix != Suffix::None || tokens.before(at, 1).is_mark(b'$') {
        return None;
    }
    let minutes_at = at + 2;
    let colon = tokens.at(at + 1).glued
        && (tokens.mark(at + 1, b':') || tokens.mark(at + 1, b'.'))
        && tokens.at(minutes_at).is_plain(2)
        && tokens.at(minutes_at).digits == 2
        && tokens.at(minutes_at).glued;
    let bounded = !(tokens.before(at, 1).is_mark(b':') && token.glued);
    if token.is_plain(2) && colon && tokens.at(minutes_at).number < 60 && bounded && token.number <= 24 {
        return colon_clock(tokens, at);
    }
    // "10.30 p.m." is read as one number with a fraction.
    if token.grouped && token.digits <= 2 && token.number < 24 {
        let minutes = tokens
            .words(at)
            .rsplit('.')
            .next()
            .filter(|m| m.len() == 2)?
            .parse::<u32>()
            .ok()
            .filter(|m| *m < 60)?;
        // "at 15.30 hours".
        let hours = tokens.is_word(at + 1, "hours") || tokens.is_word(at + 1, "hrs");
        let timed = tokens.before(at, 1).roles.any(Roles::of(&[
            Role::At,
            Role::By,
            Role::Until,
            Role::About,
            Role::Since,
        ]));
        if hours && timed {
            return Some(with_zone(tokens, clock(token.number, i32::try_from(minutes).ok()?)?, at + 2));
        }
        return half_day(tokens, at, token.number, minutes, at + 1)
            .map(|(time, next)| with_zone(tokens, time, next));
    }
    if token.is_plain(2)
        && token.number <= 24
        && bounded
        && let Some((time, next)) = half_day(tokens, at, token.number, 0, at + 1)
    {
        return Some(with_zone(tokens, time, next));
    }
    // "0500 GMT", "1800 Moscow time".
    if token.is_plain(4) && token.digits == 4 && token.number % 100 < 60 && token.number < 2400 {
        let hours = tokens.is_word(at + 1, "hours") || tokens.is_word(at + 1, "hrs");
        let time = clock(token.number / 100, token.number % 100)?;
        let (time, next) = with_zone(tokens, time, if hours { at + 2 } else { at + 1 });
        return (hours || time.zone.is_some()).then_some((time, next));
    }
    None
}

/// "one minute past midnight", "five minutes to noon".
fn minutes_from(tokens: &Tokens<'_>, at: usize, words: &Words) -> Option<(TimeOfDay, usize)> {
    let (number, next) =
        if tokens.at(at).is_plain(2) { (tokens.at(at).number, at + 1) } else { cardinal_at(tokens, at)? };
    if tokens.at(next).unit() != Some(Unit::Minute) || !(1..60).contains(&number) {
        return None;
    }
    let past = tokens.is(next + 1, Role::Past) || tokens.is(next + 1, Role::After);
    let short = tokens.is(next + 1, Role::To) || tokens.is(next + 1, Role::Before);
    let hour = tokens.at(next + 2);
    if !(past || short) || !(hour.is(Role::Noon) || hour.is(Role::Midnight)) {
        return None;
    }
    let (mut time, end) = clock_at(tokens, next + 2, words)?;
    let minutes = chrono::Duration::minutes(i64::from(if past { number } else { -number }));
    time.clock = time.clock.map(|clock| clock.overflowing_add_signed(minutes).0);
    time.end_of_day = false;
    Some((time, end))
}

/// "half past nine", "half past six in the evening".
fn half_past(tokens: &Tokens<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let hour = tokens.at(at + 2);
    let named = hour.is(Role::Cardinal) || hour.is_plain(2);
    if !tokens.is(at, Role::Half)
        || !tokens.is(at + 1, Role::Past)
        || !named
        || !(1..=12).contains(&hour.number)
    {
        return None;
    }
    let (time, next) = half_day(tokens, at + 2, hour.number, 30, at + 3)
        .or_else(|| Some((clock(hour.number, 30)?, at + 3)))?;
    Some(with_zone(tokens, time, next))
}

fn clock(hour: i32, minute: i32) -> Option<TimeOfDay> {
    let (hour, minute) = (u32::try_from(hour).ok()?, u32::try_from(minute).ok()?);
    let end_of_day = hour == 24 && minute == 0;
    let clock = NaiveTime::from_hms_opt(if end_of_day { 0 } else { hour }, minute, 0)?;
    Some(TimeOfDay { clock: Some(clock), end_of_day, ..TimeOfDay::default() })
}

/// "18:00", "6:15 p.m.", "18:00:30Z".
fn colon_clock(tokens: &Tokens<'_>, at: usize) -> Option<(TimeOfDay, usize)> {
    let (hour, minute) = (tokens.at(at).number, tokens.at(at + 2).number);
    let mut next = at + 3;
    if tokens.mark(next, b':')
        && tokens.at(next).glued
        && tokens.at(next + 1).is_plain(2)
        && tokens.at(next + 1).glued
    {
        next += 2;
    }
    if let Some((time, next)) = half_day(tokens, at, hour, u32::try_from(minute).ok()?, next) {
        return Some(with_zone(tokens, time, next));
    }
    if tokens.mark(at + 1, b'.') {
        return None;
    }
    let (time, next) = with_zone(tokens, clock(hour, minute)?, next);
    Some((time, next))
}

/// What makes hours of a number: "p.m.", "o'clock", "in the morning".
fn half_day(
    tokens: &Tokens<'_>,
    at: usize,
    hour: i32,
    minute: u32,
    next: usize,
) -> Option<(TimeOfDay, usize)> {
    let token = tokens.at(next);
    let plain = |letter: &str| tokens.is_word(next, letter) && token.end - token.start == 2;
    let (half, end) = if token.kind == Kind::HalfDay {
        (Some(token.number), next + 1)
    } else if plain("pm") || (plain("am") && tokens.at(at).kind == Kind::Number) {
        (Some(if plain("pm") { 12 } else { 0 }), next + 1)
    } else if token.is(Role::Oclock) {
        in_the(tokens, next + 1).map_or((None, next + 1), |(half, end)| (Some(half), end))
    } else {
        let (half, end) = in_the(tokens, next)?;
        (Some(half), end)
    };
    let hour = match half {
        Some(12) if hour < 12 => hour + 12,
        Some(0) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && (half.is_none() || tokens.at(at).number <= 12 || !tokens.at(at).grouped)).then_some(())?;
    let clock = NaiveTime::from_hms_opt(u32::try_from(hour).ok()?, minute, 0)?;
    Some((TimeOfDay { clock: Some(clock), ..TimeOfDay::default() }, end))
}

/// "in the morning", "at night".
fn in_the(tokens: &Tokens<'_>, next: usize) -> Option<(i32, usize)> {
    let the = tokens.is(next, Role::In) && tokens.is(next + 1, Role::The);
    let part_at = if the { next + 2 } else { next + 1 };
    let at_night = tokens.is(next, Role::At) && tokens.at(part_at).word.part_of_day == *b"NI";
    if !(the || at_night) || !tokens.is(part_at, Role::PartOfDay) {
        return None;
    }
    Some((if tokens.at(part_at).word.part_of_day == *b"MO" { 0 } else { 12 }, part_at + 1))
}

/// The token behind a zone that the lexicon does not know or cannot tell: "Cyprus time", "Yemen's local time", "IST".
fn unknown_zone(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.at(at);
    if token.kind != Kind::Word || !token.capital || token.opens_sentence || !token.roles.is_empty() {
        return None;
    }
    let letters = tokens.words(at);
    if (3..=4).contains(&letters.len())
        && letters.ends_with('T')
        && letters.bytes().all(|b| b.is_ascii_uppercase())
    {
        return Some(at + 1);
    }
    let owned = tokens.at(at + 1).glued && matches!(tokens.words(at + 1), "'s" | "\u{2019}s");
    let local = if owned { at + 2 } else { at + 1 };
    let time = if tokens.is_word(local, "local") { local + 1 } else { local };
    tokens.is(time, Role::Time).then_some(time + 1)
}

/// A zone behind a clock time: "GMT", "Moscow time", "local time", "(GMT +8)", "EST", "Z".
pub(super) fn with_zone(tokens: &Tokens<'_>, mut time: TimeOfDay, next: usize) -> (TimeOfDay, usize) {
    let bracket = usize::from(tokens.mark(next, b'('));
    let at = next + bracket;
    let token = tokens.at(at);
    let mut end = None;
    if token.is(Role::Zone) && tokens.words(at).bytes().all(|byte| byte.is_ascii_uppercase()) {
        time.zone = Some(token.word.zone);
        end = Some(
            if (tokens.mark(at + 1, b'+') || tokens.mark(at + 1, b'-')) && tokens.at(at + 2).is_plain(2) {
                at + 3
            } else {
                at + 1
            },
        );
    } else if token.is(Role::ZonePlace) && token.capital {
        let standard = if tokens.is(at + 1, Role::Standard) { at + 2 } else { at + 1 };
        if tokens.is(standard, Role::Time) {
            time.zone = Some(token.word.zone);
            end = Some(standard + 1);
        }
    } else if let Some(behind) = unknown_zone(tokens, at) {
        end = Some(behind);
    } else if tokens.is_word(at, "local") && tokens.is(at + 1, Role::Time) {
        end = Some(at + 2);
    } else if tokens.words(at) == "Z" && token.glued {
        time.utc = true;
        end = Some(at + 1);
    }
    match end {
        Some(end) if bracket == 0 => (time, end),
        Some(end) if tokens.mark(end, b')') => (time, end + 1),
        _ => (TimeOfDay { zone: None, ..time }, next),
    }
}
