//! The version of what scripts read. Fields may be added within a version.

use serde::Serialize;

/// The version of every JSON object that the verbs print.
const VERSION: u32 = 1;

/// An object with its version in front.
#[derive(Serialize)]
pub struct Versioned<T> {
    version: u32,
    #[serde(flatten)]
    body: T,
}

impl<T: Serialize> Versioned<T> {
    /// `body`, with the version in front.
    pub fn of(body: T) -> Self {
        Self { version: VERSION, body }
    }
}
