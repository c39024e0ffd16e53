//! A timer for launchd.

use chrono::Timelike;

use super::{Times, script::Script};
use crate::cli::markup::markup;

/// The agent's property list, with what is to be known about it in comments.
pub fn agent(script: &Script, times: &Times) -> String {
    let (hour, minute) = (times.at.hour(), times.at.minute());
    let day = |day: u32| {
        format!(
            "    <dict><key>Weekday</key><integer>{day}</integer><key>Hour</key><integer>{hour}</integer>\
             <key>Minute</key><integer>{minute}</integer></dict>\n"
        )
    };
    let days: String = times.days.iter().map(|it| day(it.num_days_from_sunday())).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ~/Library/LaunchAgents/regards.timer.plist, and with the file in its place:
     launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/regards.timer.plist -->
<plist version="1.0">
<dict>
  <key>Label</key><string>regards.timer</string>
  <key>ProgramArguments</key>
  <array>
    <string>/bin/sh</string>
    <string>-c</string>
    <string>{}</string>
  </array>
  <key>StartCalendarInterval</key>
  <array>
{days}  </array>
</dict>
</plist>
"#,
        markup(&script.for_mac())
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::settings::Settings;

    #[test]
    fn an_agent_is_xml() {
        let script = Script::new(Path::new("/Applications/R&D/regards"), None, false).unwrap();
        let times = Times::of(&Settings::default(), None);
        insta::assert_snapshot!(agent(&script, &times), @r###"
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <!-- ~/Library/LaunchAgents/regards.timer.plist, and with the file in its place:
             launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/regards.timer.plist -->
        <plist version="1.0">
        <dict>
          <key>Label</key><string>regards.timer</string>
          <key>ProgramArguments</key>
          <array>
            <string>/bin/sh</string>
            <string>-c</string>
            <string>text=$('/Applications/R&amp;D/regards' status) || exit; [ -z "$text" ] || osascript -e 'on run argv' -e 'display notification (item 1 of argv) with title "regards"' -e 'end run' "$text"</string>
          </array>
          <key>StartCalendarInterval</key>
          <array>
            <dict><key>Weekday</key><integer>1</integer><key>Hour</key><integer>8</integer><key>Minute</key><integer>0</integer></dict>
            <dict><key>Weekday</key><integer>2</integer><key>Hour</key><integer>8</integer><key>Minute</key><integer>0</integer></dict>
            <dict><key>Weekday</key><integer>3</integer><key>Hour</key><integer>8</integer><key>Minute</key><integer>0</integer></dict>
            <dict><key>Weekday</key><integer>4</integer><key>Hour</key><integer>8</integer><key>Minute</key><integer>0</integer></dict>
            <dict><key>Weekday</key><integer>5</integer><key>Hour</key><integer>8</integer><key>Minute</key><integer>0</integer></dict>
          </array>
        </dict>
        </plist>
        "###);
    }
}
