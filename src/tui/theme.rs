//! How things look: styles from the terminal's own 16 colours, and the signs its character set can show.
//!
//! A colour never says anything alone; the mono theme shows the same screens with bold, underline and reverse.

use ratatui::style::{Color, Modifier, Style};

/// What the edge knows of the terminal, the environment and the user's wishes.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// `--color`.
    pub color: ColorWish,
    /// The theme named in the configuration.
    pub theme: Option<ThemeName>,
    /// The glyph set named in the configuration.
    pub glyphs: Option<GlyphSet>,
    /// The variables of the same names; empty counts as unset.
    pub no_color: Option<String>,
    pub term: Option<String>,
    pub lc_all: Option<String>,
    pub lc_ctype: Option<String>,
    pub lang: Option<String>,
}

/// `--color auto|always|never`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorWish {
    #[default]
    Auto,
    Always,
    Never,
}

/// The themes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeName {
    /// The terminal's own 16 colours.
    Terminal,
    /// No colour at all.
    Mono,
    /// Nothing faint: the terminal's own two colours at full strength, and what matters in reversed blocks.
    HighContrast,
}

/// The character sets there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlyphSet {
    Unicode,
    Ascii,
}

/// The look of everything that is drawn, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub name: ThemeName,
    pub glyphs: Glyphs,
    /// Ordinary text.
    pub plain: Style,
    /// What steps back: rules, hints, what can wait.
    pub dim: Style,
    /// Names, and what is to be read first.
    pub strong: Style,
    /// The heads of sections.
    pub heading: Style,
    /// The row the cursor is on.
    pub selected: Style,
    /// A key in the hint bar and in help.
    pub key: Style,
    /// What is late, or turns late soon.
    pub late: Style,
    /// What went well: saved, done.
    pub good: Style,
    /// What failed or is refused.
    pub problem: Style,
    /// The field that is typed into.
    pub field: Style,
    /// Where a filter's letters were found.
    pub found: Style,
}

/// The signs that are not letters. All are one column wide but the ellipsis and the lines of a tree, which are three,
/// and none needs a special font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub rule: &'static str,
    pub ellipsis: &'static str,
    pub cursor: &'static str,
    pub soon: &'static str,
    pub ticked: &'static str,
    pub bullet: &'static str,
    pub above: &'static str,
    pub below: &'static str,
    /// A bar, and what it is short of the whole.
    pub bar: &'static str,
    pub track: &'static str,
    /// A bar's upper end, from an eighth of a row to a whole one.
    pub eighths: [&'static str; 8],
    /// The line of a goal.
    pub goal: &'static str,
    /// A tree: to somebody with others after them, to the last one, past somebody, past nobody.
    pub branch: &'static str,
    pub last_branch: &'static str,
    pub trunk: &'static str,
    pub no_trunk: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    rule: "─",
    ellipsis: "…",
    cursor: ">",
    soon: "!",
    ticked: "x",
    bullet: "·",
    above: "↑",
    below: "↓",
    bar: "█",
    track: "░",
    eighths: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    goal: "╌",
    branch: "├─ ",
    last_branch: "└─ ",
    trunk: "│  ",
    no_trunk: "   ",
};

const ASCII: Glyphs = Glyphs {
    rule: "-",
    ellipsis: "..",
    cursor: ">",
    soon: "!",
    ticked: "x",
    bullet: "-",
    above: "^",
    below: "v",
    bar: "#",
    track: ".",
    eighths: [".", ".", ":", ":", "|", "|", "#", "#"],
    goal: "-",
    branch: "|- ",
    last_branch: "`- ",
    trunk: "|  ",
    no_trunk: "   ",
};

impl Theme {
    /// The look these surroundings ask for. `--color` wins over the configuration, that over `NO_COLOR` (when it is
    /// not empty) and `TERM=dumb`.
    pub fn of(surroundings: &Surroundings) -> Self {
        let set = |value: &Option<String>| value.as_deref().is_some_and(|value| !value.is_empty());
        let dumb = surroundings.term.as_deref().is_none_or(|term| term.is_empty() || term == "dumb");
        let name = match (surroundings.color, surroundings.theme) {
            (ColorWish::Never, _) => ThemeName::Mono,
            (_, Some(theme)) => theme,
            (ColorWish::Auto, None) if set(&surroundings.no_color) || dumb => ThemeName::Mono,
            (ColorWish::Auto | ColorWish::Always, None) => ThemeName::Terminal,
        };
        let glyphs = surroundings.glyphs.unwrap_or_else(|| glyph_set(surroundings));
        Self::named(name, glyphs)
    }

    /// A theme by name, with a glyph set.
    pub fn named(name: ThemeName, glyphs: GlyphSet) -> Self {
        let glyphs = match glyphs {
            GlyphSet::Unicode => UNICODE,
            GlyphSet::Ascii => ASCII,
        };
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let selected = plain.add_modifier(Modifier::REVERSED);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        let mono = Self {
            name,
            glyphs,
            plain,
            dim: plain,
            strong: bold,
            heading: bold,
            selected,
            key: bold,
            late: bold,
            good: plain,
            problem: bold,
            field: underlined,
            found: underlined,
        };
        match name {
            ThemeName::Mono => mono,
            // The terminal's own two colours are the pair its user reads best, on a dark ground and on a light one.
            ThemeName::HighContrast => Self {
                heading: bold.add_modifier(Modifier::UNDERLINED),
                selected: bold.add_modifier(Modifier::REVERSED),
                key: bold.add_modifier(Modifier::UNDERLINED),
                late: bold.add_modifier(Modifier::REVERSED),
                good: bold,
                problem: bold.add_modifier(Modifier::REVERSED),
                field: bold.add_modifier(Modifier::UNDERLINED),
                found: bold.add_modifier(Modifier::UNDERLINED),
                ..mono
            },
            // No yellow, no white, no black: on some background each of them cannot be read.
            ThemeName::Terminal => Self {
                dim: plain.add_modifier(Modifier::DIM),
                // Reversed red would be a red block, and reversed dim a grey one, so the chosen row shows the terminal's
                // own two colours.
                selected: selected.fg(Color::Reset).remove_modifier(Modifier::DIM),
                key: bold.fg(Color::Cyan),
                late: bold.fg(Color::Red),
                good: plain.fg(Color::Green),
                problem: bold.fg(Color::Red),
                found: underlined.fg(Color::Cyan),
                ..mono
            },
        }
    }
}

/// ASCII where the locale is not UTF-8, and on consoles whose fonts lack the rest.
fn glyph_set(surroundings: &Surroundings) -> GlyphSet {
    let locale = [&surroundings.lc_all, &surroundings.lc_ctype, &surroundings.lang]
        .into_iter()
        .flatten()
        .find(|value| !value.is_empty());
    let utf8 = locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    let plain = matches!(surroundings.term.as_deref(), None | Some("" | "dumb" | "linux"));
    if utf8 && !plain { GlyphSet::Unicode } else { GlyphSet::Ascii }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(pairs: &[(&str, &str)]) -> Surroundings {
        let get = |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        Surroundings {
            no_color: get("NO_COLOR"),
            term: get("TERM"),
            lc_all: get("LC_ALL"),
            lc_ctype: get("LC_CTYPE"),
            lang: get("LANG"),
            ..Surroundings::default()
        }
    }

    #[test]
    fn colours() {
        use ColorWish::{Always, Auto, Never};
        use ThemeName::{Mono, Terminal};
        let xterm = ("TERM", "xterm-256color");
        for (color, theme, pairs, expected) in [
            (Auto, None, vec![xterm], Terminal),
            (Auto, None, vec![xterm, ("NO_COLOR", "")], Terminal),
            (Auto, None, vec![xterm, ("NO_COLOR", "1")], Mono),
            (Auto, None, vec![("TERM", "dumb")], Mono),
            (Auto, None, vec![], Mono),
            (Auto, Some(Terminal), vec![xterm, ("NO_COLOR", "1")], Terminal),
            (Auto, Some(Mono), vec![xterm], Mono),
            (Always, None, vec![xterm, ("NO_COLOR", "1")], Terminal),
            (Never, Some(Terminal), vec![xterm], Mono),
        ] {
            let surroundings = Surroundings { color, theme, ..around(&pairs) };
            assert_eq!(Theme::of(&surroundings).name, expected, "{color:?} {theme:?} {pairs:?}");
        }
    }

    #[test]
    fn signs() {
        let xterm = ("TERM", "xterm");
        for (pairs, expected) in [
            (vec![xterm, ("LANG", "en_US.UTF-8")], UNICODE),
            (vec![xterm, ("LANG", "C.utf8")], UNICODE),
            (vec![xterm, ("LANG", "en_US.UTF-8"), ("LC_ALL", "C")], ASCII),
            (vec![xterm, ("LANG", "C"), ("LC_CTYPE", "de_AT.UTF-8")], UNICODE),
            (vec![xterm, ("LANG", "en_US.UTF-8"), ("LC_ALL", "")], UNICODE),
            (vec![("TERM", "linux"), ("LANG", "en_US.UTF-8")], ASCII),
            (vec![("TERM", "dumb"), ("LANG", "en_US.UTF-8")], ASCII),
            (vec![xterm], ASCII),
        ] {
            assert_eq!(Theme::of(&around(&pairs)).glyphs, expected, "{pairs:?}");
        }
    }

    #[test]
    fn the_mono_theme_has_no_colour_and_no_theme_paints_the_background() {
        let styles = |theme: Theme| {
            [
                theme.plain,
                theme.dim,
                theme.strong,
                theme.heading,
                theme.selected,
                theme.key,
                theme.late,
                theme.good,
            ]
            .into_iter()
            .chain([theme.problem, theme.field, theme.found])
        };
        assert!(styles(Theme::named(ThemeName::Mono, GlyphSet::Ascii)).all(|style| style.fg.is_none()));
        let strong = Theme::named(ThemeName::HighContrast, GlyphSet::Ascii);
        assert!(
            styles(strong).all(|style| style.fg.is_none() && !style.add_modifier.contains(Modifier::DIM))
        );
        for name in [ThemeName::Mono, ThemeName::Terminal, ThemeName::HighContrast] {
            let theme = Theme::named(name, GlyphSet::Unicode);
            assert!(styles(theme).all(|style| style.bg.is_none()));
            assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
        }
    }
}
