//! The verbs that act on a person or a follow-up, wherever it is shown: the same key does the same everywhere.

use super::{
    action::Action,
    drafting,
    focus::Focus,
    links, mailing,
    message::Effect,
    notice::Notice,
    question::Question,
    session::{Saving, Session},
    step::{Route, Step},
};
use crate::domain::{
    command::Act,
    drafts::draft,
    follow_up::{FollowUp, Rule, State},
    id::Id,
    sheet,
};

/// What a verb does to what is in focus.
pub fn on(action: Action, focus: &Focus, session: &mut Session) -> Step {
    match (action, &focus.follow_up, focus.contact) {
        (Action::Done, Some(follow_up), _) => done(follow_up, session),
        (Action::DoneOtherwise, Some(follow_up), _) if follow_up.rule() == Rule::Outcome => {
            Step::ask(Question::Outcome(follow_up.clone()))
        }
        (Action::DoneOtherwise, Some(follow_up), _) if needs_words(follow_up.rule()) => note(follow_up),
        (Action::DoneOtherwise, Some(follow_up), _) => Step::ask(Question::Otherwise(follow_up.clone())),
        (Action::Snooze, Some(follow_up), _) => Step::ask(Question::Snooze(follow_up.clone())),
        (Action::LetGo, _, Some(_)) => Step::ask(Question::LetGo(focus.clone())),
        (Action::Sheet, ..) => match talk(focus, session) {
            Some(talk) => sheet(talk, session),
            None => Step::refuse("There is no talk to print here"),
        },
        (Action::Note, ..) if focus.ticked.len() > 1 => Step::ask(Question::Note(focus.ticked.clone(), "")),
        (Action::Note, _, Some(contact)) => Step::ask(Question::Note(vec![contact], "")),
        (Action::More, _, Some(contact)) => Step::ask(Question::More(contact)),
        (Action::Plan, _, Some(contact)) => Step::ask(Question::Plan(vec![contact])),
        (Action::Consent, _, Some(contact)) => Step::ask(Question::Consent(contact)),
        (Action::Edit, _, Some(contact)) => Step::ask(Question::ContactForm(contact)),
        (Action::Delete, _, Some(contact)) => Step::ask(Question::Delete(vec![contact])),
        (Action::Promote, _, Some(contact)) if is_aside(contact, session) => {
            Step::Do(Act::BringBack { contact })
        }
        (Action::Promote, _, Some(contact)) => Step::Do(Act::Promote { contact }),
        (Action::Open, follow_up, Some(_))
            if let Some(talk) = focus.interview
                && follow_up.as_ref().is_none_or(|it| it.rule() == Rule::Prepare) =>
        {
            Step::Open(Route::Talk(talk))
        }
        (Action::Open, Some(follow_up), _) if follow_up.rule() == Rule::Debrief => {
            Step::Open(Route::Debrief(follow_up.id.record))
        }
        (Action::Open, _, Some(contact)) => Step::Open(Route::Contact(contact)),
        (Action::Write, ..) => drafting::write(focus, session),
        (Action::Copy, ..) => match drafting::of(focus, session) {
            Some(draft) => drafting::copy(&draft, session),
            None => Step::NotMine,
        },
        (Action::Mail, ..) => match drafting::of(focus, session) {
            Some(draft) => mailing::mail(&draft, session),
            None => Step::NotMine,
        },
        (Action::Link, _, Some(_)) => links::open(focus.contact, talk(focus, session), session),
        (Action::Add, ..) => Step::ask(Question::Capture(None)),
        (Action::Import, ..) => Step::ask(Question::Import(String::new())),
        _ => Step::NotMine,
    }
}

/// The talk in focus, or the next one with the person.
pub fn talk(focus: &Focus, session: &Session) -> Option<Id> {
    focus.interview.or_else(|| {
        let next = session.agenda.interviews.iter().find(|talk| Some(talk.contact) == focus.contact);
        next.map(|talk| talk.id)
    })
}

/// A talk for paper: a file, but not of made-up people.
fn sheet(talk: Id, session: &Session) -> Step {
    let Some((_, contact, interview)) = session.book.talk(talk) else {
        return Step::refuse("That talk is not there any more");
    };
    if session.saving == Saving::Demo {
        return Step::Tell(Notice::told(
            "Made-up people are not written to paper; regards sheet PERSON prints a talk of yours",
        ));
    }
    let zone = &session.now.zone;
    let text = sheet::sheet(&session.book, contact, interview, zone, sheet::COLUMNS);
    Step::Want(Effect::Sheet { name: sheet::file_name(contact, interview, zone), text })
}

/// Whether a person is set aside: taken back into the working list by the key that takes others out of the pool.
pub fn is_aside(contact: Id, session: &Session) -> bool {
    session.book.contact(contact).is_some_and(|contact| contact.retired.is_some())
}

/// Whether it would ask somebody again whose turn it still is.
fn is_early(follow_up: &FollowUp) -> bool {
    follow_up.state == State::Upcoming && matches!(follow_up.rule(), Rule::Nudge | Rule::AskAgain)
}

/// Done now, by the usual channel; what needs more words opens the note line.
fn done(follow_up: &FollowUp, session: &Session) -> Step {
    if needs_words(follow_up.rule()) {
        return note(follow_up);
    }
    let channel = draft::channel_for(&session.book, &session.now, follow_up);
    Step::Do(Act::Done { follow_up: follow_up.id, when: None, channel })
}

fn note(follow_up: &FollowUp) -> Step {
    Step::ask(Question::Note(vec![follow_up.contact], ""))
}

fn needs_words(rule: Rule) -> bool {
    matches!(rule, Rule::Schedule | Rule::Offered | Rule::Rebook | Rule::ReachOut)
}

/// Why a verb does nothing now.
pub fn why_off(action: Action, focus: &Focus, session: &Session) -> Option<&'static str> {
    match action {
        Action::Done | Action::DoneOtherwise | Action::Snooze if focus.follow_up.is_none() => {
            Some("Nothing that is to be done is chosen here")
        }
        Action::Done if focus.follow_up.as_ref().is_some_and(is_early) => {
            Some("Nothing for you to do yet; ⟦D⟧ notes what you did all the same")
        }
        Action::Copy | Action::Mail if !drafting::is_called_for(focus, session) => {
            Some("No message is called for here; ⟦w⟧ writes one")
        }
        Action::Write | Action::More if focus.contact.is_none() => Some("Nobody is chosen here"),
        Action::Sheet if talk(focus, session).is_none() => Some("No talk is chosen here"),
        Action::LetGo
        | Action::Note
        | Action::Plan
        | Action::Edit
        | Action::Open
        | Action::Link
        | Action::Consent
        | Action::Delete
            if focus.contact.is_none() && focus.ticked.is_empty() =>
        {
            Some("Nobody is chosen here")
        }
        Action::Link if links::of(focus.contact, talk(focus, session), session).is_empty() => {
            Some("No profile, mail address or link is known here; ⟦e⟧ adds what there is")
        }
        Action::Promote
            if focus.ticked.is_empty()
                && !focus
                    .contact
                    .and_then(|id| session.book.contact(id))
                    .is_some_and(|it| it.pool || it.retired.is_some()) =>
        {
            Some("Only people of the pool are taken out of it, and those set aside brought back")
        }
        _ => None,
    }
}

/// Whether the hint bar names a verb for what is in focus that it does not name otherwise: what is opened is thought
/// over there, not looked at; whoever was never asked can be.
pub fn is_named(action: Action, focus: &Focus, session: &Session) -> bool {
    match (action, &focus.follow_up) {
        (Action::Open, Some(follow_up)) => follow_up.rule() == Rule::Debrief,
        (Action::Plan, None) => {
            let contact = focus.contact.and_then(|id| session.book.contact(id));
            contact.is_some_and(|it| it.requests.is_empty() && it.interviews.is_empty())
        }
        _ => false,
    }
}

/// What a verb is called for what is in focus: "thanked now" for done.
pub fn name(action: Action, focus: &Focus) -> Option<&'static str> {
    let rule = focus.follow_up.as_ref()?.rule();
    match (action, rule) {
        (Action::Done, Rule::ThankYou) => Some("thanked now"),
        (Action::Done, Rule::Answer) => Some("answered now"),
        (Action::Done, Rule::Nudge) => Some("nudged now"),
        (Action::Done, Rule::UnsentRequest | Rule::AskAgain) => Some("sent now"),
        (Action::Done, Rule::Outcome) => Some("as planned"),
        (Action::Done, Rule::Prepare) => Some("all ticked"),
        (Action::Done, Rule::Debrief) => Some("enough"),
        (Action::Open, Rule::Debrief) => Some("think it over"),
        (Action::Done, Rule::KeepInTouch) => Some("written now"),
        (Action::Done, Rule::ReportBack | Rule::Landed) => Some("told now"),
        (Action::Done, Rule::Promise) => Some("kept"),
        (Action::Done, Rule::Lead) => Some("looked into"),
        (Action::Done, Rule::Schedule | Rule::Offered | Rule::Rebook | Rule::ReachOut) => {
            Some("say what happened")
        }
        (Action::DoneOtherwise, Rule::Outcome) => Some("otherwise"),
        _ => None,
    }
}
