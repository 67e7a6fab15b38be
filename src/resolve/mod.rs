//! A trigger becomes a mention: its days, actors, place, numbers, label and confidence. Layer 3.

mod actors;
mod chronicle;
mod confidence;
mod counts;
mod edtf;
mod label;
mod matter;
mod naming;
mod occurrence;
mod offset;
mod parties;
mod passage;
mod place;
mod preposition;
mod rebels;
mod resolver;
mod sides;
mod telling;
mod term;
mod until;
mod when;

pub use actors::actors;
pub use counts::counts;
pub use label::{Parts, label};
pub use place::{Lands, place};

use crate::lexicon::Lexicon;
use crate::model::{Article, Mention, MentionIds, NamePhrase, Sentence, Status, TimePhrase, Trigger};

use chronicle::Chronicle;
use occurrence::Told;
use passage::Passage;
use resolver::{Resolver, Scene};

/// What is known of one sentence.
#[derive(Debug)]
pub struct SentenceReading<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its names.
    pub names: &'a [NamePhrase<'a>],
    /// Its time phrases.
    pub times: &'a [TimePhrase],
    /// Its events.
    pub triggers: Vec<Trigger>,
}

/// The mentions of an article.
#[must_use]
pub fn mentions(article: &Article, sentences: &[SentenceReading<'_>], lexicon: &Lexicon) -> Vec<Mention> {
    if sentences.iter().all(|reading| reading.triggers.is_empty()) {
        return Vec::new();
    }
    let (text, known) = (article.text.as_str(), lexicon.context());
    let published = article.published.map(|published| published.day);
    let all_names = || sentences.iter().flat_map(|reading| reading.names);
    let theatre = place::theatre(text, all_names(), lexicon);
    let state = place::home::state(all_names(), theatre.as_ref(), lexicon);
    let group = rebels::only_group(all_names(), lexicon);
    let settled: Vec<_> =
        sentences.iter().map(|reading| place::home::settled(reading.names, state)).collect();
    let by_sentence = settled.iter().map(|names| &**names);
    let mut resolver = Resolver::new(article, by_sentence, theatre, group, lexicon);
    let mut chronicle = Chronicle::new(text, sentences.iter().flat_map(|reading| reading.times), published);
    let mut passage = Passage::new(published);
    let mut ids = MentionIds::new(text);
    let mut mentions = Vec::new();
    // Those of the sentence before.
    let mut before = 0..0;
    for (reading, names) in sentences.iter().zip(&settled) {
        let sentence = reading.sentence.span;
        passage.turn();
        let times = chronicle.read(text, reading.times, tells_past(&reading.triggers));
        let told = Told {
            text,
            triggers: &reading.triggers,
            names,
            times: &times,
            passage: &passage,
            published,
            lands: resolver.lands(),
            lexicon,
        };
        let own = told.occurrences();
        if own.is_empty()
            && let Some(length) = term::lasted(text, sentence, &times, known)
        {
            let first: Option<&mut Mention> = mentions[before].first_mut();
            if let Some(first) = first.filter(|mention| mention.duration.is_none()) {
                first.duration = Some(length);
            }
        }
        if let Some(length) = term::truce_lasts(text, sentence, &times, known) {
            last_truce(&mut mentions, lexicon, length);
        }
        let start = mentions.len();
        if !own.is_empty() {
            let places = place::with_capitals(text, sentence, names, resolver.lands().theatre, lexicon);
            let scene = Scene { reading, names, places: &places };
            for occurrence in own {
                let id = ids.next_id(&occurrence.trigger.event_type, sentence.start);
                mentions.extend(resolver.mention(scene, occurrence, id));
            }
        }
        before = start..mentions.len();
        passage.keep(text, sentence, &times, known);
        resolver.keep_place(names);
    }
    mentions
}

/// Whether a sentence tells what is past: some of it, or nothing that lies ahead.
fn tells_past(triggers: &[Trigger]) -> bool {
    let is_past = |trigger: &Trigger| trigger.is_past || trigger.is_perfect;
    let ahead = |trigger: &Trigger| matches!(trigger.status, Status::Planned | Status::Proposed);
    triggers.iter().any(is_past) || !triggers.iter().any(ahead)
}

/// Gives the truce told of last its length, told behind it: its start, else the act that made it.
fn last_truce(mentions: &mut [Mention], lexicon: &Lexicon, length: String) {
    let stage =
        |mention: &Mention| lexicon.types().get(&mention.event_type).map(|facts| facts.stage.as_str());
    let made = |mention: &Mention| {
        mention.duration.is_none() && matches!(stage(mention), Some("declaration" | "agreement" | "proposal"))
    };
    let starts = |mention: &Mention| mention.duration.is_none() && stage(mention) == Some("start");
    let truce = mentions.iter().rposition(starts).or_else(|| mentions.iter().rposition(made));
    if let Some(truce) = truce {
        mentions[truce].duration = Some(length);
    }
}
