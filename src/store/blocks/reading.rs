//! Reading all events: from blocks where they are, else from rows.

use rusqlite::{Connection, params};

use super::{Block, SIZE, basis, keeping};
use crate::error::Result;
use crate::model::Filter;
use crate::store::events::cells::Cells;
use crate::store::{Store, query};
use crate::table::{EventColumns, EventTableBuilder};

impl Store {
    /// Adds to a table every event that is neither rejected nor outside the scope.
    pub(in crate::store) fn read_all(
        &self,
        columns: EventColumns,
        into: &mut EventTableBuilder<'_>,
    ) -> Result<()> {
        let of = |error| self.fault(error);
        self.keep_many_blocks();
        // One state of the tracker throughout.
        let transaction = self.connection.unchecked_transaction().map_err(of)?;
        read(&transaction, columns, into).map_err(of)
    }
}

fn read(
    connection: &Connection,
    columns: EventColumns,
    into: &mut EventTableBuilder<'_>,
) -> rusqlite::Result<()> {
    let mut cells = Cells::of(connection, columns);
    let sql = format!(
        "SELECT {} FROM event WHERE n BETWEEN ?1 AND ?2 AND {}",
        cells.columns(),
        query::condition(&Filter::default()).0
    );
    let mut between = connection.prepare(&sql)?;
    let mut rows = |first: i64, last: i64, cells: &mut Cells<'_>, into: &mut EventTableBuilder<'_>| {
        let mut rows = between.query([first, last])?;
        while let Some(row) = rows.next()? {
            cells.read(row, into)?;
        }
        rusqlite::Result::Ok(())
    };
    let mut next = i64::MIN;
    if !keeping::has_place(connection)? {
        return rows(next, i64::MAX, &mut cells, into);
    }
    let mut statement =
        connection.prepare("SELECT block, cells FROM event_block WHERE basis = ?1 ORDER BY block")?;
    let mut blocks = statement.query(params![basis()])?;
    while let Some(row) = blocks.next()? {
        let number = row.get(0)?;
        let Some(block) = Block::open(number, row.get_ref(1)?.as_blob()?) else { continue };
        let first = number * SIZE;
        if next < first {
            rows(next, first - 1, &mut cells, into)?;
        }
        cells.read_block(&block, into)?;
        next = first + SIZE;
    }
    rows(next, i64::MAX, &mut cells, into)
}
