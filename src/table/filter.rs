//! A filter as a test of rows, and the rank behind `--top`. Layer 4.
//!
//! The store turns the same filter into SQL; a test holds the two equal. `added_since` is the store's alone: when an
//! article was added is no fact about an event, so no table of events has it.

use std::collections::BTreeMap;

use super::frame::Table;
use super::schema::{EventColumn, EventColumns};
use crate::model::{Filter, Review};

/// The test of a row that a filter stands for.
pub(super) fn test<'a>(table: &'a Table, filter: &'a Filter) -> impl Fn(usize) -> bool + Sync + Send + 'a {
    let lower = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect::<Vec<_>>();
    let (actors, places) = (lower(&filter.actors), lower(&filter.places));
    let words = filter.text.as_deref().map(str::to_lowercase);
    move |row| {
        let cell = |column: EventColumn| table.text(row, column as usize).unwrap_or("");
        let day = |column: EventColumn| table.day(row, column as usize);
        let list = |column: EventColumn| table.texts(row, column as usize).flatten();
        let is =
            |column, wanted: &[String]| wanted.is_empty() || wanted.iter().any(|word| word == cell(column));
        let named = |wanted: &[String], found: &str| wanted.contains(&found.to_lowercase());
        let review = cell(EventColumn::Review);
        (match filter.reviews.as_slice() {
            [] => review != Review::Rejected.as_str(),
            reviews => reviews.iter().any(|wanted| wanted.as_str() == review),
        }) && filter.from.is_none_or(|from| day(EventColumn::Last).is_some_and(|last| last >= from))
            && filter.to.is_none_or(|to| day(EventColumn::First).is_some_and(|first| first <= to))
            && is(EventColumn::Type, &filter.types)
            && is(EventColumn::Group, &filter.groups)
            && (filter.statuses.is_empty()
                || filter.statuses.iter().any(|status| status.as_str() == cell(EventColumn::Status)))
            && filter.ceasefire.as_deref().is_none_or(|wanted| wanted == cell(EventColumn::Ceasefire))
            && filter
                .events
                .as_ref()
                .is_none_or(|ids| ids.iter().any(|wanted| wanted == cell(EventColumn::Id)))
            && filter
                .min_publishers
                .is_none_or(|least| table.texts(row, EventColumn::Publishers as usize).len() >= least)
            && filter
                .published_from
                .is_none_or(|from| day(EventColumn::LastReported).is_some_and(|last| last >= from))
            && (actors.is_empty()
                || list(EventColumn::Actors)
                    .chain(list(EventColumn::ActorIds))
                    .any(|name| named(&actors, name)))
            && (places.is_empty()
                || named(&places, cell(EventColumn::Place))
                || named(&places, cell(EventColumn::Country)))
            && (filter.tags.is_empty()
                || list(EventColumn::Tags).any(|tag| filter.tags.iter().any(|wanted| wanted == tag)))
            && (filter.articles.is_empty()
                || list(EventColumn::Articles).any(|id| filter.articles.iter().any(|wanted| wanted == id)))
            && words.as_deref().is_none_or(|words| {
                [EventColumn::Label, EventColumn::Evidence, EventColumn::Note]
                    .iter()
                    .any(|column| cell(*column).to_lowercase().contains(words))
            })
    }
}

/// The columns by which the most reported events are chosen, and told apart.
pub const RANKED: EventColumns =
    EventColumns::of(&[EventColumn::Id, EventColumn::Stage, EventColumn::Publishers, EventColumn::Type]);

/// All rows, best first: truces (their type has a stage), then independent publishers, then rarity of the type among
/// these rows, then the order of the table.
pub(super) fn ranked(table: &Table) -> Vec<usize> {
    let kind = |row| table.text(row, EventColumn::Type as usize).unwrap_or("");
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for row in 0..table.height() {
        *met.entry(kind(row)).or_default() += 1;
    }
    let mut rows: Vec<usize> = (0..table.height()).collect();
    rows.sort_by_cached_key(|row| {
        let is_truce = table.text(*row, EventColumn::Stage as usize).is_some();
        let publishers = table.texts(*row, EventColumn::Publishers as usize).len();
        (!is_truce, std::cmp::Reverse(publishers), met.get(kind(*row)).copied(), *row)
    });
    rows
}
