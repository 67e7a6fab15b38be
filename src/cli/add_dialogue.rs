//! `truceline add` without arguments on a terminal: asks for one field after the other.

use std::io::{BufRead as _, Write as _};

use super::actor_words::ActorWords;
use super::add::{Add, known_type};
use super::date_words;
use super::report;
use crate::error::{Error, ErrorKind, Result};
use crate::lexicon::Lexicon;
use crate::model::Status;

/// Fills the arguments by asking; false where the person does not want to keep the event.
pub(super) fn fill(add: &mut Add, lexicon: &Lexicon) -> Result<bool> {
    say("An event by hand. Enter alone leaves a field out; Ctrl-D gives up.\n")?;
    add.event_type = Some(ask("type (`truceline codebook` lists them)", |words| {
        known_type(Some(words).filter(|words| !words.is_empty()), lexicon.types())
            .map(|known| known.id.clone())
    })?);
    let published = add.published.published;
    add.date = ask("date (2025-05-16, 2025-05, a/b, words; Enter: unknown)", |words| {
        if words.is_empty() {
            return Ok(None);
        }
        date_words::read(words, published, lexicon.words()).map(|_| Some(words.to_owned()))
    })?;
    add.undated = add.date.is_none();
    add.actors = ask("who (host=Norway, Ukraine, Russia)", |words| {
        let names = words.split(',').map(str::trim).filter(|name| !name.is_empty());
        names.map(|name| name.parse::<ActorWords>().map_err(refuse)).collect()
    })?;
    add.place = ask("where", some)?;
    add.status = ask("status (happened, planned, proposed, alleged; Enter: happened)", |words| {
        if words.is_empty() { Ok(Status::Happened) } else { words.parse().map_err(refuse) }
    })?;
    add.label = ask("in a few words (Enter: composed)", some)?;
    add.sources = ask("address of a source", some)?.into_iter().collect();
    add.quote = ask("its words", some)?;
    ask("keep it? [Y/n]", |words| match words.to_lowercase().as_str() {
        "" | "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(refuse("expected y or n".to_owned())),
    })
}

/// Asks until the answer can be read.
fn ask<T>(question: &str, read: impl Fn(&str) -> Result<T>) -> Result<T> {
    loop {
        say(&format!("{question}: "))?;
        let mut line = String::new();
        let count = std::io::stdin().lock().read_line(&mut line);
        if count.map_err(|error| Error::io("standard input", error))? == 0 {
            say("\n")?;
            return Err(refuse("the event was given up; nothing was kept".to_owned()));
        }
        match read(line.trim()) {
            Ok(answer) => return Ok(answer),
            Err(error) => report::error(&error),
        }
    }
}

fn some(words: &str) -> Result<Option<String>> {
    Ok(Some(words.to_owned()).filter(|words| !words.is_empty()))
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
