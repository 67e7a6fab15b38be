//! The only place that asks what time it is; the rest of the program is told.
#![expect(clippy::disallowed_methods, reason = "the clock enters the program here and nowhere else")]

use chrono::{SecondsFormat, Utc};

/// Now, in UTC, as RFC 3339 with milliseconds: `2025-04-23T18:05:00.123Z`. It is written beside what a person or
/// a run changed and never into a document.
pub(crate) fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true)
}
