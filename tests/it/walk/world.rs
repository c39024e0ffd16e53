//! The people of a walk: whom the user asks, and what they do about it, seeded.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use regards::domain::{
    agenda::Agenda,
    book::Book,
    command::{
        Act, Command, ContactChanges, DebriefChanges, InterviewEdit, Log, NewContact, On, PassedTo, Refer,
    },
    event::{EventKind, Who},
    follow_up::FollowUp,
    id::{Id, Ids},
    interview::DebriefStep,
    moment::Moment,
    name::Name,
    zone::{Now, Zone},
};

use super::moment;

/// Something they do, which the user tells on the next morning.
#[derive(Clone, Debug)]
struct News {
    at: DateTime<Utc>,
    contact: Id,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Event(EventKind),
    /// A talk is agreed, so many days and hours ahead.
    Talk(u64, u32),
    /// Later, in so many days.
    Later(u64),
    CalledOff {
        for_good: bool,
    },
}

/// The book, and everybody in it with a will of their own.
pub(super) struct World {
    pub(super) book: Book,
    pub(super) now: Now,
    ids: Ids,
    dice: Ids,
    news: Vec<News>,
    offers: BTreeMap<Id, u32>,
    not_asked: VecDeque<Id>,
    people: u32,
}

impl World {
    pub(super) fn new(zone: &str, seed: u64) -> Self {
        let now = Now { instant: DateTime::UNIX_EPOCH, zone: Zone::named(zone).unwrap() };
        Self {
            book: Book::default(),
            now,
            ids: Ids::seeded(seed),
            dice: Ids::seeded(seed ^ 0xd1ce),
            news: Vec::new(),
            offers: BTreeMap::new(),
            not_asked: VecDeque::new(),
            people: 0,
        }
    }

    /// A throw of the dice: 0 to 99.
    fn percent(&mut self) -> u64 {
        self.below(100)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.dice.number() % most
    }

    pub(super) fn agenda(&self) -> Agenda {
        Agenda::of(&self.book, &self.now)
    }

    /// Does it; in a walk nothing is refused.
    pub(super) fn does(&mut self, act: Act) {
        let command = Command::new(&mut self.ids, act);
        if let Err(refusal) = self.book.apply(&command, &self.now) {
            panic!("{}: {refusal}: {:?}", self.now.stamp(), command.act);
        }
    }

    pub(super) fn log(&mut self, contact: Id, kind: EventKind, about: Option<&FollowUp>) {
        let log =
            Log { on: about.and_then(|it| self.request_of(it)).map(On::Record), ..Log::new(contact, kind) };
        self.does(Act::Log(Box::new(log)));
    }

    /// Offers times; where nobody asked for the talk in the first place, agrees on one at once.
    pub(super) fn offers_times(&mut self, follow_up: &FollowUp) {
        let contact = follow_up.contact;
        if self.request_of(follow_up).is_some() {
            self.log(contact, EventKind::Offered, Some(follow_up));
            self.hears_of_times(contact);
        } else {
            let when = Some(moment(self, self.working_start(3, 11)));
            self.does(Act::Log(Box::new(Log { when, ..Log::new(contact, EventKind::Scheduled) })));
        }
    }

    fn request_of(&self, follow_up: &FollowUp) -> Option<Id> {
        let contact = self.book.contact(follow_up.contact)?;
        let record = follow_up.id.record;
        if contact.requests.contains_key(&record) {
            return Some(record);
        }
        contact.interviews.get(&record)?.request
    }

    /// On one morning of three somebody who was named and not asked yet; else somebody new.
    pub(super) fn somebody_to_ask(&mut self) -> Id {
        if self.percent() < 33 {
            while let Some(named) = self.not_asked.pop_front() {
                if self.book.contacts[&named].requests.is_empty() {
                    return named;
                }
            }
        }
        self.somebody_new()
    }

    fn somebody_new(&mut self) -> Id {
        let id = self.ids.fresh();
        let mut new = NewContact::named(self.name());
        new.id = Some(id);
        self.does(Act::AddContact(Box::new(new)));
        id
    }

    fn name(&mut self) -> Name {
        self.people += 1;
        Name::parse(&format!("Person {}", self.people)).unwrap()
    }

    /// A moment in so many days at most, never at night.
    fn soon(&mut self, days: u64) -> DateTime<Utc> {
        let (days, minutes) = (self.below(days + 1), self.below(13 * 60));
        let date = self.now.today() + Days::new(days);
        let at = self.now.zone.resolve(date.and_time(NaiveTime::from_hms_opt(8, 1, 0).unwrap())).instant();
        at + Duration::minutes(i64::try_from(minutes).unwrap())
    }

    fn happens(&mut self, contact: Id, within_days: u64, what: What) {
        let at = self.soon(within_days);
        self.news.push(News { at, contact, what });
    }

    /// What becomes of a request or a nudge: one in three is answered (20 to 40 in a hundred are usual in the field).
    pub(super) fn hears_of_an_ask(&mut self, contact: Id) {
        if self.news.iter().any(|news| news.contact == contact) || self.percent() >= 33 {
            return;
        }
        let what = match self.percent() {
            0..25 => What::Event(EventKind::Accepted),
            25..45 => self.talk(),
            45..55 => What::Later(20 + self.below(30)),
            55..67 => What::Event(EventKind::Wrote),
            67..75 => What::Event(EventKind::Answered),
            75..84 => What::Event(EventKind::Passed),
            _ => What::Event(EventKind::Declined),
        };
        self.happens(contact, 9, what);
    }

    /// What becomes of times that were offered.
    fn hears_of_times(&mut self, contact: Id) {
        *self.offers.entry(contact).or_default() += 1;
        let what = match self.percent() {
            0..70 => self.talk(),
            70..80 => What::Event(EventKind::Wrote),
            _ => return,
        };
        self.happens(contact, 3, what);
    }

    /// What becomes of a reply to what they wrote.
    pub(super) fn hears_of_a_reply(&mut self, contact: Id) {
        let what = match self.percent() {
            0..50 => self.talk(),
            50..60 => What::Event(EventKind::Heard),
            _ => return,
        };
        self.happens(contact, 4, what);
    }

    /// Whether times were offered often enough.
    pub(super) fn is_tired_of(&self, contact: Id) -> bool {
        self.offers.get(&contact).is_some_and(|offers| *offers > 2)
    }

    fn talk(&mut self) -> What {
        let (days, hour) = (self.below(8), self.below(9));
        What::Talk(1 + days, 9 + u32::try_from(hour).unwrap())
    }

    /// Tells, in order, what happened since the last morning.
    pub(super) fn tell_the_news(&mut self) {
        let now = self.now.instant;
        let (mut told, later): (Vec<News>, Vec<News>) =
            std::mem::take(&mut self.news).into_iter().partition(|news| news.at < now);
        self.news = later;
        told.sort_by_key(|news| (news.at, news.contact));
        for news in told {
            self.tell(&news);
        }
    }

    fn tell(&mut self, news: &News) {
        let at = Some(moment(self, news.at));
        let is_booked = self.agenda().interviews.iter().any(|talk| talk.contact == news.contact);
        let log = match news.what {
            What::Talk(..) if is_booked => return,
            What::CalledOff { .. } if !is_booked => return,
            What::Talk(days, hour) => {
                let start = self.working_start(days, hour);
                if self.percent() < 8 {
                    let for_good = self.percent() < 30;
                    self.happens(news.contact, days.saturating_sub(1), What::CalledOff { for_good });
                }
                Log { when: Some(moment(self, start)), ..Log::new(news.contact, EventKind::Scheduled) }
            }
            What::Later(days) => {
                let until = Some(self.now.today() + Days::new(days));
                Log { when: at, until, ..Log::new(news.contact, EventKind::Later) }
            }
            What::CalledOff { for_good } => {
                Log { when: at, for_good, ..Log::new(news.contact, EventKind::Cancelled) }
            }
            What::Event(EventKind::Passed) => self.passed(news.contact, at),
            What::Event(kind) => {
                let by = (kind == EventKind::Answered).then_some(Who::Them);
                Log { when: at, by, ..Log::new(news.contact, kind) }
            }
        };
        self.does(Act::Log(Box::new(log)));
    }

    /// They name somebody instead of a talk.
    fn passed(&mut self, contact: Id, at: Option<Moment>) -> Log {
        let passed_to = Some(self.names_somebody());
        Log { when: at, passed_to, ..Log::new(contact, EventKind::Passed) }
    }

    /// Somebody new, half of the time in a message to both.
    fn names_somebody(&mut self) -> PassedTo {
        let introduced = self.percent() < 50;
        let id = self.somebody_new();
        if !introduced {
            self.not_asked.push_back(id);
        }
        PassedTo { contact: Some(id), name: None, facts: ContactChanges::default(), introduced }
    }

    /// What a talk opens: names, promises of both sides, opportunities; and how far it was thought over at once.
    fn opens(&mut self, contact: Id, talk: Id, ended: Moment) {
        let interview = Some(talk);
        if self.percent() < 40 {
            let to = self.names_somebody();
            self.does(Act::Refer(Box::new(Refer { by: contact, to, interview, at: Some(ended) })));
        }
        for (by, in_a_hundred) in [(Who::Me, 20), (Who::Them, 10)] {
            if self.percent() < in_a_hundred {
                let due = Some(self.working_day(2, 8));
                self.does(Act::Promise { contact, by, text: "a list".to_owned(), due, interview });
            }
        }
        if self.percent() < 15 {
            let closes = (self.percent() < 50).then(|| self.working_day(4, 12));
            self.does(Act::Lead { contact, text: "a trial".to_owned(), closes, interview });
        }
        match self.percent() {
            0..50 => {
                let on = Some(On::Record(talk));
                self.does(Act::Log(Box::new(Log { on, ..Log::new(contact, EventKind::Debriefed) })));
            }
            50..85 => {
                let stays = Some("half of it is persuading".to_owned());
                let changes = DebriefChanges { stays, ..DebriefChanges::default() };
                let later = vec![DebriefStep::Notes, DebriefStep::ForMe];
                for edit in [InterviewEdit::Debrief(changes), InterviewEdit::PutOff(later)] {
                    self.does(Act::Interview { interview: talk, edit: Box::new(edit) });
                }
            }
            _ => {}
        }
    }

    /// A working day, so many days ahead and up to so many more: people promise things for days on which they work.
    fn working_day(&mut self, days: u64, more: u64) -> NaiveDate {
        let ahead = days + self.below(more);
        let working = self.book.settings.working_days();
        let first = self.now.today() + Days::new(ahead);
        first.iter_days().find(|date| working.contains(*date)).unwrap()
    }

    /// The start of a talk so many days ahead, never at the weekend.
    fn working_start(&self, days: u64, hour: u32) -> DateTime<Utc> {
        let mut date = self.now.today() + Days::new(days);
        while matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            date = date.succ_opt().unwrap();
        }
        self.now.zone.resolve(date.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap())).instant()
    }

    /// Most talks are held as planned; some are missed by them, one in fifty by the user, some get another time.
    pub(super) fn says_how_it_went(&mut self, follow_up: &FollowUp, done: Act) {
        let whom = follow_up.contact;
        let on = Some(On::Record(follow_up.id.record));
        let when = Some(moment(self, follow_up.opens));
        let log = match self.percent() {
            0..88 => {
                self.does(done);
                self.opens(whom, follow_up.id.record, moment(self, follow_up.opens));
                return;
            }
            88..95 => Log { when, on, ..Log::new(whom, EventKind::Missed) },
            95..97 => Log { when, on, by: Some(Who::Me), ..Log::new(whom, EventKind::Missed) },
            _ => {
                let start = self.working_start(3, 10);
                Log { when: Some(moment(self, start)), on, ..Log::new(whom, EventKind::Moved) }
            }
        };
        self.does(Act::Log(Box::new(log)));
    }
}
