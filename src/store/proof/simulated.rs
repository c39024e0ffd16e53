//! A disk in memory that keeps what would outlive a power cut apart from what would not.
//!
//! File contents become durable by `sync`, names by `sync_folder`, and nothing else. After every call that changes
//! something a copy of the whole disk is put on the trail, from which [`super::power_cut`] makes the states that a
//! cut at that moment can leave.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use rustix::io::Errno;

use crate::store::disk::{Disk, Facts, Kind, Opened};

/// A file, folder or link, whatever its names.
#[derive(Clone, Debug)]
pub struct Node {
    pub kind: Kind,
    /// Where a link leads.
    pub target: PathBuf,
    pub mode: u32,
    /// What is read, as long as the power is on.
    pub seen: Arc<Vec<u8>>,
    /// What is on the disk for sure.
    pub durable: Arc<Vec<u8>>,
    /// A sync failed: the machine has forgotten what was not written, and a later sync does not bring it.
    is_forgotten: bool,
    is_locked: bool,
    changed_at: i64,
}

/// A change of names in one folder that is not yet on the disk. It is there whole, or not at all.
#[derive(Clone, Debug)]
pub struct Renaming {
    folder: PathBuf,
    pub names: Vec<(PathBuf, Option<usize>)>,
}

/// What a careless program would leave out, to prove that the proof can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// Files are never synced.
    FileSync,
    /// Folders are never synced.
    FolderSync,
    /// A new version is written over the old one instead of being renamed.
    Rename,
}

/// All that there is.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub nodes: Vec<Node>,
    names: BTreeMap<PathBuf, usize>,
    pub durable_names: BTreeMap<PathBuf, usize>,
    pub renamings: Vec<Renaming>,
    /// What is left out; what names cannot do then, they cannot do here.
    omission: Option<Omission>,
    has_exchange: bool,
    has_links: bool,
    ticks: i64,
}

impl State {
    fn now(&mut self) -> i64 {
        self.ticks += 1;
        self.ticks
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        if let Some(parent) = path.parent()
            && parent != Path::new("/")
        {
            let folder = self.nodes.get(*self.names.get(parent).ok_or(Errno::NOENT)?);
            if folder.is_none_or(|node| node.kind != Kind::Folder) {
                return Err(Errno::NOTDIR.into());
            }
        }
        self.names.get(path).copied().ok_or_else(|| Errno::NOENT.into())
    }

    fn node(&mut self, index: usize) -> io::Result<&mut Node> {
        self.nodes.get_mut(index).ok_or_else(|| Errno::BADF.into())
    }

    fn add(&mut self, path: &Path, kind: Kind, mode: u32) -> io::Result<usize> {
        match self.find(path) {
            Ok(_) => return Err(Errno::EXIST.into()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let parent = path.parent().unwrap_or(Path::new("/"));
        if parent != Path::new("/") {
            self.find(parent)?;
        }
        let changed_at = self.now();
        self.nodes.push(Node {
            kind,
            target: PathBuf::new(),
            mode,
            seen: Arc::default(),
            durable: Arc::default(),
            is_forgotten: false,
            is_locked: false,
            changed_at,
        });
        let index = self.nodes.len() - 1;
        self.rename_in_one_step(vec![(path.to_owned(), Some(index))]);
        Ok(index)
    }

    /// Changes names, all or none of which outlive a cut, where they are in one folder.
    fn rename_in_one_step(&mut self, changes: Vec<(PathBuf, Option<usize>)>) {
        let mut by_folder: BTreeMap<PathBuf, Vec<(PathBuf, Option<usize>)>> = BTreeMap::new();
        for (path, index) in changes {
            match index {
                Some(index) => self.names.insert(path.clone(), index),
                None => self.names.remove(&path),
            };
            let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
            by_folder.entry(folder).or_default().push((path, index));
        }
        self.renamings.extend(by_folder.into_iter().map(|(folder, names)| Renaming { folder, names }));
    }

    fn facts(&self, index: usize) -> io::Result<Facts> {
        let node = self.nodes.get(index).ok_or(Errno::BADF)?;
        let time = (1_700_000_000 + node.changed_at, 0);
        Ok(Facts {
            kind: node.kind,
            identity: (1, index as u64),
            size: node.seen.len() as u64,
            mode: node.mode,
            modified: time,
            changed: time,
        })
    }

    fn write(&mut self, index: usize, at: usize, bytes: &[u8]) -> io::Result<()> {
        let changed_at = self.now();
        let node = self.node(index)?;
        let seen = Arc::make_mut(&mut node.seen);
        let end = at + bytes.len();
        if seen.len() < end {
            seen.resize(end, 0);
        }
        seen[at..end].copy_from_slice(bytes);
        node.changed_at = changed_at;
        Ok(())
    }

    /// The disk as it stands: all of it durable, all locks gone.
    pub fn rebooted(
        &self,
        names: BTreeMap<PathBuf, usize>,
        contents: &BTreeMap<usize, Arc<Vec<u8>>>,
    ) -> Self {
        let mut state = self.clone();
        for (index, node) in state.nodes.iter_mut().enumerate() {
            node.durable = contents.get(&index).unwrap_or(&node.durable).clone();
            node.seen = node.durable.clone();
            (node.is_forgotten, node.is_locked) = (false, false);
        }
        state.durable_names.clone_from(&names);
        state.names = names;
        state.renamings.clear();
        state
    }
}

#[derive(Default)]
struct Inner {
    state: State,
    trail: Vec<State>,
}

/// The disk.
#[derive(Clone, Default)]
pub struct SimulatedDisk(Arc<Mutex<Inner>>);

impl SimulatedDisk {
    /// An empty disk that has everything a modern one has.
    pub fn new() -> Self {
        let disk = Self::default();
        disk.with(|inner| (inner.state.has_exchange, inner.state.has_links) = (true, true));
        disk
    }

    /// The disk after a cut.
    pub fn of(state: State) -> Self {
        Self(Arc::new(Mutex::new(Inner { state, trail: Vec::new() })))
    }

    /// Without the exchange of names; without second names as well.
    pub fn without(&self, exchange: bool, links: bool) {
        self.with(|inner| {
            inner.state.has_exchange &= !exchange;
            inner.state.has_links &= !links;
        });
    }

    /// From now on something is left out.
    pub fn omit(&self, omission: Omission) {
        self.with(|inner| inner.state.omission = Some(omission));
    }

    /// Everything there is outlives every cut; the trail begins here.
    pub fn settle(&self) {
        self.with(|inner| {
            let names = inner.state.names.clone();
            let contents = inner.state.nodes.iter().map(|node| node.seen.clone()).enumerate().collect();
            let locks: Vec<bool> = inner.state.nodes.iter().map(|node| node.is_locked).collect();
            inner.state = inner.state.rebooted(names, &contents);
            for (node, is_locked) in inner.state.nodes.iter_mut().zip(locks) {
                node.is_locked = is_locked;
            }
            inner.trail = vec![inner.state.clone()];
        });
    }

    /// The disk after each change since it was settled, the first one before any.
    pub fn trail(&self) -> Vec<State> {
        self.with(|inner| inner.trail.clone())
    }

    /// A link to a path, as somebody may have made it.
    pub fn put_link(&self, path: &str, target: &str) {
        self.with(|inner| {
            let index = inner.state.add(Path::new(path), Kind::Link, 0o777).unwrap();
            inner.state.nodes[index].target = PathBuf::from(target);
        });
    }

    /// A file with this content.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        self.with(|inner| {
            let index = inner.state.add(Path::new(path), Kind::File, 0o600).unwrap();
            inner.state.write(index, 0, bytes).unwrap();
        });
    }

    /// A sync has failed: what was not written yet is forgotten for good, though it is still read.
    pub fn forget_unwritten(&self) {
        self.with(|inner| {
            for node in inner.state.nodes.iter_mut().filter(|node| node.seen != node.durable) {
                node.is_forgotten = true;
            }
        });
    }

    fn with<T>(&self, with: impl FnOnce(&mut Inner) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn look<T>(&self, look: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        self.with(|inner| look(&mut inner.state))
    }

    /// A call that changes something: afterwards is another moment at which the power can be cut.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        self.with(|inner| {
            let outcome = change(&mut inner.state);
            if !inner.trail.is_empty() {
                inner.trail.push(inner.state.clone());
            }
            outcome
        })
    }

    fn opened(&self, index: usize) -> Box<dyn Opened> {
        Box::new(SimulatedFile { disk: self.clone(), index, position: 0, holds_lock: false.into() })
    }
}

impl Disk for SimulatedDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        self.look(|state| state.find(path)).map(|index| self.opened(index))
    }
    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Opened>> {
        self.change(|state| state.add(path, Kind::File, mode)).map(|index| self.opened(index))
    }
    fn open_side_file(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        let index = match self.look(|state| state.find(path)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.change(|state| state.add(path, Kind::File, 0o600))
            }
            found => found,
        };
        index.map(|index| self.opened(index))
    }
    fn facts(&self, path: &Path) -> io::Result<Facts> {
        self.look(|state| state.facts(state.find(path)?))
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.look(|state| {
            let index = state.find(path)?;
            Ok(state.node(index)?.target.clone())
        })
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.look(|state| {
            state.find(folder)?;
            let inside = state.names.keys().filter(|path| path.parent() == Some(folder));
            Ok(inside.filter_map(|path| Some(path.file_name()?.to_owned())).collect())
        })
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.change(|state| state.add(path, Kind::Folder, 0o700).map(drop))
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.change(|state| {
            if !state.has_exchange || state.omission == Some(Omission::Rename) {
                return Err(Errno::NOTSUP.into());
            }
            let (first, second) = (state.find(one)?, state.find(other)?);
            state.rename_in_one_step(vec![(one.to_owned(), Some(second)), (other.to_owned(), Some(first))]);
            Ok(())
        })
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|state| {
            let index = state.find(from)?;
            if state.omission == Some(Omission::Rename)
                && let Ok(over) = state.find(to)
            {
                let bytes = state.node(index)?.seen.clone();
                state.node(over)?.seen = Arc::default();
                state.write(over, 0, &bytes)?;
                state.rename_in_one_step(vec![(from.to_owned(), None)]);
                return Ok(());
            }
            state.rename_in_one_step(vec![(to.to_owned(), Some(index)), (from.to_owned(), None)]);
            Ok(())
        })
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|state| {
            if !state.has_links {
                return Err(Errno::NOTSUP.into());
            }
            let index = state.find(from)?;
            if state.find(to).is_ok() {
                return Err(Errno::EXIST.into());
            }
            state.rename_in_one_step(vec![(to.to_owned(), Some(index))]);
            Ok(())
        })
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.change(|state| {
            state.find(path)?;
            state.rename_in_one_step(vec![(path.to_owned(), None)]);
            Ok(())
        })
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.change(|state| {
            state.find(path)?;
            if state.omission == Some(Omission::FolderSync) {
                return Ok(());
            }
            let (here, elsewhere) =
                std::mem::take(&mut state.renamings).into_iter().partition(|it| it.folder == path);
            state.renamings = elsewhere;
            let here: Vec<Renaming> = here;
            for (path, index) in here.into_iter().flat_map(|renaming| renaming.names) {
                match index {
                    Some(index) => state.durable_names.insert(path, index),
                    None => state.durable_names.remove(&path),
                };
            }
            Ok(())
        })
    }
}

struct SimulatedFile {
    disk: SimulatedDisk,
    index: usize,
    position: usize,
    holds_lock: std::sync::atomic::AtomicBool,
}

impl Opened for SimulatedFile {
    fn facts(&self) -> io::Result<Facts> {
        self.disk.look(|state| state.facts(self.index))
    }
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.disk.look(|state| Ok(state.node(self.index)?.seen.clone()))?;
        let rest = bytes.get(self.position..).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.position += count;
        Ok(count)
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.change(|state| state.write(self.index, self.position, bytes))?;
        self.position += bytes.len();
        Ok(bytes.len())
    }
    fn set_mode(&self, mode: u32) -> io::Result<()> {
        self.disk.change(|state| state.node(self.index).map(|node| node.mode = mode))
    }
    fn sync(&self) -> io::Result<()> {
        self.disk.change(|state| {
            let is_omitted = state.omission == Some(Omission::FileSync);
            let node = state.node(self.index)?;
            if !is_omitted && !node.is_forgotten {
                node.durable = node.seen.clone();
            }
            Ok(())
        })
    }
    fn try_lock(&self) -> io::Result<bool> {
        use std::sync::atomic::Ordering;
        let got = self.disk.look(|state| {
            let node = state.node(self.index)?;
            Ok(!std::mem::replace(&mut node.is_locked, true))
        })?;
        Ok(got && !self.holds_lock.swap(got, Ordering::SeqCst))
    }
}

impl Drop for SimulatedFile {
    fn drop(&mut self) {
        if self.holds_lock.load(std::sync::atomic::Ordering::SeqCst) {
            let _unlocked = self.disk.look(|state| state.node(self.index).map(|node| node.is_locked = false));
        }
    }
}
