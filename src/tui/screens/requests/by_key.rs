//! Where the asks stand of those whose key has a number.

/// The places of each number in a list, in the order of the list.
#[derive(Debug, Default)]
pub struct ByKey {
    /// Where the places of each number begin, and after the last one where they end.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl ByKey {
    /// Those of a list of numbers, each of which is less than `many`.
    pub fn of(numbers: &[u32], many: usize) -> Self {
        let index = |number: &u32| usize::try_from(*number).unwrap_or(usize::MAX);
        let mut starts = vec![0; many + 1];
        for number in numbers {
            if let Some(count) = starts.get_mut(index(number) + 1) {
                *count += 1;
            }
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut next = starts.clone();
        let mut places = vec![0; numbers.len()];
        for (place, number) in (0..).zip(numbers) {
            let Some(at) = next.get_mut(index(number)) else { continue };
            if let Some(free) = places.get_mut(index(at)) {
                *free = place;
            }
            *at += 1;
        }
        Self { starts, places }
    }

    /// The places of one number.
    pub fn places(&self, number: u32) -> &[u32] {
        let bound = |number: usize| usize::try_from(*self.starts.get(number)?).ok();
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let range = bound(number).zip(number.checked_add(1).and_then(bound)).map(|(from, to)| from..to);
        range.and_then(|range| self.places.get(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn each_number_has_its_places(numbers in proptest::collection::vec(0..9_u32, 0..30)) {
            let by_key = ByKey::of(&numbers, 9);
            for number in 0..12 {
                let places = (0_u32..).zip(&numbers).filter(|(_, other)| **other == number);
                let expected: Vec<u32> = places.map(|(place, _)| place).collect();
                proptest::prop_assert_eq!(by_key.places(number), &expected[..]);
            }
        }
    }
}
