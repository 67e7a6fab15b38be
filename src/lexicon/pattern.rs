//! The language in which triggers are written. Layer 2.
//!
//! ```text
//! declare|announce        either word, in all its forms: declared, announcing
//! call for                words that stand side by side
//! [the] truce             a word that may be missing
//! reject|turn_down        words joined by `_` stand side by side, as one of several
//! {truce}                 any word of the class `truce` (classes.toml)
//! declare > {truce}       what is done, and behind `>` what it is done to, anywhere in the same clause;
//!                         "a truce was declared" and "the truce declared by" follow by themselves
//! {truce} > collapse      under `subjects`: a thing, and what it does
//! release > of > {captive}  under `nouns`: words in this order, others between them
//! not extend > {truce}    under `verbs` and `subjects`: where it is said not to be done
//! reject [the] offer < {truce}  only where the text names one of the class before: "the offer" alone says little
//! despite > {truce} & {violence}  only where the sentence names one of the class elsewhere
//! ```

use super::vocabulary::{Classes, Lemmas, WordFacts};

/// One line of a list of triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As written.
    pub source: String,
    /// The parts between the `>`.
    pub parts: Vec<Vec<Element>>,
    /// The class behind `<`, which the text must have named before.
    pub context: Option<String>,
    /// The class behind `&`, which the sentence must name besides.
    pub beside: Option<String>,
}

/// One place in a part: any of some atoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What may stand here.
    pub any: Vec<Atom>,
    /// May be missing.
    pub optional: bool,
}

/// A word in all its forms, or a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A word in all its forms.
    Word(String),
    /// A class by its name.
    Class(String),
}

/// One place in a compiled pattern.
#[derive(Clone, Debug, Default)]
pub struct Slot {
    /// Any of these words.
    pub lemmas: Lemmas,
    /// Or any word of these classes.
    pub classes: Classes,
    /// May be missing.
    pub optional: bool,
}

impl Slot {
    /// Whether a word may stand here: by the classes that it has in its sentence, or by what it is a form of.
    #[inline]
    #[must_use]
    pub fn fits(&self, classes: Classes, facts: Option<&WordFacts>) -> bool {
        self.classes & classes != 0
            || facts.is_some_and(|facts| self.lemmas.iter().any(|lemma| facts.lemmas.contains(lemma)))
    }

    /// One past the last word where words from `next` on fill all slots side by side; `fits` says of the word at a
    /// place whether it fills a slot.
    pub fn filled(slots: &[Self], mut next: usize, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        for slot in slots {
            if fits(slot, next) {
                next += 1;
            } else if !slot.optional {
                return None;
            }
        }
        Some(next)
    }
}

/// Reads a pattern.
///
/// # Errors
/// What was expected and what was found, without a place.
pub(super) fn parse(source: &str) -> Result<Vec<Pattern>, String> {
    spelled_out(source).iter().map(|words| parse_one(words, source)).collect()
}

/// "reject|turn_down > offer" as "reject > offer" and "turn down > offer".
fn spelled_out(source: &str) -> Vec<String> {
    // Most patterns have no words side by side as one of several, and stay as they are.
    if !source.split('|').flat_map(str::split_whitespace).any(|one| one.contains('_') && !is_bracketed(one)) {
        return vec![source.to_owned()];
    }
    let mut all = vec![String::new()];
    for word in source.split_whitespace() {
        let (joined, single): (Vec<&str>, Vec<&str>) = word.split('|').partition(|one| one.contains('_'));
        let mut options: Vec<String> = joined.iter().map(|one| one.replace('_', " ")).collect();
        if joined.iter().any(|one| is_bracketed(one)) {
            options = vec![word.to_owned()];
        } else if !single.is_empty() {
            options.insert(0, single.join("|"));
        }
        all = all
            .iter()
            .flat_map(|before| options.iter().map(move |option| format!("{before} {option}")))
            .collect();
    }
    all
}

/// "{truce_deal}": the name of a class, or words that may be missing.
fn is_bracketed(one: &str) -> bool {
    one.starts_with(['{', '['])
}

fn parse_one(words: &str, source: &str) -> Result<Pattern, String> {
    let (words, beside) = class_behind(words, '&')?;
    let (words, context) = class_behind(words, '<')?;
    let parts: Vec<Vec<Element>> = words
        .split('>')
        .map(|part| part.split_whitespace().map(element).collect())
        .collect::<Result<_, _>>()?;
    if parts.iter().any(Vec::is_empty) {
        return Err(format!("expected words on both sides of `>`, found `{source}`"));
    }
    if parts.iter().any(|part| part.iter().all(|element| element.optional)) {
        return Err(format!("expected a word that must be there, found only `[…]` in `{source}`"));
    }
    Ok(Pattern { source: source.to_owned(), parts, context, beside })
}

/// The class that stands behind a mark at the end of a pattern, and what stands before it.
fn class_behind(words: &str, mark: char) -> Result<(&str, Option<String>), String> {
    let Some((words, class)) = words.split_once(mark) else { return Ok((words, None)) };
    match atom(class.trim())? {
        Atom::Class(name) => Ok((words, Some(name))),
        Atom::Word(word) => Err(format!("expected a `{{class}}` behind `{mark}`, found `{word}`")),
    }
}

fn element(word: &str) -> Result<Element, String> {
    let (inner, optional) = match word.strip_prefix('[') {
        Some(rest) => {
            (rest.strip_suffix(']').ok_or_else(|| format!("expected `]` at the end of `{word}`"))?, true)
        }
        None => (word, false),
    };
    let any = inner.split('|').map(atom).collect::<Result<_, _>>()?;
    Ok(Element { any, optional })
}

fn atom(word: &str) -> Result<Atom, String> {
    if let Some(rest) = word.strip_prefix('{') {
        let name = rest.strip_suffix('}').ok_or_else(|| format!("expected `}}` at the end of `{word}`"))?;
        return Ok(Atom::Class(name.to_owned()));
    }
    // Nearly all are written so.
    if !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return Ok(Atom::Word(word.to_owned()));
    }
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '.' | '$');
    if word.is_empty() || !word.chars().all(fits) {
        return Err(format!("expected a word, `{{class}}`, `|` or `[…]`, found `{word}`"));
    }
    Ok(Atom::Word(word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_has_parts_alternatives_and_classes() {
        let pattern = &parse("declare|announce [a] > {truce}").unwrap()[0];
        assert_eq!(pattern.parts.len(), 2);
        assert_eq!(pattern.parts[0][0].any.len(), 2);
        assert!(pattern.parts[0][1].optional);
        assert_eq!(pattern.parts[1][0].any, [Atom::Class("truce".to_owned())]);
        assert_eq!(parse("reject|turn_down > offer").unwrap().len(), 2);
        assert_eq!(parse("set_up > {truce_deal}").unwrap()[0].parts[0].len(), 2);
        assert_eq!(parse("reject offer < {truce}").unwrap()[0].context.as_deref(), Some("truce"));
        assert!(parse("reject offer < truce").is_err());
        assert_eq!(parse("despite > {truce} & {violence}").unwrap()[0].beside.as_deref(), Some("violence"));
        assert!(parse("declare >").is_err());
        assert!(parse("{truce").is_err());
    }
}
