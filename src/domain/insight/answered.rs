//! Who answers: by how the people were found and by channel, how soon, and what a nudge did.

use std::collections::BTreeMap;

use super::{
    answer::Asked,
    person::Person,
    share::{LEAST_FOR_A_RATE, Share},
};
use crate::domain::{channel::Channel, contact::SourceKind};

/// Which requests were answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// All requests that went out.
    pub all: Group,
    /// By how the person was found; none where nobody said. The most asked first.
    pub by_source: Vec<(Option<SourceKind>, Group)>,
    /// By channel; none where nobody said. The most asked first.
    pub by_channel: Vec<(Option<Channel>, Group)>,
    /// Of those nudged, how many were answered after it.
    pub nudged: Share,
}

/// Some requests that went out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many were answered in any way.
    pub answered: Share,
    /// How many of the others still wait for them.
    pub out: usize,
    /// The median of the local days from the request to the answer, from five answers on.
    pub median: Option<HalfDays>,
}

/// A length in half days, as the median of whole days can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfDays(u32);

impl HalfDays {
    /// The middle of some whole days; none of none.
    pub fn median(mut days: Vec<u32>) -> Option<Self> {
        days.sort_unstable();
        let upper = *days.get(days.len() / 2)?;
        let lower = days.get(days.len().saturating_sub(1) / 2).copied().unwrap_or(upper);
        Some(Self(lower.saturating_add(upper)))
    }

    /// The length in days.
    pub fn days(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// `the same day`, `1 day`, `2.5 days`.
    pub fn words(self) -> String {
        match (self.0 / 2, self.0 % 2) {
            (0, 0) => "the same day".to_owned(),
            (1, 0) => "1 day".to_owned(),
            (days, 0) => format!("{days} days"),
            (days, _) => format!("{days}.5 days"),
        }
    }
}

/// The counts while they are made.
#[derive(Debug, Default)]
pub(super) struct Counting {
    all: Count,
    by_source: BTreeMap<Option<SourceKind>, Count>,
    by_channel: BTreeMap<Option<String>, (Option<Channel>, Count)>,
    nudged: Share,
}

#[derive(Debug, Default)]
struct Count {
    group: Group,
    days: Vec<u32>,
}

impl Counting {
    pub fn add(&mut self, person: &Person<'_>) {
        let source = person.contact.source.as_ref().map(|source| source.kind);
        for asked in Asked::all(person) {
            let channel = channel(&asked, person);
            let key = channel.map(|channel| channel.as_str().to_lowercase());
            let by_channel =
                self.by_channel.entry(key).or_insert_with(|| (channel.cloned(), Count::default()));
            let by_source = self.by_source.entry(source).or_default();
            for count in [&mut self.all, by_source, &mut by_channel.1] {
                count.add(&asked, person);
            }
            if asked.nudged.is_some() {
                self.nudged.add(asked.answered_after_nudge);
            }
        }
    }

    pub fn done(self) -> Answered {
        Answered {
            all: self.all.done(),
            by_source: most_asked(self.by_source.into_iter()),
            by_channel: most_asked(self.by_channel.into_values()),
            nudged: self.nudged,
        }
    }
}

/// By which channel it went: as the request says, else as the message did that went out first.
fn channel<'a>(asked: &Asked<'a>, person: &'a Person<'_>) -> Option<&'a Channel> {
    let request = asked.standing;
    let its = person.standing.history.events.iter().filter(|it| it.event.request == Some(request.id));
    let first = || its.filter(|it| it.event.is_my_message()).find_map(|it| it.event.channel.as_ref());
    request.request.channel.as_ref().or_else(first)
}

fn most_asked<K>(counts: impl Iterator<Item = (K, Count)>) -> Vec<(K, Group)> {
    let mut groups: Vec<(K, Group)> = counts.map(|(what, count)| (what, count.done())).collect();
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.answered.of));
    groups
}

impl Count {
    fn add(&mut self, asked: &Asked<'_>, person: &Person<'_>) {
        self.group.answered.add(asked.answered.is_some());
        self.group.out += usize::from(asked.is_out());
        if let (Some(sent), Some(answered)) = (asked.sent, asked.answered) {
            let (sent, answered) = (person.calendar.date(sent), person.calendar.date(answered));
            let days = answered.signed_duration_since(sent).num_days();
            self.days.push(u32::try_from(days).unwrap_or(0));
        }
    }

    fn done(self) -> Group {
        let enough = self.days.len() >= LEAST_FOR_A_RATE;
        Group { median: if enough { HalfDays::median(self.days) } else { None }, ..self.group }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_some_days() {
        for (days, expected) in [
            (vec![], None),
            (vec![0], Some("the same day")),
            (vec![2, 0, 1], Some("1 day")),
            (vec![9, 1, 2, 3], Some("2.5 days")),
            (vec![7, 7, 7, 7], Some("7 days")),
            (vec![0, 1], Some("0.5 days")),
        ] {
            assert_eq!(HalfDays::median(days.clone()).map(HalfDays::words).as_deref(), expected, "{days:?}");
        }
    }
}
