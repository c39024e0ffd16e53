//! Waiting on a Unix machine: one `poll` over the terminal and a pipe that signals and workers write to.

use std::{
    cell::Cell,
    io::{self, Read as _, Write as _},
    os::unix::net::UnixStream,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    process::{Signal, getpid, kill_process},
};
use signal_hook::{
    SigId,
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    flag,
    low_level::{pipe, unregister},
};

use super::{Asked, Readiness};
use crate::tui::{event::Ending, tty::Tty};

/// The signals that are heard, the most pressing first.
const HEARD: [i32; 7] = [SIGTERM, SIGHUP, SIGQUIT, SIGINT, SIGCONT, SIGTSTP, SIGWINCH];

/// Waits, and hears what can end the waiting.
#[derive(Debug)]
pub struct Wait {
    wakes: UnixStream,
    waker: Waker,
    signals: Vec<(i32, Arc<AtomicBool>)>,
    registered: Vec<SigId>,
    /// Until when an interrupt or a quit is not ours, but the program's that had the terminal.
    deaf_until: Cell<Option<Instant>>,
}

/// How late an interrupt meant for another program may still arrive here.
const DEAF: Duration = Duration::from_secs(1);

/// Ends the waiting from another thread.
#[derive(Clone, Debug)]
pub struct Waker(Arc<UnixStream>);

impl Waker {
    /// Makes the loop look at what its workers have for it. Never blocks: a full pipe wakes as well.
    pub fn wake(&self) {
        match (&*self.0).write(&[0]) {
            Ok(_) | Err(_) => {}
        }
    }
}

impl Wait {
    /// Begins to hear signals. Dropping it ends that.
    ///
    /// # Errors
    /// Where the system has no descriptors left.
    pub fn new() -> io::Result<Self> {
        let (wakes, waker) = UnixStream::pair()?;
        wakes.set_nonblocking(true)?;
        waker.set_nonblocking(true)?;
        let mut wait = Self {
            wakes,
            waker: Waker(Arc::new(waker)),
            signals: HEARD.iter().map(|signal| (*signal, Arc::default())).collect(),
            registered: Vec::new(),
            deaf_until: Cell::new(None),
        };
        for (signal, came) in &wait.signals {
            // The flag first: it stands when the pipe wakes the loop.
            wait.registered.push(flag::register(*signal, Arc::clone(came))?);
            wait.registered.push(pipe::register(*signal, wait.waker.0.try_clone()?)?);
        }
        Ok(wait)
    }

    /// What workers wake the loop with.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits until the terminal has bytes or is gone, a signal or a worker wakes, or the deadline is there.
    ///
    /// # Errors
    /// Where the system refuses to wait at all.
    pub fn until(&self, tty: Option<&Tty>, deadline: Option<Instant>) -> io::Result<Readiness> {
        let mut watched = vec![PollFd::new(&self.wakes, PollFlags::IN)];
        watched.extend(tty.map(|tty| PollFd::from_borrowed_fd(tty.input(), PollFlags::IN)));
        let left = deadline.map(|at| at.saturating_duration_since(Instant::now()));
        let left = left.and_then(|left| Timespec::try_from(left).ok());
        match poll(&mut watched, left.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let found = watched.get(1).map_or(PollFlags::empty(), PollFd::revents);
        self.drain();
        Ok(if found.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            Readiness::Gone
        } else if found.contains(PollFlags::IN) {
            Readiness::Bytes
        } else {
            Readiness::Quiet
        })
    }

    /// The signals since the last call, the most pressing first.
    pub fn asked(&self) -> Vec<Asked> {
        let deaf = self.deaf_until.get().is_some_and(|until| Instant::now() < until);
        let came = self.signals.iter().filter(|(_, came)| came.swap(false, Ordering::SeqCst));
        came.filter(|(signal, _)| !(deaf && matches!(*signal, SIGINT | SIGQUIT)))
            .map(|(signal, _)| match *signal {
                SIGWINCH => Asked::Resized,
                SIGCONT => Asked::Continued,
                SIGTSTP => Asked::Suspend,
                ending => Asked::End(Ending::Signal(ending)),
            })
            .collect()
    }

    /// Whether a signal that ends the program for sure has come and was not yet asked for.
    pub fn is_ending(&self) -> bool {
        let ends = |signal: i32| matches!(signal, SIGTERM | SIGHUP);
        self.signals.iter().any(|(signal, came)| ends(*signal) && came.load(Ordering::SeqCst))
    }

    /// Stops the process until it is continued. SIGSTOP, since a SIGTSTP to oneself is dropped where the process
    /// group has no shell. The calling thread may run on for a moment after it asked, so it waits to hear that it
    /// goes on.
    pub fn stop(&self) {
        self.forget_continue();
        if kill_process(getpid(), Signal::STOP).is_ok() {
            while !self.was_continued() && self.until(None, None).is_ok() {}
            // A worker may have woken the loop meanwhile.
            self.waker.wake();
        }
        self.forget_continue();
    }

    /// Stops the process where that was asked for since the last call: another program has the terminal, and both are
    /// to stop for the shell.
    pub fn stop_if_asked(&self) {
        let mut asks = self.signals.iter().filter(|(signal, _)| *signal == SIGTSTP);
        if asks.any(|(_, came)| came.swap(false, Ordering::SeqCst)) {
            self.stop();
        }
    }

    /// Whether the process was stopped and goes on, and nobody asked yet.
    fn was_continued(&self) -> bool {
        self.signals.iter().any(|(signal, came)| *signal == SIGCONT && came.load(Ordering::SeqCst))
    }

    /// Forgets that the process was continued: that is known.
    pub fn forget_continue(&self) {
        for (_, came) in self.signals.iter().filter(|(signal, _)| *signal == SIGCONT) {
            came.store(false, Ordering::SeqCst);
        }
    }

    /// Another program had the terminal until now: a Ctrl-C or Ctrl-\\ pressed there came to this process too.
    pub fn forget_interrupt(&self) {
        self.deaf_until.set(Some(Instant::now() + DEAF));
    }

    fn drain(&self) {
        let mut bytes = [0; 256];
        while (&self.wakes).read(&mut bytes).is_ok_and(|count| count == bytes.len()) {}
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            unregister(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_worker_ends_the_waiting() {
        let wait = Wait::new().unwrap();
        let waker = wait.waker();
        let worker = thread::spawn(move || waker.wake());
        assert_eq!(wait.until(None, None).unwrap(), Readiness::Quiet);
        worker.join().unwrap();
    }

    /// One test, since a signal goes to the whole process and would wake the other half.
    #[test]
    fn signals_and_many_wakes() {
        let wait = Wait::new().unwrap();
        for _ in 0..100_000 {
            wait.waker().wake();
        }
        assert_eq!(wait.until(None, None).unwrap(), Readiness::Quiet);
        let deadline = Instant::now() + Duration::from_millis(20);
        wait.until(None, Some(deadline)).unwrap();
        assert!(Instant::now() >= deadline, "a full pipe is emptied at once");

        signal_hook::low_level::raise(SIGWINCH).unwrap();
        wait.until(None, None).unwrap();
        assert_eq!(wait.asked(), [Asked::Resized]);
        assert_eq!(wait.asked(), []);
        assert!(!wait.is_ending());
    }
}
