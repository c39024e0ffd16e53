//! What is done to everybody who is ticked: shown first, then done as one change.

use crate::{
    domain::{command::Act, contact::Contact, id::Id},
    tui::{action::Action, notice::Notice, question::Question, session::Session, step::Step},
};

/// What a verb does to all of `ticked`; [`Step::NotMine`] where it is none for several.
pub fn act(action: Action, ticked: &[Id], session: &Session) -> Step {
    match action {
        Action::Promote => promote(ticked, session),
        Action::LetGo => set_aside(ticked, session),
        Action::Plan => Step::ask(Question::Plan(ticked.to_vec())),
        Action::Delete => Step::ask(Question::Delete(ticked.to_vec())),
        _ => Step::NotMine,
    }
}

fn promote(ticked: &[Id], session: &Session) -> Step {
    let pool = those(ticked, session, |contact| contact.pool && contact.retired.is_none());
    if pool.is_empty() {
        return Step::Tell(Notice::told("Nobody of those who are ticked is in the pool"));
    }
    let acts = pool.iter().map(|(id, _)| Act::Promote { contact: *id }).collect();
    preview("Take", "out of the pool", &pool, ticked.len(), acts)
}

fn set_aside(ticked: &[Id], session: &Session) -> Step {
    let there = those(ticked, session, |contact| contact.retired.is_none());
    if there.is_empty() {
        return Step::Tell(Notice::told("All who are ticked are set aside already"));
    }
    let acts = there.iter().map(|(id, _)| Act::Retire { contact: *id, why: String::new() }).collect();
    preview("Set", "aside", &there, ticked.len(), acts)
}

type Person<'s> = (Id, &'s Contact);

fn those<'s>(ticked: &[Id], session: &'s Session, fits: impl Fn(&Contact) -> bool) -> Vec<Person<'s>> {
    let known = ticked.iter().filter_map(|id| Some((*id, session.book.contact(*id)?.as_ref())));
    known.filter(|(_, contact)| fits(contact)).collect()
}

fn preview(verb: &str, rest: &str, people: &[Person<'_>], ticked: usize, acts: Vec<Act>) -> Step {
    let what = format!("{verb} {} {rest}", counted(people.len()));
    let mut lines: Vec<String> = people.iter().map(|(_, contact)| described(contact)).collect();
    let others = ticked - people.len();
    if others > 0 {
        lines.push(format!("{others} more ticked, to whom this does not apply"));
    }
    let done = what.replacen("Take", "Took", 1);
    Step::ask(Question::Preview {
        title: format!("{what}?"),
        lines,
        act: Some(Act::Together { what: done, acts }),
    })
}

/// "1 person", "5 people".
pub fn counted(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

fn described(contact: &Contact) -> String {
    let position = contact.position();
    if position.is_empty() { contact.name.to_string() } else { format!("{}, {position}", contact.name) }
}
