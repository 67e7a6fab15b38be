//! Any bytes as CSV and TSV: they are read or refused, without a panic and in bounded time and memory.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = truceline::ingest::articles("table.csv", bytes);
});
