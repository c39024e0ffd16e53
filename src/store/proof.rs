//! The proof that *saved* means durable: every scene is played on a simulated disk, the power is cut after every call
//! that changed something, and every state that this can leave is opened.
//!
//! The states that a disk can leave are those of which nothing was promised: each change of names there or not, each
//! block of an unsynced file new, old or empty. `REGARDS_PROOF=long` tries every error at every call, instead of the two that matter most.

mod power_cut;
pub mod simulated;

use std::{collections::HashSet, convert::Infallible, sync::Arc};

use chrono::TimeDelta;
use rustix::io::Errno;

use self::{
    power_cut::states,
    simulated::{Omission, SimulatedDisk, State},
};
use super::{
    trial::{Fault, LATE, TrialClock, TrialDisk, writer},
    *,
};
use crate::domain::{contact::Contact, name::Name};

/// A disk, who works on it, and where the book is said to lie.
#[derive(Clone)]
struct Scene {
    disk: SimulatedDisk,
    clock: Arc<TrialClock>,
    surroundings: Surroundings,
}

impl Scene {
    /// A book in a folder that is there.
    fn new() -> Self {
        let disk = SimulatedDisk::new();
        disk.make_folder("/home".as_ref()).unwrap();
        let flag = Some("/home/book.json".into());
        let surroundings = Surroundings { flag, ..Surroundings::default() };
        Self { disk, clock: TrialClock::at(LATE), surroundings }
    }

    fn store(&self) -> Store {
        self.store_on(Arc::new(self.disk.clone()))
    }

    fn store_on(&self, disk: Arc<dyn Disk>) -> Store {
        Store::open(&self.surroundings, writer(), Machine { disk, clock: self.clock.clone() }).unwrap()
    }

    /// The same after a cut, at the next start.
    fn after(&self, state: State) -> Self {
        Self { disk: SimulatedDisk::of(state), ..self.clone() }
    }

    /// People saved one after the other, each a minute after the last.
    fn saved(self, names: &[&str]) -> Self {
        for name in names {
            self.clock.advance(TimeDelta::minutes(1));
            add(&self.store(), &[name]).unwrap();
        }
        self
    }
}

use disk::Disk;

/// One change: so many people.
fn add<S: AsRef<str>>(store: &Store, names: &[S]) -> Result<Done, Unsaved> {
    let change = |loaded: &Loaded| {
        let mut book = loaded.book.clone();
        for name in names {
            let bits = name.as_ref().bytes().fold(7, |bits, byte| bits * 31 + u64::from(byte));
            let contact = Contact::new(Name::parse(name.as_ref()).unwrap());
            book.contacts.insert(Id::from_bits(bits), Arc::new(contact));
        }
        Ok::<_, Infallible>(Some(Change { book, what: vec!["Added".to_owned()], undoes: None }))
    };
    store.change(change).map(Option::unwrap).map_err(|unsaved| match unsaved {
        Unsaved::Failed(failed) => Unsaved::Failed(failed),
        Unsaved::Unknown { failed, base } => Unsaved::Unknown { failed, base },
        Unsaved::Trouble(trouble) => Unsaved::Trouble(trouble),
        Unsaved::Locked(error) => Unsaved::Locked(error),
        other => panic!("{other}"),
    })
}

/// What opens: the people of the book, or that it cannot be read.
fn open(store: &Store) -> String {
    match store.load() {
        Ok(loaded) => {
            let mut names: Vec<_> = loaded.book.contacts.values().map(|it| it.name.to_string()).collect();
            names.sort();
            names.join(", ")
        }
        Err(trouble) => format!("{:?}", trouble.kind).split([' ', '(']).next().unwrap_or_default().to_owned(),
    }
}

/// What came of a scene.
#[derive(Debug, Default)]
struct Tally {
    cuts: usize,
    states: usize,
    /// What was lost, and in which state.
    lost: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.cuts += other.cuts;
        self.states += other.states;
        self.lost.extend(other.lost);
    }
}

/// Cuts the power at every moment of the trail. Until the last call `before` or `after` may be there; after it only
/// `after`, where that was acknowledged.
fn cut(
    scene: &Scene,
    is_acknowledged: bool,
    [before, after]: [&str; 2],
    seen: &mut HashSet<u64>,
    look: fn(&Store) -> String,
) -> Tally {
    let trail = scene.disk.trail();
    let mut tally = Tally { cuts: trail.len(), ..Tally::default() };
    let mut judge = |state: State, allowed: &[&str], moment: usize| {
        tally.states += 1;
        let scene = scene.after(state);
        let store = scene.store();
        let found = look(&store);
        let mut wrong = (!allowed.contains(&found.as_str())).then(|| format!("found {found:?}"));
        for backup in store.backups().unwrap_or_default() {
            if let Err(trouble) = store.look_at(&backup.name) {
                wrong.get_or_insert(format!("backup {}: {trouble}", backup.name));
            }
        }
        tally.lost.extend(wrong.map(|wrong| format!("after call {moment}: {wrong}, not {allowed:?}")));
    };
    for (moment, state) in trail.iter().enumerate() {
        states(state, seen, |state| judge(state, &[before, after], moment));
    }
    if let (true, Some(last)) = (is_acknowledged, trail.last()) {
        states(last, &mut HashSet::new(), |state| judge(state, &[after], trail.len()));
    }
    tally
}

/// Plays one scene and cuts it everywhere.
fn play(
    name: &str,
    scene: &Scene,
    expected: [&str; 2],
    look: fn(&Store) -> String,
    act: impl FnOnce(&Store),
) -> Tally {
    scene.disk.settle();
    assert_eq!(look(&scene.store()), expected[0], "{name}: before");
    act(&scene.store());
    assert_eq!(look(&scene.store()), expected[1], "{name}: after");
    let tally = cut(scene, true, expected, &mut HashSet::new(), look);
    println!("{name}: {} cuts, {} states, {} lost", tally.cuts, tally.states, tally.lost.len());
    tally
}

fn holds(tally: &Tally, at_least: usize) {
    assert_eq!(tally.lost, Vec::<String>::new());
    assert!(tally.states >= at_least, "{tally:?}");
}

/// The ways a disk can let the new version take the place of the old one: without an exchange of names, without
/// second names.
const DISKS: [(bool, bool); 3] = [(false, false), (true, false), (true, true)];

#[test]
fn a_first_save_outlives_every_cut() {
    for (exchange, links) in DISKS {
        let scene = Scene::new();
        scene.disk.without(exchange, links);
        let tally = play("first save", &scene, ["", "Ada Quill"], open, |store| {
            add(store, &["Ada Quill"]).unwrap();
        });
        holds(&tally, 8);
    }
}

#[test]
fn a_first_save_in_a_folder_of_its_own_outlives_every_cut() {
    let mut scene = Scene::new();
    let xdg_data_home = Some("/home".into());
    scene.surroundings = Surroundings { xdg_data_home, ..Surroundings::default() };
    let tally = play("first save in a new folder", &scene, ["", "Ada Quill"], open, |store| {
        add(store, &["Ada Quill"]).unwrap();
    });
    holds(&tally, 8);
}

#[test]
fn a_save_outlives_every_cut() {
    for (exchange, links) in DISKS {
        for clock in [LATE, super::trial::EARLY] {
            let scene = Scene { clock: TrialClock::at(clock), ..Scene::new() };
            scene.disk.without(exchange, links);
            let scene = scene.saved(&["Ada Quill", "Ben Ode"]);
            let expected = ["Ada Quill, Ben Ode", "Ada Quill, Ben Ode, Cy Reed"];
            let tally = play("save", &scene, expected, open, |store| {
                add(store, &["Cy Reed"]).unwrap();
            });
            holds(&tally, 8);
        }
    }
}

#[test]
fn an_import_of_500_outlives_every_cut() {
    fn count(store: &Store) -> String {
        store.load().map_or_else(|trouble| trouble.to_string(), |it| it.book.contacts.len().to_string())
    }
    let names: Vec<String> = (0..500).map(|number| format!("Person {number}")).collect();
    for (exchange, links) in DISKS {
        let scene = Scene::new();
        scene.disk.without(exchange, links);
        let scene = scene.saved(&["Ada Quill", "Ben Ode"]);
        let tally = play("import of 500", &scene, ["2", "502"], count, |store| {
            add(store, &names).unwrap();
        });
        holds(&tally, 25);
    }
}

#[test]
fn a_restore_outlives_every_cut() {
    let scene = Scene::new().saved(&["Ada Quill", "Ben Ode", "Cy Reed"]);
    let expected = ["Ada Quill, Ben Ode, Cy Reed", "Ada Quill"];
    let tally = play("restore", &scene, expected, open, |store| {
        let oldest = store.backups().unwrap().last().unwrap().name.clone();
        store.restore(&oldest).unwrap();
    });
    holds(&tally, 8);

    // Over a book that cannot be read, which is kept beside it in every state.
    let scene = Scene::new().saved(&["Ada Quill", "Ben Ode"]);
    scene.disk.remove("/home/book.json".as_ref()).unwrap();
    scene.disk.put("/home/book.json", b"{ \"format\": 2, \"contacts\": {");
    let tally = play("restore over a damaged book", &scene, ["Flawed", "Ada Quill"], open, |store| {
        let newest = store.backups().unwrap().first().unwrap().name.clone();
        store.restore(&newest).unwrap();
    });
    holds(&tally, 8);
}

#[test]
fn a_migration_outlives_every_cut() {
    fn count(store: &Store) -> String {
        store.load().map_or_else(|trouble| trouble.to_string(), |it| it.book.contacts.len().to_string())
    }
    let scene = Scene::new();
    scene.disk.put("/home/book.json", include_bytes!("../../tests/it/fixtures/book-format-1.json"));
    let before = count(&scene.store());
    let after = (before.parse::<usize>().unwrap() + 1).to_string();
    let tally = play("migration", &scene, [&before, &after], count, |store| {
        add(store, &["Cy Reed"]).unwrap();
    });
    holds(&tally, 8);
}

#[test]
fn a_linked_book_outlives_every_cut_and_stays_linked() {
    let scene = Scene::new();
    scene.disk.make_folder("/synced".as_ref()).unwrap();
    scene.disk.put_link("/home/book.json", "/synced/people.json");
    let scene = scene.saved(&["Ada Quill", "Ben Ode"]);
    let expected = ["Ada Quill, Ben Ode", "Ada Quill, Ben Ode, Cy Reed"];
    let tally = play("linked book", &scene, expected, open, |store| {
        add(store, &["Cy Reed"]).unwrap();
    });
    holds(&tally, 8);
    assert_eq!(scene.disk.facts("/home/book.json".as_ref()).unwrap().kind, disk::Kind::Link);
}

#[test]
fn a_rotation_outlives_every_cut() {
    let names: Vec<String> = (0..24).map(|number| format!("Person {number:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let scene = Scene::new().saved(&names);
    let before = open(&scene.store());
    let after = format!("{before}, Person 99");
    let kept = scene.store().backups().unwrap().len();
    let tally = play("rotation", &scene, [&before, &after], open, |store| {
        scene.clock.advance(TimeDelta::minutes(1));
        add(store, &["Person 99"]).unwrap();
    });
    holds(&tally, 8);
    assert_eq!(scene.store().backups().unwrap().len(), kept, "one came, one went");
}

#[test]
fn a_rescued_text_outlives_every_cut() {
    fn text(store: &Store) -> String {
        let left = store.left_beside(Beside::Rescue);
        left.iter().map(|it| String::from_utf8_lossy(&it.bytes).into_owned()).collect::<Vec<_>>().join("|")
    }
    let scene = Scene::new().saved(&["Ada Quill"]);
    let tally = play("rescue, first", &scene, ["", "Dear Ada"], text, |store| {
        store.beside(Beside::Rescue).unwrap().keep(b"Dear Ada").unwrap();
    });
    holds(&tally, 4);
    // The owner is alive until the cut: nobody else takes the text meanwhile.
    let mut side = scene.store().beside(Beside::Rescue).unwrap();
    side.keep(b"Dear Ben").unwrap();
    scene.disk.settle();
    side.keep(b"Dear Ben, thank you").unwrap();
    let seen = &mut HashSet::new();
    let expected = ["Dear Ada|Dear Ben", "Dear Ada|Dear Ben, thank you"];
    let tally = cut(&scene, true, expected, seen, text);
    holds(&tally, 2);
}

/// Every call of a save fails, once or from then on, before or after it did its work; and then the power is cut.
#[test]
#[expect(clippy::disallowed_methods, reason = "the long form is asked for by the environment")]
fn a_save_that_fails_outlives_every_cut() {
    let is_long = std::env::var_os("REGARDS_PROOF").is_some_and(|form| form == "long");
    let all = [Errno::IO, Errno::NOSPC, Errno::DQUOT, Errno::ACCESS, Errno::ROFS, Errno::NOENT, Errno::MFILE];
    let errors = if is_long { &all[..] } else { &all[..2] };
    let (mut tally, mut faults) = (Tally::default(), 0);
    let expected = ["Ada Quill, Ben Ode", "Ada Quill, Ben Ode, Cy Reed"];
    for (exchange, links) in DISKS {
        let mut seen = HashSet::new();
        for errno in errors {
            for (for_ever, after) in [(false, false), (false, true), (true, false), (true, true)] {
                for at in 0.. {
                    let scene = Scene::new();
                    scene.disk.without(exchange, links);
                    let scene = scene.saved(&["Ada Quill", "Ben Ode"]);
                    scene.disk.settle();
                    let failing = TrialDisk::over(scene.disk.clone());
                    let store = scene.store_on(Arc::new(failing.clone()));
                    failing.fail(Fault { at, for_ever, after, errno: *errno });
                    let outcome = add(&store, &["Cy Reed"]);
                    if failing.heal().len() <= at {
                        break;
                    }
                    faults += 1;
                    tally.add(cut(&scene, outcome.is_ok(), expected, &mut seen, open));
                }
            }
        }
    }
    println!("save that fails: {faults} faults, {} cuts, {} states", tally.cuts, tally.states);
    assert_eq!(tally.lost, Vec::<String>::new());
    assert!(faults > 400, "{faults}");
}

/// The proof can fail: it does where any of the three things is left out that make a save durable.
#[test]
fn without_any_of_the_three_something_is_lost() {
    for omission in [Omission::FileSync, Omission::FolderSync, Omission::Rename] {
        let scene = Scene::new().saved(&["Ada Quill", "Ben Ode"]);
        scene.disk.omit(omission);
        let expected = ["Ada Quill, Ben Ode", "Ada Quill, Ben Ode, Cy Reed"];
        let tally = play(&format!("save without {omission:?}"), &scene, expected, open, |store| {
            add(store, &["Cy Reed"]).unwrap();
        });
        assert!(!tally.lost.is_empty(), "{omission:?}: {} states", tally.states);
    }
}
