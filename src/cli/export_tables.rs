//! The tables behind an export: events, and the mentions, articles and ceasefires that belong to them.

use std::collections::{BTreeMap, BTreeSet};

use super::chosen;
use super::mention_lines::CharacterCounter;
use super::truces;
use crate::error::Result;
use crate::export::{Document, What};
use crate::lexicon::{EventTypes, Lexicon};
use crate::model::{Article, Event, Filter, Mention, Span};
use crate::segment;
use crate::store::{KeptArticle, Store};
use crate::table::{self, ArticleSource, EventTable, MentionSource, Table};

/// The tables that an export asks for.
pub(super) struct Tables {
    events: EventTable,
    mentions: Option<Table>,
    articles: Option<Table>,
    ceasefires: Option<Table>,
}

impl Tables {
    /// Loads the events that a filter means, and the tables wanted beside them.
    pub(super) fn load(store: &Store, filter: &Filter, lexicon: &Lexicon, wanted: &[What]) -> Result<Self> {
        let types = lexicon.types();
        let events = chosen::table(store, filter, lexicon)?;
        let is_alone = wanted == [What::Events];
        let kept = if is_alone { Vec::new() } else { chosen::events(&events) };
        let mentions =
            if wanted.contains(&What::Mentions) { Some(mentions(store, &kept, types)?) } else { None };
        let articles = if wanted.contains(&What::Articles) { Some(articles(store, &kept)?) } else { None };
        let ceasefires = if wanted.contains(&What::Ceasefires) {
            Some(table::ceasefires(&truces::of_events(store, &kept, lexicon)?))
        } else {
            None
        };
        Ok(Self { events, mentions, articles, ceasefires })
    }

    /// The document about one of them.
    pub(super) fn document(&self, what: What) -> Document<'_> {
        Document {
            mentions: self.mentions.as_ref(),
            articles: self.articles.as_ref(),
            ceasefires: self.ceasefires.as_ref(),
            what,
            ..Document::of_events(&self.events)
        }
    }
}

fn articles(store: &Store, events: &[Event]) -> Result<Table> {
    let wanted = wanted(events, |event| &event.articles);
    let kept: Vec<KeptArticle> =
        wanted.into_iter().filter_map(|id| store.article(id).transpose()).collect::<Result<_>>()?;
    let sources: Vec<ArticleSource<'_>> = kept
        .iter()
        .map(|kept| ArticleSource {
            article: &kept.article,
            added: kept.added.get(..10).and_then(|day| day.parse().ok()),
            copy_of: kept.copy_of.as_deref(),
        })
        .collect();
    Ok(table::articles(&sources))
}

fn wanted(events: &[Event], ids: fn(&Event) -> &Vec<String>) -> BTreeSet<&str> {
    events.iter().flat_map(|event| ids(event).iter().map(String::as_str)).collect()
}

/// Mentions on their way to a table: each with what stands around it; the texts of their articles are not kept.
#[derive(Default)]
pub(super) struct Mentions {
    articles: Vec<Read>,
    placed: Vec<Placed>,
}

/// An article without its text, and who read it.
struct Read {
    article: Article,
    version: String,
    lexicon: String,
}

/// A mention with what stands around it.
struct Placed {
    article: usize,
    mention: Mention,
    characters: (usize, usize),
    before: Option<String>,
    after: Option<String>,
}

impl Mentions {
    /// Adds the mentions of an article, with the version of the program and the lexicon that read it.
    pub(super) fn add(
        &mut self,
        mut article: Article,
        mentions: impl IntoIterator<Item = Mention>,
        version: &str,
        lexicon: &str,
    ) {
        let text = std::mem::take(&mut article.text);
        place(&text, mentions.into_iter(), self.articles.len(), &mut self.placed);
        self.articles.push(Read { article, version: version.to_owned(), lexicon: lexicon.to_owned() });
    }

    /// The table of them, with the events that they belong to by their ids.
    pub(super) fn table(&self, types: &EventTypes, events: &BTreeMap<&str, &str>) -> Table {
        let sources: Vec<MentionSource<'_>> = self
            .placed
            .iter()
            .map(|placed| MentionSource {
                mention: &placed.mention,
                article: &self.articles[placed.article].article,
                types,
                characters: placed.characters,
                before: placed.before.as_deref(),
                after: placed.after.as_deref(),
                version: Some(&self.articles[placed.article].version),
                lexicon: Some(&self.articles[placed.article].lexicon),
                event: events.get(placed.mention.id.as_str()).copied(),
            })
            .collect();
        table::mentions(&sources)
    }
}

fn mentions(store: &Store, events: &[Event], types: &EventTypes) -> Result<Table> {
    let wanted_mentions = wanted(events, |event| &event.mentions);
    let mut mentions = Mentions::default();
    for id in wanted(events, |event| &event.articles) {
        let Some(kept) = store.article(id)? else { continue };
        let own = store.mentions_of(id)?;
        let own = own.into_iter().filter(|mention| wanted_mentions.contains(mention.id.as_str()));
        mentions.add(kept.article, own, &kept.version, &kept.lexicon);
    }
    let homes = events
        .iter()
        .flat_map(|event| event.mentions.iter().map(|mention| (mention.as_str(), event.id.as_str())));
    Ok(mentions.table(types, &homes.collect()))
}

/// Finds the place of an article's mentions: characters, and the sentences around them.
fn place(text: &str, mentions: impl Iterator<Item = Mention>, article: usize, placed: &mut Vec<Placed>) {
    let sentences = segment::sentences(text);
    let mut counter = CharacterCounter::new(text);
    let words = |span: Span| Some(span.of(text).to_owned()).filter(|words| !words.is_empty());
    for mention in mentions {
        let start = counter.characters(mention.span.start);
        let end = start + mention.span.of(text).chars().count();
        let at = sentences.partition_point(|sentence| sentence.span.end <= mention.span.start);
        let behind = sentences.partition_point(|sentence| sentence.span.start < mention.span.end);
        let before = at.checked_sub(1).and_then(|index| sentences.get(index)).and_then(|one| words(one.span));
        let after = sentences.get(behind).and_then(|one| words(one.span));
        placed.push(Placed { article, mention, characters: (start, end), before, after });
    }
}
