//! `goals`: what the user wants to learn, and how much to do in a week.

use clap::Args;
use serde::Serialize;

use super::{Changes, Either, Reads, changes, reads};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        outcome::Outcome,
        output::Output,
        typed,
        version::Versioned,
    },
    domain::{
        book::{Exploring, Goals as Wanted},
        command::{Act, ExploringEdit, GoalsChanges},
        readiness::Ready,
    },
};

/// Show what you want to learn, or change it
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards goals
  regards goals --explore 'service design: what an ordinary week holds'
  regards goals --requests 5 --talks 2
  regards goals --name Sam --introduction - < introduction.txt")]
pub struct Goals {
    /// One more field or role, and after a colon what you want to find out
    #[arg(long, value_name = "WHAT: TO FIND OUT")]
    explore: Vec<String>,
    /// A field or role you no longer explore
    #[arg(long, value_name = "WHAT")]
    drop: Vec<String>,
    /// Requests to send in a week
    #[arg(long, value_name = "N")]
    requests: Option<u32>,
    /// Talks to have in a week
    #[arg(long, value_name = "N")]
    talks: Option<u32>,
    /// Your name, as messages are signed
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Who you are, your background, what you hope to learn; - reads it from standard input
    #[arg(long, value_name = "TEXT|-")]
    introduction: Option<String>,
    /// What you tell everyone who helped, once you have landed
    #[arg(long, value_name = "TEXT")]
    news: Option<String>,
    /// Whether your profile is up to date
    #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"], hide_possible_values = true)]
    profile: Option<String>,
}

#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    goals: &'a Wanted,
    ready: Vec<ReadyRow>,
}

#[derive(Serialize)]
struct ReadyRow {
    what: &'static str,
    done: bool,
}

impl Either for Goals {
    fn either(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let Self { explore, drop, requests, talks, name, introduction, news, profile } = &self;
        let only_looks = explore.is_empty() && drop.is_empty() && requests.is_none() && talks.is_none();
        let only_looks = only_looks && [name, introduction, news, profile].iter().all(|it| it.is_none());
        if only_looks { reads(self, desk, output) } else { changes(self, desk, output) }
    }
}

impl Reads for Goals {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let goals = &*reading.book.goals;
        let ready = Ready::ALL.map(|ready| ReadyRow { what: ready.words(), done: ready.is_done(goals) });
        if desk.global.json {
            output.json(&Versioned::of(Told { goals, ready: ready.into() }));
            return Ok(());
        }
        reading.notice.iter().for_each(|notice| output.notice(notice));
        output.line("WHAT I WANT TO LEARN");
        for Exploring { what, to_find_out } in &goals.exploring {
            let to_find_out = if to_find_out.is_empty() { String::new() } else { format!(": {to_find_out}") };
            output.line(format!("  {what}{to_find_out}"));
        }
        if goals.exploring.is_empty() {
            output.line("  nothing yet; regards goals --explore 'a field or role: what to find out'");
        }
        output.line("");
        output.line(format!("A WEEK  {} requests, {} talks", goals.requests_a_week, goals.talks_a_week));
        output.line("");
        let name = if goals.name.is_empty() { "no name yet" } else { goals.name.as_str() };
        output.line(format!("WHO I AM  {name}"));
        goals.introduction.lines().for_each(|row| output.line(format!("  {row}")));
        if !goals.news.is_empty() {
            output.line(format!("MY NEWS  {}", goals.news));
        }
        output.line("");
        output.line("READY FOR THE FIRST REQUEST");
        for ReadyRow { what, done } in ready {
            output.line(format!("  [{}] {what}", if done { 'x' } else { ' ' }));
        }
        Ok(())
    }
}

impl Changes for Goals {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let introduction = self.introduction.as_deref().map(typed::text).transpose()?;
        let acts = self.acts(introduction);
        desk.change(|_| Ok(Decision::from(Act::Together { what: String::new(), acts: acts.clone() })))
    }
}

impl Goals {
    fn acts(&self, introduction: Option<String>) -> Vec<Act> {
        let aim = |changes: GoalsChanges| Act::Aim(Box::new(changes));
        let edit = |edit| aim(GoalsChanges { exploring: Some(edit), ..GoalsChanges::default() });
        let dropped = self.drop.iter().map(|what| edit(ExploringEdit::Drop { what: what.clone() }));
        let added = self.explore.iter().map(|words| edit(ExploringEdit::Add(Exploring::read(words))));
        let others = GoalsChanges {
            requests_a_week: self.requests,
            talks_a_week: self.talks,
            name: self.name.clone(),
            introduction,
            profile_ready: self.profile.as_deref().map(|word| word == "yes"),
            news: self.news.clone(),
            exploring: None,
        };
        let others = (others != GoalsChanges::default()).then(|| aim(others));
        dropped.chain(added).chain(others).collect()
    }
}
