//! What a talk opens: names, promises, advice, leads, and what becomes of each.

use chrono::NaiveDate;

use super::draft::Draft;
use crate::domain::{
    command::{RecordEdit, Refer, Refusal, RefusalKind},
    event::Who,
    id::Id,
};

/// Somebody named somebody.
pub(super) fn refer(_draft: &mut Draft<'_>, _refer: &Refer) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}

/// Something is promised.
pub(super) fn promise(
    _draft: &mut Draft<'_>,
    _contact: Id,
    _by: Who,
    _text: &str,
    _due: Option<NaiveDate>,
    _interview: Option<Id>,
) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}

/// A contact told the user to try something.
pub(super) fn advise(
    _draft: &mut Draft<'_>,
    _contact: Id,
    _text: &str,
    _interview: Option<Id>,
) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}

/// A contact named a job, or a way to try the work out.
pub(super) fn lead(
    _draft: &mut Draft<'_>,
    _contact: Id,
    _text: &str,
    _closes: Option<NaiveDate>,
    _interview: Option<Id>,
) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}

/// Something becomes of one of them.
pub(super) fn edit(_draft: &mut Draft<'_>, _record: Id, _edit: &RecordEdit) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}
