//! Whom a person named, and who named that person.

use std::collections::BTreeSet;

use super::row::{Row, RowKey};
use crate::{
    domain::{contact::Contact, id::Id, records::Referral, when::words},
    tui::session::Session,
};

/// Who named this person first, then whom this person named; each person of the book once.
pub fn rows(id: Id, contact: &Contact, session: &Session) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |row: Row| {
        if !rows.iter().any(|known| known.key == row.key && known.label == row.label) {
            rows.push(row);
        }
    };
    let source = contact.source.as_ref();
    let named_by = source.and_then(|source| source.by);
    let linked: BTreeSet<Id> = session.linked().with(id).chain(named_by).collect();
    let people = || linked.iter().filter_map(|other| Some((other, session.book.contact(*other)?)));
    for (other, record) in people() {
        let named = record.referrals.values().find(|referral| referral.to == Some(id));
        if let Some(referral) = named {
            let text = format!("{}{}", record.name, told(referral, session));
            add(Row::new(RowKey::Person(*other), "named by", text));
        } else if named_by == Some(*other) {
            add(Row::new(RowKey::Person(*other), "named by", record.name.as_str()));
        }
    }
    if let Some(chain) = chain(id, session) {
        add(Row::new(RowKey::Chain, "the way there", chain));
    }
    if let Some(name) = source.map(|source| source.name.as_str()).filter(|name| !name.is_empty()) {
        add(Row::new(RowKey::Name(0), "named by", name));
    }
    for (index, referral) in contact.referrals.values().enumerate() {
        let known = referral.to.and_then(|to| Some((to, session.book.contact(to)?)));
        let (key, name) = match known {
            Some((to, person)) => (RowKey::Person(to), person.name.as_str()),
            None => (RowKey::Name(index + 1), referral.name.as_str()),
        };
        let label = if referral.introduced { "introduced" } else { "named" };
        add(Row::new(key, label, format!("{name}{}", told(referral, session))));
    }
    for (other, record) in people() {
        let by = record.source.as_ref().and_then(|source| source.by);
        let is_noted = contact.referrals.values().any(|referral| referral.to == Some(*other));
        if by == Some(id) && !is_noted {
            add(Row::new(RowKey::Person(*other), "named", record.name.as_str()));
        }
    }
    rows
}

/// "Rosa Whitlock > Femi Oduya > Marek Szabó": from the first who named somebody to this person; none where that is
/// only one name.
fn chain(id: Id, session: &Session) -> Option<String> {
    let mut way = vec![id];
    while let Some(by) = way.last().and_then(|id| namer(*id, session)).filter(|by| !way.contains(by)) {
        way.push(by);
    }
    let names = way.iter().rev().filter_map(|id| session.book.contact(*id)).map(|it| it.name.as_str());
    (way.len() > 2).then(|| names.collect::<Vec<_>>().join(" > "))
}

/// Who is given as having named a person, else who named them first.
fn namer(id: Id, session: &Session) -> Option<Id> {
    let book = &session.book;
    let by = book.contact(id)?.source.as_ref().and_then(|source| source.by);
    by.filter(|by| book.contact(*by).is_some()).or_else(|| {
        let named = session.linked().with(id).flat_map(|by| {
            let referrals = book.contact(by).into_iter().flat_map(|record| record.referrals.values());
            let here = referrals.filter(|referral| referral.to == Some(id));
            here.map(move |referral| (referral.at.instant(&session.now.zone, referral.logged_at), by))
        });
        named.min().map(|(_, by)| by)
    })
}

fn told(referral: &Referral, session: &Session) -> String {
    let (date, today) = (referral.at.date(&session.now.zone), session.now.today());
    format!(", {}", words::short_day(date, today))
}
