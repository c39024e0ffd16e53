//! Where each request stands, and whose turn it is.

use chrono::{DateTime, NaiveDate, Utc};

use super::interviews::{InterviewStanding, InterviewState};
use crate::domain::{
    calendar::Calendar,
    event::{Event, EventKind, Who},
    follow_up::{FollowUpId, Rule},
    history::{Happened, History},
    id::Id,
    request::{Purpose, Request},
    timing::Timing,
};

/// What became of a request so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RequestState {
    /// The user means to ask.
    Planned,
    /// It went out, and nobody answered yet.
    Sent,
    /// It was repeated, and nobody answered yet.
    Nudged,
    /// They said yes.
    Accepted,
    /// They said: later.
    Later,
    /// They answered in writing.
    Answered,
    /// They passed the user on.
    PassedOn,
    /// They said no.
    Declined,
    /// Nobody answered for long enough.
    AtRest,
    /// The user closed it.
    Closed,
}

impl RequestState {
    /// The state's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent => "sent",
            Self::Nudged => "nudged",
            Self::Accepted => "accepted",
            Self::Later => "later",
            Self::Answered => "answered",
            Self::PassedOn => "passed-on",
            Self::Declined => "declined",
            Self::AtRest => "at-rest",
            Self::Closed => "closed",
        }
    }

    /// The word for what was done last while they are waited for: "asked", "nudged", "said yes" of an introduction.
    pub fn asked_word(self) -> &'static str {
        match self {
            Self::Nudged => "nudged",
            Self::Accepted => "said yes",
            _ => "asked",
        }
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The user's.
    Mine,
    /// The contact's: nothing is asked of the user before a named day.
    Theirs,
    /// Nobody's: it is settled.
    Nobody,
}

impl Turn {
    /// The turn's word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Nobody => "nobody",
        }
    }
}

/// One request and where it stands.
#[derive(Clone, Debug)]
pub struct RequestStanding<'a> {
    /// Its id.
    pub id: Id,
    /// The record.
    pub request: &'a Request,
    /// What became of it.
    pub state: RequestState,
    /// Whose turn it is.
    pub turn: Turn,
    /// When the present state began.
    pub since: DateTime<Utc>,
    /// When it was planned, or sent without a plan.
    pub began: DateTime<Utc>,
    /// When it was last sent.
    pub sent: Option<DateTime<Utc>>,
    /// How often it was nudged since.
    pub nudges: u32,
    /// The last message either way since it was sent.
    pub last_message: Option<DateTime<Utc>>,
    /// When its nudge opens or opened, where it has one left.
    pub nudge_opens: Option<DateTime<Utc>>,
    /// When it comes or came to rest, while it is unanswered.
    pub rests: Option<DateTime<Utc>>,
    /// A question back that waits for the user's reply: the event and when.
    pub question_back: Option<(Id, DateTime<Utc>)>,
    /// A yes to an introduction that they have not made yet: it is waited for, and nudged, like an answer.
    pub awaits_introduction: bool,
    /// A yes without a time, none offered since: when it was said.
    pub awaits_time: Option<DateTime<Utc>>,
    /// When times were last offered and not taken, or last talked over since.
    pub offered: Option<DateTime<Utc>>,
    /// On their turn: the moment at which the program speaks up again.
    pub speaks_up: Option<DateTime<Utc>>,
    /// The day they named with "later".
    pub until: Option<NaiveDate>,
    /// Whether the event that made the present state was told late.
    pub told_late: bool,
}

impl RequestStanding<'_> {
    /// Whether it went out and nobody has answered, or made the introduction they said yes to; resting or not.
    pub fn is_unanswered(&self) -> bool {
        let is_out = matches!(self.state, RequestState::Sent | RequestState::Nudged | RequestState::AtRest);
        (is_out || self.awaits_introduction) && self.question_back.is_none()
    }

    /// Whether a talk is wanted and has no time yet.
    fn waits_for_a_time(&self) -> bool {
        self.awaits_time.is_some() || self.offered.is_some() || self.state == RequestState::Later
    }

    /// Whether it is settled: nobody's turn.
    pub fn is_settled(&self) -> bool {
        self.turn == Turn::Nobody
    }
}

/// Derives where each request stands, in the order in which they began.
pub(super) fn standings<'a>(
    history: &History<'a>,
    interviews: &[InterviewStanding<'_>],
    calendar: &Calendar<'_>,
    now: DateTime<Utc>,
) -> Vec<RequestStanding<'a>> {
    let mut standings: Vec<RequestStanding<'a>> = history
        .contact
        .requests
        .iter()
        .filter_map(|(id, request)| folded(*id, request, history, interviews))
        .collect();
    standings.sort_unstable_by_key(|standing| (standing.began, standing.id));
    let latest_unanswered =
        standings.iter().filter(|standing| standing.is_unanswered()).max_by_key(|standing| standing.sent);
    let may_nudge = latest_unanswered.map(|standing| standing.id);
    for standing in &mut standings {
        wait(standing, history, calendar, now);
        if may_nudge != Some(standing.id) {
            standing.nudge_opens = None;
        }
        if standing.is_unanswered() {
            standing.speaks_up = standing.nudge_opens.or(standing.rests);
        }
        standing.turn = turn(standing, interviews, now);
    }
    standings
}

/// Reads the events of one request in order; the newest answer counts.
fn folded<'a>(
    id: Id,
    request: &'a Request,
    history: &History<'a>,
    interviews: &[InterviewStanding<'_>],
) -> Option<RequestStanding<'a>> {
    let mut standing: Option<RequestStanding<'a>> = None;
    let request_of = |interview: Id| interviews.iter().find(|it| it.id == interview)?.interview.request;
    for happened in &history.events {
        let event = happened.event;
        if let Some(standing) = standing.as_mut().filter(|_| happened.is_reply()) {
            replied(standing, happened.at);
        }
        let named = event.request.or_else(|| event.interview.and_then(request_of));
        let is_talk = matches!(event.kind, EventKind::Scheduled | EventKind::Held);
        let implies_yes = is_talk
            && standing
                .as_ref()
                .is_some_and(|it| it.is_unanswered() || (named.is_none() && it.waits_for_a_time()));
        if named != Some(id) && !implies_yes {
            continue;
        }
        let standing = standing.get_or_insert_with(|| begun(id, request, happened));
        step(standing, event, happened);
    }
    standing
}

/// The last message either way since it was sent. What the user wrote of something else after it had come to rest
/// does not wake it.
fn last_message(
    standing: &RequestStanding<'_>,
    history: &History<'_>,
    calendar: &Calendar<'_>,
) -> Option<DateTime<Utc>> {
    let sent = standing.sent?;
    let mut nudges = 0;
    let mut last = None;
    for happened in history.events.iter().filter(|it| it.event.is_message() && it.at >= sent) {
        let is_own = happened.event.request == Some(standing.id);
        nudges += u32::from(is_own && happened.event.kind == EventKind::Nudged);
        let rests = || last.map(|last| rests(standing.id, last, nudges, history, calendar));
        let is_awake = || rests().is_none_or(|rests| happened.at < rests);
        if is_own || happened.event.doer() == Who::Them || is_awake() {
            last = Some(happened.at);
        }
    }
    last
}

/// When a request comes to rest after this last message: later where a nudge is left that nobody sends.
fn rests(
    request: Id,
    last: DateTime<Utc>,
    nudges: u32,
    history: &History<'_>,
    calendar: &Calendar<'_>,
) -> DateTime<Utc> {
    if nudges >= calendar.number(Timing::NudgeCap) {
        return calendar.start_of_working_day(last, Timing::RestAfterNudgeWorkingDays);
    }
    let opens = nudge_opens(last, calendar);
    let id = FollowUpId { rule: Rule::Nudge, record: request };
    let decision = history.contact.decisions.get(&id).filter(|decision| decision.opens == opens);
    let unsent = calendar.start_of_working_day(opens, Timing::RestUnnudgedWorkingDays);
    let let_go = decision.and_then(|decision| decision.dropped_at).map(|at| at.with_timezone(&Utc));
    let_go.map_or(unsent, |let_go| let_go.min(unsent))
}

fn nudge_opens(last: DateTime<Utc>, calendar: &Calendar<'_>) -> DateTime<Utc> {
    calendar.back_at_work(calendar.start_of_working_day(last, Timing::NudgeOpensWorkingDays))
}

/// Whatever the user does next answers a question back; times that were talked over are then out again.
fn replied(standing: &mut RequestStanding<'_>, at: DateTime<Utc>) {
    if standing.question_back.take().is_some() && standing.offered.is_some() {
        standing.offered = Some(at);
    }
}

fn begun<'a>(id: Id, request: &'a Request, first: &Happened<'_>) -> RequestStanding<'a> {
    RequestStanding {
        id,
        request,
        state: RequestState::Planned,
        turn: Turn::Mine,
        since: first.at,
        began: first.at,
        sent: None,
        nudges: 0,
        last_message: None,
        nudge_opens: None,
        rests: None,
        question_back: None,
        awaits_introduction: false,
        awaits_time: None,
        offered: None,
        speaks_up: None,
        until: None,
        told_late: first.told_late,
    }
}

fn step(standing: &mut RequestStanding<'_>, event: &Event, happened: &Happened<'_>) {
    let state = match (event.kind, event.doer()) {
        // What went out is no plan any more, also where it went out before it was planned here.
        (EventKind::Planned, _) if standing.sent.is_some() => return,
        (EventKind::Planned, _) => RequestState::Planned,
        (EventKind::Sent, _) => {
            standing.sent = Some(happened.at);
            standing.nudges = 0;
            RequestState::Sent
        }
        (EventKind::Nudged, _) => {
            standing.nudges += 1;
            standing.sent.get_or_insert(happened.at);
            RequestState::Nudged
        }
        (EventKind::Wrote, Who::Them) => {
            standing.question_back.get_or_insert((happened.id, happened.at));
            return;
        }
        (EventKind::Accepted | EventKind::Scheduled | EventKind::Moved | EventKind::Held, _) => {
            RequestState::Accepted
        }
        (EventKind::Offered, _) => {
            standing.offered = Some(happened.at);
            standing.awaits_time = None;
            standing.awaits_introduction = false;
            standing.state = RequestState::Accepted;
            return;
        }
        (EventKind::Later, _) => {
            standing.until = event.until;
            RequestState::Later
        }
        (EventKind::Answered, Who::Them) => RequestState::Answered,
        (EventKind::Passed, _) => RequestState::PassedOn,
        (EventKind::Declined, _) => RequestState::Declined,
        (EventKind::Closed, _) => RequestState::Closed,
        _ => return,
    };
    // A talk that is booked or held follows from the yes, and does not move its day.
    let is_still_a_yes = state == RequestState::Accepted && standing.state == state;
    if !is_still_a_yes || event.kind == EventKind::Accepted {
        standing.since = happened.at;
    }
    standing.state = state;
    standing.told_late = happened.told_late;
    standing.question_back = None;
    standing.offered = None;
    let is_yes = event.kind == EventKind::Accepted;
    standing.awaits_introduction = is_yes && standing.request.purpose == Purpose::Introduction;
    standing.awaits_time = (is_yes && !standing.awaits_introduction).then_some(happened.at);
    if event.kind != EventKind::Later {
        standing.until = None;
    }
}

/// When the program speaks up about a request that waits for them; of an unanswered one also when it may be nudged
/// and when it comes to rest (DESIGN 2, "Rest").
fn wait(
    standing: &mut RequestStanding<'_>,
    history: &History<'_>,
    calendar: &Calendar<'_>,
    now: DateTime<Utc>,
) {
    standing.speaks_up = match standing.state {
        RequestState::Later => Some(asks_again(standing, calendar)),
        RequestState::Accepted => standing.offered.map(|offered| {
            calendar.back_at_work(calendar.start_of_working_day(offered, Timing::OfferedOpensWorkingDays))
        }),
        _ => None,
    };
    if !standing.is_unanswered() {
        return;
    }
    standing.last_message = last_message(standing, history, calendar);
    let Some(last) = standing.last_message else { return };
    if standing.nudges < calendar.number(Timing::NudgeCap) && !standing.told_late {
        standing.nudge_opens = Some(nudge_opens(last, calendar));
    }
    standing.rests = Some(rests(standing.id, last, standing.nudges, history, calendar));
    if let Some(rests) = standing.rests.filter(|rests| *rests <= now) {
        standing.state = RequestState::AtRest;
        standing.since = rests;
    }
}

/// The start of the day they named with "later", else of the day that many local days after.
fn asks_again(standing: &RequestStanding<'_>, calendar: &Calendar<'_>) -> DateTime<Utc> {
    let day = standing
        .until
        .unwrap_or_else(|| calendar.date(calendar.plus_days(standing.since, Timing::AskAgainDays)));
    calendar.back_at_work(calendar.start_of_day(day).max(standing.since))
}

fn turn(standing: &RequestStanding<'_>, interviews: &[InterviewStanding<'_>], now: DateTime<Utc>) -> Turn {
    let its = |found: &&InterviewStanding<'_>| {
        let known = match found.state {
            InterviewState::Held { ended } => ended.max(found.agreed),
            _ => found.agreed,
        };
        found.interview.request.map_or(known >= standing.began, |request| request == standing.id)
    };
    let theirs_until_then =
        if standing.speaks_up.is_some_and(|speaks_up| speaks_up <= now) { Turn::Mine } else { Turn::Theirs };
    match standing.state {
        RequestState::Planned => Turn::Mine,
        RequestState::Answered
        | RequestState::PassedOn
        | RequestState::Declined
        | RequestState::AtRest
        | RequestState::Closed => Turn::Nobody,
        RequestState::Sent | RequestState::Nudged | RequestState::Later
            if standing.question_back.is_some() =>
        {
            Turn::Mine
        }
        RequestState::Sent | RequestState::Nudged | RequestState::Later => theirs_until_then,
        RequestState::Accepted => match interviews.iter().rfind(its).map(|found| found.state) {
            Some(InterviewState::Ahead) => Turn::Theirs,
            Some(InterviewState::Undecided) => Turn::Mine,
            _ if standing.question_back.is_some() => Turn::Mine,
            _ if standing.offered.is_some() || standing.awaits_introduction => theirs_until_then,
            _ if standing.awaits_time.is_some() => Turn::Mine,
            Some(InterviewState::Held { .. } | InterviewState::CalledOff { for_good: true, .. }) => {
                Turn::Nobody
            }
            Some(InterviewState::Missed { .. } | InterviewState::CalledOff { .. }) | None => Turn::Mine,
        },
    }
}
