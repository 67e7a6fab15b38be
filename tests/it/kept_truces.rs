//! The truces that a tracker keeps are those that follow from its events, whatever was done to it.

use truceline::ceasefires::{self, field};
use truceline::lexicon::Lexicon;
use truceline::model::{
    Actor, ActorKind, Basis, Ceasefire, DayRange, Entry, Filter, Mention, Origin, Precision, Role, Span,
    Status,
};
use truceline::store::{Author, Store};
use truceline::table::{EventColumn, EventColumns};

use crate::program::Program;

/// The truces of a tracker, and to which of them each event belongs.
fn told(path: &std::path::Path) -> (Vec<Ceasefire>, Vec<(String, Option<String>)>) {
    let store = Store::open_to_read(path).expect("a tracker");
    store.link_truces(&Lexicon::embedded()).expect("truces");
    let columns = EventColumns::of(&[EventColumn::Ceasefire]);
    let table = store.table(&Filter::default(), columns, Lexicon::embedded().types()).expect("events");
    let homes = table.rows().map(|row| (row.id.clone(), row.ceasefire.clone())).collect();
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

const AUTHOR: Author<'static> =
    Author { at: "2025-06-01T00:00:00.000Z", by: "tester", command: "test", why: None };

/// Numbers that are the same on every machine (the minimal standard generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0 * 16_807 % 2_147_483_647;
        usize::try_from(self.0).expect("a small number") % most
    }

    fn of<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// A stage of a truce somewhere in so many years, of a few parties, so that many could belong together.
fn stage(chance: &mut Chance, years: usize, types: &[String], number: usize) -> Entry {
    let day = chrono::NaiveDate::from_ymd_opt(2022 - i32::try_from(years).expect("some years"), 1, 1)
        .expect("a day")
        + chrono::TimeDelta::days(i64::try_from(chance.below(years * 365)).expect("some days"));
    let parties = ["RUS", "UKR", "ISR", "SYR"];
    let groups = ["hamas", "rebels"];
    let roles =
        [Role::Declarer, Role::Participant, Role::Violator, Role::Accuser, Role::Target, Role::Proposer];
    let actors = (0..2)
        .map(|_| {
            let is_country = chance.below(4) > 0;
            let name = if is_country { chance.of(&parties) } else { chance.of(&groups) };
            Actor {
                id: Some(name.to_lowercase()),
                name: name.to_owned(),
                role: chance.of(&roles),
                kind: Some(if is_country { ActorKind::Country } else { ActorKind::ArmedGroup }),
                country: is_country.then(|| name.to_owned()),
            }
        })
        .collect();
    let lasts = i64::try_from(chance.below(3)).expect("some days");
    Entry {
        mention: Mention {
            id: String::new(),
            article: String::new(),
            event_type: chance.of(types),
            status: chance.of(&Status::ALL[..4]),
            condition: None,
            days: (chance.below(12) > 0).then(|| DayRange::new(day, day + chrono::TimeDelta::days(lasts))),
            precision: Precision::Day,
            basis: Basis::Stated,
            edtf: None,
            date_text: None,
            start_time: None,
            zone: None,
            duration: chance.of(&[None, None, Some("P30D"), Some("P3M")]).map(str::to_owned),
            until: None,
            actors,
            place: None,
            counts: Vec::new(),
            label: format!("Stage number {number}"),
            confidence: 1.0,
            rules: Vec::new(),
            span: Span::default(),
            evidence: String::new(),
        },
        origin: Origin::Manual,
        urls: Vec::new(),
        publishers: Vec::new(),
        tags: Vec::new(),
        note: None,
    }
}

#[test]
fn linking_goes_on_from_any_change_as_if_all_were_linked_anew() {
    hold_to_linking_anew(12, 300, 120);
}

/// Most of these changes are forgotten long before the last day, so that linking ends where they are.
#[test]
fn linking_ends_where_a_change_is_forgotten_as_if_all_were_linked_anew() {
    hold_to_linking_anew(60, 500, 80);
}

/// Makes so many stages in so many years, changes them so many times, and compares each time.
fn hold_to_linking_anew(years: usize, first: usize, changes: usize) {
    let (lexicon, mut chance) = (Lexicon::embedded(), Chance(2_025));
    let types = ceasefires::types_with_a_stage(lexicon.types());
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(folder.path().join("t.db")).expect("a tracker");
    let mut ids: Vec<String> = Vec::new();
    for number in 0..changes {
        // The first are many, the others come one by one.
        let mut step = store.begin(AUTHOR).expect("a step");
        let done = match if number == 0 { 0 } else { chance.below(8) } {
            0..=2 => {
                for again in 0..if number == 0 { first } else { 1 } {
                    ids.push(
                        step.enter(stage(&mut chance, years, &types, number + again)).expect("an entry"),
                    );
                }
                "entered"
            }
            3 => {
                let gone = ids.swap_remove(chance.below(ids.len()));
                step.remove_entry(&gone).expect("an entry");
                "removed"
            }
            4 => {
                let day = format!("{}-0{}-11", 2022 - years + chance.below(years), 1 + chance.below(9));
                step.decide_on(&chance.of(&ids), "date", Some(&day)).expect("a decision");
                "dated"
            }
            5 => {
                let target = chance.of(&ids);
                step.decide_on(&chance.of(&ids), field::LINK, Some(&target)).expect("a decision");
                "linked"
            }
            6 => {
                step.decide_on(&chance.of(&ids), field::LINK, None).expect("a decision");
                "unlinked"
            }
            _ => {
                step.decide_on(&chance.of(&ids), field::NAME, Some(&format!("Name {number}")))
                    .expect("a decision");
                "named"
            }
        };
        step.finish(&lexicon).expect("it is written");
        store.link_truces(&lexicon).expect("truces");
        let stages = store.events(&Filter { types: types.clone(), ..Filter::default() }).expect("events");
        let decisions = store.decisions_about(field::LINK).expect("decisions");
        let anew = ceasefires::chains(&stages, &decisions, &lexicon);
        assert_eq!(store.truces().expect("truces"), anew, "step {number}: {done}");
    }
}
