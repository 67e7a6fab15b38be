//! Keeps the panics of readers of broken files from the terminal: each becomes a refused document.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// Silences the message of a panic inside [`reading`]; other panics speak as before.
pub(super) fn panics_of_readers() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !READING.get() {
                usual(about);
            }
        }));
    });
}

/// Runs a reader; `None` where it panicked.
pub(super) fn reading<T>(read: impl FnOnce() -> T) -> Option<T> {
    READING.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    result.ok()
}
