//! The program as a user runs it, in a fresh folder of its own.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A fresh folder and the binary that the tests built.
pub(crate) struct Program {
    folder: tempfile::TempDir,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) told: String,
}

impl Program {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for the test") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder for the file");
        std::fs::write(path, text).expect("a file for the test");
    }

    /// The command, ready to be run in the folder.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(binary());
        command.args(words).current_dir(self.folder.path()).env_clear().env("TRUCELINE_USER", "tester");
        command
    }

    /// Runs the words of a line that need no quotes.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.run_words(&line.split_whitespace().collect::<Vec<_>>())
    }

    pub(crate) fn run_words(&self, words: &[&str]) -> Ran {
        let Output { status, stdout, stderr } = self.command(words).output().expect("the program starts");
        Ran {
            status: status.code().unwrap_or(-1),
            out: String::from_utf8(stdout).expect("output is UTF-8"),
            told: String::from_utf8(stderr).expect("messages are UTF-8"),
        }
    }

    /// Runs a line that must succeed; gives its output.
    pub(crate) fn done(&self, line: &str) -> String {
        let ran = self.run(line);
        assert_eq!(ran.status, 0, "{line}: {}", ran.told);
        ran.out
    }
}

/// The program under test: the one that the tests built, or another that TRUCELINE_PROGRAM names.
pub(crate) fn binary() -> std::ffi::OsString {
    std::env::var_os("TRUCELINE_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_truceline").into())
}

/// The sample articles of the project.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples")
}

/// The values of a field in JSON lines.
pub(crate) fn field(lines: &str, name: &str) -> Vec<String> {
    lines
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).expect("a JSON line");
            line[name].as_str().unwrap_or("").to_owned()
        })
        .collect()
}
