//! For the store's tests: a disk whose n-th call fails, a clock that stands still, a book of a few words.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use rustix::io::Errno;
use tempfile::TempDir;

use super::{
    clock::Clock,
    disk::{Disk, Facts, MachineDisk, Opened},
    machine::Machine,
    path::{Place, Surroundings},
    proof::simulated::SimulatedDisk,
    trouble::Flaw,
    version::Version,
};
use crate::domain::id::Id;

/// Which call fails, and how.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The call, counted from 0.
    pub at: usize,
    /// Every later call fails too.
    pub for_ever: bool,
    /// The call does what it was asked for before it fails.
    pub after: bool,
    pub errno: Errno,
}

type Interruption = (&'static str, usize, Box<dyn FnOnce() + Send>);

#[derive(Default)]
struct Plan {
    calls: Vec<&'static str>,
    fault: Option<Fault>,
    /// Operations this disk does not have.
    missing: Vec<&'static str>,
    /// Something another program does just before a call of that name.
    interruptions: Vec<Interruption>,
}

/// What a trial is made on.
#[derive(Clone, Default)]
enum Under {
    /// The machine's disk. It syncs nothing: what is unsynced here is only counted.
    #[default]
    Machine,
    /// One in memory, which knows what a power cut would take.
    Simulated(SimulatedDisk),
}

impl Under {
    fn disk(&self) -> &dyn Disk {
        match self {
            Self::Machine => &MachineDisk,
            Self::Simulated(disk) => disk,
        }
    }
}

/// A disk that fails as planned.
#[derive(Clone, Default)]
pub struct TrialDisk {
    plan: Arc<Mutex<Plan>>,
    under: Under,
}

impl TrialDisk {
    /// A simulated disk that fails as planned.
    pub fn over(disk: SimulatedDisk) -> Self {
        Self { under: Under::Simulated(disk), ..Self::default() }
    }

    fn plan<T>(&self, with: impl FnOnce(&mut Plan) -> T) -> T {
        with(&mut self.plan.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn fail(&self, fault: Fault) {
        self.plan(|plan| (plan.calls.clear(), plan.fault = Some(fault)));
    }

    /// Lets every call through again; the names of the calls since [`Self::fail`].
    pub fn heal(&self) -> Vec<&'static str> {
        self.plan(|plan| {
            plan.fault = None;
            std::mem::take(&mut plan.calls)
        })
    }

    pub fn without(&self, calls: &[&'static str]) {
        self.plan(|plan| plan.missing = calls.to_vec());
    }

    /// Does something just before the next call of that name, after `skip` of them went by; several in turn.
    pub fn before(&self, call: &'static str, skip: usize, act: impl FnOnce() + Send + 'static) {
        self.plan(|plan| plan.interruptions.push((call, skip, Box::new(act))));
    }

    fn call<T>(&self, name: &'static str, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let interruption = self.plan(|plan| {
            let index = plan.interruptions.iter().position(|(call, ..)| *call == name)?;
            match plan.interruptions.get_mut(index) {
                Some((_, skip, _)) if *skip > 0 => {
                    *skip -= 1;
                    None
                }
                _ => Some(plan.interruptions.remove(index).2),
            }
        });
        if let Some(act) = interruption {
            act();
        }
        let fault = self.plan(|plan| {
            let index = plan.calls.len();
            plan.calls.push(name);
            let hit = plan.fault.filter(|fault| index == fault.at || (fault.for_ever && index > fault.at));
            let missing = plan.missing.contains(&name);
            let missing =
                missing.then_some(Fault { at: 0, for_ever: true, after: false, errno: Errno::NOTSUP });
            hit.or(missing)
        });
        match fault {
            None => act(),
            Some(fault) => {
                if fault.after {
                    act()?;
                }
                Err(fault.errno.into())
            }
        }
    }

    fn opened(&self, file: Box<dyn Opened>) -> Box<dyn Opened> {
        Box::new(TrialFile { file, disk: self.clone() })
    }
}

impl Disk for TrialDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.call("open", || self.under.disk().open(path)).map(|file| self.opened(file))
    }
    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Opened>> {
        self.call("create", || self.under.disk().create(path, mode)).map(|file| self.opened(file))
    }
    fn open_side_file(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.call("open_side_file", || self.under.disk().open_side_file(path)).map(|file| self.opened(file))
    }
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        self.call("facts", || self.under.disk().facts(path))
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("read_link", || self.under.disk().read_link(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.call("list", || self.under.disk().list(folder))
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call("make_folder", || self.under.disk().make_folder(path))
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call("exchange", || self.under.disk().exchange(one, other))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", || self.under.disk().rename(from, to))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("link", || self.under.disk().link(from, to))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove", || self.under.disk().remove(path))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.call("sync_folder", || match &self.under {
            Under::Machine => MachineDisk.facts(path).map(drop),
            Under::Simulated(disk) => disk.sync_folder(path),
        })
    }
}

struct TrialFile {
    file: Box<dyn Opened>,
    disk: TrialDisk,
}

impl Opened for TrialFile {
    fn facts(&self) -> io::Result<Facts> {
        self.disk.call("file facts", || self.file.facts())
    }
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.disk.call("read", || self.file.read(into))
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Short writes, as a disk that fills up makes them.
        let some = bytes.get(..bytes.len().div_ceil(2)).unwrap_or(bytes);
        self.disk.call("write", || self.file.write(some))
    }
    fn set_mode(&self, mode: u32) -> io::Result<()> {
        self.disk.call("set_mode", || self.file.set_mode(mode))
    }
    fn sync(&self) -> io::Result<()> {
        let under = &self.disk.under;
        let outcome = self.disk.call("sync", || match under {
            Under::Machine => Ok(()),
            Under::Simulated(_) => self.file.sync(),
        });
        if let (Err(_), Under::Simulated(disk)) = (&outcome, under) {
            disk.forget_unwritten();
        }
        outcome
    }
    fn try_lock(&self) -> io::Result<bool> {
        self.disk.call("try_lock", || self.file.try_lock())
    }
}

/// A clock that only moves while somebody waits, or when it is told to.
pub struct TrialClock(Mutex<DateTime<Utc>>);

impl TrialClock {
    pub fn at(time: &str) -> Arc<Self> {
        Arc::new(Self(Mutex::new(time.parse().unwrap())))
    }

    pub fn advance(&self, time: TimeDelta) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }
}

impl Clock for TrialClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn pause(&self, time: Duration) {
        self.advance(TimeDelta::from_std(time).unwrap());
    }
}

/// A time after every time the real disk gives: what was read is settled.
pub const LATE: &str = "2126-11-12T08:05:00Z";
/// A time before: what was read is never settled, and its content decides.
pub const EARLY: &str = "2006-11-12T08:05:00Z";

/// A folder, a place in it, and a machine to work on it.
pub struct Trial {
    pub folder: TempDir,
    pub place: Place,
    pub disk: TrialDisk,
    pub clock: Arc<TrialClock>,
    pub machine: Machine,
}

pub fn trial(time: &str) -> Trial {
    let folder = tempfile::tempdir().unwrap();
    let disk = TrialDisk::default();
    let clock = TrialClock::at(time);
    let place = place(&folder.path().join("book.json"));
    let machine = Machine { disk: Arc::new(disk.clone()), clock: clock.clone() };
    Trial { folder, place, disk, clock, machine }
}

pub fn place(path: &Path) -> Place {
    let flag = Surroundings { flag: Some(path.to_owned()), ..Surroundings::default() };
    Place::find(&flag, &MachineDisk).unwrap()
}

/// The writer of every version in these tests.
pub fn writer() -> Id {
    "k7q2m4xw".parse().unwrap()
}

/// The version a few words stand for: `3 words.` is the third.
pub fn version(bytes: &[u8]) -> Result<Version, Flaw> {
    let damaged = |why: &str| Flaw::Damaged { line: 1, column: 1, why: why.to_owned() };
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("not text"))?;
    let text = text.strip_suffix('.').ok_or_else(|| damaged("no full stop"))?;
    let number = text.split(' ').next().and_then(|number| number.parse().ok());
    let generation = number.ok_or_else(|| damaged("no number"))?;
    if generation > 99 {
        return Err(Flaw::Newer { format: generation, known: 99 });
    }
    Ok(Version { generation, writer: writer(), at: "2026-11-12T08:05:00Z".parse().unwrap() })
}

/// Those few words as they stand in a file.
pub fn words(bytes: &[u8]) -> Result<String, Flaw> {
    version(bytes).map(|_| String::from_utf8_lossy(bytes).into_owned())
}

/// Makes a named pipe. By the command, which every Unix has; the call is not the same on each.
pub fn pipe(path: impl AsRef<Path>) {
    let made = std::process::Command::new("mkfifo").arg(path.as_ref()).status().unwrap();
    assert!(made.success());
}

/// Writes a file as any other program would: in place.
#[expect(clippy::disallowed_methods, reason = "another program asks nobody")]
pub fn put(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    std::fs::write(path, bytes).unwrap();
}
