//! `prepare`: the two short lists before a talk.

use chrono::{DateTime, Utc};

use crate::domain::{
    interview::{Interview, PrepareItem},
    zone::Now,
};

/// The items that `done` ticks now.
pub fn open_list(_interview: &Interview, _opens: DateTime<Utc>, _now: &Now) -> Vec<PrepareItem> {
    PrepareItem::EVE.to_vec()
}
