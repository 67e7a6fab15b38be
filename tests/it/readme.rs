//! The README's commands run, with the program that `cargo test` built, on the sample articles.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The commands of the README's `sh` blocks: continuation lines joined, comments dropped.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let mut commands = Vec::new();
    for block in readme.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap_or("").replace("\\\n", " ");
        commands.extend(block.lines().map(|line| line.split(" #").next().unwrap_or("").trim().to_owned()));
    }
    commands.retain(|command| !command.is_empty());
    commands
}

/// Splits a command line as a shell does, as far as the README needs it: double quotes only.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (number, part) in command.split('"').enumerate() {
        match number % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

fn run(folder: &Path, arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_truceline"))
        .args(arguments)
        .current_dir(folder)
        .env("TRUCELINE_TRACKER", folder.join("tracker.db"))
        .env("TRUCELINE_USER", "readme")
        .output()
        .unwrap()
}

fn copy_samples(to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn every_command_of_the_readme_runs() {
    let folder = tempfile::tempdir().unwrap();
    copy_samples(&folder.path().join("data/samples"));
    copy_samples(&folder.path().join("story"));
    let mut event = None;
    let mut ran = 0;
    for command in commands() {
        let command = command.replace("cargo run --release -- ", "truceline ");
        let Some(arguments) = command.strip_prefix("truceline ") else { continue };
        let arguments: Vec<String> =
            words(arguments)
                .into_iter()
                .map(|word| {
                    if word == "EVENT" { event.clone().expect("something was tracked before") } else { word }
                })
                .collect();
        let output = run(folder.path(), &arguments);
        assert!(
            output.status.success(),
            "`{command}` ended with {}:\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        ran += 1;
        if event.is_none() {
            let listed = run(folder.path(), &["list".to_owned(), "--format".to_owned(), "jsonl".to_owned()]);
            let first = String::from_utf8(listed.stdout).unwrap().lines().next().unwrap_or("{}").to_owned();
            let row: serde_json::Value = serde_json::from_str(&first).unwrap();
            event = row["id"].as_str().map(str::to_owned);
        }
    }
    assert!(ran >= 10, "the README's blocks were not read: {ran} commands");
    for made in [
        "charts/timeline.svg",
        "charts/timeline.png",
        "charts/events.csv",
        "out/truces.svg",
        "out/events.csv",
    ] {
        assert!(
            folder.path().join(made).metadata().is_ok_and(|file| file.len() > 0),
            "{made} was not written"
        );
    }
}
