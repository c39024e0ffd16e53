//! `kill -9` at random moments of saves: what was acknowledged stands, what was not is there whole or not at all.
//!
//! `REGARDS_PROOF=long` kills ten times as often, from another seed each time; `REGARDS_SEED` chooses the seed.

use std::{
    collections::BTreeSet,
    fmt, fs,
    hash::{BuildHasher as _, RandomState},
    io::Read as _,
    os::unix::{fs::PermissionsExt as _, process::ExitStatusExt as _},
    path::{Path, PathBuf},
    process::Stdio,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use regards::{
    domain::{book::Book, id::Ids},
    store::{format, saved::Saved},
};

use crate::regards::Regards;

const SIGKILL: i32 = 9;
/// How many a file of people that is imported holds.
const IMPORTED: usize = 8;
/// How often one book is killed over, before the next one is begun.
const A_BOOK: u32 = 30;

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn is_long() -> bool {
    variable("REGARDS_PROOF").is_some_and(|form| form == "long")
}

fn seed() -> u64 {
    let chosen = variable("REGARDS_SEED").map(|seed| seed.parse().unwrap());
    chosen.unwrap_or_else(|| if is_long() { RandomState::new().hash_one(1) } else { 5 })
}

/// What one run was to change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wish {
    Add(u32),
    Import(u32),
    Role(u32),
}

impl Wish {
    fn line(&self, somebody: &Regards) -> String {
        match self {
            Self::Add(number) => format!("add Added Person{number}"),
            Self::Import(number) => {
                let cards: String = (0..IMPORTED)
                    .map(|card| format!("BEGIN:VCARD\nVERSION:3.0\nN:Card{card};Import{number};;;\nFN:Import{number} Card{card}\nEND:VCARD\n"))
                    .collect();
                let path = somebody.home().join(format!("{number}.vcf"));
                put(&path, &cards);
                format!("import vcard {}", path.display())
            }
            Self::Role(number) => format!("set quill 'role=role {number}'"),
        }
    }

    /// How much of it is in the book: all, nothing, or, which must not be, a part.
    fn is_in(&self, there: &There) -> bool {
        match self {
            Self::Add(number) => there.names.contains(&format!("Added Person{number}")),
            Self::Import(number) => {
                let is_in = |card| there.names.contains(&format!("Import{number} Card{card}"));
                let count = (0..IMPORTED).filter(|card| is_in(*card)).count();
                assert!(count == 0 || count == IMPORTED, "{count} of {IMPORTED} of import {number}");
                count > 0
            }
            Self::Role(number) => there.role == format!("role {number}"),
        }
    }
}

/// What is in the book.
struct There {
    names: BTreeSet<String>,
    role: String,
    generation: u64,
}

#[expect(clippy::disallowed_methods, reason = "a file of somebody's people, not the book")]
fn put(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

/// Reads the book as the program does, without help and without repair.
fn there(somebody: &Regards) -> There {
    let (book, saved) = sound(&fs::read(somebody.file()).unwrap());
    let quill = book.contacts.values().find(|contact| contact.name.to_string() == "Ada Quill").unwrap();
    There {
        role: quill.role.clone(),
        names: book.contacts.values().map(|contact| contact.name.to_string()).collect(),
        generation: saved.generation,
    }
}

fn sound(bytes: &[u8]) -> (Book, Saved) {
    let (book, saved) = format::read(bytes).unwrap();
    assert_eq!(book.check(), []);
    (book, saved)
}

fn beside(somebody: &Regards) -> Vec<PathBuf> {
    let entries = fs::read_dir(somebody.file().parent().unwrap()).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn is_half_written(path: &Path) -> bool {
    path.file_name().unwrap().to_string_lossy().starts_with(".book.json.tmp-")
}

/// When a run is killed.
#[derive(Clone, Copy)]
enum When {
    /// So long after its start.
    After(Duration),
    /// So long after the new file was seen beside the book, in the middle of the save.
    Saving(Duration),
}

/// Lets the moment come.
fn pass(time: Duration) {
    let end = Instant::now() + time;
    while let left = end.saturating_duration_since(Instant::now())
        && !left.is_zero()
    {
        thread::park_timeout(left);
    }
}

/// How a run ended.
struct Ended {
    was_killed: bool,
    was_saved: bool,
}

fn killed(somebody: &Regards, line: &str, when: When) -> Ended {
    let before: Vec<PathBuf> = beside(somebody);
    let mut running = somebody.command(line).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    match when {
        When::After(time) => pass(time),
        When::Saving(time) => {
            let is_new = |path: &PathBuf| is_half_written(path) && !before.contains(path);
            while !beside(somebody).iter().any(is_new) && running.try_wait().unwrap().is_none() {}
            pass(time);
        }
    }
    running.kill().unwrap();
    let was_killed = running.wait().unwrap().signal() == Some(SIGKILL);
    let mut out = String::new();
    running.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    Ended { was_killed, was_saved: out.lines().any(|line| line.starts_with("saved")) }
}

/// Where the kills fell.
#[derive(Debug, Default)]
struct Tally {
    kills: u32,
    before_it_wrote: u32,
    with_a_new_file_beside: u32,
    in_place_but_not_said: u32,
    said: u32,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kills, before_it_wrote, with_a_new_file_beside, in_place_but_not_said, said } = self;
        write!(
            f,
            "{kills} kills: {before_it_wrote} before anything was written, {with_a_new_file_beside} with the new file \
             beside the book, {in_place_but_not_said} in place and not said, {said} behind `saved`"
        )
    }
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let (seed, wanted) = (seed(), if is_long() { 3000 } else { 300 });
    println!("REGARDS_SEED={seed}");
    let mut chance = Ids::seeded(seed);
    let mut tally = Tally::default();
    while tally.kills < wanted {
        kill_over_a_book(&mut chance, &mut tally, wanted);
    }
    println!("{tally}; lost: 0");
    // Otherwise the kills fell where nothing is at stake.
    assert!(tally.before_it_wrote > 0, "{tally}");
    assert!(tally.with_a_new_file_beside > wanted / 20, "{tally}");
    assert!(tally.in_place_but_not_said > 0, "{tally}");
}

fn kill_over_a_book(chance: &mut Ids, tally: &mut Tally, wanted: u32) {
    let somebody = Regards::with_people();
    let start = Instant::now();
    assert!(somebody.run("add Whole Run").changed());
    let whole = u64::try_from(start.elapsed().as_micros()).unwrap();
    let mut acknowledged = BTreeSet::new();
    let mut role = String::from("research lead");
    let end = wanted.min(tally.kills + A_BOOK);
    let mut number = 0;
    while tally.kills < end {
        number += 1;
        let wish = match chance.number() % 4 {
            0 => Wish::Import(number),
            1 => Wish::Role(number),
            _ => Wish::Add(number),
        };
        let when = match chance.number() % 3 {
            0 => When::After(Duration::from_micros(chance.number() % (whole * 5 / 4))),
            _ => When::Saving(Duration::from_micros(chance.number() % (whole / 8 + 1))),
        };
        let generation = there(&somebody).generation;
        let ended = killed(&somebody, &wish.line(&somebody), when);

        let there = there(&somebody);
        let is_in = wish.is_in(&there);
        assert!(is_in || !ended.was_saved, "{wish:?} was acknowledged and is lost");
        assert_eq!(there.generation, generation + u64::from(is_in), "{wish:?}");
        for wish in &acknowledged {
            assert!(Wish::is_in(wish, &there), "{wish:?} was there and is lost");
        }
        match &wish {
            Wish::Role(_) if is_in => role.clone_from(&there.role),
            Wish::Role(_) => assert_eq!(there.role, role),
            _ if is_in => drop(acknowledged.insert(wish)),
            _ => {}
        }
        if ended.was_killed {
            tally.kills += 1;
            let has_left = beside(&somebody).iter().any(|path| is_half_written(path));
            match (ended.was_saved, is_in) {
                (true, _) => tally.said += 1,
                (false, true) => tally.in_place_but_not_said += 1,
                (false, false) if has_left => tally.with_a_new_file_beside += 1,
                (false, false) => tally.before_it_wrote += 1,
            }
        }
    }
    nothing_else_is_harmed(&somebody);
}

/// After one more save: each kept version is whole, kept once and private, and what was half written is gone or will be.
fn nothing_else_is_harmed(somebody: &Regards) {
    assert_eq!(somebody.run("add After All").code, 0);
    assert_eq!(somebody.run("check").code, 0);
    let folder = somebody.file().parent().unwrap().join(".book.json.backups");
    let mut generations = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let (_, saved) = sound(&fs::read(&path).unwrap());
        generations.push(saved.generation);
        let wider = mode(&path) & !mode(&somebody.file());
        assert_eq!(wider, 0, "more may read {} than may read the book", path.display());
    }
    let count = generations.len();
    assert!(count > 2, "{generations:?}");
    generations.sort_unstable();
    generations.dedup();
    assert_eq!(generations.len(), count, "a version is kept twice");
    for path in beside(somebody).iter().filter(|path| is_half_written(path)) {
        let whole = format::read(&fs::read(path).unwrap());
        assert!(whole.is_err(), "{} is a whole book that nobody needs", path.display());
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode()
}

/// Eight at once, of whom some are killed: the others' changes stand, and so do those that were said to be saved.
#[test]
fn eight_writers_of_whom_some_are_killed_lose_nothing_acknowledged() {
    let (seed, each) = (seed(), if is_long() { 100 } else { 12 });
    println!("REGARDS_SEED={seed}");
    let somebody = Regards::with_people();
    let start = Instant::now();
    assert!(somebody.run("add Whole Run").changed());
    let whole = u64::try_from(start.elapsed().as_micros()).unwrap();
    let kills = AtomicU32::new(0);
    let said: BTreeSet<String> = thread::scope(|scope| {
        let shells = (0..8_u64).map(|shell| {
            let (somebody, kills) = (&somebody, &kills);
            scope.spawn(move || {
                let mut chance = Ids::seeded(seed.wrapping_add(shell));
                (0..each)
                    .filter_map(|number| {
                        let name = format!("Shell{shell} Person{number:02}");
                        // With eight at once everything takes longer, the lock most of all.
                        let when = Duration::from_micros(chance.number() % (whole * 6));
                        let ended = killed(somebody, &format!("add {name}"), When::After(when));
                        kills.fetch_add(u32::from(ended.was_killed), Ordering::Relaxed);
                        ended.was_saved.then_some(name)
                    })
                    .collect::<Vec<_>>()
            })
        });
        let shells: Vec<_> = shells.collect();
        shells.into_iter().flat_map(|shell| shell.join().unwrap()).collect()
    });
    let there = there(&somebody);
    let lost: Vec<_> = said.difference(&there.names).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let kills = kills.into_inner();
    println!("{kills} of {} killed, {} acknowledged, lost: 0", 8 * each, said.len());
    assert!(kills > each && said.len() > usize::try_from(each).unwrap(), "{kills} {}", said.len());
    nothing_else_is_harmed(&somebody);
}
