//! The terminal device: its modes, its size, its bytes, and putting it back as it was.

pub use machine::Tty;

#[cfg(unix)]
#[path = "tty/unix.rs"]
mod machine;
#[cfg(windows)]
#[path = "tty/windows.rs"]
mod machine;

/// Alternate screen, bracketed paste, an empty page.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[0m\x1b[2J\x1b[H";
/// Everything back: plain letters, the cursor seen, no bracketed paste, the shell's own page.
const LEAVE: &[u8] = b"\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// Buttons and wheel of the mouse are reported, in the form that any size fits in.
#[cfg(unix)]
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// They are not any more; the terminal selects text again.
#[cfg(unix)]
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Drawn where the terminal does not know its own size.
const USUAL_SIZE: (u16, u16) = (80, 24);
/// No terminal is larger; a size beyond is a lie that would cost memory.
const LARGEST_SIZE: (u16, u16) = (1000, 500);

/// What a read brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// So many bytes; none when there was nothing to read after all.
    Bytes(usize),
    /// The terminal has hung up.
    Gone,
}

/// The size to draw at, where the terminal says this of itself.
fn within(said: Option<(u16, u16)>) -> (u16, u16) {
    let (columns, rows) = said.unwrap_or(USUAL_SIZE);
    (columns.min(LARGEST_SIZE.0), rows.min(LARGEST_SIZE.1))
}
