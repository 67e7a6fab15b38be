//! Progress on standard error, on a terminal only.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Counts what was done; shows nothing where nobody watches or the work is quick.
pub(super) fn bar(noun: &'static str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    let style = ProgressStyle::with_template("{spinner} {pos} {prefix} {elapsed} {msg}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.set_prefix(noun);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
