//! Annotated mentions of real articles, as the merger takes them.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value as Json;
use truceline::lexicon::Lexicon;
use truceline::merge::ArticleFacts;
use truceline::model::{Actor, ActorKind, Basis, DayRange, Mention, Place, Precision, Role, Span, Status};

/// The lines of a file of JSON lines.
pub(super) fn lines(path: &Path) -> Vec<Json> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_str(line).expect("a JSON line"))
        .collect()
}

/// What the merger needs of the articles.
pub(super) fn articles(documents: &[Json]) -> Vec<ArticleFacts> {
    documents
        .iter()
        .map(|document| ArticleFacts {
            id: words(document, "id").unwrap_or_default(),
            published: words(document, "published").and_then(|day| day.get(..10)?.parse().ok()),
            publisher: words(document, "publisher"),
            ..ArticleFacts::default()
        })
        .collect()
}

/// An annotated mention; its id names its document.
pub(super) fn mention(gold: &Json, lexicon: &Lexicon) -> Mention {
    let document = words(gold, "doc").unwrap_or_default();
    let day = |name| words(gold, name).and_then(|day| day.parse().ok());
    let days = day("first").zip(day("last")).map(|(first, last)| DayRange { first, last });
    let place = |name: &str| gold[name].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0);
    Mention {
        id: format!("{document} {}", words(gold, "id").unwrap_or_default()),
        article: document,
        event_type: words(gold, "type").unwrap_or_default(),
        status: words(gold, "status").and_then(|word| word.parse().ok()).unwrap_or(Status::Happened),
        condition: None,
        days,
        precision: words(gold, "precision").and_then(|word| word.parse().ok()).unwrap_or(Precision::Unknown),
        basis: if days.is_some() { Basis::Relative } else { Basis::None },
        edtf: None,
        date_text: None,
        start_time: None,
        zone: None,
        duration: words(gold, "duration"),
        until: None,
        actors: gold["actors"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|actor| known(actor, lexicon))
            .collect(),
        place: words(gold, "place").map(|name| place_of(&name, lexicon)),
        counts: Vec::new(),
        label: String::new(),
        confidence: 1.0,
        rules: Vec::new(),
        span: Span { start: place("start"), end: place("end") },
        evidence: words(gold, "evidence").unwrap_or_default(),
    }
}

/// Which annotated mentions are one event: name and ids.
pub(super) fn clusters(same: &[Json]) -> BTreeMap<String, Vec<String>> {
    same.iter()
        .map(|cluster| {
            let members = cluster["members"].as_array().into_iter().flatten();
            let ids = members
                .filter_map(|member| Some(format!("{} {}", words(member, "doc")?, words(member, "id")?)))
                .collect();
            (words(cluster, "event").unwrap_or_default(), ids)
        })
        .collect()
}

pub(super) fn words(line: &Json, name: &str) -> Option<String> {
    line[name].as_str().map(str::to_owned)
}

fn known(actor: &Json, lexicon: &Lexicon) -> Option<Actor> {
    let name = words(actor, "name")?;
    let role: Role = words(actor, "role")?.parse().ok()?;
    let entry = lexicon
        .actors()
        .names()
        .find(&name)
        .filter_map(|found| lexicon.actors().entry(found.entry))
        .find(|entry| entry.name.eq_ignore_ascii_case(&name) || !entry.neutral);
    Some(Actor {
        id: entry.map(|entry| entry.id.clone()),
        name: entry.map_or(name, |entry| entry.name.clone()),
        role,
        kind: entry.map(|entry| entry.kind),
        country: entry.and_then(|entry| entry.country.clone()),
    })
}

fn place_of(name: &str, lexicon: &Lexicon) -> Place {
    let actors = lexicon.actors();
    let country = actors.names().find(name).filter_map(|found| actors.entry(found.entry)).find_map(|entry| {
        let iso =
            entry.country.as_deref().filter(|_| entry.kind == ActorKind::Country && entry.name == name)?;
        Some(Place { name: name.to_owned(), country: Some(iso.to_owned()), lat: None, lon: None })
    });
    if let Some(country) = country {
        return country;
    }
    let best = lexicon.places().named(name).max_by_key(|entry| (entry.known, entry.population));
    best.map_or_else(
        || Place { name: name.to_owned(), country: None, lat: None, lon: None },
        |entry| entry.place(),
    )
}

/// Ids of the mentions as read that stand for an annotated one: their sentences overlap and their type is allowed.
pub(super) fn read_as(gold: &Json, mentions: &[Mention]) -> Vec<String> {
    let own = words(gold, "type");
    let others = gold["alt_types"].as_array().into_iter().flatten().filter_map(Json::as_str);
    let types: Vec<&str> = own.as_deref().into_iter().chain(others).collect();
    let (document, evidence) = (words(gold, "doc"), words(gold, "evidence").unwrap_or_default());
    mentions
        .iter()
        .filter(|mention| {
            Some(&mention.article) == document.as_ref() && types.contains(&mention.event_type.as_str())
        })
        .filter(|mention| mention.evidence.contains(&evidence) || evidence.contains(&mention.evidence))
        .map(|mention| mention.id.clone())
        .collect()
}
