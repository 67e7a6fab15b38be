//! Tables whose keys are hashes already. Layer 2.

use super::frozen::{Number, Reader, Writer};

/// A table by the hash of a word or of a name: open addressing, at most every second place taken.
#[derive(Clone, Debug)]
pub(crate) struct HashTable<V> {
    /// A byte of the hash at each place, 0 where it is free; as many as a power of two, or none. Most words are in no
    /// table, and these bytes, which stay in a near cache, say so.
    tags: Vec<u8>,
    /// Key and value side by side, since whoever asks for one wants the other.
    entries: Vec<(u64, V)>,
    len: usize,
}

/// Places of a table that is kept when it is emptied: enough for the names of a long article.
const KEPT_PLACES: usize = 1 << 10;

impl<V> Default for HashTable<V> {
    fn default() -> Self {
        Self { tags: Vec::new(), entries: Vec::new(), len: 0 }
    }
}

impl<V: Clone + Default> HashTable<V> {
    /// An empty table with room for so many values.
    pub(crate) fn with_capacity(values: usize) -> Self {
        Self::of_places(if values == 0 { 0 } else { (values * 2).next_power_of_two() })
    }

    fn of_places(places: usize) -> Self {
        Self { tags: vec![0; places], entries: vec![(0, V::default()); places], len: 0 }
    }

    /// Number of values.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The value of a hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<&V> {
        if self.tags.is_empty() {
            return None;
        }
        let at = self.place(hash);
        (self.tags[at] != 0).then(|| &self.entries[at].1)
    }

    /// The value of a hash, which is `value` from now on where there was none.
    pub(crate) fn or_insert(&mut self, hash: u64, value: V) -> &mut V {
        if self.len * 2 >= self.tags.len() {
            self.grow();
        }
        let at = self.place(hash);
        if self.tags[at] == 0 {
            self.put(at, hash, value);
        }
        &mut self.entries[at].1
    }

    /// Forgets all values and keeps the room, unless that is so large that emptying it takes longer than asking for new.
    pub(crate) fn clear(&mut self) {
        if self.tags.len() > KEPT_PLACES {
            *self = Self::default();
        }
        self.tags.fill(0);
        self.len = 0;
    }

    /// Every key with its value, in the order of the table.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &(u64, V)> {
        self.entries.iter().zip(&self.tags).filter(|(_, tag)| **tag != 0).map(|(entry, _)| entry)
    }

    /// Where a hash stands, or the free place where it would.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let (tag, last) = (tag(hash), self.tags.len() - 1);
        let mut at = hash as usize & last;
        while self.tags[at] != 0 && (self.tags[at] != tag || self.entries[at].0 != hash) {
            at = (at + 1) & last;
        }
        at
    }

    fn put(&mut self, at: usize, hash: u64, value: V) {
        (self.tags[at], self.entries[at]) = (tag(hash), (hash, value));
        self.len += 1;
    }

    fn grow(&mut self) {
        let room = Self::of_places((self.tags.len() * 2).max(16));
        let Self { tags, entries, .. } = std::mem::replace(self, room);
        for (tag, (hash, value)) in tags.into_iter().zip(entries) {
            if tag != 0 {
                self.put(self.place(hash), hash, value);
            }
        }
    }
}

impl<V: Number> HashTable<V> {
    /// Writes the table as it stands.
    pub(super) fn freeze(&self, into: &mut Writer) {
        into.list(&self.tags);
        into.list(&self.entries);
    }

    /// Reads what [`HashTable::freeze`] wrote.
    pub(super) fn thaw(from: &mut Reader<'_>) -> Self {
        let tags: Vec<u8> = from.list();
        let len = tags.iter().filter(|tag| **tag != 0).count();
        Self { tags, entries: from.list(), len }
    }
}

/// The byte of a hash that stands for it: of its upper half, since the lower chooses the place.
const fn tag(hash: u64) -> u8 {
    (hash >> 56) as u8 | 1
}
