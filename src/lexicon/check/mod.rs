//! Every fault of a lexicon at once. Layer 2.
//!
//! A loader stops at its first fault. To find the others, what is faulty is taken out, as little as can be, and the
//! rest is loaded again: the text of the pattern, else the line, else the file.

use std::collections::BTreeSet;

use super::source::files;
use super::{Lexicon, LexiconFile};
use crate::error::{Error, ErrorKind, Position};

/// More faults than a person reads in one go; the rest shows when these are mended.
const MOST: usize = 200;

/// What a check found.
#[derive(Debug)]
pub struct Checked {
    /// Every fault, in the order of files and lines.
    pub faults: Vec<Error>,
    /// What can be used of the lexicon: all of it where there are no faults, the embedded one where the user's files
    /// leave another faulty.
    pub lexicon: Lexicon,
}

/// Checks a user's files over the embedded ones.
#[must_use]
pub fn check(mut overlay: Vec<LexiconFile>) -> Checked {
    let mut faults: Vec<Error> = overlay.iter().filter_map(unknown).collect();
    let mut met = BTreeSet::new();
    let lexicon = loop {
        let lexicon = Lexicon::of(files::overlay(files::embedded(), overlay.clone()));
        let found = lexicon.first_faults();
        if found.is_empty() {
            break lexicon;
        }
        let mended = take_out(found, &mut overlay, &mut met, &mut faults);
        if !mended || faults.len() >= MOST {
            break Lexicon::embedded();
        }
    };
    faults.sort_by_key(|fault| {
        let position = fault.position().unwrap_or_default();
        (fault.path().map(std::path::Path::to_path_buf), position.line, position.column)
    });
    Checked { faults, lexicon }
}

/// Takes what is faulty out of the user's files and keeps the faults not met before; says whether anything could go.
fn take_out(
    found: Vec<Error>,
    overlay: &mut Vec<LexiconFile>,
    met: &mut BTreeSet<(String, Position)>,
    faults: &mut Vec<Error>,
) -> bool {
    let mut mended = false;
    for fault in found {
        let name = fault.path().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(file) = overlay.iter_mut().find(|file| file.name == name) else {
            // The embedded file next to the user's: nothing to take out.
            if met.insert((name, Position::default())) {
                faults.push(fault);
            }
            continue;
        };
        let again = !met.insert((name.clone(), fault.position().unwrap_or_default()));
        let taken = if again { None } else { without(file, fault.position()) };
        match taken {
            Some(text) => file.text = text.into(),
            None => overlay.retain(|file| file.name != name),
        }
        mended = true;
        if !again {
            faults.push(fault);
        }
    }
    mended
}

/// A file that no part of the lexicon reads: its name is wrong, and nothing in it would ever be used.
fn unknown(file: &LexiconFile) -> Option<Error> {
    const FOLDERS: &[(&str, &str)] = &[("events/", ".toml"), ("actors/", ".csv"), ("places/", ".csv")];
    let name = file.name.as_ref();
    let known = files::embedded().iter().any(|known| known.name == file.name)
        || FOLDERS.iter().any(|(folder, ending)| {
            name.strip_prefix(folder).is_some_and(|rest| rest.ends_with(ending) && !rest.contains('/'))
        });
    (!known).then(|| {
        Error::new(ErrorKind::Lexicon, "expected a file that the lexicon reads, found another name").at(name).hint(
            "event types are events/NAME.toml, actors actors/NAME.csv, places places/NAME.csv, words classes.toml and its like",
        )
    })
}

/// The text of a file without what stands at a place: a string of a list, or the row of a table of values. `None`
/// where only the whole file can go.
fn without(file: &LexiconFile, position: Option<Position>) -> Option<String> {
    let Position { line, column } = position.filter(|position| position.line > 0)?;
    let text = file.text.as_ref();
    let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    let row = text.get(start..)?.split('\n').next()?;
    if file.name.ends_with(".csv") {
        // The header cannot go.
        return (line > 1).then(|| format!("{}#{}", &text[..start], &text[start + row.len()..]));
    }
    let at = row.char_indices().nth(column.checked_sub(1)?).map_or(row.len(), |(at, _)| at);
    let quote = row[..at].rfind('"')?;
    let end = at + row[at..].find('"')?;
    let behind = &row[end + 1..];
    let behind = behind.trim_start().strip_prefix(',').unwrap_or(behind);
    let in_list = row[..quote].trim_end().is_empty() || row[..quote].trim_end().ends_with(['[', ',']);
    in_list.then(|| format!("{}{}{}{}", &text[..start], &row[..quote], behind, &text[start + row.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(files: &[(&'static str, &'static str)]) -> Vec<String> {
        let files =
            files.iter().map(|(name, text)| LexiconFile { name: (*name).into(), text: (*text).into() });
        check(files.collect()).faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let faults = checked(&[
            (
                "events/parade.toml",
                "label = \"Parade\"\ngroup = \"talks\"\n[triggers]\nverbs = [\n  \"hold > {parade}\",\n  \"stage >\",\n  \"march\",\n]\n",
            ),
            ("events/rally.toml", "label = \"Rally\"\ngrup = \"talks\"\n"),
            ("actors/mine.csv", "id,name\n"),
            ("truces.toml", "[[scop]]\nname = \"all\"\n"),
            ("placess.csv", "name\n"),
        ]);
        let has = |start: &str| {
            assert!(faults.iter().any(|fault| fault.starts_with(start)), "{start}: {faults:#?}");
        };
        has("events/parade.toml:5:");
        has("events/parade.toml:6:");
        has("events/rally.toml:2:");
        has("actors/mine.csv:1:");
        has("truces.toml:1:");
        has("placess.csv: expected a file");
        assert_eq!(faults.len(), 6, "{faults:#?}");
    }

    #[test]
    fn what_the_embedded_files_need_is_a_fault_where_a_user_leaves_it_out() {
        let checked =
            check(vec![LexiconFile { name: "classes.toml".into(), text: "mine = [\"word\"]\n".into() }]);
        assert!(!checked.faults.is_empty());
        assert!(!checked.lexicon.types().all().is_empty(), "what is left can be used");
    }

    #[test]
    fn a_sound_folder_has_no_faults() {
        assert_eq!(
            checked(&[(
                "events/parade.toml",
                "label = \"Parade\"\ngroup = \"talks\"\n[triggers]\nverbs = [\"hold > parade\"]\n"
            )]),
            [""; 0]
        );
    }
}
