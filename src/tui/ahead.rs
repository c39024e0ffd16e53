//! What the screens need of the whole book: looked up beside them before it is asked for, or else when it is.

mod looked_up;
#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use self::looked_up::LookedUp;
use super::{
    asking::palette::debriefs::Debriefs,
    screens::{
        contacts::index::Index, insights::learnt::Learnt, interviews::entry::Talks, requests::asks::Asks,
    },
};
use crate::domain::{basis::Basis, book::Book, linked::Linked, questions::uses::Uses, zone::Now};

/// What was looked up in one book at one moment. Every part is made once, by whoever needs it first; whoever else
/// needs it meanwhile waits for that.
#[derive(Debug)]
pub struct Ahead {
    of: Arc<Basis>,
    asks: LookedUp<Asks>,
    people: OnceLock<Arc<Index>>,
    talks: LookedUp<Talks>,
    uses: OnceLock<Arc<Uses>>,
    learnt: OnceLock<Arc<Learnt>>,
    linked: OnceLock<Linked>,
    debriefs: OnceLock<Arc<Debriefs>>,
}

impl Ahead {
    /// Nothing yet, of this book at this moment.
    pub fn of(book: &Book, now: &Now) -> Self {
        Self {
            of: Arc::new(Basis { book: book.clone(), now: now.clone() }),
            asks: LookedUp::default(),
            people: OnceLock::new(),
            talks: LookedUp::default(),
            uses: OnceLock::new(),
            learnt: OnceLock::new(),
            linked: OnceLock::new(),
            debriefs: OnceLock::new(),
        }
    }

    /// Nothing yet, of the book as it is after a change, or a minute later; what is known from before helps.
    #[must_use]
    pub fn again(&self, book: &Book, now: &Now) -> Self {
        Self { asks: self.asks.again(), talks: self.talks.again(), ..Self::of(book, now) }
    }

    /// Looks everything up, in the order of the screens. What searching needs was looked up `before` with much work, and
    /// is taken from there where the names are the same.
    pub fn look(&self, before: Option<&Self>) {
        self.of.book.contacts.look_through();
        self.linked();
        self.asks();
        self.people();
        self.talks();
        self.uses();
        self.learnt();
        let people = before.and_then(|before| before.people.get());
        self.people().gather(people.map(Arc::as_ref));
        self.asks().gather();
        let debriefs = before.and_then(|before| before.debriefs.get());
        self.debriefs().gather(debriefs.map(Arc::as_ref));
    }

    /// Every talk that took place, as the palette finds it.
    pub fn debriefs(&self) -> &Arc<Debriefs> {
        self.debriefs.get_or_init(|| Arc::new(Debriefs::of(&self.of.book, &self.of.now)))
    }

    /// Who may have named whom.
    pub fn linked(&self) -> &Linked {
        self.linked.get_or_init(|| Linked::of(&self.of.book))
    }

    /// Every ask and where it stands.
    pub fn asks(&self) -> &Arc<Asks> {
        self.asks.get(&self.of)
    }

    /// Everyone by name.
    pub fn people(&self) -> &Arc<Index> {
        self.people.get_or_init(|| Arc::new(Index::of(&self.of.book)))
    }

    /// All talks.
    pub fn talks(&self) -> &Arc<Talks> {
        self.talks.get(&self.of)
    }

    /// How often each question was used.
    pub fn uses(&self) -> &Arc<Uses> {
        self.uses.get_or_init(|| Arc::new(Uses::of(&self.of.book)))
    }

    /// What all the talks taught.
    pub fn learnt(&self) -> &Arc<Learnt> {
        self.learnt.get_or_init(|| Arc::new(Learnt::of(&self.of.book, &self.of.now)))
    }
}
