//! Part of the lexicon: `context.toml`, the words around a name or a number that tell where, who and what is meant.
//! Layer 2.

use serde::Deserialize;

use super::LexiconFile;
use super::source::toml_table::parse_named;
use crate::error::Result;

/// Words of one use, found in any case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordList {
    words: Vec<String>,
    /// A bit for each letter that one of them begins with, for each that one ends with, and for each length that one has:
    /// nearly every word that is asked for is none of them, and is told so by these.
    firsts: u32,
    lasts: u32,
    lengths: u32,
}

impl From<Vec<String>> for WordList {
    fn from(mut words: Vec<String>) -> Self {
        words.iter_mut().for_each(|word| word.make_ascii_lowercase());
        words.sort_unstable();
        let all = |bit: fn(&str) -> u32| words.iter().fold(0, |bits, word| bits | bit(word));
        let (firsts, lasts, lengths) = (all(first_bit), all(last_bit), all(length_bit));
        Self { words, firsts, lasts, lengths }
    }
}

/// The bit of the first letter of a word, whatever its case.
fn first_bit(word: &str) -> u32 {
    letter_bit(word.as_bytes().first())
}

/// The same of the last.
fn last_bit(word: &str) -> u32 {
    letter_bit(word.as_bytes().last())
}

fn letter_bit(letter: Option<&u8>) -> u32 {
    1 << (letter.copied().unwrap_or(0) & 31)
}

/// The bit of the length of a word; long ones share one.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

impl WordList {
    /// Whether a word is one of them.
    ///
    /// ```
    /// use truceline::lexicon::WordList;
    /// let words = WordList::from(vec!["war".to_owned(), "peace".to_owned()]);
    /// assert!(words.holds("Peace") && !words.holds("peaceful"));
    /// ```
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        if self.firsts & first_bit(word) == 0 || self.lengths & length_bit(word) == 0 {
            return false;
        }
        let small = || word.bytes().map(|byte| byte.to_ascii_lowercase());
        self.words.binary_search_by(|known| known.bytes().cmp(small())).is_ok()
    }

    /// Whether a text ends with one of them, as a whole word or several.
    ///
    /// ```
    /// use truceline::lexicon::WordList;
    /// let words = WordList::from(vec!["led by".to_owned()]);
    /// assert!(words.ends("a team led by") && !words.ends("misled by"));
    /// ```
    #[must_use]
    pub fn ends(&self, text: &str) -> bool {
        if self.lasts & last_bit(text) == 0 {
            return false;
        }
        self.words.iter().any(|known| {
            let before = text.len().checked_sub(known.len()).and_then(|at| text.split_at_checked(at));
            before.is_some_and(|(before, end)| {
                end.eq_ignore_ascii_case(known) && !before.ends_with(char::is_alphanumeric)
            })
        })
    }
}

/// The words of `context.toml`, by what they are asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContextWords {
    /// What there is where the fighting is: "the war in", "a truce across".
    pub fought_in: WordList,
    /// What fighting does before it is said where: "broke out in".
    pub breaks_out: WordList,
    /// What is done to a land: "the invasion of", "the assault on".
    pub fought_over: WordList,
    /// What a land has, when its adjective stands before it: "the Syrian civil war".
    pub war_of: WordList,
    /// What is talked of, before its place: "talks on ending the war in".
    pub matter: WordList,
    /// What was named as a place before: "the area", "the plant".
    pub named_before: WordList,
    /// Behind "capital" these make no town of it: "capital punishment".
    pub no_town: WordList,
    /// What lies in the land that owns it: "an Iranian air base".
    pub site: WordList,
    /// Who sits in a town and is named by it: "the government in Juba".
    pub ruling: WordList,
    /// What is done to a town that an army takes: "to seize Tripoli".
    pub taken: WordList,
    /// What a state does, or its people, in its own land: "an election", "a curfew".
    pub at_home: WordList,
    /// A part of what follows: "the north of".
    pub part: WordList,
    /// Behind these a place is where something is said: "speaking at the summit in".
    pub speaks: WordList,
    /// What lies between two and is no meeting of theirs: "for peace between", "the border with".
    pub relation: WordList,
    /// Behind these stands who was told: "told the council".
    pub telling_whom: WordList,
    /// Whom one speaks to who is no party: "speaking to reporters".
    pub press: WordList,
    /// Before or behind these stands who hosts: "Qatar hosted the talks", "hosted by Qatar".
    pub hosting: WordList,
    /// Behind these stands who helped the sides to it: "with the help of", "under the auspices of", "with the mediation of".
    pub helping: WordList,
    /// Verbs of praise and blame, whose day is not that of what they are about: "condemned on Monday the killing of".
    pub reacting: WordList,
    /// Verbs of saying behind whoever says it: "mediators said", "local radio reports".
    pub saying: WordList,
    /// What a source is named with, without a verb: "according to diplomats".
    pub sourcing: WordList,
    /// Between a journey and "with" these say with whom it ends: "flew to Cairo for talks with".
    pub talking: WordList,
    /// Before "until" or "to" and a day these say on which day what was due will be: "postponed to Thursday".
    pub postponed: WordList,
    /// Who does so brings others together: "Qatar brokered a truce".
    pub brokering: WordList,
    /// With "by" or a hyphen, who mediated: "brokered by the envoy", "US-brokered".
    pub mediated: WordList,
    /// Behind a truce these tell how it came about, and their day is not that of what became of it.
    pub truce_made: WordList,
    /// With "by", whose own truce it is: "a truce declared by the rebels".
    pub truce_own: WordList,
    /// These go on with what stands before them: "and signed it".
    pub also: WordList,
    /// What is so long is an extension: "a five-day extension of the truce".
    pub prolonging: WordList,
    /// Behind "-led" these act and mediate nothing: "Saudi-led air strikes".
    pub led: WordList,
    /// Behind these adjectives and names stands that they mediate: "under Egyptian mediation".
    pub mediation: WordList,
    /// Behind these stands who looks on and signs nothing: "in the presence of".
    pub looking_on: WordList,
    /// With "by" or a hyphen, whose proposal it is: "drafted by France".
    pub proposed: WordList,
    /// Behind these and "with" stands whom somebody fought: "killed in clashes with".
    pub combat: WordList,
    /// What is held or happens where a name before it says: "the Geneva talks", "the Baghdad blast".
    pub held: WordList,
    /// Behind the name of a town these say no more than the name: "the Khan Younis area".
    pub place_unit: WordList,
    /// Behind these and "of" stands the whole of a town.
    pub town_unit: WordList,
    /// By these a way is measured: "30 km north of".
    pub distance: WordList,
    /// Between who does a thing and what else they do then: "said after a meeting with".
    pub while_there: WordList,
    /// With "of" behind them a place follows: "north of".
    pub compass: WordList,
    /// Behind the noun of a place these go on telling of it: "a town that".
    pub of_place: WordList,
    /// Behind a name that nothing is known of these make a place of it: "Dinsoor district".
    pub district: WordList,
    /// Behind or before these stands who gets or gives something, and not where: "pressure on Kyiv", "a message from Tehran".
    pub addressed: WordList,
    /// Between a preposition and a place: "in northern Mali", "near the besieged town".
    pub place_side: WordList,
    /// What force is called when its length is told: "four days of fighting".
    pub force: WordList,
    /// What ends with a truce besides: "an end to more than a year of war".
    pub went_on: WordList,
    /// Those who fight without a name of their own: "guerrillas", of an article that names one armed group.
    pub fighters: WordList,
    /// Before the number of its day: "entered its third day", "held for a second day".
    pub lasting: WordList,
    /// Those who fight their state, as a noun: "rebels".
    pub rebel: WordList,
    /// A clause that they open tells of another event: "and the rebels hit the town".
    pub own_clause: WordList,
    /// Between a breach and what it was done with: "broke the truce by shelling".
    pub means: WordList,
    /// Behind these another acts than before them: "because the army fired".
    pub other_subject: WordList,
    /// What they open is not what a sentence tells now: "including the strikes on 22 April".
    pub aside: WordList,
    /// What they open is not told as news: "when the troops pull out", "rebels who hold the town".
    pub not_news: WordList,
    /// Verbs of what is said, in forms that do not end in "ed": "he said", "they told".
    pub said: WordList,
    /// Who is said to speak by these was named before: "he said".
    pub pronoun: WordList,
    /// Behind these stands who takes part as well: "including the foreign minister", "a team led by".
    pub along: WordList,
    /// A sentence that they open goes on with what was told: "it lasted five hours".
    pub meant_again: WordList,
    /// Between what was told and its length: "the meeting lasted".
    pub lasted: WordList,
    /// What a truce is called where its length is told: "the lull will last".
    pub truce: WordList,
    /// Between a truce and its length: "the truce will run for".
    pub truce_lasts: WordList,
    /// Before a length, saying nothing of what it measures: "for an initial two weeks".
    pub about_length: WordList,
    /// Between two days that are told together: "on Monday and again early on Tuesday".
    pub between_days: WordList,
    /// With "since" they compare with what was before: "the first talks since 2014".
    pub record: WordList,
    /// Words that end no short telling of what was done: "stepped down as".
    pub unfinished: WordList,
    /// Last words of places that one is at: "at the Kremlin".
    pub at_the: WordList,
    /// Last words of places that one is in: "in the Black Sea".
    pub in_the: WordList,
    /// Last words of places that one is on: "on the Golan Heights".
    pub on_the: WordList,
}

/// Reads the part from the lexicon's files.
///
/// # Errors
/// The first fault, with its place.
pub(super) fn load(files: &[LexiconFile]) -> Result<ContextWords> {
    Ok(parse_named(files, "context.toml")?.unwrap_or_default())
}
