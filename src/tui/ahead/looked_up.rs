//! Something looked up in the whole book, and after a change only with the people it touched.

use std::sync::{Arc, OnceLock};

use crate::{domain::basis::Basis, tui::renewed::Renewed};

/// Something that is made once, by whoever needs it first.
#[derive(Debug)]
pub struct LookedUp<T> {
    made: OnceLock<Made<T>>,
    /// What it was before, unless that was never asked for.
    before: Option<Made<T>>,
}

#[derive(Debug)]
struct Made<T> {
    from: Arc<Basis>,
    what: Arc<T>,
}

impl<T> Clone for Made<T> {
    fn clone(&self) -> Self {
        Self { from: Arc::clone(&self.from), what: Arc::clone(&self.what) }
    }
}

impl<T> Default for LookedUp<T> {
    fn default() -> Self {
        Self { made: OnceLock::new(), before: None }
    }
}

impl<T: Renewed> LookedUp<T> {
    /// To be looked up again, from what it was last.
    pub fn again(&self) -> Self {
        Self { made: OnceLock::new(), before: self.made.get().or(self.before.as_ref()).cloned() }
    }

    /// It, in `basis`, which is the same in all calls.
    pub fn get(&self, basis: &Arc<Basis>) -> &Arc<T> {
        let made = || Made { from: Arc::clone(basis), what: Arc::new(self.make(basis)) };
        &self.made.get_or_init(made).what
    }

    fn make(&self, basis: &Basis) -> T {
        let before = self.before.as_ref();
        match before.and_then(|before| Some((&before.what, basis.touched_since(&before.from)?))) {
            Some((before, touched)) => before.renewed(basis, &touched),
            None => T::default().renewed(basis, &basis.everybody()),
        }
    }
}
