//! Acts as the command lines that do them.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{global::Global, quote::quoted};
use crate::{
    domain::{
        book::Book,
        command::{Act, ContactChanges, Log, On, PassedTo, RecordEdit, Refer},
        event::Who,
        id::Id,
        moment::Moment,
        records::LeadOutcome,
    },
    edge::clock::Clock,
};

/// The beginning of a command line with the options that choose the book and the time, where they were given.
pub fn program(global: &Global) -> String {
    let mut words = vec!["regards".to_owned()];
    if let Some(file) = &global.file {
        words.push("--file".to_owned());
        words.push(quoted(&file.to_string_lossy()));
    }
    if let Some(Clock::Pretended(now)) = global.now {
        words.push("--now".to_owned());
        words.push(instant(now));
    }
    words.join(" ")
}

/// The command line that does `act`, where there is one. None does for somebody who would only be added with it: the
/// id is thrown away with the refused act.
pub fn command(program: &str, book: &Book, act: &Act) -> Option<String> {
    if person(act).is_some_and(|id| book.contact(id).is_none()) {
        return None;
    }
    let words = match act {
        Act::Together { acts, .. } => {
            let lines: Option<Vec<String>> = acts.iter().map(|act| command(program, book, act)).collect();
            return lines.filter(|lines| !lines.is_empty()).map(|lines| lines.join(" && "));
        }
        Act::Log(log) => logged(log, book),
        Act::AddContact(new) => {
            let facts = &new.facts;
            let known = [&facts.role, &facts.employer].map(|fact| fact.as_deref().unwrap_or_default());
            let line = match known {
                ["", ""] => new.name.to_string(),
                [role, ""] => format!("{}, {role}", new.name),
                [role, employer] => format!("{}, {role} at {employer}", new.name).replace(",  at", ", at"),
            };
            let another = if new.another_of_that_name { "--another" } else { "" };
            vec!["add".to_owned(), another.to_owned(), quoted(&line)]
        }
        Act::EditContact { contact, changes } => edited(*contact, changes),
        Act::Promote { contact } | Act::BringBack { contact } => words("promote", *contact, &[]),
        Act::Retire { contact, why } => words("retire", *contact, &[("--why", why)]),
        Act::Delete { contact } => words("delete", *contact, &[("--yes", "")]),
        Act::Remind { contact, at, text } => {
            vec!["remind".to_owned(), contact.to_string(), instant(*at), quoted(text)]
        }
        Act::Done { follow_up, when, channel } => {
            let mut words = vec!["done".to_owned(), follow_up.to_string()];
            words.extend(when.map(moment));
            words.extend(channel.iter().map(|channel| format!("--via {}", quoted(channel.as_str()))));
            words
        }
        Act::Snooze { follow_up, until } => {
            vec!["snooze".to_owned(), follow_up.to_string(), instant(*until)]
        }
        Act::LetGo { follow_up, .. } => vec!["drop".to_owned(), follow_up.to_string()],
        Act::Consent { contact, again, on } => {
            let from = on.map(|day| format!("--from {day}")).unwrap_or_default();
            let again = if *again { "yes" } else { "no" };
            vec!["consent".to_owned(), contact.to_string(), again.to_owned(), from]
        }
        Act::Refer(refer) => referred(refer, book)?,
        Act::Promise { contact, by, text, due, interview } => {
            let by = if *by == Who::Me { "" } else { "--by them" };
            noted("promise", *contact, text, &[("--due", *due)], *interview, by)
        }
        Act::Advise { contact, text, interview } => noted("advice", *contact, text, &[], *interview, ""),
        Act::Lead { contact, text, closes, interview } => {
            noted("lead", *contact, text, &[("--closes", *closes)], *interview, "")
        }
        Act::Record { record, edit } => became(*record, edit)?,
        Act::Land { at } => {
            vec!["land".to_owned(), at.map_or_else(|| "--undo".to_owned(), instant)]
        }
        Act::Tick { .. }
        | Act::Begin { .. }
        | Act::Interview { .. }
        | Act::Draft { .. }
        | Act::Template { .. }
        | Act::Questions(_)
        | Act::Set(_)
        | Act::Aim(_)
        | Act::Import { .. }
        | Act::Undo(_)
        | Act::Redo(_) => return None,
    };
    let words = words.iter().filter(|word| !word.is_empty()).map(String::as_str);
    Some(std::iter::once(program).chain(words).collect::<Vec<_>>().join(" "))
}

/// The person whom a command line would name by id.
fn person(act: &Act) -> Option<Id> {
    match act {
        Act::Log(log) => Some(log.contact),
        Act::Refer(refer) => Some(refer.by),
        Act::EditContact { contact, .. }
        | Act::Promote { contact }
        | Act::BringBack { contact }
        | Act::Retire { contact, .. }
        | Act::Delete { contact }
        | Act::Remind { contact, .. }
        | Act::Consent { contact, .. }
        | Act::Promise { contact, .. }
        | Act::Advise { contact, .. }
        | Act::Lead { contact, .. } => Some(*contact),
        _ => None,
    }
}

fn words(verb: &str, contact: Id, options: &[(&str, &str)]) -> Vec<String> {
    let mut words = vec![verb.to_owned(), contact.to_string()];
    for (option, value) in options {
        match (*option, *value) {
            ("--yes", _) => words.push("--yes".to_owned()),
            (_, "") => {}
            (option, value) => words.push(format!("{option} {}", quoted(value))),
        }
    }
    words
}

/// A record that is noted: whose, what, until when, in which talk.
fn noted(
    verb: &str,
    contact: Id,
    text: &str,
    days: &[(&str, Option<NaiveDate>)],
    interview: Option<Id>,
    by: &str,
) -> Vec<String> {
    let mut words = vec![verb.to_owned(), contact.to_string(), quoted(text), by.to_owned()];
    words.extend(days.iter().filter_map(|(option, day)| Some(format!("{option} {}", (*day)?))));
    words.extend(interview.map(|talk| format!("--on {talk}")));
    words
}

fn referred(refer: &Refer, book: &Book) -> Option<Vec<String>> {
    let to = passed_to(&refer.to, book).filter(|_| refer.at.is_none())?;
    let mut words = vec!["refer".to_owned(), refer.by.to_string(), quoted(&to)];
    words.extend(refer.to.introduced.then(|| "--introduced".to_owned()));
    words.extend(refer.interview.map(|talk| format!("--on {talk}")));
    Some(words)
}

fn became(record: Id, edit: &RecordEdit) -> Option<Vec<String>> {
    let (outcome, at) = match edit {
        RecordEdit::Kept(Some(at)) => ("kept", Some(*at)),
        RecordEdit::Tried { at, .. } => ("tried", *at),
        RecordEdit::LeftUntried => ("left", None),
        RecordEdit::OpenAgain | RecordEdit::Kept(None) => ("open", None),
        RecordEdit::Became { outcome: LeadOutcome::LookedInto, at } => ("looked-into", *at),
        RecordEdit::Became { outcome: LeadOutcome::Applied, at } => ("applied", *at),
        RecordEdit::Became { outcome: LeadOutcome::PassedBy, at } => ("passed-by", *at),
        RecordEdit::Remove => ("removed", None),
        RecordEdit::Text(_) | RecordEdit::Date(_) => return None,
    };
    let mut words = vec!["record".to_owned(), record.to_string(), outcome.to_owned()];
    words.extend(at.map(moment));
    if let RecordEdit::Tried { outcome, .. } = edit
        && !outcome.is_empty()
    {
        words.push(format!("--note {}", quoted(outcome)));
    }
    Some(words)
}

fn logged(log: &Log, book: &Book) -> Vec<String> {
    let mut words = vec!["log".to_owned(), log.contact.to_string(), log.kind.word().to_owned()];
    words.extend(log.when.map(moment));
    words.extend(log.zone.iter().map(|zone| quoted(zone)));
    let mut option = |name: &str, value: Option<String>| {
        words.extend(
            value.filter(|value| !value.is_empty()).map(|value| format!("{name} {}", quoted(&value))),
        );
    };
    option("--via", log.channel.as_ref().map(ToString::to_string));
    option("--minutes", log.minutes.map(|minutes| minutes.to_string()));
    option("--place", log.place.clone());
    option("--by", log.by.map(|by| if by == Who::Me { "me" } else { "them" }.to_owned()));
    option("--about", log.about.clone());
    option("--introduction-to", log.introduction_to.map(|to| to.to_string()));
    option("--until", log.until.map(|day| day.to_string()));
    option(
        "--on",
        log.on.map(|on| match on {
            On::Record(id) => id.to_string(),
            On::New => "new".to_owned(),
        }),
    );
    option("--to", log.passed_to.as_ref().and_then(|to| passed_to(to, book)));
    option("--note", Some(log.note.clone()));
    option("--text", Some(log.text.clone()));
    if log.for_good {
        words.push("--for-good".to_owned());
    }
    if log.passed_to.as_ref().is_some_and(|to| to.introduced) {
        words.push("--introduced".to_owned());
    }
    words
}

fn passed_to(to: &PassedTo, book: &Book) -> Option<String> {
    let known = to.contact.filter(|id| book.contact(*id).is_some()).map(|id| id.to_string());
    known.or_else(|| to.name.as_ref().map(ToString::to_string))
}

fn edited(contact: Id, changes: &ContactChanges) -> Vec<String> {
    let lists = |list: &Option<Vec<String>>| list.as_ref().map(|list| list.join(", "));
    let fields = [
        ("name", changes.name.as_ref().map(ToString::to_string)),
        ("employer", changes.employer.clone()),
        ("role", changes.role.clone()),
        ("field", changes.field.clone()),
        ("email", lists(&changes.emails)),
        ("phone", lists(&changes.phones)),
        ("profile", changes.profile.clone()),
        ("zone", changes.zone.clone()),
        ("notes", changes.notes.clone()),
        ("tags", lists(&changes.tags)),
    ];
    let set = fields.into_iter().filter_map(|(field, value)| Some(quoted(&format!("{field}={}", value?))));
    ["set".to_owned(), contact.to_string()].into_iter().chain(set).collect()
}

fn moment(moment: Moment) -> String {
    match moment {
        Moment::Instant(at) => instant(at),
        Moment::Date(date) => date.to_string(),
    }
}

fn instant(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        channel::Channel, command::NewContact, contact::Contact, event::EventKind, name::Name,
    };

    fn id() -> Id {
        "k7q2m4xw".parse().unwrap()
    }

    fn line(act: &Act) -> String {
        let mut book = Book::default();
        book.contacts.insert(id(), Arc::new(Contact::new(Name::parse("Ada Quill").unwrap())));
        command("regards", &book, act).unwrap()
    }

    #[test]
    fn an_act_becomes_the_line_that_does_it() {
        let mut log = Log::new(id(), EventKind::Held);
        log.when = Some(DateTime::parse_from_rfc3339("2026-11-12T15:00:00+01:00").unwrap().into());
        log.channel = Channel::parse("zoom");
        log.minutes = Some(40);
        log.on = Some(On::New);
        log.note = "it's fine".to_owned();
        let sent = Act::Log(Box::new(Log::new(id(), EventKind::Sent)));
        let mut ada = NewContact::named(Name::parse("Ada Quill").unwrap());
        ada.another_of_that_name = true;
        ada.facts.employer = Some("Hale Health".to_owned());
        let day: Option<NaiveDate> = "2027-01-11".parse().ok();
        let text = || "the article".to_owned();
        let leo = Name::parse("Leo Okafor").ok();
        let to = PassedTo { contact: None, name: leo, facts: ContactChanges::default(), introduced: true };
        let refer = Refer { by: id(), to, interview: None, at: None };
        let cases = [
            (
                Act::Log(Box::new(log)),
                r"regards log k7q2m4xw held 2026-11-12T15:00:00+01:00 --via Zoom --minutes 40 --on new --note 'it'\''s fine'",
            ),
            (
                Act::Together { what: String::new(), acts: vec![sent.clone(), sent] },
                "regards log k7q2m4xw sent && regards log k7q2m4xw sent",
            ),
            (Act::AddContact(Box::new(ada)), "regards add --another 'Ada Quill, at Hale Health'"),
            (Act::Promote { contact: id() }, "regards promote k7q2m4xw"),
            (
                Act::Retire { contact: id(), why: "moved on".to_owned() },
                "regards retire k7q2m4xw --why 'moved on'",
            ),
            (Act::Delete { contact: id() }, "regards delete k7q2m4xw --yes"),
            (Act::Consent { contact: id(), again: false, on: None }, "regards consent k7q2m4xw no"),
            (
                Act::Consent { contact: id(), again: true, on: day },
                "regards consent k7q2m4xw yes --from 2027-01-11",
            ),
            (
                Act::Promise { contact: id(), by: Who::Them, text: text(), due: day, interview: Some(id()) },
                "regards promise k7q2m4xw 'the article' --by them --due 2027-01-11 --on k7q2m4xw",
            ),
            (
                Act::Advise { contact: id(), text: text(), interview: None },
                "regards advice k7q2m4xw 'the article'",
            ),
            (
                Act::Lead { contact: id(), text: text(), closes: day, interview: None },
                "regards lead k7q2m4xw 'the article' --closes 2027-01-11",
            ),
            (Act::Refer(Box::new(refer)), "regards refer k7q2m4xw 'Leo Okafor' --introduced"),
            (Act::Record { record: id(), edit: RecordEdit::Remove }, "regards record k7q2m4xw removed"),
            (
                Act::Record {
                    record: id(),
                    edit: RecordEdit::Tried { at: None, outcome: "good".to_owned() },
                },
                "regards record k7q2m4xw tried --note good",
            ),
            (Act::Land { at: None }, "regards land --undo"),
        ];
        for (act, expected) in cases {
            assert_eq!(line(&act), expected);
        }
        assert_eq!(command("regards", &Book::default(), &Act::Aim(Box::default())), None);
    }

    #[test]
    fn no_line_names_somebody_who_is_not_in_the_book() {
        let ada = Act::AddContact(Box::new(NewContact::named(Name::parse("Ada Quill").unwrap())));
        let touched = Act::Log(Box::new(Log::new(id(), EventKind::Touched)));
        let both = Act::Together { what: String::new(), acts: vec![ada, touched.clone()] };
        for act in [touched, both] {
            assert_eq!(command("regards", &Book::default(), &act), None, "{act:?}");
        }
    }
}
