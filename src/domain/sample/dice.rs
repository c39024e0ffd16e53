//! Choices and ids of a made-up book: the same for the same seed.

use std::collections::HashSet;

use crate::domain::id::{Id, Ids};

/// Keeps the choices apart from the ids, which come from the seed itself.
const CHOICES: u64 = 0x0dec_0ded_c0ff_ee00;

/// A stream of choices.
pub(super) struct Dice(Ids);

impl Dice {
    pub(super) fn seeded(seed: u64) -> Self {
        Self(Ids::seeded(seed ^ CHOICES))
    }

    /// A number below `end`; 0 for `end` = 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let number = self.0.number() >> 11;
        let rest = u64::try_from(end).ok().and_then(|end| number.checked_rem(end));
        rest.and_then(|rest| usize::try_from(rest).ok()).unwrap_or(0)
    }

    /// A number from `first` to `last`.
    pub(super) fn between(&mut self, first: u32, last: u32) -> u32 {
        let span = usize::try_from(last.saturating_sub(first)).unwrap_or(0);
        first + u32::try_from(self.below(span + 1)).unwrap_or(0)
    }

    /// True once in `times`.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `list`.
    pub(super) fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    /// `count` different ones of `list`, in the order in which they stand there.
    pub(super) fn several<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut chosen = Vec::with_capacity(count);
        for (place, item) in list.iter().enumerate() {
            let (wanted, left) = (count - chosen.len(), list.len() - place);
            if self.below(left) < wanted {
                chosen.push(*item);
            }
        }
        chosen
    }
}

/// A stream of ids none of which comes twice.
pub(super) struct FreshIds {
    ids: Ids,
    used: HashSet<Id>,
}

impl FreshIds {
    pub(super) fn seeded(seed: u64) -> Self {
        Self { ids: Ids::seeded(seed), used: HashSet::new() }
    }

    pub(super) fn fresh(&mut self) -> Id {
        loop {
            let id = self.ids.fresh();
            if self.used.insert(id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_different_in_order_and_as_many_as_asked() {
        let list: Vec<usize> = (0..30).collect();
        for seed in 0..200 {
            let chosen = Dice::seeded(seed).several(&list, 10);
            assert_eq!(chosen.len(), 10);
            assert!(chosen.is_sorted_by(|one, next| one < next), "{chosen:?}");
        }
    }
}
