//! Every ask and where it stands.

use std::{
    collections::{BTreeSet, HashMap},
    rc::Rc,
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
    tui::{renewed::Renewed, stage_words::Became},
};

/// One ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Who was asked.
    pub contact: Id,
    /// The request.
    pub request: Id,
    /// Where it stands.
    pub became: Became,
    /// Whose turn it is.
    pub turn: Turn,
    /// When the talk is that was agreed, while it is ahead.
    pub talk: Option<DateTime<Utc>>,
}

/// Every ask.
#[derive(Debug, Default)]
pub struct Asks {
    /// In the order of the list.
    order: Vec<Ask>,
    /// In that order the requests, and the numbers of the keys of those who were asked.
    requests: Vec<Id>,
    numbers: Vec<u32>,
    /// Where in that order a request stands.
    places: HashMap<Id, usize>,
    /// With which places another turn begins, and whose that is.
    turns: Vec<(usize, Turn)>,
    /// What a filter looks in, of everybody who was asked; where somebody has changed, it may hold more.
    keys: Arc<Keys>,
    /// How many keys these are.
    many: u32,
}

/// Which asks fit a filter.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fitting {
    /// The numbers of the keys that do.
    keys: Vec<u32>,
    /// Their requests.
    pub listed: Rc<Listed>,
    /// The number of the key of each of these.
    numbers: Vec<u32>,
}

/// What is listed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Requests, or people, in order.
    pub rows: Vec<Id>,
    /// The rows with which another turn begins, and whose that is.
    pub turns: Vec<(usize, Turn)>,
}

impl Renewed for Asks {
    fn renewed(&self, basis: &Basis, touched: &BTreeSet<Id>) -> Self {
        let calendar = Calendar::new(&basis.now.zone, &basis.book.settings);
        let known = self.order.iter().copied().zip(self.numbers.iter().copied());
        let (theirs, mut order): (Vec<_>, Vec<_>) =
            known.partition(|(ask, _)| touched.contains(&ask.contact));
        let numbers: HashMap<Id, u32> =
            theirs.into_iter().map(|(ask, number)| (ask.contact, number)).collect();
        let mut asks = Self { keys: Arc::clone(&self.keys), many: self.many, ..Self::default() };
        for (id, contact) in touched.iter().filter_map(|id| Some((*id, basis.book.contact(*id)?))) {
            if !contact.requests.is_empty() {
                let number = asks.number(contact, numbers.get(&id).copied());
                let standing = Standing::of(contact, &calendar, basis.now.instant);
                order.extend(standing.requests.iter().map(|it| (ask(id, &standing, it), number)));
            }
        }
        // Most stand in their order already, which this way of sorting is quick with.
        order.sort_by_key(|(ask, _)| rank(ask));
        (asks.order, asks.numbers) = order.into_iter().unzip();
        asks.requests = asks.order.iter().map(|ask| ask.request).collect();
        asks.places = asks.requests.iter().enumerate().map(|(place, request)| (*request, place)).collect();
        asks.turns = turns(&asks.order);
        asks
    }
}

impl Asks {
    /// The number of the person's key: the one it had, where it is still the same.
    fn number(&mut self, contact: &Contact, had: Option<u32>) -> u32 {
        let key = search::key(fields(contact));
        let is_same = |had: &u32| usize::try_from(*had).is_ok_and(|had| self.keys.get(had) == key);
        had.filter(is_same).unwrap_or_else(|| {
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
        self.order.iter()
    }

    /// The ask with this request.
    pub fn get(&self, request: Id) -> Option<&Ask> {
        self.order.get(*self.places.get(&request)?)
    }

    /// All of them, as those that fit.
    pub fn unfiltered(&self) -> Fitting {
        let listed = Listed { rows: self.requests.clone(), turns: self.turns.clone() };
        let (keys, numbers) = ((0..self.many).collect(), self.numbers.clone());
        Fitting { keys, listed: Rc::new(listed), numbers }
    }

    /// Those of `among` that fit.
    pub fn fitting(&self, query: &Query, among: &Fitting) -> Fitting {
        let keys = self.keys.fitting(query, &among.keys);
        let mut fits = vec![false; self.keys.len()];
        for key in keys.iter().filter_map(|key| usize::try_from(*key).ok()) {
            if let Some(fits) = fits.get_mut(key) {
                *fits = true;
            }
        }
        let is_fitting = |key: &u32| usize::try_from(*key).ok().and_then(|key| fits.get(key)) == Some(&true);
        let (known, many) = (&among.listed, among.numbers.len());
        let mut listed = Listed { rows: Vec::with_capacity(many), turns: Vec::new() };
        let mut numbers = Vec::with_capacity(many);
        let ends = known.turns.iter().skip(1).map(|(row, _)| *row).chain([many]);
        for ((start, turn), end) in known.turns.iter().zip(ends) {
            let first = listed.rows.len();
            let theirs = known.rows.iter().zip(&among.numbers).take(end).skip(*start);
            for (request, number) in theirs.filter(|(_, number)| is_fitting(number)) {
                listed.rows.push(*request);
                numbers.push(*number);
            }
            if listed.rows.len() > first {
                listed.turns.push((first, *turn));
            }
        }
        Fitting { keys, listed: Rc::new(listed), numbers }
    }
}

/// With which places another turn begins, and whose that is.
fn turns(order: &[Ask]) -> Vec<(usize, Turn)> {
    let (mut turns, mut first) = (Vec::new(), 0);
    for same in order.chunk_by(|one, next| one.turn == next.turn) {
        turns.extend(same.first().map(|ask| (first, ask.turn)));
        first += same.len();
    }
    turns
}

fn ask(contact: Id, standing: &Standing<'_>, request: &RequestStanding<'_>) -> Ask {
    let is_of_it = |interview: &Interview| interview.request == Some(request.id);
    // Somebody set aside is not waited for any more.
    let turn = if standing.history.contact.retired.is_some() { Turn::Nobody } else { request.turn };
    Ask {
        contact,
        request: request.id,
        became: Became::of(request, standing),
        turn,
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
    let Became { state, since, .. } = ask.became;
    let since = since.timestamp();
    match ask.turn {
        Turn::Mine => (0, state, since, ask.request),
        Turn::Theirs => (1, state, since, ask.request),
        Turn::Nobody => (2, RequestState::Planned, -since, ask.request),
    }
}
