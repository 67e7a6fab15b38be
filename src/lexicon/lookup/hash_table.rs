//! Tables whose keys are hashes already. Layer 2.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table by the hash of a word or of a name.
pub(in crate::lexicon) type HashTable<V> = HashMap<u64, V, BuildHasherDefault<AsItIs>>;

/// Takes a hash that is one already.
#[derive(Debug, Default)]
pub(in crate::lexicon) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
