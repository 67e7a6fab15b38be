//! The files of a lexicon: the embedded ones and a user's over them.

use std::borrow::Cow;

use super::file::LexiconFile;

const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs"));

/// The files inside the program, sorted by name.
pub(in crate::lexicon) fn embedded() -> Vec<LexiconFile> {
    EMBEDDED
        .iter()
        .map(|(name, text)| LexiconFile { name: Cow::Borrowed(name), text: Cow::Borrowed(text) })
        .collect()
}

/// Whether those of the files whose name `is_one` are the program's own, and no other.
pub(in crate::lexicon) fn are_embedded(files: &[LexiconFile], is_one: impl Fn(&str) -> bool) -> bool {
    let own = EMBEDDED.iter().filter(|(name, _)| is_one(name)).copied();
    own.eq(files.iter().filter(|file| is_one(&file.name)).map(|file| (&*file.name, &*file.text)))
}

/// Puts a user's files over the embedded ones. TOML files of one name replace each other; CSV files are kept
/// side by side, the user's last, so that its rows replace those of the same id.
pub(in crate::lexicon) fn overlay(embedded: Vec<LexiconFile>, user: Vec<LexiconFile>) -> Vec<LexiconFile> {
    let replaced = |name: &str| name.ends_with(".toml") && user.iter().any(|file| file.name == name);
    let mut files: Vec<_> = embedded.into_iter().filter(|file| !replaced(&file.name)).collect();
    files.extend(user);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Hash of all files, in hexadecimal.
pub(in crate::lexicon) fn hash(files: &[LexiconFile]) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(file.name.as_bytes());
        hasher.update(&[0]);
        hasher.update(file.text.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex()[..16].to_owned()
}
