//! Tables as bytes: what is in the program is put together when it is built, so that a run only looks into it. Layer 2.

/// A number that is written with the lowest byte first.
pub(crate) trait Number: Copy + Default {
    /// How many bytes it takes.
    const BYTES: usize;
    /// Its bytes.
    fn write(self, bytes: &mut Vec<u8>);
    /// The number that so many bytes are.
    fn read(bytes: &[u8]) -> Self;
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Number for $number {
            const BYTES: usize = size_of::<$number>();

            fn write(self, bytes: &mut Vec<u8>) {
                bytes.extend(self.to_le_bytes());
            }

            #[inline]
            fn read(bytes: &[u8]) -> Self {
                bytes.first_chunk().map_or_else(Self::default, |bytes| Self::from_le_bytes(*bytes))
            }
        }
    )+};
}

numbers!(u8, u16, u32, u64, f64);

/// What stands side by side in a table stands side by side in its bytes, so that it is read in one go.
impl<A: Number, B: Number> Number for (A, B) {
    const BYTES: usize = A::BYTES + B::BYTES;

    fn write(self, bytes: &mut Vec<u8>) {
        self.0.write(bytes);
        self.1.write(bytes);
    }

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let (first, second) = bytes.split_at_checked(A::BYTES).unwrap_or_default();
        (A::read(first), B::read(second))
    }
}

/// Writes lists of numbers one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Adds a list.
    pub(crate) fn list<N: Number>(&mut self, numbers: impl IntoIterator<Item = N>) {
        let before = self.bytes.len();
        (0_u64).write(&mut self.bytes);
        numbers.into_iter().for_each(|number| number.write(&mut self.bytes));
        let length = self.bytes.len() - before - LENGTH;
        self.bytes[before..before + LENGTH].copy_from_slice(&(length as u64).to_le_bytes());
    }

    /// What was written.
    #[allow(dead_code, reason = "the build script writes")]
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Bytes of the length before a list.
const LENGTH: usize = 8;

/// Reads what a [`Writer`] wrote, in the same order. What is cut short ends in empty lists.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Begins at the first list.
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The next list, copied: for what is asked for all the time.
    pub(crate) fn list<N: Number>(&mut self) -> Vec<N> {
        self.bytes().chunks_exact(N::BYTES).map(N::read).collect()
    }

    /// The bytes of the next list.
    pub(crate) fn bytes(&mut self) -> &'a [u8] {
        let Some((length, rest)) = self.bytes.split_first_chunk() else { return &[] };
        let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX).min(rest.len());
        let (list, rest) = rest.split_at(length);
        self.bytes = rest;
        list
    }
}

impl Reader<'static> {
    /// The next list, where it lies.
    pub(crate) fn frozen<N: Number>(&mut self) -> List<N> {
        List::Frozen { bytes: self.bytes(), size: N::BYTES, read: N::read }
    }
}

/// Values by their number: gathered in a run, or where the build script wrote them. A run copies none of these, and
/// touches the pages of those alone that it asks for.
#[derive(Clone, Debug)]
pub(crate) enum List<T> {
    /// Gathered in a run.
    Own(Vec<T>),
    /// Written one behind the other.
    Frozen {
        /// All of them.
        bytes: &'static [u8],
        /// Bytes that each takes.
        size: usize,
        /// Reads one.
        read: fn(&[u8]) -> T,
    },
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self::Own(Vec::new())
    }
}

impl<T: Copy> List<T> {
    /// Number of values.
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Own(own) => own.len(),
            Self::Frozen { bytes, size, .. } => bytes.len() / *size,
        }
    }

    /// The value of a number.
    #[inline]
    pub(crate) fn get(&self, number: usize) -> Option<T> {
        match self {
            Self::Own(own) => own.get(number).copied(),
            Self::Frozen { bytes, size, read } => bytes.get(number * size..(number + 1) * size).map(read),
        }
    }

    /// All values in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = T> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    /// The values as they are gathered in a run.
    pub(crate) fn to_mut(&mut self) -> &mut Vec<T> {
        if let Self::Frozen { .. } = self {
            *self = Self::Own(self.iter().collect());
        }
        match self {
            Self::Own(own) => own,
            Self::Frozen { .. } => unreachable!("it was copied"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_back_as_they_were_written() {
        let mut writer = Writer::default();
        writer.list([1_u64, u64::MAX]);
        writer.list::<u8>([]);
        writer.list([-0.5_f64]);
        let bytes: &'static [u8] = writer.finish().leak();
        let mut frozen = Reader::new(bytes).frozen::<u64>();
        assert_eq!((frozen.len(), frozen.get(1), frozen.get(2)), (2, Some(u64::MAX), None));
        frozen.to_mut().push(7);
        assert!(frozen.iter().eq([1, u64::MAX, 7]));
        let mut reader = Reader::new(bytes);
        assert_eq!(reader.list::<u64>(), [1, u64::MAX]);
        assert!(reader.list::<u8>().is_empty());
        assert_eq!(reader.list::<f64>(), [-0.5]);
        assert!(reader.list::<u32>().is_empty());
    }
}
