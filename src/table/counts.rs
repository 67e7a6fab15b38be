//! The written form of a count, one element of the column of counts: `killed 34.. | civilians | Gaza health
//! ministry | at least 34`. Layer 4.
//!
//! Four parts: what and how many, of whom, said by whom, as written. `34` is exact, `34..40` a range, `34..` open. A
//! `|` inside a part is written `\|`, a `\` is written `\\`.

use std::fmt::Write as _;

use crate::model::Count;

/// Writes a count.
#[must_use]
pub fn count_words(count: &Count) -> String {
    let mut words = escape(&count.what);
    let _ = match count.high {
        Some(high) if high == count.low => write!(words, " {}", count.low),
        Some(high) => write!(words, " {}..{high}", count.low),
        None => write!(words, " {}..", count.low),
    };
    for part in [count.of.as_deref(), count.said_by.as_deref(), Some(&count.words)] {
        words.push_str(" | ");
        words.push_str(&escape(part.unwrap_or("")));
    }
    words
}

/// Reads what [`count_words`] wrote.
///
/// # Errors
/// What was expected and what was found.
pub fn read_count(words: &str) -> Result<Count, String> {
    let refuse = || {
        format!(
            "expected a count such as `killed 34..40 | civilians | the ministry | 34 to 40`, found `{words}`"
        )
    };
    let parts = parts(words);
    let [first, of, said_by, as_written] = parts.as_slice() else { return Err(refuse()) };
    let (what, number) = first.rsplit_once(' ').ok_or_else(refuse)?;
    let (low, high) = match number.split_once("..") {
        None => (number, Some(number)),
        Some((low, "")) => (low, None),
        Some((low, high)) => (low, Some(high)),
    };
    let some = |words: &String| (!words.is_empty()).then(|| words.clone());
    Ok(Count {
        what: what.to_owned(),
        low: low.parse().map_err(|_| refuse())?,
        high: high.map(str::parse).transpose().map_err(|_| refuse())?,
        of: some(of),
        said_by: some(said_by),
        words: as_written.clone(),
    })
}

fn escape(part: &str) -> String {
    part.replace('\\', r"\\").replace('|', r"\|")
}

/// Parts between ` | `, without their escapes.
fn parts(words: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = words.chars();
    while let Some(character) = characters.next() {
        let part = parts.last_mut().expect("it begins with one");
        match character {
            '\\' => part.extend(characters.next()),
            '|' => {
                if part.ends_with(' ') {
                    part.pop();
                }
                parts.push(String::new());
                let rest = characters.as_str();
                if let Some(rest) = rest.strip_prefix(' ') {
                    characters = rest.chars();
                }
            }
            other => part.push(other),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_count_comes_back(
            what in any::<String>(),
            low in any::<u64>(),
            high in any::<Option<u64>>(),
            of in prop::option::of(".+"),
            said_by in prop::option::of(".+"),
            words in any::<String>(),
        ) {
            let count = Count { what, low, high, of, said_by, words };
            prop_assert_eq!(read_count(&count_words(&count)), Ok(count));
        }
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for words in ["", "killed", "killed 3", "killed many | | | many", "3 | | |  | "] {
            assert!(read_count(words).is_err(), "{words}");
        }
    }
}
