//! Days with a name, by the rule that the lexicon states for them.

use chrono::{Datelike, NaiveDate};

use crate::lexicon::HolidayRule;
use crate::times::meaning::Field;
use crate::times::moment::{Moment, easter, islamic, monday, orthodox_easter, plus_days, weekday};

/// The days of a holiday, of its week or of its weekend.
pub(super) fn resolve(rule: HolidayRule, field: Field, year: impl Fn() -> Option<i32>) -> Option<Moment> {
    let day = match rule {
        HolidayRule::Once(day) => day,
        _ => day_in(rule, year()?)?,
    };
    Some(match (field, rule) {
        (Field::HolidayWeek(_), _) => Moment::Week(monday(day)),
        (Field::HolidayWeekend(_), _) => {
            // A Monday ends its weekend, a Friday begins it.
            let early = day.weekday().num_days_from_monday() < 2;
            Moment::Weekend(monday(if early { plus_days(day, -7) } else { day }))
        }
        (_, HolidayRule::Islamic(_, _, days)) => Moment::Feast(day, plus_days(day, i64::from(days) - 1)),
        _ => Moment::Day(day),
    })
}

/// The month and day near which it falls in every year, or in that year where the moon moves it.
pub(super) fn place(rule: HolidayRule, year: Option<i32>) -> (Option<u8>, Option<u8>) {
    let part = |part: u32| u8::try_from(part).ok();
    match rule {
        HolidayRule::Fixed(month, day) => (part(month), part(day)),
        HolidayRule::Nth(month, ..) => (part(month), Some(15)),
        HolidayRule::Easter(_) | HolidayRule::Orthodox(_) => (Some(4), Some(15)),
        HolidayRule::Islamic(..) => match year.and_then(|year| day_in(rule, year)) {
            Some(day) => (part(day.month()), part(day.day())),
            None => (None, None),
        },
        HolidayRule::Once(_) => (None, None),
    }
}

/// Its first day in a year.
fn day_in(rule: HolidayRule, year: i32) -> Option<NaiveDate> {
    match rule {
        HolidayRule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        HolidayRule::Once(day) => Some(day),
        HolidayRule::Islamic(month, day, _) => islamic(year, month, day),
        HolidayRule::Easter(days) => easter(year).map(|sunday| plus_days(sunday, days)),
        HolidayRule::Orthodox(days) => orthodox_easter(year).map(|sunday| plus_days(sunday, days)),
        HolidayRule::Nth(month, week, number, on) => {
            let nth = |week| NaiveDate::from_weekday_of_month_opt(year, month, weekday(number), week);
            nth(week).or_else(|| nth(4)).map(|day| plus_days(day, i64::from(on)))
        }
    }
}
