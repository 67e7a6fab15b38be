-- Truces, derived from the events that are stages of one and from what people decided about them; they may be linked
-- anew at any time. Of this, steps write `truce_change` only.
CREATE TABLE truce (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,             -- the smallest id of its events
    first TEXT,                          -- first day that is known of it
    latest TEXT,                         -- its last news: a day of one of its events, or of a report of one
    effective TEXT,                      -- first day in force
    ends TEXT,                           -- where it ended, is scheduled to or was followed: the last day it can be in force
    pair TEXT,                           -- parties and what is covered, where one truce can follow another
    body TEXT NOT NULL,                  -- the ceasefire, as JSON, before anyone asks about a day
    followed TEXT                        -- the day before the next of its pair began, as JSON
) STRICT;
CREATE INDEX truce_ends ON truce (ends, latest, effective);
CREATE INDEX truce_pair ON truce (pair) WHERE pair IS NOT NULL;

-- Every event that is a stage of a truce.
CREATE TABLE truce_event (
    event INTEGER PRIMARY KEY,
    truce INTEGER,                       -- null for one that belongs to none
    at TEXT                              -- its place in time
) STRICT;
CREATE INDEX truce_event_truce ON truce_event (truce) WHERE truce IS NOT NULL;
CREATE INDEX truce_event_at ON truce_event (at);

-- Who is told to fight whom, and since when.
CREATE TABLE truce_foe (
    accuses INTEGER NOT NULL,            -- 1 where one accuses the other, one way
    side TEXT NOT NULL,
    other TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (accuses, side, other)
) STRICT, WITHOUT ROWID;

-- Events that were changed since, if they are or were a stage of a truce; 0 for decisions that place no event.
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
