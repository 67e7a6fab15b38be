//! Sentences in which phrases are found whatever their case and hyphens. Layer 2.

/// A sentence in lower case with single spaces for everything that is no letter or digit, so that phrases are found
/// in it whatever its case and hyphens: "cease-fire" is "cease fire".
///
/// ```
/// use truceline::lexicon::Folded;
/// let sentence = Folded::new("Strikes on energy facilities — halted.");
/// assert!(sentence.holds("energy facilit*") && sentence.holds("halted") && !sentence.holds("halt"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Folded(String);

impl Folded {
    /// Folds a sentence.
    #[must_use]
    pub fn new(sentence: &str) -> Self {
        let mut folded = String::from(" ");
        for letter in sentence.chars().flat_map(char::to_lowercase) {
            if letter.is_alphanumeric() {
                folded.push(letter);
            } else if !folded.ends_with(' ') && !matches!(letter, '\'' | '’') {
                folded.push(' ');
            }
        }
        if !folded.ends_with(' ') {
            folded.push(' ');
        }
        Self(folded)
    }

    /// Whether a phrase stands in it, on whole words; only the last word of a phrase may end in `*`.
    #[must_use]
    pub fn holds(&self, phrase: &str) -> bool {
        let (words, is_open) = phrase.strip_suffix('*').map_or((phrase, false), |words| (words, true));
        // Nearly every phrase is not in it, which the searcher of bytes says soonest.
        memchr::memmem::find(self.0.as_bytes(), words.as_bytes()).is_some()
            && self.0.match_indices(words).any(|(at, _)| {
                self.0[..at].ends_with(' ') && (is_open || self.0[at + words.len()..].starts_with(' '))
            })
    }
}
