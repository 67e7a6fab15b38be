//! What stands in one cell, and the written forms of lists and counts. Layer 4.

use std::borrow::Cow;

use chrono::{Datelike as _, NaiveDate};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words; one line or several.
    Text,
    /// A civil day.
    Day,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Number,
    /// A list of words. Lists of one row that speak of the same things are parallel: actors, roles, countries.
    Texts,
}

impl Kind {
    /// What the codebook calls it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Day => "date",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Texts => "list of text",
        }
    }
}

/// What stands in one cell. An empty word and an empty list are no value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// Words, never empty.
    Text(Cow<'a, str>),
    /// A day.
    Day(NaiveDate),
    /// A whole number.
    Integer(i64),
    /// A number with decimals, never infinite.
    Number(f64),
    /// A list, never empty; its elements may be empty.
    Texts(Vec<Option<Cow<'a, str>>>),
}

impl Value<'_> {
    /// Whether there is no value.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

/// Borrowed words; empty ones are no value.
pub(super) fn text(words: &str) -> Value<'_> {
    if words.is_empty() { Value::Null } else { Value::Text(Cow::Borrowed(words)) }
}

/// Words that may be missing.
pub(super) fn maybe(words: Option<&str>) -> Value<'_> {
    words.map_or(Value::Null, text)
}

/// Words made for this cell.
pub(super) fn made<'a>(words: String) -> Value<'a> {
    if words.is_empty() { Value::Null } else { Value::Text(Cow::Owned(words)) }
}

/// A day that may be missing.
pub(super) fn day<'a>(day: Option<NaiveDate>) -> Value<'a> {
    day.map_or(Value::Null, Value::Day)
}

/// A number that may be missing; infinite ones are no value.
pub(super) fn number<'a>(number: Option<f64>) -> Value<'a> {
    number.filter(|number| number.is_finite()).map_or(Value::Null, Value::Number)
}

/// A size.
pub(super) fn size<'a>(size: usize) -> Value<'a> {
    i64::try_from(size).map_or(Value::Null, Value::Integer)
}

/// A list of words.
pub(super) fn texts<'a>(list: impl IntoIterator<Item = &'a str>) -> Value<'a> {
    parallel(list.into_iter().map(Some))
}

/// A list of words made for this cell.
pub(super) fn texts_made<'a>(list: impl Iterator<Item = String>) -> Value<'a> {
    let list: Vec<_> = list.map(|words| Some(words.into())).collect();
    if list.is_empty() { Value::Null } else { Value::Texts(list) }
}

/// A list that stands beside another, element by element; without any words it is no value.
pub(super) fn parallel<'a>(list: impl IntoIterator<Item = Option<&'a str>>) -> Value<'a> {
    let list: Vec<_> =
        list.into_iter().map(|item| item.filter(|words| !words.is_empty()).map(Cow::Borrowed)).collect();
    if list.iter().all(Option::is_none) { Value::Null } else { Value::Texts(list) }
}

/// Adds a cell's words, the same in every text format: days as YYYY-MM-DD, lists joined by `; `, nothing for no value.
pub fn cell_words(value: &Value<'_>, words: &mut String) {
    use std::fmt::Write as _;
    let written = match value {
        Value::Null => Ok(()),
        Value::Text(text) => words.write_str(text),
        Value::Day(day) => {
            day_words(*day, words);
            Ok(())
        }
        Value::Integer(number) => write!(words, "{number}"),
        Value::Number(number) => write!(words, "{number}"),
        Value::Texts(list) => {
            join_into(list.iter().map(Option::as_deref), words);
            Ok(())
        }
    };
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

/// Adds a day as YYYY-MM-DD; its general form takes longer than all the rest of a row.
pub(super) fn day_words(day: NaiveDate, words: &mut String) {
    use std::fmt::Write as _;
    match u32::try_from(day.year()) {
        Ok(year @ 0..=9999) => {
            let digit = |number: u32| char::from(b'0' + u8::try_from(number % 10).unwrap_or(0));
            let (month, day) = (day.month(), day.day());
            let year = [digit(year / 1000), digit(year / 100), digit(year / 10), digit(year)];
            words.extend(year);
            words.extend(['-', digit(month / 10), digit(month), '-', digit(day / 10), digit(day)]);
        }
        _ => {
            let written = write!(words, "{day}");
            debug_assert!(written.is_ok(), "writing to a string cannot fail");
        }
    }
}

/// Puts one `'` before words that a spreadsheet would take for a formula, and before words that begin with one.
///
/// ```
/// use truceline::table::{guard, unguard};
/// let mut cell = String::from("=1+1");
/// guard(&mut cell);
/// assert_eq!(cell, "'=1+1");
/// assert_eq!(unguard(&cell), "=1+1");
/// ```
pub fn guard(cell: &mut String) {
    if is_risky(cell) {
        cell.insert(0, '\'');
    }
}

/// Takes away the one `'` that [`guard`] put there.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(cell)
}

fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// Words of at most so many UTF-16 units, as spreadsheets count; what was cut ends in `…`.
#[must_use]
pub fn shorten(words: &str, most: usize) -> std::borrow::Cow<'_, str> {
    if words.len() <= most || words.encode_utf16().count() <= most {
        return Cow::Borrowed(words);
    }
    let mut units = 0;
    let cut = words.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units >= most
    });
    Cow::Owned(format!("{}…", &words[..cut.map_or(words.len(), |(index, _)| index)]))
}

/// Joins a list by `; `; `;` inside an element is written `\;` and `\` is written `\\`.
///
/// ```
/// use truceline::table::join;
/// assert_eq!(join(["a; b", "c"].map(Some)), r"a\; b; c");
/// ```
#[must_use]
pub fn join<'a>(list: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let mut joined = String::new();
    join_into(list, &mut joined);
    joined
}

/// As [`join`], behind other words.
pub(super) fn join_into<'a>(list: impl IntoIterator<Item = Option<&'a str>>, joined: &mut String) {
    for (index, item) in list.into_iter().enumerate() {
        if index > 0 {
            joined.push_str("; ");
        }
        let mut rest = item.unwrap_or("");
        while let Some(at) = rest.find([';', '\\']) {
            joined.push_str(&rest[..at]);
            joined.push('\\');
            joined.push_str(&rest[at..=at]);
            rest = &rest[at + 1..];
        }
        joined.push_str(rest);
    }
}

/// Splits what [`join`] joined; a person may leave out the space behind `;`.
///
/// ```
/// use truceline::table::split;
/// assert_eq!(split(r"a\; b; c"), ["a; b", "c"]);
/// ```
#[must_use]
pub fn split(joined: &str) -> Vec<String> {
    if joined.is_empty() {
        return Vec::new();
    }
    let mut list = vec![String::new()];
    let mut characters = joined.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if matches!(characters.peek(), Some(';' | '\\')) => {
                list.last_mut().expect("it begins with one").extend(characters.next());
            }
            ';' => {
                characters.next_if_eq(&' ');
                list.push(String::new());
            }
            other => list.last_mut().expect("it begins with one").push(other),
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_typed_by_hand_is_read_too() {
        assert_eq!(split("Ukraine;Russia"), ["Ukraine", "Russia"]);
        assert_eq!(split(r"C:\temp; b"), [r"C:\temp", "b"]);
        assert_eq!(split("a; ; b"), ["a", "", "b"]);
        assert!(split("").is_empty());
    }

    proptest! {
        #[test]
        fn any_cell_comes_back(cell in "['=+@\t\r-]{0,3}.*") {
            let mut guarded = cell.clone();
            guard(&mut guarded);
            prop_assert_eq!(unguard(&guarded), cell.as_str());
        }

        #[test]
        fn any_list_comes_back(list in prop::collection::vec(any::<String>(), 1..5)) {
            prop_assume!(list.iter().any(|item| !item.is_empty()));
            prop_assert_eq!(split(&join(list.iter().map(|item| Some(item.as_str())))), list);
        }
    }
}
