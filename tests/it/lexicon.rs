//! A user's own words: checked with every fault at once, used in every command, remembered by the tracker.

use crate::program::Program;

const PARADE: &str = "label = \"Parade\"\ngroup = \"talks\"\n[triggers]\nverbs = [\"hold > parade\"]\n[examples]\nhappened = \
                      [\"The army held a parade in Kyiv on Monday.\"]\n";

#[test]
fn every_fault_is_told_with_its_place_and_the_examples_are_run() {
    let program = Program::new();
    program.write("my/events/parade.toml", PARADE);
    let sound = program.run("lexicon check my");
    assert_eq!(sound.status, 0, "{}", sound.out);
    program.write(
        "my/events/parade.toml",
        &PARADE.replace("parade\"]\n[", "{parades}\", \"march >\"]\n[").replace("Monday.", "Monday?"),
    );
    program.write("my/actors/mine.csv", "id;name\n");
    let checked = program.run("lexicon check my");
    assert_eq!(checked.status, 1);
    for place in ["my/events/parade.toml:4:", "my/events/parade.toml:6:", "my/actors/mine.csv:1:"] {
        assert!(checked.out.contains(place), "{place} in {}", checked.out);
    }
    assert_eq!(checked.out.matches("parade.toml:4:").count(), 2, "{}", checked.out);
}

#[test]
fn lists_of_single_words_refuse_several() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/data/lexicon/");
    for (file, word, words) in
        [("grammar.toml", "\"hardly\"", "\"yet to\""), ("counts.toml", "\"perished\"", "\"lost the life\"")]
    {
        let words = std::fs::read_to_string(format!("{own}{file}")).expect("a file").replace(word, words);
        let program = Program::new();
        program.write(&format!("my/{file}"), &words);
        let checked = program.run("lexicon check my");
        assert_eq!(checked.status, 1, "{}", checked.out);
        assert!(checked.out.contains("expected one word, found"), "{file}: {}", checked.out);
    }
}

#[test]
fn a_tracker_says_when_another_lexicon_read_it() {
    let program = Program::new();
    program.write("my/events/parade.toml", PARADE);
    program.write("a.txt", "The army held a parade in Kyiv on Monday.");
    program.done("track a.txt --published 2025-04-23");
    let other = program.run("track a.txt --published 2025-04-23 --lexicon my");
    assert!(other.told.contains("1 article of this tracker"), "{}", other.told);
    program.done("refresh --lexicon my");
    assert!(program.done("list --lexicon my").contains("Parade"), "a type of the user's own");
    let same = program.run("track a.txt --published 2025-04-23 --lexicon my");
    assert!(!same.told.contains("another lexicon"), "{}", same.told);
}

#[test]
fn types_are_listed_and_shown() {
    let program = Program::new();
    assert!(program.done("lexicon list").contains("ceasefire_end"));
    assert!(program.done("lexicon show ceasefire_end").contains("[triggers]"));
    assert_eq!(program.run("lexicon show nothing_of_the_kind").status, 2);
}
