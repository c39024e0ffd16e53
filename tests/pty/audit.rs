//! Salt in every field of a book, on a real terminal: of the bytes that come out, every sequence is one that the
//! program meant, and nothing between them is hidden or steers.

#[path = "../it/salted.rs"]
mod salted;

use std::{collections::BTreeMap, fs, sync::Arc, time::Duration};

use regards::{
    domain::{
        sample,
        zone::{Now, Zone},
    },
    store::{format, saved::Saved},
};
use rustix::process::Signal;
use tempfile::TempDir;

use self::salted::{PINCH, SALT, Salted, field_at, full, salted, slips};
use crate::{
    program::{MORNING, book, folder, home, in_home, quit, rescues, wait_until},
    pty::Pty,
};

/// Longer than a frame takes on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Keys from the first screen on; `<` stands for Esc, `>` for Enter, `~` for Tab
/// and `@` for salt that is pasted.
const WALK: &[&str] = &[
    "jjjjkk",
    "rjjjjjjjj<",
    "rw<<",
    "n@<",
    "a@<",
    "z<",
    "D<",
    "x<",
    "wy<<",
    "y",
    "jjjd>jjjj<",
    "2jjj>~~<~~<",
    "3jjj>jjjj~jj~jj<",
    "3e~~~<",
    "3/q@<<",
    "3~jj~jj",
    "4j>jjjj~jj<",
    "4>e<<",
    "5jj>jj<~jj",
    "6jj~jj~jj~jj~jj",
    ",jjjjjj>@<<",
    ",GGkk><<",
    "?jjjj@<<",
    ":a<",
    ":@<",
    "i@><<",
    "3>nheard @>",
    "u",
    "1duU",
];

#[derive(Default)]
struct Audit {
    sequences: BTreeMap<String, usize>,
    keys: usize,
    copies: usize,
    wrong: BTreeMap<String, String>,
}

/// What a terminal takes the bytes for.
enum Piece<'a> {
    Text(&'a str),
    /// Between `ESC [` and its last letter, which it ends with.
    Control(&'a str),
    /// Between `ESC ]` and what ends it.
    Command(&'a str),
    /// An escape of another kind.
    Other(char),
}

fn pieces(raw: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = raw;
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('\u{1b}').unwrap_or(rest.len()));
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        let mut letters = after.chars();
        rest = match (letters.next(), letters.next()) {
            (None, _) => after,
            (_, Some('[')) => {
                let body = letters.as_str();
                let length = body.find(|c| ('@'..='~').contains(&c)).map_or(body.len(), |end| end + 1);
                let (control, after) = body.split_at(length);
                pieces.push(Piece::Control(control));
                after
            }
            (_, Some(']')) => {
                let body = letters.as_str();
                let (command, after) = body.split_at(body.find(['\u{7}', '\u{1b}']).unwrap_or(body.len()));
                pieces.push(Piece::Command(command));
                after.strip_prefix('\u{7}').unwrap_or(after)
            }
            (_, other) => {
                pieces.push(Piece::Other(other.unwrap_or_default()));
                letters.as_str()
            }
        };
    }
    pieces
}

/// Whether the program means this: modes of its own, a place, an empty page, and styles; the eight colours of old are
/// written by their numbers of today.
fn is_meant(control: &str) -> bool {
    const MODES: [&str; 6] = ["?1049h", "?1049l", "?2004h", "?2004l", "?25h", "?25l"];
    let numbers = |text: &str| text.split(';').map(|it| it.parse().unwrap_or(9999)).collect::<Vec<u32>>();
    let (body, last) = control.split_at(control.len() - usize::from(!control.is_empty()));
    match last {
        "h" | "l" => MODES.contains(&control),
        "J" => body == "2",
        "H" => body.is_empty() || matches!(numbers(body)[..], [1..=1000, 1..=1000]),
        "m" => is_style(&numbers(body)),
        _ => false,
    }
}

/// Nothing, bold and the like, the usual colours, and others by their numbers or parts.
fn is_style(mut numbers: &[u32]) -> bool {
    while !numbers.is_empty() {
        numbers = match numbers {
            [38 | 48, 5, 0..=255, rest @ ..]
            | [38 | 48, 2, 0..=255, 0..=255, 0..=255, rest @ ..]
            | [0..=9 | 21..=29 | 39 | 49 | 59, rest @ ..] => rest,
            _ => return false,
        };
    }
    true
}

impl Audit {
    fn look(&mut self, name: &str, pty: &Pty, fields: &[String]) {
        let raw = std::str::from_utf8(pty.raw()).unwrap();
        let mut is_page = false;
        for piece in pieces(raw) {
            let wrong = match piece {
                Piece::Control(control) => {
                    is_page = control == "?1049h" || is_page && control != "?1049l";
                    let kind = control.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
                    *self.sequences.entry(kind.to_owned()).or_default() += 1;
                    (!is_meant(control)).then(|| (format!("ESC [ {control:?}"), String::new()))
                }
                Piece::Command(command) => {
                    self.copies += 1;
                    let code = command.strip_prefix("52;c;");
                    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
                    (!code.is_some_and(|code| code.chars().all(is_code)))
                        .then(|| (format!("ESC ] {command:?}"), String::new()))
                }
                Piece::Other(c) => Some((format!("ESC {c:?}"), String::new())),
                // On the shell's page lines end.
                Piece::Text(text) => slips(text, |c| !is_page && matches!(c, '\r' | '\n'))
                    .first()
                    .map(|(at, c)| (format!("{c:?} from {}", field_at(text, *at, fields)), text.to_owned())),
            };
            if let Some((what, text)) = wrong {
                self.wrong.entry(format!("{name}: {what}")).or_insert(text);
            }
        }
    }

    #[track_caller]
    fn is_clean(&self) {
        println!("{} keys, {} sequences", self.keys, self.sequences.values().sum::<usize>());
        assert!(self.wrong.is_empty(), "{} leaks: {:#?}", self.wrong.len(), self.wrong);
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn is_long() -> bool {
    std::env::var_os("REGARDS_PROOF").is_some_and(|form| form == "long")
}

#[expect(clippy::disallowed_methods, reason = "a book as somebody else wrote it")]
fn home_with_book(text: &str) -> Arc<TempDir> {
    let home = home();
    fs::create_dir_all(folder(&home)).unwrap();
    fs::write(book(&home), text).unwrap();
    home
}

fn salty(in_front: bool) -> Salted {
    let now = Now { instant: MORNING.parse().unwrap(), zone: Zone::named("Europe/Vienna").unwrap() };
    let book = full(&format::write(&sample::demo(&now), &Saved::default()).unwrap());
    salted(&book, SALT, in_front)
}

/// Types a script, key by key, each once something was drawn for the one before it.
fn walk(pty: &mut Pty, script: &str) {
    for key in script.chars() {
        let bytes = match key {
            // Behind it a word of the terminal's that means nothing, or the next key would be one with Alt.
            '<' => "\u{1b}\u{1b}[I".to_owned(),
            '>' => "\r".to_owned(),
            '~' => "\t".to_owned(),
            '@' => format!("\u{1b}[200~{PINCH}\u{1b}[201~"),
            key => key.to_string(),
        };
        // What was drawn before is no answer to it.
        let is_drained = (0..1000).any(|_| pty.is_quiet_for(Duration::ZERO));
        pty.send(&bytes);
        assert!(is_drained && !pty.is_quiet_for(PATIENCE), "no answer in {script:?}\n{}", pty.text());
    }
}

#[test]
fn no_byte_of_a_walk_over_all_screens_is_anothers() {
    let mut audit = Audit::default();
    let walks = [(true, 120, 30), (false, 80, 24), (true, 40, 10)];
    let most = if is_long() { walks.len() } else { 1 };
    for (in_front, columns, rows) in walks.into_iter().take(most) {
        let Salted { text, fields } = salty(in_front);
        let home = home_with_book(&text);
        let mut pty = in_home(&home).size(columns, rows).env("TZ", "Europe/Vienna").spawn();
        pty.wait_for("1 Today");
        pty.wait_for("Q<U+200C>");
        for script in WALK {
            walk(&mut pty, script);
            walk(&mut pty, "<<<<1");
            audit.keys += script.len() + 5;
            pty.wait_for("1 Today");
        }
        let pty = quit(pty);
        audit.look(&format!("{columns}x{rows}"), &pty, &fields);
    }
    assert!(audit.copies > 0);
    audit.is_clean();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "files as somebody else wrote them")]
fn no_byte_about_files_that_are_none_is_anothers() {
    let mut audit = Audit::default();
    let salt = serde_json::to_string(SALT).unwrap();
    let broken = format!("{{\"format\": 2,\n\"contacts\": {{\"k7q2m4xw\": {{{salt}: 1}}}}}}");
    let home = home_with_book(&broken);
    let config = home.path().join(".config/regards/config");
    fs::create_dir_all(config.parent().unwrap()).unwrap();
    fs::write(&config, format!("{SALT} = {SALT}\ntheme = {SALT}\nkey.done = {PINCH}\n")).unwrap();
    let pinch = PINCH.replace('/', ".");
    let named = home.path().join(format!("{pinch}.json"));
    fs::write(&named, &broken).unwrap();
    for (name, path) in [("usual", book(&home)), ("salted", named)] {
        let mut pty = in_home(&home).env("REGARDS_FILE", path.clone()).spawn();
        pty.wait_for("The book cannot be read");
        pty.wait_for("Q<U+200C>");
        walk(&mut pty, "l123?<:@<1");
        pty.send("\u{3}q");
        assert!(matches!(pty.wait_for_exit(), 0 | 1));
        audit.look(name, &pty, &[]);
    }
    audit.is_clean();
}

#[test]
fn no_byte_of_what_was_typed_is_anothers_when_it_is_offered_again() {
    let mut audit = Audit::default();
    let home = home();
    let mut pty = in_home(&home).spawn();
    pty.wait_for("1 Today");
    walk(&mut pty, "aAda Quill @");
    wait_until("the rescue", || rescues(&home).iter().any(|text| text.contains("Ada Quill Q")));
    pty.signal(Signal::KILL);
    pty.wait_for_exit();
    audit.look("typed", &pty, &[]);
    let mut pty = in_home(&home).spawn();
    pty.wait_for("take it up again");
    walk(&mut pty, ">");
    pty.wait_for("New: Ada Quill Q<U+200C>");
    walk(&mut pty, ">");
    pty.wait_for("Added Ada Quill Q<U+200C>");
    walk(&mut pty, "3>e<<<1");
    let pty = quit(pty);
    audit.look("offered", &pty, &[]);
    audit.is_clean();
}
