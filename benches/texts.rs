//! What the benches of the text side read: the files named on the command line, or the sample articles.

use std::path::{Path, PathBuf};

use truceline::ingest;
use truceline::model::Article;

/// The files and folders that were named; the project's samples where none was.
pub fn inputs() -> Vec<PathBuf> {
    let named: Vec<PathBuf> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).map(Into::into).collect();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    if named.is_empty() { vec![samples] } else { named }
}

/// The articles of a file, or of a folder and those below it.
pub fn articles(path: &Path) -> Vec<Article> {
    if path.is_dir() {
        let mut entries: Vec<_> =
            std::fs::read_dir(path).expect("a folder").flatten().map(|entry| entry.path()).collect();
        entries.sort();
        return entries.iter().flat_map(|entry| articles(entry)).collect();
    }
    let bytes = std::fs::read(path).expect("a file that can be read");
    ingest::articles(&path.to_string_lossy(), &bytes).articles
}
