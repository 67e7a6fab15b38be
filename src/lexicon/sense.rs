//! What a word does in a sentence: the lists of `grammar.toml`, one bit each. Layer 2.

use super::source::lists::lists;

/// A set of senses, one bit per list.
pub type Senses = u64;

lists! {
    Senses, (&str, &str);
    /// the, a, any
    DETERMINER = 0, ("words", "determiner");
    /// its, their, 's
    POSSESSIVE = 1, ("words", "possessive");
    /// of, in, on
    PREPOSITION = 2, ("words", "preposition");
    /// after, while, if: what follows speaks of another time or event
    BARRIER = 3, ("words", "barrier");
    /// which, who
    RELATIVE = 4, ("words", "relative");
    /// and, but
    CONJUNCTION = 5, ("words", "conjunction");
    /// he, they
    PRONOUN = 6, ("words", "pronoun");
    /// he, they, its: one's own act is told, not another's
    OWN_PRONOUN = 7, ("words", "own_pronoun");
    /// be and its forms
    BE = 8, ("words", "be");
    /// is, are
    BE_PRESENT = 9, ("words", "be_present");
    /// have and its forms
    HAVE = 10, ("words", "have");
    /// with: "with rebels attacking" has a subject of its own
    COMPANY = 11, ("words", "company");
    /// do and its forms
    DO = 12, ("words", "do");
    /// will, shall
    WILL = 13, ("words", "will");
    /// would
    WOULD = 14, ("words", "would");
    /// may, could
    MAY = 15, ("words", "may");
    /// must, should
    MUST = 16, ("words", "must");
    /// to
    TO = 17, ("words", "to");
    /// not, never
    NEGATION = 18, ("words", "negation");
    /// if, whether
    CONDITIONAL = 19, ("words", "conditional");
    /// also, already
    ADVERB = 20, ("words", "adverb");
    /// new, heavy
    ADJECTIVE = 21, ("words", "adjective");
    /// reportedly
    HEARSAY = 22, ("words", "hearsay");
    /// according (to)
    ATTRIBUTION = 23, ("words", "attribution");
    /// include, provide (for): of a text, what stands in it
    CONTAIN = 24, ("verbs", "contain");
    /// say, tell
    REPORTING = 25, ("verbs", "reporting");
    /// plan, expect
    PLAN = 26, ("verbs", "plan");
    /// want, hope
    WISH = 27, ("verbs", "wish");
    /// urge, call
    URGE = 28, ("verbs", "urge");
    /// offer, propose
    OFFER = 29, ("verbs", "offer");
    /// refuse, fail
    REFUSE = 30, ("verbs", "refuse");
    /// threaten
    THREATEN = 31, ("verbs", "threaten");
    /// begin, manage
    BEGIN = 32, ("verbs", "begin");
    /// hold, carry out
    LIGHT = 33, ("verbs", "light");
    /// verbs that only split a sentence
    OTHER_VERB = 34, ("verbs", "other");
    /// call (for), hope (of)
    UNREAL = 35, ("nouns", "unreal");
    /// plan (for), date (of)
    PLANNED = 36, ("nouns", "planned");
    /// was, were
    BE_PAST = 38, ("words", "be_past");
    /// by
    AGENT = 39, ("words", "agent");
    /// anniversary (of)
    PAST_NOUN = 37, ("nouns", "past");
    /// frequently, often
    HABIT = 40, ("words", "habit");
    /// recent, previous
    KNOWN = 41, ("words", "known");
    /// possible, future
    HYPOTHETICAL = 42, ("words", "hypothetical");
    /// until, once
    PENDING = 43, ("words", "pending");
    /// of
    OF = 44, ("words", "of");
    /// since
    SINCE = 45, ("words", "since");
    /// of, for, on: what follows completes the noun before
    COMPLEMENT = 46, ("words", "complement");
    /// claim, accuse: the speaker's word against another's
    CLAIM = 48, ("verbs", "claim");
    /// schedule, expect
    EXPECT = 49, ("verbs", "expect");
    /// decision (to), order (to): it will be done
    RESOLVED = 50, ("nouns", "resolved");
    /// talks, threat: what stands before them is what they are about
    TOPIC = 51, ("nouns", "topic");
    /// under: what a deal says will be done
    UNDER = 52, ("words", "under");
    /// meet, fly: what they are done for is done as well
    MOTION = 53, ("verbs", "motion");
    /// rejection, end (of): it undoes what it is of
    REVERSAL = 55, ("nouns", "reversal");
    /// officials, witnesses
    BYSTANDER = 60, ("words", "bystander");
    /// off, out
    PARTICLE = 54, ("words", "particle");
    /// register, count: who does so tells of what others do
    WITNESS = 56, ("verbs", "witness");
    /// what: "what it called a breach" is so called by somebody
    NAMING = 57, ("words", "naming");
    /// before: what follows in the present tense is to come
    FORE = 58, ("words", "fore");
    /// accusation, claim: somebody's word for what follows
    CLAIM_NOUN = 59, ("words", "claim_noun");
    /// make, repeat: who does so with an accusation makes it
    RAISE = 61, ("verbs", "raise");
    /// trade, exchange: both make it, of each other
    TRADE = 62, ("verbs", "trade");
    /// ready, willing
    PREDICATE = 47, ("words", "predicate");
}

/// Words that build sentences and name no thing, wherever a pattern has them.
pub const CLOSED: Senses = DETERMINER
    | POSSESSIVE
    | PREPOSITION
    | BARRIER
    | RELATIVE
    | CONJUNCTION
    | PRONOUN
    | BE
    | HAVE
    | DO
    | WILL
    | WOULD
    | MAY
    | TO
    | NEGATION;

/// Stands in a class or a pattern as a thing, so that "strikes" may be a noun. Set by the loader.
pub const NOUN: Senses = 1 << 63;
