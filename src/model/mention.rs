//! One event as one sentence of one article reports it.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::{Actor, Basis, DayRange, Place, Precision, Span};

closed_set! {
    /// Whether it happened. Weakest first, so that the maximum of several is the one that holds.
    pub enum Status ("a status") {
        /// One side says so.
        Alleged = "alleged",
        /// Put forward and not agreed.
        Proposed = "proposed",
        /// Scheduled or expected.
        Planned = "planned",
        /// It happened.
        Happened = "happened",
    }
}

/// A number that the sentence gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Count {
    /// What is counted: killed, wounded, prisoners, hostages, violations, …
    pub what: String,
    /// Lowest number meant.
    pub low: u64,
    /// Highest number meant; `None` where open ("at least 34").
    pub high: Option<u64>,
    /// Of whom.
    pub of: Option<String>,
    /// Who says so.
    pub said_by: Option<String>,
    /// As written.
    pub words: String,
}

/// One event as one sentence of one article reports it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Hash of article, type, start and a counter: no date, no version in it.
    pub id: String,
    /// Id of the article.
    pub article: String,
    /// Id of the event type.
    pub event_type: String,
    /// Whether it happened.
    pub status: Status,
    /// The condition in words.
    pub condition: Option<String>,
    /// First and last day; both or none.
    pub days: Option<DayRange>,
    /// How finely the days are known.
    pub precision: Precision,
    /// What the days rest on.
    pub basis: Basis,
    /// EDTF; carries open ends and approximation.
    pub edtf: Option<String>,
    /// The date words that the days were read from.
    pub date_text: Option<String>,
    /// Clock time, in `zone`.
    pub start_time: Option<NaiveTime>,
    /// IANA name, else ±hh:mm.
    pub zone: Option<String>,
    /// A stated length in ISO 8601.
    pub duration: Option<String>,
    /// The last day in force, where the sentence tells it: "a truce until Sunday".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Who took part.
    pub actors: Vec<Actor>,
    /// Where.
    pub place: Option<Place>,
    /// The numbers it gives.
    pub counts: Vec<Count>,
    /// The event in at most 60 characters.
    pub label: String,
    /// 0 to 1, two decimals.
    pub confidence: f64,
    /// What made it: lexicon entry, rules of time, parts of the confidence.
    pub rules: Vec<String>,
    /// The evidence sentence.
    pub span: Span,
    /// Its words.
    pub evidence: String,
}
