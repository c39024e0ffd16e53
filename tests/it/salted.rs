//! Text that would do something to a terminal, in every field of a book that takes text, whatever the fields are.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What a joiner between two letters does nothing but hide, first, so that it is seen where a text is cut; sequences
/// that colour, name the window, link, write the clipboard and reach the terminal's own interpreters, in seven bits and
/// in eight; orders and letters that are not seen; a tower of marks; controls, and every kind of line break.
pub const SALT: &str = "Q\u{200c}q\u{200d}\u{1b}[31m\u{1b}]0;x\u{7}\u{1b}]8;;http://x\u{1b}\\\u{1b}]52;c;eA==\u{7}\u{1b}Pq\u{1b}\\\u{1b}_G\u{1b}\\\u{9b}2J\u{90}\u{9d}0;y\u{9c}\u{85}\u{202a}\u{202e}\u{2066}\u{2069}\u{200b}\u{200e}\u{200f}\u{2060}\u{feff}\u{61c}\u{e0041}\u{1d173}\u{2028}\u{2029}e\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306} \0\u{7f}\u{8}\u{b}\r\t\n";

/// Some of it, for what has little room.
pub const PINCH: &str =
    "Q\u{200c}\u{1b}[31m\u{202e}\u{2028}e\u{300}\u{301}\u{302}\u{303}\u{304}\u{305} \u{9b}J";

/// Objects whose keys are ids, names or words, and no fields.
const MAPS: [&str; 16] = [
    "contacts",
    "requests",
    "interviews",
    "events",
    "referrals",
    "promises",
    "advice",
    "leads",
    "reminders",
    "decisions",
    "drafts",
    "told",
    "templates",
    "ticks",
    "timings",
    "question_lists",
];

/// Fields of text in which only ids, times and the words of the format stand; `*` is a key of one of the [`MAPS`],
/// `*=` that key itself.
pub const STRICT: [&str; 73] = [
    "contacts.*=",
    "contacts.*.advice.*=",
    "contacts.*.advice.*.closed_at",
    "contacts.*.advice.*.interview",
    "contacts.*.advice.*.logged_at",
    "contacts.*.consent.at",
    "contacts.*.consent.on",
    "contacts.*.decisions.*=",
    "contacts.*.decisions.*.dropped_at",
    "contacts.*.decisions.*.opens",
    "contacts.*.decisions.*.snoozed_until",
    "contacts.*.drafts.*=",
    "contacts.*.events.*=",
    "contacts.*.events.*.at",
    "contacts.*.events.*.by",
    "contacts.*.events.*.for",
    "contacts.*.events.*.interview",
    "contacts.*.events.*.kind",
    "contacts.*.events.*.logged_at",
    "contacts.*.events.*.referral",
    "contacts.*.events.*.request",
    "contacts.*.events.*.starts_at",
    "contacts.*.events.*.until",
    "contacts.*.imported.on",
    "contacts.*.interviews.*=",
    "contacts.*.interviews.*.debrief.gaps.kind",
    "contacts.*.interviews.*.debrief.verdict",
    "contacts.*.interviews.*.debrief.waiting",
    "contacts.*.interviews.*.live.begun_at",
    "contacts.*.interviews.*.live.closing",
    "contacts.*.interviews.*.live.over_at",
    "contacts.*.interviews.*.request",
    "contacts.*.interviews.*.starts_at",
    "contacts.*.interviews.*.ticks.*",
    "contacts.*.leads.*=",
    "contacts.*.leads.*.closes",
    "contacts.*.leads.*.interview",
    "contacts.*.leads.*.logged_at",
    "contacts.*.leads.*.outcome",
    "contacts.*.leads.*.outcome_at",
    "contacts.*.promises.*=",
    "contacts.*.promises.*.by",
    "contacts.*.promises.*.due",
    "contacts.*.promises.*.interview",
    "contacts.*.promises.*.kept_at",
    "contacts.*.promises.*.logged_at",
    "contacts.*.referrals.*=",
    "contacts.*.referrals.*.at",
    "contacts.*.referrals.*.interview",
    "contacts.*.referrals.*.logged_at",
    "contacts.*.referrals.*.to",
    "contacts.*.reminders.*=",
    "contacts.*.reminders.*.at",
    "contacts.*.reminders.*.done_at",
    "contacts.*.reminders.*.logged_at",
    "contacts.*.requests.*=",
    "contacts.*.requests.*.for",
    "contacts.*.requests.*.to",
    "contacts.*.retired.at",
    "contacts.*.source.by",
    "contacts.*.source.kind",
    "contacts.*.zone",
    "landed",
    "saved.at",
    "saved.writer",
    "settings.away.from",
    "settings.away.to",
    "settings.days_off",
    "settings.morning",
    "settings.timings.*=",
    "settings.weekend",
    "settings.zone",
    "templates.*=",
];

/// A book with salt in it.
pub struct Salted {
    /// As a file.
    pub text: String,
    /// The fields that have it. `§7§` stands before the salt of the eighth.
    pub fields: Vec<String>,
}

/// `book` with salt before or after what stands in every field of text that is not strict.
pub fn salted(book: &Value, salt: &str, in_front: bool) -> Salted {
    let fields: Vec<String> =
        fields(book).into_iter().filter(|field| !STRICT.contains(&field.as_str())).collect();
    let place = |field: &str| fields.iter().position(|it| it == field);
    let text = with_salt(book, "", (salt, in_front), &place).to_string();
    Salted { text, fields }
}

/// The fields of text in a book.
pub fn fields(book: &Value) -> BTreeSet<String> {
    let found = std::cell::RefCell::new(BTreeSet::new());
    with_salt(book, "", ("", false), &|field| {
        found.borrow_mut().insert(field.to_owned());
        None
    });
    found.into_inner()
}

/// `value` with salt in the fields that have a number.
pub fn with_salt(
    value: &Value,
    field: &str,
    (salt, in_front): (&str, bool),
    number: &impl Fn(&str) -> Option<usize>,
) -> Value {
    let salted = |text: &str, field: &str| {
        // Nothing longer fits into a line to tick.
        let salt = if field.starts_with("settings.prepare.") { PINCH } else { salt };
        match number(field) {
            None => text.to_owned(),
            Some(number) if in_front => format!("§{number}§{salt}{text}"),
            Some(number) => format!("{text}§{number}§{salt}"),
        }
    };
    match value {
        Value::String(text) => Value::String(salted(text, field)),
        Value::Array(list) => list.iter().map(|it| with_salt(it, field, (salt, in_front), number)).collect(),
        Value::Object(map) => {
            let is_map = is_map(field);
            let dot = if field.is_empty() { "" } else { "." };
            let part = |(key, value): (&String, &Value)| {
                let key_as = |part: &str| format!("{field}{dot}{part}");
                let (name, key) = if is_map {
                    (key_as("*"), salted(key, &key_as("*=")))
                } else {
                    (key_as(key), key.clone())
                };
                (key, with_salt(value, &name, (salt, in_front), number))
            };
            Value::Object(map.iter().map(part).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// Whether the keys of the object that is this field are no fields.
pub fn is_map(field: &str) -> bool {
    MAPS.iter().any(|name| field.split('.').next_back() == Some(name))
}

/// What in a text would do something to a terminal, and where it stands: a control but for those that are meant, an
/// order or a letter that is not seen, more marks on a letter than any script needs.
pub fn slips(text: &str, is_meant: impl Fn(char) -> bool) -> Vec<(usize, char)> {
    let mut marks = 0;
    let mut before = ' ';
    let mut slips = Vec::new();
    for (at, c) in text.char_indices() {
        if (' '..='~').contains(&c) {
            (marks, before) = (0, c);
            continue;
        }
        marks = if ('\u{300}'..='\u{36f}').contains(&c) { marks + 1 } else { 0 };
        let is_joiner = matches!(c, '\u{200c}' | '\u{200d}') && !before.is_ascii();
        let is_hidden = matches!(u32::from(c), 0xad | 0x34f | 0x61c | 0x180b..=0x180f | 0x200b..=0x200f
                | 0x2028..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0xfff0..=0xfffb
                | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff);
        if !is_meant(c) && (c.is_control() || (is_hidden && !is_joiner) || marks > 4) {
            slips.push((at, c));
        }
        before = c;
    }
    slips
}

/// The field whose salt stands last before a place in a text, or first behind it.
pub fn field_at<'a>(text: &str, at: usize, fields: &'a [String]) -> &'a str {
    let (before, after) = text.split_at(at);
    let tag = |parts: Vec<&str>| parts.into_iter().find_map(|part| part.parse::<usize>().ok());
    let number = tag(before.rsplit('§').collect()).or_else(|| tag(after.split('§').collect()));
    number.and_then(|number| fields.get(number)).map_or("?", String::as_str)
}

/// A made-up morning with whatever the golden book has more, and no setting but the usual ones.
pub fn full(made_up: &[u8]) -> Value {
    let mut full: Value = serde_json::from_slice(made_up).unwrap();
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    for (name, value) in golden.as_object().unwrap() {
        match (full.get_mut(name), value) {
            (Some(Value::Object(into)), Value::Object(from)) => {
                for (key, value) in from {
                    into.entry(key.clone()).or_insert_with(|| value.clone());
                }
            }
            // Who has landed is asked for nothing.
            _ if name == "landed" => {}
            _ => full[name] = value.clone(),
        }
    }
    full
}

/// Every field that a book has.
pub const GOLDEN: &str = include_str!("fixtures/book-format-2.json");
