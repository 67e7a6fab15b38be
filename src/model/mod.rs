//! Plain data that every stage speaks: no parsing of prose, no input or output.
//!
//! Layer 0. Positions are half-open byte ranges (`start`, `end`), days are inclusive (`first`, `last`).

mod actor;
mod article;
mod ceasefire;
mod closed_set;
mod day_range;
mod decision;
mod edtf;
mod entry;
mod event;
mod filter;
mod identity;
mod iso_day;
mod length;
mod letter_run;
mod mention;
mod name_phrase;
mod published;
mod sentence;
mod span;
mod time_expression;
mod trigger;
mod when;
mod word_hash;

pub(crate) use actor::surname;
pub use actor::{Actor, ActorKind, Place, Role};
pub use article::Article;
pub use ceasefire::{
    Ceasefire, CeasefireAnswer, CeasefireBasis, CeasefireDay, CeasefireLink, CeasefireSide, CeasefireState,
    Stage, ViolationClaims,
};
pub use day_range::{Basis, DayRange, Precision};
pub use decision::{Decision, DecisionTarget};
pub use edtf::edtf_days;
pub use entry::Entry;
pub use event::{Event, Origin, Review};
pub use filter::Filter;
pub use identity::{MentionIds, article_id, entry_id, text_key};
pub use iso_day::iso_day;
pub use length::Length;
pub(crate) use letter_run::{LetterRun, letters_at};
pub use mention::{Count, Mention, Status};
pub use name_phrase::{NamePhrase, NameReading, Referent};
pub use published::Published;
pub use sentence::{Sentence, SentenceKind, Token, TokenShape};
pub use span::Span;
pub use time_expression::{Preposition, Shape, TimeExpression, TimePhrase, Times, TimexType};
pub use trigger::{TimeLink, Trigger};
pub(crate) use when::is_month_name;
pub use when::when;
pub use word_hash::WordHash;
pub(crate) use word_hash::mix;
