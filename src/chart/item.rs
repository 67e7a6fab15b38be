//! One event as the charts need it: a row of the table of events with the facts of its type.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::layout::DayAxis;
use crate::model::{DayRange, Precision, Status};

/// One event as the charts need it. Filled from rows of the table of events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// Id of the event.
    pub id: String,
    /// Id of its type.
    pub event_type: String,
    /// Label of the type.
    pub type_label: String,
    /// Group of the type, and its place among the groups (which fixes its colour and shape).
    pub group: String,
    /// Place of the group.
    pub group_index: usize,
    /// Stage of a ceasefire that the type stands for; empty for other types.
    pub stage: String,
    /// Its days are a span.
    pub lasts: bool,
    /// A remark rather than an event: left out unless asked for.
    pub remark: bool,
    /// The event in at most 60 characters.
    pub label: String,
    /// Its days in words.
    pub when: String,
    /// Whether it happened.
    pub status: Option<Status>,
    /// First and last day.
    pub days: Option<DayRange>,
    /// No words tell the days: they are those of the news.
    pub assumed: bool,
    /// How finely the days are known.
    pub precision: Option<Precision>,
    /// EDTF of the days, which carries open ends and approximation.
    pub edtf: Option<String>,
    /// PLOVER category and mode.
    pub plover: Option<String>,
    /// Clock time.
    pub start_time: Option<NaiveTime>,
    /// Names and roles of those who took part.
    pub actors: Vec<(String, String)>,
    /// Names of the countries among them.
    pub countries: Vec<String>,
    /// Where.
    pub place: Option<String>,
    /// Numbers given: what, figure, by whom.
    pub counts: Vec<(String, u64, Option<String>)>,
    /// The evidence sentence.
    pub evidence: Option<String>,
    /// Its articles.
    pub articles: Vec<String>,
    /// Its independent publishers, as far as they are named.
    pub publishers: Vec<String>,
    /// How many independent publishers report it, named or not.
    pub reports: usize,
    /// Addresses of its articles.
    pub urls: Vec<String>,
    /// Id of its ceasefire.
    pub ceasefire: Option<String>,
    /// Earliest publication day.
    pub first_reported: Option<NaiveDate>,
    /// Whether a person found it right, or made it.
    pub checked: bool,
}

/// PLOVER's categories of verbal cooperation (Halterman and others, "PLOVER and POLECAT", 2023).
const DIPLOMACY: &[&str] = &["AGREE", "CONSULT", "SUPPORT", "COOPERATE"];
/// The stage in which a truce is broken, and the role of who says so.
const VIOLATION: &str = "violation";
const ACCUSER: &str = "accuser";

/// Where an event lies on the line of days, and what is uncertain about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    /// Left edge in tenths of a pixel.
    pub left: i32,
    /// Right edge; the same as the left for a moment.
    pub right: i32,
    /// What the two edges mean.
    pub kind: ExtentKind,
    /// It may have begun earlier: by its words, or since the picture begins later.
    pub open_left: bool,
    /// It may end later: by its words, or since the picture ends earlier.
    pub open_right: bool,
    /// Its days are approximate.
    pub about: bool,
}

/// What the edges of an extent mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExtentKind {
    /// It happened then.
    Moment,
    /// It happened on one of these days.
    OneOf,
    /// It lasted all these days.
    Lasting,
}

impl Item {
    /// Its status; what happened unless said otherwise.
    pub(crate) fn status(&self) -> Status {
        self.status.unwrap_or(Status::Happened)
    }

    /// Whether its days are a span by its type or by its words.
    pub(crate) fn is_span(&self) -> bool {
        let edtf = self.edtf.as_deref().unwrap_or_default();
        let stated = || {
            let coarse = !matches!(self.precision, Some(Precision::Hour | Precision::Day) | None);
            !coarse && !edtf.starts_with('[') && edtf.contains('/')
        };
        self.days.is_some_and(|days| !days.is_one_day()) && (self.lasts || stated())
            || edtf.ends_with("/..")
            || edtf.starts_with("../")
    }

    /// Whether it is diplomacy: no stage of a truce, and by PLOVER's categories cooperation in words.
    pub(crate) fn is_diplomacy(&self) -> bool {
        let category = self.plover.as_deref().and_then(|code| code.split('/').next()).unwrap_or_default();
        self.stage.is_empty() && !self.remark && DIPLOMACY.contains(&category)
    }

    /// Whether it says that a truce was broken.
    pub(crate) fn is_violation(&self) -> bool {
        self.stage == VIOLATION
    }

    /// Who claims it: a country among the accusers, else the first of them.
    pub(crate) fn claimant(&self) -> Option<&str> {
        let accusers = || self.actors.iter().filter(|(_, role)| role == ACCUSER).map(|(name, _)| name);
        accusers()
            .find(|name| self.countries.contains(name))
            .or_else(|| accusers().next())
            .map(String::as_str)
    }

    /// Where it lies on the axis; `None` where it lies wholly outside or has no day.
    pub(crate) fn extent(&self, axis: &DayAxis) -> Option<Extent> {
        let days = self.days?;
        let (first, end) = axis.days();
        let (from, to) = (super::layout::number(days.first), super::layout::number(days.last));
        if to < first || from >= end {
            return None;
        }
        let edtf = self.edtf.as_deref().unwrap_or_default();
        let about = edtf.contains('~') || edtf.contains('%');
        if days.is_one_day() && !edtf.contains("..") {
            let x = self.moment(axis, days.first);
            return Some(Extent {
                left: x,
                right: x,
                kind: ExtentKind::Moment,
                open_left: false,
                open_right: false,
                about,
            });
        }
        let open_right = edtf.ends_with("..") || edtf.ends_with("..]");
        let open_left = edtf.starts_with("..") || edtf.starts_with("[..");
        Some(Extent {
            left: axis.start_of(days.first),
            right: axis.end_of(days.last),
            kind: if self.is_span() { ExtentKind::Lasting } else { ExtentKind::OneOf },
            open_left: open_left || from < first,
            open_right: open_right || to >= end,
            about,
        })
    }

    fn moment(&self, axis: &DayAxis, day: NaiveDate) -> i32 {
        match self.start_time {
            Some(time) if axis.day_width() >= 200.0 => {
                let share = f64::from(time.num_seconds_from_midnight()) / 86_400.0;
                axis.x(f64::from(super::layout::number(day)) + share)
            }
            _ => axis.noon_of(day),
        }
    }

    /// No words and no person tell its days.
    pub(crate) const fn day_is_assumed(&self) -> bool {
        self.assumed && !self.checked
    }

    /// What a pointer or a screen reader is told.
    pub(crate) fn told(&self) -> String {
        let assumed = if self.day_is_assumed() { super::words::ASSUMED } else { "" };
        let status = super::words::status(self.status());
        let mut out = format!("{}: {} ({status}{assumed})", self.when, self.label);
        if let Some(evidence) = &self.evidence {
            let cut: String = evidence.chars().take(240).collect();
            let more = if cut.len() < evidence.len() { "…" } else { "" };
            out.push_str(&format!(". “{}{more}”", super::layout::clean(&cut)));
        }
        if !self.publishers.is_empty() {
            let shown: Vec<String> = self.publishers.iter().take(4).cloned().collect();
            out.push_str(&format!(" — {}", shown.join(", ")));
        }
        out
    }

    /// The first of its addresses that a reader can follow.
    pub(crate) fn link(&self) -> Option<String> {
        self.urls.iter().find(|url| url.starts_with("https://") || url.starts_with("http://")).cloned()
    }

    /// Rank among others, the smallest first: truces, then checked by a person, then by number of publishers,
    /// then those of a day rather than of a month, then the rarer type, then those that say who.
    fn rank(&self, rarity: &BTreeMap<&str, usize>) -> (bool, bool, usize, bool, usize, bool, &str) {
        (
            self.stage.is_empty(),
            !self.checked,
            usize::MAX - self.reports.max(self.publishers.len()),
            self.days.is_some_and(|days| days.days() > 14) && !self.is_span(),
            rarity.get(self.event_type.as_str()).copied().unwrap_or(0),
            self.actors.is_empty(),
            &self.id,
        )
    }
}

/// The `most` weightiest of some events by their place in the list, the weightiest first.
pub(crate) fn weightiest(items: &[&Item], most: usize) -> Vec<usize> {
    let rare = rarity(items);
    let mut ranked: Vec<_> =
        items.iter().enumerate().map(|(index, item)| (item.rank(&rare), index)).collect();
    if most < ranked.len() {
        ranked.select_nth_unstable(most);
        ranked.truncate(most);
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, index)| index).collect()
}

/// How many items each type has.
fn rarity<'a>(items: &[&'a Item]) -> BTreeMap<&'a str, usize> {
    let mut out = BTreeMap::new();
    for item in items {
        *out.entry(item.event_type.as_str()).or_insert(0) += 1;
    }
    out
}

/// Events of the same days, words and status together, in the order of their firsts.
pub(crate) fn alike<'a>(items: &[&'a Item]) -> Vec<Vec<&'a Item>> {
    let mut out: Vec<Vec<&Item>> = Vec::new();
    let mut seen: HashMap<(&str, &str, Status), usize> = HashMap::with_capacity(items.len());
    for &item in items {
        let at = *seen.entry((&item.when, &item.label, item.status())).or_insert(out.len());
        match out.get_mut(at) {
            Some(known) => known.push(item),
            None => out.push(vec![item]),
        }
    }
    out
}

/// Hash of the rows as sorted JSON lines, for the metadata of the picture.
pub(crate) fn rows_hash<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
    let mut lines: Vec<String> = items.into_iter().map(json_line).collect();
    lines.sort_unstable();
    blake3::hash(lines.join("\n").as_bytes()).to_hex()[..16].to_owned()
}

fn json_line(item: &Item) -> String {
    let row = (
        &item.id,
        &item.event_type,
        item.status(),
        item.days.map(|days| (days.first, days.last)),
        &item.edtf,
        &item.label,
        &item.when,
        &item.publishers,
        &item.urls,
    );
    serde_json::to_string(&row).expect("words and days always become JSON")
}
