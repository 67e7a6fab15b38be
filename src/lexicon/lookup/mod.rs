//! How words and names are looked up: by hashes, so that the time for a text grows with its length alone. Layer 2.

pub(crate) mod frozen;
pub(crate) mod hash_table;
pub(crate) mod name_index;
