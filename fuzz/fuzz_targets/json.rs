//! Any bytes as JSON lines and as JSON: they are read or refused, without a panic and in bounded time and memory.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["lines.jsonl", "array.json"] {
        let _ = truceline::ingest::articles(name, bytes);
    }
});
