//! One value that says which events are meant; the store turns it into SQL, the table into polars.

use chrono::NaiveDate;

use super::{Review, Status};

/// Which events are meant. An empty filter means all that were not rejected.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Filter {
    /// Events whose last day is on or after this day.
    pub from: Option<NaiveDate>,
    /// Events whose first day is on or before this day.
    pub to: Option<NaiveDate>,
    /// Any of these types.
    pub types: Vec<String>,
    /// Any of these groups.
    pub groups: Vec<String>,
    /// Any of these actors, by id or name, case ignored.
    pub actors: Vec<String>,
    /// Any of these places, by name or country, case ignored.
    pub places: Vec<String>,
    /// Any of these statuses.
    pub statuses: Vec<Status>,
    /// Words in label, evidence or note, case ignored.
    pub text: Option<String>,
    /// Any of these tags.
    pub tags: Vec<String>,
    /// Any of these review states; empty means all but rejected.
    pub reviews: Vec<Review>,
    /// Events of this ceasefire, by its whole id.
    pub ceasefire: Option<String>,
    /// At least so many independent publishers.
    pub min_publishers: Option<usize>,
    /// Reported in an article published on or after this day.
    pub published_from: Option<NaiveDate>,
    /// Reported in an article added on or after this day.
    pub added_since: Option<NaiveDate>,
    /// Only these articles.
    pub articles: Vec<String>,
    /// Only these events, by whole id; `None` for all.
    pub events: Option<Vec<String>>,
    /// Only the best so many: truces first, then independent publishers, then rarity of the type in the period.
    pub top: Option<usize>,
}
