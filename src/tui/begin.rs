//! What `b` begins: the talk that is near or runs already, wherever the cursor is; any other one is asked about.

use super::{
    focus::Focus,
    question::Question,
    session::Session,
    step::{Route, Step},
};
use crate::domain::{
    command::Act,
    id::Id,
    running::{self, Close, Stage},
};

/// Begins the talk that is meant, or asks which. On the screens of the day the one that is near is meant, whatever the
/// cursor is on; elsewhere a talk that the cursor is on comes first.
pub fn on(focus: &Focus, is_of_the_day: bool, session: &Session) -> Step {
    let close = running::close(&session.book, &session.now);
    if let Some(talk) = close.iter().find(|talk| Some(talk.interview) == focus.interview) {
        return begin(talk);
    }
    if let [only] = close.as_slice()
        && (is_of_the_day || focus.interview.is_none())
    {
        return begin(only);
    }
    match (focus.interview, focus.contact) {
        (Some(interview), Some(contact))
            if close.is_empty()
                && running::stage_in(&session.book, contact, interview, &session.now)
                    == Some(Stage::Past) =>
        {
            Step::Open(Route::Live(interview))
        }
        _ => Step::ask(Question::Begin(focus.contact)),
    }
}

/// What `b` is called for the talk in focus, where it is time for that.
pub fn name(focus: &Focus, session: &Session) -> Option<&'static str> {
    match running::stage_in(&session.book, focus.contact?, focus.interview?, &session.now)? {
        Stage::Near => Some("begin"),
        Stage::Running => Some("back to it"),
        Stage::Past | Stage::Later | Stage::Off => None,
    }
}

/// Begins a talk that is near; one that runs is gone on with.
pub fn begin(talk: &Close) -> Step {
    match talk.stage {
        Stage::Near => begin_now(talk.contact, Some(talk.interview)),
        _ => Step::Open(Route::Live(talk.interview)),
    }
}

/// Begins a talk now: a booked one, or one that was not booked.
pub fn begin_now(contact: Id, interview: Option<Id>) -> Step {
    let route = interview.map_or(Route::Running(contact), Route::Live);
    Step::DoThen(Act::Begin { contact, interview }, Box::new(Step::Open(route)))
}
