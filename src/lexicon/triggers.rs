//! The triggers of all event types, compiled so that a sentence is searched word by word. Layer 2.

use serde::Deserialize;

use super::pattern::{self, Atom, Pattern, Slot};
use super::vocabulary::{Classes, Use, Vocabulary};

/// The triggers as a type's file gives them.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct TriggerFacts {
    /// What is done, and to what: "declare|announce > {truce}".
    pub verbs: Vec<String>,
    /// A thing, and what it does: "{truce} > collapse".
    pub subjects: Vec<String>,
    /// What is suffered, and from what: "come under > {attack}". It is done to the subject.
    pub suffered: Vec<String>,
    /// Who suffers, and how: "soldier > die in". It is done to them.
    pub sufferers: Vec<String>,
    /// A thing with a name: "declaration of > {truce}".
    pub nouns: Vec<String>,
    /// A name that speaks of an event without saying that it was: it counts where a day stands beside it.
    pub hints: Vec<String>,
    /// Where one of these stands, its words are no trigger: "strike a deal".
    pub blockers: Vec<String>,
}

/// How a frame is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FrameKind {
    /// Keeps its words from being a trigger.
    Blocker,
    /// A verb with its object.
    Verb,
    /// A subject with its verb.
    Subject,
    /// A noun.
    Noun,
    /// A noun that counts only beside a day.
    Hint,
}

/// One compiled trigger.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Number of its type.
    pub event_type: usize,
    /// How it is read.
    pub kind: FrameKind,
    /// Its parts; a gap lies between two of them.
    pub parts: Vec<Vec<Slot>>,
    /// Whether it is done to its subject, though its verb is active.
    pub suffered: bool,
    /// Number of words that must be there: the more, the stronger.
    pub words: usize,
    /// Whether it holds where the verb is negated, and only there.
    pub negated: bool,
    /// The class that the text must have named before; 0 for none.
    pub context: Classes,
    /// Classes one of which the sentence must name besides; none where 0.
    pub beside: Classes,
    /// As written.
    pub source: String,
}

impl Frame {
    /// The part whose first word is looked up: the verb.
    #[must_use]
    pub fn anchor_part(&self) -> usize {
        usize::from(self.kind == FrameKind::Subject)
    }

    /// The places that must be filled beside the one that opens it.
    pub(super) fn beside_opener(&self) -> impl Iterator<Item = &Slot> {
        let anchor = self.anchor_part();
        let needed = |part: usize| self.parts[part].iter().filter(|slot| !slot.optional);
        (0..self.parts.len()).flat_map(move |part| needed(part).skip(usize::from(part == anchor)))
    }
}

/// All frames of a type, compiled.
///
/// # Errors
/// The pattern that is wrong, and why.
pub(super) fn compile(
    facts: &TriggerFacts,
    event_type: usize,
    vocabulary: &mut Vocabulary,
    frames: &mut Vec<Frame>,
) -> Result<(), (String, String)> {
    let lists = [
        (FrameKind::Blocker, &facts.blockers, false),
        (FrameKind::Verb, &facts.verbs, false),
        (FrameKind::Verb, &facts.suffered, true),
        (FrameKind::Subject, &facts.subjects, false),
        (FrameKind::Subject, &facts.sufferers, true),
        (FrameKind::Noun, &facts.nouns, false),
        (FrameKind::Hint, &facts.hints, false),
    ];
    for (kind, sources, suffered) in lists {
        for source in sources {
            let patterns = pattern::parse(source).map_err(|fault| (source.clone(), fault))?;
            for pattern in &patterns {
                let mut frame =
                    frame(kind, pattern, event_type, vocabulary).map_err(|fault| (source.clone(), fault))?;
                frame.suffered = suffered;
                register(&frame, frames.len(), vocabulary);
                frames.push(frame);
            }
        }
    }
    Ok(())
}

fn frame(
    kind: FrameKind,
    pattern: &Pattern,
    event_type: usize,
    vocabulary: &mut Vocabulary,
) -> Result<Frame, String> {
    if kind == FrameKind::Subject && pattern.parts.len() < 2 {
        return Err(format!("expected a thing, `>` and what it does, found `{}`", pattern.source));
    }
    let verb_part = match kind {
        FrameKind::Verb => Some(0),
        FrameKind::Subject => Some(1),
        _ => None,
    };
    let mut parts = Vec::new();
    let mut negated = false;
    for (number, part) in pattern.parts.iter().enumerate() {
        let mut slots = Vec::new();
        for element in part {
            if verb_part == Some(number) && slots.is_empty() && element.any == [Atom::Word("not".to_owned())]
            {
                negated = true;
                continue;
            }
            let part = match kind {
                _ if verb_part == Some(number) && slots.is_empty() => Use::Verb,
                // "ready to accept": behind the noun itself a verb may stand.
                FrameKind::Noun | FrameKind::Hint if number == 0 && slots.is_empty() => Use::Noun,
                _ => Use::Either,
            };
            slots.push(vocabulary.slot(element, part)?);
        }
        parts.push(slots);
    }
    let words = parts.iter().flatten().filter(|slot| !slot.optional).count();
    let class = |name: &Option<String>| name.as_ref().map_or(Ok(0), |name| vocabulary.known_class(name));
    let (context, beside) = (class(&pattern.context)?, class(&pattern.beside)?);
    let source = pattern.source.clone();
    Ok(Frame { event_type, kind, parts, suffered: false, words, negated, context, beside, source })
}

/// Notes the frame at every word that can open it.
fn register(frame: &Frame, number: usize, vocabulary: &mut Vocabulary) {
    let number = u32::try_from(number).expect("a lexicon has fewer than 2^32 triggers");
    let slots = &frame.parts[frame.anchor_part()];
    for slot in slots {
        vocabulary.note_frame(slot, number);
        if !slot.optional {
            break;
        }
    }
}
