//! The files that the user's words mean: a file, everything in a folder, what a pattern matches, standard input.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Level};

/// One thing to read.
pub(super) enum Found {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Standard,
    /// Nothing, and why.
    Nothing(Diagnostic),
}

/// The files, in the order of the arguments, those of a folder by name.
pub(super) struct Walk {
    inputs: VecDeque<PathBuf>,
    found: VecDeque<Found>,
}

impl Walk {
    pub(super) fn new(inputs: Vec<PathBuf>) -> Self {
        Self { inputs: inputs.into(), found: VecDeque::new() }
    }
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while self.found.is_empty() {
            let input = self.inputs.pop_front()?;
            self.found = expand(&input);
        }
        self.found.pop_front()
    }
}

fn expand(input: &Path) -> VecDeque<Found> {
    if input == Path::new("-") {
        return [Found::Standard].into();
    }
    let one = |diagnostic| VecDeque::from([Found::Nothing(diagnostic)]);
    if input.is_dir() {
        let mut found = VecDeque::new();
        folder(input, &mut found);
        return if found.is_empty() { one(empty_folder(input)) } else { found };
    }
    if input.exists() {
        return [Found::File(input.to_path_buf())].into();
    }
    let words = input.to_string_lossy();
    if words.contains(['*', '?', '[']) {
        let matched: Vec<PathBuf> =
            glob::glob(&words).map(|paths| paths.flatten().collect()).unwrap_or_default();
        let found: VecDeque<Found> =
            matched.iter().filter(|path| !is_hidden(path)).flat_map(|path| expand(path)).collect();
        return if found.is_empty() { one(missing(input, "no file that matches")) } else { found };
    }
    one(missing(input, "nothing there"))
}

/// Adds every file of a folder that is not hidden, then those of its folders.
fn folder(path: &Path, found: &mut VecDeque<Found>) {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            let diagnostic = Diagnostic::new(
                Level::Refused,
                format!("expected a folder that can be read, found: {error}"),
            )
            .at(path.display().to_string());
            found.push_back(Found::Nothing(diagnostic.hint("check that you may read it")));
            return;
        }
    };
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| !is_hidden(path)).collect();
    paths.sort();
    let pages: Vec<PathBuf> = paths.iter().filter(|path| path.is_file()).cloned().collect();
    for inner in paths {
        // A folder behind a symbolic link could lead back here.
        let Ok(about) = std::fs::symlink_metadata(&inner) else { continue };
        if about.is_dir() {
            if !is_beside_a_page(&inner, &pages) {
                folder(&inner, found);
            }
        } else if inner.is_file() {
            found.push_back(Found::File(inner));
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Endings of the folders that browsers, in their languages, save beside a page.
const PAGE_FOLDERS: &[&str] = &[
    "_files",
    ".files",
    "-files",
    "_dateien",
    "-dateien",
    "_fichiers",
    "-fichiers",
    "_file",
    "_archivos",
    "_ficheiros",
    "_arquivos",
    "_bestanden",
    "-bestanden",
    "_pliki",
    "-filer",
    "_filer",
    "_tiedostot",
    "_soubory",
    "_файлы",
    ".файлы",
];

/// Whether a folder is the one that a browser saved beside a page: "Talks.html" and "Talks_files".
fn is_beside_a_page(folder: &Path, pages: &[PathBuf]) -> bool {
    let Some(name) = folder.file_name().map(|name| name.to_string_lossy().into_owned()) else { return false };
    let lower = name.to_lowercase();
    let Some(ending) = PAGE_FOLDERS.iter().find(|ending| lower.ends_with(**ending)) else { return false };
    let cut = name.chars().count() - ending.chars().count();
    let stem: String = name.chars().take(cut).collect();
    pages.iter().any(|page| {
        let is_page = page.extension().is_some_and(|extension| {
            matches!(extension.to_string_lossy().to_lowercase().as_str(), "html" | "htm" | "xhtml" | "gz")
        });
        is_page
            && page.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("{stem}.")))
    })
}

fn missing(input: &Path, found: &str) -> Diagnostic {
    Diagnostic::new(Level::Refused, format!("expected a file or a folder, found {found}"))
        .at(input.display().to_string())
        .hint("check the path; - reads standard input")
}

fn empty_folder(input: &Path) -> Diagnostic {
    Diagnostic::new(Level::Refused, "expected a folder with articles, found no file in it")
        .at(input.display().to_string())
        .hint("hidden files and the _files folders of saved pages are passed over")
}
