//! How words and names are looked up: by hashes, so that the time for a text grows with its length alone. Layer 2.

pub(super) mod hash_table;
pub(super) mod name_index;
