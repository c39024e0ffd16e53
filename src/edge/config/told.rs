//! What `config` says, once it is read.

/// The themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own 16 colours.
    Terminal,
    /// No colour at all.
    Mono,
    /// Nothing faint: the terminal's own two colours, and blocks of them reversed.
    HighContrast,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Terminal, Self::Mono, Self::HighContrast];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Mono => "mono",
            Self::HighContrast => "high-contrast",
        }
    }
}

/// The sets of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Lines and dots.
    Unicode,
    /// Only what every terminal has.
    Ascii,
}

impl Glyphs {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Unicode, Self::Ascii];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Ascii => "ascii",
        }
    }
}

/// Other keys for a verb, as they are written: which verbs and keys there are, the screens know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyWish {
    /// The verb's name, behind `key.`.
    pub verb: String,
    /// The keys.
    pub keys: String,
    /// The file and the line, for notices.
    pub place: String,
}

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The theme.
    pub theme: Option<Theme>,
    /// The set of signs.
    pub glyphs: Option<Glyphs>,
    /// The editor for long texts, instead of `VISUAL` and `EDITOR`.
    pub editor: Option<String>,
    /// Whether the mouse is listened to.
    pub mouse: Option<bool>,
    /// Other keys for verbs, in the order of the lines; each verb once.
    pub keys: Vec<KeyWish>,
    /// What was not understood, a sentence each.
    pub notices: Vec<String>,
}
