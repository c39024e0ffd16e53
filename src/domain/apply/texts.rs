//! Drafts and templates, as the user wrote them.

use super::draft::Draft;
use crate::domain::{
    command::{Refusal, RefusalKind},
    drafts::{key::DraftFor, kind::DraftKind},
    id::Id,
};

/// Keeps a draft, or throws it away.
pub(super) fn draft(
    _draft: &mut Draft<'_>,
    _contact: Id,
    _of: DraftFor,
    _text: Option<&str>,
) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}

/// Keeps a template, or takes the program's own again.
pub(super) fn template(
    _draft: &mut Draft<'_>,
    _kind: DraftKind,
    _text: Option<&str>,
) -> Result<String, Refusal> {
    Err(Refusal::new(RefusalKind::NotFound, "Not built yet", ""))
}
