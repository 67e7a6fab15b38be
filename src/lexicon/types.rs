//! Part of the lexicon: event types, each a file under `events/`, with their facts and triggers. Layer 2.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::LexiconFile;
use super::gate::Gate;
use super::grammar;
use super::lookup::hash_table::HashTable;
use super::source::toml_table::{fault_at, parse};
use super::triggers::{self, Frame, TriggerFacts};
use super::type_facts::{PhraseFacts, RoleFacts, StatusCodes};
use super::vocabulary::{Classes, Vocabulary};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Stage, Status, WordHash};

/// One event type and its facts. Code asks for these, never for names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// Id: the name of its file.
    #[serde(skip)]
    pub id: String,
    /// Group, such as `talks`.
    pub group: String,
    /// Label, such as "Meeting".
    pub label: String,
    /// One sentence on what it covers.
    #[serde(default)]
    pub about: String,
    /// Stage of a ceasefire, `none` for other types.
    #[serde(default = "no_stage")]
    pub stage: String,
    /// Types that can be one event share a family.
    #[serde(default)]
    pub family: String,
    /// Its days are a span, not one of several.
    #[serde(default)]
    pub lasts: bool,
    /// One side's word makes it alleged.
    #[serde(default)]
    pub hostile: bool,
    /// It is a remark rather than an event: pictures leave it out unless asked.
    #[serde(default)]
    pub remark: bool,
    /// What is agreed on or arranged is still to be done: "agreed to swap prisoners".
    #[serde(default)]
    pub agreed_ahead: bool,
    /// The class of words one of which a remark must hold to be worth keeping, where no day stands beside it.
    #[serde(default)]
    pub gist: Option<String>,
    /// The same class, as the vocabulary counts it.
    #[serde(skip)]
    pub gist_class: Classes,
    /// The class of words that name the deed itself: whose it is does it, where it "resumed" or "was reported".
    pub deed: Option<String>,
    /// The same class, as the vocabulary counts it.
    #[serde(skip)]
    pub deed_class: Classes,
    /// The class of words beside which it is another matter: a truce in a trade war.
    pub apart: Option<String>,
    /// The same class, as the vocabulary counts it.
    #[serde(skip)]
    pub apart_class: Classes,
    /// The class of words beside which it is no other matter after all: "bombs" beside a crash.
    pub apart_unless: Option<String>,
    /// The same class, as the vocabulary counts it.
    #[serde(skip)]
    pub apart_unless_class: Classes,
    /// What it is where several do it at once: "both sides accepted the truce" is an agreement.
    pub together: Option<Together>,
    /// What it is where somebody says that it must be: "the fighting must stop" is an appeal.
    pub demanded: Option<String>,
    /// What its negation is.
    pub opposite: Option<String>,
    /// PLOVER, CAMEO and ACLED codes.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// ACLED event and sub-event.
    pub acled: Option<String>,
    /// Codes that differ by status: `[codes.planned]`.
    #[serde(default, rename = "codes")]
    pub status_codes: StatusCodes,
    /// Who gets which role: `[roles]`.
    #[serde(default)]
    pub roles: RoleFacts,
    /// How a label is put: `[phrase]`.
    #[serde(default)]
    pub phrase: PhraseFacts,
    /// The words that give it away: `[triggers]`.
    #[serde(default)]
    pub triggers: TriggerFacts,
    /// Sentences that must yield this type, by status.
    #[serde(default)]
    pub examples: BTreeMap<Status, Vec<String>>,
    /// Sentences that must not yield this type.
    #[serde(default)]
    pub counterexamples: Vec<String>,
}

/// What an act of one becomes as the act of several.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Together {
    /// The type that it becomes.
    #[serde(rename = "type")]
    pub event_type: String,
    /// The class of words for several at once: "both", "the parties".
    pub who: String,
    /// The same class, as the vocabulary counts it.
    #[serde(skip)]
    pub who_class: Classes,
}

impl EventType {
    /// Whether its events are a stage in the life of a truce.
    #[must_use]
    pub fn is_stage(&self) -> bool {
        self.stage.parse::<Stage>().is_ok()
    }

    /// Whether its events make, begin or prolong something that then holds for a while.
    #[must_use]
    pub fn may_hold(&self) -> bool {
        self.lasts && matches!(self.stage.as_str(), "declaration" | "agreement" | "start" | "extension")
    }
}

fn no_stage() -> String {
    "none".to_owned()
}

/// All event types, and the vocabulary in which their triggers are looked for.
#[derive(Debug, Default)]
pub struct EventTypes {
    types: Vec<EventType>,
    /// Numbers of types by the hash of the id: every mention asks for its own many times.
    by_id: HashTable<usize>,
    frames: Vec<Frame>,
    gate: Gate,
    vocabulary: Vocabulary,
}

impl EventTypes {
    /// All types, by name.
    #[must_use]
    pub fn all(&self) -> &[EventType] {
        &self.types
    }

    /// The type of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&EventType> {
        let number = self.by_id.get(WordHash::of_spelling(id).value())?;
        self.types.get(number).filter(|event_type| event_type.id == id)
    }

    /// Whether events of a type are a stage of a truce; those of no known type are none.
    #[must_use]
    pub fn is_stage(&self, id: &str) -> bool {
        self.get(id).is_some_and(EventType::is_stage)
    }

    /// The compiled triggers of all types; [`WordFacts::frames`](super::WordFacts) counts in them.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// What a sentence must hold for each of them.
    #[must_use]
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Every word that detection knows.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<EventTypes> {
    let mut vocabulary = Vocabulary::default();
    grammar::load(files, &mut vocabulary)?;
    let mut types: Vec<(EventType, &LexiconFile)> = Vec::new();
    for file in files {
        let Some(id) = file.name.strip_prefix("events/").and_then(|name| name.strip_suffix(".toml")) else {
            continue;
        };
        let mut event_type: EventType = parse(file)?;
        event_type.id = id.to_owned();
        if event_type.family.is_empty() {
            event_type.family = id.to_owned();
        }
        let class = |name: &str| {
            let fault = || fault_at(file, name, format!("expected the name of a class, found `{name}`"));
            vocabulary.class(name).ok_or_else(fault)
        };
        if let Some(gist) = &event_type.gist {
            event_type.gist_class = class(gist)?;
        }
        if let Some(deed) = &event_type.deed {
            event_type.deed_class = class(deed)?;
        }
        if let Some(apart) = &event_type.apart {
            event_type.apart_class = class(apart)?;
        }
        if let Some(unless) = &event_type.apart_unless {
            event_type.apart_unless_class = class(unless)?;
        }
        if let Some(together) = &mut event_type.together {
            together.who_class = class(&together.who)?;
        }
        types.push((event_type, file));
    }
    types.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let mut frames = Vec::new();
    for (number, (event_type, file)) in types.iter().enumerate() {
        triggers::compile(&event_type.triggers, number, &mut vocabulary, &mut frames)
            .map_err(|(source, fault)| fault_at(file, &source, fault))?;
    }
    vocabulary.finish();
    let gate = Gate::of(&frames, &vocabulary);
    let types: Vec<EventType> = types.into_iter().map(|(event_type, _)| event_type).collect();
    for event_type in &types {
        let several = event_type.together.as_ref().map(|several| &several.event_type);
        let named = [event_type.opposite.as_ref(), event_type.demanded.as_ref(), several];
        for name in named.into_iter().flatten() {
            if !types.iter().any(|other| other.id == *name) {
                let fault = format!("expected the name of an event type, found `{name}`");
                let file = format!("events/{}.toml", event_type.id);
                return Err(Error::new(ErrorKind::Lexicon, fault).at(file));
            }
        }
    }
    let mut by_id = HashTable::with_capacity(types.len());
    for (number, event_type) in types.iter().enumerate() {
        by_id.or_insert(WordHash::of_spelling(&event_type.id).value(), number);
    }
    Ok(EventTypes { types, by_id, frames, gate, vocabulary })
}
