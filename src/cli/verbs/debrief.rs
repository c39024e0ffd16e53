//! `debrief`: how a talk went, and what of it is not thought over yet.

mod page;

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};

use super::{Changes, Either, Reads, changes, reads};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        output::Output,
        reading::Reading,
        talks::{self, Talk},
    },
    domain::{
        command::{Act, Command, DebriefChanges, InterviewEdit},
        gap_line,
        id::Ids,
        interview::{Gap, Verdict},
        put_off,
    },
};

/// Think a talk over: what stays, whether it is for you; without more, what is left
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards debrief ada                           what is noted, and what is left
  regards debrief ada --stays 'Half of it is persuading.'
  regards debrief ada --drew people --put-off 'the hours' --for-me not-sure
  regards debrief ada --missing 'skill: SQL' --missing 'certificate: ethics'

Each option that is left out stays as it is. What is missing is a skill, degree, certificate or class.")]
pub struct Debrief {
    /// With whom
    person: String,
    /// One line: what stays with you; it goes into the thank-you too
    #[arg(long, value_name = "TEXT")]
    stays: Option<String>,
    /// What drew you
    #[arg(long, value_name = "TEXT")]
    drew: Option<String>,
    /// What put you off
    #[arg(long, value_name = "TEXT")]
    put_off: Option<String>,
    /// What surprised you, against what you expected
    #[arg(long, value_name = "TEXT")]
    surprised: Option<String>,
    /// What you bring already
    #[arg(long, value_name = "TEXT")]
    bring: Option<String>,
    /// What is missing, beside what was noted before
    #[arg(long, value_name = "KIND: WHAT")]
    missing: Vec<String>,
    /// Whether this is a path to pursue
    #[arg(long, value_name = "yes|no|not-sure", value_parser = verdict(), hide_possible_values = true)]
    for_me: Option<Verdict>,
    /// Which talk, by its id, where it is not the last one
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

fn verdict() -> impl TypedValueParser<Value = Verdict> {
    let of = |word: String| Verdict::ALL.into_iter().find(|it| it.words().replace(' ', "-") == word);
    PossibleValuesParser::new(["yes", "no", "not-sure"]).try_map(move |word| of(word).ok_or("unknown"))
}

impl Either for Debrief {
    fn either(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let texts = [&self.stays, &self.drew, &self.put_off, &self.surprised, &self.bring];
        let only_looks =
            texts.iter().all(|it| it.is_none()) && self.missing.is_empty() && self.for_me.is_none();
        if only_looks { reads(self, desk, output) } else { changes(self, desk, output) }
    }
}

impl Reads for Debrief {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let talk = talks::held(reading, &self.person, self.on.as_deref())?;
        if desk.global.json {
            output.json(&page::object(&talk, reading));
        } else {
            reading.notice.iter().for_each(|notice| output.notice(notice));
            page::print(&talk, reading, &desk.command_line(), output);
        }
        Ok(())
    }
}

impl Changes for Debrief {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| {
            let talk = talks::held(reading, &self.person, self.on.as_deref())?;
            let interview = talk.standing.id;
            let edit = Box::new(InterviewEdit::Debrief(self.changes(&talk)));
            let act = Act::Interview { interview, edit };
            let decision = Decision::from(put_off::finishing(act, interview, &reading.book, &reading.now));
            Ok({
                let left = self.left_after(&decision.act, reading, desk);
                decision.with_remarks(left)
            })
        })
    }
}

impl Debrief {
    /// What is left to be thought over once `act` is done.
    fn left_after(&self, act: &Act, reading: &Reading, desk: &Desk) -> Option<String> {
        let command = Command { ids: Ids::seeded(0), act: act.clone() };
        let mut after = reading.clone();
        after.book.apply(&command, &reading.now).ok()?;
        let talk = talks::held(&after, &self.person, self.on.as_deref()).ok()?;
        page::what_is_left(&talk, &desk.command_line())
    }

    fn changes(&self, talk: &Talk<'_>) -> DebriefChanges {
        let noted = talk.standing.interview.debrief.as_ref();
        let gaps = (!self.missing.is_empty()).then(|| {
            let mut gaps: Vec<Gap> = noted.map(|noted| noted.gaps.clone()).unwrap_or_default();
            for gap in self.missing.iter().filter_map(|line| gap_line::parse(line)) {
                if !gaps.contains(&gap) {
                    gaps.push(gap);
                }
            }
            gaps
        });
        DebriefChanges {
            stays: self.stays.clone(),
            drew: self.drew.clone(),
            put_off: self.put_off.clone(),
            surprised: self.surprised.clone(),
            verdict: self.for_me.map(Some),
            bring: self.bring.clone(),
            gaps,
        }
    }
}
