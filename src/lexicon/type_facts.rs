//! What an event type says about its actors, its label and its codes. Layer 2.
//!
//! Each struct is one table of the type's file: `[roles]`, `[phrase]`, `[codes.<status>]`. All of them may be
//! left out.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{Role, Status};

/// Who gets which role, by where the name stands.
///
/// ```toml
/// [roles]
/// subject = "declarer"    # left of an active verb, possessor of the noun, after "by" of a passive
/// object = "target"       # right of an active verb, subject of a passive
/// with = "participant"    # after "with", "between … and"
/// against = "target"      # after "against", "on", "at"
/// to = "recipient"        # after "to", "for"
/// of = "participant"      # after "of": "the withdrawal of Serb forces"
/// from = "target"         # after "from"
/// speaker = "accuser"     # who says so, where the thing is told by somebody
/// place = "host"          # the country of the place, where nobody else has that role
/// sides = true            # the two sides of the war do it together, where nobody is named
/// seat = true             # it takes place where the body that does it sits
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct RoleFacts {
    /// Who stands left of an active verb, possesses the noun, or follows "by".
    pub subject: Role,
    /// Who stands right of an active verb.
    pub object: Role,
    /// Who follows "with" or "between".
    pub with: Role,
    /// Who follows "against", "on" or "at".
    pub against: Role,
    /// Who follows "to" or "for".
    pub to: Role,
    /// Who follows "of".
    pub of: Role,
    /// Who follows "from".
    pub from: Role,
    /// Who says so.
    pub speaker: Role,
    /// The country of the place; `None` where it has no part in such a thing.
    pub place: Option<Role>,
    /// Whether the two sides of the war do it together, where nobody is named.
    pub sides: bool,
    /// Whether it takes place where the body that does it sits: a vote.
    pub seat: bool,
}

impl Default for RoleFacts {
    fn default() -> Self {
        Self {
            subject: Role::Participant,
            object: Role::Participant,
            with: Role::Participant,
            against: Role::Target,
            to: Role::Recipient,
            of: Role::Participant,
            from: Role::Participant,
            speaker: Role::Speaker,
            place: None,
            sides: false,
            seat: false,
        }
    }
}

/// How the type is put in a label.
///
/// `verb` holds base form, past and participle, and holds for all triggers or for those that begin with one of `words`;
/// under `[[phrase.other]]` stand verb and forms for triggers with other words.
/// A form is a line with slots; the first whose slots can be
/// filled in 60 characters is taken: `{who}`, `{whom}`, `{place}` ("in Geneva"), `{where}` ("Geneva"), `{town}` (the same where the
/// trigger is about a town as a whole), `{term}` ("30-hour"),
/// `{count}` ("two", "at least 34"), `{toll}` ("at least 34 killed"), `{harms}` ("kills at least 34"), `{sides}` (two parties or more), `{foes}` (two who did it
/// to each other, by the words in `mutual`), `{first}` and `{other}` (of two, who did it and with whom, with `{does}` as the
/// verb of the first), `{persons}` (the
/// people rather than their countries) with `{acts}` as their verb, `{them}` (the people to whom it is done), `{verb}` in the tense of the status and the
/// number of `{who}`, `{verbs}` in the singular, `{done}` as participle ("declared",
/// "to be declared"). A slot with `?` is left out where nothing fills it.
///
/// ```toml
/// [phrase]
/// verb = ["declare", "declared", "declared"]
/// forms = ["{who} {verb} {term?} truce {place?}", "{term?} truce {done} {place?}"]
/// ```
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct PhraseFacts {
    /// Base form, past, participle.
    pub verb: Vec<String>,
    /// How words begin that the verb stands for; empty where it stands for all: an ouster is no appointment.
    pub words: Vec<String>,
    /// Words that say that the parties do it to each other: "fighting between the two".
    pub mutual: Vec<String>,
    /// What the number of `{count}` may count, by `counts.toml`; empty where any will do.
    pub counts: Vec<String>,
    /// Lines with slots, best first.
    pub forms: Vec<String>,
    /// How some triggers of the type are put: a resignation is no appointment.
    pub other: Vec<Wording>,
}

/// How triggers with some words are put in a label.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// How a word begins that it stands for.
    pub words: Vec<String>,
    /// Base form, past, participle.
    pub verb: Vec<String>,
    /// Lines with slots, best first; behind them stand those of the type.
    pub forms: Vec<String>,
}

impl PhraseFacts {
    /// The wording of its own that a trigger has, in small letters.
    #[must_use]
    pub fn other(&self, trigger: &str) -> Option<&Wording> {
        // "The minister was sacked": the words of a trigger may begin with its object.
        let behind_spaces = memchr::memchr_iter(b' ', trigger.as_bytes()).map(|at| &trigger[at + 1..]);
        let stretches: Vec<&str> = std::iter::once(trigger).chain(behind_spaces).collect();
        // Nearly all begin with another letter.
        let first = |words: &str| words.bytes().next();
        let begins = |word: &String| {
            stretches
                .iter()
                .any(|stretch| first(stretch) == first(word) && stretch.starts_with(word.as_str()))
        };
        self.other.iter().find(|other| other.words.iter().any(begins))
    }
}

/// Codes of other projects.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct CodeFacts {
    /// PLOVER category and mode.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// ACLED event and sub-event.
    pub acled: Option<String>,
}

/// Codes that differ by status; a status without a line takes the type's own.
pub type StatusCodes = BTreeMap<Status, CodeFacts>;
