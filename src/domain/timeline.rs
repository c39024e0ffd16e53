//! Everything that happened with one person, in words, the oldest first.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, Utc};

use super::{
    book::Book,
    contact::{Contact, SourceKind},
    event::{Event, EventKind, Who},
    history::History,
    id::Id,
    interview::Interview,
    moment::Moment,
    records::Referral,
    when::words::{full_date, full_moment},
    zone::Zone,
};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, on the user's clocks.
    pub at: Moment,
    /// The kind of event or record: "sent", "promise".
    pub kind: &'static str,
    /// What happened, without the person's name: "asked by e-mail, about research".
    pub text: String,
    /// The user's own words on it; may be empty, may have several lines.
    pub note: String,
    /// What was sent, where the text was kept; may be long.
    pub message: String,
}

/// The timeline of `contact`, a person of `book`.
pub fn of(book: &Book, contact: &Contact, zone: &Zone) -> Vec<Entry> {
    let mut entries: Vec<(DateTime<Utc>, Entry)> = Vec::new();
    let mut add = |sorted: DateTime<Utc>, at: Moment, kind, text: String, note: &str, message: &str| {
        let (note, message) = (note.to_owned(), message.to_owned());
        entries.push((sorted, Entry { at: local(at, zone), kind, text, note, message }));
    };
    let mut asked = BTreeSet::new();
    for happened in History::of(contact, zone).events {
        let event = happened.event;
        let stays = what_stays(contact, event);
        let note = if event.note.is_empty() { &stays } else { &event.note };
        let first = first_words(contact, event, &mut asked);
        let message = if event.text.is_empty() { first } else { event.text.as_str() };
        add(happened.at, event.at, event.kind.word(), told(book, contact, event, zone), note, message);
    }
    let with_events: Vec<_> = contact.events.values().filter_map(|event| event.referral).collect();
    for (id, referral) in &contact.referrals {
        if !with_events.contains(id) {
            let text = referral_words(book, referral.to, &referral.name, referral.introduced);
            add(referral.at.instant(zone, referral.logged_at), referral.at, "referral", text, "", "");
        }
    }
    for (named_by, referral) in named_by(book, contact) {
        let word = if referral.introduced { "introduced to you by" } else { "named by" };
        let text = format!("{word} {}", named_by.name);
        add(referral.at.instant(zone, referral.logged_at), referral.at, "named", text, "", "");
    }
    let mut record = |logged_at: DateTime<FixedOffset>, at: Moment, kind, text, note: &str| {
        add(at.instant(zone, logged_at), at, kind, text, note, "");
    };
    for promise in contact.promises.values() {
        let (who, kept) =
            if promise.by == Who::Me { ("promised", "kept") } else { ("promised you", "kept it") };
        let due = promise.due.map(|due| format!(", by {}", full_date(due))).unwrap_or_default();
        let text = format!("{who}: {}{due}", promise.text);
        record(promise.logged_at, promise.logged_at.into(), "promise", text, "");
        if let Some(at) = promise.kept_at {
            record(promise.logged_at, at, "promise", format!("{kept}: {}", promise.text), "");
        }
    }
    for advice in contact.advice.values() {
        let text = format!("told you to try: {}", advice.text);
        record(advice.logged_at, advice.logged_at.into(), "advice", text, "");
        if let Some(at) = advice.closed_at {
            let word = if advice.left { "left untried" } else { "tried" };
            record(advice.logged_at, at, "advice", format!("{word}: {}", advice.text), &advice.outcome);
        }
    }
    for lead in contact.leads.values() {
        let closes = lead.closes.map(|day| format!(", closes {}", full_date(day))).unwrap_or_default();
        let text = format!("named an opportunity: {}{closes}", lead.text);
        record(lead.logged_at, lead.logged_at.into(), "lead", text, "");
        if let Some(outcome) = lead.outcome {
            let at = lead.outcome_at.unwrap_or(lead.logged_at.into());
            record(lead.logged_at, at, "lead", format!("{}: {}", outcome.words(), lead.text), "");
        }
    }
    for reminder in contact.reminders.values() {
        let done = if reminder.done_at.is_some() { " (done)" } else { "" };
        let text = format!("reminder: {}{done}", reminder.text);
        add(reminder.at.with_timezone(&Utc), reminder.at.into(), "reminder", text, "", "");
    }
    if let Some(retired) = &contact.retired {
        add(
            retired.at.with_timezone(&Utc),
            retired.at.into(),
            "retired",
            "set aside".to_owned(),
            &retired.why,
            "",
        );
    }
    if let Some((on, from)) =
        contact.imported.iter().find_map(|imported| Some((imported.on?, &imported.from)))
    {
        let from = SourceKind::parse(from).map_or_else(|| from.clone(), |kind| kind.words().to_owned());
        add(zone.start_of_day(on), Moment::Date(on), "connected", format!("connected on {from}"), "", "");
    }
    entries.sort_by_key(|(at, _)| *at);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The message with which a request first went out, which stands with the request; `asked` are those that went out.
fn first_words<'c>(contact: &'c Contact, event: &Event, asked: &mut BTreeSet<Id>) -> &'c str {
    let request = event.request.filter(|_| event.kind == EventKind::Sent);
    let first = request.filter(|id| asked.insert(*id)).and_then(|id| contact.requests.get(&id));
    first.map_or("", |request| request.message.as_str())
}

/// What stays with the user of the talk that this event says was held, or was thought over.
fn what_stays(contact: &Contact, event: &Event) -> String {
    let talk = match event.kind {
        EventKind::Held | EventKind::Debriefed => event.interview,
        _ => None,
    };
    let debrief = talk.and_then(|id| contact.interviews.get(&id)?.debrief.as_ref());
    let words = debrief.map(|debrief| match event.kind {
        EventKind::Held => debrief.stays.clone(),
        _ => debrief.verdict.map(|verdict| format!("for me? {}", verdict.words())).unwrap_or_default(),
    });
    words.unwrap_or_default()
}

/// The referrals by which somebody named this person, where their source says who that was.
fn named_by<'b>(book: &'b Book, contact: &'b Contact) -> impl Iterator<Item = (&'b Contact, &'b Referral)> {
    let by = contact.source.as_ref().and_then(|source| book.contact(source.by?));
    let referrals = by.into_iter().flat_map(|by| by.referrals.values().map(|it| (&**by, it)));
    let is_to_them = |to: Id| book.contact(to).is_some_and(|to| std::ptr::eq(&**to, contact));
    referrals.filter(move |(_, referral)| referral.to.is_some_and(is_to_them))
}

/// What an event says, without the person's name.
fn told(book: &Book, contact: &Contact, event: &Event, zone: &Zone) -> String {
    let how = event.channel.as_ref().map(|channel| format!(" {}", channel.phrase())).unwrap_or_default();
    let mine = event.doer() == Who::Me;
    let interview = event.interview.and_then(|id| contact.interviews.get(&id));
    let about = event
        .request
        .and_then(|id| contact.requests.get(&id))
        .filter(|request| !request.about.is_empty())
        .map(|request| format!(", about {}", request.about))
        .unwrap_or_default();
    match event.kind {
        EventKind::Planned => format!("to be asked{how}{about}"),
        EventKind::Sent => format!("asked{how}{about}"),
        EventKind::Nudged => format!("nudged{how}"),
        EventKind::Accepted => format!("said yes{how}"),
        EventKind::Later => match event.until {
            Some(day) => format!("said later, from {} on", full_date(day)),
            None => "said later".to_owned(),
        },
        EventKind::Wrote => format!("wrote{how}, and waits for a reply"),
        EventKind::Answered if mine => format!("replied to them{how}"),
        EventKind::Answered => format!("answered in writing{how}"),
        EventKind::Passed => match event.referral.and_then(|id| contact.referrals.get(&id)) {
            Some(referral) => referral_words(book, referral.to, &referral.name, referral.introduced),
            None => "passed you on".to_owned(),
        },
        EventKind::Declined => format!("said no{how}"),
        EventKind::Offered => format!("times offered{how}"),
        EventKind::Closed => "request closed".to_owned(),
        EventKind::Scheduled => format!("talk agreed{}", agreed("for", event, interview, zone)),
        EventKind::Moved => format!("talk moved{}", agreed("to", event, interview, zone)),
        EventKind::Cancelled => {
            let who = if mine { "talk called off by you" } else { "called the talk off" };
            format!("{who}{}", if event.for_good { ", for good" } else { "" })
        }
        EventKind::Missed => if mine { "talk missed by you" } else { "did not come to the talk" }.to_owned(),
        EventKind::Held => match interview {
            Some(interview) => format!("talked, {} min{}", interview.minutes, place(interview)),
            None => "talked".to_owned(),
        },
        EventKind::Debriefed => "talk thought over".to_owned(),
        EventKind::Thanked => format!("thanked{how}"),
        EventKind::Touched => format!("message from you{how}"),
        EventKind::Heard => format!("message from them{how}"),
    }
}

/// `at` on the clocks of `zone`.
fn local(at: Moment, zone: &Zone) -> Moment {
    match at {
        Moment::Instant(at) => zone.local(at.with_timezone(&Utc)).into(),
        Moment::Date(date) => Moment::Date(date),
    }
}

fn agreed(word: &str, event: &Event, interview: Option<&Interview>, zone: &Zone) -> String {
    let start = event.starts_at.or_else(|| interview.map(|interview| interview.starts_at));
    let start = start.map(|start| format!(" {word} {}", full_moment(local(start, zone)))).unwrap_or_default();
    format!("{start}{}", interview.map(place).unwrap_or_default())
}

fn place(interview: &Interview) -> String {
    let medium = interview.medium.as_ref().map(|medium| format!(", {}", medium.phrase())).unwrap_or_default();
    let place = if interview.place.is_empty() { String::new() } else { format!(", {}", interview.place) };
    format!("{medium}{place}")
}

fn referral_words(book: &Book, to: Option<Id>, name: &str, introduced: bool) -> String {
    let named = to.and_then(|id| book.contact(id)).map_or(name, |contact| contact.name.as_str());
    if introduced { format!("introduced you to {named}") } else { format!("named {named}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        channel::Channel,
        id::Id,
        name::Name,
        records::Referral,
        request::Request,
        rules::testing::{Story, VIENNA},
    };

    fn at(text: &str) -> Moment {
        chrono::DateTime::parse_from_rfc3339(text).unwrap().into()
    }

    #[test]
    fn what_happened_is_told_in_order_without_the_name() {
        let logged = chrono::DateTime::parse_from_rfc3339("2026-11-12T20:00:00+01:00").unwrap();
        let mut contact = Contact::new(Name::parse("Ada Quill").unwrap());
        let ids: Vec<Id> = (0..9).map(Id::from_bits).collect();
        contact.requests.insert(ids[0], Request { about: "research".to_owned(), ..Request::default() });
        contact.interviews.insert(
            ids[1],
            Interview {
                medium: Channel::parse("zoom"),
                ..Interview::new(at("2026-11-12T15:00:00+01:00"), 40)
            },
        );
        let event = |kind, when| Event::new(kind, at(when), logged);
        let mut sent = event(EventKind::Sent, "2026-11-09T09:00:00+01:00");
        (sent.request, sent.channel) = (Some(ids[0]), Channel::parse("email"));
        let mut scheduled = event(EventKind::Scheduled, "2026-11-10T09:00:00+01:00");
        (scheduled.interview, scheduled.starts_at) = (Some(ids[1]), Some(at("2026-11-12T15:00:00+01:00")));
        let mut held = event(EventKind::Held, "2026-11-12T15:40:00+01:00");
        held.interview = Some(ids[1]);
        let mut passed = event(EventKind::Passed, "2026-11-12T18:00:00+01:00");
        passed.referral = Some(ids[6]);
        passed.note = "try him in May".to_owned();
        contact.referrals.insert(
            ids[6],
            Referral {
                to: None,
                name: "Leo Okafor".to_owned(),
                at: passed.at,
                logged_at: logged,
                interview: None,
                introduced: true,
            },
        );
        contact.events =
            [(ids[5], sent), (ids[4], scheduled), (ids[3], held), (ids[2], passed)].into_iter().collect();
        let told: Vec<String> = of(&Book::default(), &contact, &Zone::named("Europe/Vienna").unwrap())
            .into_iter()
            .map(|entry| format!("{} {} {}", entry.kind, entry.text, entry.note).trim_end().to_owned())
            .collect();
        assert_eq!(
            told,
            [
                "sent asked by e-mail, about research",
                "scheduled talk agreed for Thu 12 Nov 2026, 15:00, on Zoom",
                "held talked, 40 min, on Zoom",
                "passed introduced you to Leo Okafor try him in May",
            ]
        );
    }

    #[test]
    fn what_a_talk_opened_is_told_with_what_became_of_it() {
        let story = Story::told(
            VIENNA,
            "leo is named-by=ada
            ada 2026-11-09T10:00 held i1
            ada stays i1 half of it is persuading
            ada 2026-11-09T10:05 named f1 leo
            ada 2026-11-09T10:10 promise p1 by=me due=2026-11-20 kept=2026-11-13T09:00 send the article
            ada 2026-11-09T10:11 promise p2 by=them the list of courses
            ada 2026-11-09T10:12 advice a1 tried=2026-11-14T09:00 sit in on a meeting
            ada 2026-11-09T10:13 lead l1 closes=2026-11-30 applied=2026-11-15 a trial in spring
            ada 2026-11-16T10:00 debriefed i1",
        );
        let told = |who: &str| -> Vec<String> {
            let contact = story.book.contacts.values().find(|it| it.name.as_str() == who).unwrap();
            let entries = of(&story.book, contact, &Zone::named(VIENNA).unwrap()).into_iter();
            entries.map(|it| format!("{} {} {}", it.kind, it.text, it.note).trim_end().to_owned()).collect()
        };
        assert_eq!(
            told("Ada"),
            [
                "held talked, 30 min half of it is persuading",
                "referral named Leo",
                "promise promised: send the article, by Fri 20 Nov 2026",
                "promise promised you: the list of courses",
                "advice told you to try: sit in on a meeting",
                "lead named an opportunity: a trial in spring, closes Mon 30 Nov 2026",
                "promise kept: send the article",
                "advice tried: sit in on a meeting",
                "lead applied for: a trial in spring",
                "debriefed talk thought over",
            ]
        );
        assert_eq!(told("Leo"), ["named named by Ada"]);
    }
}
