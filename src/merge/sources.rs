//! The articles behind mentions: who reported, when, and who only copied.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::ArticleFacts;
use super::profile::{Key, shared, words};
use crate::model::{DayRange, Mention};

/// Articles by id, and the days on which something is said to start, by the sentence that says so.
#[derive(Debug, Default)]
pub(super) struct Sources<'a> {
    articles: Vec<&'a ArticleFacts>,
    starts: BTreeMap<(&'a str, usize), DayRange>,
}

/// What the articles of an event are.
#[derive(Debug, Default)]
pub(super) struct Reported {
    pub(super) articles: Vec<String>,
    pub(super) publishers: Vec<String>,
    pub(super) urls: Vec<String>,
    pub(super) first: Option<NaiveDate>,
    pub(super) last: Option<NaiveDate>,
    /// Which articles only repeat what another said before, in words.
    pub(super) repeats: Vec<String>,
}

impl<'a> Sources<'a> {
    /// `starts` gives article, first byte of the sentence, and days of the mentions of stage start.
    pub(super) fn new(
        articles: &'a [ArticleFacts],
        starts: impl Iterator<Item = (&'a str, usize, DayRange)>,
    ) -> Self {
        let mut articles: Vec<_> = articles.iter().collect();
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        articles.dedup_by(|a, b| a.id == b.id);
        let mut by_sentence = BTreeMap::new();
        for (article, start, days) in starts {
            let held = by_sentence.entry((article, start)).or_insert(days);
            *held = (*held).min(days);
        }
        Self { articles, starts: by_sentence }
    }

    /// Position of an article, and its day.
    pub(super) fn position(&self, id: &str) -> Option<(usize, Option<NaiveDate>)> {
        let at = self.articles.binary_search_by(|facts| facts.id.as_str().cmp(id)).ok()?;
        Some((at, self.articles[at].published))
    }

    pub(super) fn facts(&self, id: &str) -> Option<&'a ArticleFacts> {
        self.position(id).map(|(at, _)| self.articles[at])
    }

    pub(super) fn published(&self, mention: &Mention) -> Option<NaiveDate> {
        self.position(&mention.article)?.1
    }

    /// The day from which the sentence of a mention says that the thing holds.
    pub(super) fn start_told_beside(&self, mention: &Mention) -> Option<DayRange> {
        self.starts.get(&(mention.article.as_str(), mention.span.start)).copied()
    }

    /// Who stands behind a mention: its publisher, else the host of its address, else its article.
    pub(super) fn voice(&self, mention: &Mention) -> String {
        match self.facts(&mention.article) {
            Some(facts) => voice(facts),
            None => mention.article.clone(),
        }
    }

    pub(super) fn reported(&self, mentions: &[&'a Mention]) -> Reported {
        let mut reported = Reported::default();
        let ids: BTreeSet<&str> =
            mentions.iter().map(|mention| mention.article.as_str()).filter(|id| !id.is_empty()).collect();
        // The copies of one story have one voice, that of the story where it is among them.
        let repeats = self.repeats(mentions);
        let mut voices: BTreeMap<&str, (bool, String)> = BTreeMap::new();
        for id in &ids {
            reported.articles.push((*id).to_owned());
            let Some(facts) = self.facts(id) else { continue };
            reported.urls.extend(facts.url.clone());
            reported.first = reported.first.into_iter().chain(facts.published).min();
            reported.last = reported.last.into_iter().chain(facts.published).max();
            let story = facts.copy_of.as_deref().or(repeats.get(id).copied());
            let candidate = (story.is_some(), voice(facts));
            let story = story.unwrap_or(id);
            let held = voices.entry(story).or_insert_with(|| candidate.clone());
            if candidate < *held {
                *held = candidate;
            }
        }
        reported.repeats =
            repeats.iter().map(|(copy, story)| format!("{copy} repeats the words of {story}")).collect();
        reported.publishers = voices.into_values().map(|(_, voice)| voice).collect();
        for list in [&mut reported.publishers, &mut reported.urls] {
            list.sort();
            list.dedup();
        }
        reported
    }

    /// Articles whose sentence about an event stood in an earlier one word for word, or nearly: two papers that print
    /// one agency are one voice.
    fn repeats(&self, mentions: &[&'a Mention]) -> BTreeMap<&'a str, &'a str> {
        let mut sorted: Vec<&Mention> = mentions.to_vec();
        sorted.sort_by_key(|mention| {
            let published = self.published(mention);
            (published.is_none(), published, mention.article.as_str(), mention.span.start)
        });
        let mut repeats = BTreeMap::new();
        let mut told: Vec<(&str, Vec<Key>)> = Vec::new();
        for mention in sorted {
            let words = words(&mention.evidence);
            if words.len() < FEWEST_WORDS || told.len() >= MOST_TOLD {
                continue;
            }
            let alike = |other: &[Key]| shared(&words, other) * 10 >= words.len().max(other.len()) * 9;
            match told.iter().find(|(article, other)| *article != mention.article && alike(other)) {
                Some((story, _)) if !told.iter().any(|(article, _)| *article == mention.article) => {
                    repeats.entry(mention.article.as_str()).or_insert(*story);
                }
                _ => told.push((mention.article.as_str(), words)),
            }
        }
        repeats
    }
}

/// Two short sentences may be alike by chance.
const FEWEST_WORDS: usize = 8;
/// Sentences of one event that are compared with each other, at most.
const MOST_TOLD: usize = 200;

fn voice(facts: &ArticleFacts) -> String {
    let host = || {
        let url = facts.url.as_deref()?;
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned()).filter(|host| !host.is_empty())
    };
    facts.publisher.clone().or_else(host).unwrap_or_else(|| facts.id.clone())
}
