//! What a timer runs: a line for the shell that asks for the count, and shows it where there is one.

use std::path::{Path, PathBuf};

use crate::cli::quote::quoted;

/// What a timer runs.
pub struct Script {
    /// The command line that prints the count.
    status: String,
}

impl Script {
    /// The script for the program and the book at these places; the usual book where no `file` is given.
    ///
    /// # Errors
    /// The path that cannot stand on a line.
    pub fn new(program: &Path, file: Option<&Path>, with_names: bool) -> Result<Self, PathBuf> {
        let word = |path: &Path| {
            let text = path.to_str().filter(|text| !text.contains(|c: char| c.is_control()));
            text.map(quoted).ok_or_else(|| path.to_owned())
        };
        let mut words = vec![word(program)?];
        if let Some(file) = file {
            words.push("--file".to_owned());
            words.push(word(file)?);
        }
        words.push("status".to_owned());
        words.extend(with_names.then(|| "--names".to_owned()));
        Ok(Self { status: words.join(" ") })
    }

    /// For desktops that have notify-send. A failure of the program is the script's, so that it stands in a log.
    pub fn for_freedesktop(&self) -> String {
        self.showing("notify-send -a regards -- \"regards: $text\"")
    }

    /// For macOS. The text is an argument, never part of the script in the script.
    pub fn for_mac(&self) -> String {
        self.showing(
            "osascript -e 'on run argv' \
             -e 'display notification (item 1 of argv) with title \"regards\"' -e 'end run' \"$text\"",
        )
    }

    fn showing(&self, show: &str) -> String {
        format!("text=$({}) || exit; [ -z \"$text\" ] || {show}", self.status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_words_of_a_shell_or_refused() {
        let script = |program: &str, file: Option<&str>| {
            Script::new(Path::new(program), file.map(Path::new), false).map(|script| script.status)
        };
        assert_eq!(script("/bin/regards", None).unwrap(), "/bin/regards status");
        assert_eq!(
            script("/my bin/regards", Some("/it's $(here)")).unwrap(),
            r"'/my bin/regards' --file '/it'\''s $(here)' status"
        );
        assert!(script("/bin/regards", Some("/a\nb")).is_err());
    }
}
