//! What may stand where the cursor is, read off the same definitions that `--help` prints.

use std::path::PathBuf;

use clap::{Arg, Command};

/// Where the cursor is.
pub struct Place<'c> {
    /// What is expected there.
    pub wants: Wants<'c>,
    /// What is typed of it.
    pub typed: String,
    /// The book that the line names.
    pub file: Option<PathBuf>,
}

/// What is expected at a place.
#[derive(Clone, Copy, Debug)]
pub enum Wants<'c> {
    /// A person.
    Person,
    /// A follow-up, by its id or its person.
    FollowUp,
    /// A follow-up or a person.
    Either,
    /// One of the words that this takes.
    OneOf(&'c Arg),
    /// The name of a setting, behind which its value stands.
    Setting,
    /// A kept version of the book.
    Backup,
}

impl<'c> Place<'c> {
    /// The place behind `words`, the last of which is being typed; none where people and fixed words are not what is
    /// expected, or a verb or an option is being typed.
    pub fn of(command: &'c Command, words: &[String]) -> Option<Self> {
        let (typed, before) = words.split_last()?;
        let mut line = Line { command, stood: 0, option: None, is_closed: false, file: None };
        for word in before {
            line.take(word);
        }
        let wants = match line.option {
            Some(option) => wants(option, 0, line.command)?,
            None if typed.starts_with('-') && !line.is_closed => return None,
            None => {
                let positionals: Vec<&Arg> =
                    line.command.get_positionals().filter(|arg| !arg.is_hide_set()).collect();
                let last = positionals.len().checked_sub(1)?;
                let arg = positionals.get(line.stood.min(last))?;
                // What stands once is not expected again behind the last.
                let nth = line.stood.saturating_sub(last);
                wants(arg, if line.stood < last { 0 } else { nth }, line.command)?
            }
        };
        Some(Self { wants, typed: typed.clone(), file: line.file })
    }
}

/// A line as far as it was read.
struct Line<'c> {
    command: &'c Command,
    /// How many words stand behind the verb that belong to no option.
    stood: usize,
    /// The option whose value comes next.
    option: Option<&'c Arg>,
    /// Behind `--` nothing is an option.
    is_closed: bool,
    file: Option<PathBuf>,
}

impl Line<'_> {
    fn take(&mut self, word: &str) {
        if let Some(option) = self.option.take() {
            self.note(option, word);
        } else if self.is_closed {
            self.stood += 1;
        } else if word == "--" {
            self.is_closed = true;
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, value) =
                long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
            let option = self.command.get_arguments().find(|arg| arg.get_long() == Some(name));
            match (option.filter(|option| option.get_action().takes_values()), value) {
                (Some(option), Some(value)) => self.note(option, value),
                (option, _) => self.option = option,
            }
        } else if word.starts_with('-') && word != "-" {
            let option = self.command.get_arguments().find(|arg| arg.get_short() == word.chars().nth(1));
            self.option =
                option.filter(|option| option.get_action().takes_values() && word.chars().count() == 2);
        } else if let Some(verb) = self.command.find_subcommand(word).filter(|_| self.stood == 0) {
            self.command = verb;
        } else {
            self.stood += 1;
        }
    }

    fn note(&mut self, option: &Arg, value: &str) {
        if option.get_id() == "file" {
            self.file = Some(PathBuf::from(value));
        }
    }
}

/// What the `nth` word of an argument is to be.
fn wants<'c>(arg: &'c Arg, nth: usize, command: &Command) -> Option<Wants<'c>> {
    let name = arg
        .get_value_names()
        .and_then(|names| names.first())
        .map(clap::builder::Str::as_str)
        .unwrap_or_default();
    match (name.split([' ', '=']).next().unwrap_or_default(), nth) {
        ("PEOPLE", _) | ("PERSON", 0) => Some(Wants::Person),
        ("ID|PERSON", 0) => Some(Wants::Either),
        ("FOLLOW-UP", 0) => Some(Wants::FollowUp),
        ("ID", 0) if SETTLES.contains(&command.get_name()) && arg.is_positional() => Some(Wants::FollowUp),
        ("PERSON" | "ID|PERSON", _) => None,
        ("NAME", _) if command.get_name() == "settings" => Some(Wants::Setting),
        ("NAME", 0) if command.get_name() == "restore" => Some(Wants::Backup),
        _ => (!arg.get_possible_values().is_empty()).then_some(Wants::OneOf(arg)).filter(|_| nth == 0),
    }
}

/// The verbs whose ID is that of a follow-up.
const SETTLES: [&str; 3] = ["done", "snooze", "drop"];

/// A word without the quotes of a shell, the last of which may not be typed yet.
pub fn unquoted(word: &str) -> String {
    if let Some(inner) = word.strip_prefix('\'') {
        return inner.strip_suffix('\'').unwrap_or(inner).to_owned();
    }
    let inner = word.strip_prefix('"').map(|inner| inner.strip_suffix('"').unwrap_or(inner));
    let mut out = String::new();
    let mut rest = inner.unwrap_or(word).chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => out.extend(rest.next()),
            c => out.push(c),
        }
    }
    out
}
