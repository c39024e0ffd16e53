//! The saving thread: it alone touches the book's file while the screens are up, so that they never wait for a disk.
//!
//! It holds the book as it is in the file, and makes the commands that are not saved yet to that; what the screens
//! show is the same book, or is told otherwise.

use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{
    own_saves::Own,
    take_back,
    watch::{Seen, Watch},
};
use crate::{
    domain::book::Book,
    store::{
        Store,
        change::{Change, Loaded},
        side::{Beside, Side},
        undo::Way,
        unsaved::Unsaved,
    },
    tui::message::{Pending, Replayed, ToSave, What},
};

/// How long the lock is waited for before the user is told.
const TOLD_AFTER: Duration = Duration::from_secs(2);

/// More commands than these wait only where saving is slow or fails.
const MANY: usize = 8;

/// How long after a failed save it is tried again by itself.
const AGAIN_AFTER: Duration = Duration::from_secs(30);

/// Hands a message to the loop, and wakes it.
pub type Report = Box<dyn Fn(What) + Send>;

/// How far everything is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing waits.
    #[default]
    Settled,
    /// A save is on its way.
    Saving,
    /// The last save failed: why, and where the whole book lies instead.
    Failed {
        /// Why.
        why: String,
        /// The file beside the book; none where that failed too.
        kept: Option<String>,
    },
}

/// What else it is asked for.
#[derive(Debug)]
pub enum Job {
    /// Save again what could not be saved.
    Again,
    /// Find what was changed before this session.
    Find(Way),
    /// Put a kept version in the place of the book.
    Restore(String),
}

/// The thread, and what it is to do.
pub struct Saver {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

/// What lies between the loop and the thread.
#[derive(Default)]
struct Desk {
    orders: Mutex<Orders>,
    bell: Condvar,
}

#[derive(Default)]
struct Orders {
    /// The newest book; those before it are in it.
    save: Option<Box<ToSave>>,
    jobs: VecDeque<Job>,
    state: State,
    /// The program has two seconds left.
    is_ending: bool,
    /// Nobody listens any more.
    is_closed: bool,
}

impl Desk {
    fn orders(&self) -> MutexGuard<'_, Orders> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Saver {
    /// Starts the thread on what was read from the file; none where it cannot be read now.
    ///
    /// # Errors
    /// Where the system has no thread left.
    pub fn start(store: Arc<Store>, known: Option<Loaded>, report: Report) -> io::Result<Self> {
        let worker = Worker::new(store, known, report);
        let desk = Arc::clone(&worker.desk);
        let thread = thread::Builder::new().name("saver".to_owned()).spawn(|| worker.run())?;
        Ok(Self { desk, thread: Some(thread) })
    }

    /// Saves this book, and with it every one before.
    pub fn save(&self, to_save: Box<ToSave>) {
        self.ask(|orders| {
            if orders.state == State::Settled {
                orders.state = State::Saving;
            }
            orders.save = Some(to_save);
        });
    }

    /// Does something else.
    pub fn job(&self, job: Job) {
        self.ask(|orders| orders.jobs.push_back(job));
    }

    /// The program ends within two seconds: what cannot be saved by then is put beside the book now.
    pub fn hurry(&self) {
        self.ask(|orders| orders.is_ending = true);
    }

    /// How far everything is saved.
    pub fn state(&self) -> State {
        if self.thread.as_ref().is_some_and(JoinHandle::is_finished) {
            let why = "the saving thread has ended, which is a mistake of regards; start it anew".to_owned();
            return State::Failed { why, kept: None };
        }
        self.desk.orders().state.clone()
    }

    fn ask(&self, change: impl FnOnce(&mut Orders)) {
        change(&mut self.desk.orders());
        self.desk.bell.notify_all();
    }
}

impl Drop for Saver {
    /// Whoever waits for a lock goes on waiting; the process ends without it.
    fn drop(&mut self) {
        self.ask(|orders| orders.is_closed = true);
        if self.state() == State::Settled
            && let Some(thread) = self.thread.take()
        {
            match thread.join() {
                Ok(()) | Err(_) => {}
            }
        }
    }
}

/// The thread's half.
struct Worker {
    store: Arc<Store>,
    desk: Arc<Desk>,
    report: Report,
    watch: Watch,
    /// The book in the file, as this process last knew it.
    known: Loaded,
    /// The newest book that is not saved.
    waiting: Option<Box<ToSave>>,
    /// The last revision that is durable.
    saved: u64,
    /// The saves of this session.
    own: Own,
    /// Where the whole book lies while it cannot be saved.
    copy: Option<Side>,
    again_at: Option<Instant>,
}

/// One save.
struct Step {
    /// Whether nothing is left of what was to be saved.
    is_all: bool,
    told: Option<What>,
}

/// What woke the thread.
enum Woken {
    Save(Box<ToSave>),
    Job(Job),
    Look,
    Close,
}

impl Worker {
    /// One with nothing to do yet, on what was read from the file.
    fn new(store: Arc<Store>, known: Option<Loaded>, report: Report) -> Self {
        Self {
            watch: Watch::of(known.is_some()),
            known: known.unwrap_or_default(),
            store,
            desk: Arc::default(),
            report,
            waiting: None,
            saved: 0,
            own: Own::default(),
            copy: None,
            again_at: None,
        }
    }

    fn run(mut self) {
        loop {
            let woken = self.next();
            if matches!(woken, Woken::Close) {
                return;
            }
            // A mistake of ours in one thing is no reason to save nothing any more.
            if catch_unwind(AssertUnwindSafe(|| self.act(woken))).is_err() {
                self.watch.put_off();
                (self.report)(What::Told(
                    "regards made a mistake with the book's file; it goes on".to_owned(),
                ));
            }
        }
    }

    fn act(&mut self, woken: Woken) {
        match woken {
            Woken::Close => {}
            Woken::Save(to_save) => {
                self.waiting = Some(to_save);
                self.save();
            }
            Woken::Job(Job::Again) => self.save(),
            Woken::Job(Job::Find(way)) => {
                let found = if self.waiting.is_some() {
                    // The file is not what the screens show.
                    Err("What came before can be taken back once everything is saved".to_owned())
                } else {
                    take_back::find(&self.store, &self.known.book, way, |saved| self.own.is_even(saved))
                };
                (self.report)(What::TakeBack(found.map(Box::new)));
            }
            Woken::Job(Job::Restore(name)) => self.restore(&name),
            Woken::Look => self.look(),
        }
    }

    /// Sleeps until there is something to do.
    fn next(&mut self) -> Woken {
        let mut orders = self.desk.orders();
        loop {
            if let Some(to_save) = orders.save.take() {
                return Woken::Save(to_save);
            }
            if let Some(job) = orders.jobs.pop_front() {
                return Woken::Job(job);
            }
            if orders.is_closed {
                return Woken::Close;
            }
            let at = self.again_at.map_or(self.watch.at(), |again| again.min(self.watch.at()));
            let left = at.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Woken::Look;
            }
            orders = self.desk.bell.wait_timeout(orders, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Looks at the file once a second, and at a failed save when its time has come.
    fn look(&mut self) {
        if self.again_at.is_some_and(|at| at <= Instant::now()) {
            self.save();
            return;
        }
        if self.waiting.is_some() {
            // A file that has changed may be one that can be written again.
            if self.watch.has_changed(&self.store, &mut self.known.base) {
                self.save();
            }
            return;
        }
        match self.watch.look(&self.store, &mut self.known) {
            Seen::Nothing => {}
            Seen::Other => (self.report)(What::Reloaded(Box::new(self.known.book.clone()))),
            Seen::Trouble(why) => {
                let book = self.known.book.clone();
                if !book.is_empty() {
                    self.put_beside(&book);
                }
                (self.report)(What::Unreadable(Some(self.with_copy(why))));
            }
            Seen::Mended { is_other } => {
                self.remove_copy();
                (self.report)(What::Unreadable(None));
                if is_other {
                    (self.report)(What::Reloaded(Box::new(self.known.book.clone())));
                }
            }
        }
    }

    /// Saves what waits; after a failure once more at once, with a whole new file.
    fn save(&mut self) {
        let mut has_failed = false;
        while let Some(to_save) = self.waiting.take() {
            let todo: Vec<Pending> =
                to_save.commands.iter().filter(|pending| pending.revision > self.saved).cloned().collect();
            let result = catch_unwind(AssertUnwindSafe(|| self.save_once(&to_save, &todo)));
            match result.unwrap_or(Err(Unsaved::Mistaken)) {
                Ok(saved) => {
                    if saved.is_all {
                        self.settle();
                    } else {
                        self.waiting = Some(to_save);
                    }
                    // Last, since whoever hears it may ask at once how things stand.
                    if let Some(told) = saved.told {
                        (self.report)(told);
                    }
                }
                Err(unsaved) => {
                    let is_worth_it = matches!(unsaved, Unsaved::Failed(_) | Unsaved::Unknown { .. });
                    if let Unsaved::Unknown { base, .. } = &unsaved {
                        self.known.base = (**base).clone();
                    }
                    if is_worth_it && !has_failed {
                        has_failed = true;
                        self.waiting = Some(to_save);
                        continue;
                    }
                    self.failed(&to_save.book, &unsaved);
                    self.waiting = Some(to_save);
                    return;
                }
            }
        }
    }

    fn settle(&mut self) {
        self.again_at = None;
        self.remove_copy();
        let mut orders = self.desk.orders();
        orders.state = if orders.save.is_none() { State::Settled } else { State::Saving };
    }

    fn failed(&mut self, book: &Book, unsaved: &Unsaved) {
        self.put_beside(book);
        let why = unsaved.to_string();
        let why = why.strip_prefix("not saved: ").unwrap_or(&why).to_owned();
        let kept = path(&self.copy);
        self.desk.orders().state = State::Failed { why: why.clone(), kept };
        self.again_at = Some(Instant::now() + AGAIN_AFTER);
        self.watch.put_off();
        (self.report)(What::SaveFailed(why));
    }

    /// Saves as many of the commands as belong into one save.
    fn save_once(&mut self, to_save: &ToSave, todo: &[Pending]) -> Result<Step, Unsaved> {
        let batch = batch(todo);
        let Some(last) = batch.last() else { return Ok(Step { is_all: true, told: None }) };
        let is_all = batch.len() == todo.len();
        let undoes = self.own.undone_by(batch);
        let mut made = Made::on(&self.known.book, batch);
        if made.refused.len() == batch.len() && self.known.base.tried.is_none() {
            // Nothing is left to be saved, unless others have made room for it.
            let loaded = self.store.load().map_err(Unsaved::Trouble)?;
            if loaded.base.stamp.is_some() {
                self.known = loaded;
                made = Made::on(&self.known.book, batch);
            }
            if made.refused.len() == batch.len() {
                return Ok(self.told(to_save, last.revision, is_all, made.refused, Vec::new()));
            }
        }
        let had_file = self.known.base.stamp.is_some();
        let mut refused = made.refused.clone();
        let mut replay = |loaded: &Loaded| {
            refused.clear();
            if had_file && loaded.base.stamp.is_none() {
                // The file and its backups are gone: this is the only book there is.
                return Some(Made::on(&self.known.book, batch).change(undoes));
            }
            let made = Made::on(&loaded.book, batch);
            refused.clone_from(&made.refused);
            (made.refused.len() < batch.len()).then(|| made.change(undoes))
        };
        let (desk, report, copy, store) = (&self.desk, &self.report, &mut self.copy, &self.store);
        let base = &self.known.base;
        let (mut is_told, mut is_kept) = (false, false);
        let keep_waiting = |waited: Duration| {
            let (is_ending, is_closed) = {
                let orders = desk.orders();
                (orders.is_ending, orders.is_closed)
            };
            let is_late = waited >= TOLD_AFTER;
            if (is_late || is_ending) && !is_kept {
                is_kept = true;
                put_beside(store, copy, &to_save.book, base);
            }
            if is_late && !is_told {
                is_told = true;
                let why = "another window or program is writing".to_owned();
                desk.orders().state = State::Failed { why, kept: path(copy) };
                report(What::SaveWaits);
            }
            !is_closed
        };
        let done = self.store.save(base, made.change(undoes), keep_waiting, &mut replay)?;
        self.known = Loaded { book: done.book, base: done.base };
        // Where all was refused, the newest save is another's.
        if refused.len() < batch.len() {
            self.own.note(batch, self.known.base.saved.generation);
        }
        Ok(self.told(to_save, last.revision, is_all, refused, done.notices))
    }

    /// Everything up to `revision` is in the file, but for what was refused there.
    fn told(
        &mut self,
        to_save: &ToSave,
        revision: u64,
        is_all: bool,
        refused: Vec<String>,
        mut notices: Vec<String>,
    ) -> Step {
        self.saved = revision;
        let is_shown = is_all && self.known.book == to_save.book;
        let replayed = (is_all && !is_shown)
            .then(|| Replayed { book: Box::new(self.known.book.clone()), refused: refused.clone() });
        if replayed.is_none() {
            notices.extend(refused);
        }
        Step { is_all, told: Some(What::Saved { revision, replayed, notices }) }
    }

    fn restore(&mut self, name: &str) {
        let restored = match self.store.restore(name) {
            Ok(done) => {
                self.known = Loaded { book: done.book, base: done.base };
                self.watch = Watch::of(true);
                Ok(Box::new(self.known.book.clone()))
            }
            Err(unsaved) => Err(unsaved.to_string()),
        };
        (self.report)(What::Restored(restored));
    }

    fn put_beside(&mut self, book: &Book) {
        put_beside(&self.store, &mut self.copy, book, &self.known.base);
    }

    fn remove_copy(&mut self) {
        if let Some(copy) = self.copy.take() {
            // A copy too many does no harm; the next start names it.
            let _left = copy.remove();
        }
    }

    fn with_copy(&self, why: String) -> String {
        match &self.copy {
            Some(copy) => format!("{why} The whole book as you see it lies in {}", copy.path().display()),
            None => why,
        }
    }
}

fn path(copy: &Option<Side>) -> Option<String> {
    copy.as_ref().map(|copy| copy.path().display().to_string())
}

/// Puts the whole book beside the file that cannot take it.
fn put_beside(store: &Store, copy: &mut Option<Side>, book: &Book, base: &crate::store::change::Base) {
    if copy.is_none() {
        *copy = store.beside(Beside::Unsaved).ok();
    }
    let kept = copy.as_mut().map(|copy| store.put_beside(copy, base, book));
    if let Some(Err(_)) = kept
        && let Some(broken) = copy.take()
    {
        let _left = broken.remove();
    }
}

/// The commands that go into one save: one, so that it can be taken back by itself after a restart too. A disk that
/// keeps so many waiting gets them together; those that take something back stand alone even then.
fn batch(todo: &[Pending]) -> &[Pending] {
    let ordinary = todo.iter().take_while(|pending| pending.undoes.is_none()).count();
    let count = if ordinary > MANY { ordinary } else { 1 };
    todo.get(..count).unwrap_or(todo)
}

/// A book with commands made to it.
struct Made {
    book: Book,
    refused: Vec<String>,
    what: Vec<String>,
}

impl Made {
    fn on(book: &Book, batch: &[Pending]) -> Self {
        let mut made = Self { book: book.clone(), refused: Vec::new(), what: Vec::new() };
        for pending in batch {
            match made.book.apply(&pending.command, &pending.now) {
                Ok(applied) => made.what.push(applied.summary),
                Err(refusal) => made.refused.push(format!("{}: {refusal}", pending.what)),
            }
        }
        made
    }

    fn change(self, undoes: Option<u64>) -> Change {
        Change { book: self.book, what: self.what, undoes }
    }
}

#[cfg(test)]
mod replay;
#[cfg(test)]
mod tests;
