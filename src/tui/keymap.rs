//! From a key to a verb, and from the table of keys to the hint bar, the help and the README.

mod help_row;
mod named;
mod remap;
pub mod sheet;

use std::sync::{Arc, OnceLock};

use unicode_width::UnicodeWidthStr;

pub use self::help_row::HelpRow;
use self::{help_row::Entry, sheet::Sheet};
use super::{
    action::{Action, Context, Group},
    bindings::{self, Binding, EDITING},
    key::Key,
    physical::latin,
};

/// What the model knows that the table cannot: which verbs are off now, and under which name one goes here.
pub trait Situation {
    /// Why the verb does nothing at the moment, in a few words; nothing where it works.
    fn why_off(&self, _action: Action) -> Option<&'static str> {
        None
    }

    /// Whether the hint bar names a verb at the moment that it does not name here otherwise.
    fn is_named(&self, _action: Action) -> bool {
        false
    }

    /// A shorter or more telling name than the table's: "thanked now" for done.
    fn name(&self, _action: Action) -> Option<&'static str> {
        None
    }
}

/// Everything is on, under its own name.
impl Situation for () {}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    Act(Action),
    /// The verb is off, for this reason.
    Off(Action, &'static str),
    /// Not a command here. Where text is typed, it is text.
    Unbound,
}

/// What a sign before the rows of a place means: it stands among the keys, where one looks for it.
fn sign(context: Context) -> Option<Entry<'static>> {
    const SIGN: &[Key] = &[Key::char('!')];
    let help = match context {
        Context::Today | Context::Review | Context::Requests | Context::Contact | Context::WelcomeBack => {
            "no key: before a row it says late, or late before the next morning"
        }
        Context::Talk | Context::Live => "no key: before a question, one you must ask",
        _ => return None,
    };
    Some(Entry { group: Group::Moving, keys: SIGN, name: "", help, action: None })
}

/// One entry of the hint bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    pub key: Key,
    pub name: &'static str,
    pub action: Action,
}

impl Hint {
    fn width(&self) -> usize {
        self.key.to_string().width() + 1 + self.name.width()
    }
}

/// The keys, as they are bound.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: Arc<[Bound]>,
    /// Made when the help or the palette is first opened.
    sheet: OnceLock<Arc<Sheet>>,
}

/// An entry of the table with its keys as they are now.
#[derive(Clone, Debug)]
struct Bound {
    keys: Vec<Key>,
    /// The same where text is typed.
    while_typing: Vec<Key>,
    binding: &'static Binding,
}

impl Bound {
    fn keys(&self, context: Context) -> &[Key] {
        if context.is_typing() { &self.while_typing } else { &self.keys }
    }

    fn is_at(&self, context: Context) -> bool {
        self.binding.contexts.contains(&context)
    }
}

impl Default for Keymap {
    fn default() -> Self {
        let usual = |binding: &'static Binding| {
            let keys = binding.keys.to_vec();
            Bound { keys: keys.clone(), while_typing: keys, binding }
        };
        bindings::all().map(usual).collect()
    }
}

impl FromIterator<Bound> for Keymap {
    fn from_iter<I: IntoIterator<Item = Bound>>(bound: I) -> Self {
        Self { bound: bound.into_iter().collect(), sheet: OnceLock::new() }
    }
}

impl Keymap {
    /// Whether nothing was bound anew between the one and the other.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bound, &other.bound)
    }

    /// The verb of a key in a context. A letter of another script counts as the Latin one on the same key, unless
    /// it is typed as text.
    pub fn resolve(&self, context: Context, key: Key) -> Option<Action> {
        let find = |key: Key| {
            let mut bound = self.bound.iter().filter(|it| it.is_at(context));
            bound.find(|it| it.keys(context).contains(&key)).map(|it| numbered(it.binding.action, key))
        };
        let other = || latin(key).filter(|_| !(context.is_typing() && key.typed().is_some()));
        find(key).or_else(|| find(other()?))
    }

    /// Whether a verb has a key in a place, whichever it is.
    pub fn has(&self, context: Context, action: Action) -> bool {
        self.bound.iter().any(|it| it.is_at(context) && it.binding.action == action)
    }

    /// As [`Keymap::resolve`], with what the situation says to it.
    pub fn press(&self, context: Context, key: Key, situation: &dyn Situation) -> Press {
        match self.resolve(context, key) {
            None => Press::Unbound,
            Some(action) => {
                situation.why_off(action).map_or(Press::Act(action), |why| Press::Off(action, why))
            }
        }
    }

    /// What the hint bar could name here, the most useful first, without help. What is off is left out.
    pub fn hints(&self, context: Context, situation: &dyn Situation) -> Vec<Hint> {
        let is_named = |binding: &Binding| {
            binding.bar.contains(&context)
                || binding.contexts.contains(&context) && situation.is_named(binding.action)
        };
        let here = self.bound.iter().filter(|it| is_named(it.binding));
        here.filter(|it| situation.why_off(it.binding.action).is_none())
            .filter_map(|it| {
                let binding = it.binding;
                let name = situation.name(binding.action).unwrap_or(binding.hint);
                Some(Hint { key: *it.keys(context).first()?, name, action: binding.action })
            })
            .collect()
    }

    /// The hint for help, which no bar may lose: `?`, and F1 where `?` is a letter.
    pub fn help_hint(&self, context: Context) -> Option<Hint> {
        let mut bound = self.bound.iter().filter(|it| it.is_at(context));
        let help = bound.find(|it| it.binding.action == Action::Help)?;
        Some(Hint { key: *help.keys(context).first()?, name: help.binding.hint, action: Action::Help })
    }

    /// The hint bar in so many rows of so many columns: what has no room drops from the right, help stays.
    pub fn bar(
        &self,
        context: Context,
        situation: &dyn Situation,
        width: usize,
        rows: usize,
    ) -> Vec<Vec<Hint>> {
        self.laid_out(&self.hints(context, situation), context, width, rows)
    }

    /// The same of [`Keymap::hints`] that were looked up already.
    pub fn laid_out(&self, hints: &[Hint], context: Context, width: usize, rows: usize) -> Vec<Vec<Hint>> {
        let help = self.help_hint(context);
        let room_for_help = help.map_or(0, |help| help.width() + GAP);
        let mut hints = hints.iter().copied().peekable();
        let mut bar = Vec::new();
        for row in 1..=rows.max(1) {
            let room = width.saturating_sub(if row == rows.max(1) { room_for_help } else { 0 } + 2);
            let mut line = Vec::new();
            let mut used = 0;
            while let Some(hint) = hints.next_if(|hint| used + hint.width() <= room) {
                used += hint.width() + GAP;
                line.push(hint);
            }
            bar.push(line);
        }
        if let Some(last) = bar.last_mut() {
            last.extend(help);
        }
        bar
    }

    /// What a place is about: the group of which its hint bar names most keys, besides those that go anywhere.
    pub fn main_group(&self, context: Context) -> Option<Group> {
        let named = |group| {
            let bindings = self.bound.iter().map(|it| it.binding);
            bindings.filter(|it| it.group == group && it.bar.contains(&context)).count()
        };
        let groups = Group::ALL.into_iter().filter(|group| *group != Group::Moving && named(*group) > 0);
        groups.rev().max_by_key(|group| named(*group))
    }

    /// The help: every key that works in the context, by group.
    pub fn help(&self, context: Context, situation: &dyn Situation) -> Vec<HelpRow> {
        let why_off = |entry: &Entry<'_>| situation.why_off(entry.action?);
        self.entries(context)
            .iter()
            .map(|entry| HelpRow { why_off: why_off(entry), ..self.row(context, entry) })
            .collect()
    }

    fn entries(&self, context: Context) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = Vec::new();
        for it in self.bound.iter().filter(|it| it.is_at(context)) {
            let Binding { group, hint, help, action, .. } = *it.binding;
            entries.push(Entry { group, keys: it.keys(context), name: hint, help, action: Some(action) });
        }
        if context.is_typing() {
            let entry = |(keys, help): &(&'static [Key], &'static str)| Entry {
                group: Group::Typing,
                keys,
                name: "",
                help,
                action: None,
            };
            entries.extend(EDITING.iter().map(entry));
        }
        entries.extend(sign(context));
        entries.sort_by_key(|entry| entry.group);
        entries
    }

    /// The row of an entry in a place, as if it were on.
    fn row(&self, context: Context, entry: &Entry<'_>) -> HelpRow {
        let Entry { group, keys, name, help, action } = *entry;
        HelpRow { group, keys: names(keys), name, help: self.words(context, help), action, why_off: None }
    }

    /// What keys do in other places, for the help and the palette.
    pub fn sheet(&self) -> &Arc<Sheet> {
        self.sheet.get_or_init(|| Arc::new(Sheet::of(|at| self.entries(at), |at, entry| self.row(at, entry))))
    }

    /// The README's table of keys.
    pub fn markdown(&self) -> String {
        let mut out = String::from("| key | what it does |\n|---|---|\n");
        for group in Group::ALL {
            let mut rows: Vec<(String, String)> = Vec::new();
            for it in self.bound.iter().filter(|it| it.binding.group == group) {
                let place = it.binding.contexts.first().copied().unwrap_or(Context::Today);
                let row = (code(&it.keys), self.words(place, it.binding.help));
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
            if group == Group::Typing {
                rows.extend(EDITING.iter().map(|(keys, help)| (code(keys), (*help).to_owned())));
            }
            out.push_str(&format!("| **{}** | |\n", group.title()));
            for (keys, help) in rows {
                out.push_str(&format!("| {keys} | {help} |\n"));
            }
        }
        out
    }
}

/// Columns between two hints.
pub const GAP: usize = 2;

/// One binding names all digits; which of them was pressed goes into its verb.
fn numbered(action: Action, key: Key) -> Action {
    let digit = key.typed().and_then(|letter| letter.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
    match (action, digit) {
        (Action::Pick(_), Some(digit)) => Action::Pick(digit),
        _ => action,
    }
}

fn names(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn code(keys: &[Key]) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::tui::key::Code;

    #[test]
    fn a_key_has_one_meaning_in_a_place() {
        for context in Context::ALL {
            let mut seen = BTreeMap::new();
            for binding in bindings::all().filter(|binding| binding.contexts.contains(&context)) {
                for key in binding.keys {
                    let before = seen.insert(*key, binding.action);
                    assert_eq!(before, None, "{key} in {context:?}: {:?}", binding.action);
                }
            }
        }
    }

    #[test]
    fn a_key_is_the_same_verb_everywhere() {
        // What goes in and out of a row goes to its sides where people stand beside each other.
        let sideways = [Key::char('h'), Key::char('l'), Key::new(Code::Left), Key::new(Code::Right)];
        let places = Context::ALL.into_iter().filter(|context| !context.is_question());
        let (typing, commands): (Vec<_>, Vec<_>) = places.partition(|context| context.is_typing());
        for places in [typing, commands] {
            let mut verbs: BTreeMap<Key, BTreeSet<Action>> = BTreeMap::new();
            for binding in
                bindings::all().filter(|binding| binding.contexts.iter().any(|at| places.contains(at)))
            {
                let is_beside = binding.contexts == [Context::Answers];
                for key in binding.keys.iter().filter(|key| !is_beside || !sideways.contains(key)) {
                    verbs.entry(*key).or_default().insert(binding.action);
                }
            }
            for (key, verbs) in verbs {
                assert_eq!(verbs.len(), 1, "{key}: {verbs:?}");
            }
        }
    }

    #[test]
    fn labels_are_there_and_short() {
        for binding in bindings::all() {
            assert!(!binding.keys.is_empty() && !binding.contexts.is_empty(), "{:?}", binding.action);
            assert!((1..=24).contains(&binding.hint.width()), "{:?}: {:?}", binding.action, binding.hint);
            assert!((1..=64).contains(&binding.help.width()), "{:?}: {:?}", binding.action, binding.help);
            for context in binding.bar {
                assert!(binding.contexts.contains(context), "{:?} is named in {context:?}", binding.action);
            }
        }
    }

    #[test]
    fn keys_that_other_programs_take_are_not_used() {
        for key in bindings::all().flat_map(|binding| binding.keys) {
            assert!(!key.alt, "{key}");
            let taken = ['m', 'i', 'h', 'a', 'b', '[', ' '];
            assert!(!taken.iter().any(|letter| *key == Key::ctrl(*letter)), "{key}");
            assert_ne!(*key, Key::new(Code::Backspace));
        }
    }

    #[test]
    fn where_text_is_typed_letters_are_text() {
        for binding in bindings::all().filter(|binding| binding.contexts.iter().any(|at| at.is_typing())) {
            assert!(binding.keys.iter().all(|key| key.typed().is_none()), "{:?}", binding.action);
        }
        let keymap = Keymap::default();
        assert_eq!(keymap.resolve(Context::Line, Key::char('ы')), None);
        assert_eq!(keymap.resolve(Context::Notes, Key::new(Code::Enter)), None);
    }

    #[test]
    fn keys_become_verbs() {
        let keymap = Keymap::default();
        for (context, key, expected) in [
            (Context::Today, "d", Some(Action::Done)),
            (Context::Today, "в", Some(Action::Done)),
            (Context::Review, "В", Some(Action::DoneOtherwise)),
            (Context::Review, "δ", Some(Action::Done)),
            (Context::Today, "C-z", Some(Action::Suspend)),
            (Context::LetGo, "r", Some(Action::LetGoRequest)),
            (Context::Today, "F1", Some(Action::Help)),
            (Context::Line, "?", None),
            (Context::Line, "F1", Some(Action::Help)),
            (Context::Form, "S-Tab", Some(Action::PrevPane)),
            (Context::Today, "y", Some(Action::Copy)),
            (Context::Confirm, "Enter", Some(Action::No)),
        ] {
            assert_eq!(keymap.resolve(context, key.parse().unwrap()), expected, "{key} in {context:?}");
        }
    }

    #[test]
    fn every_place_has_a_way_out_and_help() {
        let keymap = Keymap::default();
        for context in Context::ALL {
            assert!(keymap.resolve(context, Key::ctrl('c')).is_some());
            let out = ["Esc", "q"].iter().any(|key| keymap.resolve(context, key.parse().unwrap()).is_some());
            assert!(out, "{context:?}");
            assert!(keymap.help_hint(context).is_some() || context == Context::Help, "{context:?}");
        }
    }

    fn shown(bar: &[Vec<Hint>]) -> Vec<String> {
        let line = |row: &Vec<Hint>| {
            row.iter().map(|hint| format!("{} {}", hint.key, hint.name)).collect::<Vec<_>>()
        };
        bar.iter().map(|row| line(row).join("  ")).collect()
    }

    struct Nothing;
    impl Situation for Nothing {
        fn why_off(&self, action: Action) -> Option<&'static str> {
            match action {
                Action::Write | Action::Copy | Action::Mail => Some("there is no message here"),
                Action::Undo => Some("nothing was changed yet"),
                _ => None,
            }
        }
        fn name(&self, action: Action) -> Option<&'static str> {
            (action == Action::Done).then_some("thanked now")
        }
    }

    #[test]
    fn the_bar_drops_from_the_right_and_keeps_help() {
        let keymap = Keymap::default();
        for (context, width, rows, expected) in [
            (Context::Today, 80, 1, vec!["r review  d thanked now  z snooze  n note  a add  ? help"]),
            (Context::Today, 40, 1, vec!["r review  d thanked now  ? help"]),
            (Context::Today, 10, 1, vec!["? help"]),
            (Context::Today, 0, 0, vec!["? help"]),
            (
                Context::Review,
                80,
                2,
                vec![
                    "d thanked now  D earlier, otherwise  z snooze  x let go  n note  j next",
                    "k back  Esc Today  ? help",
                ],
            ),
            (Context::Line, 40, 1, vec!["Enter go on  Esc leave it  F1 help"]),
        ] {
            assert_eq!(shown(&keymap.bar(context, &Nothing, width, rows)), expected, "{context:?} {width}");
        }
    }

    #[test]
    fn what_is_off_says_why() {
        let keymap = Keymap::default();
        let press = |key| keymap.press(Context::Today, Key::char(key), &Nothing);
        assert_eq!(press('u'), Press::Off(Action::Undo, "nothing was changed yet"));
        assert_eq!(press('d'), Press::Act(Action::Done));
        assert_eq!(press('v'), Press::Unbound);
        let rows = keymap.help(Context::Today, &Nothing);
        assert!(rows.iter().any(|row| row.keys == "u" && row.why_off == Some("nothing was changed yet")));
    }

    #[test]
    fn help_is_found_by_words_and_keys() {
        let rows = Keymap::default().help(Context::Today, &());
        let found = |search: &str| -> Vec<_> {
            rows.iter().filter(|row| row.matches(search, "")).filter_map(|row| row.action).collect()
        };
        assert_eq!(found("z"), [Action::Snooze]);
        assert_eq!(found("Hide TOMORROW"), [Action::Snooze]);
        assert_eq!(found("bicycle"), []);
        // The sign before rows runs nothing.
        assert_eq!(found("").len(), rows.len() - 1);
        assert!(rows.is_sorted_by_key(|row| row.group));
    }

    #[test]
    fn a_place_is_about_what_its_bar_names() {
        for (context, expected) in [
            (Context::Today, Group::Today),
            (Context::Contacts, Group::People),
            (Context::Talk, Group::Talks),
            (Context::Live, Group::Live),
            (Context::Questions, Group::Asking),
            (Context::Goals, Group::Program),
        ] {
            assert_eq!(Keymap::default().main_group(context), Some(expected), "{context:?}");
        }
    }

    #[test]
    fn the_readmes_table_names_every_binding() {
        let keymap = Keymap::default();
        let table = keymap.markdown();
        for binding in bindings::all() {
            let help = keymap.words(binding.contexts[0], binding.help);
            assert!(table.contains(&help), "{help}");
        }
        assert!(table.contains("| `U` `C-r` | make the change again that was taken back |"), "{table}");
        assert!(table.lines().all(|line| line.starts_with('|') && line.ends_with('|')));
    }
}
