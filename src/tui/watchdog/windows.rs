//! The watchdog of a Windows machine, where only the console itself can go.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
};

use super::LIMIT;
use crate::tui::{event::Ending, tty::Tty};

/// A thread that sleeps until the console is gone, and ends the program when that takes too long.
#[derive(Debug)]
pub struct Watchdog {
    bell: Sender<()>,
}

impl Watchdog {
    /// Starts the thread. Dropping the value calls it off.
    ///
    /// # Errors
    /// Where the system has no thread left.
    pub fn start(tty: Arc<Tty>) -> io::Result<Self> {
        let (bell, ears) = channel();
        thread::Builder::new().name("watchdog".to_owned()).spawn(move || watch(&ears, &tty))?;
        Ok(Self { bell })
    }

    /// The console has gone: the time runs from here.
    pub fn hung_up(&self) {
        // Without a listener the program has ended its work already.
        let _nobody = self.bell.send(());
    }
}

fn watch(ears: &Receiver<()>, tty: &Tty) {
    if ears.recv().is_err() {
        return;
    }
    loop {
        match ears.recv_timeout(LIMIT) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
    tty.leave();
    std::process::exit(i32::from(Ending::HangUp.exit_code()));
}
