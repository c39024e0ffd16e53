//! Waiting on a Windows machine: the console is asked again and again, since it and a worker cannot be waited for
//! together. No signals reach the program there, and it is never stopped to go on later.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crossterm::event::{Event, poll, read};

use super::{Asked, Readiness};
use crate::tui::tty::Tty;

/// How long a worker's word may lie before it is heard.
const PACE: Duration = Duration::from_millis(25);

/// Waits, and hears what can end the waiting.
#[derive(Debug, Default)]
pub struct Wait {
    woken: Waker,
    resized: AtomicBool,
}

/// Ends the waiting from another thread.
#[derive(Clone, Debug, Default)]
pub struct Waker(Arc<AtomicBool>);

impl Waker {
    /// Makes the loop look at what its workers have for it.
    pub fn wake(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Wait {
    /// Begins to listen.
    ///
    /// # Errors
    /// Never here.
    pub fn new() -> io::Result<Self> {
        Ok(Self::default())
    }

    /// What workers wake the loop with.
    pub fn waker(&self) -> Waker {
        self.woken.clone()
    }

    /// Waits until the console has keys, a worker wakes, or the deadline is there.
    ///
    /// # Errors
    /// Where the console cannot be read.
    pub fn until(&self, tty: Option<&Tty>, deadline: Option<Instant>) -> io::Result<Readiness> {
        loop {
            let left = deadline.map_or(PACE, |at| at.saturating_duration_since(Instant::now()).min(PACE));
            let Some(tty) = tty else {
                std::thread::park_timeout(left);
                return Ok(Readiness::Quiet);
            };
            if poll(left)? {
                match read()? {
                    Event::Key(key) if tty.take_key(&key) => return Ok(Readiness::Bytes),
                    Event::Mouse(mouse) if tty.take_mouse(&mouse) => return Ok(Readiness::Bytes),
                    Event::Resize(..) => {
                        self.resized.store(true, Ordering::SeqCst);
                        return Ok(Readiness::Quiet);
                    }
                    _ => {}
                }
            }
            if self.woken.0.swap(false, Ordering::SeqCst) || deadline.is_some_and(|at| at <= Instant::now()) {
                return Ok(Readiness::Quiet);
            }
        }
    }

    /// What was asked from outside since the last call.
    pub fn asked(&self) -> Vec<Asked> {
        self.resized.swap(false, Ordering::SeqCst).then_some(Asked::Resized).into_iter().collect()
    }

    /// Whether the program is told to end for sure: nobody can here.
    pub fn is_ending(&self) -> bool {
        false
    }

    /// Stops the process until it is continued: there is no such thing here.
    pub fn stop(&self) {}

    /// Stops the process where that was asked for: it never is.
    pub fn stop_if_asked(&self) {}

    /// Forgets that the process was continued: it never is.
    pub fn forget_continue(&self) {}

    /// Forgets an interrupt meant for another program: none is heard.
    pub fn forget_interrupt(&self) {}
}
