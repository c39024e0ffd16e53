//! One thing of the review: who, why, until when, and what was last said.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    style::Style,
    text::{Line, Span},
};

use crate::{
    domain::{
        columns::{fit_with, pad, width, wrap},
        contact::Contact,
        drafts::draft::{self, Draft},
        follow_up::{FollowUp, Rule, State},
        id::Id,
        interview::DebriefStep,
        line::sentence::capital,
        prepare::PrepareItem,
        safe::safe,
        timeline,
        timing::Timing,
        when::words,
    },
    tui::{
        action::Context, draft_words, follow_up_row, list::mark_more, look::Look, pen, session::Session,
        talk_words,
    },
};

/// Where the text of a card begins.
const INDENT: usize = 7;
/// How many of the last things that happened are shown.
const LAST_ENTRIES: usize = 5;
/// The same where there is a draft below them.
const BESIDE_A_DRAFT: usize = 3;
/// How a talk can have gone.
const WAYS: [(&str, &str); 5] = [
    ("⟦d⟧", "we talked, as planned"),
    ("⟦D⟧", "otherwise:  another time or length"),
    ("", "            they could not make it, a new date is to be found"),
    ("", "            I could not make it, an apology is due today"),
    ("", "            called off for good"),
];
/// The longest note that is shown beside one of them, in rows.
const NOTE_ROWS: usize = 3;

/// Rows of a card, and the one the cursor is on.
struct Page {
    rows: Vec<Line<'static>>,
    cursor: usize,
}

/// Draws the card of one follow-up, from the `scroll`-th row on; returns how far it can be scrolled.
pub(super) fn draw(
    follow_up: &FollowUp,
    (item, scroll): (usize, usize),
    session: &Session,
    look: &Look,
    frame: &mut Frame<'_>,
    area: Rect,
) -> usize {
    let Some(contact) = session.book.contact(follow_up.contact) else { return 0 };
    let wide = usize::from(area.width).saturating_sub(1);
    let mut page = Page { rows: Vec::new(), cursor: 0 };
    head(&mut page, follow_up, contact, session, look, wide);
    match follow_up.rule() {
        Rule::Prepare => lists(&mut page, follow_up, item, session, look, wide),
        Rule::ReachOut => referrer(&mut page, follow_up, session, look, wide),
        Rule::Outcome => ways(&mut page, contact, session, look, wide),
        _ => {}
    }
    let draft = draft::for_follow_up(&session.book, &session.now, follow_up);
    past(
        &mut page,
        contact,
        session,
        look,
        wide,
        if draft.is_some() { BESIDE_A_DRAFT } else { LAST_ENTRIES },
    );
    if let Some(draft) = &draft {
        message(&mut page, draft, look, wide);
    }
    about(&mut page, follow_up.contact, contact, session, look, wide);
    let height = usize::from(area.height);
    let last = page.rows.len().saturating_sub(height);
    let first = (page.cursor + 1).saturating_sub(height).max(scroll.min(last));
    for (y, line) in (area.y..area.bottom()).zip(page.rows.iter().skip(first)) {
        pen::line(frame.buffer_mut(), (area.x + 1, y), line, area.width.saturating_sub(1));
    }
    mark_more(first > 0, first < last, &look.theme, frame, area);
    let row = u16::try_from(page.cursor.saturating_sub(first)).unwrap_or(0);
    frame.set_cursor_position(Position::new(area.x, area.y + row.min(area.height.saturating_sub(1))));
    last
}

fn head(
    page: &mut Page,
    follow_up: &FollowUp,
    contact: &Contact,
    session: &Session,
    look: &Look,
    wide: usize,
) {
    let theme = &look.theme;
    let what = follow_up.rule().words().to_uppercase();
    let who =
        fit_with(&introduced(contact), wide.saturating_sub(what.chars().count() + 2), theme.glyphs.ellipsis);
    page.rows.push(Line::from(vec![
        Span::styled(format!("{what}  "), theme.heading),
        Span::styled(who, theme.strong),
    ]));
    let (by_when, style) = (by_when(follow_up, session), urgency(follow_up, look));
    indented(page, &capital(&follow_up.reason), theme.plain, wide);
    indented(page, &by_when, style, wide);
    if follow_up.hidden_until.is_some() {
        indented(page, "it was snoozed before", theme.dim, wide);
    }
    page.rows.push(Line::default());
}

/// "Tomas Abara, service designer at Civica"
fn introduced(contact: &Contact) -> String {
    let name = contact.name.as_str();
    match (contact.role.as_str(), contact.employer.as_str()) {
        ("", "") => name.to_owned(),
        ("", employer) => format!("{name}, {employer}"),
        (role, "") => format!("{name}, {role}"),
        (role, employer) => format!("{name}, {role} at {employer}"),
    }
}

fn urgency(follow_up: &FollowUp, look: &Look) -> Style {
    if follow_up.state == State::Late { look.theme.late } else { look.theme.plain }
}

/// "late in 3 h 15 min: best within 24 h, late after 48 h; a late one counts"
fn by_when(follow_up: &FollowUp, session: &Session) -> String {
    let when = follow_up_row::when(follow_up, session);
    let hours = |timing: Timing| session.book.settings.timing(timing);
    match follow_up.rule() {
        Rule::ThankYou if follow_up.state == State::Late => {
            format!("{when}: best within {} h, but a late one counts", hours(Timing::ThanksAimHours))
        }
        Rule::ThankYou => format!(
            "{when}: best within {} h, late after {} h; a late one counts",
            hours(Timing::ThanksAimHours),
            hours(Timing::ThanksLimitHours)
        ),
        Rule::Nudge => format!("{when}; one polite nudge, then peace"),
        Rule::KeepInTouch => format!("{when}; a few lines on how things went are enough"),
        Rule::ReachOut => format!("{when}; say in the first line who gave you the name"),
        Rule::ReportBack => format!("{when}; two lines on what came of it are enough"),
        Rule::Lead => {
            let name = follow_up_row::name(follow_up, session);
            format!("{when}; Enter, at the lead: applied, or let pass. {name} is then told")
        }
        Rule::Landed => format!("{when}; say the news, and what helped"),
        _ => when,
    }
}

fn indented(page: &mut Page, text: &str, style: Style, wide: usize) {
    for row in wrap(text, wide.saturating_sub(INDENT).max(1)) {
        page.rows.push(Line::styled(format!("{}{row}", " ".repeat(INDENT.min(wide / 4))), style));
    }
}

/// The lines of both lists of `prepare`, each with whether it is ticked.
pub(super) fn prepare_lines(follow_up: &FollowUp, session: &Session) -> Vec<(PrepareItem, bool)> {
    let contact = session.book.contact(follow_up.contact);
    let interview = contact.and_then(|contact| contact.interviews.get(&follow_up.id.record));
    let ticked = |item: &PrepareItem| {
        interview
            .and_then(|interview| interview.ticks.get(item))
            .is_some_and(|opens| opens.with_timezone(&chrono::Utc) == follow_up.opens)
    };
    session.book.settings.prepare.all().map(|item| (item.clone(), ticked(item))).collect()
}

fn lists(page: &mut Page, follow_up: &FollowUp, item: usize, session: &Session, look: &Look, wide: usize) {
    let theme = &look.theme;
    let lines = prepare_lines(follow_up, session);
    let chosen = item.min(lines.len().saturating_sub(1));
    for (index, (line, ticked)) in lines.iter().enumerate() {
        let before = session.book.settings.prepare.eve.len();
        if index == 0 && before > 0 {
            page.rows.push(Line::styled("THE DAY BEFORE", theme.heading));
        } else if index == before {
            page.rows.push(Line::styled("THE DAY ITSELF", theme.heading));
        }
        let mark = if *ticked { theme.glyphs.ticked } else { " " };
        let cursor = if index == chosen { theme.glyphs.cursor } else { " " };
        let style = if index == chosen { theme.selected } else { theme.plain };
        if index == chosen {
            page.cursor = page.rows.len();
        }
        let words = fit_with(&format!("{cursor} [{mark}] {}", line.words()), wide, theme.glyphs.ellipsis);
        page.rows.push(Line::styled(words, style));
    }
    let words = "⟦Space⟧ ticks, ⟦Tab⟧ goes to the next; ⟦d⟧ ticks the open list";
    page.rows.push(Line::styled(look.keymap.words(Context::Review, words), theme.dim));
    page.rows.push(Line::default());
}

/// How a talk can have gone, and what follows where it was held.
fn ways(page: &mut Page, contact: &Contact, session: &Session, look: &Look, wide: usize) {
    let theme = &look.theme;
    for (key, words) in WAYS {
        let key = look.keymap.words(Context::Review, key);
        hanging(page, Span::styled(format!("  {key:<4}"), theme.key), words, theme.plain, wide);
    }
    page.rows.push(Line::default());
    page.rows.push(Line::styled(
        look.keymap.words(Context::Review, "THEN, each step can wait (⟦Esc⟧), none is lost"),
        theme.heading,
    ));
    for step in DebriefStep::ALL {
        let words = look.keymap.words(Context::Review, &talk_words::asks(step, contact, &session.now));
        hanging(page, Span::raw(format!("  {:<12}", step.words())), &words, theme.dim, wide);
    }
    page.rows.push(Line::default());
}

/// A row with a word at its left; what does not fit goes on below, under the first letter.
fn hanging(page: &mut Page, left: Span<'static>, words: &str, style: Style, wide: usize) {
    let indent = width(&left.content);
    let mut words = wrap(words, wide.saturating_sub(indent).max(1)).into_iter();
    let first = words.next().unwrap_or_default();
    page.rows.push(Line::from(vec![left, Span::styled(first, style)]));
    page.rows.extend(words.map(|row| Line::styled(format!("{}{row}", " ".repeat(indent)), style)));
}

/// Who gave the name, and when the user last heard from them.
fn referrer(page: &mut Page, follow_up: &FollowUp, session: &Session, look: &Look, wide: usize) {
    let people = session.linked().with(follow_up.contact).filter_map(|id| session.book.contact(id));
    let mut gave = people.filter(|contact| contact.referrals.contains_key(&follow_up.id.record));
    let Some(referrer) = gave.next() else { return };
    indented(page, &introduced(referrer), look.theme.plain, wide);
    if let Some(last) = timeline::of(&session.book, referrer, &session.now.zone).last() {
        let day = words::plain_date(last.at.date(&session.now.zone), session.now.today());
        indented(page, &format!("{day}: {}", last.text), look.theme.dim, wide);
    }
    page.rows.push(Line::default());
}

/// The last things that happened, the newest first.
fn past(page: &mut Page, contact: &Contact, session: &Session, look: &Look, wide: usize, most: usize) {
    let theme = &look.theme;
    let today = session.now.today();
    let zone = &session.now.zone;
    let entries = timeline::of(&session.book, contact, zone);
    for entry in entries.iter().rev().take(most) {
        let day = words::plain_date(entry.at.date(zone), today);
        let day = format!("{}  ", pad(&day, INDENT.saturating_sub(1)));
        let rows = wrap(&entry.text, wide.saturating_sub(INDENT + 2).max(1));
        for (index, row) in rows.iter().enumerate() {
            let left = if index == 0 { day.clone() } else { " ".repeat(INDENT + 1) };
            page.rows.push(Line::from(vec![Span::styled(left, theme.dim), Span::raw(row.clone())]));
        }
        let note = Some(&entry.note).filter(|note| !note.is_empty());
        let note = note.map(|note| wrap(note, wide.saturating_sub(INDENT + 4).max(1))).unwrap_or_default();
        for row in note.into_iter().take(NOTE_ROWS) {
            page.rows.push(Line::styled(format!("{}{row}", " ".repeat(INDENT + 3)), theme.dim));
        }
    }
}

/// What would be sent, with what is to be said of it.
fn message(page: &mut Page, draft: &Draft, look: &Look, wide: usize) {
    if page.rows.last().is_some_and(|row| row.width() > 0) {
        page.rows.push(Line::default());
    }
    page.rows.extend(draft_words::rows(draft, &look.theme, wide));
}

/// What is noted on the person.
fn about(page: &mut Page, id: Id, contact: &Contact, session: &Session, look: &Look, wide: usize) {
    let theme = &look.theme;
    if !contact.notes.is_empty() {
        page.rows.push(Line::default());
        page.rows.push(Line::styled("NOTES", theme.heading));
        for row in wrap(&contact.notes, wide.saturating_sub(4).max(1)).into_iter().take(2 * NOTE_ROWS) {
            page.rows.push(Line::raw(format!("  {row}")));
        }
    }
    if let Some(by) = contact.source.as_ref().and_then(|source| source.by).filter(|by| *by != id)
        && let Some(referrer) = session.book.contact(by)
    {
        page.rows.push(Line::default());
        page.rows.push(Line::styled(format!("named by {}", safe(referrer.name.as_str())), theme.dim));
    }
}
