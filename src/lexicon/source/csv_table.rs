//! CSV files of the lexicon: a header that must be right, and faults that name file, line and column. Layer 2.

use super::file::LexiconFile;
use crate::error::{Error, ErrorKind, Result};

/// One row: its fields by the order of the expected columns.
pub(crate) struct Row<'a> {
    file: &'a LexiconFile,
    record: &'a csv::StringRecord,
    columns: &'static [&'static str],
}

impl Row<'_> {
    /// The field of a column, trimmed.
    pub(crate) fn get(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or("").trim()
    }

    /// The field of a column; `None` where it is empty.
    pub(crate) fn filled(&self, column: usize) -> Option<&str> {
        Some(self.get(column)).filter(|field| !field.is_empty())
    }

    /// The parts of a field, separated by `|`.
    pub(crate) fn list(&self, column: usize) -> impl Iterator<Item = &str> {
        self.get(column).split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// The field parsed, or a fault that says what was expected; an empty field is `None`.
    pub(crate) fn parse<T: std::str::FromStr>(&self, column: usize, expected: &str) -> Result<Option<T>> {
        match self.filled(column) {
            None => Ok(None),
            Some(field) => field.parse().map(Some).map_err(|_| self.fault(column, expected)),
        }
    }

    /// The field, which must be filled.
    pub(crate) fn required(&self, column: usize) -> Result<&str> {
        self.filled(column).ok_or_else(|| self.fault(column, &format!("a {}", self.columns[column])))
    }

    /// A fault in a column of this row.
    pub(crate) fn fault(&self, column: usize, expected: &str) -> Error {
        let line = self.record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        let before: usize = (0..column).map(|i| self.record.get(i).unwrap_or("").chars().count() + 1).sum();
        let found = match self.get(column) {
            "" => "nothing".to_owned(),
            field => format!("`{}`", field.chars().take(60).collect::<String>()),
        };
        Error::new(ErrorKind::Lexicon, format!("expected {expected}, found {found}"))
            .at_line(self.file.name.as_ref(), line, before + 1)
            .hint(format!("the column is `{}`", self.columns[column]))
    }
}

/// Calls `visit` with every row of a file whose header must be `columns`.
pub(crate) fn rows(
    file: &LexiconFile,
    columns: &'static [&'static str],
    mut visit: impl FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(file.text.as_bytes());
    let wrong = |error: csv::Error| {
        let line = error.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        Error::new(
            ErrorKind::Lexicon,
            format!("expected {} columns ({}), found: {error}", columns.len(), columns.join(",")),
        )
        .at_line(file.name.as_ref(), line, 0)
    };
    let header = reader.headers().map_err(wrong)?;
    if header.iter().ne(columns.iter().copied()) {
        let found: Vec<_> = header.iter().collect();
        return Err(Error::new(
            ErrorKind::Lexicon,
            format!("expected the columns {}, found {}", columns.join(","), found.join(",")),
        )
        .at_line(file.name.as_ref(), 1, 1));
    }
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(wrong)? {
        visit(&Row { file, record: &record, columns })?;
    }
    Ok(())
}
