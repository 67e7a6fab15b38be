//! How well mentions of one event are merged, on real articles; and that neither order nor growth matter.

#![allow(clippy::print_stdout, reason = "figures and merges are shown to whoever runs the test by hand")]

mod editors;
mod gold;
mod growth;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use serde_json::Value as Json;
use truceline::lexicon::Lexicon;
use truceline::merge::{self, ArticleFacts, Material};
use truceline::model::{Article, Event, Mention};
use truceline::pipeline;

use crate::scores::{self, shared_data};

#[test]
fn annotated_mentions_of_one_event_are_merged_and_no_others() {
    let Some(data) = shared_data() else { return };
    let lexicon = Lexicon::embedded();
    let folder = data.join("articles");
    let articles = gold::articles(&gold::lines(&folder.join("docs.jsonl")));
    let mentions: Vec<_> =
        gold::lines(&folder.join("gold.jsonl")).iter().map(|line| gold::mention(line, &lexicon)).collect();
    let clusters = gold::clusters(&gold::lines(&folder.join("same_event.jsonl")));
    let events = merged(&mentions, &articles, &lexicon);
    show(&events, &mentions);
    for event in &events {
        let met: BTreeSet<&str> = clusters
            .iter()
            .filter(|(_, members)| members.iter().any(|id| event.mentions.contains(id)))
            .map(|(name, _)| name.as_str())
            .collect();
        assert!(met.len() < 2, "{met:?} are one event: {}", event.label);
    }
    let whole = whole(&clusters, &events, |id| vec![id.to_owned()]);
    println!(
        "{} mentions, {} events, {whole} of {} clusters whole",
        mentions.len(),
        events.len(),
        clusters.len()
    );
    scores::hold("articles merged", vec![("annotated_clusters", share(whole, clusters.len()))]);
}

#[test]
fn mentions_as_read_of_one_event_are_merged_and_no_others() {
    let Some(data) = shared_data() else { return };
    let lexicon = Lexicon::embedded();
    let folder = data.join("articles");
    let (mentions, articles) = read(&gold::lines(&folder.join("docs.jsonl")), &lexicon);
    let clusters = gold::clusters(&gold::lines(&folder.join("same_event.jsonl")));
    let events = merged(&mentions, &articles, &lexicon);
    let annotated: BTreeMap<String, Vec<String>> = gold::lines(&folder.join("gold.jsonl"))
        .iter()
        .map(|line| (gold::mention(line, &lexicon).id, gold::read_as(line, &mentions)))
        .collect();
    let found = |id: &str| annotated[id].clone();
    let whole = whole(&clusters, &events, found);
    let holds = |event: &Event, id: &str| found(id).iter().any(|id| event.mentions.contains(id));
    let pairs: Vec<(&String, &String)> = clusters
        .values()
        .flat_map(|ids| {
            ids.iter().enumerate().flat_map(|(at, id)| ids[..at].iter().map(move |other| (id, other)))
        })
        .collect();
    let held =
        pairs.iter().filter(|(a, b)| events.iter().any(|event| holds(event, a) && holds(event, b))).count();
    println!(
        "as read: {whole} of {} clusters whole, {held} of {} pairs in one event",
        clusters.len(),
        pairs.len()
    );
    scores::hold("articles merged", vec![("read_pairs", share(held, pairs.len()))]);
}

#[test]
fn equal_reports_in_two_articles_are_one_event() {
    let Some(data) = shared_data() else { return };
    let lexicon = Lexicon::embedded();
    let documents = packed(&data.join("timelines/libya/articles.jsonl.gz"));
    let (mentions, articles) = read(&documents, &lexicon);
    let events = merged(&mentions, &articles, &lexicon);
    editors::hold("libya", &events, &data, &["tl5", "tl6"]);
    let merged: Vec<&Event> = events.iter().filter(|event| event.mentions.len() > 1).collect();
    let per_hundred = |count: usize| count as f64 * 100.0 / documents.len() as f64;
    println!(
        "{} articles: {:.0} mentions and {:.0} events per hundred articles, {} events of several mentions",
        documents.len(),
        per_hundred(mentions.len()),
        per_hundred(events.len()),
        merged.len()
    );
    show(&drawn(merged, 50), &mentions);
    let (pairs, held) = equal_reports(&mentions, &events);
    println!("{held} of {pairs} pairs of equal reports are one event");
    scores::hold("libya merged", vec![("equal_reports", share(held, pairs))]);
}

/// The documents of a compressed file.
fn packed(path: &Path) -> Vec<Json> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn merged(mentions: &[Mention], articles: &[ArticleFacts], lexicon: &Lexicon) -> Vec<Event> {
    merge::events(Material { mentions, articles, ..Material::default() }, lexicon)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The mentions that the program finds in some documents, with what the merger knows of their articles.
fn read(documents: &[Json], lexicon: &Lexicon) -> (Vec<Mention>, Vec<ArticleFacts>) {
    let mentions = documents.iter().flat_map(|document| pipeline::read(&article(document), lexicon).mentions);
    (mentions.collect(), gold::articles(documents))
}

fn article(document: &Json) -> Article {
    Article {
        id: gold::words(document, "id").unwrap_or_default(),
        published: gold::words(document, "published").and_then(|day| day.parse().ok()),
        publisher: gold::words(document, "publisher"),
        text: gold::words(document, "text").unwrap_or_default(),
        ..Article::default()
    }
}

/// How many clusters have all their members in one event.
fn whole(
    clusters: &BTreeMap<String, Vec<String>>,
    events: &[Event],
    found: impl Fn(&str) -> Vec<String>,
) -> usize {
    let holds = |event: &Event, id: &str| found(id).iter().any(|id| event.mentions.contains(id));
    let whole = |members: &[String]| events.iter().any(|event| members.iter().all(|id| holds(event, id)));
    for (name, members) in clusters {
        let homes: Vec<String> = members
            .iter()
            .map(|id| {
                events.iter().filter(|event| holds(event, id)).map(|event| event.id[..6].to_owned()).collect()
            })
            .map(|ids: Vec<String>| if ids.is_empty() { "-".to_owned() } else { ids.join("+") })
            .collect();
        println!("{} {name}: {}", if whole(members) { "whole " } else { "parted" }, homes.join(" "));
    }
    clusters.values().filter(|members| whole(members)).count()
}

/// Pairs of mentions of one type and one day whose sentences are equal, and how many of them are one event.
fn equal_reports(mentions: &[Mention], events: &[Event]) -> (usize, usize) {
    let home: BTreeMap<&str, usize> = events
        .iter()
        .enumerate()
        .flat_map(|(at, event)| event.mentions.iter().map(move |id| (id.as_str(), at)))
        .collect();
    let mut reports: BTreeMap<_, Vec<&Mention>> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.days.is_some() && mention.evidence.len() > 60) {
        let reports = reports.entry((&mention.evidence, &mention.event_type, mention.days)).or_default();
        if reports.iter().all(|other| other.article != mention.article) {
            reports.push(mention);
        }
    }
    let pairs = || reports.values().flat_map(|reports| reports.windows(2));
    let held = pairs().filter(|pair| home[pair[0].id.as_str()] == home[pair[1].id.as_str()]).count();
    (pairs().count(), held)
}

/// The same draw in every run: the order of the drawn is that of a hash of their ids.
fn drawn(events: Vec<&Event>, count: usize) -> Vec<Event> {
    let mut events: Vec<Event> = events.into_iter().cloned().collect();
    events.sort_by_cached_key(|event| *blake3::hash(event.id.as_bytes()).as_bytes());
    events.truncate(count);
    events
}

/// Prints events of several mentions with their sentences, for judging by eye: `SHOW=1 cargo test merging -- --nocapture`.
fn show(events: &[Event], mentions: &[Mention]) {
    if std::env::var_os("SHOW").is_none() {
        return;
    }
    for event in events.iter().filter(|event| event.mentions.len() > 1) {
        println!("--- {} {:?} {:?}", event.label, event.days, event.reasons);
        for mention in mentions.iter().filter(|mention| event.mentions.contains(&mention.id)) {
            println!("  {} {} {:?} {}", mention.article, mention.event_type, mention.days, mention.evidence);
        }
    }
}
