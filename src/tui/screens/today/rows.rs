//! What stands on Today, row by row.

use crate::{
    domain::{follow_up::FollowUpId, id::Id, readiness::Ready},
    tui::session::Session,
};

/// How many of the next talks are shown.
const NEXT_TALKS: usize = 3;

/// Something on Today that the cursor can stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Talk(Id),
    FollowUp(FollowUpId),
    /// Whom, or where.
    Offer(Option<Id>, Option<String>),
    Waiting(Id),
}

/// One row of Today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Day,
    Blank,
    Talk(usize),
    TalkMore(usize),
    Heading(&'static str),
    Today(usize),
    Open(usize),
    Offer(usize),
    Waiting(usize),
    Rested,
    Stale,
    Week,
    Kind(String),
    Ready(Ready),
}

/// The rows from top to bottom.
pub fn rows(session: &Session, only_pool: Option<usize>, left: &[Ready]) -> Vec<Row> {
    let agenda = &session.agenda;
    let mut rows = vec![Row::Day, Row::Blank];
    let talks = agenda.interviews.len().min(NEXT_TALKS);
    for (index, talk) in agenda.interviews.iter().take(talks).enumerate() {
        rows.push(Row::Talk(index));
        // What is to be known of a later one is told on its own day; until then what is for today comes first.
        if session.now.zone.date_of(talk.start) <= session.now.today() {
            rows.push(Row::TalkMore(index));
        }
    }
    if talks > 0 {
        rows.push(Row::Blank);
    }
    rows.push(Row::Heading("FOR TODAY"));
    if agenda.for_today.is_empty() {
        rows.push(Row::Kind("All clear. Nobody waits for you today.".to_owned()));
    }
    match only_pool {
        None | Some(0) => {}
        Some(1) => rows.push(Row::Kind("1 person is in the pool, not asked yet: ⟦3⟧ shows them.".to_owned())),
        Some(count) => {
            rows.push(Row::Kind(format!("{count} people are in the pool, not asked yet: ⟦3⟧ shows them.")));
        }
    }
    rows.extend((0..agenda.for_today.len()).map(Row::Today));
    if !left.is_empty() {
        rows.extend([Row::Blank, Row::Heading("BEFORE THE FIRST REQUEST, the key ⟦,⟧ leads there")]);
        rows.extend(left.iter().copied().map(Row::Ready));
    }
    if !agenda.open.is_empty() || !agenda.offers.is_empty() {
        rows.extend([Row::Blank, Row::Heading("CAN WAIT")]);
        rows.extend((0..agenda.open.len()).map(Row::Open));
        rows.extend((0..agenda.offers.len()).map(Row::Offer));
    }
    if !agenda.waiting.is_empty() {
        rows.extend([Row::Blank, Row::Heading("WAITING FOR THEM, nothing for you to do")]);
        rows.extend((0..agenda.waiting.len()).map(Row::Waiting));
    }
    rows.extend([Row::Blank, Row::Rested]);
    if !agenda.stale.is_empty() {
        rows.push(Row::Stale);
    }
    rows.extend([Row::Blank, Row::Week]);
    rows
}

/// What the cursor stands on, where it can stand on a row.
pub fn item(row: &Row, session: &Session) -> Option<Item> {
    let agenda = &session.agenda;
    match row {
        Row::Talk(index) => agenda.interviews.get(*index).map(|talk| Item::Talk(talk.id)),
        Row::Today(index) => agenda.for_today.get(*index).map(|it| Item::FollowUp(it.id)),
        Row::Open(index) => agenda.open.get(*index).map(|it| Item::FollowUp(it.id)),
        Row::Offer(index) => agenda.offers.get(*index).map(|it| Item::Offer(it.contact, it.employer.clone())),
        Row::Waiting(index) => agenda.waiting.get(*index).map(|it| Item::Waiting(it.request)),
        _ => None,
    }
}
