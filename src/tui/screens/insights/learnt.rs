//! What all the talks taught, with the page that tells it.

use super::page::Page;
use crate::domain::{book::Book, insight::Insight, zone::Now};

/// What was learnt.
#[derive(Debug, Default)]
pub struct Learnt {
    /// Every figure and its cases.
    pub insight: Insight,
    /// What stands on the page.
    pub page: Page,
}

impl Learnt {
    /// What `book` teaches at `now`.
    pub fn of(book: &Book, now: &Now) -> Self {
        let insight = Insight::of(book, now);
        let page = Page::of(&insight);
        Self { insight, page }
    }
}
