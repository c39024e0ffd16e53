//! What reaches the program from outside: keys, pasted text, a new size, the end of the terminal.

use super::key::Key;

/// One thing that happened at the terminal or to the process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed, or repeats because it is held.
    Key(Key),
    /// The mouse was pressed, or its wheel turned.
    Mouse(Mouse),
    /// Text was pasted, in one piece, with `\n` between lines, and cut where it is longer than anyone means.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize { columns: u16, rows: u16 },
    /// Somebody asks the program to stop for a while (`kill -TSTP`), as Ctrl-Z does.
    SuspendAsked,
    /// The program runs again after it was stopped; everything is drawn anew.
    Resumed,
    /// The program is to end, and has two seconds for what it wants to keep.
    End(Ending),
}

/// What the mouse did, as far as anybody here wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed here, counted from 0 at the upper left.
    Click {
        column: u16,
        row: u16,
    },
    /// One notch.
    WheelUp,
    WheelDown,
}

/// The number of the signal that says that the terminal is gone; the same on every Unix.
const SIGHUP: i32 = 1;

/// Why the program ends without being asked by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The terminal is gone; nothing can be drawn or read any more.
    HangUp,
    /// A signal, by its number: SIGTERM, SIGHUP, SIGQUIT or SIGINT.
    Signal(i32),
}

impl Ending {
    /// The exit code that shells expect of a process ended like this: 128 and the signal's number.
    pub fn exit_code(self) -> u8 {
        let signal = match self {
            Self::HangUp => SIGHUP,
            Self::Signal(number) => number,
        };
        u8::try_from(signal).unwrap_or(0).saturating_add(128)
    }
}
