//! A filter means the same in the database and in the table.

use truceline::lexicon::Lexicon;
use truceline::model::{
    Actor, Basis, DayRange, Entry, Filter, Mention, Origin, Place, Precision, Review, Role, Span, Status,
};
use truceline::store::{Author, Store};
use truceline::table::EventTable;

const AUTHOR: Author<'static> =
    Author { at: "2025-06-01T00:00:00.000Z", by: "tester", command: "test", why: None };

/// Entries in which every field of a filter takes several values, by the digits of a number.
fn entry(number: usize, types: &[String]) -> Entry {
    let names = ["Russia", "Ukraine", "Türkiye", "ÎLE"];
    let day =
        chrono::NaiveDate::from_ymd_opt(2025, 1 + (number % 12) as u32, 1 + (number % 28) as u32).unwrap();
    Entry {
        mention: Mention {
            id: String::new(),
            article: String::new(),
            event_type: types[number % types.len()].clone(),
            status: Status::ALL[number % 4],
            condition: None,
            days: (!number.is_multiple_of(7))
                .then(|| DayRange::new(day, day + chrono::TimeDelta::days((number % 5) as i64))),
            precision: Precision::Day,
            basis: Basis::Stated,
            edtf: None,
            date_text: None,
            start_time: None,
            zone: None,
            duration: None,
            until: None,
            actors: vec![Actor {
                id: (number.is_multiple_of(2)).then(|| "RUS".to_owned()),
                name: names[number % 4].to_owned(),
                role: Role::Participant,
                kind: None,
                country: None,
            }],
            place: (!number.is_multiple_of(3)).then(|| Place {
                name: names[number / 3 % 4].to_owned(),
                country: (number.is_multiple_of(2)).then(|| "TUR".to_owned()),
                lat: None,
                lon: None,
            }),
            counts: Vec::new(),
            label: format!("Straße number {number}"),
            confidence: 1.0,
            rules: Vec::new(),
            span: Span::default(),
            evidence: if number.is_multiple_of(5) { "Der ÖSTLICHE Teil".to_owned() } else { String::new() },
        },
        origin: Origin::Manual,
        urls: Vec::new(),
        publishers: ["Gazette", "Wire"][..number % 3].iter().map(|name| (*name).to_owned()).collect(),
        tags: ["Easter", "öl"][..number % 3].iter().map(|name| (*name).to_owned()).collect(),
        note: (number.is_multiple_of(4)).then(|| "a NOTE".to_owned()),
    }
}

fn filters() -> Vec<Filter> {
    let day = |words: &str| Some(words.parse().unwrap());
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let base = Filter::default;
    let mut filters = vec![
        base(),
        Filter { from: day("2025-04-10"), ..base() },
        Filter { to: day("2025-04-10"), ..base() },
        Filter { from: day("2025-03-03"), to: day("2025-03-03"), ..base() },
        Filter { types: words(&["meeting", "attack"]), ..base() },
        Filter { groups: words(&["ceasefire"]), ..base() },
        Filter { statuses: vec![Status::Planned, Status::Alleged], ..base() },
        Filter { reviews: vec![Review::Rejected], ..base() },
        Filter { reviews: Review::ALL.to_vec(), ..base() },
        Filter { min_publishers: Some(2), ..base() },
        Filter { min_publishers: Some(0), ..base() },
        Filter { ceasefire: Some("none".to_owned()), ..base() },
        Filter { published_from: day("2025-01-01"), ..base() },
        Filter { articles: words(&["nowhere"]), ..base() },
    ];
    for name in ["russia", "RUS", "türkiye", "île", "nobody"] {
        filters.push(Filter { actors: words(&[name]), ..base() });
        filters.push(Filter { places: words(&[name, "tur"]), ..base() });
    }
    for text in ["STRASSE", "straße", "östliche", "note", "number 1", "%", ""] {
        filters.push(Filter { text: Some(text.to_owned()), ..base() });
    }
    for tag in ["Easter", "easter", "öl", "East"] {
        filters.push(Filter { tags: words(&[tag]), from: day("2025-02-01"), ..base() });
    }
    filters
}

#[test]
fn the_database_and_the_table_find_the_same_events() {
    let lexicon = Lexicon::embedded();
    let types: Vec<String> = lexicon.types().all().iter().map(|kind| kind.id.clone()).collect();
    let mut store = Store::in_memory().unwrap();
    let mut step = store.begin(AUTHOR).unwrap();
    for number in 0..300 {
        let id = step.enter(entry(number, &types)).unwrap();
        if number.is_multiple_of(11) {
            step.decide_on(&id, "review", Some("rejected")).unwrap();
        }
    }
    step.finish(&lexicon).unwrap();
    let every = Filter { reviews: Review::ALL.to_vec(), ..Filter::default() };
    let all = EventTable::from_events(&store.events(&every).unwrap(), lexicon.types());
    assert_eq!(all.len(), 300);
    let ids = |table: &EventTable| table.rows().map(|row| row.event.id).collect::<Vec<_>>();
    for filter in filters() {
        let found = EventTable::from_events(&store.events(&filter).unwrap(), lexicon.types());
        assert_eq!(ids(&found), ids(&all.filter(&filter)), "{filter:?}");
    }
}
