//! Tables as Parquet, the format that keeps their types. Layer 4; bytes in and out, no disk.

use std::io::{Cursor, Write};

use polars::prelude::{ParquetReader, ParquetWriter, SerReader};

use super::frame::{Table, refused};
use super::schema::Schema;
use crate::error::{Error, ErrorKind, Result};

/// Writes some columns of a table as Parquet (zstd).
///
/// # Errors
/// What the writer said.
pub fn write_parquet(table: &Table, columns: &[usize], out: &mut dyn Write) -> Result<()> {
    let names = columns.iter().filter_map(|column| table.columns().get(*column)).map(|facts| facts.name);
    let mut frame = table.frame().select(names).map_err(|error| refused(&error))?;
    ParquetWriter::new(out)
        .finish(&mut frame)
        .map(|_| ())
        .map_err(|error| Error::new(ErrorKind::Io, error.to_string()))
}

/// Reads a table from Parquet: columns in any order, missing ones empty, unknown ones refused.
///
/// # Errors
/// The bytes are no Parquet, or hold another table.
pub fn read_parquet(schema: &'static Schema, bytes: &[u8]) -> Result<Table> {
    let frame = ParquetReader::new(Cursor::new(bytes)).finish().map_err(|error| refused(&error))?;
    Table::from_read(schema, &frame)
}
