//! Salt in every field of a book, from a file edited by hand: no verb prints it as it is, in words, JSON or exports.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use regards::{
    cli::arguments::Arguments,
    domain::{
        sample,
        zone::{Now, Zone},
    },
    store::{format, saved::Saved, trouble::Flaw},
};
use serde_json::Value;

use crate::{
    regards::{MORNING, Ran, Regards, words},
    salted::{GOLDEN, PINCH, SALT, STRICT, Salted, field_at, fields, full, is_map, salted, slips, with_salt},
};

/// Every verb, those that change what others look at last. What is refused says so with the salt in it, too.
const LINES: &[&str] = &[
    "today",
    "today --all",
    "today --json --all",
    "next",
    "next --json",
    "list --all",
    "list --all --json",
    "list --pool",
    "show k7q2m4xw",
    "show b3nmd4xq",
    "show c4rm3nd5",
    "show k7q2m4xw --json",
    "show '@'",
    "show quill@",
    "prepare k7q2m4xw",
    "sheet k7q2m4xw",
    "sheet --json k7q2m4xw",
    "insights",
    "insights --json",
    "questions",
    "questions --json",
    "questions list 'first talks'",
    "questions check '@'",
    "questions add 'first talks' 'Why@?'",
    "goals",
    "goals --json",
    "settings",
    "settings --json",
    "template",
    "template thank-you",
    "template --json",
    "draft k7q2m4xw",
    "draft c4rm3nd5",
    "draft congratulation-k7q2m4xw",
    "draft k7q2m4xw --json",
    "status",
    "status --json",
    "status --names",
    "status --names --format json",
    "status --names --format waybar",
    "status --names --format tmux",
    "today --all --color always",
    "show k7q2m4xw --color always",
    "timer --cron",
    "timer --systemd",
    "check",
    "backups",
    "paths",
    "completions bash",
    "completions -- show ''",
    "completions -- done ''",
    "completions -- questions list ''",
    "completions -- template ''",
    "man",
    "sample",
    "debrief k7q2m4xw",
    "debrief k7q2m4xw --json",
    "export csv",
    "export vcard",
    "export ics",
    "export markdown",
    "export json",
    "export csv --what interviews",
    "export csv --what requests",
    "import csv in.csv --dry-run",
    "import csv in.csv",
    "import csv in.csv --json",
    "import vcard in.vcf",
    "import linkedin in.txt",
    "import linkedin in.txt --json",
    "import csv c1.csv",
    "import vcard c1.vcf",
    "import linkedin c1.txt",
    "import csv c1.txt --map '@'",
    "import csv no'@'",
    "restore '@'",
    "add Cy@ Reed, nurse at Hale@",
    "add --json Dee@, chef at Hale",
    "note k7q2m4xw '@'",
    "note k7q2m4xw wrote '@'",
    "log k7q2m4xw wrote --note '@'",
    "log k7q2m4xw '@'",
    "record '@' '@'",
    "plan c4rm3nd5 --about '@' --via e-mail",
    "plan c4rm3nd5 --about 'wards' --via e-mail",
    "draft c4rm3nd5 --fill '@'",
    "promise k7q2m4xw send '@' --due fri",
    "advice k7q2m4xw '@'",
    "lead k7q2m4xw '@' --closes '30 nov'",
    "remind k7q2m4xw tomorrow '@'",
    "remind k7q2m4xw '@'",
    "refer k7q2m4xw Leo@ Okafor",
    "consent k7q2m4xw yes --from '11 jan'",
    "begin k7q2m4xw --on new",
    "ask k7q2m4xw 'What@?'",
    "answer k7q2m4xw what --text '@'",
    "notes k7q2m4xw '@'",
    "closing k7q2m4xw advice",
    "go-on k7q2m4xw",
    "over k7q2m4xw",
    "debrief k7q2m4xw --stays '@'",
    "today --all",
    "done k7q2m4xw",
    "snooze k7q2m4xw",
    "drop k7q2m4xw --why '@'",
    "set k7q2m4xw role='@'",
    "set '@' role=x",
    "promote c4rm3nd5",
    "retire c4rm3nd5",
    "land",
    "goals --explore 'wards@: who@'",
    "goals --name 'Sam@'",
    "settings employer='Hale@'",
    "settings '@'='@'",
    "delete c4rm3nd5",
    "delete c4rm3nd5 --yes",
    "undo --yes",
    "redo --yes",
    "undo --json --yes",
    "'@'",
    "today --'@'",
    "backups --json",
    "status",
];

/// What is meant in what a verb prints.
fn is_meant(line: &str) -> fn(char) -> bool {
    let mut words = line.split(' ');
    match (words.next(), words.next()) {
        // Tables, calendars and cards keep what a text is made of, so that an import brings it back: tabs, which RFC
        // 5545 and RFC 2425 allow as the only control, marks, and letters without width, which Persian, emoji and
        // texts in two directions need. Nothing steers or overrides the order in which a line is read.
        (Some("export"), Some("csv" | "ics" | "vcard")) => |c| match c {
            '\r' | '\n' | '\t' => true,
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
            c => !c.is_control(),
        },
        // Shells and man read these.
        (Some("completions" | "man"), _) => |c| matches!(c, '\n' | '\t'),
        _ => |c| c == '\n',
    }
}

/// A made-up morning with every field there is.
fn book() -> Value {
    let now = Now { instant: MORNING.parse().unwrap(), zone: Zone::named("Europe/Vienna").unwrap() };
    full(&format::write(&sample::demo(&now), &Saved::default()).unwrap())
}

#[test]
fn every_field_of_text_has_salt_or_is_strict() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let is_book = |book: &Value| format::read(book.to_string().as_bytes()).is_ok();
    for field in fields(&golden) {
        let only = |it: &str| (it == field).then_some(0);
        let takes = is_book(&with_salt(&golden, "", (SALT, false), &only));
        assert_eq!(takes, !STRICT.contains(&field.as_str()), "{field}");
    }
    for in_front in [false, true] {
        let Salted { text, fields } = salted(&book(), SALT, in_front);
        assert!(format::read(text.as_bytes()).is_ok(), "{:?}", format::read(text.as_bytes()).err());
        println!("{} fields have salt, {} are strict", fields.len(), STRICT.len());
        assert!(fields.len() > 60, "{fields:?}");
    }
}

/// The reader names the fields that it knows when it meets one it does not: those the golden book has to have.
#[test]
fn the_golden_book_has_every_field_that_is_read() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let (mut there, mut read) = (BTreeSet::new(), BTreeSet::new());
    let mut left = vec![(String::new(), String::new())];
    while let Some((pointer, field)) = left.pop() {
        match golden.pointer(&pointer) {
            Some(Value::Object(map)) => {
                let dotted =
                    |key: &str| if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
                let inner = |key: &String| dotted(if is_map(&field) { "*" } else { key });
                let below = |key: &String| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                left.extend(map.keys().map(|key| (below(key), inner(key))));
                there.extend(map.keys().map(inner));
                let mut odd = golden.clone();
                odd.pointer_mut(&pointer).unwrap()["hats"] = Value::Null;
                if let Err(Flaw::Damaged { why, .. }) = format::read(odd.to_string().as_bytes())
                    && let Some((_, names)) = why.split_once("unknown field `hats`, expected ")
                {
                    read.extend(names.split('`').skip(1).step_by(2).map(dotted));
                }
            }
            Some(Value::Array(list)) => {
                left.extend((0..list.len()).map(|place| (format!("{pointer}/{place}"), field.clone())));
            }
            _ => {}
        }
    }
    println!("{} fields are read", read.len());
    assert!(read.len() > 100, "{read:?}");
    let missing: Vec<&String> = read.difference(&there).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[expect(clippy::disallowed_methods, reason = "how long a proof takes is up to whoever runs it")]
fn is_long() -> bool {
    std::env::var_os("REGARDS_PROOF").is_some_and(|form| form == "long")
}

#[test]
fn no_verb_prints_what_steers_a_terminal() {
    let known: BTreeSet<String> =
        Arguments::definition().get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let tried: BTreeSet<String> = LINES.iter().map(|line| words(line).swap_remove(0)).collect();
    let forgotten: Vec<&String> = known.difference(&tried).filter(|it| *it != "help").collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
    // An argument cannot hold a NUL.
    let typed = SALT.replace('\0', "");
    let mut leaks = Leaks::default();
    for &in_front in if is_long() { &[true, false][..] } else { &[true] } {
        let Salted { text, fields } = salted(&book(), SALT, in_front);
        let somebody = Regards::with_book(&text);
        files(&somebody);
        let mut done = 0;
        for line in LINES {
            let ran = somebody.run(&line.replace('@', &typed));
            leaks.look(line, &ran, &fields);
            done += usize::from(ran.code == 0);
        }
        // Most of them do what they are told.
        assert!(done > LINES.len() / 2, "{done} of {}", LINES.len());
    }
    leaks.none();
}

/// Paths, settings, times, backups and books that are none, all of them salted: what is said of them is not.
#[test]
fn nothing_around_the_book_steers_a_terminal() {
    let typed = PINCH.replace('/', ".");
    let home = |text: &str| {
        let mut somebody = Regards::with_book(text);
        somebody.put(&format!("{typed}.json"), text);
        somebody.put(&format!("{typed}.csv"), "Name\nAda\n");
        somebody.env("XDG_CONFIG_HOME", &format!("{}/set", somebody.home().display()));
        fs::create_dir_all(somebody.home().join("set/regards")).unwrap();
        somebody.put(
            "set/regards/config",
            format!("{SALT} = {SALT}\ntheme = {SALT}\nkey.done = {SALT}\nkey.{SALT} = d\n"),
        );
        somebody
    };
    let person = |fields: &str| {
        let salt = serde_json::to_string(SALT).unwrap();
        let fields = fields.replace("'@'", &salt);
        format!("{{\"format\": 2,\n\"contacts\": {{\"k7q2m4xw\": {{\"name\": \"Ada Quill\"{fields}}}}}}}")
    };
    let books = [
        person(""),
        person(", '@': 1"),
        person(", \"zone\": '@'"),
        person(", \"source\": {\"kind\": '@'}"),
        person(", \"requests\": {'@': {}}"),
        person(", \"cadence\": '@'"),
        person(", \"consent\": {\"again\": true, \"at\": '@'}"),
        person(", \"source\": {\"kind\": \"referral\", \"by\": \"k7q2m4xx\"}")
            .replace("Ada", serde_json::to_string(SALT).unwrap().trim_matches('"')),
        format!("{{\"format\": 2, {SALT}"),
    ];
    let mut leaks = Leaks::default();
    for (number, text) in books.iter().enumerate() {
        let mut somebody = home(text);
        let backups = somebody.file().with_file_name(".book.json.backups");
        fs::create_dir_all(&backups).unwrap();
        somebody.put(&format!(".local/share/regards/.book.json.backups/{typed}"), text);
        somebody.put(&format!(".local/share/regards/book (conflict {typed}).json"), text);
        for line in [
            "today",
            "check",
            "backups",
            "paths",
            "settings",
            "restore '@'",
            "--file '@.json' check",
            "--file '@.json' paths",
            "--file '@.json' add Cy Reed",
            "--file '@.json' backups",
            "--file 'no@.json' today",
            "--file '@' status --format waybar",
            "--now '@' today",
            "timer --systemd --file '@.json'",
            "timer --cron --file '@.json'",
            "timer --launchd --file '@.json'",
            "import csv '@.csv'",
            "import vcard '@.csv'",
            "export csv --out '@.out'",
            "export csv --out '@.out'",
            "export json --out 'no@/x'",
            "add --json Dee",
            "undo --yes",
        ] {
            leaks.look(line, &somebody.run(&line.replace('@', &typed)), &[]);
            if number > 0 && line == "settings" {
                break;
            }
        }
        for (name, value) in [
            ("TZ", &typed),
            ("REGARDS_FILE", &format!("{typed}/book.json")),
            ("REGARDS_NOW", &typed),
            ("HOME", &typed),
        ] {
            somebody.env(name, value);
            leaks.look(name, &somebody.run("today"), &[]);
            leaks.look(name, &somebody.run("paths"), &[]);
        }
    }
    leaks.none();
}

/// Links and mails are ASCII whatever the draft says, or refused.
#[test]
fn no_mail_holds_more_than_its_format_has() {
    for plain in [&["contacts.*.name", "contacts.*.emails", "contacts.*.employer"][..], &[]] {
        let book = book();
        let number = |field: &str| (!STRICT.contains(&field) && !plain.contains(&field)).then_some(0);
        let somebody = Regards::with_book(&with_salt(&book, "", (SALT, true), &number).to_string());
        for kind in ["update", "thank-you", "request"] {
            let ran = somebody.run(&format!("draft k7q2m4xw --kind {kind} --mailto"));
            assert_eq!(ran.code, i32::from(plain.is_empty()), "{}", ran.err);
            let is_link = |c: char| c.is_ascii_graphic() || c == '\n';
            assert!(ran.out.chars().all(is_link) && slips(&ran.err, |c| c == '\n').is_empty(), "{ran:?}");
            let ran = somebody.run(&format!("draft k7q2m4xw --kind {kind} --eml {kind}.eml"));
            assert_eq!(ran.code, i32::from(plain.is_empty()), "{}", ran.err);
            if !plain.is_empty() {
                let mail = fs::read_to_string(somebody.home().join(format!("{kind}.eml"))).unwrap();
                let is_mail = |c: char| matches!(c, ' '..='~' | '\t');
                assert!(mail.split("\r\n").all(|line| line.chars().all(is_mail)), "{mail:?}");
            }
        }
    }
}

/// Files of people with salt in every column, in letters and in the bytes that older encodings have for them.
fn files(somebody: &Regards) {
    let cell = SALT.replace(['\n', '\r'], "");
    let card = format!("FN:Mio{cell}\nORG:{cell}\nTITLE:{cell}\nNOTE:{cell}\nTZ:{cell}\nUID:{cell}\n");
    let linkedin = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    let c1: Vec<u8> = (0x80..=0x9f).collect();
    let with_c1 = |text: &str| {
        let parts: Vec<&[u8]> = text.split('@').map(str::as_bytes).collect();
        parts.join(&c1[..])
    };
    somebody.put("in.csv", format!("Name,Employer,Notes,{cell}\nMia{cell},{cell},\"{SALT}\",{cell}\n"));
    somebody.put(
        "in.vcf",
        format!("BEGIN:VCARD\n{card}END:VCARD\nBEGIN:VCARD\nFN;CHARSET={cell}:Mo\nEND:VCARD\n"),
    );
    somebody.put("in.txt", format!("{linkedin}Ma{cell},Q,{cell},{cell},{cell},{cell},{cell}\n"));
    somebody.put("c1.csv", with_c1("Name,Employer,@\nMai@,@,@\n"));
    somebody.put(
        "c1.vcf",
        with_c1("BEGIN:VCARD\nVERSION:2.1\nFN:Moe@\nORG:@\nNOTE;CHARSET=ISO-8859-1:@\nX-@:@\nEND:VCARD\n"),
    );
    somebody.put("c1.txt", with_c1(&format!("{linkedin}Max@,Q,@,@,@,@,@\n")));
}

/// What was found, by verb, stream and field, with the first place.
#[derive(Default)]
struct Leaks {
    runs: usize,
    found: BTreeMap<(String, &'static str, String), String>,
}

impl Leaks {
    #[track_caller]
    fn look(&mut self, line: &str, ran: &Ran, fields: &[String]) {
        self.runs += 1;
        let coloured = ["\u{1b}[1m", "\u{1b}[1;31m", "\u{1b}[2m", "\u{1b}[0m"];
        let out = if line.contains("--color") {
            assert!(ran.out.contains(coloured[0]), "{}", ran.out);
            coloured.iter().fold(ran.out.clone(), |out, escape| out.replace(escape, ""))
        } else {
            ran.out.replace("\r\n", "\n")
        };
        for (said, is_meant, stream) in [(&out, is_meant(line), "out"), (&ran.err, is_meant(""), "err")] {
            for (at, c) in slips(said, |c| c != '\r' && is_meant(c)) {
                let leak = (line.to_owned(), stream, field_at(said, at, fields).to_owned());
                let before: Vec<char> = said.split_at(at).0.chars().rev().take(40).collect();
                let before: String = before.into_iter().rev().collect();
                self.found.entry(leak).or_insert_with(|| format!("{c:?} after {before:?}"));
            }
        }
        assert!((0..=2).contains(&ran.code), "{line}: {} {}", ran.code, ran.err);
        if line.contains("json") && !line.contains("json'") && ran.code == 0 {
            ran.json();
        }
    }

    #[track_caller]
    fn none(&self) {
        println!("{} runs", self.runs);
        assert!(self.found.is_empty(), "{} leaks: {:#?}", self.found.len(), self.found);
    }
}
