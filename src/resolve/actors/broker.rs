//! Who stands between the sides of a thing: who hosts it, who brought it about, whose proposal it was.

use crate::lexicon::ContextWords;
use crate::model::{NamePhrase, Role, Trigger};

/// "Angola prepared to host a meeting", "Qatar hosted the talks".
pub(super) fn hosts(text: &str, name: &NamePhrase, trigger: &Trigger, known: &ContextWords) -> bool {
    let until = trigger.span.end.max(name.span.end);
    let words = text.get(name.span.end..until).unwrap_or("").split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty()).take(12).peekable();
    while let Some(word) = words.next() {
        // "Talks between the two, hosted by a third".
        if known.hosting.holds(word) && words.peek() != Some(&"by") {
            return true;
        }
    }
    false
}

/// "Qatar brokered a truce": the verb of what is brought about says that others agree on it.
pub(super) fn brokers(text: &str, trigger: &Trigger, known: &ContextWords) -> bool {
    let verb = trigger.span.of(text).split_whitespace().next().unwrap_or("");
    !trigger.is_noun && known.brokering.holds(verb)
}

/// "Saudi-led air strikes", "a Hamas-led government": who leads those acts, and stands between nobody.
pub(super) fn leads_force(text: &str, name: &NamePhrase, known: &ContextWords) -> bool {
    /// "Air", "military" and the like may stand between.
    const FARTHEST: usize = 3;
    let behind = text.get(name.span.end..).unwrap_or("");
    let Some(led) = behind.strip_prefix(['-', '\u{2011}']).and_then(|behind| behind.strip_prefix("led "))
    else {
        return false;
    };
    let mut words =
        led.split(' ').take(FARTHEST).map(|word| word.trim_end_matches(|c: char| !c.is_alphabetic()));
    words.any(|word| known.led.holds(word))
}

/// "US-brokered", "mediated by Qatar", "hosted by Turkey", "under Egyptian mediation".
pub(super) fn brokered(text: &str, name: &NamePhrase, known: &ContextWords) -> Option<Role> {
    let behind = text.get(name.span.end..)?;
    let joined = behind.strip_prefix(['-', ' ', '\u{2011}']).unwrap_or("");
    let word = joined.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let hyphened = behind.starts_with(['-', '\u{2011}']);
    // "Qatari mediated talks": an adjective before it does without the hyphen.
    let mediated = (hyphened || name.adjective) && known.mediated.holds(word);
    let led = hyphened && word == "led" && !leads_force(text, name, known);
    if known.mediation.holds(word) || mediated || led {
        return Some(Role::Mediator);
    }
    if hyphened && known.proposed.holds(word) {
        return Some(Role::Proposer);
    }
    // "With the help of delegations from two lands": who helps two sides is none of them.
    if known.helping.ends(before_name(text, name)) {
        return Some(Role::Mediator);
    }
    let word = done_by(text, name)?;
    if known.mediated.holds(word) {
        Some(Role::Mediator)
    } else if known.hosting.holds(word) {
        Some(Role::Host)
    } else {
        known.proposed.holds(word).then_some(Role::Proposer)
    }
}

/// "Declared by the rebels", "ordered by the president": who is named behind these made a truce of his own.
pub(super) fn makes_own(text: &str, name: &NamePhrase, known: &ContextWords) -> bool {
    done_by(text, name).is_some_and(|word| known.truce_own.holds(word))
}

/// What stands before a name and its article.
fn before_name<'t>(text: &'t str, name: &NamePhrase) -> &'t str {
    let before = text.get(..name.span.start).unwrap_or("").trim_end();
    before.strip_suffix(" the").unwrap_or(before)
}

/// "Brokered" of "brokered by the envoy": what is done by whoever is named.
fn done_by<'t>(text: &'t str, name: &NamePhrase) -> Option<&'t str> {
    before_name(text, name).strip_suffix(" by")?.rsplit(' ').next()
}

/// "Rebels led by the general": who is named behind those whom he leads.
pub(super) fn leads(text: &str, name: &NamePhrase, known: &ContextWords) -> bool {
    known.along.ends(text.get(..name.span.start).unwrap_or("").trim_end())
}
