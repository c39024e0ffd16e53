//! Pages on shelves: a copy shares each shelf, and each page on it, until something there is changed.

use std::{
    collections::{BTreeMap, btree_map},
    iter::FlatMap,
    sync::Arc,
};

/// Pages by their numbers; those whose numbers begin alike share a shelf.
pub struct Shelves<P> {
    shelves: BTreeMap<u8, Arc<Shelf<P>>>,
}

type Shelf<P> = BTreeMap<u16, Arc<P>>;
type Whole<'a, P> = btree_map::Values<'a, u8, Arc<Shelf<P>>>;

/// The pages in the order of their numbers, each with its number.
pub type Iter<'a, P> = FlatMap<
    Whole<'a, P>,
    btree_map::Iter<'a, u16, Arc<P>>,
    fn(&'a Arc<Shelf<P>>) -> btree_map::Iter<'a, u16, Arc<P>>,
>;

/// The pages in the order of their numbers.
pub type Values<'a, P> = FlatMap<
    Whole<'a, P>,
    btree_map::Values<'a, u16, Arc<P>>,
    fn(&'a Arc<Shelf<P>>) -> btree_map::Values<'a, u16, Arc<P>>,
>;

impl<P> Clone for Shelves<P> {
    fn clone(&self) -> Self {
        Self { shelves: self.shelves.clone() }
    }
}

impl<P> Default for Shelves<P> {
    fn default() -> Self {
        Self { shelves: BTreeMap::new() }
    }
}

fn shelf_of(number: u16) -> u8 {
    let [shelf, _] = number.to_be_bytes();
    shelf
}

impl<P> Shelves<P> {
    /// The page with this number.
    pub fn get(&self, number: u16) -> Option<&Arc<P>> {
        self.shelves.get(&shelf_of(number))?.get(&number)
    }

    /// The page with this number, to be changed.
    pub fn get_mut(&mut self, number: u16) -> Option<&mut Arc<P>> {
        Arc::make_mut(self.shelves.get_mut(&shelf_of(number))?).get_mut(&number)
    }

    /// Takes the page with this number away.
    pub fn remove(&mut self, number: u16) {
        if let Some(shelf) = self.shelves.get_mut(&shelf_of(number)) {
            Arc::make_mut(shelf).remove(&number);
            if shelf.is_empty() {
                self.shelves.remove(&shelf_of(number));
            }
        }
    }

    /// Keeps the pages of which `wanted` is true.
    pub fn retain(&mut self, mut wanted: impl FnMut(&mut Arc<P>) -> bool) {
        self.shelves.retain(|_, shelf| {
            Arc::make_mut(shelf).retain(|_, page| wanted(page));
            !shelf.is_empty()
        });
    }

    /// Whether there is no page.
    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// The pages in the order of their numbers, each with its number.
    pub fn iter(&self) -> Iter<'_, P> {
        self.shelves.values().flat_map(|shelf| shelf.iter())
    }

    /// The pages in the order of their numbers.
    pub fn values(&self) -> Values<'_, P> {
        self.shelves.values().flat_map(|shelf| shelf.values())
    }

    /// The pages in the order of their numbers, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Arc<P>> {
        self.shelves.values_mut().flat_map(|shelf| Arc::make_mut(shelf).values_mut())
    }
}

impl<P: Default> Shelves<P> {
    /// The page with this number, to be changed; an empty one where there was none.
    pub fn or_default(&mut self, number: u16) -> &mut Arc<P> {
        let shelf = self.shelves.entry(shelf_of(number)).or_default();
        Arc::make_mut(shelf).entry(number).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_shares_the_shelves_that_are_not_changed() {
        let mut one: Shelves<u8> = Shelves::default();
        for (number, page) in [(0x0101, 1), (0x0102, 2), (0x0201, 3)] {
            *one.or_default(number) = Arc::new(page);
        }
        let mut two = one.clone();
        *two.get_mut(0x0102).unwrap() = Arc::new(9);
        let pages = |shelves: &Shelves<u8>| {
            shelves.iter().map(|(number, page)| (*number, **page)).collect::<Vec<_>>()
        };
        assert_eq!(pages(&one), [(0x0101, 1), (0x0102, 2), (0x0201, 3)]);
        assert_eq!(pages(&two), [(0x0101, 1), (0x0102, 9), (0x0201, 3)]);
        let is_shared = |shelf: u8| Arc::ptr_eq(&one.shelves[&shelf], &two.shelves[&shelf]);
        assert_eq!([1, 2].map(is_shared), [false, true]);
        two.remove(0x0201);
        two.retain(|page| **page < 9);
        assert_eq!(pages(&two), [(0x0101, 1)]);
        two.remove(0x0101);
        assert!(two.is_empty() && !one.is_empty());
    }
}
