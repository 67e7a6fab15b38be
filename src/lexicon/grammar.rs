//! `grammar.toml` and `classes.toml`: what words do in a sentence, and which belong together. Layer 2.

use std::collections::BTreeMap;

use super::LexiconFile;
use super::inflect::Irregular;
use super::pattern;
use super::sense::LISTS;
use super::source::lists::no_list;
use super::source::toml_table::{fault_at, parse};
use super::vocabulary::Vocabulary;
use crate::error::{Error, ErrorKind, Result};

type Tables = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Adds both files to the vocabulary.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile], vocabulary: &mut Vocabulary) -> Result<()> {
    vocabulary.add_name_classes().map_err(|fault| Error::new(ErrorKind::Lexicon, fault))?;
    if let Some(file) = files.iter().find(|file| file.name == "grammar.toml") {
        let tables: Tables = parse(file)?;
        vocabulary.set_irregular(irregular(file, &tables)?);
        add_words(file, &tables, vocabulary)?;
    }
    if let Some(file) = files.iter().find(|file| file.name == "classes.toml") {
        let classes: BTreeMap<String, Vec<String>> = parse(file)?;
        add_classes(file, &classes, vocabulary)?;
    }
    Ok(())
}

fn add_words(file: &LexiconFile, tables: &Tables, vocabulary: &mut Vocabulary) -> Result<()> {
    for (table, lists) in tables.iter().filter(|(table, _)| *table != "irregular") {
        for (key, words) in lists {
            let Some((_, sense)) = LISTS.iter().find(|((t, k), _)| t == table && k == key) else {
                let known = LISTS.iter().filter(|((t, _), _)| t == table).map(|((_, k), _)| *k);
                return Err(fault_at(file, key, no_list(known, key)));
            };
            for word in words {
                if word.contains(' ') {
                    return Err(fault_at(file, word, format!("expected one word, found `{word}`")));
                }
                match table.as_str() {
                    "verbs" => {
                        vocabulary.add_verb(word, *sense);
                    }
                    "nouns" => {
                        vocabulary.add_noun(word, *sense);
                    }
                    _ => vocabulary.add_literal(word, *sense),
                }
            }
        }
    }
    Ok(())
}

fn irregular(file: &LexiconFile, tables: &Tables) -> Result<Irregular> {
    let lines = tables.get("irregular").and_then(|lists| lists.get("forms"));
    let mut irregular = Irregular::new();
    for line in lines.into_iter().flatten() {
        let forms: Vec<_> = line.split_whitespace().collect();
        let [base, past, participle] = forms[..] else {
            let fault = format!("expected base, past and participle, found `{line}`");
            return Err(fault_at(file, line, fault));
        };
        irregular.insert(base.to_owned(), (past.to_owned(), participle.to_owned()));
    }
    Ok(irregular)
}

fn add_classes(
    file: &LexiconFile,
    classes: &BTreeMap<String, Vec<String>>,
    vocabulary: &mut Vocabulary,
) -> Result<()> {
    for name in classes.keys() {
        vocabulary
            .add_class(name)
            .map_err(|fault| Error::new(ErrorKind::Lexicon, fault).at(file.name.as_ref()))?;
    }
    for (name, members) in classes {
        let class = vocabulary.class(name).expect("added above");
        for member in members {
            pattern::parse(member)
                .and_then(|patterns| {
                    patterns.iter().try_for_each(|pattern| match &pattern.parts[..] {
                        [elements] => vocabulary.add_member(class, elements),
                        _ => Err(format!("expected words side by side, found `>` in `{member}`")),
                    })
                })
                .map_err(|fault| fault_at(file, member, fault))?;
        }
    }
    Ok(())
}
