//! Which save holds which change of this session, so that an undo of it can say what it takes back.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    store::saved::Saved,
    tui::message::{Pending, Undoes},
};

/// The saves of this session.
#[derive(Debug, Default)]
pub struct Own {
    /// The save of each change that has one to itself, by its revision.
    alone: BTreeMap<u64, u64>,
    /// All of them, by their numbers.
    all: BTreeSet<u64>,
}

impl Own {
    /// Notes that these commands are in this save.
    pub fn note(&mut self, batch: &[Pending], generation: u64) {
        self.all.insert(generation);
        if let [one] = batch {
            self.alone.insert(one.revision, generation);
        }
    }

    /// The save that this batch takes back; none where it takes back nothing, or only a part of a save.
    pub fn undone_by(&self, batch: &[Pending]) -> Option<u64> {
        let [Pending { undoes: Some(undoes), .. }] = batch else { return None };
        match undoes {
            Undoes::Save(generation) => Some(*generation),
            Undoes::Change(revision) => self.alone.get(revision).copied(),
        }
    }

    /// Whether nothing is left of a save once every change of this session is taken back: it belongs to this
    /// session, and the save that takes it back is another one, or the like of it.
    pub fn is_even(&self, saved: &Saved) -> bool {
        saved.undoes.is_none() && self.all.contains(&saved.generation)
    }
}
