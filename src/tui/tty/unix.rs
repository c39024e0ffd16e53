//! The terminal of a Unix machine.

use std::{
    fs::File,
    io,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    process::getpgrp,
    termios::{OptionalActions, Termios, isatty, tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr},
};

use super::{ENTER, LEAVE, MOUSE_OFF, MOUSE_ON, Read, within};

/// The terminal the program runs in. Shared with whoever may have to put it back: the panic hook, the watchdog.
#[derive(Debug)]
pub struct Tty {
    input: OwnedFd,
    output: OwnedFd,
    /// The modes before the program changed them.
    before: Mutex<Termios>,
    entered: AtomicBool,
    /// Whether the mouse is reported as long as the screen is the program's.
    mouse: AtomicBool,
    gone: AtomicBool,
}

impl Tty {
    /// The terminal on standard input, else the controlling one; drawn on standard output.
    ///
    /// # Errors
    /// Where there is no terminal to read keys from.
    pub fn open() -> io::Result<Self> {
        let stdin = io::stdin();
        let input: OwnedFd = if isatty(&stdin) {
            stdin.as_fd().try_clone_to_owned()?
        } else {
            File::options().read(true).write(true).open("/dev/tty")?.into()
        };
        let output = io::stdout().as_fd().try_clone_to_owned()?;
        let before = Mutex::new(tcgetattr(&input)?);
        let [entered, mouse, gone] = [(); 3].map(|()| AtomicBool::new(false));
        Ok(Self { input, output, before, entered, mouse, gone })
    }

    /// Takes the terminal over: raw mode, alternate screen, bracketed paste.
    ///
    /// # Errors
    /// Where the terminal refuses its modes; it is then as it was.
    pub fn enter(&self) -> io::Result<()> {
        let before = tcgetattr(&self.input)?;
        let mut raw = before.clone();
        raw.make_raw();
        if !self.entered.swap(true, Ordering::SeqCst)
            && let Ok(mut kept) = self.before.lock()
        {
            *kept = before;
        }
        tcsetattr(&self.input, OptionalActions::Now, &raw)?;
        self.send(ENTER);
        if self.mouse.load(Ordering::SeqCst) {
            self.send(MOUSE_ON);
        }
        Ok(())
    }

    /// Has the mouse reported, or no longer: now, where the screen is the program's, and whenever it is taken again.
    pub fn listen_to_mouse(&self, is_on: bool) {
        if self.mouse.swap(is_on, Ordering::SeqCst) != is_on && self.is_entered() {
            self.send(if is_on { MOUSE_ON } else { MOUSE_OFF });
        }
    }

    /// Puts the terminal back as it was. Does nothing a second time, on a terminal that is gone, or in the
    /// background, where touching it would stop the process.
    pub fn leave(&self) {
        if !self.entered.swap(false, Ordering::SeqCst) || self.is_gone() || !self.in_foreground() {
            return;
        }
        // The modes first: they cannot block, as writing to a stuck terminal can.
        if let Ok(before) = self.before.try_lock() {
            self.note(tcsetattr(&self.input, OptionalActions::Now, &before));
        }
        if self.can_write() {
            if self.mouse.load(Ordering::SeqCst) {
                self.send(MOUSE_OFF);
            }
            self.send(LEAVE);
        }
    }

    /// Puts the modes back as they were before the program came, where another program that had the terminal was
    /// killed and left them as it needed them.
    pub fn put_modes_back(&self) {
        if !self.is_entered()
            && self.in_foreground()
            && let Ok(before) = self.before.lock()
        {
            self.note(tcsetattr(&self.input, OptionalActions::Now, &before));
        }
    }

    /// Whether the screen is the program's at this moment.
    pub fn is_entered(&self) -> bool {
        self.entered.load(Ordering::SeqCst)
    }

    /// Whether the terminal has hung up: a write or a read said so, or [`Tty::hung_up`] was told.
    pub fn is_gone(&self) -> bool {
        self.gone.load(Ordering::SeqCst)
    }

    /// Notes that the terminal has hung up, so that nobody touches it again.
    pub fn hung_up(&self) {
        self.gone.store(true, Ordering::SeqCst);
    }

    /// Whether the shell has put this process in front. Without job control there is nothing to be behind of.
    pub fn in_foreground(&self) -> bool {
        tcgetpgrp(&self.input).map_or(true, |group| group == getpgrp())
    }

    /// Columns and rows, at least one of each.
    pub fn size(&self) -> (u16, u16) {
        let known = tcgetwinsize(&self.output).ok().filter(|size| size.ws_col > 0 && size.ws_row > 0);
        within(known.map(|size| (size.ws_col, size.ws_row)))
    }

    /// What to wait on for keys.
    pub fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    /// Reads what is there. Call it only after waiting said there is something: it would wait by itself otherwise.
    pub fn read(&self, buffer: &mut [u8]) -> Read {
        match rustix::io::read(&self.input, buffer) {
            Ok(0) => {
                self.hung_up();
                Read::Gone
            }
            Ok(count) => Read::Bytes(count),
            Err(Errno::INTR | Errno::AGAIN) => Read::Bytes(0),
            Err(_) => {
                self.hung_up();
                Read::Gone
            }
        }
    }

    /// Writes all of it. A terminal that has hung up takes nothing and is noted as gone; that is no error here,
    /// since whoever waits on the terminal learns of it anyway.
    pub fn send(&self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() && !self.is_gone() {
            match rustix::io::write(&self.output, rest) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                // Somebody made the shared descriptor non-blocking.
                Err(Errno::AGAIN) => {
                    let mut waiting = [PollFd::new(&self.output, PollFlags::OUT)];
                    self.note(poll(&mut waiting, None).map(|_| ()));
                }
                Err(_) => self.hung_up(),
            }
        }
    }

    fn can_write(&self) -> bool {
        let mut waiting = [PollFd::new(&self.output, PollFlags::OUT)];
        let moment = Timespec { tv_sec: 0, tv_nsec: 200_000_000 };
        poll(&mut waiting, Some(&moment)).is_ok_and(|ready| ready > 0)
    }

    fn note(&self, result: rustix::io::Result<()>) {
        if matches!(result, Err(error) if error != Errno::INTR) {
            self.hung_up();
        }
    }
}
