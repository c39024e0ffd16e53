//! The parts of a capture line: the name, the facts, what happened.

use crate::domain::{
    event::EventKind,
    line::{
        Unready,
        near::quoted,
        opening::{self, Opening},
        options::{Dates, Options, Reader},
        person::{Facts, kinds},
        telling,
        tokens::{self, Colon, Line, Token},
        typing::Typing,
        verbs::Verb,
    },
    moment::Moment,
    name::Name,
};

/// What an empty line may hold, as its hint says.
pub const HINT: &str = "A name, then what you know: CTO at Acme, via Ben Ode, asked by email yesterday. Found how: \
    friend, family, neighbour, colleague, alumni, met at a fair";

/// What a line says.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The line itself.
    pub line: Line<'a>,
    /// The name as it was typed.
    pub name: &'a str,
    /// Whether what happened stood before the name.
    pub verb_first: bool,
    /// What is known of the person.
    pub facts: Facts,
    /// What happened, in the order of the line.
    pub spoken: Vec<Spoken<'a>>,
}

/// One thing that happened: its opening, and the words beside it, which may come from several parts.
#[derive(Debug)]
pub struct Spoken<'a> {
    /// The opening.
    pub opening: Opening,
    /// The words beside it.
    pub beside: Vec<Token<'a>>,
    /// A note.
    pub note: String,
}

/// Reads a line.
///
/// # Errors
/// Where there is no name, or a part is not understood.
pub fn read<'a>(
    line: Line<'a>,
    colon: Option<Colon<'_>>,
    typing: &Typing<'_>,
) -> Result<Reading<'a>, Unready> {
    let is_question = |part: &Line<'_>| part.text().ends_with('?');
    if let Some(part) = line.parts().find(is_question) {
        return Err(Unready::not_understood(
            format!("{} is a question, and tells nothing of a person", quoted(part.text())),
            "begin with a name; put `note:` before what is a note",
        ));
    }
    let mut parts = line.parts();
    let Some(first) = parts.next() else { return Err(Unready::Incomplete(HINT.to_owned())) };
    let mut reading =
        Reading { line, name: "", verb_first: false, facts: Facts::default(), spoken: Vec::new() };
    reading.head(first, typing)?;
    for part in parts {
        reading.part(part, typing)?;
    }
    match (colon.filter(|colon| !colon.note.is_empty()), reading.spoken.last_mut()) {
        (Some(colon), Some(last)) if !colon.on_person => add_note(&mut last.note, colon.note),
        (Some(colon), _) => reading.facts.note(colon.note),
        (None, _) => {}
    }
    Ok(reading)
}

fn add_note(note: &mut String, text: &str) {
    *note = if note.is_empty() { text.to_owned() } else { format!("{note}, {text}") };
}

/// What may stand before a name: what the user did, or both did.
fn stands_before_names(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Planned
            | EventKind::Sent
            | EventKind::Nudged
            | EventKind::Held
            | EventKind::Scheduled
            | EventKind::Thanked
            | EventKind::Touched
            | EventKind::Heard
    )
}

impl<'a> Reading<'a> {
    /// The first part: a name, or what happened and a name.
    fn head(&mut self, part: Line<'a>, typing: &Typing<'_>) -> Result<(), Unready> {
        let is_quoted = part.tokens.first().is_some_and(|token| token.is_quoted);
        if is_quoted {
            self.name = part.first(1).text();
            return if part.len() > 1 { self.part(part.from(1), typing) } else { Ok(()) };
        }
        let opening = opening::written_out(part, None)?.filter(|opening| stands_before_names(opening.kind));
        match opening {
            Some(opening) => self.behind_verb(&opening, part, typing),
            None => self.name_and_rest(part, typing),
        }
    }

    /// `talked to Ben Ode on 3 Nov`, `asked Ben Ode at Acme by mail yesterday`
    fn behind_verb(&mut self, opening: &Opening, part: Line<'a>, typing: &Typing<'_>) -> Result<(), Unready> {
        let joined = usize::from(matches!(part.word(opening.taken), "to" | "with" | "from"));
        let rest = part.from(opening.taken + joined);
        let reader = Reader { typing, dates: telling::dates(opening.kind) };
        let is_end =
            |n: &usize| matches!(rest.word(*n), "at" | "@" | "about") || reader.is_all_options(rest.from(*n));
        let end = (1..rest.len()).find(is_end).unwrap_or(rest.len());
        self.name = rest.first(end).text();
        if self.name.is_empty() {
            let what = part.text();
            return Err(Unready::Incomplete(format!("{} whom?", what.trim())));
        }
        self.verb_first = true;
        let mut beside = rest.from(end);
        let is_talk = matches!(opening.kind, EventKind::Held | EventKind::Scheduled);
        if matches!(beside.word(0), "at" | "@") && !is_talk && !reader.is_all_options(beside) {
            let is_end = |n: &usize| beside.word(*n) == "about" || reader.is_all_options(beside.from(*n));
            let end = (1..beside.len()).find(is_end).unwrap_or(beside.len());
            self.facts.take(beside.first(end), typing)?;
            beside = beside.from(end);
        }
        self.spoken.push(Spoken { opening: *opening, beside: beside.tokens.to_vec(), note: String::new() });
        Ok(())
    }

    /// `Ada Quill`, `Ada Quill at Acme`, `Ada Quill asked yesterday`, `Ada Quill <ada@quill.org>`
    fn name_and_rest(&mut self, part: Line<'a>, typing: &Typing<'_>) -> Result<(), Unready> {
        let begins_rest = |n: &usize| {
            let token = part.tokens.get(*n);
            matches!(part.word(*n), "at" | "@" | "via" | "through")
                || token.is_some_and(|token| {
                    token.text.starts_with(['@', '#', '<']) || kinds::is_email(token.text)
                })
                || kinds::met(part.from(*n)).is_some()
                || begins_small(part, *n) && is_telling(part.from(*n), typing)
        };
        let end = (1..part.len()).find(begins_rest).unwrap_or(part.len());
        self.name = part.first(end).text();
        if kinds::is_email(self.name) {
            return Err(Unready::not_understood(
                format!("{} is an address", quoted(self.name)),
                "write the name before it",
            ));
        }
        if end < part.len() { self.part(part.from(end), typing) } else { Ok(()) }
    }

    /// Any part but the first.
    fn part(&mut self, part: Line<'a>, typing: &Typing<'_>) -> Result<(), Unready> {
        if kinds::referrer(part).is_some() {
            return self.facts_and_telling(part, typing).map(drop);
        }
        if let Some(place) = kinds::met(part).filter(|_| !tells_a_talk(part, typing)) {
            self.facts.met(place);
            return Ok(());
        }
        let name = Name::parse(self.name).ok();
        if let Some(opening) =
            opening::written_out(part, name.as_ref())?.filter(|opening| is_event(opening, part, typing))
        {
            let beside = part.from(opening.taken).tokens.to_vec();
            self.spoken.push(Spoken { opening, beside, note: String::new() });
            return Ok(());
        }
        if self.goes_on(part, typing)? {
            return Ok(());
        }
        // Where what happened stands first, it is what the line is about, and loose words are a note on it.
        let is_loose = part.text().starts_with(char::is_lowercase) && !kinds::is_certain(part);
        if let Some(last) = self.spoken.last_mut().filter(|_| self.verb_first && is_loose) {
            add_note(&mut last.note, part.text());
            return Ok(());
        }
        if self.facts_and_telling(part, typing)? {
            return Ok(());
        }
        Err(Unready::not_understood(
            format!("{} is not understood", quoted(part.text())),
            "put `note:` before what is a note",
        ))
    }

    /// What is known of the person; what happened, with its day, may stand behind it: `UX at Kupa talked last thu`.
    fn facts_and_telling(&mut self, part: Line<'a>, typing: &Typing<'_>) -> Result<bool, Unready> {
        /// What happened and its day take no more words.
        const MOST_WORDS: usize = 12;
        let last = part.len().saturating_sub(MOST_WORDS).max(1)..part.len();
        match last.clone().find(|n| begins_small(part, *n) && tells_its_day(part.from(*n), typing)) {
            Some(end) => Ok(self.facts.take(part.first(end), typing)? && {
                self.part(part.from(end), typing)?;
                true
            }),
            None => self.facts.take(part, typing),
        }
    }

    /// A part that only says when, how or about what belongs to what was told before it; with a time ahead it can
    /// also be a talk that is booked.
    fn goes_on(&mut self, part: Line<'a>, typing: &Typing<'_>) -> Result<bool, Unready> {
        let reader = Reader { typing, dates: Dates::Any };
        let is_about = part.word(0) == "about";
        if !is_about && !reader.is_all_options(part) {
            return Ok(false);
        }
        if let Some(last) = self.spoken.last_mut() {
            last.beside.extend_from_slice(part.tokens);
            return Ok(true);
        }
        let (options, _) = reader.read(part)?;
        let Some(dated) = options.dates.first() else { return Ok(false) };
        let booked = dated
            .ahead
            .as_ref()
            .is_ok_and(|time| matches!(time.moment, Moment::Instant(at) if at > typing.now.stamp()));
        if booked {
            let kind = EventKind::Scheduled;
            let opening =
                Opening { verb: Verb { kind, by: None, word: kind.word() }, kind, by: None, taken: 0 };
            self.spoken.push(Spoken { opening, beside: part.tokens.to_vec(), note: String::new() });
        }
        if !booked {
            return Err(Unready::Incomplete(format!(
                "What happened {}? Write it like `asked yesterday`, or `talk fri 3pm`",
                part.text()
            )));
        }
        Ok(true)
    }
}

/// Whether a part that says where the two met also says on what day, as a talk does.
fn tells_a_talk(part: Line<'_>, typing: &Typing<'_>) -> bool {
    let reader = Reader { typing, dates: Dates::Any };
    (1..part.len()).any(|n| reader.read(part.from(n)).is_ok_and(|(options, _)| !options.dates.is_empty()))
}

/// Whether the `n`-th word can begin what happened, and is no name.
fn begins_small(part: Line<'_>, n: usize) -> bool {
    part.word(n) == "i" || part.tokens.get(n).is_some_and(|token| token.text.starts_with(char::is_lowercase))
}

/// What stands beside what happened, if `part` is that to its end.
fn beside(part: Line<'_>, typing: &Typing<'_>) -> Option<Result<Options, Unready>> {
    let opening = opening::written_out(part, None).ok()??;
    let rest = part.from(opening.taken);
    match (Reader { typing, dates: telling::dates(opening.kind) }).read(rest) {
        Ok((options, taken)) => (taken == rest.len()).then_some(Ok(options)),
        Err(reason) => Some(Err(reason)),
    }
}

/// Whether the rest of a name's part is what happened, to its end.
fn is_telling(part: Line<'_>, typing: &Typing<'_>) -> bool {
    beside(part, typing).is_some_and(|options| options.is_ok())
}

/// Whether that is what happened and on what day, even a day that cannot be: that is said then.
fn tells_its_day(part: Line<'_>, typing: &Typing<'_>) -> bool {
    beside(part, typing).is_some_and(|options| options.map_or(true, |options| !options.dates.is_empty()))
}

/// Reads brackets as commas where what stands in them is certainly a part of its own.
///
/// # Errors
/// Where a bracket is not closed.
pub fn open_brackets<'a>(
    text: &'a str,
    tokens: &mut Vec<Token<'a>>,
    typing: &Typing<'_>,
) -> Result<(), Unready> {
    tokens::open_brackets(text, tokens, |inside, is_behind_name| {
        let is_fact = || {
            let text = inside.text();
            kinds::names_role(text)
                || kinds::source(text).is_some()
                || kinds::role_at_employer(inside).is_some()
        };
        tells_its_day(inside, typing) || is_behind_name && is_fact()
    })
    .map_err(|open| Unready::Incomplete(format!("{} is not closed: write `)` behind it", quoted(open))))
}

/// Whether a part that begins with a word for what happened tells it, and is no role (`talk show host`) or employer
/// (`Held Ltd`).
fn is_event(opening: &Opening, part: Line<'_>, typing: &Typing<'_>) -> bool {
    let rest = part.from(opening.taken);
    let reader = Reader { typing, dates: telling::dates(opening.kind) };
    let Ok((options, taken)) = reader.read(rest) else { return true };
    if opening.kind == EventKind::Passed || taken == rest.len() {
        return true;
    }
    let is_capital = part.tokens.first().is_some_and(|token| token.text.starts_with(char::is_uppercase));
    let is_dated = !options.dates.is_empty();
    taken > 0 && (is_dated || opening.kind != EventKind::Scheduled)
        || !(is_capital || kinds::names_role(part.text()) || opening.kind == EventKind::Scheduled)
}
