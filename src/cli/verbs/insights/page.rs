//! `insights` as plain text.

use crate::{
    cli::{
        output::{Output, Piece},
        reading::Reading,
    },
    domain::{
        id::Id,
        insight::{Insight, answered::Group, share::Share, threads::{Followed, Pursued}},
        interview::GapKind,
        referral_tree::{Mark, Who},
        when::words,
    },
};

/// The tree is drawn so deep; what lies deeper has the number of its level.
const DEEPEST_DRAWN: usize = 12;

/// Prints the page: every part that has something to tell.
pub fn print(insight: &Insight, reading: &Reading, output: &mut Output<'_>) {
    let mut page = Page { insight, reading, output, has_printed: false };
    if insight.is_early() {
        page.output.line("After the first five answers this page begins to mean something.");
        page.has_printed = true;
    }
    page.funnel();
    page.answers();
    page.thanks();
    page.weeks();
    page.fields();
    page.questions();
    page.names();
    page.advice();
    page.leads();
}

struct Page<'p, 'o> {
    insight: &'p Insight,
    reading: &'p Reading,
    output: &'p mut Output<'o>,
    has_printed: bool,
}

type Row = Vec<Piece>;

impl Page<'_, '_> {
    fn part(&mut self, heading: &str, rows: &[Row]) {
        if rows.is_empty() {
            return;
        }
        if self.has_printed {
            self.output.gap();
        }
        self.has_printed = true;
        self.output.heading(heading);
        self.output.table(rows);
    }

    fn name(&self, id: Id) -> String {
        self.reading.book.contact(id).map(|contact| contact.name.to_string()).unwrap_or_default()
    }

    fn who(&self, who: &Who) -> String {
        match who {
            Who::Person(id) => self.name(*id),
            Who::Name(name) => name.clone(),
        }
    }

    fn funnel(&mut self) {
        let funnel = &self.insight.funnel;
        let aim = self.insight.thanks.aim_hours;
        let rows: Vec<Row> = funnel
            .steps()
            .iter()
            .enumerate()
            .map(|(place, step)| match (place, step.word) {
                (0, _) => row([step.words.to_owned(), step.share.count.to_string()]),
                (_, "thanked") => row([format!("thanked in {aim} h"), step.share.words()]),
                _ => row([step.words.to_owned(), step.share.words()]),
            })
            .collect();
        let rows = if funnel.asked > 0 { rows } else { Vec::new() };
        self.part("HOW FAR IT GOES: people; of those in the row above", &rows);
    }

    fn answers(&mut self) {
        let answered = &self.insight.answered;
        if answered.all.answered.of == 0 {
            return;
        }
        let mut rows = vec![group("all requests", &answered.all)];
        if answered.nudged.of > 0 {
            rows.push(row(["answered after a nudge".to_owned(), answered.nudged.words()]));
        }
        self.part("WHO ANSWERS: requests", &rows);
        let sources = answered.by_source.iter();
        let rows: Vec<Row> =
            sources.map(|(source, found)| group(source.map_or("not said", |it| it.words()), found)).collect();
        self.part("BY HOW YOU FOUND THEM: requests", &rows);
        let channels = answered.by_channel.iter();
        let rows: Vec<Row> = channels
            .map(|(channel, found)| group(channel.as_ref().map_or("not said", |it| it.as_str()), found))
            .collect();
        self.part("BY CHANNEL: requests", &rows);
    }

    fn thanks(&mut self) {
        let thanks = &self.insight.thanks;
        let mut rows: Vec<Row> = Vec::new();
        if thanks.decided() > 0 {
            rows.extend(thanks.brackets().into_iter().map(|it| row([it.words, it.share.words()])));
        }
        if thanks.in_time > 0 {
            rows.push(row(["not yet, and still in time".to_owned(), thanks.in_time.to_string()]));
        }
        self.part("THANKS IN TIME: everything that called for them", &rows);
    }

    fn weeks(&mut self) {
        let weeks = &self.insight.weeks;
        if weeks.asked() + weeks.talks() == 0 {
            return;
        }
        let mut rows: Vec<Row> = weeks
            .weeks
            .iter()
            .skip_while(|week| week.asked == 0 && week.talks == 0)
            .map(|week| {
                let day = words::plain_date(week.monday, self.reading.now.today());
                row([format!("from {day}"), format!("asked {}", week.asked), format!("talks {}", week.talks)])
            })
            .collect();
        let goal = |reached: Share| format!("{} of {}", reached.count, reached.of);
        rows.push(row([
            "goal reached".to_owned(),
            goal(weeks.asked_reached()),
            goal(weeks.talks_reached()),
            "weeks that are over".to_owned(),
        ]));
        let heading =
            format!("WEEK BY WEEK: the goal is to ask {} and to talk {}", weeks.asked_goal, weeks.talks_goal);
        self.part(&heading, &rows);
    }

    fn fields(&mut self) {
        let verdicts = &self.insight.verdicts;
        let rows: Vec<Row> = verdicts
            .fields
            .iter()
            .map(|field| {
                let what = if field.what.is_empty() { "field not said" } else { &field.what };
                row([
                    what.to_owned(),
                    format!("yes {}", field.yes),
                    format!("not sure {}", field.not_sure),
                    format!("no {}", field.no),
                ])
            })
            .collect();
        self.part(&format!("IS IT FOR ME: a verdict after {} talks", counted(verdicts.given)), &rows);
        let talks = verdicts.thought_over();
        let rows: Vec<Row> = verdicts
            .gaps
            .iter()
            .map(|gap| {
                let times = counted(Share::new(gap.times, talks));
                row([gap.what.clone(), kind(gap.kind).to_owned(), format!("named in {times}")])
            })
            .collect();
        self.part("MISSING", &rows);
    }

    fn questions(&mut self) {
        let rows: Vec<Row> = self
            .insight
            .questions
            .asked
            .iter()
            .map(|asked| {
                let starred = if asked.starred > 0 { format!("{} starred", asked.starred) } else { String::new() };
                row([asked.text.clone(), format!("{} answered", counted(asked.answered)), starred])
            })
            .collect();
        self.part("ONE QUESTION, MANY ANSWERS: --question TEXT prints them", &rows);
    }

    fn names(&mut self) {
        let naming = &self.insight.naming;
        let tree = naming.tree.rows.iter().map(|found| {
            let indent = match found.depth {
                depth if depth > DEEPEST_DRAWN => format!("({depth}) "),
                depth => "  ".repeat(depth),
            };
            let mark = match found.mark {
                Some(Mark::Circle) => "stands above: a circle of names",
                Some(Mark::Elsewhere) => "stands elsewhere: named twice",
                None if found.introduced => "introduced",
                None => "",
            };
            row([format!("{indent}{}", self.who(&found.who)), mark.to_owned()])
        });
        let tree: Vec<Row> = tree.collect();
        self.part(&format!("WHO NAMED WHOM: talked with {} who were named", counted(naming.talked)), &tree);
        let introducers: Vec<Row> = naming
            .introducers
            .iter()
            .map(|by| row([self.name(by.contact), format!("talked with {} named", counted(by.talked))]))
            .collect();
        self.part("WHO BROUGHT YOU PEOPLE", &introducers);
        let mut chains: Vec<Row> = Vec::new();
        for (people, count) in &naming.lengths {
            chains.push(row([format!("of {people} people"), count.to_string()]));
        }
        if let Some(longest) = naming.longest.first() {
            let names: Vec<String> = longest.iter().map(|who| self.who(who)).collect();
            chains.push(row(["the longest".to_owned(), names.join(" > ")]));
        }
        self.part("CHAINS", &chains);
    }

    fn advice(&mut self) {
        let advice = &self.insight.advice;
        let rows: Vec<Row> = advice
            .all
            .iter()
            .filter_map(|thread| {
                let record = self.reading.book.contact(thread.contact)?.advice.get(&thread.id)?;
                let state = thread.state.word().to_owned();
                Some(row([state, self.name(thread.contact), record.text.clone(), record.outcome.clone()]))
            })
            .collect();
        let counts = Followed::ALL.map(|state| format!("{} {}", state.word(), advice.count(state)));
        self.part(&format!("ADVICE: {}", counts.join(", ")), &rows);
    }

    fn leads(&mut self) {
        let leads = &self.insight.leads;
        let rows: Vec<Row> = leads
            .all
            .iter()
            .filter_map(|thread| {
                let record = self.reading.book.contact(thread.contact)?.leads.get(&thread.id)?;
                Some(row([thread.state.words().to_owned(), self.name(thread.contact), record.text.clone()]))
            })
            .collect();
        let counts = Pursued::ALL.map(|state| format!("{} {}", state.words(), leads.count(state)));
        self.part(&format!("LEADS: {}", counts.join(", ")), &rows);
    }
}

fn row<const CELLS: usize>(cells: [String; CELLS]) -> Row {
    cells.into_iter().map(Piece::from).collect()
}

fn group(what: &str, group: &Group) -> Row {
    let median = group.median.map(|median| format!("after {}", median.words())).unwrap_or_default();
    let open = if group.out > 0 { format!("{} open", group.out) } else { String::new() };
    row([what.to_owned(), group.answered.words(), median, open])
}

fn counted(share: Share) -> String {
    format!("{} of {}", share.count, share.of)
}

fn kind(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Skill => "skill",
        GapKind::Degree => "degree",
        GapKind::Certificate => "certificate",
        GapKind::Class => "class",
    }
}
