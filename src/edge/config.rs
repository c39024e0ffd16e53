//! How the program looks on this machine: the file `config`, lines of `name = value` with `#` comments.
//!
//! Nothing in it changes what is due, so nothing in it is ever refused: what is not understood is said, with its line.

pub mod entry;
mod file;
mod lines;
mod told;

use std::{fs, path::PathBuf};

pub use self::told::{Config, Glyphs, KeyWish, Theme};
use self::{entry::Entry, lines::MOST_BYTES};
use super::environment::Environment;
use crate::domain::line::near::nearest;

/// What the name of a verb's keys begins with: `key.done`.
pub const KEY: &str = "key.";

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

/// Changes one line of the file: `name` is `value` then, or as usual again. What the whole file says afterwards.
///
/// # Errors
/// In words, why it is as it was.
pub fn change(environment: &Environment, name: &str, value: Option<&str>) -> Result<Config, String> {
    let Some(path) = path(environment) else {
        return Err("There is no folder for settings: neither XDG_CONFIG_HOME nor HOME is set".to_owned());
    };
    let text = file::change(&path, name, value)?;
    Ok(parse(&text, &path.display().to_string()))
}

impl Config {
    /// The same with one line changed, as if the file had been; nothing is written.
    #[must_use]
    pub fn with(&self, name: &str, value: Option<&str>) -> Self {
        let all =
            Entry::ALL.into_iter().filter_map(|entry| Some((entry.name().to_owned(), entry.said(self)?)));
        let keys = self.keys.iter().map(|wish| (format!("{KEY}{}", wish.verb), wish.keys.clone()));
        let text = all
            .chain(keys)
            .fold(String::new(), |text, (name, value)| lines::with(&text, &name, Some(&value)));
        parse(&lines::with(&text, name, value), "config")
    }
}

/// What a text of such lines says; `file` names it in notices.
pub fn parse(text: &str, file: &str) -> Config {
    let mut config = Config::default();
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let place = format!("{file}, line {number}");
        let (name, value) = match lines::parts(line) {
            None => continue,
            Some(Ok(parts)) => parts,
            Some(Err(())) => {
                config.notices.push(format!("{place}: write it as `name = value`"));
                continue;
            }
        };
        let told = match (Entry::named(name), name.strip_prefix(KEY)) {
            (Some(entry), _) => {
                if entry.set(&mut config, value) {
                    None
                } else {
                    Some(not_a_value(entry, value))
                }
            }
            (None, Some("")) => Some("a verb belongs behind key., as in key.done = d".to_owned()),
            (None, Some(verb)) => {
                config.keys.retain(|wish| wish.verb != verb);
                config.keys.push(KeyWish {
                    verb: verb.to_owned(),
                    keys: value.to_owned(),
                    place: place.clone(),
                });
                None
            }
            (None, None) => Some(not_a_name(name)),
        };
        config.notices.extend(told.map(|told| format!("{place}: {told}")));
        if let Some((_, before)) = seen.iter().find(|(seen, _)| *seen == name) {
            config.notices.push(format!("{place}: {name} stands in line {before} too; this one counts"));
        }
        seen.push((name, number));
    }
    config
}

fn not_a_value(entry: Entry, value: &str) -> String {
    match entry.values() {
        [] => format!("{} wants a value", entry.name()),
        values => format!("{} is {}, not {value:?}", entry.name(), values.join(" or ")),
    }
}

fn not_a_name(name: &str) -> String {
    let known = Entry::ALL.into_iter().map(Entry::name);
    match nearest(name, known.clone(), 2) {
        Some(near) => format!("{name:?} is not a setting; did you mean {near}?"),
        None => {
            let known = known.collect::<Vec<_>>().join(", ");
            format!("{name:?} is not a setting; there are {known} and key.VERB")
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
            ..Config::default()
        };
        assert_eq!(config, wanted);
        for (text, notice) in [
            ("\nthme = mono", "config, line 2: \"thme\" is not a setting; did you mean theme?"),
            (
                "colour = red",
                "config, line 1: \"colour\" is not a setting; there are theme, glyphs, editor, mouse and key.VERB",
            ),
            (
                "glyphs = ascii\nglyphs = ascii",
                "config, line 2: glyphs stands in line 1 too; this one counts",
            ),
            ("key. = x", "config, line 1: a verb belongs behind key., as in key.done = d"),
            ("theme = pink", "config, line 1: theme is terminal or mono or high-contrast, not \"pink\""),
            ("theme", "config, line 1: write it as `name = value`"),
            ("editor =", "config, line 1: editor wants a value"),
        ] {
            assert_eq!(parse(text, "config").notices, [notice], "{text:?}");
        }
    }

    #[test]
    fn keys_are_read_as_they_stand_with_their_line() {
        let config =
            parse("key.done = x\n\nkey.done = e, F5 # two\nkey.goals = ,\nkey.tick = \"#\"", "config");
        let keys: Vec<_> = config.keys.iter().map(|it| (&*it.verb, &*it.keys, &*it.place)).collect();
        let wanted = [
            ("done", "e, F5", "config, line 3"),
            ("goals", ",", "config, line 4"),
            ("tick", "#", "config, line 5"),
        ];
        assert_eq!(keys, wanted);
        let changed = config.with("theme", Some("mono")).with("key.tick", None).with("key.done", Some("C-d"));
        let keys: Vec<_> = changed.keys.iter().map(|it| (&*it.verb, &*it.keys)).collect();
        assert_eq!(keys, [("done", "C-d"), ("goals", ",")]);
        assert_eq!(changed.theme, Some(Theme::Mono));
    }

    #[test]
    fn every_entry_reads_what_it_shows() {
        for entry in Entry::ALL {
            let mut config = Config::default();
            assert_eq!(entry.said(&config), None);
            for value in
                entry.values().iter().chain(&["nano -w"].repeat(usize::from(entry.values().is_empty())))
            {
                let read = entry.read(&value.to_uppercase().to_lowercase()).unwrap();
                assert!(entry.set(&mut config, read.as_deref().unwrap()), "{entry:?} {value}");
                assert_eq!(entry.said(&config).as_deref(), Some(*value));
            }
            assert_eq!(entry.read(" "), Ok(None));
            assert!((10..=78).contains(&entry.help().chars().count()), "{}", entry.help());
        }
        assert!(Entry::Theme.read("pink").unwrap_err().contains("terminal or mono or high-contrast"));
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
