//! The saving thread on a disk that fails as planned, and beside other writers.

use std::{
    fs,
    path::PathBuf,
    sync::mpsc::{self, Receiver},
};

use rustix::io::Errno;

use super::*;
use crate::{
    domain::{
        command::{Act, Command, NewContact},
        id::Ids,
        name::Name,
    },
    store::{
        path::Surroundings,
        saved::Saved,
        trial::{Fault, LATE, Trial, put, trial, writer},
    },
    tui::{session::Session, test_app::MORNING, test_app::at},
};

/// Only a test that fails waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

struct Desktop {
    trial: Trial,
    store: Arc<Store>,
    saver: Saver,
    told: Receiver<What>,
    session: Session,
}

fn open(trial: &Trial) -> Store {
    let flag = Surroundings { flag: Some(trial.place.file().to_owned()), ..Surroundings::default() };
    Store::open(&flag, writer(), trial.machine.clone()).unwrap()
}

fn started(trial: Trial) -> Desktop {
    let store = Arc::new(open(&trial));
    let (sender, told) = mpsc::channel();
    let loaded = store.load().unwrap();
    let session = Session::new(
        loaded.book.clone(),
        at(MORNING),
        Ids::seeded(7),
        crate::tui::session::Saving::Untouched,
    );
    let report = Box::new(move |what| drop(sender.send(what)));
    let saver = Saver::start(Arc::clone(&store), Some(loaded), report).unwrap();
    Desktop { trial, store, saver, told, session }
}

fn person(name: &str) -> Act {
    Act::AddContact(Box::new(NewContact::named(Name::parse(name).unwrap())))
}

impl Desktop {
    fn act(&mut self, act: Act) {
        self.session.apply(act).unwrap();
        self.hand_over();
    }

    fn hand_over(&mut self) {
        for effect in self.session.take_effects() {
            if let crate::tui::message::Effect::Save(to_save) = effect {
                self.saver.save(to_save);
            }
        }
    }

    fn next(&self) -> What {
        self.told.recv_timeout(PATIENCE).unwrap()
    }

    fn wait_for_saved(&mut self) -> (Option<Replayed>, Vec<String>) {
        match self.next() {
            What::Saved { revision, replayed, notices } => {
                self.session.saved(revision);
                (replayed, notices)
            }
            other => panic!("{other:?}"),
        }
    }

    fn names(&self) -> Vec<String> {
        names(&self.store.load().unwrap().book)
    }

    fn note(&self) -> Saved {
        self.store.load().unwrap().base.saved
    }

    fn copies(&self) -> Vec<PathBuf> {
        let all = fs::read_dir(self.trial.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| self.trial.place.is_unsaved(path.file_name().unwrap())).collect()
    }
}

fn names(book: &Book) -> Vec<String> {
    let mut names: Vec<_> = book.contacts.values().map(|contact| contact.name.to_string()).collect();
    names.sort();
    names
}

/// Another writer adds a person.
fn add_elsewhere(trial: &Trial, name: &str) {
    let command = Command::new(&mut Ids::seeded(99), person(name));
    let done = open(trial).change(|loaded| {
        let mut book = loaded.book.clone();
        let what = vec![book.apply(&command, &at(MORNING)).unwrap().summary];
        Ok::<_, String>(Some(Change { book, what, undoes: None }))
    });
    assert!(done.unwrap().is_some());
}

#[test]
fn what_is_saved_is_in_the_file() {
    let mut desktop = started(trial(LATE));
    desktop.act(person("Ada Quill"));
    assert!(desktop.wait_for_saved().0.is_none());
    assert_eq!(desktop.names(), ["Ada Quill"]);
    assert!(!desktop.session.is_unsaved());
    desktop.act(person("Ben Ode"));
    desktop.act(person("Cy Reed"));
    while desktop.session.is_unsaved() {
        desktop.wait_for_saved();
    }
    assert_eq!(desktop.names(), ["Ada Quill", "Ben Ode", "Cy Reed"]);
    assert!(desktop.store.load().unwrap().book == desktop.session.book);
}

#[test]
fn on_a_changed_file_the_commands_are_made_anew() {
    let mut desktop = started(trial(LATE));
    desktop.act(person("Ada Quill"));
    desktop.wait_for_saved();
    add_elsewhere(&desktop.trial, "Dot Vale");
    desktop.act(person("Ben Ode"));
    // The look of every second may have seen the change first.
    let expected = ["Ada Quill", "Ben Ode", "Dot Vale"];
    loop {
        match desktop.next() {
            What::Saved { revision, replayed, .. } => {
                desktop.session.saved(revision);
                if let Some(replayed) = replayed {
                    assert_eq!(desktop.session.replace(*replayed.book), Vec::<String>::new());
                }
                break;
            }
            What::Reloaded(book) => assert_eq!(desktop.session.replace(*book), Vec::<String>::new()),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(desktop.names(), expected);
    assert_eq!(names(&desktop.session.book), expected);
}

#[test]
fn a_command_that_is_refused_there_is_told_in_its_own_words() {
    let mut desktop = started(trial(LATE));
    desktop.act(person("Ada Quill"));
    desktop.wait_for_saved();
    let ada = *desktop.session.book.contacts.keys().next().unwrap();
    let delete = Command::new(&mut Ids::seeded(5), Act::Delete { contact: ada });
    let deleted = open(&desktop.trial).change(|loaded| {
        let mut book = loaded.book.clone();
        book.apply(&delete, &at(MORNING)).unwrap();
        Ok::<_, String>(Some(Change { book, what: vec![], undoes: None }))
    });
    assert!(deleted.unwrap().is_some());
    desktop.act(Act::Retire { contact: ada, why: "moved away".to_owned() });
    match desktop.next() {
        What::Saved { replayed: Some(Replayed { book, refused }), .. } => {
            assert!(book.is_empty());
            assert!(refused[0].contains("Ada Quill"), "{refused:?}");
        }
        What::Reloaded(book) => assert!(desktop.session.replace(*book)[0].contains("Ada Quill")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_saved_lies_beside_it_until_it_is() {
    for errno in [Errno::NOSPC, Errno::IO] {
        let mut desktop = started(trial(LATE));
        desktop.act(person("Ada Quill"));
        desktop.wait_for_saved();
        // The disk stays as it is for two attempts at the file; the copy beside it may fail with them.
        desktop.trial.disk.without(&["rename", "exchange", "link"]);
        desktop.act(person("Ben Ode"));
        let What::SaveFailed(why) = desktop.next() else { panic!() };
        assert!(!why.starts_with("not saved"), "{why}");
        assert!(matches!(desktop.saver.state(), State::Failed { .. }));
        assert_eq!(desktop.names(), ["Ada Quill"]);

        desktop.trial.disk.without(&[]);
        desktop.trial.disk.fail(Fault { at: 0, for_ever: true, after: false, errno });
        desktop.saver.job(Job::Again);
        let What::SaveFailed(_) = desktop.next() else { panic!() };
        desktop.trial.disk.heal();
        desktop.saver.job(Job::Again);
        desktop.wait_for_saved();
        assert_eq!(desktop.names(), ["Ada Quill", "Ben Ode"]);
        assert_eq!(desktop.copies(), Vec::<PathBuf>::new());
    }
}

#[test]
fn a_damaged_file_is_not_written_and_the_book_lies_beside_it() {
    let mut desktop = started(trial(LATE));
    desktop.act(person("Ada Quill"));
    desktop.wait_for_saved();
    put(desktop.trial.place.file(), "{ torn");
    desktop.act(person("Ben Ode"));
    loop {
        match desktop.next() {
            What::SaveFailed(why) => {
                assert!(why.contains("book.json"), "{why}");
                break;
            }
            What::Unreadable(Some(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(fs::read_to_string(desktop.trial.place.file()).unwrap(), "{ torn");
    let copies = desktop.copies();
    let copy = fs::read(&copies[0]).unwrap();
    assert_eq!(names(&crate::store::format::read(&copy).unwrap().0), ["Ada Quill", "Ben Ode"]);
}

#[test]
fn a_lock_that_is_held_is_waited_for_and_said() {
    let mut desktop = started(trial(LATE));
    let lock =
        fs::File::options().write(true).create_new(true).open(desktop.trial.place.lock_file()).unwrap();
    lock.lock().unwrap();
    desktop.act(person("Ada Quill"));
    assert!(matches!(desktop.next(), What::SaveWaits));
    let State::Failed { kept: Some(kept), .. } = desktop.saver.state() else { panic!() };
    assert!(fs::read_to_string(&kept).unwrap().contains("Ada Quill"));
    drop(lock);
    desktop.wait_for_saved();
    assert_eq!(desktop.names(), ["Ada Quill"]);
    assert_eq!(desktop.copies(), Vec::<PathBuf>::new());
}

#[test]
fn what_others_change_is_seen_within_two_seconds() {
    let desktop = started(trial(LATE));
    let before = Instant::now();
    add_elsewhere(&desktop.trial, "Dot Vale");
    match desktop.next() {
        What::Reloaded(book) => assert_eq!(names(&book), ["Dot Vale"]),
        other => panic!("{other:?}"),
    }
    assert!(before.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_book_that_is_gone_is_written_anew() {
    let mut desktop = started(trial(LATE));
    desktop.act(person("Ada Quill"));
    desktop.wait_for_saved();
    fs::remove_file(desktop.trial.place.file()).unwrap();
    desktop.act(person("Ben Ode"));
    loop {
        match desktop.next() {
            What::Saved { .. } => break,
            What::Unreadable(Some(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(desktop.names(), ["Ada Quill", "Ben Ode"]);
}

#[test]
fn undo_goes_back_beyond_this_session_step_by_step() {
    let trial = trial(LATE);
    for name in ["Ada Quill", "Ben Ode"] {
        let command = Command::new(&mut Ids::seeded(name.len() as u64), person(name));
        let done = open(&trial).change(|loaded| {
            let mut book = loaded.book.clone();
            let what = vec![book.apply(&command, &at(MORNING)).unwrap().summary];
            Ok::<_, String>(Some(Change { book, what, undoes: None }))
        });
        assert!(done.unwrap().is_some());
    }
    let mut desktop = started(trial);
    for (left, undoes) in [(vec!["Ada Quill"], 2), (vec![], 1)] {
        desktop.saver.job(Job::Find(Way::Undo));
        let What::TakeBack(Ok(found)) = desktop.next() else { panic!() };
        assert_eq!((found.undoes, found.is_anothers), (undoes, false));
        desktop.session.take_back(found.way, found.change, found.undoes).unwrap();
        desktop.hand_over();
        desktop.wait_for_saved();
        assert_eq!(desktop.names(), left);
        assert_eq!(desktop.note().undoes, Some(undoes));
    }
    assert!(desktop.session.undo().is_none(), "what was taken back is not taken back again by undo");
    desktop.session.redo().unwrap().unwrap();
    desktop.hand_over();
    desktop.wait_for_saved();
    assert_eq!(desktop.names(), ["Ada Quill"]);
}

#[test]
fn undo_never_goes_forward_again() {
    let trial = trial(LATE);
    add_elsewhere(&trial, "Aa Bb");
    let mut desktop = started(trial);
    for name in ["Cc Dd", "Ee Ff", "Gg Hh"] {
        desktop.act(person(name));
        desktop.wait_for_saved();
    }
    for left in [&["Aa Bb", "Cc Dd", "Ee Ff"][..], &["Aa Bb", "Cc Dd"], &["Aa Bb"]] {
        desktop.session.undo().unwrap().unwrap();
        desktop.hand_over();
        desktop.wait_for_saved();
        assert_eq!(desktop.names(), left);
    }
    assert!(desktop.session.undo().is_none());
    // What a process that starts now finds, and the screens that are up.
    let store = open(&desktop.trial);
    let beyond = store.take_back(&store.load().unwrap(), Way::Undo).unwrap();
    assert_eq!(beyond.saved.generation, 1);
    desktop.saver.job(Job::Find(Way::Undo));
    let What::TakeBack(Ok(found)) = desktop.next() else { panic!() };
    assert_eq!(found.undoes, 1);
    desktop.session.take_back(found.way, found.change, found.undoes).unwrap();
    desktop.hand_over();
    desktop.wait_for_saved();
    assert_eq!(desktop.names(), Vec::<String>::new());
    desktop.saver.job(Job::Find(Way::Undo));
    let What::TakeBack(Err(why)) = desktop.next() else { panic!() };
    assert_eq!(why, "There is nothing to undo");
    // All the way forward, and back, a restart between.
    for _ in 0..4 {
        desktop.session.redo().unwrap().unwrap();
        desktop.hand_over();
        desktop.wait_for_saved();
    }
    assert_eq!(desktop.names(), ["Aa Bb", "Cc Dd", "Ee Ff", "Gg Hh"]);
    let mut desktop = started(desktop.trial);
    for left in [3, 2, 1, 0] {
        desktop.saver.job(Job::Find(Way::Undo));
        let What::TakeBack(Ok(found)) = desktop.next() else { panic!() };
        desktop.session.take_back(found.way, found.change, found.undoes).unwrap();
        desktop.hand_over();
        desktop.wait_for_saved();
        assert_eq!(desktop.names().len(), left);
    }
}

#[test]
fn what_was_saved_together_is_taken_back_one_by_one_and_then_passed_over() {
    let mut desktop = started(trial(LATE));
    desktop.trial.disk.without(&["rename", "exchange", "link"]);
    let people = ["Aa Zz", "Bb Zz", "Cc Zz", "Dd Zz", "Ee Zz", "Ff Zz", "Gg Zz", "Hh Zz", "Ii Zz", "Jj Zz"];
    for name in people {
        desktop.act(person(name));
    }
    while !matches!(desktop.next(), What::SaveFailed(_)) {}
    desktop.trial.disk.without(&[]);
    desktop.saver.job(Job::Again);
    while desktop.session.is_unsaved() {
        if let What::Saved { revision, .. } = desktop.next() {
            desktop.session.saved(revision);
        }
    }
    for _ in people {
        desktop.session.undo().unwrap().unwrap();
        desktop.hand_over();
    }
    while desktop.session.is_unsaved() {
        desktop.wait_for_saved();
    }
    assert_eq!(desktop.names(), Vec::<String>::new());
    desktop.saver.job(Job::Find(Way::Undo));
    let What::TakeBack(Err(why)) = desktop.next() else { panic!() };
    assert_eq!(why, "There is nothing to undo");
}
