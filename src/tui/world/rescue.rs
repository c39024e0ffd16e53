//! The rescue: text that is being typed lies in a private file beside the book until it stands in a saved record.
//!
//! A thread of its own writes it, since the saving thread may wait for a lock for ever.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{editor, saver::Report};
use crate::{
    store::{
        Store,
        side::{Beside, Left, Side},
    },
    tui::message::{Rescued, What},
};

/// Between one writing and the next; the first letter is written at once.
const PAUSE: Duration = Duration::from_secs(1);

/// What was typed: what it is for, and the text.
pub type Typed = (String, String);

/// The thread, and the files of earlier sessions.
pub struct Rescue {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
    /// Held so that no other window offers them too.
    left: Vec<Side>,
    told: Vec<Typed>,
}

struct Desk {
    wish: Mutex<Wish>,
    bell: Condvar,
}

#[derive(Default)]
struct Wish {
    /// What is to lie there, each in a file of its own.
    typed: Vec<Typed>,
    /// Counts the wishes, and those that are fulfilled.
    wished: u64,
    done: u64,
    is_urgent: bool,
    is_closed: bool,
}

impl Desk {
    fn wish(&self) -> MutexGuard<'_, Wish> {
        self.wish.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rescue {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system has no thread left.
    pub fn start(store: Arc<Store>, report: Report) -> io::Result<Self> {
        let desk = Arc::new(Desk { wish: Mutex::default(), bell: Condvar::new() });
        let its = Arc::clone(&desk);
        let work = move || write(&store, &its, &report);
        let thread = thread::Builder::new().name("rescue".to_owned()).spawn(work)?;
        Ok(Self { desk, thread: Some(thread), left: Vec::new(), told: Vec::new() })
    }

    /// Keeps these texts from now on, and no others.
    pub fn keep(&mut self, typed: Vec<Typed>) {
        if self.told == typed {
            return;
        }
        self.told.clone_from(&typed);
        let mut wish = self.desk.wish();
        wish.typed = typed;
        wish.wished += 1;
        self.desk.bell.notify_all();
    }

    /// Waits until everything is written, at most so long.
    pub fn settle(&self, limit: Duration) {
        let end = Instant::now() + limit;
        let mut wish = self.desk.wish();
        wish.is_urgent = true;
        self.desk.bell.notify_all();
        while wish.done < wish.wished {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            wish = self.desk.bell.wait_timeout(wish, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        wish.is_urgent = false;
    }

    /// The texts of earlier sessions that ended while they were typed.
    pub fn find(&mut self, store: &Store) -> Vec<Rescued> {
        let mut found = Vec::new();
        for Left { side, bytes } in store.left_beside(Beside::Rescue) {
            if let Some((title, text)) = parse(&bytes) {
                found.push(Rescued { file: side.path().display().to_string(), title, text });
                self.left.push(side);
            }
        }
        found.extend(editor::left(store).into_iter().map(|(rescued, side)| {
            self.left.push(side);
            rescued
        }));
        found
    }

    /// Takes the file of an earlier session away.
    pub fn forget(&mut self, store: &Store, file: &str) {
        if let Some(at) = self.left.iter().position(|side| side.path().display().to_string() == file) {
            // It is offered again at the next start if it cannot be removed.
            let _left = self.left.swap_remove(at).remove();
        } else {
            editor::forget(store, file, &mut self.left);
        }
    }
}

impl Drop for Rescue {
    fn drop(&mut self) {
        self.desk.wish().is_closed = true;
        self.desk.bell.notify_all();
        // A disk that hangs is not waited for.
        self.settle(Duration::from_secs(1));
        let is_settled = {
            let wish = self.desk.wish();
            wish.done == wish.wished
        };
        if is_settled && let Some(thread) = self.thread.take() {
            match thread.join() {
                Ok(()) | Err(_) => {}
            }
        }
    }
}

/// The thread's half.
fn write(store: &Store, desk: &Desk, report: &Report) {
    let mut files: Vec<File> = Vec::new();
    let mut next = Instant::now();
    let mut is_told = false;
    let mut wish = desk.wish();
    loop {
        if wish.done == wish.wished {
            if wish.is_closed {
                return;
            }
            wish = desk.bell.wait(wish).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let left = next.saturating_duration_since(Instant::now());
        // Taking files away need not wait: there is nothing to write.
        if !left.is_zero() && !wish.is_urgent && !wish.typed.is_empty() {
            wish = desk.bell.wait_timeout(wish, left).unwrap_or_else(PoisonError::into_inner).0;
            continue;
        }
        let (typed, wished) = (wish.typed.clone(), wish.wished);
        drop(wish);
        if let Err(error) = put(store, &mut files, typed)
            && !is_told
        {
            is_told = true;
            let folder = store.place().folder().display();
            let why = crate::store::trouble::words(&error);
            report(What::Told(format!("What you type is not kept beside the book: {folder}: {why}")));
        }
        next = Instant::now() + PAUSE;
        wish = desk.wish();
        wish.done = wished;
        desk.bell.notify_all();
    }
}

/// A file of this session, and what was last written into it.
struct File {
    side: Side,
    holds: Option<Typed>,
}

/// Writes what is not there yet, and takes away what is not wanted any more. What cannot be written leaves the rest
/// as it should be.
fn put(store: &Store, files: &mut Vec<File>, typed: Vec<Typed>) -> io::Result<()> {
    let mut spare = std::mem::take(files);
    let mut new = Vec::new();
    for typed in typed {
        match spare.iter().position(|file| file.holds.as_ref() == Some(&typed)) {
            Some(at) => files.push(spare.swap_remove(at)),
            None => new.push(typed),
        }
    }
    let mut result = Ok(());
    for typed in new {
        // The next letter of a text goes where the one before it lies.
        let is_same = |file: &File| file.holds.as_ref().is_some_and(|(title, _)| *title == typed.0);
        let file = match spare.iter().position(is_same) {
            Some(at) => Ok(spare.swap_remove(at)),
            None => store.beside(Beside::Rescue).map(|side| File { side, holds: None }),
        };
        let written = file.and_then(|mut file| {
            let written = file.side.keep(&bytes(&typed));
            if written.is_ok() {
                file.holds = Some(typed);
            }
            files.push(file);
            written
        });
        result = result.and(written);
    }
    spare.into_iter().fold(result, |result, file| result.and(file.side.remove()))
}

/// The first line says what the text is for; then a blank one, then the text.
fn bytes((title, text): &Typed) -> Vec<u8> {
    let title = title.replace(['\n', '\r'], " ");
    format!("{title}\n\n{text}").into_bytes()
}

fn parse(bytes: &[u8]) -> Option<Typed> {
    let whole = String::from_utf8_lossy(bytes);
    let (title, text) = whole.split_once("\n\n")?;
    (!text.trim().is_empty()).then(|| (title.to_owned(), text.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::{
        path::Surroundings,
        trial::{LATE, Trial, trial, writer},
    };

    fn started(trial: &Trial) -> (Arc<Store>, Rescue) {
        let flag = Surroundings { flag: Some(trial.place.file().to_owned()), ..Surroundings::default() };
        let store = Arc::new(Store::open(&flag, writer(), trial.machine.clone()).unwrap());
        let rescue = Rescue::start(Arc::clone(&store), Box::new(|what| panic!("{what:?}"))).unwrap();
        (store, rescue)
    }

    fn typed(text: &str) -> Vec<Typed> {
        vec![("What happened with Ada Quill?".to_owned(), text.to_owned())]
    }

    fn files(trial: &Trial) -> usize {
        fs::read_dir(trial.folder.path()).unwrap().count()
    }

    #[test]
    fn what_was_typed_is_offered_once_its_owner_is_gone() {
        let trial = trial(LATE);
        let (store, mut first) = started(&trial);
        let text = "said yes, and\n\nmuch more";
        first.keep(typed("s"));
        first.keep(typed(text));
        first.settle(Duration::from_secs(10));
        let (_, mut second) = started(&trial);
        assert_eq!(second.find(&store), []);
        drop(first);
        let found = second.find(&store);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].title.as_str(), found[0].text.as_str()),
            ("What happened with Ada Quill?", text)
        );
        let (_, mut third) = started(&trial);
        assert_eq!(third.find(&store), [], "one window offers it");
        second.forget(&store, &found[0].file);
        assert_eq!(files(&trial), 0);
    }

    #[test]
    fn what_stands_in_a_record_is_forgotten() {
        let trial = trial(LATE);
        let (_, mut rescue) = started(&trial);
        rescue.keep(typed("said yes"));
        rescue.settle(Duration::from_secs(10));
        assert_eq!(files(&trial), 1);
        rescue.keep(Vec::new());
        rescue.settle(Duration::from_secs(10));
        assert_eq!(files(&trial), 0);
    }

    #[test]
    fn several_texts_lie_side_by_side_until_each_stands_in_a_record() {
        let trial = trial(LATE);
        let (store, mut rescue) = started(&trial);
        let kept = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        let mut keep = |typed: &[Typed]| {
            rescue.keep(typed.to_vec());
            rescue.settle(Duration::from_secs(10));
        };
        keep(&[kept("one", "a")]);
        keep(&[kept("two", "b"), kept("one", "a")]);
        assert_eq!(files(&trial), 2);
        keep(&[kept("two", "bc"), kept("one", "a"), kept("one", "another")]);
        assert_eq!(files(&trial), 3);
        keep(&[kept("two", "bcd"), kept("one", "another")]);
        assert_eq!(files(&trial), 2);
        drop(rescue);
        let (_, mut second) = started(&trial);
        let mut found: Vec<Typed> =
            second.find(&store).into_iter().map(|found| (found.title, found.text)).collect();
        found.sort_unstable();
        assert_eq!(found, [kept("one", "another"), kept("two", "bcd")]);
    }

    #[test]
    fn what_lay_in_an_editor_is_offered_too() {
        let trial = trial(LATE);
        let (store, mut rescue) = started(&trial);
        let edited = editor::Edited::lay_out(&store, "a page of notes").unwrap();
        assert_eq!(rescue.find(&store), [], "it is still open");
        drop(edited);
        let found = rescue.find(&store);
        assert_eq!(found[0].text, "a page of notes");
        rescue.forget(&store, &found[0].file);
        assert_eq!(files(&trial), 0);
    }
}
