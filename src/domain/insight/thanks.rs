//! Whether thanks were said in time: every occasion that called for them, once.

use chrono::Duration;

use super::{person::Person, share::Share};
use crate::domain::{
    calendar::Calendar,
    follow_up::{FollowUpId, Rule},
    standing::Occasion,
    timing::Timing,
};

/// How many occasions were thanked for when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thanks {
    /// Thanks are best said within so many hours.
    pub aim_hours: u32,
    /// And late after so many.
    pub limit_hours: u32,
    /// Thanked within the first.
    pub by_aim: usize,
    /// Thanked after that, within the second.
    pub by_limit: usize,
    /// Thanked later than that.
    pub later: usize,
    /// Not thanked for, and late.
    pub owed: usize,
    /// Not thanked for, and let go.
    pub let_go: usize,
    /// Not thanked for yet, and still in time; none of the shares counts these.
    pub in_time: usize,
}

/// When thanks for one occasion were said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    ByAim,
    ByLimit,
    Later,
    Owed,
    LetGo,
    /// Not yet, and still in time.
    InTime,
}

/// When thanks were said, on the screen and in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// Its word in JSON.
    pub word: &'static str,
    /// Its words on the screen.
    pub words: String,
    /// How many of all occasions that are decided.
    pub share: Share,
}

impl Thanks {
    pub(super) fn counted_with(calendar: &Calendar<'_>) -> Self {
        Self {
            aim_hours: calendar.number(Timing::ThanksAimHours),
            limit_hours: calendar.number(Timing::ThanksLimitHours),
            ..Self::default()
        }
    }

    /// The time within which thanks are best said.
    pub(super) fn aim(&self) -> Duration {
        Duration::hours(i64::from(self.aim_hours))
    }

    /// When this occasion was thanked for; none where it called for no thanks.
    pub(super) fn said(&self, occasion: &Occasion, person: &Person<'_>) -> Option<Said> {
        let limit = Duration::hours(i64::from(self.limit_hours)).max(self.aim());
        Some(match person.standing.thanked_at(occasion.id) {
            _ if occasion.at > person.now.instant => return None,
            Some(at) if at - occasion.at <= self.aim() => Said::ByAim,
            Some(at) if at - occasion.at <= limit => Said::ByLimit,
            Some(_) => Said::Later,
            None if !person.standing.opens_thanks(occasion) => return None,
            None if is_let_go(occasion, person) => Said::LetGo,
            None if person.now.instant - occasion.at <= limit => Said::InTime,
            None => Said::Owed,
        })
    }

    pub(super) fn add(&mut self, person: &Person<'_>) {
        for occasion in &person.standing.occasions {
            let Some(said) = self.said(occasion, person) else { continue };
            let counted = match said {
                Said::ByAim => &mut self.by_aim,
                Said::ByLimit => &mut self.by_limit,
                Said::Later => &mut self.later,
                Said::LetGo => &mut self.let_go,
                Said::InTime => &mut self.in_time,
                Said::Owed => &mut self.owed,
            };
            *counted += 1;
        }
    }

    /// Every occasion but those that are still in time.
    pub fn decided(&self) -> usize {
        self.by_aim + self.by_limit + self.later + self.owed + self.let_go
    }

    /// When thanks were said, the best first.
    pub fn brackets(&self) -> [Bracket; 5] {
        let all = self.decided();
        let bracket = |word, words, count| Bracket { word, words, share: Share::new(count, all) };
        [
            bracket("within_aim", format!("within {} h", self.aim_hours), self.by_aim),
            bracket("within_limit", format!("within {} h", self.limit_hours), self.by_limit),
            bracket("later", "later".to_owned(), self.later),
            bracket("owed", "still owed".to_owned(), self.owed),
            bracket("let_go", "let go".to_owned(), self.let_go),
        ]
    }
}

fn is_let_go(occasion: &Occasion, person: &Person<'_>) -> bool {
    let id = FollowUpId { rule: Rule::ThankYou, record: occasion.id };
    let decision = person.contact.decisions.get(&id).filter(|decision| decision.opens == occasion.at);
    decision.is_some_and(|decision| decision.dropped_at.is_some())
}
