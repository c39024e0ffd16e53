//! What stands on the page, from top to bottom, before it is laid out: parts, their rows, and the charts between.

use crate::domain::{
    id::Id,
    insight::{Insight, naming::Naming},
    referral_tree::Who,
};

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// From asked to thanked.
    Funnel,
    /// Which requests are answered.
    Answers,
    /// Thanks in time.
    Thanks,
    /// Requests and talks by week.
    Weeks,
    /// Is it for me, by field.
    Fields,
    /// One question over the talks.
    Questions,
    /// The referral tree.
    Names,
    /// What the user was told to try.
    Advice,
    /// Jobs and trials heard of.
    Leads,
}

/// What is drawn by week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Requests sent.
    Asked,
    /// Talks held.
    Talks,
}

/// A row the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// A step of the funnel.
    Step(usize),
    /// All requests.
    AllAsked,
    /// Those to people found in one way, by its place.
    Source(usize),
    /// Those by one channel, by its place.
    Channel(usize),
    /// Those that were nudged.
    Nudged,
    /// When thanks were said.
    Thanks(usize),
    /// A number of every week.
    Weeks(Measure),
    /// A field, by its place.
    Field(usize),
    /// Something that is missing, by its place.
    Missing(usize),
    /// A question, by its place.
    Question(usize),
    /// Somebody who named others, by their place.
    Introducer(usize),
    /// How many chains there are.
    Chains,
    /// One of the longest chains.
    Chain(usize),
    /// A row of the tree.
    Tree(usize),
    /// Advice of somebody.
    Advice(Id, usize),
    /// A lead of somebody.
    Lead(Id, usize),
    /// Kind words where there is nothing yet.
    Nothing,
}

/// One line of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// An empty one.
    Gap,
    /// The head of a part.
    Heading(Part),
    /// What the next rows have in common.
    Sub(&'static str),
    /// One row of the bars of a measure, from the top.
    Bars(Measure, usize),
    /// The numbers below the bars.
    Numbers(Measure),
    /// The weeks below both.
    Weeks,
    /// A row.
    Row(RowKey),
}

/// How many rows the bars of a week have.
pub const BAR_ROWS: usize = 3;
/// So many of those who named the most, and of what is missing most, are told.
const MOST_TOLD: usize = 5;
/// Two people are hardly a chain.
const LEAST_OF_A_CHAIN: usize = 3;

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// From top to bottom.
    pub items: Vec<Item>,
    /// Where the right half begins, where the page is laid out in two.
    pub half: usize,
    /// The rows.
    pub rows: Vec<RowKey>,
    /// For every row its place among the items.
    pub places: Vec<usize>,
    /// For every row the number of its part.
    pub parts: Vec<usize>,
}

impl Page {
    /// The page of what was learnt.
    pub fn of(insight: &Insight) -> Self {
        let mut page = Self::default();
        if insight.is_empty() {
            page.items = vec![Item::Row(RowKey::Nothing)];
        }
        page.figures(insight);
        page.half = page.items.len();
        page.threads(insight);
        page.number();
        page
    }

    /// The head of a part and its rows; nothing where there are none.
    fn part(&mut self, part: Part, items: impl IntoIterator<Item = Item>) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            if !self.items.is_empty() {
                self.items.push(Item::Gap);
            }
            self.items.push(Item::Heading(part));
            self.items.extend(items);
        }
    }

    fn figures(&mut self, insight: &Insight) {
        let steps = if insight.funnel.asked > 0 { insight.funnel.steps().len() } else { 0 };
        self.part(Part::Funnel, rows(steps, RowKey::Step));
        self.part(Part::Answers, answers(insight));
        let thanks = &insight.thanks;
        let brackets = if thanks.decided() > 0 { thanks.brackets().len() } else { 0 };
        self.part(Part::Thanks, rows(brackets, RowKey::Thanks));
        let weeks = &insight.weeks;
        if weeks.asked() + weeks.talks() > 0 {
            let of = |measure| {
                let bars = (0..BAR_ROWS).map(move |row| Item::Bars(measure, row));
                std::iter::once(Item::Row(RowKey::Weeks(measure))).chain(bars).chain([Item::Numbers(measure)])
            };
            self.part(Part::Weeks, of(Measure::Asked).chain(of(Measure::Talks)).chain([Item::Weeks]));
        }
        let fields = rows(insight.verdicts.fields.len(), RowKey::Field);
        let missing = insight.verdicts.gaps.len().min(MOST_TOLD);
        let missing = sub("missing, the most often named first", rows(missing, RowKey::Missing));
        self.part(Part::Fields, fields.chain(missing));
    }

    fn threads(&mut self, insight: &Insight) {
        self.part(Part::Questions, rows(insight.questions.asked.len(), RowKey::Question));
        self.part(Part::Names, names(&insight.naming));
        let advice = insight.advice.all.iter().enumerate();
        self.part(Part::Advice, advice.map(|(place, it)| Item::Row(RowKey::Advice(it.id, place))));
        let leads = insight.leads.all.iter().enumerate();
        self.part(Part::Leads, leads.map(|(place, it)| Item::Row(RowKey::Lead(it.id, place))));
    }

    fn number(&mut self) {
        let mut part = 0;
        for (place, item) in self.items.iter().enumerate() {
            match item {
                Item::Heading(_) => part += 1,
                Item::Row(key) => {
                    self.rows.push(*key);
                    self.places.push(place);
                    self.parts.push(part);
                }
                _ => {}
            }
        }
    }
}

fn rows(count: usize, key: fn(usize) -> RowKey) -> impl Iterator<Item = Item> {
    (0..count).map(move |place| Item::Row(key(place)))
}

/// The same below a line that says what they are; nothing where there are none.
fn sub(words: &'static str, rows: impl Iterator<Item = Item>) -> impl Iterator<Item = Item> {
    let mut rows = rows.peekable();
    let head = rows.peek().is_some().then_some(Item::Sub(words));
    head.into_iter().chain(rows)
}

fn answers(insight: &Insight) -> Vec<Item> {
    let answered = &insight.answered;
    if answered.all.answered.of == 0 {
        return Vec::new();
    }
    let mut items = vec![Item::Row(RowKey::AllAsked)];
    if answered.nudged.of > 0 {
        items.push(Item::Row(RowKey::Nudged));
    }
    items.extend(sub("by how you found them", rows(answered.by_source.len(), RowKey::Source)));
    items.extend(sub("by channel", rows(answered.by_channel.len(), RowKey::Channel)));
    items
}

fn names(naming: &Naming) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let is_chain = |chain: &&Vec<Who>| chain.len() >= LEAST_OF_A_CHAIN;
    let chains = naming.longest.iter().filter(is_chain).count();
    if naming.introducers.len() > 1 {
        items.extend(sub(
            "who brought you the most people",
            rows(naming.introducers.len().min(MOST_TOLD), RowKey::Introducer),
        ));
    }
    if chains > 0 {
        items.push(Item::Sub("chains of people, each named by the one before"));
        items.push(Item::Row(RowKey::Chains));
        items.extend(rows(chains, RowKey::Chain));
    }
    if !items.is_empty() {
        items.push(Item::Sub("all of it"));
    }
    items.extend(rows(naming.tree.rows.len(), RowKey::Tree));
    items
}
