//! Many records, found by their keys: at once, where what occurs in which key was gathered beforehand.

use std::{
    borrow::Cow,
    cmp::Reverse,
    sync::{Arc, OnceLock},
};

use super::{Query, Score, gathered::Gathered, keys::Keys, numbers::Numbers};

/// Many records, each known by its number, from 0.
#[derive(Clone, Debug, Default)]
pub struct Table {
    keys: Keys,
    gathered: OnceLock<Arc<Gathered>>,
}

impl Table {
    /// A record with each of these keys.
    pub fn of(keys: Keys) -> Self {
        Self { keys, gathered: OnceLock::new() }
    }

    /// What the records are found by.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Adds a record with a key that [`key`](super::key) has made. What was gathered holds no more.
    pub fn push_folded(&mut self, key: &str) {
        self.keys.push_folded(key);
        self.gathered = OnceLock::new();
    }

    /// Gathers what occurs in which key, or takes it from a table that has the same keys.
    pub fn gather(&self, before: Option<&Self>) {
        let known = before.filter(|before| before.keys == self.keys).and_then(|before| before.gathered.get());
        self.gathered.get_or_init(|| known.map_or_else(|| Arc::new(Gathered::of(&self.keys)), Arc::clone));
    }

    /// The numbers of those that fit.
    pub fn fitting(&self, query: &Query) -> Numbers {
        match self.gathered_for(query) {
            Some(gathered) => Numbers::of(self.keys.len(), gathered.fitting(query).iter().copied()),
            None => Numbers::of(self.keys.len(), self.scored(query).map(|(_, number)| number)),
        }
    }

    /// The numbers of those that fit, the best first, of equal ones by number.
    pub fn ranked(&self, query: &Query) -> Cow<'_, [u32]> {
        if let Some(gathered) = self.gathered_for(query) {
            return gathered.ranked(query);
        }
        let mut scored: Vec<_> = self.scored(query).collect();
        // By number they stand already.
        scored.sort_by_key(|(score, _)| *score);
        scored.into_iter().map(|(_, number)| number).collect()
    }

    /// At most so many of those that fit, the best first, of equal ones in an order of their own.
    pub fn best<K: Ord>(&self, query: &Query, most: usize, order: impl Fn(u32) -> K) -> Vec<u32> {
        let gathered = self.gathered_for(query);
        let Some(classes) = gathered.and_then(|gathered| gathered.in_classes(query)) else {
            let order = |(score, number)| (score, order(number), number);
            let scored = match gathered {
                Some(gathered) => gathered.scored(query).map(order).collect(),
                None => self.scored(query).map(order).collect(),
            };
            return first(scored, most).into_iter().map(|(.., number)| number).collect();
        };
        let mut best = Vec::new();
        for class in classes {
            let room = most - best.len();
            if room == 0 {
                break;
            }
            let class = class.iter().map(|number| (order(*number), *number)).collect();
            best.extend(first(class, room).into_iter().map(|(_, number)| number));
        }
        best
    }

    /// What was gathered, for a query of a word or more.
    fn gathered_for(&self, query: &Query) -> Option<&Gathered> {
        self.gathered.get().filter(|_| !query.is_empty()).map(Arc::as_ref)
    }

    /// How well those fit that do, by number, after a look at every key.
    fn scored(&self, query: &Query) -> impl Iterator<Item = (Reverse<Score>, u32)> {
        let numbers = (0..self.keys.len()).zip(0_u32..);
        numbers.filter_map(|(at, number)| Some((Reverse(self.keys.matches(at, query)?), number)))
    }
}

/// The first so many, in order.
fn first<T: Ord>(mut all: Vec<T>, most: usize) -> Vec<T> {
    if all.len() > most {
        all.select_nth_unstable(most);
        all.truncate(most);
    }
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_was_gathered_finds_the_same(
            names in proptest::collection::vec(("[a-cé .-]{0,8}", "[a-cй1 ]{0,5}"), 0..12),
            text in "[a-céй1 .-]{0,5}",
            most in 0..6_usize,
        ) {
            let query = Query::new(&text);
            let mut keys = Keys::default();
            for (name, employer) in &names {
                keys.push([name.as_str(), employer.as_str()]);
            }
            let scored = || (0..names.len()).filter_map(|at| Some((Reverse(keys.matches(at, &query)?), at)));
            let numbers = |scored: Vec<(Reverse<Score>, usize)>| -> Vec<u32> {
                scored.into_iter().map(|(_, at)| u32::try_from(at).unwrap()).collect()
            };
            let mut ranked: Vec<_> = scored().collect();
            ranked.sort_by_key(|(score, _)| *score);
            let ranked = numbers(ranked);
            let mut best: Vec<_> = scored().collect();
            best.sort_by_key(|(score, at)| (*score, Reverse(*at)));
            best.truncate(most);
            let best = numbers(best);
            let slow = Table::of(keys.clone());
            let gathered = Table::of(keys.clone());
            gathered.gather(None);
            let taken_over = Table::of(keys.clone());
            taken_over.gather(Some(&gathered));
            for table in [slow, gathered, taken_over] {
                proptest::prop_assert_eq!(&*table.ranked(&query), &*ranked);
                proptest::prop_assert_eq!(&table.best(&query, most, Reverse), &best);
            }
        }
    }

    #[test]
    fn what_was_gathered_from_the_same_keys_is_shared() {
        let table = |name: &str| {
            let mut keys = Keys::default();
            keys.push([name, "Acme"]);
            Table::of(keys)
        };
        let (ada, again, ben) = (table("Ada"), table("Ada"), table("Ben"));
        ada.gather(None);
        again.gather(Some(&ada));
        ben.gather(Some(&ada));
        let gathered = |table: &Table| Arc::clone(table.gathered.get().unwrap());
        assert!(Arc::ptr_eq(&gathered(&ada), &gathered(&again)));
        assert!(!Arc::ptr_eq(&gathered(&ada), &gathered(&ben)));
        assert_eq!(*ben.ranked(&Query::new("en")), [0]);
    }
}
