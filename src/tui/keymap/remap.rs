//! Other keys for verbs, as `config` wishes them; what cannot be is said, and the usual keys stay.

use super::{Bound, Keymap};
use crate::{
    domain::line::near::nearest,
    edge::config::{KEY, KeyWish},
    tui::{
        action::{Action, Context},
        bindings::{self, EDITING},
        key::{Code, Key},
        verb_name, way,
    },
};

/// What leads out of every place and to the help: a verb that has one of them keeps it.
const KEPT: [Key; 3] = [Key::new(Code::Esc), Key::new(Code::F(1)), Key::ctrl('c')];

/// One wish that is understood so far.
struct Wish<'a> {
    action: Action,
    keys: Vec<Key>,
    asked: &'a KeyWish,
}

/// A key that would mean two things.
struct Clash {
    key: Key,
    /// Which of the wishes does without it.
    wish: usize,
    /// What it means already.
    other: Action,
    context: Context,
}

impl Keymap {
    /// The usual keys but for these wishes, and what of them cannot be, a sentence each with its line.
    pub fn with(asked: &[KeyWish]) -> (Self, Vec<String>) {
        let mut notices = Vec::new();
        let mut wishes = Vec::new();
        for asked in asked {
            if let Some((action, keys)) = understood(asked, &mut notices) {
                wishes.push(Wish { action, keys, asked });
            }
        }
        // Each round takes one key from one wish, so there is an end.
        loop {
            let keymap = bound(&wishes);
            let Some(clash) = keymap.clash(&wishes) else { return (keymap, notices) };
            let Some(wish) = wishes.get_mut(clash.wish) else { return (keymap, notices) };
            wish.keys.retain(|key| *key != clash.key);
            let (key, place, verb) = (clash.key, &wish.asked.place, &wish.asked.verb);
            let other = verb_name::name(clash.other).unwrap_or_else(|| "a row by its number".to_owned());
            notices.push(format!(
                "{place}: {key} is {other} {}, so {KEY}{verb} does without it",
                way::place(clash.context)
            ));
            if wish.keys.is_empty() {
                wishes.remove(clash.wish);
            }
        }
    }

    /// The keys of a verb, each once, as they are bound now.
    pub fn keys_of(&self, action: Action) -> Vec<Key> {
        let mut keys = Vec::new();
        for bound in self.bound.iter().filter(|bound| bound.binding.action == action) {
            for key in &bound.keys {
                if !keys.contains(key) {
                    keys.push(*key);
                }
            }
        }
        keys
    }

    fn clash(&self, wishes: &[Wish<'_>]) -> Option<Clash> {
        let wished = |action: Action| wishes.iter().position(|wish| wish.action == action);
        for context in Context::ALL {
            let here: Vec<&Bound> =
                self.bound.iter().filter(|it| it.binding.contexts.contains(&context)).collect();
            for (index, one) in here.iter().enumerate() {
                for other in here.iter().skip(index + 1) {
                    let (first, second) = (one.binding.action, other.binding.action);
                    let key = one.keys(context).iter().find(|key| other.keys(context).contains(key));
                    let Some(key) = key.filter(|_| first != second) else { continue };
                    let clash = |wish, other| Some(Clash { key: *key, wish, other, context });
                    match (wished(first), wished(second)) {
                        // The later line does without it.
                        (Some(a), Some(b)) if a < b => return clash(b, first),
                        (Some(a), _) => return clash(a, second),
                        (None, Some(b)) => return clash(b, first),
                        (None, None) => {}
                    }
                }
            }
        }
        None
    }
}

/// The verb and the keys of a wish; what is not understood of it is noted.
fn understood(asked: &KeyWish, notices: &mut Vec<String>) -> Option<(Action, Vec<Key>)> {
    let KeyWish { verb, keys, place } = asked;
    let Some(action) = verb_name::named(verb) else {
        let names: Vec<String> = verb_name::all().into_iter().map(|(_, name)| name).collect();
        let near = nearest(verb, names.iter().map(String::as_str), 2);
        let hint =
            near.map_or_else(|| "the settings list them".to_owned(), |near| format!("did you mean {near}?"));
        notices.push(format!("{place}: there is no verb {verb:?}; {hint}"));
        return None;
    };
    let mut understood = Vec::new();
    for word in words(keys) {
        match key(word) {
            Ok(key) if !understood.contains(&key) => understood.push(key),
            Ok(_) => {}
            Err(why) => notices.push(format!("{place}: {why}")),
        }
    }
    if understood.is_empty() {
        if words(keys).is_empty() {
            notices.push(format!("{place}: {KEY}{verb} wants a key, such as F5"));
        }
        return None;
    }
    Some((action, understood))
}

/// `k, F5`, `k F5` and `k,F5` alike; a comma alone is the comma's key.
fn words(text: &str) -> Vec<&str> {
    let whole = text.split_whitespace().map(|word| match word.strip_suffix(',') {
        Some("") | None => word,
        Some(rest) => rest,
    });
    whole
        .flat_map(|word| match word {
            "," => vec![word],
            _ => word.split(',').filter(|word| !word.is_empty()).collect(),
        })
        .collect()
}

fn key(word: &str) -> Result<Key, String> {
    let key: Key = word.parse().map_err(|why: crate::tui::key::NotAKey| why.to_string())?;
    match key.code {
        Code::Char(letter) if key.ctrl => match letter {
            'm' => Err(format!("{key} is Enter in a terminal")),
            'i' => Err(format!("{key} is Tab in a terminal")),
            'h' => Err(format!("{key} is Backspace in a terminal")),
            '[' => Err(format!("{key} is Esc in a terminal")),
            _ if letter.is_uppercase() => {
                Err(format!("{key} is the same as C-{} in a terminal", letter.to_lowercase()))
            }
            _ => Ok(key),
        },
        Code::Backspace => Err(format!("{key} only takes letters away")),
        _ => Ok(key),
    }
}

fn bound(wishes: &[Wish<'_>]) -> Keymap {
    let bound = bindings::all().map(|binding| {
        let usual = binding.keys.to_vec();
        let Some(wish) = wishes.iter().find(|wish| wish.action == binding.action) else {
            return Bound { keys: usual.clone(), while_typing: usual, binding };
        };
        let kept = usual.iter().copied().filter(|key| KEPT.contains(key));
        let with_kept = |mut keys: Vec<Key>| {
            keys.extend(kept.clone().filter(|key| !wish.keys.contains(key)));
            keys
        };
        // Where text is typed, letters are text, and the keys of a text field are the field's.
        let own: Vec<Key> = wish.keys.iter().copied().filter(is_no_text).collect();
        let while_typing = if own.is_empty() { usual.clone() } else { with_kept(own) };
        Bound { keys: with_kept(wish.keys.clone()), while_typing, binding }
    });
    bound.collect()
}

fn is_no_text(key: &Key) -> bool {
    let is_held = key.ctrl || key.alt || matches!(key.code, Code::F(_));
    is_held && !EDITING.iter().any(|(keys, _)| keys.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::config;

    fn with(text: &str) -> (Keymap, Vec<String>) {
        Keymap::with(&config::parse(text, "config").keys)
    }

    fn verb(keymap: &Keymap, context: Context, key: &str) -> Option<Action> {
        keymap.resolve(context, key.parse().unwrap())
    }

    #[test]
    fn a_verb_has_the_keys_that_are_wished_and_no_others() {
        let (keymap, notices) = with("key.done = v, F5\nkey.goals = ;\nkey.back = C-g\nkey.help = H");
        assert_eq!(notices, [""; 0]);
        for (context, key, expected) in [
            (Context::Today, "v", Some(Action::Done)),
            (Context::Live, "F5", Some(Action::Done)),
            (Context::Today, "d", None),
            (Context::Today, ";", Some(Action::Goals)),
            (Context::Contacts, "Esc", Some(Action::Back)),
            (Context::Contacts, "C-g", Some(Action::Back)),
            (Context::Contacts, "h", None),
            (Context::Line, "C-g", Some(Action::Back)),
            (Context::Line, "Esc", Some(Action::Back)),
            (Context::Today, "H", Some(Action::Help)),
            (Context::Line, "H", None),
            (Context::Line, "F1", Some(Action::Help)),
        ] {
            assert_eq!(verb(&keymap, context, key), expected, "{key} in {context:?}");
        }
        let bar = keymap.hints(Context::Today, &());
        assert!(bar.iter().any(|hint| hint.action == Action::Done && hint.key == Key::char('v')));
        assert_eq!(keymap.help_hint(Context::Today).unwrap().key, Key::char('H'));
        assert!(keymap.help(Context::Today, &()).iter().any(|row| row.keys == "v F5"));
        assert_eq!(keymap.keys_of(Action::Done), [Key::char('v'), Key::new(Code::F(5))]);
    }

    #[test]
    fn two_verbs_change_places() {
        let (keymap, notices) = with("key.done = z\nkey.snooze = d");
        assert_eq!(notices, [""; 0]);
        assert_eq!(verb(&keymap, Context::Today, "z"), Some(Action::Done));
        assert_eq!(verb(&keymap, Context::Today, "d"), Some(Action::Snooze));
    }

    #[test]
    fn what_cannot_be_is_said_with_its_line_and_the_usual_stays() {
        for (text, notice) in [
            ("key.dome = v", "config, line 1: there is no verb \"dome\"; did you mean done?"),
            ("\nkey.bicycle = v", "config, line 2: there is no verb \"bicycle\"; the settings list them"),
            ("key.done = vv", "config, line 1: \"vv\" is not a key"),
            ("key.done =", "config, line 1: key.done wants a key"),
            ("key.done = z", "config, line 1: z is snooze on Today, so key.done does without it"),
            (
                "key.done = v\nkey.review = v",
                "config, line 2: v is done on Today, so key.review does without it",
            ),
            ("key.done = C-m", "config, line 1: C-m is Enter in a terminal"),
            ("key.done = Esc", "config, line 1: Esc is back"),
            ("key.interrupt = v", "config, line 1: there is no verb \"interrupt\""),
        ] {
            let (keymap, notices) = with(text);
            assert!(notices.first().is_some_and(|told| told.starts_with(notice)), "{text}: {notices:?}");
            if !text.contains('\n') {
                assert_eq!(verb(&keymap, Context::Today, "d"), Some(Action::Done), "{text}");
            }
        }
    }

    #[test]
    fn whatever_is_wished_a_key_has_one_meaning_and_every_place_a_way_out() {
        let keys = ["d", "x", "Enter", "Esc", "Tab", "F1", "C-c", "q", "1", "C-e", "Down", "Space", ","];
        for (_, name) in verb_name::all() {
            for key in keys {
                let (keymap, _) = with(&format!("key.{name} = {key}\nkey.done = {key}, z, F1"));
                for context in Context::ALL {
                    let mut seen: Vec<(Key, Action)> = Vec::new();
                    for it in keymap.bound.iter().filter(|it| it.binding.contexts.contains(&context)) {
                        for key in it.keys(context) {
                            let same = seen
                                .iter()
                                .find(|(seen, action)| seen == key && *action != it.binding.action);
                            assert!(same.is_none(), "{name} = {key} in {context:?}: {same:?}");
                            seen.push((*key, it.binding.action));
                        }
                    }
                    let out = ["Esc", "q"].iter().any(|key| verb(&keymap, context, key).is_some());
                    assert!(
                        out && verb(&keymap, context, "C-c") == Some(Action::Interrupt),
                        "{name} = {key}"
                    );
                }
            }
        }
    }
}
