//! The machine's limit on the size of files: going past it is to be an error that can be told, not a sudden end.

use std::io;

/// From now on a file that would be larger than the machine allows is an error of its writing, as on a full disk.
/// Without this the machine ends the program in the middle of a save, without a word.
///
/// # Errors
/// What the machine says.
#[cfg(unix)]
pub fn tell_of_large_files() -> io::Result<()> {
    use std::sync::{Arc, atomic::AtomicBool};

    use signal_hook::{consts::SIGXFSZ, flag};

    flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(|_| ())
}

/// Windows has no such limit.
///
/// # Errors
/// Never here.
#[cfg(windows)]
pub fn tell_of_large_files() -> io::Result<()> {
    Ok(())
}
