//! A debrief, as plain text and as JSON.

use serde::Serialize;

use crate::{
    cli::{
        outcome::PersonRef,
        output::{Output, Piece, Tone},
        reading::Reading,
        talks::Talk,
        version::Versioned,
    },
    domain::{
        debrief, debrief_words,
        id::Id,
        interview::{Debrief, DebriefStep},
        put_off,
        talk_head::TalkHead,
    },
};

/// Prints it: a step a row, and the line that notes what is left, which begins with `program`.
pub fn print(talk: &Talk<'_>, reading: &Reading, program: &str, output: &mut Output<'_>) {
    let head = TalkHead::of(talk.contact, talk.standing.interview, &reading.book, &reading.now.zone);
    output.heading(&head.who);
    let about = [("id", talk.standing.id.to_string()), ("when", head.when), ("how", head.how)];
    let about = about.into_iter().filter(|(_, value)| !value.is_empty());
    let rows: Vec<Vec<Piece>> =
        about.map(|(name, value)| vec![Piece::toned(name, Tone::Faint), value.into()]).collect();
    output.table(&rows);
    output.gap();
    output.heading("HOW DID IT GO");
    let is_over = put_off::is_over(talk.contact, talk.standing.id);
    let left = debrief::left(talk.contact, talk.standing.id);
    for step in DebriefStep::ALL {
        let lines = debrief_words::lines(step, talk.contact, talk.standing.id, &reading.book, &reading.now);
        let mark = if left.contains(&step) { ' ' } else { 'x' };
        let words = match lines.split_first() {
            Some((first, _)) => first.clone(),
            None if is_over && step != DebriefStep::Thanks => "nothing noted".to_owned(),
            None => format!("{program} {}", line(step, talk.person)),
        };
        output.line(format!("  [{mark}] {:<11}{words}", step.words()));
        for line in lines.iter().skip(1) {
            output.lines("                 ", line);
        }
    }
    if is_over {
        output.gap();
        output.line("Thought over; whatever is noted later stands here too.");
    }
}

/// What is left of a talk in one line, with the line that shows how each is noted; none where nothing is.
pub fn what_is_left(talk: &Talk<'_>, program: &str) -> Option<String> {
    let left = debrief::left(talk.contact, talk.standing.id);
    let words: Vec<&str> = left.into_iter().map(DebriefStep::words).collect();
    (!words.is_empty())
        .then(|| format!("left: {}; {program} debrief {} says how", words.join(", "), talk.person))
}

/// The line that notes a step, without the program.
fn line(step: DebriefStep, person: Id) -> String {
    match step {
        DebriefStep::Remember => format!("debrief {person} --stays TEXT"),
        DebriefStep::Thanks => format!("draft {person}"),
        DebriefStep::Notes => format!("answer {person} WORDS --text TEXT, notes {person} TEXT"),
        DebriefStep::People => format!("refer {person} NAME"),
        DebriefStep::Promises => format!("promise {person} TEXT --due fri; theirs with --by them"),
        DebriefStep::Advice => format!("advice {person} TEXT, lead {person} TEXT"),
        DebriefStep::ForMe => format!("debrief {person} --for-me yes|no|not-sure --drew TEXT"),
        DebriefStep::Again => format!("consent {person} yes|no"),
    }
}

#[derive(Serialize)]
struct Shown<'a> {
    contact: PersonRef,
    interview: Id,
    debrief: Option<&'a Debrief>,
    over: bool,
    left: Vec<DebriefStep>,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    step: DebriefStep,
    noted: Vec<String>,
}

/// The object of `debrief --json`.
pub fn object<'a>(talk: &Talk<'a>, reading: &Reading) -> impl Serialize + use<'a> {
    let id = talk.standing.id;
    let lines = |step| debrief_words::lines(step, talk.contact, id, &reading.book, &reading.now);
    Versioned::of(Shown {
        contact: PersonRef::of(talk.person, talk.contact),
        interview: id,
        debrief: talk.standing.interview.debrief.as_ref(),
        over: put_off::is_over(talk.contact, id),
        left: debrief::left(talk.contact, id),
        steps: DebriefStep::ALL.map(|step| Step { step, noted: lines(step) }).into(),
    })
}
