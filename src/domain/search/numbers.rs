//! Some of many numbers.

/// Some of the numbers from 0 up to as many as there are: a bit for each.
#[derive(Debug)]
pub struct Numbers(Vec<u64>);

/// So many numbers share a word.
const SHARE: usize = 64;

impl Numbers {
    /// These of so many; what is beyond them is left out.
    pub fn of(many: usize, numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = vec![0; many.div_ceil(SHARE)];
        for number in numbers {
            let share = usize::try_from(number).ok().and_then(|number| bits.get_mut(number / SHARE));
            if let Some(share) = share {
                *share |= 1_u64 << (number % 64);
            }
        }
        Self(bits)
    }

    /// Whether this is one of them.
    pub fn has(&self, number: u32) -> bool {
        let share = usize::try_from(number).ok().and_then(|number| self.0.get(number / SHARE));
        share.is_some_and(|share| share >> (number % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    proptest::proptest! {
        #[test]
        fn those_are_in_it_that_were_put_in(numbers in proptest::collection::btree_set(0..130_u32, 0..90)) {
            let set = Numbers::of(130, numbers.iter().copied());
            let found: BTreeSet<u32> = (0..999).filter(|number| set.has(*number)).collect();
            proptest::prop_assert_eq!(found, numbers);
        }
    }
}
