//! The console of a Windows machine. Its keys come as events; they go on as the bytes that a terminal would send.

use std::{
    collections::VecDeque,
    io::{self, Write as _},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use crossterm::{
    ansi_support::supports_ansi,
    event::{
        DisableMouseCapture, EnableMouseCapture, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton,
        MouseEvent, MouseEventKind,
    },
    execute,
    terminal::{disable_raw_mode, enable_raw_mode, size},
};

use super::{ENTER, LEAVE, Read, within};

/// The console the program runs in.
#[derive(Debug, Default)]
pub struct Tty {
    keys: Mutex<VecDeque<u8>>,
    entered: AtomicBool,
    /// Whether the mouse is reported as long as the screen is the program's.
    mouse: AtomicBool,
    gone: AtomicBool,
}

impl Tty {
    /// The console of standard input and output.
    ///
    /// # Errors
    /// Where it does not understand the codes that draw.
    pub fn open() -> io::Result<Self> {
        if supports_ansi() { Ok(Self::default()) } else { Err(io::ErrorKind::Unsupported.into()) }
    }

    /// Takes the console over.
    ///
    /// # Errors
    /// Where it refuses its modes.
    pub fn enter(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.entered.store(true, Ordering::SeqCst);
        self.send(ENTER);
        if self.mouse.load(Ordering::SeqCst) {
            self.report_mouse(true);
        }
        Ok(())
    }

    /// Has the mouse reported, or no longer: now, where the screen is the program's, and whenever it is taken again.
    pub fn listen_to_mouse(&self, is_on: bool) {
        if self.mouse.swap(is_on, Ordering::SeqCst) != is_on && self.is_entered() {
            self.report_mouse(is_on);
        }
    }

    /// A mode of the console, not a code that is sent.
    fn report_mouse(&self, is_on: bool) {
        let mut out = io::stdout().lock();
        let set = if is_on { execute!(out, EnableMouseCapture) } else { execute!(out, DisableMouseCapture) };
        if set.is_err() {
            self.hung_up();
        }
    }

    /// Puts the console back as it was. Does nothing a second time.
    pub fn leave(&self) {
        if self.entered.swap(false, Ordering::SeqCst) && !self.is_gone() {
            if self.mouse.load(Ordering::SeqCst) {
                self.report_mouse(false);
            }
            self.send(LEAVE);
            if disable_raw_mode().is_err() {
                self.hung_up();
            }
        }
    }

    /// A console gives every program its modes anew.
    pub fn put_modes_back(&self) {}

    /// Whether the screen is the program's at this moment.
    pub fn is_entered(&self) -> bool {
        self.entered.load(Ordering::SeqCst)
    }

    /// Whether the console is gone.
    pub fn is_gone(&self) -> bool {
        self.gone.load(Ordering::SeqCst)
    }

    /// Notes that the console is gone, so that nobody touches it again.
    pub fn hung_up(&self) {
        self.gone.store(true, Ordering::SeqCst);
    }

    /// There is no background here.
    pub fn in_foreground(&self) -> bool {
        true
    }

    /// Columns and rows, at least one of each.
    pub fn size(&self) -> (u16, u16) {
        within(size().ok().filter(|(columns, rows)| *columns > 0 && *rows > 0))
    }

    /// Keeps what a pressed key stands for, to be read; `false` where it stands for nothing.
    pub fn take_key(&self, key: &KeyEvent) -> bool {
        self.take(&bytes(key))
    }

    /// The same for what the mouse did.
    pub fn take_mouse(&self, mouse: &MouseEvent) -> bool {
        self.take(&report(mouse))
    }

    fn take(&self, bytes: &[u8]) -> bool {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.extend(bytes);
        !bytes.is_empty()
    }

    /// Reads what was kept.
    pub fn read(&self, buffer: &mut [u8]) -> Read {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let count = keys.len().min(buffer.len());
        for (into, byte) in buffer.iter_mut().zip(keys.drain(..count)) {
            *into = byte;
        }
        Read::Bytes(count)
    }

    /// Writes all of it.
    pub fn send(&self, bytes: &[u8]) {
        let mut out = io::stdout().lock();
        if !self.is_gone() && out.write_all(bytes).and_then(|()| out.flush()).is_err() {
            self.hung_up();
        }
    }
}

/// What a terminal would report of the mouse; nothing where nobody wants to know.
fn report(mouse: &MouseEvent) -> Vec<u8> {
    let button = match mouse.kind {
        _ if !mouse.modifiers.is_empty() => return Vec::new(),
        MouseEventKind::Down(MouseButton::Left) => 0,
        MouseEventKind::ScrollUp => 64,
        MouseEventKind::ScrollDown => 65,
        _ => return Vec::new(),
    };
    let (column, row) = (mouse.column.saturating_add(1), mouse.row.saturating_add(1));
    format!("\x1b[<{button};{column};{row}M").into_bytes()
}

/// What a terminal would send for this key; nothing for one let go, or one that sends nothing alone.
fn bytes(key: &KeyEvent) -> Vec<u8> {
    if key.kind == KeyEventKind::Release {
        return Vec::new();
    }
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let plain: &[u8] = match key.code {
        KeyCode::Enter => b"\r",
        KeyCode::Esc => b"\x1b",
        KeyCode::Backspace => b"\x7f",
        KeyCode::Tab => b"\t",
        KeyCode::BackTab => b"\x1b[Z",
        KeyCode::Up => b"\x1b[A",
        KeyCode::Down => b"\x1b[B",
        KeyCode::Right => b"\x1b[C",
        KeyCode::Left => b"\x1b[D",
        KeyCode::Home => b"\x1b[H",
        KeyCode::End => b"\x1b[F",
        KeyCode::Insert => b"\x1b[2~",
        KeyCode::Delete => b"\x1b[3~",
        KeyCode::PageUp => b"\x1b[5~",
        KeyCode::PageDown => b"\x1b[6~",
        KeyCode::F(1) => b"\x1bOP",
        KeyCode::F(2) => b"\x1bOQ",
        KeyCode::F(3) => b"\x1bOR",
        KeyCode::F(4) => b"\x1bOS",
        KeyCode::F(5) => b"\x1b[15~",
        KeyCode::F(6) => b"\x1b[17~",
        KeyCode::F(7) => b"\x1b[18~",
        KeyCode::F(8) => b"\x1b[19~",
        KeyCode::F(9) => b"\x1b[20~",
        KeyCode::F(10) => b"\x1b[21~",
        KeyCode::F(11) => b"\x1b[23~",
        KeyCode::F(12) => b"\x1b[24~",
        KeyCode::Char(letter) if is_control && !key.modifiers.contains(KeyModifiers::ALT) => {
            let byte = u8::try_from(letter).map_or(0, |letter| letter & 0x1f);
            return vec![byte];
        }
        KeyCode::Char(letter) => return letter.to_string().into_bytes(),
        _ => b"",
    };
    plain.to_vec()
}
