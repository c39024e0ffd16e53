//! What a talk said about the path, as a form: what drew and put off, what surprised, what one brings, what is missing.

use crate::{
    domain::{
        command::{Act, DebriefChanges, InterviewEdit},
        gap_line,
        id::Id,
        name::TEXT_LIMIT,
    },
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

const DREW: &str = "drew";
const PUT_OFF: &str = "put off";
const SURPRISED: &str = "surprised";
const BRING: &str = "bring";
const MISSING: &str = "missing";

/// What was expected beforehand, to be held against what surprised; else how it is filled in.
pub fn beside(interview: Id, session: &Session) -> String {
    let expects =
        session.book.talk(interview).map(|(_, _, talk)| talk.preparation.expects.replace('\n', " "));
    match expects.filter(|expects| !expects.is_empty()) {
        Some(expects) => format!("Before, you expected: {expects}"),
        None => {
            "Each may stay empty. Missing, a line each: `skill: SQL`, `degree:`, `certificate:`, `class:`"
                .to_owned()
        }
    }
}

/// The fields, filled with what is noted; what is missing last.
pub fn fields(interview: Id, session: &Session) -> Vec<FormField> {
    let talk = session.book.talk(interview);
    let debrief = talk.and_then(|(_, _, talk)| talk.debrief.clone()).unwrap_or_default();
    let gaps: Vec<String> = debrief.gaps.iter().map(gap_line::line).collect();
    vec![
        FormField::line(DREW, "Drew you", &debrief.drew, TEXT_LIMIT),
        FormField::line(PUT_OFF, "Put you off", &debrief.put_off, TEXT_LIMIT),
        FormField::line(SURPRISED, "Surprised you", &debrief.surprised, TEXT_LIMIT),
        FormField::line(BRING, "You bring", &debrief.bring, TEXT_LIMIT),
        FormField::notes(MISSING, "Missing", &gaps.join("\n"), TEXT_LIMIT),
    ]
}

/// What was changed, as an act.
pub fn act(form: &Form, interview: Id) -> Act {
    let mut changes = DebriefChanges::default();
    for (id, text) in form.changes() {
        let said = Some(text.trim().to_owned());
        match id {
            DREW => changes.drew = said,
            PUT_OFF => changes.put_off = said,
            SURPRISED => changes.surprised = said,
            BRING => changes.bring = said,
            _ => changes.gaps = Some(text.lines().filter_map(gap_line::parse).collect()),
        }
    }
    Act::Interview { interview, edit: Box::new(InterviewEdit::Debrief(changes)) }
}
