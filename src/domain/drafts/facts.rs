//! What the records say of each field, for one message.

use chrono::{DateTime, NaiveDate, Utc};

use super::{field::Field, gaps, kind::DraftKind, said};
use crate::domain::{
    book::Book,
    calendar::Calendar,
    card::Origin,
    channel::Channel,
    contact::{Contact, Source, SourceKind},
    event::{EventKind, Who},
    follow_up::FollowUp,
    history::Happened,
    id::Id,
    interview::Interview,
    records::{LeadOutcome, Referral},
    standing::{
        InterviewStanding, InterviewState, Occasion, OccasionKind, RequestStanding, RequestState, Standing,
    },
    zone::Now,
};

/// How many starred answers a message draws on, and how many things given it names.
const MOST: usize = 2;

/// The records that a message draws on.
pub(super) struct Facts<'a> {
    pub(super) book: &'a Book,
    pub(super) now: &'a Now,
    pub(super) contact: &'a Contact,
    pub(super) standing: Standing<'a>,
    pub(super) follow_up: Option<&'a FollowUp>,
    pub(super) id: Id,
}

impl<'a> Facts<'a> {
    /// The facts for a message to `contact`, for a follow-up or of the user's own accord.
    pub(super) fn of(
        book: &'a Book,
        now: &'a Now,
        id: Id,
        contact: &'a Contact,
        follow_up: Option<&'a FollowUp>,
    ) -> Self {
        let calendar = Calendar::new(&now.zone, &book.settings);
        let standing = Standing::of(contact, &calendar, now.instant);
        Self { book, now, contact, standing, follow_up, id }
    }

    /// What fills a field; empty where nothing is known.
    pub(super) fn value(&self, field: Field, kind: DraftKind) -> String {
        let value = match field {
            Field::Name => self.contact.name.first().to_owned(),
            Field::FullName => self.contact.name.to_string(),
            Field::Employer => self.contact.employer.clone(),
            Field::Role => self.contact.role.clone(),
            Field::Connection => self.connection(),
            Field::IntroducedBy => self.introduced_by().unwrap_or_default(),
            Field::Named => self.named(kind),
            Field::MyName => self.book.goals.name.clone(),
            Field::Introduction => self.book.goals.introduction.clone(),
            Field::WhoIAm => first_sentence(&self.book.goals.introduction).to_owned(),
            Field::About => self.about_for(kind),
            Field::Day => self.day(kind).map(|day| said::past_day(day, self.now.today())).unwrap_or_default(),
            Field::Again => self.again(),
            Field::Stays => self.stays().to_owned(),
            // Notes are not written for the person: they are seen as a gap, and said in words of one's own.
            Field::Starred => return self.starred_gap(),
            Field::Times => self.times(),
            Field::Gave => self.gave(),
            Field::News => self.news(kind),
            Field::Advice => self.advice(),
            Field::Late => self.late(),
            Field::Work => self.book.goals.news.trim_end_matches(['.', ' ']).to_owned(),
        };
        // Brackets are gaps, and what comes from the records is none.
        value.replace('[', "(").replace(']', ")")
    }

    /// The channel a message would go by: the request's, that of the last message, or the first that is known.
    pub(super) fn channel(&self) -> Option<Channel> {
        let written = |channel: &&Channel| channel.is_written();
        let request = self.request().and_then(|request| request.request.channel.as_ref());
        let mut sent = self.standing.history.events.iter().rev().filter(|it| it.event.is_message());
        let last = || sent.find_map(|happened| happened.event.channel.as_ref().filter(written));
        let is_linkedin = self.contact.profile.contains("linkedin.com")
            || self.contact.imported_from(Origin::Linkedin).is_some();
        let reached = if !self.contact.emails.is_empty() {
            Channel::usual("e-mail")
        } else if is_linkedin {
            Channel::usual("linkedin")
        } else {
            None
        };
        request.filter(written).or_else(last).cloned().or(reached)
    }

    /// The request the message is about: the follow-up's, else the last one.
    fn request(&self) -> Option<&RequestStanding<'a>> {
        let named = self.record().and_then(|record| {
            let of_event = || self.contact.events.get(&record).and_then(|event| event.request);
            let of_talk = || self.contact.interviews.get(&record).and_then(|talk| talk.request);
            let own = self.contact.requests.contains_key(&record).then_some(record);
            self.standing.request(own.or_else(of_event).or_else(of_talk)?)
        });
        named.or_else(|| self.standing.requests.last())
    }

    /// The talk the message is about: the follow-up's, else the last one held.
    fn talk(&self) -> Option<&InterviewStanding<'a>> {
        let named = self.record().and_then(|record| self.standing.interview(record));
        let held = |talk: &&InterviewStanding<'_>| matches!(talk.state, InterviewState::Held { .. });
        named.or_else(|| self.standing.interviews.iter().rfind(held))
    }

    /// The talk as it was written down.
    pub(super) fn interview(&self) -> Option<&'a Interview> {
        self.talk().map(|talk| talk.interview)
    }

    fn record(&self) -> Option<Id> {
        self.follow_up.map(|follow_up| follow_up.id.record)
    }

    fn date(&self, at: DateTime<Utc>) -> NaiveDate {
        self.now.zone.date_of(at)
    }

    /// How the user comes to write, as a sentence without its end.
    fn connection(&self) -> String {
        if let Some(introducer) = self.introduced_by() {
            return format!("{introducer} gave me your name");
        }
        let Some(source) = &self.contact.source else { return String::new() };
        match source.kind {
            SourceKind::Linkedin => {
                let listed = self.contact.imported_from(Origin::Linkedin);
                let since = listed.and_then(|imported| imported.on).map(said::month);
                since.map_or_else(
                    || "we are connected on LinkedIn".to_owned(),
                    |since| format!("we have been connected on LinkedIn since {since}"),
                )
            }
            SourceKind::Alumni => "we went to the same school".to_owned(),
            SourceKind::Teacher => "you once taught me".to_owned(),
            SourceKind::Colleague => "we have worked at the same place".to_owned(),
            SourceKind::Association => "we belong to the same association".to_owned(),
            SourceKind::CareerFair => "we met at a career fair".to_owned(),
            SourceKind::OnlineGroup => "we are in the same group online".to_owned(),
            SourceKind::CareerAdviser => "a career adviser gave me your name".to_owned(),
            SourceKind::Friend
            | SourceKind::Family
            | SourceKind::Employer
            | SourceKind::Referral
            | SourceKind::Other => String::new(),
        }
    }

    /// The name of who introduced or named the person.
    fn introduced_by(&self) -> Option<String> {
        let is_text = |source: &&Source| source.by.is_none() && !source.name.is_empty();
        let text = self.contact.source.as_ref().filter(is_text).map(|source| source.name.clone());
        text.or_else(|| self.introducer().map(|introducer| introducer.name.to_string()))
    }

    /// Who introduced or named the person, where that is somebody in the book.
    fn introducer(&self) -> Option<&'a Contact> {
        let by = self.contact.source.as_ref().and_then(|source| source.by);
        let by_referral = || self.book.contacts.naming(self.id).map(|(_, other)| other).next();
        by.and_then(|id| self.book.contact(id)).or_else(by_referral).map(AsRef::as_ref)
    }

    fn named(&self, kind: DraftKind) -> String {
        if kind == DraftKind::IntroductionRequest {
            let to = self.request().and_then(|request| request.request.to);
            return to.and_then(|to| self.book.contact(to)).map(|it| it.name.to_string()).unwrap_or_default();
        }
        let by_event = self.record().and_then(|record| self.contact.events.get(&record)?.referral);
        let referral = by_event.and_then(|referral| self.contact.referrals.get(&referral));
        let newest = || self.contact.referrals.values().max_by_key(|it| it.logged_at);
        referral.or_else(newest).map(|referral| self.name_of(referral)).unwrap_or_default()
    }

    fn name_of(&self, referral: &Referral) -> String {
        let known = referral.to.and_then(|to| self.book.contact(to));
        known.map_or_else(|| referral.name.clone(), |contact| contact.name.to_string())
    }

    /// What is asked about; nothing where a request has said it already with who the user is.
    fn about_for(&self, kind: DraftKind) -> String {
        let about = self.about();
        let who_i_am = first_sentence(&self.book.goals.introduction).to_lowercase();
        let is_said = kind == DraftKind::Request && who_i_am.contains(&about.to_lowercase());
        if is_said { String::new() } else { about.to_owned() }
    }

    /// What the request is about, else the person's field, else the field of who named them.
    fn about(&self) -> &str {
        let about = self.request().map(|request| request.request.about.trim());
        let known = [about, Some(self.contact.field.trim())].into_iter().flatten().find(|it| !it.is_empty());
        let introducer = || self.introducer().map(|introducer| introducer.field.trim());
        known.or_else(introducer).unwrap_or_default()
    }

    /// The day of what was given. A talk is remembered by the day on which it began: one told by its day alone counts
    /// as that day's last, and ends behind it.
    fn day_of(&self, occasion: &Occasion) -> NaiveDate {
        let talk = self.standing.interview(occasion.id);
        self.date(talk.map_or(occasion.at, |talk| talk.start))
    }

    /// The day of what the message is about.
    fn day(&self, kind: DraftKind) -> Option<NaiveDate> {
        let at = match kind {
            DraftKind::ThankYou | DraftKind::LateThankYou | DraftKind::NewDate | DraftKind::Apology => {
                self.talk()?.start
            }
            DraftKind::Nudge | DraftKind::AskAgain => self.request()?.sent?,
            DraftKind::Times => self.request()?.since,
            DraftKind::Answer => self.happened(EventKind::Wrote)?,
            DraftKind::ThankYouForAnswers => self.happened(EventKind::Answered)?,
            DraftKind::ThankYouAfterNo => self.happened(EventKind::Declined)?,
            DraftKind::ThankYouForIntroduction => self.happened(EventKind::Passed)?,
            DraftKind::ReportBack | DraftKind::Update | DraftKind::Landed => {
                return Some(self.day_of(self.standing.occasions.last()?));
            }
            DraftKind::Request | DraftKind::IntroductionRequest | DraftKind::Congratulation => return None,
        };
        Some(self.date(at))
    }

    /// When the follow-up's event happened; without a follow-up, the last of that kind of theirs.
    fn happened(&self, kind: EventKind) -> Option<DateTime<Utc>> {
        let is_it = |id: Id| self.record().is_none_or(|record| record == id);
        let mut events = self.standing.history.events.iter().rev();
        let found = events.find(|happened| {
            happened.event.kind == kind && happened.event.doer() == Who::Them && is_it(happened.id)
        });
        found.map(|happened| happened.at)
    }

    /// When the user may write or ask again, as they said.
    fn again(&self) -> String {
        let consent = self.contact.consent.as_ref();
        if consent.is_some_and(|consent| !consent.again) {
            return String::new();
        }
        let later = || self.request().and_then(|request| request.until);
        let day = consent.and_then(|consent| consent.on).or_else(later);
        let today = self.now.today();
        day.filter(|day| *day > today).map(|day| said::coming_day(day, today)).unwrap_or_default()
    }

    /// What stays of the talk.
    pub(super) fn stays(&self) -> &'a str {
        let debrief = self.interview().and_then(|talk| talk.debrief.as_ref());
        debrief.map(|debrief| debrief.stays.trim()).unwrap_or_default()
    }

    /// The starred answers of the talk, the first line of each.
    pub(super) fn starred(&self) -> String {
        let Some(talk) = self.interview() else { return String::new() };
        let starred = talk.answers.iter().filter(|answer| answer.starred);
        let lines = starred.filter_map(|answer| answer.text.lines().map(str::trim).find(|it| !it.is_empty()));
        lines.take(MOST).collect::<Vec<_>>().join(" / ")
    }

    fn starred_gap(&self) -> String {
        match self.starred().replace('[', "(").replace(']', ")") {
            starred if starred.is_empty() => starred,
            starred => gaps::prompt("in your own words, if you like: ", &starred),
        }
    }

    fn times(&self) -> String {
        let offered = self.standing.history.last(|happened| happened.event.kind == EventKind::Offered);
        offered.map(|happened| happened.event.note.clone()).unwrap_or_default()
    }

    /// What they gave: talks, answers, names.
    fn gave(&self) -> String {
        let today = self.now.today();
        let mut gave: Vec<String> = Vec::new();
        for occasion in self.standing.occasions.iter().rev() {
            let day = said::past_day(self.day_of(occasion), today);
            match occasion.kind {
                OccasionKind::Talk => gave.push(format!("our talk {day}")),
                OccasionKind::Answered => gave.push(format!("your answers {day}")),
                OccasionKind::CalledOff | OccasionKind::Declined | OccasionKind::Passed => {}
            }
        }
        gave.truncate(MOST);
        let names =
            self.contact.referrals.values().map(|it| self.name_of(it)).filter(|name| !name.is_empty());
        let names: Vec<String> = names.take(MOST).collect();
        if let Some(last) = names.last() {
            let what = if names.first() == Some(last) { "the name" } else { "the names" };
            gave.push(format!("{what} of {}", said::listed(&names)));
        }
        said::listed(&gave)
    }

    /// What became of each person they named and each opportunity, a line each: what is new since the user last
    /// wrote. A message that is about nothing else tells all of it where nothing is new.
    fn news(&self, kind: DraftKind) -> String {
        let told = self.standing.history.last_of_mine().map(|happened| happened.at);
        let people = self.contact.referrals.values().map(|referral| self.became_of(referral));
        let leads = self.contact.leads.values().filter_map(|lead| {
            let what = match lead.outcome? {
                LeadOutcome::LookedInto => "I looked into it",
                LeadOutcome::Applied => "I applied",
                LeadOutcome::PassedBy => "I let it pass",
            };
            let at = lead.outcome_at?.instant(&self.now.zone, lead.logged_at);
            Some((Some(at), format!("{}: {what}", lead.text)))
        });
        let all: Vec<(Option<DateTime<Utc>>, String)> = people.chain(leads).collect();
        let is_new = |at: &Option<DateTime<Utc>>| at.is_some_and(|at| told.is_none_or(|told| at > told));
        let tells_all = !matches!(kind, DraftKind::Update | DraftKind::Landed);
        let has_new = all.iter().any(|(at, _)| is_new(at));
        let lines =
            all.into_iter().filter(|(at, _)| is_new(at) || (tells_all && !has_new)).map(|(_, line)| line);
        listed_lines(lines)
    }

    /// What became of one person they named, and when that was.
    fn became_of(&self, referral: &Referral) -> (Option<DateTime<Utc>>, String) {
        let name = self.name_of(referral);
        let Some(contact) = referral.to.and_then(|to| self.book.contact(to)) else {
            return (None, format!("{name}: I have not written yet"));
        };
        let calendar = Calendar::new(&self.now.zone, &self.book.settings);
        let standing = Standing::of(contact, &calendar, self.now.instant);
        let (at, words) = became(&standing, self.now);
        (at, format!("{name}: {words}"))
    }

    /// What they told the user to try and the user tried, with what came of it, a line each. A message since has told
    /// it, unless its words are known and it is not among them: a report on a name tells nothing of it. Left out twice,
    /// it is left out on purpose.
    fn advice(&self) -> String {
        let tried = self.contact.advice.values().filter(|advice| !advice.left).filter(|advice| {
            let at = advice.closed_at.map(|at| at.instant(&self.now.zone, advice.logged_at));
            let is_since = |it: &&Happened<'_>| at.is_some_and(|at| it.at >= at) && it.event.is_my_message();
            let since: Vec<&Happened<'_>> = self.standing.history.events.iter().filter(is_since).collect();
            let names_it = |text: &str| text.is_empty() || text.contains(&advice.text);
            at.is_some() && since.len() < 2 && !since.iter().any(|it| names_it(&it.event.text))
        });
        listed_lines(tried.map(|advice| match advice.outcome.trim() {
            "" => format!("{}: I tried it", advice.text),
            outcome => format!("{}: {outcome}", advice.text),
        }))
    }

    fn late(&self) -> String {
        let limit = self.follow_up.and_then(|follow_up| follow_up.limit);
        let is_late = limit.is_some_and(|limit| limit <= self.now.instant);
        if is_late { "This comes later than it should".to_owned() } else { String::new() }
    }
}

/// Where things stand with somebody who was named, for the one who named them.
fn became(standing: &Standing<'_>, now: &Now) -> (Option<DateTime<Utc>>, String) {
    let day = |at: DateTime<Utc>| said::past_day(now.zone.date_of(at), now.today());
    let held = standing.interviews.iter().rev().find_map(|talk| match talk.state {
        InterviewState::Held { ended } => Some((ended, talk.start)),
        _ => None,
    });
    if let Some((ended, start)) = held {
        return (Some(ended), format!("we talked {}", day(start)));
    }
    if let Some(ahead) = standing.ahead().next() {
        return (Some(ahead.agreed), "we have a time for a talk".to_owned());
    }
    let Some(request) = standing.requests.last() else {
        let last = standing.history.last_of_mine();
        return match last {
            Some(last) => (Some(last.at), format!("I wrote {}", day(last.at))),
            None => (None, "I have not written yet".to_owned()),
        };
    };
    let words = match request.state {
        RequestState::Planned => return (None, "I have not written yet".to_owned()),
        RequestState::Sent | RequestState::Nudged => "I have written, and wait for an answer",
        RequestState::Accepted if request.awaits_introduction => "said yes",
        RequestState::Accepted => "said yes, and we look for a time",
        RequestState::Later => "asked me to come back later",
        RequestState::Answered => "answered my questions in writing",
        RequestState::PassedOn => "passed me on to somebody else",
        RequestState::Declined => "had no time, and told me so",
        RequestState::AtRest => "I wrote, and have not heard back",
        RequestState::Closed => "it did not come to a talk",
    };
    (Some(request.since), words.to_owned())
}

/// Lines of a list, each on a line of its own; nothing for none.
fn listed_lines(lines: impl Iterator<Item = String>) -> String {
    lines.map(|line| format!("\n- {line}")).collect()
}

/// The first sentence, without the space after it.
fn first_sentence(text: &str) -> &str {
    let line = text.trim().lines().next().unwrap_or_default();
    let end = line.match_indices(['.', '?', '!']).map(|(at, mark)| at + mark.len());
    let end = end.into_iter().find(|end| line.get(*end..).is_some_and(|rest| rest.starts_with(' ')));
    end.and_then(|end| line.get(..end)).unwrap_or(line)
}
