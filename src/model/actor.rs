//! Who took part, in which role, and where it was.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;

/// Someone in an event, in one role. Two roles are two entries; a person in office gives two actors, the
/// person and the country or body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Actor {
    /// Id in the lexicon; `None` for people and groups that the lexicon does not know.
    pub id: Option<String>,
    /// Standard name.
    pub name: String,
    /// What it did or what was done to it.
    pub role: Role,
    /// What sort of actor it is; `None` where unknown.
    pub kind: Option<ActorKind>,
    /// ISO 3166 alpha-3 of the country it belongs to, where there is one.
    pub country: Option<String>,
}

closed_set! {
    /// What an actor did, or what was done to it.
    pub enum Role ("a role") {
        /// Took part.
        Participant = "participant",
        /// Received the others.
        Host = "host",
        /// Put it forward.
        Proposer = "proposer",
        /// Declared it.
        Declarer = "declarer",
        /// Signed or agreed.
        Signatory = "signatory",
        /// Broke a truce.
        Violator = "violator",
        /// Says that another did it.
        Accuser = "accuser",
        /// Brokered it.
        Mediator = "mediator",
        /// Used force.
        Attacker = "attacker",
        /// Was hit, addressed or meant.
        Target = "target",
        /// Said it.
        Speaker = "speaker",
        /// Got it.
        Recipient = "recipient",
        /// Let go.
        Releaser = "releaser",
        /// Was let go.
        Released = "released",
        /// Got an office.
        Appointee = "appointee",
        /// Stayed away.
        Absentee = "absentee",
    }
}

impl Role {
    /// Whether who has it only tells of the event.
    ///
    /// ```
    /// use truceline::model::Role;
    /// assert!(Role::Accuser.tells() && !Role::Attacker.tells());
    /// ```
    #[must_use]
    pub const fn tells(self) -> bool {
        matches!(self, Self::Speaker | Self::Accuser)
    }
}

closed_set! {
    /// What sort of actor it is.
    pub enum ActorKind ("a kind of actor") {
        /// A human being.
        Person = "person",
        /// A state.
        Country = "country",
        /// An organ of a state or of states: a ministry, a parliament, the UN.
        Body = "body",
        /// An armed group that is not a state's.
        ArmedGroup = "armed_group",
        /// Any other organisation.
        Organisation = "organisation",
        /// People without an organisation: protesters, villagers, a people.
        Group = "group",
    }
}

impl ActorKind {
    /// Whether it is an armed group, or people who are told by what they are: "the rebels".
    pub(crate) const fn may_be_fighters(self) -> bool {
        matches!(self, Self::ArmedGroup | Self::Group)
    }
}

/// A place from the gazetteer or as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Standard name.
    pub name: String,
    /// ISO 3166 alpha-3.
    pub country: Option<String>,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
}

/// The last name of a person, with the number or the addition behind it: "Pares" of "Dave Pares", "Francis II", "Diokno Jr."
pub(crate) fn surname(name: &str) -> &str {
    let is_number = |word: &str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let adds = |word: &str| is_number(word) || matches!(word.trim_end_matches('.'), "Jr" | "Sr");
    let Some((before, last)) = name.rsplit_once(' ') else { return name };
    let from = if adds(last) { before.rfind(' ').map_or(0, |space| space + 1) } else { before.len() + 1 };
    name.get(from..).unwrap_or(name)
}
