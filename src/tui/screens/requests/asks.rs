//! Every ask and where it stands.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        basis::Basis,
        calendar::Calendar,
        contact::Contact,
        id::Id,
        interview::Interview,
        search::{self, Query, keys::Keys},
        standing::{RequestStanding, RequestState, Standing, Turn},
    },
    tui::renewed::Renewed,
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
    /// What a filter looks in, of everybody who was asked; where somebody has changed, it may hold more.
    keys: Arc<Keys>,
    /// How many keys these are.
    many: usize,
}

/// Which asks fit a filter.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fitting {
    /// The numbers of the keys that do.
    keys: Vec<usize>,
    /// Their places in the list, in order.
    pub places: Vec<usize>,
}

impl Renewed for Asks {
    fn renewed(&self, basis: &Basis, touched: &BTreeSet<Id>) -> Self {
        let calendar = Calendar::new(&basis.now.zone, &basis.book.settings);
        let is_touched = |(ask, _): &(Ask, usize)| touched.contains(&ask.contact);
        let (theirs, others) = self.order.iter().copied().partition(is_touched);
        let theirs: Vec<(Ask, usize)> = theirs;
        let numbers: HashMap<Id, usize> =
            theirs.into_iter().map(|(ask, number)| (ask.contact, number)).collect();
        let (keys, many) = (Arc::clone(&self.keys), self.many);
        let mut asks = Self { order: others, keys, many, places: HashMap::new() };
        for (id, contact) in touched.iter().filter_map(|id| Some((*id, basis.book.contact(*id)?))) {
            if !contact.requests.is_empty() {
                let number = asks.number(contact, numbers.get(&id).copied());
                let standing = Standing::of(contact, &calendar, basis.now.instant);
                asks.order.extend(standing.requests.iter().map(|it| (ask(id, &standing, it), number)));
            }
        }
        // Most stand in their order already, which this way of sorting is quick with.
        asks.order.sort_by_key(|(ask, _)| rank(ask));
        asks.places = asks.order.iter().enumerate().map(|(place, (ask, _))| (ask.request, place)).collect();
        asks
    }
}

impl Asks {
    /// The number of the person's key: the one it had, where it is still the same.
    fn number(&mut self, contact: &Contact, had: Option<usize>) -> usize {
        let key = search::key(fields(contact));
        had.filter(|had| self.keys.get(*had) == key).unwrap_or_else(|| {
            Arc::make_mut(&mut self.keys).push_folded(&key);
            self.many += 1;
            self.many - 1
        })
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

    /// The ask at a place of the list.
    pub fn at(&self, place: usize) -> Option<&Ask> {
        self.order.get(place).map(|(ask, _)| ask)
    }

    /// All of them, as those that fit.
    pub fn unfiltered(&self) -> Fitting {
        Fitting { keys: (0..self.many).collect(), places: (0..self.order.len()).collect() }
    }

    /// Those that fit among these. The keys are looked through one after the other as they lie, and each once.
    pub fn fitting(&self, query: &Query, among: &Fitting) -> Fitting {
        let keys: Vec<usize> = among.keys.iter().copied().filter(|key| self.keys.fits(*key, query)).collect();
        let mut fits = vec![false; self.many];
        for key in &keys {
            if let Some(fits) = fits.get_mut(*key) {
                *fits = true;
            }
        }
        let key = |place: &usize| self.order.get(*place).map(|(_, key)| *key);
        let is_fitting = |place: &usize| key(place).and_then(|key| fits.get(key)) == Some(&true);
        let mut places = Vec::with_capacity(among.places.len());
        places.extend(among.places.iter().copied().filter(is_fitting));
        Fitting { keys, places }
    }

    /// Which of these places, in order, are the first of another turn, and whose that is.
    pub fn turns(&self, places: &[usize]) -> Vec<(usize, Turn)> {
        let turn = |place: &usize| self.at(*place).map(|ask| ask.turn);
        let (mut turns, mut first) = (Vec::new(), 0);
        for same in places.chunk_by(|one, next| turn(one) == turn(next)) {
            turns.extend(same.first().and_then(turn).map(|turn| (first, turn)));
            first += same.len();
        }
        turns
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
