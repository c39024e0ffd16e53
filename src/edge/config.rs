//! How the program looks on this machine: the file `config`, lines of `name = value` with `#` comments.
//!
//! Nothing in it changes what is due, so nothing in it is ever refused: what is not understood is said, with its line.

use std::{fs, path::PathBuf};

use super::environment::Environment;
use crate::domain::line::near::nearest;

/// The names there are, with the values they take; none: any text.
const NAMES: &[(&str, &[&str])] =
    &[("theme", &["terminal", "mono"]), ("glyphs", &["unicode", "ascii"]), ("editor", &[])];

/// The most that is read of the file, in bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// The themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own 16 colours.
    Terminal,
    /// No colour at all.
    Mono,
}

/// The sets of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines and dots.
    Unicode,
    /// Only what every terminal has.
    Ascii,
}

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The theme.
    pub theme: Option<Theme>,
    /// The set of signs.
    pub glyphs: Option<Glyphs>,
    /// The editor for long texts, instead of `VISUAL` and `EDITOR`.
    pub editor: Option<String>,
    /// What was not understood, a sentence each.
    pub notices: Vec<String>,
}

/// Where the file lies: below `XDG_CONFIG_HOME` where that is an absolute path, else in `~/.config`, on macOS too.
pub fn path(environment: &Environment) -> Option<PathBuf> {
    let absolute = |value: &std::ffi::OsString| Some(PathBuf::from(value)).filter(|path| path.is_absolute());
    let folder = environment.xdg_config_home.as_ref().and_then(absolute);
    let folder = folder.or_else(|| Some(environment.home.as_ref().and_then(absolute)?.join(".config")))?;
    Some(folder.join("regards").join("config"))
}

/// Reads the file. One that is not there says nothing; one that cannot be read is said.
pub fn read(environment: &Environment) -> Config {
    let Some(path) = path(environment) else { return Config::default() };
    let shown = path.display();
    let notice = |words: String| Config { notices: vec![words], ..Config::default() };
    match fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Config::default(),
        Err(error) => notice(format!("{shown} cannot be read: {error}")),
        Ok(facts) if !facts.is_file() || facts.len() > MOST_BYTES => {
            notice(format!("{shown} is not a short text file, so it is left alone"))
        }
        Ok(_) => match fs::read_to_string(&path) {
            Ok(text) => parse(&text, &shown.to_string()),
            Err(error) => notice(format!("{shown} cannot be read: {error}")),
        },
    }
}

fn parse(text: &str, file: &str) -> Config {
    let mut config = Config::default();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let place = format!("{file}, line {}", index + 1);
        let Some((name, value)) = line.split_once('=') else {
            config.notices.push(format!("{place}: write it as `name = value`"));
            continue;
        };
        let value = value.trim().trim_matches('"');
        match (name.trim(), value) {
            ("theme", "terminal") => config.theme = Some(Theme::Terminal),
            ("theme", "mono") => config.theme = Some(Theme::Mono),
            ("glyphs", "unicode") => config.glyphs = Some(Glyphs::Unicode),
            ("glyphs", "ascii") => config.glyphs = Some(Glyphs::Ascii),
            ("editor", editor) if !editor.is_empty() => config.editor = Some(editor.to_owned()),
            (name, value) => config.notices.push(format!("{place}: {}", not_understood(name, value))),
        }
    }
    config
}

fn not_understood(name: &str, value: &str) -> String {
    match NAMES.iter().find(|(known, _)| *known == name) {
        Some((_, [])) => format!("{name} wants a value"),
        Some((_, values)) => format!("{name} is {}, not {value:?}", values.join(" or ")),
        None => {
            let known = NAMES.iter().map(|(known, _)| *known);
            match nearest(name, known.clone(), 2) {
                Some(near) => format!("{name:?} is not a setting; did you mean {near}?"),
                None => {
                    format!("{name:?} is not a setting; there are {}", known.collect::<Vec<_>>().join(", "))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_understood_or_said_with_their_number() {
        let config = parse("# mine\ntheme = mono\nglyphs=ascii # plain\n\neditor = \"nano -w\"\n", "config");
        let wanted = Config {
            theme: Some(Theme::Mono),
            glyphs: Some(Glyphs::Ascii),
            editor: Some("nano -w".to_owned()),
            notices: Vec::new(),
        };
        assert_eq!(config, wanted);
        for (text, notice) in [
            ("\nthme = mono", "config, line 2: \"thme\" is not a setting; did you mean theme?"),
            ("colour = red", "config, line 1: \"colour\" is not a setting; there are theme, glyphs, editor"),
            ("theme = pink", "config, line 1: theme is terminal or mono, not \"pink\""),
            ("theme", "config, line 1: write it as `name = value`"),
            ("editor =", "config, line 1: editor wants a value"),
        ] {
            assert_eq!(parse(text, "config").notices, [notice], "{text:?}");
        }
    }

    #[test]
    fn it_lies_below_xdg_config_home_or_the_home_folder() {
        let with = |xdg: Option<&str>, home: Option<&str>| {
            let environment = Environment {
                xdg_config_home: xdg.map(Into::into),
                home: home.map(Into::into),
                ..Environment::default()
            };
            path(&environment).map(|path| path.display().to_string())
        };
        assert_eq!(with(Some("/c"), Some("/h")).as_deref(), Some("/c/regards/config"));
        assert_eq!(with(Some("c"), Some("/h")).as_deref(), Some("/h/.config/regards/config"));
        assert_eq!(with(None, None), None);
    }
}
