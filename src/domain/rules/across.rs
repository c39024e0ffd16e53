//! What crosses people: facts that stand with one person and open a follow-up for another.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, FixedOffset, Utc};

use crate::domain::{
    book::Book,
    calendar::Calendar,
    contact::Contact,
    event::LATE_TELLING_DAYS,
    id::Id,
    moment::Moment,
    name::Name,
    records::Referral,
    standing::{OccasionKind, RequestStanding, RequestState, Standing},
    zone::Zone,
};

/// Somebody named somebody to the user, or introduced the two in a shared message, which wants an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The referral's record.
    pub referral: Id,
    /// Who named them.
    pub by: Id,
    /// That person's name.
    pub by_name: Name,
    /// When.
    pub at: Moment,
    /// When that was told.
    pub logged_at: DateTime<FixedOffset>,
    /// Whether the two were introduced.
    pub introduced: bool,
}

impl Naming {
    fn of(referral: Id, record: &Referral, by: Id, named_by: &Contact) -> Self {
        let (at, logged_at, introduced) = (record.at, record.logged_at, record.introduced);
        Self { referral, by, by_name: named_by.name.clone(), at, logged_at, introduced }
    }

    /// The instant it counts as having happened.
    pub fn instant(&self, zone: &Zone) -> DateTime<Utc> {
        self.at.instant(zone, self.logged_at)
    }

    /// Whether it was told so late that it opens nothing.
    pub fn told_late(&self, zone: &Zone) -> bool {
        self.logged_at.with_timezone(&Utc) - self.instant(zone) > Duration::days(LATE_TELLING_DAYS)
    }
}

/// What became of the user's turning to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// They talked.
    Talked,
    /// They said no.
    SaidNo,
    /// They did not answer, and are left in peace.
    Rested,
}

/// What there is to tell, of one person, to whoever named them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The person's name.
    pub name: Name,
    /// What became of it and when, the oldest first.
    pub became: Vec<(DateTime<Utc>, Became)>,
}

impl News {
    /// Of `contact` at `now`. What was told late opens nothing, here as elsewhere; a request that came to rest is
    /// no news while another one is open.
    fn of(contact: &Contact, calendar: &Calendar<'_>, now: DateTime<Utc>) -> Self {
        let standing = Standing::of(contact, calendar, now);
        let occasions = standing.occasions.iter().filter(|occasion| !occasion.told_late);
        let mut became: Vec<(DateTime<Utc>, Became)> = occasions
            .filter_map(|occasion| match occasion.kind {
                OccasionKind::Talk => Some((occasion.at, Became::Talked)),
                OccasionKind::Declined => Some((occasion.at, Became::SaidNo)),
                OccasionKind::CalledOff | OccasionKind::Answered | OccasionKind::Passed => None,
            })
            .collect();
        if standing.requests.iter().all(RequestStanding::is_settled) {
            let resting = standing.requests.iter().filter(|request| request.state == RequestState::AtRest);
            let rested = resting.filter(|request| !request.told_late).filter_map(|request| request.rests);
            became.extend(rested.map(|at| (at, Became::Rested)));
        }
        became.sort_by_key(|(at, _)| *at);
        Self { name: contact.name.clone(), became }
    }

    /// The last thing that became of it since `named`: of several the newest is what there is to tell.
    pub fn since(&self, named: DateTime<Utc>) -> Option<(DateTime<Utc>, Became)> {
        self.became.last().copied().filter(|(at, _)| *at >= named)
    }
}

/// The facts that cross people. A person whose record, and whose part of these, is what it was has the follow-ups
/// they had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Across {
    landed: Option<DateTime<Utc>>,
    /// By who was named.
    namings: BTreeMap<Id, Vec<Naming>>,
    /// Of those who were named.
    news: BTreeMap<Id, News>,
}

impl Across {
    /// All of them, of `book` at `now`.
    pub fn of(book: &Book, calendar: &Calendar<'_>, now: DateTime<Utc>) -> Self {
        let mut across = Self::landed_at(Self::landing(book));
        across.follow(&book.contacts.keys().copied().collect(), book, calendar, now);
        across
    }

    /// Those of a book without people, whose user found work then.
    pub fn landed_at(landed: Option<DateTime<Utc>>) -> Self {
        Self { landed, ..Self::default() }
    }

    /// Those that concern one person.
    pub fn about(book: &Book, contact: Id, calendar: &Calendar<'_>, now: DateTime<Utc>) -> Self {
        let mut namings: BTreeMap<Id, Vec<Naming>> = BTreeMap::new();
        for (by, named_by) in book.contacts.naming(contact) {
            let these = named_by.referrals.iter().filter(|(_, referral)| referral.to == Some(contact));
            for (id, referral) in these {
                namings.entry(contact).or_default().push(Naming::of(*id, referral, by, named_by));
            }
        }
        let referrals = book.contact(contact).into_iter().flat_map(|contact| contact.referrals.values());
        let named = referrals.filter_map(|referral| referral.to);
        let news = named.filter_map(|id| Some((id, News::of(book.contact(id)?, calendar, now)))).collect();
        Self { landed: Self::landing(book), namings, news }
    }

    /// Follows a change of the people who were `touched`; returns everybody to whom these facts may say something else
    /// now, the touched among them.
    pub fn follow(
        &mut self,
        touched: &BTreeSet<Id>,
        book: &Book,
        calendar: &Calendar<'_>,
        now: DateTime<Utc>,
    ) -> BTreeSet<Id> {
        // Whoever was named by one of them, or is now.
        let mut concerned = touched.clone();
        self.namings.retain(|to, namings| {
            let before = namings.len();
            namings.retain(|naming| !touched.contains(&naming.by));
            if namings.len() < before {
                concerned.insert(*to);
            }
            !namings.is_empty()
        });
        for (by, named_by) in touched.iter().filter_map(|by| Some((by, book.contact(*by)?))) {
            for (id, referral) in &named_by.referrals {
                let Some(to) = referral.to else { continue };
                concerned.insert(to);
                let namings = self.namings.entry(to).or_default();
                let naming = Naming::of(*id, referral, *by, named_by);
                let place = namings.partition_point(|other| (other.by, other.referral) < (*by, *id));
                namings.insert(place, naming);
            }
        }
        // And whoever named one of them, who has news to hear.
        for id in concerned.clone() {
            let news = self.named(id).first().and_then(|_| Some(News::of(book.contact(id)?, calendar, now)));
            concerned.extend(self.named(id).iter().map(|naming| naming.by));
            match news {
                Some(news) => drop(self.news.insert(id, news)),
                None => drop(self.news.remove(&id)),
            }
        }
        concerned
    }

    /// Who named this person, or introduced the user to them.
    pub fn named(&self, contact: Id) -> &[Naming] {
        self.namings.get(&contact).map_or(&[], Vec::as_slice)
    }

    /// What there is to tell of this person to whoever named them.
    pub fn news_of(&self, contact: Id) -> Option<&News> {
        self.news.get(&contact)
    }

    /// When the user of `book` found work.
    pub fn landing(book: &Book) -> Option<DateTime<Utc>> {
        book.landed.map(|at| at.with_timezone(&Utc))
    }

    /// When the user found work.
    pub fn landed(&self) -> Option<DateTime<Utc>> {
        self.landed
    }
}
