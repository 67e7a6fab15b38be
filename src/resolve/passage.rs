//! The day that a passage tells of, for the events whose own sentence names none.

use chrono::NaiveDate;

use super::when::joined;
use crate::lexicon::ContextWords;
use crate::model::{DayRange, Precision, Preposition, Shape, Span, TimePhrase};

/// A lead tells the news within so many sentences.
const LEAD: usize = 4;

/// News is no older than this, in days.
const NEWS: i64 = 7;

/// So many sentences on, a day told last still holds.
const HOLDS: usize = 3;

/// A day, and the words that gave it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ToldDay {
    pub(super) days: DayRange,
    pub(super) precision: Precision,
    pub(super) words: String,
}

/// What is known of days before a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    /// The day told last, and how many sentences ago.
    told: Option<(ToldDay, usize)>,
    /// The day of the news: the one that the lead names, else the last of the week before publication.
    news: Option<ToldDay>,
    news_in_lead: bool,
    /// The week that the lead names, where it names no day.
    week: Option<ToldDay>,
    published: Option<NaiveDate>,
    /// Sentences read so far.
    sentences: usize,
    /// A day long before the news was told last: the passage looks back.
    looks_back: bool,
    /// A month or a year long ago was told last, and no day: what follows is of then.
    of_long_ago: bool,
}

impl Passage {
    pub(super) fn new(published: Option<NaiveDate>) -> Self {
        Self { published, ..Self::default() }
    }

    /// A new sentence begins.
    pub(super) fn turn(&mut self) {
        self.sentences += 1;
        if let Some((_, age)) = &mut self.told {
            *age += 1;
        }
    }

    /// Keeps the day that a sentence names.
    pub(super) fn keep(&mut self, text: &str, sentence: Span, times: &[TimePhrase], known: &ContextWords) {
        let told = times.iter().enumerate().find_map(|(number, phrase)| {
            let fine = matches!(phrase.precision, Precision::Day | Precision::Hour);
            let days = phrase.days.filter(|_| fine && carries(phrase))?;
            let past = self.published.is_none_or(|day| days.first <= day);
            if !past || !self.is_news(days) && !is_in_main_clause(text, sentence, phrase, known) {
                return None;
            }
            // "On Friday night and in the early hours of Saturday": what follows is told of both.
            let (days, words) = joined(text, number, times, known)
                .filter(|_| phrase.rule != "overnight")
                .unwrap_or_else(|| (days, phrase.span.of(text).to_owned()));
            Some(ToldDay { days, precision: phrase.precision, words })
        });
        if self.sentences <= LEAD && self.week.is_none() {
            self.week = times.iter().find_map(|phrase| self.this_week(text, phrase));
        }
        let Some(told) = told else {
            if times.iter().any(|phrase| self.is_long_ago(phrase)) {
                (self.looks_back, self.of_long_ago) = (true, true);
            }
            return;
        };
        self.of_long_ago = false;
        let is_news = self.is_news(told.days);
        if is_news && (self.news.is_none() || !self.news_in_lead) {
            self.news = Some(told.clone());
            self.news_in_lead = self.sentences <= LEAD;
        }
        self.looks_back = self.published.is_some() && !is_news;
        self.told = Some((told, 0));
    }

    /// Whether days are of the week before publication.
    pub(super) fn is_news(&self, days: DayRange) -> bool {
        self.published.is_some_and(|day| days.last <= day && (day - days.last).num_days() <= NEWS)
    }

    /// "This week" in the lead.
    fn this_week(&self, text: &str, phrase: &TimePhrase) -> Option<ToldDay> {
        let days = phrase.days.filter(|days| phrase.precision == Precision::Week && self.is_news(*days))?;
        let words = phrase.span.of(text);
        words.contains("this").then(|| ToldDay { days, precision: phrase.precision, words: words.to_owned() })
    }

    /// Whether so few sentences were read that the news itself is told.
    pub(super) const fn is_lead(&self) -> bool {
        self.sentences <= LEAD
    }

    /// The day of what a lead tells in the present, without words of time: that of the news, else of publication.
    pub(super) fn of_the_lead(&self) -> Option<ToldDay> {
        let published = self.published.filter(|_| self.is_lead() && !self.looks_back)?;
        let days = DayRange::day(published);
        let of_publication = || ToldDay { days, precision: Precision::Day, words: String::new() };
        Some(self.news.clone().unwrap_or_else(of_publication))
    }

    /// The week of the news, where the lead tells no more and the passage does not look back.
    pub(super) fn week(&self) -> Option<&ToldDay> {
        self.week.as_ref().filter(|_| !self.looks_back && self.news.is_none())
    }

    /// "In 1994 the sides agreed …": what follows goes on there.
    fn is_long_ago(&self, phrase: &TimePhrase) -> bool {
        let tells =
            matches!(phrase.preposition, Some(Preposition::In | Preposition::On | Preposition::During));
        phrase.days.is_some_and(|days| tells && !self.is_news(days))
    }

    /// Whether what is told goes on in a month or a year long ago.
    pub(super) const fn is_of_long_ago(&self) -> bool {
        self.of_long_ago
    }

    /// The day told last, while it holds.
    pub(super) fn told(&self) -> Option<&ToldDay> {
        self.told.as_ref().filter(|(_, age)| *age <= HOLDS).map(|(day, _)| day)
    }

    /// The day of the news, where the passage does not look back to another.
    pub(super) fn news(&self) -> Option<&ToldDay> {
        self.news.as_ref().filter(|_| !self.looks_back)
    }
}

/// A phrase that says on which day, not from when or until when.
fn carries(phrase: &TimePhrase) -> bool {
    use Preposition::{At, In, On, Over};
    matches!(phrase.shape, Shape::Single | Shape::Listed)
        && phrase.preposition.is_none_or(|preposition| matches!(preposition, On | In | At | Over))
}

/// "…, including the strikes on 22 April": such words open what is not told now.
fn is_in_main_clause(text: &str, sentence: Span, phrase: &TimePhrase, known: &ContextWords) -> bool {
    let before = text.get(sentence.start..phrase.span.start).unwrap_or("");
    let opened = before.split_whitespace().enumerate().filter(|(_, word)| known.aside.holds(word)).last();
    let Some((opened, _)) = opened else { return true };
    // "After the talks, the two agreed on Monday": what opens the sentence ends with a comma.
    opened == 0 && before.contains(',')
}
