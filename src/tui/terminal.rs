//! The screen as the program holds it: taken at the start, given back at the end, also by a panic.

use std::{
    io, panic,
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
};

use ratatui::{Frame, Terminal as Ratatui};

use super::{canvas::Canvas, tty::Tty};

/// Holds the terminal until it is dropped.
#[derive(Debug)]
pub struct Terminal {
    screen: Ratatui<Canvas>,
    tty: Arc<Tty>,
    worker_panics: Arc<Mutex<Vec<String>>>,
}

impl Terminal {
    /// Takes over the terminal of standard input and output. Call it on the thread that draws: only a panic of this
    /// thread gives the screen back, a worker's is kept for [`Terminal::worker_panics`].
    ///
    /// # Errors
    /// Where there is no terminal, or it refuses.
    pub fn take() -> io::Result<Self> {
        let tty = Arc::new(Tty::open()?);
        let worker_panics = Arc::new(Mutex::new(Vec::new()));
        restore_on_panic(Arc::downgrade(&tty), Arc::clone(&worker_panics));
        tty.enter()?;
        let Ok(screen) = Ratatui::new(Canvas::new(Arc::clone(&tty)));
        Ok(Self { screen, tty, worker_panics })
    }

    /// The device, for waiting and for whoever may have to put it back.
    pub fn tty(&self) -> &Arc<Tty> {
        &self.tty
    }

    /// Draws one frame. On a terminal that is gone nothing happens.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) {
        if self.tty.is_entered() && !self.tty.is_gone() {
            let Ok(_) = self.screen.draw(view);
        }
    }

    /// Gives the terminal back for a while: for the editor, or because the program is stopped.
    pub fn leave(&mut self) {
        self.tty.leave();
    }

    /// Takes the terminal again; the next frame is drawn whole.
    pub fn enter(&mut self) {
        if self.tty.enter().is_err() {
            self.tty.hung_up();
        }
        let Ok(()) = self.screen.clear();
    }

    /// Has the mouse reported as long as the terminal is held, or no longer.
    pub fn listen_to_mouse(&mut self, is_on: bool) {
        self.tty.listen_to_mouse(is_on);
    }

    /// Columns and rows.
    pub fn size(&self) -> (u16, u16) {
        self.tty.size()
    }

    /// What workers said when they panicked, for after the screen was given back.
    pub fn worker_panics(&self) -> Vec<String> {
        std::mem::take(&mut *self.worker_panics.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tty.leave();
    }
}

/// A panic of this thread puts the terminal back before its words are printed; another thread's would only tear the
/// screen, so its words wait.
fn restore_on_panic(tty: Weak<Tty>, worker_panics: Arc<Mutex<Vec<String>>>) {
    let drawing = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let tty = tty.upgrade().filter(|tty| tty.is_entered());
        match tty {
            Some(tty) if thread::current().id() == drawing => {
                tty.leave();
                before(info);
            }
            Some(_) => {
                worker_panics.lock().unwrap_or_else(PoisonError::into_inner).push(info.to_string());
            }
            None => before(info),
        }
    }));
}
