//! A sheet goes out, a person corrects it, and it comes back: changed cells are one step that can be undone.

use super::program::{Program, samples};

fn csv(program: &Program) -> (Vec<String>, Vec<Vec<String>>) {
    let text = program.done("export csv -o -");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (header, rows)
}

fn write(program: &Program, header: &[String], rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        writer.write_record(row).unwrap();
    }
    program.write("sheet.csv", &String::from_utf8(writer.into_inner().unwrap()).unwrap());
}

fn column(header: &[String], name: &str) -> usize {
    header.iter().position(|column| column == name).unwrap()
}

#[test]
fn every_format_that_comes_back_untouched_changes_nothing() {
    let program = Program::new();
    program.run_words(&["track", &samples().display().to_string()]);
    for format in ["csv", "tsv", "xlsx", "jsonl", "json", "parquet"] {
        program.done(&format!("export {format} -o sheet.{format}"));
        let told = program.done(&format!("import sheet.{format}"));
        assert!(
            told.contains("0 imported") && told.contains("0 edited, 0 refused; no event"),
            "{format}: {told}"
        );
    }
    assert!(program.done("undo").contains("track"), "an import without changes is no step");
}

#[test]
fn corrections_come_back_as_one_step_and_what_changed_meanwhile_stays() {
    let program = Program::new();
    program.run_words(&["track", &samples().display().to_string()]);
    let before = program.done("export csv -o -");
    let (header, mut rows) = csv(&program);
    let (id, label, note, status) =
        (column(&header, "id"), column(&header, "label"), column(&header, "note"), column(&header, "status"));
    rows[0][label] = "Corrected by a person".to_owned();
    rows[1][note] = "'=quoted".to_owned();
    rows[2][label] = "Corrected too late".to_owned();
    rows[3][status] = "perhaps".to_owned();
    let gone = rows.remove(5)[id].clone();
    let mut new = vec![String::new(); header.len()];
    new[column(&header, "type")] = "meeting".to_owned();
    new[column(&header, "edtf")] = "2025-06-02".to_owned();
    new[column(&header, "actors")] = "Ukraine; Russia".to_owned();
    rows.push(new);
    program.run_words(&["edit", &rows[2][id], "--label", "Corrected before", "-y"]);
    write(&program, &header, &rows);

    let ran = program.run("import sheet.csv");
    assert_eq!(ran.status, 1);
    assert!(
        ran.out.contains("1 imported") && ran.out.contains("2 edited, 0 refused, 2 cells refused"),
        "{}",
        ran.out
    );
    assert!(
        ran.told.contains(
            "row 4, label: changed meanwhile: here `Corrected too late`, in the tracker `Corrected before`"
        ),
        "{}",
        ran.told
    );
    assert!(ran.told.contains("row 5, status: expected a status"), "{}", ran.told);
    let (_, now) = csv(&program);
    let row = |wanted: &str| now.iter().find(|row| row[id] == wanted).unwrap();
    assert_eq!(row(&rows[0][id])[label], "Corrected by a person");
    assert_eq!(row(&rows[1][id])[note], "'=quoted");
    assert_eq!(row(&rows[2][id])[label], "Corrected before");
    row(&gone);

    program.done("undo");
    program.done("undo");
    assert_eq!(program.done("export csv -o -"), before);
}

#[test]
fn a_sheet_of_another_tracker_brings_new_events() {
    let program = Program::new();
    program.done("add --type meeting --date 2025-05-16 Talks");
    program.done("export csv -o sheet.csv");
    assert!(program.done("import sheet.csv --tracker other.db").contains("1 imported"));
}
