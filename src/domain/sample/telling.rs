//! Telling what happened with a made-up person: every record stands and is linked as if the user had told it.

use chrono::{DateTime, FixedOffset};

use super::{days::Days, dice::FreshIds};
use crate::domain::{
    channel::Channel,
    contact::Contact,
    event::{Event, EventKind},
    id::Id,
    interview::Interview,
    moment::Moment,
    request::Request,
};

/// How long after something happened it is told, in minutes.
const TOLD_AFTER: i64 = 4;

/// A person in the making.
pub(super) struct Telling<'a> {
    pub(super) contact: Contact,
    pub(super) days: &'a Days<'a>,
    ids: &'a mut FreshIds,
}

impl<'a> Telling<'a> {
    pub(super) fn of(contact: Contact, days: &'a Days<'a>, ids: &'a mut FreshIds) -> Self {
        Self { contact, days, ids }
    }

    pub(super) fn fresh(&mut self) -> Id {
        self.ids.fresh()
    }

    /// When something is told that happened at `at`.
    pub(super) fn logged(&self, at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        self.days.after(at, TOLD_AFTER).min(self.days.now())
    }

    /// Something happened at `at`; `more` says the rest of it.
    pub(super) fn tell(
        &mut self,
        kind: EventKind,
        at: DateTime<FixedOffset>,
        more: impl FnOnce(&mut Event),
    ) -> Id {
        let mut event = Event::new(kind, at.into(), self.logged(at));
        more(&mut event);
        let id = self.fresh();
        self.contact.events.insert(id, event);
        id
    }

    /// A request is planned and not sent.
    pub(super) fn planned(&mut self, at: DateTime<FixedOffset>, request: Request) -> Id {
        self.asked(EventKind::Planned, at, request)
    }

    /// A request goes out.
    pub(super) fn sent(&mut self, at: DateTime<FixedOffset>, request: Request) -> Id {
        self.asked(EventKind::Sent, at, request)
    }

    fn asked(&mut self, kind: EventKind, at: DateTime<FixedOffset>, request: Request) -> Id {
        let (id, channel) = (self.fresh(), request.channel.clone());
        self.contact.requests.insert(id, request);
        self.tell(kind, at, |event| {
            event.request = Some(id);
            event.channel = channel;
        });
        id
    }

    /// Something more happened with a request, by its channel.
    pub(super) fn on(
        &mut self,
        request: Id,
        kind: EventKind,
        at: DateTime<FixedOffset>,
        note: impl Into<String>,
    ) -> Id {
        let channel = self.contact.requests.get(&request).and_then(|request| request.channel.clone());
        let note = note.into();
        self.tell(kind, at, |event| {
            event.request = Some(request);
            event.channel = channel;
            event.note = note;
        })
    }

    /// A talk is agreed on at `at`.
    pub(super) fn scheduled(&mut self, at: DateTime<FixedOffset>, talk: Interview) -> Id {
        let (id, request, starts_at) = (self.fresh(), talk.request, talk.starts_at);
        self.contact.interviews.insert(id, talk);
        self.tell(EventKind::Scheduled, at, |event| {
            event.request = request;
            event.interview = Some(id);
            event.starts_at = Some(starts_at);
        });
        id
    }

    /// A talk was held as it was scheduled. Gives its end.
    pub(super) fn held(&mut self, talk: Id) -> DateTime<FixedOffset> {
        let planned = self.contact.interviews.get(&talk).and_then(|interview| match interview.starts_at {
            Moment::Instant(start) => Some(self.days.after(start, i64::from(interview.minutes))),
            Moment::Date(_) => None,
        });
        let end = planned.unwrap_or_else(|| self.days.now());
        self.on_talk(talk, EventKind::Held, end, "");
        end
    }

    /// Something more happened with a talk.
    pub(super) fn on_talk(
        &mut self,
        talk: Id,
        kind: EventKind,
        at: DateTime<FixedOffset>,
        note: impl Into<String>,
    ) -> Id {
        let request = self.contact.interviews.get(&talk).and_then(|interview| interview.request);
        let note = note.into();
        self.tell(kind, at, |event| {
            event.request = request;
            event.interview = Some(talk);
            event.note = note;
        })
    }

    /// The user said thank you for a talk, or for the answer that is this event.
    pub(super) fn thanked(
        &mut self,
        occasion: Id,
        at: DateTime<FixedOffset>,
        channel: Option<Channel>,
        note: impl Into<String>,
    ) {
        let note = note.into();
        self.tell(EventKind::Thanked, at, |event| {
            event.thanks_for = vec![occasion];
            event.channel = channel;
            event.note = note;
        });
    }

    /// The user wrote without asking for anything.
    pub(super) fn touched(
        &mut self,
        at: DateTime<FixedOffset>,
        channel: Option<Channel>,
        note: impl Into<String>,
    ) {
        let note = note.into();
        self.tell(EventKind::Touched, at, |event| {
            event.channel = channel;
            event.note = note;
        });
    }
}
