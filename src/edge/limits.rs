//! The machine's limit on the size of files: going past it is to be an error that can be told, not a sudden end.

use std::{
    io,
    sync::{Arc, atomic::AtomicBool},
};

use signal_hook::{consts::SIGXFSZ, flag};

/// From now on a file that would be larger than the machine allows is an error of its writing, as on a full disk.
/// Without this the machine ends the program in the middle of a save, without a word.
///
/// # Errors
/// What the machine says.
pub fn tell_of_large_files() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(|_| ())
}
