//! One line that says what just happened.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::{action::Context, look::Look, theme::Theme};
use crate::domain::columns::{fit_with, width, wrap};

/// What stands behind words that can be taken back.
const UNDO: &str = "  ⟦u⟧ undo";
/// What stands behind words of what was taken back.
const REDO: &str = "  ⟦U⟧ redo";

/// What just happened, in one line, until the next thing happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    kind: Kind,
    text: String,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Done,
    Undone,
    Told,
    Refused,
}

impl Notice {
    /// A change was made; the line says that `u` takes it back.
    pub fn done(text: impl Into<String>) -> Self {
        Self { kind: Kind::Done, text: text.into() }
    }

    /// A change was taken back; the line says that `U` makes it again.
    pub fn undone(text: impl Into<String>) -> Self {
        Self { kind: Kind::Undone, text: text.into() }
    }

    /// Something worth knowing; nothing was changed.
    pub fn told(text: impl Into<String>) -> Self {
        Self { kind: Kind::Told, text: text.into() }
    }

    /// Something was refused or failed, and why.
    pub fn refused(text: impl Into<String>) -> Self {
        Self { kind: Kind::Refused, text: text.into() }
    }

    /// The same, with no word of undo or redo.
    #[must_use]
    pub fn without_undo(&self) -> Self {
        let kind = if self.kind == Kind::Refused { self.kind } else { Kind::Told };
        Self { kind, text: self.text.clone() }
    }

    /// The same, naming the keys that are bound.
    #[must_use]
    pub fn with_keys(&self, look: &Look, context: Context) -> Self {
        Self { kind: self.kind, text: look.keymap.words(context, &self.text) }
    }

    /// The words, without the hint.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words on as many rows as they need, `most` at most.
    pub fn rows(&self, look: &Look, columns: u16, most: usize) -> Vec<Line<'static>> {
        let theme = &look.theme;
        let wide = usize::from(columns).saturating_sub(width(&Self::done("").hint(look))).max(1);
        let mut words = wrap(&self.text, wide).into_iter();
        let mut rows: Vec<Line<'static>> = Vec::new();
        while rows.len() + 1 < most && words.len() > 1 {
            rows.extend(words.next().map(|words| Line::styled(words, self.style(theme))));
        }
        let rest = Self { kind: self.kind, text: words.collect::<Vec<_>>().join(" ") };
        rows.push(rest.line(look, columns));
        rows
    }

    /// The line in so many columns; the words give way before the hint to undo does.
    pub fn line(&self, look: &Look, columns: u16) -> Line<'static> {
        let (columns, theme) = (usize::from(columns), &look.theme);
        let hint = self.hint(look);
        // Without room for a few words the hint is no help.
        let hint = if columns < width(&hint) + 12 { String::new() } else { hint };
        let mut words = self.text.clone();
        if !hint.is_empty() && !words.ends_with(['.', '?', '!']) {
            words.push('.');
        }
        let words = fit_with(&words, columns - width(&hint), theme.glyphs.ellipsis);
        Line::from(vec![Span::styled(words, self.style(theme)), Span::styled(hint, theme.key)])
    }

    /// What stands behind the words, with the key as it is bound.
    fn hint(&self, look: &Look) -> String {
        match self.kind {
            Kind::Done => look.keymap.words(Context::Today, UNDO),
            Kind::Undone => look.keymap.words(Context::Today, REDO),
            Kind::Told | Kind::Refused => String::new(),
        }
    }

    fn style(&self, theme: &Theme) -> Style {
        match self.kind {
            Kind::Done | Kind::Undone | Kind::Told => theme.plain,
            Kind::Refused => theme.problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::{GlyphSet, ThemeName};

    #[test]
    fn the_words_give_way_before_the_hint() {
        let look = Look::plain(Theme::named(ThemeName::Mono, GlyphSet::Unicode));
        let thanked = Notice::done("Thanked Jonas Weil by mail, now");
        for (notice, columns, expected) in [
            (&thanked, 60, "Thanked Jonas Weil by mail, now.  u undo"),
            (&Notice::undone("Undid: Added Quo Two"), 60, "Undid: Added Quo Two.  U redo"),
            (&thanked, 30, "Thanked Jonas Weil by…  u undo"),
            (&thanked, 10, "Thanked J…"),
            (&thanked, 0, ""),
            (&Notice::told("Nothing to undo"), 60, "Nothing to undo"),
            (&Notice::refused("No such day\u{1b}[0m"), 60, "No such day^[[0m"),
        ] {
            assert_eq!(notice.line(&look, columns).to_string(), expected, "{columns}");
        }
    }
}
