//! The words that occur in many keys, each kept once: one that is looked for is looked for in them, since there are far
//! fewer than there are keys.

use std::collections::HashMap;

use memchr::memmem;

use super::{SEPARATOR, Score, keys::Keys};

/// In which part of a key a word stands, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// The key begins with it.
    Beginning,
    /// It follows in the first field.
    FirstField,
    /// It stands in another field.
    Others,
}

impl Part {
    const ALL: [Self; 3] = [Self::Beginning, Self::FirstField, Self::Others];

    /// How a place in a word of this part counts in a score.
    fn place(self, is_its_beginning: bool) -> u32 {
        match self {
            Self::Beginning if is_its_beginning => 2,
            Self::Beginning | Self::FirstField => 1,
            Self::Others => 0,
        }
    }
}

/// The words of many keys.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Each word once, a separator behind it.
    text: String,
    /// Where each begins.
    begins: Vec<usize>,
    /// Where the numbers of each word begin, for each part of a key, and after the last ones where they end.
    starts: Vec<usize>,
    /// The numbers of the keys. A key stands once under a word, in the best of its parts that has it.
    numbers: Vec<u32>,
}

impl Vocabulary {
    /// The words of all these keys.
    pub fn of(keys: &Keys) -> Self {
        let mut vocabulary = Self::default();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut occurring: Vec<(usize, u32)> = Vec::new();
        let mut of_key = Vec::new();
        for (number, as_kept) in (0..keys.len()).zip(0_u32..) {
            of_key.extend(words(keys.get(number)).map(|(word, part)| {
                let index = *known.entry(word).or_insert_with(|| vocabulary.push(word));
                (index, part)
            }));
            of_key.sort_unstable();
            of_key.dedup_by_key(|(index, _)| *index);
            occurring.extend(of_key.drain(..).map(|(index, part)| (slot(index, part), as_kept)));
        }
        occurring.sort_unstable();
        let start = |slot| occurring.partition_point(|(other, _)| *other < slot);
        vocabulary.starts = (0..=slot(known.len(), Part::Beginning)).map(start).collect();
        vocabulary.numbers = occurring.into_iter().map(|(_, number)| number).collect();
        vocabulary
    }

    /// Adds a word that is not known yet, and tells its index.
    fn push(&mut self, word: &str) -> usize {
        self.begins.push(self.text.len());
        self.text.push_str(word);
        self.text.push(SEPARATOR);
        self.begins.len() - 1
    }

    /// Tells of each key that contains `word` how well it fits; of one that contains it more than once, each time.
    pub(super) fn each_fitting(&self, word: &str, mut tell: impl FnMut(u32, Score)) {
        for at in memmem::find_iter(self.text.as_bytes(), word) {
            let index = self.begins.partition_point(|begin| *begin <= at).saturating_sub(1);
            let is_its_beginning = self.begins.get(index) == Some(&at);
            let before = self.text.get(..at).and_then(|text| text.chars().next_back());
            let after = self.text.get(at + word.len()..).and_then(|text| text.chars().next());
            for part in Part::ALL {
                let score = Score::between(before, after, part.place(is_its_beginning));
                for number in self.with(index, part) {
                    tell(*number, score);
                }
            }
        }
    }

    /// The numbers of the keys with the word of this index in this part.
    fn with(&self, index: usize, part: Part) -> &[u32] {
        let slot = slot(index, part);
        let range = self.starts.get(slot).zip(self.starts.get(slot + 1)).map(|(start, end)| *start..*end);
        range.and_then(|range| self.numbers.get(range)).unwrap_or_default()
    }
}

/// Where the numbers of a word are, among those of all words.
fn slot(index: usize, part: Part) -> usize {
    index * Part::ALL.len() + part as usize
}

/// The words of a key, and where each stands.
fn words(key: &str) -> impl Iterator<Item = (&str, Part)> {
    let first_field = key.find(SEPARATOR).unwrap_or(key.len());
    let mut next = 0;
    let words = key.split([' ', SEPARATOR]).map(move |word| {
        let at = next;
        next += word.len() + 1;
        let part = match at {
            0 => Part::Beginning,
            at if at < first_field => Part::FirstField,
            _ => Part::Others,
        };
        (word, part)
    });
    words.filter(|(word, _)| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{super::Query, *};

    proptest::proptest! {
        #[test]
        fn its_words_fit_as_the_keys_do(
            fields in proptest::collection::vec(("[a-bé .-]{0,9}", "[a-bй1 ]{0,5}"), 0..12), word in "[a-bé.-]{1,4}",
        ) {
            let query = Query::new(&word);
            let mut keys = Keys::default();
            for (name, employer) in &fields {
                keys.push([name.as_str(), employer.as_str()]);
            }
            let mut best = vec![None; keys.len()];
            let vocabulary = Vocabulary::of(&keys);
            if let [word] = query.words.as_slice() {
                vocabulary.each_fitting(word, |number, score| {
                    let best = &mut best[usize::try_from(number).unwrap()];
                    *best = (*best).max(Some(score));
                });
                let expected: Vec<_> = (0..keys.len()).map(|number| keys.matches(number, &query)).collect();
                proptest::prop_assert_eq!(best, expected);
            }
        }
    }
}
