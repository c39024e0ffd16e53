//! What crosses people: facts that stand with one person and open a follow-up for another.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, FixedOffset, Utc};

use crate::domain::{book::Book, event::LATE_TELLING_DAYS, id::Id, moment::Moment, name::Name, zone::Zone};

/// Somebody introduced the user to somebody else in a shared message, which wants an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduction {
    /// The referral's record.
    pub referral: Id,
    /// Who introduced.
    pub by: Name,
    /// When.
    pub at: Moment,
    /// When that was told.
    pub logged_at: DateTime<FixedOffset>,
}

impl Introduction {
    /// The instant it counts as having happened.
    pub fn instant(&self, zone: &Zone) -> DateTime<Utc> {
        self.at.instant(zone, self.logged_at)
    }

    /// Whether it was told so late that it opens nothing.
    pub fn told_late(&self, zone: &Zone) -> bool {
        self.logged_at.with_timezone(&Utc) - self.instant(zone) > Duration::days(LATE_TELLING_DAYS)
    }
}

/// The facts that cross people, found once for the whole book. Where it is equal to what it was, a person whose
/// record is unchanged has the follow-ups they had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Across {
    introductions: BTreeMap<Id, Vec<Introduction>>,
}

impl Across {
    /// Looks for them in `book`.
    pub fn of(book: &Book) -> Self {
        let mut introductions: BTreeMap<Id, Vec<Introduction>> = BTreeMap::new();
        for contact in book.contacts.values() {
            for (id, referral) in &contact.referrals {
                let Some(to) = referral.to.filter(|_| referral.introduced) else { continue };
                introductions.entry(to).or_default().push(Introduction {
                    referral: *id,
                    by: contact.name.clone(),
                    at: referral.at,
                    logged_at: referral.logged_at,
                });
            }
        }
        Self { introductions }
    }

    /// Who introduced the user to this person.
    pub fn introductions_to(&self, contact: Id) -> &[Introduction] {
        self.introductions.get(&contact).map_or(&[], Vec::as_slice)
    }
}
