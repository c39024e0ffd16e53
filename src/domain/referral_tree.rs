//! Who named whom, as a forest: every person once with those they named below, every other way to them a marked leaf.
//!
//! It is made from the names that people gave (their referrals) and from how people were found (their source). Where
//! several named one person, the person stands below the one given as the source, else below the first who named
//! them. People who name each other in a circle stand below whoever was not named until last. Time and memory are
//! linear in the people and names, and nothing recurses, however long a chain is.

mod names;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use self::names::Who;
pub(super) use self::names::order;
use self::names::{Name, names};
use super::{book::Book, id::Id, moment::Moment};

/// Why a row has nobody below it though the person named others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The person stands above, on the way here: they named each other, in a circle.
    Circle,
    /// The person stands elsewhere with those they named.
    Elsewhere,
}

/// One row: the rows of those whom a person named follow the person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who.
    pub who: Who,
    /// How many stand above; 0 for somebody who was not named by anybody in the book.
    pub depth: usize,
    /// The row of the one who named them.
    pub parent: Option<usize>,
    /// Whether it is the last one below its parent.
    pub is_last: bool,
    /// Why it ends here.
    pub mark: Option<Mark>,
    /// When the name was given, where that was noted.
    pub at: Option<Moment>,
    /// Whether the two were introduced in one message.
    pub introduced: bool,
    /// How many rows stand below it.
    pub below: usize,
}

/// The forest, row by row: whoever brought the most people first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferralTree {
    /// From top to bottom.
    pub rows: Vec<Row>,
}

impl ReferralTree {
    /// The forest of `book`.
    pub fn of(book: &Book) -> Self {
        let names = names(book);
        let namers = first_namers(book, &names);
        let mut trees: Vec<Vec<Row>> = roots(&names, &namers)
            .into_iter()
            .map(|root| tree(root, &names, &namers))
            .filter(|rows| rows.len() > 1)
            .collect();
        trees.sort_by_key(|rows| std::cmp::Reverse(rows.len()));
        let mut rows: Vec<Row> = Vec::with_capacity(trees.iter().map(Vec::len).sum());
        for tree in trees {
            let start = rows.len();
            rows.extend(tree.into_iter().map(|row| Row { parent: row.parent.map(|at| at + start), ..row }));
        }
        Self { rows }
    }

    /// Whether nobody named anybody.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// For the row at `index` and each level between its root and itself, whether a line runs on down there: whether
    /// the one on that level has others after it. The last one is the row's own.
    pub fn runs_on(&self, index: usize) -> Vec<bool> {
        let mut levels = Vec::new();
        let mut here = self.rows.get(index);
        while let Some(row) = here.filter(|row| row.depth > 0) {
            levels.push(!row.is_last);
            here = row.parent.and_then(|parent| self.rows.get(parent));
        }
        levels.reverse();
        levels
    }

    /// The rows from the root down to the one at `index`.
    pub fn way_to(&self, index: usize) -> Vec<usize> {
        let mut way = Vec::new();
        let mut here = Some(index).filter(|index| *index < self.rows.len());
        while let Some(index) = here {
            way.push(index);
            here = self.rows.get(index).and_then(|row| row.parent);
        }
        way.reverse();
        way
    }
}

type Names = BTreeMap<Id, Vec<Name>>;

/// Below whom each person stands.
fn first_namers(book: &Book, names: &Names) -> HashMap<Id, Id> {
    let mut first: HashMap<Id, (bool, Option<Moment>, Id)> = HashMap::new();
    for (by, given) in names {
        for name in given {
            let Who::Person(to) = &name.who else { continue };
            let is_source = book
                .contact(*to)
                .and_then(|contact| contact.source.as_ref())
                .is_some_and(|source| source.by == Some(*by));
            let is_before = first.get(to).is_none_or(|(known_source, known_at, _)| {
                (!is_source, names::order(name.at)) < (!known_source, names::order(*known_at))
            });
            if is_before {
                first.insert(*to, (is_source, name.at, *by));
            }
        }
    }
    first.into_iter().map(|(to, (_, _, by))| (to, by)).collect()
}

/// Those who were not named, and one of every circle.
fn roots(names: &Names, namers: &HashMap<Id, Id>) -> Vec<Id> {
    let mut roots: Vec<Id> = names.keys().copied().filter(|id| !namers.contains_key(id)).collect();
    // Whoever leads to a circle when asked by whom they were named, and by whom that one was.
    let mut settled: HashSet<Id> = HashSet::new();
    for start in names.keys().copied() {
        let mut way: Vec<Id> = Vec::new();
        let mut on_way: HashSet<Id> = HashSet::new();
        let mut here = Some(start);
        while let Some(id) = here.filter(|id| !settled.contains(id)) {
            if !on_way.insert(id) {
                let circle = way.iter().skip_while(|other| **other != id).copied();
                roots.extend(last_named(circle, names, namers));
                break;
            }
            way.push(id);
            here = namers.get(&id).copied();
        }
        settled.extend(way);
    }
    roots
}

/// Who of a circle was named last by the one before: the circle began with that one.
fn last_named(circle: impl Iterator<Item = Id>, names: &Names, namers: &HashMap<Id, Id>) -> Option<Id> {
    let named_at = |id: &Id| {
        let given = namers.get(id).and_then(|by| names.get(by));
        let name = given.and_then(|given| given.iter().find(|name| name.who == Who::Person(*id)));
        name.map(|name| names::order(name.at))
    };
    circle.max_by_key(|id| (named_at(id), std::cmp::Reverse(*id)))
}

/// Where the walk through one tree stands: a row, and which of its names comes next.
struct Open {
    row: usize,
    id: Id,
    next: usize,
}

/// The rows below `root`, and its own.
fn tree(root: Id, names: &Names, namers: &HashMap<Id, Id>) -> Vec<Row> {
    let row = |who, depth, parent| Row {
        who,
        depth,
        parent,
        is_last: true,
        mark: None,
        at: None,
        introduced: false,
        below: 0,
    };
    let mut rows = vec![row(Who::Person(root), 0, None)];
    let mut open = vec![Open { row: 0, id: root, next: 0 }];
    let mut above = BTreeSet::from([root]);
    while let Some(here) = open.last_mut() {
        let given = names.get(&here.id).map(Vec::as_slice).unwrap_or_default();
        let Some(name) = given.get(here.next) else {
            let below = rows.len() - here.row - 1;
            if let Some(row) = rows.get_mut(here.row) {
                row.below = below;
            }
            above.remove(&here.id);
            open.pop();
            continue;
        };
        here.next += 1;
        let (parent, by, is_last) = (here.row, here.id, here.next == given.len());
        let mark = match &name.who {
            Who::Person(id) if above.contains(id) => Some(Mark::Circle),
            Who::Person(id) if namers.get(id) != Some(&by) => Some(Mark::Elsewhere),
            _ => None,
        };
        let (at, introduced, depth) = (name.at, name.introduced, open.len());
        let place = rows.len();
        rows.push(Row { is_last, mark, at, introduced, ..row(name.who.clone(), depth, Some(parent)) });
        if let (Who::Person(id), None) = (&name.who, mark)
            && names.contains_key(id)
        {
            above.insert(*id);
            open.push(Open { row: place, id: *id, next: 0 });
        }
    }
    rows
}

#[cfg(test)]
mod tests;
