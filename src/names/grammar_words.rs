//! Words of grammar that begin with a capital only because the sentence does.

use super::atoms::Atom;

/// The longest of them, in bytes.
const LONGEST: usize = 12;

/// Whether a word is one of them.
pub(super) fn is_grammar(text: &str, atom: &Atom) -> bool {
    let word = atom.span.of(text).as_bytes();
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..word.len()).filter(|_| !atom.upper) else { return false };
    small.copy_from_slice(word);
    small.make_ascii_lowercase();
    GRAMMAR.binary_search_by(|known| known.as_bytes().cmp(small)).is_ok()
}

/// In the order of the alphabet.
#[rustfmt::skip]
const GRAMMAR: &[&str] = &[
    "a", "about", "according", "across", "activists", "additionally", "after", "again", "against", "all",
    "almost", "also", "although", "amid", "among", "an", "and", "another", "any", "apr", "april", "are",
    "around", "as", "asked", "at", "aug", "august", "be", "because", "been", "before", "being", "between",
    "both", "but", "by", "can", "clashes", "could", "days", "dec", "december", "despite", "did", "do", "does",
    "dozens", "during", "each", "earlier", "edt", "eight", "either", "elsewhere", "est", "even", "every",
    "feb", "february", "few", "fighting", "first", "five", "following", "for", "four", "friday", "from",
    "furthermore", "gmt", "government", "had", "has", "have", "he", "hence", "her", "here", "his", "hours",
    "how", "however", "hundreds", "i", "if", "in", "inside", "instead", "into", "is", "it", "its", "jan",
    "january", "jul", "july", "jun", "june", "just", "last", "later", "less", "let", "like", "local", "many",
    "mar", "march", "may", "meanwhile", "might", "military", "monday", "more", "moreover", "most", "must",
    "my", "near", "nearly", "neither", "nevertheless", "new", "next", "nine", "no", "nor", "not", "nov",
    "november", "now", "oct", "october", "of", "old", "on", "once", "one", "only", "or", "other", "our",
    "outside", "over", "people", "police", "residents", "saturday", "second", "security", "sep", "separately",
    "sept", "september", "seven", "several", "she", "should", "since", "six", "so", "some", "speaking",
    "still", "such", "sunday", "talks", "ten", "that", "the", "their", "then", "there", "therefore", "these",
    "they", "third", "this", "those", "though", "thousands", "three", "through", "throughout", "thursday",
    "thus", "to", "today", "tomorrow", "tuesday", "two", "under", "unlike", "until", "up", "us", "utc", "was",
    "we", "wednesday", "weeks", "well", "were", "what", "when", "where", "which", "while", "who", "why",
    "will", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_in_order_and_none_is_too_long() {
        assert!(GRAMMAR.is_sorted());
        assert!(GRAMMAR.iter().all(|word| word.len() <= LONGEST));
    }
}
