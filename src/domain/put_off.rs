//! A debrief that is left: what waits for another day, what is let go, and when it is over.

use chrono::{DateTime, Days, FixedOffset, Utc};

use super::{
    book::Book,
    command::{Act, Command, InterviewEdit, Log, On},
    contact::Contact,
    debrief,
    event::EventKind,
    follow_up::{FollowUp, FollowUpId, Rule, State},
    id::{Id, Ids},
    interview::DebriefStep,
    moment::Moment,
    rules,
    when::{Context, words},
    zone::Now,
};

/// The steps of which nothing is noted, but for thanks, which have a follow-up of their own.
pub fn steps(contact: &Contact, talk: Id) -> Vec<DebriefStep> {
    let mut steps = debrief::left(contact, talk);
    steps.retain(|step| *step != DebriefStep::Thanks);
    steps
}

/// Whether the user has said that a talk is thought over.
pub fn is_over(contact: &Contact, talk: Id) -> bool {
    let mut events = contact.events.values();
    events.any(|event| event.kind == EventKind::Debriefed && event.interview == Some(talk))
}

/// What leaving the debrief of a talk does: what is left waits for another day, once; where nothing is left, it is
/// over. None where that is so already, where what is left waits already, and where it has come back.
pub fn leaving(talk: Id, book: &Book, now: &Now) -> Option<Act> {
    let (id, contact, _) = book.talk(talk)?;
    let is_held = contact.events.values().any(|it| it.kind == EventKind::Held && it.interview == Some(talk));
    if !is_held || is_over(contact, talk) {
        return None;
    }
    let left = steps(contact, talk);
    if left.is_empty() {
        return Some(over(id, talk));
    }
    let name = &contact.name;
    let follow_up = FollowUpId { rule: Rule::Debrief, record: talk };
    let waiting = debrief::waiting(contact, talk);
    let is_back = |found: &FollowUp| !matches!(found.state, State::Upcoming | State::Snoozed);
    // What has come back stays until it is done or let go in so many words: looking at it is neither.
    let has_come_back = || rules::find(book, now, follow_up).is_some_and(|found| is_back(&found));
    if left.iter().all(|step| waiting.contains(step)) || !waiting.is_empty() && has_come_back() {
        return None;
    }
    let put_off = Act::Interview { interview: talk, edit: Box::new(InterviewEdit::PutOff(left.clone())) };
    let after = tried(&put_off, book, now)?;
    let mut acts = vec![put_off];
    // A talk of yesterday comes back today by its rule, which is at once; the user has just said: another day.
    let back = match rules::find(&after, now, follow_up) {
        Some(found) if is_back(&found) => {
            let until = tomorrow(book, now);
            acts.push(Act::Snooze { follow_up, until });
            Some(until.with_timezone(&Utc))
        }
        Some(found) => Some(found.hidden_until.unwrap_or(found.opens)),
        None => None,
    };
    let what = match back {
        Some(back) => {
            let verb = if left.len() == 1 { "waits; it comes" } else { "wait; they come" };
            let day = words::day(now.zone.date_of(back), now.today());
            format!("{name}: {} {verb} back once, {day}", number(&left))
        }
        None => format!("{name}: {} left; nothing asks for {} again", number(&left), them(&left)),
    };
    Some(Act::Together { what, acts })
}

/// The act; where it notes the last step, the debrief is over with it.
pub fn finishing(act: Act, talk: Id, book: &Book, now: &Now) -> Act {
    let left = |book: &Book| {
        book.talk(talk).map(|(id, contact, _)| (id, steps(contact, talk).len(), is_over(contact, talk)))
    };
    if !matches!(left(book), Some((_, 1.., false))) {
        return act;
    }
    match tried(&act, book, now).as_ref().and_then(left) {
        Some((id, 0, false)) => Act::Together { what: String::new(), acts: vec![act, over(id, talk)] },
        _ => act,
    }
}

/// The talk is thought over, as far as the user wants to.
pub fn over(contact: Id, talk: Id) -> Act {
    Act::Log(Box::new(Log { on: Some(On::Record(talk)), ..Log::new(contact, EventKind::Debriefed) }))
}

fn tried(act: &Act, book: &Book, now: &Now) -> Option<Book> {
    let (after, _) = book.after(&Command { ids: Ids::seeded(0), act: act.clone() }, now).ok()?;
    Some(after)
}

fn tomorrow(book: &Book, now: &Now) -> DateTime<FixedOffset> {
    let working_days = book.settings.working_days();
    let context = Context { now, working_days: &working_days, morning: book.settings.morning };
    let today = now.today();
    context.at_morning(Moment::Date(today.checked_add_days(Days::new(1)).unwrap_or(today)))
}

fn number(steps: &[DebriefStep]) -> String {
    if steps.len() == 1 { "1 step".to_owned() } else { format!("{} steps", steps.len()) }
}

fn them(steps: &[DebriefStep]) -> &'static str {
    if steps.len() == 1 { "it" } else { "them" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        command::{ContactChanges, DebriefChanges, PassedTo, Refer},
        event::Who,
        interview::Verdict,
        name::Name,
        sample,
        zone::Zone,
    };

    fn at(time: &str) -> Now {
        let instant = DateTime::parse_from_rfc3339(time).unwrap().to_utc();
        Now { instant, zone: Zone::named("Europe/Vienna").unwrap() }
    }

    fn done(book: &mut Book, act: Act, now: &Now) -> String {
        book.apply(&Command { ids: Ids::seeded(7), act }, now).unwrap().summary
    }

    /// A book in which a talk was held yesterday, and that talk.
    fn held(now: &Now) -> (Book, Id) {
        let mut book = sample::demo(now);
        let mut outcomes = rules::follow_ups(&book, now).into_iter().filter(|it| it.rule() == Rule::Outcome);
        let outcome = outcomes.find(|it| it.state != State::Upcoming).unwrap();
        done(&mut book, Act::Done { follow_up: outcome.id, when: None, channel: None }, now);
        (book, outcome.id.record)
    }

    fn state(book: &Book, talk: Id, now: &Now) -> Option<State> {
        rules::find(book, now, FollowUpId { rule: Rule::Debrief, record: talk }).map(|found| found.state)
    }

    #[test]
    fn what_is_left_waits_once_and_looking_at_it_then_changes_nothing() {
        let (today, tomorrow) = (at("2026-11-12T08:04:00+01:00"), at("2026-11-13T08:04:00+01:00"));
        let (mut book, talk) = held(&today);
        let act = leaving(talk, &book, &today).unwrap();
        assert_eq!(done(&mut book, act, &today), "Mina Sato: 7 steps wait; they come back once, tomorrow");
        assert_eq!(state(&book, talk, &today), Some(State::Snoozed));
        assert!(leaving(talk, &book, &today).is_none(), "it waits already");
        assert_eq!(state(&book, talk, &tomorrow), Some(State::Due));
        assert!(leaving(talk, &book, &tomorrow).is_none(), "it has come back");
        assert_eq!(state(&book, talk, &tomorrow), Some(State::Due));
        let (contact, ..) = book.talk(talk).unwrap();
        done(&mut book, over(contact, talk), &tomorrow);
        assert_eq!(state(&book, talk, &tomorrow), None);
        assert!(leaving(talk, &book, &tomorrow).is_none(), "it is over");
    }

    #[test]
    fn the_last_step_ends_it() {
        let now = at("2026-11-12T08:04:00+01:00");
        let (mut book, talk) = held(&now);
        let (contact, ..) = book.talk(talk).unwrap();
        let interview = Some(talk);
        let edit = |edit| Act::Interview { interview: talk, edit: Box::new(edit) };
        let stays = Some("Half of it is persuading.".to_owned());
        let thought =
            DebriefChanges { stays, verdict: Some(Some(Verdict::Yes)), ..DebriefChanges::default() };
        let to = PassedTo {
            contact: None,
            name: Some(Name::parse("Nora Finch").unwrap()),
            facts: ContactChanges::default(),
            introduced: false,
        };
        let acts = [
            edit(InterviewEdit::Debrief(thought)),
            edit(InterviewEdit::Notes("reads a lot".to_owned())),
            Act::Promise { contact, by: Who::Me, text: "a call".to_owned(), due: None, interview },
            Act::Advise { contact, text: "read".to_owned(), interview },
            Act::Consent { contact, again: true, on: None },
            Act::Refer(Box::new(Refer { by: contact, to, interview, at: None })),
        ];
        let last = acts.len() - 1;
        for (index, act) in acts.into_iter().enumerate() {
            let act = finishing(act, talk, &book, &now);
            done(&mut book, act, &now);
            assert_eq!(is_over(book.contact(contact).unwrap(), talk), index == last, "{index}");
        }
        assert!(leaving(talk, &book, &now).is_none());
    }
}
