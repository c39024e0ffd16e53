//! The disk of the machine: what every system does alike, with [`system`] for what each does in its own way.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use super::{Disk, Facts, Opened, system};

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineDisk;

impl Disk for MachineDisk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        Ok(Box::new(system::open(path)?))
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn Opened>> {
        Ok(Box::new(system::create(path, mode)?))
    }

    fn open_side_file(&self, path: &Path) -> io::Result<Box<dyn Opened>> {
        Ok(Box::new(system::open_side_file(path)?))
    }

    fn facts(&self, path: &Path) -> io::Result<Facts> {
        system::facts(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        system::make_folder(path)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        system::exchange(one, other)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        system::sync_folder(path)
    }
}

impl Opened for File {
    fn facts(&self) -> io::Result<Facts> {
        system::facts_of(self)
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        (&*self).read(into)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }

    fn set_mode(&self, mode: u32) -> io::Result<()> {
        system::set_mode(self, mode)
    }

    fn sync(&self) -> io::Result<()> {
        self.sync_all()
    }

    fn try_lock(&self) -> io::Result<bool> {
        match Self::try_lock(self) {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}
