//! What two mentions must have in common to be compared at all: a side or a place, and days; so that a tracker finds
//! the few stored mentions that a new one could join without looking at the rest.

use chrono::{Datelike, NaiveDate};

use super::agreement::{UNDATED_REACH_BACK, UNDATED_REACH_FORTH, agreement};
use super::profile::{Grain, Profile, key, shared};
use crate::lexicon::Lexicon;
use crate::model::Mention;

/// Sides and places as numbers, and the days on which a mention may lie. It hangs on nothing but the mention and the
/// publication of its article, so it may be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Sorted, each once. Numbers of 64 bits, by their bits.
    pub handles: Vec<i64>,
    /// First day, counted from the first day of the year 1.
    pub first: i32,
    /// Last day, inclusive.
    pub last: i32,
}

impl Reach {
    /// The reach of a mention of an article that was published on a day.
    #[must_use]
    pub fn of(mention: &Mention, published: Option<NaiveDate>) -> Self {
        Profile::bare(mention, Some((0, published))).reach
    }

    /// Its sides, its place and the country of its place; its days.
    pub(super) fn of_profile(profile: &Profile<'_>) -> Self {
        let place = profile.place.iter().map(|place| key(&place.name));
        let country = profile.place.iter().filter_map(|place| place.country).map(key);
        let sides = profile.sides.iter().copied();
        let mut handles: Vec<i64> = sides.chain(place).chain(country).map(u64::cast_signed).collect();
        handles.sort_unstable();
        handles.dedup();
        let (first, last) = days(profile);
        Self { handles, first, last }
    }

    /// Whether two mentions are near enough to be compared.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last && shared(&self.handles, &other.handles) > 0
    }
}

/// A mention, ready to be compared with others.
#[derive(Debug)]
pub struct Candidate<'a>(Profile<'a>);

impl<'a> Candidate<'a> {
    /// `article` is any number that is the article's own.
    #[must_use]
    pub fn of(
        mention: &'a Mention,
        article: usize,
        published: Option<NaiveDate>,
        lexicon: &'a Lexicon,
    ) -> Self {
        Self(Profile::of(mention, Some((article, published)), lexicon))
    }

    /// Whether the two can be one event as far as these two alone can tell.
    #[must_use]
    pub fn may_join(&self, other: &Self) -> bool {
        agreement(&self.0, &other.0).is_some()
    }
}

/// The days on which a mention may lie, as numbers.
fn days(profile: &Profile<'_>) -> (i32, i32) {
    let number = |day: NaiveDate| day.num_days_from_ce();
    match (profile.days, profile.published) {
        (Some(days), _) if profile.grain == Grain::Assumed => (number(days.first) - 1, number(days.last)),
        // A span of many years is looked for by its first three.
        (Some(days), _) => {
            (number(days.first), number(days.last).min(number(days.first).saturating_add(LONGEST)))
        }
        (None, Some(day)) => {
            let reach = |days: i64| i32::try_from(days).unwrap_or(0);
            (number(day) - reach(UNDATED_REACH_BACK), number(day) + reach(UNDATED_REACH_FORTH))
        }
        (None, None) => (0, 0),
    }
}

/// Three years.
const LONGEST: i32 = 1096;
