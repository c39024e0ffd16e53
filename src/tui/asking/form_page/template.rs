//! The template of a kind of message, as a form.

use crate::{
    domain::{
        command::Act,
        drafts::{
            draft::{parts, with_subject},
            kind::DraftKind,
            templates,
        },
        name::LINE_LIMIT,
    },
    tui::{
        form::{Form, FormField},
        session::Session,
    },
};

const SUBJECT_FIELD: &str = "subject";
const TEXT: &str = "text";

/// What is worth knowing while it is written.
pub const BESIDE: &str = "{name} is a field, {about|your work} one with words that stand in, [words] a gap. \
                          Left empty it is the program's own again";

/// The subject and the text, as they count now.
pub fn fields(kind: DraftKind, session: &Session) -> Vec<FormField> {
    let (subject, text) = parts(templates::of(&session.book, kind));
    vec![
        FormField::line(SUBJECT_FIELD, "Subject", subject, LINE_LIMIT),
        FormField::notes(TEXT, "Text", text, templates::LONGEST),
    ]
}

/// What was changed, as an act. Without any words, or with the program's own, it is the program's own again.
pub fn act(form: &Form, kind: DraftKind) -> Act {
    let (subject, text) = (form.text(SUBJECT_FIELD).trim(), form.text(TEXT).trim());
    let is_usual = (subject, text) == ("", "") || (subject, text) == parts(templates::own(kind));
    Act::Template { kind, text: (!is_usual).then(|| with_subject(subject, text)) }
}
