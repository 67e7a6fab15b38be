//! Tables whose keys are hashes already. Layer 2.

use std::borrow::Cow;

use super::frozen::{List, Number, Reader, Writer};

/// A table by the hash of a word or of a name: open addressing, at most every second place taken.
#[derive(Clone, Debug)]
pub(crate) struct HashTable<V> {
    /// A byte of the hash at each place, 0 where it is free; as many as a power of two, or none. Most words are in no
    /// table, and these bytes, which stay in a near cache, say so.
    tags: Cow<'static, [u8]>,
    /// Key and value side by side, since whoever asks for one wants the other.
    entries: List<(u64, V)>,
    len: usize,
}

/// Places of a table that is kept when it is emptied: enough for the names of a long article.
const KEPT_PLACES: usize = 1 << 10;

impl<V> Default for HashTable<V> {
    fn default() -> Self {
        Self { tags: Cow::Borrowed(&[]), entries: List::default(), len: 0 }
    }
}

impl<V: Copy + Default> HashTable<V> {
    /// An empty table with room for so many values.
    pub(crate) fn with_capacity(values: usize) -> Self {
        Self::of_places(if values == 0 { 0 } else { (values * 2).next_power_of_two() })
    }

    fn of_places(places: usize) -> Self {
        Self { tags: vec![0; places].into(), entries: List::Own(vec![(0, V::default()); places]), len: 0 }
    }

    /// Number of values.
    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    /// The value of a hash.
    #[inline]
    pub(crate) fn get(&self, hash: u64) -> Option<V> {
        let tags = &*self.tags;
        let (tag, last) = (tag(hash), tags.len().checked_sub(1)?);
        let mut at = hash as usize & last;
        loop {
            let here = tags[at];
            if here == tag
                && let Some((key, value)) = self.entries.get(at)
                && key == hash
            {
                return Some(value);
            }
            if here == 0 {
                return None;
            }
            at = (at + 1) & last;
        }
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
        &mut self.entries.to_mut()[at].1
    }

    /// Forgets all values and keeps the room, unless that is so large that emptying it takes longer than asking for new.
    pub(crate) fn clear(&mut self) {
        if self.tags.len() > KEPT_PLACES {
            *self = Self::default();
        }
        self.tags.to_mut().fill(0);
        self.len = 0;
    }

    /// Every key with its value, in the order of the table.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u64, V)> {
        self.entries.iter().zip(&*self.tags).filter(|(_, tag)| **tag != 0).map(|(entry, _)| entry)
    }

    /// Where a hash stands, or the free place where it would.
    fn place(&self, hash: u64) -> usize {
        let (tag, last) = (tag(hash), self.tags.len() - 1);
        let mut at = hash as usize & last;
        let is_here = |at| self.entries.get(at).is_some_and(|(key, _)| key == hash);
        while self.tags[at] != 0 && (self.tags[at] != tag || !is_here(at)) {
            at = (at + 1) & last;
        }
        at
    }

    fn put(&mut self, at: usize, hash: u64, value: V) {
        (self.tags.to_mut()[at], self.entries.to_mut()[at]) = (tag(hash), (hash, value));
        self.len += 1;
    }

    fn grow(&mut self) {
        let room = Self::of_places((self.tags.len() * 2).max(16));
        let small = std::mem::replace(self, room);
        for (hash, value) in small.entries() {
            self.put(self.place(hash), hash, value);
        }
    }
}

impl<V: Number> HashTable<V> {
    /// Writes the table as it stands.
    pub(super) fn freeze(&self, into: &mut Writer) {
        into.list([self.len as u64]);
        into.list(self.tags.iter().copied());
        into.list(self.entries.iter());
    }

    /// The table that [`HashTable::freeze`] wrote, where it lies.
    pub(super) fn frozen(from: &mut Reader<'static>) -> Self {
        let len = from.list::<u64>().first().map_or(0, |len| *len as usize);
        Self { tags: Cow::Borrowed(from.bytes()), entries: from.frozen(), len }
    }
}

/// The byte of a hash that stands for it: of its upper half, since the lower chooses the place.
const fn tag(hash: u64) -> u8 {
    (hash >> 56) as u8 | 1
}
