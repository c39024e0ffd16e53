//! What a rule finds, before anyone asks what the user has decided about it and where it stands now.

use chrono::{DateTime, Utc};

use crate::domain::{id::Id, timing::Timing};

/// Something to do, as a rule sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The record it follows from.
    pub record: Id,
    /// When it opened, or will.
    pub opens: DateTime<Utc>,
    /// Best done before.
    pub aim: DateTime<Utc>,
    /// Late after; none for rules that are never late.
    pub limit: Option<DateTime<Utc>>,
    /// When it is gone, done or not.
    pub ends: Option<DateTime<Utc>>,
    /// When it is probably over.
    pub stale: Stale,
    /// One line that names the facts.
    pub reason: String,
}

/// When a follow-up is probably over. What is counted starts at the later of the limit (the aim where nothing is
/// late) and the end of a snooze.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Never.
    Never,
    /// After so many local days.
    AfterDays(Timing),
    /// At the start of that working day after.
    AfterWorkingDays(Timing),
    /// At this moment, whatever was snoozed.
    At(DateTime<Utc>),
}
