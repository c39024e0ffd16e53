//! What somebody might type who hits the keyboard at random, as a terminal sends it: keys, words that mean something,
//! pastes, the mouse, and sequences that break off. Used by the walks and on a real terminal, so it knows only bytes.

const ACTS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "j", "j", "k", "g", "G", "a", "n", "r", "e", "b", "/", "d", "D", "z", "x",
    "w", "y", "m", "o", "N", "c", "P", "u", "U", "f", "s", "*", " ", "i", ",", "?", ":", "t", "p", "X", "h",
    "l", "F",
];
const KEYS: &[&str] = &[
    "\u{1b}[A",
    "\u{1b}[B",
    "\u{1b}[C",
    "\u{1b}[D",
    "\u{1b}OA",
    "\u{1b}OB",
    "\u{1b}[H",
    "\u{1b}[F",
    "\u{1b}[5~",
    "\u{1b}[6~",
    "\u{1b}[3~",
    "\u{1b}[2~",
    "\u{1b}[Z",
    "\u{1b}[Z",
    "\u{1b}OP",
    "\u{1b}[1;5C",
    "\u{1b}[1;5D",
    "\t",
    "\t",
    "\t",
    "\r",
    "\r",
    "\r",
    "\r",
    "\r",
    "\u{7f}",
    "\u{7f}",
    "\u{8}",
    ESC,
    ESC,
    ESC,
    ESC,
];
/// A lone Esc that need not be waited for: behind it stands a report that nobody asks for.
const ESC: &str = "\u{1b}\u{1b}[I";
/// Ctrl with a letter or a sign, but for Ctrl-Z: stopping is up to whoever continues.
const CONTROLS: &[u8] = b"\x00\x01\x02\x03\x04\x05\x06\x07\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1c\x1d\x1e\x1f";
const LETTERS: &[&str] = &[
    "é",
    "ß",
    "漢",
    "字",
    "\u{301}",
    "👩\u{200d}🔬",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "ﷺ",
    "\u{85}",
    "ẞ",
    "İ",
    "\u{10ffff}",
    "¼",
    "\u{a0}",
    "🇦🇹",
];
const WORDS: &[&str] = &[
    "thu 3pm zoom",
    "yest 9pm by card",
    "Ada Quill, CTO at Acme, via Ben Ode",
    "Ben Ode, analyst at Orbit Ltd, friend",
    "yes",
    "y thu 3pm",
    "sent",
    "held",
    "held yest 4pm",
    "told",
    "no",
    "later in 2 weeks",
    "passed Nora Finch",
    "moved fri 11:00",
    "cancelled",
    "offered",
    "wrote",
    "answered",
    "heard",
    "fri",
    "+3bd",
    "in 2 days",
    "tomorrow",
    "2026-11-27 9am America/New_York",
    "29 feb",
    "31 apr 2026",
    "25:99",
    "2026-03-29 02:30",
    "9999-12-31",
    "0000-01-01",
    "+99999999999bd",
    "in 99999999999999999999 years",
    "3/4",
    "99999999999",
    "-1",
    "0",
    "promise send the article by fri",
    "/tmp",
    "~/x.csv",
    "https://example.org/in/ada",
    "ada@example.org",
    "What do you like about your work?",
    "Can you give me a job?",
    "gardens: who hires",
    "Tourism Europe/Vienna",
    "Karl Popp at Civica",
];
/// What may lie in a clipboard. None of it ends a paste.
const PASTED: &[&str] = &[
    "\u{1b}[31mred",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{202e}gnp",
    "\u{200b}\u{200b}",
    "a\u{301}\u{302}\u{303}\u{304}",
    "\u{0}",
    "=1+1",
    "\"a;b\"",
    "BEGIN:VCARD",
    "\u{feff}",
    "{\"format\": 2}",
    "\u{1}\u{2}\u{3}",
    "\\",
    "⟦q⟧",
    "{name}",
];

/// Draws what is typed next. Numbers come from whoever knows the seed.
pub struct Typing<N> {
    numbers: N,
}

impl<N: FnMut() -> u64> Typing<N> {
    pub fn by(numbers: N) -> Self {
        Self { numbers }
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from((self.numbers)() % u64::try_from(end).unwrap()).unwrap()
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// What is typed next, and how many keys and pastes that is.
    pub fn next(&mut self) -> (Vec<u8>, usize) {
        match self.below(1000) {
            0..220 => (vec![self.letter()], 1),
            220..500 => (self.one_of(ACTS).into(), 1),
            500..730 => (self.one_of(KEYS).into(), 1),
            730..780 => (vec![CONTROLS[self.below(CONTROLS.len())]], 1),
            780..810 => (self.one_of(LETTERS).into(), 1),
            810..860 => {
                let words = self.one_of(WORDS);
                (format!("{words}\r").into(), words.chars().count() + 1)
            }
            860..885 => (self.mouse(), 1),
            885..915 => (self.paste(), 1),
            915..925 => (self.broken(), 1),
            925..930 => (vec![0x1b, self.letter()], 1),
            // A key that is held down.
            930..940 => {
                let (key, count) = (self.one_of(KEYS), 1 + self.below(20));
                (key.repeat(count).into(), count)
            }
            940..996 => (format!("{ESC}{ESC}").into(), 2),
            // Back to the beginning, and out of the program.
            _ => (format!("{ESC}{ESC}{ESC}{ESC}1q").into(), 6),
        }
    }

    /// A sign from the keyboard.
    fn letter(&mut self) -> u8 {
        b' ' + u8::try_from(self.below(95)).unwrap()
    }

    fn mouse(&mut self) -> Vec<u8> {
        let button = [0, 0, 0, 64, 65, 2, 32, 35][self.below(8)];
        let (column, row) = (self.below(90), self.below(30));
        format!("\u{1b}[<{button};{column};{row}{}", ["M", "m"][self.below(2)]).into()
    }

    fn paste(&mut self) -> Vec<u8> {
        let between = self.one_of(&["\n", "\r\n", "\r", " ", "\t", ", "]);
        let mut lines = Vec::new();
        for _ in 0..self.below(7) {
            let kind = if self.below(2) == 0 { WORDS } else { PASTED };
            lines.push(self.one_of(kind));
        }
        let mut text = lines.join(between);
        if self.below(40) == 0 {
            text = text.repeat(200);
        }
        format!("\u{1b}[200~{text}\u{1b}[201~").into()
    }

    /// What no keyboard sends: sequences that nobody knows or that break off, and bytes that are no text.
    fn broken(&mut self) -> Vec<u8> {
        let broken: [&[u8]; 12] = [
            b"\x1b[",
            b"\x1bO",
            b"\x1b[999;999;999R",
            b"\x1b]0;x\x07",
            b"\x1bP",
            b"\x1b[?1;2c",
            b"\x1b[201~",
            b"\xff\xfe",
            b"\xc3",
            b"\xf0\x9f",
            b"\xed\xa0\x80",
            b"\x1b[M  ",
        ];
        broken[self.below(broken.len())].into()
    }
}
