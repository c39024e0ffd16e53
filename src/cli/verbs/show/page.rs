//! `show` as plain text.

use super::{Whole, opened};
use crate::{
    cli::{
        lines::{self, ShortIds},
        output::{Output, Piece, Tone},
        people,
    },
    domain::{
        channel::Channel,
        contact::Source,
        moment::Moment,
        request::Request,
        standing::{InterviewStanding, InterviewState, Turn},
        when::words,
    },
};

/// Prints the page.
pub fn print(whole: &Whole<'_>, output: &mut Output<'_>) {
    output.heading(&people::described(whole.contact));
    output.table(&facts(whole));
    if !whole.contact.notes.is_empty() {
        section("NOTES", output);
        output.lines("  ", &whole.contact.notes);
    }
    let short = ShortIds::among(&whole.follow_ups);
    let items: Vec<_> =
        whole.follow_ups.iter().map(|item| lines::row_without_name(item, &short, whole.reading)).collect();
    table("TO DO", &items, output);
    table("REQUESTS", &requests(whole), output);
    table("TALKS", &talks(whole), output);
    noted(whole, output);
    for rows in opened::tables(whole) {
        table(rows.heading, &rows.rows, output);
    }
    if !whole.timeline.is_empty() {
        section("WHAT HAPPENED", output);
        for entry in &whole.timeline {
            output.line(format!("  {}  {}", words::full_moment(entry.at), entry.text));
            output.lines("      ", &entry.note);
            output.lines("      | ", &entry.message);
        }
    }
}

fn section(heading: &str, output: &mut Output<'_>) {
    output.gap();
    output.heading(heading);
}

fn table(heading: &str, rows: &[Vec<Piece>], output: &mut Output<'_>) {
    if !rows.is_empty() {
        section(heading, output);
        output.table(rows);
    }
}

/// What was noted of each talk: its notes, and its questions as far as they were asked or answered.
fn noted(whole: &Whole<'_>, output: &mut Output<'_>) {
    let mut is_first = true;
    for standing in &whole.standing.interviews {
        let talk = standing.interview;
        let answers: Vec<_> =
            talk.answers.iter().filter(|answer| answer.asked || !answer.text.trim().is_empty()).collect();
        if talk.notes.trim().is_empty() && answers.is_empty() {
            continue;
        }
        if is_first {
            section("NOTES OF TALKS", output);
            is_first = false;
        }
        output.line(format!("  {}  {}", standing.id, started(standing, whole)));
        output.lines("      ", &talk.notes);
        for answer in answers {
            let star = if answer.starred { " (starred)" } else { "" };
            output.line(format!("      {}{star}", answer.question));
            output.lines("      | ", &answer.text);
        }
    }
}

fn started(standing: &InterviewStanding<'_>, whole: &Whole<'_>) -> String {
    match standing.interview.starts_at {
        Moment::Instant(_) => words::full(whole.reading.now.zone.local(standing.start)),
        Moment::Date(date) => words::full_date(date),
    }
}

fn facts(whole: &Whole<'_>) -> Vec<Vec<Piece>> {
    let contact = whole.contact;
    let again = contact.consent.as_ref().map(|consent| match (consent.again, consent.on) {
        (false, _) => "no".to_owned(),
        (true, None) => "yes".to_owned(),
        (true, Some(day)) => format!("yes, from {}", words::full_date(day)),
    });
    let retired = contact.retired.as_ref().map(|retired| {
        let why = if retired.why.is_empty() { String::new() } else { format!(", {}", retired.why) };
        format!("{}{why}", words::full_date(retired.at.date_naive()))
    });
    let rows = [
        ("id", whole.id.to_string()),
        ("is said", contact.pronounced.clone()),
        ("field", contact.field.clone()),
        ("e-mail", contact.emails.join(", ")),
        ("phone", contact.phones.join(", ")),
        ("profile", contact.profile.clone()),
        ("time zone", contact.zone.clone()),
        ("found", contact.source.as_ref().map(|source| found(source, whole)).unwrap_or_default()),
        ("tags", contact.tags.join(", ")),
        ("discreet", if contact.discreet { "yes".to_owned() } else { String::new() }),
        ("write again", again.unwrap_or_default()),
        ("set aside", retired.unwrap_or_default()),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| vec![Piece::toned(name, Tone::Faint), value.into()])
        .collect()
}

fn found(source: &Source, whole: &Whole<'_>) -> String {
    let by = source.by.and_then(|id| whole.reading.book.contact(id)).map(|contact| contact.name.as_str());
    match by.unwrap_or(&source.name) {
        "" => source.kind.words().to_owned(),
        by => format!("{}, by {by}", source.kind.words()),
    }
}

fn requests(whole: &Whole<'_>) -> Vec<Vec<Piece>> {
    let row = |standing: &crate::domain::standing::RequestStanding<'_>| -> Vec<Piece> {
        let turn = match standing.turn {
            Turn::Mine => "your turn",
            Turn::Theirs => "their turn",
            Turn::Nobody => "settled",
        };
        vec![
            Piece::toned(standing.id.to_string(), Tone::Faint),
            standing.state.word().into(),
            format!("since {}", words::short(standing.since, &whole.reading.now)).into(),
            turn.into(),
            about(standing.request, whole).into(),
        ]
    };
    whole.standing.requests.iter().map(row).collect()
}

/// What a request is about; one for an introduction says to whom.
fn about(request: &Request, whole: &Whole<'_>) -> String {
    let to = request.to.and_then(|to| whole.reading.book.contact(to));
    match (to, request.about.as_str()) {
        (None, about) => about.to_owned(),
        (Some(to), "") => format!("introduction to {}", to.name),
        (Some(to), about) => format!("introduction to {}: {about}", to.name),
    }
}

fn talks(whole: &Whole<'_>) -> Vec<Vec<Piece>> {
    let row = |standing: &InterviewStanding<'_>| -> Vec<Piece> {
        let state = match standing.state {
            InterviewState::Ahead => "ahead",
            InterviewState::Undecided => "how did it go?",
            InterviewState::Held { .. } => "talked",
            InterviewState::Missed { .. } => "missed",
            InterviewState::CalledOff { .. } => "called off",
        };
        let medium = standing.interview.medium.as_ref().map(Channel::phrase).unwrap_or_default();
        vec![
            Piece::toned(standing.id.to_string(), Tone::Faint),
            started(standing, whole).into(),
            format!("{} min", standing.interview.minutes).into(),
            state.into(),
            medium.into(),
            standing.interview.place.as_str().into(),
        ]
    };
    whole.standing.interviews.iter().map(row).collect()
}
