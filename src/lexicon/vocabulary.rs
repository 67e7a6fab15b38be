//! Every word that event detection knows, by its spelling: forms, senses, classes. Layer 2.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use smallvec::SmallVec;

use super::inflect::{self, Irregular};
use super::lookup::hash_table::HashTable;
use super::pattern::{Atom, Element, Slot};
use super::sense::{CLOSED, NOUN, Senses};
use crate::model::WordHash;

/// A word with all its forms, by number.
pub type Lemma = u32;

/// A few words, beside what else is known and not somewhere else in memory: every word of a text is asked for them.
pub type Lemmas = SmallVec<[Lemma; 4]>;

/// A set of classes, one bit per class.
pub type Classes = u128;

/// The class `{actor}`: a name that stands for somebody. No word has it by itself; names get it as they are read.
pub const ACTOR: Classes = 1;
/// The class `{person}`: the name of a person, or an office.
pub const PERSON: Classes = 1 << 1;
/// The class `{place}`: the name of a place.
pub const PLACE: Classes = 1 << 2;
/// The class `{time}`: what names a day or an hour.
pub const TIME: Classes = 1 << 3;
/// The classes that names and times get, in the order of their bits.
const NAME_CLASSES: [&str; 4] = ["actor", "person", "place", "time"];

/// What is known of one spelling. What every word of a text is asked stands first, in one line of the cache, and the
/// rest in its neighbour, which the processor fetches with it.
#[derive(Clone, Debug, Default)]
#[repr(C, align(128))]
pub struct WordFacts {
    /// Classes it belongs to by itself.
    pub classes: Classes,
    /// What it does in a sentence.
    pub senses: Senses,
    /// Which verb forms it can be; 0 for words that are no verbs.
    pub forms: u8,
    /// The words that it is a form of.
    pub lemmas: Lemmas,
    /// Where the frames that it can open stand among those of all words.
    frames: Range<usize>,
    /// Members of classes that begin with it and go on: class and the rest.
    pub phrases: Vec<(Classes, Vec<Slot>)>,
}

/// How the words of a part of a pattern are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// They are verbs.
    Verb,
    /// They name things.
    Noun,
    /// Either: a word that is known as a verb stays one alone, "accuse > violate".
    Either,
}

/// Spellings and what is known of them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Numbers of spellings by the hash of their small letters: two words that anybody writes never share one.
    by_hash: HashTable<u32>,
    facts: Vec<WordFacts>,
    /// The frames that words can open, word by word, so that they lie close together.
    frames: Vec<u32>,
    /// The spellings that are a form of a word, by its number.
    spellings: Vec<Vec<u32>>,
    /// Numbers of words by the hash of their base form, or of `=` and the form that stands for itself.
    lemmas: HashTable<Lemma>,
    /// What was added with all its forms: a word, as a verb or not, and its senses. Patterns name the same words over and
    /// over.
    added: BTreeSet<(Lemma, bool, Senses)>,
    /// Words that stand for themselves alone.
    exact: BTreeSet<Lemma>,
    irregular: Irregular,
    classes: BTreeMap<String, u32>,
    frames_of_lemma: BTreeMap<Lemma, Vec<u32>>,
    /// By the number of the class.
    frames_of_class: Vec<Vec<u32>>,
    /// How many spellings a class has, by its number.
    members: Vec<usize>,
}

impl Vocabulary {
    /// What is known of a spelling in small letters.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&WordFacts> {
        self.at(WordHash::of_spelling(word))
    }

    /// What is known of a word of ASCII letters and digits in any case; `None` outside where it is another word.
    ///
    /// ```
    /// let lexicon = truceline::lexicon::Lexicon::embedded();
    /// let vocabulary = lexicon.types().vocabulary();
    /// assert!(vocabulary.get_plain("TRUCE").is_some_and(|facts| facts.is_some()));
    /// assert!(vocabulary.get_plain("won't").is_none());
    /// ```
    #[must_use]
    pub fn get_plain(&self, word: &str) -> Option<Option<&WordFacts>> {
        WordHash::of_plain(word).map(|hash| self.at(hash))
    }

    /// What is known of a word by the hash of its small letters.
    #[inline]
    #[must_use]
    pub fn at(&self, hash: WordHash) -> Option<&WordFacts> {
        self.by_hash.get(hash.value()).map(|index| &self.facts[index as usize])
    }

    /// Number of words with all their forms: lemmas are counted from 0 to here.
    #[must_use]
    pub fn lemmas(&self) -> usize {
        self.lemmas.len()
    }

    /// Number of spellings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// The bit of a class, where there is one of that name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<Classes> {
        self.classes.get(name).map(|number| 1 << number)
    }

    /// Names the classes that names get.
    pub(super) fn add_name_classes(&mut self) -> Result<(), String> {
        NAME_CLASSES.iter().try_for_each(|name| self.add_class(name).map(|_| ()))
    }

    pub(super) fn set_irregular(&mut self, irregular: Irregular) {
        self.irregular = irregular;
    }

    /// Names a class; there is room for 128.
    pub(super) fn add_class(&mut self, name: &str) -> Result<Classes, String> {
        let next = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let number = *self.classes.entry(name.to_owned()).or_insert(next);
        if number >= Classes::BITS {
            return Err(format!("expected at most {} classes, found one more: `{name}`", Classes::BITS));
        }
        Ok(1 << number)
    }

    pub(super) fn facts_mut(&mut self, word: &str) -> &mut WordFacts {
        let index = self.index(word);
        &mut self.facts[index as usize]
    }

    fn index(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.facts.len()).expect("a lexicon has fewer than 2^32 words");
        let index = *self.by_hash.or_insert(WordHash::of_spelling(word).value(), next);
        if index == next {
            self.facts.push(WordFacts::default());
        }
        index
    }

    /// Makes a spelling a form of a word.
    fn add_spelling(&mut self, lemma: Lemma, spelt: &str) -> &mut WordFacts {
        let index = self.index(spelt);
        let facts = &mut self.facts[index as usize];
        if !facts.lemmas.contains(&lemma) {
            facts.lemmas.push(lemma);
            let number = lemma as usize;
            if self.spellings.len() <= number {
                self.spellings.resize(number + 1, Vec::new());
            }
            self.spellings[number].push(index);
        }
        facts
    }

    /// A word that stands for itself.
    pub(super) fn add_literal(&mut self, word: &str, senses: Senses) {
        self.facts_mut(word).senses |= senses;
    }

    /// A verb with all its forms.
    pub(super) fn add_verb(&mut self, base: &str, senses: Senses) -> Lemma {
        self.add_forms(base, senses, true)
    }

    /// A word that may be a thing, with all its forms.
    pub(super) fn add_noun(&mut self, base: &str, senses: Senses) -> Lemma {
        self.add_forms(base, senses | NOUN, false)
    }

    /// The number of a word, which it gets here where it has none.
    fn lemma(&mut self, word: &str) -> Lemma {
        let next = u32::try_from(self.lemmas.len()).expect("a lexicon has fewer than 2^32 words");
        *self.lemmas.or_insert(WordHash::of_spelling(word).value(), next)
    }

    fn add_forms(&mut self, base: &str, senses: Senses, verb: bool) -> Lemma {
        let lemma = self.lemma(base);
        if !self.added.insert((lemma, verb, senses)) {
            return lemma;
        }
        let forms = inflect::forms(base, &self.irregular);
        for (form, bits) in forms {
            // "armed" is no form of the noun "arm".
            if senses & NOUN != 0 && bits & (inflect::BASE | inflect::S) == 0 {
                continue;
            }
            let facts = self.add_spelling(lemma, &form);
            if verb {
                facts.senses |= senses & !NOUN;
                facts.forms |= bits;
            } else if bits & (inflect::BASE | inflect::S) != 0 {
                // "will" and "to" in a pattern stay what they are.
                let closed = facts.senses & CLOSED != 0;
                facts.senses |= if closed { senses & !NOUN } else { senses };
            }
        }
        lemma
    }

    /// Notes that a frame can be opened by what fits a slot.
    pub(super) fn note_frame(&mut self, slot: &Slot, frame: u32) {
        for lemma in &slot.lemmas {
            self.frames_of_lemma.entry(*lemma).or_default().push(frame);
        }
        for class in numbers(slot.classes) {
            if self.frames_of_class.len() <= class {
                self.frames_of_class.resize(class + 1, Vec::new());
            }
            self.frames_of_class[class].push(frame);
        }
    }

    /// Frames that a word can open by itself, by number.
    #[inline]
    #[must_use]
    pub fn frames_of(&self, facts: &WordFacts) -> &[u32] {
        self.frames.get(facts.frames.clone()).unwrap_or(&[])
    }

    /// Frames that a member of these classes can open.
    pub fn frames_of_classes(&self, classes: Classes) -> impl Iterator<Item = u32> + '_ {
        numbers(classes).filter_map(|class| self.frames_of_class.get(class)).flatten().copied()
    }

    /// Adds a member of a class: a word, or several side by side.
    pub(super) fn add_member(&mut self, class: Classes, elements: &[Element]) -> Result<(), String> {
        let slots =
            elements.iter().map(|element| self.slot(element, Use::Noun)).collect::<Result<Vec<_>, _>>()?;
        let (first, rest) = slots.split_first().ok_or("expected a word")?;
        for lemma in &first.lemmas {
            // "armed" is no member where "arm" is one: a class names things, in the singular and the plural.
            let exact = self.exact.contains(lemma);
            let names = |facts: &WordFacts| {
                exact || facts.forms == 0 || facts.forms & (inflect::BASE | inflect::S) != 0
            };
            for index in self.spellings.get(*lemma as usize).into_iter().flatten() {
                let facts = &mut self.facts[*index as usize];
                if !names(facts) {
                    continue;
                }
                if rest.is_empty() {
                    facts.classes |= class;
                } else {
                    facts.phrases.push((class, rest.to_vec()));
                }
            }
        }
        Ok(())
    }

    /// Gathers at each spelling the frames that it can open. Called once, when all is added.
    pub(super) fn finish(&mut self) {
        self.members = vec![0; Classes::BITS as usize];
        for facts in &mut self.facts {
            numbers(facts.classes).for_each(|class| self.members[class] += 1);
            let mut frames: Vec<u32> = facts
                .lemmas
                .iter()
                .filter_map(|lemma| self.frames_of_lemma.get(lemma))
                .chain(numbers(facts.classes).filter_map(|class| self.frames_of_class.get(class)))
                .flatten()
                .copied()
                .collect();
            frames.sort_unstable();
            frames.dedup();
            let first = self.frames.len();
            self.frames.extend(frames);
            facts.frames = first..self.frames.len();
        }
    }

    /// How many spellings may fill a place.
    pub(super) fn words_for(&self, slot: &Slot) -> usize {
        let forms = |lemma: &Lemma| self.spellings.get(*lemma as usize).map_or(0, Vec::len);
        let members = numbers(slot.classes).filter_map(|class| self.members.get(class)).sum::<usize>();
        members + slot.lemmas.iter().map(forms).sum::<usize>()
    }

    /// "held", "expected": a form that is no base form of anything known stands for itself alone.
    fn is_inflected(&self, word: &str) -> bool {
        self.lemmas.get(WordHash::of_spelling(word).value()).is_none()
            && self.get(word).is_some_and(|facts| facts.forms != 0 && facts.forms & inflect::BASE == 0)
    }

    fn is_verb(&self, word: &str) -> bool {
        self.get(word).is_some_and(|facts| facts.forms & inflect::BASE != 0)
    }

    fn add_exact(&mut self, word: &str) -> Lemma {
        let lemma = self.lemma(&format!("={word}"));
        self.exact.insert(lemma);
        let facts = self.add_spelling(lemma, word);
        // "meeting", "bombings" name a thing wherever a pattern has them as one.
        if word.ends_with("ing") {
            facts.senses |= NOUN;
            self.add_spelling(lemma, &format!("{word}s")).senses |= NOUN;
        }
        lemma
    }

    /// A class that a pattern names.
    pub(super) fn known_class(&self, name: &str) -> Result<Classes, String> {
        self.class(name).ok_or_else(|| {
            let known: Vec<_> = self.classes.keys().map(String::as_str).collect();
            format!("expected one of the classes {}, found `{{{name}}}`", known.join(", "))
        })
    }

    /// Compiles one element of a pattern.
    pub(super) fn slot(&mut self, element: &Element, part: Use) -> Result<Slot, String> {
        let mut slot = Slot { optional: element.optional, ..Slot::default() };
        for atom in &element.any {
            match atom {
                Atom::Word(word) if self.is_inflected(word) => slot.lemmas.push(self.add_exact(word)),
                Atom::Word(word) if part == Use::Verb => slot.lemmas.push(self.add_verb(word, 0)),
                Atom::Word(word) if part == Use::Either && self.is_verb(word) => {
                    slot.lemmas.push(self.add_forms(word, 0, false));
                }
                Atom::Word(word) => slot.lemmas.push(self.add_noun(word, 0)),
                Atom::Class(name) => slot.classes |= self.known_class(name)?,
            }
        }
        Ok(slot)
    }
}

/// The numbers of the classes of a set, in order.
fn numbers(mut classes: Classes) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let class = (classes != 0).then(|| classes.trailing_zeros() as usize)?;
        classes &= classes - 1;
        Some(class)
    })
}
