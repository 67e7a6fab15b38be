//! `tests/scores.csv`: every figure as it stands, and the floor below which it must not fall.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// One measured figure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) data: String,
    pub(super) figure: String,
    pub(super) value: f64,
}

/// One row of the file.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Row {
    data: String,
    figure: String,
    value: String,
    floor: String,
}

/// A new figure's floor lies this far below what was measured first.
const LEEWAY: f64 = 0.02;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scores.csv")
}

fn committed() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path()).expect("tests/scores.csv is part of the project");
    reader.deserialize().map(|row| row.expect("a row of four columns")).collect()
}

/// Holds measured figures to the file: each at its floor or above. `UPDATE=1` writes what was measured and keeps
/// the floors, so that a change of rules shows as a change of the file.
pub(super) fn hold(measured: &[Figure]) {
    if std::env::var_os("UPDATE").is_some() {
        return update(measured);
    }
    let rows: BTreeMap<(String, String), Row> =
        committed().into_iter().map(|row| ((row.data.clone(), row.figure.clone()), row)).collect();
    let mut faults = Vec::new();
    for Figure { data, figure, value } in measured {
        let value = format!("{value:.3}");
        match rows.get(&(data.clone(), figure.clone())) {
            None => faults.push(format!("{data} {figure} is {value} and has no row")),
            Some(row) if number(&value) < number(&row.floor) => {
                faults.push(format!("{data} {figure} is {value}, below its floor {}", row.floor));
            }
            Some(_) => {}
        }
    }
    assert!(
        faults.is_empty(),
        "tests/scores.csv (UPDATE=1 renews the values, never the floors):\n{}",
        faults.join("\n")
    );
}

fn update(measured: &[Figure]) {
    /// The tests of one run write the file one after another.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock();
    let mut rows = committed();
    for Figure { data, figure, value } in measured {
        let text = format!("{value:.3}");
        match rows.iter_mut().find(|row| row.data == *data && row.figure == *figure) {
            Some(row) => row.value = text,
            None => rows.push(Row {
                data: data.clone(),
                figure: figure.clone(),
                value: text,
                floor: format!("{:.2}", (value - LEEWAY).max(0.0)),
            }),
        }
    }
    rows.sort_by(|one, other| (&one.data, &one.figure).cmp(&(&other.data, &other.figure)));
    let mut writer = csv::Writer::from_path(path()).expect("the file can be written");
    for row in rows {
        writer.serialize(row).expect("the row can be written");
    }
    writer.flush().expect("the file can be written");
}

fn number(text: &str) -> f64 {
    text.parse().expect("a number")
}
