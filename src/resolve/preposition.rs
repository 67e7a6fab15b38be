//! What stands before a name: its preposition, and what it is joined with.

use crate::lexicon::{ContextWords, EventType};
use crate::model::{NamePhrase, Role, Trigger, is_month_name};

/// The first of the names that a name is joined with: its preposition governs them all.
pub(super) fn first_of_list<'n, 'a>(
    name: &'n NamePhrase<'a>,
    names: &'n [NamePhrase<'a>],
) -> &'n NamePhrase<'a> {
    let group = name.coordination;
    names.iter().find(|other| group.is_some() && other.coordination == group).unwrap_or(name)
}

/// The preposition before a name, past articles and a few adjectives.
pub(super) fn preposition(text: &str, from: usize, start: usize) -> Option<&str> {
    const PREPOSITIONS: &[&str] = &[
        "with",
        "between",
        "among",
        "against",
        "on",
        "at",
        "to",
        "for",
        "of",
        "from",
        "by",
        "in",
        "near",
        "inside",
        "across",
        "under",
        "after",
        "before",
        "despite",
        "since",
        "targeting",
        "toward",
        "towards",
        "alongside",
        "over",
        "into",
        "around",
        "outside",
        "throughout",
        "within",
    ];
    let before = text.get(from..start)?;
    let mut words = before.split_whitespace().rev().take(4);
    while let Some(word) = words.next() {
        if let Some(found) = PREPOSITIONS.iter().find(|known| word.eq_ignore_ascii_case(known)) {
            // "Pulled its troops out of the country".
            let out = *found == "of" && words.next().is_some_and(|word| word == "out");
            return Some(if out { "from" } else { found });
        }
        // "Over the weekend and Israel": what stands behind "and" is governed by nothing before it.
        if !word.chars().all(|c| c.is_lowercase() || c == '-')
            || word == "and"
            || word.ends_with("ed")
            || word.ends_with("ing")
        {
            return None;
        }
    }
    None
}

/// Whether only a word or two, no verb of their own, stand between: "Russian (drone) attacks".
pub(super) fn touches(text: &str, end: usize, start: usize) -> bool {
    /// So many words are a part of a clause of their own.
    const FAR: usize = 5;
    text.get(end..start).is_some_and(|between| {
        // "Hamas' October 7, 2023, attack": a date may stand there too.
        let of_date = |word: &str| {
            let word = word.trim_matches(',');
            is_month_name(word) || !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut words = between.split_whitespace().filter(|word| !of_date(word)).peekable();
        let dated = words.peek().is_none();
        words.take(FAR).count() < FAR && (dated || !between.contains([',', ';', '.', '(']))
    })
}

/// Where the sentence of a place begins, as far as marks tell.
pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    let mark = before.rfind(['\n', '.', '!', '?', '“', '"']);
    mark.map_or(0, |mark| mark + before[mark..].chars().next().map_or(1, char::len_utf8))
}

/// Whether "between" or "with" hangs on what the event is about: "a lasting peace between the two", "the war with".
pub(super) fn is_matter(
    text: &str,
    trigger: &Trigger,
    first: &NamePhrase,
    event_type: &EventType,
    known: &ContextWords,
) -> bool {
    if event_type.stage != "none" || event_type.hostile || first.span.start < trigger.span.end {
        return false;
    }
    let before = text.get(trigger.span.end..first.span.start).unwrap_or("");
    let mut words = before.split_whitespace().rev();
    let preposition = words.by_ref().take(4).find(|word| matches!(*word, "between" | "with" | "among"));
    // "Flew to Cairo for talks with the president": who is talked with was there.
    let visited = event_type.roles.object == Role::Host;
    let nearest = words.next();
    preposition.is_some()
        && (nearest.is_some_and(|word| known.relation.holds(word))
            || visited && nearest.into_iter().chain(words).any(|word| known.talking.holds(word)))
}

/// "told reporters", "told the Security Council": whom it was told.
pub(super) fn is_told(text: &str, name: &NamePhrase, known: &ContextWords) -> bool {
    let before = text.get(..name.span.start).unwrap_or("").trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let word = before.rsplit(' ').next().unwrap_or("");
    // "Speaking to reporters".
    known.telling_whom.holds(word) || word == "to" && known.press.holds(name.head.of(text))
}
