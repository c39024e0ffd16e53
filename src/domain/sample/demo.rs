//! The made-up morning that `--demo` shows: every kind of line, on whatever day it is looked at.

mod earlier;
mod for_today;
mod morning;
mod others;
mod pool;

use self::morning::Morning;
use super::days::Days;
use crate::domain::{book::Book, zone::Now};

/// A made-up morning around `now`: about twenty people who are worked with, and a pool.
pub fn demo(now: &Now) -> Book {
    let days = Days::around(now);
    let mut morning = Morning::new(&days);
    for_today::tell(&mut morning);
    others::tell(&mut morning);
    pool::tell(&mut morning);
    earlier::tell(&mut morning);
    morning.book
}
