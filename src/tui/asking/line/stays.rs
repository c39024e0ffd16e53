//! What stays with the user of a talk: the first step of its debrief. Nothing typed lets the step wait.

use super::meaning::Meaning;
use crate::{
    domain::{
        command::{Act, DebriefChanges, InterviewEdit},
        id::Id,
        interview::DebriefStep,
    },
    tui::session::Session,
};

/// The line that is typed; with none, the step waits for another day.
pub(super) fn meaning(text: &str, interview: Id, session: &Session) -> Meaning {
    let stays = text.trim();
    let act = |edit| Act::Interview { interview, edit: Box::new(edit) };
    if stays.is_empty() {
        let edit = InterviewEdit::PutOff(vec![DebriefStep::Remember]);
        return Meaning::told(
            act(edit),
            session,
            "One line, while it is fresh; it goes into the thank-you too",
        );
    }
    let changes = DebriefChanges { stays: Some(stays.to_owned()), ..DebriefChanges::default() };
    Meaning::told(act(InterviewEdit::Debrief(changes)), session, "It goes into the thank-you too")
}
