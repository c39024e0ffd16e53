//! What was gathered from many keys, so that a query need not look at all of them.

use std::{borrow::Cow, cmp::Reverse, mem};

use super::{Query, Score, grams::Grams, keys::Keys, vocabulary::Vocabulary};

/// What occurs in which of many keys.
#[derive(Debug)]
pub struct Gathered {
    /// So many keys there are.
    many: usize,
    /// For short words.
    grams: Grams,
    /// For longer ones.
    vocabulary: Vocabulary,
}

impl Gathered {
    /// What occurs in these keys.
    pub fn of(keys: &Keys) -> Self {
        Self { many: keys.len(), grams: Grams::of(keys), vocabulary: Vocabulary::of(keys) }
    }

    /// The numbers of those that fit a query of one word or more, in no order.
    pub(super) fn fitting(&self, query: &Query) -> Cow<'_, [u32]> {
        match self.at_once(query) {
            Some(numbers) => Cow::Borrowed(numbers),
            None => self.scored(query).map(|(_, number)| number).collect(),
        }
    }

    /// The same, the best first, of equal ones by number.
    pub(super) fn ranked(&self, query: &Query) -> Cow<'_, [u32]> {
        if let Some(numbers) = self.at_once(query) {
            return Cow::Borrowed(numbers);
        }
        if let Some(word) = only_word(query) {
            return self.classes(word).ranked().into();
        }
        let mut scored: Vec<_> = self.scored(query).collect();
        scored.sort_unstable();
        scored.into_iter().map(|(_, number)| number).collect()
    }

    /// The same for a query of a single short word, in the classes of their scores, the best first; none for another.
    pub(super) fn in_classes(&self, query: &Query) -> Option<impl Iterator<Item = &[u32]>> {
        Some(self.grams.in_classes(only_word(query)?)?.map(|(_, numbers)| numbers))
    }

    /// How well those fit that do, in no order.
    pub(super) fn scored(&self, query: &Query) -> impl Iterator<Item = (Reverse<Score>, u32)> {
        let mut words: Vec<Classes> = query.words.iter().map(|word| self.classes(word)).collect();
        // None fits that the rarest word does not.
        words.sort_unstable_by_key(|classes| classes.numbers.len());
        let numbers = words.first_mut().map(|rarest| mem::take(&mut rarest.numbers)).unwrap_or_default();
        let score = move |number| {
            let mut scores = words.iter().map(|classes| classes.score(number));
            scores.try_fold(Score::EVERYTHING, |score, word| Some(score.and(word?)))
        };
        numbers.into_iter().filter_map(move |number| Some((Reverse(score(number)?), number)))
    }

    /// What fits a query of a single short word, as [`Self::ranked`]; none for another query.
    fn at_once(&self, query: &Query) -> Option<&[u32]> {
        self.grams.all(only_word(query)?)
    }

    /// How well a word fits each key.
    fn classes(&self, word: &str) -> Classes {
        let mut classes = Classes { of_key: vec![Classes::NONE; self.many], numbers: Vec::new() };
        match self.grams.in_classes(word) {
            Some(lists) => {
                for (class, numbers) in lists {
                    numbers.iter().for_each(|number| classes.note(*number, class));
                }
            }
            None => self.vocabulary.each_fitting(word, |number, score| classes.note(number, score.class())),
        }
        classes
    }
}

/// The word of a query that has no other.
fn only_word(query: &Query) -> Option<&str> {
    match query.words.as_slice() {
        [word] => Some(word),
        _ => None,
    }
}

/// The class of the score that a word has in each key.
struct Classes {
    of_key: Vec<u8>,
    /// The numbers of the keys that have one, each once.
    numbers: Vec<u32>,
}

impl Classes {
    /// It does not occur.
    const NONE: u8 = u8::MAX;

    /// Notes that it has this class in a key; the best class counts.
    fn note(&mut self, number: u32, class: u8) {
        let known = usize::try_from(number).ok().and_then(|number| self.of_key.get_mut(number));
        if let Some(known) = known {
            if *known == Self::NONE {
                self.numbers.push(number);
            }
            *known = (*known).min(class);
        }
    }

    fn score(&self, number: u32) -> Option<Score> {
        let class = self.of_key.get(usize::try_from(number).ok()?)?;
        (*class != Self::NONE).then(|| Score::of_class(*class))
    }

    /// The numbers of the keys in which it occurs, the best first, of equal ones by number.
    fn ranked(&self) -> Vec<u32> {
        let mut by_class: [Vec<u32>; Score::CLASSES] = Default::default();
        for (class, number) in self.of_key.iter().zip(0..) {
            if let Some(numbers) = by_class.get_mut(usize::from(*class)) {
                numbers.push(number);
            }
        }
        by_class.concat()
    }
}
