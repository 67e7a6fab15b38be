//! The order of the table of events among rows that came in another. Layer 4.

use super::Builder;
use super::column::ColumnBuilder;
use crate::table::schema::{EventColumn, EventColumns};

/// The columns that make the order: first day (without a day last), clock time (without one first), last day, type, id.
pub(super) const ORDERING: EventColumns = EventColumns::of(&[
    EventColumn::First,
    EventColumn::StartTime,
    EventColumn::Last,
    EventColumn::Type,
    EventColumn::Id,
]);

/// By what rows are put in order, before their whole ids: first day and clock time, last day and type, and how the id
/// begins.
type Key = (u64, u64, u32);

/// The rows of a table in its order; `None` where they came in it.
pub(super) fn order(builder: &Builder) -> Option<Vec<u32>> {
    let column = |column: EventColumn| builder.seen(column as usize);
    let [times, types] = [EventColumn::StartTime, EventColumn::Type].map(|of| ranks(column(of)));
    let [firsts, lasts, ids] = [EventColumn::First, EventColumn::Last, EventColumn::Id].map(column);
    let id = |row: u32| ids.map_or("", |ids| ids.words_of(row as usize));
    let key = |row: u32| -> Key {
        let at = row as usize;
        let begin = id(row).bytes().chain(std::iter::repeat(0)).take(4);
        (
            u64::from(day(firsts, at)) << 32 | rank(&times, column(EventColumn::StartTime), at),
            u64::from(day(lasts, at)) << 32 | rank(&types, column(EventColumn::Type), at),
            begin.fold(0, |begin, byte| begin << 8 | u32::from(byte)),
        )
    };
    let rows = 0..u32::try_from(builder.height).expect("a table has less rows than that");
    let mut keys: Vec<(Key, u32)> = rows.map(|row| (key(row), row)).collect();
    let compare = |a: &(Key, u32), b: &(Key, u32)| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(id(b.1)));
    if keys.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return None;
    }
    keys.sort_unstable_by(compare);
    Some(keys.into_iter().map(|(_, row)| row).collect())
}

/// The day of a row, counted from the first that there is, so that none stands behind all of them.
fn day(days: Option<&ColumnBuilder>, row: usize) -> u32 {
    days.and_then(|days| days.day_of(row)).map_or(u32::MAX, |day| day.cast_unsigned() ^ 1 << 31)
}

/// For each of the words of a column how many stand before them, from 1.
fn ranks(column: Option<&ColumnBuilder>) -> Vec<u32> {
    let Some(words) = column.and_then(ColumnBuilder::words) else { return Vec::new() };
    let all = 0..u32::try_from(words.len()).expect("a table has less cells than that");
    let mut sorted: Vec<(&str, u32)> = all.map(|number| (words.get(number), number)).collect();
    sorted.sort_unstable();
    let (mut ranks, mut rank) = (vec![0; sorted.len()], 0);
    for (at, (words, number)) in sorted.iter().enumerate() {
        if at == 0 || sorted[at - 1].0 != *words {
            rank += 1;
        }
        ranks[*number as usize] = rank;
    }
    ranks
}

/// The rank of the words of a row; 0 for none.
fn rank(ranks: &[u32], column: Option<&ColumnBuilder>, row: usize) -> u64 {
    let number = column.and_then(|column| column.number_of_words(row));
    number.and_then(|number| ranks.get(number as usize)).copied().map_or(0, u64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::schema::EVENTS;
    use crate::table::value::Value;

    fn ordered(rows: &[(&str, Option<&str>, Option<&str>, &str)]) -> Vec<String> {
        let mut builder = Builder::new(&EVENTS, rows.len());
        builder.push(rows.len(), |row, column| {
            let (id, first, time, kind) = rows[row];
            match EventColumn::ALL[column] {
                EventColumn::Id => Value::Text(id.into()),
                EventColumn::First | EventColumn::Last => {
                    first.map_or(Value::Null, |day| Value::Day(day.parse().unwrap()))
                }
                EventColumn::StartTime => time.map_or(Value::Null, |time| Value::Text(time.into())),
                EventColumn::Type => Value::Text(kind.into()),
                _ => Value::Null,
            }
        });
        let order = order(&builder).unwrap_or_else(|| (0..).take(rows.len()).collect());
        order.iter().map(|row| rows[*row as usize].0.to_owned()).collect()
    }

    #[test]
    fn rows_are_put_in_the_order_of_the_table() {
        let rows = [
            ("none", None, None, "a"),
            ("abcde", Some("2025-05-03"), None, "b"),
            ("abcd", Some("2025-05-03"), None, "b"),
            ("ab", Some("2025-05-03"), None, "b"),
            ("z", Some("2025-05-03"), None, "a"),
            ("late", Some("2025-05-03"), Some("18:00"), "a"),
            ("early", Some("2025-05-03"), Some("09:00"), "c"),
            ("old", Some("0999-01-01"), Some("09:00"), "c"),
        ];
        let expected = ["old", "z", "ab", "abcd", "abcde", "early", "late", "none"];
        assert_eq!(ordered(&rows), expected);
        let mut turned = rows;
        turned.reverse();
        assert_eq!(ordered(&turned), expected);
        assert!(ordered(&rows[..1]) == ["none"]);
    }
}
