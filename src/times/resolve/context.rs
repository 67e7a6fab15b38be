//! What is known when an expression is resolved: the publication date and what was told before it.

use chrono::{Datelike, NaiveDate};

use super::Resolved;
use crate::lexicon::{Unit, Words};
use crate::times::item::Item;
use crate::times::meaning::{Anchor, Field, Meaning, Year};
use crate::times::moment::Moment;

/// Stated years fewer than these say nothing of a document.
const ENOUGH_YEARS: usize = 3;

/// The publication date and what was told before.
pub(in crate::times) struct Context<'a> {
    /// Words of time.
    pub(super) words: &'a Words,
    /// The publication date.
    pub(super) published: Option<NaiveDate>,
    /// The whole document is a narrative.
    narrative: bool,
    /// What was told last, in a narrative; today in news.
    pub(super) told: Option<Moment>,
    /// Year and month told last.
    pub(super) told_month: Option<(i32, u8)>,
    /// The year stated last, with the sentence and the paragraph it stands in.
    stated_year: Option<(i32, usize, usize)>,
    /// The quarter that a report of earnings is about: the one that words named last.
    quarter: Option<Moment>,
    /// The sentence that told another period of the report last: "the first nine months".
    other_period: Option<usize>,
    /// The year stated next, in the same sentence.
    pub(super) year_ahead: Option<i32>,
    /// First day of the war that the text is about.
    pub(super) war_start: Option<NaiveDate>,
    sentence: usize,
    paragraph: usize,
}

impl<'a> Context<'a> {
    /// A context for the items of a document.
    pub(in crate::times) fn new(
        words: &'a Words,
        published: Option<NaiveDate>,
        items: &[Item],
        war: Option<u16>,
    ) -> Self {
        let narrative = is_narrative(items, published);
        let war_start = war
            .and_then(|war| words.war_start(war))
            .filter(|start| published.is_none_or(|day| day >= *start));
        Self {
            words,
            published,
            narrative,
            told: None,
            told_month: None,
            stated_year: None,
            quarter: None,
            other_period: None,
            year_ahead: None,
            war_start,
            sentence: 0,
            paragraph: 0,
        }
    }

    /// Moves on to an item.
    pub(super) fn enter(&mut self, item: &Item) {
        (self.sentence, self.paragraph) = (item.sentence, item.paragraph);
    }

    /// Keeps the year that the same sentence states a little further on.
    pub(in crate::times) fn look_ahead(&mut self, year: Option<i32>) {
        self.year_ahead = year;
    }

    /// Whether relative words count from what was told last.
    pub(super) fn is_narrative(&self) -> bool {
        self.narrative
    }

    /// Today, as news sees it.
    pub(super) fn today(&self) -> Option<Moment> {
        self.published.map(Moment::Day)
    }

    /// What "that day", "the following month" count from.
    pub(super) fn told_or_today(&self) -> Option<Moment> {
        self.told.or(self.today())
    }

    /// A year that the same sentence states, before or behind.
    pub(super) fn year_nearby(&self) -> Option<i32> {
        let before =
            self.stated_year.filter(|(_, sentence, _)| *sentence == self.sentence).map(|(year, ..)| year);
        before.or(self.year_ahead)
    }

    /// The quarter that a report of earnings is about.
    pub(super) fn report_quarter(&self) -> Option<Moment> {
        self.quarter.filter(|_| !self.narrative)
    }

    /// The quarter that "a year earlier" compares with, unless the sentence is about another period.
    pub(super) fn compared_quarter(&self) -> Option<Moment> {
        self.report_quarter().filter(|_| self.other_period != Some(self.sentence))
    }

    /// Whether a stated year inside a sentence only recalls or foretells: "a war fought since 1937".
    fn is_aside(&self, item: &Item, moment: Moment) -> bool {
        let Some(told) = self.told.filter(|_| self.narrative && !item.leads) else { return false };
        let years = moment.year() - told.year();
        let coarse = matches!(moment, Moment::Year(_));
        stated_year(item).is_some() && coarse && years != 0
    }

    /// Whether a period lies before publication: reports are about those.
    fn is_over(&self, moment: Moment) -> bool {
        self.published.zip(moment.days()).is_none_or(|(today, days)| days.last <= today)
    }

    /// Keeps what an expression came to.
    pub(super) fn learn(&mut self, item: &Item, resolved: &Resolved) {
        let meaning = &item.found.meaning;
        if let Meaning::Calendar(calendar) = meaning
            && let Year::Stated(year) = calendar.year
        {
            self.stated_year = Some((year, self.sentence, self.paragraph));
        }
        let spans = match meaning {
            Meaning::Length(length) => length.unit == Unit::Month && length.side == 0,
            Meaning::Named(named) => named.unit == Unit::Year && named.anchor == Anchor::Told || named.fiscal,
            Meaning::Calendar(calendar) => calendar.field == Field::Half(1),
            _ => false,
        };
        if spans {
            self.other_period = Some(self.sentence);
        }
        let Some(moment) = resolved.moment else { return };
        if let (Moment::Quarter(..), Meaning::Calendar(calendar)) = (moment, meaning)
            && calendar.field != Field::Quarter(0)
            && !matches!(calendar.year, Year::Stated(_) | Year::Step(_))
            && self.is_over(moment)
        {
            self.quarter = Some(moment);
            self.other_period = None;
        }
        let coarse = matches!(moment, Moment::Decade(_) | Moment::Century(_));
        // What lies before the thread of the story does not move it: "a year earlier", "the previous year".
        let aside = match meaning {
            Meaning::Shift(shift) => shift.direction < 0,
            Meaning::Named(named) => named.step < 0 && named.anchor == Anchor::Told,
            _ => false,
        };
        let aside = aside || self.is_aside(item, moment);
        if !coarse && !aside {
            if let Some(month) = moment.month() {
                self.told_month = Some((moment.year(), month));
            }
            self.told = Some(moment);
        }
    }
}

/// Whether a document is a narrative: undated, or telling of other years than that of its publication, and hardly ever
/// counting from the day of speech.
pub(in crate::times) fn is_narrative(items: &[Item], published: Option<NaiveDate>) -> bool {
    let Some(day) = published else { return true };
    let mut years: Vec<i32> = items.iter().filter_map(stated_year).collect();
    years.sort_unstable();
    let deictic = items.iter().filter(|item| is_deictic(item)).count();
    years.len() >= ENOUGH_YEARS && deictic * 8 <= years.len() && day.year() - years[years.len() / 2] > 1
}

/// Whether an item counts from the day of speech, as news does: "Monday", "yesterday", "last week".
fn is_deictic(item: &Item) -> bool {
    match &item.found.meaning {
        Meaning::Calendar(calendar) => matches!(calendar.field, Field::Today(_) | Field::Weekday(_)),
        Meaning::Named(named) => named.anchor == Anchor::Speech,
        Meaning::Shift(shift) => shift.anchor == Anchor::Speech,
        _ => false,
    }
}

/// The year that an item states.
pub(in crate::times) fn stated_year(item: &Item) -> Option<i32> {
    match &item.found.meaning {
        Meaning::Calendar(calendar) => match (calendar.year, calendar.field) {
            (Year::Stated(_), Field::Decade | Field::Century) => None,
            (Year::Stated(year), _) => Some(year),
            _ => None,
        },
        _ => None,
    }
}
