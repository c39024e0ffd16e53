//! `questions check`: what is to be said about a question before it is asked.

use clap::Args;
use serde::Serialize;

use super::lines;
use crate::{
    cli::{
        desk::Desk,
        failure::Failure,
        output::{Output, Piece, Tone},
        verbs::Reads,
        version::Versioned,
    },
    domain::questions::lint::{Finding, lint},
};

/// Say what is amiss in a question: a yes would answer it, it is two in one, it asks for a job or for their pay
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards questions check 'Do you like your job?'
  regards questions check What do you like about your job?
  regards questions check - --json < mine.txt        one question a line")]
pub struct Check {
    /// The question; - reads one a line
    #[arg(required = true)]
    text: Vec<String>,
}

#[derive(Serialize)]
struct Checked {
    questions: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    text: String,
    findings: Vec<Found>,
}

/// A finding as scripts read it.
#[derive(Serialize)]
pub struct Found {
    kind: &'static str,
    reason: &'static str,
}

impl From<Finding> for Found {
    fn from(finding: Finding) -> Self {
        Self { kind: finding.word(), reason: finding.reason() }
    }
}

impl Reads for Check {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let texts = lines::questions(&self.text)?;
        if desk.global.json {
            let entry =
                |text: String| Entry { findings: lint(&text).into_iter().map(Found::from).collect(), text };
            output.json(&Versioned::of(Checked { questions: texts.into_iter().map(entry).collect() }));
            return Ok(());
        }
        let mut remarked = 0_usize;
        let asked: Vec<&String> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
        for text in &asked {
            output.line(text.trim());
            let findings = lint(text);
            remarked += usize::from(!findings.is_empty());
            for finding in findings {
                output.pieces(&[
                    "  ".into(),
                    Piece::toned(finding.word(), Tone::Heading),
                    format!(": {}", finding.reason()).into(),
                ]);
            }
        }
        match (asked.len(), remarked) {
            (0, _) => output.line("No question was read"),
            (1, 0) => output.line("  nothing to remark"),
            (1, _) => {}
            (many, 0) => output.line(format!("{many} questions, nothing to remark")),
            (many, some) => output.line(format!("{many} questions, {some} with a remark")),
        }
        Ok(())
    }
}
