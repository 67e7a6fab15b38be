-- The tracker's schema, version 5, without what is kept of truces (`truces/schema.sql`) and what is kept of events for
-- whoever reads all of them (`blocks/schema.sql`). Written in one transaction together with application_id and
-- user_version.
-- What people and articles gave (article, mention, entry, decision, setting) is the source; `event` is derived from
-- it and may be rebuilt at any time. Days are YYYY-MM-DD, lists are JSON.

CREATE TABLE article (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text_key TEXT NOT NULL UNIQUE,       -- hash of the normalised text: what makes it this article
    given_id TEXT NOT NULL,              -- the smallest id it was given; texts that share one differ in `id`
    given TEXT NOT NULL,                 -- what each input said about it, as JSON, sorted
    path TEXT,
    published TEXT,
    published_from TEXT,
    title TEXT,
    publisher TEXT,
    url TEXT,
    language TEXT,
    words INTEGER NOT NULL,
    text TEXT NOT NULL,
    version TEXT NOT NULL,               -- of the program that read it
    lexicon TEXT NOT NULL,               -- hash of the lexicon that read it
    added TEXT NOT NULL,
    copy_of TEXT                         -- the story it is a near copy of; `?` until that is settled
) STRICT;
CREATE INDEX article_published ON article (published);
CREATE INDEX article_given_id ON article (given_id);
CREATE INDEX article_added ON article (added);
CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;

-- Where a near copy of an article is looked for: one row for each part of its fingerprint.
CREATE TABLE article_band (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_band_article ON article_band (article);

CREATE TABLE mention (
    id TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (n),
    position INTEGER NOT NULL,
    event INTEGER,
    body TEXT NOT NULL                   -- the mention, as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article);
CREATE INDEX mention_event ON mention (event);

-- Where and when a mention is looked for: one row for each of its sides and places. `class` sorts by length of span.
CREATE TABLE mention_reach (
    handle INTEGER NOT NULL,
    class INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    mention TEXT NOT NULL,
    PRIMARY KEY (handle, class, first, mention)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    event INTEGER,
    added TEXT NOT NULL,
    body TEXT NOT NULL                   -- the entry, as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_event ON entry (event);

CREATE TABLE decision (
    n INTEGER PRIMARY KEY,
    target TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    by TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_id ON decision (id);
CREATE INDEX decision_pair ON decision (value) WHERE field IN ('merge', 'split');

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    "group" TEXT NOT NULL,
    label TEXT NOT NULL,
    status TEXT NOT NULL,
    condition TEXT,
    first TEXT,
    last TEXT,
    precision TEXT NOT NULL,
    basis TEXT NOT NULL,
    edtf TEXT,
    start_time TEXT,
    zone TEXT,
    duration TEXT,
    scheduled_end TEXT,
    actors TEXT NOT NULL,
    place TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    counts TEXT NOT NULL,
    evidence TEXT,
    confidence REAL NOT NULL,
    mentions TEXT NOT NULL,
    articles TEXT NOT NULL,
    publishers TEXT NOT NULL,
    urls TEXT NOT NULL,
    first_reported TEXT,
    last_reported TEXT,
    plover TEXT,
    cameo TEXT,
    acled TEXT,
    origin TEXT NOT NULL,
    review TEXT NOT NULL,
    tags TEXT NOT NULL,
    note TEXT,
    claims TEXT NOT NULL,
    reasons TEXT NOT NULL,
    aliases TEXT NOT NULL,
    added TEXT,                          -- when the latest of its articles was added
    outside INTEGER NOT NULL             -- 1 where it lies outside the tracker's scope
) STRICT;
CREATE INDEX event_order ON event (first, start_time, last, type, id);
CREATE INDEX event_type_first ON event (type, first);
CREATE INDEX event_place ON event (place) WHERE place IS NOT NULL;
CREATE INDEX event_country ON event (country) WHERE country IS NOT NULL;
CREATE INDEX event_review ON event (review) WHERE review <> 'open';
CREATE INDEX event_reported ON event (last_reported) WHERE last_reported IS NOT NULL;
CREATE INDEX event_planned ON event (last) WHERE status = 'planned';
CREATE INDEX event_undated ON event (id) WHERE first IS NULL;

-- Words by which events are found: `actor:russia`, `place:oslo` in lower case, `tag:Easter` as it is.
CREATE TABLE word (
    n INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE event_word (
    word INTEGER NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (word, event)
) STRICT, WITHOUT ROWID;

-- Ids that no mention or entry carries any more, so that they resolve for ever.
CREATE TABLE former_id (
    id TEXT PRIMARY KEY,
    successor TEXT,                      -- a mention or entry that took its place
    label TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One step is what one command did; it is undone and done again as a whole.
CREATE TABLE step (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    command TEXT NOT NULL,
    why TEXT,
    state TEXT NOT NULL                  -- done, undone, dropped (undone and overtaken), final (cannot be undone)
) STRICT;
CREATE TABLE change (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL REFERENCES step (n),
    source TEXT NOT NULL,                -- article, entry, decision, setting; event for what followed from them
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT,                         -- null where there was nothing
    after TEXT                           -- null where there is nothing, or where the row itself still says it
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_id ON change (id);
CREATE VIEW history AS
    SELECT change.n, step.at, step.by, step.command, change.source, change.id, change.what, change.before,
           change.after, step.why, step.state
    FROM change JOIN step ON step.n = change.step;
