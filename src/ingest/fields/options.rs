//! How the user wants inputs to be read.

use std::collections::BTreeMap;

use crate::model::Published;

/// The order of day and month in dates written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `03/05/2024` is 3 May.
    DayFirst,
    /// `03/05/2024` is 5 March.
    MonthFirst,
}

impl std::str::FromStr for DateOrder {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "dmy" => Ok(Self::DayFirst),
            "mdy" => Ok(Self::MonthFirst),
            other => Err(format!("expected dmy (day first) or mdy (month first), found `{other}`")),
        }
    }
}

/// How inputs are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The publication date that the user gave.
    pub published: Option<Published>,
    /// Which column or key holds which field: field to name.
    pub map: BTreeMap<String, String>,
    /// The order of day and month in dates written in digits.
    pub date_order: Option<DateOrder>,
    /// The longest text of one article, in bytes.
    pub max_article: Option<usize>,
}
