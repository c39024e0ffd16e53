//! A debrief in words: what is noted under each step, and what a step asks for.

use chrono::Days;

use super::{
    book::Book,
    contact::Contact,
    event::{EventKind, Who},
    id::Id,
    interview::{Debrief, DebriefStep, Verdict},
    records::Referral,
    when::words,
    zone::Now,
};

/// How many days ahead one writes again where nothing else is said (DESIGN 2, `keep-in-touch`).
const AGAIN_AFTER_DAYS: u64 = 60;

/// What a step asks for, after a talk with `contact`.
pub fn asks(step: DebriefStep, contact: &Contact, now: &Now) -> String {
    match step {
        DebriefStep::Remember => "one line, what stays with you; it fills the thank-you too".to_owned(),
        DebriefStep::Thanks => "a few lines, drafted for you".to_owned(),
        DebriefStep::Notes => "under the same questions, typed from your sheet".to_owned(),
        DebriefStep::People => "names you were given".to_owned(),
        DebriefStep::Promises => "yours, and theirs".to_owned(),
        DebriefStep::Advice => format!("what {} told you to try", contact.name.first()),
        DebriefStep::ForMe => {
            "yes, no, not sure; drew you, put you off, surprised you; what you bring already, what is missing"
                .to_owned()
        }
        DebriefStep::Again => {
            let today = now.today();
            let day = today.checked_add_days(Days::new(AGAIN_AFTER_DAYS)).unwrap_or(today);
            let day = words::weekday_date(day, today);
            format!("may you write again, and when: {day} (in {AGAIN_AFTER_DAYS} days)")
        }
    }
}

/// What is noted under a step after a talk with `contact`, a thing a line; nothing where nothing is.
pub fn lines(step: DebriefStep, contact: &Contact, talk: Id, book: &Book, now: &Now) -> Vec<String> {
    let Some(interview) = contact.interviews.get(&talk) else { return Vec::new() };
    let debrief = interview.debrief.as_ref();
    let here = Some(talk);
    let today = now.today();
    let date = |date| words::weekday_date(date, today);
    match step {
        DebriefStep::Remember => {
            debrief.map(|it| it.stays.clone()).filter(|stays| !stays.is_empty()).into_iter().collect()
        }
        DebriefStep::Thanks => {
            let mut thanked = contact.events.values();
            let thanked = thanked.rfind(|it| it.kind == EventKind::Thanked && it.thanks_for.contains(&talk));
            let said = thanked.map(|it| {
                let how = it.channel.as_ref().map(|by| format!(" {}", by.phrase())).unwrap_or_default();
                format!("thanked {}{how}", words::short_moment(it.at, now))
            });
            said.into_iter().collect()
        }
        DebriefStep::Notes => {
            let answered = interview.answers.iter().filter(|answer| !answer.text.is_empty()).count();
            let answers = match answered {
                0 => None,
                1 => Some("1 answer".to_owned()),
                many => Some(format!("{many} answers")),
            };
            let notes = (!interview.notes.is_empty()).then(|| format!("notes: {}", interview.notes));
            answers.into_iter().chain(notes).collect()
        }
        DebriefStep::People => {
            let named = contact.referrals.values().filter(|it| it.interview == here);
            let name = |it: &Referral| {
                let known = it.to.and_then(|id| book.contact(id));
                let name = known.map_or_else(|| it.name.clone(), |person| person.name.to_string());
                if it.introduced { format!("{name}, introduced") } else { name }
            };
            named.map(name).collect()
        }
        DebriefStep::Promises => {
            let mut promises: Vec<_> = contact.promises.values().filter(|it| it.interview == here).collect();
            promises.sort_by_key(|promise| promise.logged_at);
            let said = promises.into_iter().map(|it| {
                let who = if it.by == Who::Me { "you" } else { contact.name.first() };
                let due = it.due.map(|due| format!(", by {}", date(due))).unwrap_or_default();
                format!("{who}: {}{due}", it.text)
            });
            said.collect()
        }
        DebriefStep::Advice => {
            let advice = contact.advice.values().filter(|it| it.interview == here);
            let mut said: Vec<_> = advice.map(|it| (it.logged_at, it.text.clone())).collect();
            let leads = contact.leads.values().filter(|it| it.interview == here);
            said.extend(leads.map(|it| {
                let closes = it.closes.map(|day| format!(", closes {}", date(day))).unwrap_or_default();
                (it.logged_at, format!("lead: {}{closes}", it.text))
            }));
            said.sort_by_key(|(at, _)| *at);
            said.into_iter().map(|(_, text)| text).collect()
        }
        DebriefStep::ForMe => debrief.map(for_me).unwrap_or_default(),
        DebriefStep::Again => {
            let consent = contact.consent.as_ref().map(|consent| match (consent.again, consent.on) {
                (false, _) => "no".to_owned(),
                (true, Some(day)) => format!("yes, from {} on", date(day)),
                (true, None) => "yes, whenever it fits".to_owned(),
            });
            consent.into_iter().collect()
        }
    }
}

fn for_me(debrief: &Debrief) -> Vec<String> {
    let verdict = debrief.verdict.map(Verdict::words);
    let gaps: Vec<String> =
        debrief.gaps.iter().map(|gap| format!("{} {}", gap.kind.word(), gap.what)).collect();
    let gaps = gaps.join("; ");
    let said = [
        ("drew you", debrief.drew.as_str()),
        ("put you off", debrief.put_off.as_str()),
        ("surprised you", debrief.surprised.as_str()),
        ("you bring", debrief.bring.as_str()),
        ("missing", gaps.as_str()),
    ];
    let said = said.into_iter().filter(|(_, text)| !text.is_empty());
    let said = said.map(|(label, text)| format!("{label}: {}", text.replace('\n', "; ")));
    verdict.map(str::to_owned).into_iter().chain(said).collect()
}
