//! The truces that a tracker keeps are those that follow from its events, whatever was done to it.

use truceline::lexicon::Lexicon;
use truceline::model::{Ceasefire, Filter};
use truceline::store::Store;
use truceline::table::{EventColumn, EventColumns};

use crate::program::Program;

/// The truces of a tracker, and to which of them each event belongs.
fn told(path: &std::path::Path) -> (Vec<Ceasefire>, Vec<(String, Option<String>)>) {
    let store = Store::open_to_read(path).expect("a tracker");
    store.link_truces(&Lexicon::embedded()).expect("truces");
    let mut homes = Vec::new();
    store
        .each_event(&Filter::default(), EventColumns::of(&[EventColumn::Ceasefire]), |event| {
            homes.push((event.id, event.ceasefire))
        })
        .expect("events");
    (store.truces().expect("truces"), homes)
}

/// Does something to a tracker and holds the truces that it keeps then to those of a copy that keeps none.
#[track_caller]
fn done(program: &Program, line: &str) -> String {
    let out = program.done(&format!("{line} --tracker t.db"));
    let (tracker, bare) = (program.path("t.db"), program.path("bare.db"));
    Store::open_to_read(&tracker).and_then(|store| store.backup(&bare)).expect("a copy");
    rusqlite::Connection::open(&bare)
        .and_then(|bare| {
            bare.execute_batch("DELETE FROM truce_basis; DELETE FROM truce; DELETE FROM truce_event;")
        })
        .expect("the tables of truces");
    assert_eq!(told(&tracker), told(&bare), "after `{line}`");
    let faults = Store::open_to_read(&tracker).and_then(|store| store.check()).expect("a look");
    assert_eq!(faults, Vec::<String>::new(), "after `{line}`");
    std::fs::remove_file(&bare).expect("the copy");
    out
}

fn added(program: &Program, words: &str) -> String {
    done(program, &format!("add {words}")).split_whitespace().nth(1).expect("`Added ID …`").to_owned()
}

#[test]
fn every_step_leaves_truces_that_follow_from_the_events() {
    let program = Program::new();
    program.write("dispatches.jsonl", include_str!("../cases/truces/dispatches.jsonl"));
    done(&program, "track dispatches.jsonl --charts out");
    let declared = added(
        &program,
        "--type ceasefire_declaration --date 2025-06-19 --actor declarer=Russia --duration P3D Corpus",
    );
    let broken = added(
        &program,
        "--type ceasefire_violation --date 2025-06-20 --actor accuser=Ukraine --actor violator=Russia broken",
    );
    done(&program, &format!("edit {broken} --date 2025-04-20"));
    done(&program, "undo");
    done(&program, "redo");
    done(&program, &format!("edit {declared} --type attack"));
    done(&program, "undo");
    done(&program, &format!("reject {declared}"));
    done(&program, &format!("accept {declared}"));
    done(&program, &format!("ceasefire link {broken} {declared}"));
    done(&program, &format!("ceasefire name {declared} Pause"));
    done(&program, &format!("ceasefire close {declared} --how collapsed --date 2025-06-20"));
    done(&program, "undo");
    done(&program, &format!("ceasefire unlink {broken}"));
    done(&program, "undo");
    done(&program, &format!("remove {broken}"));
    done(&program, "undo");
    let again = added(
        &program,
        "--type ceasefire_declaration --date 2025-06-19 --actor declarer=Russia --duration P3D Again",
    );
    done(&program, &format!("merge {declared} {again}"));
    done(&program, "undo");
    done(&program, "scope --country RUS");
    done(&program, "undo");
    done(&program, "dump dumped");
    done(&program, "refresh");
    done(&program, "restore dumped");
    program.write(
        "late.jsonl",
        "{\"id\": \"late\", \"published\": \"2025-03-20\", \"text\": \"Russia and Ukraine agreed on Wednesday in Oslo to \
         a truce of 12 days.\"}\n",
    );
    done(&program, "track late.jsonl --charts out");
}

#[test]
fn truces_that_cannot_be_kept_are_linked_for_the_one_who_asks() {
    let program = Program::new();
    program.write("dispatches.jsonl", include_str!("../cases/truces/dispatches.jsonl"));
    program.done("track dispatches.jsonl --charts out --tracker t.db");
    let said = program.done("ceasefires --tracker t.db --format csv");
    let writer = rusqlite::Connection::open(program.path("t.db")).unwrap();
    writer.execute_batch("DELETE FROM truce_basis; DELETE FROM truce; BEGIN IMMEDIATE;").unwrap();
    // Somebody writes for long: who asks cannot keep what was linked.
    assert_eq!(program.done("ceasefires --tracker t.db --format csv"), said);
    writer.execute_batch("ROLLBACK;").unwrap();
    let kept: i64 = writer.query_row("SELECT count(*) FROM truce", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 0);
}
