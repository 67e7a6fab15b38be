//! Histories told in order: "In February 2022 … Then, on March 7, …" goes on in the year told last.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::model::{Basis, DayRange, Precision, Shape, TimePhrase, TimexType, is_month_name};

/// A text that dates so many things by past years tells a history.
const MANY: usize = 6;

/// … or so many, where it tells no day by that of its publication.
const FEW: usize = 3;

/// So many sentences on, a year told last still holds.
const HOLDS: usize = 8;

/// The dates of a text told so far, for those that leave out their year.
#[derive(Clone, Debug, Default)]
pub(super) struct Chronicle {
    published: Option<NaiveDate>,
    /// The text is a history: a date without a year goes on from the one before.
    is_history: bool,
    /// The first day told last, and how many sentences ago.
    told: Option<(NaiveDate, usize)>,
}

impl Chronicle {
    pub(super) fn new<'a>(
        text: &str,
        times: impl Iterator<Item = &'a TimePhrase>,
        published: Option<NaiveDate>,
    ) -> Self {
        let past = |phrase: &&TimePhrase| {
            let year = phrase.days.filter(|days| published.is_some_and(|day| days.last.year() < day.year()));
            year.is_some_and(|days| phrase.span.of(text).contains(&days.first.year().to_string()))
        };
        let times: Vec<&TimePhrase> = times.collect();
        let dated = times.iter().copied().filter(past).count();
        // "Twenty-seven years ago, on 6 February 1999, …": without a day of the news a few such dates tell as much.
        let of_the_news = |phrase: &&TimePhrase| {
            phrase.basis == Basis::Relative
                && matches!(phrase.precision, Precision::Day | Precision::Hour | Precision::Week)
        };
        let is_history = dated >= MANY || dated >= FEW && !times.iter().any(of_the_news);
        Self { published, is_history, told: None }
    }

    /// The phrases of the next sentence, with the years that its past tense and the history ask for.
    pub(super) fn read<'t>(
        &mut self,
        text: &str,
        times: &'t [TimePhrase],
        is_past: bool,
    ) -> Cow<'t, [TimePhrase]> {
        if let Some((_, age)) = &mut self.told {
            *age += 1;
        }
        let mut times = Cow::Borrowed(times);
        if !self.is_history {
            return times;
        }
        for number in 0..times.len() {
            let days = is_past.then(|| self.moved(text, &times[number])).flatten();
            if let Some(days) = days {
                let phrase = &mut times.to_mut()[number];
                phrase.days = Some(days);
                phrase.basis = Basis::Relative;
            }
            let phrase = &times[number];
            let tells =
                matches!(phrase.shape, Shape::Single | Shape::Listed) && phrase.kind != TimexType::Duration;
            let fine = !matches!(phrase.precision, Precision::Year | Precision::Unknown);
            if let Some(days) = phrase.days.filter(|days| tells && fine && self.is_past(days.first)) {
                self.told = Some((days.first, 0));
            }
        }
        times
    }

    fn is_past(&self, day: NaiveDate) -> bool {
        self.published.is_some_and(|published| day <= published)
    }

    /// The days of a date without a year, as the next such date behind the one told last.
    fn moved(&self, text: &str, phrase: &TimePhrase) -> Option<DayRange> {
        let days = phrase.days?;
        let (told, _) = self.told.filter(|(_, age)| *age <= HOLDS)?;
        let words: Vec<&str> = phrase.span.of(text).split(|c: char| !c.is_alphanumeric()).collect();
        let names_month = words.iter().any(|word| is_month_name(word));
        let names_year = words.iter().any(|word| {
            matches!(*word, "year" | "last" | "this" | "next")
                || word.len() == 4 && word.parse::<u32>().is_ok()
        });
        if names_month && !names_year {
            let moved = |year: i32| {
                let by = year - days.first.year();
                Some(DayRange {
                    first: days.first.with_year(year)?,
                    last: days.last.with_year(days.last.year() + by)?,
                })
            };
            let month = told.with_day(1)?;
            let next =
                moved(told.year()).filter(|days| days.first >= month).or_else(|| moved(told.year() + 1));
            return next.filter(|days| self.is_past(days.last));
        }
        // "Later in the month", "towards the end of the month": of the one told last.
        let of_month = phrase.span.of(text).ends_with("the month")
            && [self.published?.month(), told.month()].contains(&days.first.month());
        let month = DayRange::month(told.year(), told.month()).filter(|_| of_month)?;
        let late = NaiveDate::from_ymd_opt(told.year(), told.month(), 21)?;
        let first = if words.contains(&"end") { late } else { told };
        Some(DayRange { first, last: month.last })
    }
}
