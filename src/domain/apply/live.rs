//! A talk as it runs.

use super::draft::Draft;
use crate::domain::{
    command::{Refusal, RefusalKind},
    id::Id,
};

/// Begins a talk: a booked one, or one that was not.
pub(super) fn begin(_draft: &mut Draft<'_>, _contact: Id, _interview: Option<Id>) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}
