//! Names of months in the languages that news pages are dated in. Dates in the prose itself are English.

/// Beginnings of the names of the months, January first; a word is the first month with such a beginning.
/// Where two months share a beginning the longer stands first in the list of the later one.
const NAMES: [&[&str]; 12] = [
    &["jan", "janv", "jän", "ene", "gen", "янв", "січ", "sty", "oca", "led", "ιαν", "janvār", "saus", "ian"],
    &["feb", "fév", "fev", "fév", "фев", "лют", "lut", "şub", "úno", "φεβ", "vasar", "helmi"],
    &["mar", "mär", "maa", "mrt", "mrz", "мар", "бер", "març", "bře", "μάρ", "μαρ", "kov"],
    &["apr", "avr", "abr", "апр", "кві", "kwi", "nis", "dub", "απρ", "bal", "huhti"],
    &["may", "mai", "mag", "maj", "mei", "май", "мая", "тра", "máj", "μαΐ", "μάι", "touko", "květ", "kvě"],
    &["jun", "juin", "giu", "июн", "чер", "cze", "haz", "ιουν", "kesä", "červn", "iun", "junho"],
    &["jul", "juil", "lug", "июл", "лип", "lip", "tem", "ιουλ", "heinä", "červenc", "iul"],
    &["aug", "aoû", "aou", "ago", "авг", "сер", "sie", "ağu", "srp", "αυγ", "elo", "avg"],
    &["sep", "set", "сен", "вер", "wrz", "eyl", "zář", "σεπ", "syys"],
    &["oct", "okt", "ott", "out", "окт", "жов", "paź", "eki", "říj", "οκτ", "loka"],
    &["nov", "ноя", "лис", "lis", "kas", "noi", "νοε", "marras"],
    &["dec", "dez", "déc", "dic", "дек", "гру", "gru", "ara", "pro", "δεκ", "joulu", "des"],
];

/// The number of the month that a word names, from 1.
///
/// ```
/// use truceline::ingest::fields::months::number;
/// assert_eq!(number("Sept"), Some(9));
/// assert_eq!(number("septembre"), Some(9));
/// assert_eq!(number("marraskuuta"), Some(11));
/// assert_eq!(number("people"), None);
/// ```
#[must_use]
pub fn number(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    if word.chars().count() > 12 {
        return None;
    }
    let longest =
        |names: &[&str]| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max();
    let (month, _) = (1u32..)
        .zip(NAMES)
        .filter_map(|(month, names)| longest(names).map(|length| (month, length)))
        .max_by_key(|(month, length)| (*length, u32::MAX - *month))?;
    Some(month)
}
