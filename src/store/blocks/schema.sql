-- The events again, so many at a time and field by field, for whoever reads all of them: a copy of what the rows of
-- `event` say, which may be dropped at any time. A block holds the events that are neither rejected nor outside the scope
-- whose `n`, divided by 1024, is its number. It goes with the first change of any of them, whoever makes it.
CREATE TABLE event_block (
    block INTEGER PRIMARY KEY,
    basis INTEGER NOT NULL,              -- of how it was made: the fields and the format
    cells BLOB NOT NULL
) STRICT;
CREATE TRIGGER event_block_insert AFTER INSERT ON event BEGIN
    DELETE FROM event_block WHERE block = new.n / 1024;
END;
CREATE TRIGGER event_block_update AFTER UPDATE ON event BEGIN
    DELETE FROM event_block WHERE block = old.n / 1024 OR block = new.n / 1024;
END;
CREATE TRIGGER event_block_delete AFTER DELETE ON event BEGIN
    DELETE FROM event_block WHERE block = old.n / 1024;
END;
