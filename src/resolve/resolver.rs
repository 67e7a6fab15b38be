//! An occurrence becomes a mention: who took part, where, how many, in which words, and how sure it is.

use std::borrow::Cow;

use super::SentenceReading;
use super::actors;
use super::confidence::confidence;
use super::counts::counts;
use super::label::{Parts, label};
use super::naming;
use super::occurrence::Occurrence;
use super::parties::Parties;
use super::place::{self, Lands};
use super::rebels;
use super::sides::{self, Sides};
use super::telling;
use crate::lexicon::{EventType, Lexicon};
use crate::model::{
    Actor, Article, Basis, Count, Mention, NamePhrase, NameReading, Place, Precision, Status, TimePhrase,
    Trigger,
};

/// What the resolution of a trigger leans on beside its sentence.
pub(super) struct Resolver<'a> {
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

/// Who took part, and what besides the sentence tells it.
struct Who {
    actors: Vec<Actor>,
    /// The parties are those told before.
    told_before: bool,
    /// The accused is the other side of who accuses.
    other_side: bool,
}

/// A sentence as a mention is read from it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'s> {
    pub(super) reading: &'s SentenceReading<'s>,
    /// Its names, with the state in the place of "the army" and the like.
    pub(super) names: &'s [NamePhrase<'s>],
    /// The same with the towns of "the capital".
    pub(super) places: &'s [NamePhrase<'s>],
}

impl<'a> Resolver<'a> {
    /// What an article as a whole says of its sides and of where it plays.
    pub(super) fn new<'n>(
        article: &'a Article,
        names: impl Iterator<Item = &'n [NamePhrase<'n>]> + Clone,
        theatre: Option<Place>,
        group: Option<Actor>,
        lexicon: &'n Lexicon,
    ) -> Self
    where
        'n: 'a,
    {
        Self {
            article,
            lexicon,
            sides: Sides::of(&article.text, names, theatre.as_ref(), lexicon),
            theatre,
            group,
            told: None,
            truce: None,
            parties: Parties::default(),
        }
    }

    /// What is known of places before the sentence.
    pub(super) fn lands(&self) -> Lands<'_> {
        Lands {
            lexicon: self.lexicon,
            theatre: self.theatre.as_ref(),
            told: self.told,
            truce: self.truce.as_ref(),
        }
    }

    /// Keeps the place named last in a sentence.
    pub(super) fn keep_place(&mut self, names: &'a [NamePhrase<'_>]) {
        let named = names.iter().rfind(|name| name.reading == NameReading::Place && name.place.is_some());
        self.told = named.and_then(|name| name.place.as_ref()).or(self.told);
    }

    /// The mention of what a sentence tells; none where it says too little.
    pub(super) fn mention(
        &mut self,
        scene: Scene<'_>,
        occurrence: Occurrence<'_>,
        id: String,
    ) -> Option<Mention> {
        let Occurrence { when, trigger, event_type, again } = occurrence;
        let text = self.article.text.as_str();
        // "The deadliest war in decades, with 3,800 people killed": so many so far.
        let before = trigger.subject.and_then(|subject| text.get(..subject.start)).unwrap_or("");
        let manner = Manner {
            open: when.days.is_none() && when.phrase.is_none(),
            so_far: before.trim_end().ends_with(" with"),
            acts: !trigger.is_noun && event_type.hostile,
        };
        let published = self.article.published.map(|published| published.day);
        let trigger = if telling::is_ahead(trigger, event_type, &when, published) {
            Cow::Owned(Trigger { status: Status::Planned, ..trigger.clone() })
        } else {
            Cow::Borrowed(trigger)
        };
        let trigger = &*trigger;

        let mut who = self.who(scene.names, trigger, &again, event_type);
        let actors = &mut who.actors;
        let place = place::place(text, trigger, scene.places, actors, event_type, &self.lands());
        let (place, place_rule) = place.unzip();
        self.keep_truce(trigger, place.as_ref().filter(|_| place_rule == Some(place::NAMED)), event_type);
        actors::of_place(actors, place.as_ref(), event_type, self.lexicon);
        if !who.told_before {
            self.parties.keep(event_type, &who.actors);
        }
        let actors = &who.actors;
        let counts = self.counts(scene.reading.times, trigger, &again, actors);
        let named = place_rule == Some(place::NAMED);
        if manner.says_too_little(actors, &counts, named, event_type) {
            return None;
        }

        let nobody = actors.iter().all(|actor| actor.role.tells());
        let parts = Parts {
            status: trigger.status,
            actors,
            // "US declares truce", not "… in Syria", where only the article as a whole says so.
            place: place.as_ref().filter(|_| place_rule != Some(place::OF_THE_ARTICLE) || nobody),
            duration: when.duration.as_deref().filter(|_| !when.of_force),
            counts: &counts,
            words: trigger.span.of(text),
            behind: text.get(trigger.span.end..).unwrap_or(""),
            acts: (!trigger.is_noun && !trigger.passive).then(|| trigger.span.of(text)),
            led: naming::is_led_by_its_subject(trigger, scene.names, actors, event_type.roles.subject),
        };
        let label = label(event_type, parts, self.lexicon);
        let (confidence, confidence_parts) = confidence(trigger, &when, !actors.is_empty());
        let mut rules = trigger.rules.clone();
        rules.push(["when: ", when.rule].concat());
        rules.extend(who.rule(text, trigger));
        rules.extend(place_rule.map(|rule| ["where: ", rule].concat()));
        rules.push(confidence_parts);

        let known = when.days.is_some();
        let span = scene.reading.sentence.span;
        Some(Mention {
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
            actors: who.actors,
            place,
            counts,
            label,
            confidence,
            rules,
            span,
            evidence: span.of(text).to_owned(),
        })
    }

    /// Who took part: by the sentence, by what was told before, and by the sides of the war.
    fn who(
        &mut self,
        names: &[NamePhrase<'_>],
        trigger: &Trigger,
        again: &[&Trigger],
        event_type: &EventType,
    ) -> Who {
        let (text, known) = (self.article.text.as_str(), self.lexicon.context());
        let mut actors = actors::actors(text, trigger, names, event_type, known);
        for other in again {
            actors::join(&mut actors, event_type, || actors::actors(text, other, names, event_type, known));
        }
        if let Some(group) = &self.group {
            rebels::name_them(&mut actors, group, known);
        }
        actors.extend(sides::enders(event_type, &actors));
        let told_before = self.parties.fill(event_type, &mut actors, self.sides.as_ref());
        let sides = self.sides.as_ref();
        let accused =
            sides.and_then(|sides| sides.accused(event_type, trigger.status, &actors, self.lexicon));
        let other_side = accused.is_some();
        actors.extend(accused);
        Who { actors, told_before, other_side }
    }

    /// Keeps where a truce holds, told by the sentence that names the place.
    fn keep_truce(&mut self, trigger: &Trigger, named: Option<&Place>, event_type: &EventType) {
        if event_type.stage != "none"
            && let Some(holds) = named
            && place::is_where_truce_holds(&self.article.text, trigger, holds)
        {
            self.truce = Some(holds.clone());
        }
    }

    /// "17 were killed and 150 more wounded": told in two clauses, and one event.
    fn counts(
        &self,
        times: &[TimePhrase],
        trigger: &Trigger,
        again: &[&Trigger],
        actors: &[Actor],
    ) -> Vec<Count> {
        let said_by = actors.iter().find(|actor| actor.role.tells()).map(|actor| actor.name.as_str());
        let mut all: Vec<Count> = Vec::new();
        for clause in again.iter().map(|other| other.clause).chain([trigger.clause]).rev() {
            for count in counts(&self.article.text, clause, times, said_by, self.lexicon.counts()) {
                let known = |other: &Count| other.what == count.what && other.words == count.words;
                if !all.iter().any(known) {
                    all.push(count);
                }
            }
        }
        all
    }
}

/// How a mention is told.
struct Manner {
    /// No words of time.
    open: bool,
    /// "With 3,800 people killed": how many so far.
    so_far: bool,
    /// Force, by a verb.
    acts: bool,
}

impl Manner {
    /// Without a day a remark is no event, nor is what names nobody and no place: "people were killed". What becomes of
    /// a truce is told even so.
    fn says_too_little(
        &self,
        actors: &[Actor],
        counts: &[Count],
        place_named: bool,
        event_type: &EventType,
    ) -> bool {
        let counted = place_named && !self.so_far && (self.acts || !counts.is_empty());
        let nobody = event_type.stage == "none" && actors.is_empty() && !counted;
        self.open && (event_type.remark || nobody)
    }
}

impl Who {
    /// The parts of the sentence that the actors were read from.
    fn rule(&self, text: &str, trigger: &Trigger) -> Option<String> {
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
        if self.told_before {
            said.push("parties as told before".to_owned());
        }
        if self.other_side {
            said.push("the other side of who alleges it".to_owned());
        }
        (!said.is_empty()).then(|| format!("who: {}", said.join(", ")))
    }
}
