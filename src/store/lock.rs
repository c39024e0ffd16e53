//! The lock that keeps the program's own writers apart: held on a file of its own, never deleted.

use std::{fmt, io, path::PathBuf, time::Duration};

use super::{
    disk::{Opened, is_unsupported},
    machine::Machine,
    path::Place,
    trouble::words,
};
use crate::domain::id::Ids;

/// The lock, held until it is dropped.
pub struct Lock {
    file: Option<Box<dyn Opened>>,
}

impl Lock {
    /// Whether there really is a lock. Where the file system has none, only the check before the save keeps
    /// writers apart, and the user is told once.
    pub fn is_real(&self) -> bool {
        self.file.is_some()
    }
}

/// Why there is no lock.
#[derive(Debug)]
pub enum LockError {
    /// Another writer held it for as long as the caller would wait.
    Busy {
        /// How long that was.
        waited: Duration,
    },
    /// The side file cannot be opened or locked.
    Refused {
        /// The side file.
        path: PathBuf,
        /// What the machine says.
        error: io::Error,
    },
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy { waited } => write!(
                f,
                "another regards has been saving for {} s; try again when it is done",
                waited.as_secs().max(1)
            ),
            Self::Refused { path, error } => write!(f, "cannot lock {}: {}", path.display(), words(error)),
        }
    }
}

impl std::error::Error for LockError {}

/// Asks for the lock until it is there, or until `keep_waiting`, told before every pause how long it has been, says
/// no. `seed` spreads the pauses, so that several who wait do not ask in step.
///
/// # Errors
/// [`LockError`].
pub fn acquire(
    machine: &Machine,
    place: &Place,
    seed: u64,
    mut keep_waiting: impl FnMut(Duration) -> bool,
) -> Result<Lock, LockError> {
    let path = place.lock_file();
    let refused = |error| LockError::Refused { path: path.clone(), error };
    let file = machine.disk.open_side_file(&path).map_err(refused)?;
    let mut spread = Ids::seeded(seed);
    let mut waited = Duration::ZERO;
    loop {
        match file.try_lock() {
            Ok(true) => return Ok(Lock { file: Some(file) }),
            Ok(false) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if is_unsupported(&error) => return Ok(Lock { file: None }),
            Err(error) => return Err(refused(error)),
        }
        if !keep_waiting(waited) {
            return Err(LockError::Busy { waited });
        }
        let pause = Duration::from_millis(4 + spread.number() % 24);
        machine.clock.pause(pause);
        waited += pause;
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use rustix::io::Errno;

    use super::*;
    use crate::store::trial::{Fault, LATE, trial};

    #[test]
    fn a_second_writer_waits_and_gives_up_in_time() {
        let trial = trial(LATE);
        let held = acquire(&trial.machine, &trial.place, 1, |_| false).unwrap();
        assert!(held.is_real());
        let limit = Duration::from_secs(10);
        let error = acquire(&trial.machine, &trial.place, 2, |waited| waited < limit).err().unwrap();
        assert!(matches!(error, LockError::Busy { waited } if waited >= limit && waited < limit * 2));
        assert!(error.to_string().contains("saving for 10 s"), "{error}");
        drop(held);
        acquire(&trial.machine, &trial.place, 2, |_| false).unwrap();
        assert_eq!(fs::metadata(trial.place.lock_file()).unwrap().len(), 0);
    }

    #[test]
    fn a_waiting_writer_gets_the_lock_when_it_is_free() {
        let trial = trial(LATE);
        let mut held = Some(acquire(&trial.machine, &trial.place, 1, |_| false).unwrap());
        let lock = acquire(&trial.machine, &trial.place, 2, |waited| {
            if waited > Duration::from_secs(1) {
                held = None;
            }
            true
        });
        assert!(lock.unwrap().is_real());
    }

    #[test]
    fn without_locks_one_goes_on_and_says_so() {
        for (errno, goes_on) in
            [(Errno::NOLCK, true), (Errno::NOTSUP, true), (Errno::NOSYS, true), (Errno::IO, false)]
        {
            let trial = trial(LATE);
            trial.disk.fail(Fault { at: 1, for_ever: true, after: false, errno });
            match acquire(&trial.machine, &trial.place, 1, |_| false) {
                Ok(lock) => assert!(goes_on && !lock.is_real()),
                Err(error) => assert!(!goes_on && error.to_string().starts_with("cannot lock"), "{error}"),
            }
        }
    }
}
