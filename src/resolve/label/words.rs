//! Numbers, lengths and verbs in the words of a label.

use crate::model::{Count, Status};

/// The number of what a label counts: "12", "dozens of".
pub(super) fn counted(counts: &[Count], things: &[String]) -> Option<String> {
    let count = counts.iter().find(|count| things.is_empty() || things.contains(&count.what))?;
    let plural = count.words.ends_with('s');
    Some(if plural { format!("{} of", count.words) } else { count.words.clone() })
}

/// The dead before the wounded.
pub(super) fn worst(counts: &[Count]) -> Option<&Count> {
    let of = |what: &str| counts.iter().find(|count| count.what == what);
    of("killed").or_else(|| of("wounded"))
}

/// "At least 34 killed", "34 reportedly wounded"; `None` for what is no harm.
pub(super) fn toll(count: &Count, status: Status, claimed: bool) -> Option<String> {
    let harmed = count.what.as_str();
    let number = uncapitalised(&count.words);
    match status {
        Status::Happened => Some(format!("{number} {harmed}")),
        Status::Alleged if claimed => Some(format!("{number} {harmed}")),
        Status::Alleged => Some(format!("{number} reportedly {harmed}")),
        Status::Planned | Status::Proposed => None,
    }
}

/// "Kills at least 34", "wound 12".
pub(super) fn harms(base: &str, count: &Count, plural: bool) -> String {
    let verb = if plural { base.to_owned() } else { third_person(base) };
    format!("{verb} {}", uncapitalised(&count.words))
}

/// "PT30H" → "30-hour", "P30D" → "30-day"; `None` where there is more than one unit.
pub(super) fn term(duration: &str) -> Option<String> {
    let rest = duration.strip_prefix('P')?;
    let (rest, clock) = rest.strip_prefix('T').map_or((rest, false), |rest| (rest, true));
    let unit = rest.chars().last()?;
    let number: u32 = rest.strip_suffix(unit)?.parse().ok()?;
    let unit = match (unit, clock) {
        ('H', true) => "hour",
        ('M', true) => "minute",
        ('D', false) => "day",
        ('W', false) => "week",
        ('M', false) => "month",
        ('Y', false) => "year",
        _ => return None,
    };
    Some(format!("{number}-{unit}"))
}

/// "declare" → "declares", "launch" → "launches", "carry" → "carries".
pub(super) fn third_person(base: &str) -> String {
    let (verb, rest) = base.split_once(' ').map_or((base, ""), |(verb, rest)| (verb, rest));
    let ended = if verb == "have" {
        "has".to_owned()
    } else if verb.ends_with(['s', 'x', 'z', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") {
        format!("{verb}es")
    } else if let Some(stem) = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        format!("{stem}ies")
    } else {
        format!("{verb}s")
    };
    if rest.is_empty() { ended } else { format!("{ended} {rest}") }
}

/// With its first letter small.
pub(super) fn uncapitalised(line: &str) -> String {
    let mut letters = line.chars();
    let mut small = String::with_capacity(line.len() + 1);
    small.extend(letters.next().into_iter().flat_map(char::to_lowercase));
    small.push_str(letters.as_str());
    small
}

/// With its first letter large.
pub(super) fn capitalised(line: &str) -> String {
    let mut letters = line.chars();
    let mut large = String::with_capacity(line.len() + 1);
    large.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    large.push_str(letters.as_str());
    large
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_verbs() {
        assert_eq!(term("PT30H").as_deref(), Some("30-hour"));
        assert_eq!(term("P3M").as_deref(), Some("3-month"));
        assert_eq!(term("P1DT6H"), None);
        assert_eq!(third_person("launch"), "launches");
        assert_eq!(third_person("carry out"), "carries out");
        assert_eq!(third_person("deploy"), "deploys");
    }
}
