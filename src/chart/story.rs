//! Which events make the story, and what was left out of it: the main period, truces and events before
//! remarks, older background folded, undated events apart. Nothing is dropped without a count.

use chrono::{Datelike as _, NaiveDate};

use super::item::{Item, weightiest};
use super::layout::{day, number};
use crate::model::DayRange;

/// What a picture shows, and what it leaves out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story<'a> {
    /// Dated events of the period, by day.
    pub shown: Vec<&'a Item>,
    /// Dated events before the period, by day.
    pub earlier: Vec<&'a Item>,
    /// Dated events after it.
    pub later: Vec<&'a Item>,
    /// Events that lie around the whole period: somewhere in a year, or going on all the time.
    pub around: Vec<&'a Item>,
    /// Events without a day, the weightiest first.
    pub undated: Vec<&'a Item>,
    /// Remarks that were left out.
    pub remarks: usize,
    /// First and last day of the period; `None` where nothing has a day.
    pub period: Option<DayRange>,
}

/// What decides the story.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Choice {
    /// A first day that was asked for.
    pub from: Option<NaiveDate>,
    /// A last day that was asked for.
    pub to: Option<NaiveDate>,
    /// Remarks too.
    pub remarks: bool,
    /// The whole period, not only the main one.
    pub whole: bool,
    /// Whole years, where the picture shows their other days all the same.
    pub years: bool,
}

/// Chooses the story out of all events.
pub(crate) fn story<'a>(items: impl IntoIterator<Item = &'a Item>, choice: Choice) -> Story<'a> {
    let mut story = Story::default();
    let items: Vec<&Item> = items.into_iter().collect();
    let only_remarks = items.iter().all(|item| item.remark);
    let mut dated: Vec<&Item> = Vec::new();
    for item in items {
        if item.remark && !choice.remarks && !only_remarks {
            story.remarks += 1;
        } else if item.days.is_some() {
            dated.push(item);
        } else {
            story.undated.push(item);
        }
    }
    dated.sort_by(|a, b| order(a).cmp(&order(b)));
    let undated = std::mem::take(&mut story.undated);
    story.undated = weightiest(&undated, undated.len()).into_iter().map(|index| undated[index]).collect();
    let main =
        if choice.whole || choice.from.is_some() || choice.to.is_some() { None } else { main_period(&dated) };
    let main = if choice.years { main.map(whole_years) } else { main };
    let whole = whole_period(&dated);
    story.period = main.or(whole).map(|period| DayRange {
        first: choice.from.unwrap_or(period.first),
        last: choice.to.unwrap_or(period.last).max(choice.from.unwrap_or(period.first)),
    });
    let Some(period) = story.period else { return story };
    for item in dated {
        match item.days {
            Some(days) if days.last < period.first => story.earlier.push(item),
            Some(days) if days.first > period.last => story.later.push(item),
            // What goes on all the time says nothing about the period, but for a truce that holds.
            Some(days)
                if days.days() > period.days()
                    && days.contains(period)
                    && (item.stage.is_empty() || !item.is_span()) =>
            {
                story.around.push(item);
            }
            _ => story.shown.push(item),
        }
    }
    story
}

/// By first day, then the longer first, then by id: total, so that the same rows give the same picture.
fn order(item: &Item) -> (Option<NaiveDate>, std::cmp::Reverse<Option<NaiveDate>>, usize, &str) {
    let days = item.days;
    (days.map(|days| days.first), std::cmp::Reverse(days.map(|days| days.last)), item.group_index, &item.id)
}

/// From the first of January to the last of December.
fn whole_years(period: DayRange) -> DayRange {
    DayRange {
        first: NaiveDate::from_ymd_opt(period.first.year(), 1, 1).unwrap_or(period.first),
        last: NaiveDate::from_ymd_opt(period.last.year(), 12, 31).unwrap_or(period.last),
    }
}

fn whole_period(dated: &[&Item]) -> Option<DayRange> {
    let first = dated.iter().filter_map(|item| item.days.map(|days| days.first)).min()?;
    let last = dated.iter().filter_map(|item| item.days.map(|days| days.last)).max()?;
    Some(DayRange { first, last })
}

/// The main period: the shortest stretch that holds two thirds of the events (each weighing as its publishers),
/// widened over neighbours that are near, by no more than a quarter to each side; `None` where the whole is hardly
/// longer.
fn main_period(dated: &[&Item]) -> Option<DayRange> {
    let whole = whole_period(dated)?;
    if whole.days() <= 45 {
        return None;
    }
    // Months and years are background by their nature; they do not say where the story is.
    let mut ends: Vec<(i32, i32, usize)> = dated
        .iter()
        .filter_map(|item| {
            let days = item.days.filter(|days| days.days() <= 62)?;
            Some((number(days.first), number(days.last), item.reports.clamp(1, 5)))
        })
        .collect();
    ends.sort_unstable();
    if ends.len() < 3 {
        return None;
    }
    let needed = (ends.iter().map(|end| end.2).sum::<usize>() * 2).div_ceil(3);
    let (mut best, mut start, mut weight) = (None, 0, 0);
    for (index, end) in ends.iter().enumerate() {
        weight += end.2;
        while weight - ends[start].2 >= needed.max(1) {
            weight -= ends[start].2;
            start += 1;
        }
        let length = end.0 - ends[start].0;
        if weight >= needed && best.is_none_or(|(shortest, _, _)| length < shortest) {
            best = Some((length, start, index));
        }
    }
    let (_, mut from, mut to) = best?;
    let near = ((ends[to].0 - ends[from].0) / 4).max(10);
    let (earliest, latest) = (ends[from].0 - near, ends[to].0 + near);
    while from > 0 && ends[from - 1].0 >= earliest {
        from -= 1;
    }
    while to + 1 < ends.len() && ends[to + 1].0 <= latest {
        to += 1;
    }
    let last = ends[from..=to].iter().map(|end| end.1).max()?;
    let main = DayRange { first: day(ends[from].0), last: day(last) };
    (main.days() * 3 / 2 < whole.days()).then_some(main)
}
