//! What the program knows: data files become checked, searchable vocabulary.
//!
//! Layer 2. The embedded files and a user's folder go through the same loader and the same checks. Each part is
//! parsed on first use, so that a command that needs no places never pays for them.

mod actors;
mod check;
mod codes;
mod context;
mod count_words;
mod gate;
mod grammar;
mod groups;
mod holiday;
pub mod inflect;
mod lookup;
pub mod name_words;
mod nouns;
pub mod pattern;
mod places;
pub mod sense;
mod source;
mod triggers;
mod truces;
mod type_facts;
mod types;
pub mod vocabulary;
mod word_roles;
mod words;

use std::sync::OnceLock;

pub use actors::{ActorEntry, ActorName, Actors, NameForm, Office};
pub use check::{Checked, check};
pub use codes::Codes;
pub use context::{ContextWords, WordList};
pub use count_words::{CountWords, Counted};
pub use gate::{Gate, Held};
pub use lookup::name_index::{NameHash, NameIndex, Values, folded_hash};
pub use name_words::{NameRoles, NameStart, NameStarts, NameWords};
pub use nouns::{Noun, NounKind, Nouns};
pub use pattern::Slot;
pub use places::{PlaceEntry, PlaceKind, Places};
pub use source::file::LexiconFile;
pub use triggers::{Frame, FrameKind, TriggerFacts};
pub use truces::{Folded, TruceWords};
pub use type_facts::{CodeFacts, PhraseFacts, RoleFacts, StatusCodes, Wording};
pub use types::{EventType, EventTypes};
pub use vocabulary::{Classes, Vocabulary, WordFacts};
pub use words::{Code, Holiday, HolidayRule, Role, Roles, Unit, Word, Words};

use crate::error::{Error, Result};
use source::files;

/// The vocabulary: time words, event types, actors, places.
#[derive(Debug)]
pub struct Lexicon {
    files: Vec<LexiconFile>,
    groups: OnceLock<Vec<String>>,
    words: OnceLock<Words>,
    types: OnceLock<EventTypes>,
    actors: OnceLock<Actors>,
    nouns: OnceLock<Nouns>,
    name_words: OnceLock<NameWords>,
    name_starts: OnceLock<NameStarts>,
    counts: OnceLock<CountWords>,
    context: OnceLock<ContextWords>,
    truces: OnceLock<TruceWords>,
    places: OnceLock<Places>,
}

impl Lexicon {
    /// The lexicon inside the program. A test proves that every part of it loads.
    #[must_use]
    pub fn embedded() -> Self {
        Self::of(files::embedded())
    }

    /// The embedded lexicon with a user's files over it: a file of the same name replaces, rows of the same id
    /// replace, the rest is added.
    ///
    /// # Errors
    /// The first fault of the files, with file, line, column, what was expected and what was found.
    pub fn with_overlay(overlay: Vec<LexiconFile>) -> Result<Self> {
        let lexicon = Self::of(files::overlay(source::files::embedded(), overlay));
        lexicon.first_faults().into_iter().next().map_or(Ok(lexicon), Err)
    }

    /// Loads every part and keeps it; the first fault of each, in the order of the parts.
    fn first_faults(&self) -> Vec<Error> {
        fn fault<T>(part: &OnceLock<T>, loaded: Result<T>) -> Option<Error> {
            loaded.map(|loaded| part.get_or_init(|| loaded)).err()
        }
        let files = &self.files;
        [
            fault(&self.groups, groups::load(files)),
            fault(&self.words, words::load(files)),
            fault(&self.types, types::load(files)),
            fault(&self.actors, actors::load(files)),
            fault(&self.nouns, nouns::load(files)),
            fault(&self.name_words, name_words::load(files)),
            fault(&self.counts, count_words::load(files)),
            fault(&self.context, context::load(files)),
            fault(&self.truces, truces::load(files)),
            fault(&self.places, places::load(files)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn of(files: Vec<LexiconFile>) -> Self {
        Self {
            files,
            groups: OnceLock::new(),
            words: OnceLock::new(),
            types: OnceLock::new(),
            actors: OnceLock::new(),
            nouns: OnceLock::new(),
            name_words: OnceLock::new(),
            name_starts: OnceLock::new(),
            counts: OnceLock::new(),
            context: OnceLock::new(),
            truces: OnceLock::new(),
            places: OnceLock::new(),
        }
    }

    /// Words of time: months, weekdays, seasons, numbers, units.
    pub fn words(&self) -> &Words {
        self.words.get_or_init(|| words::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// Groups of event types, in the order of lanes and legends.
    pub fn groups(&self) -> &[String] {
        self.groups.get_or_init(|| groups::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// Event types with their facts, triggers and examples.
    pub fn types(&self) -> &EventTypes {
        self.types.get_or_init(|| types::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// Countries, people, bodies, armed groups.
    pub fn actors(&self) -> &Actors {
        self.actors.get_or_init(|| actors::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// What a number in a sentence counts.
    pub fn counts(&self) -> &CountWords {
        self.counts.get_or_init(|| count_words::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// The words around names and numbers that tell where, who and what is meant.
    pub fn context(&self) -> &ContextWords {
        self.context.get_or_init(|| context::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// What reports of a truce say beside who and when.
    pub fn truces(&self) -> &TruceWords {
        self.truces.get_or_init(|| truces::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// Titles, forces, officials, groups: the nouns that stand for an actor.
    pub fn nouns(&self) -> &Nouns {
        self.nouns.get_or_init(|| nouns::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// The small words inside and around names.
    pub fn name_words(&self) -> &NameWords {
        self.name_words
            .get_or_init(|| name_words::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// What each word is to names, of the words, nouns and actors above.
    pub fn name_starts(&self) -> &NameStarts {
        self.name_starts.get_or_init(|| NameStarts::of(self.name_words(), self.nouns(), self.actors()))
    }

    /// The gazetteer.
    pub fn places(&self) -> &Places {
        self.places.get_or_init(|| places::load(&self.files).expect("checked when the lexicon was made"))
    }

    /// A file by its name below the folder, such as `events/meeting.toml`.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&LexiconFile> {
        self.files.iter().rfind(|file| file.name == name)
    }

    /// Hash of every file, in hexadecimal: names the lexicon that an article was read with.
    #[must_use]
    pub fn hash(&self) -> String {
        files::hash(&self.files)
    }
}
