//! What people type wrong: each gets the reason and what to do, and nothing changes.

use crate::regards::Regards;

#[test]
fn nobody_or_more_than_one_is_meant() {
    let somebody = Regards::with_people();
    somebody.refuses(
        "log zoe sent",
        &[
            "error: Nobody in the book is \"zoe\"",
            "hint: `regards list` names everyone, with --all the pool too; `regards add` makes a new person",
        ],
    );
    somebody.refuses(
        "log ada sent",
        &[
            "error: \"ada\" may be any of 2 people",
            "  k7q2m4xw  Ada Quill, research lead, Hale Health",
            "  p5c9v1sz  Ada Lund (in the pool)",
            "hint: write more of the name, or the id",
        ],
    );
    somebody.refuses(
        "done nobody",
        &[
            "error: Nothing to do, and nobody, is called \"nobody\"",
            "hint: `regards today --all` lists what there is",
        ],
    );
    somebody.refuses(
        "done nudge-k7q2m4xw",
        &[
            "error: There is nothing to do called nudge-k7q2m4xw: it is settled, let go, or never was",
            "hint: `regards today --all` lists what there is",
        ],
    );
    somebody.refuses(
        "done ben",
        &["error: Nothing is to be done for Ben Ode now", "hint: `regards today --all` lists what there is"],
    );
}

#[test]
fn impossible_dates() {
    let somebody = Regards::with_people();
    let cases: &[(&str, &[&str])] = &[
        ("30 feb", &["error: February has 28 or 29 days"]),
        ("3/4", &["error: 3/4 could be 3 April or 4 March: write 3 apr or 4 mar"]),
        ("25:00", &["error: 25:00 is no time of day: hours go from 0 to 23"]),
        (
            "quill",
            &[
                "error: \"quill\" is not a date: write fri, 27 nov, 3pm, in 2 days or 2026-11-27",
                "hint: a name of several words goes in quotes: 'Ada Quill'",
            ],
        ),
    ];
    for (when, reasons) in cases {
        somebody.refuses(&format!("log quill sent {when}"), reasons);
    }
}

#[test]
fn thanks_twice() {
    let somebody = Regards::with_people();
    somebody.changes("log quill held yest 3pm", &["Talked with Ada Quill, Wed 11 Nov, 15:00"]);
    somebody.changes("log quill thanked --via card", &["Thanked Ada Quill by card"]);
    somebody.refuses(
        "log quill thanked",
        &[
            "error: Ada Quill is thanked already, Thu 12 Nov, 08:04",
            "hint: `held` notes a talk, `touched` any other message of yours",
            "or: note it as another message",
            "  regards log k7q2m4xw touched",
        ],
    );
}

#[test]
fn talks_at_the_wrong_side_of_now() {
    let somebody = Regards::with_people();
    somebody.refuses(
        "log ben scheduled 2026-11-10 15:00 --via zoom",
        &[
            "error: Tue 10 Nov, 15:00 is past, so no talk can be booked for it",
            "hint: `held` notes that you talked then",
            "or: we talked then",
            "  regards log m3b8t0ra held 2026-11-10T15:00:00+01:00 --via Zoom",
        ],
    );
    // The line that is offered does it.
    somebody.changes(
        "log m3b8t0ra held 2026-11-10T15:00:00+01:00 --via Zoom",
        &["Talked with Ben Ode, Tue 10 Nov, 15:00"],
    );
    somebody.refuses(
        "log quill held 2026-11-12 15:00",
        &[
            "error: Thu 12 Nov, 15:00 is still to come, so the talk with Ada Quill cannot be over",
            "hint: if you talked already, say when it began, like `held yest 3pm`; `scheduled` books a talk",
            "or: book it for then",
            "  regards log k7q2m4xw scheduled 2026-11-12T15:00:00+01:00",
        ],
    );
    somebody.refuses(
        "log quill held",
        &[
            "error: No talk with Ada Quill was booked, so it is not known when you talked",
            "hint: say when it began, like `held yest 3pm`",
        ],
    );
}

#[test]
fn an_answer_to_a_request_never_sent() {
    let somebody = Regards::with_people();
    somebody.refuses(
        "log ben accepted",
        &[
            "error: No request to Ben Ode is noted, so there is nothing to answer",
            "hint: `sent` notes the request first",
            "or: note the request too",
            "  regards log m3b8t0ra sent && regards log m3b8t0ra accepted",
        ],
    );
}

#[test]
fn the_lines_that_are_offered_go_to_the_same_book() {
    let somebody = Regards::with_people();
    let file = somebody.file().display().to_string();
    let ran = somebody.run(&format!("--file '{file}' --now 2026-11-12T09:00:00+01:00 log ben thanked"));
    let offered = ran.err.lines().last().unwrap().trim().to_owned();
    assert_eq!(
        offered,
        "regards --file ~/.local/share/regards/book.json --now 2026-11-12T09:00:00+01:00 log m3b8t0ra touched"
    );
}

#[test]
fn a_name_that_is_none() {
    let somebody = Regards::with_people();
    somebody.refuses("set quill name=' '", &["error: A person needs a name"]);
    let long = "x".repeat(10_000);
    somebody.refuses(
        &format!("set quill name={long}"),
        &["error: A name of 10000 characters is too long; 200 fit, notes hold the rest"],
    );
}

#[test]
fn wrong_usage_exits_with_2() {
    let somebody = Regards::with_people();
    let cases = [
        ("", "error: The screens need a terminal\nhint: `regards today` says the same as plain text\n"),
        ("today --demo", "error: unexpected argument '--demo' found"),
        ("frobnicate", "error: unrecognized subcommand 'frobnicate'"),
        ("log quill danced", "error: invalid value 'danced' for '<EVENT>'"),
        ("log quill", "error: the following required arguments were not provided:"),
        ("--now noon today", "error: invalid value 'noon' for '--now <RFC3339>'"),
        ("set quill", "error: `set` takes a person and fields"),
        ("set quill role", "error: `set` takes a person and fields"),
    ];
    for (line, beginning) in cases {
        let ran = somebody.run(line);
        assert!(ran.err.starts_with(beginning), "{line}: {}", ran.err);
        assert_eq!((ran.out.as_str(), ran.code), ("", 2), "{line}");
    }
    let mut somebody = Regards::with_people();
    let ran = somebody.at("noon").run("today");
    assert_eq!(
        (ran.err.as_str(), ran.code),
        ("error: REGARDS_NOW: \"noon\" is not a time with an offset, like 2026-11-12T08:04:00+01:00\n", 2)
    );
}
