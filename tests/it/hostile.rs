//! Files that mean no good, or are none: each import ends with a reason or with people, in half a gigabyte; what is
//! refused leaves the book bit for bit as it was, and nothing of a file steers the terminal.

use std::{
    fs::{self, File, OpenOptions},
    io::Write as _,
    os::unix::fs::symlink,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

use rustix::fs::{Mode, OFlags};

use crate::regards::{MORNING, Regards, words};

const KINDS: [&str; 3] = ["vcard", "csv", "linkedin"];
const LINKEDIN: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

/// As many bytes of address space as an import may take, in the unit of `ulimit`.
const ROOM: &str = "524288";

const MB: usize = 1 << 20;

/// What a run said, and how it ended.
struct Ended {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Imports with no more room than is allowed, first as a dry run; holds what is true of every import.
#[track_caller]
fn import(somebody: &Regards, kind: &str, path: &str) -> Ended {
    let book = || fs::read(somebody.file()).ok();
    let run = |more: &str| {
        let output = Command::new("sh")
            .args(["-c", &format!("ulimit -v {ROOM} 2>/dev/null; exec \"$0\" \"$@\"")])
            .arg(env!("CARGO_BIN_EXE_regards"))
            .args(words(&format!("import {kind} {path}{more}")))
            .env_clear()
            .env("HOME", somebody.home())
            .env("TZ", "Europe/Vienna")
            .env("REGARDS_NOW", MORNING)
            .current_dir(somebody.home())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        for c in out.chars().chain(err.chars()) {
            assert!(c == '\n' || !(c.is_control() || is_hidden(c)), "{kind} {path}{more}: {c:?} came out");
        }
        assert!(out.len() + err.len() < 20_000, "{kind} {path}{more}: {} bytes", out.len() + err.len());
        Ended { code: output.status.code(), out, err }
    };
    let was = book();
    let dry = run(" --dry-run");
    assert!(was == book(), "{kind} {path}: a dry run changed the book");
    let ended = run("");
    assert!(matches!(ended.code, Some(0 | 1)), "{kind} {path}: {:?} {}", ended.code, ended.err);
    assert_eq!(dry.code, ended.code, "{kind} {path}");
    if ended.code == Some(1) {
        assert!(was == book(), "{kind} {path}: a refused import changed the book");
        assert!(ended.err.starts_with("error: ") && ended.out.is_empty(), "{kind} {path}: {}", ended.err);
        assert!(ended.err.contains(path.trim_matches('\'')), "{kind} {path}: {}", ended.err);
    } else {
        let once = book();
        assert_eq!(run("").code, Some(0));
        assert!(once == book(), "{kind} {path}: a second import changed the book");
    }
    ended
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Puts a file into the home of somebody.
fn put(somebody: &Regards, name: &str, bytes: impl AsRef<[u8]>) {
    let path = somebody.home().join(name);
    let file = OpenOptions::new().write(true).create(true).truncate(true).open(path);
    file.unwrap().write_all(bytes.as_ref()).unwrap();
}

/// A file of each kind with these fields in it, among them a person Ben Ode who is beyond doubt.
fn around(kind: &str, name: &str, other: &str) -> String {
    match kind {
        "vcard" => format!(
            "BEGIN:VCARD\nFN:{name}\nNOTE:{other}\nORG:{other}\nEMAIL:{other}\nTZ:{other}\nCATEGORIES:{other}\n\
             END:VCARD\nBEGIN:VCARD\nFN:Ben Ode\nEND:VCARD\n"
        ),
        "csv" => format!(
            "Name,Notes,Employer,Email,Zone,Asked,Tags,{other}\n\
             {name},{other},{other},{other},{other},{other},{other},x\nBen Ode\n"
        ),
        _ => format!("{LINKEDIN}{name},Q,{other},{other},{other},{other},{other}\nBen,Ode,,,,,\n"),
    }
}

#[test]
fn what_holds_no_people_is_refused_with_the_reason() {
    let long = "x".repeat(MB);
    let marks = "\"".repeat(MB);
    let semicolons = ";".repeat(MB);
    let junk: Vec<u8> = (0..MB as u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: [(&str, &[u8], [&str; 3]); 6] = [
        ("empty", b"", ["the file is empty"; 3]),
        ("blank", b" \r\n\t\n", ["the file is empty"; 3]),
        ("junk", &junk, ["no vCard begins in it", "not a text file", "not a text file"]),
        ("line", long.as_bytes(), ["no vCard begins in it", "no column is called Name", "no heading found"]),
        (
            "marks",
            marks.as_bytes(),
            ["no vCard begins in it", "no column is called Name", "no heading found"],
        ),
        (
            "semicolons",
            semicolons.as_bytes(),
            ["no vCard begins in it", "no column is called Name", "no heading found"],
        ),
    ];
    let somebody = Regards::with_people();
    for (name, bytes, reasons) in cases {
        put(&somebody, name, bytes);
        for (kind, reason) in KINDS.into_iter().zip(reasons) {
            let ended = import(&somebody, kind, name);
            assert_eq!(ended.code, Some(1), "{kind} {name}: {}", ended.out);
            assert!(ended.err.contains(reason), "{kind} {name}: {}", ended.err);
        }
    }
}

#[test]
fn what_is_no_file_is_never_waited_for() {
    let somebody = Regards::with_people();
    let at = |name: &str| somebody.home().join(name);
    for pipe in ["pipe", "held"] {
        assert!(Command::new("mkfifo").arg(at(pipe)).status().unwrap().success());
    }
    // Somebody has it open for writing, and never writes.
    let flags = OFlags::RDWR | OFlags::NONBLOCK;
    let held = rustix::fs::open(at("held"), flags, Mode::empty()).unwrap();
    symlink("round", at("round")).unwrap();
    symlink("nowhere", at("loose")).unwrap();
    put(&somebody, "secret", "Name\nAda\n");
    rustix::fs::chmod(at("secret"), Mode::empty()).unwrap();
    let mut cases = vec![
        ("pipe", "that is a device or a pipe, not a file"),
        ("held", "that is a device or a pipe, not a file"),
        ("/dev/zero", "that is a device or a pipe, not a file"),
        (".", "that is a folder; name the file in it"),
        ("round", "the symbolic links go in a circle"),
        ("loose", "there is no such file"),
        ("secret/in", "a part of the path is a file, not a folder"),
    ];
    // Nothing is closed to root.
    if File::open(at("secret")).is_err() {
        cases.push(("secret", "permission denied"));
    }
    for (path, reason) in cases {
        for kind in KINDS {
            let ended = import(&somebody, kind, path);
            assert_eq!(ended.code, Some(1), "{kind} {path}: {}", ended.out);
            assert!(ended.err.contains(reason), "{kind} {path}: {}", ended.err);
            assert!(ended.err.contains("\nhint: "), "{kind} {path}: {}", ended.err);
        }
    }
    drop(held);
}

#[test]
fn a_file_that_grows_is_read_whole_or_not_at_all() {
    let somebody = Regards::with_people();
    put(&somebody, "growing", "Name\n");
    let is_over = AtomicBool::new(false);
    let was = fs::read(somebody.file()).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = OpenOptions::new().append(true).open(somebody.home().join("growing")).unwrap();
            let rows = "Ada Quill\n".repeat(1000);
            let mut written = 0;
            while !is_over.load(Ordering::Relaxed) && written < 4 * MB {
                file.write_all(rows.as_bytes()).unwrap();
                written += rows.len();
            }
        });
        for _ in 0..3 {
            let ran = somebody.run("import csv growing --dry-run");
            let is_refused = ["it changed while it was read", "has more than 60000 rows", "below it"]
                .iter()
                .any(|reason| ran.err.contains(reason));
            assert!(ran.code == 0 || is_refused, "{}", ran.err);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(fs::read(somebody.file()).unwrap() == was);
}

#[test]
fn a_field_of_megabytes_costs_nobody_else() {
    let somebody = Regards::with_people();
    // A little more than is taken of one line of a vCard.
    let long = "x".repeat(MB + 1024);
    let employer = "the employer has 1049600 characters; 200 fit";
    for (kind, text, reason) in [
        (
            "vcard",
            format!("BEGIN:VCARD\nFN:Ada\nNOTE:{long}\nEND:VCARD\n"),
            "NOTE of more than a megabyte was left out",
        ),
        ("csv", format!("Name,Employer\nAda,{long}\nBen Ode\n"), employer),
        ("linkedin", format!("{LINKEDIN}Ada,Quill,,,{long},,\nBen,Ode,,,,,\n"), employer),
        (
            "vcard",
            format!("BEGIN:VCARD\nFN:{long}\nEMAIL:ada@example.org\nEND:VCARD\n"),
            "FN of more than a megabyte was left out",
        ),
        ("csv", format!("Name,{long}\nBen Ode\n"), "passed over: xxx"),
        ("linkedin", format!("{LINKEDIN}Ada,Quill,{long},{long},,,{long}\n"), "is no date and was left out"),
    ] {
        put(&somebody, "long", text);
        let ended = import(&somebody, kind, "long");
        assert_eq!(ended.code, Some(0), "{kind}: {}", ended.err);
        assert!(ended.out.contains(reason), "{kind}: {}", ended.out);
    }
    let people: Vec<String> = somebody.run("list --all").out.lines().map(str::to_owned).collect();
    assert!(people.iter().any(|line| line.contains("Ben Ode")), "{people:?}");
}

#[test]
fn parts_without_number_are_bounded() {
    let somebody = Regards::with_people();
    let (semicolons, many_semicolons) = (";".repeat(MB), ";".repeat(10 * MB));
    let cards = |card: &str, count: usize| format!("BEGIN:VCARD\n{card}END:VCARD\n").repeat(count);
    for (kind, text, code, reason) in [
        ("vcard", cards("FN:a\n", 60_001), 1, "more than 60000 vCards"),
        ("vcard", "BEGIN:VCARD\n".repeat(60_001), 1, "more than 60000 vCards"),
        ("vcard", cards(&format!("FN:a\n{}", "a:\n".repeat(700_000)), 1), 0, "too much for one person"),
        (
            "vcard",
            cards(&format!("FN:a\nN:{many_semicolons}\n"), 1),
            0,
            "a N of more than a megabyte was left out",
        ),
        ("csv", format!("Name\n{}", "a\n".repeat(60_001)), 1, "more than 60000 rows"),
        ("csv", format!("Name\nAda Quill\n{semicolons}\n"), 0, ""),
        ("linkedin", format!("{LINKEDIN}{}", "a,b,,,,,\n".repeat(60_001)), 1, "more than 60000 rows"),
        ("linkedin", format!("{LINKEDIN}Ada,Quill,,,,,\n{}\n", ",".repeat(MB)), 0, ""),
    ] {
        put(&somebody, "many", text);
        let ended = import(&somebody, kind, "many");
        assert_eq!(ended.code, Some(code), "{kind}: {}{}", ended.out, ended.err);
        assert!(
            [ended.out.as_str(), &ended.err].concat().contains(reason),
            "{kind}: {}{}",
            ended.out,
            ended.err
        );
    }
}

#[test]
fn nothing_in_a_file_steers_the_terminal_or_runs() {
    let sly = "\u{1b}[31mA\u{1b}]0;x\u{7}\u{202e}d\u{200b}\u{2066}\u{9b}2J\u{85}a";
    for kind in KINDS {
        let somebody = Regards::with_people();
        put(&somebody, sly, around(kind, sly, sly));
        let ended = import(&somebody, kind, sly);
        assert_eq!(ended.code, Some(0), "{kind}: {}", ended.err);
        // Stored as it came, shown as it is safe.
        assert!(fs::read_to_string(somebody.file()).unwrap().contains("\\u001b[31m"), "{kind}");
        for line in ["list --all", "list --all --json", "export csv", "export vcard", "export ics", "check"] {
            let ran = somebody.run(line);
            let shown = |c: char| c == '\n' || c == '\r' && line.starts_with("export");
            for c in ran.out.chars().chain(ran.err.chars()) {
                assert!(
                    shown(c) || !(c.is_control() || matches!(c, '\u{202a}'..='\u{202e}')),
                    "{line}: {c:?}"
                );
            }
        }
        let formula = "=HYPERLINK(\"x\")";
        put(&somebody, "formulas", around(kind, &formula.replace('"', "'"), "+1"));
        import(&somebody, kind, "formulas");
        let table = somebody.run("export csv").out;
        assert!(table.contains("'=HYPERLINK") && table.contains("'+1"), "{kind}: {table}");
        assert!(
            !table.lines().any(|line| line.starts_with('=')) && !table.contains(",+1"),
            "{kind}: {table}"
        );
    }
}
