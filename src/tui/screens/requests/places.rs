//! Some of the places of a list.

use std::slice;

/// Some of the places of a list, found again in the order of the list: a bit for each place.
#[derive(Debug)]
pub struct Places(Vec<u64>);

/// So many places share a number.
const SHARE: usize = 64;

impl Places {
    /// None of so many.
    pub fn none_of(many: usize) -> Self {
        Self(vec![0; many.div_ceil(SHARE)])
    }

    /// This one too.
    pub fn add(&mut self, place: u32) {
        let share = usize::try_from(place).ok().and_then(|place| self.0.get_mut(place / SHARE));
        if let Some(share) = share {
            *share |= 1 << (place % 64);
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|share| usize::try_from(share.count_ones()).unwrap_or(0)).sum()
    }

    /// In the order of the list.
    pub fn in_order(&self) -> InOrder<'_> {
        InOrder { rest: self.0.iter(), left: 0, next: 0, first: 0 }
    }
}

/// Places in the order of the list.
#[derive(Debug)]
pub struct InOrder<'a> {
    rest: slice::Iter<'a, u64>,
    /// What is left of a share, which begins with this place.
    left: u64,
    first: usize,
    /// With which place the next share begins.
    next: usize,
}

impl Iterator for InOrder<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.left = *self.rest.next()?;
            self.first = self.next;
            self.next += SHARE;
        }
        let place = self.first + usize::try_from(self.left.trailing_zeros()).unwrap_or(0);
        self.left &= self.left - 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    proptest::proptest! {
        #[test]
        fn places_come_back_once_and_in_order(many in 0..200_usize, added in proptest::collection::vec(0..200_u32, 0..90)) {
            let mut places = Places::none_of(many);
            let known = added.into_iter().filter(|place| usize::try_from(*place).unwrap() < many);
            let known: BTreeSet<u32> = known.inspect(|place| places.add(*place)).collect();
            let expected: Vec<usize> = known.into_iter().map(|place| usize::try_from(place).unwrap()).collect();
            proptest::prop_assert_eq!(places.len(), expected.len());
            proptest::prop_assert_eq!(places.in_order().collect::<Vec<_>>(), expected);
        }
    }
}
