//! One line: from its words to what it does to the book.

use chrono::{DateTime, Utc};

use super::{
    reading::{self, Reading, Spoken},
    who::{Meant, Who, who},
};
use crate::domain::{
    book::Book,
    command::{Act, ContactChanges, Log, NewContact},
    contact::Contact,
    event::EventKind,
    id::{Id, Ids},
    line::{
        Unready, passed,
        people::{self, Found},
        person,
        said::Seen,
        sentence::sentence,
        telling::{self, Told, Whom},
        tokens::{Line, cut_parts, tokens},
        trial,
        typing::Typing,
    },
    moment::Moment,
    name::Name,
    zone::Now,
};

/// A line that was understood.
#[derive(Clone, Debug)]
pub struct Captured {
    /// What it does to the book.
    pub act: Act,
    /// The person.
    pub contact: Id,
    /// Whether the person is new in the book.
    pub is_new: bool,
    /// What it was understood as, a paragraph each: the person, where they come from, what happened, remarks.
    pub understood: Vec<String>,
}

/// Understands one line. The act has been tried on a copy of the book: at this moment it would not be refused. `ids`
/// name a new person.
///
/// # Errors
/// What is still missing, or why it cannot be; a refusal may offer acts instead, as for a name that is in the book.
pub fn parse(text: &str, book: &Book, now: &Now, ids: &mut Ids) -> Result<Captured, Unready> {
    parsed(text, &Typing::new(book, now), ids).map(|(captured, _)| captured)
}

/// The same, with the book as it would become.
pub(super) fn parsed(text: &str, typing: &Typing<'_>, ids: &mut Ids) -> Result<(Captured, Book), Unready> {
    let mut tokens = tokens(text);
    let colon = cut_parts(text, &mut tokens, person::is_label);
    reading::open_brackets(text, &mut tokens, typing)?;
    let reading = reading::read(Line::new(text, &tokens), colon, typing)?;
    let name = person::name(reading.name)?;
    let meant = match who(&reading, typing)? {
        Meant::One(who) => who,
        Meant::OneOf(mut refusal, choices) => {
            for (label, who) in choices {
                let made = made(who, &name, &reading, typing, ids)?;
                if !made.acts.is_empty() {
                    refusal = refusal.or(label, trial::together(made.acts));
                }
            }
            return Err(Unready::Refused(refusal));
        }
    };
    let made = made(meant, &name, &reading, typing, ids)?;
    let Typing { book, now, .. } = *typing;
    let tried = match trial::tried(&made.acts, book, now) {
        Ok(tried) => tried,
        Err(refusal) => return Err(telling::still_missing(&made.told.logs, refusal)),
    };
    let seen = Seen { before: book, after: &tried.book, now };
    let told = seen.told(made.contact, &made.told.logs);
    let paragraphs = made.said.iter().chain(&reading.facts.said).chain(&told);
    let paragraphs = paragraphs.chain(&made.told.remarks).chain(&tried.remarks);
    let understood = paragraphs.map(|text| sentence(text)).collect();
    let is_new = book.contact(made.contact).is_none();
    let captured = Captured { act: trial::together(made.acts), contact: made.contact, is_new, understood };
    Ok((captured, tried.book))
}

/// The acts for one choice of who is meant.
struct Made {
    contact: Id,
    acts: Vec<Act>,
    told: Told,
    /// On the person.
    said: Vec<String>,
}

fn made(
    who: Who,
    name: &Name,
    reading: &Reading<'_>,
    typing: &Typing<'_>,
    ids: &mut Ids,
) -> Result<Made, Unready> {
    let contact = match who {
        Who::Known(id) => id,
        Who::New { .. } => unused(typing.book, ids),
    };
    let known = typing.book.contact(contact);
    let whom = Whom { id: contact, name: known.map_or(name, |known| &known.name), typing };
    let mut told = Told::default();
    let mut also = Vec::new();
    for spoken in &reading.spoken {
        let (one, act) = one_told(spoken, reading, &whom)?;
        told.logs.extend(one.logs);
        told.remarks.extend(one.remarks);
        also.extend(act);
    }
    with_the_talk(&mut told.logs, typing.now);
    told.logs.sort_by_key(|log| order(log, typing.now));
    let (mut acts, said) = match (known, who) {
        (Some(known), _) => filled(known, contact, reading, !told.logs.is_empty()),
        (None, who) => added(name, contact, matches!(who, Who::New { another: true }), reading, typing),
    };
    acts.extend(told.logs.iter().map(|log| Act::Log(Box::new(log.clone()))));
    acts.extend(also);
    Ok(Made { contact, acts, told, said })
}

fn one_told(
    spoken: &Spoken<'_>,
    reading: &Reading<'_>,
    whom: &Whom<'_>,
) -> Result<(Told, Option<Act>), Unready> {
    let line = reading.line.over(&spoken.beside);
    if spoken.opening.kind == EventKind::Passed {
        return passed::passed(&spoken.opening, line, &spoken.note, whom)
            .map(|passed| (passed.told, passed.also));
    }
    telling::told(&spoken.opening, line, &spoken.note, whom).map(|told| (told, None))
}

/// Thanks that are told in one breath with a talk of an earlier day, and without a day of their own, were said then:
/// nobody means that they are said now, late.
fn with_the_talk(logs: &mut [Log], now: &Now) {
    let held = logs.iter().filter(|log| log.kind == EventKind::Held).filter_map(|log| log.when);
    let Some(day) = held.map(|when| when.date(&now.zone)).max().filter(|day| *day < now.today()) else {
        return;
    };
    for log in logs.iter_mut().filter(|log| log.kind == EventKind::Thanked && log.when.is_none()) {
        log.when = Some(Moment::Date(day));
    }
}

/// What happened is logged in the order in which it did; of what happened at one time, what usually comes first.
fn order(log: &Log, now: &Now) -> (DateTime<Utc>, usize) {
    let is_booked = matches!(log.kind, EventKind::Scheduled | EventKind::Moved);
    let when =
        log.when.filter(|_| !is_booked).map_or(now.instant, |when| when.instant(&now.zone, now.stamp()));
    (when, EventKind::ALL.iter().position(|kind| *kind == log.kind).unwrap_or_default())
}

fn unused(book: &Book, ids: &mut Ids) -> Id {
    loop {
        let id = ids.fresh();
        if book.contact(id).is_none() {
            return id;
        }
    }
}

fn added(
    name: &Name,
    id: Id,
    another_of_that_name: bool,
    reading: &Reading<'_>,
    typing: &Typing<'_>,
) -> (Vec<Act>, Vec<String>) {
    let facts = &reading.facts;
    let words = facts.words();
    let mut said =
        vec![if words.is_empty() { format!("New: {name}") } else { format!("New: {name}; {words}") }];
    if let Found::One(other) = people::of_name(name.as_str(), None, typing.book)
        && let Some(other) = typing.book.contact(other)
    {
        said.push(format!("Another one of that name is in the book: {}", people::named(other)));
    }
    let new =
        NewContact { id: Some(id), name: name.clone(), facts: facts.changes.clone(), another_of_that_name };
    (vec![Act::AddContact(Box::new(new))], said)
}

/// What a line adds to somebody who is in the book. Whoever is in the pool is taken out of it, by what happened or by
/// being captured.
fn filled(known: &Contact, id: Id, reading: &Reading<'_>, is_told: bool) -> (Vec<Act>, Vec<String>) {
    let (added, otherwise) = person::added(known, &reading.facts.changes);
    let words = person::Facts { changes: added.clone(), said: Vec::new() }.words();
    let what = match (known.pool, is_told) {
        (true, true) => "in your pool; this adds to what is there",
        (true, false) => "in your pool, and comes into the working list",
        (false, _) => "in the book; this adds to what is there",
    };
    let mut said = vec![format!("{} is {what}", people::named(known))];
    said.extend((!words.is_empty()).then(|| format!("New: {words}")));
    said.extend(passed::differing(known.name.as_str(), &otherwise));
    let mut acts = Vec::new();
    if known.pool && !is_told {
        acts.push(Act::Promote { contact: id });
    }
    if added != ContactChanges::default() {
        acts.push(Act::EditContact { contact: id, changes: Box::new(added) });
    }
    (acts, said)
}
