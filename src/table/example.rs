//! An event with a value in every field, for the tests of this module and of the exports.

use crate::model::{
    Actor, ActorKind, Basis, Count, DayRange, Event, Origin, Place, Precision, Review, Role, Status,
};

/// A made-up event with a value in every field.
pub(crate) fn example_event(id: &str) -> Event {
    let day = |words: &str| words.parse().expect("a day");
    let actor = |name: &str, role, country: Option<&str>| Actor {
        id: country.map(|_| name.to_lowercase()),
        name: name.into(),
        role,
        kind: country.map(|_| ActorKind::Country),
        country: country.map(str::to_owned),
    };
    let some = |words: &str| Some(words.to_owned());
    Event {
        id: id.into(),
        aliases: vec!["b2".into()],
        event_type: "meeting".into(),
        group: "talks".into(),
        label: "Envoys of both sides meet in Geneva".into(),
        status: Status::Happened,
        condition: some("if the other side does the same"),
        days: Some(DayRange { first: day("2025-05-03"), last: day("2025-05-05") }),
        precision: Precision::Day,
        basis: Basis::Relative,
        edtf: some("[2025-05-03..2025-05-05]"),
        start_time: chrono::NaiveTime::from_hms_opt(18, 30, 0),
        zone: some("Europe/Zurich"),
        duration: some("PT30H"),
        scheduled_end: Some(day("2025-05-06")),
        actors: vec![
            actor("Russia", Role::Participant, Some("RUS")),
            actor("local elders", Role::Mediator, None),
            actor("Ukraine", Role::Host, Some("UKR")),
        ],
        place: Some(Place {
            name: "Geneva".into(),
            country: some("CHE"),
            lat: Some(46.20222),
            lon: Some(6.14569),
        }),
        counts: vec![Count {
            what: "killed".into(),
            low: 34,
            high: None,
            of: some("civilians"),
            said_by: some("the ministry"),
            words: "at least 34".into(),
        }],
        evidence: some("Envoys of both sides met in Geneva between 3 and 5 May."),
        confidence: 0.87,
        mentions: vec![id.into(), "c3".into()],
        articles: vec!["one".into(), "two".into()],
        publishers: vec!["Example Daily".into(), "Example News".into()],
        urls: vec!["https://example.org/one".into(), "https://example.org/two".into()],
        first_reported: Some(day("2025-05-04")),
        last_reported: Some(day("2025-05-06")),
        plover: some("CONSULT"),
        cameo: some("040"),
        acled: some("Strategic developments/Agreement"),
        ceasefire: some("a0"),
        origin: Origin::Extracted,
        review: Review::Open,
        tags: vec!["checked".into(), "talks".into()],
        note: some("Look at the second day again."),
        claims: vec!["the days differ".into()],
        reasons: vec!["same type, place and days".into()],
    }
}
