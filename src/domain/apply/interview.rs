//! Changes of one talk: its questions and answers, notes, preparation, closing list, debrief.

use std::collections::BTreeSet;

use super::{draft::Draft, live, people, questions};
use crate::domain::{
    book::{MOST_QUESTIONS, Question},
    command::{AnswerChanges, DebriefChanges, InterviewEdit, Refusal, RefusalKind},
    contact::Contact,
    debrief,
    id::Id,
    interview::{Answer, Debrief, DebriefStep, Gap, Interview, MOST_MINUTES},
    name::Name,
    search::fold,
    standing::InterviewState,
};

/// Changes one thing on a talk.
pub(super) fn edit(draft: &mut Draft<'_>, id: Id, edit: &InterviewEdit) -> Result<String, Refusal> {
    let Some((owner, contact)) = draft.owner(id, |contact| contact.interviews.contains_key(&id)) else {
        return Err(Refusal::new(RefusalKind::NotFound, format!("There is no talk {id}"), ""));
    };
    let Some(before) = contact.interviews.get(&id) else {
        return Err(Refusal::new(RefusalKind::NotFound, format!("There is no talk {id}"), ""));
    };
    let name = &contact.name;
    let mut talk = before.clone();
    let summary = match edit {
        InterviewEdit::Over => return live::over(draft, owner, id),
        InterviewEdit::GoOn { minutes } => return live::go_on(draft, owner, id, *minutes),
        InterviewEdit::Prepare { research, terms, expects } => {
            let place = &mut talk.preparation;
            put("research", research.as_deref(), &mut place.research)?;
            put("terms", terms.as_deref(), &mut place.terms)?;
            put("what you expect", expects.as_deref(), &mut place.expects)?;
            format!("Prepared the talk with {name}")
        }
        InterviewEdit::Ask(asked) => ask(draft, &mut talk, name, asked)?,
        InterviewEdit::Leave { question } => {
            let place = place_of(&talk, question, name)?;
            if !talk.answers.remove(place).text.is_empty() {
                draft.remark("what was answered to it goes with it");
            }
            format!("Took a question to {name} out")
        }
        InterviewEdit::Move { question, to } => {
            let place = place_of(&talk, question, name)?;
            let moved = talk.answers.remove(place);
            talk.answers.insert((*to).min(talk.answers.len()), moved);
            format!("Moved a question in the talk with {name}")
        }
        InterviewEdit::Answer { question, changes } => answer(&mut talk, name, question, changes)?,
        InterviewEdit::Notes(notes) => {
            put("notes", Some(notes), &mut talk.notes)?;
            format!("Noted in the talk with {name}")
        }
        InterviewEdit::Closing { item, ticked } => {
            live::begun(&contact, before)?;
            if let Some(live) = &mut talk.live {
                if *ticked {
                    live.closing.insert(*item);
                } else {
                    live.closing.remove(item);
                }
            }
            let word = if *ticked { "Ticked" } else { "Unticked" };
            format!("{word} {} for {name}", item.words())
        }
        InterviewEdit::Debrief(changes) => {
            has_begun(draft, &contact, id)?;
            think_over(&mut talk, changes)?;
            format!("Noted how the talk with {name} went")
        }
        InterviewEdit::PutOff(steps) => {
            let state = has_begun(draft, &contact, id)?;
            put_off(draft, &mut talk, &debrief::left(&contact, id), steps, state);
            format!("Put off: the talk with {name}")
        }
        InterviewEdit::Facts { minutes, medium, place } => {
            if let Some(minutes) = minutes {
                if !(1..=MOST_MINUTES).contains(minutes) {
                    return Err(Refusal::new(
                        RefusalKind::Time,
                        format!("A talk of {minutes} minutes cannot be"),
                        "between 1 minute and a day, 30 unless said",
                    ));
                }
                talk.minutes = *minutes;
            }
            if let Some(medium) = medium {
                people::line("medium", medium.as_str())?;
                talk.medium = Some(medium.clone());
            }
            if let Some(place) = place {
                talk.place = people::line("place", place)?;
            }
            format!("Changed the talk with {name}")
        }
    };
    talk.debrief = talk.debrief.filter(|debrief| *debrief != Debrief::default());
    draft.change(owner)?.interviews.insert(id, talk);
    Ok(summary)
}

fn put(what: &str, text: Option<&str>, place: &mut String) -> Result<(), Refusal> {
    if let Some(text) = text {
        *place = people::text(what, text)?;
    }
    Ok(())
}

fn ask(
    draft: &mut Draft<'_>,
    talk: &mut Interview,
    name: &Name,
    asked: &[Question],
) -> Result<String, Refusal> {
    let mut seen: BTreeSet<String> = talk.answers.iter().map(|answer| fold(&answer.question)).collect();
    let mut added = 0_usize;
    let mut doubles = Vec::new();
    for question in asked {
        let Question { text, topic } = questions::checked(question)?;
        if seen.insert(fold(&text)) {
            talk.answers.push(Answer { question: text, topic, ..Answer::default() });
            added += 1;
        } else {
            doubles.push(text);
        }
    }
    if talk.answers.len() > MOST_QUESTIONS {
        return Err(Refusal::new(
            RefusalKind::Text,
            format!("{} questions are too many for one talk", talk.answers.len()),
            "a talk of 30 minutes has room for about eight",
        ));
    }
    match (doubles.as_slice(), added) {
        ([], 0) => {
            return Err(Refusal::new(RefusalKind::NeedsWords, "Which question?", "say it in a few words"));
        }
        ([one, ..], 0) => return Err(stands_already(one, name)),
        ([], _) => {}
        ([one], _) => draft.remark(format!("“{one}” stood there already")),
        (several, _) => draft.remark(format!("{} stood there already", several.len())),
    }
    Ok(match added {
        1 => format!("Added a question to {name}"),
        many => format!("Added {many} questions to {name}"),
    })
}

fn place_of(talk: &Interview, question: &str, name: &Name) -> Result<usize, Refusal> {
    let wanted = fold(question);
    talk.answers.iter().position(|answer| fold(&answer.question) == wanted).ok_or_else(|| {
        Refusal::new(
            RefusalKind::NotFound,
            format!("“{question}” is not among the questions to {name}"),
            "it may have been taken out, or put in other words",
        )
    })
}

fn stands_already(question: &str, name: &Name) -> Refusal {
    Refusal::new(RefusalKind::Already, format!("“{question}” is among the questions to {name} already"), "")
}

fn answer(
    talk: &mut Interview,
    name: &Name,
    question: &str,
    changes: &AnswerChanges,
) -> Result<String, Refusal> {
    let place = place_of(talk, question, name)?;
    let reworded = match &changes.question {
        Some(text) => Some(people::words("question", text, "Which question?")?),
        None => None,
    };
    if let Some(reworded) = &reworded {
        let mut others = talk.answers.iter().enumerate().filter(|(at, _)| *at != place);
        if others.any(|(_, other)| fold(&other.question) == fold(reworded)) {
            return Err(stands_already(reworded, name));
        }
    }
    let Some(answer) = talk.answers.get_mut(place) else { return Ok(String::new()) };
    put("answer", changes.text.as_deref(), &mut answer.text)?;
    if changes.text.is_some() && !answer.text.is_empty() {
        answer.asked = true;
    }
    answer.asked = changes.asked.unwrap_or(answer.asked);
    answer.must_ask = changes.must_ask.unwrap_or(answer.must_ask);
    answer.starred = changes.starred.unwrap_or(answer.starred);
    if let Some(reworded) = reworded {
        answer.question = reworded;
    }
    Ok(said(name, changes))
}

fn said(name: &Name, changes: &AnswerChanges) -> String {
    match changes {
        AnswerChanges { text: Some(_), .. } => format!("Noted what {name} answered"),
        AnswerChanges { starred: Some(true), .. } => format!("Starred an answer of {name}"),
        AnswerChanges { starred: Some(false), .. } => format!("Took the star off an answer of {name}"),
        AnswerChanges { asked: Some(true), .. } => format!("Asked {name} a question"),
        AnswerChanges { asked: Some(false), .. } => format!("Marked a question to {name} as not asked"),
        AnswerChanges { must_ask: Some(true), .. } => format!("Marked a question {name} must be asked"),
        AnswerChanges { must_ask: Some(false), .. } => format!("Unmarked a question to {name}"),
        _ => format!("Changed a question to {name}"),
    }
}

/// Refuses to think a talk over that has not begun, or did not take place.
fn has_begun(draft: &Draft<'_>, contact: &Contact, id: Id) -> Result<InterviewState, Refusal> {
    let name = &contact.name;
    let standing = draft.standing(contact);
    let Some(talk) = standing.interview(id) else {
        return Err(Refusal::new(RefusalKind::NotFound, format!("There is no talk {id}"), ""));
    };
    match talk.state {
        InterviewState::Missed { .. } | InterviewState::CalledOff { .. } => Err(Refusal::new(
            RefusalKind::NothingToTakeIt,
            format!("The talk with {name} did not take place"),
            "notes on the person hold what there is to say",
        )),
        InterviewState::Ahead if talk.interview.live.is_none() && talk.start > draft.instant() => {
            Err(Refusal::new(
                RefusalKind::Time,
                format!("The talk with {name} is still to come"),
                "how it went is noted once it has begun",
            ))
        }
        state => Ok(state),
    }
}

fn think_over(talk: &mut Interview, changes: &DebriefChanges) -> Result<(), Refusal> {
    let DebriefChanges { stays, drew, put_off, surprised, verdict, bring, gaps } = changes;
    let debrief = talk.debrief.get_or_insert_default();
    if let Some(stays) = stays {
        debrief.stays = people::line("what stays", stays)?;
    }
    put("what drew you", drew.as_deref(), &mut debrief.drew)?;
    put("what put you off", put_off.as_deref(), &mut debrief.put_off)?;
    put("what surprised you", surprised.as_deref(), &mut debrief.surprised)?;
    put("what you bring", bring.as_deref(), &mut debrief.bring)?;
    debrief.verdict = verdict.unwrap_or(debrief.verdict);
    if let Some(gaps) = gaps {
        let checked = gaps.iter().map(|gap| {
            let what = people::words("what is missing", &gap.what, "What is missing?")?;
            Ok(Gap { kind: gap.kind, what })
        });
        debrief.gaps = checked.collect::<Result<_, Refusal>>()?;
    }
    Ok(())
}

/// What is done already needs no waiting for; what has come back once is let go.
fn put_off(
    draft: &Draft<'_>,
    talk: &mut Interview,
    left: &[DebriefStep],
    steps: &[DebriefStep],
    state: InterviewState,
) {
    let has_come_back = match state {
        InterviewState::Held { ended } => debrief::comes_back(ended, draft.zone()) <= draft.instant(),
        _ => false,
    };
    let debrief = talk.debrief.get_or_insert_default();
    for step in steps {
        if !left.contains(step) || (has_come_back && debrief.waiting.contains(step)) {
            debrief.waiting.remove(step);
        } else {
            debrief.waiting.insert(*step);
        }
    }
}
