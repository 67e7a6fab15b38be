//! The forms of an English word: a pattern is written with the base form, and the engine knows the rest. Layer 2.

use std::collections::BTreeMap;

/// "declare", "strike", "truce".
pub const BASE: u8 = 1;
/// "declares", "strikes"; also the plural of a noun.
pub const S: u8 = 2;
/// "declared", "struck".
pub const PAST: u8 = 4;
/// "declared", "taken".
pub const PARTICIPLE: u8 = 8;
/// "declaring".
pub const ING: u8 = 16;

/// Base form to past and participle, for the verbs that follow no rule.
pub(super) type Irregular = BTreeMap<String, (String, String)>;

/// All forms of a word, each with its bits. Both spellings are made where English doubles a letter or not
/// ("travelled", "traveled"): a form too many matches nothing.
pub(super) fn forms(base: &str, irregular: &Irregular) -> Vec<(String, u8)> {
    let mut forms = vec![(base.to_owned(), BASE), (with_s(base), S)];
    // "gunmen", "children", beside what the rule makes of "German".
    if let Some(stem) = base.strip_suffix("man").filter(|stem| !stem.is_empty()) {
        forms.push(([stem, "men"].concat(), S));
    } else if base.ends_with("child") {
        forms.push(([base, "ren"].concat(), S));
    }
    // "vetoes", "commandos": either is written behind "o".
    if base.ends_with('o') {
        forms.push(([base, "es"].concat(), S));
    }
    let stem = base.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'y', 'o']));
    match (stem, base.strip_suffix("ie")) {
        (_, Some(short)) => forms.push(([short, "ying"].concat(), ING)),
        (Some(stem), None) => forms.push(([stem, "ing"].concat(), ING)),
        (None, None) => forms.push(([base, "ing"].concat(), ING)),
    }
    let doubled = doubled(base);
    if let Some(doubled) = doubled.as_deref() {
        forms.push(([doubled, "ing"].concat(), ING));
    }
    if let Some((past, participle)) = irregular.get(base) {
        if past == participle {
            forms.push((past.clone(), PAST | PARTICIPLE));
        } else {
            forms.push((past.clone(), PAST));
            forms.push((participle.clone(), PARTICIPLE));
        }
        return merged(forms);
    }
    if base.ends_with('e') {
        forms.push(([base, "d"].concat(), PAST | PARTICIPLE));
    } else if let Some(stem) = consonant_y(base) {
        forms.push(([stem, "ied"].concat(), PAST | PARTICIPLE));
    } else {
        forms.push(([base, "ed"].concat(), PAST | PARTICIPLE));
        if let Some(doubled) = doubled.as_deref() {
            forms.push(([doubled, "ed"].concat(), PAST | PARTICIPLE));
        }
    }
    merged(forms)
}

/// One entry per spelling: "hit" is base, past and participle.
fn merged(forms: Vec<(String, u8)>) -> Vec<(String, u8)> {
    let mut one_each: Vec<(String, u8)> = Vec::with_capacity(forms.len());
    for (word, bits) in forms {
        match one_each.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => *known |= bits,
            None => one_each.push((word, bits)),
        }
    }
    one_each
}

fn with_s(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        [stem, "ies"].concat()
    } else if base.ends_with(['s', 'x', 'z'])
        || base.ends_with("ch")
        || base.ends_with("sh")
        || base.ends_with("go")
    {
        [base, "es"].concat()
    } else {
        [base, "s"].concat()
    }
}

fn consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

/// "stop" to "stopp": a consonant, one vowel, a consonant at the end.
fn doubled(base: &str) -> Option<String> {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut from_end = base.chars().rev();
    let (last, middle, before) = (from_end.next()?, from_end.next()?, from_end.next()?);
    let closes = !vowel(last) && !matches!(last, 'w' | 'x' | 'y');
    (closes && vowel(middle) && (!vowel(before) || base.contains("qu"))).then(|| format!("{base}{last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_follow_the_rules_of_spelling() {
        let none = Irregular::new();
        let all = |base: &str| forms(base, &none).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert!(all("declare").contains(&"declaring".to_owned()));
        assert!(all("stop").contains(&"stopped".to_owned()));
        assert!(all("rally").contains(&"rallied".to_owned()));
        assert!(all("reach").contains(&"reaches".to_owned()));
        assert!(all("veto").contains(&"vetoes".to_owned()));
        assert!(all("policeman").contains(&"policemen".to_owned()));
        assert!(all("child").contains(&"children".to_owned()));
        assert!(all("agree").contains(&"agreeing".to_owned()));
    }
}
