//! The environment variables that matter here.

use std::ffi::OsString;

/// The variables, as they were when the program started; empty ones count as unset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `REGARDS_FILE`: where the book lies.
    pub regards_file: Option<OsString>,
    /// `REGARDS_NOW`: the time to pretend.
    pub regards_now: Option<OsString>,
    /// `XDG_DATA_HOME`.
    pub xdg_data_home: Option<OsString>,
    /// `XDG_CONFIG_HOME`.
    pub xdg_config_home: Option<OsString>,
    /// `HOME`.
    pub home: Option<OsString>,
    /// `TZ`.
    pub tz: Option<OsString>,
    /// `VISUAL`.
    pub visual: Option<OsString>,
    /// `EDITOR`.
    pub editor: Option<OsString>,
    /// `NO_COLOR`.
    pub no_color: Option<OsString>,
    /// `TERM`.
    pub term: Option<OsString>,
    /// `LC_ALL`.
    pub lc_all: Option<OsString>,
    /// `LC_CTYPE`.
    pub lc_ctype: Option<OsString>,
    /// `LANG`.
    pub lang: Option<OsString>,
    /// `PATH`.
    pub path: Option<OsString>,
    /// `WAYLAND_DISPLAY`.
    pub wayland_display: Option<OsString>,
    /// `DISPLAY`.
    pub display: Option<OsString>,
    /// `WSL_DISTRO_NAME`.
    pub wsl_distro_name: Option<OsString>,
    /// `SSH_CONNECTION`.
    pub ssh_connection: Option<OsString>,
    /// `SSH_TTY`.
    pub ssh_tty: Option<OsString>,
}

impl Environment {
    /// Takes the variables from `variable`, which looks one up by name.
    pub fn read(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        Self {
            regards_file: set("REGARDS_FILE"),
            regards_now: set("REGARDS_NOW"),
            xdg_data_home: set("XDG_DATA_HOME"),
            xdg_config_home: set("XDG_CONFIG_HOME"),
            home: set("HOME"),
            tz: set("TZ"),
            visual: set("VISUAL"),
            editor: set("EDITOR"),
            no_color: set("NO_COLOR"),
            term: set("TERM"),
            lc_all: set("LC_ALL"),
            lc_ctype: set("LC_CTYPE"),
            lang: set("LANG"),
            path: set("PATH"),
            wayland_display: set("WAYLAND_DISPLAY"),
            display: set("DISPLAY"),
            wsl_distro_name: set("WSL_DISTRO_NAME"),
            ssh_connection: set("SSH_CONNECTION"),
            ssh_tty: set("SSH_TTY"),
        }
    }

    /// Whether the user sits at another machine.
    pub fn is_far(&self) -> bool {
        self.ssh_connection.is_some() || self.ssh_tty.is_some()
    }

    /// Whether colour is unwelcome: `NO_COLOR` is set to anything, or the terminal is a dumb one.
    pub fn is_colourless(&self) -> bool {
        self.no_color.is_some() || self.term.as_ref().is_some_and(|term| term == "dumb")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn empty_variables_are_unset() {
        assert_eq!(with(&[("TZ", ""), ("NO_COLOR", "")]), Environment::default());
        assert_eq!(with(&[("REGARDS_FILE", "a b")]).regards_file, Some("a b".into()));
    }

    #[test]
    fn colour_is_unwelcome_where_it_says_so() {
        assert!(with(&[("NO_COLOR", "1")]).is_colourless());
        assert!(with(&[("TERM", "dumb")]).is_colourless());
        assert!(!with(&[("TERM", "xterm")]).is_colourless());
    }
}
