//! The last resort: when the program is told to end and cannot, because something it waits for is stuck.

use std::time::Duration;

pub use machine::Watchdog;

#[cfg(unix)]
#[path = "watchdog/unix.rs"]
mod machine;
#[cfg(windows)]
#[path = "watchdog/windows.rs"]
mod machine;

/// A little more than the program may take by itself; with it, the process is gone within two seconds.
const LIMIT: Duration = Duration::from_millis(1800);
