//! A talk of a made-up person that was held, with everything that stays of it.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    said,
    story::Story,
    talk::{ANSWERS, NOTES, QUESTIONS},
};
use crate::domain::{
    channel::Channel,
    contact::Consent,
    event::{EventKind, Who},
    id::Id,
    interview::{Answer, Debrief, Gap, GapKind, Interview, Preparation, USUAL_MINUTES, Verdict},
    moment::Moment,
    records::{Advice, Lead, LeadOutcome, Promise, Referral},
};

/// How many questions a talk has.
const QUESTIONS_A_TALK: usize = 10;

/// How many sentences make a page of notes.
const SENTENCES_A_PAGE: usize = 16;

/// A talk that was held.
pub(super) struct PastTalk {
    pub(super) interview: Id,
    pub(super) end: DateTime<FixedOffset>,
}

/// Tells a talk on `day`, from the request two weeks earlier to the notes.
pub(super) fn talk(story: &mut Story<'_>, day: NaiveDate) -> PastTalk {
    let days = story.telling.days;
    let request = story.request();
    let sent = story.time(days.working_days_before(day, 10));
    let yes = story.time(days.working_days_before(day, 8));
    let start = story.time(day);
    let request = story.telling.sent(sent, request);
    let note = story.dice.pick(&said::YES);
    story.telling.on(request, EventKind::Accepted, yes, note);
    let medium = story.dice.pick(&["Zoom", "phone", "coffee", "in person", "Teams", "video"]);
    let held = Interview {
        request: Some(request),
        medium: Channel::usual(medium),
        preparation: preparation(story),
        answers: answers(story),
        notes: notes(story),
        debrief: story.dice.once_in(2).then(|| debrief(story)),
        ..Interview::new(start.into(), USUAL_MINUTES)
    };
    let interview = story.telling.scheduled(days.after(yes, 25), held);
    let end = story.telling.held(interview);
    if story.dice.once_in(2) {
        story.telling.contact.consent =
            Some(Consent { again: true, on: None, at: story.telling.logged(end) });
    }
    PastTalk { interview, end }
}

fn preparation(story: &mut Story<'_>) -> Preparation {
    Preparation {
        research: format!("{} {}", story.dice.pick(&NOTES), story.dice.pick(&NOTES)),
        terms: String::new(),
        expects: format!("to hear most of {}", story.dice.pick(&said::IMPRESSIONS)),
    }
}

fn answers(story: &mut Story<'_>) -> Vec<Answer> {
    let questions = story.dice.several(&QUESTIONS, QUESTIONS_A_TALK);
    let answers = story.dice.several(&ANSWERS, QUESTIONS_A_TALK * 2);
    questions
        .into_iter()
        .zip(answers.chunks(2))
        .map(|((topic, question), said)| Answer {
            question: question.to_owned(),
            topic: topic.to_owned(),
            must_ask: story.dice.once_in(3),
            asked: true,
            text: said.join(" "),
            starred: story.dice.once_in(4),
        })
        .collect()
}

fn notes(story: &mut Story<'_>) -> String {
    story.dice.several(&NOTES, SENTENCES_A_PAGE).join("\n")
}

fn debrief(story: &mut Story<'_>) -> Debrief {
    let verdict = match story.dice.below(3) {
        0 => Verdict::Yes,
        1 => Verdict::No,
        _ => Verdict::NotSure,
    };
    Debrief {
        stays: story.dice.pick(&said::STAYS).to_owned(),
        drew: story.dice.pick(&said::IMPRESSIONS).to_owned(),
        put_off: story.dice.pick(&said::IMPRESSIONS).to_owned(),
        surprised: story.dice.pick(&said::IMPRESSIONS).to_owned(),
        verdict: Some(verdict),
        bring: story.dice.pick(&said::BRINGS).to_owned(),
        gaps: vec![Gap { kind: GapKind::Skill, what: story.dice.pick(&said::GAPS).to_owned() }],
        waiting: std::collections::BTreeSet::new(),
    }
}

/// Somebody was named in the talk.
pub(super) fn named(story: &mut Story<'_>, talk: &PastTalk, to: Id) {
    let (id, logged_at) = (story.telling.fresh(), story.telling.logged(talk.end));
    let referral = Referral {
        to: Some(to),
        name: String::new(),
        at: Moment::Instant(talk.end),
        logged_at,
        interview: Some(talk.interview),
        introduced: false,
    };
    story.telling.contact.referrals.insert(id, referral);
}

/// What was advised, heard of and promised in a talk that lies long back: mostly followed, looked at, and kept.
pub(super) fn advice_and_promises(story: &mut Story<'_>, talk: &PastTalk) {
    let (logged_at, interview) = (story.telling.logged(talk.end), Some(talk.interview));
    let week_later = story.telling.days.after(talk.end, 7 * 24 * 60);
    if story.dice.once_in(3) {
        let id = story.telling.fresh();
        let (closed_at, left, outcome) = match story.dice.below(6) {
            0 => (None, false, ""),
            1 => (Some(week_later.into()), true, story.dice.pick(&said::LEFT)),
            _ => (Some(week_later.into()), false, story.dice.pick(&said::OUTCOMES)),
        };
        let advice = Advice {
            text: story.dice.pick(&said::ADVICE).to_owned(),
            logged_at,
            interview,
            closed_at,
            left,
            outcome: outcome.to_owned(),
        };
        story.telling.contact.advice.insert(id, advice);
    }
    if story.dice.once_in(6) {
        let id = story.telling.fresh();
        let outcome = match story.dice.below(3) {
            0 => LeadOutcome::LookedInto,
            1 => LeadOutcome::Applied,
            _ => LeadOutcome::PassedBy,
        };
        let lead = Lead {
            text: story.dice.pick(&said::LEADS).to_owned(),
            logged_at,
            interview,
            closes: None,
            outcome: Some(outcome),
            outcome_at: Some(week_later.into()),
        };
        story.telling.contact.leads.insert(id, lead);
    }
    if story.dice.once_in(3) {
        let id = story.telling.fresh();
        let promise = Promise {
            by: if story.dice.once_in(2) { Who::Me } else { Who::Them },
            text: story.dice.pick(&said::PROMISES).to_owned(),
            due: Some(week_later.date_naive()),
            logged_at,
            interview,
            kept_at: Some(week_later.into()),
        };
        story.telling.contact.promises.insert(id, promise);
    }
}
