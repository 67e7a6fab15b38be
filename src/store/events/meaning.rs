//! What the form of a field stands for in the table of events.

use super::fields::{Cell, Field};
use super::json::{actors, strings};
use super::rows::{day_of, odd, word_of};
use crate::model::{Actor, Count, DayRange, Precision};
use crate::table::{ActorCells, EventColumn, Meaning, count_words};

/// Takes down what a form of a field stands for.
pub(super) fn write(field: Field, form: &[u8], into: &mut Meaning<'_>) -> rusqlite::Result<()> {
    let at = field.at;
    match field.cell {
        Cell::Text(column) => into.text(column, words(form, at)?),
        Cell::Word(column, read) => {
            let word = read(words(form, at)?).map_err(|error| odd(at, std::io::Error::other(error)))?;
            into.text(column, word);
        }
        Cell::Type => into.event_type(words(form, at)?),
        Cell::Days => days(form, at, into)?,
        Cell::Day(column) => into.day(column, day_of(words(form, at)?, at)?),
        Cell::Number(column) => number(form).into_iter().for_each(|number| into.number(column, number)),
        Cell::Confidence => number(form).into_iter().for_each(|number| into.confidence(number)),
        Cell::Strings(column) => strings_into(words(form, at)?, at, column, into)?,
        Cell::Counts => counts_into(words(form, at)?, at, into)?,
        Cell::Actors => actors_into(words(form, at)?, at, into)?,
        Cell::Truce => {}
    }
    Ok(())
}

fn words(form: &[u8], at: usize) -> rusqlite::Result<&str> {
    std::str::from_utf8(form).map_err(|error| odd(at, error))
}

fn number(form: &[u8]) -> Option<f64> {
    Some(f64::from_le_bytes(*form.as_array()?))
}

/// First and last day, precision and EDTF, a null character behind each.
fn days(form: &[u8], at: usize, into: &mut Meaning<'_>) -> rusqlite::Result<()> {
    let mut parts = words(form, at)?.splitn(4, '\0');
    let mut part = || parts.next().unwrap_or("");
    let (first, last, precision) = (part(), part(), part());
    let edtf = part().trim_end_matches('\0');
    let days = if first.is_empty() || last.is_empty() {
        None
    } else {
        Some(DayRange { first: day_of(first, at)?, last: day_of(last, at + 1)? })
    };
    into.days(days, word_of::<Precision>(precision, at + 2)?, Some(edtf).filter(|edtf| !edtf.is_empty()));
    Ok(())
}

fn strings_into(json: &str, at: usize, column: EventColumn, into: &mut Meaning<'_>) -> rusqlite::Result<()> {
    match strings(json) {
        Some(list) => into.list(column, &list, |words| Some(words)),
        None => {
            let list: Vec<String> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
            into.list(column, &list, |words| Some(words.as_str()));
        }
    }
    Ok(())
}

fn counts_into(json: &str, at: usize, into: &mut Meaning<'_>) -> rusqlite::Result<()> {
    let counts: Vec<Count> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
    let words: Vec<String> = counts.iter().map(count_words).collect();
    into.list(EventColumn::Counts, &words, |words| Some(words));
    Ok(())
}

fn actors_into(json: &str, at: usize, into: &mut Meaning<'_>) -> rusqlite::Result<()> {
    match actors(json) {
        Some(list) => into.actors(&list),
        None => {
            let list: Vec<Actor> = serde_json::from_str(json).map_err(|error| odd(at, error))?;
            into.actors(&list.iter().map(ActorCells::of).collect::<Vec<_>>());
        }
    }
    Ok(())
}
