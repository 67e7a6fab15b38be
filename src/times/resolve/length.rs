//! Lengths of time: ISO 8601 values, and the days of "the past three months".

use chrono::{Months, NaiveDate};

use super::{Context, Resolved};
use crate::lexicon::Unit;
use crate::model::{Basis, DayRange, Precision, Preposition, TimexType};
use crate::times::direction::Direction;
use crate::times::item::Item;
use crate::times::meaning::{Amount, Length, Modifier};
use crate::times::moment::{Moment, plus_days};

/// `P30D`, `PT30H`, `P2Y6M`, `PXM`. Decades and centuries are counted in years, as TempEval does.
pub(in crate::times) fn length_value(length: Length) -> String {
    let (letter, time, factor) = match length.unit {
        Unit::Second => ("S", "T", 1),
        Unit::Minute => ("M", "T", 1),
        Unit::Hour => ("H", "T", 1),
        Unit::Day | Unit::Night => ("D", "", 1),
        Unit::Week => ("W", "", 1),
        Unit::Fortnight => ("W", "", 2),
        Unit::Weekend => ("WE", "", 1),
        Unit::Month => ("M", "", 1),
        Unit::Quarter => ("Q", "", 1),
        Unit::HalfYear => ("M", "", 6),
        Unit::Year => ("Y", "", 1),
        Unit::Decade => ("Y", "", 10),
        Unit::Century => ("Y", "", 100),
        Unit::Millennium => ("Y", "", 1000),
    };
    match length.amount {
        Amount::Some if length.unit == Unit::Century => "PXC".to_owned(),
        Amount::Some => format!("P{time}X{letter}"),
        Amount::Whole(number) => format!("P{time}{}{letter}", number.saturating_mul(factor)),
        Amount::AndHalf(number) => {
            let half = match length.unit {
                Unit::Minute => "30S",
                Unit::Hour => "30M",
                Unit::Day | Unit::Night => "T12H",
                Unit::Year => "6M",
                Unit::Decade => return format!("P{}Y", number * 10 + 5),
                Unit::Century => return format!("P{}Y", number * 100 + 50),
                _ => return format!("P{time}{number}.5{letter}"),
            };
            let whole = if number == 0 { String::new() } else { format!("{number}{letter}") };
            format!("P{time}{whole}{half}")
        }
    }
}

/// The value, and the days where the length lies before or behind the day of speech.
pub(super) fn resolve(length: &Length, item: &Item, context: &Context<'_>) -> Resolved {
    let ends_ahead = length.side == 0
        && item.preposition == Some(Preposition::In)
        && item.direction == Direction::Future
        && !context.is_narrative();
    if let Some(resolved) = context.published.filter(|_| ends_ahead).and_then(|today| at_end(length, today)) {
        return resolved;
    }
    let mut resolved = Resolved::vague(TimexType::Duration, length_value(*length));
    let Some((today, number)) =
        context.published.zip(whole(length.amount)).filter(|_| length.side != 0 && !context.is_narrative())
    else {
        return resolved;
    };
    let reach = match length.unit {
        Unit::Day => i64::from(number),
        // The hour of publication is not told: what began 24 hours before began the day before.
        Unit::Hour => return hours(resolved, today, number, length.side),
        Unit::Week => i64::from(number).saturating_mul(7),
        Unit::Month | Unit::Year => {
            let Some(far) = Moment::Day(today).days().and_then(|day| months_on(day.first, number, length))
            else {
                return resolved;
            };
            (far - today).num_days().abs()
        }
        _ => return resolved,
    };
    let reach = reach.min(400_000);
    resolved.days = Some(if length.side < 0 {
        DayRange::new(plus_days(today, -reach), plus_days(today, -1))
    } else {
        DayRange::new(plus_days(today, 1), plus_days(today, reach))
    });
    resolved.basis = Basis::Relative;
    resolved.precision = match length.unit {
        Unit::Day => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        _ => Precision::Year,
    };
    resolved
}

/// "will resume in two days": the day, week, month or year in which the length ends.
fn at_end(length: &Length, today: NaiveDate) -> Option<Resolved> {
    let number = whole(length.amount)?;
    let (days, precision) = match length.unit {
        // The hour of publication is not told: 12 hours on may be tomorrow.
        Unit::Hour => {
            let (first, last) = (i64::from(number / 24), i64::from(number.checked_add(23)? / 24));
            let days =
                DayRange::new(plus_days(today, first.min(400_000)), plus_days(today, last.min(400_000)));
            (days, Precision::Day)
        }
        Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year => {
            let moment = Moment::Day(today).shifted(length.unit, number)?;
            moment.narrowed(Modifier::None)?
        }
        _ => return None,
    };
    let value = length_value(*length);
    Some(Resolved {
        days: Some(days),
        precision,
        basis: Basis::Relative,
        ..Resolved::vague(TimexType::Duration, value)
    })
}

/// "the past 24 hours": from the day before to the day of speech.
fn hours(mut resolved: Resolved, today: NaiveDate, number: i32, side: i32) -> Resolved {
    let far =
        plus_days(today, i64::from(side.signum()) * (i64::from(number) + 23).div_euclid(24).min(400_000));
    resolved.days = Some(DayRange { first: today.min(far), last: today.max(far) });
    (resolved.basis, resolved.precision) = (Basis::Relative, Precision::Day);
    resolved
}

fn months_on(day: NaiveDate, number: i32, length: &Length) -> Option<NaiveDate> {
    let months = u32::try_from(number).ok()?.checked_mul(if length.unit == Unit::Year { 12 } else { 1 })?;
    if length.side < 0 {
        day.checked_sub_months(Months::new(months))
    } else {
        day.checked_add_months(Months::new(months))
    }
}

fn whole(amount: Amount) -> Option<i32> {
    match amount {
        Amount::Whole(number) => Some(number),
        Amount::AndHalf(_) | Amount::Some => None,
    }
}
