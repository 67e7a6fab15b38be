//! Events go from the tracker into their table without becoming events; the cells are those that events give.

use truceline::lexicon::Lexicon;
use truceline::model::{
    Actor, ActorKind, Count, Entry, Filter, Mention, Origin, Place, Precision, Role, Span, Status,
};
use truceline::store::{Author, Store};
use truceline::table::{EVENTS, EventColumn, EventColumns, EventTable, RANKED, Value};

use crate::program::Program;

const AUTHOR: Author<'static> =
    Author { at: "2025-06-01T00:00:00.000Z", by: "tester", command: "test", why: None };

/// An entry whose words need escapes in JSON, in lists and in spreadsheets.
fn awkward(lexicon: &Lexicon) -> Entry {
    let actor = |name: &str, kind, country: Option<&str>| Actor {
        id: country.map(str::to_lowercase),
        name: name.to_owned(),
        role: Role::Host,
        kind,
        country: country.map(str::to_owned),
    };
    let day = "0999-12-31".parse().expect("a day");
    Entry {
        mention: Mention {
            id: String::new(),
            article: String::new(),
            event_type: lexicon.types().all()[0].id.clone(),
            status: Status::Alleged,
            condition: Some("if \"both\" do".to_owned()),
            days: Some(truceline::model::DayRange::day(day)),
            precision: Precision::Hour,
            basis: truceline::model::Basis::Stated,
            edtf: Some("0999-12-31~".to_owned()),
            date_text: None,
            start_time: chrono::NaiveTime::from_hms_opt(6, 5, 0),
            zone: Some("+03:00".to_owned()),
            duration: Some("PT30H".to_owned()),
            until: None,
            actors: vec![
                actor("the \"elders\"", None, None),
                actor("=Ögedei; \\ Sons", Some(ActorKind::Person), Some("MNG")),
            ],
            place: Some(Place {
                name: "Þing\nvellir".to_owned(), country: None, lat: Some(-0.5), lon: None
            }),
            counts: vec![Count {
                what: "killed".to_owned(),
                low: 3,
                high: Some(4),
                of: None,
                said_by: Some("a | b".to_owned()),
                words: "three or four".to_owned(),
            }],
            label: "'+ \t odd; label".to_owned(),
            confidence: 0.123_456,
            rules: vec!["a \"rule\"".to_owned()],
            span: Span::default(),
            evidence: "Words\r\nover two lines".to_owned(),
        },
        origin: Origin::Manual,
        urls: vec!["https://example.org/?a=1;b=\\".to_owned(), "https://example.org/two".to_owned()],
        publishers: vec!["Gazette".to_owned()],
        tags: vec!["öl; Öl".to_owned()],
        note: Some("note".to_owned()),
    }
}

/// A tracker of the sample articles, an awkward entry, and what a person settled about an event.
fn tracker(program: &Program, lexicon: &Lexicon) -> Store {
    program.write("dispatches.jsonl", include_str!("../cases/truces/dispatches.jsonl"));
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    program.done(&format!("track dispatches.jsonl {} --charts out --tracker t.db", samples.display()));
    program.done("tag Easter;egg --top 3 --tracker t.db -y");
    let mut store = Store::open(program.path("t.db")).expect("a tracker");
    let mut step = store.begin(AUTHOR).expect("a step");
    step.enter(awkward(lexicon)).expect("an entry");
    step.finish(lexicon).expect("it is written");
    store.link_truces(lexicon).expect("truces");
    store
}

#[test]
fn the_table_holds_what_events_would_give() {
    let (program, lexicon) = (Program::new(), Lexicon::embedded());
    let store = tracker(&program, &lexicon);
    let filter = Filter::default();
    let mut events = store.events(&filter).expect("events");
    let truces = store.truces().expect("truces");
    for event in &mut events {
        let home = truces.iter().find(|truce| truce.events().any(|id| id == event.id));
        event.ceasefire = home.map(|truce| truce.id.clone());
    }
    assert!(events.len() > 100 && events.iter().any(|event| event.ceasefire.is_some()));
    let expected = EventTable::from_events(&events, lexicon.types());
    let all = store.table(&filter, EventColumns::ALL, lexicon.types()).expect("a table");
    let cells = |table: &EventTable, column: usize| -> Vec<String> {
        (0..table.len()).map(|row| format!("{:?}", table.table().value(row, column))).collect()
    };
    for (index, facts) in EVENTS.columns.iter().enumerate() {
        assert_eq!(cells(&all, index), cells(&expected, index), "{}", facts.name);
    }
    for (index, column) in EventColumn::ALL.iter().enumerate() {
        let one = store.table(&filter, EventColumns::of(&[*column]), lexicon.types()).expect("a table");
        assert_eq!(cells(&one, index), cells(&expected, index), "{} alone", column.name());
        assert!(
            one.table().value(0, EventColumn::Reasons as usize) == Value::Null
                || index == EventColumn::Reasons as usize
        );
    }
}

#[test]
fn a_table_in_parts_is_the_whole() {
    let (program, lexicon) = (Program::new(), Lexicon::embedded());
    let store = tracker(&program, &lexicon);
    let ids = |table: &EventTable| table.rows().map(|row| row.id.clone()).collect::<Vec<_>>();
    let whole = store.table(&Filter::default(), EventColumns::ALL, lexicon.types()).expect("a table");
    let mut parts = Vec::new();
    store
        .each_table(7, &Filter::default(), EventColumns::ALL, lexicon.types(), |part| {
            assert!(part.len() <= 7);
            parts.extend(ids(&part));
        })
        .expect("parts");
    assert_eq!(parts, ids(&whole));
}

#[test]
fn the_best_so_many_are_those_that_rank_first() {
    let (program, lexicon) = (Program::new(), Lexicon::embedded());
    let store = tracker(&program, &lexicon);
    let ids = |table: &EventTable| table.rows().map(|row| row.id.clone()).collect::<Vec<_>>();
    let whole = store.table(&Filter::default(), EventColumns::ALL, lexicon.types()).expect("a table");
    let ranked = store.table(&Filter::default(), RANKED, lexicon.types()).expect("a table");
    assert_eq!(ids(&ranked.top(5)), ids(&whole.top(5)));
    let listed = program.done("list --top 5 --format csv --tracker t.db");
    let listed: Vec<&str> = listed.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(listed, ids(&whole.top(5)));
}
