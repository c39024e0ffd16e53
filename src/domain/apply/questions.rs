//! Changes of the lists of questions.

use super::draft::Draft;
use crate::domain::command::{QuestionEdit, Refusal, RefusalKind};

/// Changes one list.
pub(super) fn edit(_draft: &mut Draft<'_>, _edit: &QuestionEdit) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}
