//! What a tracker keeps of its events by field says what their rows say, whatever was done to it.

use truceline::lexicon::Lexicon;
use truceline::model::Filter;
use truceline::store::{Author, Store};
use truceline::table::{EventColumn, EventColumns, EventTable};

use crate::program::Program;

/// Two whole blocks, and some events behind them.
const EVENTS_OF_TABLE: usize = 2_120;

const AUTHOR: Author<'static> =
    Author { at: "2025-06-01T00:00:00.000Z", by: "tester", command: "test", why: None };

/// A table in which most things repeat and some do not; cells are empty, quoted and in several scripts.
fn table(from: usize, rows: usize) -> String {
    let types = ["attack", "meeting", "ceasefire_declaration", "ceasefire_violation", "aid"];
    let actors = ["Russia; Ukraine", "Israel; Hamas", "", "the \"\"elders\"\"; Sudan", "Syria"];
    let places = ["Kyiv", "", "Þingvellir", "Gaza"];
    let mut lines = String::from("date,type,label,actors,place,url,note\n");
    for n in from..from + rows {
        let date = if n % 17 == 0 {
            String::new()
        } else {
            format!("{}-{:02}-{:02}", 1990 + n % 30, 1 + n % 12, 1 + n % 28)
        };
        let note = if n % 40 == 0 { format!("note {n}") } else { String::new() };
        lines.push_str(&format!(
            "{date},{},Event number {n},\"{}\",{},https://example.org/{n},{note}\n",
            types[n % types.len()],
            actors[n % actors.len()],
            places[n % places.len()],
        ));
    }
    lines
}

fn blocks(program: &Program) -> i64 {
    let tracker = rusqlite::Connection::open(program.path("t.db")).expect("the tracker");
    tracker.query_row("SELECT count(*) FROM event_block", [], |row| row.get(0)).expect("a number")
}

#[track_caller]
fn assert_same(found: &EventTable, expected: &EventTable, columns: EventColumns, after: &str) {
    assert_eq!(found.len(), expected.len(), "after `{after}`");
    for (index, column) in EventColumn::ALL.iter().enumerate().filter(|(_, column)| columns.holds(**column)) {
        for row in 0..found.len() {
            let (found, expected) = (found.table().value(row, index), expected.table().value(row, index));
            assert!(
                found == expected,
                "after `{after}`: {} of row {row}: {found:?}, {expected:?}",
                column.name()
            );
        }
    }
}

/// Holds what is loaded to the events of the rows, column for column; gives what they are.
#[track_caller]
fn hold(store: &Store, after: &str) -> EventTable {
    let lexicon = Lexicon::embedded();
    store.link_truces(&lexicon).expect("truces");
    let mut events = store.events(&Filter::default()).expect("events");
    let homes: std::collections::HashMap<String, String> = store
        .truces()
        .expect("truces")
        .iter()
        .flat_map(|truce| truce.events().map(|id| (id.to_owned(), truce.id.clone())).collect::<Vec<_>>())
        .collect();
    for event in &mut events {
        event.ceasefire = homes.get(&event.id).cloned();
    }
    let expected = EventTable::from_events(&events, lexicon.types());
    assert_same(&loaded(store, EventColumns::ALL), &expected, EventColumns::ALL, after);
    expected
}

fn loaded(store: &Store, columns: EventColumns) -> EventTable {
    store.table(&Filter::default(), columns, Lexicon::embedded().types()).expect("a table")
}

/// Does something, and holds to the rows what is loaded then: with the blocks that it left, and with all of them.
#[track_caller]
fn done(program: &Program, line: &str, left: i64) {
    program.done(&format!("{line} --tracker t.db"));
    assert_eq!(blocks(program), left, "blocks after `{line}`");
    let store = Store::open_to_read(program.path("t.db")).expect("a tracker");
    let expected = hold(&store, line);
    store.keep_blocks().expect("blocks");
    assert_eq!(blocks(program), 2, "after `{line}`");
    assert_same(&loaded(&store, EventColumns::ALL), &expected, EventColumns::ALL, line);
}

fn tracker() -> Program {
    let program = Program::new();
    program.write("table.csv", &table(0, EVENTS_OF_TABLE));
    program.done("import table.csv --tracker t.db");
    program
}

/// The id of the event of a number.
fn id(program: &Program, n: i64) -> String {
    let tracker = rusqlite::Connection::open(program.path("t.db")).expect("the tracker");
    tracker.query_row("SELECT id FROM event WHERE n = ?1", [n], |row| row.get(0)).expect("an event")
}

#[test]
fn blocks_say_what_the_rows_say_whatever_was_done() {
    let program = tracker();
    let store = Store::open_to_read(program.path("t.db")).expect("a tracker");
    assert_eq!(blocks(&program), 0, "few rows are read as rows");
    store.keep_blocks().expect("blocks");
    let expected = hold(&store, "import");
    for column in EventColumn::ALL {
        let columns = EventColumns::of(&[*column]);
        assert_same(&loaded(&store, columns), &expected, columns, column.name());
    }
    drop(store);
    let [first, second, last] = [5, 1_500, 2_100].map(|n| id(&program, n));
    let other = id(&program, 700);
    done(&program, &format!("edit {first} --date 2001-02-03 --label Another"), 1);
    done(&program, "undo", 1);
    done(&program, "redo", 1);
    done(&program, &format!("reject {second}"), 1);
    done(&program, &format!("accept {second}"), 1);
    done(&program, &format!("tag öl;Öl {first} {second}"), 0);
    done(&program, &format!("edit {last} --note late"), 2);
    done(&program, "add --type attack --date 2025-05-01 One", 2);
    done(&program, &format!("remove {other}"), 1);
    done(&program, "undo", 2);
    done(&program, &format!("merge {first} {second}"), 0);
    done(&program, "undo", 1);
    done(&program, "scope --country RUS", 0);
    done(&program, "undo", 0);
    program.write("table.csv", &table(EVENTS_OF_TABLE - 40, 60));
    done(&program, "import table.csv", 2);
    done(&program, "dump dumped", 2);
    done(&program, "restore dumped", 2);
    done(&program, "vacuum", 0);
    program.done("check --tracker t.db");
}

/// Numbers that are the same on every machine (the minimal standard generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0 * 16_807 % 2_147_483_647;
        usize::try_from(self.0).expect("a small number") % most
    }
}

#[test]
fn any_change_drops_the_blocks_that_would_be_stale() {
    let (program, lexicon) = (tracker(), Lexicon::embedded());
    let mut store = Store::open(program.path("t.db")).expect("a tracker");
    let mut chance = Chance(2_025);
    for round in 0..25 {
        if round % 3 == 0 {
            store.keep_blocks().expect("blocks");
        }
        let events = store.events(&Filter::default()).expect("events");
        let mut step = store.begin(AUTHOR).expect("a step");
        for _ in 0..=chance.below(3) {
            let id = &events[chance.below(events.len())].id;
            let other = &events[chance.below(events.len())].id;
            match chance.below(6) {
                0 => step.decide_on(id, "label", Some(&format!("Label {round}"))).expect("it is written"),
                1 => step.decide_on(id, "review", Some("rejected")).expect("it is written"),
                2 => step.decide_on(id, "note", Some("Looked at")).expect("it is written"),
                3 => step.decide_on(id, "type", Some("ceasefire_proposal")).expect("it is written"),
                4 => step.decide_on(id, "merge", Some(other)).expect("it is written"),
                _ => {
                    step.remove_entry(id).expect("it is written");
                }
            }
        }
        step.finish(&lexicon).expect("it is written");
        hold(&store, &format!("round {round}"));
    }
    assert_eq!(store.check().expect("a look"), Vec::<String>::new());
}

#[test]
fn a_block_that_a_disk_or_another_program_changed_is_not_believed() {
    let program = tracker();
    let store = Store::open_to_read(program.path("t.db")).expect("a tracker");
    store.keep_blocks().expect("blocks");
    let writer = rusqlite::Connection::open(program.path("t.db")).expect("the tracker");
    let cells: Vec<u8> =
        writer.query_row("SELECT cells FROM event_block WHERE block = 1", [], |row| row.get(0)).unwrap();
    let label = cells.windows(5).position(|letters| letters == b"Event").expect("a label");
    let mut flipped = cells.clone();
    flipped[label] = b'A';
    writer.execute("UPDATE event_block SET cells = ?1 WHERE block = 1", [flipped]).unwrap();
    hold(&store, "a letter that changed");
    let faults = store.check().expect("a look");
    assert!(faults.len() == 1 && faults[0].contains("events 1024 to 2047"), "{faults:?}");
    program.done("vacuum --tracker t.db");
    assert_eq!(blocks(&program), 0);
    store.keep_blocks().expect("blocks");
    writer.execute_batch("UPDATE event_block SET basis = 7, cells = x'00'").unwrap();
    hold(&store, "another program");
    assert_eq!(store.check().expect("a look"), Vec::<String>::new());
    store.keep_blocks().expect("blocks");
    hold(&store, "blocks made anew");
    let again: Vec<u8> =
        writer.query_row("SELECT cells FROM event_block WHERE block = 1", [], |row| row.get(0)).unwrap();
    assert_eq!(again, cells, "one block for the same events");
}

#[test]
fn a_tracker_that_takes_no_blocks_is_read_from_its_rows() {
    let program = Program::new();
    program.write("table.csv", &table(0, 30));
    program.done("import table.csv --tracker t.db");
    let said = program.done("list --format csv --tracker t.db");
    let writer = rusqlite::Connection::open(program.path("t.db")).expect("the tracker");
    // Of version 4, and not to be brought to the present one.
    writer
        .execute_batch(
            "DROP TABLE event_block; DROP TRIGGER event_block_insert; DROP TRIGGER event_block_update;
             DROP TRIGGER event_block_delete; PRAGMA user_version = 4;
             CREATE TRIGGER event_block_delete AFTER DELETE ON setting BEGIN SELECT 1; END;",
        )
        .unwrap();
    assert_eq!(program.done("list --format csv --tracker t.db"), said);
    program.done("check --tracker t.db");
    let version: i64 = writer.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 4);
    writer.execute_batch("DROP TRIGGER event_block_delete").unwrap();
    assert_eq!(program.done("list --format csv --tracker t.db"), said);
    assert_eq!(blocks(&program), 0);
}

#[test]
fn blocks_that_cannot_be_kept_are_done_without() {
    let program = tracker();
    let store = Store::open_to_read(program.path("t.db")).expect("a tracker");
    store.link_truces(&Lexicon::embedded()).expect("truces");
    let writer = rusqlite::Connection::open(program.path("t.db")).expect("the tracker");
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(store.keep_blocks().is_err(), "somebody writes for long");
    hold(&store, "nothing");
    writer.execute_batch("ROLLBACK").unwrap();
    assert_eq!(blocks(&program), 0);
}
