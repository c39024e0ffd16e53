//! The program's one way to print: every text made safe, a reader that went away borne quietly.

use std::io::{self, Write};

use serde::Serialize;

use super::{exit::Exit, failure::Failure};
use crate::{
    domain::{
        columns,
        safe::{safe, safe_lines},
    },
    store::trouble::words,
};

/// How a piece of a line is meant. Never the only bearer of a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Like everything else.
    Plain,
    /// A heading.
    Heading,
    /// Late, or wrong.
    Urgent,
    /// Ids and asides.
    Faint,
}

/// A piece of a line.
#[derive(Clone, Debug)]
pub struct Piece {
    text: String,
    tone: Tone,
}

impl Piece {
    /// A piece with a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

impl<T: Into<String>> From<T> for Piece {
    fn from(text: T) -> Self {
        Self::toned(text, Tone::Plain)
    }
}

/// Where a verb prints.
pub struct Output<'a> {
    out: Stream<'a>,
    err: Stream<'a>,
    is_colourful: bool,
    has_saved: bool,
}

struct Stream<'a> {
    to: &'a mut dyn Write,
    failed: Option<io::Error>,
}

impl Stream<'_> {
    /// Writes, unless a write has failed before.
    fn write(&mut self, bytes: &[u8]) {
        if self.failed.is_none() {
            self.failed = self.to.write_all(bytes).err();
        }
    }
}

impl<'a> Output<'a> {
    /// Prints to `out`, and what went wrong to `err`; with escapes only where `is_colourful`.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, is_colourful: bool) -> Self {
        let stream = |to| Stream { to, failed: None };
        Self { out: stream(out), err: stream(err), is_colourful, has_saved: false }
    }

    /// Prints one line.
    pub fn line(&mut self, text: impl AsRef<str>) {
        self.pieces(&[text.as_ref().into()]);
    }

    /// Prints an empty line.
    pub fn gap(&mut self) {
        self.out.write(b"\n");
    }

    /// Prints a heading.
    pub fn heading(&mut self, text: &str) {
        self.pieces(&[Piece::toned(text, Tone::Heading)]);
    }

    /// Prints one line of several pieces.
    pub fn pieces(&mut self, pieces: &[Piece]) {
        let line = self.rendered(pieces);
        self.out.write(line.trim_end().as_bytes());
        self.out.write(b"\n");
    }

    /// Prints text of several lines, each behind `indent`.
    pub fn lines(&mut self, indent: &str, text: &str) {
        for line in safe_lines(text).lines() {
            self.line(format!("{indent}{line}"));
        }
    }

    /// Prints rows with their cells below one another, two spaces apart and two from the edge.
    pub fn table(&mut self, rows: &[Vec<Piece>]) {
        let wide = |row: &Vec<Piece>| row.iter().map(|cell| columns::width(&cell.text)).collect();
        let taken: Vec<Vec<usize>> = rows.iter().map(wide).collect();
        let mut widths: Vec<usize> = Vec::new();
        for row in &taken {
            widths.resize(widths.len().max(row.len()), 0);
            widths.iter_mut().zip(row).for_each(|(width, taken)| *width = (*width).max(*taken));
        }
        for (row, taken) in rows.iter().zip(taken) {
            let mut pieces: Vec<Piece> = Vec::with_capacity(2 * row.len());
            let cells = row.iter().zip(taken).zip(&widths).filter(|(_, width)| **width > 0);
            for ((cell, taken), width) in cells {
                let missing = width.saturating_sub(taken);
                pieces.push("  ".into());
                pieces.push(cell.clone());
                pieces.push(" ".repeat(missing).into());
            }
            self.pieces(&pieces);
        }
    }

    /// Prints one JSON object.
    pub fn json(&mut self, object: &impl Serialize) {
        match serde_json::to_string_pretty(object) {
            Ok(text) => {
                self.out.write(escaped(&text).as_bytes());
                self.out.write(b"\n");
            }
            Err(error) => self.out.failed = Some(error.into()),
        }
    }

    /// Prints one JSON object on one line, for readers that take line by line.
    pub fn json_line(&mut self, object: &impl Serialize) {
        match serde_json::to_string(object) {
            Ok(text) => {
                self.out.write(escaped(&text).as_bytes());
                self.out.write(b"\n");
            }
            Err(error) => self.out.failed = Some(error.into()),
        }
    }

    /// Prints bytes as they are, for what another program is to read.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.out.write(bytes);
    }

    /// Tells the user something beside the outcome.
    pub fn notice(&mut self, text: &str) {
        let line = self.rendered(&[format!("notice: {text}").into()]);
        self.err.write(line.as_bytes());
        self.err.write(b"\n");
    }

    /// Says what went wrong, who could have been meant, and what to do.
    pub fn failure(&mut self, failure: &Failure) {
        let mut lines =
            vec![vec![Piece::toned("error:", Tone::Urgent), format!(" {}", failure.message).into()]];
        for candidate in &failure.candidates {
            let line = format!("  {}  {}", candidate.id, candidate.what);
            lines.push(vec![line.trim_end().into()]);
        }
        if !failure.hint.is_empty() {
            lines.push(vec![Piece::toned("hint:", Tone::Heading), format!(" {}", failure.hint).into()]);
        }
        for instead in &failure.instead {
            lines.push(vec![Piece::toned("or:", Tone::Heading), format!(" {}", instead.what).into()]);
            lines.push(vec![format!("  {}", instead.command).into()]);
        }
        for line in lines {
            let line = self.rendered(&line);
            self.err.write(line.as_bytes());
            self.err.write(b"\n");
        }
    }

    /// Prints what the argument parser has to say.
    pub fn usage(&mut self, text: &str, is_error: bool) {
        let text = safe_lines(text).into_owned();
        if is_error { self.err.write(text.as_bytes()) } else { self.out.write(text.as_bytes()) }
    }

    /// Notes that something was saved, so that whatever happens to the output is no refusal.
    pub fn note_saved(&mut self) {
        self.has_saved = true;
    }

    /// Hands everything on, and says how the program ends: what could not be printed is a failure, unless the reader
    /// has gone, or something was saved, which stays so.
    pub fn finish(mut self, exit: Exit) -> Exit {
        let flushed = self.out.to.flush();
        let printed = self.out.failed.take().map_or(flushed, Err);
        match printed {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let line =
                    self.rendered(&[format!("error: not all could be printed: {}", words(&error)).into()]);
                let hint = "hint: what came out is not whole; look where standard output goes to";
                self.err.write(format!("{line}\n{hint}\n").as_bytes());
                if exit == Exit::Done && !self.has_saved { Exit::Refused } else { exit }
            }
            _ => exit,
        }
    }

    fn rendered(&self, pieces: &[Piece]) -> String {
        let mut line = String::new();
        for piece in pieces {
            let text = safe(&piece.text);
            match (self.is_colourful, piece.tone) {
                (false, _) | (_, Tone::Plain) => line.push_str(&text),
                (true, tone) => {
                    line.push_str(tone.escape());
                    line.push_str(&text);
                    line.push_str("\u{1b}[0m");
                }
            }
        }
        line
    }
}

impl Tone {
    fn escape(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Heading => "\u{1b}[1m",
            Self::Urgent => "\u{1b}[1;31m",
            Self::Faint => "\u{1b}[2m",
        }
    }
}

/// JSON in which what a terminal would obey or hide is written as its code, which readers of JSON undo.
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    let mut bytes = [0; 4];
    for c in json.chars() {
        if c == '\n' || safe(c.encode_utf8(&mut bytes)).as_ref() == &*c.encode_utf8(&mut [0; 4]) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(is_colourful: bool, print: impl FnOnce(&mut Output<'_>)) -> (String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output = Output::new(&mut out, &mut err, is_colourful);
        print(&mut output);
        output.finish(Exit::Done);
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn what_terminals_obey_is_made_visible() {
        let (out, err) = printed(true, |output| {
            output.line("a\u{1b}[31mb\nc");
            output.notice("d\u{202e}e");
        });
        assert_eq!(out, "a^[[31mb c\n");
        assert_eq!(err, "notice: d<U+202E>e\n");
    }

    #[test]
    fn cells_stand_below_one_another_by_width_on_the_screen() {
        let row = |a: &str, b: &str, c: &str| vec![Piece::from(a), "".into(), Piece::from(b), Piece::from(c)];
        let rows = [row("Zoë", "x", "1"), row("李小龍", "yy", "")];
        let (out, _) = printed(false, |output| output.table(&rows));
        assert_eq!(out, "  Zoë     x   1\n  李小龍  yy\n");
    }

    #[test]
    fn json_keeps_every_character_and_shows_none_that_hides() {
        let text = "a\u{7f}\u{85}\u{202e}\u{e0041}é\u{301}\t\"";
        let (out, _) = printed(false, |output| output.json(&text));
        assert!(!out.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{out}");
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }

    #[test]
    fn a_reader_that_went_away_is_no_failure_but_a_full_disk_is() {
        struct Gone(io::ErrorKind);
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let cases = [
            (io::ErrorKind::BrokenPipe, false, Exit::Done),
            (io::ErrorKind::StorageFull, false, Exit::Refused),
            (io::ErrorKind::StorageFull, true, Exit::Done),
        ];
        for (kind, has_saved, expected) in cases {
            let (mut out, mut err) = (Gone(kind), Vec::new());
            let mut output = Output::new(&mut out, &mut err, false);
            output.line("x");
            if has_saved {
                output.note_saved();
            }
            assert_eq!(output.finish(Exit::Done), expected, "{kind}");
            let said = "error: not all could be printed: the disk is full\nhint: ";
            let err = String::from_utf8(err).unwrap();
            assert!(
                if kind == io::ErrorKind::BrokenPipe { err.is_empty() } else { err.starts_with(said) },
                "{err}"
            );
        }
    }
}
