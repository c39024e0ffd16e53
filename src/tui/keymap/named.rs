//! Texts that name keys: they say which keys are bound now.

use super::{
    Bound, Keymap,
    help_row::{CLOSE, OPEN},
};
use crate::tui::{action::Context, key::Key};

impl Keymap {
    /// The text with the keys as they are bound now, in this place first, else wherever they are known.
    pub fn words(&self, context: Context, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            out.push_str(before);
            let Some((name, after)) = after.split_once(CLOSE) else {
                rest = after;
                continue;
            };
            match usual(name).map(|usual| (usual, self.now(context, usual))) {
                Some((usual, now)) if now != usual => out.push_str(&now.to_string()),
                _ => out.push_str(name),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The key that does now what another usually does.
    fn now(&self, context: Context, usual: Key) -> Key {
        let means = |bound: &&Bound| bound.binding.keys.contains(&usual);
        let here = self.bound.iter().find(|bound| bound.is_at(context) && means(bound));
        // Elsewhere a key means one thing wherever letters are commands, but for the answers to questions.
        let is_command = |at: &Context| !at.is_typing() && !at.is_question();
        let on_screens =
            || self.bound.iter().find(|bound| means(bound) && bound.binding.contexts.iter().any(is_command));
        let anywhere = || self.bound.iter().find(means);
        let Some(bound) = here.or_else(on_screens).or_else(anywhere) else { return usual };
        let keys = bound.keys(if bound.is_at(context) { context } else { Context::Today });
        if keys.contains(&usual) { usual } else { keys.first().copied().unwrap_or(usual) }
    }
}

/// `Ctrl-T`, as sentences say it, is the key that hints call `C-t`.
fn usual(name: &str) -> Option<Key> {
    let held = name.strip_prefix("Ctrl-").map(|letter| format!("C-{}", letter.to_lowercase()));
    held.as_deref().unwrap_or(name).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::config;

    #[test]
    fn texts_name_the_keys_that_are_bound() {
        let wished =
            "key.undo = F9\nkey.goals = ;\nkey.write = W, F3\nkey.next-pane = C-n\nkey.template = F7";
        let (other, notices) = Keymap::with(&config::parse(wished, "config").keys);
        assert_eq!(notices, [""; 0]);
        for (text, usual, now) in [
            ("Done.  ⟦u⟧ undo", "Done.  u undo", "Done.  F9 undo"),
            ("the key ⟦,⟧ leads there", "the key , leads there", "the key ; leads there"),
            ("⟦w⟧ writes, ⟦Esc⟧ goes back", "w writes, Esc goes back", "W writes, Esc goes back"),
            ("⟦Tab⟧ goes on", "Tab goes on", "C-n goes on"),
            ("⟦Space⟧ ⟦F1⟧ ⟦5⟧ ⟦*⟧", "Space F1 5 *", "Space F1 5 *"),
            ("no key: ⟦bicycle⟧, ⟦v⟧", "no key: bicycle, v", "no key: bicycle, v"),
            ("⟦Ctrl-T⟧ leads back", "Ctrl-T leads back", "F7 leads back"),
            ("half ⟦", "half ", "half "),
            ("none", "none", "none"),
        ] {
            assert_eq!(Keymap::default().words(Context::Today, text), usual);
            assert_eq!(other.words(Context::Today, text), now);
        }
    }
}
