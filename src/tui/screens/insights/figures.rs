//! The figures in words: what each row says.

use super::page::{Measure, Part, RowKey};
use crate::{
    domain::{
        book::Book,
        calendar::Calendar,
        id::Id,
        insight::{
            Insight,
            answered::Group,
            share::Share,
            threads::{Followed, Pursued},
            verdicts::{Field, Missing},
        },
        interview::GapKind,
        referral_tree::{Mark, Who},
    },
    tui::{session::Session, spots::Spots, stage_words, theme::Theme},
};

/// A row in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A number with its cases, a bar, and what else there is to say.
    Figure { label: String, words: String, bar: Option<Share>, more: String },
    /// A text, what it is, and a word at the right end.
    Text { label: String, text: String, right: String },
}

/// What rows are made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub insight: &'a Insight,
    pub session: &'a Session,
    pub theme: &'a Theme,
    pub spots: &'a Spots,
}

/// Nobody of that name is in the book any more.
const NOBODY: &str = "somebody";

impl Source<'_> {
    fn book(&self) -> &Book {
        &self.session.book
    }

    fn name(&self, id: Id) -> &str {
        self.book().contact(id).map_or(NOBODY, |contact| contact.name.as_str())
    }

    fn who<'w>(&'w self, who: &'w Who) -> &'w str {
        match who {
            Who::Person(id) => self.name(*id),
            Who::Name(name) => name,
        }
    }

    /// The head of a part, and what is to be said beside it.
    pub fn heading(&self, part: Part) -> (&'static str, String) {
        let insight = self.insight;
        match part {
            Part::Funnel => ("HOW FAR IT GOES", "people; the bars: of all asked".to_owned()),
            Part::Answers => ("WHO ANSWERS", usual(insight.answered.all.answered)),
            Part::Thanks => ("THANKS IN TIME", in_time(insight.thanks.in_time)),
            Part::Weeks => ("WEEK BY WEEK", "the line is the week's goal".to_owned()),
            Part::Fields => {
                ("IS IT FOR ME?", format!("a verdict after {}", cases(insight.verdicts.given, "talks")))
            }
            Part::Questions => {
                ("ONE QUESTION, MANY ANSWERS", "answered of asked; Enter: side by side".to_owned())
            }
            Part::Names => {
                ("WHO NAMED WHOM", format!("talked with {}", cases(insight.naming.talked, "who were named")))
            }
            Part::Advice => {
                let count = |state: Followed| format!("{} {}", state.word(), insight.advice.count(state));
                ("ADVICE", Followed::ALL.map(count).join(", "))
            }
            Part::Leads => {
                let count = |state: Pursued| format!("{} {}", state.words(), insight.leads.count(state));
                ("LEADS", Pursued::ALL.map(count).join(", "))
            }
        }
    }

    /// What a row says; none where it is gone.
    pub fn row(&self, key: RowKey) -> Option<Told> {
        let insight = self.insight;
        let answered = &insight.answered;
        Some(match key {
            RowKey::Step(0) => Told::Figure {
                label: "asked".to_owned(),
                words: people(insight.funnel.asked),
                bar: Some(Share::new(insight.funnel.asked, insight.funnel.asked)),
                more: String::new(),
            },
            RowKey::Step(place) => {
                let step = insight.funnel.steps().get(place).copied()?;
                let label = match step.word {
                    "thanked" => format!("thanked in {} h", insight.thanks.aim_hours),
                    _ => step.words.to_owned(),
                };
                Told::Figure {
                    label,
                    words: step.share.words(),
                    bar: Some(step.of_asked),
                    more: String::new(),
                }
            }
            RowKey::AllAsked => group("all requests".to_owned(), &answered.all),
            RowKey::Source(place) => {
                let (source, found) = answered.by_source.get(place)?;
                group(source.map_or("not said", |source| source.words()).to_owned(), found)
            }
            RowKey::Channel(place) => {
                let (channel, found) = answered.by_channel.get(place)?;
                group(channel.as_ref().map_or("not said", |channel| channel.as_str()).to_owned(), found)
            }
            RowKey::Nudged => figure("after a nudge", answered.nudged),
            RowKey::Thanks(place) => {
                let bracket = insight.thanks.brackets().get(place).cloned()?;
                figure(bracket.words, bracket.share)
            }
            RowKey::Weeks(measure) => self.weeks(measure),
            RowKey::Field(place) => field(insight.verdicts.fields.get(place)?),
            RowKey::Missing(place) => {
                missing(insight.verdicts.gaps.get(place)?, insight.verdicts.thought_over())
            }
            RowKey::Question(place) => {
                let asked = insight.questions.asked.get(place)?;
                let starred =
                    if asked.starred > 0 { format!(", {} starred", asked.starred) } else { String::new() };
                let right = format!("{}{starred}", counted(asked.answered));
                Told::Text { label: String::new(), text: asked.text.clone(), right }
            }
            RowKey::Introducer(place) => {
                let by = insight.naming.introducers.get(place)?;
                let introduced = match by.introduced {
                    0 => String::new(),
                    count => format!("{count} introduced"),
                };
                let words = format!("talked with {}", cases(by.talked, "named"));
                Told::Text { label: self.name(by.contact).to_owned(), text: words, right: introduced }
            }
            RowKey::Chains => {
                let lengths = insight.naming.lengths.iter();
                let told: Vec<String> = lengths.map(|(people, count)| chains(*count, *people)).collect();
                Told::Text { label: "how many".to_owned(), text: told.join(", "), right: String::new() }
            }
            RowKey::Chain(place) => {
                let chain = insight.naming.longest.get(place)?;
                let names: Vec<&str> = chain.iter().map(|who| self.who(who)).collect();
                Told::Text { label: people(chain.len()), text: names.join(" > "), right: String::new() }
            }
            RowKey::Tree(place) => self.tree(place)?,
            RowKey::Advice(id, place) => {
                let thread = insight.advice.all.get(place).filter(|thread| thread.id == id)?;
                let advice = self.book().contact(thread.contact)?.advice.get(&id)?;
                let outcome =
                    if advice.outcome.is_empty() { String::new() } else { format!(": {}", advice.outcome) };
                Told::Text {
                    label: thread.state.word().to_owned(),
                    text: format!("{}{outcome}", advice.text),
                    right: self.name(thread.contact).to_owned(),
                }
            }
            RowKey::Lead(id, place) => {
                let thread = insight.leads.all.get(place).filter(|thread| thread.id == id)?;
                let lead = self.book().contact(thread.contact)?.leads.get(&id)?;
                Told::Text {
                    label: thread.state.words().to_owned(),
                    text: lead.text.clone(),
                    right: self.name(thread.contact).to_owned(),
                }
            }
            RowKey::Nothing => Told::Text {
                label: String::new(),
                text: "a adds a person, 2 shows whom to ask".to_owned(),
                right: String::new(),
            },
        })
    }

    fn weeks(&self, measure: Measure) -> Told {
        let weeks = &self.insight.weeks;
        let (label, total, goal, reached) = match measure {
            Measure::Asked => ("asked", weeks.asked(), weeks.asked_goal, weeks.asked_reached()),
            Measure::Talks => ("talks", weeks.talks(), weeks.talks_goal, weeks.talks_reached()),
        };
        let more = match (goal, reached.of) {
            (0, _) | (_, 0) => String::new(),
            _ => format!("; the goal of {goal} reached in {} weeks", counted(reached)),
        };
        let text = format!("{total} in {} weeks{more}", weeks.weeks.len());
        Told::Text { label: label.to_owned(), text, right: String::new() }
    }

    /// Whether a row names the very person by whom the one above it was named.
    fn named_back(&self, place: usize) -> bool {
        let tree = &self.insight.naming.tree;
        let way = tree.way_to(place);
        let who = |place: &usize| tree.rows.get(*place).map(|row| &row.who);
        matches!(way.as_slice(), [.., two_above, _, own] if who(two_above) == who(own))
    }

    /// A row of the tree, with the lines that lead to it.
    fn tree(&self, place: usize) -> Option<Told> {
        /// Deeper than this the number of the level stands for the lines.
        const DEEPEST_DRAWN: usize = 6;
        let tree = &self.insight.naming.tree;
        let row = tree.rows.get(place)?;
        let glyphs = &self.theme.glyphs;
        let mut text = String::new();
        if row.depth > DEEPEST_DRAWN {
            text.push_str(&format!("({}) {}", row.depth, glyphs.last_branch));
        } else if row.depth > 0 {
            let lines = tree.runs_on(place);
            let (own, above) = lines.split_last()?;
            text.extend(above.iter().map(|runs_on| if *runs_on { glyphs.trunk } else { glyphs.no_trunk }));
            text.push_str(if *own { glyphs.branch } else { glyphs.last_branch });
        }
        text.push_str(self.who(&row.who));
        let contact = match &row.who {
            Who::Person(id) => self.book().contact(*id),
            Who::Name(_) => None,
        };
        let right = match (row.mark, contact) {
            (Some(Mark::Circle), _) if self.named_back(place) => "they named each other".to_owned(),
            (Some(Mark::Circle), _) => "a circle: stands above".to_owned(),
            (Some(Mark::Elsewhere), _) => "named twice: stands elsewhere".to_owned(),
            (None, Some(contact)) => {
                let now = &self.session.now;
                let stage = stage_words::of(contact, &Calendar::new(&now.zone, &self.book().settings), now);
                if row.introduced { format!("introduced; {stage}") } else { stage }
            }
            (None, None) => "only a name".to_owned(),
        };
        Some(Told::Text { label: String::new(), text, right })
    }
}

/// The person a row is about.
pub fn person(key: RowKey, insight: &Insight) -> Option<Id> {
    let naming = &insight.naming;
    let person = |who: &Who| match who {
        Who::Person(id) => Some(*id),
        Who::Name(_) => None,
    };
    match key {
        RowKey::Tree(place) => naming.tree.rows.get(place).and_then(|row| person(&row.who)),
        RowKey::Introducer(place) => naming.introducers.get(place).map(|by| by.contact),
        RowKey::Chain(place) => naming.longest.get(place)?.iter().rev().find_map(person),
        RowKey::Advice(_, place) => insight.advice.all.get(place).map(|thread| thread.contact),
        RowKey::Lead(_, place) => insight.leads.all.get(place).map(|thread| thread.contact),
        _ => None,
    }
}

fn figure(label: impl Into<String>, share: Share) -> Told {
    Told::Figure { label: label.into(), words: share.words(), bar: Some(share), more: String::new() }
}

fn group(label: String, group: &Group) -> Told {
    let mut more = Vec::new();
    if let Some(median) = group.median {
        more.push(format!("after {}", median.words()));
    }
    if group.out > 0 {
        more.push(format!("{} open", group.out));
    }
    let words = group.answered.words();
    Told::Figure { label, words, bar: Some(group.answered), more: more.join(", ") }
}

fn field(field: &Field) -> Told {
    let label = if field.what.is_empty() { "field not said" } else { field.what.as_str() };
    let words = format!("yes {}  not sure {}  no {}", field.yes, field.not_sure, field.no);
    let right = field.gaps.first().map(|gap| format!("missing: {}", gap.what)).unwrap_or_default();
    Told::Text { label: label.to_owned(), text: words, right }
}

fn missing(missing: &Missing, talks: usize) -> Told {
    let right = format!("named in {}", counted(Share::new(missing.times, talks)));
    Told::Text { label: kind(missing.kind).to_owned(), text: missing.what.clone(), right }
}

/// The kind of something that is missing, in a word.
pub fn kind(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Skill => "skill",
        GapKind::Degree => "degree",
        GapKind::Certificate => "certificate",
        GapKind::Class => "class",
    }
}

/// `2 of 4 talks`; from five cases on `7 of 12 talks, 58 %`.
fn cases(share: Share, what: &str) -> String {
    let told = format!("{} {what}", counted(share));
    share.percent().map_or(told.clone(), |percent| format!("{told}, {percent} %"))
}

/// `2 of 4`, without a rate: where a number of cases is all there is to say.
fn counted(share: Share) -> String {
    format!("{} of {}", share.count, share.of)
}

fn chains(count: usize, people: usize) -> String {
    if count == 1 { format!("1 chain of {people}") } else { format!("{count} chains of {people}") }
}

fn people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// What is usual, once there is something to compare it with (the method's own number).
fn usual(answered: Share) -> String {
    match answered.percent() {
        Some(_) => "two to four in ten are usual".to_owned(),
        None => String::new(),
    }
}

fn in_time(count: usize) -> String {
    match count {
        0 => "a late one still counts".to_owned(),
        count => format!("{count} more still in time"),
    }
}
