//! The session: the book as it is now, what was done to it, and how far that is saved.

use std::{rc::Rc, sync::Arc};

use super::{
    ahead::Ahead,
    asking::palette::debriefs::Debriefs,
    message::{Effect, Pending, ToSave, Undoes},
    screens::{
        contacts::index::Index, insights::learnt::Learnt, interviews::entry::Talks, requests::asks::Asks,
    },
};
use crate::{
    domain::{
        agenda::{Agenda, Kept, Part},
        book::Book,
        command::{Act, Applied, Change, Command, Refusal, RefusalKind},
        follow_up::{FollowUp, FollowUpId},
        id::{Id, Ids},
        linked::Linked,
        questions::uses::Uses,
        zone::Now,
    },
    edge::config::Config,
    store::undo::Way,
};

/// How far the book is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing has been changed yet.
    Untouched,
    /// Everything is durable.
    Saved,
    /// A save is on its way.
    Unsaved,
    /// A save waits for another program.
    Waiting,
    /// Saving failed.
    Failed(String),
    /// Made-up people: nothing is saved.
    Demo,
    /// Nothing may be changed.
    LookOnly,
}

/// A change that can be taken back, or made again.
#[derive(Debug)]
struct Made {
    change: Arc<Change>,
    /// The revision that made it, or that took it back.
    revision: u64,
}

/// The book and what was done to it.
#[derive(Debug)]
pub struct Session {
    /// The book.
    pub book: Book,
    /// The moment, as of the last message.
    pub now: Now,
    /// What is for today, at [`Session::now`].
    pub agenda: Rc<Agenda>,
    /// How far the book is saved.
    pub saving: Saving,
    /// Whether the time is pretended.
    pub is_pretended: bool,
    /// Where the book lies, for the screen.
    pub place: String,
    /// How the program looks on this machine, as the user set it.
    pub config: Rc<Config>,
    kept: Kept,
    /// Looked up beforehand or when first asked for, and kept as long as the agenda.
    ahead: Arc<Ahead>,
    ids: Ids,
    revision: u64,
    pending: Vec<Pending>,
    done: Vec<Made>,
    undone: Vec<Made>,
    effects: Vec<Effect>,
}

impl Session {
    /// A session on `book`. New records take their ids from `ids`.
    pub fn new(book: Book, now: Now, ids: Ids, saving: Saving) -> Self {
        let mut kept = Kept::default();
        let agenda = Rc::new(kept.agenda(&book, &now));
        let ahead = Arc::new(Ahead::of(&book, &now));
        Self {
            book,
            now,
            agenda,
            saving,
            is_pretended: false,
            place: String::new(),
            config: Rc::default(),
            kept,
            ahead,
            ids,
            revision: 0,
            pending: Vec::new(),
            done: Vec::new(),
            undone: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// Moves on to `now`; true where a minute has passed and what is for today was looked up again.
    pub fn move_on(&mut self, now: Now) -> bool {
        let has_passed = self.now.minute() != now.minute();
        self.now = now;
        if has_passed {
            self.look_again();
        }
        has_passed
    }

    /// Applies an act, and asks for it to be saved.
    ///
    /// # Errors
    /// The refusal; the book is as it was.
    pub fn apply(&mut self, act: Act) -> Result<Applied, Refusal> {
        let applied = self.carry_out(act, None)?;
        if !applied.change.is_empty() {
            self.done.push(Made { change: Arc::clone(&applied.change), revision: self.revision });
            self.undone.clear();
        }
        Ok(applied)
    }

    /// Takes the last change back. None where this session has made none that still stands.
    pub fn undo(&mut self) -> Option<Result<Applied, Refusal>> {
        let Made { change, revision } = self.done.pop()?;
        let undoes = Some(Undoes::Change(revision));
        let result = self.carry_out(Act::Undo(Arc::clone(&change)), undoes);
        if result.is_ok() {
            self.undone.push(Made { change, revision: self.revision });
        }
        Some(result)
    }

    /// Makes the last change again that was taken back. None where there is none.
    pub fn redo(&mut self) -> Option<Result<Applied, Refusal>> {
        let Made { change, revision } = self.undone.pop()?;
        let undoes = Some(Undoes::Change(revision));
        let result = self.carry_out(Act::Redo(Arc::clone(&change)), undoes);
        if result.is_ok() {
            self.done.push(Made { change, revision: self.revision });
        }
        Some(result)
    }

    /// The changes of this session that stand, the oldest first.
    pub fn done(&self) -> impl Iterator<Item = &Change> {
        self.done.iter().map(|made| &*made.change)
    }

    /// How many they are.
    pub fn standing(&self) -> usize {
        self.done.len()
    }

    /// Takes a save of an earlier session back, or makes it again.
    ///
    /// # Errors
    /// The refusal; the book is as it was.
    pub fn take_back(&mut self, way: Way, change: Arc<Change>, undoes: u64) -> Result<Applied, Refusal> {
        let act = match way {
            Way::Undo => Act::Undo(Arc::clone(&change)),
            Way::Redo => Act::Redo(Arc::clone(&change)),
        };
        let applied = self.carry_out(act, Some(Undoes::Save(undoes)))?;
        let made = Made { change, revision: self.revision };
        match way {
            Way::Undo => self.undone.push(made),
            Way::Redo => self.done.push(made),
        }
        Ok(applied)
    }

    /// What is looked up in the whole book, until the book or the minute changes.
    pub fn ahead(&self) -> &Arc<Ahead> {
        &self.ahead
    }

    /// Every ask and where it stands.
    pub fn asks(&self) -> &Arc<Asks> {
        self.ahead.asks()
    }

    /// Everyone by name, as a filter sees them.
    pub fn by_name(&self) -> &Arc<Index> {
        self.ahead.people()
    }

    /// All talks.
    pub fn talks(&self) -> &Arc<Talks> {
        self.ahead.talks()
    }

    /// How often each question was used.
    pub fn uses(&self) -> &Arc<Uses> {
        self.ahead.uses()
    }

    /// What all the talks taught.
    pub fn learnt(&self) -> &Arc<Learnt> {
        self.ahead.learnt()
    }

    /// Every talk that took place, as the palette finds it.
    pub fn debriefs(&self) -> &Arc<Debriefs> {
        self.ahead.debriefs()
    }

    /// Who may have named whom, gathered once until the book or the minute changes.
    pub fn linked(&self) -> &Linked {
        self.ahead.linked()
    }

    /// The follow-up with this id, in whichever state, as it stands in the agenda.
    pub fn follow_up(&self, id: FollowUpId) -> Option<FollowUp> {
        self.kept.follow_up(&self.agenda, &self.book, id)
    }

    /// What stands with one person in the agenda.
    pub fn part_of(&self, contact: Id) -> Part {
        self.part_about(contact, |_| true)
    }

    /// The same, with only the follow-ups that are wanted.
    pub fn part_about(&self, contact: Id, wanted: impl Fn(&FollowUp) -> bool) -> Part {
        self.kept.part(&self.agenda, &self.book, contact, wanted)
    }

    /// Fresh ids for records that an act names itself.
    pub fn ids(&mut self) -> &mut Ids {
        &mut self.ids
    }

    /// The newest revision.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Notes that everything up to `revision` is durable.
    pub fn saved(&mut self, revision: u64) {
        self.pending.retain(|pending| pending.revision > revision);
        if !matches!(self.saving, Saving::Demo | Saving::LookOnly) {
            self.saving = if self.pending.is_empty() { Saving::Saved } else { Saving::Unsaved };
        }
    }

    /// Takes over a book from the file, and applies to it what is not saved yet; returns what was refused there, in
    /// the words of the refused.
    pub fn replace(&mut self, book: Book) -> Vec<String> {
        self.book = book;
        let mut refused = Vec::new();
        let mut kept = Vec::new();
        for pending in std::mem::take(&mut self.pending) {
            match self.book.apply(&pending.command, &pending.now) {
                Ok(_) => kept.push(pending),
                Err(refusal) => refused.push(format!("{}: {refusal}", pending.what)),
            }
        }
        self.pending = kept;
        self.look_again();
        refused
    }

    /// Whether anything is not known to be durable.
    pub fn is_unsaved(&self) -> bool {
        !self.pending.is_empty()
    }

    /// What is to be done outside since the last call.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Something to be done outside.
    pub fn want(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    fn carry_out(&mut self, act: Act, undoes: Option<Undoes>) -> Result<Applied, Refusal> {
        if self.saving == Saving::LookOnly {
            return Err(Refusal::new(
                RefusalKind::Already,
                "This is a look only, nothing can be changed",
                "restore a backup first",
            ));
        }
        let command = Command::new(&mut self.ids, act);
        let applied = self.book.apply(&command, &self.now)?;
        self.revision += 1;
        self.look_again();
        if self.saving != Saving::Demo {
            let what = applied.summary.clone();
            let (revision, now) = (self.revision, self.now.clone());
            self.pending.push(Pending { revision, command, now, what, undoes });
            if !matches!(self.saving, Saving::Failed(_) | Saving::Waiting) {
                self.saving = Saving::Unsaved;
            }
            let save =
                ToSave { revision: self.revision, book: self.book.clone(), commands: self.pending.clone() };
            self.effects.push(Effect::Save(Box::new(save)));
        }
        Ok(applied)
    }

    fn look_again(&mut self) {
        self.agenda = Rc::new(self.kept.agenda(&self.book, &self.now));
        self.ahead = Arc::new(self.ahead.again(&self.book, &self.now));
    }
}
