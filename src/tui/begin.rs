//! What `b` begins: the talk that is near or runs already, wherever the cursor is; any other one is asked about.

use super::{
    focus::Focus,
    question::Question,
    session::Session,
    step::{Route, Step},
};
use crate::domain::{
    calendar::Calendar,
    command::Act,
    id::Id,
    running::{self, Close, Stage},
    standing::Standing,
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
            if close.is_empty() && stage(contact, interview, session) == Some(Stage::Past) =>
        {
            Step::Open(Route::Live(interview))
        }
        _ => Step::ask(Question::Begin(focus.contact)),
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

fn stage(contact: Id, interview: Id, session: &Session) -> Option<Stage> {
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    let contact = session.book.contact(contact)?;
    let standing = Standing::of(contact, &calendar, session.now.instant);
    standing.interview(interview).map(|talk| running::stage(talk, &session.now))
}
