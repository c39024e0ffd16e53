//! The end of the review: what was done, what comes next, and when the program speaks up again.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        calendar::Calendar,
        columns::{pad, wrap},
        follow_up::{FollowUp, Rule, State},
        rules,
        when::words,
    },
    tui::{
        action::Context,
        follow_up_row::{self, name},
        look::Look,
        pen,
        screens::today::words::speaks_up,
        session::Session,
    },
};

/// How many lines each part has at most.
const MOST_LINES: usize = 3;
/// The column at which what is said begins.
const INDENT: usize = 17;

/// Draws the page.
pub(super) fn draw(session: &Session, began: usize, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let wide = usize::from(area.width).saturating_sub(1);
    let mut rows = vec![Line::default(), Line::styled(greeting(session), look.theme.strong), Line::default()];
    let done: Vec<String> = session.done().skip(began).map(|change| change.what.clone()).collect();
    let parts = [
        ("Done just now", if done.is_empty() { Vec::new() } else { vec![done.join("; ")] }),
        ("Can wait", can_wait(session)),
        ("Next", next(session)),
        ("Speaks up again", again(session)),
        ("This week", vec![look.keymap.words(Context::ReviewEnd, &week(session))]),
    ];
    for (heading, lines) in parts {
        if lines.is_empty() {
            continue;
        }
        part(&mut rows, heading, &lines, look, wide);
    }
    for (y, line) in (area.y..area.bottom()).zip(&rows) {
        pen::line(frame.buffer_mut(), (area.x + 1, y), line, area.width.saturating_sub(1));
    }
    frame.set_cursor_position(Position::new(area.x, area.y + 1.min(area.height.saturating_sub(1))));
}

fn part(rows: &mut Vec<Line<'static>>, heading: &str, lines: &[String], look: &Look, wide: usize) {
    // On a narrow screen the heading stands on a row of its own.
    let indent = if wide < 60 { 2 } else { INDENT };
    let heading = Span::styled(pad(heading, INDENT.min(wide)), look.theme.heading);
    let mut wrapped = lines.iter().flat_map(|line| wrap(line, wide.saturating_sub(indent).max(1)));
    if indent == INDENT {
        let first = wrapped.next().unwrap_or_default();
        rows.push(Line::from(vec![heading, Span::raw(first)]));
    } else {
        rows.push(Line::from(heading));
    }
    rows.extend(wrapped.map(|row| Line::raw(format!("{}{row}", " ".repeat(indent)))));
    rows.push(Line::default());
}

fn greeting(session: &Session) -> String {
    match session.agenda.counts.for_today() {
        0 if session.agenda.open.is_empty() => "All clear. Nobody waits for you.".to_owned(),
        0 => "All clear for today.".to_owned(),
        1 => "1 thing is left for today; it will be there when you come back.".to_owned(),
        left => format!("{left} things are left for today; they will be there when you come back."),
    }
}

/// How much can wait, and what of it is best done first.
fn can_wait(session: &Session) -> Vec<String> {
    let open = &session.agenda.open;
    let first = open.iter().min_by_key(|it| (it.aim, it.id));
    let said = first.map(|it| {
        let (what, when) = (said(it, session), follow_up_row::when(it, session));
        match open.len() {
            1 => format!("{what}, {when}"),
            count => format!("{count}; the first is {what}, {when}"),
        }
    });
    said.into_iter().collect()
}

/// The next talk, or the next thing that turns up.
fn next(session: &Session) -> Vec<String> {
    let now = &session.now;
    session
        .agenda
        .interviews
        .iter()
        .take(2)
        .map(|talk| {
            let name = session.book.contact(talk.contact).map_or("somebody", |contact| contact.name.as_str());
            let medium =
                talk.medium.as_ref().map(|medium| format!(", {}", medium.phrase())).unwrap_or_default();
            format!("{} talk with {name}{medium}", words::short(talk.start, now))
        })
        .collect()
}

/// When the program speaks up again: what is for today next, and who is waited for.
fn again(session: &Session) -> Vec<String> {
    let agenda = &session.agenda;
    let calendar = Calendar::new(&session.now.zone, &session.book.settings);
    // What waits for their answer is said by those who are waited for.
    let is_waiting = |it: &FollowUp| {
        agenda.waiting.iter().any(|who| who.contact == it.contact && who.speaks_up == Some(it.opens))
    };
    let quiet = [&agenda.open, &agenda.upcoming, &agenda.snoozed].into_iter().flatten();
    let quiet = quiet.filter(|it| !is_waiting(it)).map(|it| {
        let at = speaks_up_at(it, &calendar, session);
        let day = words::day(session.now.zone.date_of(at), session.now.today());
        (at, format!("{day}: {}", said(it, session)))
    });
    let waiting = agenda.waiting.iter().filter_map(|waiting| {
        let name = session.book.contact(waiting.contact)?.name.as_str();
        Some((waiting.speaks_up?, format!("{name}: {}", speaks_up(waiting, session))))
    });
    let mut all: Vec<_> = quiet.chain(waiting).collect();
    all.sort_unstable();
    all.into_iter().take(MOST_LINES).map(|(_, words)| words).collect()
}

/// When something that is not for today will be.
fn speaks_up_at(follow_up: &FollowUp, calendar: &Calendar<'_>, session: &Session) -> DateTime<Utc> {
    let from = match follow_up.state {
        State::Open => calendar.end_of_day_of(session.now.instant),
        _ => follow_up.hidden_until.unwrap_or(follow_up.opens),
    };
    let day = rules::for_today_from(follow_up, calendar, from);
    from.max(calendar.zone.start_of_day(day))
}

/// What there is to do, with the name: "report back to Tom Berg".
fn said(follow_up: &FollowUp, session: &Session) -> String {
    let name = name(follow_up, session);
    let what = match follow_up.rule() {
        Rule::Schedule => "a time with",
        Rule::Offered => "the times offered to",
        Rule::Rebook => "a new date with",
        Rule::Prepare => "prepare for",
        Rule::Outcome => "how it went with",
        Rule::Debrief => "think over the talk with",
        Rule::AskAgain => "ask again:",
        Rule::UnsentRequest => "send the request to",
        Rule::ReportBack => "report back to",
        Rule::KeepInTouch => "keep in touch with",
        Rule::Landed => "tell the news to",
        Rule::Promise => "a promise,",
        Rule::Lead => "the lead from",
        Rule::Reminder => "a reminder,",
        rule => rule.words(),
    };
    format!("{what} {name}")
}

fn week(session: &Session) -> String {
    let goal = session.agenda.goal;
    format!(
        "asked {}, talks {}. ⟦2⟧ and ⟦Tab⟧ show whom to ask next.",
        goal.asked_words(),
        goal.talks_words()
    )
}
