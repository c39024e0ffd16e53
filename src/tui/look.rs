//! How everything looks and is reached: the theme and the keymap.

use super::{
    keymap::Keymap,
    spots::Spots,
    theme::{ColorWish, GlyphSet, Surroundings, Theme, ThemeName},
};
use crate::edge::{
    config::{self, Config},
    environment::Environment,
};

/// The theme and the keymap.
#[derive(Clone, Debug)]
pub struct Look {
    /// Styles and signs.
    pub theme: Theme,
    /// Which key does what.
    pub keymap: Keymap,
    /// Whether the mouse is listened to.
    pub is_mouse_on: bool,
    /// What stands where, as of the last draw.
    pub spots: Spots,
}

impl Look {
    /// The usual keys, and a theme.
    pub fn plain(theme: Theme) -> Self {
        Self { theme, keymap: Keymap::default(), is_mouse_on: false, spots: Spots::default() }
    }

    /// As `config` asks for it on this terminal, and what in it was not understood, a sentence each.
    pub fn of(config: &Config, color: ColorWish, environment: &Environment) -> (Self, Vec<String>) {
        let theme = Theme::of(&surroundings(color, config, environment));
        let (keymap, told) = Keymap::with(&config.keys);
        let notices = config.notices.iter().cloned().chain(told).collect();
        (Self { theme, keymap, is_mouse_on: config.mouse == Some(true), spots: Spots::default() }, notices)
    }
}

fn surroundings(color: ColorWish, config: &Config, environment: &Environment) -> Surroundings {
    let text =
        |value: &Option<std::ffi::OsString>| value.as_ref().map(|value| value.to_string_lossy().into_owned());
    Surroundings {
        color,
        theme: config.theme.map(|theme| match theme {
            config::Theme::Terminal => ThemeName::Terminal,
            config::Theme::Mono => ThemeName::Mono,
            config::Theme::HighContrast => ThemeName::HighContrast,
        }),
        glyphs: config.glyphs.map(|glyphs| match glyphs {
            config::Glyphs::Unicode => GlyphSet::Unicode,
            config::Glyphs::Ascii => GlyphSet::Ascii,
        }),
        no_color: text(&environment.no_color),
        term: text(&environment.term),
        lc_all: text(&environment.lc_all),
        lc_ctype: text(&environment.lc_ctype),
        lang: text(&environment.lang),
    }
}
