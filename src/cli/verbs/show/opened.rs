//! What talks opened, as tables of `show`: how it went, names, promises, advice, leads.

use chrono::{DateTime, FixedOffset};
use litemap::LiteMap;

use super::Whole;
use crate::{
    cli::output::{Piece, Tone},
    domain::{
        debrief,
        event::Who,
        id::Id,
        interview::{DebriefStep, Verdict},
        moment::Moment,
        records::{Advice, Lead, LeadOutcome, Promise, Referral},
        when::words,
    },
};

/// One table under its heading.
pub struct Table {
    pub heading: &'static str,
    pub rows: Vec<Vec<Piece>>,
}

/// The tables in their order; those without rows among them.
pub fn tables(whole: &Whole<'_>) -> Vec<Table> {
    let contact = whole.contact;
    let names = told(&contact.referrals, |referral| referral.logged_at);
    let promises = told(&contact.promises, |promise| promise.logged_at);
    let advice = told(&contact.advice, |advice| advice.logged_at);
    let leads = told(&contact.leads, |lead| lead.logged_at);
    vec![
        Table { heading: "HOW IT WENT", rows: went(whole) },
        Table { heading: "NAMES", rows: names.map(|(id, referral)| named(id, referral, whole)).collect() },
        Table {
            heading: "PROMISES",
            rows: promises.map(|(id, promise)| promised(id, promise, whole)).collect(),
        },
        Table { heading: "ADVICE", rows: advice.map(|(id, advice)| advised(id, advice)).collect() },
        Table { heading: "LEADS", rows: leads.map(|(id, lead)| heard_of(id, lead)).collect() },
    ]
}

/// Records in the order in which they were told.
fn told<T>(
    records: &LiteMap<Id, T>,
    when: impl Fn(&T) -> DateTime<FixedOffset>,
) -> impl Iterator<Item = (Id, &T)> {
    let mut told: Vec<(Id, &T)> = records.iter().map(|(id, record)| (*id, record)).collect();
    told.sort_by_key(|(_, record)| when(record));
    told.into_iter()
}

fn row(id: Id, pieces: impl IntoIterator<Item = String>) -> Vec<Piece> {
    [Piece::toned(id.to_string(), Tone::Faint)]
        .into_iter()
        .chain(pieces.into_iter().map(Piece::from))
        .collect()
}

/// What was noted of each talk, one line a kind.
fn went(whole: &Whole<'_>) -> Vec<Vec<Piece>> {
    let mut rows = Vec::new();
    for standing in &whole.standing.interviews {
        let waiting = debrief::waiting(whole.contact, standing.id);
        let waiting = waiting.into_iter().map(DebriefStep::words).collect::<Vec<_>>().join(", ");
        let noted = standing.interview.debrief.clone().unwrap_or_default();
        let gaps: Vec<&str> = noted.gaps.iter().map(|gap| gap.what.as_str()).collect();
        let verdict = match noted.verdict {
            Some(Verdict::Yes) => "yes",
            Some(Verdict::No) => "no",
            Some(Verdict::NotSure) => "not sure",
            None => "",
        };
        let lines = [
            ("what stays", noted.stays.as_str()),
            ("drew you", &noted.drew),
            ("put you off", &noted.put_off),
            ("surprised you", &noted.surprised),
            ("for you", verdict),
            ("you bring", &noted.bring),
            ("missing", &gaps.join(", ")),
            ("still open", &waiting),
        ];
        let lines = lines.into_iter().filter(|(_, text)| !text.is_empty());
        rows.extend(lines.map(|(what, text)| row(standing.id, [what.to_owned(), text.to_owned()])));
    }
    rows
}

fn named(id: Id, referral: &Referral, whole: &Whole<'_>) -> Vec<Piece> {
    let to = referral.to.and_then(|to| whole.reading.book.contact(to));
    let name = to.map_or(referral.name.as_str(), |contact| contact.name.as_str());
    let word = if referral.introduced { "introduced" } else { "named" };
    row(id, [name.to_owned(), format!("{word} {}", words::full_moment(referral.at))])
}

fn promised(id: Id, promise: &Promise, whole: &Whole<'_>) -> Vec<Piece> {
    let by = match promise.by {
        Who::Me => "you".to_owned(),
        Who::Them => whole.contact.name.to_string(),
    };
    let state = match (promise.kept_at, promise.due) {
        (Some(at), _) => format!("kept {}", words::full_moment(at)),
        (None, Some(due)) => format!("by {}", words::full_date(due)),
        (None, None) => "open".to_owned(),
    };
    row(id, [by, promise.text.clone(), state])
}

fn advised(id: Id, advice: &Advice) -> Vec<Piece> {
    let state = match (advice.closed_at, advice.left) {
        (None, _) => "open".to_owned(),
        (Some(at), false) => format!("tried {}", words::full_moment(at)),
        (Some(at), true) => format!("left {}", words::full_moment(at)),
    };
    row(id, [advice.text.clone(), state, advice.outcome.clone()])
}

fn heard_of(id: Id, lead: &Lead) -> Vec<Piece> {
    let outcome = |outcome: LeadOutcome| match outcome {
        LeadOutcome::LookedInto => "looked into",
        LeadOutcome::Applied => "applied",
        LeadOutcome::PassedBy => "passed by",
    };
    let at = |at: Option<Moment>| at.map(|at| format!(" {}", words::full_moment(at))).unwrap_or_default();
    let state = match (lead.outcome, lead.closes) {
        (Some(known), _) => format!("{}{}", outcome(known), at(lead.outcome_at)),
        (None, Some(day)) => format!("closes {}", words::full_date(day)),
        (None, None) => "open".to_owned(),
    };
    row(id, [lead.text.clone(), state])
}
