//! `draft`: a message to somebody, for what is to be done or of a kind; its gaps filled, its text changed, its sending noted.

mod mail;
mod page;

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser},
};

use self::mail::Mail;
use super::{Changes, Either, Reads, changes, reads};
use crate::{
    cli::{
        desk::{Decision, Desk},
        failure::Failure,
        follow_ups, json,
        outcome::Outcome,
        output::Output,
        people,
        reading::{self, Reading},
        typed,
        version::Versioned,
    },
    domain::{
        book::Book,
        channel::Channel,
        command::{Act, GoalsChanges},
        drafts::{
            draft::{self, Draft as Message},
            key::DraftFor,
            kind::DraftKind,
            sending::{self, Way},
        },
        follow_up::{FollowUp, State},
        rules,
        when::Direction,
    },
};

/// The gap that the user's own name fills, once for all messages.
const MY_NAME: &str = "your name";

/// Write a message: print it, fill its gaps, keep your own words, note it as sent
#[derive(Debug, Args)]
#[command(before_help = "\
Examples:
  regards draft ada                          the message that is called for
  regards draft ada --kind update            or one of a kind
  regards draft ada --fill 'Half of it is persuading.'
  regards draft ada --bare | mail -s 'Thank you' ada@example.org
  regards draft ada --text - < mine.txt      your own words, kept
  regards draft ada --mailto                 a link for your mail program
  regards draft ada --eml ada.eml            a mail that opens as a draft
  regards draft ada --sent                   it went out, just so
  regards draft ada --sent --via card --at yest 9pm

A gap stands in brackets; each --fill fills the next one, and --fill '' leaves its sentence out. The templates are \
`regards template`.")]
pub struct Draft {
    /// What it is for: the id of what is to be done, or a person
    #[arg(value_name = "ID|PERSON")]
    of: String,
    /// The kind of message; `regards template` lists them
    #[arg(long, value_name = "KIND", value_parser = kind(), hide_possible_values = true)]
    kind: Option<DraftKind>,
    /// What stands in the next gap; again for the one after it
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["text", "again"])]
    fill: Vec<String>,
    /// The whole message in your own words, a first line `Subject: ...` with it; - reads standard input
    #[arg(long, value_name = "TEXT|-", conflicts_with = "again")]
    text: Option<String>,
    /// Throw your words away; it is made from the template again
    #[arg(long, conflicts_with = "sent")]
    again: bool,
    /// Only the text, for other programs
    #[arg(long, conflicts_with_all = ["fill", "text", "again", "sent"])]
    bare: bool,
    /// It went out just so: note it, with its words
    #[arg(long)]
    sent: bool,
    /// By which channel, if not the one it is for
    #[arg(long, value_name = "CHANNEL", requires = "sent")]
    via: Option<String>,
    /// When it went out, if not now
    #[arg(long, value_name = "WHEN", num_args = 1.., requires = "sent")]
    at: Vec<String>,
    /// To whom you ask to be introduced, where it asks for that
    #[arg(long, value_name = "PERSON", requires = "sent")]
    introduction_to: Option<String>,
    #[command(flatten)]
    mail: Mail,
}

/// Reads a kind of message.
pub(super) fn kind() -> impl TypedValueParser<Value = DraftKind> {
    PossibleValuesParser::new(DraftKind::ALL.map(DraftKind::word))
        .try_map(|word| DraftKind::parse(&word).ok_or("unknown"))
}

impl Either for Draft {
    fn either(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let only_looks = self.fill.is_empty() && self.text.is_none() && !self.again && !self.sent;
        if !only_looks && self.mail.is_asked() {
            let message = "What goes out is what the draft says: first its words, then the mail";
            return Err(Failure::usage(
                message,
                "one command with --fill, --text or --again, one with --mailto or --eml",
            ));
        }
        if only_looks { reads(self, desk, output) } else { changes(self, desk, output) }
    }
}

impl Reads for Draft {
    fn read(self, desk: &Desk, output: &mut Output<'_>) -> Result<(), Failure> {
        let reading = desk.read()?;
        let draft = self.found(reading)?;
        reading.notice.iter().for_each(|notice| output.notice(notice));
        if self.mail.is_asked() {
            self.mail.deliver(&draft, reading, desk, output)?;
        } else if desk.global.json {
            output.json(&Versioned::of(page::object(&draft, reading)));
        } else if self.bare {
            output.lines("", &draft.whole());
        } else {
            page::lines(&draft, reading, &desk.command_line()).iter().for_each(|line| output.line(line));
        }
        Ok(())
    }
}

impl Changes for Draft {
    fn change(self, desk: &Desk) -> Result<Outcome, Failure> {
        let text = self.text.as_deref().map(typed::text).transpose()?;
        desk.change(|reading| self.decide(reading, text.as_deref(), &desk.command_line()))
    }
}

impl Draft {
    /// The draft that is meant.
    fn found(&self, reading: &Reading) -> Result<Message, Failure> {
        let book = &reading.book;
        let asks = |it: &FollowUp| draft::kind_for(book, &reading.now, it);
        if let Some(kind) = self.kind {
            let (person, contact) = people::find(book, &self.of)?;
            // What is called for and of that kind is settled by it.
            let is_called_for = |it: &FollowUp| it.contact == person && it.state != State::Upcoming;
            let standing = rules::follow_ups(book, &reading.now);
            let called_for = standing.into_iter().find(|it| is_called_for(it) && asks(it) == Some(kind));
            let draft = match called_for {
                Some(it) => draft::for_follow_up(book, &reading.now, &it),
                None => draft::message(book, &reading.now, person, kind),
            };
            return draft.ok_or_else(|| nothing_to_write(&format!("to {}", contact.name)));
        }
        match follow_ups::find_among(reading, &self.of, |it| asks(it).is_some()) {
            Ok(it) => {
                draft::for_follow_up(book, &reading.now, &it).ok_or_else(|| no_message_settles(&it, book))
            }
            Err(failure) => match people::meant(book, &self.of).as_slice() {
                [(_, contact)] if failure.kind == "not-found" => {
                    Err(nothing_to_write(&format!("to {}", contact.name)))
                }
                _ => Err(failure),
            },
        }
    }

    fn decide(&self, reading: &Reading, text: Option<&str>, program: &str) -> Result<Decision, Failure> {
        let draft = self.found(reading)?;
        if self.again {
            return Ok(Act::Draft { contact: draft.contact, of: draft.of, text: None }.into());
        }
        let gaps = draft.gaps.len();
        if self.fill.len() > gaps {
            let words = match gaps {
                0 => "The draft has no gap".to_owned(),
                1 => format!("The draft has one gap, and {} texts are to fill it", self.fill.len()),
                _ => format!("The draft has {gaps} gaps, and {} texts are to fill them", self.fill.len()),
            };
            return Err(Failure::refused("text", words, "--text - takes the whole message as you wrote it"));
        }
        let whole = text.map_or_else(|| draft.whole_filled(&self.fill), str::to_owned);
        if whole.trim().is_empty() {
            let hint = "--again makes it from the template again";
            return Err(Failure::refused("needs-words", "A message needs words", hint));
        }
        let changed = text.is_some() || !self.fill.is_empty();
        let written = changed
            .then(|| draft::with_text(&reading.book, &reading.now, &draft, &whole))
            .flatten()
            .unwrap_or(draft.clone());
        let named = self.my_name(&draft).map(Act::Aim);
        if self.sent {
            return self.sent(&written, named, reading);
        }
        let keep = sending::keep(&written);
        let mut decision = Decision::from(match named {
            Some(named) => {
                let to = json::person(&reading.book, draft.contact).name;
                let what = format!("Kept the draft to {to}, and your name for all messages");
                Act::Together { what, acts: vec![named, keep] }
            }
            None => keep,
        });
        decision.report = page::lines(&written, reading, program);
        decision.details = page::details(&written, reading);
        Ok(decision)
    }

    /// The user's own name, where one of the gaps filled now asks for it: it is known from then on.
    fn my_name(&self, draft: &Message) -> Option<Box<GoalsChanges>> {
        let mut filled = draft.gaps.iter().zip(&self.fill);
        let (_, name) = filled.find(|(gap, name)| gap.prompt == MY_NAME && !name.trim().is_empty())?;
        Some(Box::new(GoalsChanges { name: Some(name.trim().to_owned()), ..GoalsChanges::default() }))
    }

    fn sent(&self, draft: &Message, named: Option<Act>, reading: &Reading) -> Result<Decision, Failure> {
        let when = reading.when(&self.at, Direction::Back)?;
        let to = self.introduction_to.as_deref().map(|to| people::find(&reading.book, to)).transpose()?;
        if draft.of == DraftFor::Message(DraftKind::IntroductionRequest) && to.is_none() {
            let hint = "--introduction-to PERSON says so; `regards add` makes a new person";
            return Err(Failure::refused("needs-words", "To whom does it ask to be introduced?", hint));
        }
        let way = Way {
            when: when.as_ref().map(|when| when.moment),
            channel: self.via.as_deref().and_then(Channel::parse),
            introduction_to: to.map(|(id, _)| id),
        };
        let sent = sending::sent(draft, &way, &reading.book, &reading.now);
        let act = match named {
            Some(named) => Act::Together { what: String::new(), acts: vec![named, sent] },
            None => sent,
        };
        let unfilled = (!draft.gaps.is_empty())
            .then(|| "It has gaps still, so it is noted as sent without its words".to_owned());
        let remarks = reading::remarks(when.as_ref());
        Ok(Decision::from(act).with_remarks(remarks.into_iter().chain(unfilled)))
    }
}

/// A talk to be told of, a list to be ticked, a promise to be kept.
fn no_message_settles(it: &FollowUp, book: &Book) -> Failure {
    let name = book.contact(it.contact).map_or_else(String::new, |contact| contact.name.to_string());
    let words = format!("No message settles {}: {}", it.id, it.reason);
    let hint = format!(
        "`regards done {}` does; `regards draft {} --kind update` writes to {name} all the same",
        it.id, it.contact
    );
    Failure::refused("not-found", words, &hint)
}

fn nothing_to_write(what: &str) -> Failure {
    let hint = "--kind names a message: update, congratulation, request; `regards template` lists all";
    Failure::refused("not-found", format!("No message {what} is called for now"), hint)
}
