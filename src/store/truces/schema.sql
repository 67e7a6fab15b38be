-- Truces, derived from the events that are stages of one and from what people decided about them; they may be linked
-- anew at any time. Nothing here is written by a step but `truce_change` and the lack of a `truce_basis`.
CREATE TABLE truce (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,             -- the smallest id of its events
    first TEXT,                          -- first day that is known of it
    latest TEXT,                         -- its last news: a day of one of its events, or of a report of one
    effective TEXT,                      -- first day in force
    ends TEXT,                           -- where it ended, is scheduled to or was followed: the last day it can be in force
    body TEXT NOT NULL                   -- the ceasefire, as JSON, before anyone asks about a day
) STRICT;
CREATE INDEX truce_ends ON truce (ends, latest, effective);
CREATE TABLE truce_event (
    event INTEGER PRIMARY KEY,
    truce INTEGER NOT NULL
) STRICT;
CREATE INDEX truce_event_truce ON truce_event (truce);

-- Events that were changed since, if they are or were a stage of a truce.
CREATE TABLE truce_change (
    event INTEGER PRIMARY KEY
) STRICT;
-- The event types that were stages of truces when these were linked.
CREATE TABLE truce_type (
    type TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
-- The rules and the vocabulary by which they were linked; no row where all must be linked anew.
CREATE TABLE truce_basis (
    basis TEXT NOT NULL
) STRICT;
