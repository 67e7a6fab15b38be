//! The program: everything is in the library's `cli`.

use std::process::ExitCode;

/// Articles are read in many small pieces of memory.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    truceline::cli::run()
}
