//! The keys of many records, one after the other, so that a filter looks through all of them at once.

use super::{Query, Score, letters, push_key};

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
        let end = self.ends.get(number).copied().unwrap_or(self.text.len());
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end).unwrap_or_default()
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
            names in proptest::collection::vec("[a-eé0-2 ]{0,8}", 0..5), text in "[a-eé0-2 ]{0,4}",
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
        }
    }
}
