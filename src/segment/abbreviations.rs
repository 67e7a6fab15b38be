//! Words that end in a dot without ending a sentence.

/// Written before a name: the sentence always goes on.
const BEFORE_NAME: &[&str] = &[
    "adm", "amb", "brig", "capt", "cdr", "cmdr", "col", "cpl", "dr", "ens", "fr", "gen", "gov", "hon", "lt",
    "maj", "messrs", "mr", "mrs", "ms", "msgr", "pfc", "pres", "prof", "rep", "reps", "rev", "sen", "sens",
    "sgt", "sr", "st", "ste", "supt", "mt", "ft", "vs", "v", "pvt", "spc", "rt", "sec", "min", "insp", "det",
];

/// Written before a number: "No. 2", "Sept. 1", "Art. 5".
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "art", "sec", "fig", "vol", "pp", "p", "para", "ch", "res", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ca", "c", "approx",
];

/// May stand anywhere: the next word decides.
const ANYWHERE: &[&str] = &[
    "jr", "inc", "ltd", "co", "corp", "bros", "etc", "al", "i.e", "e.g", "a.m", "p.m", "u.s", "u.n", "u.k",
    "e.u", "d.c", "u.s.a", "u.a.e", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "ph.d", "viz",
    "cf", "dept", "gov't",
];

/// Words that open a sentence far more often than they stand capitalised inside one.
const OPENERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "as",
    "at",
    "both",
    "but",
    "by",
    "despite",
    "during",
    "each",
    "earlier",
    "even",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "last",
    "later",
    "many",
    "meanwhile",
    "more",
    "most",
    "no",
    "none",
    "not",
    "now",
    "of",
    "on",
    "once",
    "one",
    "only",
    "other",
    "our",
    "over",
    "police",
    "several",
    "she",
    "since",
    "so",
    "some",
    "such",
    "talks",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "thousands",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "who",
    "why",
    "with",
    "within",
    "witnesses",
    "you",
    "officials",
    "according",
    "among",
    "because",
    "before",
    "between",
    "forces",
    "hundreds",
    "dozens",
    "residents",
    "rebels",
    "israeli",
    "russian",
    "syrian",
    "fighting",
    "violence",
    "three",
    "four",
    "five",
    "nearly",
    "neither",
    "nobody",
    "nothing",
];

/// Whether the dot behind `word` (given without it) leaves the sentence open, when `next` follows.
pub(super) fn stays_open(word: &str, next: &str) -> bool {
    let mut lower = [0u8; 12];
    let Some(word) = lowered(word, &mut lower) else { return false };
    let next_is_digit = next.as_bytes().first().is_some_and(u8::is_ascii_digit);
    if word.len() == 1 && word != "i" {
        return true;
    }
    if BEFORE_NAME.contains(&word) || (next_is_digit && BEFORE_NUMBER.contains(&word)) {
        return true;
    }
    if !ANYWHERE.contains(&word) {
        return false;
    }
    let mut lower = [0u8; 12];
    match lowered(next, &mut lower) {
        Some(next) => next_is_digit || !OPENERS.contains(&next),
        None => true,
    }
}

fn lowered<'a>(word: &str, buffer: &'a mut [u8; 12]) -> Option<&'a str> {
    let target = buffer.get_mut(..word.len())?;
    target.copy_from_slice(word.as_bytes());
    target.make_ascii_lowercase();
    std::str::from_utf8(target).ok()
}
