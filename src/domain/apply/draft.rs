//! A book being changed: the copy that is worked on, and what it was before.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Duration, FixedOffset, Utc};

use crate::domain::{
    book::{Book, Goals, Question},
    calendar::Calendar,
    command::{Change, Refusal, RefusalKind, Touched},
    contact::Contact,
    id::{Id, Ids},
    settings::Settings,
    standing::Standing,
    zone::{Now, Zone},
};

/// The copy of a book that one command works on.
pub(super) struct Draft<'a> {
    book: Book,
    before: Touched,
    ids: Ids,
    remarks: Vec<String>,
    /// The moment and place of the command.
    pub now: &'a Now,
}

impl<'a> Draft<'a> {
    pub(super) fn new(book: &Book, ids: Ids, now: &'a Now) -> Self {
        Self { book: book.clone(), before: Touched::default(), ids, remarks: Vec::new(), now }
    }

    /// The changed book, the change, and the remarks made on the way.
    pub(super) fn finish(self) -> (Book, Change, Vec<String>) {
        let mut after = Touched::default();
        for id in self.before.contacts.keys() {
            after.contacts.insert(*id, self.book.contacts.get(id).cloned());
        }
        after.settings = self.before.settings.as_ref().map(|_| Arc::clone(&self.book.settings));
        after.goals = self.before.goals.as_ref().map(|_| Arc::clone(&self.book.goals));
        after.question_lists = self.before.question_lists.as_ref().map(|_| self.book.question_lists.clone());
        after.templates = self.before.templates.as_ref().map(|_| self.book.templates.clone());
        after.landed = self.before.landed.map(|_| self.book.landed);
        after.forgotten = self.before.forgotten.as_ref().map(|_| Arc::clone(&self.book.forgotten));
        let change = Change { what: String::new(), before: self.before, after };
        (self.book, change, self.remarks)
    }

    /// The book as it stands within this command.
    pub(super) fn book(&self) -> &Book {
        &self.book
    }

    /// The local zone.
    pub(super) fn zone(&self) -> &'a Zone {
        &self.now.zone
    }

    /// The moment.
    pub(super) fn instant(&self) -> DateTime<Utc> {
        self.now.instant
    }

    /// The contact, shared.
    pub(super) fn contact(&self, id: Id) -> Result<Arc<Contact>, Refusal> {
        self.book.contacts.get(&id).cloned().ok_or_else(|| {
            Refusal::new(
                RefusalKind::NotFound,
                format!("There is nobody with the id {id} in the book"),
                "the list shows who is",
            )
        })
    }

    /// Whose record it is: the first contact that holds it and of which `has` is true.
    pub(super) fn owner(&self, record: Id, has: impl Fn(&Contact) -> bool) -> Option<(Id, Arc<Contact>)> {
        let found = self.book.contacts.holding(record).find(|(_, contact)| has(contact));
        found.map(|(id, contact)| (id, Arc::clone(contact)))
    }

    /// The contacts that the command has touched so far.
    pub(super) fn touched(&self) -> Vec<Id> {
        self.before.contacts.keys().copied().collect()
    }

    /// The ids of what stood in the book before and does not any more.
    pub(super) fn gone(&self) -> BTreeSet<Id> {
        let mut gone = BTreeSet::new();
        for (id, before) in &self.before.contacts {
            let Some(before) = before else { continue };
            let after = self.book.contacts.get(id);
            if after.is_none() {
                gone.insert(*id);
            }
            let left: BTreeSet<Id> =
                after.iter().flat_map(|after| after.record_ids()).map(|(id, _)| id).collect();
            gone.extend(before.record_ids().map(|(id, _)| id).filter(|id| !left.contains(id)));
        }
        gone
    }

    /// The contact, to be changed.
    pub(super) fn change(&mut self, id: Id) -> Result<&mut Contact, Refusal> {
        let unknown = self.contact(id).err();
        self.remember(id);
        match self.book.contacts.get_mut(&id) {
            Some(contact) => Ok(Arc::make_mut(contact)),
            None => {
                Err(unknown.unwrap_or_else(|| Refusal::new(RefusalKind::NotFound, "Nobody is there", "")))
            }
        }
    }

    /// Puts a contact into the book, or takes one out.
    pub(super) fn put(&mut self, id: Id, contact: Option<Arc<Contact>>) {
        self.remember(id);
        match contact {
            Some(contact) => {
                self.book.contacts.insert(id, contact);
            }
            None => {
                self.book.contacts.remove(&id);
            }
        }
    }

    pub(super) fn put_settings(&mut self, settings: &Arc<Settings>) {
        self.before.settings.get_or_insert_with(|| Arc::clone(&self.book.settings));
        self.book.settings = Arc::clone(settings);
    }

    pub(super) fn put_goals(&mut self, goals: &Arc<Goals>) {
        self.before.goals.get_or_insert_with(|| Arc::clone(&self.book.goals));
        self.book.goals = Arc::clone(goals);
    }

    /// The user has landed, or has not.
    pub(super) fn land(&mut self, at: Option<DateTime<FixedOffset>>) -> Result<String, Refusal> {
        if at.is_some_and(|at| at.with_timezone(&Utc) > self.now.instant) {
            return Err(Refusal::new(
                RefusalKind::Time,
                "That time has not come yet",
                "say it when you have the work, and everyone who helped comes up to be told",
            ));
        }
        if at == self.book.landed {
            let words = if at.is_some() { "That is noted already" } else { "You are still looking" };
            return Err(Refusal::new(RefusalKind::Already, words, ""));
        }
        self.put_landed(at);
        Ok(if at.is_some() { "You have landed" } else { "Still looking" }.to_owned())
    }

    pub(super) fn put_landed(&mut self, at: Option<DateTime<FixedOffset>>) {
        self.before.landed.get_or_insert(self.book.landed);
        self.book.landed = at;
    }

    pub(super) fn put_question_lists(&mut self, lists: BTreeMap<String, Arc<Vec<Question>>>) {
        let before = std::mem::replace(&mut self.book.question_lists, lists);
        self.before.question_lists.get_or_insert(before);
    }

    pub(super) fn put_templates(&mut self, templates: BTreeMap<String, String>) {
        let before = std::mem::replace(&mut self.book.templates, templates);
        self.before.templates.get_or_insert(before);
    }

    pub(super) fn put_forgotten(&mut self, forgotten: Arc<BTreeSet<String>>) {
        self.before.forgotten.get_or_insert_with(|| Arc::clone(&self.book.forgotten));
        self.book.forgotten = forgotten;
    }

    /// A fresh id that no contact of the book and no record of `contact` has.
    pub(super) fn fresh(&mut self, contact: Option<&Contact>) -> Id {
        loop {
            let id = self.ids.fresh();
            let is_taken =
                self.book.contacts.contains_key(&id) || contact.is_some_and(|contact| contact.holds(id));
            if !is_taken {
                return id;
            }
        }
    }

    /// The stamp of what is told now about `contact`: later than all that was told before, so that two things told
    /// at one moment keep the order in which they were told.
    pub(super) fn logged_at(&self, contact: &Contact) -> DateTime<FixedOffset> {
        let now = self.now.stamp();
        let events = contact.events.values().map(|event| event.logged_at);
        let told = events
            .chain(contact.referrals.values().map(|referral| referral.logged_at))
            .chain(contact.promises.values().map(|promise| promise.logged_at))
            .chain(contact.advice.values().map(|advice| advice.logged_at))
            .chain(contact.leads.values().map(|lead| lead.logged_at));
        let last = told.max();
        last.filter(|last| *last >= now)
            .map_or(now, |last| self.zone().local(last.with_timezone(&Utc) + Duration::milliseconds(1)))
    }

    /// Where things stand with `contact`.
    pub(super) fn standing<'c>(&self, contact: &'c Contact) -> Standing<'c> {
        let settings = Arc::clone(&self.book.settings);
        Standing::of(contact, &Calendar::new(self.zone(), &settings), self.instant())
    }

    /// Something worth saying beside the summary.
    pub(super) fn remark(&mut self, remark: impl Into<String>) {
        self.remarks.push(remark.into());
    }

    /// Does something of which the remarks are not worth saying.
    pub(super) fn quietly<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let said = self.remarks.len();
        let done = act(self);
        self.remarks.truncate(said);
        done
    }

    fn remember(&mut self, id: Id) {
        let book = &self.book;
        self.before.contacts.entry(id).or_insert_with(|| book.contacts.get(&id).cloned());
    }
}
