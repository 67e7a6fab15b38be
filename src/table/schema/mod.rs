//! The columns of the four tables: name, kind, meaning, and the coding of other projects beside it. Layer 4.
//!
//! Column names are written in this folder and nowhere else; code asks for a cell by a variant such as
//! `EventColumn::Label`. The order of the entries is the order of the columns everywhere.

mod articles;
mod ceasefires;
mod chosen;
mod events;
mod mentions;

pub use articles::{ARTICLES, ArticleColumn, ArticleSource};
pub use ceasefires::{CEASEFIRES, CeasefireColumn};
pub use chosen::EventColumns;
pub use events::{EVENTS, EventColumn, EventSource};
pub(super) use events::{rounded, stage_words};
pub use mentions::{MENTIONS, MentionColumn, MentionSource};

use super::value::Kind;

/// What one column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnFacts {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What becomes of it in some exports and imports.
    pub part: Part,
    /// What it means, for the codebook.
    pub about: &'static str,
    /// What ETH/PRIO, ACLED, PLOVER and others code there; empty where they code nothing like it.
    pub beside: &'static str,
}

impl ColumnFacts {
    /// Whether its elements are counts in their written form.
    #[must_use]
    pub fn is_counts(&self) -> bool {
        self.name == EventColumn::Counts.name()
    }
}

/// What becomes of a column in some exports and imports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Computed; edits of it are refused.
    Fixed,
    /// A person may change it in a table and read it back in.
    Edited,
    /// Words of the articles: left out where texts may not be reprinted.
    Words,
}

/// A table's name and columns.
#[derive(Debug, PartialEq, Eq)]
pub struct Schema {
    /// What its rows are: events, mentions, articles, ceasefires.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [ColumnFacts],
}

impl Schema {
    /// Index of the column of a name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|facts| facts.name == name)
    }
}

/// Every schema, in the order of the codebook.
pub const SCHEMAS: &[&Schema] = &[&EVENTS, &MENTIONS, &ARTICLES, &CEASEFIRES];

/// Declares a table: the enum of its columns, their facts, and how a row's source gives each cell.
macro_rules! schema {
    (
        $(#[$meta:meta])*
        $schema:ident = $table:literal, $column:ident, |$source:ident: & $life:lifetime $row:ty| {
            $( $variant:ident = $name:literal, $kind:ident, $part:ident, $about:literal, $beside:literal, $value:expr; )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $column { $( #[doc = $about] $variant, )+ }

        impl $column {
            /// Every column, in order.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// Facts of the column.
            #[must_use]
            pub fn facts(self) -> &'static $crate::table::schema::ColumnFacts {
                &$schema.columns[self as usize]
            }

            /// Name of the column.
            #[must_use]
            pub fn name(self) -> &'static str {
                self.facts().name
            }

            /// What a row's source has for a column.
            pub(in crate::table) fn value<$life>(column: usize, $source: &$life $row) -> $crate::table::value::Value<$life> {
                match Self::ALL.get(column) {
                    $( Some($column::$variant) => $value, )+
                    None => $crate::table::value::Value::Null,
                }
            }
        }

        $(#[$meta])*
        pub static $schema: $crate::table::schema::Schema = $crate::table::schema::Schema {
            name: $table,
            columns: &[$( $crate::table::schema::ColumnFacts {
                name: $name,
                kind: $crate::table::value::Kind::$kind,
                part: $crate::table::schema::Part::$part,
                about: $about,
                beside: $beside,
            }, )+],
        };
    };
}

use schema;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_meanings_are_said() {
        for schema in SCHEMAS {
            let names: BTreeSet<_> = schema.columns.iter().map(|facts| facts.name).collect();
            assert_eq!(names.len(), schema.columns.len(), "{}", schema.name);
            assert_eq!(schema.columns[0].name, "id", "a table begins with its id");
            for facts in schema.columns {
                assert!(facts.about.ends_with('.'), "{} {}", schema.name, facts.name);
                assert!(facts.beside.is_empty() || facts.beside.ends_with('.'), "{}", facts.name);
            }
        }
    }
}
