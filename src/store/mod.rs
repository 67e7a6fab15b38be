//! The tracker: one SQLite file that keeps articles, mentions, decisions and the events derived from them. Layer 5.
