//! Parts of a date: what is missing comes from the context.

use chrono::{Datelike, Months, NaiveDate};

use super::{Context, Resolved, holiday, time_value};
use crate::model::{Basis, Preposition, TimexType};
use crate::times::direction::Direction;
use crate::times::item::{Item, Joint};
use crate::times::meaning::{Calendar, Field, Modifier, Step, TimeOfDay, Year};
use crate::times::moment::{Moment, in_week, letters, monday, plus_days, print_year, season_month, weekday};

/// Beyond so many months back, a month in a narrative belongs to the next year.
const ROLL_OVER: i32 = 6;

/// A date from its parts.
pub(super) fn resolve(calendar: &Calendar, item: &Item, context: &Context<'_>) -> Resolved {
    let stated = matches!(calendar.year, Year::Stated(_));
    let basis =
        if stated || matches!(calendar.field, Field::Day(..)) { Basis::Stated } else { Basis::Relative };
    let mut time = calendar.time;
    match moment(calendar, item, context) {
        Some(Moment::Day(day))
            if time.end_of_day
                && time.clock.is_some()
                && calendar.field == Field::Told
                && time.part.is_none() =>
        {
            Resolved::at(Moment::Day(day), Modifier::None, basis, time, context.words)
        }
        Some(moment) if time.is_some() && !matches!(moment, Moment::Day(_)) => {
            let days = moment.days();
            let value = match moment {
                Moment::Month(..) => moment.value() + "-XX",
                _ => "XXXX-XX-XX".to_owned(),
            };
            let mut resolved = Resolved::open(TimexType::Time, value + &time_value(&time), time);
            resolved.open = days.is_none();
            resolved
        }
        Some(moment) => {
            if time.end_of_day && time.clock.is_none() {
                time = TimeOfDay::default();
            }
            let mut resolved = Resolved::at(moment, item.found.modifier, basis, time, context.words);
            if let Some(today) = context
                .published
                .filter(|_| matches!(item.found.modifier, Modifier::UpToNow | Modifier::FromNow))
            {
                cut(&mut resolved, today, item.found.modifier);
            }
            resolved
        }
        None if matches!(calendar.field, Field::Today(0))
            && context.is_narrative()
            && context.published.is_some()
            && !time.is_some() =>
        {
            Resolved::vague(TimexType::Date, "PRESENT_REF".to_owned())
        }
        None => {
            let kind = if time.is_some() { TimexType::Time } else { TimexType::Date };
            Resolved::open(kind, open_value(calendar) + &time_value(&time), time)
        }
    }
}

fn cut(resolved: &mut Resolved, today: NaiveDate, modifier: Modifier) {
    let Some(days) = resolved.days.as_mut().filter(|days| days.first < today && today < days.last) else {
        return;
    };
    if modifier == Modifier::UpToNow { days.last = today } else { days.first = today }
}

fn moment(calendar: &Calendar, item: &Item, context: &Context<'_>) -> Option<Moment> {
    let year = || year(calendar, item, context);
    match calendar.field {
        Field::Year => Some(Moment::Year(year()?)),
        Field::Decade => Some(Moment::Decade(year()?)),
        Field::Century => Some(Moment::Century(year()?)),
        Field::Month(month) => Some(Moment::Month(year()?, month)),
        Field::Day(month, day) => {
            let year = year()?;
            if year < 0 {
                return Some(Moment::Month(year, month));
            }
            match NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day)) {
                Some(day) => Some(Moment::Day(day)),
                None => Some(Moment::Month(year, month)),
            }
        }
        Field::LastDay(month) => {
            let first = NaiveDate::from_ymd_opt(year()?, u32::from(month), 1)?;
            Some(Moment::Day(plus_days(first.checked_add_months(Months::new(1))?, -1)))
        }
        Field::DayOfMonth(day) => {
            let told = context.told_or_today()?;
            NaiveDate::from_ymd_opt(told.year(), u32::from(told.month()?), u32::from(day)).map(Moment::Day)
        }
        // "the spring-summer campaign": both of one year.
        Field::Season(season) => match context.told {
            Some(Moment::Season(told, first))
                if item.joint == Joint::To && calendar.year == Year::Missing =>
            {
                let next_year = season_month(season) < season_month(first);
                Some(Moment::Season(told + i32::from(next_year), season))
            }
            _ => Some(Moment::Season(year()?, season)),
        },
        // "the 1988 period": the quarter that the report is about, a year before.
        Field::Quarter(0) => Some(match context.compared_quarter() {
            Some(Moment::Quarter(_, quarter)) => Moment::Quarter(year()?, quarter),
            _ => Moment::Year(year()?),
        }),
        Field::Quarter(quarter) => Some(Moment::Quarter(year()?, quarter)),
        Field::Half(half) => Some(Moment::Half(year()?, half)),
        Field::Weekday(number) => weekday_near(number, calendar, item, context).map(Moment::Day),
        Field::WeekdayIn(number, weeks) => {
            let Moment::Day(today) = context.count_from()? else { return None };
            Some(Moment::Day(in_week(plus_days(monday(today), i64::from(weeks) * 7), number)))
        }
        Field::Holiday(index) | Field::HolidayWeek(index) | Field::HolidayWeekend(index) => {
            holiday::resolve(context.words.holidays().get(index)?.rule, calendar.field, year)
        }
        Field::Told => match context.told {
            told if context.is_narrative() => told,
            Some(day @ Moment::Day(_)) => Some(day),
            _ => context.today(),
        },
        Field::Today(days) => {
            let Moment::Day(today) = context.count_from()? else { return None };
            Some(Moment::Day(plus_days(today, i64::from(days))))
        }
        Field::WeekOf(month, week) => {
            let first = NaiveDate::from_ymd_opt(year()?, u32::from(month), 1)?;
            // The first and the last week are those that hold most of their days in the month.
            let last = first.checked_add_months(Months::new(1))?;
            Some(Moment::Week(if week >= 5 {
                monday(plus_days(last, -4))
            } else {
                plus_days(monday(plus_days(first, 3)), i64::from(week.saturating_sub(1)) * 7)
            }))
        }
        Field::WeekOfDay(month, day) => NaiveDate::from_ymd_opt(year()?, u32::from(month), u32::from(day))
            .map(|day| Moment::Week(monday(day))),
        Field::WeekendOfDay(month, day) => NaiveDate::from_ymd_opt(year()?, u32::from(month), u32::from(day))
            .map(|day| Moment::Weekend(monday(day))),
    }
}

/// The year of a date, from its words or from the context.
fn year(calendar: &Calendar, item: &Item, context: &Context<'_>) -> Option<i32> {
    match calendar.year {
        Year::Stated(year) => Some(year),
        // A chronicle, too, says "last year" as seen by its readers; its own years it calls "that year".
        Year::Step(step) => context.today().or(context.count_from()).map(|from| from.year() + step),
        Year::Told(step) => context.that_year().map(|year| year + step),
        Year::Missing => {
            let (month, day) = place(calendar.field, context);
            let (month, day) = (month?, day.unwrap_or(15));
            if calendar.step != Step::Bare {
                return stepped_year(calendar, month, context);
            }
            let future = item.direction == Direction::Future && !context.is_narrative();
            // What is told in the past lies in no year to come: "it said in a plan for 2030 that since September".
            let told = |year: &i32| {
                item.direction != Direction::Past || context.published.is_none_or(|day| *year <= day.year())
            };
            if let Some(year) = context
                .year_nearby()
                .filter(told)
                .filter(|_| !future && !matches!(calendar.field, Field::Quarter(_)))
            {
                return Some(year);
            }
            let dated = matches!(calendar.field, Field::Month(_) | Field::Day(..) | Field::Season(_));
            if let Some(year) = context.background_year().filter(|_| dated && !future && item.leads) {
                return background(year, month, context);
            }
            // "from May to September": the first one after the begin.
            let begun =
                context.begin.filter(|_| context.ends_range(item) && dated && !context.is_narrative());
            if let Some((begin, told)) = begun.and_then(|begin| Some((begin, begin.month()?))) {
                return Some(begin.year() + i32::from(month < told));
            }
            if context.is_narrative() {
                told_year(month, context)
            } else {
                news_year(month, day, calendar.field, item, context)
            }
        }
    }
}

/// The month and day in which a field lies in every year.
fn place(field: Field, context: &Context<'_>) -> (Option<u8>, Option<u8>) {
    match field {
        Field::Month(month) | Field::WeekOf(month, _) => (Some(month), None),
        Field::LastDay(month) => (Some(month), Some(30)),
        Field::Day(month, day) | Field::WeekOfDay(month, day) | Field::WeekendOfDay(month, day) => {
            (Some(month), Some(day))
        }
        Field::Season(season) => (Some(season_month(season)), None),
        Field::Quarter(quarter) => (Some(quarter.max(1) * 3 - 2), None),
        Field::Half(half) => (Some(if half == 1 { 1 } else { 7 }), None),
        Field::Holiday(index) | Field::HolidayWeek(index) | Field::HolidayWeekend(index) => {
            let year = context.count_from().map(Moment::year);
            context.words.holidays().get(index).map_or((None, None), |feast| holiday::place(feast.rule, year))
        }
        Field::Year => (Some(1), None),
        _ => (None, None),
    }
}

/// In a paragraph of background the story goes on from the month told in it, but never beyond the day of publication.
fn background(year: i32, month: u8, context: &Context<'_>) -> Option<i32> {
    let today = context.published?;
    let told = context.told_month.filter(|(told, _)| *told == year).map_or(month, |(_, told)| told);
    let year = if i32::from(told) - i32::from(month) > ROLL_OVER { year + 1 } else { year };
    Some(if (year, u32::from(month)) > (today.year(), today.month()) { year - 1 } else { year })
}

/// In a narrative the year told last holds, and the next one where the month goes back by more than half a year.
fn told_year(month: u8, context: &Context<'_>) -> Option<i32> {
    if let Some(year) = context.section_year() {
        return Some(year);
    }
    let told = context.told_or_today()?;
    let told_month =
        told.month().or(context.told_month.filter(|(year, _)| *year == told.year()).map(|(_, month)| month));
    let back = told_month.map_or(0, |told| i32::from(told) - i32::from(month));
    if told_month.is_some_and(|told| context.began_before(month, told)) {
        return Some(told.year() - 1);
    }
    Some(if back > ROLL_OVER {
        told.year() + 1
    } else if back < -7 {
        told.year() - 1
    } else {
        told.year()
    })
}

/// In months of 31 days.
const FOUR_MONTHS: i64 = 4 * 31;
const EIGHT_MONTHS: i64 = 8 * 31;

/// In news a month is the last one at or before publication unless the verb looks forward; a day is the nearest.
fn news_year(month: u8, day: u8, field: Field, item: &Item, context: &Context<'_>) -> Option<i32> {
    let today = context.published?;
    let ordinal = |month: u32, day: u32| i64::from(month) * 31 + i64::from(day);
    let distance = ordinal(u32::from(month), u32::from(day)) - ordinal(today.month(), today.day());
    let is_day = matches!(
        field,
        Field::Day(..)
            | Field::LastDay(_)
            | Field::Holiday(_)
            | Field::HolidayWeek(_)
            | Field::HolidayWeekend(_)
            | Field::WeekOfDay(..)
            | Field::WeekendOfDay(..)
    );
    let dated = is_day || matches!(field, Field::Month(_));
    // "a pact effective 1 June": from four months ahead to eight months ago, since most news is of the past.
    if dated && item.direction == Direction::Either {
        return Some(today.year() + i32::from(distance < -EIGHT_MONTHS) - i32::from(distance > FOUR_MONTHS));
    }
    // "was killed on 9 May", told in April.
    if is_day && item.told_there && distance > 7 {
        return Some(today.year() - 1);
    }
    let same_month = u32::from(month) == today.month();
    let future = item.direction == Direction::Future;
    let past = item.direction == Direction::Past;
    let next_year =
        if is_day { distance < if future { -60 } else { -250 } && !past } else { future && distance < -31 };
    // "elections in August", told in July without a verb that looks anywhere.
    let soon = item.direction == Direction::Unknown && matches!(field, Field::Month(_)) && distance < 2 * 31;
    // "Missing since Nov. 26", told in October.
    let since = item.preposition == Some(Preposition::Since) && distance > 0;
    let last_year = if is_day {
        since || !future && distance > 150
    } else {
        !future && distance > 0 && !same_month && !soon
    };
    let season_over = u32::from(month) + 2 < today.month();
    Some(match field {
        Field::Season(_) => {
            today.year() + i32::from(future && season_over)
                - i32::from(!future && distance > 0 && !same_month)
        }
        // A quarter is the last one that has begun.
        Field::Quarter(_) | Field::Half(_) => {
            today.year() - i32::from(!future && distance > 0 && !same_month)
        }
        _ if next_year => today.year() + 1,
        _ if last_year => today.year() - 1,
        _ => today.year(),
    })
}

/// "last May", "this summer", "next January".
fn stepped_year(calendar: &Calendar, month: u8, context: &Context<'_>) -> Option<i32> {
    let anchor = match calendar.step {
        Step::Following | Step::Previous | Step::That => context.told_or_today()?,
        _ if context.is_narrative() => context.told_or_today()?,
        _ => context.today()?,
    };
    let season = matches!(calendar.field, Field::Season(_));
    let length = if season { 3 } else { 1 };
    let now = i32::from(anchor.month().unwrap_or(1));
    let begin = i32::from(month);
    Some(match calendar.step {
        Step::Last | Step::Previous if begin + length <= now => anchor.year(),
        Step::Last | Step::Previous => anchor.year() - 1,
        Step::Next | Step::Following if begin > now => anchor.year(),
        Step::Next | Step::Following => anchor.year() + 1,
        _ => anchor.year(),
    })
}

/// The day of a bare weekday: the nearest at or before publication, the next one where the verb looks forward.
fn weekday_near(number: u8, calendar: &Calendar, item: &Item, context: &Context<'_>) -> Option<NaiveDate> {
    let told = context.told.and_then(|told| if let Moment::Day(day) = told { Some(day) } else { None });
    let told_step = matches!(calendar.step, Step::Following | Step::Previous | Step::That);
    // "from Monday to Wednesday": the first one after the begin, unless that lies far back: "from Sept. 14 to Thursday".
    let near = told.zip(context.published).is_none_or(|(told, today)| (today - told).num_days() < 7);
    let ends_range = calendar.step == Step::Bare && context.ends_range(item) && near;
    let goes_on = context.is_narrative() || ends_range;
    let anchor = if told_step || goes_on && context.published.is_some() {
        told.or(context.published)?
    } else {
        context.published?
    };
    let back =
        i64::from((anchor.weekday().num_days_from_monday() + 7 - weekday(number).num_days_from_monday()) % 7);
    Some(match calendar.step {
        Step::This => in_week(monday(anchor), number),
        Step::Last | Step::Previous => plus_days(anchor, -(if back == 0 { 7 } else { back })),
        Step::Next | Step::Following => plus_days(anchor, if back == 0 { 7 } else { 7 - back }),
        _ if goes_on && told.is_some()
            || item.direction == Direction::Future
            || item.direction == Direction::Either && back > 3 =>
        {
            plus_days(anchor, (7 - back) % 7)
        }
        _ => plus_days(anchor, -back),
    })
}

/// The value of a date whose anchor is missing.
fn open_value(calendar: &Calendar) -> String {
    let year = if let Year::Stated(year) = calendar.year { print_year(year) } else { "XXXX".to_owned() };
    match calendar.field {
        Field::Month(month) | Field::WeekOf(month, _) => format!("{year}-{month:02}"),
        Field::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
        Field::DayOfMonth(day) => format!("{year}-XX-{day:02}"),
        Field::Season(season) => format!("{year}-{}", letters(season)),
        Field::Quarter(quarter) => format!("{year}-Q{quarter}"),
        Field::Half(half) => format!("{year}-H{half}"),
        Field::Weekday(number) | Field::WeekdayIn(number, _) => format!("{year}-WXX-{number}"),
        Field::Year | Field::Decade | Field::Century => year,
        Field::LastDay(month) => format!("{year}-{month:02}-XX"),
        Field::WeekOfDay(..) | Field::HolidayWeek(_) => format!("{year}-WXX"),
        Field::WeekendOfDay(..) | Field::HolidayWeekend(_) => format!("{year}-WXX-WE"),
        Field::Holiday(_) | Field::Told | Field::Today(_) => format!("{year}-XX-XX"),
    }
}
