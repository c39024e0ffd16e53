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
    event::EventKind,
    id::Id,
    interview::{Answer, Debrief, DebriefStep, Gap, GapKind, Interview, Preparation, USUAL_MINUTES, Verdict},
    moment::Moment,
    records::Referral,
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

/// The user has thought a talk over, on the same evening.
pub(super) fn thought_over(story: &mut Story<'_>, talk: &PastTalk) {
    let at = story.telling.days.after(talk.end, i64::from(story.dice.between(70, 100)));
    story.telling.on_talk(talk.interview, EventKind::Debriefed, at, "");
}

/// The user has begun to think a talk over, and put some of it off.
pub(super) fn put_off(story: &mut Story<'_>, talk: &PastTalk) {
    let stays = story.dice.pick(&said::STAYS).to_owned();
    let waiting = [DebriefStep::People, DebriefStep::Advice, DebriefStep::ForMe].into();
    let Some(interview) = story.telling.contact.interviews.get_mut(&talk.interview) else { return };
    interview.debrief = Some(Debrief { stays, waiting, ..Debrief::default() });
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
    refer(story, talk.end, Some(talk.interview), to);
}

/// Somebody was named in a message on `day`.
pub(super) fn named_in_a_message(story: &mut Story<'_>, day: NaiveDate, to: Id) {
    let (at, note) = (story.time(day), story.dice.pick(&said::NAMING));
    let referral = refer(story, at, None, to);
    story.telling.tell(EventKind::Heard, at, |event| {
        event.referral = Some(referral);
        event.channel = Channel::usual("e-mail");
        event.note = note.to_owned();
    });
}

fn refer(story: &mut Story<'_>, at: DateTime<FixedOffset>, interview: Option<Id>, to: Id) -> Id {
    let (id, logged_at) = (story.telling.fresh(), story.telling.logged(at));
    let referral = Referral {
        to: Some(to),
        name: String::new(),
        at: Moment::Instant(at),
        logged_at,
        interview,
        introduced: false,
    };
    story.telling.contact.referrals.insert(id, referral);
    id
}
