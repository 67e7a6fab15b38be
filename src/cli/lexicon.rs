//! `truceline lexicon list|show|check`: what the program knows of events, and whether a user's own files are right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::add::near;
use super::command::{Outcome, Run};
use super::grid;
use super::lexicon_examples::{Failure, failures};
use super::options::{LexiconOption, LineFormat, LineFormatOption, lexicon_files};
use super::output::print;
use super::tracker::number;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::{EventType, Lexicon, TriggerFacts, check};

/// List the event types and their triggers, show one, check your own files
#[derive(Args, Debug)]
#[command(
    after_help = "A folder of your own holds files like those that truceline was built with: events/NAME.toml for an \
                  event type, actors/NAME.csv, places/NAME.csv, classes.toml. A .toml file replaces the one of its \
                  name, rows of a .csv are added. --lexicon FOLDER uses it, in every command.\n\nExamples:\n  truceline \
                  lexicon list\n  truceline lexicon show ceasefire_violation > my/events/ceasefire_violation.toml\n  \
                  truceline lexicon check my"
)]
pub(crate) struct LexiconCommand {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    lexicon: LexiconOption,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// List the event types: group, stage, number of triggers and examples
    List {
        #[command(flatten)]
        format: LineFormatOption,
    },
    /// Print the file of an event type: its facts, triggers and examples
    Show {
        /// The type, as `lexicon list` names it
        #[arg(value_name = "TYPE")]
        name: String,
    },
    /// Check a folder of your own files: every fault with file, line and column, and the examples in them
    Check {
        /// The folder; without it, what truceline was built with
        #[arg(value_name = "FOLDER")]
        folder: Option<PathBuf>,
    },
}

impl Run for LexiconCommand {
    const NAME: &'static str = "lexicon";

    fn run(self) -> Result<Outcome> {
        match self.action {
            Action::List { format } => list(&*self.lexicon.load()?, format.format),
            Action::Show { name } => show(&*self.lexicon.load()?, &name),
            Action::Check { folder } => check_folder(folder.or(self.lexicon.lexicon)),
        }
    }
}

fn list(lexicon: &Lexicon, format: LineFormat) -> Result<Outcome> {
    let types = lexicon.types().all();
    let text = match format {
        LineFormat::Jsonl => types.iter().fold(String::new(), |mut lines, event_type| {
            let _ = writeln!(lines, "{}", json(event_type));
            lines
        }),
        LineFormat::Table => {
            let mut table = grid::grid(&["type", "group", "stage", "triggers", "examples", "what it is"]);
            for event_type in types {
                table.add_row([
                    event_type.id.clone(),
                    event_type.group.clone(),
                    if event_type.stage == "none" { String::new() } else { event_type.stage.clone() },
                    triggers(&event_type.triggers).map(|(_, list)| list.len()).sum::<usize>().to_string(),
                    examples(event_type).to_string(),
                    event_type.about.clone(),
                ]);
            }
            grid::text(&table)
        }
    };
    print(&text)?;
    Ok(Outcome::Done)
}

/// The lists of triggers by their names in the file.
fn triggers(facts: &TriggerFacts) -> impl Iterator<Item = (&'static str, &Vec<String>)> {
    [
        ("verbs", &facts.verbs),
        ("subjects", &facts.subjects),
        ("nouns", &facts.nouns),
        ("suffered", &facts.suffered),
        ("sufferers", &facts.sufferers),
        ("hints", &facts.hints),
        ("blockers", &facts.blockers),
    ]
    .into_iter()
}

fn examples(event_type: &EventType) -> usize {
    event_type.examples.values().map(Vec::len).sum::<usize>() + event_type.counterexamples.len()
}

fn json(event_type: &EventType) -> serde_json::Value {
    serde_json::json!({
        "type": event_type.id,
        "label": event_type.label,
        "group": event_type.group,
        "about": event_type.about,
        "stage": event_type.stage,
        "family": event_type.family,
        "lasts": event_type.lasts,
        "hostile": event_type.hostile,
        "opposite": event_type.opposite,
        "triggers": triggers(&event_type.triggers).collect::<BTreeMap<_, _>>(),
        "examples": examples(event_type),
    })
}

fn show(lexicon: &Lexicon, name: &str) -> Result<Outcome> {
    let Some(file) = lexicon.file(&format!("events/{name}.toml")) else {
        let near = near(name, lexicon.types());
        let hint = if near.is_empty() {
            "truceline lexicon list names them all".to_owned()
        } else {
            near.join(", ")
        };
        return Err(
            Error::new(ErrorKind::Usage, format!("expected an event type, found `{name}`")).hint(hint)
        );
    };
    print(&file.text)?;
    Ok(Outcome::Done)
}

fn check_folder(folder: Option<PathBuf>) -> Result<Outcome> {
    let files = folder.as_deref().map_or_else(|| Ok(Vec::new()), lexicon_files)?;
    let named = |path: &str| folder.as_ref().map_or_else(|| PathBuf::from(path), |folder| folder.join(path));
    let own: Vec<String> = files.iter().map(|file| file.name.to_string()).collect();
    let is_own = |id: &str| own.is_empty() || own.contains(&format!("events/{id}.toml"));
    let checked = check(files);
    let mut lines = String::new();
    for fault in &checked.faults {
        let place = fault.path().map_or_else(PathBuf::new, |path| named(&path.to_string_lossy()));
        let position = fault.position().unwrap_or_default();
        let _ =
            writeln!(lines, "{}:{}:{}: {}", place.display(), position.line, position.column, fault.message());
        if let Some(hint) = fault.hint_text() {
            let _ = writeln!(lines, "  hint: {hint}");
        }
    }
    let types: Vec<&EventType> =
        checked.lexicon.types().all().iter().filter(|event_type| is_own(&event_type.id)).collect();
    let failed: Vec<Failure> =
        types.iter().flat_map(|event_type| failures(event_type, &checked.lexicon)).collect();
    for failure in &failed {
        let _ = writeln!(
            lines,
            "{}:{}:{}: expected {}, found {}\n  example: {}",
            named(&failure.file).display(),
            failure.line,
            failure.column,
            failure.expected,
            failure.found,
            failure.sentence
        );
    }
    let run: usize = types.iter().map(|event_type| examples(event_type)).sum();
    let _ = writeln!(
        lines,
        "{}; {}, {}, {} of them not as they should be",
        number(checked.faults.len() as u64, "fault"),
        number(types.len() as u64, "event type"),
        number(run as u64, "example"),
        failed.len()
    );
    print(&lines)?;
    let sound = checked.faults.is_empty() && failed.is_empty();
    Ok(if sound { Outcome::Done } else { Outcome::Refused })
}
