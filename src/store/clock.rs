//! The store's own clock: for stamps, names, rotation and waiting. It is the machine's, whatever `--now` says.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};

/// Where the store gets the time from, and how it waits.
pub trait Clock: Send + Sync {
    /// The machine's time.
    fn now(&self) -> DateTime<Utc>;
    /// Waits. Nothing in the store waits for another program in any other way.
    fn pause(&self, time: Duration);
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the store reads its own clock")]
    fn now(&self) -> DateTime<Utc> {
        SystemTime::now().into()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a lock or a half-written file of another program cannot wake us"
    )]
    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
