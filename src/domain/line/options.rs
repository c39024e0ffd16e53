//! What may stand beside the word for what happened, in any order: when, by which channel, how long, where, by whom,
//! about what.

use super::{
    Unready,
    near::{self, quoted},
    tokens::Line,
    typing::Typing,
};
use crate::domain::{
    channel::Channel,
    command::{Refusal, RefusalKind},
    event::Who,
    moment::Moment,
    when::{self, Direction, NotADate, Understood, names::month},
};

/// Which dates count as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// Any.
    Any,
    /// Only what is certainly past; others are words of a note, such as times that were offered.
    Past,
    /// Any, and months without a day, as people name them for later.
    Until,
}

/// A date that was read, both ways.
#[derive(Clone, Debug)]
pub struct Dated {
    /// Looking back.
    pub back: Result<Understood, NotADate>,
    /// Looking ahead.
    pub ahead: Result<Understood, NotADate>,
}

/// What was said.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The dates, at most two.
    pub dates: Vec<Dated>,
    /// The channels, at most two.
    pub channels: Vec<Channel>,
    /// A length.
    pub minutes: Option<u32>,
    /// A place or link.
    pub place: Option<String>,
    /// What a request is about.
    pub about: Option<String>,
    /// To whom an introduction is asked for.
    pub introduction: Option<String>,
    /// Who did it.
    pub by: Option<Who>,
    /// Whether it is for good.
    pub for_good: bool,
}

impl Dated {
    /// The same date both ways, if it is past by `now`: nobody can mean anything ahead by it.
    pub fn certainly_past(&self, typing: &Typing<'_>) -> Option<&Understood> {
        let (Ok(back), Ok(ahead)) = (&self.back, &self.ahead) else { return None };
        let is_past = match back.moment {
            Moment::Instant(at) => at <= typing.now.stamp(),
            Moment::Date(date) => date <= typing.now.today(),
        };
        (back.moment == ahead.moment && is_past).then_some(back)
    }
}

/// Reads options.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// Against what.
    pub typing: &'a Typing<'a>,
    /// Which dates count.
    pub dates: Dates,
}

/// How many words were taken; nothing where none were understood.
pub type Taken = Result<Option<usize>, Unready>;

impl Reader<'_> {
    /// Reads as many options as `line` begins with, and says how many words they took.
    ///
    /// # Errors
    /// Where one is said twice, or a date cannot be.
    pub fn read(self, line: Line<'_>) -> Result<(Options, usize), Unready> {
        let mut options = Options::default();
        let mut at = 0;
        while at < line.len() {
            let rest = line.from(at);
            let taken = match self.short(rest, &mut options)? {
                Some(taken) => Some(taken),
                None => self.long(rest, &mut options)?,
            };
            match taken {
                Some(taken) => at += taken,
                None => break,
            }
        }
        Ok((options, at))
    }

    /// Whether `line` is nothing but options that are not open at their end, or one that cannot be.
    pub fn is_all_options(self, line: Line<'_>) -> bool {
        let mut options = Options::default();
        let mut at = 0;
        while at < line.len() {
            match self.short(line.from(at), &mut options) {
                Ok(Some(taken)) => at += taken,
                Ok(None) => return false,
                Err(_) => return true,
            }
        }
        at > 0
    }

    fn short(self, line: Line<'_>, options: &mut Options) -> Taken {
        let readers = [Self::for_good, Self::by_whom, Self::channel, Self::date, Self::minutes, Self::link];
        for reader in readers {
            if let Some(taken) = reader(self, line, options)? {
                return Ok(Some(taken));
            }
        }
        Ok(None)
    }

    fn long(self, line: Line<'_>, options: &mut Options) -> Taken {
        match self.place(line, options)? {
            Some(taken) => Ok(Some(taken)),
            None => match self.introduction(line, options)? {
                Some(taken) => Ok(Some(taken)),
                None => self.about(line, options),
            },
        }
    }

    /// `for an introduction to Leo`
    fn introduction(self, line: Line<'_>, options: &mut Options) -> Taken {
        let at = usize::from(line.word(0) == "for");
        let at = at + usize::from(matches!(line.word(at), "an" | "the"));
        if line.word(at) != "introduction" || line.word(at + 1) != "to" {
            return Ok(None);
        }
        let from = at + 2;
        let is_end = |n: &usize| line.word(*n) == "about" || self.is_all_options(line.from(*n));
        let end = (from + 1..line.len()).find(is_end).unwrap_or(line.len());
        let to = line.first(end).from(from).text();
        if to.is_empty() {
            return Err(Unready::Incomplete("An introduction to whom?".to_owned()));
        }
        once(&mut options.introduction, to.to_owned(), "the introduction")?;
        Ok(Some(end))
    }

    fn for_good(self, line: Line<'_>, options: &mut Options) -> Taken {
        let is_said = line.word(0) == "for" && line.word(1) == "good";
        options.for_good |= is_said;
        Ok(is_said.then_some(2))
    }

    fn by_whom(self, line: Line<'_>, options: &mut Options) -> Taken {
        let who = match (line.word(0), line.word(1)) {
            ("by", "me" | "myself" | "us") => Who::Me,
            ("by", "them" | "her" | "him") => Who::Them,
            _ => return Ok(None),
        };
        once(&mut options.by, who, "who did it")?;
        Ok(Some(2))
    }

    /// Reads a channel.
    ///
    /// # Errors
    /// Where it looks like a usual one that is mistyped, or there are more than two.
    pub fn channel(self, line: Line<'_>, options: &mut Options) -> Taken {
        let Some((channel, taken)) = self.found_channel(line)? else { return Ok(None) };
        if options.channels.len() > 1 {
            return Err(twice("the channel"));
        }
        options.channels.push(channel);
        Ok(Some(taken))
    }

    fn found_channel(self, line: Line<'_>) -> Result<Option<(Channel, usize)>, Unready> {
        match (line.word(0), line.word(1), line.word(2)) {
            ("in", "person", _) => return Ok(Channel::usual("in person").map(|channel| (channel, 2))),
            ("face", "to", "face") => return Ok(Channel::usual("in person").map(|channel| (channel, 3))),
            ("by" | "via" | "on" | "over" | "through" | "per", ..) => {}
            _ => return Ok(usual(line).filter(|_| line.word(0) != "person")),
        }
        let article = usize::from(matches!(line.word(1), "a" | "an" | "the" | "my"));
        if let Some((channel, taken)) = usual(line.from(1 + article)) {
            return Ok(Some((channel, 1 + article + taken)));
        }
        let is_free = matches!(line.word(0), "by" | "via" | "per") && article == 0;
        let behind = line.from(2);
        let ends = line.tokens.get(1).is_some_and(|token| token.ends_part || line.len() == 2)
            || matches!(behind.word(0), "about" | "at")
            || length(behind).is_some()
            || self.found_date(behind).is_some();
        if !is_free || !ends || self.found_date(line.from(1)).is_some() {
            return Ok(None);
        }
        let word = line.word(1);
        if let Some(near) = near::nearest(word, near::CHANNELS, 2) {
            return Err(Unready::not_understood(
                format!("{} is not understood, but {near} is", quoted(word)),
                "any other channel counts as typed, such as `by fax`",
            ));
        }
        Ok(line.tokens.get(1).and_then(|token| Channel::parse(token.text)).map(|channel| (channel, 2)))
    }

    fn date(self, line: Line<'_>, options: &mut Options) -> Taken {
        let Some((dated, taken)) = self.found_date(line) else { return Ok(None) };
        if self.dates == Dates::Past && dated.certainly_past(self.typing).is_none() {
            return Ok(None);
        }
        if let (Err(reason), Err(_)) = (&dated.back, &dated.ahead) {
            return Err(reason.clone().into());
        }
        if options.dates.len() > 1 {
            return Err(twice("the time"));
        }
        options.dates.push(dated);
        Ok(Some(taken))
    }

    fn found_date(self, line: Line<'_>) -> Option<(Dated, usize)> {
        let skipped = match line.word(0) {
            "until" | "till" | "from" | "after" if self.dates == Dates::Until => 1,
            _ => 0,
        };
        let words: Vec<&str> = line
            .tokens
            .iter()
            .skip(skipped)
            .take_while(|token| !token.is_quoted)
            .take(13)
            .map(|token| token.text)
            .collect();
        let context = self.typing.context();
        let found = when::parse_words(&words, Direction::Back, &context).and_then(|(back, taken)| {
            let (ahead, _) = when::parse_words(&words, Direction::Ahead, &context)?;
            Some((Dated { back, ahead }, taken + skipped))
        });
        match self.dates {
            Dates::Until => found
                .or_else(|| self.month(line.from(skipped)).map(|(dated, taken)| (dated, taken + skipped))),
            Dates::Any | Dates::Past => found,
        }
    }

    /// `in January` is from its first day on.
    fn month(self, line: Line<'_>) -> Option<(Dated, usize)> {
        let skipped = usize::from(matches!(line.word(0), "in" | "next"));
        let word = line.word(skipped);
        month(word)?;
        let ahead = when::parse(&format!("1 {word}"), Direction::Ahead, &self.typing.context()).ok()?;
        Some((Dated { back: Err(NotADate::Empty), ahead: Ok(ahead) }, skipped + 1))
    }

    fn minutes(self, line: Line<'_>, options: &mut Options) -> Taken {
        let skipped = usize::from(line.word(0) == "for");
        let Some((minutes, taken)) = length(line.from(skipped)) else { return Ok(None) };
        once(&mut options.minutes, minutes, "the length")?;
        Ok(Some(skipped + taken))
    }

    fn link(self, line: Line<'_>, options: &mut Options) -> Taken {
        let Some(token) = line.tokens.first().filter(|token| is_link(&token.word)) else { return Ok(None) };
        once(&mut options.place, token.text.to_owned(), "the place")?;
        Ok(Some(1))
    }

    fn place(self, line: Line<'_>, options: &mut Options) -> Taken {
        let word = line.word(0);
        let is_joined = word.len() > 1 && word.starts_with('@');
        let is_named = word == "in" && self.is_town(line.from(1), options);
        if !is_joined && !is_named && !matches!(word, "at" | "@") {
            return Ok(None);
        }
        let first = usize::from(!is_joined);
        let is_end = |n: &usize| {
            let is_behind_comma = n
                .checked_sub(1)
                .and_then(|before| line.tokens.get(before))
                .is_some_and(|token| token.ends_part);
            (is_behind_comma && !is_address(line.from(*n))) || self.is_all_options(line.from(*n))
        };
        let end = (first + 1..line.len()).find(is_end).unwrap_or(line.len());
        let place = line.first(end).from(first).text();
        let place = if is_joined { place.trim_start_matches('@') } else { place };
        if place.is_empty() {
            return Err(Unready::Incomplete(
                "At which place, or at what time? Write `at 3pm` or `at Café Central`".to_owned(),
            ));
        }
        if place.len() <= 2 && place.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Unready::Incomplete(format!(
                "{place} could be {place}am or {place}pm: write one of them"
            )));
        }
        once(&mut options.place, place.to_owned(), "the place")?;
        Ok(Some(end))
    }

    /// Whether `in` names a place: behind the time of a talk that is booked, before a name.
    fn is_town(self, line: Line<'_>, options: &Options) -> bool {
        let now = self.typing.now.stamp();
        let is_booked = options.dates.iter().any(
            |dated| matches!(&dated.ahead, Ok(Understood { moment: Moment::Instant(at), .. }) if *at > now),
        );
        let is_name = line.tokens.first().is_some_and(|token| token.text.starts_with(char::is_uppercase));
        is_booked && is_name && !LANGUAGES.contains(&line.word(0)) && month(line.word(0)).is_none()
    }

    fn about(self, line: Line<'_>, options: &mut Options) -> Taken {
        if !matches!(line.word(0), "about" | "about:") {
            return Ok(None);
        }
        let end = (2..line.len()).find(|n| self.is_all_options(line.from(*n))).unwrap_or(line.len());
        let about = line.first(end).from(1).text();
        if about.is_empty() {
            return Err(Unready::Incomplete("About what?".to_owned()));
        }
        once(&mut options.about, about.to_owned(), "what it is about")?;
        Ok(Some(end))
    }
}

/// What one may talk in, and is no place.
const LANGUAGES: [&str; 9] =
    ["english", "german", "french", "spanish", "italian", "dutch", "portuguese", "polish", "deutsch"];

/// Whether what stands between two commas is a street or a town with its number: `Hauptplatz 1`, `8010 Graz`.
fn is_address(line: Line<'_>) -> bool {
    let length = line.tokens.iter().position(|token| token.ends_part).map_or(line.len(), |at| at + 1);
    let has_number = |at: usize| line.word(at).starts_with(|c: char| c.is_ascii_digit());
    let is_named = line.tokens.iter().take(length).any(|token| token.text.starts_with(char::is_uppercase));
    (2..=4).contains(&length) && is_named && (has_number(0) || has_number(length - 1))
}

fn once<T>(place: &mut Option<T>, value: T, what: &str) -> Result<(), Unready> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(twice(what)),
    }
}

/// The refusal of what can be said only once.
pub fn twice(what: &str) -> Unready {
    Unready::Refused(Refusal::new(
        RefusalKind::Text,
        format!("The line says {what} more than once"),
        "say it once; what stands behind a colon is a note",
    ))
}

fn is_link(word: &str) -> bool {
    word.starts_with("https://") || word.starts_with("http://")
}

/// A usual channel of one word or two.
fn usual(line: Line<'_>) -> Option<(Channel, usize)> {
    let two = match (line.word(0), line.word(1)) {
        ("text", "message") | ("phone" | "video", "call" | "chat") | ("linkedin", "message") => true,
        ("e", "mail") => return Channel::usual("email").map(|channel| (channel, 2)),
        _ => false,
    };
    Channel::usual(line.word(0)).map(|channel| (channel, 1 + usize::from(two)))
}

/// A length in minutes: `45 min`, `1h`, `an hour`, `half an hour`.
fn length(line: Line<'_>) -> Option<(u32, usize)> {
    let hours = |count: u32| count.checked_mul(60);
    match (line.word(0), line.word(1), line.word(2)) {
        ("half", "an", "hour") => return Some((30, 3)),
        ("an" | "one", "hour", _) => return Some((60, 2)),
        _ => {}
    }
    let word = line.word(0);
    let (digits, unit) =
        word.split_at_checked(word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len()))?;
    let count: u32 = digits.parse().ok()?;
    let (unit, taken) = if unit.is_empty() { (line.word(1), 2) } else { (unit, 1) };
    let minutes = match unit {
        "m" if taken == 1 => count,
        "min" | "mins" | "minute" | "minutes" => count,
        "h" | "hr" | "hrs" | "hour" | "hours" => hours(count)?,
        _ => return None,
    };
    Some((minutes, taken))
}

/// What stands behind the options is a note, unless it looks like an option that is not written out or mistyped.
///
/// # Errors
/// Where a single word is probably not meant as a note.
pub fn note_of(tail: Line<'_>) -> Result<String, Unready> {
    let [token] = tail.tokens else { return Ok(tail.text().to_owned()) };
    let word = token.word.as_str();
    if token.is_quoted {
        return Ok(token.text.to_owned());
    }
    let keep = "quotes keep it as a note";
    let known = || near::CHANNELS.into_iter().chain(near::OTHERS);
    if matches!(word, "by" | "on" | "at" | "in" | "via" | "over" | "for" | "to" | "with" | "until" | "@") {
        return Err(Unready::Incomplete(format!("{word} what?")));
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let words =
            format!("{} could be a day, a time or a length: write 3 nov, 3pm or 30 min", quoted(token.text));
        return Err(Unready::Incomplete(words));
    }
    if let Some(full) = known().find(|full| full.starts_with(word)) {
        return Err(Unready::Incomplete(format!("{}: {full}? Otherwise {keep}", quoted(token.text))));
    }
    if let Some(near) = near::nearest(word, known(), 1) {
        let words = format!("{} is not understood, but {near} is", quoted(token.text));
        return Err(Unready::not_understood(words, keep));
    }
    Ok(token.text.to_owned())
}
