//! Two screens and a verb that write to one book in any order: what is in the file is what all of them did, in the
//! order in which it was saved, and each screen shows it.

use std::sync::mpsc::{self, Receiver};

use chrono::{Duration as Span, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        command::{self, Act, Command},
        id::{Id, Ids},
        proof::{
            self,
            stories::{Step, World, step},
        },
    },
    store::{
        disk::Disk,
        machine::Machine,
        path::Surroundings,
        proof::simulated::SimulatedDisk,
        trial::{LATE, TrialClock},
    },
    tui::message::{Replayed, Undoes},
};

/// A screen: what it shows, and what of that is not saved yet.
struct Screen {
    world: World,
    revision: u64,
    pending: Vec<Pending>,
    done: Vec<(u64, Arc<command::Change>)>,
    worker: Worker,
    told: Receiver<What>,
}

/// The machine that all of them share.
struct Desktop {
    disk: SimulatedDisk,
    clock: Arc<TrialClock>,
    /// What the file must hold.
    expected: Book,
}

impl Desktop {
    fn new() -> Self {
        let disk = SimulatedDisk::new();
        disk.make_folder("/home".as_ref()).unwrap();
        Self { disk, clock: TrialClock::at(LATE), expected: Book::default() }
    }

    fn store(&self, writer: u64) -> Store {
        let flag = Some("/home/book.json".into());
        let machine = Machine { disk: Arc::new(self.disk.clone()), clock: self.clock.clone() };
        let surroundings = Surroundings { flag, ..Surroundings::default() };
        Store::open(&surroundings, Id::from_bits(writer), machine).unwrap()
    }

    fn screen(&self, number: u64) -> Screen {
        let (sender, told) = mpsc::channel();
        let store = Arc::new(self.store(number));
        let known = store.load().unwrap();
        let worker = Worker::new(store, Some(known), Box::new(move |what| drop(sender.send(what))));
        let mut world = World::new("Europe/Vienna", 0);
        world.ids = Ids::seeded(number);
        Screen { world, revision: 0, pending: Vec::new(), done: Vec::new(), worker, told }
    }

    /// A verb carries out one step on what is in the file.
    fn verb(&mut self, step: &Step, ids: &mut Ids, now: &crate::domain::zone::Now) {
        let mut world = World { book: Book::default(), ids: ids.clone(), now: now.clone() };
        let expected = &mut self.expected;
        let store = Store::open(
            &Surroundings { flag: Some("/home/book.json".into()), ..Surroundings::default() },
            Id::from_bits(9),
            Machine { disk: Arc::new(self.disk.clone()), clock: self.clock.clone() },
        );
        let done = store.unwrap().change(|loaded| {
            world.book = loaded.book.clone();
            let Some(act) = world.act(step) else { return Err(()) };
            let command = Command::new(&mut world.ids, act);
            let applied = world.book.apply(&command, &world.now).map_err(drop)?;
            expected.apply(&command, &world.now).unwrap();
            Ok(Some(Change { book: world.book.clone(), what: vec![applied.summary], undoes: None }))
        });
        *ids = world.ids;
        assert!(matches!(done, Ok(_) | Err(Unsaved::Refused(()))), "{done:?}");
    }

    fn file(&self) -> Loaded {
        self.store(8).load().unwrap()
    }
}

impl Screen {
    fn apply(&mut self, act: Act, undoes: Option<Undoes>) {
        let command = Command::new(&mut self.world.ids, act);
        let before = self.world.book.clone();
        match self.world.book.apply(&command, &self.world.now) {
            Ok(applied) => {
                self.revision += 1;
                let now = self.world.now.clone();
                if undoes.is_none() {
                    self.done.push((self.revision, Arc::clone(&applied.change)));
                }
                let what = applied.summary;
                self.pending.push(Pending { revision: self.revision, command, now, what, undoes });
            }
            Err(_) => assert_eq!(self.world.book, before),
        }
    }

    fn save(&mut self, expected: &mut Book) -> Result<(), TestCaseError> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let (revision, book, commands) = (self.revision, self.world.book.clone(), self.pending.clone());
        self.worker.act(Woken::Save(Box::new(ToSave { revision, book, commands })));
        let mut refused = 0;
        for pending in self.pending.drain(..) {
            let before = expected.clone();
            if expected.apply(&pending.command, &pending.now).is_err() {
                prop_assert_eq!(&*expected, &before);
                refused += 1;
            }
        }
        let mut told = 0;
        let mut last = 0;
        while let Ok(what) = self.told.try_recv() {
            let What::Saved { revision, replayed, notices } = what else { panic!("{what:?}") };
            last = revision;
            let words = match replayed {
                Some(Replayed { book, refused }) => {
                    self.world.book = *book;
                    refused
                }
                None => notices,
            };
            told += words.len();
        }
        prop_assert_eq!((last, told), (self.revision, refused));
        prop_assert_eq!(&self.world.book, &*expected, "the screen shows what is in the file");
        let newest = &self.worker.known.base.saved;
        let is_anothers = newest.writer != self.worker.store.writer();
        prop_assert!(!is_anothers || !self.worker.own.is_even(newest), "another's save is taken for its own");
        Ok(())
    }

    /// Sees what others have written, as it does once a second.
    fn look(&mut self) {
        if self.pending.is_empty() {
            self.worker.act(Woken::Look);
            while let Ok(What::Reloaded(book)) = self.told.try_recv() {
                self.world.book = *book;
            }
        }
    }
}

/// Who does something, and what.
#[derive(Clone, Debug)]
enum Doing {
    Step(usize, Step),
    Undo(usize, prop::sample::Index),
    Save(usize),
    Look(usize),
    Verb(Step),
    /// Seconds that pass on the machine's clock.
    Wait(i64),
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        8 => (0..2_usize, step()).prop_map(|(who, step)| Doing::Step(who, step)),
        1 => (0..2_usize, any::<prop::sample::Index>()).prop_map(|(who, which)| Doing::Undo(who, which)),
        4 => (0..2_usize).prop_map(Doing::Save),
        2 => (0..2_usize).prop_map(Doing::Look),
        4 => step().prop_map(Doing::Verb),
        2 => (0..10_i64).prop_map(Doing::Wait),
    ]
}

proptest! {
    #![proptest_config(proof::cases(100, 5_000))]

    #[test]
    fn what_is_in_the_file_is_what_all_did_in_turn(doings in prop::collection::vec(doing(), 1..80)) {
        let mut desktop = Desktop::new();
        let mut screens = [desktop.screen(1), desktop.screen(2)];
        let mut ids = Ids::seeded(3);
        let mut now = screens[0].world.now.clone();
        for doing in doings {
            match doing {
                Doing::Step(who, step) => {
                    now.instant += Span::minutes(step.wait);
                    let screen = &mut screens[who];
                    screen.world.now = now.clone();
                    if let Some(act) = screen.world.act(&step) {
                        screen.apply(act, None);
                    }
                }
                Doing::Undo(who, which) => {
                    let screen = &mut screens[who];
                    if !screen.done.is_empty() {
                        let (revision, change) = screen.done.remove(which.index(screen.done.len()));
                        screen.apply(Act::Undo(change), Some(Undoes::Change(revision)));
                    }
                }
                Doing::Save(who) => screens[who].save(&mut desktop.expected)?,
                Doing::Look(who) => screens[who].look(),
                Doing::Verb(step) => desktop.verb(&step, &mut ids, &now),
                Doing::Wait(seconds) => desktop.clock.advance(TimeDelta::seconds(seconds)),
            }
            prop_assert_eq!(desktop.expected.check(), vec![]);
        }
        for screen in &mut screens {
            screen.save(&mut desktop.expected)?;
        }
        prop_assert_eq!(&desktop.file().book, &desktop.expected);
    }
}
