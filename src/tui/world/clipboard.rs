//! The clipboard: the platform's own tool where the program runs on the machine one sits at, and the terminal (OSC 52)
//! everywhere else.

use std::{
    env::split_paths,
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use super::base64;
use crate::{edge::environment::Environment, store::trouble::words};

/// How long a tool may take. One that serves the clipboard from then on goes into the background by itself.
const PATIENCE: Duration = Duration::from_secs(3);

/// The most that goes through the terminal, in bytes: with its code around it below the 100 kB at which terminals cut.
const TERMINAL_LIMIT: usize = 74_000;

/// How a text gets to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// This program takes it on its standard input.
    Tool(Tool, PathBuf),
    /// The terminal takes it.
    Terminal,
    /// There is none.
    Nowhere,
}

/// A program that takes text for the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tool {
    name: &'static str,
    arguments: &'static [&'static str],
    /// Takes UTF-16 where a text is not plain ASCII.
    is_wide: bool,
}

const PBCOPY: Tool = Tool { name: "pbcopy", arguments: &[], is_wide: false };
const WL_COPY: Tool =
    Tool { name: "wl-copy", arguments: &["--type", "text/plain;charset=utf-8"], is_wide: false };
const XCLIP: Tool = Tool { name: "xclip", arguments: &["-selection", "clipboard", "-in"], is_wide: false };
const XSEL: Tool = Tool { name: "xsel", arguments: &["--clipboard", "--input"], is_wide: false };
const CLIP_EXE: Tool = Tool { name: "clip.exe", arguments: &[], is_wide: true };

/// The way for this machine and session. `find` looks a program up on the PATH.
pub fn way(environment: &Environment, is_mac: bool, find: impl Fn(&str) -> Option<PathBuf>) -> Way {
    let here: &[(bool, Tool)] = &[
        (is_mac, PBCOPY),
        (environment.wayland_display.is_some(), WL_COPY),
        (environment.display.is_some(), XCLIP),
        (environment.display.is_some(), XSEL),
        (environment.wsl_distro_name.is_some() || cfg!(windows), CLIP_EXE),
    ];
    let usable = here.iter().filter(|(is_there, _)| *is_there && !environment.is_far());
    let tool = usable.filter_map(|(_, tool)| Some(Way::Tool(*tool, find(tool.name)?))).next();
    let takes_codes = environment.term.as_ref().is_some_and(|term| term != "dumb" && term != "linux");
    tool.unwrap_or(if takes_codes { Way::Terminal } else { Way::Nowhere })
}

/// The program of this name on the PATH.
pub fn find(path: Option<&OsStr>, name: &str) -> Option<PathBuf> {
    split_paths(path?)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|file| is_program(file))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;

    file.metadata().is_ok_and(|facts| facts.is_file() && facts.permissions().mode() & 0o111 != 0)
}

#[cfg(windows)]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// What makes the terminal take the text, and the words that say so.
///
/// # Errors
/// Where the text is longer than terminals take, in words for the user.
pub fn for_terminal(text: &str) -> Result<(Vec<u8>, String), String> {
    if text.len() > TERMINAL_LIMIT {
        return Err(format!(
            "{} bytes are more than a terminal's clipboard takes ({TERMINAL_LIMIT})",
            text.len()
        ));
    }
    let code = format!("\x1b]52;c;{}\x07", base64::encoded(text.as_bytes()));
    let words = "Sent to the terminal's clipboard (OSC 52); not every terminal takes it";
    Ok((code.into_bytes(), words.to_owned()))
}

/// Hands the text to a tool, and waits for it for a while; to be called on a thread of its own.
///
/// # Errors
/// What went wrong, in words for the user.
pub fn hand_to(tool: Tool, path: &Path, text: &str) -> Result<String, String> {
    let name = tool.name;
    let failed = |why: String| format!("{name} did not take it: {why}");
    // What goes into the background keeps what it inherits: nothing of ours may be among that.
    let mut command = Command::new(path);
    command.args(tool.arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().map_err(|error| failed(words(&error)))?;
    let number = child.id();
    let bytes = if tool.is_wide { wide(text) } else { text.as_bytes().to_vec() };
    let (sender, receiver) = mpsc::channel();
    let fed = thread::Builder::new().name("clipboard tool".to_owned()).spawn(move || {
        // Nobody listens any more where the tool took too long.
        let _nobody = sender.send(fed(child, &bytes));
    });
    let taken = match fed {
        Ok(_) => receiver.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            end(number);
            Err(format!("it took longer than {} seconds", PATIENCE.as_secs()))
        }),
        Err(error) => Err(words(&error)),
    };
    taken.map(|()| format!("Copied with {name}")).map_err(failed)
}

/// Ends a tool that took too long. It may just have ended by itself.
#[cfg(unix)]
fn end(number: u32) {
    use rustix::process::{Pid, Signal, kill_process};

    if let Some(process) = i32::try_from(number).ok().and_then(Pid::from_raw) {
        let _gone = kill_process(process, Signal::KILL);
    }
}

/// A tool that took too long is left to itself here.
#[cfg(windows)]
fn end(_number: u32) {}

fn fed(mut child: Child, bytes: &[u8]) -> Result<(), String> {
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(bytes));
    let status = child.wait().map_err(|error| words(&error))?;
    match (status.success(), written) {
        (true, Ok(())) => Ok(()),
        (true, Err(error)) => Err(words(&error)),
        (false, _) => Err(status.to_string()),
    }
}

/// As Windows takes it: ASCII as it is, everything else in UTF-16.
fn wide(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn name(way: &Way) -> &'static str {
        match way {
            Way::Tool(tool, _) => tool.name,
            Way::Terminal => "terminal",
            Way::Nowhere => "nowhere",
        }
    }

    #[test]
    fn the_machines_own_tool_comes_before_the_terminal() {
        for (variables, is_mac, there, expected) in [
            ("TERM", true, "pbcopy", "pbcopy"),
            ("TERM WAYLAND_DISPLAY DISPLAY", false, "wl-copy xclip", "wl-copy"),
            ("TERM WAYLAND_DISPLAY DISPLAY", false, "xclip xsel", "xclip"),
            ("TERM DISPLAY", false, "wl-copy xsel", "xsel"),
            ("TERM WSL_DISTRO_NAME", false, "clip.exe", "clip.exe"),
            ("TERM", false, "wl-copy xclip xsel clip.exe", "terminal"),
            ("TERM DISPLAY", false, "", "terminal"),
            // The clipboard of the machine at the other end is nobody's.
            ("TERM DISPLAY SSH_CONNECTION", false, "xclip", "terminal"),
            ("TERM SSH_TTY", true, "pbcopy", "terminal"),
            ("DISPLAY", false, "", "nowhere"),
            ("DISPLAY", false, "xclip", "xclip"),
        ] {
            let environment = Environment::read(|variable| {
                variables.split(' ').any(|set| set == variable).then(|| OsString::from("x"))
            });
            let find = |tool: &str| there.split(' ').any(|it| it == tool).then(|| PathBuf::from(tool));
            assert_eq!(name(&way(&environment, is_mac, find)), expected, "{variables:?} {there:?}");
        }
        for term in ["dumb", "linux"] {
            let environment = Environment::read(|variable| (variable == "TERM").then(|| term.into()));
            assert_eq!(way(&environment, false, |_| None), Way::Nowhere, "{term}");
        }
    }

    #[test]
    fn the_terminal_gets_it_whole_or_not_at_all() {
        assert_eq!(for_terminal("Zoë\n").unwrap().0, b"\x1b]52;c;Wm/Dqwo=\x07");
        assert!(for_terminal(&"x".repeat(TERMINAL_LIMIT)).unwrap().0.len() < 100_000);
        assert!(
            for_terminal(&"x".repeat(TERMINAL_LIMIT + 1)).unwrap_err().starts_with("74001 bytes are more")
        );
    }

    #[test]
    fn a_tool_is_fed_and_its_failure_told() {
        let shell = find(Some(OsStr::new("relative:/bin:/usr/bin")), "sh").unwrap();
        assert_eq!(find(Some(OsStr::new("/bin:/usr/bin")), "no such program"), None);
        let tool = |script: &'static [&'static str]| Tool { name: "sh", arguments: script, is_wide: false };
        let run = |script| hand_to(tool(script), &shell, "Dear Ada,\n");
        assert_eq!(run(&["-c", "test \"$(cat)\" = 'Dear Ada,'"]), Ok("Copied with sh".to_owned()));
        // One that goes on in the background, as those that serve the clipboard do, is not waited for.
        assert_eq!(
            run(&["-c", "cat >/dev/null; (exec tail -f /dev/null) & echo $! >/dev/null; kill $!"]),
            Ok("Copied with sh".to_owned())
        );
        let refused = run(&["-c", "cat >/dev/null; exit 3"]).unwrap_err();
        assert_eq!(refused, "sh did not take it: exit status: 3");
        let gone = hand_to(tool(&[]), Path::new("/no/such/program"), "x").unwrap_err();
        assert!(gone.starts_with("sh did not take it: "), "{gone}");
    }

    #[test]
    fn windows_gets_what_it_reads() {
        assert_eq!(wide("ab"), b"ab");
        assert_eq!(wide("é"), [0xe9, 0]);
    }
}
