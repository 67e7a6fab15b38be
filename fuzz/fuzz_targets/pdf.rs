//! Any bytes as PDF: they are read or refused, without a panic and in bounded time and memory.
#![no_main]

use libfuzzer_sys::fuzz_target;

// The library that reads PDF panics where a file lies about itself, and our reader catches that: only a panic that
// reaches us is a finding, so the fuzzer's hook, which ends the run at any panic, makes way.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let _ = truceline::ingest::articles("file.pdf", bytes);
});
