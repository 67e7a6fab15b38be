//! What is known when an expression is resolved: the publication date and what was told before it.

use chrono::{Datelike, NaiveDate};

use super::Resolved;
use crate::lexicon::{Unit, Words};
use crate::model::Preposition;
use crate::times::direction::Direction;
use crate::times::item::{Item, Joint};
use crate::times::meaning::{Amount, Anchor, Field, Length, Meaning, Year};
use crate::times::moment::Moment;

/// Stated years fewer than these say nothing of a document.
const ENOUGH_YEARS: usize = 3;

/// A jump of more years inside a paragraph is an excursion, until another expression confirms it.
const EXCURSION: i32 = 1;

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
    /// What the expression before came to, where it held a month: "from May".
    pub(super) begin: Option<Moment>,
    /// "between" stood before the expression before.
    between: bool,
    /// Year and month told last.
    pub(super) told_month: Option<(i32, u8)>,
    /// The year stated last, with the sentence and the paragraph it stands in.
    stated_year: Option<(i32, usize, usize)>,
    /// The quarter that a report of earnings is about: the one that words named last.
    quarter: Option<Moment>,
    /// Months were told since, of which none is that quarter: "for the nine months".
    months_since: bool,
    /// The year stated next, in the same sentence.
    pub(super) year_ahead: Option<i32>,
    /// The year that the expression joined to this one states: "the spring and summer of 2023".
    year_joined: Option<i32>,
    /// First day of the war that the text is about.
    pub(super) war_start: Option<NaiveDate>,
    /// The year that the heading of the section names.
    section: Option<i32>,
    /// The year mentioned last in whatever way, with its sentence: what "that year" means.
    mentioned: Option<(i32, usize)>,
    /// The sentence that spoke of the day of publication last.
    deictic: Option<usize>,
    /// The month that ends the range that begins here: "from October to March".
    range_end: Option<u8>,
    /// What was told before an excursion to another year: "in 2008 protesters did the same".
    thread: Option<(Moment, Option<(i32, u8)>)>,
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
            begin: None,
            between: false,
            told_month: None,
            stated_year: None,
            quarter: None,
            months_since: false,
            year_ahead: None,
            year_joined: None,
            war_start,
            section: None,
            mentioned: None,
            deictic: None,
            range_end: None,
            thread: None,
            sentence: 0,
            paragraph: 0,
        }
    }

    /// Moves on to an item.
    pub(super) fn enter(&mut self, item: &Item) {
        // An excursion to another year that nothing confirmed ends with its paragraph.
        if item.paragraph != self.paragraph
            && let Some((told, told_month)) = self.thread.take()
        {
            (self.told, self.told_month) = (Some(told), told_month);
        }
        (self.sentence, self.paragraph) = (item.sentence, item.paragraph);
    }

    /// Keeps the year that the same sentence states a little further on, and that of the expression joined to this one.
    /// In news a bare year behind is of something else: "sentenced in August after a trial in 2007".
    pub(in crate::times) fn look_ahead(&mut self, dated: Option<&Item>, joined: Option<&Item>) {
        let ahead = dated.filter(|item| self.narrative || stated_month(item).is_some());
        (self.year_ahead, self.year_joined) = (ahead.and_then(stated_year), joined.and_then(stated_year));
    }

    /// Whether relative words count from what was told last.
    pub(super) fn is_narrative(&self) -> bool {
        self.narrative
    }

    /// What "last week", "today" count from: the day of publication, in a narrative what was told last. Without a
    /// publication date nothing does.
    pub(super) fn count_from(&self) -> Option<Moment> {
        if self.narrative && self.published.is_some() { self.told_or_today() } else { self.today() }
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
        self.year_joined.or(before).or(self.year_ahead)
    }

    /// What "of that year" means: the year mentioned right before, else the one told.
    pub(super) fn that_year(&self) -> Option<i32> {
        let near = self.mentioned.filter(|(_, sentence)| self.sentence - sentence <= 1).map(|(year, _)| year);
        near.filter(|_| self.narrative).or_else(|| self.told_or_today().map(Moment::year))
    }

    /// Whether a month belongs to the year of the section: the paragraph told no other.
    pub(super) fn section_year(&self) -> Option<i32> {
        let other = self.stated_year.is_some_and(|(_, _, paragraph)| paragraph == self.paragraph);
        self.section.filter(|_| !other)
    }

    /// The past year that a paragraph of background is about, in news: one stated a sentence or two before, where
    /// nothing has spoken of the day since.
    pub(super) fn background_year(&self) -> Option<i32> {
        let today = self.published?;
        let (year, stated, _) = self.stated_year.filter(|(year, sentence, paragraph)| {
            *year < today.year() && *paragraph == self.paragraph && self.sentence - sentence <= 2
        })?;
        self.told_month.filter(|(told, _)| *told == year)?;
        let since = self.deictic.is_some_and(|sentence| sentence >= stated);
        (!self.narrative && !since).then_some(year)
    }

    /// Keeps the month that ends the range that begins here.
    pub(in crate::times) fn look_for_range(&mut self, end: Option<u8>) {
        self.range_end = end;
    }

    /// "from October to March" told after a March began the year before.
    pub(super) fn began_before(&self, month: u8, told: u8) -> bool {
        self.range_end.is_some_and(|end| end < month && told <= end + 3)
    }

    /// The quarter that a report of earnings is about.
    pub(super) fn report_quarter(&self) -> Option<Moment> {
        self.quarter.filter(|_| !self.narrative)
    }

    /// The quarter that figures are compared with: none where those of several quarters were told since.
    pub(super) fn compared_quarter(&self) -> Option<Moment> {
        self.report_quarter().filter(|_| !self.months_since)
    }

    /// Whether a stated year inside a sentence only recalls or foretells: "a war fought since 1937".
    fn is_aside(&self, item: &Item, moment: Moment) -> bool {
        let Some(told) = self.told.filter(|_| self.narrative && !item.leads) else { return false };
        let years = moment.year() - told.year();
        let coarse = matches!(moment, Moment::Year(_));
        // "a siege that lasted until February 1945" tells its end, and goes on from before.
        let ends = item.ends_span && years > 0;
        stated_year(item).is_some() && (coarse && years != 0 || ends)
    }

    /// Keeps what was told before a jump of years inside a paragraph, until something confirms the jump.
    fn keep_thread(&mut self, item: &Item, moment: Moment) {
        let Some(told) = self.told.filter(|_| self.narrative && stated_year(item).is_some()) else { return };
        let jump = (moment.year() - told.year()).abs();
        if jump > EXCURSION && !item.opens_paragraph {
            self.thread = self.thread.or(Some((told, self.told_month)));
        } else if jump == 0 || item.opens_paragraph {
            self.thread = None;
        }
    }

    /// Whether an item ends the range that the item before began: "from May to July", "between Monday and Friday".
    pub(super) fn ends_range(&self, item: &Item) -> bool {
        item.joint == Joint::To || item.joint == Joint::And && self.between
    }

    /// Whether a period lies before publication, as those that are reported do; of a fiscal year, its quarter is told
    /// before that of the calendar ends.
    fn is_over(&self, moment: Moment, item: &Item) -> bool {
        let told = item.direction == Direction::Past;
        self.published
            .zip(moment.days())
            .is_none_or(|(today, days)| days.last <= today || told && days.first <= today)
    }

    /// Keeps what an expression came to.
    pub(super) fn learn(&mut self, item: &Item, resolved: &Resolved) {
        let meaning = &item.found.meaning;
        let recalled = resolved.moment.is_some_and(|moment| self.is_aside(item, moment));
        if let Meaning::Calendar(calendar) = meaning
            && let Year::Stated(year) = calendar.year
            && (!recalled || self.told.is_some_and(|told| (told.year() - year).abs() <= 1))
        {
            self.stated_year = Some((year, self.sentence, self.paragraph));
        }
        self.between = item.preposition == Some(Preposition::Between);
        self.begin = resolved.moment.filter(|_| stated_month(item).is_some());
        if is_deictic(item) {
            self.deictic = Some(self.sentence);
        }
        if let Meaning::Length(Length { amount: Amount::Whole(6 | 9), unit: Unit::Month, .. }) = meaning {
            self.months_since = true;
        }
        let Some(moment) = resolved.moment else { return };
        if matches!(moment, Moment::Quarter(..)) {
            self.months_since = false;
        }
        if let Some(year) = stated_year(item) {
            self.mentioned = Some((year, self.sentence));
        }
        if item.heading {
            self.section = if let Moment::Year(year) = moment { Some(year) } else { None };
        }
        if let (Moment::Quarter(..), Meaning::Calendar(calendar)) = (moment, meaning)
            && calendar.field != Field::Quarter(0)
            && !matches!(calendar.year, Year::Stated(_) | Year::Step(_))
            && self.is_over(moment, item)
        {
            self.quarter = Some(moment);
        }
        let coarse = matches!(moment, Moment::Decade(_) | Moment::Century(_));
        // What lies before the thread of the story does not move it: "a year earlier", "the previous year".
        let earlier = match meaning {
            Meaning::Shift(shift) => shift.direction < 0,
            Meaning::YearBefore(_) => true,
            Meaning::Named(named) => named.step < 0 && named.anchor == Anchor::Told,
            _ => false,
        };
        if !coarse && !earlier && !recalled {
            self.keep_thread(item, moment);
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
    let many = years.len() >= ENOUGH_YEARS && deictic * 8 <= years.len();
    // A short text that opens with a date of long ago and speaks neither of the day of publication nor of the future.
    let opens = items.first().is_some_and(|item| stated_year(item).is_some() && finer_than_year(item));
    let forward = |item: &Item| item.direction == Direction::Future && stated_year(item).is_none();
    let short = deictic == 0 && opens && !items.iter().any(forward);
    (many || short) && day.year() - years[years.len() / 2] > 1
}

/// Whether an item counts from the day of speech, as news does: "Monday", "yesterday", "last week", "3 May last year".
fn is_deictic(item: &Item) -> bool {
    match &item.found.meaning {
        Meaning::Calendar(calendar) => {
            matches!(calendar.field, Field::Today(_) | Field::Weekday(_) | Field::WeekdayIn(..))
                || matches!(calendar.year, Year::Step(_))
        }
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

/// The month that an item states.
pub(in crate::times) fn stated_month(item: &Item) -> Option<u8> {
    match &item.found.meaning {
        Meaning::Calendar(calendar) => match calendar.field {
            Field::Month(month) | Field::Day(month, _) => Some(month),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an item states more than a year, or heads a section.
fn finer_than_year(item: &Item) -> bool {
    item.heading
        || matches!(&item.found.meaning, Meaning::Calendar(calendar) if calendar.field != Field::Year)
}
