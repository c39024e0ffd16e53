//! The states in which a power cut can leave a simulated disk.

use std::{
    collections::{BTreeMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::PathBuf,
    sync::Arc,
};

use super::simulated::{Node, State};
use crate::store::disk::Kind;

/// What a disk writes at once.
const BLOCK: usize = 4096;
/// Up to so many changes of names that are not durable, each of their combinations is tried.
const ALL_COMBINATIONS: usize = 8;
/// So many blocks of one file are tried as a border or as the one that is missing.
const SOME_BLOCKS: usize = 12;

/// Each state, once, that a cut at this moment can leave.
pub fn states(state: &State, seen: &mut HashSet<u64>, mut each: impl FnMut(State)) {
    for names in names(state) {
        for contents in contents(state, &names) {
            if seen.insert(digest(state, &names, &contents)) {
                each(state.rebooted(names.clone(), &contents));
            }
        }
    }
}

/// The names that can have outlived it: each change of names is there or not, whatever became of those before it.
fn names(state: &State) -> Vec<BTreeMap<PathBuf, usize>> {
    let changes = &state.renamings;
    let choices: Vec<Vec<bool>> = if changes.len() <= ALL_COMBINATIONS {
        let all = 0..1_usize << changes.len();
        all.map(|bits| (0..changes.len()).map(|change| bits >> change & 1 == 1).collect()).collect()
    } else {
        let count = changes.len();
        let first = (0..=count).map(|border| (0..count).map(|change| change < border).collect());
        let but_one = (0..count).map(|missing| (0..count).map(|change| change != missing).collect());
        let only_one = (0..count).map(|there| (0..count).map(|change| change == there).collect());
        first.chain(but_one).chain(only_one).collect()
    };
    let choose = |choice: Vec<bool>| {
        let mut names = state.durable_names.clone();
        let chosen = changes.iter().zip(choice).filter(|(_, is_there)| *is_there);
        for (path, index) in chosen.flat_map(|(change, _)| &change.names) {
            match index {
                Some(index) => names.insert(path.clone(), *index),
                None => names.remove(path),
            };
        }
        names
    };
    choices.into_iter().map(choose).collect()
}

/// What can be in the files that have a name: one of them in every way, the others as they were or as they were to be.
fn contents(state: &State, names: &BTreeMap<PathBuf, usize>) -> Vec<BTreeMap<usize, Arc<Vec<u8>>>> {
    let mut unsure: Vec<usize> = names.values().copied().filter(|index| is_unsure(state, *index)).collect();
    unsure.sort_unstable();
    unsure.dedup();
    let whole = |index: &usize| (*index, state.nodes[*index].seen.clone());
    let mut all = vec![BTreeMap::new(), unsure.iter().map(whole).collect()];
    for index in &unsure {
        for content in torn(&state.nodes[*index]) {
            for others in [false, true] {
                let mut contents: BTreeMap<_, _> = unsure.iter().filter(|_| others).map(whole).collect();
                contents.insert(*index, Arc::new(content.clone()));
                all.push(contents);
            }
        }
    }
    all
}

fn is_unsure(state: &State, index: usize) -> bool {
    let node = &state.nodes[index];
    node.kind == Kind::File && node.seen != node.durable
}

/// A file whose blocks were written in part, in any order, with the old or the new length.
fn torn(node: &Node) -> Vec<Vec<u8>> {
    let (old, new) = (&node.durable, &node.seen);
    let blocks = new.len().div_ceil(BLOCK);
    let step = blocks.div_ceil(SOME_BLOCKS).max(1);
    let mut torn = vec![vec![0; new.len()], Vec::new()];
    for block in (0..blocks).step_by(step) {
        let (start, end) = (block * BLOCK, ((block + 1) * BLOCK).min(new.len()));
        // Everything up to here, and the file as short as that, or as long as it was.
        torn.push(new[..start].to_vec());
        let mut longer = new[..start].to_vec();
        longer.extend(old.get(start..).unwrap_or_default());
        torn.push(longer);
        // Everything but this.
        let mut but_one = new.to_vec();
        for (place, byte) in but_one[start..end].iter_mut().zip(start..end) {
            *place = old.get(byte).copied().unwrap_or(0);
        }
        torn.push(but_one);
        // Nothing but this.
        let mut only = old.to_vec();
        only.resize(new.len(), 0);
        only[start..end].copy_from_slice(&new[start..end]);
        torn.push(only);
    }
    torn
}

fn digest(state: &State, names: &BTreeMap<PathBuf, usize>, contents: &BTreeMap<usize, Arc<Vec<u8>>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (path, index) in names {
        let node = &state.nodes[*index];
        path.hash(&mut hasher);
        node.mode.hash(&mut hasher);
        contents.get(index).unwrap_or(&node.durable).hash(&mut hasher);
    }
    hasher.finish()
}
