//! Links, opened by the program that the desktop has for them: without a shell, and only where there is a desktop.

use std::{sync::mpsc, thread, time::Duration};

use crate::{edge::environment::Environment, store::trouble::words, tui::message::NotOpened};

/// The schemes that are opened at all.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// How long the opening program is waited for. Some go on for as long as what they have opened.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether a link can be opened from here.
///
/// # Errors
/// In words, why not, with the address to be opened elsewhere.
pub fn check(link: &str, environment: &Environment, is_mac: bool) -> Result<(), NotOpened> {
    let is_plain = link.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_plain || !SCHEMES.iter().any(|scheme| link.starts_with(scheme)) {
        return Err(NotOpened {
            why: "Only web and mail addresses are opened".to_owned(),
            address: String::new(),
        });
    }
    let has_desktop = is_mac
        || environment.display.is_some()
        || environment.wayland_display.is_some()
        || environment.wsl_distro_name.is_some();
    if environment.is_far() || !has_desktop {
        return Err(NotOpened { why: "Nothing can be opened from here".to_owned(), address: address(link) });
    }
    Ok(())
}

/// Opens it, and waits for a while to hear whether that went well; to be called on a thread of its own.
///
/// # Errors
/// What went wrong, in words for the user.
pub fn open(link: &str) -> Result<(), NotOpened> {
    let failed =
        |why: String| NotOpened { why: format!("It could not be opened: {why}"), address: address(link) };
    let (sender, receiver) = mpsc::channel();
    let whole = link.to_owned();
    let opening = thread::Builder::new().name("opening".to_owned()).spawn(move || {
        // Nobody listens any more where it took long.
        let _nobody = sender.send(open::that(whole));
    });
    match opening {
        Ok(_) => match receiver.recv_timeout(PATIENCE) {
            Ok(Err(error)) => Err(failed(words(&error))),
            Ok(Ok(())) | Err(_) => Ok(()),
        },
        Err(error) => Err(failed(words(&error))),
    }
}

/// What of a link a person would type: the address without what is to be filled in.
fn address(link: &str) -> String {
    let mail = link.strip_prefix("mailto:").map(|mail| mail.split('?').next().unwrap_or_default());
    mail.unwrap_or(link).to_owned()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn checked(link: &str, variables: &str, is_mac: bool) -> Result<(), NotOpened> {
        let environment = Environment::read(|variable| {
            variables.split(' ').any(|set| set == variable).then(|| OsString::from("x"))
        });
        check(link, &environment, is_mac)
    }

    #[test]
    fn links_are_opened_where_there_is_a_desktop() {
        let mail = "mailto:ada@hale.example?subject=Hello";
        for (variables, is_mac) in
            [("DISPLAY", false), ("WAYLAND_DISPLAY", false), ("WSL_DISTRO_NAME", false), ("", true)]
        {
            assert_eq!(checked(mail, variables, is_mac), Ok(()), "{variables}");
        }
        for (variables, is_mac) in [("", false), ("DISPLAY SSH_CONNECTION", false), ("SSH_TTY", true)] {
            let why = checked(mail, variables, is_mac).unwrap_err();
            assert_eq!(why.address, "ada@hale.example", "{variables}");
        }
    }

    #[test]
    fn nothing_but_addresses_is_opened() {
        for link in
            ["file:///etc/passwd", "javascript:alert(1)", "--help", "", "https://a b", "https://a\u{1b}"]
        {
            assert!(checked(link, "DISPLAY", false).is_err(), "{link:?}");
        }
    }
}
