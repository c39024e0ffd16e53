//! In which of many keys each letter occurs, and each two and three letters beside each other.

use std::collections::HashMap;

use super::{SEPARATOR, Score, keys::Keys};

/// So many letters beside each other are looked up at most.
const LONGEST: usize = 3;

/// One letter of a word, or two or three beside each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Gram(u64);

impl Gram {
    /// No letter.
    const NONE: Self = Self(0);

    /// With one more letter; there is room for three.
    fn and(self, letter: char) -> Self {
        Self(self.0 << 21 | (u64::from(letter) + 1))
    }

    fn of(letters: impl IntoIterator<Item = char>) -> Self {
        letters.into_iter().fold(Self::NONE, Self::and)
    }
}

/// The numbers of the keys in which each gram occurs: best first, of equal ones by number.
#[derive(Debug, Default)]
pub struct Grams {
    places: HashMap<Gram, usize>,
    /// Where the numbers of each gram start, for each class of scores, and after the last one where they end.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Grams {
    /// Those of all keys.
    pub fn of(keys: &Keys) -> Self {
        let mut grams = Self::default();
        let mut counts: Vec<u32> = Vec::new();
        let mut best = BestOfKey::default();
        for number in 0..keys.len() {
            best.gather(keys.get(number), |gram| {
                let next = grams.places.len();
                *grams.places.entry(gram).or_insert(next)
            });
            counts.resize(grams.places.len() * Score::CLASSES, 0);
            for slot in best.slots() {
                if let Some(count) = counts.get_mut(slot) {
                    *count += 1;
                }
            }
        }
        let mut end = 0;
        grams.starts.push(0);
        for count in &mut counts {
            end += *count;
            grams.starts.push(end);
            // From here on it is where the next number goes.
            *count = end - *count;
        }
        grams.numbers = vec![0; usize::try_from(end).unwrap_or(0)];
        for (number, as_kept) in (0..keys.len()).zip(0_u32..) {
            best.gather(keys.get(number), |gram| grams.places.get(&gram).copied().unwrap_or(0));
            for slot in best.slots() {
                let Some(next) = counts.get_mut(slot) else { continue };
                let at = usize::try_from(*next).unwrap_or(usize::MAX);
                if let Some(kept) = grams.numbers.get_mut(at) {
                    *kept = as_kept;
                }
                *next += 1;
            }
        }
        grams
    }

    /// All that a word occurs in, the best first, of equal ones by number; none where it is longer than a gram.
    pub fn all(&self, word: &str) -> Option<&[u32]> {
        let place = self.places.get(&whole(word)?);
        Some(place.map(|place| self.between(place * Score::CLASSES, Score::CLASSES)).unwrap_or_default())
    }

    /// The same by the classes of their scores, the best first.
    pub(super) fn in_classes(&self, word: &str) -> Option<impl Iterator<Item = (u8, &[u32])>> {
        let place = self.places.get(&whole(word)?);
        let slots = place.into_iter().flat_map(|place| place * Score::CLASSES..(place + 1) * Score::CLASSES);
        Some((0..).zip(slots.map(|slot| self.between(slot, 1))))
    }

    fn between(&self, slot: usize, slots: usize) -> &[u32] {
        let at = |slot: usize| usize::try_from(*self.starts.get(slot)?).ok();
        let range = at(slot).zip(at(slot + slots)).map(|(start, end)| start..end);
        range.and_then(|range| self.numbers.get(range)).unwrap_or_default()
    }
}

/// The gram that is all of a word.
fn whole(word: &str) -> Option<Gram> {
    (word.chars().count() <= LONGEST).then(|| Gram::of(word.chars()))
}

/// The grams of one key by their places, each with the best of its classes.
#[derive(Default)]
struct BestOfKey {
    /// The class of each gram; none where it does not occur.
    classes: Vec<Option<u8>>,
    occurring: Vec<usize>,
}

impl BestOfKey {
    fn gather(&mut self, key: &str, mut place_of: impl FnMut(Gram) -> usize) {
        for place in self.occurring.drain(..) {
            if let Some(class) = self.classes.get_mut(place) {
                *class = None;
            }
        }
        let mut note = |gram: Gram, score: Score| {
            let place = place_of(gram);
            if place >= self.classes.len() {
                self.classes.resize(place + 1, None);
            }
            let Some(class) = self.classes.get_mut(place) else { return };
            match class {
                Some(best) => *best = (*best).min(score.class()),
                None => {
                    *class = Some(score.class());
                    self.occurring.push(place);
                }
            }
        };
        let in_word = |letter: &char| !matches!(*letter, ' ' | SEPARATOR);
        let first_field = key.find(SEPARATOR).unwrap_or(key.len());
        let mut before = None;
        for (at, letter) in key.char_indices() {
            let mut gram = Gram::NONE;
            let mut letters = key.get(at..).unwrap_or_default().chars().peekable();
            for _ in 0..LONGEST {
                let Some(letter) = letters.next_if(in_word) else { break };
                gram = gram.and(letter);
                note(gram, Score::at(at, first_field, before, letters.peek().copied()));
            }
            before = Some(letter);
        }
    }

    fn slots(&self) -> impl Iterator<Item = usize> {
        let class = |place: &usize| self.classes.get(*place).copied().flatten();
        self.occurring
            .iter()
            .filter_map(move |place| Some(place * Score::CLASSES + usize::from(class(place)?)))
    }
}
