//! The parts that a word of time can play, as a set of bits: "second" is a number and a unit.

macro_rules! roles {
    ($( $variant:ident = $name:literal, )+) => {
        /// A part that a word plays in the grammar of time expressions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "each is named as in words.toml, which holds its words")]
        pub enum Role { $( $variant, )+ }

        // A set of roles has a bit for each.
        const _: () = assert!([$( Role::$variant, )+].len() <= Roles::BITS);

        impl Role {
            /// The role that a table of `words.toml` names.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $( $name => Some(Self::$variant), )+ _ => None }
            }

            /// The role as a set of one.
            #[must_use]
            pub const fn bit(self) -> Roles {
                Roles(1 << self as u8)
            }
        }
    };
}

roles! {
    Month = "months", Weekday = "weekdays", Season = "seasons", Unit = "units", PartOfDay = "parts_of_day",
    Cardinal = "cardinals", Ordinal = "ordinals", DecadeWord = "decades", Recurring = "recurring",
    Reference = "references", Zone = "zones", ZonePlace = "zone_places", HolidayStart = "holidays",
    WarPlace = "wars", Abbreviation = "abbreviations",
    The = "the", A = "a", This = "this", That = "that", These = "these",
    Possessive = "possessive", Last = "last", Past = "past", Next = "next", Coming = "coming",
    Following = "following", Previous = "previous", Intervening = "intervening", Same = "same",
    Current = "current", Latest = "latest", Recent = "recent", Other = "other", Early = "early",
    Earlier = "earlier", Mid = "mid", Late = "late", Later = "later", Begin = "begin", End = "end",
    Half = "half", Part = "part", Final = "final", Of = "of", In = "in", On = "on", At = "at",
    From = "from", Since = "since", Until = "until", By = "by", For = "for", During = "during",
    Before = "before", Ahead = "ahead", After = "after", Afterward = "afterward", Between = "between",
    Over = "over", Within = "within", To = "to", And = "and", Or = "or", As = "as",
    About = "about", More = "more", Less = "less", Than = "than", Least = "least", Up = "up",
    No = "no", Nearly = "nearly", Under = "under", Just = "just", Few = "few",
    Several = "several", Couple = "couple", Dozens = "dozens", Another = "another",
    Consecutive = "consecutive", Ago = "ago", Today = "today", Yesterday = "yesterday",
    Tomorrow = "tomorrow", Tonight = "tonight", Overnight = "overnight", Every = "every", Per = "per",
    Old = "old", Long = "long", Fiscal = "fiscal", Bc = "bc", Ad = "ad", Noon = "noon", Midnight = "midnight", Oclock = "oclock", Time = "time",
    Comparable = "comparable", Standard = "standard", RefNoun = "ref_noun", Near = "near",
    War = "war", Span = "span", Anniversary = "anniversary",
    Enter = "enter", ModalFuture = "modal_future", Modal = "modal",
    Be = "be", Have = "have", Due = "due", Plan = "plan", Said = "said",
    PastVerb = "past_verb", Who = "who", Program = "program", Scheduling = "scheduling", DayName = "day_name", Numbered = "numbered", PeriodCode = "period_code", Measure = "measure",
    Payable = "payable", Lasting = "lasting", Young = "young", Era = "era", Arranged = "arranged", Ended = "ended", Whole = "whole", Harm = "harm",
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u128);

impl Roles {
    const BITS: usize = u128::BITS as usize;

    /// No role.
    pub const NONE: Self = Self(0);

    /// Whether the role is in the set.
    #[must_use]
    pub const fn has(self, role: Role) -> bool {
        self.0 & role.bit().0 != 0
    }

    /// Whether the two sets share a role.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set without those of another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The set of the roles listed.
    #[must_use]
    pub const fn of(roles: &[Role]) -> Self {
        let mut set = Self::NONE;
        let mut i = 0;
        while i < roles.len() {
            set = set.with(roles[i].bit());
            i += 1;
        }
        set
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
