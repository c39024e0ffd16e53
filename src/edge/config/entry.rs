//! What `config` can say besides keys, in one table: names, values, and what each does.

use super::told::{Config, Glyphs, Theme};

/// One thing that is as the user likes it on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The colours.
    Theme,
    /// The set of signs.
    Glyphs,
    /// Whether the mouse is listened to.
    Mouse,
    /// The editor for long texts.
    Editor,
}

impl Entry {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Theme, Self::Glyphs, Self::Editor, Self::Mouse];

    /// Its name in the file, and for scripts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Glyphs => "glyphs",
            Self::Mouse => "mouse",
            Self::Editor => "editor",
        }
    }

    /// The entry of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entry| entry.name() == name)
    }

    /// Its name on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Glyphs => "signs",
            Self::Mouse => "mouse",
            Self::Editor => "your editor",
        }
    }

    /// What it does, in one line.
    pub fn help(self) -> &'static str {
        match self {
            Self::Theme => "the colours: terminal, mono or high-contrast",
            Self::Glyphs => "lines and dots, or only what every terminal has: unicode or ascii",
            Self::Mouse => "on: the wheel scrolls, a click chooses; Shift-drag still selects text",
            Self::Editor => "the program for long texts, instead of $VISUAL and $EDITOR",
        }
    }

    /// What is to be known where it is set to a value.
    pub fn remark(self, value: Option<&str>) -> Option<&'static str> {
        (self == Self::Mouse && value == Some("on"))
            .then_some("with Shift held down, dragging still selects text")
    }

    /// The values it takes; none: any text.
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Self::Theme => &["terminal", "mono", "high-contrast"],
            Self::Glyphs => &["unicode", "ascii"],
            Self::Mouse => &["on", "off"],
            Self::Editor => &[],
        }
    }

    /// What holds where the file does not say.
    pub fn usual(self) -> &'static str {
        match self {
            Self::Theme | Self::Glyphs => "as the terminal allows",
            Self::Mouse => "off",
            Self::Editor => "as $VISUAL or $EDITOR say",
        }
    }

    /// What the file says; none where it does not.
    pub fn said(self, config: &Config) -> Option<String> {
        match self {
            Self::Theme => config.theme.map(|theme| theme.name().to_owned()),
            Self::Glyphs => config.glyphs.map(|glyphs| glyphs.name().to_owned()),
            Self::Mouse => config.mouse.map(|is_on| if is_on { "on" } else { "off" }.to_owned()),
            Self::Editor => config.editor.clone(),
        }
    }

    /// The value as it is to be written; none for the usual again.
    ///
    /// # Errors
    /// In words, what it should be.
    pub fn read(self, text: &str) -> Result<Option<String>, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if text.contains('"') || text.chars().any(char::is_control) {
            return Err(format!("{} cannot hold double quotes; single ones do", self.name()));
        }
        let value = text.to_lowercase().replace([' ', '_'], "-");
        match self.values() {
            [] => Ok(Some(text.to_owned())),
            values if values.contains(&value.as_str()) => Ok(Some(value)),
            values => Err(format!("{} is {}, not {text:?}", self.name(), values.join(" or "))),
        }
    }

    /// The value behind the present one, the next to try; none for the usual, which comes behind the last.
    pub fn next(self, config: &Config) -> Option<String> {
        let others: Vec<&str> =
            self.values().iter().copied().filter(|value| *value != self.usual()).collect();
        let said = self.said(config);
        let at = said.and_then(|said| others.iter().position(|value| *value == said));
        others.get(at.map_or(0, |at| at + 1)).map(|value| (*value).to_owned())
    }

    /// Sets it in `config` to a value as the file has it; false where there is no such value.
    pub(super) fn set(self, config: &mut Config, value: &str) -> bool {
        match self {
            Self::Theme => match Theme::ALL.into_iter().find(|theme| theme.name() == value) {
                Some(theme) => config.theme = Some(theme),
                None => return false,
            },
            Self::Glyphs => match Glyphs::ALL.into_iter().find(|glyphs| glyphs.name() == value) {
                Some(glyphs) => config.glyphs = Some(glyphs),
                None => return false,
            },
            Self::Mouse => match value {
                "on" => config.mouse = Some(true),
                "off" => config.mouse = Some(false),
                _ => return false,
            },
            Self::Editor if value.is_empty() => return false,
            Self::Editor => config.editor = Some(value.to_owned()),
        }
        true
    }
}
