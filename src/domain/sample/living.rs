//! What has happened with one made-up person, told so that they stand where their life has them.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    days::Days,
    dice::{Dice, FreshIds},
    lives::Life,
    past::{self, PastTalk},
    said,
    story::Story,
    telling::Telling,
    threads,
};
use crate::domain::{
    channel::Channel,
    contact::{Contact, Retired},
    event::EventKind,
    follow_up::{FollowUpId, Rule},
    id::Id,
    interview::{Interview, USUAL_MINUTES},
    records::{Decision, Reminder},
};

/// What is told of one person: where they stand, and when their earlier talk was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) id: Id,
    pub(super) life: Life,
    /// Days since the talk of long ago, of lives that have one.
    pub(super) talked_ago: u32,
    /// Whom they named, and when.
    pub(super) named: Option<(Id, NamedIn)>,
}

/// When somebody names somebody.
#[derive(Clone, Copy, Debug)]
pub(super) enum NamedIn {
    /// In the talk of long ago.
    Talk,
    /// In a message, so many working days ago.
    Message(u32),
}

/// Tells the life of `contact`.
pub(super) fn tell(
    contact: Contact,
    plan: Plan,
    days: &Days<'_>,
    ids: &mut FreshIds,
    dice: &mut Dice,
) -> Contact {
    let mut story = Story { telling: Telling::of(contact, days, ids), dice };
    story.live(plan);
    story.telling.contact
}

impl Story<'_> {
    fn live(&mut self, plan: Plan) {
        let days = self.telling.days;
        let yesterday = days.working_days_ago(1);
        match plan.life {
            Life::ThankLate => drop(self.talk_on(days.days_ago(3))),
            Life::ThankToday => drop(self.talk_on(yesterday)),
            Life::Thanked => self.thanked(),
            Life::WriteAgain => {
                let day = days.days_ago(self.dice.between(75, 90));
                let talk = self.talk_on(day);
                self.thank(&talk);
            }
            Life::KeptUp => self.kept_up(plan),
            Life::SetAside => self.set_aside(plan),
            Life::Reminder => {
                self.kept_up(plan);
                self.remind(days.minutes_ago(45));
            }
            Life::Snoozed => {
                self.kept_up(plan);
                self.snoozed_reminder();
            }
            Life::SaidNo | Life::InWriting => self.answered_without_meeting(plan),
            Life::Promised => {
                self.kept_up(plan);
                threads::promise_for_today(self);
            }
            Life::Lead => {
                self.kept_up(plan);
                threads::lead_for_today(self);
            }
            Life::ThinkOver => {
                let talk = past::talk(self, yesterday);
                past::put_off(self, &talk);
                self.thank(&talk);
            }
            Life::ReportBack => {
                let talk = self.talk_on(days.working_days_ago(3));
                self.thank(&talk);
            }
            // Nothing happened with them but that somebody named them.
            Life::WriteTo => {}
            Life::HowDidItGo | Life::NewDate | Life::Ahead | Life::Prepare => {
                self.kept_up(plan);
                self.booked(plan.life);
            }
            Life::Nudge
            | Life::AskAgain
            | Life::SetATime
            | Life::QuestionBack
            | Life::Send
            | Life::Times
            | Life::Resting
            | Life::Waiting
            | Life::Later
            | Life::Planned => self.open(plan),
        }
    }

    fn talk_on(&mut self, day: NaiveDate) -> PastTalk {
        let talk = past::talk(self, day);
        past::thought_over(self, &talk);
        talk
    }

    fn thank(&mut self, talk: &PastTalk) {
        let at = self.telling.days.after(talk.end, i64::from(self.dice.between(90, 1200)));
        let (channel, note) =
            (self.dice.pick(&["e-mail", "card", "LinkedIn"]), self.dice.pick(&said::THANKS));
        self.telling.thanked(talk.interview, at, Channel::usual(channel), note);
    }

    fn thanked(&mut self) {
        let day = self.telling.days.days_ago(self.dice.between(4, 50));
        let talk = self.talk_on(day);
        self.thank(&talk);
    }

    /// A talk long ago, thanks for it, and messages since, the last one in the last eight weeks.
    fn kept_up(&mut self, plan: Plan) {
        let days = self.telling.days;
        let talk = self.talk_on(days.days_ago(plan.talked_ago));
        self.thank(&talk);
        match plan.named {
            Some((named, NamedIn::Talk)) => past::named(self, &talk, named),
            Some((named, NamedIn::Message(ago))) => {
                past::named_in_a_message(self, days.working_days_ago(ago), named);
            }
            None => {}
        }
        threads::of(self, &talk);
        let mut ago = plan.talked_ago.saturating_sub(self.dice.between(50, 60));
        while ago > 70 {
            self.update(days.days_ago(ago));
            ago = ago.saturating_sub(self.dice.between(90, 115));
        }
        let lately = self.dice.between(6, 52);
        self.update(days.days_ago(lately));
    }

    fn update(&mut self, day: NaiveDate) {
        let at = self.time(day);
        let (channel, note) = (self.dice.pick(&["e-mail", "LinkedIn"]), self.dice.pick(&said::UPDATES));
        self.telling.touched(at, Channel::usual(channel), note);
    }

    fn set_aside(&mut self, plan: Plan) {
        self.kept_up(plan);
        let days = self.telling.days;
        let at = days.at(days.days_ago(3), 8, 20);
        self.telling.contact.retired = Some(Retired { at, why: self.dice.pick(&said::SET_ASIDE).to_owned() });
    }

    fn remind(&mut self, at: DateTime<FixedOffset>) -> Id {
        let id = self.telling.fresh();
        let days = self.telling.days;
        let logged_at = days.at(days.days_ago(20), 8, 10);
        let text = self.dice.pick(&said::REMINDERS).to_owned();
        self.telling.contact.reminders.insert(id, Reminder { at, text, logged_at, done_at: None });
        id
    }

    fn snoozed_reminder(&mut self) {
        let days = self.telling.days;
        let opens = days.at(days.days_ago(2), 9, 0);
        let record = self.remind(opens);
        let until = days.at(days.days_ahead(self.dice.between(2, 12)), 8, 0);
        let decision = Decision { opens, snoozed_until: Some(until), dropped_at: None, why: String::new() };
        self.telling.contact.decisions.insert(FollowUpId { rule: Rule::Reminder, record }, decision);
    }

    /// A no, or an answer in writing, with thanks for it.
    fn answered_without_meeting(&mut self, plan: Plan) {
        let days = self.telling.days;
        let (kind, latest) = match plan.life {
            Life::SaidNo => (EventKind::Declined, 300),
            _ => (EventKind::Answered, 50),
        };
        let ago = self.dice.between(5, latest);
        let request = self.request();
        let channel = request.channel.clone();
        let sent = self.time(days.days_ago(ago + 3));
        let request = self.telling.sent(sent, request);
        let lines = if kind == EventKind::Declined { &said::NO[..] } else { &said::IN_WRITING[..] };
        let note = self.dice.pick(lines);
        let at = self.time(days.days_ago(ago));
        let answer = self.telling.on(request, kind, at, note);
        let thanks = self.dice.pick(&said::THANKS);
        self.telling.thanked(answer, days.after(at, i64::from(self.dice.between(30, 1300))), channel, thanks);
    }

    /// A second talk, agreed on and past or ahead.
    fn booked(&mut self, life: Life) {
        let days = self.telling.days;
        let day = match life {
            Life::HowDidItGo | Life::NewDate => days.working_days_ago(1),
            Life::Prepare => days.working_days_ahead(1),
            _ => days.working_days_ahead(self.dice.between(3, 15)),
        };
        let (start, medium) = (self.time(day), self.dice.pick(&["Zoom", "phone", "coffee", "Teams"]));
        let request = self.request();
        let sent = self.time(days.working_days_ago(5));
        let yes = self.time(days.working_days_ago(3));
        let request = self.telling.sent(sent, request);
        let note = self.dice.pick(&said::YES);
        self.telling.on(request, EventKind::Accepted, yes, note);
        let talk = Interview {
            request: Some(request),
            medium: Channel::usual(medium),
            ..Interview::new(start.into(), USUAL_MINUTES)
        };
        let talk = self.telling.scheduled(days.after(yes, 25), talk);
        if life == Life::NewDate {
            self.telling.on_talk(
                talk,
                EventKind::Missed,
                days.after(start, 20),
                "\"Stuck in a train, so sorry.\"",
            );
        }
    }

    /// A request that is not settled, with an earlier talk for most.
    fn open(&mut self, plan: Plan) {
        if !self.dice.once_in(4) {
            self.kept_up(plan);
        }
        let days = self.telling.days;
        let request = self.request();
        if matches!(plan.life, Life::Send | Life::Planned) {
            let day = days.working_days_ago(4);
            let at = if plan.life == Life::Send {
                self.time(day)
            } else {
                days.minutes_ago(i64::from(self.dice.between(60, 900)))
            };
            self.telling.planned(at, request);
            return;
        }
        let lately = self.dice.between(14, 45);
        let sent = match plan.life {
            Life::Nudge => days.working_days_ago(8),
            Life::Waiting => days.working_days_ago(self.dice.between(1, 4)),
            Life::SetATime | Life::QuestionBack => days.working_days_ago(3),
            Life::Times => days.working_days_ago(7),
            Life::Resting => days.days_ago(lately + 12),
            // Four days on, so that a weekend between does not bring both to one day.
            _ => days.days_ago(lately + 4),
        };
        let sent = self.time(sent);
        let request = self.telling.sent(sent, request);
        let (kind, day, lines) = match plan.life {
            Life::Resting => (EventKind::Nudged, days.days_ago(lately), &[""][..]),
            Life::SetATime => (EventKind::Accepted, days.working_days_ago(1), &said::YES[..]),
            Life::QuestionBack => (EventKind::Wrote, days.working_days_ago(1), &said::QUESTION_BACK[..]),
            Life::Times => (EventKind::Accepted, days.working_days_ago(6), &said::YES[..]),
            Life::AskAgain | Life::Later => (EventKind::Later, days.days_ago(lately), &said::LATER[..]),
            _ => return,
        };
        let (at, note) = (self.time(day), self.dice.pick(lines));
        let event = self.telling.on(request, kind, at, note);
        match plan.life {
            Life::Times => {
                let at = self.time(days.working_days_ago(5));
                self.telling.on(request, EventKind::Offered, at, "Tuesday or Thursday, after four");
            }
            Life::AskAgain | Life::Later => {
                let until = if plan.life == Life::Later {
                    days.days_ahead(self.dice.between(5, 60))
                } else {
                    days.days_ago(2)
                };
                if let Some(event) = self.telling.contact.events.get_mut(&event) {
                    event.until = Some(until);
                }
            }
            _ => {}
        }
    }
}
