//! The role of one name, by the part of the sentence that it stands in.

use std::ops::ControlFlow;

use super::broker::{brokered, brokers, hosts, leads, leads_force, makes_own};
use super::company;
use crate::lexicon::{ContextWords, EventType};
use crate::model::{NamePhrase, NameReading, Role, Span, Status, Trigger};
use crate::resolve::place::is_part_of;
use crate::resolve::preposition::{first_of_list, is_matter, is_told, preposition, touches};

/// A question about a name settles its role, which may be none, or passes it on to the next question.
type Answer = ControlFlow<Option<Role>>;

const NEXT: Answer = ControlFlow::Continue(());
const NONE: Answer = ControlFlow::Break(None);

const fn settled(role: Role) -> Answer {
    ControlFlow::Break(Some(role))
}

/// The role of one name; none where it takes no part.
pub(super) fn role(
    text: &str,
    trigger: &Trigger,
    name: &NamePhrase,
    names: &[NamePhrase],
    event_type: &EventType,
    words: &ContextWords,
) -> Option<Role> {
    if name.referents.is_empty() || name.reading == NameReading::Place {
        return None;
    }
    let standing =
        Standing { text, trigger, name, names, first: first_of_list(name, names), event_type, words };
    match standing.settle() {
        ControlFlow::Break(role) => role,
        ControlFlow::Continue(()) => None,
    }
}

/// Where a name stands by the words that tell an event.
struct Standing<'a> {
    text: &'a str,
    trigger: &'a Trigger,
    name: &'a NamePhrase<'a>,
    names: &'a [NamePhrase<'a>],
    /// The first of the names that the name is listed with: what stands before it holds for all.
    first: &'a NamePhrase<'a>,
    event_type: &'a EventType,
    words: &'a ContextWords,
}

impl Standing<'_> {
    fn settle(&self) -> Answer {
        self.inside_trigger()?;
        self.as_broker()?;
        self.as_teller()?;
        if self.is_part_of_word() {
            return NONE;
        }
        let start = self.trigger.clause.start.min(self.first.span.start);
        let preposition = preposition(self.text, start, self.first.span.start);
        self.as_agent(preposition)?;
        self.as_matter(preposition)?;
        self.as_subject()?;
        self.as_owner()?;
        self.as_object(preposition)?;
        self.before_trigger(preposition)
    }

    fn is_within(&self, span: Option<Span>) -> bool {
        span.is_some_and(|span| span.overlaps(self.name.head))
    }

    /// The event is a stage of a truce.
    fn is_of_truce(&self) -> bool {
        self.event_type.stage != "none"
    }

    /// "a Ukrainian drone attacked", "a suicide bomber struck": the trigger's own first noun is or belongs to who did it.
    fn inside_trigger(&self) -> Answer {
        let Self { trigger, name, .. } = self;
        // "told journalists": they take no part in what they are told.
        if name.neutral && is_told(self.text, name, self.words) {
            return NONE;
        }
        if trigger.span.overlaps(name.head) && name.span.start <= trigger.span.start {
            let facts = &self.event_type.roles;
            return settled(if trigger.passive { facts.object } else { facts.subject });
        }
        NEXT
    }

    /// Who brokered it, and who only looks on where something is signed.
    fn as_broker(&self) -> Answer {
        if let Some(role) = brokered(self.text, self.first, self.words) {
            // Who brokered the truce that is spoken of besides has no part in an attack.
            let apart = self.event_type.hostile && !self.is_of_truce();
            return if apart { NONE } else { settled(role) };
        }
        if self.event_type.roles.subject == Role::Signatory
            && company::looks_on(self.text, self.first, self.words)
        {
            return NONE;
        }
        NEXT
    }

    /// Who says so.
    fn as_teller(&self) -> Answer {
        let &Self { text, trigger, name, first, words, .. } = self;
        let tells =
            |told: Span| told.overlaps(name.head) && !company::is_told_of_first(text, told, name, words);
        let Some(told) = trigger.reported_by.filter(|told| tells(*told)) else { return NEXT };
        // "Complained to the council, accusing …": whom somebody turns to accuses nobody.
        let opener = text.get(told.start..).unwrap_or("").split_whitespace().next().unwrap_or("");
        let turned_to = preposition(text, told.start.min(first.span.start), first.span.start) == Some("to");
        if is_told(text, name, words) || turned_to && !words.sourcing.holds(opener) {
            return NONE;
        }
        settled(if trigger.status == Status::Alleged { self.event_type.roles.speaker } else { Role::Speaker })
    }

    /// "the Saudi-backed side": the name says of what kind another is.
    fn is_part_of_word(&self) -> bool {
        let behind = self.text.get(self.name.span.end..).unwrap_or("");
        behind.starts_with(['-', '\u{2011}']) && !leads_force(self.text, self.name, self.words)
    }

    /// "by the rebels" behind a passive.
    fn as_agent(&self, preposition: Option<&str>) -> Answer {
        if !self.is_within(self.trigger.agent) {
            return NEXT;
        }
        let facts = &self.event_type.roles;
        // "By rebels on an army post": whom they attack stands behind them.
        let attacked = self.event_type.hostile && preposition.is_some_and(is_aimed);
        settled(if attacked { facts.against } else { facts.subject })
    }

    /// What talks are about is no side of them.
    fn as_matter(&self, preposition: Option<&str>) -> Answer {
        let &Self { text, trigger, name, first, event_type, words, .. } = self;
        // "Met … for peace between the two", "discussed the war with a third": what the talks are about.
        let matter = matches!(preposition, Some("between" | "with" | "among"))
            && is_matter(text, trigger, first, event_type, words);
        // "Talks on a land": no side of them; "under the leader's plan": the plan's.
        let shared = event_type.roles.against == Role::Participant && preposition == Some("on");
        let of_other = name.possessive && !event_type.hostile && preposition == Some("of");
        if matter || shared || of_other { NONE } else { NEXT }
    }

    /// A name in the subject, or one that stands beside it for the same.
    fn as_subject(&self) -> Answer {
        let &Self { text, trigger, name, names, first, event_type, words } = self;
        if !self.is_within(trigger.subject) && !company::is_apposed(text, trigger, name) {
            return NEXT;
        }
        if hosts(text, name, trigger, words) {
            return settled(Role::Host);
        }
        // "A day after the president and his guest held talks": "after" opens the clause, not the name.
        let start = trigger.subject.map_or(first.span.start, |subject| subject.start.min(first.span.start));
        let preposition = preposition(text, start, first.span.start);
        // "An attack by rebels on an army post killed": behind the noun a name is what its preposition says; "forces loyal
        // to the president" act.
        let behind_noun = event_type.hostile
            && !trigger.is_noun
            && !trigger.passive
            && first.span.start > trigger.span.start;
        let tells = |word: &&str| behind_noun && (matches!(*word, "by" | "outside") || is_aimed(word));
        if let Some(word) = preposition.filter(tells) {
            return ControlFlow::Break(self.by_preposition(word));
        }
        let made = self.is_of_truce() && !trigger.passive;
        let facts = &event_type.roles;
        ControlFlow::Break(match preposition {
            // "A truce organised by a front was broken": who made it need not have broken it.
            Some("by") if self.is_of_truce() && event_type.hostile => None,
            // "A truce declared by the rebels broke down": theirs.
            Some("by") if made && makes_own(text, first, words) => Some(facts.subject),
            // "A truce drawn up this month by two neighbours fell through", but "rebels led by a general signed it".
            Some("by") if made && !leads(text, first, words) => Some(Role::Mediator),
            Some(word @ ("between" | "with" | "among" | "by" | "against")) => self.by_preposition(word),
            Some("in" | "near" | "inside" | "across" | "after" | "before" | "despite" | "since") => None,
            // "A bomb in the north of the country", "in Gao, Mali, killed two": where it was.
            Some("of") if first.place.is_some() && is_part_of(text, first.span.start, words) => None,
            None if follows_place(text, first, names) => None,
            _ if trigger.passive => Some(facts.object),
            _ if brokers(text, trigger, words) => Some(Role::Mediator),
            _ => Some(facts.subject),
        })
    }

    /// "Russian drone attacks", "the army's attack", but not "those who fight his rule attacked".
    fn as_owner(&self) -> Answer {
        let Self { trigger, name, .. } = self;
        let owns = (name.adjective || name.possessive) && (trigger.is_noun || trigger.subject.is_none());
        if owns && touches(self.text, name.span.end, trigger.span.start) {
            return settled(self.event_type.roles.subject);
        }
        NEXT
    }

    /// A name in the object, or behind the trigger in its clause.
    fn as_object(&self, preposition: Option<&str>) -> Answer {
        let &Self { text, trigger, name, names, first, event_type, words } = self;
        let in_object = self.is_within(trigger.object);
        let behind = name.span.start >= trigger.span.end && trigger.clause.overlaps(name.head);
        if !in_object && !behind {
            return NEXT;
        }
        // "People died when rebels struck": the words of the trigger may themselves open another clause.
        let acted = if trigger.passive { trigger.span.start } else { trigger.span.end };
        let near = || !another_acts(text, acted, first.span.start, words);
        ControlFlow::Break(match preposition {
            // "Fighting flared, with rebels killing nine".
            Some("with") if event_type.hostile && company::acts_behind_with(text, name) => {
                Some(event_type.roles.subject)
            }
            // "Called off the truce, with monitors counting": who is told of besides.
            Some("with") if name.neutral && company::acts_behind_with(text, name) => None,
            // "freed them in answer to a truce by the rebels": who acts is named before.
            Some("by") if !trigger.passive && !trigger.is_noun && trigger.subject.is_some() => None,
            Some(preposition) => self.by_preposition(preposition),
            None if in_object && near() && !(self.is_of_truce() && follows_place(text, first, names)) => {
                Some(event_type.roles.object)
            }
            None => None,
        })
    }

    /// A name before the trigger in its clause, outside of its subject.
    fn before_trigger(&self, preposition: Option<&str>) -> Answer {
        let Self { trigger, name, .. } = self;
        let before = trigger.clause.overlaps(name.head) && name.span.end <= trigger.span.start;
        // "Held talks with the neighbour following a raid": who is talked with is not raided.
        let company = |word: &str| word == "with" && !self.event_type.hostile;
        let tells = |word: &&str| before && (matches!(*word, "between" | "by" | "against") || company(word));
        ControlFlow::Break(preposition.filter(tells).and_then(|word| self.by_preposition(word)))
    }

    /// What a preposition makes of the name behind it.
    fn by_preposition(&self, preposition: &str) -> Option<Role> {
        let Self { trigger, event_type, .. } = self;
        let facts = &event_type.roles;
        match preposition {
            // "Clashes between the two": both fight.
            "between" | "among" if event_type.hostile => Some(facts.subject),
            "with" if trigger.passive && company::fought(self.text, self.first, self.words) => {
                Some(facts.subject)
            }
            "with" | "between" | "among" | "alongside" => Some(facts.with),
            // "Signed at the castle".
            "at" if matches!(facts.subject, Role::Signatory | Role::Participant) => None,
            aimed if is_aimed(aimed) => Some(facts.against),
            // "The town fell to the rebels".
            "to" if event_type.hostile && trigger.passive => Some(facts.subject),
            "to" | "for" => Some(facts.to),
            // "Broke the truce, delaying the evacuation of rebels": only what is told by a noun is somebody's.
            "of" if event_type.hostile && !trigger.is_noun && facts.subject == facts.of => None,
            "of" => Some(facts.of),
            "from" => Some(facts.from),
            "by" => Some(facts.subject),
            "in" | "near" | "inside" | "across" | "under" | "after" | "before" | "despite" | "since" => None,
            _ => Some(facts.object),
        }
    }
}

/// Whether what stands behind a preposition is what something is directed at.
fn is_aimed(preposition: &str) -> bool {
    matches!(preposition, "against" | "on" | "at" | "targeting" | "towards" | "toward")
}

/// "In Gao, Mali": a land behind a comma and a place in it.
pub(super) fn follows_place(text: &str, name: &NamePhrase, names: &[NamePhrase]) -> bool {
    let before = names.iter().rfind(|other| other.span.end <= name.span.start);
    before.is_some_and(|before| {
        let comma = text.get(before.span.end..name.span.start).is_some_and(|between| between.trim() == ",");
        // "In Doha, Kigali insisted": no land of that place.
        let land = before.place.as_ref().and_then(|place| place.country.as_deref());
        let comma =
            comma && land.is_none_or(|land| name.referents.iter().all(|one| one.country == Some(land)));
        comma && before.reading == NameReading::Place && name.reading == NameReading::Either
    })
}

/// "took the town, handing the president …": another verb stands between.
fn another_acts(text: &str, from: usize, to: usize, known: &ContextWords) -> bool {
    let between = text.get(from..to).unwrap_or("");
    let opens = between.split_whitespace().any(|word| known.other_subject.holds(word));
    opens
        || between.rsplit_once(',').is_some_and(|(_, behind)| {
            behind.split_whitespace().any(|word| word.ends_with("ing") && word.len() > 5)
        })
}
