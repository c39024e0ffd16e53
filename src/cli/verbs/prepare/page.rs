//! A talk that is prepared, as plain text and as JSON.

use serde::Serialize;

use crate::{
    cli::{
        json,
        outcome::PersonRef,
        output::{Output, Piece, Tone},
        reading::Reading,
        talks::Talk,
        version::Versioned,
    },
    domain::{
        calendar::Calendar,
        channel::Channel,
        id::Id,
        interview::{Answer, Preparation},
        prepare::PrepareItem,
        questions::fitting,
        rules::prepare,
        talk_head::TalkHead,
    },
};

/// Prints it.
pub fn print(talk: &Talk<'_>, reading: &Reading, output: &mut Output<'_>) {
    let interview = talk.standing.interview;
    let head = TalkHead::of(talk.contact, interview, &reading.book, &reading.now.zone);
    output.heading(&head.who);
    let rows = [
        ("id", talk.standing.id.to_string()),
        ("works as", head.position),
        ("named by", head.named_by),
        ("when", head.when),
        ("", head.there),
        ("how", head.how),
        ("where", head.place),
    ];
    let rows: Vec<Vec<Piece>> = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| vec![Piece::toned(name, Tone::Faint), value.into()])
        .collect();
    output.table(&rows);
    let Preparation { research, terms, expects } = &interview.preparation;
    for (heading, text) in [
        ("MY INTRODUCTION", &reading.book.goals.introduction),
        ("RESEARCH", research),
        ("TERMS", terms),
        ("WHAT I EXPECT TO HEAR", expects),
    ] {
        if !text.trim().is_empty() {
            output.gap();
            output.heading(heading);
            output.lines("  ", text.trim());
        }
    }
    output.gap();
    output.heading("QUESTIONS");
    for (index, answer) in interview.answers.iter().enumerate() {
        let mark = if answer.must_ask { "!" } else { " " };
        output.line(format!("  {:>2} {mark} {}", index + 1, answer.question));
    }
    output.line(format!("  {}", fitting::words(interview.answers.len(), interview.minutes)));
    if interview.answers.is_empty() {
        output.line(format!("  regards ask {} --suggested chooses some", talk.person));
    }
    for (heading, lines) in
        [("THE DAY BEFORE", ticks(talk, reading).eve), ("THE DAY ITSELF", ticks(talk, reading).day)]
    {
        if !lines.is_empty() {
            output.gap();
            output.heading(heading);
        }
        for line in lines {
            output.line(format!("  [{}] {}", if line.ticked { "x" } else { " " }, line.words));
        }
    }
}

/// Prints the two lists alone.
pub fn print_lists(reading: &Reading, as_json: bool, output: &mut Output<'_>) {
    let lists = &reading.book.settings.prepare;
    if as_json {
        output.json(&Versioned::of(serde_json::json!({ "eve": lists.eve, "day": lists.day })));
        return;
    }
    let page = |heading, lines: &[PrepareItem], output: &mut Output<'_>| {
        output.heading(heading);
        lines.iter().for_each(|line| output.line(format!("  {}", line.words())));
    };
    page("THE DAY BEFORE", &lists.eve, output);
    output.gap();
    page("THE DAY ITSELF", &lists.day, output);
}

/// The whole object.
#[derive(Serialize)]
pub struct Shown<'a> {
    interview: Id,
    contact: PersonRef,
    starts_at: String,
    ends_at: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    there: String,
    minutes: u32,
    medium: Option<&'a str>,
    place: &'a str,
    introduction: &'a str,
    preparation: &'a Preparation,
    questions: &'a [Answer],
    questions_that_fit: usize,
    #[serde(flatten)]
    ticks: Ticks,
}

#[derive(Serialize)]
struct Ticks {
    eve: Vec<Line>,
    day: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    item: PrepareItem,
    words: String,
    ticked: bool,
}

/// The object for one talk.
pub fn object<'a>(talk: &Talk<'a>, reading: &'a Reading) -> Versioned<Shown<'a>> {
    let (interview, zone) = (talk.standing.interview, &reading.now.zone);
    Versioned::of(Shown {
        interview: talk.standing.id,
        contact: PersonRef::of(talk.person, talk.contact),
        starts_at: json::instant(talk.standing.start, zone),
        ends_at: json::instant(talk.standing.end, zone),
        there: TalkHead::of(talk.contact, interview, &reading.book, zone).there,
        minutes: interview.minutes,
        medium: interview.medium.as_ref().map(Channel::as_str),
        place: &interview.place,
        introduction: &reading.book.goals.introduction,
        preparation: &interview.preparation,
        questions: &interview.answers,
        questions_that_fit: fitting::suggested(interview.minutes),
        ticks: ticks(talk, reading),
    })
}

fn ticks(talk: &Talk<'_>, reading: &Reading) -> Ticks {
    let settings = &reading.book.settings;
    let opens = prepare::opens(&talk.standing, &Calendar::new(&reading.now.zone, settings));
    let lines = |items: &[PrepareItem]| {
        let line = |item: &PrepareItem| Line {
            item: item.clone(),
            words: item.words().to_owned(),
            ticked: prepare::is_ticked(talk.standing.interview, item, opens),
        };
        items.iter().map(line).collect()
    };
    Ticks { eve: lines(&settings.prepare.eve), day: lines(&settings.prepare.day) }
}
