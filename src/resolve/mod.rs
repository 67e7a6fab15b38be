//! A trigger becomes a mention: its days, actors, place, numbers, label and confidence. Layer 3.

mod actors;
mod broker;
mod chronicle;
mod company;
mod confidence;
mod counts;
mod edtf;
mod label;
mod matter;
mod naming;
mod offset;
mod parties;
mod passage;
mod place;
mod preposition;
mod rebels;
mod sides;
mod telling;
mod term;
mod until;
mod when;

pub use actors::actors;
pub use counts::counts;
pub use label::{Parts, label};
pub use place::{Lands, place};

use std::borrow::Cow;

use crate::lexicon::{EventType, Lexicon};
use crate::model::{
    Actor, Article, Basis, Count, Mention, MentionIds, NamePhrase, NameReading, Place, Precision, Sentence,
    Status, TimePhrase, Trigger,
};

use chronicle::Chronicle;
use parties::Parties;
use passage::Passage;
use sides::Sides;
use when::{Asked, When};

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
    let published = article.published.map(|published| published.day);
    let mut ids = MentionIds::new(&article.text);
    let mut mentions = Vec::new();
    let mut passage = Passage::new(published);
    let theatre = place::theatre(&article.text, sentences.iter().flat_map(|reading| reading.names), lexicon);
    let state =
        place::home::state(sentences.iter().flat_map(|reading| reading.names), theatre.as_ref(), lexicon);
    let settled: Vec<_> =
        sentences.iter().map(|reading| place::home::settled(reading.names, state)).collect();
    let names = settled.iter().map(|names| &**names);
    let mut resolver = Resolver {
        article,
        lexicon,
        sides: Sides::of(&article.text, names, theatre.as_ref(), lexicon),
        theatre,
        group: rebels::only_group(sentences.iter().flat_map(|reading| reading.names), lexicon),
        told: None,
        truce: None,
        parties: Parties::default(),
    };
    let mut chronicle =
        Chronicle::new(&article.text, sentences.iter().flat_map(|reading| reading.times), published);
    let known = lexicon.context();
    let mut before = 0..0;
    for (reading, names) in sentences.iter().zip(&settled) {
        passage.turn();
        let is_past = |trigger: &Trigger| trigger.is_past || trigger.is_perfect;
        let ahead = |trigger: &Trigger| matches!(trigger.status, Status::Planned | Status::Proposed);
        let tells_past = reading.triggers.iter().any(is_past) || !reading.triggers.iter().any(ahead);
        let times = chronicle.read(&article.text, reading.times, tells_past);
        let mut own: Vec<(When, &Trigger, &EventType, Vec<&Trigger>)> = Vec::new();
        for trigger in &reading.triggers {
            let Some(event_type) = lexicon.types().get(&trigger.event_type) else { continue };
            let breaks = |other: &&Trigger| {
                let facts = lexicon.types().get(&other.event_type);
                facts.is_some_and(|facts| facts.stage == "violation" && facts.family == event_type.family)
            };
            let same_family = |other: &&Trigger| {
                let facts = lexicon.types().get(&other.event_type);
                facts.is_some_and(|facts| facts.family == event_type.family && facts.id != event_type.id)
            };
            let mut others = reading.triggers.iter().filter(same_family);
            if event_type.stage == "none"
                && !event_type.hostile
                && others.any(|other| telling::is_way_to(&article.text, trigger, other))
            {
                continue;
            }
            let mut violations = reading.triggers.iter().filter(breaks);
            if event_type.stage == "none"
                && violations.any(|violation| telling::is_means(&article.text, trigger, violation, known))
            {
                continue;
            }
            let asked = Asked {
                text: &article.text,
                trigger,
                times: &times,
                event_type,
                passage: &passage,
                published,
                lexicon,
            };
            let mut when = when::when(asked);
            until::tell_last_day(&mut when, asked);
            let told = |(other, before, told, _): &&mut (When, &Trigger, &EventType, Vec<&Trigger>)| {
                let lands = resolver.lands();
                told.id == event_type.id
                    && telling::same_days((other, before), (&when, trigger))
                    && !telling::are_apart(&article.text, before, trigger, names, event_type, &lands)
            };
            match own.iter_mut().find(told) {
                Some((first, .., again)) => {
                    // Of one thing told twice the day may be told the second time.
                    if first.days.is_none() && when.days.is_some() && when.basis != Basis::Assumed {
                        *first = when;
                    }
                    again.push(trigger);
                }
                None => own.push((when, trigger, event_type, Vec::new())),
            }
        }
        if own.is_empty()
            && let Some(length) = term::lasted(&article.text, reading.sentence.span, &times, known)
        {
            let told: Option<&mut Mention> = mentions[before].first_mut();
            if let Some(told) = told.filter(|mention| mention.duration.is_none()) {
                told.duration = Some(length);
            }
        }
        if let Some(length) = term::truce_lasts(&article.text, reading.sentence.span, &times, known) {
            last_truce(&mut mentions, lexicon, length);
        }
        let start = mentions.len();
        let (text, span) = (&article.text, reading.sentence.span);
        let places = if own.is_empty() {
            Cow::default()
        } else {
            place::with_capitals(text, span, names, resolver.theatre.as_ref(), lexicon)
        };
        for (when, trigger, event_type, again) in own {
            let id = ids.next_id(&trigger.event_type, reading.sentence.span.start);
            let open = when.days.is_none() && when.phrase.is_none();
            // "The deadliest war in decades, with 3,800 people killed": so many so far.
            let before = trigger.subject.and_then(|subject| article.text.get(..subject.start)).unwrap_or("");
            let so_far = before.trim_end().ends_with(" with");
            let mention =
                resolver.mention((reading, names, &places), when, (trigger, &again), event_type, id);
            let told = Told { so_far, acts: !trigger.is_noun && event_type.hostile };
            if !(open && says_too_little(&mention, told, lexicon)) {
                mentions.push(mention);
            }
        }
        before = start..mentions.len();
        passage.keep(&article.text, reading.sentence.span, &times, known);
        let named = names.iter().rfind(|name| name.reading == NameReading::Place && name.place.is_some());
        resolver.told = named.and_then(|name| name.place.as_ref()).or(resolver.told);
    }
    mentions
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

/// How a mention without a day is told.
#[derive(Clone, Copy)]
struct Told {
    /// "With 3,800 people killed": how many so far.
    so_far: bool,
    /// Force, by a verb.
    acts: bool,
}

/// Without a day a remark is no event, nor is what names nobody and no place: "people were killed". What becomes of a
/// truce is told even so.
fn says_too_little(mention: &Mention, told: Told, lexicon: &Lexicon) -> bool {
    let named = mention.rules.iter().any(|rule| rule.strip_prefix("where: ") == Some(place::NAMED));
    let counted = named && !told.so_far && (told.acts || !mention.counts.is_empty());
    lexicon
        .types()
        .get(&mention.event_type)
        .is_some_and(|facts| facts.remark || facts.stage == "none" && mention.actors.is_empty() && !counted)
}

/// What the resolution of a trigger leans on beside its sentence.
struct Resolver<'a> {
    article: &'a Article,
    lexicon: &'a Lexicon,
    theatre: Option<Place>,
    /// The armed group that the article names, where it names one.
    group: Option<Actor>,
    /// The place named last, in the sentences before.
    told: Option<&'a Place>,
    /// Where the truce holds that was told of last.
    truce: Option<Place>,
    parties: Parties,
    sides: Option<Sides>,
}

impl Resolver<'_> {
    fn lands(&self) -> Lands<'_> {
        Lands {
            lexicon: self.lexicon,
            theatre: self.theatre.as_ref(),
            told: self.told,
            truce: self.truce.as_ref(),
        }
    }

    fn mention(
        &mut self,
        (reading, names, places): (&SentenceReading<'_>, &[NamePhrase<'_>], &[NamePhrase<'_>]),
        when: When,
        (trigger, again): (&Trigger, &[&Trigger]),
        event_type: &EventType,
        id: String,
    ) -> Mention {
        let text = self.article.text.as_str();
        let span = reading.sentence.span;
        let ahead;
        let published = self.article.published.map(|published| published.day);
        let trigger = if telling::is_ahead(trigger, event_type, &when, published) {
            ahead = Trigger { status: Status::Planned, ..trigger.clone() };
            &ahead
        } else {
            trigger
        };
        let mut actors = actors::actors(text, trigger, names, event_type, self.lexicon.context());
        for other in again {
            actors::join(&mut actors, event_type, || {
                actors::actors(text, other, names, event_type, self.lexicon.context())
            });
        }
        if let Some(group) = &self.group {
            rebels::name_them(&mut actors, group, self.lexicon.context());
        }
        actors.extend(sides::enders(event_type, &actors));
        let told_before = self.parties.fill(event_type, &mut actors, self.sides.as_ref());
        let accused = self
            .sides
            .as_ref()
            .and_then(|sides| sides.accused(event_type, trigger.status, &actors, self.lexicon));
        let other_side = accused.is_some();
        actors.extend(accused);
        let lands = self.lands();
        let place = place::place(text, trigger, places, &actors, event_type, &lands);
        let (place, place_rule) = place.unzip();
        if event_type.stage != "none"
            && let Some(holds) = place.as_ref().filter(|_| place_rule == Some(place::NAMED))
            && place::is_where_truce_holds(text, trigger, holds)
        {
            self.truce = Some(holds.clone());
        }
        actors::of_place(&mut actors, place.as_ref(), event_type, self.lexicon);
        if !told_before {
            self.parties.keep(event_type, &actors);
        }
        let said_by = actors.iter().find(|actor| actor.role.tells()).map(|actor| actor.name.as_str());
        let mut counts = Vec::new();
        // "17 were killed and 150 more wounded": told in two clauses, and one event.
        for clause in again.iter().map(|other| other.clause).chain([trigger.clause]).rev() {
            for count in counts::counts(text, clause, reading.times, said_by, self.lexicon.counts()) {
                let known = |other: &Count| other.what == count.what && other.words == count.words;
                if !counts.iter().any(known) {
                    counts.push(count);
                }
            }
        }
        let nobody = actors.iter().all(|actor| actor.role.tells());
        let parts = Parts {
            status: trigger.status,
            actors: &actors,
            // "US declares truce", not "… in Syria", where only the article as a whole says so.
            place: place.as_ref().filter(|_| place_rule != Some(place::OF_THE_ARTICLE) || nobody),
            duration: when.duration.as_deref().filter(|_| !when.of_force),
            counts: &counts,
            words: trigger.span.of(text),
            behind: text.get(trigger.span.end..).unwrap_or(""),
            acts: (!trigger.is_noun && !trigger.passive).then(|| trigger.span.of(text)),
            led: naming::is_led_by_its_subject(trigger, names, &actors, event_type.roles.subject),
        };
        let label = label::label(event_type, parts, self.lexicon);
        let (confidence, confidence_parts) = confidence::confidence(trigger, &when, !actors.is_empty());
        let mut rules = trigger.rules.clone();
        rules.push(["when: ", when.rule].concat());
        rules.extend(who_rule(text, trigger, told_before, other_side));
        rules.extend(place_rule.map(|rule| ["where: ", rule].concat()));
        rules.push(confidence_parts);
        let known = when.days.is_some();
        Mention {
            id,
            article: self.article.id.clone(),
            event_type: trigger.event_type.clone(),
            status: trigger.status,
            condition: trigger.condition.clone(),
            days: when.days,
            precision: if known { when.precision } else { Precision::Unknown },
            basis: if known { when.basis } else { Basis::None },
            edtf: when.edtf,
            date_text: when.date_text,
            start_time: when.start_time,
            zone: when.zone,
            duration: when.duration,
            until: when.until,
            actors,
            place,
            counts,
            label,
            confidence,
            rules,
            span,
            evidence: span.of(text).to_owned(),
        }
    }
}

/// The parts of the sentence that the actors were read from.
fn who_rule(text: &str, trigger: &Trigger, told_before: bool, other_side: bool) -> Option<String> {
    let parts = [
        ("subject", trigger.subject),
        ("object", trigger.object),
        ("by", trigger.agent),
        ("told by", trigger.reported_by),
    ];
    let mut said: Vec<String> = parts
        .into_iter()
        .filter_map(|(name, span)| {
            let words = span?.of(text);
            let end = words.char_indices().nth(60).map_or(words.len(), |(end, _)| end);
            let words = words[..end].trim();
            (!words.is_empty()).then(|| [name, " `", words, "`"].concat())
        })
        .collect();
    if told_before {
        said.push("parties as told before".to_owned());
    }
    if other_side {
        said.push("the other side of who alleges it".to_owned());
    }
    (!said.is_empty()).then(|| format!("who: {}", said.join(", ")))
}
