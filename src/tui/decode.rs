//! The bytes a terminal sends, told apart into keys and pasted text.
//!
//! Read here and not by crossterm, whose reader waits inside a half-received sequence with no way out, spins for
//! ever there when the terminal vanishes (crossterm#793), and keeps an unfinished paste without bound
//! (crossterm#1060). Known are what terminals send without being asked and, where it is asked for, the mouse; no
//! enhanced keyboard. A sequence nobody knows is swallowed whole, never typed as letters.

use std::time::Duration;

use super::{
    event::{Event, Mouse},
    key::{Code, Key},
};

/// How long the rest of a sequence may take. A lone Esc is known for one only after this.
const SEQUENCE_WAIT: Duration = Duration::from_millis(50);
/// How long a paste may pause before what has come counts as all of it. The rest of a paste that pauses longer
/// arrives as keys, so this is generous.
const PASTE_WAIT: Duration = Duration::from_secs(5);
/// The longest text one paste may bring, in bytes; what goes beyond is dropped.
pub const PASTE_LIMIT: usize = 1024 * 1024;
/// No sequence a terminal sends is longer.
const SEQUENCE_LIMIT: usize = 4096;

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Takes bytes as they come and gives events; keeps what is not yet whole.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    pasted: Option<Vec<u8>>,
}

/// What the beginning of the pending bytes is.
enum Piece {
    /// So many bytes, and what they say, if they say anything.
    Whole(usize, Option<Key>),
    /// A report of the mouse, so many bytes long, and what it says, if anything.
    Mouse(usize, Option<Mouse>),
    /// The start of a paste, so many bytes long.
    PasteStart(usize),
    /// More must come before it can be told.
    Partial,
}

impl Decoder {
    /// Adds bytes and returns the events that are whole now.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.pending.extend_from_slice(bytes);
        let mut events = Vec::new();
        self.decode(&mut events);
        events
    }

    /// How long to wait for the rest of what has begun; nothing where nothing has.
    pub fn patience(&self) -> Option<Duration> {
        if self.pasted.is_some() {
            Some(PASTE_WAIT)
        } else if self.pending.is_empty() {
            None
        } else {
            Some(SEQUENCE_WAIT)
        }
    }

    /// The rest did not come in time: what is there counts as all of it.
    pub fn give_up(&mut self) -> Vec<Event> {
        let mut events = Vec::new();
        if let Some(mut pasted) = self.pasted.take() {
            pasted.append(&mut self.pending);
            events.extend(paste(&pasted));
            return events;
        }
        match self.pending.as_slice() {
            [0x1b] => events.push(Event::Key(Key::new(Code::Esc))),
            [0x1b, c @ (b'O' | b'[' | b']' | b'P' | b'X' | b'^' | b'_')] => {
                events.push(Event::Key(Key { alt: true, ..Key::char(char::from(*c)) }));
            }
            _ => {}
        }
        self.pending.clear();
        events
    }

    /// The program ends: what has come of a paste counts as all of it. Half a key is none.
    pub fn end(&mut self) -> Vec<Event> {
        if self.pasted.is_some() { self.give_up() } else { Vec::new() }
    }

    fn decode(&mut self, events: &mut Vec<Event>) {
        let mut bytes = std::mem::take(&mut self.pending);
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            if let Some(pasted) = &mut self.pasted {
                let (text, after) = split_paste(rest);
                let room = PASTE_LIMIT.saturating_sub(pasted.len());
                pasted.extend(text.iter().take(room));
                rest = after.unwrap_or_else(|| rest.get(text.len()..).unwrap_or_default());
                if after.is_none() {
                    break;
                }
                events.extend(paste(&self.pasted.take().unwrap_or_default()));
                continue;
            }
            let used = match piece(rest) {
                Piece::Whole(used, key) => {
                    events.extend(key.map(Event::Key));
                    used
                }
                Piece::Mouse(used, mouse) => {
                    events.extend(mouse.map(Event::Mouse));
                    used
                }
                Piece::PasteStart(used) => {
                    self.pasted = Some(Vec::new());
                    used
                }
                Piece::Partial if rest.len() > SEQUENCE_LIMIT => rest.len(),
                Piece::Partial => break,
            };
            rest = rest.get(used..).unwrap_or_default();
        }
        let used = bytes.len() - rest.len();
        bytes.drain(..used);
        self.pending = bytes;
    }
}

/// The text before the end mark and the bytes after it; or, without one, all that cannot be the mark's beginning.
fn split_paste(bytes: &[u8]) -> (&[u8], Option<&[u8]>) {
    if let Some(at) = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END) {
        return (bytes.get(..at).unwrap_or_default(), bytes.get(at + PASTE_END.len()..));
    }
    let kept = (1..PASTE_END.len())
        .rev()
        .find(|&length| bytes.ends_with(PASTE_END.get(..length).unwrap_or_default()));
    (bytes.get(..bytes.len() - kept.unwrap_or(0)).unwrap_or_default(), None)
}

fn paste(bytes: &[u8]) -> Option<Event> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    (!text.is_empty()).then_some(Event::Paste(text))
}

fn piece(bytes: &[u8]) -> Piece {
    match bytes {
        [] | [0x1b] => Piece::Partial,
        [0x1b, b'[', rest @ ..] => control_sequence(rest),
        [0x1b, b'O', rest @ ..] => match rest {
            [] => Piece::Partial,
            // Esc again: what came before was not a sequence.
            [0x1b, ..] => Piece::Whole(2, None),
            [last, ..] => Piece::Whole(3, application_key(*last)),
        },
        // Answers to questions that nobody here asks: skipped up to their end.
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] => answer(rest),
        [0x1b, 0x1b, ..] => Piece::Whole(1, Some(Key::new(Code::Esc))),
        [0x1b, rest @ ..] => match character(rest) {
            Piece::Whole(used, key) => Piece::Whole(used + 1, key.map(|key| Key { alt: true, ..key })),
            other => other,
        },
        _ => character(bytes),
    }
}

/// `ESC [ parameters final`.
fn control_sequence(rest: &[u8]) -> Piece {
    // The console's function keys: ESC [ [ A to E.
    if let [b'[', after @ ..] = rest {
        return match after {
            [] => Piece::Partial,
            [c @ b'A'..=b'E', ..] => Piece::Whole(4, Some(Key::new(Code::F(c - b'A' + 1)))),
            _ => Piece::Whole(3, None),
        };
    }
    let length = rest.iter().take_while(|byte| (0x20..0x40).contains(*byte)).count();
    let Some(last) = rest.get(length) else { return Piece::Partial };
    if !(0x40..0x7f).contains(last) {
        // Broken off by something else, which is read for itself.
        return Piece::Whole(2 + length, None);
    }
    let used = 3 + length;
    let parameters = rest.get(..length).unwrap_or_default();
    let whole = [b"\x1b[".as_slice(), parameters, &[*last]].concat();
    if whole == PASTE_START {
        return Piece::PasteStart(used);
    }
    match (parameters, last) {
        (b"", b'M') => old_report(rest),
        ([b'<', report @ ..], b'M' | b'm') => Piece::Mouse(used, mouse(report, *last)),
        _ => Piece::Whole(used, sequence_key(parameters, *last)),
    }
}

/// `button ; column ; row` of an SGR report; `m` is a button let go. Buttons with a key held down, other buttons than
/// the left one and movement say nothing.
fn mouse(report: &[u8], last: u8) -> Option<Mouse> {
    let text = std::str::from_utf8(report).ok().filter(|text| !text.contains('+'))?;
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    match (button, last) {
        _ if numbers.next().is_some() => None,
        (0, b'M') => Some(Mouse::Click { column: column.checked_sub(1)?, row: row.checked_sub(1)? }),
        (64, b'M') => Some(Mouse::WheelUp),
        (65, b'M') => Some(Mouse::WheelDown),
        _ => None,
    }
}

/// `ESC [ M` and three bytes: the report of a terminal that does not know SGR's. It is skipped, lest it be typed.
fn old_report(rest: &[u8]) -> Piece {
    let said = rest.iter().skip(1).take(3).take_while(|byte| **byte >= 0x20).count();
    if said < 3 && rest.len() == 1 + said { Piece::Partial } else { Piece::Whole(3 + said, None) }
}

fn sequence_key(parameters: &[u8], last: u8) -> Option<Key> {
    let text = std::str::from_utf8(parameters).ok()?;
    if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') {
        return None;
    }
    let mut numbers = text.split(';').map(str::parse::<u8>);
    let first = numbers.next().and_then(Result::ok);
    let held = match numbers.next() {
        Some(number) => number.ok()?.checked_sub(1)?,
        None => 0,
    };
    let code = match last {
        b'Z' => return Some(Key::shift(Code::Tab)),
        b'~' => match first? {
            1 | 7 => Code::Home,
            2 => Code::Insert,
            3 => Code::Delete,
            4 | 8 => Code::End,
            5 => Code::PageUp,
            6 => Code::PageDown,
            number @ 11..=15 => Code::F(number - 10),
            number @ 17..=21 => Code::F(number - 11),
            number @ 23..=24 => Code::F(number - 12),
            _ => return None,
        },
        // With numbers before it, `M` is a mouse's report of yet another kind; only `ESC O M` is a key.
        b'M' => return None,
        other => application_key(other)?.code,
    };
    Some(Key { code, shift: held & 1 != 0, alt: held & 2 != 0, ctrl: held & 4 != 0 })
}

/// The letter that ends the short form of a cursor or function key.
fn application_key(last: u8) -> Option<Key> {
    Some(Key::new(match last {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        b'M' => Code::Enter,
        c @ b'P'..=b'S' => Code::F(c - b'P' + 1),
        _ => return None,
    }))
}

/// A string up to BEL or ST. An Esc that is not ST's ends it as well.
fn answer(rest: &[u8]) -> Piece {
    let Some(at) = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b)) else { return Piece::Partial };
    match (rest.get(at), rest.get(at + 1)) {
        (Some(0x1b), None) => Piece::Partial,
        (Some(0x1b), Some(b'\\')) => Piece::Whole(2 + at + 2, None),
        (Some(0x1b), _) => Piece::Whole(2 + at, None),
        _ => Piece::Whole(2 + at + 1, None),
    }
}

/// One character, or what a Ctrl key makes of it.
fn character(bytes: &[u8]) -> Piece {
    let Some(&first) = bytes.first() else { return Piece::Partial };
    let key = match first {
        b'\r' => Key::new(Code::Enter),
        b'\t' => Key::new(Code::Tab),
        // Some terminals send Ctrl-H for Backspace, so the two are one key.
        0x08 | 0x7f => Key::new(Code::Backspace),
        0x00 => Key::ctrl(' '),
        letter @ 0x01..=0x1a => Key::ctrl(char::from(letter - 1 + b'a')),
        sign @ 0x1c..=0x1f => Key::ctrl(char::from(sign + 0x40)),
        plain @ 0x20..0x7f => Key::char(char::from(plain)),
        _ => return utf8(bytes),
    };
    Piece::Whole(1, Some(key))
}

fn utf8(bytes: &[u8]) -> Piece {
    let bytes = bytes.get(..4).unwrap_or(bytes);
    let (valid, broken) = match std::str::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            (std::str::from_utf8(valid).unwrap_or_default(), Some(error.error_len()))
        }
    };
    match (valid.chars().next(), broken) {
        (Some(c), _) if c.is_control() => Piece::Whole(c.len_utf8(), None),
        (Some(c), _) => Piece::Whole(c.len_utf8(), Some(Key::char(c))),
        (None, Some(None)) => Piece::Partial,
        (None, Some(Some(length))) => Piece::Whole(length, None),
        (None, None) => Piece::Whole(1, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(events: &[Event]) -> Vec<String> {
        events
            .iter()
            .map(|event| match event {
                Event::Key(key) => key.to_string(),
                Event::Paste(text) => format!("{text:?}"),
                Event::Mouse(Mouse::Click { column, row }) => format!("click({column},{row})"),
                Event::Mouse(wheel) => format!("{wheel:?}"),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn decoded(bytes: &[u8]) -> String {
        let mut decoder = Decoder::default();
        let mut events = decoder.feed(bytes);
        if decoder.patience().is_some() {
            events.extend(decoder.give_up());
        }
        assert_eq!(decoder.patience(), None);
        shown(&events).join(" ")
    }

    const TABLE: &[(&[u8], &str)] = &[
        (b"d", "d"),
        (b"dD?", "d D ?"),
        (b" \r\t\x7f\x08", "Space Enter Tab Backspace Backspace"),
        (b"\x04\x1a\x00\x1f", "C-d C-z C-Space C-_"),
        (b"\n", "C-j"),
        (b"\x1b", "Esc"),
        (b"\x1b\x1b", "Esc Esc"),
        (b"\x1b\x1b[A", "Esc Up"),
        (b"\x1bd", "A-d"),
        (b"\x1b\xc3\xa9", "A-\u{e9}"),
        (b"\x1b[", "A-["),
        (b"\x1bO", "A-O"),
        (b"\x1b[A\x1bOB\x1b[1;5C\x1b[1;2D", "Up Down C-Right S-Left"),
        (b"\x1b[Z", "S-Tab"),
        (b"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1bOH", "Home End Home End Home"),
        (b"\x1b[3~\x1b[5~\x1b[6~\x1b[2~\x1b[3;5~", "Del PgUp PgDn Ins C-Del"),
        (b"\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[24~\x1b[1;2P", "F1 F1 F1 F5 F12 S-F1"),
        ("éß株\u{1f469}".as_bytes(), "é ß 株 \u{1f469}"),
        (b"a\xffb\xc3", "a b"),
        (b"\xc2\x9bd", "d"),
        (b"\x1b[I\x1b[<0;3;4mx\x1b[?1;2cy", "x y"),
        (b"\x1b[<0;3;4M\x1b[<0;3;4mx", "click(2,3) x"),
        (b"\x1b[<64;1;1M\x1b[<65;1;1M", "WheelUp WheelDown"),
        (b"\x1b[<0;999;500Mx", "click(998,499) x"),
        (b"\x1b[<1;3;4M\x1b[<2;3;4M\x1b[<4;3;4M\x1b[<32;3;4M\x1b[<66;3;4M\x1b[<68;3;4Mx", "x"),
        (b"\x1b[<0;0;4M\x1b[<0;3M\x1b[<0;3;4;5M\x1b[<;;M\x1b[<M\x1b[<0;99999;1M\x1b[<0;+3;4Mx", "x"),
        (b"\x1b[<0;3;4Ax\x1b[0;3;4My", "x y"),
        (b"\x1b[M !!x\x1b[M\x1b[Ay\x1b[M d\rz", "x Up y Enter z"),
        (b"\x1b[M ", ""),
        (b"\x1b[<0;3;4", ""),
        (b"\x1b]11;rgb:0/0/0\x07x\x1bP1$r\x1b\\y", "x y"),
        (b"\x1b[99999999;5Ax", "C-Up x"),
        (b"\x1b[1;0A\x1b[1;300Ax", "x"),
        (b"\x1b[200~one\r\ntwo\x1b[201~d", "\"one\\ntwo\" d"),
        (b"\x1b[200~\x1b[201~d", "d"),
        (b"\x1b[200~with \x1b[A in it\x1b[201~", "\"with \\u{1b}[A in it\""),
        (b"\x1b[200~no end", "\"no end\""),
        (b"\x1b[200~half an end\x1b[20", "\"half an end\\u{1b}[20\""),
    ];

    #[test]
    fn bytes_become_keys() {
        for (bytes, expected) in TABLE {
            assert_eq!(decoded(bytes), *expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn it_does_not_matter_where_the_bytes_are_cut() {
        for (bytes, expected) in TABLE {
            let mut decoder = Decoder::default();
            let mut events: Vec<Event> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
            events.extend(decoder.give_up());
            assert_eq!(shown(&events).join(" "), *expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_endless_paste_is_bounded() {
        let mut decoder = Decoder::default();
        decoder.feed(PASTE_START);
        for _ in 0..40 {
            assert_eq!(decoder.feed(&[b'x'; 64 * 1024]), []);
        }
        let [Event::Paste(text)] = &decoder.feed(PASTE_END)[..] else { panic!() };
        assert_eq!(text.len(), PASTE_LIMIT);
        assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn an_endless_sequence_is_bounded() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b]");
        for _ in 0..100 {
            decoder.feed(&[b'x'; 1000]);
            assert!(decoder.pending.len() <= SEQUENCE_LIMIT + 1000);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_to_their_end(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let mut decoder = Decoder::default();
            decoder.feed(&bytes);
            decoder.give_up();
            proptest::prop_assert_eq!(decoder.patience(), None);
            proptest::prop_assert_eq!(decoder.feed(b"d"), vec![Event::Key(Key::char('d'))]);
        }
    }
}
