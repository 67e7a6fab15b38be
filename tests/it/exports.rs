//! Exports: every row and column arrives, empty documents are valid, bytes are stable, and our tables come back.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use truceline::export::{self, Document, EXPORTS, What, codebook};
use truceline::lexicon::{EventTypes, Lexicon};
use truceline::model::{
    Actor, ActorKind, Article, Basis, Count, DayRange, Event, Mention, Origin, Place, Precision, Review,
    Role, Span, Status,
};
use truceline::table::edited::{self, CellChange};
use truceline::table::{
    self, ArticleSource, EVENTS, EventColumn, EventTable, MentionSource, Sheet, Table, cell_words, read_csv,
    read_jsonl, read_parquet, read_xlsx,
};

/// An event whose words are as awkward as they come.
fn event(id: &str, words: &str, precision: Precision, status: Status, days: Option<DayRange>) -> Event {
    let some = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    let actor = |name: &str, role, kind, country: Option<&str>| Actor {
        id: country.map(str::to_lowercase),
        name: format!("{name}{words}"),
        role,
        kind,
        country: country.map(str::to_owned),
    };
    Event {
        id: id.into(),
        aliases: vec![format!("{id}-before")],
        event_type: "meeting".into(),
        group: "talks".into(),
        label: format!("{words}label"),
        status,
        condition: some(words),
        days,
        precision,
        basis: if days.is_some() { Basis::Relative } else { Basis::None },
        edtf: days.map(|days| format!("[{}..{}]", days.first, days.last)),
        start_time: chrono::NaiveTime::from_hms_opt(18, 30, 0),
        zone: some("+03:00"),
        duration: some("PT30H"),
        scheduled_end: days.map(|days| days.last),
        actors: vec![
            actor("Россия", Role::Participant, Some(ActorKind::Country), Some("RUS")),
            actor("elders; of \\ the", Role::Target, None, None),
        ],
        place: Some(Place {
            name: format!("{words}place"),
            country: some("CHE"),
            lat: Some(-46.25),
            lon: Some(6.0),
        }),
        counts: vec![Count {
            what: "killed".into(),
            low: 3,
            high: None,
            of: some(words),
            said_by: None,
            words: words.to_owned(),
        }],
        evidence: some(words),
        confidence: 0.87,
        mentions: vec![id.into()],
        articles: vec!["one".into()],
        publishers: vec![format!("{words}daily")],
        urls: vec!["https://example.org/one?a=b&c".into(), "javascript:alert(1)".into()],
        first_reported: days.map(|days| days.first),
        last_reported: days.map(|days| days.last),
        plover: some("CONSULT/visit"),
        cameo: some("040"),
        acled: some("Strategic developments/Agreement"),
        ceasefire: None,
        origin: Origin::Extracted,
        review: Review::Open,
        tags: vec![format!("{words}tag"), "z".into()],
        note: some(words),
        claims: Vec::new(),
        reasons: vec!["one mention".into()],
    }
}

const AWKWARD: &[&str] = &[
    "",
    "=1+1",
    "'quoted'",
    "- list\nof two lines",
    "a; b\\; \"c\", d | e\tf",
    "<script>alert(1)</script> & *bold* [x](y)",
    "Київ — القدس — 北京 🕊",
];

/// Events of every precision, status and script, two of them without a day.
fn events() -> Vec<Event> {
    let mut events = Vec::new();
    for (index, precision) in Precision::ALL.iter().enumerate() {
        for (other, status) in Status::ALL.iter().enumerate() {
            let first = chrono::NaiveDate::from_ymd_opt(2025, 1 + index as u32, 3).unwrap();
            let days = (*precision != Precision::Unknown)
                .then(|| DayRange { first, last: first + chrono::Days::new(other as u64) });
            let words = AWKWARD[(index + other) % AWKWARD.len()];
            events.push(event(&format!("e{index}{other}"), words, *precision, *status, days));
        }
    }
    events
}

fn table_of(events: &[Event]) -> EventTable {
    EventTable::from_events(events, &EventTypes::default())
}

fn written(format: &export::Export, document: &Document<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    (format.write)(document, &mut out).unwrap_or_else(|error| panic!("{}: {error}", format.token));
    out
}

fn csv_of(events: &EventTable) -> Vec<u8> {
    written(export::by_token("csv").unwrap(), &Document::of_events(events))
}

fn assert_same(one: &Table, other: &Table, place: &str) {
    assert_eq!(one.height(), other.height(), "{place}");
    for row in 0..one.height() {
        for (column, facts) in one.columns().iter().enumerate() {
            let words = |table: &Table| {
                let mut words = String::new();
                cell_words(&table.value(row, column), &mut words);
                words
            };
            // A list whose last elements are empty is as long as its neighbours say.
            assert_eq!(words(one), words(other), "{place}: row {row}, {}", facts.name);
        }
    }
}

#[test]
fn our_tables_come_back() {
    let events = table_of(&events());
    let document = Document::of_events(&events);
    let bytes = |token: &str| written(export::by_token(token).unwrap(), &document);
    assert_same(events.table(), &read_csv(&EVENTS, &bytes("csv")).unwrap(), "csv");
    assert_same(events.table(), &read_csv(&EVENTS, &bytes("tsv")).unwrap(), "tsv");
    assert_same(events.table(), &read_jsonl(&EVENTS, &bytes("jsonl")).unwrap(), "jsonl");
    assert_same(events.table(), &read_parquet(&EVENTS, &bytes("parquet")).unwrap(), "parquet");
    assert_same(events.table(), &read_xlsx(&EVENTS, &bytes("xlsx")).unwrap(), "xlsx");
    let back = EventTable::from_table(read_parquet(&EVENTS, &bytes("parquet")).unwrap()).unwrap();
    assert!(back.rows().eq(events.rows()), "rows of typed fields come back too");
}

#[test]
fn every_format_holds_every_event_and_gives_the_same_bytes_twice() {
    let all = events();
    let mut reversed = all.clone();
    reversed.reverse();
    let (one, other) = (table_of(&all), table_of(&reversed));
    for format in EXPORTS {
        let bytes = written(format, &Document::of_events(&one));
        assert_eq!(bytes, written(format, &Document::of_events(&other)), "{}", format.token);
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("href=\"javascript:") && !text.contains("](<javascript:"), "{}", format.token);
        if matches!(format.token, "parquet" | "xlsx" | "ics" | "markdown" | "timelinejs-csv" | "timelinejs") {
            continue;
        }
        for event in &all {
            assert!(text.contains(&event.id), "{} lacks {}", format.token, event.id);
        }
    }
}

#[test]
fn without_events_every_document_is_whole() {
    let none = table_of(&[]);
    for format in EXPORTS {
        let bytes = written(format, &Document::of_events(&none));
        assert!(!bytes.is_empty() || format.token == "jsonl", "{}", format.token);
    }
    let json = |token| {
        serde_json::from_slice::<serde_json::Value>(&written(
            export::by_token(token).unwrap(),
            &Document::of_events(&none),
        ))
        .unwrap()
    };
    assert_eq!(json("json"), serde_json::json!([]));
    assert_eq!(json("geojson")["features"], serde_json::json!([]));
    assert_eq!(json("timelinejs")["events"], serde_json::json!([]));
}

#[test]
fn words_are_left_out_where_texts_may_not_be_reprinted() {
    let mut secret = event("a", "", Precision::Day, Status::Planned, None);
    secret.evidence = Some("A sentence that belongs to others.".into());
    secret.days = DayRange::month(2025, 5);
    let events = table_of(&[secret]);
    for format in EXPORTS.iter().filter(|format| format.token != "xlsx" && format.token != "parquet") {
        let mut document = Document::of_events(&events);
        document.options.without_text = true;
        let text = String::from_utf8(written(format, &document)).unwrap();
        assert!(!text.contains("belongs to others"), "{}", format.token);
    }
}

#[test]
fn mentions_and_articles_are_tables_too() {
    let article = Article {
        id: "one".into(),
        title: Some("=Title".into()),
        text: "Before. Envoys met in Geneva. After.".into(),
        ..Article::default()
    };
    let mention = Mention {
        id: "m1".into(),
        article: "one".into(),
        event_type: "meeting".into(),
        status: Status::Happened,
        condition: None,
        days: None,
        precision: Precision::Unknown,
        basis: Basis::None,
        edtf: None,
        date_text: None,
        until: None,
        start_time: None,
        zone: None,
        duration: None,
        actors: Vec::new(),
        place: None,
        counts: Vec::new(),
        label: "Envoys meet".into(),
        confidence: 0.5,
        rules: vec!["r".into()],
        span: Span::new(8, 30),
        evidence: "Envoys met in Geneva.".into(),
    };
    let types = EventTypes::default();
    let mentions = table::mentions(&[MentionSource {
        mention: &mention,
        article: &article,
        types: &types,
        characters: (8, 30),
        before: Some("Before."),
        after: Some("After."),
        version: Some("0.1.0"),
        lexicon: Some("abc"),
        event: Some("0123456789abcdef"),
    }]);
    let articles = table::articles(&[ArticleSource { article: &article, added: None, copy_of: None }]);
    let events = table_of(&[]);
    for what in [What::Mentions, What::Articles] {
        let document = Document {
            mentions: Some(&mentions),
            articles: Some(&articles),
            what,
            ..Document::of_events(&events)
        };
        for token in ["csv", "tsv", "parquet", "jsonl", "json"] {
            assert!(!written(export::by_token(token).unwrap(), &document).is_empty());
        }
        let csv = written(export::by_token("csv").unwrap(), &document);
        let back = read_csv(document.table().unwrap().schema(), &csv).unwrap();
        assert_same(document.table().unwrap(), &back, what.as_str());
    }
}

/// The CSV of a table with one cell changed.
fn with_cell(events: &EventTable, row: usize, column: EventColumn, words: &str) -> Sheet {
    let mut sheet = Sheet::from_csv(&csv_of(events)).unwrap();
    let position = sheet.position(column.name()).unwrap();
    sheet.rows[row][position] = words.to_owned();
    sheet
}

#[test]
fn an_untouched_sheet_changes_nothing() {
    let events = table_of(&events());
    let untouched = edited::Edits { known_rows: events.len(), ..edited::Edits::default() };
    let bytes = |token| written(export::by_token(token).unwrap(), &Document::of_events(&events));
    let text = String::from_utf8(bytes("jsonl")).unwrap();
    let mut sheets = vec![
        Sheet::from_csv(&bytes("csv")).unwrap(),
        Sheet::from_csv(&bytes("tsv")).unwrap(),
        Sheet::from_xlsx(&bytes("xlsx"), "Events").unwrap(),
        Sheet::from_jsonl(&EVENTS, &text).0,
        Sheet::of_table(&read_parquet(&EVENTS, &bytes("parquet")).unwrap()),
    ];
    // What spreadsheets do to a sheet unasked: days in the manner of a country, degrees with a comma.
    for (order, mark) in [("%d/%m/%Y", ","), ("%-m/%-d/%y", "."), ("%d.%m.%Y", ",")] {
        let mut sheet = sheets[0].clone();
        let columns =
            [EventColumn::First, EventColumn::Last, EventColumn::Edtf].map(|column| column as usize);
        for row in &mut sheet.rows {
            for column in columns {
                if let Ok(day) = row[column].parse::<chrono::NaiveDate>() {
                    row[column] = day.format(order).to_string();
                }
            }
            let lat = EventColumn::Lat as usize;
            row[lat] = row[lat].replace('.', mark);
        }
        sheets.push(sheet);
    }
    for (at, sheet) in sheets.iter().enumerate() {
        assert_eq!(edited::changes(&events, sheet).unwrap(), untouched, "sheet {at}");
    }
}

#[test]
fn a_changed_cell_is_a_change_and_a_missing_row_is_none() {
    let events = table_of(&events());
    let mut sheet = with_cell(&events, 3, EventColumn::Label, "=Corrected");
    sheet.rows.remove(7);
    let edits = edited::changes(&events, &sheet).unwrap();
    let row = events.row(3);
    let expected = CellChange {
        row: 5,
        event: row.id.clone(),
        column: EventColumn::Label.name(),
        before: row.label.clone(),
        after: "=Corrected".into(),
    };
    assert_eq!(edits.changes, [expected]);
    assert!(edits.refused.is_empty() && edits.new_rows.is_empty());
}

#[test]
fn what_changed_meanwhile_is_refused_cell_by_cell() {
    let then = table_of(&events());
    let mut sheet = with_cell(&then, 0, EventColumn::Label, "by the person");
    let note = sheet.position(EventColumn::Note.name()).unwrap();
    sheet.rows[0][note] = "a new note".into();
    let id = then.row(0).id.clone();
    let mut later = events();
    let changed = later.iter_mut().find(|event| event.id == id).unwrap();
    changed.label = "by somebody else".into();
    changed.tags = vec!["new".into()];
    let edits = edited::changes(&table_of(&later), &sheet).unwrap();
    assert_eq!(edits.changes.len(), 1, "{edits:?}");
    assert_eq!((edits.changes[0].column, edits.changes[0].after.as_str()), ("note", "a new note"));
    assert_eq!(edits.refused.len(), 1, "{edits:?}");
    assert_eq!(edits.refused[0].column.as_deref(), Some("label"));
}

#[test]
fn what_no_cell_may_hold_is_refused_and_new_rows_are_events() {
    let events = table_of(&events());
    let mut sheet = with_cell(&events, 0, EventColumn::Status, "perhaps");
    let mut row = vec![String::new(); sheet.header.len()];
    let mut put = |column: EventColumn, words: &str| {
        row[sheet.header.iter().position(|name| name == column.name()).unwrap()] = words.into();
    };
    put(EventColumn::Type, "meeting");
    put(EventColumn::Label, "A meeting by hand");
    put(EventColumn::First, "2025-05-16");
    put(EventColumn::Last, "2025-05-16");
    put(EventColumn::Status, "happened");
    put(EventColumn::Actors, "Ukraine;Russia");
    put(EventColumn::Roles, "participant; host");
    sheet.rows.push(row);
    let mut unknown = sheet.rows[1].clone();
    unknown[0] = "nobody".into();
    sheet.rows.push(unknown);
    let edits = edited::changes(&events, &sheet).unwrap();
    assert!(edits.changes.is_empty());
    assert_eq!(edits.refused.len(), 2, "{:?}", edits.refused);
    assert!(edits.refused[0].reason.contains("found `perhaps`"));
    assert_eq!(edits.new_rows, [sheet.rows.len() - 2]);
}

#[test]
fn the_page_of_columns_is_the_codebook() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/columns.md");
    let page = codebook::columns();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/columns.md is not what `truceline codebook` prints; UPDATE=1 renews it");
    assert!(codebook::codes(Lexicon::embedded().types()).contains("## Codes"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_words_come_back(words in any::<String>()) {
        // A workbook holds no control characters; CSV, JSON and Parquet hold all.
        let events = table_of(&[event("a", &words, Precision::Day, Status::Happened, None)]);
        let document = Document::of_events(&events);
        let bytes = |token: &str| written(export::by_token(token).unwrap(), &document);
        assert_same(events.table(), &read_csv(&EVENTS, &bytes("csv")).unwrap(), "csv");
        assert_same(events.table(), &read_jsonl(&EVENTS, &bytes("jsonl")).unwrap(), "jsonl");
        assert_same(events.table(), &read_parquet(&EVENTS, &bytes("parquet")).unwrap(), "parquet");
        for format in EXPORTS {
            written(format, &document);
        }
        let edits = edited::changes(&events, &Sheet::from_csv(&bytes("csv")).unwrap()).unwrap();
        prop_assert_eq!(edits, edited::Edits { known_rows: 1, ..edited::Edits::default() });
    }
}
