//! What scripts and pipes rely on: JSON shapes, exit codes, places, colours.

use std::{
    fs::{self, File},
    process::Stdio,
};

use serde_json::{Value, json};

use crate::regards::Regards;

/// The keys of an object, sorted.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_changing_verb_prints_one_object() {
    let somebody = Regards::with_people();
    let done = somebody.run("log quill sent --via email --json");
    assert_eq!(
        (done.json(), done.code, done.err.as_str()),
        (
            json!({
                "version": 1,
                "saved": true,
                "time_pretended": true,
                "summary": ["Asked Ada Quill by e-mail"],
                "contacts": [{ "id": "k7q2m4xw", "name": "Ada Quill", "employer": "Hale Health" }],
            }),
            0,
            ""
        )
    );
    let refused = somebody.run("log ben thanked --json");
    assert_eq!(
        (refused.json(), refused.code, refused.err.as_str()),
        (
            json!({
                "version": 1,
                "saved": false,
                "error": {
                    "kind": "nothing-to-thank",
                    "message": "There is nothing yet to thank Ben Ode for",
                    "hint": "`held` notes a talk, `touched` any other message of yours",
                    "instead": [
                        { "what": "note it as another message", "command": "regards log m3b8t0ra touched" },
                    ],
                },
            }),
            1,
            ""
        )
    );
    assert!(!refused.changed());
}

#[test]
fn today_as_json_has_the_fields_that_scripts_read() {
    let mut somebody = Regards::with_people();
    somebody.changes("log ben held yest 15:00 --via zoom", &["Talked with Ben Ode, Wed 11 Nov, 15:00"]);
    somebody.changes("log quill sent mon 9am --via li", &["Asked Ada Quill by LinkedIn, Mon 9 Nov, 09:00"]);
    somebody.run("log lund scheduled fri 10:00 --via phone --place 'her number'");
    let today = somebody.run("today --json").json();
    assert_eq!(
        keys(&today),
        [
            "came_to_rest",
            "counts",
            "follow_ups",
            "interviews",
            "minutes",
            "now",
            "offers",
            "version",
            "waiting",
            "week"
        ]
    );
    assert_eq!(today["counts"], json!({ "late": 0, "due": 3, "open": 0, "snoozed": 0, "stale": 0 }));
    let thanks = &today["follow_ups"][0];
    assert_eq!(keys(thanks), ["aim", "contact", "id", "limit", "opens", "reason", "rule", "state"]);
    assert_eq!(thanks["rule"], "thank-you");
    assert_eq!(thanks["contact"], json!({ "id": "m3b8t0ra", "name": "Ben Ode", "employer": "Orbit Ltd" }));
    assert_eq!(thanks["limit"], "2026-11-13T15:30:00+01:00");
    assert_eq!(today["interviews"][0]["starts_at"], "2026-11-13T10:00:00+01:00");
    assert_eq!(today["interviews"][0]["place"], "her number");
    assert_eq!(keys(&today["waiting"][0]), ["contact", "request", "since", "speaks_up", "state"]);
    assert_eq!(today["waiting"][0]["speaks_up"], "2026-11-18T00:00:00+01:00");
    assert_eq!(today["week"], json!({ "asked": 1, "asked_of": 5, "talks": 1, "talks_of": 2 }));

    let id = thanks["id"].as_str().unwrap().to_owned();
    assert_eq!(somebody.run(&format!("snooze {id} fri 9am")).code, 0);
    let today = somebody.run("today --json").json();
    assert_eq!(today["follow_ups"].as_array().unwrap().len(), 2);
    let all = somebody.run("today --all --json").json();
    let hidden = all["follow_ups"].as_array().unwrap().iter().find(|item| item["id"] == id.as_str()).unwrap();
    assert_eq!(
        (&hidden["state"], &hidden["hidden_until"]),
        (&json!("snoozed"), &json!("2026-11-13T09:00:00+01:00"))
    );
    somebody.at("2026-11-13T08:00:00+01:00");
    assert_eq!(somebody.run("status").out, "2 due\n");
}

#[test]
fn one_person_as_json() {
    let somebody = Regards::with_people();
    somebody.run("log quill sent mon 9am --via li --about research");
    somebody.run("log quill scheduled fri 10:00 --via phone --minutes 45");
    let shown = somebody.run("show quill --json").json();
    assert_eq!(
        keys(&shown),
        ["contact", "follow_ups", "id", "interviews", "requests", "timeline", "version"]
    );
    assert_eq!((&shown["id"], &shown["contact"]["name"]), (&json!("k7q2m4xw"), &json!("Ada Quill")));
    let request = &shown["requests"][0];
    assert_eq!(keys(request), ["about", "events", "id", "since", "state", "turn"]);
    assert_eq!((&request["state"], &request["about"]), (&json!("accepted"), &json!("research")));
    assert_eq!(request["events"][0]["kind"], "sent");
    let talk = &shown["interviews"][0];
    assert_eq!((&talk["state"], &talk["minutes"]), (&json!("scheduled"), &json!(45)));
    assert_eq!(talk["ends_at"], "2026-11-13T10:45:00+01:00");
    assert_eq!(
        shown["timeline"][0],
        json!({ "at": "2026-11-09T09:00:00+01:00", "kind": "sent", "text": "asked by LinkedIn, about research" })
    );
}

#[test]
fn the_book_lies_where_it_is_told_to() {
    let mut somebody = Regards::new();
    let home = somebody.home();
    somebody.shows(
        "paths",
        &[
            "  book     ~/.local/share/regards/book.json",
            "  backups  ~/.local/share/regards/.book.json.backups",
            "  lock     ~/.local/share/regards/.book.json.lock",
            "  config   ~/.config/regards/config",
        ],
    );
    somebody.env("XDG_DATA_HOME", &format!("{}/data", home.display()));
    assert_eq!(somebody.run("paths --json").json()["book"], "~/data/regards/book.json");
    somebody.env("REGARDS_FILE", &format!("{}/mine.json", home.display()));
    assert_eq!(somebody.run("paths --json").json()["book"], "~/mine.json");
    assert_eq!(somebody.run("--file other.json paths --json").json()["book"], "~/other.json");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_left_alone() {
    let cases = [
        ("{ \"format\": 1, \"contacts\": { ", "error: ~/.local/share/regards/book.json:1:"),
        ("", "error: ~/.local/share/regards/book.json is empty"),
        ("{ \"format\": 99 }", "error: ~/.local/share/regards/book.json was written by a newer regards"),
    ];
    for (text, beginning) in cases {
        let somebody = Regards::with_book(text);
        for line in ["today", "log quill sent", "list", "check", "status"] {
            let ran = somebody.run(line);
            assert!(ran.err.starts_with(beginning), "{line}: {}", ran.err);
            assert_eq!((ran.out.as_str(), ran.code), ("", 1), "{line}");
            assert!(!ran.changed());
        }
    }
}

#[test]
fn a_book_that_is_not_sound_is_checked_fault_by_fault() {
    let somebody = Regards::with_book(
        r#"{ "format": 1, "contacts": {
            "k7q2m4xw": { "name": "Ada Quill", "source": { "kind": "referral", "by": "zzzzzzzz" } },
            "m3b8t0ra": { "name": "Ben Ode", "zone": "Mars/Base" } } }"#,
    );
    let ran = somebody.run("check");
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert!(ran.out.contains("Ada Quill") && ran.out.contains("Ben Ode"), "{}", ran.out);
    assert!(ran.err.starts_with("error: ~/.local/share/regards/book.json is not sound\n"), "{}", ran.err);
    let checked = somebody.run("check --json");
    assert_eq!((checked.code, checked.err.as_str()), (1, ""));
    assert_eq!(checked.json()["sound"], false);
}

#[test]
fn a_remark_that_would_take_the_place_of_notes_is_said_to() {
    let somebody = Regards::with_people();
    let way = "the person's notes: `regards set k7q2m4xw notes=TEXT`";
    for (notes, end) in [("", "\n"), ("'Met in May'", ", in place of those that are there\n")] {
        somebody.run(&format!("set quill notes={notes}"));
        let ran = somebody.run("note quill danced all night");
        assert!(ran.err.contains(&format!("{way}{end}")) && ran.code == 1, "{}", ran.err);
    }
}

#[test]
fn kept_versions_that_cannot_be_looked_for_are_not_said_to_be_none() {
    let somebody = Regards::with_people();
    let unnamed = somebody.run("restore");
    assert!(unnamed.err.contains("No version of this book is kept yet"), "{}", unnamed.err);
    somebody.put(".local/share/regards/.book.json.backups", "a file of another program");
    for verb in ["restore", "restore ''", "backups"] {
        let ran = somebody.run(verb);
        assert_eq!((ran.out.as_str(), ran.code), ("", 1), "{verb}");
        assert!(ran.err.starts_with("error: Cannot look into "), "{verb}: {}", ran.err);
    }
}

#[test]
fn a_kept_version_is_restored_and_that_is_taken_back() {
    let somebody = Regards::with_people();
    somebody.changes("log quill sent", &["Asked Ada Quill"]);
    somebody.changes("log ben sent", &["Asked Ben Ode"]);
    let listed = somebody.run("backups --json").json();
    let backups = listed["backups"].as_array().unwrap();
    assert_eq!(backups.len(), 2);
    let oldest = backups[1]["name"].as_str().unwrap();
    // Where none is named, the kept ones are.
    for unnamed in ["restore", "restore ''"] {
        let ran = somebody.run(unnamed);
        assert_eq!((ran.out.as_str(), ran.code), ("", 2), "{unnamed}");
        assert!(ran.err.starts_with("error: Restore which kept version?\n"), "{}", ran.err);
        assert!(ran.err.contains(oldest) && ran.err.contains("`regards backups` lists all"), "{}", ran.err);
    }
    let ran = somebody.run(&format!("restore {oldest}"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("Restored the book of "), "{}", ran.out);
    assert_eq!(somebody.book()["contacts"]["m3b8t0ra"].get("events"), None);
    assert_eq!(somebody.run("undo").code, 0);
    assert!(somebody.book()["contacts"]["m3b8t0ra"].get("events").is_some());
    let ran = somebody.run("restore 1999");
    assert_eq!((ran.out.as_str(), ran.code), ("", 1));
    assert_eq!(ran.err, "error: There is no backup called \"1999\"; regards backups lists them\n");
}

#[test]
fn a_damaged_book_is_mended_by_its_backup() {
    let somebody = Regards::with_people();
    somebody.changes("log quill sent", &["Asked Ada Quill"]);
    truncate(&somebody);
    let ran = somebody.run("log ben sent");
    assert_eq!(ran.code, 1);
    let name = ran.err.split("regards restore ").nth(1).unwrap().split(')').next().unwrap().to_owned();
    let ran = somebody.run(&format!("restore {name}"));
    let kept = ran.err.split("what could not be read is kept as ~/").nth(1).unwrap().trim_end().to_owned();
    assert_eq!((ran.code, ran.err.lines().count()), (0, 1), "{}", ran.err);
    assert_eq!(fs::metadata(somebody.home().join(kept)).unwrap().len(), 40);
    assert_eq!(somebody.run("list").out.lines().count(), 2);
}

fn truncate(somebody: &Regards) {
    File::options().write(true).open(somebody.file()).unwrap().set_len(40).unwrap();
}

#[test]
fn data_never_commands_the_terminal() {
    let somebody = Regards::with_book(
        "{ \"format\": 1, \"contacts\": { \"k7q2m4xw\": { \"name\": \"A\\u001b]0;x\\u0007da \\u202eQuill\", \
         \"notes\": \"one\\u009b2Jtwo\" } } }",
    );
    somebody.run("log k7q2m4xw held yest 15:00");
    for line in
        ["today", "list", "show ada", "today --json", "show ada --json", "list --json", "log ada accepted"]
    {
        let ran = somebody.run(line);
        let printed = format!("{}{}", ran.out, ran.err);
        let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!printed.contains(bad) && printed.len() > 20, "{line}: {printed:?}");
    }
    assert_eq!(somebody.run("show k7q2m4xw --json").json()["contact"]["notes"], "one\u{9b}2Jtwo");
}

#[test]
fn colour_only_where_it_is_asked_for() {
    let mut somebody = Regards::with_people();
    somebody.run("log ben held yest 15:00");
    assert!(!somebody.run("today").out.contains('\u{1b}'));
    assert!(somebody.run("today --color always").out.contains("\u{1b}[1mFOR TODAY\u{1b}[0m"));
    somebody.env("NO_COLOR", "1");
    assert!(somebody.run("today --color always").out.contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let somebody = Regards::with_people();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = somebody.command("list").stdout(writer).stderr(Stdio::piped()).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), [].as_slice()));
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_told() {
    let somebody = Regards::with_people();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let run = |line: &str| {
        let output = somebody.command(line).stdout(full()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let told = "error: not all could be printed: the disk is full\n\
                hint: what came out is not whole; look where standard output goes to\n"
        .to_owned();
    assert_eq!(run("list"), (Some(1), told.clone()));
    // What is saved is saved, whatever becomes of the words about it.
    let was = fs::read(somebody.file()).unwrap();
    assert_eq!(run("log quill sent"), (Some(0), told));
    assert_ne!(fs::read(somebody.file()).unwrap(), was);
}

#[test]
fn a_zone_without_a_name_counts_by_its_offsets_and_an_unknown_one_is_said() {
    let mut somebody = Regards::with_people();
    somebody.env("TZ", "XYZ-9");
    assert_eq!(somebody.run("status --format json").json()["now"], "2026-11-12T16:04:00+09:00");
    let mut somebody = Regards::with_people();
    somebody.env("TZ", "Atlantis");
    let ran = somebody.run("today");
    assert_eq!(
        ran.err,
        "notice: TZ is \"Atlantis\", which is not the name of a time zone; times are in UTC. Set TZ, for instance \
         TZ=Europe/Vienna\n"
    );
    assert!(ran.out.starts_with("Thursday 12 November 2026, 07:04"), "{}", ran.out);
}

#[test]
fn the_same_seed_makes_the_same_book() {
    let somebody = Regards::new();
    let made = |line: &str| somebody.run(line).out;
    let book = made("sample --people 12 --pool 3 --seed 7");
    assert_eq!(book, made("sample --people 12 --pool 3 --seed 7"));
    assert_ne!(book, made("sample --people 12 --pool 3 --seed 8"));
    let other = Regards::with_book(&book);
    assert_eq!(other.run("list --all --json").json()["contacts"].as_array().unwrap().len(), 15);
    assert_eq!(other.run("check").code, 0);
    assert_eq!(other.run("log k7q2m4xw sent").code, 1);
}

#[test]
fn every_verb_has_examples_that_are_its_own() {
    let somebody = Regards::new();
    let help = somebody.run("--help").out;
    let verbs: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|verb| !verb.is_empty()))
        .collect();
    assert!(verbs.len() > 15, "{verbs:?}");
    for verb in verbs {
        let long = somebody.run(&format!("{verb} --help"));
        let examples = long.out.split("\nExamples:\n").nth(1).and_then(|rest| rest.split("\n\n").next());
        assert!(examples.unwrap().contains(&format!("regards {verb}")), "{}", long.out);
        let short = somebody.run(&format!("{verb} -h"));
        assert_eq!(short.out, long.out);
    }
}

#[test]
fn what_no_message_settles_says_what_does() {
    let somebody = Regards::with_people();
    somebody.run("log quill scheduled tomorrow 15:00 --via zoom");
    let today = somebody.run("today --all --json").json();
    let ids = today["follow_ups"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap());
    for id in ids.filter(|id| id.starts_with("prepare-") || id.starts_with("outcome-")) {
        let refused = somebody.run(&format!("draft {id} --eml ada.eml"));
        assert_eq!(refused.code, 1);
        assert!(refused.err.starts_with(&format!("error: No message settles {id}: ")), "{}", refused.err);
        let hint = format!(
            "hint: `regards done {id}` does; `regards draft k7q2m4xw --kind update` writes to Ada Quill"
        );
        assert!(refused.err.contains(&hint), "{}", refused.err);
        assert_eq!(somebody.run("draft k7q2m4xw --kind update --bare").code, 0);
    }
    assert!(today.to_string().contains("prepare-"), "{today}");
}
