//! Every ask and where it stands. A person's asks are looked at again only where their record or the minute changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        calendar::Calendar,
        contact::Contact,
        id::Id,
        interview::Interview,
        search::{self, Query},
        standing::{RequestStanding, RequestState, Standing, Turn},
    },
    tui::session::Session,
};

/// One ask.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Who was asked.
    pub contact: Id,
    /// The request.
    pub request: Id,
    /// Where it stands.
    pub state: RequestState,
    /// Whose turn it is.
    pub turn: Turn,
    /// When its state began.
    pub since: DateTime<Utc>,
    /// The events and talks that belong to it: what is to be done may follow from one of them.
    pub records: Vec<Id>,
    /// When the talk is that was agreed, while it is ahead.
    pub talk: Option<DateTime<Utc>>,
}

/// The asks of one person as they were looked up.
#[derive(Debug)]
struct Known {
    contact: Arc<Contact>,
    asks: Vec<Ask>,
    /// What a filter looks in, folded.
    key: String,
}

/// Every ask.
#[derive(Debug, Default)]
pub struct Asks {
    minute: Option<i64>,
    people: BTreeMap<Id, Known>,
    /// In the order of the list.
    order: Vec<(Id, Ask)>,
    /// Where in that order a request stands.
    places: BTreeMap<Id, usize>,
}

impl Asks {
    /// Takes over what has changed.
    pub fn renew(&mut self, session: &Session) {
        let minute = Some(session.now.instant.timestamp().div_euclid(60));
        if self.minute != minute {
            self.people.clear();
            self.minute = minute;
        }
        let book = &session.book;
        let calendar = Calendar::new(&session.now.zone, &book.settings);
        let asked = |contact: &Contact| !contact.requests.is_empty();
        self.people.retain(|id, known| book.contact(*id).is_some_and(|now| Arc::ptr_eq(now, &known.contact)));
        for (id, contact) in book.contacts.iter().filter(|(_, contact)| asked(contact)) {
            self.people.entry(*id).or_insert_with(|| {
                let standing = Standing::of(contact, &calendar, session.now.instant);
                let asks = standing.requests.iter().map(|request| ask(*id, &standing, request)).collect();
                Known { contact: Arc::clone(contact), asks, key: key(contact) }
            });
        }
        let all = self.people.iter().flat_map(|(id, known)| known.asks.iter().map(|ask| (*id, ask.clone())));
        self.order = all.collect();
        self.order.sort_by_key(|(_, ask)| rank(ask));
        self.places = self.order.iter().enumerate().map(|(place, (_, ask))| (ask.request, place)).collect();
    }

    /// Whether nobody was ever asked.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The requests of all of them.
    pub fn requests(&self) -> BTreeSet<Id> {
        self.order.iter().map(|(_, ask)| ask.request).collect()
    }

    /// The ask with this request.
    pub fn get(&self, request: Id) -> Option<&Ask> {
        self.order.get(*self.places.get(&request)?).map(|(_, ask)| ask)
    }

    /// The requests that fit, in order.
    pub fn list(&self, query: &Query) -> Vec<Id> {
        let fits = |id: &Id| {
            query.is_empty() || self.people.get(id).is_some_and(|it| query.matches(&it.key).is_some())
        };
        self.order.iter().filter(|(id, _)| fits(id)).map(|(_, ask)| ask.request).collect()
    }
}

fn ask(contact: Id, standing: &Standing<'_>, request: &RequestStanding<'_>) -> Ask {
    let record = standing.history.contact;
    let events =
        record.events.iter().filter(|(_, event)| event.request == Some(request.id)).map(|(id, _)| *id);
    let is_of_it = |interview: &Interview| interview.request == Some(request.id);
    let talks = record.interviews.iter().filter(|(_, interview)| is_of_it(interview)).map(|(id, _)| *id);
    // Somebody set aside is not waited for any more.
    let turn = if record.retired.is_some() { Turn::Nobody } else { request.turn };
    Ask {
        contact,
        request: request.id,
        state: request.state,
        turn,
        since: request.since,
        records: events.chain(talks).collect(),
        talk: standing.ahead().find(|talk| is_of_it(talk.interview)).map(|talk| talk.start),
    }
}

fn key(contact: &Contact) -> String {
    let about = contact.requests.values().map(|request| request.about.as_str());
    let fields =
        [contact.name.as_str(), contact.employer.as_str(), contact.role.as_str(), contact.field.as_str()];
    search::key(fields.into_iter().chain(about))
}

/// Mine before theirs before the closed ones; by stage; of the open ones the oldest first, of the closed the newest.
fn rank(ask: &Ask) -> (u8, RequestState, i64, Id) {
    let since = ask.since.timestamp();
    match ask.turn {
        Turn::Mine => (0, ask.state, since, ask.request),
        Turn::Theirs => (1, ask.state, since, ask.request),
        Turn::Nobody => (2, RequestState::Planned, -since, ask.request),
    }
}
