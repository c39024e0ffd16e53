//! The place a reader stands at: the words from there on, and what was said before.

use super::{offset::is_written_out, refusal::NotADate, said::Said};

/// What a reader found, and how many words it took; nothing where the words do not begin such a piece.
pub type Found<T> = Result<Option<(T, usize)>, NotADate>;

/// How much the surroundings of a date can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The whole text is the date: beginnings and bare numbers count.
    Alone,
    /// Other words follow: only what can hardly be anything else counts.
    InProse,
}

/// One word in lower case, and the index of the typed word it comes from.
#[derive(Clone, Debug)]
pub struct Word {
    pub text: String,
    pub source: usize,
}

/// The words from one place on.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    pub words: &'a [Word],
    pub setting: Setting,
    pub said: &'a Said,
    /// Whether `at` or `@` stands just before.
    pub after_at: bool,
}

impl Here<'_> {
    /// The `n`-th word from here; empty past the end.
    pub fn word(&self, n: usize) -> &str {
        self.words.get(n).map_or("", |word| &word.text)
    }

    /// The words from here on.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    pub fn is_alone(&self) -> bool {
        self.setting == Setting::Alone
    }

    /// Whether a loosely written time of day can be trusted to be one.
    pub fn is_trusted(&self) -> bool {
        self.is_alone() || self.said.has_day()
    }
}

/// The words of a date as the readers want them: in lower case, without commas, and RFC 3339 taken apart.
pub fn tidied<'a>(words: impl Iterator<Item = &'a str>) -> Vec<Word> {
    words
        .enumerate()
        .flat_map(|(source, word)| apart(&tidy(word)).into_iter().map(move |text| Word { text, source }))
        .collect()
}

fn tidy(word: &str) -> String {
    let lower = word.trim_end_matches([',', ';']).to_lowercase();
    let lower = lower.strip_prefix('@').filter(|rest| !rest.is_empty()).unwrap_or(&lower);
    match lower.strip_suffix('.') {
        Some(rest) if rest.contains(':') || rest.chars().all(char::is_alphabetic) => rest.to_owned(),
        _ => lower.to_owned(),
    }
}

/// `2026-11-27T15:00:00+01:00` is a date, a time and an offset; the latter two may stand without the first.
fn apart(text: &str) -> Vec<String> {
    let (date, rest) = date_and_time(text).map_or((None, text), |(date, time)| (Some(date), time));
    let sign = rest.rfind(['+', '-', 'z']).and_then(|at| rest.split_at_checked(at));
    let (time, offset) = match sign {
        Some((time, offset)) if is_time_before(time, offset, date) => (time, Some(offset)),
        _ => (rest, None),
    };
    date.into_iter().chain([time]).chain(offset).map(str::to_owned).collect()
}

/// Without a date, `09:00-10:00` is more likely a span of time than a time with its offset, unless it has seconds.
fn is_time_before(time: &str, offset: &str, date: Option<&str>) -> bool {
    let colons = time.matches(':').count();
    let is_time = colons > 0 && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    is_time && is_written_out(offset) && (date.is_some() || colons > 1 || !offset.starts_with('-'))
}

fn date_and_time(text: &str) -> Option<(&str, &str)> {
    let (date, time) = text.split_once('t')?;
    let is_split = date.len() == "2026-11-27".len() && date.contains('-');
    (is_split && time.starts_with(|c: char| c.is_ascii_digit())).then_some((date, time))
}
