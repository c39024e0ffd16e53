//! What the shell, the bar and the machine's timers get.

use std::process::Command;

use serde_json::{Value, json};

use crate::regards::{MORNING, Regards};

/// Ada is to be written to today, and two others are of the same name.
fn somebody() -> Regards {
    let mut somebody = Regards::with_book(
        r##"{ "format": 1, "contacts": {
            "k7q2m4xw": { "name": "Ada Quill", "employer": "Hale Health", "role": "research lead" },
            "m3b8t0ra": { "name": "Zoë O'Hara", "employer": "Orbit Ltd" },
            "p5c9v1sz": { "name": "Ada Lund", "pool": true },
            "r2d4f6h8": { "name": "Kim Doe", "employer": "Hale Health" },
            "s3e5g7j9": { "name": "Kim Doe", "employer": "Civica" },
            "t4f6h8k0": { "name": "#(reboot) <b>", "discreet": true } } }"##,
    );
    somebody.at("2026-11-12T07:00:00+01:00");
    assert_eq!(somebody.run("remind quill 8am write").code, 0);
    assert_eq!(somebody.run("remind t4f6h8k0 8am call").code, 0);
    somebody.at(MORNING);
    somebody
}

#[test]
fn bars_get_counts_and_names_only_where_they_are_asked_for() {
    let somebody = somebody();
    assert_eq!(somebody.run("status").out, "2 due\n");
    assert_eq!(somebody.run("status --format tmux").out, "2 due\n");
    // One line; nobody discreet is ever named.
    let waybar = |line: &str| -> Value {
        let ran = somebody.run(line);
        assert_eq!((ran.out.lines().count(), ran.code), (1, 0), "{line}");
        ran.json()
    };
    let expected = json!({ "text": "2 due", "tooltip": "2 due", "class": "due", "alt": "due" });
    assert_eq!(waybar("status --format waybar"), expected);
    let named = waybar("status --format waybar --names");
    assert_eq!((&named["text"], &named["tooltip"]), (&json!("2 due"), &json!("2 due\nAda Quill")));
    assert_eq!(somebody.run("status --format tmux --names").out, "2 due: Ada Quill\n");
    assert_eq!(somebody.run("status --json --names").json()["names"], json!(["Ada Quill"]));
    assert_eq!(somebody.run("status --json").json().get("names"), None);
    let nobody = Regards::new();
    assert_eq!(nobody.run("status --format tmux").out, "");
    assert_eq!(nobody.run("status --format waybar").json()["class"], "none");
}

#[test]
fn timers_are_printed_for_the_book_at_hand_and_name_nobody() {
    let mut somebody = somebody();
    let program = env!("CARGO_BIN_EXE_regards");
    for (kind, begins) in [
        ("--systemd", "# ~/.config/systemd/user/regards.service\n"),
        ("--cron", "# For "),
        ("--launchd", "<?xml "),
    ] {
        let ran = somebody.run(&format!("timer {kind}"));
        assert!(ran.out.starts_with(begins) && ran.out.contains(&format!("{program} status")), "{}", ran.out);
        assert!(!ran.out.contains("Ada") && !ran.out.contains("--names"), "{}", ran.out);
        assert!(somebody.run(&format!("timer {kind} --names")).out.contains("status --names"));
    }
    assert!(somebody.run("timer --cron --at 7:30").out.contains("\n30 7 * * 1,2,3,4,5 "));
    assert_eq!(somebody.run("settings weekend='fri sat' morning=9:15").code, 0);
    assert!(somebody.run("timer --systemd").out.contains("\nOnCalendar=Mon,Tue,Wed,Thu,Sun 09:15\n"));
    let home = somebody.home().display().to_string();
    somebody.env("REGARDS_FILE", &format!("{home}/my book.json"));
    assert!(somebody.run("timer --cron").out.contains("--file '~/my book.json' status"));
    for line in ["timer", "timer --cron --systemd", "timer --cron --at 25:00"] {
        assert_eq!(somebody.run(line).code, 2, "{line}");
    }
}

#[test]
fn the_line_of_a_timer_shows_the_count_and_nothing_where_there_is_none() {
    let mut somebody = somebody();
    let ran = |somebody: &Regards, line: &str| {
        let printed = somebody.run(line).out.replace('~', &somebody.home().display().to_string());
        let script = printed.lines().last().unwrap().splitn(6, ' ').last().unwrap().to_owned();
        // In the place of the desktop, functions that say what it was given.
        let desktop = "notify-send() { printf '[%s]' \"$@\"; }; osascript() { printf '[%s]' \"$@\"; }; ";
        let mut command = somebody.command("");
        let environment: Vec<_> = command
            .get_envs()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect();
        command = Command::new("bash");
        command
            .env_clear()
            .envs(environment)
            .env("PATH", "/usr/bin:/bin")
            .args(["-c", &format!("{desktop}{script}")]);
        let output = command.output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.code())
    };
    let (shown, code) = ran(&somebody, "timer --cron");
    assert!(shown.contains("2 due") && code == Some(0), "{shown}");
    assert!(ran(&somebody, "timer --cron --names").0.contains("2 due: Ada Quill"));
    somebody.at("2026-11-11T08:00:00+01:00");
    assert_eq!(ran(&somebody, "timer --cron"), (String::new(), Some(0)));
}

#[test]
fn every_shell_gets_a_script_with_every_verb() {
    let somebody = Regards::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = somebody.run(&format!("completions {shell}"));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        for word in ["snooze", "completions", "--for-good"] {
            let word = if shell == "fish" { word.trim_start_matches('-') } else { word };
            assert!(ran.out.contains(word), "{shell} lacks {word}");
        }
    }
    assert_eq!(somebody.run("completions").code, 2);
    assert_eq!(somebody.run("completions tcsh").code, 2);
}

#[test]
fn a_word_becomes_whoever_the_verb_will_find() {
    let somebody = somebody();
    let words = |line: &str| -> Vec<String> {
        let ran = somebody.run(&format!("completions -- {line}"));
        assert_eq!(ran.code, 0, "{line}: {}", ran.err);
        ran.out.lines().map(|line| line.split('\t').next().unwrap().to_owned()).collect()
    };
    assert_eq!(words("show ad"), ["Ada Lund", "Ada Quill"]);
    assert_eq!(words("show zoe"), ["Zoë O'Hara"]);
    assert_eq!(words("show 'zoe o'"), ["Zoë O'Hara"]);
    assert_eq!(words("show quill"), ["Ada Quill"]);
    assert_eq!(words("show nobody"), [""; 0]);
    // Two of one name are told apart by where they work; nobody of the pool is in the way of an empty word.
    assert_eq!(words("show kim"), ["Kim Doe Civica", "Kim Doe Hale Health"]);
    assert!(!words("show ''").contains(&"Ada Lund".to_owned()));
    for verb in ["show", "log", "note", "remind", "delete", "--json retire", "draft", "plan zoe"] {
        assert!(words(&format!("{verb} ada")).contains(&"Ada Quill".to_owned()), "{verb}");
    }
    for verb in ["done", "snooze", "drop"] {
        assert_eq!(words(&format!("{verb} ada")), ["Ada Quill"]);
        let ids = words(&format!("{verb} remin"));
        assert!(ids.len() == 2 && ids.iter().all(|id| id.starts_with("reminder-")), "{ids:?}");
    }
    assert_eq!(words("settings the"), ["theme="]);
    assert_eq!(words("settings theme=mono morn"), ["morning="]);
    assert_eq!(words("settings theme=m"), ["theme=mono"]);
    assert_eq!(words("restore ''").len(), 2);
    assert_eq!(words("log ada sc"), ["scheduled"]);
    assert_eq!(words("status --format way"), ["waybar"]);
    assert_eq!(words("log ada sent --introduction-to zo"), ["Zoë O'Hara"]);
    // What is offered is understood; the harness has no other quotes than these.
    for word in words("show ''") {
        assert_eq!(somebody.run(&format!("show '{}'", word.replace('\'', "’"))).code, 0, "{word}");
    }
    for line in
        ["''", "sh", "show --js", "show ada quill", "list ad", "add ad", "log ada sent mon", "--file x"]
    {
        let ran = somebody.run(&format!("completions -- {line}"));
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{line}");
    }
}

#[test]
fn bash_completes_people_verbs_and_options() {
    let somebody = somebody();
    let program = env!("CARGO_BIN_EXE_regards");
    let complete = |words: &[&str]| -> Vec<String> {
        let mut command = Command::new("bash");
        let script = format!(
            "source <('{program}' completions bash)\n\
             COMP_WORDS=('{program}' \"$@\"); COMP_CWORD=$#\n\
             _regards_or_people '{program}' \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        command
            .env_clear()
            .env("HOME", somebody.home())
            .env("PATH", "/usr/bin:/bin")
            .env("LC_ALL", "C.UTF-8");
        command.env("REGARDS_NOW", MORNING).env("TZ", "Europe/Vienna");
        let output = command.args(["--norc", "-c", &script, "bash"]).args(words).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
    };
    assert_eq!(complete(&["show", "ad"]), [r"Ada\ Lund", r"Ada\ Quill"]);
    assert_eq!(complete(&["note", "'Ada Q"]), ["Ada Quill"]);
    assert_eq!(complete(&["done", "ada"]), [r"Ada\ Quill"]);
    assert_eq!(complete(&["log", "ada", "sch"]), ["scheduled"]);
    assert_eq!(complete(&["snoo"]), ["snooze"]);
    assert_eq!(complete(&["log", "ada", "sent", "--for"]), ["--for-good"]);
    assert_eq!(complete(&["show", "nobody"]), [""]);
    // With nothing typed a file comes in question, which bash finds itself, and no option.
    assert_eq!(complete(&["import", "vcard", ""]), [""]);
    assert_eq!(complete(&["import", "vcard", "--dr"]), ["--dry-run"]);
}

#[test]
fn the_manual_page_has_every_verb_with_its_examples() {
    let somebody = Regards::new();
    let page = somebody.run("man").out;
    insta::assert_snapshot!(
        page.lines()
            .filter(|line| line.starts_with(".SH") || line.starts_with(".SS") || line.starts_with(".TH"))
            .collect::<Vec<_>>()
            .join("\n")
    );
    let help = somebody.run("--help").out;
    let verbs =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    for verb in
        verbs.filter_map(|line| line.strip_prefix("  ")?.split(' ').next().filter(|verb| !verb.is_empty()))
    {
        let (_, section) = page.split_once(&format!(".SS \"regards {verb}\"\n")).unwrap();
        let section = section.split("\n.SS ").next().unwrap();
        let verb = verb.replace('-', "\\-");
        assert!(section.contains(&format!("\n  regards {verb}")), "{section}");
    }
    // Nothing is a request that nobody made, and no apostrophe begins one.
    let known =
        [".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi", ".RS", ".RE", ".br", ".sp", ".IP", ".ie", ".el"];
    for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
        assert!(known.iter().any(|known| line.starts_with(known)), "{line}");
    }
}
