//! Text that would do something to a terminal, in every field of a book: no place ever shows it raw.

use crate::{store::format, tui::test_app::TestApp};

/// As it stands in the file: an escape, a bidi override, a zero-width space, marks on marks, joined emoji, wide
/// letters, line breaks and controls.
const HOSTILE: &str = r"\u001b[31mEVIL\u202egnp\u200b Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307 \ud83d\udc69\u200d\ud83d\udc69 \u6f22\u5b57\r\n\t\u0007\u009b31m";

const BOOK: &str = r#"{"format": 1, "goals": {"introduction": "@"}, "contacts": {"k7q2m4x0": {
    "name": "@", "employer": "@", "role": "@", "field": "@", "emails": ["@"], "phones": ["@"], "profile": "@",
    "source": {"kind": "friend"}, "notes": "@", "tags": ["@"],
    "requests": {"k7q2m4xw": {"about": "@", "channel": "e-mail"}},
    "interviews": {"k7q2m4xy": {"starts_at": "2026-11-12T15:00:00+01:00", "zone": "Europe/Vienna", "minutes": 30,
        "medium": "Zoom", "place": "@", "notes": "@",
        "preparation": {"research": "@", "terms": "@", "expects": "@"},
        "answers": [{"question": "@", "topic": "@", "text": "@"}, {"question": "@ 2", "starred": true}]}},
    "events": {
        "k7q2m4xx": {"at": "2026-11-02T10:00:00+01:00", "logged_at": "2026-11-02T10:00:00+01:00", "kind": "sent",
            "request": "k7q2m4xw", "note": "@"},
        "k7q2m4xa": {"at": "2026-11-03T10:00:00+01:00", "logged_at": "2026-11-03T10:00:00+01:00",
            "kind": "scheduled", "interview": "k7q2m4xy", "starts_at": "2026-11-12T15:00:00+01:00", "note": "@"}},
    "reminders": {"k7q2m4xz": {"at": "2026-11-11T10:00:00+01:00", "logged_at": "2026-11-11T10:00:00+01:00",
        "text": "@"}}}}}"#;

#[test]
fn no_field_reaches_the_screen_raw() {
    let (book, _) = format::read(BOOK.replace('@', HOSTILE).as_bytes()).unwrap();
    let scripts = [
        "",
        "r",
        "r j",
        "n",
        "n h",
        "z",
        "D",
        "x",
        "d",
        "?",
        "3",
        "3 / e v i l",
        "3 /  h",
        "3 Enter",
        "3 Enter G",
        "3 Enter Tab Tab",
        "3 e",
        "3 e S-Tab",
        "3 x",
        "3 X",
        "3 Space n",
        "3 Space x",
        "a E V I L",
        "x p",
        "d u",
        "b",
        "b 1",
        "b 1 Esc j j",
        "b 1 Tab E V I L Esc g",
    ];
    for (columns, rows) in [(80, 24), (40, 10), (140, 40)] {
        for script in scripts {
            let mut app = TestApp::with(book.clone()).size(columns, rows);
            app.keys(script);
            app.effects();
            let raw = |c: char| {
                (c.is_control() && c != '\n')
                    || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            let text = app.text();
            assert!(!text.contains(raw), "{script} at {columns}x{rows}: {text:?}");
            assert!(!text.contains("\u{304}\u{305}"), "{script} at {columns}x{rows}: {text:?}");
        }
        // The name stands there all the same.
        assert!(TestApp::with(book.clone()).size(columns, rows).shows("^[[31m"));
    }
}
