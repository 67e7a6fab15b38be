//! Events become a polars table, and views read it. Layer 4.
//!
//! Four tables have a schema (`schema/`): events, mentions, articles, ceasefires. [`Table`] gives typed cells of any of
//! them by row and column, which is all that writers of documents need; [`EventTable`] adds what views of events need:
//! rows with typed fields, filters, a rank. polars is named in this folder and nowhere else.

mod counts;
pub mod edited;
mod event_row;
mod event_table;
#[cfg(test)]
mod example;
mod filter;
mod frame;
mod growing;
mod io;
mod revision;
mod schema;
mod sheet;
mod value;

pub use counts::{count_words, read_count};
pub use event_row::EventRow;
pub use event_table::EventTable;
#[cfg(test)]
pub(crate) use example::example_event;
pub use filter::RANKED;
pub use frame::Table;
pub use growing::{ActorCells, EventTableBuilder, Meaning};
pub use io::{read_parquet, write_parquet};
pub use revision::{cell_hash, part as revision_part};
pub use schema::{
    ARTICLES, ArticleColumn, ArticleSource, CEASEFIRES, CeasefireColumn, ColumnFacts, EVENTS, EventColumn,
    EventColumns, MENTIONS, MentionColumn, MentionSource, Part, SCHEMAS, Schema,
};
pub use sheet::{SHEET_CELL_LIMIT, Sheet, read_csv, read_jsonl, read_xlsx};
pub use value::{Kind, Value, cell_words, guard, join, shorten, split, unguard};

use crate::model::Ceasefire;

/// The table of mentions, by article, place in it and id.
#[must_use]
pub fn mentions(sources: &[MentionSource<'_>]) -> Table {
    let mut sources: Vec<&MentionSource<'_>> = sources.iter().collect();
    sources.sort_by_key(|source| (&source.mention.article, source.characters, &source.mention.id));
    Table::build(&MENTIONS, sources.len(), |row, column| MentionColumn::value(column, sources[row]))
}

/// The table of articles, by publication and id; those without a date last.
#[must_use]
pub fn articles(sources: &[ArticleSource<'_>]) -> Table {
    let mut sources: Vec<&ArticleSource<'_>> = sources.iter().collect();
    sources.sort_by_key(|source| {
        (source.article.published.is_none(), source.article.published, &source.article.id)
    });
    Table::build(&ARTICLES, sources.len(), |row, column| ArticleColumn::value(column, sources[row]))
}

/// The table of ceasefires, by the first day that is known of each and id; those without a day last.
#[must_use]
pub fn ceasefires(ceasefires: &[Ceasefire]) -> Table {
    let mut sources: Vec<&Ceasefire> = ceasefires.iter().collect();
    sources.sort_by_key(|truce| (truce.first_day().is_none(), truce.first_day(), &truce.id));
    Table::build(&CEASEFIRES, sources.len(), |row, column| CeasefireColumn::value(column, sources[row]))
}
