//! A trigger becomes a mention: its days, actors, place, numbers, label and confidence. Layer 3.

mod actors;
mod confidence;
mod counts;
mod edtf;
mod label;
mod offset;
mod passage;
mod place;
mod preposition;
mod term;
mod theatre;
mod when;

pub use actors::actors;
pub use counts::counts;
pub use label::{Parts, label};
pub use place::place;

use crate::lexicon::Lexicon;
use crate::model::{
    Article, Mention, MentionIds, NamePhrase, Place, Precision, Role, Sentence, TimePhrase, Trigger,
};

use passage::Passage;
use when::When;

/// What is known of one sentence.
#[derive(Debug)]
pub struct SentenceReading<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    /// Its names.
    pub names: Vec<NamePhrase>,
    /// Its time phrases.
    pub times: &'a [TimePhrase],
    /// Its events.
    pub triggers: Vec<Trigger>,
}

/// The mentions of an article.
#[must_use]
pub fn mentions(article: &Article, sentences: &[SentenceReading<'_>], lexicon: &Lexicon) -> Vec<Mention> {
    let mut ids = MentionIds::new(&article.text);
    let mut mentions = Vec::new();
    let theatre = theatre::theatre(sentences.iter().flat_map(|reading| &reading.names));
    let mut passage = Passage::new(article.published.map(|published| published.day));
    for reading in sentences {
        passage.turn();
        let mut own: Vec<(When, &Trigger)> = Vec::new();
        for trigger in &reading.triggers {
            let Some(event_type) = lexicon.types().get(&trigger.event_type) else { continue };
            let published = article.published.map(|published| published.day);
            let when = when::when(&article.text, trigger, reading.times, event_type, &passage, published);
            if !own.iter().any(|(other, before)| same(other, before, &when, trigger)) {
                own.push((when, trigger));
            }
        }
        for (when, trigger) in own {
            let id = ids.next_id(&trigger.event_type, reading.sentence.span.start);
            let open = when.days.is_none() && when.phrase.is_none();
            let mention = mention(article, reading, when, trigger, id, theatre.as_ref(), lexicon);
            if !(open && says_too_little(&mention, lexicon)) {
                mentions.push(mention);
            }
        }
        passage.keep(&article.text, reading.sentence.span, reading.times);
    }
    mentions
}

/// Without a day a remark is no event, nor is what names nobody: "people were killed". What becomes of a truce is
/// told even so.
fn says_too_little(mention: &Mention, lexicon: &Lexicon) -> bool {
    lexicon
        .types()
        .get(&mention.event_type)
        .is_some_and(|facts| facts.remark || facts.stage == "none" && mention.actors.is_empty())
}

/// Two triggers of one type with the same days tell the same thing twice.
fn same(when: &When, trigger: &Trigger, other_when: &When, other: &Trigger) -> bool {
    trigger.event_type == other.event_type
        && (when.days == other_when.days || when.phrase.is_none() || other_when.phrase.is_none())
}

fn mention(
    article: &Article,
    reading: &SentenceReading<'_>,
    when: When,
    trigger: &Trigger,
    id: String,
    theatre: Option<&Place>,
    lexicon: &Lexicon,
) -> Mention {
    let span = reading.sentence.span;
    let event_type = lexicon.types().get(&trigger.event_type).expect("checked by the caller");
    let mut actors = actors::actors(&article.text, trigger, &reading.names, event_type);
    let place = place::place(&article.text, trigger, &reading.names, &actors, event_type, theatre);
    let place_rule = place.as_ref().map(|(_, rule)| format!("place: {rule}"));
    let place = place.map(|(place, _)| place);
    actors::of_place(&mut actors, place.as_ref(), event_type, lexicon);
    let said_by = actors
        .iter()
        .find(|actor| matches!(actor.role, Role::Accuser | Role::Speaker))
        .map(|actor| actor.name.clone());
    let counts = counts::counts(&article.text, trigger.clause, said_by.as_deref(), lexicon.counts());
    let parts = Parts {
        status: trigger.status,
        actors: &actors,
        place: place.as_ref(),
        duration: when.duration.as_deref(),
        counts: &counts,
    };
    let label = label::label(event_type, parts, lexicon);
    let (confidence, confidence_parts) = confidence::confidence(trigger, &when, !actors.is_empty());
    let mut rules = trigger.rules.clone();
    rules.push(format!("when: {}", when.rule));
    rules.extend(place_rule);
    rules.extend(confidence_parts);
    Mention {
        id,
        article: article.id.clone(),
        event_type: trigger.event_type.clone(),
        status: trigger.status,
        condition: trigger.condition.clone(),
        days: when.days,
        precision: if when.days.is_some() { when.precision } else { Precision::Unknown },
        basis: if when.days.is_some() { when.basis } else { crate::model::Basis::None },
        edtf: when.edtf,
        date_text: when.date_text,
        start_time: when.start_time,
        zone: when.zone,
        duration: when.duration,
        actors,
        place,
        counts,
        label,
        confidence,
        rules,
        span,
        evidence: span.of(&article.text).to_owned(),
    }
}
