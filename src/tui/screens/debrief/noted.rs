//! What is noted under each step of a debrief, and what a step asks for.

use chrono::Days;

use super::Talk;
use crate::{
    domain::{
        event::{EventKind, Who},
        interview::{DebriefStep, GapKind, Verdict},
        when::words,
    },
    tui::session::Session,
};

/// How many days ahead one writes again where nothing else is said (DESIGN 2, `keep-in-touch`).
const AGAIN_AFTER_DAYS: u64 = 60;

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
            let name = |it: &crate::domain::records::Referral| {
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

fn for_me(debrief: &crate::domain::interview::Debrief) -> Vec<String> {
    let verdict = debrief.verdict.map(|verdict| match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::NotSure => "not sure",
    });
    let gaps: Vec<String> =
        debrief.gaps.iter().map(|gap| format!("{} {}", kind(gap.kind), gap.what)).collect();
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

/// A kind of gap, in a word.
fn kind(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Skill => "skill",
        GapKind::Degree => "degree",
        GapKind::Certificate => "certificate",
        GapKind::Class => "class",
    }
}

/// What a step asks for, in the words of its row.
pub(super) fn asks(talk: &Talk<'_>, step: DebriefStep, session: &Session) -> String {
    let name = talk.contact.name.first();
    match step {
        DebriefStep::Remember => "one line, what stays with you; it fills the thank-you too".to_owned(),
        DebriefStep::Thanks => "the draft: y copies it, d notes that it went".to_owned(),
        DebriefStep::Notes => "under the same questions, typed from your sheet".to_owned(),
        DebriefStep::People => "names you were given".to_owned(),
        DebriefStep::Promises => "yours, and theirs".to_owned(),
        DebriefStep::Advice => format!("what {name} told you to try"),
        DebriefStep::ForMe => "yes, no, not sure; drew you, put you off, surprised you".to_owned(),
        DebriefStep::Again => {
            let today = session.now.today();
            let day = today.checked_add_days(Days::new(AGAIN_AFTER_DAYS)).unwrap_or(today);
            let day = words::weekday_date(day, today);
            format!("may you write again, and when: {day} (in {AGAIN_AFTER_DAYS} days)")
        }
    }
}

/// One kind line on a step, where it matters.
pub(super) fn advice(talk: &Talk<'_>, step: DebriefStep) -> String {
    let name = &talk.contact.name;
    match step {
        DebriefStep::Remember => "Enter: one sentence, as you would tell a friend tonight.".to_owned(),
        DebriefStep::Thanks => format!("{name} is thanked."),
        DebriefStep::Notes => {
            "Enter opens the questions of the talk. Write while the sheet still speaks to you.".to_owned()
        }
        DebriefStep::People => {
            format!(
                "Enter, a name a line: each comes into your book, named by {name}; several lines can be pasted."
            )
        }
        DebriefStep::Promises => {
            format!("Enter, one a line: yours come up the day before; `they:` is what {name} promised.")
        }
        DebriefStep::Advice => {
            format!("Enter, one a line: what came of it goes into your next message to {name}.")
        }
        DebriefStep::ForMe => match talk.interview.preparation.expects.as_str() {
            "" => "Enter, then y, n or ?: one talk is one view; the verdict is yours, and can change."
                .to_owned(),
            expects => format!("Enter, then y, n or ?. Before, you expected: {expects}"),
        },
        DebriefStep::Again => {
            "Enter: as it was said at the close. A no is kept, and nothing asks again.".to_owned()
        }
    }
}
