//! The pure heart: records, commands and rules. No clock, no files, no environment, no randomness.

pub mod columns;
pub mod id;
pub mod moment;
pub mod safe;
pub mod working_days;
pub mod zone;
