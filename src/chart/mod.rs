//! A table of events becomes a picture: SVG, and PNG from it. Layer 5.
//!
//! Rows become items (`item`), items a story (`story`: the main period, remarks off, background folded), the
//! story a plan (one file per kind: shapes and words in tenths of a pixel), and the plan a drawing (`draw`,
//! which knows no events). A new kind is one file and one line in [`Kind::ALL`].

mod below;
mod calendar;
mod caption;
mod ceasefires;
mod crowd;
mod draw;
mod facts;
mod frame;
mod glyph;
mod histogram;
mod item;
mod lane;
mod layout;
mod list;
mod rows;
mod story;
#[cfg(test)]
mod tests;
mod timeline;
mod truce;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::table::{EventColumn, EventColumns};

pub use crowd::Unit;
pub use draw::{Anchor, Fill, Ink, Node, Paint, Plan, Shape, Theme, png, svg};
pub use facts::Facts;
pub use item::Item;
pub use layout::Face;
pub use rows::{items, truces};
pub use truce::{Truce, TruceAnswer, TruceClaims, TruceDay};

/// One kind of picture.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it shows, for the help.
    pub about: &'static str,
    /// Whether it draws truces, which must then be linked, and not only their events.
    pub truces: bool,
    plan: fn(&Facts, &Options) -> Plan,
}

impl Kind {
    /// Every kind, in the order of the help.
    pub const ALL: &'static [Self] = &[
        Self {
            name: "timeline",
            about: "lanes by group, marks and bars on their days with their words",
            truces: false,
            plan: timeline::plan,
        },
        Self {
            name: "ceasefires",
            about: "each truce through its stages, who claims violations, diplomacy, articles per day",
            truces: true,
            plan: ceasefires::plan,
        },
        Self {
            name: "histogram",
            about: "events per day, week or month, stacked by group; uncertain days set apart",
            truces: false,
            plan: histogram::plan,
        },
        Self {
            name: "calendar",
            about: "the days of a year by number of events, truces outlined, days without an article hatched",
            truces: true,
            plan: calendar::plan,
        },
        Self {
            name: "list",
            about: "a chronology to print, with sentences and sources",
            truces: false,
            plan: list::plan,
        },
    ];

    /// The kind of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name == name)
    }

    /// The columns of the table of events that the picture is made from.
    #[must_use]
    pub const fn columns(self) -> EventColumns {
        if self.truces { rows::COLUMNS } else { rows::COLUMNS.without(EventColumn::Ceasefire) }
    }

    /// The picture as data; `svg` and `png` draw it.
    #[must_use]
    pub fn plan(self, facts: &Facts, options: &Options) -> Plan {
        (self.plan)(facts, options)
    }
}

/// What a lane of a timeline is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LaneBy {
    /// A group of event types.
    #[default]
    Group,
    /// An event type.
    Type,
    /// The first actor named.
    Actor,
    /// The place.
    Place,
    /// The first publisher.
    Publisher,
}

impl LaneBy {
    /// Every value and its word.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("group", Self::Group),
        ("type", Self::Type),
        ("actor", Self::Actor),
        ("place", Self::Place),
        ("publisher", Self::Publisher),
    ];

    /// Order of the lane of an event, and what it is named after.
    fn of(self, item: &Item) -> (usize, Option<&str>) {
        match self {
            Self::Group => (item.group_index, Some(&item.group)),
            Self::Type => (item.group_index, Some(&item.type_label)),
            Self::Actor => (0, item.actors.first().map(|actor| actor.0.as_str())),
            Self::Place => (0, item.place.as_deref()),
            Self::Publisher => (0, item.publishers.first().map(String::as_str)),
        }
    }

    /// Events by lane: its order, its name, and its events in the order given.
    fn lanes<'a>(self, items: &[&'a Item]) -> Vec<(usize, String, Vec<&'a Item>)> {
        let mut members: BTreeMap<(usize, Option<&str>), Vec<&'a Item>> = BTreeMap::new();
        for &item in items {
            members.entry(self.of(item)).or_default().push(item);
        }
        let named = members.into_iter().map(|((order, of), items)| (order, self.name(of), items));
        let mut lanes: Vec<_> = named.collect();
        lanes.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        lanes
    }

    /// Name of a lane.
    fn name(self, of: Option<&str>) -> String {
        match of {
            Some(group) if self == Self::Group => words::heading(group),
            Some(name) => name.to_owned(),
            None => words::NOT_NAMED.to_owned(),
        }
    }
}

/// What a user may settle about a picture.
#[derive(Clone, Debug)]
pub struct Options {
    /// Instead of the composed title.
    pub title: Option<String>,
    /// Instead of the composed subtitle.
    pub subtitle: Option<String>,
    /// Width in pixels.
    pub width: i32,
    /// Height in pixels; as high as needed where not given.
    pub height: Option<i32>,
    /// What a lane is.
    pub lane: LaneBy,
    /// What a bar counts; as fine as there is room where not given.
    pub unit: Option<Unit>,
    /// First day of the picture.
    pub from: Option<NaiveDate>,
    /// Last day of the picture.
    pub to: Option<NaiveDate>,
    /// Remarks too.
    pub remarks: bool,
    /// All days, not only the main period.
    pub whole: bool,
    /// How many events without a day are listed.
    pub undated: usize,
    /// Gaps of more days than this are folded.
    pub collapse_gaps: Option<i32>,
    /// The day whose state is asked for: a line through the picture.
    pub on: Option<NaiveDate>,
    /// Only what was published by this day was read, which the picture says.
    pub as_known_on: Option<NaiveDate>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: None,
            subtitle: None,
            width: 1200,
            height: None,
            lane: LaneBy::Group,
            unit: None,
            from: None,
            to: None,
            remarks: false,
            whole: false,
            undated: 10,
            collapse_gaps: None,
            on: None,
            as_known_on: None,
        }
    }
}

impl Options {
    fn choice(&self) -> story::Choice {
        story::Choice { from: self.from, to: self.to, remarks: self.remarks, whole: self.whole, years: false }
    }
}
