//! Every ask and where it stands.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::domain::{
    book::Book,
    calendar::Calendar,
    contact::Contact,
    id::Id,
    interview::Interview,
    search::{Query, keys::Keys},
    standing::{RequestStanding, RequestState, Standing, Turn},
    zone::Now,
};

/// One ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// When the talk is that was agreed, while it is ahead.
    pub talk: Option<DateTime<Utc>>,
}

/// Every ask.
#[derive(Debug, Default)]
pub struct Asks {
    /// In the order of the list, each with the number of the person's key.
    order: Vec<(Ask, usize)>,
    /// Where in that order a request stands.
    places: HashMap<Id, usize>,
    /// What a filter looks in, of everybody who was asked.
    keys: Keys,
}

impl Asks {
    /// All that there are in `book`, as they stand at `now`.
    pub fn of(book: &Book, now: &Now) -> Self {
        let calendar = Calendar::new(&now.zone, &book.settings);
        let mut asks = Self::default();
        let asked = book.contacts.iter().filter(|(_, contact)| !contact.requests.is_empty());
        for (number, (id, contact)) in asked.enumerate() {
            let standing = Standing::of(contact, &calendar, now.instant);
            let theirs = standing.requests.iter().map(|request| (ask(*id, &standing, request), number));
            asks.order.extend(theirs);
            asks.keys.push(fields(contact));
        }
        asks.order.sort_unstable_by_key(|(ask, _)| rank(ask));
        asks.places = asks.order.iter().enumerate().map(|(place, (ask, _))| (ask.request, place)).collect();
        asks
    }

    /// Whether nobody was ever asked.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// All of them, in order.
    pub fn all(&self) -> impl Iterator<Item = &Ask> {
        self.order.iter().map(|(ask, _)| ask)
    }

    /// The ask with this request.
    pub fn get(&self, request: Id) -> Option<&Ask> {
        self.order.get(*self.places.get(&request)?).map(|(ask, _)| ask)
    }

    /// The requests that fit, in order; and the places at which another turn begins, and whose that is.
    pub fn list(&self, query: &Query) -> (Vec<Id>, Vec<(usize, Turn)>) {
        let (mut rows, mut turns) = (Vec::with_capacity(self.order.len()), Vec::new());
        let mut last = None;
        for (ask, number) in &self.order {
            if !self.keys.fits(*number, query) {
                continue;
            }
            if last.replace(ask.turn) != Some(ask.turn) {
                turns.push((rows.len(), ask.turn));
            }
            rows.push(ask.request);
        }
        (rows, turns)
    }
}

fn ask(contact: Id, standing: &Standing<'_>, request: &RequestStanding<'_>) -> Ask {
    let is_of_it = |interview: &Interview| interview.request == Some(request.id);
    // Somebody set aside is not waited for any more.
    let turn = if standing.history.contact.retired.is_some() { Turn::Nobody } else { request.turn };
    Ask {
        contact,
        request: request.id,
        state: request.state,
        turn,
        since: request.since,
        talk: standing.ahead().find(|talk| is_of_it(talk.interview)).map(|talk| talk.start),
    }
}

fn fields(contact: &Contact) -> impl Iterator<Item = &str> {
    let about = contact.requests.values().map(|request| request.about.as_str());
    let fields =
        [contact.name.as_str(), contact.employer.as_str(), contact.role.as_str(), contact.field.as_str()];
    fields.into_iter().chain(about)
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
