//! `truceline add` without arguments on a terminal: asks for one field after the other.

use std::io::{BufRead as _, Write as _};

use super::actor_words::ActorWords;
use super::add::{Add, known_type};
use super::date_words;
use super::report;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::{Role, Status, edtf_days};

/// One question.
struct Question {
    words: &'static str,
    /// Takes an answer that is not empty.
    take: fn(&mut Add, &str, &Lexicon) -> Result<()>,
    /// Leaves the field out; `None` where it is needed.
    clear: Option<fn(&mut Add)>,
    /// What was answered; empty where nothing was.
    shown: fn(&Add) -> String,
}

const QUESTIONS: &[Question] = &[
    Question {
        words: "type (`truceline codebook` lists them)",
        take: |add, words, lexicon| {
            let known = known_type(Some(&words.to_lowercase().replace([' ', '-'], "_")), lexicon.types())?;
            add.event_type = Some(known.id.clone());
            Ok(())
        },
        clear: None,
        shown: |add| add.event_type.clone().unwrap_or_default(),
    },
    Question {
        words: "date (2025-05-16, 2025-05, a/b, words; Enter: unknown)",
        take: |add, words, lexicon| {
            date_words::read(words, add.published.published, lexicon.words())?;
            add.date = Some(words.to_owned());
            Ok(())
        },
        clear: Some(|add| add.date = None),
        shown: |add| add.date.clone().unwrap_or_default(),
    },
    Question {
        words: "who (host=Norway, Ukraine, Russia)",
        take: |add, words, lexicon| {
            let names = words.split(',').map(str::trim).filter(|name| !name.is_empty());
            let actors = names.map(|name| {
                if let Some(own) = name.strip_prefix('=') {
                    return format!("participant={own}").parse::<ActorWords>().map_err(refuse);
                }
                let own = name.split_once('=').map_or(name, |(_, own)| own);
                not_of_another_field(own, "who took part, such as host=Norway, Ukraine", lexicon)?;
                name.parse::<ActorWords>().map_err(refuse)
            });
            add.actors = actors.collect::<Result<_>>()?;
            Ok(())
        },
        clear: Some(|add| add.actors.clear()),
        shown: |add| add.actors.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    },
    Question {
        words: "where",
        take: |add, words, lexicon| {
            add.place = Some(words_of(words, "a place such as Istanbul", lexicon)?);
            Ok(())
        },
        clear: Some(|add| add.place = None),
        shown: |add| add.place.clone().unwrap_or_default(),
    },
    Question {
        words: "status (happened, planned, proposed, alleged; Enter: happened)",
        take: |add, words, _| {
            add.status = Some(words.to_lowercase().parse().map_err(refuse)?);
            Ok(())
        },
        clear: Some(|add| add.status = None),
        shown: |add| add.status.unwrap_or(Status::Happened).to_string(),
    },
    Question {
        words: "in a few words (Enter: composed)",
        take: |add, words, lexicon| {
            add.label = Some(words_of(words, "the event in a few words", lexicon)?);
            Ok(())
        },
        clear: Some(|add| add.label = None),
        shown: |add| add.label.clone().unwrap_or_default(),
    },
    Question {
        words: "address of a source",
        take: |add, words, _| {
            if !is_address(words) {
                let message =
                    format!("expected an address such as https://example.org/talks, found `{words}`");
                return Err(refuse(message).hint(INSIST));
            }
            add.sources = vec![words.strip_prefix('=').unwrap_or(words).trim().to_owned()];
            Ok(())
        },
        clear: Some(|add| add.sources.clear()),
        shown: |add| add.sources.join(" "),
    },
    Question {
        words: "its words",
        take: |add, words, lexicon| {
            add.quote = Some(words_of(words, "the words of the source", lexicon)?);
            Ok(())
        },
        clear: Some(|add| add.quote = None),
        shown: |add| add.quote.clone().unwrap_or_default(),
    },
];

const INTRODUCTION: &str = "An event by hand. Enter alone leaves a field out, or as it is; - empties it, < goes back, = \
                            before an answer takes it as it stands; Ctrl-D gives up.\n";
const NEEDED: &str = "expected a type of event, found nothing; `other` is one";
const INSIST: &str = "< goes back to the question before; = before the answer takes it as it stands";

/// Fills the arguments by asking on the terminal; false where the person does not want to keep the event.
pub(super) fn fill(add: &mut Add, lexicon: &Lexicon) -> Result<bool> {
    say(INTRODUCTION)?;
    converse(add, lexicon, &mut |question| {
        say(&format!("{question}: "))?;
        let mut line = String::new();
        let count = std::io::stdin().lock().read_line(&mut line);
        if count.map_err(|error| Error::io("standard input", error))? == 0 {
            say("\n")?;
            return Err(refuse("the event was given up; nothing was kept".to_owned()));
        }
        Ok(line.trim().to_owned())
    })
}

/// Asks every question, and at the end whether to keep the event or which answer to change.
fn converse(add: &mut Add, lexicon: &Lexicon, ask: &mut dyn FnMut(&str) -> Result<String>) -> Result<bool> {
    let (mut at, mut met, mut is_change) = (0, 0, false);
    loop {
        let Some(question) = QUESTIONS.get(at) else {
            match last(add, ask)? {
                Last::Keep(keep) => {
                    add.undated = add.date.is_none();
                    return Ok(keep);
                }
                Last::Change(number) => (at, is_change) = (number, true),
            }
            continue;
        };
        let held = if at < met { (question.shown)(add) } else { String::new() };
        let shown = if held.is_empty() { String::new() } else { format!(" [{held}]") };
        let answer = ask(&format!("{}{shown}", question.words))?;
        let taken = match answer.as_str() {
            "<" => {
                at = at.saturating_sub(1);
                continue;
            }
            "" if at < met => Ok(()),
            "" | "-" => question.clear.map(|clear| clear(add)).ok_or_else(|| refuse(NEEDED.to_owned())),
            words => (question.take)(add, words, lexicon),
        };
        match taken {
            Err(error) => report::error(&error),
            Ok(()) => {
                at = if is_change { QUESTIONS.len() } else { at + 1 };
                met = met.max(at);
                is_change = false;
            }
        }
    }
}

/// What is wanted at the end.
enum Last {
    Keep(bool),
    Change(usize),
}

fn last(add: &Add, ask: &mut dyn FnMut(&str) -> Result<String>) -> Result<Last> {
    let mut answers = String::new();
    for (number, question) in (1..).zip(QUESTIONS) {
        let name = question.words.split(" (").next().unwrap_or_default();
        answers.push_str(&format!("  {number} {name}: {}\n", (question.shown)(add)));
    }
    say(&answers)?;
    loop {
        let answer = ask("keep it? [Y/n, < or a number changes an answer]")?;
        match (answer.to_lowercase().as_str(), answer.parse::<usize>()) {
            ("" | "y" | "yes", _) => return Ok(Last::Keep(true)),
            ("n" | "no", _) => return Ok(Last::Keep(false)),
            ("<", _) => return Ok(Last::Change(QUESTIONS.len() - 1)),
            (_, Ok(number)) if (1..=QUESTIONS.len()).contains(&number) => {
                return Ok(Last::Change(number - 1));
            }
            _ => report::error(&refuse(format!("expected y, n, < or a number up to {}", QUESTIONS.len()))),
        }
    }
}

/// An answer in free words, unless it plainly answers another question.
fn words_of(words: &str, wanted: &str, lexicon: &Lexicon) -> Result<String> {
    not_of_another_field(words, wanted, lexicon)?;
    Ok(words.strip_prefix('=').unwrap_or(words).trim().to_owned())
}

/// Refuses what plainly answers another question: a date, a status, an address, a type, somebody with a role.
fn not_of_another_field(words: &str, wanted: &str, lexicon: &Lexicon) -> Result<()> {
    let is_number = words.bytes().all(|byte| byte.is_ascii_digit() || b"-/.:".contains(&byte));
    let found = if words.starts_with('=') {
        return Ok(());
    } else if is_number
        || edtf_days(words).is_some()
        || date_words::read(words, None, lexicon.words()).is_ok()
    {
        "a date"
    } else if words.to_lowercase().parse::<Status>().is_ok() {
        "a status"
    } else if words.contains("://") {
        "an address"
    } else if lexicon.types().get(words).is_some() {
        "a type"
    } else if words.split_once('=').is_some_and(|(role, _)| role.trim().parse::<Role>().is_ok()) {
        "who took part"
    } else {
        return Ok(());
    };
    Err(refuse(format!("expected {wanted}, found {found}: `{words}`")).hint(INSIST))
}

/// Whether words may be an address: one word with a scheme or a dot in it.
fn is_address(words: &str) -> bool {
    let rest = words.split_once("://").map_or(words, |(_, rest)| rest);
    !words.contains(char::is_whitespace)
        && rest.contains('.')
        && !rest.starts_with('.')
        && !rest.ends_with('.')
        || words.starts_with('=')
}

fn refuse(message: String) -> Error {
    Error::new(ErrorKind::Usage, message)
}

fn say(words: &str) -> Result<()> {
    let mut terminal = anstream::stderr();
    terminal
        .write_all(words.as_bytes())
        .and_then(|()| terminal.flush())
        .map_err(|error| Error::io("the terminal", error))
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, FromArgMatches as _};

    use super::*;

    /// Holds the conversation with some answers; gives what was filled in, and how many answers were taken.
    fn filled(answers: &[&str]) -> (Add, bool) {
        let matches = Add::augment_args(clap::Command::new("add")).get_matches_from(["add"]);
        let mut add = Add::from_arg_matches(&matches).unwrap();
        let mut answers = answers.iter();
        let mut ask = |_: &str| {
            answers.next().map(|words| (*words).to_owned()).ok_or_else(|| refuse("no more".to_owned()))
        };
        let keep = converse(&mut add, &Lexicon::embedded(), &mut ask).unwrap();
        assert_eq!(answers.len(), 0, "every answer was asked for");
        (add, keep)
    }

    #[test]
    fn answers_of_another_field_are_refused_and_asked_again() {
        let (add, keep) = filled(&[
            "2025-05-16",
            "meeting",
            "Norway",
            "16 May 2025",
            "2025-05-16",
            "planned",
            "host=Norway, Ukraine",
            "https://example.org",
            "host=Norway",
            "Oslo",
            "Istanbul",
            "happened",
            "2025",
            "Talks in Oslo",
            "what it said",
            "https://example.org/talks",
            "alleged",
            "They met.",
            "y",
        ]);
        assert!(keep);
        assert_eq!(add.event_type.as_deref(), Some("meeting"));
        assert_eq!(add.date.as_deref(), Some("16 May 2025"));
        assert_eq!(add.actors.len(), 2);
        assert_eq!(add.place.as_deref(), Some("Oslo"));
        assert_eq!(add.status, Some(Status::Happened));
        assert_eq!(add.label.as_deref(), Some("Talks in Oslo"));
        assert_eq!(add.sources, ["https://example.org/talks"]);
        assert_eq!(add.quote.as_deref(), Some("They met."));
    }

    #[test]
    fn one_goes_back_and_changes_an_answer_at_the_end() {
        let (add, keep) = filled(&[
            "attack",
            "2025-05-01",
            "<",
            "2025-05-02",
            "Russia",
            "Kyiv",
            "alleged",
            "=2025",
            "",
            "",
            "4",
            "Kharkiv",
            "<",
            "They struck.",
            "2",
            "-",
            "",
        ]);
        assert!(keep && add.undated);
        assert_eq!((add.date, add.place.as_deref()), (None, Some("Kharkiv")));
        assert_eq!(add.label.as_deref(), Some("2025"));
        assert_eq!(add.quote.as_deref(), Some("They struck."));
        let (_, keep) = filled(&["attack", "", "", "", "", "", "", "", "n"]);
        assert!(!keep);
    }
}
