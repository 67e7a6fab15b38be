//! Lists of words that a file of the lexicon gives, one bit each. Layer 2.

/// Makes a constant for each list, and `LISTS`: where each stands in its file, and its bit.
macro_rules! lists {
    ($set:ty, $place:ty; $($(#[$doc:meta])* $name:ident = $bit:literal, $key:expr;)+) => {
        $($(#[$doc])* pub const $name: $set = 1 << $bit;)+
        /// Every list: where it stands in the file, and its bit.
        pub(super) const LISTS: &[($place, $set)] = &[$(($key, 1 << $bit),)+];
    };
}
pub(in crate::lexicon) use lists;

/// What is wrong with a key that names no list.
pub(in crate::lexicon) fn no_list<'k>(known: impl Iterator<Item = &'k str>, found: &str) -> String {
    let known: Vec<_> = known.collect();
    format!("expected one of the lists {}, found `{found}`", known.join(", "))
}
