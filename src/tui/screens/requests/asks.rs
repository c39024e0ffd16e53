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
        search::{self, Query, table::Table},
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
    table: Arc<Table>,
}

/// What is listed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Requests, or people, in order.
    pub rows: Vec<Id>,
    /// The rows with which another turn begins, and whose that is.
    pub turns: Vec<(usize, Turn)>,
    /// Whether that is all there is to list.
    pub is_whole: bool,
}

impl Renewed for Asks {
    fn renewed(&self, basis: &Basis, touched: &BTreeSet<Id>) -> Self {
        let calendar = Calendar::new(&basis.now.zone, &basis.book.settings);
        let known = self.order.iter().copied().zip(self.numbers.iter().copied());
        let (theirs, mut order): (Vec<_>, Vec<_>) =
            known.partition(|(ask, _)| touched.contains(&ask.contact));
        let numbers: HashMap<Id, u32> =
            theirs.into_iter().map(|(ask, number)| (ask.contact, number)).collect();
        let mut asks = Self { table: Arc::clone(&self.table), ..Self::default() };
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
        let is_same = |had: &u32| usize::try_from(*had).is_ok_and(|had| self.table.keys().get(had) == key);
        had.filter(is_same).unwrap_or_else(|| {
            let new = u32::try_from(self.table.keys().len()).unwrap_or(u32::MAX);
            Arc::make_mut(&mut self.table).push_folded(&key);
            new
        })
    }

    /// Gathers what they are found by.
    pub fn gather(&self) {
        self.table.gather(None);
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

    /// Those that fit.
    pub fn listed(&self, query: &Query) -> Listed {
        self.beginning(query, usize::MAX)
    }

    /// The first of those that fit, at most so many.
    pub fn beginning(&self, query: &Query, most: usize) -> Listed {
        let fitting = (!query.is_empty()).then(|| self.table.fitting(query));
        let mut listed = Listed { is_whole: true, ..Listed::default() };
        let ends = self.turns.iter().skip(1).map(|(place, _)| *place).chain([self.order.len()]);
        for ((start, turn), end) in self.turns.iter().zip(ends) {
            let first = listed.rows.len();
            for (request, number) in self.requests.iter().zip(&self.numbers).take(end).skip(*start) {
                if fitting.as_ref().is_some_and(|fitting| !fitting.has(*number)) {
                    continue;
                }
                if listed.rows.len() == most {
                    return Listed { is_whole: false, ..listed };
                }
                if listed.rows.len() == first {
                    listed.turns.push((first, *turn));
                }
                listed.rows.push(*request);
            }
        }
        listed
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        domain::sample,
        tui::test_app::{MORNING, at},
    };

    fn asks() -> Asks {
        let now = at(MORNING);
        let basis = Basis { book: sample::book(120, 10, 1, &now), now };
        Asks::default().renewed(&basis, &basis.everybody())
    }

    proptest! {
        #[test]
        fn those_are_listed_whose_key_fits(text in "[a-eé ,.'(]{0,5}", most in 0..40_usize) {
            let (asks, gathered) = (asks(), asks());
            gathered.gather();
            let query = Query::new(&text);
            let fits = |number: &u32| {
                asks.table.keys().matches(usize::try_from(*number).unwrap(), &query).is_some()
            };
            let fitting = asks.order.iter().zip(&asks.numbers).filter(|(_, number)| fits(number));
            let fitting: Vec<&Ask> = fitting.map(|(ask, _)| ask).collect();
            let is_first =
                |row: &usize| row.checked_sub(1).is_none_or(|above| fitting[above].turn != fitting[*row].turn);
            let firsts = (0..fitting.len()).filter(is_first).map(|row| (row, fitting[row].turn));
            let rows = fitting.iter().map(|ask| ask.request).collect();
            let expected = Listed { rows, turns: firsts.collect(), is_whole: true };
            let first = Listed {
                rows: expected.rows.iter().take(most).copied().collect(),
                turns: expected.turns.iter().filter(|(row, _)| *row < most).copied().collect(),
                is_whole: expected.rows.len() <= most,
            };
            for asks in [&asks, &gathered] {
                prop_assert_eq!(&asks.listed(&query), &expected, "{:?}", text);
                prop_assert_eq!(&asks.beginning(&query, most), &first, "{:?}", text);
            }
        }
    }
}
