//! Changes of one talk: its questions and answers, notes, preparation, closing list, debrief.

use super::draft::Draft;
use crate::domain::{
    command::{InterviewEdit, Refusal, RefusalKind},
    id::Id,
};

/// Changes one thing on a talk.
pub(super) fn edit(_draft: &mut Draft<'_>, _interview: Id, _edit: &InterviewEdit) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}
