//! What pictures are made of: rows of the tables of events, ceasefires and articles.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::item::Item;
use super::truce::Truce;

/// What pictures are made of. It can be kept as JSON, so that a picture can be drawn again from fixed rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The events.
    pub items: Vec<Item>,
    /// The ceasefires that the events belong to.
    pub truces: Vec<Truce>,
    /// How many articles were published on each day; a day that is missing had none.
    pub articles: BTreeMap<NaiveDate, usize>,
}

impl Facts {
    /// Events alone.
    #[must_use]
    pub fn of(items: Vec<Item>) -> Self {
        Self { items, ..Self::default() }
    }
}
