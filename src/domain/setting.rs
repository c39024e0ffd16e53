//! The settings one by one, as they are listed, typed and explained: one table for the screen and the verb.

mod days;
pub mod effect;
mod numbers;

use std::fmt;

use chrono::{NaiveTime, Weekday};

use super::{
    command::SettingsChanges,
    name::one_line,
    search::fold,
    settings::Settings,
    timing::Timing,
    when::{self, Direction},
    zone::Zone,
};

/// One setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// The user's time zone.
    Zone,
    /// Where the user works now.
    Employer,
    /// The days of the week that are not worked.
    Weekend,
    /// Single days that are not worked.
    DaysOff,
    /// Days away.
    Away,
    /// When a morning begins.
    Morning,
    /// A number of a rule.
    Number(Timing),
}

impl Setting {
    /// The settings that are no numbers, in the order in which they are listed; the numbers follow.
    const FIRST: [Self; 6] =
        [Self::Zone, Self::Employer, Self::Weekend, Self::DaysOff, Self::Away, Self::Morning];

    /// Every setting, in the order in which they are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::FIRST.into_iter().chain(Timing::ALL.into_iter().map(Self::Number))
    }

    /// Its name, for scripts: `nudge-opens-working-days`.
    pub fn name(self) -> String {
        match self {
            Self::Zone => "zone".to_owned(),
            Self::Employer => "employer".to_owned(),
            Self::Weekend => "weekend".to_owned(),
            Self::DaysOff => "days-off".to_owned(),
            Self::Away => "away".to_owned(),
            Self::Morning => "morning".to_owned(),
            Self::Number(timing) => timing.name(),
        }
    }

    /// The setting of this name.
    pub fn named(name: &str) -> Option<Self> {
        let wanted = fold(name).replace([' ', '_'], "-");
        Self::all().find(|setting| setting.name() == wanted)
    }

    /// Its name on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Zone => "your time zone",
            Self::Employer => "where you work now",
            Self::Weekend => "free days of the week",
            Self::DaysOff => "days off",
            Self::Away => "days away",
            Self::Morning => "the morning begins at",
            Self::Number(timing) => numbers::label(timing),
        }
    }

    /// As it is set, with its unit: "1 hour"; empty where it is not set.
    pub fn said(self, settings: &Settings) -> String {
        match (self.shown(settings), self.unit()) {
            (number, "") => number,
            (number, unit) if number == "1" => format!("1 {}", unit.trim_end_matches('s')),
            (number, unit) => format!("{number} {unit}"),
        }
    }

    /// What is asked of it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Zone => "Your time zone?",
            Self::Employer => "Where do you work now?",
            Self::Weekend => "Which days of the week are free?",
            Self::DaysOff => "Which single days are off?",
            Self::Away => "When are you away?",
            Self::Morning => "When does your morning begin?",
            Self::Number(timing) => match numbers::unit(timing) {
                "working days" => "How many working days?",
                "days" => "How many days?",
                "hours" => "How many hours?",
                _ => "How many?",
            },
        }
    }

    /// What it does, in one line.
    pub fn help(self) -> &'static str {
        match self {
            Self::Zone => "your time zone, such as Europe/Vienna; empty: this machine's",
            Self::Employer => "where you work now: people there are discreet, and left out of exports",
            Self::Weekend => "the days of the week you do not count as working days",
            Self::DaysOff => "single days off, such as 24 dec, 31 dec",
            Self::Away => "days away, such as 21 dec to 2 jan: only thanks and booked talks come up then",
            Self::Morning => "when your morning begins: what you snooze comes back then",
            Self::Number(timing) => numbers::help(timing),
        }
    }

    /// What it is counted in; nothing for what is no number.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Number(timing) => numbers::unit(timing),
            _ => "",
        }
    }

    /// As it is set, and as it can be typed again.
    pub fn shown(self, settings: &Settings) -> String {
        match self {
            Self::Zone => settings.zone.clone(),
            Self::Employer => settings.employer.clone(),
            Self::Weekend => days::weekend(&settings.weekend),
            Self::DaysOff => days::days_off(&settings.days_off),
            Self::Away => days::away(&settings.away),
            Self::Morning => settings.morning.format("%H:%M").to_string(),
            Self::Number(timing) => settings.timing(timing).to_string(),
        }
    }

    /// Whether it is set otherwise than usual.
    pub fn is_set(self, settings: &Settings) -> bool {
        self.shown(settings) != self.shown(&Settings::default())
    }

    /// The change that `text` asks for; an empty text is the usual again.
    ///
    /// # Errors
    /// In words, what it should be.
    pub fn read(self, text: &str, context: &when::Context<'_>) -> Result<SettingsChanges, NotASetting> {
        let text = one_line(text);
        let mut changes = SettingsChanges::default();
        match self {
            Self::Zone => match Zone::named(&text.replace(' ', "_")) {
                Some(zone) => changes.zone = Some(zone.to_string()),
                None if text.is_empty() => changes.zone = Some(text),
                None => {
                    return Err(NotASetting(format!("{text:?} is no time zone; Europe/Vienna is one")));
                }
            },
            Self::Employer => changes.employer = Some(text),
            Self::Weekend => changes.weekend = Some(days::read_weekend(&text)?),
            Self::DaysOff => changes.days_off = Some(days::read_days_off(&text, context)?),
            Self::Away => changes.away = Some(days::read_away(&text, context)?),
            Self::Morning => changes.morning = Some(read_morning(&text, context)?),
            Self::Number(timing) => {
                changes.timings.insert(timing, numbers::read(timing, &text)?);
            }
        }
        Ok(changes)
    }
}

/// Why a text is not what a setting can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotASetting(pub(crate) String);

impl fmt::Display for NotASetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotASetting {}

/// The days of the week by their English names, as the date line reads them.
const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday"),
    (Weekday::Tue, "tuesday"),
    (Weekday::Wed, "wednesday"),
    (Weekday::Thu, "thursday"),
    (Weekday::Fri, "friday"),
    (Weekday::Sat, "saturday"),
    (Weekday::Sun, "sunday"),
];

fn read_morning(text: &str, context: &when::Context<'_>) -> Result<NaiveTime, NotASetting> {
    if text.is_empty() {
        return Ok(Settings::default().morning);
    }
    let understood = when::parse(text, Direction::Ahead, context);
    let time = understood.ok().and_then(|understood| match understood.moment {
        super::moment::Moment::Instant(at) => Some(at.time()),
        super::moment::Moment::Date(_) => None,
    });
    time.ok_or_else(|| NotASetting(format!("{text:?} is no time of day; 8:00 or 7:30am is one")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Now;

    /// What `text` makes of a setting, as it is then shown.
    fn set(name: &str, text: &str) -> Result<String, String> {
        let zone = Zone::named("Europe/Vienna").unwrap();
        let now = Now { instant: "2026-11-12T07:04:00Z".parse().unwrap(), zone };
        let mut settings = Settings::default();
        let working_days = settings.working_days();
        let context = when::Context { now: &now, working_days: &working_days, morning: settings.morning };
        let setting = Setting::named(name).unwrap();
        let changes = setting.read(text, &context).map_err(|why| why.to_string())?;
        settings.zone = changes.zone.unwrap_or_default();
        settings.employer = changes.employer.unwrap_or_default();
        settings.weekend = changes.weekend.unwrap_or(settings.weekend);
        settings.days_off = changes.days_off.unwrap_or_default();
        settings.away = changes.away.unwrap_or_default();
        settings.morning = changes.morning.unwrap_or(settings.morning);
        settings.timings =
            changes.timings.into_iter().filter_map(|(it, number)| Some((it, number?))).collect();
        Ok(setting.shown(&settings))
    }

    #[test]
    fn settings_are_read_as_they_are_said() {
        for (name, text, expected) in [
            ("zone", "europe/vienna", "Europe/Vienna"),
            ("zone", "America/New York", "America/New_York"),
            ("zone", "", ""),
            ("employer", " Hale Health ", "Hale Health"),
            ("weekend", "fri, sat", "friday, saturday"),
            ("weekend", "none", "none"),
            ("weekend", "", "saturday, sunday"),
            ("weekend", "sunday", "sunday"),
            ("days-off", "24 dec, 31 dec", "2026-12-24, 2026-12-31"),
            ("days off", "", ""),
            ("away", "21 dec to 2 jan", "2026-12-21 to 2027-01-02"),
            ("away", "2026-12-21 - 2026-12-24, 1 feb", "2026-12-21 to 2026-12-24, 2027-02-01 to 2027-02-01"),
            ("morning", "7:30am", "07:30"),
            ("morning", "", "08:00"),
            ("nudge-cap", "2", "2"),
            ("Nudge opens working days", "5 working days", "5"),
            ("thanks-aim-hours", "", "24"),
        ] {
            assert_eq!(set(name, text).as_deref(), Ok(expected), "{name} = {text}");
        }
    }

    #[test]
    fn what_cannot_be_is_said_in_words() {
        for (name, text, expected) in [
            ("zone", "Mars", "\"Mars\" is no time zone"),
            ("weekend", "someday", "\"someday\" is no day of the week"),
            ("weekend", "mon tue wed thu fri sat sun", "at least one working day"),
            ("days-off", "soon", "\"soon\""),
            ("away", "2 jan 2027 to 21 dec 2026", "before"),
            ("morning", "early", "no time of day"),
            ("nudge-cap", "many", "a number"),
            ("nudge-cap", "99999", "at most 1000"),
            ("nudge-opens-working-days", "0", "at least 1"),
            ("nudge-cap", "-1", "a number"),
        ] {
            let told = set(name, text).unwrap_err();
            assert!(told.contains(expected), "{name} = {text}: {told}");
        }
    }

    #[test]
    fn every_setting_has_a_name_and_a_line_of_help() {
        let mut names = std::collections::BTreeSet::new();
        for setting in Setting::all() {
            assert!(names.insert(setting.name()), "{setting:?}");
            assert_eq!(Setting::named(&setting.name()), Some(setting));
            assert!((10..=78).contains(&setting.help().chars().count()), "{}", setting.help());
        }
    }
}
