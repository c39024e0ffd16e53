//! What the screens need of the whole book: looked up beside them before it is asked for, or else when it is.

use std::sync::{Arc, OnceLock};

use super::{
    asking::palette::everybody::Everybody,
    screens::{
        contacts::index::Index, insights::learnt::Learnt, interviews::entry::Talks, requests::asks::Asks,
    },
};
use crate::domain::{book::Book, linked::Linked, questions::uses::Uses, zone::Now};

/// What was looked up in one book at one moment. Every part is made once, by whoever needs it first; whoever else
/// needs it meanwhile waits for that.
#[derive(Debug, Default)]
pub struct Ahead {
    asks: OnceLock<Arc<Asks>>,
    people: OnceLock<Arc<Index>>,
    talks: OnceLock<Arc<Talks>>,
    uses: OnceLock<Arc<Uses>>,
    learnt: OnceLock<Arc<Learnt>>,
    linked: OnceLock<Linked>,
    everybody: OnceLock<Arc<Everybody>>,
}

impl Ahead {
    /// Looks everything up, in the order of the screens. The book and the moment are those of all other calls.
    pub fn look(&self, book: &Book, now: &Now) {
        book.contacts.look_through();
        self.linked(book);
        self.asks(book, now);
        self.people(book);
        self.talks(book, now);
        self.uses(book);
        self.learnt(book, now);
        self.everybody(book, now);
    }

    /// Everybody and every talk, as the palette finds them.
    pub fn everybody(&self, book: &Book, now: &Now) -> &Arc<Everybody> {
        self.everybody.get_or_init(|| Arc::new(Everybody::of(book, now)))
    }

    /// Who may have named whom.
    pub fn linked(&self, book: &Book) -> &Linked {
        self.linked.get_or_init(|| Linked::of(book))
    }

    /// Every ask and where it stands.
    pub fn asks(&self, book: &Book, now: &Now) -> &Arc<Asks> {
        self.asks.get_or_init(|| Arc::new(Asks::of(book, now)))
    }

    /// Everyone by name.
    pub fn people(&self, book: &Book) -> &Arc<Index> {
        self.people.get_or_init(|| Arc::new(Index::of(book)))
    }

    /// All talks.
    pub fn talks(&self, book: &Book, now: &Now) -> &Arc<Talks> {
        self.talks.get_or_init(|| Arc::new(Talks::of(book, now)))
    }

    /// How often each question was used.
    pub fn uses(&self, book: &Book) -> &Arc<Uses> {
        self.uses.get_or_init(|| Arc::new(Uses::of(book)))
    }

    /// What all the talks taught.
    pub fn learnt(&self, book: &Book, now: &Now) -> &Arc<Learnt> {
        self.learnt.get_or_init(|| Arc::new(Learnt::of(book, now)))
    }
}
