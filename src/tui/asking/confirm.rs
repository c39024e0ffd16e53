//! Yes or no, where no is meant unless somebody says yes.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    domain::{
        belongings::belongings,
        columns::{width, wrap},
        command::Act,
        contact::Contact,
        id::Id,
    },
    tui::{
        action::{Action, Context},
        look::Look,
        message::Effect,
        pen,
        session::Session,
        step::Step,
    },
};

/// A question, what hangs on it, and what is done if the answer is yes.
#[derive(Debug)]
pub struct Confirm {
    question: String,
    lines: Vec<String>,
    yes: Yes,
}

/// What is done if the answer is yes.
#[derive(Debug)]
enum Yes {
    Do(Act),
    Copy(String),
}

impl Confirm {
    /// Asks `question`, with `lines` below it, before `act` is done.
    pub fn new(question: String, lines: Vec<String>, act: Act) -> Self {
        Self { question, lines, yes: Yes::Do(act) }
    }

    /// Asks whether an address is copied that was not opened.
    pub fn copy(why: &str, address: String) -> Self {
        let question = format!("{why}. Copy the address?");
        Self { question, lines: vec![address.clone()], yes: Yes::Copy(address) }
    }

    /// Where its keys are declared.
    pub fn context(&self) -> Context {
        Context::Confirm
    }

    /// What it makes of a verb.
    pub fn act(&mut self, action: Action, _session: &mut Session) -> Step {
        match action {
            Action::Yes => match &self.yes {
                Yes::Do(act) => Step::Do(act.clone()),
                Yes::Copy(address) => Step::Want(Effect::Copy(address.clone())),
            },
            Action::No | Action::Back => Step::Back,
            _ => Step::NotMine,
        }
    }

    /// How many rows it wants at the foot of the screen.
    pub fn rows(&self, _session: &Session, look: &Look, columns: u16, rows: u16) -> u16 {
        rows_of(&self.question, &self.lines, look, columns).min(rows)
    }

    /// Draws it.
    pub fn view(&self, _session: &Session, look: &Look, frame: &mut Frame<'_>, area: Rect) {
        draw(&self.question, &self.lines, look, frame, area);
    }
}

/// How many rows a question takes, with the rule above it.
pub fn rows_of(question: &str, lines: &[String], look: &Look, columns: u16) -> u16 {
    let columns = usize::from(columns).saturating_sub(2);
    let rows = wrap(&asked(question, look), columns).len() + hanging(lines, look, columns).len();
    u16::try_from(rows + 1).unwrap_or(u16::MAX)
}

/// Draws a question with what hangs on it. Where there is no room for all, the question stays.
pub fn draw(question: &str, lines: &[String], look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let area = area.intersection(frame.area());
    if area.width < 2 {
        return;
    }
    let columns = usize::from(area.width).saturating_sub(2);
    let question = wrap(&asked(question, look), columns);
    let mut y = area.y;
    for row in question {
        if y < area.bottom() {
            pen::line(
                frame.buffer_mut(),
                (area.x + 1, y),
                &Line::styled(row.as_str(), look.theme.strong),
                area.width - 1,
            );
            let end =
                area.x.saturating_add(1 + u16::try_from(width(&row)).unwrap_or(0)).min(area.right() - 1);
            frame.set_cursor_position(Position::new(end, y));
            y += 1;
        }
    }
    for row in hanging(lines, look, columns) {
        if y < area.bottom() {
            pen::line(frame.buffer_mut(), (area.x + 1, y), &Line::raw(row), area.width - 1);
            y += 1;
        }
    }
}

fn asked(question: &str, look: &Look) -> String {
    format!("{question}  {} ", answers(look))
}

/// Which key is yes and which is no: `y/N`, where a capital letter is what Enter means.
pub fn answers(look: &Look) -> String {
    let key = |text| look.keymap.words(Context::Confirm, text);
    let no = key("⟦n⟧");
    let no = if no.chars().nth(1).is_none() { no.to_uppercase() } else { no };
    format!("{}/{no}", key("⟦y⟧"))
}

fn hanging(lines: &[String], look: &Look, columns: usize) -> Vec<String> {
    let words = lines.iter().map(|line| look.keymap.words(Context::Confirm, line));
    let rows = words.flat_map(|line| wrap(&line, columns.saturating_sub(2)));
    rows.map(|row| format!("  {row}")).collect()
}

/// Asks before people are deleted: says what goes with them, and what stays.
pub fn delete(people: &[Id], session: &Session) -> Confirm {
    let known: Vec<(Id, &Contact)> =
        people.iter().filter_map(|id| Some((*id, session.book.contact(*id)?.as_ref()))).collect();
    let who = match known.as_slice() {
        [(_, contact)] => contact.name.to_string(),
        several => format!("{} people", several.len()),
    };
    let mut lines = vec![goes_too(&known)];
    lines.extend(keeping_the_name(&known, session));
    if known.iter().any(|(_, contact)| !contact.imported.is_empty()) {
        lines.push("a later import does not bring them back".to_owned());
    }
    lines.push("⟦u⟧ takes it back; backups keep them up to 30 days".to_owned());
    let acts: Vec<Act> = known.iter().map(|(id, _)| Act::Delete { contact: *id }).collect();
    let act = match acts.as_slice() {
        [only] => only.clone(),
        _ => Act::Together { what: format!("Deleted {who}"), acts },
    };
    Confirm::new(format!("Delete {who}?"), lines, act)
}

fn goes_too(people: &[(Id, &Contact)]) -> String {
    let contacts: Vec<&Contact> = people.iter().map(|(_, contact)| *contact).collect();
    match belongings(&contacts).as_slice() {
        [] => "nothing else is noted with them".to_owned(),
        [only] if only == "the notes" => "the notes go too".to_owned(),
        [parts @ .., last] if last == "the notes" => format!("{} and the notes go too", parts.join(", ")),
        parts => format!("{} go too", parts.join(", ")),
    }
}

/// Those who named one of `people` or were named by one: they keep the name as text.
fn keeping_the_name(people: &[(Id, &Contact)], session: &Session) -> Option<String> {
    let goes = |id: Id| people.iter().any(|(gone, _)| *gone == id);
    let others = session.book.contacts.iter().filter(|(id, other)| {
        let named = other.referrals.values().any(|referral| referral.to.is_some_and(goes));
        let source = other.source.as_ref().and_then(|source| source.by);
        !goes(**id) && (named || source.is_some_and(goes))
    });
    let names: Vec<&str> = others.map(|(_, other)| other.name.as_str()).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("{one} keeps the name as text")),
        [one, other] => Some(format!("{one} and {other} keep the name as text")),
        [one, rest @ ..] => Some(format!("{one} and {} others keep the name as text", rest.len())),
    }
}
