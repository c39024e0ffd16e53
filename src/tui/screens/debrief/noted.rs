//! What is noted under each step of a debrief.

use super::Talk;
use crate::{
    domain::{
        event::{EventKind, Who},
        interview::{Debrief, DebriefStep, Verdict},
        records::Referral,
        when::words,
    },
    tui::session::Session,
};

/// What is noted under a step, a thing a line; nothing where nothing is.
pub(super) fn lines(talk: &Talk<'_>, step: DebriefStep, session: &Session) -> Vec<String> {
    let debrief = talk.interview.debrief.as_ref();
    let (contact, here) = (talk.contact, Some(talk.id));
    let today = session.now.today();
    let date = |date| words::weekday_date(date, today);
    match step {
        DebriefStep::Remember => {
            debrief.map(|it| it.stays.clone()).filter(|stays| !stays.is_empty()).into_iter().collect()
        }
        DebriefStep::Thanks => {
            let mut thanked = contact.events.values();
            let thanked =
                thanked.rfind(|it| it.kind == EventKind::Thanked && it.thanks_for.contains(&talk.id));
            let said = thanked.map(|it| {
                let how = it.channel.as_ref().map(|by| format!(" {}", by.phrase())).unwrap_or_default();
                format!("thanked {}{how}", words::short_moment(it.at, &session.now))
            });
            said.into_iter().collect()
        }
        DebriefStep::Notes => {
            let answered = talk.interview.answers.iter().filter(|answer| !answer.text.is_empty()).count();
            let answers = match answered {
                0 => None,
                1 => Some("1 answer".to_owned()),
                many => Some(format!("{many} answers")),
            };
            let notes =
                (!talk.interview.notes.is_empty()).then(|| format!("notes: {}", talk.interview.notes));
            answers.into_iter().chain(notes).collect()
        }
        DebriefStep::People => {
            let named = contact.referrals.values().filter(|it| it.interview == here);
            let name = |it: &Referral| {
                let known = it.to.and_then(|id| session.book.contact(id));
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
    let verdict = debrief.verdict.map(|verdict| match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::NotSure => "not sure",
    });
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
