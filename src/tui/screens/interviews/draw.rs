//! The rows of the talks.

use ratatui::{
    style::Style,
    text::{Line, Span},
};

use super::entry::Entry;
use crate::{
    domain::{
        clash::Nearness,
        columns::{fit_with, pad, width},
        contact::Contact,
        debrief,
        interview::Interview,
        moment::Moment,
        put_off,
        their_clock::TheirClock,
        when::words,
        zone::Now,
    },
    tui::{action::Context, look::Look, session::Session, talk_words},
};

/// From this width on, times and names stand in columns.
const WIDE: usize = 60;
/// The columns for when a talk is.
const WHEN: usize = 19;
/// For somebody without any talk.
pub const EMPTY: [&str; 7] = [
    "No talk yet, and that is where everybody begins.",
    "",
    "A yes with a time makes one: on a person press ⟦n⟧ and write",
    "   y thu 3pm zoom",
    "One that took place already: ⟦n⟧ and  held 3 nov 10:00",
    "",
    "⟦3⟧ shows the people; ⟦r⟧ goes through what is for today.",
];

/// The head of a part.
pub fn heading(words: &str, look: &Look) -> Line<'static> {
    Line::styled(words.to_owned(), look.theme.heading)
}

/// Words where there is nothing to show.
pub fn words(words: &str, look: &Look, columns: usize) -> Line<'static> {
    let words = look.keymap.words(Context::Interviews, words);
    Line::raw(fit_with(&words, columns, look.theme.glyphs.ellipsis))
}

/// The row of a talk.
pub fn talk(entry: &Entry, session: &Session, look: &Look, columns: usize) -> Line<'static> {
    let known = session.book.contact(entry.contact);
    let Some((contact, talk)) = known.and_then(|it| Some((it, it.interviews.get(&entry.id)?))) else {
        return Line::default();
    };
    let now = &session.now;
    let name = contact.name.as_str();
    if entry.is_ahead() {
        let when = if columns < WIDE { words::short_moment(talk.starts_at, now) } else { starts(talk, now) };
        let whom = match contact.employer.as_str() {
            "" => name.to_owned(),
            employer => format!("{name}, {employer}"),
        };
        let left =
            if columns < WIDE { format!("{when}  {whom}") } else { format!("{}{whom}", pad(&when, WHEN)) };
        return two_ends(
            &left,
            look.theme.strong,
            &talk_words::countdown(entry.start, entry.end, now),
            look.theme.plain,
            look,
            columns,
        );
    }
    let day = words::plain_date(now.zone.date_of(entry.start), now.today());
    let what = past(entry, contact, talk);
    if columns < WIDE {
        let left = format!("{}{name}", pad(&day, 8));
        let what = briefly(&what, columns / 2);
        return two_ends(&left, look.theme.plain, &what, look.theme.plain, look, columns);
    }
    let stays = talk.debrief.as_ref().map(|debrief| debrief.stays.as_str()).unwrap_or_default();
    let stays = if stays.is_empty() { String::new() } else { format!("  \"{stays}\"") };
    let text = format!("{}{}  {}{stays}", pad(&day, 13), pad(name, 18), what.join("; "));
    Line::raw(fit_with(&text, columns, look.theme.glyphs.ellipsis))
}

/// The second row of a talk ahead: how, what is chosen, what lies too near, and the other person's clock.
pub fn more(entry: &Entry, session: &Session, look: &Look, columns: usize) -> Line<'static> {
    let known = session.book.contact(entry.contact);
    let Some((contact, talk)) = known.and_then(|it| Some((it, it.interviews.get(&entry.id)?))) else {
        return Line::default();
    };
    let mut parts = Vec::new();
    if let Some((other, at, nearness)) = entry.clash {
        let other = session.book.contact(other).map_or("another talk", |other| other.name.as_str());
        let word = match nearness {
            Nearness::Overlaps => "clashes with",
            Nearness::BackToBack => "back to back with",
        };
        parts.push(format!("{} {word} {other}, {}", look.theme.glyphs.soon, words::short(at, &session.now)));
    }
    if let TheirClock::Differs(zone) = TheirClock::of(contact, talk, &session.now.zone) {
        let there = Now { instant: entry.start, zone: zone.clone() };
        let is_same_day = there.today() == session.now.zone.date_of(entry.start);
        let day = if is_same_day { String::new() } else { there.today().format("%a ").to_string() };
        let clock = words::clock(there.stamp().time());
        parts.push(format!("{day}{clock} for {}", contact.name.first()));
    }
    let medium = talk.medium.as_ref().map(|medium| format!(" {}", medium.phrase())).unwrap_or_default();
    parts.push(format!("{} min{medium}", talk.minutes));
    parts.push(match (talk.answers.len(), talk.must_ask()) {
        (0, _) => "no questions yet".to_owned(),
        (1, _) => "1 question".to_owned(),
        (many, 0) => format!("{many} questions"),
        (many, must) => format!("{many} questions, {must} must-ask"),
    });
    let indent = " ".repeat(if columns < WIDE { 2 } else { WHEN });
    let style = if entry.clash.is_some() { look.theme.late } else { look.theme.dim };
    let text = format!("{indent}{}", parts.join("; "));
    Line::styled(fit_with(&text, columns, look.theme.glyphs.ellipsis), style)
}

/// When a talk ahead starts: `15:00`, `Fri 15:00`, else `Tue 24 Nov, 15:00`.
fn starts(talk: &Interview, now: &Now) -> String {
    match talk.starts_at {
        Moment::Date(date) => words::day(date, now.today()),
        Moment::Instant(at) => {
            let date = now.zone.date_of(at.to_utc());
            let clock = words::clock(now.zone.local(at.to_utc()).time());
            format!("{}, {clock}", words::day(date, now.today()))
        }
    }
}

/// As much of what became of a talk as there is room for, in whole parts: a verdict that is cut off says another thing.
fn briefly(parts: &[String], columns: usize) -> String {
    let most = (1..=parts.len()).rev().filter_map(|count| parts.get(..count)).map(|parts| parts.join("; "));
    // That they talked goes without saying where there is a verdict.
    let verdict = parts.get(1).filter(|part| part.starts_with("for me: ")).cloned();
    let mut ways = most.filter(|words| width(words) <= columns);
    match (ways.next(), verdict) {
        (Some(words), Some(verdict)) if words.contains(&verdict) => words,
        (_, Some(verdict)) if width(&verdict) <= columns => verdict,
        (words, _) => words.or_else(|| parts.first().cloned()).unwrap_or_default(),
    }
}

/// What became of a talk: `talked`, `for me: yes`, `6 answers`, `4 steps wait`.
fn past(entry: &Entry, contact: &Contact, talk: &Interview) -> Vec<String> {
    let verdict = talk.debrief.as_ref().and_then(|debrief| debrief.verdict);
    let answers = talk.answers.iter().filter(|answer| !answer.text.is_empty()).count();
    let mut parts = vec![talk_words::state(entry.state).to_owned()];
    parts.extend(verdict.map(|verdict| format!("for me: {}", verdict.words())));
    match answers {
        0 => {}
        1 => parts.push("1 answer".to_owned()),
        many => parts.push(format!("{many} answers")),
    }
    match debrief::waiting(contact, entry.id).len() {
        _ if put_off::is_over(contact, entry.id) => {}
        0 => {}
        1 => parts.push("1 step waits".to_owned()),
        many => parts.push(format!("{many} steps wait")),
    }
    parts
}

fn two_ends(
    left: &str,
    style: Style,
    right: &str,
    right_style: Style,
    look: &Look,
    columns: usize,
) -> Line<'static> {
    let right = fit_with(right, columns / 2, look.theme.glyphs.ellipsis);
    let left = fit_with(left, columns.saturating_sub(width(&right) + 3), look.theme.glyphs.ellipsis);
    let gap = columns.saturating_sub(width(&left) + width(&right) + 1);
    Line::from(vec![Span::styled(left, style), Span::raw(" ".repeat(gap)), Span::styled(right, right_style)])
}
