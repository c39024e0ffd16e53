//! What keys do in all places, each once: the help and the palette list it behind what keys do here.

use std::{collections::HashSet, sync::Arc};

use super::help_row::{Entry, HelpRow};
use crate::tui::action::{Action, Context};

/// A row of the help of another place, as if everything were on there.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The row.
    pub row: Arc<HelpRow>,
    /// The first place where it stands.
    pub place: Context,
}

/// What keys do in all places, as long as they are bound as they are.
#[derive(Debug, Default)]
pub struct Sheet {
    keys: Vec<Elsewhere>,
    verbs: Vec<Elsewhere>,
}

impl Sheet {
    /// The entries of all places, made to rows.
    pub(super) fn of<'a>(
        entries: impl Fn(Context) -> Vec<Entry<'a>>,
        row: impl Fn(Context, &Entry<'a>) -> HelpRow,
    ) -> Self {
        let mut sheet = Self::default();
        let (mut seen, mut known_keys, mut known_verbs) = (HashSet::new(), HashSet::new(), HashSet::new());
        for place in Context::ALL {
            let has_verbs = !place.is_typing() && !place.is_question();
            for entry in entries(place) {
                // Most stand in many places, and are known by where they lie in memory.
                let is_seen = !seen.insert((entry.keys.as_ptr(), entry.help.as_ptr(), has_verbs));
                let may_vary = entry.names_keys();
                if is_seen && !may_vary {
                    continue;
                }
                let is_key = known_keys.insert((entry.keys, entry.help)) || may_vary;
                let is_verb = has_verbs
                    && is_looked_for(entry.action)
                    && known_verbs.insert((entry.action, entry.name));
                if !is_key && !is_verb {
                    continue;
                }
                let it = Elsewhere { row: Arc::new(row(place, &entry)), place };
                if is_verb {
                    sheet.verbs.push(it.clone());
                }
                if is_key && !(may_vary && sheet.keys.iter().any(|known| is_same_key(&known.row, &it.row))) {
                    sheet.keys.push(it);
                }
            }
        }
        sheet
    }

    /// The keys that are not among those of `here`.
    pub fn keys_beside(&self, here: &[HelpRow]) -> impl Iterator<Item = &Elsewhere> {
        self.keys.iter().filter(|it| !here.iter().any(|row| is_same_key(row, &it.row)))
    }

    /// The verbs that are not among those of `here`.
    pub fn verbs_beside(&self, here: &[HelpRow]) -> impl Iterator<Item = &Elsewhere> {
        self.verbs.iter().filter(|it| !here.iter().any(|row| is_same_verb(row, &it.row)))
    }
}

/// Whether the palette finds a verb: not itself, nor what moves about in a list.
pub fn is_looked_for(action: Option<Action>) -> bool {
    use Action::{Bottom, Down, PageDown, PageUp, Palette, Top, Up};
    !matches!(action, None | Some(Palette | Up | Down | Top | Bottom | PageUp | PageDown))
}

fn is_same_verb(one: &HelpRow, other: &HelpRow) -> bool {
    one.action == other.action && one.name == other.name
}

fn is_same_key(one: &HelpRow, other: &HelpRow) -> bool {
    one.keys == other.keys && one.help == other.help
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{edge::config, tui::keymap::Keymap};

    /// The rows of all places in which `is_in`, each of which is none of those before it nor of `here`.
    fn slowly(
        keymap: &Keymap,
        here: &[HelpRow],
        is_in: impl Fn(Context, &HelpRow) -> bool,
        is_same: impl Fn(&HelpRow, &HelpRow) -> bool,
    ) -> Vec<(HelpRow, Context)> {
        let mut rows: Vec<(HelpRow, Context)> = Vec::new();
        for place in Context::ALL {
            for row in keymap.help(place, &()).into_iter().filter(|row| is_in(place, row)) {
                let known = here.iter().chain(rows.iter().map(|(row, _)| row));
                if !known.into_iter().any(|known| is_same(known, &row)) {
                    rows.push((row, place));
                }
            }
        }
        rows
    }

    #[test]
    fn each_row_stands_once_at_its_first_place() {
        let wished =
            "key.undo = F9\nkey.goals = ;\nkey.write = W, F3\nkey.next-pane = C-n\nkey.template = F7";
        let (other, _) = Keymap::with(&config::parse(wished, "config").keys);
        for keymap in [Keymap::default(), other] {
            let sheet = keymap.sheet();
            for context in Context::ALL {
                let mut here = keymap.help(context, &());
                let plain = |it: &Elsewhere| ((*it.row).clone(), it.place);
                let keys = slowly(&keymap, &here, |_, _| true, is_same_key);
                assert!(keys.len() > 50, "{}", keys.len());
                assert_eq!(sheet.keys_beside(&here).map(plain).collect::<Vec<_>>(), keys);
                here.retain(|row| is_looked_for(row.action));
                let is_in = |place: Context, row: &HelpRow| {
                    !place.is_typing() && !place.is_question() && is_looked_for(row.action)
                };
                let verbs = slowly(&keymap, &here, is_in, is_same_verb);
                assert!(verbs.len() > 10, "{}", verbs.len());
                assert_eq!(sheet.verbs_beside(&here).map(plain).collect::<Vec<_>>(), verbs);
            }
        }
    }
}
