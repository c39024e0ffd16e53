//! A timer for cron.

use chrono::Timelike;

use super::{Times, script::Script};

/// The line for a crontab, with what is to be known about it above.
pub fn line(script: &Script, times: &Times, is_mac: bool) -> String {
    let days: Vec<String> = times.days.iter().map(|day| day.num_days_from_sunday().to_string()).collect();
    let script = if is_mac { script.for_mac() } else { format!("{BUS}; {}", script.for_freedesktop()) };
    format!(
        "# For `crontab -e`. Cron leaves out what the machine slept through.\n\
         {} {} * * {} {}\n",
        times.at.minute(),
        times.at.hour(),
        days.join(","),
        script.replace('%', "\\%"),
    )
}

/// Cron does not know the desktop of its user.
const BUS: &str =
    "export DBUS_SESSION_BUS_ADDRESS=\"${DBUS_SESSION_BUS_ADDRESS:-unix:path=/run/user/$(id -u)/bus}\"";

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::settings::Settings;

    #[test]
    fn a_line_is_one_line_that_cron_reads_whole() {
        let script = Script::new(Path::new("/opt/100%/regards"), None, true).unwrap();
        let times = Times::of(&Settings::default(), None);
        insta::assert_snapshot!(line(&script, &times, false), @r###"
        # For `crontab -e`. Cron leaves out what the machine slept through.
        0 8 * * 1,2,3,4,5 export DBUS_SESSION_BUS_ADDRESS="${DBUS_SESSION_BUS_ADDRESS:-unix:path=/run/user/$(id -u)/bus}"; text=$(/opt/100\%/regards status --names) || exit; [ -z "$text" ] || notify-send -a regards -- "regards: $text"
        "###);
        let mac = line(&script, &times, true);
        assert!(mac.contains("osascript") && mac.lines().count() == 2, "{mac}");
    }
}
