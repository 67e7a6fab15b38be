//! `docs/cli.md` is what the program says of itself: the help of every command, made anew with `UPDATE=1`.

use std::fmt::Write as _;
use std::path::Path;

use crate::program::Program;

/// The commands that a help page lists, but for `help` itself.
fn listed(help: &str) -> Vec<String> {
    let list = help.split_once("Commands:\n").map(|(_, list)| list).unwrap_or_default();
    let names = list.lines().take_while(|line| line.starts_with("  "));
    let names =
        names.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// Adds the page of a command and of those below it.
fn describe(program: &Program, words: &[String], pages: &mut String) {
    let help = program.done(&format!("{} --help", words.join(" ")));
    let trimmed: Vec<&str> = help.lines().map(str::trim_end).collect();
    let name = [&["truceline".to_owned()], words].concat().join(" ");
    let level = "#".repeat(words.len() + 1);
    write!(pages, "\n{level} {name}\n\n```text\n{}\n```\n", trimmed.join("\n").trim_end())
        .expect("a string grows");
    for command in listed(&help) {
        describe(program, &[words, &[command]].concat(), pages);
    }
}

#[test]
fn the_command_reference_is_what_the_program_says() {
    let mut pages = String::from(
        "# Commands\n\nWhat `truceline COMMAND --help` says, made from the program itself (`UPDATE=1 cargo test`).\n",
    );
    describe(&Program::new(), &[], &mut pages);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &pages).expect("the reference can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == pages, "docs/cli.md is not what the program says; UPDATE=1 cargo test renews it");
}
