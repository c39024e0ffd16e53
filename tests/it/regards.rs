//! The program, run as somebody with a home of their own: exact output, exit code and file.

use std::{
    collections::BTreeSet,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// The morning at which most tests take place, a Thursday.
pub const MORNING: &str = "2026-11-12T08:04:00+01:00";

/// Somebody with a home and a book.
pub struct Regards {
    home: TempDir,
    now: String,
    extra: Vec<(&'static str, String)>,
}

/// What a run of the program printed and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub command: String,
    pub out: String,
    pub err: String,
    pub code: i32,
    /// The ids of the book, before and after.
    ids: BTreeSet<String>,
    was: Option<Vec<u8>>,
    is: Option<Vec<u8>>,
}

impl Regards {
    pub fn new() -> Self {
        Self { home: TempDir::new().unwrap(), now: MORNING.to_owned(), extra: Vec::new() }
    }

    /// Somebody whose book knows Ada Quill, Ben Ode and, in the pool, Ada Lund.
    pub fn with_people() -> Self {
        Self::with_book(
            r#"{
  "format": 1,
  "contacts": {
    "k7q2m4xw": { "name": "Ada Quill", "employer": "Hale Health", "role": "research lead" },
    "m3b8t0ra": { "name": "Ben Ode", "employer": "Orbit Ltd" },
    "p5c9v1sz": { "name": "Ada Lund", "pool": true }
  }
}
"#,
        )
    }

    #[expect(clippy::disallowed_methods, reason = "a book as somebody else wrote it")]
    pub fn with_book(text: &str) -> Self {
        let somebody = Self::new();
        fs::create_dir_all(somebody.file().parent().unwrap()).unwrap();
        fs::write(somebody.file(), text).unwrap();
        somebody
    }

    /// A file in the home.
    #[expect(clippy::disallowed_methods, reason = "a file as somebody else wrote it")]
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.home().join(name), bytes).unwrap();
    }

    /// From now on it is `now`: a time of day on the same date, or RFC 3339.
    pub fn at(&mut self, now: &str) -> &mut Self {
        self.now = now.to_owned();
        self
    }

    pub fn env(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.extra.push((name, value.to_owned()));
        self
    }

    pub fn home(&self) -> PathBuf {
        self.home.path().to_owned()
    }

    pub fn file(&self) -> PathBuf {
        self.home().join(".local/share/regards/book.json")
    }

    pub fn book(&self) -> Value {
        serde_json::from_slice(&fs::read(self.file()).unwrap()).unwrap()
    }

    /// The command, ready to be run.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_regards"));
        command
            .env_clear()
            .env("HOME", self.home.path())
            .env("TZ", "Europe/Vienna")
            .env("REGARDS_NOW", &self.now)
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .args(words(line));
        for (name, value) in &self.extra {
            command.env(name, value);
        }
        command
    }

    pub fn run(&self, line: &str) -> Ran {
        let was = fs::read(self.file()).ok();
        let output = self.command(line).output().unwrap();
        let is = fs::read(self.file()).ok();
        let mut ids = BTreeSet::new();
        for bytes in [&was, &is].into_iter().flatten() {
            if let Ok(book) = serde_json::from_slice(bytes) {
                collect_ids(&book, &mut ids);
            }
        }
        Ran {
            command: line.to_owned(),
            out: String::from_utf8(output.stdout).unwrap().replace(self.home.path().to_str().unwrap(), "~"),
            err: String::from_utf8(output.stderr).unwrap().replace(self.home.path().to_str().unwrap(), "~"),
            code: output.status.code().unwrap_or(-1),
            ids,
            was,
            is,
        }
    }

    /// Runs what changes the book, and expects these lines before `saved`.
    #[track_caller]
    pub fn changes(&self, line: &str, expected: &[&str]) {
        let ran = self.run(line);
        let mut lines: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        lines.push("saved (time pretended)".to_owned());
        ran.prints(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert_ne!(ran.was, ran.is, "{line} changed nothing");
    }

    /// Runs what is refused: exit 1, nothing on standard output, nothing changed, and these lines of reasons.
    #[track_caller]
    pub fn refuses(&self, line: &str, expected: &[&str]) {
        let ran = self.run(line);
        assert_eq!(ran.normal(&ran.err), expected.join("\n"), "{line}");
        assert_eq!((ran.out.as_str(), ran.code), ("", 1), "{line}");
        assert!(ran.was == ran.is, "{line} was refused and changed the file");
    }

    /// Runs what only looks, and expects these lines.
    #[track_caller]
    pub fn shows(&self, line: &str, expected: &[&str]) {
        let ran = self.run(line);
        ran.prints(expected);
        assert!(ran.was == ran.is, "{line} changed the file");
    }
}

impl Ran {
    /// Expects success, and these lines.
    #[track_caller]
    pub fn prints(&self, expected: &[&str]) {
        assert_eq!(self.normal(&self.out), expected.join("\n"), "{}\n{}", self.command, self.err);
        assert_eq!((self.err.as_str(), self.code), ("", 0), "{}", self.command);
    }

    /// Whether the book's file became another.
    pub fn changed(&self) -> bool {
        self.was != self.is
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{}: {error}\n{self:?}", self.command))
    }

    /// `text` with the ids of the book as `<1>`, `<2>` in the order in which they are named, but for those that the
    /// tests have chosen. Shortened ids count at the beginning of a row.
    pub fn normal(&self, text: &str) -> String {
        let mut named: Vec<&String> = Vec::new();
        let lines: Vec<String> = text.lines().map(|line| self.normal_line(line, &mut named)).collect();
        lines.join("\n")
    }

    fn normal_line<'s>(&'s self, line: &str, named: &mut Vec<&'s String>) -> String {
        let mut out = String::new();
        let mut rest = line;
        while !rest.is_empty() {
            let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (token, after) = rest.split_at(length);
            let is_first = out.trim().is_empty() && out.starts_with("  ") || out.trim_start().ends_with('-');
            let known = self.ids.iter().find(|id| {
                *id == token || (is_first && token.len() >= 4 && token.len() < 8 && id.starts_with(token))
            });
            match known {
                Some(id) if !CHOSEN.contains(&id.as_str()) => {
                    let place = named.iter().position(|known| *known == id).unwrap_or_else(|| {
                        named.push(id);
                        named.len() - 1
                    });
                    out.push_str(&format!("<{}>", place + 1));
                }
                _ => out.push_str(token),
            }
            let mut left = after.chars();
            out.extend(left.next());
            rest = left.as_str();
        }
        out
    }
}

/// The ids that tests have chosen and name.
const CHOSEN: &[&str] = &["k7q2m4xw", "m3b8t0ra", "p5c9v1sz"];

fn collect_ids(value: &Value, ids: &mut BTreeSet<String>) {
    if let Value::Object(map) = value {
        for (key, value) in map {
            if key.parse::<regards::domain::id::Id>().is_ok() {
                ids.insert(key.clone());
            }
            collect_ids(value, ids);
        }
    }
}

/// The words of a command line; single quotes hold several words together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for c in line.chars() {
        match c {
            '\'' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            ' ' if !is_quoted => words.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    assert!(!is_quoted, "an open quote: {line}");
    words.extend(word);
    words
}
