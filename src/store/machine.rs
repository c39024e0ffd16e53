//! The machine the store works on: its disk and its clock.

use std::sync::Arc;

use super::{
    clock::{Clock, MachineClock},
    disk::{Disk, MachineDisk},
};

/// A disk and a clock; the real ones unless a test says otherwise.
#[derive(Clone)]
pub struct Machine {
    /// Where the files are.
    pub disk: Arc<dyn Disk>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
}

impl Default for Machine {
    fn default() -> Self {
        Self { disk: Arc::new(MachineDisk), clock: Arc::new(MachineClock) }
    }
}
