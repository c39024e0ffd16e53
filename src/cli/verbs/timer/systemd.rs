//! A timer for systemd, and the service it starts.

use super::{Times, script::Script};

/// The two units, each behind a line that says where it goes.
pub fn units(script: &Script, times: &Times) -> String {
    let days: Vec<String> = times.days.iter().map(ToString::to_string).collect();
    format!(
        "# ~/.config/systemd/user/regards.service\n\
         [Unit]\n\
         Description=Say how much is for today in regards\n\
         \n\
         [Service]\n\
         Type=oneshot\n\
         ExecStart=/bin/sh -c {script}\n\
         \n\
         # ~/.config/systemd/user/regards.timer\n\
         [Unit]\n\
         Description=Say each working day how much is for today in regards\n\
         \n\
         [Timer]\n\
         OnCalendar={days} {at}\n\
         Persistent=true\n\
         \n\
         [Install]\n\
         WantedBy=timers.target\n\
         \n\
         # With both files in their places:\n\
         #   systemctl --user daemon-reload\n\
         #   systemctl --user enable --now regards.timer\n",
        script = quoted(&script.for_freedesktop()),
        days = days.join(","),
        at = times.at.format("%H:%M"),
    )
}

/// One word as systemd reads it: its own quotes, and none of its variables and specifiers.
fn quoted(word: &str) -> String {
    let mut out = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '$' | '%' => out.extend([c, c]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chrono::NaiveTime;

    use super::*;
    use crate::domain::settings::Settings;

    #[test]
    fn the_units_say_where_they_go() {
        let script = Script::new(Path::new("/opt/100%/regards"), None, false).unwrap();
        let times = Times::of(&Settings::default(), NaiveTime::from_hms_opt(8, 5, 0));
        insta::assert_snapshot!(units(&script, &times), @r###"
        # ~/.config/systemd/user/regards.service
        [Unit]
        Description=Say how much is for today in regards

        [Service]
        Type=oneshot
        ExecStart=/bin/sh -c "text=$$(/opt/100%%/regards status) || exit; [ -z \"$$text\" ] || notify-send -a regards -- \"regards: $$text\""

        # ~/.config/systemd/user/regards.timer
        [Unit]
        Description=Say each working day how much is for today in regards

        [Timer]
        OnCalendar=Mon,Tue,Wed,Thu,Fri 08:05
        Persistent=true

        [Install]
        WantedBy=timers.target

        # With both files in their places:
        #   systemctl --user daemon-reload
        #   systemctl --user enable --now regards.timer
        "###);
    }
}
