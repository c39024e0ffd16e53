//! Some of the places of a list.

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

    /// In the order of the list.
    pub fn in_order(&self) -> impl Iterator<Item = usize> {
        self.0.iter().zip((0..).step_by(SHARE)).flat_map(|(share, first)| {
            let mut left = *share;
            std::iter::from_fn(move || {
                let next = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(first + usize::try_from(next).unwrap_or(0))
            })
        })
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
            proptest::prop_assert_eq!(places.in_order().collect::<Vec<_>>(), expected);
        }
    }
}
