//! `ask`: which questions are to be asked in somebody's next talk.

use clap::Args;

use super::{Changes, questions::remarks};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::{Candidate, Failure},
        outcome::Outcome,
        people,
        quote::quoted,
        reading::Reading,
    },
    domain::{
        book::Question,
        calendar::Calendar,
        command::{Act, AnswerChanges, InterviewEdit},
        contact::Contact,
        id::Id,
        questions::{bank::bank, fitting, topic::Topic},
        search::fold,
        standing::{InterviewStanding, InterviewState, Standing},
        when::words,
    },
};

/// Choose questions for the next talk with somebody
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards ask ada 'What would you do in my place?'
  regards ask ada --must 'What do newcomers get wrong?'
  regards ask ada --list 'first talk'      all of a list of yours, or of a topic
  regards ask ada --suggested              as many as fit, from the bank")]
pub struct Ask {
    /// With whom the talk is
    person: String,
    /// The question
    #[arg(required_unless_present_any = ["list", "suggested"])]
    text: Vec<String>,
    /// All questions of a list of yours, or of a topic of the bank
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// As many as still fit, from the bank; nothing that this person was asked before
    #[arg(long, conflicts_with = "list")]
    suggested: bool,
    /// They must not be left out
    #[arg(long)]
    must: bool,
    /// For which talk, where there are several
    #[arg(long, value_name = "ID")]
    on: Option<String>,
}

impl Changes for Ask {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        desk.change(|reading| self.decide(reading))
    }
}

impl Ask {
    fn decide(&self, reading: &Reading) -> Result<Decision, Failure> {
        let (_, contact) = people::find(&reading.book, &self.person)?;
        let interview = self.talk(contact, reading)?;
        let questions = self.questions(contact, interview, reading)?;
        let chosen = contact.interviews.get(&interview);
        let known = |text: &str| {
            chosen.is_some_and(|talk| talk.answers.iter().any(|answer| fold(&answer.question) == fold(text)))
        };
        let fresh: Vec<Question> =
            questions.iter().filter(|question| !self.must || !known(&question.text)).cloned().collect();
        let on_talk = |edit| Act::Interview { interview, edit: Box::new(edit) };
        let mut acts = Vec::new();
        let count = chosen.map_or(0, |talk| talk.answers.len())
            + questions.iter().filter(|question| !known(&question.text)).count();
        if !fresh.is_empty() {
            acts.push(on_talk(InterviewEdit::Ask(fresh)));
        }
        if self.must {
            let changes = AnswerChanges { must_ask: Some(true), ..AnswerChanges::default() };
            acts.extend(questions.iter().map(|question| {
                on_talk(InterviewEdit::Answer { question: question.text.clone(), changes: changes.clone() })
            }));
        }
        let minutes = chosen.map_or(0, |talk| talk.minutes);
        let texts: Vec<&str> = questions.iter().map(|question| question.text.as_str()).collect();
        let what = match texts.len() {
            1 => format!("Added a question to {}", contact.name),
            many => format!("Added {many} questions to {}", contact.name),
        };
        let act = match acts.as_slice() {
            [only] => only.clone(),
            _ => Act::Together { what, acts },
        };
        let fitting = std::iter::once(fitting::words(count, minutes));
        Ok(Decision::from(act).with_remarks(remarks(&texts)).with_remarks(fitting))
    }

    /// The talk ahead, or the one that is named.
    fn talk(&self, contact: &Contact, reading: &Reading) -> Result<Id, Failure> {
        let calendar = Calendar::new(&reading.now.zone, &reading.book.settings);
        let standing = Standing::of(contact, &calendar, reading.now.instant);
        let talks: Vec<&InterviewStanding<'_>> = match &self.on {
            Some(on) => {
                standing.interviews.iter().filter(|talk| talk.id.as_str().starts_with(on.as_str())).collect()
            }
            None => standing.ahead().collect(),
        };
        match talks.as_slice() {
            [one] => Ok(one.id),
            [] => {
                let message = match &self.on {
                    Some(on) => format!("{} has no talk {:?}", contact.name, people::shortened(on)),
                    None => format!("No talk with {} is booked", contact.name),
                };
                let past = standing.interviews.iter().rev().find(|talk| {
                    matches!(talk.state, InterviewState::Held { .. } | InterviewState::Undecided)
                });
                let hint = match past {
                    Some(past) => format!("--on {} names the last one", past.id),
                    None => format!("`regards log {} scheduled thu 3pm` books one", quoted(&self.person)),
                };
                Err(Failure::refused("not-found", message, hint))
            }
            several => {
                let candidate = |talk: &&InterviewStanding<'_>| Candidate {
                    id: talk.id.to_string(),
                    what: words::short(talk.start, &reading.now),
                };
                let message = format!("{} talks with {} are ahead", several.len(), contact.name);
                let candidates = several.iter().map(candidate).collect();
                Err(Failure::refused("ambiguous", message, "--on ID names one").among(candidates))
            }
        }
    }

    fn questions(
        &self,
        contact: &Contact,
        interview: Id,
        reading: &Reading,
    ) -> Result<Vec<Question>, Failure> {
        let mut questions = Vec::new();
        if let Some(name) = &self.list {
            questions.extend(of_list(name, reading)?);
        }
        if self.suggested {
            let choice = fitting::choice(contact, interview);
            if choice.is_empty() {
                let message = format!("As many questions as fit are chosen for {}", contact.name);
                return Err(Failure::refused("already", message, "name one more, if you like"));
            }
            questions.extend(choice);
        }
        if !self.text.is_empty() {
            let text = self.text.join(" ");
            let known = bank().find(|banked| fold(banked.text) == fold(&text));
            let own = reading.book.question_lists.values().flat_map(|list| list.iter());
            let topic = known.map(|banked| banked.topic.words().to_owned()).or_else(|| {
                own.filter(|question| fold(&question.text) == fold(&text)).map(|it| it.topic.clone()).next()
            });
            questions.push(Question { text, topic: topic.unwrap_or_default() });
        }
        Ok(questions)
    }
}

/// The questions of a list of the user's, or of a topic of the bank.
fn of_list(name: &str, reading: &Reading) -> Result<Vec<Question>, Failure> {
    let wanted = fold(name);
    let lists = &reading.book.question_lists;
    let list = lists.iter().find(|(name, _)| fold(name) == wanted).map(|(_, list)| list.as_ref().clone());
    let topic = Topic::ALL.into_iter().find(|topic| fold(topic.words()) == wanted);
    let banked = topic.map(|topic| {
        let banked = bank().filter(|banked| banked.topic == topic);
        banked.map(|it| Question { text: it.text.to_owned(), topic: topic.words().to_owned() }).collect()
    });
    list.filter(|list| !list.is_empty()).or(banked).ok_or_else(|| {
        let names: Vec<&str> = lists.keys().map(String::as_str).chain(Topic::ALL.map(Topic::words)).collect();
        let message = format!("There is no list {:?} with questions in it", people::shortened(name));
        Failure::refused("not-found", message, format!("the lists and topics are: {}", names.join(", ")))
    })
}
