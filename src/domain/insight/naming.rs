//! Who named whom, how far the names led, and who brought the most people.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use chrono::{DateTime, Utc};

use super::share::Share;
use crate::domain::{
    book::Book,
    id::Id,
    referral_tree::{ReferralTree, Row, Who, order},
};

/// So many of the longest chains are told.
const CHAINS_TOLD: usize = 3;

/// Who named whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naming {
    /// All of it.
    pub tree: ReferralTree,
    /// With how many of those who were named there has been a talk since.
    pub talked: Share,
    /// Everybody who named somebody, the one who named the most first.
    pub introducers: Vec<Introducer>,
    /// How many chains there are of so many people, the longest first.
    pub lengths: Vec<(usize, usize)>,
    /// The longest chains, from the first one who named to the last who was named.
    pub longest: Vec<Vec<Who>>,
}

/// Somebody who named others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Introducer {
    /// Who.
    pub contact: Id,
    /// With how many of those they named there has been a talk since.
    pub talked: Share,
    /// To how many of them they introduced the user in one message.
    pub introduced: usize,
}

impl Naming {
    /// The names in `book`, where the last talk with each of the people in `talked` ended then. A talk from before the
    /// name was given did not come of it.
    pub(super) fn of(book: &Book, talked: &HashMap<Id, DateTime<Utc>>) -> Self {
        let tree = ReferralTree::of(book);
        let has_talked = |row: &Row| match &row.who {
            Who::Person(id) => talked.get(id).is_some_and(|ended| Some(*ended) >= order(row.at)),
            Who::Name(_) => false,
        };
        let mut introducers: HashMap<Id, Introducer> = HashMap::new();
        let mut named: HashMap<(&Who, usize), bool> = HashMap::new();
        let mut goes_on = vec![false; tree.rows.len()];
        for row in &tree.rows {
            let Some(parent) = row.parent else { continue };
            if row.mark.is_none()
                && let Some(goes_on) = goes_on.get_mut(parent)
            {
                *goes_on = true;
            }
            // A person counts once; two people may have one name, and are told apart by who named them.
            let told_apart = if matches!(row.who, Who::Person(_)) { 0 } else { parent };
            *named.entry((&row.who, told_apart)).or_default() |= has_talked(row);
            if let Some(Who::Person(by)) = tree.rows.get(parent).map(|row| &row.who) {
                let none = Introducer { contact: *by, talked: Share::default(), introduced: 0 };
                let by = introducers.entry(*by).or_insert(none);
                by.talked.add(has_talked(row));
                by.introduced += usize::from(row.introduced);
            }
        }
        let mut introducers: Vec<Introducer> = introducers.into_values().collect();
        introducers.sort_unstable_by_key(|by| (Reverse(by.talked.of), Reverse(by.talked.count), by.contact));
        let talked = Share::new(named.values().filter(|talked| **talked).count(), named.len());
        let (lengths, longest) = chains(&tree, &goes_on);
        Self { talked, introducers, lengths, longest, tree }
    }
}

/// How many chains there are of each length, and the longest of them.
fn chains(tree: &ReferralTree, goes_on: &[bool]) -> (Vec<(usize, usize)>, Vec<Vec<Who>>) {
    let ends = tree.rows.iter().zip(goes_on).enumerate();
    let mut ends: Vec<(usize, usize)> = ends
        .filter(|(_, (row, goes_on))| row.mark.is_none() && row.depth > 0 && !**goes_on)
        .map(|(index, (row, _))| (row.depth + 1, index))
        .collect();
    ends.sort_unstable_by_key(|(length, index)| (Reverse(*length), *index));
    let mut lengths: BTreeMap<Reverse<usize>, usize> = BTreeMap::new();
    for (length, _) in &ends {
        *lengths.entry(Reverse(*length)).or_default() += 1;
    }
    let who = |index: usize| tree.rows.get(index).map(|row| row.who.clone());
    let longest = ends.iter().take(CHAINS_TOLD);
    let longest = longest.map(|(_, end)| tree.way_to(*end).into_iter().filter_map(who).collect()).collect();
    (lengths.into_iter().map(|(Reverse(length), count)| (length, count)).collect(), longest)
}
