//! The line of a name that was given: `Nora Finch, head of research at Civica`, and `introduced` where both were
//! brought together in one message.

use std::borrow::Cow;

use super::{
    book::Book,
    command::{Act, ContactChanges, Log, PassedTo, Refer},
    contact::Contact,
    event::EventKind,
    id::Id,
    line::{
        Unready,
        opening::Opening,
        passed, people,
        person::{self, Facts},
        sentence::sentence,
        telling::Whom,
        tokens::{Line, cut_note, tokens},
        typing::Typing,
        verbs::Verb,
    },
    zone::Now,
};

/// What an empty line may hold.
pub const HINT: &str = "A name, then what you know: head of research at Civica; `introduced` if a message brought \
    you together";

/// A name that was understood.
#[derive(Clone, Debug)]
pub struct GivenLine {
    /// What it does to the book.
    pub acts: Vec<Act>,
    /// What it was understood as, a paragraph each.
    pub understood: Vec<String>,
}

/// Understands whom `contact` named in a talk, or outside of one. The acts have not been tried.
///
/// # Errors
/// What is still missing, or why it cannot be.
pub fn parse(
    text: &str,
    contact: Id,
    interview: Option<Id>,
    book: &Book,
    now: &Now,
) -> Result<GivenLine, Unready> {
    let Some(record) = book.contact(contact) else { return Err(people::nobody(contact)) };
    let typing = Typing::new(book, now);
    let (before, note) = cut_note(text);
    let (named, introduced) = introduced(before);
    let tokens = tokens(&named);
    let line = Line::new(&named, &tokens);
    if line.is_empty() {
        return Err(Unready::Incomplete(HINT.to_owned()));
    }
    let kind = EventKind::Passed;
    let word = if introduced { "introduced" } else { "passed" };
    let opening = Opening { verb: Verb { kind, by: None, word }, kind, by: None, taken: 0 };
    let whom = Whom { id: contact, name: &record.name, typing: &typing };
    let passed = passed::passed(&opening, line, "", &whom)?;
    let Some(Log { passed_to: Some(mut to), when, .. }) = passed.told.logs.into_iter().next() else {
        return Err(Unready::Incomplete(HINT.to_owned()));
    };
    let mut also: Vec<Act> = passed.also.into_iter().collect();
    if !note.is_empty() {
        also.extend(keep_note(&mut to, note, book));
    }
    let mut understood = vec![sentence(&words(&to, record, book))];
    understood.extend(passed.told.remarks.iter().map(|remark| sentence(remark)));
    let refer = Refer { by: contact, to, interview, at: when };
    let acts = std::iter::once(Act::Refer(Box::new(refer))).chain(also).collect();
    Ok(GivenLine { acts, understood })
}

/// The line without the part that says that both were introduced, and whether one did.
fn introduced(text: &str) -> (Cow<'_, str>, bool) {
    let tokens = tokens(text);
    let line = Line::new(text, &tokens);
    let says_so = |part: &Line<'_>| part.word(0) == "introduced";
    if line.word(0) == "introduced" {
        let skipped =
            line.tokens.iter().take_while(|it| matches!(it.word.as_str(), "introduced" | "me" | "to"));
        return (Cow::Owned(line.from(skipped.count()).text().to_owned()), true);
    }
    if !line.parts().any(|part| says_so(&part)) {
        return (Cow::Borrowed(text), false);
    }
    let others: Vec<&str> = line.parts().filter(|part| !says_so(part)).map(|part| part.text()).collect();
    (Cow::Owned(others.join(", ")), true)
}

/// A note on the person: with what is known of somebody new, or as a change of somebody who is in the book.
fn keep_note(to: &mut PassedTo, note: &str, book: &Book) -> Option<Act> {
    let notes = ContactChanges { notes: Some(note.to_owned()), ..ContactChanges::default() };
    let Some(contact) = to.contact else {
        to.facts.notes = notes.notes;
        return None;
    };
    let (changes, _) = person::added(book.contact(contact)?, &notes);
    Some(Act::EditContact { contact, changes: Box::new(changes) })
}

/// "New: Nora Finch; role head of research; named by Ada Quill"
fn words(to: &PassedTo, by: &Contact, book: &Book) -> String {
    let known = to.contact.and_then(|id| book.contact(id));
    let who = match (known, &to.name) {
        (Some(known), _) => format!("{} is in the book already", people::named(known)),
        (None, Some(name)) => format!("New: {name}"),
        (None, None) => "Nobody".to_owned(),
    };
    let facts = Facts { changes: to.facts.clone(), said: Vec::new() }.words();
    let facts = if facts.is_empty() { facts } else { format!("; {facts}") };
    let how = if to.introduced {
        format!("; {} introduced you, so a reply is due within a day or two", by.name)
    } else {
        format!("; named by {}", by.name)
    };
    [who, facts, how].concat()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{name::Name, sample, zone::Zone};

    fn read(text: &str) -> String {
        let instant =
            "2026-11-12T08:04:00+01:00".parse::<chrono::DateTime<chrono::FixedOffset>>().unwrap().to_utc();
        let now = Now { instant, zone: Zone::named("Europe/Vienna").unwrap() };
        let book = sample::demo(&now);
        let ada =
            book.contacts.iter().find(|(_, it)| it.name.as_str() == "Ada Quill").map(|(id, _)| *id).unwrap();
        match parse(text, ada, None, &book, &now) {
            Ok(line) => format!("{} / {}", line.acts.len(), line.understood.join(" ")),
            Err(unready) => format!("not: {unready}"),
        }
    }

    #[test]
    fn names_with_what_is_known() {
        for (text, expected) in [
            ("Nora Finch", "1 / New: Nora Finch; named by Ada Quill."),
            (
                "Nora Finch at Civica, head of research",
                "1 / New: Nora Finch; role head of research; employer Civica; named by Ada Quill.",
            ),
            (
                "Nora Finch, introduced you in a mail",
                "1 / New: Nora Finch; Ada Quill introduced you, so a reply is due within a day or two.",
            ),
            (
                "introduced me to Nora Finch, nora@civica.example",
                "1 / New: Nora Finch; e-mail nora@civica.example; Ada Quill introduced you, so a reply is due within a day or two.",
            ),
            ("Nora Finch note: sings", "1 / New: Nora Finch; notes \"sings\"; named by Ada Quill."),
            (
                "Leo Okafor: likes tea",
                "2 / Leo Okafor (Plainmoor Council) is in the book already; named by Ada Quill.",
            ),
            (
                "  ",
                "not: A name, then what you know: head of research at Civica; `introduced` if a message brought you together",
            ),
            (
                "introduced",
                "not: A name, then what you know: head of research at Civica; `introduced` if a message brought you together",
            ),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn an_unknown_referrer_is_said() {
        let now = Now { instant: chrono::DateTime::UNIX_EPOCH, zone: Zone::named("UTC").unwrap() };
        let mut book = Book::default();
        let unready = parse("Nora Finch", "k7q2m4xw".parse().unwrap(), None, &book, &now).unwrap_err();
        assert!(unready.to_string().contains("nobody with the id k7q2m4xw"), "{unready}");
        let id = "k7q2m4xw".parse().unwrap();
        book.contacts.insert(id, Arc::new(Contact::new(Name::parse("Ada Quill").unwrap())));
        assert!(parse("Nora Finch", id, None, &book, &now).is_ok());
    }
}
