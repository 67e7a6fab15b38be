//! What holds for every kind of picture, whatever the events: no panic, well-formed XML, no words over others or
//! beyond the edge, the same bytes for the same rows in any order, a size that can be mailed.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use quick_xml::events::Event as Xml;

use super::*;
use crate::model::{DayRange, Precision, Status};

const STAGES: &[&str] = &["", "", "", "proposal", "declaration", "violation", "end"];
const GROUPS: &[&str] = &["ceasefire", "talks", "humanitarian", "fighting", "pressure", "statement"];
const LABELS: &[&str] = &[
    "Russia declares a pause",
    "Переговоры в Стамбуле",
    "هدنة في غزة بين إسرائيل وحماس",
    "הפסקת אש בצפון",
    "<b>Talks</b> & \"more\" \u{0}\u{b}\u{202e}",
    "",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungszeremonie",
];

fn day(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or_default()
}

/// An event of some kind, at about a day.
fn item(about: i32, spread: i32) -> impl Strategy<Value = Item> {
    let time = (0..=spread, 0..6_i32, 0..40_i32, any::<bool>());
    let what = (0..STAGES.len(), 0..GROUPS.len(), 0..LABELS.len(), 0..4_usize, ".{0,90}");
    (time, what, 0..1_000_000_u32, 0..4_usize).prop_map(
        move |((shift, shape, length, dated), (stage, group, label, status, text), id, publishers)| {
            let first = day(about + shift);
            let last = first.checked_add_days(Days::new(length.unsigned_abs().into())).unwrap_or(first);
            let days = match shape {
                0 | 1 => DayRange::day(first),
                _ => DayRange::new(last, first),
            };
            let edtf = match shape {
                1 => Some(format!("{first}~")),
                3 => Some(format!("{first}/..")),
                4 => Some(format!("[{first}..{last}]")),
                _ => None,
            };
            Item {
                id: format!("e{id:06}"),
                event_type: format!("t{group}"),
                group: GROUPS[group].to_owned(),
                group_index: group,
                stage: STAGES[stage].to_owned(),
                lasts: shape == 5,
                label: if text.len() % 3 == 0 { text } else { LABELS[label].to_owned() },
                when: format!("{first}"),
                status: Some(Status::ALL[status]),
                precision: Some(if shape == 4 { Precision::Week } else { Precision::Day }),
                days: (dated || shape < 3).then_some(days),
                edtf,
                actors: vec![(LABELS[group].to_owned(), "accuser".to_owned())],
                countries: vec![LABELS[group].to_owned()],
                plover: (group == 1).then(|| "CONSULT".to_owned()),
                publishers: LABELS[..publishers].iter().map(|&name| name.to_owned()).collect(),
                reports: publishers,
                urls: vec!["https://example.org/?a=1&b=<2>".to_owned()],
                ..Item::default()
            }
        },
    )
}

fn truce(about: i32) -> impl Strategy<Value = Truce> {
    let offsets = prop::collection::vec(prop::option::of((0..90_i32, any::<bool>())), 6);
    (offsets, 0..LABELS.len(), 0..9_u32).prop_map(move |(days, name, id)| {
        let at = |index: usize| {
            days[index].map(|(shift, sure)| TruceDay { day: day(about.saturating_add(shift)), sure })
        };
        Truce {
            id: format!("c{id}"),
            name: LABELS[name].to_owned(),
            parties: vec![LABELS[name].to_owned(), "Ukraine".to_owned()],
            proposed: at(0),
            declared: at(1),
            agreed: at(2),
            effective: at(3),
            scheduled_end: at(4),
            ended: at(5),
            answers: vec![TruceAnswer {
                by: LABELS[name].to_owned(),
                day: at(0).map(|known| known.day),
                accepted: id % 2 == 0,
            }],
            claims: vec![TruceClaims {
                claimant: Some(LABELS[0].to_owned()),
                reports: 1,
                total: Some(9_999),
            }],
            ..Truce::default()
        }
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    let span = (
        prop_oneof![Just(1), 700_000..740_000_i32, Just(3_650_000)],
        prop_oneof![Just(0), Just(60), Just(2_000)],
    );
    span.prop_flat_map(|(about, spread)| {
        (
            prop::collection::vec(item(about, spread), 0..40),
            prop::collection::vec(truce(about), 0..5),
            prop::collection::btree_map(
                (0..=spread).prop_map(move |shift| day(about + shift)),
                1..9_usize,
                0..9,
            ),
        )
            .prop_map(|(mut items, mut truces, articles)| {
                // Ids are unique in a tracker.
                for (number, item) in items.iter_mut().enumerate() {
                    item.id.push_str(&number.to_string());
                }
                for (number, truce) in truces.iter_mut().enumerate() {
                    truce.id.push_str(&number.to_string());
                }
                Facts { items, truces, articles }
            })
    })
}

/// Reads the whole document; every tag is closed.
fn check_xml(svg: &str) {
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Xml::Start(_) => depth += 1,
            Xml::End(_) => depth -= 1,
            Xml::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    assert!(!svg.chars().any(|letter| letter.is_control() && letter != '\n'), "a control character");
}

/// No words lie over other words, none leave the picture.
fn check_words(kind: Kind, plan: &Plan) {
    let texts = plan.texts();
    for (index, (text, a)) in texts.iter().enumerate() {
        let inside = a.0 >= 0 && a.2 <= plan.width && a.1 >= 0 && a.3 <= plan.height;
        assert!(
            inside,
            "{}: `{text}` leaves the picture: {a:?} of {}×{}",
            kind.name, plan.width, plan.height
        );
        for (other, b) in &texts[index + 1..] {
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            assert!(apart, "{}: `{text}` {a:?} over `{other}` {b:?}", kind.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_events_draw(facts in facts(), width in prop_oneof![Just(420), Just(600), Just(1200)], whole: bool) {
        let options = Options { width, whole, on: facts.items.first().and_then(|item| Some(item.days?.first)), ..Options::default() };
        for kind in Kind::ALL {
            let plan = kind.plan(&facts, &options);
            check_words(*kind, &plan);
            let drawn = svg(&plan, Theme::Light);
            check_xml(&drawn);
            prop_assert!(drawn.len() < 2_000_000);
            let mut turned = facts.clone();
            turned.items.reverse();
            turned.truces.reverse();
            prop_assert_eq!(&svg(&kind.plan(&turned, &options), Theme::Light), &drawn, "{} hangs on order", kind.name);
        }
    }
}

/// Events without a story of their own, so many that they must be heaped.
fn many(number: i32) -> Facts {
    let item = |index: i32| Item {
        id: format!("e{index:06}"),
        event_type: format!("t{}", index % 9),
        group: GROUPS[(index % 6) as usize].to_owned(),
        group_index: (index % 6) as usize,
        label: format!("Event number {index} of many, with words that are long enough to be cut"),
        when: day(735_000 + index % 900).to_string(),
        days: Some(DayRange::day(day(735_000 + index % 900))),
        precision: Some(Precision::Day),
        evidence: Some("A sentence that says what happened, where, and who says so. ".repeat(4)),
        urls: vec![format!("https://example.org/{index}")],
        publishers: vec![format!("Publisher {}", index % 30)],
        reports: 1,
        ..Item::default()
    };
    Facts::of((0..number).map(item).collect())
}

#[test]
fn thousands_of_events_stay_small_and_are_all_counted() {
    let facts = many(6_000);
    for kind in Kind::ALL {
        for lane in LaneBy::ALL {
            let options = Options { lane: lane.1, ..Options::default() };
            let plan = kind.plan(&facts, &options);
            let drawn = svg(&plan, Theme::Light);
            assert!(drawn.len() < 2_000_000, "{} by {}: {}", kind.name, lane.0, drawn.len());
            check_words(*kind, &plan);
        }
    }
}

#[test]
fn nothing_is_a_picture_that_says_so() {
    for kind in Kind::ALL {
        let plan = kind.plan(&Facts::default(), &Options::default());
        let texts: Vec<String> = plan.texts().into_iter().map(|text| text.0).collect();
        assert!(texts.iter().any(|text| text.starts_with("No ")), "{}: {texts:?}", kind.name);
        assert!(!plan.title.is_empty() && !plan.description.is_empty());
        check_xml(&svg(&plan, Theme::Dark));
        assert!(png(&plan, Theme::Print, 1.0).is_ok());
    }
}

#[test]
fn a_mark_has_its_words_and_its_link() {
    let drawn = svg(&Kind::ALL[0].plan(&many(3), &Options::default()), Theme::Light);
    for part in [
        "lang=\"en\"",
        "role=\"graphics-document document\"",
        "<desc id=\"desc\">",
        "href=\"https://example.org/0\"",
        "<title>2",
    ] {
        assert!(drawn.contains(part), "{part}");
    }
}

#[test]
fn what_cannot_be_named_is_counted() {
    let facts = many(400);
    let plan = Kind::ALL[0].plan(&facts, &Options { height: Some(500), whole: true, ..Options::default() });
    let texts: Vec<String> = plan.texts().into_iter().map(|text| text.0).collect();
    let small_print = texts.join(" ");
    let more: usize = texts
        .iter()
        .filter_map(|text| {
            text.strip_prefix("+ ")?.strip_suffix(" more")?.replace(',', "").parse::<usize>().ok()
        })
        .sum();
    assert!(
        small_print.contains(&format!("{} are marks without words", words::thousands(more))),
        "{small_print}"
    );
}

/// A day without colour says that nothing was reported of it: events of the year outside the main period are drawn too.
#[test]
fn a_calendar_holds_every_event_of_its_year() {
    let mut facts = many(60);
    let january = chrono::NaiveDate::from_ymd_opt(2025, 1, 6).unwrap();
    for (number, item) in facts.items.iter_mut().enumerate() {
        let late = if number % 10 == 0 { 280 } else { 0 };
        let day = january + chrono::Days::new(number as u64 % 7 + late);
        item.days = Some(DayRange { first: day, last: day });
    }
    let small_print = |kind: &Kind| {
        let texts = kind.plan(&facts, &Options::default()).texts();
        texts.into_iter().map(|text| text.0).collect::<Vec<_>>().join(" ")
    };
    let named = |name: &str| Kind::ALL.iter().find(|kind| kind.name == name).unwrap();
    assert!(
        small_print(named("timeline")).contains("Shown: 54 events"),
        "{}",
        small_print(named("timeline"))
    );
    assert!(
        small_print(named("calendar")).contains("Shown: 60 events"),
        "{}",
        small_print(named("calendar"))
    );
}
