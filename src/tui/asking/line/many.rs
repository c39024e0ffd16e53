//! A line that concerns several people: pasted lines, each a person; a note on everybody who is ticked.

use super::meaning::{Enter, Many, Meaning};
use crate::{
    domain::{
        capture,
        command::{Act, Command},
        id::{Id, Ids},
        note_line,
    },
    tui::session::Session,
};

/// Several lines, each a person.
pub(super) fn people(text: &str, session: &Session, ids: &mut Ids) -> Meaning {
    let read = capture::parse_lines(text, &session.book, &session.now, ids);
    let mut many =
        Many { title: read.counts.clone(), lines: Vec::new(), done: 0, act: read.act, rest: Vec::new() };
    let mut left_out = Vec::new();
    for line in read.lines {
        match line.read {
            Ok(captured) => {
                many.lines.push(captured.understood.join(" "));
                many.done += 1;
            }
            Err(unready) => {
                left_out.push(format!("line {}: {unready}", line.number));
                many.rest.push(line.text);
            }
        }
    }
    below(&mut many.lines, "LEFT OUT, and kept: ⟦a⟧, then ⟦Tab⟧, brings them back", left_out);
    Meaning { words: format!("{}. Enter shows them first", read.counts), enter: Enter::Show(many) }
}

/// The same note on several people.
pub(super) fn notes(text: &str, people: &[Id], session: &Session) -> Meaning {
    if text.trim().is_empty() {
        return Meaning::not_yet(format!("The same note for {}", number(people.len())));
    }
    let (mut book, mut ids) = (session.book.clone(), Ids::seeded(0));
    let (mut acts, mut lines, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for id in people {
        let name = session.book.contact(*id).map_or("somebody", |contact| contact.name.as_str());
        let noted = note_line::parse(text, *id, &book, &session.now).and_then(|noted| {
            book.apply(&Command::new(&mut ids, noted.act.clone()), &session.now)?;
            Ok(noted)
        });
        match noted {
            Ok(noted) => {
                lines.push(format!("{name}: {}", noted.understood.join(" ")));
                acts.push(noted.act);
            }
            Err(unready) => left_out.push(format!("{name}: {unready}")),
        }
    }
    if acts.is_empty() {
        return Meaning::not_yet(left_out.join("; "));
    }
    let title = format!("Note {:?} with {}", text.trim(), number(acts.len()));
    let done = format!("Noted {:?} with {}", text.trim(), number(acts.len()));
    let left = if left_out.is_empty() { String::new() } else { format!(", not with {}", left_out.len()) };
    let words = format!("With {}{left}. Enter shows it first", number(acts.len()));
    below(&mut lines, "LEFT OUT", left_out);
    let many = acts.len();
    let act = Some(Act::Together { what: done, acts });
    Meaning { words, enter: Enter::Show(Many { title, lines, done: many, act, rest: Vec::new() }) }
}

/// What is left out stands below the rest.
fn below(lines: &mut Vec<String>, heading: &str, left_out: Vec<String>) {
    if !left_out.is_empty() {
        lines.extend([String::new(), heading.to_owned()]);
        lines.extend(left_out);
    }
}

pub(super) fn number(people: usize) -> String {
    if people == 1 { "1 person".to_owned() } else { format!("{people} people") }
}
