//! `timer`: what makes the machine say every working day how much is for today. It is printed, never installed.

mod cron;
mod launchd;
mod script;
mod systemd;

use chrono::{NaiveTime, Weekday};
use clap::Args;

use self::script::Script;
use super::Reads;
use crate::{
    cli::{desk::Desk, failure::Failure, output::Output},
    domain::settings::Settings,
    edge::program,
};

/// Print a timer that says each working day how much is for today; install nothing
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards timer --systemd              for Linux
  regards timer --cron --at 7:30       for any Unix
  regards timer --launchd              for macOS

What is printed says where it goes. The timer runs `regards status`: it shows a count, no names, and nothing where \
nothing is for today.")]
pub struct Timer {
    #[command(flatten)]
    kind: Kind,
    /// At which time, if not at that of the setting morning
    #[arg(long, value_name = "TIME", value_parser = time)]
    at: Option<NaiveTime>,
    /// Name the people too, but for those that are discreet
    #[arg(long)]
    names: bool,
}

/// What is to run it.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Kind {
    /// For systemd: a service and a timer, which catches up on what the machine slept through
    #[arg(long)]
    systemd: bool,
    /// For cron: one line
    #[arg(long)]
    cron: bool,
    /// For launchd: one agent
    #[arg(long)]
    launchd: bool,
}

/// When a timer runs.
struct Times {
    /// The working days, from Monday on.
    days: Vec<Weekday>,
    at: NaiveTime,
}

impl Times {
    fn of(settings: &Settings, at: Option<NaiveTime>) -> Self {
        let week = std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ())).take(7);
        let days = week.filter(|day| !settings.weekend.contains(day)).collect();
        Self { days, at: at.unwrap_or(settings.morning) }
    }
}

fn time(text: &str) -> Result<NaiveTime, String> {
    let text = text.trim().to_lowercase().replace('.', ":");
    let (clock, half) = match text.strip_suffix("am").or_else(|| text.strip_suffix("pm")) {
        Some(clock) => (clock.trim_end(), text.get(text.len() - 2..).unwrap_or_default()),
        None => (text.as_str(), ""),
    };
    let whole = if clock.contains(':') { clock.to_owned() } else { format!("{clock}:00") };
    let format = if half.is_empty() { "%H:%M" } else { "%I:%M%p" };
    NaiveTime::parse_from_str(&format!("{whole}{half}"), format)
        .map_err(|_| "write it as hours and minutes, like 8:30".to_owned())
}

impl Reads for Timer {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let settings = &desk.read()?.book.settings;
        let program = program::path(&desk.environment).map_err(|why| {
            Failure::refused("program", format!("Where regards itself lies is unknown: {why}"), "")
        })?;
        let place = desk.store.place();
        // A timer has none of the variables of this shell.
        let is_usual = place.is_default() && desk.environment.xdg_data_home.is_none();
        let file = (!is_usual).then(|| place.file());
        let script = Script::new(&program, file, self.names).map_err(|path| {
            let message = format!("{:?} cannot stand in a timer", path.display());
            Failure::refused(
                "file",
                message,
                "a path of printable characters can, with a link to it if need be",
            )
        })?;
        let times = Times::of(settings, self.at);
        let text = if self.kind.systemd {
            systemd::units(&script, &times)
        } else if self.kind.cron {
            cron::line(&script, &times, cfg!(target_os = "macos"))
        } else {
            launchd::agent(&script, &times)
        };
        for line in text.lines() {
            output.line(line);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_working_week() {
        let mut settings = Settings::default();
        assert_eq!(
            Times::of(&settings, None).days,
            [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri]
        );
        settings.weekend = vec![Weekday::Fri, Weekday::Sat];
        let times = Times::of(&settings, time("7:30").ok());
        assert_eq!((times.days.first(), times.days.last()), (Some(&Weekday::Mon), Some(&Weekday::Sun)));
        assert_eq!(times.at.to_string(), "07:30:00");
        assert_eq!(time("8").unwrap().to_string(), "08:00:00");
        for (text, is) in [("7.30", "07:30"), ("9pm", "21:00"), ("7:30 am", "07:30"), ("12am", "00:00")] {
            assert_eq!(time(text).unwrap().format("%H:%M").to_string(), is, "{text}");
        }
        for text in ["", "pm", "13pm", "25:00", "8:3x", "noon"] {
            assert!(time(text).is_err(), "{text}");
        }
    }
}
