//! The book on disk: one JSON file that a person can read, saved so that *saved* is true.
//!
//! In reading order: [`disk`] and [`clock`] are the only ways to the [`machine`], [`path`] says where the book lies,
//! [`stamp`] tells one version of the file from another, [`lock`] keeps writers apart, [`read`], [`load`] and
//! [`save`] with its [`new_file`], written in [`pieces`], are the protocols, [`backups`] and [`rotation`] keep what was replaced, [`leftovers`] clears up after a
//! killed save. On these bytes stand [`mod@format`], [`saved`], [`undo`] and
//! [`Store`]. [`outgoing`] writes files for other programs.

pub mod backups;
pub mod change;
pub mod clock;
pub mod disk;
pub mod format;
pub mod leftovers;
pub mod load;
pub mod lock;
pub mod machine;
pub mod new_file;
pub mod outgoing;
pub mod path;
pub mod pieces;
pub mod read;
pub mod rotation;
pub mod save;
pub mod saved;
pub mod side;
pub mod stamp;
pub mod trouble;
pub mod undo;
pub mod unsaved;
pub mod version;

#[cfg(test)]
pub(crate) mod proof;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use change::{Base, Change, Done, Loaded, Tried};
use lock::{Lock, LockError};
use machine::Machine;
use path::{NoPlace, Place, Surroundings};
use pieces::Pieces;
use save::{Replaces, SaveError};
use saved::Saved;
use side::{Beside, Left, Side};
use stamp::Verdict;
use trouble::{Failed, Trouble, TroubleKind};
use undo::{CannotUndo, TakeBack, Way};
use unsaved::Unsaved;
use version::Backup;

use crate::domain::{book::Book, id::Id};

/// How long a verb waits for the lock.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// How often a change is made anew onto a file that another program keeps changing.
const ATTEMPTS: u32 = 8;

/// The book's file, and who writes to it.
pub struct Store {
    machine: Machine,
    place: Place,
    writer: Id,
    told_of_no_locks: AtomicBool,
}

impl Store {
    /// The store at the place that the surroundings name. Nothing is read or created yet.
    ///
    /// `writer` tells this user's saves from those of another machine: it should stay the same on one machine.
    ///
    /// # Errors
    /// That there is no such place.
    pub fn open(surroundings: &Surroundings, writer: Id, machine: Machine) -> Result<Self, NoPlace> {
        let place = Place::find(surroundings, &*machine.disk)?;
        Ok(Self { machine, place, writer, told_of_no_locks: AtomicBool::new(false) })
    }

    /// Where the book lies.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Who saves here.
    pub fn writer(&self) -> Id {
        self.writer
    }

    /// The disk and the clock it works with.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// A private file beside the book, under a name that nobody has; it is this process's until it is dropped.
    ///
    /// # Errors
    /// What the disk says.
    pub fn beside(&self, what: Beside) -> io::Result<Side> {
        self.place.make_folder(&*self.machine.disk)?;
        Side::claim(&self.machine, |count| what.path(&self.place, self.writer, count))
    }

    /// The private files beside the book whose owners are gone. They are this process's until they are dropped.
    pub fn left_beside(&self, what: Beside) -> Vec<Left> {
        side::left(&self.machine, &self.place, what)
    }

    /// Puts a whole book that cannot be saved now into a file beside it.
    ///
    /// # Errors
    /// As for a save.
    pub fn put_beside(&self, side: &mut Side, base: &Base, book: &Book) -> Result<(), Unsaved> {
        let what = vec!["Not saved to the book itself".to_owned()];
        let note = Saved::after(base.saved.generation, self.writer, self.machine.clock.now(), what, None);
        let bytes = format::write(book, &note).map_err(Unsaved::Unfit)?;
        side.keep(&bytes)
            .map_err(|error| Unsaved::Failed(Failed { step: "write", path: side.path().to_owned(), error }))
    }

    /// The book of a kept version, to be looked at.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn look_at(&self, backup: &str) -> Result<Book, Trouble> {
        match backups::read(&self.machine, &self.place, backup, &format::read) {
            Ok(read) => Ok(read.content.0),
            Err(kind) => Err(self.bad_backup(backup, kind)),
        }
    }

    /// Reads the book. No lock is needed: a save changes the file in one step.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load(&self) -> Result<Loaded, Trouble> {
        self.load_like(&Book::default())
    }

    /// The same; people who are in `like` as they are in the file are shared with it.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub fn load_like(&self, like: &Book) -> Result<Loaded, Trouble> {
        let parse = |bytes: &[u8]| format::read_like(bytes, like);
        Ok(load::load(&self.machine, &self.place, &parse)?.map_or_else(Loaded::default, |read| {
            let (book, saved) = read.content;
            Loaded { book, base: Base { saved, stamp: Some(read.stamp), tried: None } }
        }))
    }

    /// Whether the file has changed since it was read, looking at no more than its facts where they can tell. Notes
    /// in `base` what it has learnt, so that the next look is quicker.
    ///
    /// # Errors
    /// What the disk says.
    pub fn has_changed(&self, base: &mut Base) -> io::Result<bool> {
        let Some(stamp) = &base.stamp else {
            return match self.machine.disk.facts(self.place.file()) {
                Ok(_) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
                Err(error) => Err(error),
            };
        };
        Ok(match stamp.compare(&self.machine, self.place.file())? {
            Verdict::Same(stamp) => {
                base.stamp = Some(stamp);
                false
            }
            Verdict::Different | Verdict::Gone => true,
        })
    }

    /// Makes one change as a verb does: takes the lock before reading and holds it until the change is durable.
    /// `act` may be asked again, where another program has changed the file meanwhile; `None` changes nothing.
    ///
    /// # Errors
    /// [`Unsaved`]. Only [`Unsaved::Unknown`] may have changed the file.
    pub fn change<R>(
        &self,
        act: impl FnMut(&Loaded) -> Result<Option<Change>, R>,
    ) -> Result<Option<Done>, Unsaved<R>> {
        let lock = self.lock(|waited| waited < PATIENCE)?;
        self.settle(&lock, act)
    }

    /// Saves a change that was made to `base`, as the screens do. Where the file is no longer that version, `replay`
    /// makes the change anew to what is there, or says that nothing is left of it. `keep_waiting` is told how long the lock has been waited for.
    ///
    /// # Errors
    /// [`Unsaved`]. After [`Unsaved::Unknown`] the same change is saved again whole, from the base it gives.
    pub fn save(
        &self,
        base: &Base,
        change: Change,
        keep_waiting: impl FnMut(Duration) -> bool,
        mut replay: impl FnMut(&Loaded) -> Option<Change>,
    ) -> Result<Done, Unsaved> {
        let lock = self.lock(keep_waiting)?;
        self.clear_up(&lock);
        let (mut base, mut change) = (base.clone(), change);
        for _ in 0..ATTEMPTS {
            match self.write(&lock, &base, &change) {
                Err(Unsaved::Restless(_)) => {}
                outcome => return outcome,
            }
            let loaded = self.load_like(&change.book).map_err(Unsaved::Trouble)?;
            let found = loaded.base.stamp.map(|stamp| stamp.content());
            if base.tried.is_some_and(|tried| Some(tried.content) == found) {
                // This very change, saved without the machine's word for it.
                base.stamp = loaded.base.stamp;
                continue;
            }
            match replay(&loaded) {
                Some(replayed) => (base, change) = (loaded.base, replayed),
                None => return Ok(Done { book: loaded.book, base: loaded.base, notices: Vec::new() }),
            }
        }
        Err(Unsaved::Restless(self.place.file().to_owned()))
    }

    /// The save to be undone or redone next, given what was just read, and the book without it.
    ///
    /// # Errors
    /// Why nothing is taken back.
    pub fn take_back(&self, loaded: &Loaded, way: Way) -> Result<TakeBack, CannotUndo> {
        self.take_back_beyond(loaded, way, |_| false)
    }

    /// As [`Self::take_back`], passing over the saves of which nothing is left.
    ///
    /// # Errors
    /// Why nothing is taken back.
    pub fn take_back_beyond(
        &self,
        loaded: &Loaded,
        way: Way,
        is_even: impl Fn(&Saved) -> bool,
    ) -> Result<TakeBack, CannotUndo> {
        let kept = self.backups().unwrap_or_default();
        let history = std::iter::successors(Some(loaded.base.saved.clone()), |saved| {
            let before = saved.generation.checked_sub(1)?;
            let backup = kept.iter().find(|backup| backup.version.generation == before)?;
            Some(backups::read(&self.machine, &self.place, &backup.name, &format::saved).ok()?.content)
        });
        let saved = undo::target(way, history.filter(|saved| !is_even(saved)))?;
        let parse = |bytes: &[u8]| format::read_like(bytes, &loaded.book);
        let not_kept = || CannotUndo::NotKept { what: saved.what.clone() };
        let version = |generation| match kept.iter().find(|backup| backup.version.generation == generation) {
            Some(backup) => backups::read(&self.machine, &self.place, &backup.name, &parse)
                .map(|read| read.content.0)
                .map_err(|_| not_kept()),
            // The first save replaced nothing.
            None if generation == 0 => Ok(Book::default()),
            None => Err(not_kept()),
        };
        let was = version(saved.generation.saturating_sub(1))?;
        let is_newest = saved.generation == loaded.base.saved.generation;
        let became = if is_newest { loaded.book.clone() } else { version(saved.generation)? };
        let book = undo::take_back(&loaded.book, &was, &became)
            .map_err(|parts| CannotUndo::ChangedSince { what: saved.what.clone(), parts })?;
        let change = Change { book, what: undo::words(way, &saved), undoes: Some(saved.generation) };
        Ok(TakeBack { is_anothers: saved.writer != self.writer, saved, change })
    }

    /// The kept versions, the newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn backups(&self) -> io::Result<Vec<Backup>> {
        backups::list(&*self.machine.disk, &self.place)
    }

    /// What a kept version says of the save that made it; none where that cannot be read.
    pub fn saved_in(&self, backup: &str) -> Option<Saved> {
        Some(backups::read(&self.machine, &self.place, backup, &format::saved).ok()?.content)
    }

    /// Puts a kept version in the place of the book, as one save. The name may be shortened to a beginning that only
    /// one has. A book that can be read becomes a backup; one that cannot is kept beside it under another name.
    ///
    /// # Errors
    /// [`Unsaved`], with [`Unsaved::Refused`] for a backup that cannot be read.
    pub fn restore(&self, name: &str) -> Result<Done, Unsaved<Trouble>> {
        let lock = self.lock(|waited| waited < PATIENCE)?;
        self.clear_up(&lock);
        let kept = self.backups().map_err(|error| self.failed("list", error))?;
        let backup = named(&kept, name)?;
        let read = backups::read(&self.machine, &self.place, &backup.name, &format::read);
        let (book, _) = read.map_err(|kind| Unsaved::Refused(self.bad_backup(&backup.name, kind)))?.content;
        let at = backup.version.at.format("%-d %b %Y %H:%M UTC");
        let change = Change { book, what: vec![format!("Restored the book of {at}")], undoes: None };
        match self.load_like(&change.book) {
            Ok(loaded) => self.write(&lock, &loaded.base, &change),
            Err(trouble) => {
                let Some(stamp) = trouble.replaceable() else { return Err(Unsaved::Trouble(trouble)) };
                // The version that is replaced cannot be read, so undo must not step over it: the number after the
                // last is left out.
                let last = kept.iter().map(|backup| backup.version.generation).max().unwrap_or(0);
                let gap = Saved { generation: last.saturating_add(1), ..Saved::default() };
                let replaces = stamp.map_or(Replaces::Nothing, Replaces::Damaged);
                self.write_over(&lock, &replaces, &gap, &change)
            }
        }
    }

    fn bad_backup(&self, name: &str, kind: TroubleKind) -> Trouble {
        let backup = backups::newest_readable(&self.machine, &self.place, &format::read);
        Trouble {
            path: self.place.backups().join(name),
            kind: Box::new(kind),
            backup: backup.map(|backup| backup.name),
            command_line: self.place.command_line(),
        }
    }

    fn failed<R>(&self, step: &'static str, error: io::Error) -> Unsaved<R> {
        Unsaved::Failed(Failed { step, path: self.place.folder().to_owned(), error })
    }

    fn lock<R>(&self, keep_waiting: impl FnMut(Duration) -> bool) -> Result<Lock, Unsaved<R>> {
        self.place.make_folder(&*self.machine.disk).map_err(|error| self.failed("create", error))?;
        let seed = self.machine.clock.now().timestamp_subsec_nanos();
        lock::acquire(&self.machine, &self.place, u64::from(seed), keep_waiting).map_err(|error| {
            // What keeps the lock away often keeps the book away too, and has better words there.
            match (&error, self.load()) {
                (LockError::Refused { .. }, Err(trouble)) => Unsaved::Trouble(trouble),
                _ => Unsaved::Locked(error),
            }
        })
    }

    /// Clears up after killed saves.
    fn clear_up(&self, lock: &Lock) {
        let _next_time = leftovers::clear(&self.machine, &self.place, lock.is_real(), &format::version);
    }

    /// Reads, changes and saves until no other program comes in between.
    fn settle<R>(
        &self,
        lock: &Lock,
        mut act: impl FnMut(&Loaded) -> Result<Option<Change>, R>,
    ) -> Result<Option<Done>, Unsaved<R>> {
        self.clear_up(lock);
        for _ in 0..ATTEMPTS {
            let loaded = self.load().map_err(Unsaved::Trouble)?;
            let Some(change) = act(&loaded).map_err(Unsaved::Refused)? else { return Ok(None) };
            match self.write(lock, &loaded.base, &change) {
                Err(Unsaved::Restless(_)) => {}
                outcome => return outcome.map(Some),
            }
        }
        Err(Unsaved::Restless(self.place.file().to_owned()))
    }

    /// Saves a change to `base`; [`Unsaved::Restless`] where the file is no longer that version.
    fn write<R>(&self, lock: &Lock, base: &Base, change: &Change) -> Result<Done, Unsaved<R>> {
        // A save that is made again has the number it had, and keeps what it replaces under its own name.
        let there = base.tried.map_or_else(|| base.saved.version(), |tried| tried.version);
        let replaces = base.stamp.map_or(Replaces::Nothing, |stamp| Replaces::Version(stamp, there));
        self.write_over(lock, &replaces, &base.saved, change)
    }

    fn write_over<R>(
        &self,
        lock: &Lock,
        replaces: &Replaces,
        before: &Saved,
        change: &Change,
    ) -> Result<Done, Unsaved<R>> {
        let now = self.machine.clock.now();
        let saved = Saved::after(before.generation, self.writer, now, change.what.clone(), change.undoes);
        let sound = format::Sound::of(&change.book, &saved).map_err(Unsaved::Unfit)?;
        let fill = |pieces: &mut Pieces<'_>| sound.write_to(pieces);
        match save::save(&self.machine, &self.place, self.writer, replaces, &fill) {
            Ok(durable) => {
                let mut notices: Vec<_> = durable.notices.iter().map(ToString::to_string).collect();
                if let (Replaces::Damaged(_), Some(kept)) = (replaces, &durable.kept) {
                    notices.push(format!("what could not be read is kept as {}", kept.display()));
                }
                if !lock.is_real() && !self.told_of_no_locks.swap(true, Ordering::Relaxed) {
                    let folder = self.place.folder().display();
                    notices.push(format!("{folder} has no locks: do not save from two places at once"));
                }
                let base = Base { saved, stamp: Some(durable.stamp), tried: None };
                Ok(Done { book: change.book.clone(), base, notices })
            }
            Err(SaveError::Changed) => Err(Unsaved::Restless(self.place.file().to_owned())),
            Err(SaveError::NotSaved(failed)) => Err(Unsaved::Failed(failed)),
            Err(SaveError::Unknown { failed, stamp, content }) => {
                let tried = Some(Tried { version: saved.version(), content });
                let base = Base { saved: before.clone(), stamp: stamp.map(|stamp| *stamp), tried };
                Err(Unsaved::Unknown { failed, base: Box::new(base) })
            }
        }
    }
}

/// The one backup that `name`, or its beginning, stands for.
fn named<'a, R>(kept: &'a [Backup], name: &str) -> Result<&'a Backup, Unsaved<R>> {
    let found: Vec<_> = kept.iter().filter(|backup| backup.name.starts_with(name)).collect();
    let exact = found.iter().find(|backup| backup.name == name);
    match (exact, found.as_slice()) {
        (Some(backup), _) | (None, [backup]) if !name.is_empty() => Ok(backup),
        _ => {
            let candidates = found.iter().map(|backup| backup.name.clone()).collect();
            Err(Unsaved::NoBackup { name: name.to_owned(), candidates })
        }
    }
}
