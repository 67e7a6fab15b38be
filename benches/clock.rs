//! What the benches measure by: the CPU time of their thread, so that what else the machine does counts little.

use std::time::Instant;

/// CPU seconds of this thread, where the system tells them; else the seconds of the wall.
pub fn cpu_seconds() -> f64 {
    thread_local! {
        static START: Instant = Instant::now();
    }
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|stat| stat.split(' ').next()?.parse::<f64>().ok())
        .map_or_else(|| START.with(|start| start.elapsed().as_secs_f64()), |nanoseconds| nanoseconds / 1e9)
}
