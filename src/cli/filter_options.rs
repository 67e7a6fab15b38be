//! The filters, the same in every command that speaks of events.

use chrono::NaiveDate;
use clap::Args;

use crate::model::{DayRange, Filter, Review, Status};

/// Which events are meant; the defaults mean all that were not rejected.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Filters")]
pub(crate) struct FilterOptions {
    /// Events on or after this day, month or year
    #[arg(long, value_name = "DATE", value_parser = first_day, global = true)]
    from: Option<NaiveDate>,
    /// Events on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = last_day, global = true)]
    to: Option<NaiveDate>,
    /// Of this type (can be repeated)
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', global = true)]
    types: Vec<String>,
    /// Of this group of types (can be repeated)
    #[arg(long = "group", value_name = "GROUP", value_delimiter = ',', global = true)]
    groups: Vec<String>,
    /// With this actor, by name or id (can be repeated)
    #[arg(long = "actor", value_name = "ACTOR", global = true)]
    actors: Vec<String>,
    /// At this place or in this country (can be repeated)
    #[arg(long = "place", value_name = "PLACE", global = true)]
    places: Vec<String>,
    /// happened, planned, proposed or alleged (can be repeated)
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', global = true)]
    statuses: Vec<Status>,
    /// With these words in label, evidence or note
    #[arg(long, value_name = "WORDS", global = true)]
    text: Option<String>,
    /// With this tag (can be repeated)
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',', global = true)]
    tags: Vec<String>,
    /// open, accepted, rejected or all; all but rejected where not given (can be repeated)
    #[arg(long = "review", value_name = "STATE", value_delimiter = ',', value_parser = review, global = true)]
    reviews: Vec<ReviewChoice>,
    /// Of this ceasefire
    #[arg(long, value_name = "ID", global = true)]
    ceasefire: Option<String>,
    /// Reported by at least N independent publishers
    #[arg(long, value_name = "N", global = true)]
    min_publishers: Option<usize>,
    /// Reported in an article published on or after this day
    #[arg(long, value_name = "DATE", value_parser = first_day, global = true)]
    published_from: Option<NaiveDate>,
    /// Reported in an article added on or after this day
    #[arg(long, value_name = "DATE", value_parser = first_day, global = true)]
    added_since: Option<NaiveDate>,
    /// Only the N that matter most: truces first, then those that most publishers report
    #[arg(long, value_name = "N", global = true)]
    top: Option<usize>,
}

impl FilterOptions {
    /// The filter as the store and the table take it.
    pub(crate) fn filter(&self) -> Filter {
        let reviews = if self.reviews.iter().any(|choice| choice.0.is_none()) {
            Review::ALL.to_vec()
        } else {
            self.reviews.iter().filter_map(|choice| choice.0).collect()
        };
        Filter {
            from: self.from,
            to: self.to,
            types: self.types.clone(),
            groups: self.groups.clone(),
            actors: self.actors.clone(),
            places: self.places.clone(),
            statuses: self.statuses.clone(),
            text: self.text.clone(),
            tags: self.tags.clone(),
            reviews,
            ceasefire: self.ceasefire.clone(),
            min_publishers: self.min_publishers,
            published_from: self.published_from,
            added_since: self.added_since,
            articles: Vec::new(),
            events: None,
            top: self.top,
        }
    }

    /// Whether any filter was given.
    pub(crate) fn is_given(&self) -> bool {
        self.filter() != Filter::default()
    }
}

/// A review state, or `None` for all of them.
#[derive(Clone, Copy, Debug)]
struct ReviewChoice(Option<Review>);

fn review(word: &str) -> Result<ReviewChoice, String> {
    if word == "all" { Ok(ReviewChoice(None)) } else { word.parse().map(|review| ReviewChoice(Some(review))) }
}

fn first_day(words: &str) -> Result<NaiveDate, String> {
    days(words).map(|days| days.first)
}

fn last_day(words: &str) -> Result<NaiveDate, String> {
    days(words).map(|days| days.last)
}

/// Reads `2025`, `2025-04` or `2025-04-23`.
fn days(words: &str) -> Result<DayRange, String> {
    let parts: Option<Vec<u32>> = words.trim().split('-').map(|part| part.parse().ok()).collect();
    let days = match parts.as_deref() {
        Some([year]) => i32::try_from(*year).ok().and_then(DayRange::year),
        Some([year, month]) => i32::try_from(*year).ok().and_then(|year| DayRange::month(year, *month)),
        Some([year, month, day]) => i32::try_from(*year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, *month, *day))
            .map(DayRange::day),
        _ => None,
    };
    days.ok_or_else(|| format!("expected a day such as 2025-04-23, a month or a year, found `{words}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_with_its_first_and_ends_with_its_last_day() {
        assert_eq!(first_day("2024-02").unwrap().to_string(), "2024-02-01");
        assert_eq!(last_day("2024-02").unwrap().to_string(), "2024-02-29");
        assert_eq!(last_day("2024").unwrap().to_string(), "2024-12-31");
        assert!(first_day("soon").unwrap_err().contains("found `soon`"));
        assert!(first_day("2025-02-30").is_err());
    }
}
