//! A block as bytes: which events it holds; then for each field its forms, each once, and which of them each event has.
//!
//! Numbers are little-endian. Number of events (u32); of each, how far its number lies behind the first of the block (u16).
//! For each field: length of all that follows of it (u32); number of forms (u32); how they are spread (u8); length of
//! each (u32); the forms; for each event the number of its form from 1, or 0 for none, unless the spread says it. At the
//! end a checksum (u64): the database hashes nothing, and what a disk has changed must not be believed.

use super::forms::Forms;
use super::{SIZE, basis};
use crate::model::mix;
use crate::store::events::fields::FIELDS;

/// How the forms of a field are spread over the events of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spread {
    /// All have the one form there is.
    Same,
    /// Each has its own, in order.
    Own,
    /// One byte for each event.
    Byte,
    /// Two bytes for each event.
    Two,
}

const SPREADS: [Spread; 4] = [Spread::Same, Spread::Own, Spread::Byte, Spread::Two];

impl Spread {
    fn of(numbers: &[u16], forms: usize) -> Self {
        match forms {
            1 if numbers.iter().all(|number| *number == 1) => Self::Same,
            _ if forms == numbers.len() && numbers.iter().copied().eq(1..) => Self::Own,
            ..256 => Self::Byte,
            _ => Self::Two,
        }
    }

    /// How many bytes say the numbers of so many events.
    const fn bytes(self, events: usize) -> usize {
        match self {
            Self::Same | Self::Own => 0,
            Self::Byte => events,
            Self::Two => 2 * events,
        }
    }
}

/// A block that is read.
pub(in crate::store) struct Block<'b> {
    first: i64,
    places: &'b [[u8; 2]],
    fields: Vec<Section<'b>>,
}

/// A field of a block.
struct Section<'b> {
    spread: Spread,
    lengths: &'b [[u8; 4]],
    forms: &'b [u8],
    numbers: &'b [u8],
}

impl<'b> Block<'b> {
    /// Reads the block of a number; `None` where it is not as it was written.
    pub(in crate::store) fn open(block: i64, bytes: &'b [u8]) -> Option<Self> {
        let (bytes, sum) = bytes.split_last_chunk::<8>()?;
        if u64::from_le_bytes(*sum) != checksum(bytes) {
            return None;
        }
        let mut left = bytes;
        let count = number(&mut left)?;
        let (places, []) = take(&mut left, 2 * count)?.as_chunks::<2>() else { return None };
        let fields = FIELDS.iter().map(|_| Section::open(&mut left, count)).collect::<Option<_>>()?;
        left.is_empty().then_some(Self { first: block * SIZE, places, fields })
    }

    /// How many events it holds.
    pub(in crate::store) const fn len(&self) -> usize {
        self.places.len()
    }

    /// The numbers of its events, in their order.
    pub(in crate::store) fn events(&self) -> impl Iterator<Item = i64> {
        self.places.iter().map(|place| self.first + i64::from(u16::from_le_bytes(*place)))
    }

    /// Whether a field holds anything.
    pub(in crate::store) fn has_any(&self, field: usize) -> bool {
        !self.fields[field].lengths.is_empty()
    }

    /// The forms of a field, by number from 1.
    pub(in crate::store) fn forms(&self, field: usize) -> impl Iterator<Item = &'b [u8]> + use<'b> {
        let Section { lengths, forms: mut left, .. } = self.fields[field];
        lengths.iter().map_while(move |length| take(&mut left, u32::from_le_bytes(*length) as usize))
    }

    /// Puts for each event the number of its form of a field into `numbers`, from 1, or 0 for none.
    pub(in crate::store) fn numbers(&self, field: usize, numbers: &mut Vec<u16>) {
        let section = &self.fields[field];
        numbers.clear();
        match section.spread {
            Spread::Same => numbers.resize(self.len(), 1),
            Spread::Own => numbers.extend((1..).take(self.len())),
            Spread::Byte => numbers.extend(section.numbers.iter().map(|number| u16::from(*number))),
            Spread::Two => {
                let (pairs, _) = section.numbers.as_chunks::<2>();
                numbers.extend(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
            }
        }
    }
}

impl<'b> Section<'b> {
    fn open(from: &mut &'b [u8], events: usize) -> Option<Self> {
        let length = number(from)?;
        let mut left = take(from, length)?;
        let count = number(&mut left)?;
        let [spread] = take(&mut left, 1)? else { return None };
        let spread = *SPREADS.get(usize::from(*spread))?;
        let (lengths, []) = take(&mut left, count.checked_mul(4)?)?.as_chunks::<4>() else { return None };
        let forms = left.len().checked_sub(spread.bytes(events))?;
        let forms = take(&mut left, forms)?;
        Some(Self { spread, lengths, forms, numbers: left })
    }
}

/// Writes a block: the numbers of its events, and the forms of each field.
pub(super) fn write(block: i64, events: &[i64], fields: &[Forms]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, events.len());
    for event in events {
        let place = u16::try_from(event - block * SIZE).expect("an event lies in its block");
        bytes.extend_from_slice(&place.to_le_bytes());
    }
    for field in fields {
        let forms = field.forms().count();
        let spread = Spread::of(field.numbers(), forms);
        let length: usize = field.forms().map(<[u8]>::len).sum();
        put(&mut bytes, 5 + 4 * forms + length + spread.bytes(events.len()));
        put(&mut bytes, forms);
        bytes.push(SPREADS.iter().position(|other| *other == spread).map_or(0, |at| at.to_le_bytes()[0]));
        field.forms().for_each(|form| put(&mut bytes, form.len()));
        field.forms().for_each(|form| bytes.extend_from_slice(form));
        match spread {
            Spread::Same | Spread::Own => {}
            Spread::Byte => bytes.extend(field.numbers().iter().map(|number| number.to_le_bytes()[0])),
            Spread::Two => bytes.extend(field.numbers().iter().flat_map(|number| number.to_le_bytes())),
        }
    }
    let sum = checksum(&bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// Four sums side by side, of eight bytes at once. What the block was made by counts too.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sums = [mix(basis().cast_unsigned(), bytes.len() as u64); 4];
    let (parts, rest) = bytes.as_chunks::<32>();
    for part in parts {
        for (sum, eight) in sums.iter_mut().zip(part.as_chunks::<8>().0) {
            *sum = mix(*sum, u64::from_le_bytes(*eight));
        }
    }
    let rest = rest.iter().fold(0, |sum, byte| mix(sum, u64::from(*byte)));
    sums.into_iter().fold(rest, mix)
}

fn take<'b>(from: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (taken, left) = from.split_at_checked(length)?;
    *from = left;
    Some(taken)
}

fn number(from: &mut &[u8]) -> Option<usize> {
    let (taken, left) = from.split_first_chunk::<4>()?;
    *from = left;
    usize::try_from(u32::from_le_bytes(*taken)).ok()
}

fn put(bytes: &mut Vec<u8>, number: usize) {
    let number = u32::try_from(number).expect("no cell is that long");
    bytes.extend_from_slice(&number.to_le_bytes());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(rows: &[Vec<Option<Vec<u8>>>]) -> Vec<u8> {
        let mut fields: Vec<Forms> = FIELDS.iter().map(|_| Forms::default()).collect();
        let events: Vec<i64> = (0..).map(|n| 3 * SIZE + 2 * n).take(rows.len()).collect();
        for row in rows {
            for (index, field) in fields.iter_mut().enumerate() {
                field.put(row.get(index).and_then(Option::as_deref));
            }
        }
        write(3, &events, &fields)
    }

    proptest! {
        #[test]
        fn what_was_written_comes_back(
            rows in prop::collection::vec(
                prop::collection::vec(prop::option::of(prop::collection::vec(any::<u8>(), 0..3)), 4),
                0..300,
            )
        ) {
            let bytes = written(&rows);
            let block = Block::open(3, &bytes).expect("a block");
            prop_assert_eq!(block.len(), rows.len());
            prop_assert!(block.events().eq((0..).map(|n| 3 * SIZE + 2 * n).take(rows.len())));
            let mut numbers = Vec::new();
            for field in 0..FIELDS.len() {
                let forms: Vec<&[u8]> = block.forms(field).collect();
                prop_assert_eq!(block.has_any(field), !forms.is_empty());
                block.numbers(field, &mut numbers);
                for (row, number) in rows.iter().zip(&numbers) {
                    let form = usize::from(*number).checked_sub(1).map(|index| forms[index]);
                    prop_assert_eq!(form, row.get(field).and_then(Option::as_deref));
                }
            }
        }

        #[test]
        fn no_bytes_are_taken_for_a_block_or_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Block::open(0, &bytes).is_none());
            let summed = [&bytes[..], &checksum(&bytes).to_le_bytes()].concat();
            prop_assert!(Block::open(0, &summed).is_none());
        }

        #[test]
        fn a_byte_that_flipped_is_noticed(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
            let row = |n: u8| vec![Some(vec![n]), None, Some(vec![1, 2, 3]), Some(vec![n / 2])];
            let mut bytes = written(&(0..200).map(row).collect::<Vec<_>>());
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            prop_assert!(Block::open(3, &bytes).is_none());
        }
    }
}
