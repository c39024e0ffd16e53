//! Books told in lines, for the tables of cases.
//!
//! A line is `who when what ...`: an event's word with the request (`r1`), the interview (`i1`) and the event's own
//! name (`#e1`) it has, and `key=value`. Other lines say `ada is pool`, `ada remind m1 2026-11-20T09:00 text`,
//! `ada snooze nudge-r1 OPENS UNTIL`, `ada drop nudge-r1 OPENS AT`, `ada tick i1 ITEM OPENS`; what a talk opens,
//! `ada WHEN named f1 ben`, `introduced f1 ben`, `promise p1 by=me due=DAY text`, `advice a1 text`,
//! `lead l1 closes=DAY applied=WHEN text`; its debrief, `ada stays i1 text`, `ada puts-off i1 people,promises`; and
//! `landed WHEN`.

use std::{collections::BTreeMap, fmt, sync::Arc};

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, Utc};

use super::follow_ups;
use crate::domain::{
    agenda::Agenda,
    book::Book,
    channel::Channel,
    contact::{Consent, Contact, Retired, Source, SourceKind},
    event::{Event, EventKind, Who},
    follow_up::{FollowUp, FollowUpId, Rule},
    id::Id,
    interview::{Debrief, DebriefStep, Interview},
    moment::Moment,
    name::Name,
    prepare::PrepareItem,
    records::{Advice, Decision, Lead, LeadOutcome, Promise, Referral, Reminder},
    request::Purpose,
    settings::{Away, Settings},
    zone::{Now, Zone},
};

pub(crate) const VIENNA: &str = "Europe/Vienna";

/// A book, and the short names of its records.
pub(crate) struct Story {
    pub book: Book,
    zone: Zone,
    names: BTreeMap<Id, String>,
    told: i64,
    script: String,
}

impl fmt::Debug for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "in {}:\n{}", self.zone, self.script)
    }
}

impl Story {
    /// The book told in `script`, in the zone of that name.
    pub fn told(zone: &str, script: &str) -> Self {
        let zone = Zone::named(zone).unwrap();
        let mut story =
            Self { book: Book::default(), zone, names: BTreeMap::new(), told: 0, script: script.to_owned() };
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            story.line(line);
        }
        story
    }

    /// Tells one line more.
    pub fn goes_on(&mut self, line: &str) {
        self.script.push_str(&format!("\n{line}"));
        self.line(line);
    }

    pub fn id(&mut self, name: &str) -> Id {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let id = Id::from_bits(hash >> 20);
        let known = self.names.entry(id).or_insert_with(|| name.to_owned());
        assert_eq!(known, name, "two names for one id");
        id
    }

    pub fn name(&self, id: Id) -> &str {
        &self.names[&id]
    }

    /// A local time as a person reads it.
    pub fn time(&self, text: &str) -> DateTime<Utc> {
        let seconds = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S");
        let civil = seconds.or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")).expect(text);
        self.zone.resolve(civil).instant()
    }

    fn stamp(&self, text: &str) -> DateTime<FixedOffset> {
        self.zone.local(self.time(text))
    }

    fn moment(&self, text: &str) -> Moment {
        text.parse::<NaiveDate>().map_or_else(|_| self.stamp(text).into(), Moment::Date)
    }

    fn follow_up_id(&mut self, text: &str) -> FollowUpId {
        let (rule, record) = text.rsplit_once('-').expect(text);
        let rule = Rule::ALL.into_iter().find(|known| known.id() == rule).expect(text);
        FollowUpId { rule, record: self.id(record) }
    }

    fn settings(&mut self) -> &mut Settings {
        Arc::make_mut(&mut self.book.settings)
    }

    fn line(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["away", from, to] => {
                let away = Away { from: from.parse().unwrap(), to: to.parse().unwrap() };
                self.settings().away.push(away);
            }
            ["landed", at] => self.book.landed = Some(self.stamp(at)),
            ["off", date] => {
                self.settings().days_off.insert(date.parse().unwrap());
            }
            [who, rest @ ..] => {
                let id = self.id(who);
                let mut contact = self
                    .book
                    .contacts
                    .get(&id)
                    .map_or_else(|| Contact::new(named(who)), |known| (**known).clone());
                self.person(&mut contact, rest);
                self.book.contacts.insert(id, Arc::new(contact));
            }
            [] => {}
        }
    }

    fn person(&mut self, contact: &mut Contact, words: &[&str]) {
        match words {
            ["is", what] => self.fact(contact, what),
            ["remind", name, at, text @ ..] => {
                let at = self.stamp(at);
                let reminder = Reminder { at, text: text.join(" "), logged_at: at, done_at: None };
                contact.reminders.insert(self.id(name), reminder);
            }
            ["snooze" | "drop", id, opens, at] => {
                let (opens, at) = (self.stamp(opens), self.stamp(at));
                let is_snooze = words[0] == "snooze";
                let decision = Decision {
                    opens,
                    snoozed_until: is_snooze.then_some(at),
                    dropped_at: (!is_snooze).then_some(at),
                    why: String::new(),
                };
                contact.decisions.insert(self.follow_up_id(id), decision);
            }
            ["tick", interview, items, opens] => {
                let (interview, opens) = (self.id(interview), self.stamp(opens));
                let lists = &self.book.settings.prepare;
                let ticked = match *items {
                    "eve" => lists.eve.clone(),
                    "day" => lists.day.clone(),
                    name => vec![PrepareItem::parse(name)],
                };
                for item in ticked {
                    contact.interviews.get_mut(&interview).unwrap().ticks.insert(item, opens);
                }
            }
            ["stays", interview, text @ ..] => {
                self.debrief(contact, interview).stays = text.join(" ");
            }
            ["puts-off", interview, steps] => {
                let is_named = |step: &DebriefStep| steps.split(',').any(|named| named == step.words());
                self.debrief(contact, interview).waiting =
                    DebriefStep::ALL.into_iter().filter(is_named).collect();
            }
            [when, kind @ ("named" | "introduced"), referral, to, facts @ ..] => {
                let at = self.moment(when);
                let facts = self.facts(when, facts);
                let referral_id = self.id(referral);
                let referral = Referral {
                    to: Some(self.id(to)),
                    name: String::new(),
                    at,
                    logged_at: facts.logged_at,
                    interview: facts.interview,
                    introduced: *kind == "introduced",
                };
                contact.referrals.insert(referral_id, referral);
            }
            [when, kind @ ("promise" | "advice" | "lead"), id, facts @ ..] => {
                let facts = self.facts(when, facts);
                let id = self.id(id);
                facts.record(contact, id, kind);
            }
            [when, kind, rest @ ..] => self.event(contact, when, kind, rest),
            _ => panic!("{words:?}"),
        }
    }

    fn debrief<'c>(&mut self, contact: &'c mut Contact, interview: &str) -> &'c mut Debrief {
        contact.interviews.get_mut(&self.id(interview)).unwrap().debrief.get_or_insert_default()
    }

    /// The facts of a record that was told at `when`.
    fn facts(&mut self, when: &str, words: &[&str]) -> Facts {
        let told = if when.contains('T') { when.to_owned() } else { format!("{when}T12:00") };
        let mut facts = Facts { logged_at: self.stamp(&told), ..Facts::default() };
        for word in words {
            match word.split_once('=') {
                Some(("by", who)) => facts.by = Some(if who == "me" { Who::Me } else { Who::Them }),
                Some(("due" | "closes", day)) => facts.day = Some(day.parse().unwrap()),
                Some(("in", interview)) => facts.interview = Some(self.id(interview)),
                Some(("told", at)) => facts.logged_at = self.stamp(at),
                Some((what, at)) => facts.became = Some((what.to_owned(), self.moment(at))),
                None => facts.text.push(word.to_string()),
            }
        }
        facts
    }

    fn fact(&mut self, contact: &mut Contact, what: &str) {
        let any_time = DateTime::UNIX_EPOCH.fixed_offset();
        match what.split_once('=').unwrap_or((what, "")) {
            ("pool", _) => contact.pool = true,
            ("discreet", _) => contact.discreet = true,
            ("retired", _) => contact.retired = Some(Retired { at: any_time, why: String::new() }),
            ("cadence", days) => contact.cadence = Some(days.parse().unwrap()),
            ("role", role) => contact.role = role.to_owned(),
            ("employer", employer) => contact.employer = employer.to_owned(),
            ("named-by", who) => {
                let by = Some(self.id(who));
                contact.source = Some(Source { kind: SourceKind::Referral, by, name: String::new() });
            }
            ("source", kind) => {
                let kind = SourceKind::parse(kind).unwrap();
                contact.source = Some(Source { kind, by: None, name: String::new() });
            }
            ("again", "no") => contact.consent = Some(Consent { again: false, on: None, at: any_time }),
            ("again", day) => {
                contact.consent = Some(Consent { again: true, on: Some(day.parse().unwrap()), at: any_time });
            }
            _ => panic!("{what}"),
        }
    }

    fn event(&mut self, contact: &mut Contact, when: &str, kind: &str, words: &[&str]) {
        let kind = EventKind::ALL.into_iter().find(|known| known.word() == kind).expect(kind);
        let at = self.moment(when);
        self.told += 1;
        let mut name = format!("ev{}", self.told);
        let told = match at {
            Moment::Instant(at) => at,
            Moment::Date(date) => self.stamp(&format!("{date}T12:00")),
        };
        let mut event = Event::new(kind, at, told);
        let (mut minutes, mut starts, mut introduction_to) = (30, None, None);
        for word in words {
            match word.split_once('=').unwrap_or((word, "")) {
                ("by", "me") => event.by = Some(Who::Me),
                ("by", _) => event.by = Some(Who::Them),
                ("good", _) => event.for_good = true,
                ("until", day) => event.until = Some(day.parse().unwrap()),
                ("told", at) => event.logged_at = self.stamp(at),
                ("via", channel) => event.channel = Channel::parse(channel),
                ("min", number) => minutes = number.parse().unwrap(),
                ("at", start) => starts = Some(self.moment(start)),
                ("intro", whom) => introduction_to = Some(self.id(whom)),
                ("for", names) => event.thanks_for = names.split(',').map(|name| self.id(name)).collect(),
                (id, "") if id.starts_with('#') => id.trim_start_matches('#').clone_into(&mut name),
                (id, "") if id.starts_with('r') => event.request = Some(self.id(id)),
                (id, "") if id.starts_with('i') => event.interview = Some(self.id(id)),
                _ => panic!("{word}"),
            }
        }
        // What is told later in the script was told later.
        event.logged_at += Duration::microseconds(self.told);
        if let Some(request) = event.request {
            let record = contact.requests.entry(request).or_default();
            record.channel = record.channel.take().or_else(|| event.channel.clone());
            if introduction_to.is_some() {
                (record.purpose, record.to) = (Purpose::Introduction, introduction_to);
            }
        }
        if let Some(id) = event.interview {
            let long = Duration::minutes(i64::from(minutes));
            let start = starts.unwrap_or(match at {
                Moment::Instant(at) => (at - long).into(),
                Moment::Date(date) => Moment::Date(date),
            });
            let known = contact.interviews.entry(id).or_insert_with(|| Interview::new(start, minutes));
            known.request = known.request.or(event.request);
            if let Some(start) = starts {
                known.starts_at = start;
                known.minutes = minutes;
            }
        }
        contact.events.insert(self.id(&name), event);
    }

    pub fn now(&self, now: &str) -> Now {
        Now { instant: self.time(now), zone: self.zone.clone() }
    }

    pub fn follow_ups(&self, now: &str) -> Vec<FollowUp> {
        follow_ups(&self.book, &self.now(now))
    }

    pub fn agenda(&self, now: &str) -> Agenda {
        Agenda::of(&self.book, &self.now(now))
    }

    fn shown(&self, at: DateTime<Utc>) -> String {
        self.zone.local(at).format("%Y-%m-%dT%H:%M").to_string()
    }

    /// `nudge-r1 due OPENS AIM LIMIT`, each in local time, `-` for no limit.
    pub fn line_of(&self, follow_up: &FollowUp) -> String {
        let limit = follow_up.limit.map_or_else(|| "-".to_owned(), |limit| self.shown(limit));
        let (rule, record) = (follow_up.rule(), self.name(follow_up.id.record));
        let (opens, aim) = (self.shown(follow_up.opens), self.shown(follow_up.aim));
        format!("{rule}-{record} {} {opens} {aim} {limit}", follow_up.state.word())
    }

    /// The follow-ups of one rule, in lines.
    pub fn lines(&self, rule: Rule, now: &str) -> String {
        let found = self.follow_ups(now);
        let lines: Vec<String> =
            found.iter().filter(|it| it.rule() == rule).map(|it| self.line_of(it)).collect();
        lines.join("; ")
    }

    /// The reasons of one rule's follow-ups.
    pub fn reasons(&self, rule: Rule, now: &str) -> String {
        let found = self.follow_ups(now);
        let reasons: Vec<String> =
            found.into_iter().filter(|it| it.rule() == rule).map(|it| it.reason.to_string()).collect();
        reasons.join("; ")
    }

    /// The names of a list's follow-ups: `nudge-r1 prepare-i1`.
    pub fn named(&self, list: &[FollowUp]) -> String {
        let names: Vec<String> =
            list.iter().map(|it| format!("{}-{}", it.rule(), self.name(it.id.record))).collect();
        names.join(" ")
    }
}

/// What is said of a referral, a promise, advice or a lead.
#[derive(Default)]
struct Facts {
    logged_at: DateTime<FixedOffset>,
    by: Option<Who>,
    day: Option<NaiveDate>,
    interview: Option<Id>,
    became: Option<(String, Moment)>,
    text: Vec<String>,
}

impl Facts {
    fn record(self, contact: &mut Contact, id: Id, kind: &str) {
        let Self { logged_at, by, day, interview, became, text } = self;
        let (text, at) = (text.join(" "), became.as_ref().map(|(_, at)| *at));
        let is = |word: &str| became.as_ref().is_some_and(|(what, _)| what == word);
        match kind {
            "promise" => {
                let by = by.expect("by");
                let promise = Promise { by, text, due: day, logged_at, interview, kept_at: at };
                contact.promises.insert(id, promise);
            }
            "advice" => {
                let left = is("left");
                let advice =
                    Advice { text, logged_at, interview, closed_at: at, left, outcome: String::new() };
                contact.advice.insert(id, advice);
            }
            _ => {
                let outcomes = [
                    ("looked-into", LeadOutcome::LookedInto),
                    ("applied", LeadOutcome::Applied),
                    ("passed-by", LeadOutcome::PassedBy),
                ];
                let outcome = outcomes.into_iter().find(|(word, _)| is(word)).map(|(_, outcome)| outcome);
                assert_eq!(outcome.is_some(), at.is_some(), "{became:?}");
                let lead = Lead { text, logged_at, interview, closes: day, outcome, outcome_at: at };
                contact.leads.insert(id, lead);
            }
        }
    }
}

/// `Ada` for `ada`.
fn named(who: &str) -> Name {
    let mut letters = who.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    Name::parse(&first.into_iter().chain(letters).collect::<String>()).unwrap()
}

/// One row of a rule's table: a script, and what the rule finds at moments of it. Times
/// are left out where the row is not about them; an empty text expects nothing.
pub(crate) fn check(rule: Rule, zone: &str, script: &str, moments: &[(&str, &str)]) {
    let story = Story::told(zone, script);
    for (now, expected) in moments {
        let found = story.lines(rule, now);
        let shown = if expected.is_empty() || expected.contains("T") {
            found.clone()
        } else {
            let short = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
            found.split("; ").map(short).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(shown, *expected, "\n{zone} at {now}, found {found}, told:\n{script}");
    }
}

/// As [`check`], of the reasons.
pub(crate) fn check_reasons(rule: Rule, zone: &str, script: &str, moments: &[(&str, &str)]) {
    let story = Story::told(zone, script);
    for (now, expected) in moments {
        assert_eq!(story.reasons(rule, now), *expected, "\n{zone} at {now}, told:\n{script}");
    }
}
