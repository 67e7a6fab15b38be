//! Several processes that write to one tracker at once.

use super::times;
use crate::program::{Program, field};

#[test]
fn four_that_add_at_once_lose_nothing_and_double_nothing() {
    let (program, each) = (Program::new(), times("TRUCELINE_ADDS", 50));
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let program = &program;
            scope.spawn(move || {
                for number in 0..each {
                    program.done(&format!("add --type attack --date 2025-05-01 w{writer}n{number}"));
                }
            });
        }
    });
    let mut labels = field(&program.done("list --format jsonl"), "label");
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), 4 * each);
    assert_eq!(field(&program.done("list --format jsonl"), "id").len(), 4 * each);
    assert!(program.done("check").contains("no fault found"));
}
