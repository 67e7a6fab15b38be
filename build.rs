//! Puts together what the program carries: the files of `data/lexicon/`, sorted, to be embedded with `include_str!`
//! (adding a file to the folder is all it takes to add it to the program), and the gazetteer as tables that a run
//! looks into where they lie. The table is made by the code that reads a user's places.

#![expect(clippy::disallowed_methods, reason = "a build script reads folders and its environment")]

#[path = "src/error.rs"]
#[allow(dead_code, reason = "the build script needs a part of it")]
mod error;
#[path = "src/model/word_hash.rs"]
#[allow(dead_code, reason = "the build script needs a part of it")]
mod word_hash;

/// What the modules below know as the model.
mod model {
    pub use crate::word_hash::WordHash;
    pub(crate) use crate::word_hash::mix;
}

/// The part of the lexicon that reads places.
#[path = "src/lexicon"]
#[allow(dead_code, reason = "the build script needs a part of it")]
mod lexicon {
    pub(crate) mod source {
        pub(crate) mod csv_table;
        pub(crate) mod file;
    }
    pub(crate) mod lookup;
    #[path = "places"]
    pub(crate) mod places {
        pub(crate) mod gazetteer;
        pub(crate) mod rows;
    }
}

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use lexicon::places::rows;
use lexicon::source::file::LexiconFile;

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("data/lexicon");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    let mut places = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&root).expect("found below it").to_string_lossy().replace('\\', "/");
        list.push_str(&format!("    ({name:?}, include_str!({:?})),\n", file.display().to_string()));
        println!("cargo:rerun-if-changed={}", file.display());
        if rows::is_one(&name) {
            places.push(LexiconFile { name: name.into(), text: fs::read_to_string(file)?.into() });
        }
    }
    list.push_str("]\n");
    println!("cargo:rerun-if-changed={}", root.display());
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/model/word_hash.rs");
    println!("cargo:rerun-if-changed=build.rs");
    fs::write(out.join("lexicon_files.rs"), list)?;
    let gazetteer = rows::read(&places).map_err(|fault| io::Error::other(fault.to_string()))?;
    let (text, tables) = gazetteer.freeze();
    fs::write(out.join("places.txt"), text)?;
    fs::write(out.join("places.bin"), tables)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml" || extension == "csv") {
            files.push(path);
        }
    }
    Ok(())
}
