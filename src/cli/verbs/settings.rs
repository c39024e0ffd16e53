//! `settings`: every setting with its unit, and changing them.

use clap::Args;
use serde::Serialize;

use super::{Changes, Either, Reads, changes, reads};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Failure, capital},
        outcome::{Ending, Outcome},
        output::Output,
        people,
        quote::quoted,
        reading::Reading,
        version::Versioned,
    },
    domain::{
        command::{Act, Command, SettingsChanges},
        id::Ids,
        setting::{Setting, effect},
        settings,
    },
    edge::config::{self, entry::Entry},
};

/// List the settings, or change some; NAME= alone is the usual again
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards settings
  regards settings nudge
  regards settings nudge-opens-working-days=5
  regards settings employer='Hale Health' away='21 dec to 2 jan'
  regards settings weekend=                 Saturday and Sunday again
  regards settings theme=high-contrast      on this machine only")]
pub struct Settings {
    /// What changes, or words in the names to be listed
    #[arg(value_name = "NAME=VALUE")]
    words: Vec<String>,
}

#[derive(Serialize)]
struct Told {
    settings: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    value: String,
    usual: String,
    unit: &'static str,
    help: &'static str,
}

impl Either for Settings {
    fn either(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let is_change = self.words.iter().any(|word| word.contains('='));
        if is_change { changes(self, desk, output) } else { reads(self, desk, output) }
    }
}

impl Reads for Settings {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let (set, usual) = (&*reading.book.settings, settings::Settings::default());
        let wanted = self.words.join(" ").to_lowercase();
        let row = |setting: Setting| Row {
            name: setting.name(),
            value: setting.shown(set),
            usual: setting.shown(&usual),
            unit: setting.unit(),
            help: setting.help(),
        };
        let fits = |row: &Row| row.name.contains(&wanted) || row.help.to_lowercase().contains(&wanted);
        let config = config::read(&desk.environment);
        let machine = Entry::ALL.map(|entry| Row {
            name: entry.name().to_owned(),
            value: entry.said(&config).unwrap_or_else(|| entry.usual().to_owned()),
            usual: entry.usual().to_owned(),
            unit: "",
            help: entry.help(),
        });
        let rows: Vec<Row> = Setting::all().map(row).chain(machine).filter(fits).collect();
        if desk.global.json {
            output.json(&Versioned::of(Told { settings: rows }));
            return Ok(());
        }
        reading.notice.iter().chain(&config.notices).for_each(|notice| output.notice(notice));
        if rows.is_empty() {
            output.line(format!("No setting has {wanted:?} in its name or its help."));
        }
        for Row { name, value, usual, unit, help } in rows {
            let unit = match (value.as_str(), unit) {
                (_, "") => String::new(),
                ("1", unit) => format!(" {}", unit.trim_end_matches('s')),
                (_, unit) => format!(" {unit}"),
            };
            let usual = if value == usual { String::new() } else { format!("  (usual: {usual})") };
            output.line(format!("{name} = {value}{unit}{usual}"));
            output.line(format!("  {help}"));
        }
        Ok(())
    }
}

impl Changes for Settings {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        if self.words.iter().any(|word| entry(word).is_some()) {
            return self.configure(desk);
        }
        desk.change(|reading| self.decide(reading))
    }
}

/// What of this machine a change is about.
fn entry(word: &str) -> Option<Entry> {
    Entry::named(word.split_once('=')?.0.trim())
}

impl Settings {
    /// What concerns this machine goes into its own file, and the book is not touched.
    fn configure(&self, desk: &Desk) -> Result<Outcome, Failure> {
        let mut lines = Vec::new();
        for word in &self.words {
            let (Some(entry), Some((_, value))) = (entry(word), word.split_once('=')) else {
                let message = format!("{:?} is not a setting of this machine", people::shortened(word));
                let hint = "change what lies in the book and what concerns this machine one after the other";
                return Err(Failure::usage(message, hint));
            };
            let value =
                entry.read(value).map_err(|why| Failure::refused("text", capital(&why), entry.help()))?;
            lines.push((entry, value));
        }
        let mut summary = Vec::new();
        let before = config::read(&desk.environment);
        let (mut back, mut notices) = (Vec::new(), Vec::new());
        for (entry, value) in lines {
            let was = entry.said(&before).unwrap_or_default();
            back.push(format!(" {}", quoted(&format!("{}={was}", entry.name()))));
            notices = config::change(&desk.environment, entry.name(), value.as_deref())
                .map(|config| config.notices)
                .map_err(|why| {
                    Failure::refused("not-saved", capital(&why), "`regards paths` says where it lies")
                })?;
            let remark =
                entry.remark(value.as_deref()).map(|remark| format!("; {remark}")).unwrap_or_default();
            let value = value.unwrap_or_else(|| entry.usual().to_owned());
            summary.push(format!("On this machine, {} is {value}{remark}", entry.name()));
        }
        let program = desk.command_line();
        let remark = format!(
            "`{program} undo` is for the book; `{program} settings{}` takes this back",
            back.concat()
        );
        Ok(Outcome { summary, remarks: vec![remark], notices, ending: Ending::Saved, ..Outcome::default() })
    }

    fn decide(&self, reading: &Reading) -> Result<Decision, Failure> {
        let mut all = SettingsChanges::default();
        let mut told = Vec::new();
        for word in &self.words {
            let Some((name, value)) = word.split_once('=') else {
                let message = format!("{:?} is no change", people::shortened(word));
                return Err(Failure::usage(message, "write NAME=VALUE; a value of several words in quotes"));
            };
            let Some(setting) = Setting::named(name) else {
                let message = format!("There is no setting {:?}", people::shortened(name));
                return Err(Failure::refused("text", message, "`regards settings` lists them"));
            };
            let changes = setting
                .read(value, &reading.context())
                .map_err(|why| Failure::refused("text", capital(&why.to_string()), setting.help()))?;
            all = all.and(changes);
            told.push(setting.name());
        }
        let acts = vec![Act::Set(Box::new(all))];
        let act = Act::Together { what: format!("Changed the settings: {}", told.join(", ")), acts };
        let mut after = reading.book.clone();
        let command = Command { ids: Ids::seeded(0), act };
        let effect = after.apply(&command, &reading.now).ok();
        let effect = effect.map(|_| effect::between(&reading.book, &after, &reading.now));
        Ok(Decision::from(command.act).with_remarks(effect))
    }
}
