//! Units counted from an anchor: "last week", "three days ago", "day 1,155 of the war".

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::{Context, Resolved, time_value};
use crate::lexicon::Unit;
use crate::model::{Basis, DayRange, Precision, TimexType};
use crate::times::direction::Direction;
use crate::times::item::Item;
use crate::times::meaning::{Amount, Anchor, Modifier, Named, Shift, TimeOfDay};
use crate::times::moment::{Moment, monday, plus_days};
use crate::times::recognizer::{PAST_UNIT, THAT_QUARTER, THIS_WEEKEND};

/// "last week", "the following month", "that day", "the weekend".
pub(super) fn named(named: &Named, item: &Item, context: &Context<'_>) -> Resolved {
    let anchor = match named.anchor {
        Anchor::Speech => context.count_from(),
        Anchor::Told => context.told_or_today(),
    };
    let kind = if named.time.is_some() { TimexType::Time } else { TimexType::Date };
    let moment = anchor.and_then(|anchor| step(anchor, named, item));
    // "the quarter", "the latest quarter" of a report; "the day" of news that told no day is that of publication.
    let that = item.found.rule == THAT_QUARTER && matches!(context.told, Some(Moment::Quarter(..)));
    let reported =
        !that && named.unit == Unit::Quarter && (named.anchor == Anchor::Told || item.found.rule == "latest");
    let moment = context.report_quarter().filter(|_| reported && named.step <= 0).or(moment).or_else(|| {
        let today = context
            .today()
            .filter(|_| !context.is_narrative() && named.anchor == Anchor::Told && named.step == 0)?;
        step(today, named, item)
    });
    let Some(moment) = moment else {
        let value = open_value(named.unit).to_owned() + &time_value(&named.time);
        return Resolved::open(kind, value, named.time);
    };
    let past = context.published.filter(|_| item.found.rule == PAST_UNIT && !context.is_narrative());
    if let Some(today) = past {
        return past_unit(today, moment, named, context);
    }
    let mut resolved = Resolved::at(moment, item.found.modifier, Basis::Relative, named.time, context.words);
    cut_at_today(&mut resolved, named, item, context);
    resolved
}

/// "the past week": the seven days before, and the week of the calendar that holds most of them.
fn past_unit(today: NaiveDate, moment: Moment, named: &Named, context: &Context<'_>) -> Resolved {
    let week = named.unit == Unit::Week;
    let moment = if week { Moment::Week(monday(plus_days(today, -4))) } else { moment };
    let mut resolved = Resolved::at(moment, Modifier::None, Basis::Relative, named.time, context.words);
    let first = if week { Some(plus_days(today, -7)) } else { same_day(today, named.unit) };
    if let Some(first) = first {
        resolved.days = Some(DayRange { first, last: plus_days(today, -1) });
    }
    resolved
}

/// The day a month or a year before.
fn same_day(today: NaiveDate, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Month => today.checked_sub_months(Months::new(1)),
        Unit::Year => today.checked_sub_months(Months::new(12)),
        _ => None,
    }
}

fn step(anchor: Moment, named: &Named, item: &Item) -> Option<Moment> {
    let Some(today) = anchor.days().map(|days| days.first).filter(|_| named.unit == Unit::Weekend) else {
        return anchor.shifted(named.unit, named.step);
    };
    let at_weekend = matches!(today.weekday(), Weekday::Sat | Weekday::Sun);
    let this = item.found.rule == THIS_WEEKEND && item.direction != Direction::Past;
    let looks_back = named.step == 0 && item.direction != Direction::Future && !this && !at_weekend;
    let weeks = if looks_back { -1 } else { named.step };
    Some(Moment::Weekend(plus_days(monday(today), i64::from(weeks) * 7)))
}

/// "this week" ends today, "earlier this month" too; "later this month" begins today.
fn cut_at_today(resolved: &mut Resolved, named: &Named, item: &Item, context: &Context<'_>) {
    let (Some(days), Some(today)) = (resolved.days, context.published) else { return };
    let inside = days.first <= today && today <= days.last;
    if !inside || matches!(named.unit, Unit::Day | Unit::Weekend) {
        return;
    }
    let this_week = named.unit == Unit::Week
        && named.step == 0
        && item.found.modifier == Modifier::None
        && item.direction != Direction::Future;
    if item.found.modifier == Modifier::UpToNow || this_week {
        resolved.days = Some(DayRange { first: days.first, last: today });
    } else if item.found.modifier == Modifier::FromNow {
        resolved.days = Some(DayRange { first: today, last: days.last });
    }
}

/// The value of a unit whose anchor is missing.
fn open_value(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::HalfYear => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// "three days ago", "two weeks later".
pub(super) fn shift(shift: &Shift, context: &Context<'_>) -> Resolved {
    let (number, unit) = match (shift.amount, shift.unit) {
        // "a decade ago" names a year.
        (Amount::Whole(number), Unit::Decade) => (number.saturating_mul(10), Unit::Year),
        (Amount::Whole(number), Unit::Century) => (number.saturating_mul(100), Unit::Year),
        (Amount::Whole(number), unit) => (number, unit),
        (Amount::AndHalf(number), Unit::Month) => (number.saturating_mul(30).saturating_add(15), Unit::Day),
        (Amount::AndHalf(number), Unit::Decade) => (number.saturating_mul(10).saturating_add(5), Unit::Year),
        (Amount::AndHalf(number), Unit::Century) => {
            (number.saturating_mul(100).saturating_add(50), Unit::Year)
        }
        (Amount::AndHalf(number), Unit::Year) => (number.saturating_mul(12).saturating_add(6), Unit::Month),
        (Amount::AndHalf(number), unit) => (number, unit),
        (Amount::Some, _) => {
            let value = if shift.direction < 0 { "PAST_REF" } else { "FUTURE_REF" };
            return Resolved::vague(TimexType::Date, value.to_owned());
        }
    };
    let anchor = match shift.anchor {
        Anchor::Speech => context.today(),
        Anchor::Told => context.told_or_today(),
    };
    if let (Some(Moment::Quarter(year, quarter)), Unit::Year, true) =
        (context.compared_quarter(), unit, shift.direction < 0 && number == 1 && !context.is_narrative())
    {
        return plain(Moment::Quarter(year - 1, quarter), context);
    }
    let count = number.saturating_mul(shift.direction);
    let clock = matches!(unit, Unit::Hour | Unit::Minute | Unit::Second);
    let moved = anchor.and_then(|anchor| {
        if clock {
            anchor.containing(Unit::Day)
        } else {
            anchor.shifted(unit, count).or_else(|| coarser(anchor, unit, count))
        }
    });
    let kind = if clock { TimexType::Time } else { TimexType::Date };
    let Some(moment) = moved else {
        return Resolved::open(kind, open_value(unit).to_owned(), TimeOfDay::default());
    };
    let mut resolved = plain(moment, context);
    if clock {
        resolved.kind = kind;
        resolved.value += "TXX";
    }
    resolved
}

/// "the same period last year": the quarter or the month that the figures are about, a year before.
pub(super) fn year_before(unit: Option<Unit>, context: &Context<'_>) -> Resolved {
    // What was told of other years is not compared with the last one.
    let near = |told: &Moment| {
        context.is_narrative() || context.today().is_none_or(|today| today.year() - told.year() <= 1)
    };
    let told = context.told.filter(near).or(context.today());
    let quarter = context.compared_quarter().filter(|_| matches!(unit, None | Some(Unit::Quarter)));
    let moment = match (told, unit) {
        (Some(month @ Moment::Month(..)), None | Some(Unit::Month)) => Some(month),
        _ => quarter.or_else(|| told?.containing(unit.unwrap_or(Unit::Year))),
    };
    match moment {
        Some(Moment::Month(year, month)) => plain(Moment::Month(year - 1, month), context),
        Some(Moment::Quarter(year, quarter)) => plain(Moment::Quarter(year - 1, quarter), context),
        Some(Moment::Year(year)) => plain(Moment::Year(year - 1), context),
        Some(Moment::Day(day)) => day_of_war(anniversary(day, -1), context),
        Some(Moment::Week(monday)) => plain(Moment::Week(plus_days(monday, -364)), context),
        _ => Resolved::open(
            TimexType::Date,
            open_value(unit.unwrap_or(Unit::Year)).to_owned(),
            TimeOfDay::default(),
        ),
    }
}

/// Days counted from a month end in a month, weeks counted from a year in a year.
fn coarser(anchor: Moment, unit: Unit, count: i32) -> Option<Moment> {
    let days = match unit {
        Unit::Day | Unit::Night => 1,
        Unit::Week => 7,
        Unit::Month => 30,
        _ => return None,
    };
    let first = anchor.days()?.first;
    let moved = plus_days(first, i64::from(count).saturating_mul(days));
    Some(match anchor {
        Moment::Week(_) => Moment::Week(monday(moved)),
        Moment::Month(..) => Moment::Month(moved.year(), u8::try_from(moved.month()).ok()?),
        _ => Moment::Year(moved.year()),
    })
}

/// "day 1,155 of the war": its first day is day 1.
pub(super) fn war_day(number: i32, context: &Context<'_>) -> Resolved {
    day_of_war(context.war_start.map(|start| plus_days(start, i64::from(number) - 1)), context)
}

/// "in its fourth year": from the third anniversary to the day before the fourth.
pub(super) fn war_year(number: i32, context: &Context<'_>) -> Resolved {
    let value = "P1Y".to_owned();
    let days = context.war_start.and_then(|start| {
        let first = anniversary(start, number - 1)?;
        Some(DayRange::new(first, plus_days(anniversary(start, number)?, -1)))
    });
    let mut resolved = Resolved::vague(TimexType::Duration, value);
    if let Some(days) = days {
        (resolved.days, resolved.precision, resolved.basis) = (Some(days), Precision::Year, Basis::Relative);
    }
    resolved
}

/// "the third anniversary of the invasion".
pub(super) fn war_anniversary(number: i32, context: &Context<'_>) -> Resolved {
    day_of_war(context.war_start.and_then(|start| anniversary(start, number)), context)
}

fn day_of_war(day: Option<NaiveDate>, context: &Context<'_>) -> Resolved {
    match day {
        Some(day) => plain(Moment::Day(day), context),
        None => Resolved::open(TimexType::Date, open_value(Unit::Day).to_owned(), TimeOfDay::default()),
    }
}

/// What is counted, without modifier or time of day.
fn plain(moment: Moment, context: &Context<'_>) -> Resolved {
    Resolved::at(moment, Modifier::None, Basis::Relative, TimeOfDay::default(), context.words)
}

fn anniversary(start: NaiveDate, years: i32) -> Option<NaiveDate> {
    let (year, month) = (start.year().checked_add(years)?, start.month());
    // A war that began on 29 February has its anniversary a day before.
    NaiveDate::from_ymd_opt(year, month, start.day()).or_else(|| NaiveDate::from_ymd_opt(year, month, 28))
}
