//! The fields of an article, found the same way in every format.

pub mod dates;
pub mod language;
pub mod months;
pub mod options;
pub mod published;
pub mod record;
