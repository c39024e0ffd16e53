//! The watchdog of a Unix machine: it hears the signals by itself.

use std::{
    io::{self, Read as _, Write as _},
    net::Shutdown,
    os::unix::net::UnixStream,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use signal_hook::{
    SigId,
    consts::{SIGHUP, SIGTERM},
    flag,
    low_level::{pipe, unregister},
};

use super::LIMIT;
use crate::tui::tty::Tty;

/// A thread that sleeps until the program is told to end, and ends it when that takes too long.
#[derive(Debug)]
pub struct Watchdog {
    bell: UnixStream,
    signal: Arc<AtomicUsize>,
    registered: Vec<SigId>,
}

impl Watchdog {
    /// Starts the thread. Dropping the value calls it off.
    ///
    /// # Errors
    /// Where the system has no thread or descriptor left.
    pub fn start(tty: Arc<Tty>) -> io::Result<Self> {
        let (ears, bell) = UnixStream::pair()?;
        let signal = Arc::new(AtomicUsize::new(usize::try_from(SIGHUP).unwrap_or(1)));
        let mut watchdog = Self { bell, signal: Arc::clone(&signal), registered: Vec::new() };
        for number in [SIGTERM, SIGHUP] {
            let value = usize::try_from(number).unwrap_or(1);
            watchdog.registered.push(flag::register_usize(number, Arc::clone(&watchdog.signal), value)?);
            watchdog.registered.push(pipe::register(number, watchdog.bell.try_clone()?)?);
        }
        thread::Builder::new().name("watchdog".to_owned()).spawn(move || watch(&ears, &signal, &tty))?;
        Ok(watchdog)
    }

    /// The terminal has hung up, without a signal: the time runs from here.
    pub fn hung_up(&self) {
        match (&self.bell).write(&[0]) {
            Ok(_) | Err(_) => {}
        }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            unregister(id);
        }
        match self.bell.shutdown(Shutdown::Both) {
            Ok(()) | Err(_) => {}
        }
    }
}

fn watch(ears: &UnixStream, signal: &AtomicUsize, tty: &Tty) {
    let mut byte = [0];
    let rang = |mut ears: &UnixStream, byte: &mut [u8]| ears.read_exact(byte);
    if rang(ears, &mut byte).is_err() || ears.set_read_timeout(Some(LIMIT)).is_err() {
        return;
    }
    // Told twice is not told to hurry: every end has its whole time.
    loop {
        match rang(ears, &mut byte) {
            Ok(()) => {}
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                break;
            }
            // Called off: the program has ended its work.
            Err(_) => return,
        }
    }
    tty.leave();
    let code = signal.load(Ordering::SeqCst).saturating_add(128);
    std::process::exit(i32::try_from(code).unwrap_or(1));
}
