//! The pure heart: records, commands and rules. No clock, no files, no environment, no randomness.

pub mod id;
pub mod moment;
pub mod search;
pub mod when;
pub mod working_days;
pub mod zone;
