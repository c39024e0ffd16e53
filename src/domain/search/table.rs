//! Many records, found by their keys: at once, where what occurs in which key was gathered beforehand.

use std::{
    borrow::Cow,
    cmp::Reverse,
    sync::{Arc, OnceLock},
};

use super::{Query, Score, grams::Grams, keys::Keys};

/// Many records, each known by its number, from 0.
#[derive(Clone, Debug, Default)]
pub struct Table {
    keys: Keys,
    grams: OnceLock<Arc<Grams>>,
}

impl Table {
    /// A record with each of these keys.
    pub fn of(keys: Keys) -> Self {
        Self { keys, grams: OnceLock::new() }
    }

    /// What the records are found by.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Adds a record with a key that [`key`](super::key) has made. What was gathered holds no more.
    pub fn push_folded(&mut self, key: &str) {
        self.keys.push_folded(key);
        self.grams = OnceLock::new();
    }

    /// Gathers what occurs in which key, or takes it from a table that has the same keys.
    pub fn gather(&self, before: Option<&Self>) {
        let known = before.filter(|before| before.keys == self.keys).and_then(|before| before.grams.get());
        self.grams.get_or_init(|| known.map_or_else(|| Arc::new(Grams::of(&self.keys)), Arc::clone));
    }

    /// The numbers of those that fit, in no order.
    pub fn fitting_numbers(&self, query: &Query) -> Cow<'_, [u32]> {
        match self.grams.get().and_then(|grams| grams.exactly(query)) {
            Some(numbers) => Cow::Borrowed(numbers),
            None => self.fitting(query).map(|(_, number)| number).collect(),
        }
    }

    /// The numbers of those that fit, the best first, of equal ones by number.
    pub fn ranked(&self, query: &Query) -> Cow<'_, [u32]> {
        if let Some(numbers) = self.grams.get().and_then(|grams| grams.exactly(query)) {
            return Cow::Borrowed(numbers);
        }
        let mut fitting: Vec<(Reverse<Score>, u32)> = self.fitting(query).collect();
        if !query.is_empty() {
            fitting.sort_unstable();
        }
        fitting.into_iter().map(|(_, number)| number).collect()
    }

    /// At most so many of those that fit, the best first, of equal ones in an order of their own.
    pub fn best<K: Ord>(&self, query: &Query, most: usize, order: impl Fn(u32) -> K) -> Vec<u32> {
        let Some(classes) = self.grams.get().and_then(|grams| grams.in_classes(query)) else {
            let fitting = self.fitting(query).map(|(score, number)| (score, order(number), number));
            return first(fitting.collect(), most).into_iter().map(|(.., number)| number).collect();
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

    /// Those that fit, by number or otherwise.
    fn fitting(&self, query: &Query) -> impl Iterator<Item = (Reverse<Score>, u32)> {
        let numbers = match self.grams.get().filter(|_| !query.is_empty()) {
            Some(grams) => Cow::Borrowed(grams.candidates(query)),
            None => (0..u32::try_from(self.keys.len()).unwrap_or(u32::MAX)).collect(),
        };
        let score = |number| self.keys.matches(usize::try_from(number).ok()?, query);
        let numbers = numbers.into_owned().into_iter();
        numbers.filter_map(move |number| Some((Reverse(score(number)?), number)))
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
        let grams = |table: &Table| Arc::clone(table.grams.get().unwrap());
        assert!(Arc::ptr_eq(&grams(&ada), &grams(&again)));
        assert!(!Arc::ptr_eq(&grams(&ada), &grams(&ben)));
        assert_eq!(*ben.ranked(&Query::new("en")), [0]);
    }
}
