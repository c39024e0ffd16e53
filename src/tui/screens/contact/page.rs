//! What stands on one person's page, from top to bottom, before it is laid out.

use super::{
    doings, facts, links, opened,
    row::{Row, RowKey},
};
use crate::{
    domain::{
        agenda::Part, calendar::Calendar, follow_up::FollowUp, id::Id, standing::Standing, timeline,
        when::words,
    },
    tui::{follow_up_row, session::Session},
};

/// Everything on one person, or nothing where there is no such person.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Who.
    pub contact: Option<Id>,
    /// The name.
    pub name: String,
    /// From top to bottom.
    pub items: Vec<Item>,
    /// What is to be done, now or later, with this person.
    pub follow_ups: Vec<FollowUp>,
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The head of a section.
    Heading(&'static str),
    /// A row the cursor can stand on.
    Row(Row),
}

impl Page {
    /// The page of `id`, as of the session's moment.
    pub fn of(id: Id, session: &Session) -> Self {
        let Some(contact) = session.book.contact(id) else {
            return Self::default();
        };
        let (book, now) = (&session.book, &session.now);
        let calendar = Calendar::new(&now.zone, &book.settings);
        let standing = Standing::of(contact, &calendar, now.instant);
        let Part { mut follow_ups, stale, .. } = session.part_of(id);
        follow_ups.extend(stale);
        let mut items = Vec::new();
        let mut section = |heading, rows: Vec<Row>| {
            if !rows.is_empty() {
                items.push(Item::Heading(heading));
                items.extend(rows.into_iter().map(Item::Row));
            }
        };
        section("", facts::rows(contact, session, &calendar));
        section("TO DO", follow_ups.iter().map(|it| to_do(it, session)).collect());
        section("REQUESTS", doings::requests(&standing, now));
        section("TALKS", doings::talks(&standing, now));
        section("PROMISES", opened::promises(contact, now));
        section("WHAT YOU WERE TOLD TO TRY", opened::advice(contact, now));
        section("LEADS", opened::leads(contact, now));
        section("NAMES", links::rows(id, contact, session));
        section("WHAT HAPPENED", happened(&timeline::of(book, contact, &now.zone), session));
        Self { contact: Some(id), name: contact.name.to_string(), items, follow_ups }
    }

    /// The rows, without the headings.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            Item::Heading(_) => None,
        })
    }

    /// For every row the number of its section.
    pub fn sections(&self) -> Vec<usize> {
        let mut section = 0;
        let mut sections = Vec::new();
        for item in &self.items {
            match item {
                Item::Heading(_) => section += 1,
                Item::Row(_) => sections.push(section),
            }
        }
        sections
    }
}

fn to_do(item: &FollowUp, session: &Session) -> Row {
    let row = Row::new(RowKey::FollowUp(item.id), item.rule().words(), &*item.reason);
    let right = follow_up_row::when(item, session);
    Row { right, is_late: follow_up_row::is_urgent(item, session), ..row }
}

/// What happened, the newest first.
fn happened(entries: &[timeline::Entry], session: &Session) -> Vec<Row> {
    let today = session.now.today();
    let row = |(index, entry): (usize, &timeline::Entry)| {
        let date = entry.at.date(&session.now.zone);
        let day = if date > today { words::day(date, today) } else { words::short_day(date, today) };
        let note = [entry.note.trim(), entry.message.trim()].into_iter().filter(|words| !words.is_empty());
        let note = note.collect::<Vec<_>>().join("\n");
        Row { note, ..Row::new(RowKey::Happened(index), day, entry.text.as_str()) }
    };
    let mut rows: Vec<Row> = entries.iter().enumerate().rev().map(row).collect();
    if rows.is_empty() {
        rows.push(Row::new(RowKey::Nothing, "", "nothing yet; ⟦n⟧ notes what happens"));
    }
    rows
}
