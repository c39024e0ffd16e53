//! The store as the verbs and the screens use it.

use std::{convert::Infallible, fs, sync::Arc};

use chrono::TimeDelta;
use rustix::io::Errno;

use super::{
    trial::{EARLY, Fault, LATE, Trial, put, trial, writer},
    *,
};
use crate::domain::{contact::Contact, name::Name};

fn store_of(trial: &Trial, writer: Id) -> Store {
    let flag = Surroundings { flag: Some(trial.place.file().to_owned()), ..Surroundings::default() };
    Store::open(&flag, writer, trial.machine.clone()).unwrap()
}

fn with(book: &Book, name: &str, notes: &str) -> Change {
    let mut book = book.clone();
    let bits = name.bytes().fold(0, |bits, byte| bits * 31 + u64::from(byte));
    let contact = Contact { notes: notes.to_owned(), ..Contact::new(Name::parse(name).unwrap()) };
    book.contacts.insert(Id::from_bits(bits), Arc::new(contact));
    Change { book, what: vec![format!("Added {name}")], undoes: None }
}

fn add(store: &Store, name: &str) -> Result<Done, Unsaved> {
    note(store, name, "")
}

fn note(store: &Store, name: &str, notes: &str) -> Result<Done, Unsaved> {
    store.change(|loaded| Ok(Some(with(&loaded.book, name, notes)))).map(Option::unwrap)
}

fn people(book: &Book) -> Vec<String> {
    let mut names: Vec<_> = book.contacts.values().map(|contact| contact.name.to_string()).collect();
    names.sort();
    names
}

fn take_back(store: &Store, way: Way) -> Result<TakeBack, CannotUndo> {
    let mut taken = None;
    let outcome = store.change(|loaded| {
        let back = store.take_back(loaded, way)?;
        taken = Some(back.clone());
        Ok(Some(back.change))
    });
    match outcome {
        Ok(_) => Ok(taken.unwrap()),
        Err(Unsaved::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_change_reads_back_with_its_note() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    assert_eq!(store.load().unwrap().base, Base::default());
    add(&store, "Ada Quill").unwrap();
    let done = add(&store, "Ben Ode").unwrap();
    let loaded = store.load().unwrap();
    assert_eq!((loaded.book, loaded.base.saved.clone()), (done.book, done.base.saved));
    let saved = loaded.base.saved;
    assert_eq!((saved.generation, saved.writer, saved.what), (2, writer(), vec!["Added Ben Ode".to_owned()]));
    let text = fs::read_to_string(trial.place.file()).unwrap();
    let start = "{\n  \"format\": 2,\n  \"saved\": {\n    \"generation\": 2,\n    \"writer\": \"k7q2m4xw\",\n    \"at\": \
                 \"2126-11-12T08:05:00Z\",\n    \"what\": [\n      \"Added Ben Ode\"\n    ]\n  },\n  \"contacts\": {";
    assert!(text.starts_with(start) && text.ends_with("}\n"), "{text}");
}

#[test]
fn a_refusal_and_a_change_of_nothing_write_nothing() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    let refused = store.change(|_| Err("no"));
    assert!(matches!(refused, Err(Unsaved::Refused("no"))));
    assert!(store.change(|_| Ok::<_, Infallible>(None)).unwrap().is_none());
    assert!(!trial.place.file().exists());
}

#[test]
fn writers_at_once_lose_nothing() {
    let trial = trial(LATE);
    let machine = Machine::default();
    let flag = Surroundings { flag: Some(trial.place.file().to_owned()), ..Surroundings::default() };
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let (machine, flag) = (machine.clone(), flag.clone());
            scope.spawn(move || {
                for number in 0..6 {
                    let store = Store::open(&flag, Id::from_bits(writer), machine.clone()).unwrap();
                    add(&store, &format!("Person {writer} {number}")).unwrap();
                }
            });
        }
    });
    let store = store_of(&trial, writer());
    let loaded = store.load().unwrap();
    assert_eq!((loaded.book.contacts.len(), loaded.base.saved.generation), (48, 48));
    assert_eq!(store.backups().unwrap().len(), 20);
}

#[test]
fn a_program_that_writes_in_between_is_read_again() {
    let trial = trial(EARLY);
    let store = store_of(&trial, writer());
    add(&store, "Ada Quill").unwrap();
    let loaded = store.load().unwrap();
    let theirs = format::write(&with(&loaded.book, "Ben Ode", "").book, &loaded.base.saved).unwrap();
    let path = trial.place.file().to_owned();
    trial.disk.before("exchange", 0, move || {
        fs::remove_file(&path).unwrap();
        put(&path, theirs);
    });
    let done = add(&store, "Cy Reed").unwrap();
    assert_eq!(people(&done.book), ["Ada Quill", "Ben Ode", "Cy Reed"]);
    assert_eq!(store.load().unwrap().book, done.book);
}

#[test]
fn the_screens_replay_onto_a_changed_file() {
    let trial = trial(EARLY);
    let (screens, verb) = (store_of(&trial, writer()), store_of(&trial, Id::from_bits(7)));
    add(&screens, "Ada Quill").unwrap();
    let mut base = screens.load().unwrap();
    assert!(!screens.has_changed(&mut base.base).unwrap());
    add(&verb, "Ben Ode").unwrap();
    assert!(screens.has_changed(&mut base.base).unwrap());
    let change = with(&base.book, "Cy Reed", "");
    let replay = |loaded: &Loaded| Some(with(&loaded.book, "Cy Reed", ""));
    let done = screens.save(&base.base, change.clone(), |_| true, replay).unwrap();
    assert_eq!(people(&done.book), ["Ada Quill", "Ben Ode", "Cy Reed"]);
    // Where nothing is left to change, what is there comes back.
    let done = screens.save(&base.base, change, |_| true, |_| None).unwrap();
    assert_eq!(people(&done.book), ["Ada Quill", "Ben Ode", "Cy Reed"]);
    assert_eq!(done.base.saved.generation, 3);
}

#[test]
fn a_save_of_unknown_outcome_is_made_again_and_counts_once() {
    // The call that fails, and whether it does its work first; whether the new version of the file is known then.
    for (call, after, is_known) in
        [("sync_folder", false, true), ("exchange", true, true), ("exchange", true, false)]
    {
        let trial = trial(EARLY);
        let store = store_of(&trial, writer());
        for name in ["Ada Quill", "Ben Ode"] {
            add(&store, name).unwrap();
        }
        let loaded = store.load().unwrap();
        let change = with(&loaded.book, "Cy Reed", "");
        let never = |_: &Loaded| panic!("nothing else has changed the file");
        let disk = trial.disk.clone();
        trial.disk.before(call, 0, move || {
            disk.fail(Fault { at: 0, for_ever: false, after, errno: Errno::IO });
        });
        let error = store.save(&loaded.base, change.clone(), |_| true, never).unwrap_err();
        let Unsaved::Unknown { mut base, .. } = error else { panic!("{error}") };
        if !is_known {
            base.stamp = None;
        }
        let done = store.save(&base, change, |_| true, never).unwrap();
        assert_eq!(done.base.saved.generation, 3, "{call}");
        assert_eq!(people(&store.load().unwrap().book), ["Ada Quill", "Ben Ode", "Cy Reed"]);
        take_back(&store, Way::Undo).unwrap();
        assert_eq!(people(&store.load().unwrap().book), ["Ada Quill", "Ben Ode"], "{call}");
        take_back(&store, Way::Undo).unwrap();
        assert_eq!(people(&store.load().unwrap().book), ["Ada Quill"], "{call}");
    }
}

#[test]
fn undo_and_redo_go_by_kept_saves() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    let now = || people(&store.load().unwrap().book);
    assert_eq!(take_back(&store, Way::Undo).unwrap_err(), CannotUndo::Nothing(Way::Undo));
    for name in ["Ada Quill", "Ben Ode", "Cy Reed"] {
        add(&store, name).unwrap();
    }
    let back = take_back(&store, Way::Undo).unwrap();
    assert!(!back.asks());
    assert_eq!(
        (now(), back.saved.what),
        (vec!["Ada Quill".into(), "Ben Ode".into()], vec!["Added Cy Reed".into()])
    );
    let saved = store.load().unwrap().base.saved;
    assert_eq!((saved.undoes, saved.what), (Some(3), vec!["Took back: Added Cy Reed".to_owned()]));
    take_back(&store, Way::Undo).unwrap();
    take_back(&store, Way::Undo).unwrap();
    assert_eq!(now(), Vec::<String>::new());
    assert_eq!(take_back(&store, Way::Undo).unwrap_err(), CannotUndo::Nothing(Way::Undo));
    for count in 1..=3 {
        let back = take_back(&store, Way::Redo).unwrap();
        assert_eq!(now().len(), count);
        assert!(back.change.what[0].starts_with("Did again: Added"), "{:?}", back.change.what);
    }
    assert_eq!(take_back(&store, Way::Redo).unwrap_err(), CannotUndo::Nothing(Way::Redo));
    take_back(&store, Way::Undo).unwrap();
    assert_eq!(now(), ["Ada Quill", "Ben Ode"]);
}

#[test]
fn undo_asks_about_several_changes_and_those_of_others() {
    let trial = trial(LATE);
    let (store, other) = (store_of(&trial, writer()), store_of(&trial, Id::from_bits(7)));
    let next = |store: &Store| store.take_back(&store.load().unwrap(), Way::Undo).unwrap();
    add(&store, "Ada Quill").unwrap();
    assert!(!next(&store).asks() && next(&other).asks() && next(&other).is_anothers);
    let two = |loaded: &Loaded| {
        let what = vec!["one".to_owned(), "two".to_owned()];
        Ok::<_, Infallible>(Some(Change { what, ..with(&loaded.book, "Ben Ode", "") }))
    };
    store.change(two).unwrap();
    assert!(next(&store).asks() && !next(&store).is_anothers);
}

#[test]
fn undo_refuses_what_has_changed_since_and_says_who() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    add(&store, "Ada Quill").unwrap();
    note(&store, "Ada Quill", "first").unwrap();
    take_back(&store, Way::Undo).unwrap();
    // Edited by hand: the note of the save is still that of the undo.
    let text = fs::read_to_string(trial.place.file()).unwrap();
    put(trial.place.file(), text.replace("\"name\"", "\"notes\": \"by hand\", \"name\""));
    let refused = take_back(&store, Way::Undo).unwrap_err();
    assert!(refused.to_string().ends_with("changed since: Ada Quill"), "{refused}");
    assert_eq!(store.load().unwrap().base.saved.generation, 3);
}

#[test]
fn undo_says_when_the_version_before_is_not_kept() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    for name in ["Ada Quill", "Ben Ode"] {
        add(&store, name).unwrap();
    }
    fs::remove_dir_all(trial.place.backups()).unwrap();
    let refused = take_back(&store, Way::Undo).unwrap_err();
    assert!(refused.to_string().contains("\"Added Ben Ode\""), "{refused}");
}

#[test]
fn restore_is_one_save_and_can_be_undone() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    for name in ["Ada Quill", "Ben Ode", "Cy Reed"] {
        add(&store, name).unwrap();
        trial.clock.advance(TimeDelta::hours(1));
    }
    let kept = store.backups().unwrap();
    let done = store.restore(&kept[1].name).unwrap();
    assert_eq!(people(&done.book), ["Ada Quill"]);
    assert_eq!(done.base.saved.what, ["Restored the book of 12 Nov 2126 08:05 UTC"]);
    take_back(&store, Way::Undo).unwrap();
    assert_eq!(people(&store.load().unwrap().book), ["Ada Quill", "Ben Ode", "Cy Reed"]);
    // A beginning of the name will do, where only one has it.
    assert_eq!(people(&store.restore("21261112T0905").unwrap().book), ["Ada Quill", "Ben Ode"]);
    let error = store.restore("2126").unwrap_err().to_string();
    assert!(error.contains(&kept[1].name), "{error}");
    for name in ["", "../book.json", "nothing"] {
        let error = store.restore(name).unwrap_err();
        assert!(matches!(error, Unsaved::NoBackup { .. }), "{error}");
    }
}

#[test]
fn restore_keeps_what_it_cannot_read() {
    for (damage, left) in [("", true), ("{\"format\": 1, ", true), ("{\"format\": 9}", true), ("gone", false)]
    {
        let trial = trial(LATE);
        let store = store_of(&trial, writer());
        for name in ["Ada Quill", "Ben Ode"] {
            add(&store, name).unwrap();
        }
        put(trial.place.file(), damage);
        if damage == "gone" {
            fs::remove_file(trial.place.file()).unwrap();
        }
        let trouble = add(&store, "Cy Reed").unwrap_err().to_string();
        let name = store.backups().unwrap()[0].name.clone();
        let file = trial.place.file().display();
        assert!(trouble.contains(&format!("(regards --file {file} restore {name})")), "{trouble}");
        let done = store.restore(&name).unwrap();
        assert_eq!(people(&done.book), ["Ada Quill"]);
        let originals = fs::read_dir(trial.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let damaged: Vec<_> = originals.filter(|path| path.to_string_lossy().contains("damaged")).collect();
        assert_eq!(
            damaged.iter().map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>(),
            if left { vec![damage.to_owned()] } else { vec![] }
        );
        let refused = take_back(&store, Way::Undo);
        assert!(matches!(refused, Err(CannotUndo::NotKept { .. })), "{refused:?}");
        add(&store, "Cy Reed").unwrap();
        take_back(&store, Way::Undo).unwrap();
    }
}

#[test]
fn a_save_killed_after_the_exchange_can_still_be_undone() {
    let trial = trial(LATE);
    let store = store_of(&trial, writer());
    for name in ["Ada Quill", "Ben Ode"] {
        add(&store, name).unwrap();
    }
    // What a kill between the exchange and the rename leaves.
    let kept = trial.place.backups().join(&store.backups().unwrap()[0].name);
    fs::rename(kept, trial.place.temporary("k7q2m4xw", 9)).unwrap();
    take_back(&store_of(&trial, writer()), Way::Undo).unwrap();
    assert_eq!(people(&store.load().unwrap().book), ["Ada Quill"]);
}

#[test]
fn what_the_disk_refuses_is_told_and_changes_nothing() {
    // A disk that refuses one call for ever, as a full or read-only one does, and the words about it.
    let cases = [
        ("open_side_file", Errno::ROFS, "cannot lock ~/.book.json.lock: the disk is mounted read-only"),
        ("create", Errno::ACCESS, "permission denied"),
        ("write", Errno::NOSPC, "the disk is full"),
        ("sync", Errno::IO, "the disk reports an error"),
        ("set_mode", Errno::DQUOT, "the disk quota is used up"),
    ];
    for (call, errno, words) in cases {
        let trial = trial(LATE);
        let store = store_of(&trial, writer());
        add(&store, "Ada Quill").unwrap();
        let before = fs::read(trial.place.file()).unwrap();
        let disk = trial.disk.clone();
        trial.disk.before(call, 0, move || disk.fail(Fault { at: 0, for_ever: false, after: false, errno }));
        let error = add(&store, "Ben Ode").unwrap_err();
        assert!(!error.is_unknown());
        let told = error.to_string().replace(&*trial.folder.path().to_string_lossy(), "~");
        assert!(told.starts_with("not saved: ") && told.contains(words), "{told}");
        assert_eq!(fs::read(trial.place.file()).unwrap(), before);
        add(&store, "Ben Ode").unwrap();
    }
}

#[test]
fn without_locks_it_is_said_once() {
    let trial = trial(LATE);
    trial.disk.without(&["try_lock"]);
    let store = store_of(&trial, writer());
    let told = ["Ada Quill", "Ben Ode"].map(|name| add(&store, name).unwrap().notices.len());
    assert_eq!(told, [1, 0]);
}

#[test]
fn only_the_default_folder_is_made() {
    let home = tempfile::tempdir().unwrap();
    let open = |surroundings: &Surroundings| Store::open(surroundings, writer(), Machine::default()).unwrap();
    let own =
        Surroundings { xdg_data_home: Some(home.path().join("data").into()), ..Surroundings::default() };
    add(&open(&own), "Ada Quill").unwrap();
    assert!(home.path().join("data/regards/book.json").is_file());
    let other = Surroundings { flag: Some(home.path().join("other/book.json")), ..Surroundings::default() };
    let error = add(&open(&other), "Ada Quill").unwrap_err().to_string();
    assert!(error.contains("other does not exist") && !home.path().join("other").exists(), "{error}");
    assert!(home.path().join("data/regards/.book.json.lock").is_file());
}
