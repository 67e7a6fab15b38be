//! How words and names are looked up: by hashes, so that the time for a text grows with its length alone. Layer 2.

pub(super) mod name_index;
pub(super) mod word_hash;
