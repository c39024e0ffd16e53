//! What the program promises of its speed, and whether it keeps it.

use std::{collections::BTreeMap, process::ExitCode, time::Duration};

use crate::{
    books::{SIZES, Shelf, book, home},
    figures::{self, Verdict, median, ms},
    keys::{self, Does, SCRIPTS},
    limits,
    program::{self, Screens},
};

const SMALL: usize = SIZES[0];
const MIDDLE: usize = SIZES[1];
const LARGE: usize = SIZES[2];

const MEBIBYTE: f64 = 1_048_576.0;

/// Judges what is promised of `only`, or everything, and prints it. The exit code says whether all of it is kept.
pub fn judge(only: &[&String]) -> ExitCode {
    type Judge = fn(&Shelf) -> Vec<Verdict>;
    const ALL: [(&str, Judge); 6] = [
        ("starts", starts),
        ("keys", keys),
        ("saves", saves),
        ("idle", idle),
        ("memory", memory),
        ("growth", growth),
    ];
    let shelf = Shelf::of(&SIZES);
    let asked = ALL.iter().filter(|(name, _)| only.is_empty() || only.iter().any(|only| only == name));
    let mut broken = 0;
    for (_, judge) in asked {
        let verdicts = judge(&shelf);
        figures::print(&verdicts);
        broken += verdicts.iter().filter(|verdict| !verdict.holds()).count();
    }
    println!("{broken} broken");
    ExitCode::from(u8::from(broken > 0))
}

/// How often something is timed: often where it is short.
fn rounds(people: usize) -> usize {
    match people {
        LARGE => 7,
        MIDDLE => 15,
        _ => 25,
    }
}

/// The first full screen, `today` and `status` against reading and parsing the same records.
fn starts(shelf: &Shelf) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for people in SIZES {
        let (home, file) = home(&shelf.whole(people));
        let mut took: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        // In turn, so that what else the machine does befalls all of them.
        for _ in 0..rounds(people) {
            let mut note = |what, time| took.entry(what).or_default().push(ms(time));
            note("limit", limits::read_and_parse(&shelf.records(people)));
            note("first screen", Screens::start(home.path(), &file).1);
            note("today", program::verb(home.path(), &file, &["today"]));
            note("status", program::verb(home.path(), &file, &["status"]));
        }
        let limit = median(took.remove("limit").unwrap());
        for (what, grace) in [("first screen", 10.0), ("today", 5.0), ("status", 5.0)] {
            let is = median(took.remove(what).unwrap());
            let how = format!("{:.2} times the {limit:.1} ms of reading and parsing", is / limit);
            verdicts.push(Verdict::at_most(
                format!("{what}, {people} people"),
                is,
                1.3 * limit + grace,
                " ms",
                how,
            ));
        }
    }
    verdicts
}

/// How often the keys of a script are typed into each book.
const KEY_ROUNDS: usize = 7;

/// What each key of a script costs in the books of all sizes: the middle of all rounds.
fn costs(shelf: &Shelf, script: &keys::Script) -> [Vec<f64>; 3] {
    let mut rounds: [Vec<Vec<f64>>; 3] = Default::default();
    for _ in 0..KEY_ROUNDS {
        let homes = SIZES.map(|people| home(&shelf.whole(people)));
        let mut open = homes.each_ref().map(|(home, file)| Screens::start(home.path(), file).0);
        for key in keys::bytes(script.before) {
            for screens in &mut open {
                screens.press(&key);
            }
        }
        // Each key in all of them in turn, so that what else the machine does befalls all of them.
        let costs = keys::bytes(script.keys);
        let costs = costs.iter().map(|key| open.each_mut().map(|screens| ms(screens.press(key).cpu)));
        let costs: Vec<[f64; 3]> = costs.collect();
        for (size, rounds) in rounds.iter_mut().enumerate() {
            rounds.push(costs.iter().map(|costs| costs[size]).collect());
        }
    }
    rounds.map(|rounds| {
        let keys = 0..rounds[0].len();
        keys.map(|place| median(rounds.iter().map(|round| round[place]).collect())).collect()
    })
}

/// Keys: their processor time until their effect is drawn.
fn keys(shelf: &Shelf) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for script in &SCRIPTS {
        let [small, middle, large] = costs(shelf, script);
        let most = |costs: &[f64]| costs.iter().copied().fold(0.0, f64::max);
        let sum = |costs: &[f64]| costs.iter().sum::<f64>();
        let how = format!(
            "worst key; all keys {:.1}, {:.1}, {:.1} ms for {SMALL}, {MIDDLE}, {LARGE} people",
            sum(&small),
            sum(&middle),
            sum(&large)
        );
        match script.does {
            Does::Looks | Does::Narrows => {
                let worst = most(&small).max(most(&middle)).max(most(&large));
                verdicts.push(Verdict::at_most(script.name, worst, 2.0, " ms", how));
                if script.does == Does::Looks {
                    let growth = sum(&large) / sum(&small);
                    let how = format!("{LARGE} people against {SMALL}");
                    let name = format!("{}, the same", script.name);
                    verdicts.push(Verdict::at_most(name, growth, 1.2, "", how));
                }
            }
            Does::Changes => {
                verdicts.push(Verdict::at_most(script.name, most(&middle), 4.0, " ms", how));
                let growth = sum(&large) / sum(&middle);
                let how = format!("{LARGE} people against {MIDDLE}");
                verdicts.push(Verdict::at_most(
                    format!("{}, in proportion", script.name),
                    growth,
                    10.0,
                    "",
                    how,
                ));
            }
        }
    }
    verdicts
}

/// A change until it is durable against serialising and replacing the same bytes.
fn saves(shelf: &Shelf) -> Vec<Verdict> {
    let judge = |people| {
        let (home, file) = home(&shelf.whole(people));
        let records = book(people);
        let (mut screens, _) = Screens::start(home.path(), &file);
        let (mut saves, mut limit) = (Vec::new(), Vec::new());
        for round in 0..rounds(people) {
            limit.push(ms(limits::serialise_and_replace(&records, home.path())));
            let key = match round {
                0 => "d",
                odd if odd % 2 == 1 => "u",
                _ => "U",
            };
            saves.push(ms(screens.press_until_saved(key)));
        }
        let (saves, limit) = (median(saves), median(limit));
        let how = format!("{:.2} times the {limit:.1} ms of serialising and replacing", saves / limit);
        Verdict::at_most(format!("durable, {people} people"), saves, 1.5 * limit + 5.0, " ms", how)
    };
    SIZES.into_iter().map(judge).collect()
}

/// Nothing typed, nothing done.
fn idle(shelf: &Shelf) -> Vec<Verdict> {
    let (home, file) = home(&shelf.whole(MIDDLE));
    let (mut screens, _) = Screens::start(home.path(), &file);
    let (written, ticks) = screens.idle(Duration::from_secs(10));
    let how = "ten seconds without a key".to_owned();
    vec![
        Verdict::at_most(
            "idle, written",
            f64::from(u32::try_from(written).unwrap()),
            0.0,
            " bytes",
            how.clone(),
        ),
        Verdict::at_most("idle, processor", f64::from(u32::try_from(ticks).unwrap()), 0.0, " ticks", how),
    ]
}

/// The most memory, for what the program does with a book, against the size of the file.
fn memory(shelf: &Shelf) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for people in SIZES {
        for (what, peak) in peaks(shelf, people) {
            let size = std::fs::metadata(shelf.whole(people)).unwrap().len() as f64 / MEBIBYTE;
            let how = format!("{:.2} times the {size:.1} MiB of the file", peak / size);
            verdicts.push(Verdict::at_most(
                format!("memory, {what}, {people} people"),
                peak,
                3.0 * size + 10.0,
                " MiB",
                how,
            ));
        }
    }
    verdicts
}

/// Peak memory in MiB by what is done.
fn peaks(shelf: &Shelf, people: usize) -> Vec<(&'static str, f64)> {
    let mut peaks = Vec::new();
    let (at, file) = home(&shelf.whole(people));
    let table = shelf.table(people);
    let import = ["import", "linkedin", table.to_str().unwrap()];
    let verbs: [(&str, &[&str]); 6] = [
        ("today", &["today"]),
        ("status", &["status"]),
        ("list", &["list"]),
        ("add", &["add", "Zed Zander"]),
        ("undo", &["undo"]),
        ("import", &import),
    ];
    for (what, arguments) in verbs {
        peaks.push((what, program::verb_peak(at.path(), &file, arguments) as f64 / MEBIBYTE));
    }
    let (at, file) = home(&shelf.whole(people));
    let (mut screens, _) = Screens::start(at.path(), &file);
    for key in keys::bytes("234561jjjdddu?") {
        screens.press(&key);
    }
    peaks.push(("the screens", screens.peak() as f64 / MEBIBYTE));
    peaks
}

/// Ten times as many people: eleven times as much at most, in time and memory.
fn growth(shelf: &Shelf) -> Vec<Verdict> {
    let time = |people: usize, arguments: &[&str], rounds: usize| {
        let took = (0..rounds).map(|_| {
            let (home, file) = home(&shelf.whole(people));
            ms(program::verb(home.path(), &file, arguments))
        });
        median(took.collect())
    };
    let mut verdicts = Vec::new();
    for verb in ["today", "status", "list", "add", "insights", "export", "import", "check"] {
        let of = |people: usize| {
            let table = shelf.table(people);
            let table = table.to_str().unwrap();
            let arguments: &[&str] = match verb {
                "add" => &["add", "Zed Zander"],
                "export" => &["export", "csv"],
                "import" => &["import", "linkedin", table],
                _ => &[verb],
            };
            time(people, arguments, 5)
        };
        let (middle, large) = (of(MIDDLE), of(LARGE));
        let how = format!("{large:.0} ms against {middle:.0}");
        verdicts.push(Verdict::at_most(format!("growth, {verb}"), large / middle, 11.0, "", how));
    }
    for ((what, middle), (_, large)) in peaks(shelf, MIDDLE).into_iter().zip(peaks(shelf, LARGE)) {
        let how = format!("{large:.0} MiB against {middle:.0}");
        verdicts.push(Verdict::at_most(format!("growth of memory, {what}"), large / middle, 11.0, "", how));
    }
    verdicts
}
