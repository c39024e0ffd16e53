//! Is it for me: what was thought after the talks, by field.

use std::collections::BTreeMap;

use super::{person::Person, share::Share};
use crate::domain::{
    id::Id,
    interview::{Debrief, GapKind, Verdict},
    moment::Moment,
    search::fold,
    standing::InterviewState,
};

/// What was thought after the talks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// By field, the one with the most talks thought over first.
    pub fields: Vec<Field>,
    /// In how many of the talks that were held a verdict was given.
    pub given: Share,
    /// What is missing, over all fields, the most often named first.
    pub gaps: Vec<Missing>,
}

/// What was thought of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The field as it was first written; where none was, what was asked about, or the role; empty where nothing was.
    pub what: String,
    /// How often it was for the user.
    pub yes: usize,
    /// How often that was not sure.
    pub not_sure: usize,
    /// How often it was not.
    pub no: usize,
    /// The talks that were thought over, the newest first.
    pub talks: Vec<Thought>,
    /// What is missing, the most often named first.
    pub gaps: Vec<Missing>,
}

impl Verdicts {
    /// After how many talks anything was thought about the path.
    pub fn thought_over(&self) -> usize {
        self.fields.iter().map(|field| field.talks.len()).sum()
    }
}

impl Field {
    /// How many verdicts were given.
    pub fn verdicts(&self) -> usize {
        self.yes + self.not_sure + self.no
    }

    /// By what it is found again, however it is written.
    pub fn key(&self) -> String {
        fold(&self.what)
    }
}

/// A talk that was thought over. Its words are looked up in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thought {
    /// With whom.
    pub contact: Id,
    /// The talk.
    pub interview: Id,
    /// When it was.
    pub at: Moment,
    /// What was made of it.
    pub verdict: Option<Verdict>,
}

/// Something that is missing for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Of which kind.
    pub kind: GapKind,
    /// What, as it was first written.
    pub what: String,
    /// In how many talks it was named.
    pub times: usize,
}

/// The fields while they are counted.
#[derive(Debug, Default)]
pub(super) struct Counting {
    fields: BTreeMap<String, (Field, Gaps)>,
    given: Share,
    gaps: Gaps,
}

#[derive(Debug, Default)]
struct Gaps(BTreeMap<(u8, String), Missing>);

impl Counting {
    pub fn add(&mut self, person: &Person<'_>) {
        let held = |state| matches!(state, InterviewState::Held { .. });
        for talk in person.standing.interviews.iter().filter(|talk| held(talk.state)) {
            let debrief = talk.interview.debrief.as_ref();
            let verdict = debrief.and_then(|debrief| debrief.verdict);
            self.given.add(verdict.is_some());
            let Some(debrief) = debrief.filter(|debrief| says_something(debrief)) else { continue };
            let contact = person.contact;
            let about = talk.interview.request.and_then(|id| contact.requests.get(&id));
            let about = about.map_or("", |request| request.about.as_str());
            let what = [contact.field.as_str(), about, contact.role.as_str()]
                .into_iter()
                .find(|text| !text.trim().is_empty());
            let what = what.map(str::trim).unwrap_or_default();
            let (field, gaps) = self.fields.entry(fold(what)).or_default();
            if field.what.is_empty() {
                what.clone_into(&mut field.what);
            }
            match verdict {
                Some(Verdict::Yes) => field.yes += 1,
                Some(Verdict::NotSure) => field.not_sure += 1,
                Some(Verdict::No) => field.no += 1,
                None => {}
            }
            let (interview, at) = (talk.id, talk.interview.starts_at);
            field.talks.push(Thought { contact: person.id, interview, at, verdict });
            gaps.add(debrief);
            self.gaps.add(debrief);
        }
    }

    pub fn done(self) -> Verdicts {
        let mut fields: Vec<Field> =
            self.fields.into_values().map(|(field, gaps)| gaps.into(field)).collect();
        fields.sort_by_key(|field| std::cmp::Reverse((field.verdicts(), field.talks.len())));
        Verdicts { fields, given: self.given, gaps: self.gaps.done() }
    }
}

impl Gaps {
    /// What one talk named counts once, however often it stands there.
    fn add(&mut self, debrief: &Debrief) {
        let named = debrief.gaps.iter().filter(|gap| !gap.what.trim().is_empty());
        let named: BTreeMap<(u8, String), (GapKind, &str)> =
            named.map(|gap| ((rank(gap.kind), fold(&gap.what)), (gap.kind, gap.what.trim()))).collect();
        for (key, (kind, what)) in named {
            let missing = || Missing { kind, what: what.to_owned(), times: 0 };
            self.0.entry(key).or_insert_with(missing).times += 1;
        }
    }

    fn done(self) -> Vec<Missing> {
        let mut gaps: Vec<Missing> = self.0.into_values().collect();
        gaps.sort_by_key(|missing| std::cmp::Reverse(missing.times));
        gaps
    }

    fn into(self, mut field: Field) -> Field {
        field.talks.sort_by(|one, other| newest_first(one.at, other.at));
        Field { gaps: self.done(), ..field }
    }
}

/// Whether it says anything about the path; what stays of a talk is another matter.
fn says_something(debrief: &Debrief) -> bool {
    let texts = [&debrief.drew, &debrief.put_off, &debrief.surprised, &debrief.bring];
    debrief.verdict.is_some() || !debrief.gaps.is_empty() || texts.into_iter().any(|text| !text.is_empty())
}

/// Moments with and without a time in one order; a date stands at its beginning.
pub(super) fn newest_first(one: Moment, other: Moment) -> std::cmp::Ordering {
    let instant = |moment| match moment {
        Moment::Instant(at) => at.to_utc(),
        Moment::Date(date) => date.and_time(chrono::NaiveTime::MIN).and_utc(),
    };
    instant(other).cmp(&instant(one))
}

fn rank(kind: GapKind) -> u8 {
    match kind {
        GapKind::Skill => 0,
        GapKind::Degree => 1,
        GapKind::Certificate => 2,
        GapKind::Class => 3,
    }
}
