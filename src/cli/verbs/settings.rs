//! `settings`: every setting with its unit, and changing them.

use clap::Args;
use serde::Serialize;

use super::{Changes, Either, Reads, changes, reads};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Failure, sentence},
        outcome::Outcome,
        output::Output,
        people,
        reading::Reading,
        version::Versioned,
    },
    domain::{
        command::{Act, Command},
        id::Ids,
        setting::{Setting, effect},
        settings,
    },
};

/// List the settings, or change some; NAME= alone is the usual again
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards settings
  regards settings nudge
  regards settings nudge-opens-working-days=5
  regards settings employer='Hale Health' away='21 dec to 2 jan'
  regards settings weekend=                 Saturday and Sunday again")]
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
        let rows: Vec<Row> = Setting::all().map(row).filter(fits).collect();
        if desk.global.json {
            output.json(&Versioned::of(Told { settings: rows }));
            return Ok(());
        }
        reading.notice.iter().for_each(|notice| output.notice(notice));
        if rows.is_empty() {
            output.line(format!("No setting has {wanted:?} in its name or its help."));
        }
        for Row { name, value, usual, unit, help } in rows {
            let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
            let usual = if value == usual { String::new() } else { format!("  (usual: {usual})") };
            output.line(format!("{name} = {value}{unit}{usual}"));
            output.line(format!("  {help}"));
        }
        Ok(())
    }
}

impl Changes for Settings {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| self.decide(reading))
    }
}

impl Settings {
    fn decide(&self, reading: &Reading) -> Result<Decision, Failure> {
        let mut acts = Vec::new();
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
                .map_err(|why| Failure::refused("text", sentence(&why.to_string()), setting.help()))?;
            acts.push(Act::Set(Box::new(changes)));
            told.push(setting.name());
        }
        let act = Act::Together { what: format!("Changed the settings: {}", told.join(", ")), acts };
        let mut after = reading.book.clone();
        let command = Command { ids: Ids::seeded(0), act };
        let effect = after.apply(&command, &reading.now).ok();
        let effect = effect.map(|_| effect::between(&reading.book, &after, &reading.now));
        Ok(Decision::from(command.act).with_remarks(effect))
    }
}
