//! What stands on the page of one talk, from top to bottom, before it is laid out.

use std::fmt::Write as _;

use super::{
    noted,
    row::{Row, RowKey},
};
use crate::{
    domain::{
        calendar::Calendar,
        clash::{self, Nearness},
        contact::Contact,
        id::Id,
        interview::{Answer, Interview},
        prepare::PrepareItem,
        questions::{
            fitting,
            lint::{Finding, lint},
        },
        rules::prepare,
        running::{self, Stage},
        standing::{InterviewStanding, InterviewState, Standing},
        talk_head::{TalkHead, said},
        when::words,
    },
    tui::{session::Session, talk_words},
};

/// Everything on one talk, or nothing where there is no such talk.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// With whom.
    pub contact: Option<Id>,
    /// The name, and how it is said.
    pub who: String,
    /// How long until then, or what became of it.
    pub when: String,
    /// Whether it is still to come, or running.
    pub is_ahead: bool,
    /// Whether it was begun and is not over.
    pub is_running: bool,
    /// What is known of it; none where there is no such talk.
    pub state: Option<InterviewState>,
    /// From top to bottom.
    pub items: Vec<Item>,
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The head of a section.
    Heading(&'static str),
    /// A row the cursor can stand on.
    Row(Row),
    /// Words that the cursor passes over.
    Words(String),
    /// The same, of what can be done; it may name keys.
    Advice(String),
}

impl Page {
    /// The page of a talk, as of the session's moment.
    pub fn of(id: Id, session: &Session) -> Self {
        let Some((owner, contact, talk)) = session.book.talk(id) else {
            return Self::default();
        };
        let now = &session.now;
        let calendar = Calendar::new(&now.zone, &session.book.settings);
        let standings = Standing::of(contact, &calendar, now.instant);
        let Some(standing) = standings.interview(id) else { return Self::default() };
        let is_ahead = standing.state == InterviewState::Ahead;
        let mut page = Self {
            contact: Some(owner),
            who: said(contact),
            when: when(standing, session),
            is_ahead,
            is_running: running::stage(standing, now) == Stage::Running,
            state: Some(standing.state),
            items: Vec::new(),
        };
        page.head(contact, talk, standing, session);
        if is_ahead {
            page.section("", beforehand(talk, session, true));
            page.questions(talk, true);
            let opens = prepare::opens(standing, &calendar);
            let lists = &session.book.settings.prepare;
            let ticks = |items: &[PrepareItem]| -> Vec<Row> {
                items.iter().map(|item| tick(item, prepare::is_ticked(talk, item, opens))).collect()
            };
            page.section("THE DAY BEFORE", ticks(&lists.eve));
            page.section("THE DAY ITSELF", ticks(&lists.day));
        } else {
            page.section("", noted::debrief(talk));
            page.questions(talk, false);
            page.section("NOTES", notes(talk));
            page.section("WHAT CAME OF IT", noted::records(id, contact, session));
            page.section("BEFOREHAND", beforehand(talk, session, false));
        }
        page
    }

    /// The rows, without headings and words.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            Item::Heading(_) | Item::Words(_) | Item::Advice(_) => None,
        })
    }

    /// The first question that an earlier look at the same talk did not have.
    pub fn new_question(&self, before: &Self) -> Option<RowKey> {
        before.state?;
        let is_new = |key: &RowKey| before.rows().all(|row| row.key != *key);
        let mut questions = self.rows().map(|row| &row.key).filter(|key| matches!(key, RowKey::Question(_)));
        questions.find(|key| is_new(key)).cloned()
    }

    /// For every row the number of its section.
    pub fn sections(&self) -> Vec<usize> {
        let mut section = 0;
        let mut sections = Vec::new();
        for item in &self.items {
            match item {
                Item::Heading(_) => section += 1,
                Item::Row(_) => sections.push(section),
                Item::Words(_) | Item::Advice(_) => {}
            }
        }
        sections
    }

    fn section(&mut self, heading: &'static str, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.items.push(Item::Heading(heading));
            self.items.extend(rows.into_iter().map(Item::Row));
        }
    }

    /// With whom, when on both clocks, and where.
    fn head(
        &mut self,
        contact: &Contact,
        talk: &Interview,
        standing: &InterviewStanding<'_>,
        session: &Session,
    ) {
        let head = TalkHead::of(contact, talk, &session.book, &session.now.zone);
        let named_by = match head.named_by.as_str() {
            "" => String::new(),
            by => format!("named by {by}"),
        };
        let person = match joined(&[&head.position, &named_by], "; ") {
            nothing if nothing.is_empty() => "what is known, and what happened".to_owned(),
            person => person,
        };
        self.items.push(Item::Row(Row::new(RowKey::Person, "", person)));
        let mut texts = vec![joined(&[&head.when, &head.how], ", "), head.there, head.place];
        if standing.state == InterviewState::Ahead {
            texts.extend(clashes(standing, session));
        }
        self.items.extend(texts.into_iter().filter(|text| !text.is_empty()).map(Item::Words));
        if standing.state == InterviewState::Undecided {
            let words = "⟦n⟧ notes how it went: held, missed, moved, cancelled";
            self.items.push(Item::Advice(words.to_owned()));
        }
    }

    fn questions(&mut self, talk: &Interview, is_ahead: bool) {
        let mut rows: Vec<Row> = talk
            .answers
            .iter()
            .enumerate()
            .map(|(index, answer)| question(index + 1, answer, is_ahead))
            .collect();
        if rows.is_empty() && is_ahead {
            let words = "none yet; ⟦f⟧ takes them from the bank, ⟦a⟧ asks one of your own";
            rows.push(Row { is_missing: true, ..Row::new(RowKey::NoQuestion, "", words) });
        }
        self.section("QUESTIONS", rows);
        if is_ahead {
            let chosen = talk.answers.len();
            let mut foot = fitting::words(chosen, talk.minutes);
            if chosen > 0 && talk.must_ask() == 0 {
                foot.push_str("; ⟦*⟧ marks what must be asked");
            }
            self.items.push(Item::Advice(foot));
        }
    }
}

/// What stands at the right of the title.
fn when(standing: &InterviewStanding<'_>, session: &Session) -> String {
    let now = &session.now;
    match standing.state {
        InterviewState::Ahead => talk_words::countdown(standing.start, standing.end, now),
        InterviewState::Undecided => {
            format!("{} {}", talk_words::state(standing.state), short_day(standing, session))
        }
        state => format!("{}, {}", talk_words::state(state), short_day(standing, session)),
    }
}

fn clashes(standing: &InterviewStanding<'_>, session: &Session) -> Vec<String> {
    let span = (standing.start, standing.end);
    let others = session.agenda.interviews.iter().filter(|other| other.id != standing.id);
    others
        .filter_map(|other| {
            let word = match clash::nearness(span, (other.start, other.end))? {
                Nearness::Overlaps => "clashes with",
                Nearness::BackToBack => "back to back with",
            };
            let name = session.book.contact(other.contact).map_or("somebody", |known| known.name.as_str());
            Some(format!("! {word} {name}, {}", words::short(other.start, &session.now)))
        })
        .collect()
}

fn short_day(standing: &InterviewStanding<'_>, session: &Session) -> String {
    let now = &session.now;
    words::weekday_date(now.zone.date_of(standing.start), now.today())
}

/// What is ready before the talk. What is missing is said while it can still be written.
fn beforehand(talk: &Interview, session: &Session, is_ahead: bool) -> Vec<Row> {
    let introduction = session.book.goals.introduction.trim();
    let mut rows = Vec::new();
    if is_ahead {
        rows.push(prose(
            RowKey::Introduction,
            "about me",
            introduction,
            "three sentences on who you are; ⟦e⟧ writes them",
        ));
    }
    let known = &talk.preparation;
    for (label, text, missing) in [
        ("research", &known.research, "what they do, what they wrote; ⟦e⟧ notes it"),
        ("terms", &known.terms, "words of the field to know; ⟦e⟧ notes them"),
        ("I expect", &known.expects, "to hear what? What surprises you shows against it"),
    ] {
        if is_ahead || !text.trim().is_empty() {
            rows.push(prose(RowKey::Beforehand(label), label, text.trim(), missing));
        }
    }
    rows
}

fn prose(key: RowKey, label: &str, text: &str, missing: &str) -> Row {
    if text.is_empty() {
        return Row { is_missing: true, ..Row::new(key, label, missing) };
    }
    Row::new(key, label, text)
}

fn question(number: usize, answer: &Answer, is_ahead: bool) -> Row {
    let mut label = format!("{number:>2} ");
    if !is_ahead {
        label.push(if answer.asked { 'x' } else { ' ' });
    }
    let _written = write!(label, "{} ", if answer.must_ask { "!" } else { " " });
    let found = if is_ahead { lint(&answer.question) } else { Vec::new() };
    let found: Vec<&str> = found.into_iter().map(Finding::word).collect();
    Row {
        note: answer.text.trim().to_owned(),
        right: if answer.starred { "*".to_owned() } else { found.join(", ") },
        ..Row::new(RowKey::Question(answer.question.clone()), label, answer.question.as_str())
    }
}

fn tick(item: &PrepareItem, is_ticked: bool) -> Row {
    let label = if is_ticked { "[x] " } else { "[ ] " };
    Row::new(RowKey::Tick(item.clone()), label, item.words())
}

fn notes(talk: &Interview) -> Vec<Row> {
    match talk.notes.trim() {
        "" => Vec::new(),
        notes => vec![Row::new(RowKey::Notes, "", notes)],
    }
}

fn joined(parts: &[&str], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}
