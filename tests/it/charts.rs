//! `chart` as its user runs it: several files at once, words beside the picture, what was known on a day, and a clear
//! word where a file's name asks for what there is not.

use super::program::Program;

#[test]
fn pictures_of_a_tracker() {
    let program = Program::new();
    let lines = [
        r#"{"id":"a","published":"2025-03-12","publisher":"Herald","text":"Ukraine accepted a 30-day ceasefire on Tuesday, and U.S. and Ukrainian officials met in Jeddah on 11 March."}"#,
        r#"{"id":"b","published":"2025-04-20","publisher":"Gazette","text":"Russia declared a 30-hour truce on 19 April. Ukraine said on Sunday that Russian forces had violated the truce on 20 April."}"#,
    ];
    program.write("news.jsonl", &lines.join("\n"));
    program.done("track news.jsonl --charts out");

    program.done("chart ceasefires -o t.svg -o t.png --alt --theme print");
    let read = |name: &str| std::fs::read(program.path(name)).unwrap();
    let words = |name: &str| String::from_utf8(read(name)).unwrap();
    assert!(read("t.png").starts_with(b"\x89PNG"));
    assert!(words("t.svg").contains("2 ceasefires"));
    assert!(words("t.alt.txt").contains("Violations are claimed by Ukraine"));

    let known = program.done("chart list --as-known-on 2025-03-31 -o -");
    assert!(known.contains("as known on 31 March 2025") && known.contains("Herald"), "{known}");
    assert!(!known.contains("Gazette"), "an article published later was read");

    let refused = program.run("chart timeline -o t.pdf");
    assert_eq!(refused.status, 2);
    assert!(refused.told.contains(".svg or .png"), "{}", refused.told);
}

#[test]
fn a_day_that_no_words_tell_is_told_from_the_others() {
    let program = Program::new();
    let lines = [
        r#"{"id":"a","published":"2019-08-20","text":"Rebels sign a truce with the army in Juba."}"#,
        r#"{"id":"b","published":"2019-08-21","text":"Gunmen killed nine soldiers near Wau on Tuesday."}"#,
    ];
    program.write("news.jsonl", &lines.join("\n"));
    let told = program.done("track news.jsonl --charts out");
    assert!(told.contains("20 August 2019? ") && told.contains("20 August 2019  "), "{told}");

    program.done("chart timeline -o t.svg");
    let picture = || std::fs::read_to_string(program.path("t.svg")).unwrap();
    assert!(picture().contains("1 on a day that is assumed"), "{}", picture());
    assert_eq!(picture().matches("day assumed").count(), 1);

    program.done("accept --type ceasefire_agreement");
    program.done("chart timeline -o t.svg");
    assert!(!picture().contains("assumed"), "a person has checked it");
}
