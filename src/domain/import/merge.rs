//! What a row makes of a record.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::{
    identity::{Keyed, address, is_listing},
    more,
    outcome::{Field, FieldNews, News, Outcome, Row},
    record::{Base, Merge, Told},
};
use crate::domain::{
    card::{Card, Origin, Past},
    connection::{email_key, profile_key},
    contact::{Contact, Imported, Source, SourceKind},
    id::Id,
    search::fold,
};

/// A record with a row in it, and what that changed.
pub(super) struct Merged<'a> {
    /// Owned where it is new or became different.
    contact: Cow<'a, Contact>,
    outcome: Outcome,
    fields: Vec<FieldNews>,
    becomes_discreet: bool,
    past: Past,
}

impl<'a> Merged<'a> {
    /// Somebody new.
    pub(super) fn new(keyed: &Keyed<'_>, base: &Base<'_>) -> Self {
        let card = keyed.card;
        let imported = imported(keyed);
        let becomes_discreet = base.settings.is_present_employer(&imported.employer);
        let linkedin = Source { kind: SourceKind::Linkedin, by: None, name: String::new() };
        let contact = Contact {
            employer: imported.employer.clone(),
            role: imported.role.clone(),
            profile: card.profile.as_ref().map(address).unwrap_or_default(),
            source: (base.origin == Origin::Linkedin).then_some(linkedin),
            pool: true,
            discreet: becomes_discreet,
            ..Contact::new(keyed.name.clone())
        };
        let mut merge = Merge::of(Cow::Owned(contact), keyed, base);
        let mut now = imported;
        if base.origin == Origin::Linkedin {
            merge.contact.to_mut().emails.clone_from(&card.emails);
        } else {
            more::merge(&mut merge, None, &mut now);
        }
        // That everything is new about somebody new goes without saying; what has happened does not.
        merge.fields.retain(|news| news.field >= Field::Asked);
        let Merge { mut contact, fields, past, .. } = merge;
        contact.to_mut().imported.push(now);
        Self { contact, outcome: Outcome::Added, fields, becomes_discreet, past }
    }

    /// Somebody who is in the book.
    pub(super) fn into(contact: &'a Contact, keyed: &Keyed<'_>, base: &Base<'_>) -> Self {
        let known = contact.imported_from(base.origin);
        let mut merge = Merge::of(Cow::Borrowed(contact), keyed, base);
        match known {
            Some(last) => merge.update(last, base.told),
            None => merge.link(),
        }
        let Merge { contact: mut merged, mut fields, past, .. } = merge;
        fields.sort_by_key(|news| news.field);
        let follows = |news: &FieldNews| !matches!(news.news, News::Differs { .. } | News::LeftOut(_));
        let outcome = if known.is_none() {
            Outcome::Linked
        } else if fields.iter().any(follows) {
            Outcome::Updated
        } else if fields.is_empty() {
            Outcome::Unchanged
        } else {
            Outcome::Differing
        };
        // People become discreet by coming to the user's employer, not again by every import: the user may have
        // said otherwise since.
        let has_come = known.is_none() || merged.employer != contact.employer;
        let becomes_discreet =
            has_come && !merged.discreet && base.settings.is_present_employer(&merged.employer);
        if becomes_discreet {
            merged.to_mut().discreet = true;
        }
        Self { contact: merged, outcome, fields, becomes_discreet, past }
    }

    pub(super) fn row(self, card: &Card, contact: Option<Id>) -> Row {
        Row {
            line: card.line,
            name: card.name.clone(),
            contact,
            outcome: self.outcome,
            fields: self.fields,
            doubles: Vec::new(),
            becomes_discreet: self.becomes_discreet,
            becomes: match self.contact {
                Cow::Owned(contact) => Some(Arc::new(contact)),
                Cow::Borrowed(_) => None,
            },
            past: self.past,
        }
    }
}

/// What the file says, as it is kept for the next import.
fn imported(keyed: &Keyed<'_>) -> Imported {
    let card = keyed.card;
    Imported {
        from: keyed.origin.key().to_owned(),
        key: keyed.key().to_owned(),
        name: keyed.name.to_string(),
        employer: card.employer.clone().unwrap_or_default(),
        role: card.position.clone().unwrap_or_default(),
        on: card.connected_on,
        told: BTreeMap::new(),
    }
}

impl Merge<'_, '_> {
    /// The first import that meets somebody the user added: fills what is empty, leaves the rest.
    fn link(&mut self) {
        let mut imported = imported(self.keyed);
        let card = self.keyed.card;
        let name = self.contact.name.to_string();
        if fold(&name) != fold(&imported.name) {
            self.say(Field::Name, &imported.name, News::Differs { yours: name });
        }
        for (field, theirs) in [(Field::Employer, &imported.employer), (Field::Role, &imported.role)] {
            let yours = self.yours(field).to_owned();
            if theirs.is_empty() || *theirs == yours {
                continue;
            }
            if yours.is_empty() {
                self.put(field, theirs);
                self.say(field, theirs, News::Filled);
            } else {
                self.say(field, theirs, News::Differs { yours });
            }
        }
        if let (Some(key), Some(profile)) = (self.keyed.profile, &card.profile) {
            let yours = self.contact.profile.clone();
            if yours.is_empty() {
                self.fill_profile(&address(profile));
            } else if profile_key(&yours).as_deref() != Some(key) {
                self.say(Field::Profile, &profile.url, News::Differs { yours });
            }
        }
        if self.keyed.origin == Origin::Linkedin {
            self.compare_emails();
        } else {
            more::merge(self, None, &mut imported);
        }
        self.contact.to_mut().imported.push(imported);
    }

    /// A later import: follows the file where the user has not written something else since.
    fn update(&mut self, last: &Imported, told: Told) {
        let mut now = last.clone();
        let card = self.keyed.card;
        let name = self.keyed.name.to_string();
        if name != last.name {
            // A name is how the user knows the person: it never follows.
            let yours = self.contact.name.to_string();
            let news = if yours == name { News::Agrees } else { News::Differs { yours } };
            self.say(Field::Name, &name, news);
            now.name = name;
        }
        for (field, theirs, last, now, told) in [
            (Field::Employer, &card.employer, &last.employer, &mut now.employer, told.employer),
            (Field::Role, &card.position, &last.role, &mut now.role, told.role),
        ] {
            let yours = self.yours(field).to_owned();
            let Some(theirs) = theirs else {
                // That the file names no employer any more is worth saying, and no reason to forget the one it named.
                if told && !last.is_empty() && yours == *last {
                    self.say(field, "", News::Differs { yours });
                }
                continue;
            };
            if theirs == last {
                continue;
            }
            now.clone_from(theirs);
            let news = if yours == *theirs {
                News::Agrees
            } else if yours != *last {
                News::Differs { yours }
            } else if yours.is_empty() {
                News::Filled
            } else {
                News::Updated { from: yours }
            };
            if matches!(news, News::Filled | News::Updated { .. }) {
                self.put(field, theirs);
            }
            self.say(field, theirs, news);
        }
        self.update_keys(last, &mut now);
        if let Some(day) = card.connected_on.filter(|day| last.on != Some(*day)) {
            let from = last.on.map(|day| day.to_string());
            let news = from.map_or(News::Filled, |from| News::Updated { from });
            self.say(Field::ConnectedOn, &day.to_string(), news);
            now.on = Some(day);
        }
        if self.keyed.origin != Origin::Linkedin {
            more::merge(self, Some(last), &mut now);
        }
        if now != *last {
            let known = self.contact.to_mut().imported.iter_mut().find(|known| known.from == now.from);
            if let Some(known) = known {
                *known = now;
            }
        }
    }

    /// Profile and e-mail of somebody known: a better key is kept, and the profile follows the key.
    fn update_keys(&mut self, last: &Imported, now: &mut Imported) {
        let was_listed = is_listing(&last.key);
        if self.keyed.origin != Origin::Linkedin {
            // A key that the row has lost may come back with the next file.
            if !self.keyed.is_only_listed() {
                self.keyed.key().clone_into(&mut now.key);
            }
            return;
        }
        if let (Some(key), Some(profile)) = (self.keyed.profile, &self.keyed.card.profile) {
            if key != last.key {
                self.update_profile(key, &address(profile), last);
                key.clone_into(&mut now.key);
            }
        } else if let Some(email) = self.keyed.email().filter(|_| was_listed) {
            email.clone_into(&mut now.key);
        }
        match (self.keyed.email(), self.keyed.card.emails.first()) {
            (Some(_), Some(_)) if was_listed => self.compare_emails(),
            // Whether LinkedIn told no address before, or the user took it away, cannot be known: it is only listed.
            (Some(_), Some(email)) if self.contact.emails.is_empty() => {
                self.say(Field::Email, email, News::Differs { yours: String::new() });
            }
            _ => {}
        }
    }

    fn update_profile(&mut self, key: &str, url: &str, last: &Imported) {
        let yours = self.contact.profile.clone();
        let yours_key = profile_key(&yours);
        let news = if yours.is_empty() {
            News::Filled
        } else if yours_key.as_deref() == Some(key) {
            News::Agrees
        } else if yours_key.as_deref() == Some(&last.key) {
            News::Updated { from: yours }
        } else {
            News::Differs { yours }
        };
        if matches!(news, News::Filled | News::Updated { .. }) {
            url.clone_into(&mut self.contact.to_mut().profile);
        }
        self.say(Field::Profile, url, news);
    }

    /// The address of somebody of whom LinkedIn has told none before.
    fn compare_emails(&mut self) {
        let (Some(key), Some(email)) = (self.keyed.email(), self.keyed.card.emails.first()) else { return };
        if self.contact.emails.is_empty() {
            self.contact.to_mut().emails.push(email.clone());
            self.say(Field::Email, email, News::Filled);
        } else if !self.contact.emails.iter().any(|yours| email_key(yours).as_deref() == Some(key)) {
            let yours = self.contact.emails.join(", ");
            self.say(Field::Email, email, News::Differs { yours });
        } else {
            self.say(Field::Email, email, News::Agrees);
        }
    }

    fn fill_profile(&mut self, url: &str) {
        url.clone_into(&mut self.contact.to_mut().profile);
        self.say(Field::Profile, url, News::Filled);
    }

    fn yours(&self, field: Field) -> &str {
        if field == Field::Role { &self.contact.role } else { &self.contact.employer }
    }

    fn put(&mut self, field: Field, theirs: &str) {
        let contact = self.contact.to_mut();
        let place = if field == Field::Role { &mut contact.role } else { &mut contact.employer };
        theirs.clone_into(place);
    }
}
