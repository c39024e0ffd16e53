//! `insights --json`: every figure as its count and the cases it was counted from.

use serde::Serialize;

use crate::{
    cli::{json, outcome::PersonRef, reading::Reading, version::Versioned},
    domain::{
        book::Book,
        contact::SourceKind,
        id::Id,
        insight::{
            Insight,
            answered::{Group, HalfDays},
            share::Share,
            thanks,
            threads::{Followed, Pursued},
            verdicts::{Field, Missing},
        },
        interview::GapKind,
        referral_tree::{Mark, ReferralTree, Who},
    },
};

#[derive(Serialize)]
pub struct Insights {
    now: String,
    funnel: Funnel,
    answered: Answered,
    by_source: Vec<BySource>,
    by_channel: Vec<ByChannel>,
    after_nudge: Cases,
    thanks: Thanks,
    weeks: Weeks,
    verdicts: Verdicts,
    questions: Questions,
    names: Names,
    advice: Advice,
    leads: Leads,
}

/// So many of so many.
#[derive(Serialize)]
struct Cases {
    count: usize,
    of: usize,
}

#[derive(Serialize)]
struct Funnel {
    asked: usize,
    answered: usize,
    yes: usize,
    talked: usize,
    thanked: usize,
}

#[derive(Serialize)]
struct Answered {
    count: usize,
    of: usize,
    open: usize,
    median_days: Option<f64>,
}

#[derive(Serialize)]
struct BySource {
    source: Option<SourceKind>,
    #[serde(flatten)]
    answered: Answered,
}

#[derive(Serialize)]
struct ByChannel {
    channel: Option<String>,
    #[serde(flatten)]
    answered: Answered,
}

#[derive(Serialize)]
struct Thanks {
    aim_hours: u32,
    limit_hours: u32,
    of: usize,
    within_aim: usize,
    within_limit: usize,
    later: usize,
    owed: usize,
    let_go: usize,
    in_time: usize,
}

#[derive(Serialize)]
struct Weeks {
    asked_goal: u32,
    talks_goal: u32,
    asked_reached: Cases,
    talks_reached: Cases,
    weeks: Vec<Week>,
}

#[derive(Serialize)]
struct Week {
    monday: String,
    asked: u32,
    talks: u32,
}

#[derive(Serialize)]
struct Verdicts {
    given: Cases,
    fields: Vec<OneField>,
    missing: Vec<OneMissing>,
}

#[derive(Serialize)]
struct OneField {
    field: String,
    yes: usize,
    not_sure: usize,
    no: usize,
    talks: usize,
    missing: Vec<OneMissing>,
}

#[derive(Serialize)]
struct OneMissing {
    kind: GapKind,
    what: String,
    count: usize,
    of: usize,
}

#[derive(Serialize)]
struct Questions {
    talks: usize,
    questions: Vec<Question>,
}

#[derive(Serialize)]
struct Question {
    question: String,
    topic: String,
    asked: usize,
    answered: usize,
    starred: usize,
}

#[derive(Serialize)]
struct Names {
    talked: Cases,
    introducers: Vec<Introducer>,
    chains: Vec<Chains>,
    tree: Vec<Row>,
}

#[derive(Serialize)]
struct Introducer {
    contact: PersonRef,
    named: usize,
    talked: usize,
    introduced: usize,
}

#[derive(Serialize)]
struct Chains {
    people: usize,
    count: usize,
}

/// Somebody below the last one before who stands a level higher.
#[derive(Serialize)]
struct Row {
    contact: Option<Id>,
    name: String,
    level: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands: Option<&'static str>,
    introduced: bool,
    at: Option<String>,
}

#[derive(Serialize)]
struct Advice {
    open: usize,
    tried: usize,
    left: usize,
    advice: Vec<OneAdvice>,
}

#[derive(Serialize)]
struct OneAdvice {
    contact: PersonRef,
    id: Id,
    state: &'static str,
    text: String,
    outcome: String,
}

#[derive(Serialize)]
struct Leads {
    open: usize,
    looked_into: usize,
    applied: usize,
    passed_by: usize,
    leads: Vec<OneLead>,
}

#[derive(Serialize)]
struct OneLead {
    contact: PersonRef,
    id: Id,
    state: &'static str,
    text: String,
}

/// The object of what was learnt.
pub fn of(insight: &Insight, reading: &Reading) -> Versioned<Insights> {
    let funnel = &insight.funnel;
    let answered = &insight.answered;
    let by_source = answered.by_source.iter();
    let by_channel = answered.by_channel.iter();
    Versioned::of(Insights {
        now: json::stamp(reading.now.stamp()),
        funnel: Funnel {
            asked: funnel.asked,
            answered: funnel.answered,
            yes: funnel.yes,
            talked: funnel.talked,
            thanked: funnel.thanked,
        },
        answered: group(&answered.all),
        by_source: by_source.map(|(source, it)| BySource { source: *source, answered: group(it) }).collect(),
        by_channel: by_channel
            .map(|(channel, it)| ByChannel {
                channel: channel.as_ref().map(ToString::to_string),
                answered: group(it),
            })
            .collect(),
        after_nudge: cases(answered.nudged),
        thanks: thanks(&insight.thanks),
        weeks: weeks(insight),
        verdicts: verdicts(insight),
        questions: questions(insight),
        names: names(insight, &reading.book),
        advice: advice(insight, &reading.book),
        leads: leads(insight, &reading.book),
    })
}

fn cases(share: Share) -> Cases {
    Cases { count: share.count, of: share.of }
}

fn group(group: &Group) -> Answered {
    Answered {
        count: group.answered.count,
        of: group.answered.of,
        open: group.out,
        median_days: group.median.map(HalfDays::days),
    }
}

fn thanks(thanks: &thanks::Thanks) -> Thanks {
    Thanks {
        aim_hours: thanks.aim_hours,
        limit_hours: thanks.limit_hours,
        of: thanks.decided(),
        within_aim: thanks.by_aim,
        within_limit: thanks.by_limit,
        later: thanks.later,
        owed: thanks.owed,
        let_go: thanks.let_go,
        in_time: thanks.in_time,
    }
}

fn weeks(insight: &Insight) -> Weeks {
    let weeks = &insight.weeks;
    let each = weeks.weeks.iter();
    Weeks {
        asked_goal: weeks.asked_goal,
        talks_goal: weeks.talks_goal,
        asked_reached: cases(weeks.asked_reached()),
        talks_reached: cases(weeks.talks_reached()),
        weeks: each
            .map(|week| Week { monday: week.monday.to_string(), asked: week.asked, talks: week.talks })
            .collect(),
    }
}

fn verdicts(insight: &Insight) -> Verdicts {
    let verdicts = &insight.verdicts;
    let field = |field: &Field| OneField {
        field: field.what.clone(),
        yes: field.yes,
        not_sure: field.not_sure,
        no: field.no,
        talks: field.talks.len(),
        missing: missing(&field.gaps, field.talks.len()),
    };
    Verdicts {
        given: cases(verdicts.given),
        fields: verdicts.fields.iter().map(field).collect(),
        missing: missing(&verdicts.gaps, verdicts.thought_over()),
    }
}

fn missing(gaps: &[Missing], talks: usize) -> Vec<OneMissing> {
    let one =
        |gap: &Missing| OneMissing { kind: gap.kind, what: gap.what.clone(), count: gap.times, of: talks };
    gaps.iter().map(one).collect()
}

fn questions(insight: &Insight) -> Questions {
    let questions = insight.questions.asked.iter().map(|asked| Question {
        question: asked.text.clone(),
        topic: asked.topic.clone(),
        asked: asked.answered.of,
        answered: asked.answered.count,
        starred: asked.starred,
    });
    Questions { talks: insight.questions.talks, questions: questions.collect() }
}

fn names(insight: &Insight, book: &Book) -> Names {
    let naming = &insight.naming;
    let introducers = naming.introducers.iter().map(|by| Introducer {
        contact: json::person(book, by.contact),
        named: by.talked.of,
        talked: by.talked.count,
        introduced: by.introduced,
    });
    let chains = naming.lengths.iter().map(|(people, count)| Chains { people: *people, count: *count });
    Names {
        talked: cases(naming.talked),
        introducers: introducers.collect(),
        chains: chains.collect(),
        tree: tree(&naming.tree, book),
    }
}

fn tree(tree: &ReferralTree, book: &Book) -> Vec<Row> {
    let row = |row: &crate::domain::referral_tree::Row| {
        let (contact, name) = match &row.who {
            Who::Person(id) => (Some(*id), json::person(book, *id).name),
            Who::Name(name) => (None, name.clone()),
        };
        let stands = row.mark.map(|mark| match mark {
            Mark::Circle => "above",
            Mark::Elsewhere => "elsewhere",
        });
        let at = row.at.map(|at| at.to_string());
        Row { contact, name, level: row.depth, stands, introduced: row.introduced, at }
    };
    tree.rows.iter().map(row).collect()
}

fn advice(insight: &Insight, book: &Book) -> Advice {
    let all = insight.advice.all.iter().filter_map(|thread| {
        let record = book.contact(thread.contact)?.advice.get(&thread.id)?;
        Some(OneAdvice {
            contact: json::person(book, thread.contact),
            id: thread.id,
            state: thread.state.word(),
            text: record.text.clone(),
            outcome: record.outcome.clone(),
        })
    });
    Advice {
        open: insight.advice.count(Followed::Open),
        tried: insight.advice.count(Followed::Tried),
        left: insight.advice.count(Followed::Left),
        advice: all.collect(),
    }
}

fn leads(insight: &Insight, book: &Book) -> Leads {
    let all = insight.leads.all.iter().filter_map(|thread| {
        let record = book.contact(thread.contact)?.leads.get(&thread.id)?;
        Some(OneLead {
            contact: json::person(book, thread.contact),
            id: thread.id,
            state: thread.state.word(),
            text: record.text.clone(),
        })
    });
    Leads {
        open: insight.leads.count(Pursued::Open),
        looked_into: insight.leads.count(Pursued::LookedInto),
        applied: insight.leads.count(Pursued::Applied),
        passed_by: insight.leads.count(Pursued::PassedBy),
        leads: all.collect(),
    }
}
