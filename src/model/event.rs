//! What happened: one or more mentions of the same thing, merged; or an entry made by hand.

use chrono::{NaiveDate, NaiveTime};

use super::closed_set::closed_set;
use super::{Actor, Basis, Count, DayRange, Length, Place, Precision, Status};

closed_set! {
    /// How an event came to be.
    pub enum Origin ("an origin") {
        /// Read from articles.
        Extracted = "extracted",
        /// Entered by hand.
        Manual = "manual",
        /// Imported from a table.
        Imported = "imported",
    }
}

closed_set! {
    /// What a person decided about an event.
    pub enum Review ("a review state") {
        /// Nobody has looked.
        Open = "open",
        /// Found right.
        Accepted = "accepted",
        /// Found wrong; stays out of views.
        Rejected = "rejected",
    }
}

/// What happened. The fields are the columns of the table of events, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Smallest mention id, or made once for a hand entry.
    pub id: String,
    /// Ids it had before; they resolve for ever.
    pub aliases: Vec<String>,
    /// Id of the event type.
    pub event_type: String,
    /// Group of the type.
    pub group: String,
    /// The event in at most 60 characters.
    pub label: String,
    /// Strongest status of its mentions.
    pub status: Status,
    /// The condition in words.
    pub condition: Option<String>,
    /// First and last day.
    pub days: Option<DayRange>,
    /// How finely the days are known.
    pub precision: Precision,
    /// What the days rest on.
    pub basis: Basis,
    /// EDTF of the days.
    pub edtf: Option<String>,
    /// Clock time, in `zone`.
    pub start_time: Option<NaiveTime>,
    /// IANA name, else ±hh:mm.
    pub zone: Option<String>,
    /// A stated length in ISO 8601.
    pub duration: Option<String>,
    /// Last day in force, as the text tells it, else computed from start and duration.
    pub scheduled_end: Option<NaiveDate>,
    /// Who took part.
    pub actors: Vec<Actor>,
    /// Where.
    pub place: Option<Place>,
    /// Numbers, one entry per claimant and thing counted.
    pub counts: Vec<Count>,
    /// The sentence of the best mention.
    pub evidence: Option<String>,
    /// 0 to 1, two decimals.
    pub confidence: f64,
    /// Ids of its mentions, sorted.
    pub mentions: Vec<String>,
    /// Ids of its articles, sorted.
    pub articles: Vec<String>,
    /// Independent publishers, sorted; copies of one story count once.
    pub publishers: Vec<String>,
    /// Addresses of its articles, sorted.
    pub urls: Vec<String>,
    /// Earliest publication day among its articles.
    pub first_reported: Option<NaiveDate>,
    /// Latest publication day among its articles.
    pub last_reported: Option<NaiveDate>,
    /// PLOVER category and mode.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// ACLED event and sub-event.
    pub acled: Option<String>,
    /// Id of the ceasefire it belongs to.
    pub ceasefire: Option<String>,
    /// How it came to be.
    pub origin: Origin,
    /// What a person decided.
    pub review: Review,
    /// Tags set by hand, sorted.
    pub tags: Vec<String>,
    /// Note set by hand.
    pub note: Option<String>,
    /// Points in which its sources differ, in words.
    pub claims: Vec<String>,
    /// Why it exists: rules of its mentions and reasons of the merge.
    pub reasons: Vec<String>,
}

impl Event {
    /// The last day in force that its first day and its length give; `None` where one of them is not known.
    #[must_use]
    pub fn counted_end(&self) -> Option<NaiveDate> {
        let length: Length = self.duration.as_deref()?.parse().ok()?;
        length.last_day(self.days?.first, self.start_time)
    }
}
