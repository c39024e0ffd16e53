//! How the program looks on this machine: changing it, and taking that back among the changes of the book.

use std::rc::Rc;

use super::App;
use crate::{
    edge::config::{Config, KEY, entry::Entry},
    tui::{
        message::{Configure, Configured, Effect},
        notice::Notice,
        session::Saving,
    },
};

/// What was changed on this machine in this session, and what of it was taken back.
#[derive(Debug, Default)]
pub(super) struct Changes {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// What was wanted and is not heard of yet.
    wanted: Option<Change>,
}

/// One change.
#[derive(Clone, Debug)]
struct Change {
    name: String,
    before: Option<String>,
    after: Option<String>,
    /// How many changes of the book stood when it was made: it is taken back when as many stand again.
    at: usize,
}

impl App {
    /// Has a line of `config` changed; with made-up people it lasts as long as the program runs.
    pub(super) fn configure(&mut self, name: String, value: Option<String>) {
        let before = said(&self.session.config, &name);
        if before == value {
            while self.leave_asking() {}
            self.notice = Some(Notice::told(format!("{name} is so already")));
            return;
        }
        self.asking.clear();
        let at = self.session.standing();
        self.machine.wanted = Some(Change { name: name.clone(), before, after: value.clone(), at });
        self.machine.undone.clear();
        self.want_line(name, value);
    }

    fn want_line(&mut self, name: String, value: Option<String>) {
        let is_kept = self.session.saving != Saving::Demo;
        self.session.want(Effect::Configure(Configure { name, value, is_kept }));
    }

    /// It looks so now, or could not be changed.
    pub(super) fn configured(&mut self, done: Result<Box<Configured>, String>) {
        let wanted = self.machine.wanted.take();
        match done {
            Ok(done) => {
                self.machine.done.extend(wanted);
                let Configured { config, look, said } = *done;
                let config = Rc::new(config);
                if let Some(own) = &mut self.own {
                    own.config = Rc::clone(&config);
                }
                self.session.config = config;
                self.look = look;
                self.notice = Some(Notice::done(said));
            }
            Err(why) => self.notice = Some(Notice::refused(why)),
        }
    }

    /// Takes the last change of this machine back, where it was made after the last change of the book that stands.
    pub(super) fn undo_on_machine(&mut self) -> bool {
        let at = self.session.standing();
        let Some(change) = self.machine.done.pop_if(|change| change.at >= at) else { return false };
        self.want_line(change.name.clone(), change.before.clone());
        self.machine.undone.push(change);
        true
    }

    /// Makes it again, where it was the next to be made.
    pub(super) fn redo_on_machine(&mut self) -> bool {
        let at = self.session.standing();
        let Some(change) = self.machine.undone.pop_if(|change| change.at == at) else { return false };
        self.want_line(change.name.clone(), change.after.clone());
        self.machine.done.push(change);
        true
    }

    /// The book was changed: what was taken back is not made again.
    pub(super) fn forget_undone_on_machine(&mut self) {
        self.machine.undone.clear();
    }
}

/// What `config` says of a name.
fn said(config: &Config, name: &str) -> Option<String> {
    match name.strip_prefix(KEY) {
        Some(verb) => config.keys.iter().find(|wish| wish.verb == verb).map(|wish| wish.keys.clone()),
        None => Entry::named(name)?.said(config),
    }
}
