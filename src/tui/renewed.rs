//! What follows from the whole book and can be made from what it was before.

use std::collections::BTreeSet;

use crate::domain::{basis::Basis, id::Id};

/// What follows from the people, the settings and the minute alone.
pub trait Renewed: Default {
    /// The same for `basis`, where nobody but those `touched` has another record than in what this was made from:
    /// nobody at all for the default.
    fn renewed(&self, basis: &Basis, touched: &BTreeSet<Id>) -> Self;
}
