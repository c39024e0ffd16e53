//! The keys of many records, one after the other, so that a filter looks through all of them at once.

use std::ops::Range;

use memchr::memmem::Finder;

use super::{Query, Score, letters, push_key};

/// From one in so many keys on they are looked through as one text.
const MANY: usize = 4;

/// What [`Query::matches`] looks in, for many records; each is known by its number, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    text: String,
    /// Where each key ends.
    ends: Vec<usize>,
    /// The plain letters and digits of each key: most keys need not be read for one that they lack.
    letters: Vec<u64>,
}

impl Keys {
    /// Adds the key of a record that has these fields, the most telling one first.
    pub fn push<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) {
        let start = self.text.len();
        push_key(&mut self.text, fields);
        self.end(start);
    }

    /// Adds a key that [`key`](super::key) has made.
    pub fn push_folded(&mut self, key: &str) {
        let start = self.text.len();
        self.text.push_str(key);
        self.end(start);
    }

    fn end(&mut self, start: usize) {
        self.letters.push(letters(self.text.get(start..).unwrap_or_default()));
        self.ends.push(self.text.len());
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The key with this number.
    pub fn get(&self, number: usize) -> &str {
        self.text.get(self.range(number)).unwrap_or_default()
    }

    /// Where a key stands in the text.
    fn range(&self, number: usize) -> Range<usize> {
        let end = self.ends.get(number).copied().unwrap_or(self.text.len());
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        start..end
    }

    /// Those of `among`, which are in order, in whose keys every word of `query` occurs. The keys are looked through one
    /// after the other as they lie.
    pub fn fitting(&self, query: &Query, among: &[u32]) -> Vec<u32> {
        let mut fitting = Vec::with_capacity(among.len());
        fitting.extend(among.iter().copied().filter(|number| self.has_letters(*number, query)));
        if !query.is_one_letter {
            for word in &query.words {
                self.retain(&mut fitting, word);
            }
        }
        fitting
    }

    fn has_letters(&self, number: u32, query: &Query) -> bool {
        let letters = usize::try_from(number).ok().and_then(|number| self.letters.get(number));
        letters.is_some_and(|letters| letters & query.letters == query.letters)
    }

    /// Leaves of these keys those in which a word occurs. Many of them are looked through as one text, from each place at
    /// which it occurs in all that follows: the keys between two such places are passed over without a look at each.
    fn retain(&self, numbers: &mut Vec<u32>, word: &str) {
        let finder = Finder::new(word);
        let key = |number: &u32| self.range(usize::try_from(*number).unwrap_or(usize::MAX));
        let text = |range: Range<usize>| self.text.as_bytes().get(range).unwrap_or_default();
        if numbers.len() < self.len() / MANY {
            numbers.retain(|number| finder.find(text(key(number))).is_some());
            return;
        }
        let mut occurs = None;
        numbers.retain(|number| {
            let key = key(number);
            let at = occurs.filter(|at| *at >= key.start).unwrap_or_else(|| {
                let found = finder.find(text(key.start..self.text.len()));
                found.map_or(usize::MAX, |at| key.start + at)
            });
            occurs = Some(at);
            at.saturating_add(word.len()) <= key.end
        });
    }

    /// How well a key fits; see [`Query::matches`].
    pub fn matches(&self, number: usize, query: &Query) -> Option<Score> {
        if self.letters.get(number).is_some_and(|letters| letters & query.letters == query.letters) {
            query.matches(self.get(number))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::key;

    proptest::proptest! {
        #[test]
        fn many_keys_are_looked_through_as_one(
            names in proptest::collection::vec("[a-eé0-2 ]{0,8}", 0..24), text in "[a-eé0-2 ]{0,4}",
        ) {
            let query = Query::new(&text);
            let mut keys = Keys::default();
            for name in &names {
                keys.push([name.as_str(), "Acme"]);
            }
            for (number, name) in names.iter().enumerate() {
                let expected = key([name.as_str(), "Acme"]);
                proptest::prop_assert_eq!(keys.get(number), &expected);
                proptest::prop_assert_eq!(keys.matches(number, &query), query.matches(&expected));
            }
            let all = 0..u32::try_from(names.len()).unwrap();
            for every in 1..=5 {
                let among: Vec<u32> = all.clone().filter(|number| number % every == 0).collect();
                let mut expected = among.clone();
                expected.retain(|number| keys.matches(usize::try_from(*number).unwrap(), &query).is_some());
                proptest::prop_assert_eq!(keys.fitting(&query, &among), expected);
            }
        }
    }
}
