//! Which language a text is written in, where that can be told.

use whatlang::Lang;

use crate::model::letters_at;

/// Letters below which a guess is not worth having.
const FEWEST_LETTERS: usize = 200;
/// Bytes of each of the three stretches that are looked at.
const STRETCH: usize = 1500;

/// Letters of another script than the Latin one that show by themselves that a text is not English.
const FOREIGN_LETTERS: usize = 20;

/// The ISO 639-1 code of the language (ISO 639-3 where there is no shorter one) of a text with more than
/// 200 letters whose language is reliably told. A shorter text tells by its script: where that is not the Latin one,
/// its most likely language is given.
///
/// ```
/// use truceline::ingest::fields::language;
/// assert_eq!(language::code("Too short."), None);
/// assert_eq!(language::code("Стороны объявили о прекращении огня.").as_deref(), Some("ru"));
/// ```
#[must_use]
pub fn code(text: &str) -> Option<String> {
    if letters(text) <= FEWEST_LETTERS {
        return code_by_script(text);
    }
    let sample = sample(text);
    if is_plainly_english(&sample) {
        return Some("en".to_owned());
    }
    let info = whatlang::detect(&sample)?;
    info.is_reliable().then(|| code_of(info.lang()))
}

/// Number of letters, or of those up to where there are plainly enough. Most are ASCII, and are counted by bytes, so few
/// at once that a byte holds their number.
fn letters(text: &str) -> usize {
    let mut plain = 0;
    for stretch in text.as_bytes().chunks(128) {
        let letters = stretch.iter().fold(0_u8, |sum, byte| sum + u8::from(byte.is_ascii_alphabetic()));
        plain += usize::from(letters);
        if plain > FEWEST_LETTERS {
            return plain;
        }
    }
    if text.is_ascii() {
        return plain;
    }
    text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS + 1).count()
}

/// The likeliest language of a short text in another script than the Latin one.
fn code_by_script(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (mut foreign, mut latin) = (0_usize, 0_usize);
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        // Letters of Latin alphabets, accents and all, end at U+024F.
        *(if letter > '\u{24f}' { &mut foreign } else { &mut latin }) += 1;
    }
    if foreign < FOREIGN_LETTERS || foreign <= latin {
        return None;
    }
    whatlang::detect(text).map(|info| code_of(info.lang()))
}

fn code_of(lang: Lang) -> String {
    short(lang).unwrap_or(lang.code()).to_owned()
}

/// The English name of a language by its code.
#[must_use]
pub fn name(code: &str) -> String {
    whatlang::Lang::all()
        .iter()
        .find(|lang| short(**lang) == Some(code) || lang.code() == code)
        .map_or_else(|| code.to_owned(), |lang| lang.eng_name().to_owned())
}

/// Whether the words that hold English together are as many as in English prose: there a third to a half of all
/// words, in other languages seldom a fifth. Where they are fewer than a third, "the" must be among them, or enough of
/// those that no other language has. Almost every text that is read ends here, without a statistical guess, which costs
/// more than reading the text does.
fn is_plainly_english(text: &str) -> bool {
    let (mut all, mut known, mut own, mut the) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at < bytes.len() {
        let (letters, number) = letters_at(bytes, at);
        if (1..=LONGEST).contains(&letters)
            && let Some(word) = small_word(number)
        {
            known += 1;
            own += usize::from(word < OWN);
            the += usize::from(word == 0);
        }
        all += usize::from(letters > 0);
        // Past the word and the byte that ended it.
        at += letters + 1;
    }
    known * 3 >= all || known * 5 >= all && the * 40 >= all || own * 12 >= all
}

/// So many letters has the longest of the small words.
const LONGEST: usize = 7;

/// So many of the small words, from the first on, are written so in English alone; "in" is Dutch and German as well.
const OWN: usize = 44;

/// The words that hold English together, as numbers.
const WORDS: [u64; 62] = numbers([
    b"the", b"and", b"that", b"with", b"were", b"said", b"has", b"have", b"from", b"which", b"been", b"this",
    b"they", b"their", b"after", b"who", b"its", b"his", b"people", b"killed", b"least", b"would", b"could",
    b"should", b"there", b"when", b"into", b"about", b"against", b"between", b"other", b"than", b"while",
    b"where", b"during", b"because", b"before", b"since", b"these", b"those", b"says", b"two", b"out",
    b"new", b"of", b"to", b"was", b"by", b"on", b"for", b"is", b"at", b"had", b"in", b"a", b"an", b"are",
    b"as", b"not", b"will", b"it", b"he",
]);

/// Room for the table of these words: one place in four is taken.
const PLACES: usize = 256;

/// The numbers of the words, from 1 on, where they are looked for, or behind that; 0 is free.
const TABLE: [u8; PLACES] = {
    let (mut table, mut word) = ([0; PLACES], 0);
    while word < WORDS.len() {
        let mut at = place(WORDS[word]);
        while table[at] != 0 {
            at = (at + 1) % PLACES;
        }
        word += 1;
        table[at] = word as u8;
    }
    table
};

/// Where a word is looked for.
const fn place(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
}

/// Which of the small words it is.
fn small_word(number: u64) -> Option<usize> {
    let mut at = place(number);
    loop {
        let word = usize::from(TABLE[at]).checked_sub(1)?;
        if WORDS[word] == number {
            return Some(word);
        }
        at = (at + 1) % PLACES;
    }
}

/// The small letters of a word as one number, so that words are compared at once.
const fn number(word: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < word.len() {
        number = number << 8 | (word[at] | 0x20) as u64;
        at += 1;
    }
    number
}

const fn numbers<const N: usize>(words: [&[u8]; N]) -> [u64; N] {
    let (mut all, mut at) = ([0; N], 0);
    while at < words.len() {
        all[at] = number(words[at]);
        at += 1;
    }
    all
}

/// Beginning, middle and end of a long text.
fn sample(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= 3 * STRETCH {
        return text.into();
    }
    let stretch = |from: usize| {
        let start = text.ceil_char_boundary(from);
        &text[start..text.floor_char_boundary(start + STRETCH).max(start)]
    };
    [stretch(0), stretch(text.len() / 2), stretch(text.len() - STRETCH)].join(" ").into()
}

/// The two-letter code of ISO 639-1.
const fn short(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_english_are_not_taken_for_it() {
        for (text, code_of_it) in [
            (
                "De regering is in gesprek met de rebellen in het noorden. Of het bestand in de stad in stand is gebleven, is \
                 niet zeker: in de wijken was het stil, maar in de haven is in de nacht geschoten. Het was de eerste nacht \
                 in een maand waarin in de stad geen mens is gedood, is in een verklaring gezegd.",
                "nl",
            ),
            (
                "Die Waffenruhe, an die sich in der Nacht in den Dörfern an der Grenze niemand hielt, was in den Berichten der \
                 Beobachter an vielen Stellen steht, ist in der Stadt in Kraft. An den Brücken, an den Straßen in den Norden \
                 und in den Häfen war es still, was an ein Wunder grenzt.",
                "de",
            ),
        ] {
            assert_eq!(code(text).as_deref(), Some(code_of_it), "{text}");
        }
    }

    #[test]
    fn headlines_without_an_article_are_english() {
        let text = "Rebels in control of town in north: officials. Army says it has killed 12 fighters in an ambush and that its \
            convoy was not hit. Talks in Geneva are in doubt as envoys of both sides fail to meet. A truce is in force in \
            two of its districts, in its third week, as aid convoys enter in a line of trucks.";
        assert_eq!(code(text).as_deref(), Some("en"));
    }
}
