//! The thread that looks up what the screens may need next, so that the key that opens one finds it there.

use std::{
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread,
};

use crate::tui::{ahead::Ahead, session::Session};

/// Where the thread is told what to look up next.
#[derive(Debug, Default)]
pub struct LookingAhead {
    /// None until it is first needed, and where the system has no thread left: then the screens look for themselves.
    thread: Option<Sender<Arc<Ahead>>>,
    /// What it was told last.
    known: Option<Arc<Ahead>>,
}

impl LookingAhead {
    /// Whether the session wants something else by now.
    pub fn is_behind(&self, session: &Session) -> bool {
        !self.known.as_ref().is_some_and(|known| Arc::ptr_eq(known, session.ahead()))
    }

    /// Has the thread look up what the session wants.
    pub fn follow(&mut self, session: &Session) {
        let ahead = Arc::clone(session.ahead());
        self.known = Some(Arc::clone(&ahead));
        if self.thread.is_none() {
            self.thread = start();
        }
        if let Some(thread) = &self.thread {
            // Where the thread is gone, the screens look for themselves.
            let _gone = thread.send(ahead);
        }
    }
}

fn start() -> Option<Sender<Arc<Ahead>>> {
    let (sender, wanted) = mpsc::channel::<Arc<Ahead>>();
    let work = move || {
        // The last one is kept, for it is dear to drop, and that is not to be done where keys are waited for.
        let mut last: Option<Arc<Ahead>> = None;
        while let Ok(ahead) = wanted.recv() {
            // What was wanted before is wanted no more.
            let ahead = wanted.try_iter().last().unwrap_or(ahead);
            ahead.look(last.as_deref());
            last.replace(ahead);
        }
    };
    thread::Builder::new().name("ahead".to_owned()).spawn(work).ok().map(|_| sender)
}
